/** Running what callers have given. */
import { KlingError } from './errors.js';

/**
 * Runs a function that the client was given.
 * @param argument the option that it came in, for the error
 * @throws KlingError `hook-failed` whatever the function throws, since that may quote a prompt
 */
export async function runHook<Result>(
  argument: string,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch {
    throw new KlingError('hook-failed', { argument });
  }
}
