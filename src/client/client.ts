/** The client: video from text or an image, what became of it, and the result. */
import { randomUUID } from 'node:crypto';
import { LIKENESS_ERASURE, type LikenessKind, type VideoKind, videoRoute } from '../knowledge/kling/index.js';
import { download, type DownloadOptions } from './download.js';
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import { asRecords } from './json.js';
import type { KlingClientOptions } from './options.js';
import {
  encodeRequest,
  type ImageToVideoRequest,
  type TextToVideoRequest,
  type VideoRequest,
} from './requests.js';
import { pause } from './retry.js';
import { isFinished, isId, readTask, type Task, type TaskReference, type TaskVideo } from './tasks.js';
import { createTransport, type Transport, withTimeout } from './transport.js';

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
  readonly #options: KlingClientOptions;
  readonly #send: Transport;

  /** @throws KlingError `option-invalid` for a required option that is no function; as `checkBaseUrl` */
  constructor(options: KlingClientOptions) {
    for (const argument of ['audit', 'contentFilter', 'consent'] as const) {
      if (typeof options[argument] !== 'function') throw new KlingError('option-invalid', { argument });
    }
    this.#options = { ...options };
    this.#send = createTransport(this.#options);
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
    const agreed: unknown = await runHook('consent', () => this.#options.consent(question));
    if (agreed !== true) throw new KlingError('consent-missing');
    return this.#create('image-to-video', request, options);
  }

  /**
   * Asks about a task.
   * @throws KlingError `id-invalid`, `not-found`, or another refusal of the API
   */
  async queryTask({ id, generation, kind }: TaskReference, { signal }: CallOptions = {}): Promise<Task> {
    if (!isId(id)) throw new KlingError('id-invalid');
    const path = generation === 'v1' ? `${videoRoute(kind, 'v1')?.path}/${id}` : `/tasks?task_ids=${id}`;
    const data = await this.#send({ method: 'GET', path, generation, signal });
    const found = generation === 'v1' ? data : asRecords(data)[0];
    // The API answers an unknown id with an empty list.
    if (Array.isArray(data) && found === undefined) throw new KlingError('not-found');
    return { ...readTask(generation, found), kind };
  }

  /**
   * Asks about a task until it has succeeded or failed; its `status` says which.
   * @throws KlingError `timeout` at the deadline, `aborted`, or as {@link KlingClient.queryTask}
   */
  async waitForTask(task: TaskReference, { signal, deadlineMs = 900_000 }: WaitOptions = {}): Promise<Task> {
    return withTimeout(deadlineMs, signal, async (limit) => {
      for (let count = 0; ; count++) {
        const found = await this.queryTask(task, { signal: limit });
        if (isFinished(found)) return found;
        await pause(count, POLL, limit);
      }
    });
  }

  /**
   * Streams the video of a finished task into `sink`: the marked copy where there is one.
   * @throws KlingError `task-unfinished`, `url-host-refused`, `response-too-large`, `output-refused`, `hook-failed`
   */
  async download(
    { videos: [video] }: { readonly videos: readonly TaskVideo[] },
    sink: WritableStream<Uint8Array>,
    options: DownloadOptions = {},
  ): Promise<void> {
    if (video === undefined) throw new KlingError('task-unfinished');
    return download(video.watermarkUrl ?? video.url, sink, this.#options, options);
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

  async #create(kind: VideoKind, given: VideoRequest, { dataSubject, signal }: CreateOptions): Promise<Task> {
    const { audit, contentFilter, processing } = this.#options;
    const prompt = await this.#clean(given.prompt);
    const negativePrompt = given.negativePrompt && (await this.#clean(given.negativePrompt));
    const request = { ...given, prompt, ...(negativePrompt && { negativePrompt }) };
    const encoded = encodeRequest(kind, request, this.#options);
    const allowed: unknown = await runHook('contentFilter', () => contentFilter(prompt));
    if (allowed !== true) throw new KlingError('content-filtered');

    const { generation } = encoded;
    const entry = {
      callId: randomUUID(),
      dataSubject: dataSubject ?? null,
      purpose: 'video_generation',
      legalBasis: 'legitimate_interest',
      ...processing,
      dataCategories: kind === 'image-to-video' ? ['text_prompt', 'image'] : ['text_prompt'],
      recipients: ['klingai_api'],
      request: { kind, generation, model: request.model, promptLength: prompt.length },
    } as const;
    await runHook('audit', () => audit({ ...entry, event: 'processing_activity' }));
    const ended = { ...entry, event: 'processing_outcome' } as const;
    let task: Task;
    try {
      task = { ...readTask(generation, await this.#send({ method: 'POST', ...encoded, signal })), kind };
    } catch (error) {
      if (!(error instanceof KlingError)) throw error;
      await runHook('audit', () => audit({ ...ended, outcome: error.code }));
      throw error;
    }
    const taskId = task.id;
    await runHook('audit', () => audit({ ...ended, outcome: 'accepted', taskId }), { taskId });
    return task;
  }

  async #clean(prompt: string): Promise<string> {
    let text = prompt;
    for (const argument of ['sanitizePrompt', 'piiFilter'] as const) {
      const clean = this.#options[argument];
      if (clean) text = await runHook(argument, () => clean(text));
      if (typeof text !== 'string') throw new KlingError('hook-failed', { argument });
    }
    return text;
  }
}
