import { jwtVerify } from 'jose';
import { beforeEach, describe, expect, expectTypeOf, it, onTestFinished, test, vi } from 'vitest';
import type {
  AuditEntry,
  CredentialProvider,
  ImageToVideoRequest,
  KlingClientOptions,
  KlingErrorCode,
  Task,
  TextToVideoRequest,
} from '../../src/client/index.js';
import { KlingClient, notRequired } from '../../src/client/index.js';
import { pause } from '../../src/client/retry.js';
import { API_ERRORS } from '../../src/knowledge/kling/index.js';
import { AK, API_KEY, SK } from '../support/fake-credentials.js';
import { takeLimits } from './clock.js';
import type { Answer } from './server.js';
import { connect, ok, refusal, resultUrl, startKling, UNGUARDED, UPDATED } from './server.js';

vi.mock('../../src/client/retry.js', async (original) => ({
  ...(await original<object>()),
  // Pauses take no time here; retry.test.ts holds how long they are.
  pause: vi.fn(async (_count: number, _pauses: object, signal?: AbortSignal) => {
    signal?.throwIfAborted();
  }),
}));

beforeEach(() => {
  vi.mocked(pause).mockClear();
});

const accessKey: CredentialProvider = () => ({ accessKey: AK, secretKey: SK });
const PROMPT = 'a lighthouse at dawn';
const IMAGE = 'https://media.example.com/a.png';
const V1_TEXT = { model: 'kling-v2-6', prompt: PROMPT } as const;
const PATH_TEXT = { model: 'kling-3.0', prompt: PROMPT } as const;
const V1_IMAGE = { model: 'kling-v2-1', prompt: PROMPT, image: IMAGE } as const;
const PATH_IMAGE = { model: 'kling-2.6', prompt: PROMPT, image: IMAGE } as const;

describe('textToVideo', () => {
  it('speaks v1 for a v1 model', async () => {
    const kling = await startKling();
    const task = await connect(kling).textToVideo({
      ...V1_TEXT,
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
    expect(task).toMatchObject({ generation: 'v1', kind: 'text-to-video', status: 'submitted', videos: [] });
    expect(kling.seen[0]).toMatchObject({ method: 'POST', url: '/v1/videos/text2video' });
    expect(kling.seen[0]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toEqual({
      model_name: 'kling-v2-6',
      prompt: PROMPT,
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
    const kling = await startKling();
    const task = await connect(kling).textToVideo({
      ...PATH_TEXT,
      durationSeconds: 7,
      resolution: '1080p',
      audio: 'off',
      callbackUrl: 'https://hooks.example.com/kling',
    });
    expect(task).toMatchObject({ generation: 'path', status: 'submitted' });
    expect(kling.seen[0]).toMatchObject({ method: 'POST', url: '/text-to-video/kling-3.0' });
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toEqual({
      prompt: PROMPT,
      settings: { resolution: '1080p', duration: 7, audio: 'off' },
      options: { callback_url: 'https://hooks.example.com/kling' },
    });
  });

  test.each<[string, TextToVideoRequest, KlingErrorCode | undefined]>([
    ['2500 on v1', { ...V1_TEXT, prompt: 'x'.repeat(2500) }, undefined],
    ['2501 on v1', { ...V1_TEXT, prompt: 'x'.repeat(2501) }, 'prompt-too-long'],
    ['2501 of negative prompt', { ...V1_TEXT, negativePrompt: 'x'.repeat(2501) }, 'prompt-too-long'],
    ['2500 on kling-2.6', { ...PATH_TEXT, model: 'kling-2.6', prompt: 'x'.repeat(2500) }, undefined],
    ['2501 on kling-2.6', { ...PATH_TEXT, model: 'kling-2.6', prompt: 'x'.repeat(2501) }, 'prompt-too-long'],
    ['3072 on kling-3.0', { ...PATH_TEXT, prompt: 'x'.repeat(3072) }, undefined],
    ['3073 on kling-3.0', { ...PATH_TEXT, prompt: 'x'.repeat(3073) }, 'prompt-too-long'],
    ['spaces only', { ...V1_TEXT, prompt: '  ' }, 'prompt-empty'],
    ['an empty callback', { ...V1_TEXT, callbackUrl: '' }, 'url-invalid'],
    ['a callback over http', { ...V1_TEXT, callbackUrl: 'http://hooks.example.com/' }, 'url-not-https'],
    ['a callback elsewhere', { ...V1_TEXT, callbackUrl: 'https://b.example.com/' }, 'url-host-refused'],
    ['an unknown model', { ...V1_TEXT, model: 'no-model' as 'kling-v3' }, 'model-unknown'],
  ])('%s: checked before anything is sent', async (_what, request, code) => {
    const kling = await startKling();
    const sent = connect(kling).textToVideo(request);
    if (code === undefined) {
      await sent;
    } else {
      await expect(sent).rejects.toMatchObject({ name: 'KlingError', code });
      expect(kling.seen).toEqual([]);
    }
  });

  it('has types that keep the generations apart', () => {
    expectTypeOf<{ model: 'kling-v3'; prompt: string; mode: 'pro' }>().toExtend<TextToVideoRequest>();
    expectTypeOf<{ model: 'veo'; prompt: string }>().not.toExtend<TextToVideoRequest>();
    expectTypeOf<{ model: 'kling-v1-5'; prompt: string }>().not.toExtend<TextToVideoRequest>();
    expectTypeOf<{ model: 'kling-v1-5'; prompt: string; image: string }>().toExtend<ImageToVideoRequest>();
  });
});

describe('imageToVideo', () => {
  it('speaks v1 for a v1 model', async () => {
    const kling = await startKling();
    const task = await connect(kling).imageToVideo({ ...V1_IMAGE, lastImage: `${IMAGE}?2` });
    expect(task).toMatchObject({ generation: 'v1', kind: 'image-to-video' });
    expect(kling.seen[0]).toMatchObject({ method: 'POST', url: '/v1/videos/image2video' });
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toEqual({
      model_name: 'kling-v2-1',
      prompt: PROMPT,
      image: IMAGE,
      image_tail: `${IMAGE}?2`,
    });
  });

  it('speaks the path form for a path model', async () => {
    const kling = await startKling();
    await connect(kling).imageToVideo({ ...PATH_IMAGE, lastImage: IMAGE, resolution: '720p' });
    expect(kling.seen[0]).toMatchObject({ method: 'POST', url: '/image-to-video/kling-2.6' });
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toEqual({
      contents: [
        { type: 'prompt', text: PROMPT },
        { type: 'first_frame', url: IMAGE },
        { type: 'last_frame', url: IMAGE },
      ],
      settings: { resolution: '720p' },
      options: {},
    });
  });

  test.each<[string, { image?: string; lastImage?: string }, KlingErrorCode, string]>([
    ['over http', { image: 'http://media.example.com/a.png' }, 'url-not-https', 'image'],
    ['inline', { image: 'data:image/png;base64,AAAA' }, 'url-not-https', 'image'],
    ['elsewhere', { image: 'https://other.example.com/a.png' }, 'url-host-refused', 'image'],
    ['of a format that Kling refuses', { image: `${IMAGE}.webp` }, 'url-extension-refused', 'image'],
    ['at an address', { lastImage: 'https://169.254.169.254/a.png' }, 'url-host-refused', 'lastImage'],
  ])('refuses an image %s', async (_what, image, code, argument) => {
    const kling = await startKling();
    const sent = connect(kling).imageToVideo({ ...V1_IMAGE, ...image });
    await expect(sent).rejects.toMatchObject({ code, details: { argument } });
    expect(kling.seen).toEqual([]);
  });

  it('takes no image at all unless hosts are listed', async () => {
    const kling = await startKling();
    const sent = connect(kling, { imageHosts: [] }).imageToVideo(V1_IMAGE);
    await expect(sent).rejects.toMatchObject({ code: 'url-host-refused' });
  });
});

describe('what stands before a request', () => {
  const steps = ['consent', 'sanitizePrompt', 'piiFilter', 'contentFilter', 'audit'] as const;

  function recorder() {
    const calls: unknown[][] = [];
    const options = {
      consent: (question) => calls.push(['consent', question]) > 0,
      sanitizePrompt: (text) => (calls.push(['sanitizePrompt', text]), `${text} 1`),
      piiFilter: async (text) => (calls.push(['piiFilter', text]), `${text} 2`),
      contentFilter: async (text) => calls.push(['contentFilter', text]) > 0,
      audit: (entry) => void calls.push(['audit', entry.event, entry.outcome]),
    } satisfies Partial<KlingClientOptions>;
    return { calls, options };
  }

  it('runs in order, each on what the one before made, and the audit again afterwards', async () => {
    const kling = await startKling();
    const { calls, options } = recorder();
    await connect(kling, options).imageToVideo(V1_IMAGE, { dataSubject: 'subject-1' });
    expect(calls).toEqual([
      ['consent', { dataSubject: 'subject-1', imageUrls: [IMAGE] }],
      ['sanitizePrompt', PROMPT],
      ['piiFilter', `${PROMPT} 1`],
      ['contentFilter', `${PROMPT} 1 2`],
      ['audit', 'processing_activity', undefined],
      ['audit', 'processing_outcome', 'accepted'],
    ]);
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toMatchObject({ prompt: `${PROMPT} 1 2` });
  });

  test.each(steps)('sends nothing when %s throws', async (step) => {
    const kling = await startKling();
    const { options } = recorder();
    const failing = { ...options, [step]: () => Promise.reject(new Error(PROMPT)) };
    const sent = connect(kling, failing).imageToVideo(V1_IMAGE);
    await expect(sent).rejects.toMatchObject({ code: 'hook-failed', details: { argument: step } });
    expect(kling.seen).toEqual([]);
  });

  test.each([
    ['consent', false, 'consent-missing'],
    ['consent', 'no', 'consent-missing'],
    ['contentFilter', false, 'content-filtered'],
    ['contentFilter', undefined, 'content-filtered'],
    ['sanitizePrompt', undefined, 'hook-failed'],
    ['piiFilter', 7, 'hook-failed'],
  ])('sends nothing when %s answers %j', async (step, value, code) => {
    const kling = await startKling();
    const { options } = recorder();
    const sent = connect(kling, { ...options, [step]: () => value }).imageToVideo(V1_IMAGE);
    await expect(sent).rejects.toMatchObject({ code });
    expect(kling.seen).toEqual([]);
  });

  it('cleans the negative prompt, too', async () => {
    const kling = await startKling();
    const client = connect(kling, { sanitizePrompt: (text) => text.toUpperCase() });
    await client.textToVideo({ ...V1_TEXT, negativePrompt: 'fog' });
    expect(JSON.parse(kling.seen[0]?.body ?? '')).toMatchObject({ negative_prompt: 'FOG' });
  });

  it('can be left out with a reason, and not without one', async () => {
    const kling = await startKling();
    await connect(kling, UNGUARDED).imageToVideo(V1_IMAGE);
    expect(kling.seen).toHaveLength(1);
    expect(() => notRequired(' ')).toThrow('option');
    const without = { contentFilter: UNGUARDED.contentFilter, consent: UNGUARDED.consent };
    expect(() => new KlingClient(without as unknown as KlingClientOptions)).toThrow('audit');
    expectTypeOf(without).not.toExtend<KlingClientOptions>();
  });

  it('enters what GDPR Art. 30 asks, without the prompt', async () => {
    const kling = await startKling();
    const entries: AuditEntry[] = [];
    const client = connect(kling, {
      audit: (entry) => void entries.push(entry),
      processing: { legalBasis: 'contract', erasureAfterDays: 30 },
    });
    const task = await client.textToVideo(V1_TEXT, { dataSubject: 'subject-1' });
    const both = {
      callId: expect.any(String) as string,
      dataSubject: 'subject-1',
      purpose: 'video_generation',
      legalBasis: 'contract',
      erasureAfterDays: 30,
      dataCategories: ['text_prompt'],
      recipients: ['klingai_api'],
      request: { kind: 'text-to-video', generation: 'v1', model: 'kling-v2-6', promptLength: 20 },
    };
    expect(entries).toEqual([
      { ...both, event: 'processing_activity' },
      { ...both, event: 'processing_outcome', outcome: 'accepted', taskId: task.id },
    ]);
    expect(entries[0]?.callId).toBe(entries[1]?.callId);
  });

  it('enters a refusal, and throws it', async () => {
    const kling = await startKling();
    kling.queue.push(refusal(400, 1301));
    const entries: AuditEntry[] = [];
    const client = connect(kling, { audit: (entry) => void entries.push(entry) });
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({ code: 'content-refused' });
    expect(entries.map(({ outcome }) => outcome)).toEqual([undefined, 'content-refused']);
  });

  it('names the task when the entry behind its start fails', async () => {
    const kling = await startKling();
    const audit = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValue(new Error('disk full'));
    const sent = connect(kling, { audit }).textToVideo(V1_TEXT);
    await expect(sent).rejects.toMatchObject({
      code: 'hook-failed',
      details: { argument: 'audit', taskId: '100000000000000000' },
    });
    expect(audit).toHaveBeenCalledTimes(2);
  });
});

describe.each([
  ['v1', V1_TEXT],
  ['v1, from an image', V1_IMAGE],
  ['path', PATH_TEXT],
  ['path, from an image', PATH_IMAGE],
])('a task of %s', (_what, request) => {
  async function start(statuses: string[]) {
    const kling = await startKling();
    kling.statuses = statuses;
    const client = connect(kling);
    const task = 'image' in request ? await client.imageToVideo(request) : await client.textToVideo(request);
    return { kling, client, task };
  }

  it('is asked about until it has succeeded', async () => {
    const { kling, client, task } = await start(['submitted', 'processing', 'succeed']);
    const found = await client.waitForTask(task);
    const [video] = found.videos;
    expect(found).toEqual({ ...task, status: 'succeeded', videos: found.videos });
    expect(found.updatedAt).toEqual(new Date(UPDATED));
    expect(found.videos).toHaveLength(1);
    expect(video?.durationSeconds).toBeGreaterThanOrEqual(5);
    expect(video?.url).toBe(resultUrl(kling.baseUrl));
    expect(video?.expiresAt).toEqual(new Date(UPDATED + 2_592_000_000));
    expect(kling.seen).toHaveLength(4);
    expect(vi.mocked(pause).mock.calls.map(([count]) => count)).toEqual([0, 1]);
  });

  it('is asked about until it has failed', async () => {
    const { client, task } = await start(['processing', 'failed']);
    expect(await client.waitForTask(task)).toMatchObject({
      status: 'failed',
      reason: 'risk control',
      videos: [],
    });
  });

  it('may go back in its status', async () => {
    const { kling, client, task } = await start(['processing', 'submitted', 'processing', 'succeed']);
    expect(await client.waitForTask(task)).toMatchObject({ status: 'succeeded' });
    expect(kling.seen).toHaveLength(5);
  });

  it('of a status that is not documented ends the wait', async () => {
    const { client, task } = await start(['processing', 'archived']);
    await expect(client.waitForTask(task)).rejects.toMatchObject({ code: 'response-invalid' });
  });

  it('that never ends is waited for until the deadline', async () => {
    const { client, task } = await start(['processing']);
    const limits = takeLimits();
    vi.mocked(pause).mockImplementation(async (count, _pauses, signal) => {
      if (count === 5) limits[0]?.expire();
      signal?.throwIfAborted();
    });
    await expect(client.waitForTask(task, { deadlineMs: 1234 })).rejects.toMatchObject({ code: 'timeout' });
    expect(limits[0]?.milliseconds).toBe(1234);
  });

  it('is not waited for once the caller aborts', async () => {
    const { client, task } = await start(['processing']);
    const signal = AbortSignal.abort();
    await expect(client.waitForTask(task, { signal })).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('queryTask', () => {
  test.each([
    ['v1', 'text-to-video'],
    ['path', 'image-to-video'],
  ] as const)('of %s knows what is not there', async (generation, kind) => {
    const kling = await startKling();
    const asked = connect(kling).queryTask({ id: '12', generation, kind });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });

  test.each(['', '../../account/costs', 'a/b', '1?x=1', 'x'.repeat(65)])('refuses the id %j', async (id) => {
    const kling = await startKling();
    const asked = connect(kling).queryTask({ id, generation: 'v1', kind: 'text-to-video' });
    await expect(asked).rejects.toMatchObject({ code: 'id-invalid' });
    expect(kling.seen).toEqual([]);
  });
});

describe('an answer', () => {
  const TASK = { id: '12', generation: 'v1', kind: 'text-to-video' } as const;
  const unusable: [string, Answer, KlingErrorCode][] = [
    ['with an unknown code', refusal(418, 77), 'api-error-unknown'],
    ['with code 0 and an error status', refusal(500, 0), 'api-error-unknown'],
    ['that is a page', { status: 502, body: '<html>' }, 'response-invalid'],
    ['that is null', { body: 'null' }, 'response-invalid'],
    ['that is a list', { body: '[]' }, 'response-invalid'],
    ['without data', ok(undefined), 'response-invalid'],
    ['of an unknown status', ok({ task_id: '1', task_status: 'odd' }), 'response-invalid'],
    ['with an id that is none', ok({ task_id: '../x', task_status: 'failed' }), 'response-invalid'],
    ['of two MiB', { body: 'x'.repeat(2 * 1024 * 1024) }, 'response-too-large'],
    ['that is cut off', { ...ok({ task_id: '1' }), fault: 'cut' }, 'network'],
    ['that leads elsewhere', { status: 307, headers: { location: 'https://example.org/' } }, 'redirected'],
  ];

  test.each(unusable)('%s is an error, and a creation is not repeated', async (_what, answer, code) => {
    const kling = await startKling();
    kling.queue.push(answer);
    const sent = connect(kling).textToVideo(V1_TEXT);
    await expect(sent).rejects.toMatchObject({ name: 'KlingError', code });
    expect(kling.seen).toHaveLength(1);
  });

  test.each(API_ERRORS.map((row) => [`${row.http}/${row.code} ${row.name}`, row] as const))(
    '%s is known, and repeated only where that is safe',
    async (_what, { http, code, name, retry }) => {
      const kling = await startKling();
      const repeats = { never: [1, 1], resign: [2, 2], backoff: [4, 4], reads: [1, 4] }[retry];
      const details = { status: http, vendorCode: code, requestId: 'request-2' };
      for (const call of ['textToVideo', 'queryTask'] as const) {
        kling.seen.length = 0;
        kling.queue.splice(0, Infinity, ...Array<Answer>(4).fill(refusal(http, code)));
        const client = connect(kling);
        const sent = call === 'textToVideo' ? client.textToVideo(V1_TEXT) : client.queryTask(TASK);
        await expect(sent).rejects.toMatchObject({ code: name, retry, details });
        expect(kling.seen).toHaveLength(repeats[call === 'textToVideo' ? 0 : 1] ?? 0);
      }
    },
  );

  test.each<[string, Answer]>([
    ['a page of a proxy', { status: 502, body: '<html>' }],
    ['an answer that is cut off', { ...ok({}), fault: 'cut' }],
    ['an internal error', refusal(500, 5000)],
  ])('to a question is asked for again after %s', async (_what, answer) => {
    const kling = await startKling();
    const client = connect(kling);
    const task = await client.textToVideo(V1_TEXT);
    kling.queue.push(answer);
    expect(await client.queryTask(task)).toMatchObject({ id: task.id });
    expect(pause).toHaveBeenCalledTimes(1);
  });

  test.each(['hang', 'stall'] as const)('that does not come (%s) ends in a timeout', async (fault) => {
    const kling = await startKling();
    kling.queue.push({ ...ok({ task_id: '1' }), fault });
    const limits = takeLimits();
    const sent = connect(kling, { timeoutMs: 4321 }).textToVideo(V1_TEXT);
    await vi.waitUntil(() => kling.seen.length > 0);
    expect(limits.map(({ milliseconds }) => milliseconds)).toEqual([4321]);
    limits[0]?.expire();
    await expect(sent).rejects.toMatchObject({ code: 'timeout' });
  });

  it('is not waited for once the caller aborts', async () => {
    const kling = await startKling();
    kling.queue.push({ fault: 'hang' });
    const controller = new AbortController();
    const sent = connect(kling).textToVideo(V1_TEXT, { signal: controller.signal });
    await vi.waitUntil(() => kling.seen.length > 0);
    controller.abort();
    await expect(sent).rejects.toMatchObject({ code: 'aborted' });
  });

  it('of a closed port names the error of the system', async () => {
    const kling = await startKling();
    const client = connect(kling);
    await kling.stop();
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({
      code: 'network',
      details: { system: 'ECONNREFUSED' },
    });
  });

  it('of a server whose certificate nobody knows is not taken', async () => {
    const kling = await startKling();
    const client = connect(kling, { fetch: globalThis.fetch });
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({
      code: 'network',
      details: { system: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(kling.seen).toEqual([]);
  });
});

describe('a credential', () => {
  it('of two keys is sent as a token that lives half an hour at most', async () => {
    const kling = await startKling();
    await connect(kling, { credentials: accessKey }).textToVideo(V1_TEXT);
    const token = kling.seen[0]?.headers.authorization?.replace('Bearer ', '') ?? '';
    const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(SK));
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(Object.keys(payload).sort()).toEqual(['exp', 'iss', 'nbf']);
    expect(payload.iss).toBe(AK);
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(1800);
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(1805);
  });

  it('is asked for once by requests that run together', async () => {
    const kling = await startKling();
    const credentials = vi.fn(accessKey);
    const client = connect(kling, { credentials });
    await Promise.all(Array.from({ length: 5 }, () => client.textToVideo(V1_TEXT)));
    await client.textToVideo(V1_TEXT);
    expect(credentials).toHaveBeenCalledTimes(1);
    expect(new Set(kling.seen.map((request) => request.headers.authorization)).size).toBe(1);
  });

  it('of two keys is not sent to a path route', async () => {
    const kling = await startKling();
    const sent = connect(kling, { credentials: accessKey }).textToVideo(PATH_TEXT);
    await expect(sent).rejects.toMatchObject({ code: 'api-key-required' });
    expect(kling.seen).toEqual([]);
  });

  it('is signed anew, once, when the token has expired', async () => {
    const kling = await startKling();
    const credentials = vi.fn(accessKey);
    const client = connect(kling, { credentials });
    kling.queue.push(refusal(401, 1004));
    await client.textToVideo(V1_TEXT);
    expect(kling.seen).toHaveLength(2);
    expect(credentials).toHaveBeenCalledTimes(2);

    kling.queue.push(refusal(401, 1004), refusal(401, 1004));
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({ code: 'auth-expired' });
    expect(kling.seen).toHaveLength(4);
  });

  it('is asked for again after a refusal, so that a rotated key is found', async () => {
    const kling = await startKling();
    const keys = [`${API_KEY}old`, API_KEY];
    const client = connect(kling, { credentials: () => ({ apiKey: keys.shift() ?? '' }) });
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({ code: 'auth-invalid' });
    await client.textToVideo(V1_TEXT);
    expect(kling.seen[1]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
  });

  test.each([
    ['300 s by default', {}, [0, 299, 301], 2],
    ['as long as the options say', { credentialTtlSeconds: 60 }, [0, 59, 61, 121], 3],
    ['25 minutes at most', { credentialTtlSeconds: 86_400 }, [0, 1499, 1501], 2],
  ])('is kept %s', async (_what, options, seconds, questions) => {
    const kling = await startKling();
    const credentials = vi.fn(accessKey);
    const client = connect(kling, { credentials, ...options });
    const begin = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const second of seconds) {
      vi.setSystemTime(begin + second * 1000);
      // The server reads the same clock, and refuses what has expired.
      await client.textToVideo(V1_TEXT);
    }
    expect(credentials).toHaveBeenCalledTimes(questions);
  });

  it('that cannot be had is asked for again by the next request', async () => {
    const kling = await startKling();
    const credentials = vi.fn<CredentialProvider>(() => ({ apiKey: API_KEY }));
    credentials.mockRejectedValueOnce(new Error('vault sealed'));
    const client = connect(kling, { credentials, retries: 0 });
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({
      code: 'hook-failed',
      details: { argument: 'credentials' },
    });
    await client.textToVideo(V1_TEXT);
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it('that is older than 90 days is warned about, once for each key', async () => {
    const kling = await startKling();
    const days = (count: number) => new Date(Date.now() - count * 86_400_000 - 1000);
    const given = [
      { apiKey: API_KEY, issuedAt: days(90) },
      { apiKey: API_KEY, issuedAt: days(91) },
      { apiKey: API_KEY, issuedAt: days(92) },
    ];
    const warnings: string[] = [];
    const client = connect(kling, {
      credentials: () => given.shift() ?? { apiKey: API_KEY },
      credentialTtlSeconds: 0,
      warn: (message) => void warnings.push(message),
    });
    for (let count = 0; count < 4; count++) await client.textToVideo(V1_TEXT);
    expect(warnings).toEqual(['The Kling key is 91 days old; rotate it every 90 days.']);
  });

  it('of one environment is refused in another', async () => {
    const kling = await startKling();
    const key = (name: string) => ({ apiKey: API_KEY.replace('pretend', name) });
    const use = (environment: string, credentials: CredentialProvider) =>
      connect(kling, { environment, credentials }).textToVideo(V1_TEXT);
    await expect(
      use('staging', () => ({ ...key('labelled'), environment: 'production' })),
    ).rejects.toMatchObject({ code: 'credentials-shared' });
    expect(kling.seen).toEqual([]);
    await expect(use('staging', () => key('shared'))).rejects.toMatchObject({ code: 'auth-invalid' });
    await expect(use('production', () => key('shared'))).rejects.toMatchObject({
      code: 'credentials-shared',
    });
    await expect(use('staging', () => key('shared'))).rejects.toMatchObject({ code: 'auth-invalid' });
  });
});

describe('the defaults', () => {
  it('are the global host, no redirects, and the warnings of the process', async () => {
    const data = { task_id: '1', task_status: 'submitted' };
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(ok(data).body));
    const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const credentials = () => ({ apiKey: API_KEY, issuedAt: new Date(0) });
    const client = new KlingClient({ ...UNGUARDED, credentials, fetch });
    const task: Task = await client.textToVideo(V1_TEXT);
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(task.updatedAt).toBeUndefined();
    expect(url).toBe('https://api-singapore.klingai.com/v1/videos/text2video');
    expect(init?.redirect).toBe('manual');
    expect(emitWarning).toHaveBeenCalledWith(expect.stringContaining('days old'), 'KlingWarning');
    emitWarning.mockRestore();
  });

  it('read the mounted secret file, which is not there', async () => {
    const client = new KlingClient({ ...UNGUARDED, retries: 0 });
    await expect(client.textToVideo(V1_TEXT)).rejects.toMatchObject({
      code: 'hook-failed',
      details: { argument: 'credentials' },
    });
  });
});
