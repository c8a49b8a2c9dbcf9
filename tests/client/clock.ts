/** Time limits that end when a test says so. */
import { onTestFinished, vi } from 'vitest';

/** A time limit that the client has set. */
export interface Limit {
  readonly milliseconds: number;
  expire(): void;
}

/** Takes over `AbortSignal.timeout` for the current test and gives the limits, in the order they are set. */
export function takeLimits(): Limit[] {
  const limits: Limit[] = [];
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    const expire = () => {
      controller.abort(new DOMException('too late', 'TimeoutError'));
    };
    limits.push({ milliseconds, expire });
    return controller.signal;
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
  return limits;
}
