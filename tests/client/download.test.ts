import { createHash } from 'node:crypto';
import { describe, expect, it, test, vi } from 'vitest';
import type { KlingClientOptions, KlingErrorCode, TaskVideo } from '../../src/client/index.js';
import { takeLimits } from './clock.js';
import type { Answer, Kling } from './server.js';
import { connect, startKling } from './server.js';

/** A sink that remembers. */
function sink({ failing = false } = {}) {
  const chunks: Uint8Array[] = [];
  const events: string[] = [];
  const stream = new WritableStream<Uint8Array>({
    write(chunk) {
      if (failing) throw new Error('ENOSPC: /home/canary/video.mp4');
      chunks.push(chunk);
    },
    close: () => void events.push('close'),
    abort: () => void events.push('abort'),
  });
  return { stream, events, text: () => Buffer.concat(chunks).toString() };
}

function videoAt(url: string, watermarkUrl?: string): { videos: TaskVideo[] } {
  const rest = { id: 'v', durationSeconds: 5, expiresAt: undefined, watermarkUrl };
  return { videos: [{ url, ...rest }] };
}

async function start(file?: Answer, options?: Partial<KlingClientOptions>) {
  const kling = await startKling();
  if (file) kling.file = file;
  return {
    kling,
    client: connect(kling, options),
    video: videoAt(`${kling.baseUrl}/files/a.mp4?ksSecret=x`),
  };
}

describe('download', () => {
  it('streams the file of a finished task, without the credential', async () => {
    const { kling, client } = await start();
    kling.statuses = ['succeed'];
    const task = await client.waitForTask(
      await client.textToVideo({ model: 'kling-v3', prompt: 'a lighthouse' }),
    );
    kling.seen.length = 0;
    const { stream, events, text } = sink();
    await client.download(task, stream);
    expect(text()).toBe('the bytes of a video');
    expect(events).toEqual(['close']);
    expect(kling.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(kling.seen[0]?.headers).not.toHaveProperty('cookie');
  });

  it('prefers the copy that bears the mark', async () => {
    const { kling, client } = await start();
    const video = videoAt(`${kling.baseUrl}/files/plain.mp4`, `${kling.baseUrl}/files/marked.mp4`);
    await client.download(video, sink().stream);
    expect(kling.seen.map(({ url }) => url)).toEqual(['/files/marked.mp4']);
  });

  it('keeps megabytes apart from memory: every byte arrives, in order', async () => {
    const body = Array.from({ length: 400_000 }, (_, index) => String(index)).join(' ');
    const { client, video } = await start({ body });
    const hash = createHash('sha256');
    await client.download(
      video,
      new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) }),
    );
    expect(hash.digest('hex')).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('of an unfinished task has nothing to fetch', async () => {
    const { kling, client } = await start();
    await expect(client.download({ videos: [] }, sink().stream)).rejects.toMatchObject({
      code: 'task-unfinished',
    });
    expect(kling.seen).toEqual([]);
  });

  test.each<[string, Answer, KlingErrorCode]>([
    ['larger than allowed', { body: 'x'.repeat(2000) }, 'response-too-large'],
    ['that is cut off', { body: 'x'.repeat(900), fault: 'cut' }, 'network'],
    ['whose URL has expired', { status: 403, body: 'expired' }, 'download-refused'],
    ['that is partial', { status: 206, body: 'x' }, 'download-refused'],
    ['that moved to nowhere', { status: 302 }, 'download-refused'],
    ['that moved to http', { status: 302, headers: { location: 'http://127.0.0.1/' } }, 'url-not-https'],
    [
      'that moved to a stranger',
      { status: 302, headers: { location: 'https://evil.example.com/' } },
      'url-host-refused',
    ],
    [
      'that moved to an internal host',
      { status: 302, headers: { location: 'https://169.254.169.254/latest' } },
      'url-host-refused',
    ],
    ['that moves for ever', { status: 302, headers: { location: '/files/b.mp4' } }, 'redirected'],
  ])('of a file %s fails, and the sink is aborted', async (_what, file, code) => {
    const { client, video } = await start(file);
    const { stream, events } = sink();
    const done = client.download(video, stream, { maxBytes: 1000 });
    await expect(done).rejects.toMatchObject({ name: 'KlingError', code });
    expect(events).toEqual(['abort']);
  });

  it('follows a redirect among the hosts of results', async () => {
    const { kling, client, video } = await start();
    kling.queue.push({ status: 302, headers: { location: '/files/b.mp4' } });
    const { stream, text } = sink();
    await client.download(video, stream);
    expect(text()).toBe('the bytes of a video');
    expect(kling.seen.map(({ url }) => url)).toEqual(['/files/a.mp4?ksSecret=x', '/files/b.mp4']);
  });

  test.each([
    'https://evil.example.com/a.mp4',
    'https://klingai.com.example.org/a.mp4',
    'https://api-singapore.klingai.com/a.mp4',
    'https://127.0.0.1@evil.example.com/a.mp4',
    'http://v15-kling-fdl.klingai.com/a.mp4',
    'file:///etc/passwd',
  ])('fetches nothing from %s', async (url) => {
    const { kling, client } = await start();
    const fetch = vi.fn(kling.fetch);
    const strict = connect(kling, { fetch, resultHosts: [] });
    await expect(strict.download(videoAt(url), sink().stream)).rejects.toMatchObject({ name: 'KlingError' });
    await expect(client.download(videoAt(url), sink().stream)).rejects.toMatchObject({ name: 'KlingError' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('into a sink that fails says so, and no more', async () => {
    const { client, video } = await start();
    const failed = client.download(video, sink({ failing: true }).stream);
    await expect(failed).rejects.toMatchObject({
      code: 'hook-failed',
      message: 'a function or stream given to the client failed (sink)',
    });
  });

  it('into a sink that somebody else writes to fails, and leaves it alone', async () => {
    const { kling, client, video } = await start();
    const { stream, events } = sink();
    const other = stream.getWriter();
    await expect(client.download(video, stream)).rejects.toMatchObject({
      code: 'hook-failed',
      details: { argument: 'sink' },
    });
    await other.close();
    expect(events).toEqual(['close']);
    expect(kling.seen).toEqual([]);
  });

  it('ends at its time limit, and when the caller aborts', async () => {
    const { kling, client, video } = await start({ body: 'x'.repeat(100), fault: 'stall' });
    const limits = takeLimits();
    const first = sink();
    const late = client.download(video, first.stream, { timeoutMs: 77 });
    await waitForRequest(kling, 1);
    expect(limits.map(({ milliseconds }) => milliseconds)).toEqual([77]);
    limits[0]?.expire();
    await expect(late).rejects.toMatchObject({ code: 'timeout' });
    const controller = new AbortController();
    const second = sink();
    const aborted = client.download(video, second.stream, { signal: controller.signal });
    await waitForRequest(kling, 2);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'aborted' });
    expect([first.events, second.events]).toEqual([['abort'], ['abort']]);
  });
});

async function waitForRequest({ seen }: Kling, count: number): Promise<void> {
  await vi.waitUntil(() => seen.length >= count);
}

describe('hooks on the result', () => {
  it('run on the whole file before a byte is written: metadata first, then the scan', async () => {
    const seen: string[] = [];
    const { client, video } = await start(undefined, {
      stripMetadata: async (file) => (seen.push(await file.text()), new Blob(['stripped'])),
      scanOutput: async (file) => seen.push(await file.text()) > 0,
    });
    const { stream, text } = sink();
    await client.download(video, stream);
    expect(seen).toEqual(['the bytes of a video', 'stripped']);
    expect(text()).toBe('stripped');
  });

  test.each<[string, Partial<KlingClientOptions>, KlingErrorCode]>([
    ['a scan that refuses', { scanOutput: () => false }, 'output-refused'],
    ['a scan that says nothing', { scanOutput: () => undefined as unknown as boolean }, 'output-refused'],
    ['a scan that throws', { scanOutput: () => Promise.reject(new Error('down')) }, 'hook-failed'],
    ['a metadata step that throws', { stripMetadata: () => Promise.reject(new Error('no')) }, 'hook-failed'],
  ])('%s lets nothing through', async (_what, options, code) => {
    const { client, video } = await start(undefined, options);
    const { stream, events, text } = sink();
    await expect(client.download(video, stream)).rejects.toMatchObject({ code });
    expect(text()).toBe('');
    expect(events).toEqual(['abort']);
  });

  it('see no file that is too large', async () => {
    const scanOutput = vi.fn(() => true);
    const { client, video } = await start({ body: 'x'.repeat(2000) }, { scanOutput });
    const done = client.download(video, sink().stream, { maxBytes: 1000 });
    await expect(done).rejects.toMatchObject({ code: 'response-too-large' });
    expect(scanOutput).not.toHaveBeenCalled();
  });
});
