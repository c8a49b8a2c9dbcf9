/** A stand-in for the Kling API on this machine's loopback. */
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer to give: a status, a body (as JSON unless it is text), headers. `hang` never answers. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly hang?: true;
}

/** Starts a server for the current test. It gives the answers in turn, the last one for ever. */
export async function serve(...answers: [Answer, ...Answer[]]): Promise<{ baseUrl: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const answer = answers[Math.min(seen.length, answers.length - 1)] ?? answers[0];
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (answer.hang) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

/** The envelope of a good answer. */
export function ok(data: unknown): Answer {
  return { body: { code: 0, message: 'SUCCEED', request_id: 'request-1', data } };
}

/** The envelope of a refusal. */
export function refusal(status: number, code: number, message = 'no'): Answer {
  return { status, body: { code, message, request_id: 'request-2' } };
}
