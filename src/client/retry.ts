/** When a request is repeated, and how long to wait before. */
import { KlingError } from './errors.js';

/** How pauses grow. */
export interface Pauses {
  /** The first pause, in milliseconds. */
  readonly first: number;
  /** The longest pause, in milliseconds, but for what chance adds. */
  readonly longest: number;
}

/**
 * May the request be sent again? Questions may after most failures; a creation only if it was surely not
 * accepted, since a second one would be paid for twice.
 */
export function isRepeatable({ retry }: KlingError, method: 'GET' | 'POST'): boolean {
  return retry === 'backoff' || (retry === 'reads' && method === 'GET');
}

/**
 * Waits before attempt `count` + 1: the first pause, doubled each time, and up to half of it more by chance,
 * so that clients which were refused together do not come back together.
 * @throws KlingError `aborted` as soon as the signal says so
 */
export async function pause(count: number, { first, longest }: Pauses, signal?: AbortSignal): Promise<void> {
  const milliseconds = Math.min(first * 2 ** count, longest) * (1 + Math.random() / 2);
  if (signal?.aborted !== true) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(end, milliseconds);
      signal?.addEventListener('abort', end);
      function end(): void {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      }
    });
  }
  if (signal?.aborted === true) throw new KlingError('aborted');
}
