/** Canaries: nothing secret shows in what the client throws or is. */
import { inspect } from 'node:util';
import { expect, it, describe, test } from 'vitest';
import type { CredentialProvider, Credentials } from '../../src/client/index.js';
import { KlingClient } from '../../src/client/index.js';
import type { Answer } from './server.js';
import { refusal, serve } from './server.js';

const API_KEY = `api-key-kling-${'Canary'.repeat(7)}a`;
const ACCESS_KEY = 'ACanaryAccess'.repeat(3).slice(0, 32);
const SECRET_KEY = 'CanarySecret'.repeat(3).slice(0, 32);
const PROMPT = 'canaryprompt of a lighthouse';
const CALLBACK = 'https://hooks.example.com/kling?ticket=canaryticket';

const providers: [string, CredentialProvider][] = [
  ['an API key', () => ({ apiKey: API_KEY })],
  ['an access key', () => ({ accessKey: ACCESS_KEY, secretKey: SECRET_KEY })],
];

/** Everything that a logger could make of a value. */
function show(value: unknown): string {
  const shown = inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null });
  const own = value instanceof Error ? [value.message, value.stack, show(value.cause)].join('\n') : '';
  return [shown, own, JSON.stringify(value), JSON.stringify(Object.entries(value ?? {}))].join('\n');
}

function expectNothingSecret(value: unknown, ...more: string[]): void {
  const text = show(value);
  expect(text).not.toMatch(/canary/i);
  expect(text).not.toMatch(/eyJ[\w-]{10,}/);
  for (const secret of more) expect(text).not.toContain(secret);
}

/** What `run` throws; fails when it does not. */
async function thrown(run: () => Promise<unknown>): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return expect.fail('nothing was thrown');
}

describe.each(providers)('with %s', (_kind, credentials) => {
  const echo = `${API_KEY} ${ACCESS_KEY} ${SECRET_KEY} ${PROMPT} ${CALLBACK}`;
  test.each<[string, Answer]>([
    ['a refusal that quotes the request', refusal(400, 1201, echo)],
    ['an expired token', refusal(401, 1004, echo)],
    ['an unknown error that quotes the request', refusal(418, 99, echo)],
    ['a request id that is none', { status: 400, body: { code: 1200, request_id: echo } }],
    ['a page that quotes the request', { status: 502, body: `<html>${echo}` }],
    ['broken JSON that quotes the request', { body: `{"${echo}` }],
    ['a task of unknown status', { body: { code: 0, data: { task_id: '1', task_status: echo } } }],
    ['a redirect', { status: 302, headers: { location: `https://example.org/?${ACCESS_KEY}` } }],
    ['no answer', { hang: true }],
  ])('%s shows nothing', async (_what, answer) => {
    const { baseUrl, seen } = await serve(answer);
    const client = new KlingClient({ credentials, baseUrl, allowInsecureLoopback: true, timeoutMs: 200 });
    const error = await thrown(() =>
      client.textToVideo({ model: 'kling-v2-6', prompt: PROMPT, callbackUrl: CALLBACK }),
    );
    expect(error).toMatchObject({ name: 'KlingError' });
    expect(error).not.toHaveProperty('cause');
    const sent = seen[0]?.headers.authorization?.replace('Bearer ', '') ?? 'nothing sent';
    expectNothingSecret(error, sent);
    expectNothingSecret(client, sent);
    expectNothingSecret(structuredClone({ ...client }));
  });

  it('a failing fetch that quotes its headers shows nothing', async () => {
    const client = new KlingClient({
      credentials,
      fetch: async (_url, init) => {
        throw new TypeError('fetch failed', { cause: new Error(JSON.stringify(init)) });
      },
    });
    const error = await thrown(() => client.textToVideo({ model: 'kling-v2-6', prompt: PROMPT }));
    expect(error).toMatchObject({ code: 'network' });
    expectNothingSecret(error);
  });

  test.each([
    ['a long prompt', { prompt: PROMPT.repeat(200) }],
    ['a bad callback', { prompt: PROMPT, callbackUrl: 'http://canary.example.com/?canary' }],
    ['a callback that is no URL', { prompt: PROMPT, callbackUrl: 'canary' }],
  ])('%s is not quoted', async (_what, request) => {
    const client = new KlingClient({ credentials });
    expectNothingSecret(await thrown(() => client.textToVideo({ model: 'kling-v2-6', ...request })));
  });
});

test.each<[string, () => unknown]>([
  ['throws with the secret', () => Promise.reject(new Error(SECRET_KEY))],
  ['returns the bare key', () => API_KEY],
  ['returns nothing', () => undefined],
  ['leaves the line break of a file', () => ({ apiKey: `${API_KEY}\n` })],
  ['returns an empty key', () => ({ apiKey: '' })],
  ['leaves out the secret key', () => ({ accessKey: ACCESS_KEY })],
  ['returns a key with characters that no header takes', () => ({ apiKey: `${API_KEY}é` })],
])('a provider that %s shows nothing', async (_what, provide) => {
  const client = new KlingClient({ credentials: provide as () => Credentials });
  const error = await thrown(() => client.textToVideo({ model: 'kling-v2-6', prompt: PROMPT }));
  expect(error).toMatchObject({ name: 'KlingError' });
  expectNothingSecret(error);
});

it('a refused base URL is not quoted', () => {
  for (const baseUrl of [
    'https://user:canary@example.org',
    'https://canary.example.org/?canary=1',
    'canary',
  ]) {
    try {
      new KlingClient({ credentials: () => ({ apiKey: API_KEY }), baseUrl });
      expect.fail('nothing was thrown');
    } catch (error) {
      expectNothingSecret(error);
    }
  }
});
