/** Names of credentials: whole words decide, and other words of the name can take it back. */
import type { CredentialKind } from './kling/credentials.js';
import type { ValuePattern } from './placeholders.js';
import { environmentOfName } from './environment-names.js';
import { findPhrase, holdsPhrase, remembered, splitWords, terms, type WordList } from './words.js';

/** What a name can be the name of. */
export type NamedCredential = CredentialKind | 'authorization' | 'credentials' | 'password';

/** The phrases that name one kind of credential. */
export interface CredentialWords extends WordList {
  readonly kind: NamedCredential;
}

/**
 * Phrases that name a credential. The longest phrase in a name decides (`accessKeySecret` is a secret key,
 * `accessKeyId` an access key), and only when `NEUTRALISING_WORDS` leave it alone. A name promotes a value that could be
 * a key; it is never a finding by itself.
 */
export const CREDENTIAL_WORDS: readonly CredentialWords[] = [
  {
    kind: 'access-key',
    words: terms('access key, accesskey, access key id, accesskey id, ak, kling ak, access keys'),
    matches: ['accessKey', 'KLING_ACCESS_KEY', 'klingAccessKeyId', 'ak', 'KLING_AK', 'access-key'],
    leaves: ['access', 'keyAccess', 'break', 'hasAccessKey', 'accessKeyName', 'accessKeyLength', 'akin'],
    from: 'Kling API docs, authentication; environment names and parameters in public integrations, 2026-11',
  },
  {
    kind: 'secret-key',
    words: terms(`
      secret key, secretkey, secret access key, access key secret, access secret, api secret, app secret,
      client secret, signing key, jwt key, private key, sk, secret, secret keys
    `),
    matches: [
      'secretKey',
      'KLING_SECRET_KEY',
      'KLINGAI_ACCESS_KEY_SECRET',
      'apiSecret',
      'sk',
      'secret',
      'KLING_SK',
    ],
    leaves: [
      'secretName',
      'secretId',
      'SECRET_ARN',
      'secretKeyPath',
      'task',
      'secretsManager',
      'secretary',
      'risk',
    ],
    from: 'Kling API docs, authentication; environment names and parameters in public integrations, 2026-11',
  },
  {
    kind: 'api-key',
    words: terms(`
      api key, apikey, api token, kling key, klingai key, kling ai key, fal key, x api key, api keys
    `),
    matches: ['apiKey', 'KLING_API_KEY', 'klingKey', 'KLING_AI_API_TOKEN', 'apikey', 'x-api-key'],
    leaves: [
      'apiKeyName',
      'API_KEY_HEADER',
      'monkey',
      'keyboard',
      'key',
      'showApiKey',
      'apiKeyCount',
      'apiKeyId',
    ],
    from: 'Kling API docs, API keys page; environment names of gateways and public integrations, 2026-11',
  },
  {
    kind: 'token',
    words: terms(`
      jwt, jwt token, token, access token, auth token, bearer token, bearer, kling token, kling jwt
    `),
    matches: ['token', 'jwt', 'klingToken', 'accessToken', 'AUTH_TOKEN', 'bearerToken', 'authJwt'],
    leaves: [
      'tokens',
      'maxTokens',
      'tokenCount',
      'tokenUsage',
      'csrfToken',
      'nextPageToken',
      'cancelToken',
      'tokenExpiry',
    ],
    from: "names of signing helpers and their results in public integrations of Kling's API, 2026-11",
  },
  {
    kind: 'authorization',
    words: terms(`
      authorization, authorisation, auth header, authorization header, auth headers, proxy authorization
    `),
    matches: ['Authorization', 'authHeader', 'authorization', 'klingAuthHeaders', 'authorizationHeader'],
    leaves: [
      'author',
      'authorize',
      'authorizationUrl',
      'isAuthorized',
      'authorizationType',
      'authHeaderName',
    ],
    from: 'RFC 9110, Authorization; helper names in public integrations, 2026-11',
  },
  {
    kind: 'webhook-secret',
    words: terms(`
      webhook secret, webhook secret key, webhook signing secret, webhook signing key, webhook key,
      webhook token, callback secret, callback token, signing secret, whsec
    `),
    matches: [
      'webhookSecret',
      'KLING_WEBHOOK_SECRET',
      'webhookSigningSecret',
      'callbackToken',
      'signingSecret',
    ],
    leaves: ['webhookUrl', 'webhookSecretName', 'webhookId', 'callbackUrl', 'hasWebhookSecret', 'webhook'],
    from: 'Kling API docs, callbacks page (sample names the variable KLING_WEBHOOK_SECRET); Standard Webhooks specification, 1.0',
  },
  {
    kind: 'credentials',
    words: terms('credential, credentials, creds'),
    matches: ['credentials', 'klingCredentials', 'creds', 'apiCredential'],
    leaves: ['withCredentials', 'credentialsPath', 'hasCredentials', 'credentialType', 'sacred'],
    from: 'objects that hold both keys in public integrations, and the credentials of n8n nodes, 2026-11',
  },
  {
    kind: 'password',
    words: terms('password, passwd, passphrase, pwd'),
    matches: ['password', 'DB_PASSWORD', 'userPasswd', 'passphrase'],
    leaves: [
      'changePassword',
      'passwordField',
      'PASSWORD_MIN_LENGTH',
      'passwordHash',
      'forgotPassword',
      'compass',
    ],
    from: 'CWE-798; lists of other analysers agree on these words',
  },
];

/**
 * Words after the phrase that make the name say something *about* the credential: `secretKeyName` is no secret key, and
 * `tokenToString` spells a token of a grammar. Any of them neutralises, wherever it stands behind the phrase.
 */
export const NEUTRALISING_WORDS: WordList = {
  words: terms(`
      name, names, id, ids, arn, ref, reference, alias, label, title, text, description, desc, header,
      headers, field, fields, column, attribute, attr, prop, property, param, params, parameter, variable,
      var, env, input, form, placeholder, hint, help, tooltip, message, messages, msg, error, errors, err,
      warning, code, status, state, type, kind, mode, scheme, schema, format, pattern, regex, regexp, re,
      prefix, suffix, separator, length, len, size, count, counts, total, number, num, index, limit,
      limits, max, min, usage, cost, price, budget, rate, quota, version, url, uri, endpoint, host, path,
      paths, file, filename, dir, directory, folder, route, page, link, source, location, region, store,
      storage, cache, manager, provider, service, client, factory, generator, builder, handler, helper,
      getter, resolver, validator, verifier, parser, middleware, guard, config, options, opts, settings,
      policy, rotation, expiry, expires, expire, expired, expiration, exp, ttl, lifetime, age, time,
      timestamp, date, at, in, days, seconds, ms, issuer, audience, subject, algorithm, alg, hash, hashed,
      digest, fingerprint, checksum, masked, mask, redacted, encrypted, set, exists, present, provided,
      configured, loaded, found, valid, invalid, missing, required, enabled, disabled, visible, button,
      dialog, modal, icon, color, class, style, test, check, ok, to string, balance, remaining, used, left,
      spent, amount, symbol, decimals, address, contract, supply, holder
    `),
  matches: [
    'secretKeyName',
    'tokenCount',
    'apiKeyHeader',
    'tokenExpiresAt',
    'ACCESS_KEY_ENV',
    'secretArn',
    'authTokenUrl',
    'tokenToString',
    'tokenBalance',
  ],
  leaves: ['secretKey', 'KLING_API_KEY', 'klingToken', 'webhookSecret', 'tokenValue', 'rawToken'],
  from: 'gitleaks and Bearer issue threads on names of variables; names in public integrations, 2026-11',
};

/**
 * Words before the phrase that do the same: `hasAccessKey` is a boolean, `maxTokens` a number, `csrfToken` belongs to
 * somebody else's protocol.
 */
export const NEUTRALISING_PREFIXES: WordList = {
  words: terms(`
      has, is, no, not, if, should, can, needs, need, require, requires, required, missing, invalid,
      valid, validate, verify, check, wrong, bad, missed, max, min, num, total, count, per, public, show,
      hide, toggle, reveal, on, handle, change, forgot, reset, set, save, delete, remove, revoke, rotate,
      use, masked, redacted, hashed, encrypted, mask, redact, hash, csrf, xsrf, page, cancel,
      cancellation, invite, push, fcm, device, session, refresh, id, continuation, next, sync,
      unsubscribe, verification, confirmation, design, theme, sort, primary, foreign, partition, without,
      idempotency, captcha, turnstile, stop, with, pretty, progress, lex
    `),
  matches: [
    'hasAccessKey',
    'maxToken',
    'csrfToken',
    'showApiKey',
    'isTokenSet',
    'MISSING_SECRET_KEY',
    'nextPageToken',
  ],
  leaves: ['klingAccessKey', 'accessToken', 'myApiKey', 'userToken', 'defaultSecret', 'prodSecretKey'],
  from: 'Bearer, gitleaks and desloppify issue threads; names in public integrations, 2026-11',
};

/** What holds texts or states about passwords under the names of fields. */
export const TEXT_HOLDERS: WordList = {
  words: terms(
    'errors, error, messages, labels, placeholders, translations, strings, texts, hints, touched, dirty, fields',
  ),
  matches: ['errors', 'formErrors', 'labels', 'touched'],
  leaves: ['user', 'body', 'config', 'values'],
  from: 'Formik, React Hook Form and VeeValidate docs; public forms, 2026-11',
};

/** Messages of parsers and template engines, in which a token is one of a grammar. */
export const GRAMMAR_MESSAGE: ValuePattern = {
  pattern: /\b(?:un)?(?:expected|recogni[sz]ed)\b/i,
  matches: ['Unexpected token ', 'Expected ', 'unrecognised token: '],
  leaves: ['Rejected token ', 'Invalid token: ', 'token '],
  from: 'error messages of JSON.parse, acorn, PostCSS and template engines, 2026-11',
};

/** What is put in the place of a secret. */
export const MASK_TEXT: ValuePattern = {
  pattern:
    /\*{2,}|•{2,}|x{3,}|\.{3}|…|redact|mask|hidden|removed|censor|filtered|omitted|^$|^[<[({][\w -]{1,40}[>\])}]$/i,
  matches: ['***', 'Bearer ***', '[REDACTED]', '<token>', 'hidden', 'sk-xxxx', ''],
  leaves: ['-', '_', ' ', 'a', '\n'],
  from: 'replacements in public redacting helpers, 2026-11',
};

/** Regular expressions that say, in their own words, that they look for a secret in a text. */
export const SECRET_PATTERN: ValuePattern = {
  pattern: /bearer|basic|auth|token|jwt|eyJ|key|secret|credential|passw|\bsk\b|\bak\b/i,
  matches: ['Bearer\\s+\\S+', '(api[_-]?key=)[^&]+', 'eyJ[\\w.-]+', '"authorization":"[^"]*"'],
  leaves: ['https?:\\/\\/\\S+', '\\s+', '[^\\w]', '^.{4}'],
  from: 'patterns in public redacting helpers, 2026-11',
};

/** The words that phrases of credentials end in: a name without any holds none. */
const LAST_WORDS: ReadonlySet<string> = new Set(
  CREDENTIAL_WORDS.flatMap(({ words }) => words.map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1))),
);

/**
 * Gets which credential a name holds, or null: `klingSecretKey`, `KLING_AK`, `'x-api-key'`.
 * The longest phrase decides; words around it that make the name mean something else give null.
 */
export const credentialOfName = remembered((name: string): NamedCredential | null => {
  const words = splitWords(name);
  if (!words.some((word) => LAST_WORDS.has(word))) return null;
  let best: { kind: NamedCredential; start: number; end: number } | null = null;
  for (const { kind, words: phrases } of CREDENTIAL_WORDS) {
    for (const phrase of phrases) {
      const end = findPhrase(words, phrase);
      const start = end - phrase.split(' ').length;
      if (end >= 0 && (best === null || end - start > best.end - best.start)) best = { kind, start, end };
    }
  }
  if (best === null) return null;
  const { kind, start, end } = best;
  const isNeutral =
    holdsPhrase(words.slice(end), NEUTRALISING_WORDS.words) ||
    holdsPhrase(words.slice(0, start), NEUTRALISING_PREFIXES.words);
  return isNeutral ? null : kind;
});

/** Last words of a name that say where a credential is to be found. */
const WHERE = terms(
  'id, ids, name, names, arn, arns, ref, refs, reference, path, paths, env, var, variable, version',
);

/** Holds if a name says that it holds the id or the name of a credential, not the credential: `secretId`, `apiKeyName`. */
export function isSecretIdName(name: string): boolean {
  const words = splitWords(name).filter((word) => environmentOfName(word) === null);
  let end = words.length;
  while (end > 1 && WHERE.includes(words[end - 1] ?? '')) end -= 1;
  if (end === words.length) return false;
  const rest = words.slice(0, end);
  const kind = credentialOfName(rest.join('_'));
  return (kind !== null && kind !== 'password') || rest.at(-1) === 'secret';
}
