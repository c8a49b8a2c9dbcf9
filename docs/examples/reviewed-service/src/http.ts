/** The little of a web framework that the service needs. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a handler gets. */
export interface Request {
  /** The parts of the path that the route calls `:name`. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** As it was received. */
  readonly body: Buffer;
}

/** What a handler gives: an object that is sent as JSON, or a video. */
export interface Answer {
  readonly status: number;
  readonly json?: object;
  readonly video?: Readable;
}

/** Answers requests. What it throws is turned into an answer by the `refuse` of {@link Routes.answer}. */
export type Handler = (request: Request) => Promise<Answer>;

/** A request that is refused, with words that the caller may read. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const MAX_BODY_BYTES = 64 * 1024;

/** Routes and their handlers. */
export class Routes {
  readonly #routes: {
    readonly method: string;
    readonly parts: readonly string[];
    readonly handler: Handler;
  }[] = [];

  /** Answers GET requests. */
  get(path: string, handler: Handler): void {
    this.#add('GET', path, handler);
  }

  /** Answers POST requests. */
  post(path: string, handler: Handler): void {
    this.#add('POST', path, handler);
  }

  /** Answers DELETE requests. */
  delete(path: string, handler: Handler): void {
    this.#add('DELETE', path, handler);
  }

  /** Answers a request by the first route that fits, and by `refuse` when the handler throws. */
  async answer(
    message: IncomingMessage,
    response: ServerResponse,
    refuse: (error: unknown) => Answer,
  ): Promise<void> {
    const { status, json, video } = await this.#handle(message).catch(refuse);
    const type = video ? 'video/mp4' : 'application/json';
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    if (video) await pipeline(video, response);
    else response.end(json && JSON.stringify(json));
  }

  #add(method: string, path: string, handler: Handler): void {
    this.#routes.push({ method, parts: path.split('/'), handler });
  }

  async #handle(message: IncomingMessage): Promise<Answer> {
    const [path = ''] = (message.url ?? '').split('?');
    const given = path.split('/');
    const route = this.#routes.find(
      ({ method, parts }) =>
        method === message.method &&
        parts.length === given.length &&
        parts.every((part, index) => part.startsWith(':') || part === given[index]),
    );
    if (!route) throw new Refusal(404, 'There is nothing here.');
    const params = route.parts.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), given[index] ?? '']] : [],
    );
    return route.handler({
      params: Object.fromEntries(params) as Record<string, string>,
      headers: message.headers,
      body: await read(message),
    });
  }
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'That is too much.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
