/** One request to the API: authorised, bounded in time, its answer unwrapped or turned into an error. */
import type { Generation } from '../knowledge/kling/index.js';
import { findApiError, OK_CODE } from '../knowledge/kling/index.js';
import type { Authorizer } from './auth.js';
import { isRecord } from './json.js';
import type { KlingErrorDetails } from './errors.js';
import { KlingError } from './errors.js';

/** What a transport is made of. */
export interface TransportOptions {
  /** A base URL that has been checked, without a slash at the end. */
  readonly baseUrl: string;
  readonly authorizer: Authorizer;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

/** A request as the transport takes it. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query below the base URL, encoded. */
  readonly path: string;
  readonly generation: Generation;
  /** Sent as JSON. */
  readonly body?: object | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and returns `data` of the answer. */
export type Transport = (request: ApiRequest) => Promise<unknown>;

/**
 * A transport over `fetch`. It repeats nothing, but for one request that was refused since its token had expired.
 * Redirects are refused: following one would carry the credential to another host.
 */
export function createTransport({ baseUrl, authorizer, fetch, timeoutMs }: TransportOptions): Transport {
  async function attempt({ method, path, generation, body, signal }: ApiRequest): Promise<unknown> {
    const authorization = await authorizer.authorize(generation);
    const timeout = AbortSignal.timeout(timeoutMs);
    const signals = signal === undefined ? [timeout] : [timeout, signal];
    const init = {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      ...(body && { body: JSON.stringify(body) }),
    } satisfies RequestInit;
    try {
      const response = await fetch(baseUrl + path, init);
      return unwrap(response.status, await response.text());
    } catch (error) {
      if (error instanceof KlingError) throw error;
      if (timeout.aborted) throw new KlingError('timeout');
      throw signal?.aborted ? new KlingError('aborted') : new KlingError('network', systemCode(error));
    }
  }

  return async (request) => {
    try {
      return await attempt(request);
    } catch (error) {
      if (!(error instanceof KlingError) || error.details.status !== 401) throw error;
      authorizer.reset();
      if (error.retry !== 'resign') throw error;
      return attempt(request);
    }
  };
}

/** The `data` of an answer's envelope. */
function unwrap(status: number, text: string): unknown {
  if (status >= 300 && status < 400) throw new KlingError('redirected', { status });
  const envelope = parseJson(text);
  if (!isRecord(envelope) || typeof envelope['code'] !== 'number') {
    throw new KlingError('response-invalid', { status });
  }
  const { code, data, request_id: requestId } = envelope;
  if (code === OK_CODE && status < 300) return data;
  throw new KlingError(findApiError(code)?.name ?? 'api-error-unknown', {
    status,
    vendorCode: code,
    ...(typeof requestId === 'string' && /^[\w-]{1,64}$/.test(requestId) && { requestId }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The short code at the bottom of a failed `fetch`; the messages around it may quote the request. */
function systemCode(error: unknown): KlingErrorDetails {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = isRecord(cause) ? cause['code'] : undefined;
  return typeof code === 'string' && /^[A-Z\d_]{3,40}$/.test(code) ? { system: code } : {};
}
