/** Requests over `fetch`: authorised, bounded in time and size, the answer unwrapped or turned into an error. */
import { CREDENTIAL_SHAPES, findApiError, type Generation, OK_CODE } from '../knowledge/kling/index.js';
import type { Authorizer } from './auth.js';
import { KlingError, type KlingErrorDetails } from './errors.js';
import { isRecord, parseJson } from './json.js';
import { isRepeatable, pause } from './retry.js';

/** What a transport is made of. */
export interface TransportOptions {
  /** A base URL that has been checked, without a slash at the end. */
  readonly baseUrl: string;
  readonly authorizer: Authorizer;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  /** How often a request is sent again that may be sent again. */
  readonly retries: number;
}

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
 */
export function createTransport(options: TransportOptions): Transport {
  const { baseUrl, authorizer, fetch, timeoutMs, retries } = options;

  async function attempt({ method, path, generation, body, signal }: ApiRequest): Promise<unknown> {
    const authorization = await authorizer.authorize(generation);
    const init = {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    } satisfies RequestInit;
    return withTimeout(timeoutMs, signal, async (limit) => {
      const response = await fetch(baseUrl + path, { ...init, redirect: 'manual', signal: limit });
      return unwrap(response.status, await readText(response));
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
 * @throws KlingError what `run` throws, and `timeout`, `aborted` or `network` for all other errors
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
    if (error instanceof KlingError) throw error;
    if (signal?.aborted === true) throw new KlingError('aborted');
    throw timeout.aborted ? new KlingError('timeout') : new KlingError('network', systemCode(error));
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

async function readText(response: Response): Promise<string> {
  return new Response(limitedBody(response, ANSWER_MAX_BYTES)).text();
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
    ...(isRequestId(requestId) && { requestId }),
  });
}

/** An id, and no credential that came back in its place. */
function isRequestId(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[\w-]{1,64}$/.test(value) &&
    !CREDENTIAL_SHAPES.some(({ pattern }) => pattern.test(value))
  );
}

/** The short code at the bottom of a failed `fetch`; the messages around it may quote the request. */
function systemCode(error: unknown): KlingErrorDetails {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = isRecord(cause) ? cause['code'] : undefined;
  return typeof code === 'string' && /^[A-Z\d_]{3,40}$/.test(code) ? { system: code } : {};
}
