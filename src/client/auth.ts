/** Turns credentials into the `Authorization` header, and keeps it no longer than it should live. */
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import {
  type Generation,
  JWT_ALGORITHM,
  JWT_MAX_LIFETIME_SECONDS,
  JWT_NOT_BEFORE_SKEW_SECONDS,
  KEY_ROTATION_DAYS,
} from '../knowledge/kling/index.js';
import type { AccessKeyCredentials, CredentialProvider, Credentials } from './credentials.js';
import { KlingError } from './errors.js';
import { isRecord } from './json.js';

/** How an authorizer is set up. */
export interface AuthorizerOptions {
  readonly provider: CredentialProvider;
  /** Seconds until the provider is asked again. */
  readonly ttlSeconds: number;
  /** The environment that this process runs in. */
  readonly environment: string | undefined;
  /** Receives what is no error yet. */
  readonly warn: (message: string) => void;
}

/** Gives the header for a request. Only the transport holds one; the header never leaves it. */
export interface Authorizer {
  /**
   * The value of `Authorization` for a route of this generation.
   * @throws KlingError `credentials-unavailable`, `credentials-invalid`, `credentials-shared`, `api-key-required`
   */
  authorize(generation: Generation): Promise<string>;
  /** Forget what is cached: the API has refused it. */
  reset(): void;
}

interface Grant {
  readonly authorization: string;
  readonly generations: readonly Generation[];
  readonly refreshAt: number;
}

/** A token is replaced at least this long before it expires. */
const EARLY_SECONDS = 300;

const DAY_SECONDS = 24 * 60 * 60;

/** Which environment uses which key in this process, by a hash of the key. */
const environments = new Map<string, string>();

/** An authorizer that asks the provider when it has nothing fresh. Concurrent requests share one question. */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const ttl = Math.min(options.ttlSeconds, JWT_MAX_LIFETIME_SECONDS - EARLY_SECONDS);
  let grant: Grant | undefined;
  let pending: Promise<Grant> | undefined;
  let warned: string | undefined;

  async function issue(): Promise<Grant> {
    const credentials = await ask(options.provider);
    const seconds = Math.floor(Date.now() / 1000);
    const fingerprint = fingerprintOf(credentials);
    requireOwnKey(fingerprint, credentials.environment, options.environment);
    const days = Math.floor((seconds - Number(credentials.issuedAt) / 1000) / DAY_SECONDS);
    if (days > KEY_ROTATION_DAYS && warned !== fingerprint) {
      warned = fingerprint;
      options.warn(`The Kling key is ${days} days old; rotate it every ${KEY_ROTATION_DAYS} days.`);
    }
    const simple = 'apiKey' in credentials;
    const bearer = simple ? requireKey(credentials.apiKey) : await sign(credentials, seconds);
    const generations: readonly Generation[] = simple ? ['v1', 'path'] : ['v1'];
    return { authorization: `Bearer ${bearer}`, generations, refreshAt: seconds + ttl };
  }

  async function current(): Promise<Grant> {
    if (grant !== undefined && Date.now() / 1000 < grant.refreshAt) return grant;
    pending ??= issue().finally(() => {
      pending = undefined;
    });
    grant = await pending;
    return grant;
  }

  return {
    async authorize(generation) {
      const { authorization, generations } = await current();
      if (!generations.includes(generation)) throw new KlingError('api-key-required');
      return authorization;
    },
    reset() {
      grant = undefined;
    },
  };
}

async function ask(provider: CredentialProvider): Promise<Credentials> {
  let credentials: Credentials;
  try {
    credentials = await provider();
  } catch {
    throw new KlingError('credentials-unavailable');
  }
  // `in` on a bare key would quote it in a TypeError.
  if (!isRecord(credentials)) throw new KlingError('credentials-invalid');
  return credentials;
}

function fingerprintOf(credentials: Credentials): string {
  const key = requireKey('apiKey' in credentials ? credentials.apiKey : credentials.accessKey);
  return createHash('sha256').update(key).digest('base64');
}

/** Refuses a key whose label, or whose use in this process, is another environment's. */
function requireOwnKey(fingerprint: string, label: string | undefined, environment: string | undefined) {
  if (environment === undefined) return;
  const owner = label ?? environments.get(fingerprint) ?? environment;
  if (owner !== environment) throw new KlingError('credentials-shared');
  environments.set(fingerprint, environment);
}

function sign({ accessKey, secretKey }: AccessKeyCredentials, seconds: number): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: JWT_ALGORITHM, typ: 'JWT' })
    .setIssuer(requireKey(accessKey))
    .setNotBefore(seconds - JWT_NOT_BEFORE_SKEW_SECONDS)
    .setExpirationTime(seconds + JWT_MAX_LIFETIME_SECONDS)
    .sign(new TextEncoder().encode(requireKey(secretKey)));
}

/** Keys are printable ASCII without spaces; a line break at the end of a secret file is a common slip. */
function requireKey(key: unknown): string {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,512}$/.test(key)) {
    throw new KlingError('credentials-invalid');
  }
  return key;
}
