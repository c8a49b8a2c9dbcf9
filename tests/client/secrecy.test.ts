/**
 * Canaries: every failure that the client knows is driven with secrets in it, and whatever can be observed is
 * searched for them: errors with their causes and traces, the client and its parts, the console and the streams
 * behind it, warnings of the process, the audit file.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import {
  checkBaseUrl,
  fileAuditLog,
  KlingClient,
  KlingError,
  verifyWebhook,
  type CredentialProvider,
  type Credentials,
  type ImageToVideoRequest,
  type KlingClientOptions,
} from '../../src/client/index.js';
import { API_ERRORS } from '../../src/knowledge/kling/index.js';
import { AK, API_KEY, JWT, SK, WEBHOOK_SECRET } from '../support/fake-credentials.js';
import type { Answer, Kling } from './server.js';
import { connect, ok, refusal, startKling, UNGUARDED } from './server.js';

vi.mock('../../src/client/retry.js', async (original) => ({
  ...(await original<object>()),
  pause: async () => undefined,
}));

const PROMPT = 'canaryprompt of a lighthouse';
const SIGNED_URL =
  'https://v15-kling-fdl.klingai.com/canaryfile.mp4?ksSecret=canarysignature&ksTime=6a1f0000';
const CALLBACK = 'https://hooks.example.com/canaryhook?ticket=canaryticket';
const IMAGE = 'https://media.example.com/canaryimage.png';
const SECRETS = [API_KEY, AK, SK, JWT, WEBHOOK_SECRET, PROMPT, SIGNED_URL, CALLBACK, IMAGE];
const ECHO = SECRETS.join(' ');
const REQUEST = { model: 'kling-v2-6', prompt: PROMPT, image: IMAGE, callbackUrl: CALLBACK } as const;

/** Pieces of secrets, and what all secrets of a kind begin with. */
const TRACES = [
  /canary/i,
  /eyJhbGciOi[\w-]{10,}/,
  /api-key-kling-/,
  /whsec_/,
  new RegExp(AK.slice(8, 16)),
  new RegExp(SK.slice(4, 12)),
  new RegExp(API_KEY.slice(-12)),
];

const providers: [string, CredentialProvider][] = [
  ['an API key', () => ({ apiKey: API_KEY })],
  ['an access key', () => ({ accessKey: AK, secretKey: SK })],
];

/** Everything that a logger or a tracer could make of a value. */
function show(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null || seen.has(value)) return inspect(value);
  seen.add(value);
  const names = Reflect.ownKeys(value);
  const parts = names.map((name) => show((value as Record<PropertyKey, unknown>)[name], seen));
  const error = value instanceof Error ? [value.message, value.stack ?? '', String(value)] : [];
  const whole = inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null });
  return [whole, JSON.stringify(value), names.map(String).join(), ...parts, ...error].join('\n');
}

let observed: string[] = [];
let auditFile: string;

beforeEach(async () => {
  observed = [];
  const directory = await mkdtemp(join(tmpdir(), 'kling-canary-'));
  auditFile = join(directory, 'audit.jsonl');
  const write = (chunk: unknown) => observed.push(String(chunk)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(write),
    vi.spyOn(process.stderr, 'write').mockImplementation(write),
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...values) => void observed.push(show(values))),
    ),
  ];
  const warned = (warning: Error) => observed.push(show(warning));
  process.on('warning', warned);
  return async () => {
    for (const spy of spies) spy.mockRestore();
    process.off('warning', warned);
    await rm(directory, { recursive: true });
  };
});

async function expectNothingSecret(kling: Kling | undefined, ...values: unknown[]): Promise<void> {
  const audit = await readFile(auditFile, 'utf8').catch(() => '');
  const text = [...values.map((value) => show(value)), ...observed, audit].join('\n');
  for (const trace of TRACES) expect(text).not.toMatch(trace);
  for (const { headers } of kling?.seen ?? []) {
    const token = headers.authorization?.split(' ')[1];
    if (token !== undefined) expect(text).not.toContain(token);
  }
}

/** What `run` throws; fails when it does not. */
async function thrown(run: () => unknown): Promise<KlingError> {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(KlingError);
    expect(error).not.toHaveProperty('cause');
    return error as KlingError;
  }
  return expect.fail('nothing was thrown');
}

const audited = (): Partial<KlingClientOptions> => {
  const log = fileAuditLog(auditFile);
  return { audit: (entry) => log.append(entry), retries: 1 };
};

const ANSWERS: [string, Answer][] = [
  ...API_ERRORS.map(({ http, code, name }): [string, Answer] => [name, refusal(http, code, ECHO)]),
  ['an unknown error', refusal(418, 99, ECHO)],
  ...SECRETS.map((secret): [string, Answer] => [
    'a request id that is none',
    { status: 400, body: { code: 1200, request_id: secret } },
  ]),
  ['a page', { status: 502, body: `<html>${ECHO}` }],
  ['broken JSON', { body: `{"${ECHO}` }],
  ['a task of unknown status', ok({ task_id: '1', task_status: ECHO })],
  ['a task without an id', ok({ task_id: ECHO, task_status: 'failed' })],
  ['a redirect', { status: 302, headers: { location: `https://example.org/?${AK}` } }],
  ['an answer that is too large', { body: ECHO.repeat(10_000) }],
  ['an answer that is cut off', { body: ECHO, fault: 'cut' }],
];

describe.each(providers)('with %s', (_kind, credentials) => {
  test.each(ANSWERS)('%s that quotes the request shows nothing', async (_what, answer) => {
    const kling = await startKling();
    kling.queue.push(...Array<Answer>(3).fill(answer));
    const client = connect(kling, { credentials, ...audited() });
    const error = await thrown(() => client.imageToVideo(REQUEST, { dataSubject: 'subject-1' }));
    await expectNothingSecret(kling, error, client, Object.entries(client));
  });

  it('a success shows nothing either', async () => {
    const kling = await startKling();
    const client = connect(kling, { credentials, ...audited() });
    await client.waitForTask(await client.imageToVideo(REQUEST));
    expect(await readFile(auditFile, 'utf8')).toContain('accepted');
    await expectNothingSecret(kling, client);
  });

  it('a fetch that quotes its headers shows nothing', async () => {
    const fetch = async (_url: unknown, init: unknown) => {
      throw new TypeError(ECHO, { cause: new Error(show(init)) });
    };
    const client = new KlingClient({ ...UNGUARDED, credentials, fetch });
    const error = await thrown(() => client.textToVideo({ model: 'kling-v3', prompt: PROMPT }));
    expect(error.code).toBe('network');
    await expectNothingSecret(undefined, error);
  });

  test.each<[string, Partial<ImageToVideoRequest>]>([
    ['a long prompt', { prompt: PROMPT.repeat(200) }],
    ['a callback over http', { callbackUrl: 'http://canary.example.com/?canary' }],
    ['a callback that is no URL', { callbackUrl: 'canary' }],
    ['an image elsewhere', { image: 'https://canary.example.com/canary.png' }],
    ['an inline image', { image: 'data:image/png;base64,canary' }],
    ['an unknown model', { model: 'canary-model' as 'kling-v3' }],
  ])('%s is not quoted', async (_what, change) => {
    const kling = await startKling();
    const client = connect(kling, { credentials, ...audited() });
    const request = { ...REQUEST, ...change } as ImageToVideoRequest;
    await expectNothingSecret(kling, await thrown(() => client.imageToVideo(request)));
  });

  test.each(['audit', 'contentFilter', 'consent', 'sanitizePrompt', 'piiFilter'])(
    'a failing %s is not quoted',
    async (name) => {
      const kling = await startKling();
      const fail = (input: unknown) => Promise.reject(new Error(ECHO, { cause: input }));
      const client = connect(kling, { credentials, [name]: fail });
      await expectNothingSecret(kling, await thrown(() => client.imageToVideo(REQUEST)));
    },
  );
});

describe('a download', () => {
  const video = (url: string) => ({
    videos: [{ id: 'v', url, watermarkUrl: undefined, durationSeconds: 5, expiresAt: undefined }],
  });

  test.each<[string, Answer, Partial<KlingClientOptions>]>([
    ['that is refused', { status: 403, body: ECHO }, {}],
    ['that moves', { status: 302, headers: { location: 'https://canary.example.com/canary' } }, {}],
    ['that is cut off', { body: ECHO, fault: 'cut' }, {}],
    ['that is too large', { body: ECHO.repeat(100) }, {}],
    ['whose scan fails', { body: 'x' }, { scanOutput: () => Promise.reject(new Error(ECHO)) }],
    ['whose metadata step fails', { body: 'x' }, { stripMetadata: () => Promise.reject(new Error(ECHO)) }],
  ])('%s shows nothing', async (_what, file, options) => {
    const kling = await startKling();
    kling.file = file;
    const client = connect(kling, options);
    const url = `${kling.baseUrl}/files/canary.mp4?ksSecret=canarysignature`;
    const sink = new WritableStream<Uint8Array>();
    const error = await thrown(() => client.download(video(url), sink, { maxBytes: 2000 }));
    await expectNothingSecret(kling, error);
  });

  it('into a failing sink, or from a refused host, shows nothing', async () => {
    const kling = await startKling();
    const client = connect(kling);
    const failing = new WritableStream<Uint8Array>({ write: () => Promise.reject(new Error(ECHO)) });
    const own = `${kling.baseUrl}/files/a.mp4`;
    await expectNothingSecret(kling, await thrown(() => client.download(video(own), failing)));
    const stranger = SIGNED_URL.replace('klingai', 'canary');
    const sink = new WritableStream<Uint8Array>();
    await expectNothingSecret(kling, await thrown(() => client.download(video(stranger), sink)));
  });
});

test.each<[string, () => unknown]>([
  ['throws with the secret', () => Promise.reject(new Error(SK, { cause: ECHO }))],
  ['returns the bare key', () => API_KEY],
  ['returns nothing', () => undefined],
  ['leaves the line break of a file', () => ({ apiKey: `${API_KEY}\n` })],
  ['returns an empty key', () => ({ apiKey: '' })],
  ['leaves out the secret key', () => ({ accessKey: AK })],
  ['leaves out the access key', () => ({ secretKey: SK })],
  ['returns a key with characters that no header takes', () => ({ apiKey: `${API_KEY}é` })],
  ['returns the key of another environment', () => ({ apiKey: API_KEY, environment: ECHO })],
])('a provider that %s shows nothing', async (_what, provide) => {
  const credentials = provide as () => Credentials;
  const client = new KlingClient({ ...UNGUARDED, credentials, environment: 'production', retries: 0 });
  const error = await thrown(() => client.textToVideo({ model: 'kling-v3', prompt: PROMPT }));
  await expectNothingSecret(undefined, error, client);
});

it('the warning of an old key shows nothing of it', async () => {
  const kling = await startKling();
  const credentials = () => ({ apiKey: API_KEY, issuedAt: new Date(0) });
  const client = connect(kling, { credentials });
  const warning = new Promise((resolve) => {
    process.once('warning', resolve);
  });
  await client.textToVideo({ model: 'kling-v3', prompt: PROMPT });
  await warning;
  expect(observed.join()).toContain('days old');
  await expectNothingSecret(kling);
});

test.each(['https://user:canary@example.org', 'https://canary.example.org/?canary=1', 'canary'])(
  'the refused base URL %s is not quoted',
  async (baseUrl) => {
    await expectNothingSecret(undefined, await thrown(() => checkBaseUrl(baseUrl, [])));
  },
);

test.each([
  ['a wrong signature', { 'webhook-signature': `v1,${WEBHOOK_SECRET}` }],
  ['a wrong time', { 'webhook-timestamp': ECHO }],
  ['no header', {}],
])('a callback with %s shows nothing', async (_what, headers) => {
  const given = { 'webhook-id': '1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,A', ...headers };
  const error = await thrown(() => verifyWebhook(ECHO, given, [WEBHOOK_SECRET, ECHO]));
  await expectNothingSecret(undefined, error);
});

it('a canary is seen', async () => {
  for (const value of [new Error('x', { cause: SK }), { token: JWT }, [API_KEY], { [AK]: 1 }, SIGNED_URL]) {
    await expect(expectNothingSecret(undefined, value)).rejects.toThrow('not to match');
  }
  console.log(PROMPT);
  await expect(expectNothingSecret(undefined)).rejects.toThrow('not to match');
});
