/** Checks of libraries, and what a helper that can't be read is believed to check by its name. */
import type { CheckRow, HelperNameRow, Row } from '../analysis/rows.js';
import { terms } from './words.js';

/** Options of validator.js that make a URL check establish more. */
const URL_OPTIONS: CheckRow['options'] = [
  { at: '1.protocols', gives: 'https', only: ['https'] },
  { at: '1.host_whitelist', gives: 'host' },
];

/** Checks of libraries and of the platform. */
const CHECKS: readonly Row[] = [
  {
    kind: 'check',
    api: 'global#URL.canParse',
    subject: '0',
    facts: ['url'],
    outcome: 'true',
    from: 'WHATWG URL standard, URL.canParse',
  },
  {
    kind: 'check',
    api: 'global#URL.parse',
    subject: '0',
    facts: ['url'],
    outcome: 'true',
    from: 'WHATWG URL standard, URL.parse: null when the text is no URL',
  },
  {
    kind: 'check',
    api: ['global#URL.new()', 'url#URL.new()'],
    subject: '0',
    facts: ['url'],
    outcome: 'returns',
    from: 'WHATWG URL standard, URL constructor: throws when the text is no URL',
  },
  {
    kind: 'alias',
    api: 'validator/es#',
    as: 'validator#',
    from: 'validator.js docs, ES6 and tree-shakeable, 13.x',
  },
  {
    kind: 'check',
    api: ['validator#isURL', '{validator/lib/isURL,validator/es/lib/isURL}#', 'class-validator#isURL'],
    subject: '0',
    facts: ['url'],
    outcome: 'true',
    options: URL_OPTIONS,
    from: 'validator.js docs, isURL(str, options), 13.x: http, https and ftp unless options.protocols says otherwise',
  },
  {
    kind: 'check',
    api: [
      'validator#isLength',
      '{validator/lib/isLength,validator/es/lib/isLength}#',
      'validator#isByteLength',
    ],
    subject: '0',
    facts: ['length'],
    limit: '1.max',
    outcome: 'true',
    from: 'validator.js docs, isLength(str, options), 13.x',
  },
  {
    kind: 'check',
    api: 'class-validator#maxLength',
    subject: '0',
    facts: ['length'],
    limit: '1',
    outcome: 'true',
    from: 'class-validator docs, Manual validation, 0.14',
  },
  {
    kind: 'check',
    api: 'class-validator#length',
    subject: '0',
    facts: ['length'],
    limit: '2',
    outcome: 'true',
    from: 'class-validator docs, Manual validation, 0.14: length(value, min, max)',
  },
  {
    kind: 'check',
    api: ['validator#{isIn,equals}', '{validator/lib/isIn,validator/es/lib/isIn}#'],
    subject: '0',
    facts: ['known-value'],
    outcome: 'true',
    from: 'validator.js docs, isIn(str, values), 13.x',
  },
  {
    kind: 'check',
    api: 'validator#{isUUID,isMongoId,isInt,isNumeric,isAlpha,isAlphanumeric,isHexadecimal,isSlug,matches,whitelist}',
    subject: '0',
    facts: ['pattern'],
    outcome: 'true',
    from: 'validator.js docs, Validators, 13.x',
  },
  {
    kind: 'check',
    api: [
      '{is-url,is-url-superb,is-url-http,is-absolute-url,is-valid-http-url}#',
      'valid-url#{isUri,isWebUri,isHttpUri}',
    ],
    subject: '0',
    facts: ['url'],
    outcome: 'true',
    from: 'is-url 1.x, is-url-superb 6.x, is-url-http 2.x, is-absolute-url 4.x and valid-url 1.x docs',
  },
  {
    kind: 'check',
    api: 'valid-url#{isHttpsUri,is_https_uri}',
    subject: '0',
    facts: ['url', 'https'],
    outcome: 'true',
    from: 'valid-url docs, 1.x',
  },
  {
    kind: 'check',
    api: [
      'assert#',
      'assert#{ok,strict}',
      'assert#strict.ok',
      'assert/strict#',
      'assert/strict#ok',
      '@std/assert#{assert,assertExists}',
      '{tiny-invariant,invariant,http-assert,power-assert,assert-plus}#',
      'ts-invariant#invariant',
      'es-toolkit#{assert,invariant}',
      'chai#assert',
      'uvu/assert#ok',
      'outvariant#invariant',
    ],
    subject: '0',
    facts: [],
    outcome: 'returns',
    condition: true,
    from: 'Node.js docs, assert.ok(value), 20 to 24; tiny-invariant 1.x, invariant 2.x, ts-invariant 0.10, es-toolkit 1.x docs',
  },
  {
    kind: 'check',
    api: ['assert#match', 'assert/strict#match', 'assert#strict.match', '@std/assert#assertMatch'],
    subject: '0',
    facts: ['pattern'],
    limit: '1',
    outcome: 'returns',
    from: 'Node.js docs, assert.match(string, regexp), 20 to 24; the pattern decides what it gives',
  },
  {
    kind: 'check',
    api: [
      'dompurify#sanitize',
      'isomorphic-dompurify#sanitize',
      'sanitize-html#',
      'xss#',
      'escape-html#',
      'he#{escape,encode}',
      'xss#filterXSS',
      'striptags#',
    ],
    subject: '0',
    facts: ['sanitized'],
    outcome: 'result',
    from: 'DOMPurify 3.x, sanitize-html 2.x, xss 1.x, escape-html 1.x, he 1.x docs',
  },
];

// No `string`: `isString` and `assertString` look at the type alone.
const LENGTH_NOUNS = terms(
  'prompt, prompts, text, texts, length, len, size, chars, char, characters, input, message, description, content, words, limit, max',
);

const URL_NOUNS = terms(
  'url, urls, uri, uris, link, links, href, image, images, img, imgs, photo, picture, media, video, videos, audio, source, src, asset, https, frame',
);

const HOST_NOUNS = terms(
  'host, hosts, hostname, domain, domains, origin, allowlist, allowlisted, whitelist, whitelisted, allowed, trusted, permitted, approved, ssrf, egress, safe, public',
);

const SHAPE_NOUNS = terms(
  'request, req, body, params, parameters, payload, options, opts, args, data, dto, schema, fields, form, config, query',
);

const ASSERT_VERBS = terms(
  'validate, assert, check, ensure, verify, require, guard, enforce, expect, must, throw, refuse, reject, test',
);

const PREDICATE_VERBS = terms(
  'is, are, has, have, can, should, matches, passes, within, validate, check, verify, test, valid, fits',
);

const FROM = "helper names in public integrations of Kling's API, 2026-11";

/**
 * Helpers believed by name. What each row gives is all it gives:
 *
 * - a noun of prompts or lengths gives `length`; a noun of URLs or media `url` and `https`; only a noun of hosts, allow
 *   lists or trust gives `host`;
 * - `validateRequest`, `validateParams`, `validateBody`, `validateOptions` and kin give `schema`, which says that some of
 *   its shape was looked at and nothing of lengths or hosts: in real code they often look at the model alone;
 * - names with none of the nouns (`validateModel`, `checkAuth`, `validate`) give nothing.
 */
const ASSERTS: readonly HelperNameRow[] = [
  {
    kind: 'helper-name',
    class: 'assert',
    verbs: ASSERT_VERBS,
    nouns: SHAPE_NOUNS,
    ends: true,
    facts: ['schema'],
    matches: ['validateTextToVideoParams', 'assertImageToVideoRequest', 'checkPromptOptions'],
    leaves: ['validatePrompt', 'validateRequestPrompt', 'validateParamsOrThrow'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'assert',
    verbs: ASSERT_VERBS,
    nouns: HOST_NOUNS,
    facts: ['host', 'https', 'url'],
    matches: [
      'assertAllowedHost',
      'ensureTrustedUrl',
      'validateImageHost',
      'assertSafeUrl',
      'checkDomainAllowlist',
    ],
    leaves: ['validateImageUrl', 'hostPrompt', 'assertPrompt'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'assert',
    verbs: ASSERT_VERBS,
    nouns: URL_NOUNS,
    facts: ['url', 'https'],
    matches: [
      'validateImageUrl',
      'assertHttpsUrl',
      'checkImage',
      'ensureHttps',
      'verifyMediaUrls',
      'requireHttpsUrl',
    ],
    leaves: ['validateRequest', 'imageCheck', 'validatePrompt', 'curl'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'assert',
    verbs: ASSERT_VERBS,
    nouns: LENGTH_NOUNS,
    facts: ['length'],
    matches: [
      'validatePrompt',
      'assertPromptLength',
      'checkTextLength',
      'ensureMaxLength',
      'validateInput',
      'guardPrompt',
    ],
    leaves: ['validateRequest', 'validateParams', 'promptBuilder', 'checkAuth', 'validateModel', 'validate'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'assert',
    verbs: ASSERT_VERBS,
    nouns: SHAPE_NOUNS,
    facts: ['schema'],
    matches: ['validateRequestOrThrow', 'checkParamsAreValid', 'assertBodyShape'],
    leaves: ['validate', 'validateModel', 'requestCheck', 'buildRequest'],
    from: FROM,
  },
];

/** Helpers whose result must be tested. The ones that tell the bad case stand first. */
const PREDICATES: readonly HelperNameRow[] = [
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: terms('is, are, has, prompt, text, length, too'),
    nouns: terms('long, exceeds, exceeded, over, above, exceeding, oversized'),
    facts: ['length'],
    accepts: 'falsy',
    matches: ['isTooLong', 'isPromptTooLong', 'isOverLimit', 'promptTooLong', 'promptExceedsLimit'],
    leaves: ['isValidPrompt', 'longPrompt', 'belongs', 'isWithinLimit'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: terms('exceeds, over, above, surpasses'),
    nouns: terms('limit, max, maximum, length, size, prompt'),
    facts: ['length'],
    accepts: 'falsy',
    matches: ['exceedsMaxLength', 'exceedsLimit', 'overLimit', 'exceedsPromptLimit'],
    leaves: ['override', 'isWithinLimit', 'maxExceeds'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: terms('is, are, has, contains'),
    nouns: terms(
      'invalid, unsafe, private, internal, blocked, forbidden, disallowed, untrusted, suspicious, loopback, malicious',
    ),
    facts: ['url', 'https', 'host'],
    accepts: 'falsy',
    matches: ['isPrivateUrl', 'isUnsafeHost', 'isBlockedUrl', 'isInvalidUrl'],
    leaves: ['isValidUrl', 'isSafeUrl', 'private'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: PREDICATE_VERBS,
    nouns: HOST_NOUNS,
    facts: ['host', 'https', 'url'],
    matches: ['isAllowedHost', 'isTrustedUrl', 'isSafeImageUrl', 'isWhitelisted', 'checkAllowedDomain'],
    leaves: ['isValidUrl', 'isUrl', 'allowedHosts'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: PREDICATE_VERBS,
    nouns: URL_NOUNS,
    facts: ['url', 'https'],
    matches: ['isUrl', 'isValidUrl', 'isHttpsUrl', 'isValidImageUrl', 'validateImageUrl', 'isImage'],
    leaves: ['isPrompt', 'urlIs', 'curl'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: PREDICATE_VERBS,
    nouns: LENGTH_NOUNS,
    facts: ['length'],
    matches: [
      'isValidPrompt',
      'isPromptValid',
      'checkPrompt',
      'validatePrompt',
      'isWithinLimit',
      'fitsLimit',
    ],
    leaves: ['isValid', 'promptOk', 'isReady', 'isValidModel', 'isString', 'isNonEmptyString'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'predicate',
    verbs: PREDICATE_VERBS,
    nouns: SHAPE_NOUNS,
    facts: ['schema'],
    matches: ['isValidRequest', 'validateBody', 'checkParams', 'hasValidPayload'],
    leaves: ['isValid', 'isReady', 'requestIsOk'],
    from: FROM,
  },
];

const TEXT_NOUNS = terms(
  'prompt, prompts, text, texts, string, str, length, len, input, words, word, chars, characters, description, message, content, caption',
);

/** Helpers whose returned value must be used. */
const TRANSFORMS: readonly HelperNameRow[] = [
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: terms(
      'truncate, truncated, shorten, clamp, clip, cut, ellipsize, ellipsis, abbreviate, condense, crop, trim to',
    ),
    nouns: [],
    facts: ['length'],
    matches: [
      'truncate',
      'truncatePrompt',
      'shortenText',
      'clampPrompt',
      'cutText',
      'condensePrompt',
      'clipText',
    ],
    leaves: ['trim', 'rateLimit', 'limitConcurrency', 'clipboard', 'shortcut', 'execute'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: terms('limit, limited, cap, bound, fit, slice, max, enforce, short, restrict, take'),
    nouns: TEXT_NOUNS,
    facts: ['length'],
    matches: ['limitPrompt', 'limitLength', 'capPromptLength', 'fitPrompt', 'enforcePromptLimitLength'],
    leaves: ['limit', 'rateLimit', 'maxRetries', 'capture', 'limitConcurrency'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: terms(
      'mask, masked, redact, redacted, obfuscate, scrub, anonymize, anonymise, pseudonymize, pseudonymise, censor, conceal, hide, hash, fingerprint, deidentify, tokenize pii',
    ),
    nouns: [],
    facts: ['masked', 'sanitized'],
    matches: [
      'mask',
      'maskKey',
      'redactHeaders',
      'maskAccessKey',
      'obfuscateToken',
      'redactPII',
      'scrubPii',
      'anonymizePrompt',
    ],
    leaves: ['unmaskedKey', 'showKey', 'formatKey', 'decode', 'maskable'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: terms(
      'sanitize, sanitise, sanitized, sanitised, clean, cleanup, cleanse, escape, purify, neutralize, neutralise, defang, filter, normalize, normalise',
    ),
    nouns: TEXT_NOUNS.concat(terms('user, html, control, path, filename, url, id, task')),
    facts: ['sanitized'],
    matches: [
      'sanitizePrompt',
      'cleanText',
      'escapeHtml',
      'sanitizeUserInput',
      'normalizePrompt',
      'sanitiseText',
      'filterPrompt',
    ],
    leaves: ['cleanupTasks', 'trimPrompt', 'escape', 'filterVideos', 'formatPrompt'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: terms('sanitize, sanitise, purify, defang'),
    nouns: [],
    facts: ['sanitized'],
    matches: ['sanitize', 'sanitise', 'purify'],
    leaves: ['clean', 'format', 'trim'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: ASSERT_VERBS.concat(terms('parse, to, as, get, safe, normalize, normalise, resolve')),
    nouns: HOST_NOUNS,
    facts: ['host', 'https', 'url'],
    matches: ['toTrustedUrl', 'parseAllowedUrl', 'asAllowlistedUrl', 'ensureAllowedHost', 'getSafeUrl'],
    leaves: ['parseUrl', 'getUrl', 'normalizeImageUrl'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'transform',
    verbs: ASSERT_VERBS.concat(terms('parse, to')),
    nouns: terms('https, secure'),
    facts: ['url', 'https'],
    matches: ['toHttps', 'ensureHttps', 'parseHttpsUrl', 'toHttpsUrl', 'requireSecureUrl'],
    leaves: ['toUrl', 'getHttpsAgent', 'https'],
    from: FROM,
  },
];

/** Helpers that are given a condition, and those that never come back. */
const CONDITIONS: readonly HelperNameRow[] = [
  {
    kind: 'helper-name',
    class: 'condition',
    verbs: terms('throw if, fail if, reject if, abort if, error if, assert not'),
    nouns: [],
    begins: true,
    facts: [],
    accepts: 'falsy',
    matches: ['throwIf', 'failIf', 'rejectIf', 'assertNot'],
    leaves: ['warnIf', 'logIf', 'rethrowIf', 'assert'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'condition',
    verbs: terms('assert, invariant, ensure, precondition, require'),
    nouns: [],
    begins: true,
    not: terms('if, unless'),
    facts: [],
    matches: ['assert', 'invariant', 'invariantResponse', 'ensure', 'precondition', 'assertTrue'],
    leaves: ['expect', 'warn', 'check', 'assertIf', 'softAssert'],
    from: FROM,
  },
  {
    kind: 'helper-name',
    class: 'exit',
    verbs: terms('throw, raise'),
    nouns: terms(
      'error, exception, request, unauthorized, forbidden, found, invalid, failure, unprocessable, unavailable',
    ),
    begins: true,
    ends: true,
    not: terms('if, on, when, unless, for, maybe, or, last, first, any'),
    facts: [],
    matches: ['throwError', 'throwBadRequest', 'throwHttpError', 'raiseValidationError', 'throwNotFound'],
    leaves: ['throwIfError', 'throwOnError', 'throwIfAborted', 'toThrowError', 'throwBall', 'rethrow'],
    from: FROM,
  },
];

/** Rows of checks, and helpers believed by their names. */
export const VALIDATORS: readonly Row[] = [
  ...CHECKS,
  ...ASSERTS,
  ...PREDICATES,
  ...TRANSFORMS,
  ...CONDITIONS,
];
