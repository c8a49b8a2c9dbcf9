import timers from 'node:timers/promises';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { KlingError } from '../../src/client/index.js';
import { isRepeatable, pause } from '../../src/client/retry.js';

const PAUSES = { first: 1000, longest: 8000 };

describe('pause', () => {
  afterEach(() => {
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
    let ring = (): void => undefined;
    const timer = new Promise<void>((resolve) => {
      ring = resolve;
    });
    const sleep = vi.spyOn(timers, 'setTimeout').mockReturnValue(timer);
    let over = false;
    const waiting = pause(count, PAUSES).then(() => {
      over = true;
    });
    expect(sleep.mock.calls.map(([given]) => given)).toEqual([milliseconds]);
    await Promise.resolve();
    expect(over).toBe(false);
    ring();
    await waiting;
  });

  it('ends at once when the caller aborts, and leaves no timer behind', async () => {
    const running = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = running();
    const controller = new AbortController();
    const waiting = pause(0, PAUSES, controller.signal);
    expect(running()).toBe(before + 1);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' });
    await expect(pause(0, PAUSES, controller.signal)).rejects.toMatchObject({ code: 'aborted' });
    expect(running()).toBe(before);
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
