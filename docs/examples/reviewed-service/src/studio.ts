/** What the studio does: it starts videos, and keeps its own copy of those that are finished. */
import {
  type GdprCompliantClient,
  type ImageToVideoRequest,
  KlingError,
  type Task,
  type TaskUpdate,
  type TextToVideoRequest,
} from 'eslint-plugin-kling/client';

import type { Library, VideoRecord } from './library.js';
import { log } from './log.js';

/** The studio, on top of Kling and of the library. */
export class Studio {
  readonly #kling: GdprCompliantClient;
  readonly #library: Library;
  readonly #callbackUrl: string;
  readonly #storing = new Map<string, Promise<void>>();

  constructor(kling: GdprCompliantClient, library: Library, origin: string) {
    this.#kling = kling;
    this.#library = library;
    this.#callbackUrl = `${origin}/webhooks/kling`;
  }

  /** Starts a video from text. */
  async fromText(owner: string, request: TextToVideoRequest): Promise<VideoRecord> {
    return this.#start(await this.#library.create(owner), (fields) =>
      this.#kling.textToVideo({ ...request, ...fields }, { dataSubject: owner }),
    );
  }

  /** Starts a video from a picture of the owner, if the owner has agreed to it. */
  async fromPicture(owner: string, request: ImageToVideoRequest): Promise<VideoRecord> {
    return this.#start(await this.#library.create(owner), (fields) =>
      this.#kling.imageToVideo({ ...request, ...fields }, { dataSubject: owner }),
    );
  }

  /** Looks how a video is getting on, in case Kling's callback was lost. */
  async refresh({ id, status, task }: VideoRecord): Promise<VideoRecord | undefined> {
    if (status === 'making' && task) await this.settle(id, await this.#kling.queryTask(task));
    return this.#library.find(id);
  }

  /** Takes note of what has become of a task. Callbacks and questions may tell the same, at the same time. */
  async settle(id: string, update: TaskUpdate): Promise<void> {
    const record = await this.#library.find(id);
    if (record?.status !== 'making' || record.task?.id !== update.id) return;
    if (update.status === 'failed') await this.#library.update(id, { status: 'failed' });
    if (update.status !== 'succeeded') return;
    const storing = this.#storing.get(id) ?? this.#store(id, update).finally(() => this.#storing.delete(id));
    this.#storing.set(id, storing);
    await storing;
  }

  async #start(
    record: VideoRecord,
    send: (fields: { callbackUrl: string; externalTaskId: string }) => Promise<Task>,
  ): Promise<VideoRecord> {
    const { id } = record;
    try {
      const { generation, kind, ...task } = await send({
        callbackUrl: this.#callbackUrl,
        externalTaskId: id,
      });
      await this.#library.update(id, { task: { id: task.id, generation, kind } });
      return record;
    } catch (error) {
      await this.#library.delete(id);
      throw error;
    }
  }

  /** The client scans the file and takes its metadata out before a byte reaches the library. */
  async #store(id: string, update: TaskUpdate): Promise<void> {
    try {
      await this.#kling.download(update, this.#library.writeFile(id));
    } catch (error) {
      if (!(error instanceof KlingError) || error.code !== 'output-refused') throw error;
      log.warn('video.refused', { id });
      await this.#library.update(id, { status: 'failed' });
      return;
    }
    await this.#library.publish(id);
    log.info('video.ready', { id });
  }
}
