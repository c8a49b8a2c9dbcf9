/** The client: video from text or an image, what became of it, and the result. */
import { randomUUID } from 'node:crypto';
import { DEFAULT_BASE_URL, LIKENESS_ERASURE, type LikenessKind } from '../knowledge/kling/index.js';
import { createAuthorizer } from './auth.js';
import { type CredentialProvider, secretFile } from './credentials.js';
import { download, type DownloadOptions, type DownloadSettings } from './download.js';
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import {
  type EncodedRequest,
  encodeRequest,
  type ImageToVideoRequest,
  type RequestHosts,
  routeFor,
  type TextToVideoRequest,
  type VideoKind,
  type VideoRequest,
} from './requests.js';
import { pause } from './retry.js';
import {
  type Audit,
  type AuditEntry,
  type ConsentCheck,
  type ContentFilter,
  type MetadataHook,
  type NotRequired,
  type OutputScan,
  type ProcessingTerms,
  type TextHook,
} from './safeguards.js';
import { isFinished, isId, readTask, type Task, type TaskReference, type TaskVideo } from './tasks.js';
import { createTransport, type Transport } from './transport.js';
import { checkBaseUrl, type HostList } from './urls.js';

/** How a client is set up. */
export interface KlingClientOptions {
  /** Receives an entry before each creation, and one with the outcome after it. */
  readonly audit: Audit | NotRequired;
  /** Is asked about each prompt, as it will be sent. */
  readonly contentFilter: ContentFilter | NotRequired;
  /** Is asked before an image is sent. */
  readonly consent: ConsentCheck | NotRequired;
  /** Cleans prompts of what the caller's users may have smuggled in. */
  readonly sanitizePrompt?: TextHook;
  /** Removes personal data from prompts, after `sanitizePrompt`. */
  readonly piiFilter?: TextHook;
  /** Removes personal metadata from results before they are written. */
  readonly stripMetadata?: MetadataHook;
  /** Decides about results before they are written, after `stripMetadata`. */
  readonly scanOutput?: OutputScan;
  /** What the audit entries say about the purpose, legal basis and terms of the processing. */
  readonly processing?: ProcessingTerms;
  /** Gives the current credential. @default the file `/run/secrets/kling` */
  readonly credentials?: CredentialProvider;
  /** Seconds until `credentials` is asked again, at most 1500. @default 300 */
  readonly credentialTtlSeconds?: number;
  /** Where this process runs, such as `production`: a key of another environment is refused. */
  readonly environment?: string;
  /** Where requests go: a host of Kling, or one of `apiHosts`. @default the global host */
  readonly baseUrl?: string;
  /** Further hosts that may receive the credential, such as a gateway's. @default none */
  readonly apiHosts?: HostList;
  /** The only hosts that images may be on. @default none */
  readonly imageHosts?: HostList;
  /** The only hosts that callbacks may go to. @default none */
  readonly callbackHosts?: HostList;
  /** Further hosts that results may come from. @default none beside Kling's own */
  readonly resultHosts?: HostList;
  /** How long one request may take, in milliseconds, the credential provider aside. @default 30000 */
  readonly timeoutMs?: number;
  /** How often a request is repeated that can be repeated safely. @default 3 */
  readonly retries?: number;
  /** Receives warnings, such as that of an old key. @default `process.emitWarning` */
  readonly warn?: (message: string) => void;
  /** Used instead of the global `fetch`: for a proxy, or a stand-in for tests. It sees the credential. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What every call accepts. */
export interface CallOptions {
  /** Aborts the request. A creation that was sent may go on at Kling, and be charged. */
  readonly signal?: AbortSignal;
}

/** What a creation accepts. */
export interface CreateOptions extends CallOptions {
  /** The caller's id of the person whose data this is, for the audit and the consent check. */
  readonly dataSubject?: string;
}

/** What waiting accepts. */
export interface WaitOptions extends CallOptions {
  /** How long to wait at most, in milliseconds. @default 900000 */
  readonly deadlineMs?: number;
}

const POLL = { first: 2000, longest: 20_000 } as const;

/**
 * A client of the Kling API.
 *
 * Nothing secret can be read from it, printed or serialised. Questions are repeated after failures that pass;
 * creations only when Kling has said that it did not accept them.
 */
export class KlingClient {
  readonly #audit: Audit;
  readonly #contentFilter: ContentFilter;
  readonly #consent: ConsentCheck;
  readonly #cleaners: readonly (readonly [string, TextHook])[];
  readonly #terms: ProcessingTerms;
  readonly #hosts: RequestHosts;
  readonly #downloads: DownloadSettings;
  readonly #send: Transport;

  /** @throws KlingError `option-invalid` for a safeguard left out without a reason; as {@link checkBaseUrl} */
  constructor(options: KlingClientOptions) {
    const { audit, contentFilter, consent, sanitizePrompt, piiFilter, fetch = globalThis.fetch } = options;
    this.#audit = safeguard<Audit>('audit', audit, () => undefined);
    this.#contentFilter = safeguard<ContentFilter>('contentFilter', contentFilter, () => true);
    this.#consent = safeguard<ConsentCheck>('consent', consent, () => true);
    this.#cleaners = [
      ['sanitizePrompt', sanitizePrompt ?? ((text) => text)],
      ['piiFilter', piiFilter ?? ((text) => text)],
    ];
    this.#terms = { purpose: 'video_generation', legalBasis: 'legitimate_interest', ...options.processing };
    this.#hosts = { images: options.imageHosts ?? [], callbacks: options.callbackHosts ?? [] };
    const { stripMetadata, scanOutput, resultHosts: hosts = [] } = options;
    this.#downloads = { fetch, hosts, stripMetadata, scanOutput };
    this.#send = createTransport({
      baseUrl: checkBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL, options.apiHosts ?? []),
      authorizer: createAuthorizer({
        provider: options.credentials ?? secretFile(),
        ttlSeconds: options.credentialTtlSeconds ?? 300,
        environment: options.environment,
        warn:
          options.warn ??
          ((message) => {
            process.emitWarning(message, 'KlingWarning');
          }),
      }),
      fetch,
      timeoutMs: options.timeoutMs ?? 30_000,
      retries: options.retries ?? 3,
    });
  }

  /**
   * Starts a task that makes a video from text.
   * @throws KlingError before anything is sent if a check or safeguard refuses, later if the API does
   */
  async textToVideo(request: TextToVideoRequest, options: CreateOptions = {}): Promise<Task> {
    return this.#create('text-to-video', request, options);
  }

  /**
   * Starts a task that makes a video from an image, if the consent check agrees.
   * @throws KlingError before anything is sent if a check or safeguard refuses, later if the API does
   */
  async imageToVideo(request: ImageToVideoRequest, options: CreateOptions = {}): Promise<Task> {
    const { image, lastImage } = request;
    const imageUrls = lastImage === undefined ? [image] : [image, lastImage];
    const question = { dataSubject: options.dataSubject, imageUrls };
    const agreed: unknown = await runHook('consent', () => this.#consent(question));
    if (agreed !== true) throw new KlingError('consent-missing');
    return this.#create('image-to-video', request, options);
  }

  /**
   * Asks about a task.
   * @throws KlingError `id-invalid`, `not-found`, or another refusal of the API
   */
  async queryTask({ id, generation, kind }: TaskReference, { signal }: CallOptions = {}): Promise<Task> {
    if (!isId(id)) throw new KlingError('id-invalid');
    const path = generation === 'v1' ? `${routeFor(kind, 'v1').path}/${id}` : `/tasks?task_ids=${id}`;
    const data = await this.#send({ method: 'GET', path, generation, signal });
    if (generation === 'v1') return { ...readTask(generation, data), kind };
    // The API answers an unknown id with an empty list.
    if (Array.isArray(data) && data.length === 0) throw new KlingError('not-found');
    return { ...readTask(generation, Array.isArray(data) ? data[0] : undefined), kind };
  }

  /**
   * Asks about a task until it has succeeded or failed; its `status` says which.
   * @throws KlingError `timeout` at the deadline, `aborted`, or as {@link KlingClient.queryTask}
   */
  async waitForTask(task: TaskReference, { signal, deadlineMs = 900_000 }: WaitOptions = {}): Promise<Task> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const either = AbortSignal.any(signal ? [deadline, signal] : [deadline]);
    try {
      for (let count = 0; ; count++) {
        const found = await this.queryTask(task, { signal: either });
        if (isFinished(found)) return found;
        await pause(count, POLL, either);
      }
    } catch (error) {
      throw deadline.aborted && signal?.aborted !== true ? new KlingError('timeout') : error;
    }
  }

  /**
   * Streams the video of a finished task into `sink`: the marked copy where there is one.
   * @throws KlingError `task-unfinished`, `url-host-refused`, `response-too-large`, `output-refused`, `sink-failed`
   */
  async download(
    { videos: [video] }: { readonly videos: readonly TaskVideo[] },
    sink: WritableStream<Uint8Array>,
    options: DownloadOptions = {},
  ): Promise<void> {
    if (video === undefined) throw new KlingError('task-unfinished');
    return download(video.watermarkUrl ?? video.url, sink, this.#downloads, options);
  }

  /**
   * Deletes a person's likeness or voice at Kling. One that is not there counts as deleted.
   * @throws KlingError `id-invalid`, or a refusal of the API
   */
  async deleteLikeness(kind: LikenessKind, id: string, { signal }: CallOptions = {}): Promise<void> {
    if (!isId(id)) throw new KlingError('id-invalid');
    const { path, field } = LIKENESS_ERASURE[kind];
    try {
      await this.#send({ method: 'POST', path, generation: 'v1', body: { [field]: id }, signal });
    } catch (error) {
      if (!(error instanceof KlingError) || error.code !== 'not-found') throw error;
    }
  }

  async #create(kind: VideoKind, given: VideoRequest, options: CreateOptions): Promise<Task> {
    const prompt = await this.#clean(given.prompt);
    const negativePrompt = given.negativePrompt && (await this.#clean(given.negativePrompt));
    const request = { ...given, prompt, ...(negativePrompt && { negativePrompt }) };
    const encoded = encodeRequest(kind, request, this.#hosts);
    const allowed: unknown = await runHook('contentFilter', () => this.#contentFilter(prompt));
    if (allowed !== true) throw new KlingError('content-filtered');
    const entry = this.#entryFor(kind, request, encoded, options);
    await this.#record({ ...entry, event: 'processing_activity' });
    try {
      const data = await this.#send({ method: 'POST', ...encoded, signal: options.signal });
      const task = { ...readTask(encoded.generation, data), kind };
      await this.#record({ ...entry, event: 'processing_outcome', outcome: 'accepted', taskId: task.id });
      return task;
    } catch (error) {
      if (!(error instanceof KlingError) || error.code === 'audit-failed') throw error;
      await this.#record({ ...entry, event: 'processing_outcome', outcome: error.code });
      throw error;
    }
  }

  async #clean(prompt: string): Promise<string> {
    let text = prompt;
    for (const [name, clean] of this.#cleaners) {
      text = await runHook(name, () => clean(text));
      if (typeof text !== 'string') throw new KlingError('hook-failed', { argument: name });
    }
    return text;
  }

  #entryFor(
    kind: VideoKind,
    { model, prompt }: VideoRequest,
    { generation }: EncodedRequest,
    { dataSubject = null }: { readonly dataSubject?: string | null },
  ): Omit<AuditEntry, 'event'> {
    return {
      callId: randomUUID(),
      dataSubject,
      ...this.#terms,
      dataCategories: kind === 'image-to-video' ? ['text_prompt', 'image'] : ['text_prompt'],
      recipients: ['klingai_api'],
      request: { kind, generation, model, promptLength: prompt.length },
    };
  }

  async #record(entry: AuditEntry): Promise<void> {
    try {
      await this.#audit(entry);
    } catch {
      const { taskId } = entry;
      throw new KlingError('audit-failed', taskId === undefined ? {} : { taskId });
    }
  }
}

/** A caller without types may have given neither a function nor a reason. */
function safeguard<Safeguard extends (...input: never[]) => unknown>(
  argument: string,
  given: Safeguard | NotRequired | undefined,
  without: Safeguard,
): Safeguard {
  if (typeof given === 'function') return given;
  if (!given?.notRequired) throw new KlingError('option-invalid', { argument });
  return without;
}
