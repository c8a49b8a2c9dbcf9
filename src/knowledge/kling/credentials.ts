/** What Kling's credentials look like, and the names that hold them. */
import { GATEWAYS } from './gateways.js';

/** The kinds of secret text around Kling. An access key identifies, all others authorise. */
export type CredentialKind = 'access-key' | 'secret-key' | 'api-key' | 'token' | 'webhook-secret';

/** How one kind of credential looks. */
export interface CredentialShape {
  readonly kind: CredentialKind;
  /** Matches the credential anywhere in a text; no flags, so that it holds no state. */
  readonly pattern: RegExp;
  /** The shape belongs to Kling alone; otherwise it counts only where a name or a use supports it. */
  readonly certain: boolean;
}

/** The shapes, the most telling first. */
export const CREDENTIAL_SHAPES = [
  // One published value and several prefix tests in public code, 2026; 43 characters, taken from 20 on.
  { kind: 'api-key', pattern: /(?<![\w-])api-key-kling-[\w-]{20,}/, certain: true },
  // Vendor docs, callbacks page, captured 2026-09-20. The prefix is shared by all users of Standard Webhooks.
  { kind: 'webhook-secret', pattern: /\bwhsec_[A-Za-z\d+/]{24,}={0,2}/, certain: false },
  // RFC 7519, any signed token: header and payload are base64url of a JSON object.
  {
    kind: 'token',
    pattern: /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
    certain: false,
  },
  // Three published pairs in public code, 2026: 32 characters of an alphabet of 36 that look unlike each other.
  { kind: 'access-key', pattern: /\bA[A-HJ-NP-RTYabd-hkmnprty3489]{31}\b/, certain: false },
  { kind: 'secret-key', pattern: /\b[A-HJ-NP-RTYabd-hkmnprty3489]{32}\b/, certain: false },
] as const satisfies readonly CredentialShape[];

/** How every API key begins: its first characters identify nothing. */
// Public code, 2026.
export const API_KEY_PREFIX = 'api-key-kling-';

/** How every webhook secret begins. */
// Vendor docs, callbacks page, captured 2026-09-20.
export const WEBHOOK_SECRET_PREFIX = 'whsec_';

/** Variables by whose prefix a bundler copies the value into code that browsers receive. Longest first. */
// Documentation of Next.js, Nuxt, Create React App, Expo, Gatsby, Astro/SvelteKit and Vite, 2025.
export const PUBLIC_ENV_PREFIXES = [
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'EXPO_PUBLIC_',
  'REACT_APP_',
  'GATSBY_',
  'PUBLIC_',
  'VITE_',
] as const;

/** Words of a variable's name that name Kling, in upper case. */
// Environment names in public code, 2026-11.
export const ENV_STEMS = ['KLING', 'KLINGAI', 'KOLORS'] as const;

/** Last words of a variable's name that say it holds something about a credential, not the credential. */
// Environment names in public code, 2026-11. A `_FILE` or `_PATH` is where a mounted secret lies.
export const EXEMPT_ENV_ENDINGS = [
  'URL',
  'URI',
  'BASE',
  'ENDPOINT',
  'HOST',
  'DOMAIN',
  'ORIGIN',
  'MODEL',
  'REGION',
  'VERSION',
  'NAME',
  'ARN',
  'PATH',
  'FILE',
  'HEADER',
  'PREFIX',
  'COUNT',
  'LIMIT',
  'LENGTH',
  'TTL',
  'EXPIRY',
  'EXPIRES',
  'EXPIRATION',
  'SECONDS',
  'MS',
  'DAYS',
  'ENABLED',
] as const;

/** Which words in a variable's name make it hold which credential: the first row with all its words decides. */
// Environment names in public code, 2026-11.
export const ENV_CREDENTIAL_WORDS = [
  { words: ['WEBHOOK', 'SECRET'], kind: 'webhook-secret' },
  { words: ['WEBHOOK', 'TOKEN'], kind: 'webhook-secret' },
  { words: ['WEBHOOK', 'KEY'], kind: 'webhook-secret' },
  { words: ['CALLBACK', 'SECRET'], kind: 'webhook-secret' },
  { words: ['SECRET'], kind: 'secret-key' },
  { words: ['SECRETKEY'], kind: 'secret-key' },
  { words: ['SK'], kind: 'secret-key' },
  { words: ['TOKEN'], kind: 'token' },
  { words: ['JWT'], kind: 'token' },
  { words: ['ACCESS', 'KEY'], kind: 'access-key' },
  { words: ['ACCESSKEY'], kind: 'access-key' },
  { words: ['AK'], kind: 'access-key' },
  { words: ['APIKEY'], kind: 'api-key' },
  { words: ['KEY'], kind: 'api-key' },
] as const satisfies readonly { readonly words: readonly string[]; readonly kind: CredentialKind }[];

/** Credential variables seen in public code, as examples of the rule above. */
// Public code, 2026-11; KLING_WEBHOOK_SECRET is the vendor's own sample.
export const KNOWN_ENV_NAMES = [
  'KLING_ACCESS_KEY',
  'KLING_SECRET_KEY',
  'KLING_API_KEY',
  'KLING_API_SECRET',
  'KLING_AK',
  'KLING_SK',
  'KLING_KEY',
  'KLING_ACCESS_KEY_ID',
  'KLING_ACCESS_KEY_SECRET',
  'KLING_AI_API_KEY',
  'KLING_AI_API_TOKEN',
  'KLING_VTO_ACCESS_KEY',
  'KLING_IMAGE_ACCESS_KEY',
  'KLING_WEBHOOK_SECRET',
  'KLING_WEBHOOK_TOKEN',
  'KLINGAI_ACCESS_KEY',
  'KLINGAI_SECRET_KEY',
  'KLINGAI_API_KEY',
  'KLINGAI_ACCESS_KEY_ID',
  'KLINGAI_API_ACCESS_KEY',
  'KLINGAI_API_SECRET_KEY',
  'KLINGAI_AK',
  'KLINGAI_SK',
] as const;

/** The public-bundle prefix that a variable's name begins with, or `undefined`. */
export function publicEnvPrefix(name: string): string | undefined {
  return PUBLIC_ENV_PREFIXES.find((prefix) => name.startsWith(prefix));
}

/**
 * The kind of Kling credential that an environment variable holds by its name, or `undefined` for none.
 * A public prefix makes no difference. The key of a gateway counts, as an API key.
 */
export function envCredential(name: string): CredentialKind | undefined {
  const prefix = publicEnvPrefix(name) ?? '';
  const bare = name.slice(prefix.length).toUpperCase();
  if (GATEWAYS.some((row) => row.envNames.some((known) => known === bare))) return 'api-key';
  const words = bare.split('_');
  if (!ENV_STEMS.some((stem) => words.includes(stem))) return undefined;
  if (isAboutCredential(bare)) return undefined;
  return ENV_CREDENTIAL_WORDS.find((row) => row.words.every((word) => words.includes(word)))?.kind;
}

/** Holds if a variable's name says that it holds something about a credential, such as where it lies. */
export function isAboutCredential(name: string): boolean {
  const words = name.toUpperCase().split('_');
  const last = words.at(-1);
  if (EXEMPT_ENV_ENDINGS.some((ending) => ending === last)) return true;
  // The id of a key is the access key; the id of a secret is its name in a secrets manager.
  return last === 'ID' && words.at(-2) === 'SECRET';
}
