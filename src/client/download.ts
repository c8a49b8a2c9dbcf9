/** Fetches a result into a sink: without the credential, bounded in size, looked at before anything is written. */
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import { type MetadataHook, type OutputScan } from './safeguards.js';
import { limitedBody, withTimeout } from './transport.js';
import { checkResultUrl, type HostList } from './urls.js';

/** How results are fetched and what happens to them. */
export interface DownloadSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly hosts: HostList;
  readonly stripMetadata: MetadataHook | undefined;
  readonly scanOutput: OutputScan | undefined;
}

/** What one download accepts. */
export interface DownloadOptions {
  /** Aborts the download. */
  readonly signal?: AbortSignal;
  /** A larger file is refused; what was written of it by then is discarded with the sink. @default 200 MiB */
  readonly maxBytes?: number;
  /** How long the download may take, in milliseconds. @default 300000 */
  readonly timeoutMs?: number;
}

const MAX_BYTES = 200 * 1024 * 1024;
const TIMEOUT_MS = 300_000;
const MAX_REDIRECTS = 3;

/**
 * Streams a result into `sink`, which is closed in the end, and aborted when anything fails.
 * With a scan or a metadata step the file is held in memory until these have passed it.
 * @throws KlingError for a refused host or file, a failed hook or sink, or as the network
 */
export async function download(
  url: string,
  sink: WritableStream<Uint8Array>,
  settings: DownloadSettings,
  { signal, maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS }: DownloadOptions,
): Promise<void> {
  try {
    await withTimeout(timeoutMs, signal, async (limit) => {
      const response = await open(checkResultUrl(url, settings.hosts), settings, limit);
      const bytes = await inspect(limitedBody(response, maxBytes), settings);
      await write(bytes, sink, limit);
    });
  } catch (error) {
    if (!sink.locked) await sink.abort().catch(() => undefined);
    throw error;
  }
}

async function open(url: URL, { fetch, hosts }: DownloadSettings, signal: AbortSignal): Promise<Response> {
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
    target = checkResultUrl(new URL(location, target).href, hosts);
  }
  throw new KlingError('redirected');
}

/** The scan sees what will be written: the file after the metadata step. */
async function inspect(
  bytes: ReadableStream<Uint8Array>,
  { stripMetadata, scanOutput }: DownloadSettings,
): Promise<ReadableStream<Uint8Array>> {
  if (!stripMetadata && !scanOutput) return bytes;
  const received = await new Response(bytes).blob();
  const file = stripMetadata ? await runHook('stripMetadata', () => stripMetadata(received)) : received;
  const passed: unknown = scanOutput ? await runHook('scanOutput', () => scanOutput(file)) : true;
  if (passed !== true) throw new KlingError('output-refused');
  return file.stream();
}

/** What the sink throws is the caller's, and may hold a path; what the network throws is told apart from it. */
async function write(
  bytes: ReadableStream<Uint8Array>,
  sink: WritableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const writer = sink.getWriter();
  const failed = () => {
    throw new KlingError('sink-failed');
  };
  try {
    for await (const chunk of bytes) {
      signal.throwIfAborted();
      await writer.write(chunk).catch(failed);
    }
    await writer.close().catch(failed);
  } finally {
    writer.releaseLock();
  }
}
