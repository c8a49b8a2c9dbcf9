/** Values that are no credentials: stand-ins that a reader must replace, and texts that could not be a key. */

/** A pattern over a whole value, with values that it must and must not match. No pattern holds state. */
export interface ValuePattern {
  readonly pattern: RegExp;
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}

/** Stand-ins for a credential. They are faults only where they reach a use. */
export const PLACEHOLDERS: readonly ValuePattern[] = [
  {
    pattern:
      /^(?:[a-z\d]{1,24}[\s_.-]){0,2}(?:your|my)[\s_.-]?(?:[a-z\d]{1,24}[\s_.-]){0,3}(?:key|secret|token|password|jwt|ak|sk)s?(?:[\s_.-][a-z]{1,12}){0,3}$/i,
    matches: [
      'your_access_key',
      'YOUR-API-KEY',
      'your_kling_secret_key_here',
      'my-secret-key',
      'Bearer your_token',
      'your key',
    ],
    leaves: ['yourself', 'my-kling-secret-9f8a7b6c', 'AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr', 'myth'],
    from: 'Kling API docs, authentication samples; README files of public integrations, 2026-11',
  },
  {
    pattern: /^(?:Bearer )?(?:<[^<>]*>|\[[^[\]]*\]|\{\{?[^{}]*\}?\}|\$\{?\w+\}?|%\w+%)$/,
    matches: [
      '<ACCESS_KEY>',
      '[your key]',
      '{{KLING_API_KEY}}',
      '${KLING_SECRET_KEY}',
      '$KLING_KEY',
      '%KLING_KEY%',
      'Bearer <token>',
    ],
    leaves: ['a<b', 'AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr', '{"a":1,"b":2'],
    from: 'template syntaxes of shells, Mustache, GitHub Actions and documentation',
  },
  {
    pattern:
      /^(?:Bearer )?(?:(?:ak|sk|key|api[-_]?key|token|secret)[-_:]?)?(?:x{3,}|\*{3,}|\.{3,}|…+|-{3,}|_{3,}|0{6,}|\?{3,}|#{3,})$/i,
    matches: ['xxx', 'XXXXXXXX', '***', '...', 'sk-xxxx', 'ak_xxxxxxxx', '0000000000', '…', 'Bearer ***'],
    leaves: ['x', 'xxAbC3dEf4', '0', 'sk-AbC3dEf4GhJk'],
    from: 'README files of public integrations, 2026-11',
  },
  {
    pattern: /^[^xX*.…\s]{0,40}(?:x{4,60}|X{4,60}|\*{4,60}|\.{3,60}|…)(?:[a-wyzA-WYZ\d_-][\w-]{0,7})?$/,
    matches: ['ak_xxxxxxxxxxxx', 'api-key-kling-xxxxxxxxxxxx', 'sk_live_...', 'A1b2...', 'eyJ...'],
    leaves: ['AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr', 'xxx1', 'maxx'],
    from: 'README files of public integrations, 2026-11',
  },
  {
    pattern:
      /^(?:change[-_ ]?me|replace[-_ ]?(?:me|this|with[-\w ]{1,40})|fill[-_ ]?(?:me|in|this)(?:[-_ ]in)?|insert[-\w ]{1,40}|enter[-\w ]{1,40}|todo|tbd|fixme|none|null|undefined|n\/?a|empty|unset|not[-_ ]?set|placeholder|redacted|\[redacted\]|hidden|secret|password|token|key)[-_!.]{0,8}$/i,
    matches: [
      'changeme',
      'CHANGE_ME',
      'replace-me',
      'TODO',
      'placeholder',
      'insert_key_here',
      'replace_with_your_key',
      'secret',
    ],
    leaves: ['changed', 'AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr', 'secretAbC3dEf4'],
    from: 'README files and .env.example files of public integrations, 2026-11',
  },
  {
    pattern:
      /^(?:[a-z\d]{1,16}[-_. ]){0,4}(?:dummy|fake|mock|mocked|stub|sample|example|placeholder|demo|test|testing|foo|bar|baz|foobar|lorem|asdf|qwerty|not[-_ ]?real|invalid|bogus)\d{0,6}(?:[-_. ][a-z\d]{1,16}){0,4}$/i,
    matches: [
      'dummy',
      'test-key',
      'fake_access_key',
      'example-token',
      'kling-test-secret',
      'foo',
      'mock_jwt_token',
      'TEST_SK_1',
    ],
    leaves: [
      'AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr',
      'latest',
      'contestA4bd',
      'api-key-kling-Q3JkMnPr3TyA4bdEfGhkMnPr8s7d6f5g4h3j2k1l',
    ],
    from: 'dummy values in test suites of public integrations; CodeQL issue 16359 asks for such a list to be published',
  },
  {
    pattern: /^(?:ak|sk)(?:[-_](?:[a-z]{1,12}|\d{1,10}|[a-z\d]{1,6})){1,5}$/,
    matches: ['ak_123', 'sk_dev_abc', 'ak_your_key', 'sk_test_123456', 'ak_prod_key'],
    leaves: ['ak', 'AKIA3dEf4GhJkMnPr3Ty', 'sk_AbC3dEf4GhJkMnPr3TyA4bdEf', 'ak-live-9f8e7d6c5b4a3210'],
    from: 'Kling compliance guides: ak_ and sk_ are placeholders, real keys have no prefix',
  },
  {
    pattern:
      /^(?:0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?|abc123|abcdef|abcdefghijklmnopqrstuvwxyz|a{6,}|1{6,}|deadbeef)$/i,
    matches: ['123456', '1234567890', 'abc123', 'aaaaaaaa', 'deadbeef'],
    leaves: ['12', '987654', 'AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr'],
    from: 'dummy values in test suites of public integrations, 2026-11',
  },
];

/**
 * Texts that cannot be a key whatever the name beside them says. To be asked where a name promotes a value, not where a
 * use does: `jwt.sign(claims, 'super-secret-key')` signs with it all the same.
 */
export const NOT_KEYS: readonly ValuePattern[] = [
  {
    pattern: /^.{0,7}$/s,
    matches: ['', 'Bearer', 'HS256', 'key'],
    leaves: ['AbC3dEf4GhJk'],
    from: 'eight characters are fewer than any credential of this field has',
  },
  {
    pattern: /\s/,
    matches: ['Your password is wrong', 'Missing KLING_SECRET_KEY', 'JWT generated'],
    leaves: ['AbC3dEf4GhJkMnPr', 'sentence'],
    from: 'Bearer rules issue 73: messages that mention a password. A scheme such as `Bearer ` is cut off before asking',
  },
  {
    pattern:
      /^(?:authorization|proxy-authorization|cookie|set-cookie|(?:x|www|webhook|sec|content|accept|api|auth)(?:-[a-z\d]{1,16}){1,6})$/i,
    matches: ['Authorization', 'X-Api-Key', 'x-access-token', 'webhook-signature', 'Content-Type'],
    leaves: ['api-key-kling-Q3JkMnPr3TyA4bdEfGhkMnPr8s7d6f5g4h3j2k1l', 'authorizationA4bd'],
    from: 'IANA HTTP field name registry; header names of gateways',
  },
  {
    pattern: /^[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){1,12}$/,
    matches: ['KLING_SECRET_KEY', 'CHANGE_PASSWORD', 'X_API_KEY'],
    leaves: ['AHJKMNPRTY3489AHJKMNPRTY3489ABCD', 'Kling_Key'],
    from: 'names of environment variables: a map of names is no credential',
  },
  {
    pattern: /^[a-z]{1,40}(?:[-_.:/][a-z]{1,40}){1,12}(?:[-_.:/]v\d{1,2})?$/,
    matches: [
      'access-key',
      'secret_key',
      'kling.auth.token',
      'errors:token/missing',
      'kling/prod/secret',
      'kling_api_key_v2',
    ],
    leaves: ['k3y-v4lue-x9', 'abcdefgh', 'secret-K3y', 'kling-key-9f8a7b6c', 'grey-lion-42'],
    from: 'names in kebab, snake and dotted case: error codes, storage keys, secret ids',
  },
  {
    pattern: /^(?:[a-z_$*]{1,40}|\d{1,2})(?:\.(?:[a-z_$*]{1,40}|\d{1,4})){1,8}$/i,
    matches: [
      'color.primary.500',
      '0.accessKey',
      'config.kling.secretKey',
      '1.headers.Authorization',
      'errors.*.token',
    ],
    leaves: ['AbC3dEf4GhJk.MnPr3TyA4bd', 'a1b2c3d4.e5f6g7h8'],
    from: 'paths of properties: schema errors, form fields, design tokens, the ports of our own rows',
  },
  {
    pattern: /^(?:[a-z]{1,20}|[A-Z][a-z]{1,20})(?:[A-Z][a-z]{1,20}){1,8}$/,
    matches: ['changePassword', 'accessToken', 'KlingApiKey', 'secretKeyField'],
    leaves: ['AbC3dEf4GhJkMnPr', 'aBcDeFgHiJ', 'kRtYhNmPdQ'],
    from: 'Bearer rules issue 73 and foxguard issue 266: identifiers as values',
  },
  {
    pattern: /^[a-z]{1,20}$|^[A-Z][a-z]{1,20}$|^[A-Z]{1,20}$/,
    matches: ['password', 'Authorization', 'PASSWORD', 'development'],
    leaves: ['passw0rd', 'abcdefghijklmnopqrstuvwxyzabcd'],
    from: 'single words',
  },
  {
    pattern: /^(?:[a-z][a-z\d+.-]{1,12}:\/\/|\.{0,2}\/|~\/|mailto:|data:|urn:|arn:|projects\/)/i,
    matches: [
      'https://api.klingai.com',
      './keys/kling.json',
      '/run/secrets/kling',
      'arn:aws:secretsmanager:eu-west-1:1:secret:k',
    ],
    leaves: ['AbC3dEf4GhJkMnPr', 'api-key-kling-Q3JkMnPr3TyA4bdEfGhkMnPr8s7d6f5g4h3j2k1l'],
    from: 'URLs, paths and resource names; user information in a URL is looked at apart',
  },
  {
    pattern: /^[?@#$:%!][a-z]{1,60}$/i,
    matches: ['?InterpolationInTemplate', '@attribute', ':Token'],
    leaves: ['?AbC3dEf4GhJk', '$ecret-K3y'],
    from: 'markers of lexers and templates, whose tokens are no credentials',
  },
  {
    pattern:
      /^[#.]?(?=[a-z\d_.-]{0,80}(?:input|field|label|button|btn|form|dialog|modal|hint|icon)(?![a-z]))[a-z\d]{1,40}(?:[-_.][a-z\d]{1,40}){1,8}$|^#[a-z]{1,40}(?:-[a-z]{1,40}){0,8}$/,
    matches: ['#password-input', '#secret', 'token-input-2', 'login-password-field-1'],
    leaves: ['#1a2b3c4d5e6f', 'grey-lion-42', 'kling-key-9f8a7b6c'],
    from: 'selectors and test ids of public forms, 2026-11',
  },
  {
    pattern: /[<>[\]{}()|\\]/,
    matches: ['<![A-Za-z]+\\s+[^>]*>', '{{ token }}', '(?:bearer)\\s+(.+)'],
    leaves: ['AbC3dEf4GhJkMnPr', 'whsec_AbC3dEf4GhJkMnPr=='],
    from: 'regular expressions, markup and templates: no key, token or secret that is given out has these characters',
  },
  {
    pattern: /^[\d.,:+-]+$/,
    matches: ['20261125', '1781080794.5', '2026-11-25'],
    leaves: ['12a45678', 'AbC3dEf4GhJkMnPr'],
    from: 'numbers, dates and versions',
  },
];

/** Holds if a value stands in for a credential that a reader is to fill in. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((row) => row.pattern.test(value.trim()));
}

/** Holds if a name beside a value may promote it to a credential: it is neither a stand-in nor one of the texts that cannot be. */
export function couldBeKey(value: string): boolean {
  return !isPlaceholder(value) && !NOT_KEYS.some((row) => row.pattern.test(value));
}

/** Words that stand for a password in a sample URL. */
const SAMPLE_PASSWORDS = /^(?:pass(?:word|wd)?|pwd?|secret|token|key|admin|root|user|test|example|x+|\*+)$/i;

/** Gets the password that is written into a URL (`postgres://app:…@db`), or null; that of a sample is none. */
export function passwordInUrl(url: string): string | null {
  const [, user, password] =
    /^[a-z][a-z\d+.-]{1,20}:\/\/([^\s/:@?#]{0,80}):([^\s/:@?#]{3,200})@[^\s@]/i.exec(url) ?? [];
  if (password === undefined || password === user || isPlaceholder(password)) return null;
  return SAMPLE_PASSWORDS.test(password) || /[<>[\]{}()$%]/.test(password.replace(/%[\da-f]{2}/gi, ''))
    ? null
    : password;
}
