/** Turns credentials into the `Authorization` header, and keeps it no longer than it should live. */
import { SignJWT } from 'jose';
import type { Generation } from '../knowledge/kling/index.js';
import {
  JWT_ALGORITHM,
  JWT_MAX_LIFETIME_SECONDS,
  JWT_NOT_BEFORE_SKEW_SECONDS,
} from '../knowledge/kling/index.js';
import type { AccessKeyCredentials, CredentialProvider, Credentials } from './credentials.js';
import { KlingError } from './errors.js';
import { isRecord } from './json.js';

/** A token is replaced this long before it expires; an API key is read again after this time. */
const REFRESH_SECONDS = 300;

interface Grant {
  readonly authorization: string;
  readonly generations: readonly Generation[];
  readonly refreshAt: number;
}

/** Gives the header for a request. Only the transport holds one; the header never leaves it. */
export interface Authorizer {
  /**
   * The value of `Authorization` for a route of this generation.
   * @throws KlingError `credentials-unavailable`, `credentials-invalid`, `api-key-required`
   */
  authorize(generation: Generation): Promise<string>;
  /** Forget what is cached: the API has refused it. */
  reset(): void;
}

/** An authorizer that asks `provider` when it has nothing fresh. Concurrent requests share one question. */
export function createAuthorizer(provider: CredentialProvider): Authorizer {
  let grant: Grant | undefined;
  let pending: Promise<Grant> | undefined;

  async function current(): Promise<Grant> {
    if (grant !== undefined && Date.now() / 1000 < grant.refreshAt) return grant;
    pending ??= issue(provider).finally(() => {
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

async function issue(provider: CredentialProvider): Promise<Grant> {
  const credentials = await ask(provider);
  const seconds = Math.floor(Date.now() / 1000);
  if ('apiKey' in credentials) {
    return {
      authorization: `Bearer ${requireKey(credentials.apiKey)}`,
      generations: ['v1', 'path'],
      refreshAt: seconds + REFRESH_SECONDS,
    };
  }
  return {
    authorization: `Bearer ${await sign(credentials, seconds)}`,
    generations: ['v1'],
    refreshAt: seconds + JWT_MAX_LIFETIME_SECONDS - REFRESH_SECONDS,
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

function sign({ accessKey, secretKey }: AccessKeyCredentials, seconds: number): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: JWT_ALGORITHM, typ: 'JWT' })
    .setIssuer(requireKey(accessKey))
    .setNotBefore(seconds - JWT_NOT_BEFORE_SKEW_SECONDS)
    .setExpirationTime(seconds + JWT_MAX_LIFETIME_SECONDS)
    .sign(new TextEncoder().encode(requireKey(secretKey)));
}

/** Keys are printable ASCII without spaces; a line break at the end of a secret file is a common slip. */
function requireKey(key: string): string {
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,512}$/.test(key))
    throw new KlingError('credentials-invalid');
  return key;
}
