/** Fetches a result into a sink: without the credential, bounded in size, looked at before anything is written. */
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import type { KlingClientOptions } from './options.js';
import { limitedBody, withTimeout } from './transport.js';
import { checkResultUrl } from './urls.js';

/** What one download accepts. */
export interface DownloadOptions {
  /** Aborts the download. */
  readonly signal?: AbortSignal;
  /** A larger file is refused; what was written of it by then is discarded with the sink. @default 200 MiB */
  readonly maxBytes?: number;
  /** How long the download may take, in milliseconds. @default 300000 */
  readonly timeoutMs?: number;
}

const MAX_REDIRECTS = 3;

/**
 * Streams a result into `sink`, which is closed in the end, and aborted when anything fails.
 * With a scan or a metadata step the file is held in memory until these have passed it.
 * @throws KlingError for a refused host or file, a failed hook or sink, or as the network
 */
export async function download(
  url: string,
  sink: WritableStream<Uint8Array>,
  options: KlingClientOptions,
  { signal, maxBytes = 200 * 1024 * 1024, timeoutMs = 300_000 }: DownloadOptions,
): Promise<void> {
  const writer = await runHook('sink', () => sink.getWriter());
  try {
    await withTimeout(timeoutMs, signal, async (limit) => {
      const response = await open(checkResultUrl(url, options.resultHosts), options, limit);
      for await (const chunk of await inspect(limitedBody(response, maxBytes), options)) {
        limit.throwIfAborted();
        await runHook('sink', () => writer.write(chunk));
      }
      await runHook('sink', () => writer.close());
    });
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  } finally {
    writer.releaseLock();
  }
}

async function open(url: URL, options: KlingClientOptions, signal: AbortSignal): Promise<Response> {
  const { fetch = globalThis.fetch, resultHosts } = options;
  let target = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(target.href, { redirect: 'manual', signal });
    const { status, headers } = response;
    if (status === 200) return response;
    await response.body?.cancel();
    const location = headers.get('location');
    if (status < 300 || status >= 400 || location === null || !URL.canParse(location, target.href)) {
      throw new KlingError('download-refused', { status });
    }
    target = checkResultUrl(new URL(location, target).href, resultHosts);
  }
  throw new KlingError('redirected');
}

/** The scan sees what will be written: the file after the metadata step. */
async function inspect(
  bytes: ReadableStream<Uint8Array>,
  { stripMetadata, scanOutput }: KlingClientOptions,
): Promise<ReadableStream<Uint8Array>> {
  if (!stripMetadata && !scanOutput) return bytes;
  const received = await new Response(bytes).blob();
  const file = stripMetadata ? await runHook('stripMetadata', () => stripMetadata(received)) : received;
  const passed: unknown = scanOutput ? await runHook('scanOutput', () => scanOutput(file)) : true;
  if (passed !== true) throw new KlingError('output-refused');
  return file.stream();
}
