/** Running what a client was given, and leaving out what it must be given. */
import { KlingError, type KlingErrorDetails } from './errors.js';

/**
 * Stands for a required safeguard that is left out: it agrees to everything, and does nothing.
 * @param reason why it is not needed here, for whoever reviews the code
 * @throws KlingError `option-invalid` for an empty reason
 */
export function notRequired(reason: string): () => true {
  if (reason.trim() === '') throw new KlingError('option-invalid', { argument: 'reason' });
  return () => true;
}

/**
 * Runs something that the client was given.
 * @param argument the option or argument that it came in, for the error
 * @throws KlingError `hook-failed` whatever it throws, since that may quote a prompt
 */
export async function runHook<Result>(
  argument: string,
  run: () => Result | Promise<Result>,
  details: KlingErrorDetails = {},
): Promise<Result> {
  try {
    return await run();
  } catch {
    throw new KlingError('hook-failed', { argument, ...details });
  }
}
