/** When a request is repeated, and how long to wait before. */
import timers from 'node:timers/promises';
import { KlingError } from './errors.js';

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
 * @param pauses the first and the longest pause, in milliseconds
 * @throws KlingError `aborted` as soon as the signal says so
 */
export async function pause(
  count: number,
  { first, longest }: { readonly first: number; readonly longest: number },
  signal?: AbortSignal,
): Promise<void> {
  const milliseconds = Math.min(first * 2 ** count, longest) * (1 + Math.random() / 2);
  try {
    await timers.setTimeout(milliseconds, undefined, signal && { signal });
  } catch {
    throw new KlingError('aborted');
  }
}
