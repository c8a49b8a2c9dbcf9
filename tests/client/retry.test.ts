import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { KlingError } from '../../src/client/index.js';
import { isRepeatable, pause } from '../../src/client/retry.js';

const PAUSES = { first: 1000, longest: 8000 };

describe('pause', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test.each([
    [0, 0, 1000],
    [1, 0, 2000],
    [2, 0, 4000],
    [3, 0, 8000],
    [9, 0, 8000],
    [0, 0.5, 1250],
    [9, 0.999, 11996],
  ])('number %i lasts, with the chance %f, %i ms', async (count, chance, milliseconds) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    let over = false;
    const waiting = pause(count, PAUSES).then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(over).toBe(true);
    await waiting;
  });

  it('ends at once when the caller aborts, and leaves no timer behind', async () => {
    const controller = new AbortController();
    const waiting = pause(0, PAUSES, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    expect(vi.getTimerCount()).toBe(0);
    await expect(pause(0, PAUSES, controller.signal)).rejects.toMatchObject({ code: 'aborted' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('isRepeatable', () => {
  test.each([
    ['rate-limited', true, true],
    ['concurrency-limited', true, true],
    ['server-error', true, false],
    ['server-timeout', true, false],
    ['network', true, false],
    ['timeout', true, false],
    ['quota-exhausted', false, false],
    ['content-refused', false, false],
    ['auth-expired', false, false],
    ['aborted', false, false],
  ] as const)('%s: a question %s, a creation %s', (code, question, creation) => {
    expect(isRepeatable(new KlingError(code), 'GET')).toBe(question);
    expect(isRepeatable(new KlingError(code), 'POST')).toBe(creation);
  });
});
