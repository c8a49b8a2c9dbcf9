/** The studio's own copies: a record for each video, and the file. Only this process can read them. */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable, type Readable } from 'node:stream';

import type { TaskReference } from 'eslint-plugin-kling/client';

import { RETENTION_DAYS } from './config.js';

/** What is known of a video. */
export interface VideoRecord {
  readonly id: string;
  /** The user that it belongs to, and that alone may see it. */
  readonly owner: string;
  readonly status: 'making' | 'ready' | 'failed';
  readonly task?: TaskReference;
  /** When it is deleted. */
  readonly expiresAt: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const VIDEO_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Records and files in one directory, each for {@link RETENTION_DAYS} at most. */
export class Library {
  readonly #directory: string;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Opens the library in this directory, which is made when it is not there. */
  static async open(directory: string): Promise<Library> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new Library(directory);
  }

  /** Starts a record. */
  async create(owner: string): Promise<VideoRecord> {
    const expiresAt = new Date(Date.now() + RETENTION_DAYS * DAY_MS).toISOString();
    const record: VideoRecord = { id: randomUUID(), owner, status: 'making', expiresAt };
    await this.#write(record);
    return record;
  }

  /** Gets a record, if there is one of this id. */
  async find(id: string): Promise<VideoRecord | undefined> {
    if (!VIDEO_ID.test(id)) return undefined;
    const text = await readFile(this.#path(id, 'json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as VideoRecord);
  }

  /** Changes a record, unless it was deleted meanwhile. */
  async update(id: string, change: Partial<Pick<VideoRecord, 'status' | 'task'>>): Promise<void> {
    const record = await this.find(id);
    if (record) await this.#write({ ...record, ...change });
  }

  /** Where the file of a video is written. It can be read after {@link Library.publish}. */
  writeFile(id: string): WritableStream<Uint8Array> {
    return Writable.toWeb(createWriteStream(this.#path(id, 'part'), { mode: 0o600 }));
  }

  /** Makes the file of a video readable for its owner. */
  async publish(id: string): Promise<void> {
    await rename(this.#path(id, 'part'), this.#path(id, 'mp4'));
    await this.update(id, { status: 'ready' });
    if (!(await this.find(id))) await this.delete(id);
  }

  /** Reads the file of a video. */
  readFile(id: string): Readable {
    return createReadStream(this.#path(id, 'mp4'));
  }

  /** Deletes a video: first the file, last the record that leads to it. */
  async delete(id: string): Promise<void> {
    for (const kind of ['part', 'mp4', 'json'] as const) await rm(this.#path(id, kind), { force: true });
  }

  /** Deletes everything about a user. Returns how many videos that were. */
  async deleteOwner(owner: string): Promise<number> {
    return this.#deleteWhere((record) => record.owner === owner);
  }

  /** Deletes what has been kept long enough. Returns how many videos that were. */
  async deleteExpired(): Promise<number> {
    return this.#deleteWhere(({ expiresAt }) => new Date(expiresAt) <= new Date());
  }

  async #deleteWhere(matches: (record: VideoRecord) => boolean): Promise<number> {
    const records = (await this.#all()).filter(matches);
    for (const { id } of records) await this.delete(id);
    return records.length;
  }

  async #all(): Promise<readonly VideoRecord[]> {
    const names = await readdir(this.#directory);
    const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
    const records = await Promise.all(ids.map((id) => this.find(id)));
    return records.filter((record) => record !== undefined);
  }

  async #write(record: VideoRecord): Promise<void> {
    await writeFile(this.#path(record.id, 'json'), JSON.stringify(record), { mode: 0o600 });
  }

  #path(id: string, kind: 'json' | 'part' | 'mp4'): string {
    return join(this.#directory, `${id}.${kind}`);
  }
}
