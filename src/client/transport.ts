/** Requests over `fetch`: authorised, bounded in time and size, the answer unwrapped or turned into an error. */
import {
  CREDENTIAL_SHAPES,
  DEFAULT_BASE_URL,
  findApiError,
  type Generation,
  OK_CODE,
} from '../knowledge/kling/index.js';
import { createAuthorizer } from './auth.js';
import { KlingError } from './errors.js';
import { asText, isRecord, parseJson, valueAt } from './json.js';
import type { KlingClientOptions } from './options.js';
import { isRepeatable, pause } from './retry.js';
import { checkBaseUrl } from './urls.js';

/** A request as the transport takes it. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query below the base URL, encoded. */
  readonly path: string;
  readonly generation: Generation;
  /** Sent as JSON. */
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request and returns `data` of the answer. */
export type Transport = (request: ApiRequest) => Promise<unknown>;

/** Answers hold some hundred characters for each task. */
const ANSWER_MAX_BYTES = 1024 * 1024;

const BACKOFF = { first: 1000, longest: 30_000 } as const;

/**
 * A transport over `fetch`. Redirects are refused: following one would carry the credential to another host.
 * A token that has expired is replaced, once.
 * @throws KlingError as {@link checkBaseUrl}
 */
export function createTransport(options: KlingClientOptions): Transport {
  const { fetch = globalThis.fetch, timeoutMs = 30_000, retries = 3 } = options;
  const baseUrl = checkBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL, options.apiHosts);
  const authorizer = createAuthorizer(options);

  async function attempt({ method, path, generation, body, signal }: ApiRequest): Promise<unknown> {
    const authorization = await authorizer.authorize(generation);
    const init = {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    } satisfies RequestInit;
    return withTimeout(timeoutMs, signal, async (limit) => {
      const response = await fetch(baseUrl + path, { ...init, redirect: 'manual', signal: limit });
      const text = await new Response(limitedBody(response, ANSWER_MAX_BYTES)).text();
      return unwrap(response.status, text);
    });
  }

  return async (request) => {
    let signed = false;
    for (let count = 0; ; count++) {
      try {
        return await attempt(request);
      } catch (error) {
        if (!(error instanceof KlingError)) throw error;
        if (error.details.status === 401) authorizer.reset();
        if (error.retry === 'resign' && !signed) signed = true;
        else if (count < retries && isRepeatable(error, request.method)) {
          await pause(count, BACKOFF, request.signal);
        } else throw error;
      }
    }
  };
}

/**
 * Runs network code under a time limit.
 * @throws KlingError `timeout` past the limit, what `run` throws, `aborted` or `network` for all other errors
 */
export async function withTimeout<Result>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  run: (limit: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(milliseconds);
  try {
    return await run(AbortSignal.any(signal ? [timeout, signal] : [timeout]));
  } catch (error) {
    if (timeout.aborted && signal?.aborted !== true) throw new KlingError('timeout');
    if (error instanceof KlingError) throw error;
    if (signal?.aborted === true) throw new KlingError('aborted');
    // The code at the bottom of a failed `fetch`; the messages around it may quote the request.
    const system = asText(valueAt(error, 'cause.code')) ?? '';
    throw new KlingError('network', /^[A-Z\d_]{3,40}$/.test(system) ? { system } : {});
  }
}

/** The bytes of an answer; its stream fails with `response-too-large` when there are more than allowed. */
export function limitedBody(response: Response, maxBytes: number): ReadableStream<Uint8Array> {
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new KlingError('response-too-large', { limit: maxBytes });
      controller.enqueue(chunk);
    },
  });
  return (response.body ?? new Blob([]).stream()).pipeThrough(counter);
}

/** The `data` of an answer's envelope. */
function unwrap(status: number, text: string): unknown {
  if (status >= 300 && status < 400) throw new KlingError('redirected', { status });
  const envelope = parseJson(text);
  if (!isRecord(envelope) || typeof envelope['code'] !== 'number') {
    throw new KlingError('response-invalid', { status });
  }
  const { code, data } = envelope;
  if (code === OK_CODE && status < 300) return data;
  const requestId = asText(envelope['request_id']) ?? '';
  // An id, and no credential that came back in its place.
  const shown =
    /^[\w-]{1,64}$/.test(requestId) && !CREDENTIAL_SHAPES.some(({ pattern }) => pattern.test(requestId));
  const name = findApiError(code)?.name ?? 'api-error-unknown';
  throw new KlingError(name, { status, vendorCode: code, ...(shown && { requestId }) });
}
