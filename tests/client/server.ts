/**
 * The Kling API of both route generations, as far as the client uses it, over HTTPS on this machine's loopback.
 *
 * It checks what the API checks: the credential, its generation, the route, the model's place, the length of the
 * prompt. Answers that are put in its queue come before its own.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { decodeJwt, jwtVerify } from 'jose';
import { Agent, fetch as undiciFetch } from 'undici';
import { onTestFinished } from 'vitest';
import { KlingClient, notRequired, type KlingClientOptions } from '../../src/client/index.js';
import { AK, API_KEY, SK } from '../support/fake-credentials.js';
import { makeCertificate } from './certificate.js';

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer: a status, a body (as JSON unless it is text), headers. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** `hang`: no answer at all. `stall`: headers, half of the body, then nothing. `cut`: the same, then the end. */
  readonly fault?: 'hang' | 'stall' | 'cut';
}

/** A running server. */
export interface Kling {
  readonly baseUrl: string;
  readonly host: string;
  /** `fetch` that trusts this server's certificate. */
  readonly fetch: typeof globalThis.fetch;
  readonly seen: Seen[];
  /** Answers that come before the server's own. */
  readonly queue: Answer[];
  /** What each question about a task advances to, the last for ever; in the words of v1. */
  statuses: string[];
  /** What the results are. */
  file: Answer;
  /** Stops answering: the port is closed. */
  stop(): Promise<void>;
}

const { key, cert } = makeCertificate();
const SECONDS_30_DAYS = 2_592_000;

/** When all tasks were last changed, in milliseconds. */
export const UPDATED = 1_780_000_000_000;

/** The envelope of a good answer. */
export function ok(data: unknown): Answer {
  return { body: { code: 0, message: 'SUCCEED', request_id: 'request-1', data } };
}

/** The envelope of a refusal. */
export function refusal(status: number, code: number, message = 'no'): Answer {
  return { status, body: { code, message, request_id: 'request-2' } };
}

/** Starts a server for the current test. */
export async function startKling(): Promise<Kling> {
  const dispatcher = new Agent({ connect: { ca: cert } });
  const tasks = new Map<string, number>();
  const server = createServer({ key, cert }, (request, response) => {
    void readBody(request).then(async (body) => {
      const { method = '', url = '', headers } = request;
      kling.seen.push({ method, url, headers, body });
      const own = async () => answer(kling, tasks, { method, url, headers, body });
      give(response, kling.queue.shift() ?? (await own()));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => {
    await stop();
    await dispatcher.destroy();
  });
  const { port } = server.address() as AddressInfo;
  const kling: Kling = {
    baseUrl: `https://127.0.0.1:${port}`,
    host: '127.0.0.1',
    fetch: ((url: string, init: object) =>
      undiciFetch(url, { ...init, dispatcher })) as unknown as typeof fetch,
    seen: [],
    queue: [],
    statuses: ['submitted', 'processing', 'succeed'],
    file: { body: 'the bytes of a video', headers: { 'content-type': 'video/mp4' } },
    stop,
  };
  return kling;
}

/** A client of the server: every safeguard agrees unless the options say otherwise. */
export function connect(kling: Kling, options: Partial<KlingClientOptions> = {}): KlingClient {
  return new KlingClient({
    audit: () => undefined,
    contentFilter: () => true,
    consent: () => true,
    credentials: () => ({ apiKey: API_KEY }),
    imageHosts: ['media.example.com'],
    callbackHosts: ['hooks.example.com'],
    baseUrl: kling.baseUrl,
    apiHosts: [kling.host],
    resultHosts: [kling.host],
    fetch: kling.fetch,
    ...options,
  });
}

/** Safeguards left out, for tests that are about something else. */
export const UNGUARDED = {
  audit: notRequired('test'),
  contentFilter: notRequired('test'),
  consent: notRequired('test'),
} as const;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function give(response: ServerResponse, { status = 200, body, headers, fault }: Answer): void {
  if (fault === 'hang') return;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...headers,
  });
  if (fault === undefined) {
    response.end(bytes);
  } else {
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      if (fault === 'cut') response.destroy();
    });
  }
}

async function answer(kling: Kling, tasks: Map<string, number>, request: Seen): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url, kling.baseUrl);
  if (pathname.startsWith('/files/')) return kling.file;
  const refused = await refuseCredential(request.headers.authorization, pathname);
  if (refused) return refused;
  const route = `${request.method} ${pathname}`;
  const asked = /^GET \/v1\/videos\/(?:text|image)2video\/(\w+)$/.exec(route);
  if (asked) {
    const [, id = ''] = asked;
    return tasks.has(id) ? ok(v1Task(id, advance(kling, tasks, id), kling)) : refusal(404, 1203);
  }
  if (route === 'GET /tasks') {
    const ids = (searchParams.get('task_ids') ?? '').split(',').filter((id) => tasks.has(id));
    return ok(ids.map((id) => pathTask(id, advance(kling, tasks, id), kling)));
  }
  if (/^POST \/v1\/general\/delete-(?:advanced-elements|elements|voices)$/.test(route)) return ok({});
  if (request.method !== 'POST') return refusal(404, 1202);
  return create(tasks, pathname, JSON.parse(request.body) as Record<string, unknown>, kling);
}

function create(
  tasks: Map<string, number>,
  pathname: string,
  body: Record<string, unknown>,
  kling: Kling,
): Answer {
  const v1 = /^\/v1\/videos\/(?:text|image)2video$/.test(pathname);
  if (!v1 && !/^\/(?:text|image)-to-video\/kling-[\w.-]+$/.test(pathname)) return refusal(404, 1203);
  const contents = Array.isArray(body['contents']) ? (body['contents'] as { text?: string }[]) : [];
  const prompt = body['prompt'] ?? contents[0]?.text;
  const limit = pathname.includes('kling-3') ? 3072 : 2500;
  if (typeof prompt !== 'string' || prompt.length > limit) return refusal(400, 1201);
  if (v1 && typeof body['model_name'] !== 'string') return refusal(400, 1200);
  const id = String(100_000_000_000_000_000n + BigInt(tasks.size));
  tasks.set(id, -1);
  return ok(v1 ? v1Task(id, 'submitted', kling) : pathTask(id, 'submitted', kling));
}

function advance({ statuses }: Kling, tasks: Map<string, number>, id: string): string {
  const at = Math.min((tasks.get(id) ?? -1) + 1, statuses.length - 1);
  tasks.set(id, at);
  return statuses[at] ?? '';
}

/** The address of a result, signed as Kling does it. */
export function resultUrl(baseUrl: string): string {
  const expires = (UPDATED / 1000 + SECONDS_30_DAYS).toString(16);
  return `${baseUrl}/files/video.mp4?x-kcdn-pid=112757&ksSecret=canarysignature&ksTime=${expires}`;
}

function v1Task(id: string, status: string, { baseUrl }: Kling): object {
  const done = status === 'succeed';
  return {
    task_id: id,
    task_status: status,
    task_status_msg: status === 'failed' ? 'risk control' : '',
    task_info: {},
    created_at: UPDATED,
    updated_at: UPDATED,
    task_result: done ? { videos: [{ id: 'v1', url: resultUrl(baseUrl), duration: '5.1' }] } : {},
  };
}

function pathTask(id: string, status: string, { baseUrl }: Kling): object {
  const done = status === 'succeed';
  return {
    id,
    status: done ? 'succeeded' : status,
    message: status === 'failed' ? 'risk control' : '',
    create_time: UPDATED,
    update_time: UPDATED,
    outputs: done
      ? [
          { type: 'image', url: `${baseUrl}/files/still.png` },
          { type: 'video', id: 'v1', url: resultUrl(baseUrl), duration: 5 },
        ]
      : [],
  };
}

/** What the API says to this `Authorization`, or null when it takes it. */
async function refuseCredential(header: string | undefined, pathname: string): Promise<Answer | null> {
  if (header === undefined) return refusal(401, 1001);
  const bearer = header.replace(/^Bearer /, '');
  if (bearer === API_KEY) return null;
  if (!pathname.startsWith('/v1/')) return refusal(401, 1002);
  try {
    await jwtVerify(bearer, new TextEncoder().encode(SK), { algorithms: ['HS256'], issuer: AK });
    const { exp = Infinity } = decodeJwt(bearer);
    return exp - Date.now() / 1000 > 1800 ? refusal(401, 1002) : null;
  } catch (error) {
    const { code, claim } = error as { code?: string; claim?: string };
    if (code === 'ERR_JWT_EXPIRED') return refusal(401, 1004);
    return refusal(401, claim === 'nbf' ? 1003 : 1002);
  }
}
