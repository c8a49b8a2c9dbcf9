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
import { secretFile } from './credentials.js';
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import { isRecord } from './json.js';
import type { KlingClientOptions } from './options.js';

/** Gives the header for a request. Only the transport holds one; the header never leaves it. */
export interface Authorizer {
  /**
   * The value of `Authorization` for a route of this generation.
   * @throws KlingError `credentials-invalid`, `credentials-shared`, `api-key-required`, `hook-failed`
   */
  authorize(generation: Generation): Promise<string>;
  /** Forget what is cached: the API has refused it. */
  reset(): void;
}

interface Grant {
  readonly authorization: string;
  /** Is it taken by routes of both generations? */
  readonly anyRoute: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A token is replaced at least this long before it expires. */
const EARLY_SECONDS = 300;

/** Which environment uses which key in this process, by a hash of the key. */
const environments = new Map<string, string>();

/** An authorizer that asks the provider when it has nothing fresh. Concurrent requests share one question. */
export function createAuthorizer(options: KlingClientOptions): Authorizer {
  const {
    credentials: provider = secretFile(),
    credentialTtlSeconds = 300,
    environment,
    warn = emit,
  } = options;
  const ttl = Math.min(credentialTtlSeconds, JWT_MAX_LIFETIME_SECONDS - EARLY_SECONDS);
  let grant: Promise<Grant> | undefined;
  let freshUntil = 0;
  let warned: string | undefined;

  async function issue(): Promise<Grant> {
    const credentials = await runHook('credentials', provider);
    // `in` on a bare key would quote it in a TypeError.
    if (!isRecord(credentials)) throw new KlingError('credentials-invalid');
    const anyRoute = 'apiKey' in credentials;
    const key = requireKey(anyRoute ? credentials.apiKey : credentials.accessKey);
    const fingerprint = createHash('sha256').update(key).digest('base64');
    if (environment !== undefined) {
      const owner = credentials.environment ?? environments.get(fingerprint) ?? environment;
      if (owner !== environment) throw new KlingError('credentials-shared');
      environments.set(fingerprint, environment);
    }
    const days = Math.floor((Date.now() - Number(credentials.issuedAt)) / DAY_MS);
    if (days > KEY_ROTATION_DAYS && warned !== fingerprint) {
      warned = fingerprint;
      warn(`The Kling key is ${days} days old; rotate it every ${KEY_ROTATION_DAYS} days.`);
    }
    const bearer = anyRoute ? key : await sign(key, requireKey(credentials.secretKey));
    return { authorization: `Bearer ${bearer}`, anyRoute };
  }

  function reset(): void {
    grant = undefined;
  }

  return {
    async authorize(generation) {
      if (grant === undefined || Date.now() >= freshUntil) {
        freshUntil = Date.now() + ttl * 1000;
        grant = issue();
        grant.catch(reset);
      }
      const { authorization, anyRoute } = await grant;
      if (generation === 'path' && !anyRoute) throw new KlingError('api-key-required');
      return authorization;
    },
    reset,
  };
}

function emit(warning: string): void {
  process.emitWarning(warning, 'KlingWarning');
}

function sign(accessKey: string, secretKey: string): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: JWT_ALGORITHM, typ: 'JWT' })
    .setIssuer(accessKey)
    .setNotBefore(seconds - JWT_NOT_BEFORE_SKEW_SECONDS)
    .setExpirationTime(seconds + JWT_MAX_LIFETIME_SECONDS)
    .sign(new TextEncoder().encode(secretKey));
}

/** Keys are printable ASCII without spaces; a line break at the end of a secret file is a common slip. */
function requireKey(key: unknown): string {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,512}$/.test(key)) {
    throw new KlingError('credentials-invalid');
  }
  return key;
}
