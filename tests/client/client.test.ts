import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, expectTypeOf, it, test, vi } from 'vitest';
import type { CredentialProvider, KlingErrorCode, TextToVideoRequest } from '../../src/client/index.js';
import { KlingClient } from '../../src/client/index.js';
import type { Answer } from './server.js';
import { ok, refusal, serve } from './server.js';

const API_KEY = `api-key-kling-${'Fake'.repeat(10)}abc`;
const ACCESS_KEY = `AA${'Fake'.repeat(8)}`.slice(0, 32);
const SECRET_KEY = 'FakeSecret'.repeat(4).slice(0, 32);
const apiKey: CredentialProvider = () => ({ apiKey: API_KEY });
const accessKey: CredentialProvider = () => ({ accessKey: ACCESS_KEY, secretKey: SECRET_KEY });

const V1_REQUEST = { model: 'kling-v2-6', prompt: 'a lighthouse at dawn' } as const;
const PATH_REQUEST = { model: 'kling-3.0', prompt: 'a lighthouse at dawn' } as const;
const V1_TASK = { task_id: '123456789012345678', task_status: 'submitted', task_info: {}, updated_at: 1 };
const PATH_TASK = { id: '123456789012345678', status: 'submitted', update_time: 1 };

function connect(baseUrl: string, credentials = apiKey, timeoutMs = 5000): KlingClient {
  return new KlingClient({ credentials, baseUrl, timeoutMs, allowInsecureLoopback: true });
}

async function start(answer: Answer, ...more: Answer[]) {
  const { baseUrl, seen } = await serve(answer, ...more);
  return { client: connect(baseUrl), baseUrl, seen };
}

describe('textToVideo', () => {
  it('speaks v1 for a v1 model', async () => {
    const { client, seen } = await start(ok(V1_TASK));
    const task = await client.textToVideo({
      ...V1_REQUEST,
      negativePrompt: 'fog',
      durationSeconds: 10,
      aspectRatio: '9:16',
      mode: 'pro',
      cfgScale: 0.7,
      sound: true,
      watermark: true,
      externalTaskId: 'own-1',
      callbackUrl: 'https://hooks.example.com/kling',
    });
    expect(task).toMatchObject({ id: V1_TASK.task_id, generation: 'v1', status: 'submitted', videos: [] });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/videos/text2video' });
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      model_name: 'kling-v2-6',
      prompt: 'a lighthouse at dawn',
      negative_prompt: 'fog',
      mode: 'pro',
      cfg_scale: 0.7,
      aspect_ratio: '9:16',
      duration: '10',
      sound: 'on',
      callback_url: 'https://hooks.example.com/kling',
      external_task_id: 'own-1',
      watermark_info: { enabled: true },
    });
  });

  it('speaks the path form for a path model', async () => {
    const { client, seen } = await start(ok(PATH_TASK));
    const task = await client.textToVideo({
      ...PATH_REQUEST,
      durationSeconds: 7,
      resolution: '1080p',
      audio: 'off',
      callbackUrl: 'https://hooks.example.com/kling',
    });
    expect(task).toMatchObject({ id: PATH_TASK.id, generation: 'path', status: 'submitted' });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/text-to-video/kling-3.0' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      prompt: 'a lighthouse at dawn',
      settings: { resolution: '1080p', duration: 7, audio: 'off' },
      options: { callback_url: 'https://hooks.example.com/kling' },
    });
  });

  test.each<[string, TextToVideoRequest, KlingErrorCode | undefined]>([
    ['2500 on v1', { ...V1_REQUEST, prompt: 'x'.repeat(2500) }, undefined],
    ['2501 on v1', { ...V1_REQUEST, prompt: 'x'.repeat(2501) }, 'prompt-too-long'],
    ['2501 of negative prompt', { ...V1_REQUEST, negativePrompt: 'x'.repeat(2501) }, 'prompt-too-long'],
    ['2500 on kling-2.6', { ...PATH_REQUEST, model: 'kling-2.6', prompt: 'x'.repeat(2500) }, undefined],
    [
      '2501 on kling-2.6',
      { ...PATH_REQUEST, model: 'kling-2.6', prompt: 'x'.repeat(2501) },
      'prompt-too-long',
    ],
    ['3072 on kling-3.0', { ...PATH_REQUEST, prompt: 'x'.repeat(3072) }, undefined],
    ['3073 on kling-3.0', { ...PATH_REQUEST, prompt: 'x'.repeat(3073) }, 'prompt-too-long'],
    ['spaces only', { ...V1_REQUEST, prompt: '  ' }, 'prompt-empty'],
    ['an empty callback', { ...V1_REQUEST, callbackUrl: '' }, 'url-invalid'],
    ['a callback over http', { ...V1_REQUEST, callbackUrl: 'http://hooks.example.com/' }, 'url-not-https'],
    ['a callback to this machine', { ...V1_REQUEST, callbackUrl: 'https://127.1/' }, 'url-host-refused'],
    ['an unknown model', { ...V1_REQUEST, model: 'no-model' as 'kling-v3' }, 'model-unknown'],
  ])('%s: checked before anything is sent', async (_what, request, code) => {
    const { client, seen } = await start(ok(request.model.includes('.') ? PATH_TASK : V1_TASK));
    const sent = client.textToVideo(request);
    if (code === undefined) {
      await sent;
    } else {
      await expect(sent).rejects.toMatchObject({ name: 'KlingError', code });
      expect(seen).toEqual([]);
    }
  });

  it('sends callbacks to the listed hosts only', async () => {
    const { baseUrl, seen } = await start(ok(V1_TASK));
    const client = new KlingClient({
      credentials: apiKey,
      baseUrl,
      allowInsecureLoopback: true,
      callbackHosts: ['hooks.example.com'],
    });
    await client.textToVideo({ ...V1_REQUEST, callbackUrl: 'https://hooks.example.com/a' });
    const refused = client.textToVideo({ ...V1_REQUEST, callbackUrl: 'https://other.example.com/a' });
    await expect(refused).rejects.toMatchObject({ code: 'url-host-refused' });
    expect(seen).toHaveLength(1);
  });

  it('has a type that keeps the options of the generations apart', () => {
    expectTypeOf<{ model: 'kling-v3'; prompt: string; mode: 'pro' }>().toExtend<TextToVideoRequest>();
    expectTypeOf<{ model: 'veo'; prompt: string }>().not.toExtend<TextToVideoRequest>();
  });
});

describe('queryTask', () => {
  it('reads a finished v1 task', async () => {
    const { client, seen } = await start(
      ok({
        task_id: '12',
        task_status: 'succeed',
        task_status_msg: '',
        task_info: { external_task_id: 'own-1' },
        updated_at: 1_700_000_000_000,
        task_result: {
          videos: [{ id: 'v', url: 'https://v15-kling-fdl.klingai.com/x.mp4', duration: '5.1' }],
        },
      }),
    );
    const task = await client.queryTask({ id: '12', generation: 'v1' });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/v1/videos/text2video/12', body: '' });
    expect(task).toEqual({
      id: '12',
      generation: 'v1',
      status: 'succeeded',
      reason: '',
      externalTaskId: 'own-1',
      updatedAt: new Date(1_700_000_000_000),
      expiresAt: new Date(1_700_000_000_000 + 2_592_000_000),
      videos: [
        {
          id: 'v',
          url: 'https://v15-kling-fdl.klingai.com/x.mp4',
          watermarkUrl: undefined,
          durationSeconds: 5.1,
        },
      ],
    });
  });

  it('reads a finished path task', async () => {
    const { client, seen } = await start(
      ok([
        {
          id: '12',
          status: 'succeeded',
          external_id: 'own-1',
          update_time: 1_700_000_000_000,
          outputs: [
            { type: 'image', url: 'https://s15-kling-fdl.klingai.com/x.png' },
            { type: 'video', id: 'v', url: 'https://v15-kling-fdl.klingai.com/x.mp4', duration: 5 },
          ],
        },
      ]),
    );
    const task = await client.queryTask({ id: '12', generation: 'path' });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/tasks?task_ids=12' });
    expect(task).toMatchObject({
      status: 'succeeded',
      externalTaskId: 'own-1',
      videos: [{ id: 'v', durationSeconds: 5 }],
    });
    expect(task.videos).toHaveLength(1);
  });

  it('knows an empty list as not found', async () => {
    const { client } = await start(ok([]));
    await expect(client.queryTask({ id: '1', generation: 'path' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test.each(['', '../../account/costs', 'a/b', '1?x=1', 'x'.repeat(65)])('refuses the id %j', async (id) => {
    const { client, seen } = await start(ok(V1_TASK));
    await expect(client.queryTask({ id, generation: 'v1' })).rejects.toMatchObject({
      code: 'task-id-invalid',
    });
    expect(seen).toEqual([]);
  });
});

describe('answers', () => {
  test.each<[string, Answer, KlingErrorCode, string]>([
    ['401/1002', refusal(401, 1002), 'auth-invalid', 'never'],
    ['429/1102', refusal(429, 1102), 'quota-exhausted', 'never'],
    ['429/1303', refusal(429, 1303), 'concurrency-limited', 'backoff'],
    ['400/1301', refusal(400, 1301), 'content-refused', 'never'],
    ['500/5000', refusal(500, 5000), 'server-error', 'reads'],
    ['an unknown code', refusal(418, 77), 'api-error-unknown', 'never'],
    ['code 0 with an error status', refusal(500, 0), 'api-error-unknown', 'never'],
    ['a page instead of JSON', { status: 502, body: '<html>' }, 'response-invalid', 'reads'],
    ['null', { body: 'null' }, 'response-invalid', 'reads'],
    ['no data', ok(undefined), 'response-invalid', 'reads'],
    ['an unknown status', ok({ task_id: '1', task_status: 'odd' }), 'response-invalid', 'reads'],
    ['a redirect', { status: 307, headers: { location: 'https://example.org/' } }, 'redirected', 'never'],
  ])('%s', async (_what, answer, code, retry) => {
    const { client, seen } = await start(answer);
    await expect(client.textToVideo(V1_REQUEST)).rejects.toMatchObject({ name: 'KlingError', code, retry });
    expect(seen).toHaveLength(1);
  });

  it('carry status, vendor code and request id into the error', async () => {
    const { client } = await start(refusal(429, 1302));
    const details = { status: 429, vendorCode: 1302, requestId: 'request-2' };
    await expect(client.textToVideo(V1_REQUEST)).rejects.toMatchObject({ details });
  });

  it('that do not come end in a timeout', async () => {
    const { baseUrl } = await serve({ hang: true });
    await expect(connect(baseUrl, apiKey, 100).textToVideo(V1_REQUEST)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('are not waited for once the caller aborts', async () => {
    const { client } = await start({ hang: true });
    const signal = AbortSignal.timeout(50);
    await expect(client.textToVideo(V1_REQUEST, { signal })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('of a closed port name the system error', async () => {
    const client = connect('http://127.0.0.1:1');
    await expect(client.textToVideo(V1_REQUEST)).rejects.toMatchObject({ code: 'network' });
  });
});

describe('credentials', () => {
  it('sign a token of at most half an hour', async () => {
    const { baseUrl, seen } = await serve(ok(V1_TASK));
    await connect(baseUrl, accessKey).textToVideo(V1_REQUEST);
    const token = seen[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
    const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(SECRET_KEY));
    const now = Date.now() / 1000;
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(Object.keys(payload).sort()).toEqual(['exp', 'iss', 'nbf']);
    expect(payload.iss).toBe(ACCESS_KEY);
    expect((payload.exp ?? 0) - now).toBeLessThanOrEqual(1800);
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(1805);
  });

  it('are asked for once by requests that run together', async () => {
    const { baseUrl, seen } = await serve(ok(V1_TASK));
    const provider = vi.fn(accessKey);
    const client = connect(baseUrl, provider);
    await Promise.all(Array.from({ length: 5 }, () => client.textToVideo(V1_REQUEST)));
    await client.textToVideo(V1_REQUEST);
    expect(provider).toHaveBeenCalledTimes(1);
    expect(new Set(seen.map((request) => request.headers.authorization)).size).toBe(1);
  });

  it('of the access key kind are not sent to a path route', async () => {
    const { baseUrl, seen } = await serve(ok(PATH_TASK));
    const sent = connect(baseUrl, accessKey).textToVideo(PATH_REQUEST);
    await expect(sent).rejects.toMatchObject({ code: 'api-key-required' });
    expect(seen).toEqual([]);
  });

  it('are signed anew, once, when the token has expired', async () => {
    const { baseUrl, seen } = await serve(refusal(401, 1004), ok(V1_TASK));
    const provider = vi.fn(accessKey);
    await connect(baseUrl, provider).textToVideo(V1_REQUEST);
    expect(seen).toHaveLength(2);
    expect(provider).toHaveBeenCalledTimes(2);

    const again = await serve(refusal(401, 1004));
    const refused = connect(again.baseUrl, accessKey).textToVideo(V1_REQUEST);
    await expect(refused).rejects.toMatchObject({ code: 'auth-expired' });
    expect(again.seen).toHaveLength(2);
  });

  it('are asked for again after a refusal, so that a rotated key is found', async () => {
    const { baseUrl, seen } = await serve(refusal(401, 1002), ok(V1_TASK));
    const keys = [`${API_KEY}old`, `${API_KEY}new`];
    const client = connect(baseUrl, () => ({ apiKey: keys.shift() ?? '' }));
    await expect(client.textToVideo(V1_REQUEST)).rejects.toMatchObject({ code: 'auth-invalid' });
    await client.textToVideo(V1_REQUEST);
    expect(seen[1]?.headers.authorization).toBe(`Bearer ${API_KEY}new`);
  });

  it('are replaced before they expire', async () => {
    const { baseUrl, seen } = await serve(ok(V1_TASK));
    const client = connect(baseUrl, accessKey);
    const begin = Date.now();
    const clock = vi.spyOn(Date, 'now');
    try {
      for (const minutes of [0, 24, 26]) {
        clock.mockReturnValue(begin + minutes * 60_000);
        await client.textToVideo(V1_REQUEST);
      }
    } finally {
      clock.mockRestore();
    }
    const tokens = seen.map((request) => request.headers.authorization?.replace('Bearer ', '') ?? '');
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
    expect(decodeProtectedHeader(tokens[2] ?? '').alg).toBe('HS256');
    expect(decodeJwt(tokens[2] ?? '').iss).toBe(ACCESS_KEY);
  });

  it('that fail are asked for again by the next request', async () => {
    const { baseUrl } = await serve(ok(V1_TASK));
    const provider = vi.fn(apiKey).mockRejectedValueOnce(new Error('vault sealed'));
    const client = connect(baseUrl, provider);
    await expect(client.textToVideo(V1_REQUEST)).rejects.toMatchObject({ code: 'credentials-unavailable' });
    await client.textToVideo(V1_REQUEST);
    expect(provider).toHaveBeenCalledTimes(2);
  });
});

describe('the default host', () => {
  it('is the global one, by an injected fetch', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(ok(V1_TASK).body));
    await new KlingClient({ credentials: apiKey, fetch }).textToVideo(V1_REQUEST);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('https://api-singapore.klingai.com/v1/videos/text2video');
    expect(init?.redirect).toBe('manual');
  });
});
