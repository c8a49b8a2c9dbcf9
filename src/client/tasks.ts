/** Tasks: one shape for what both route generations answer and call back. */
import {
  type Generation,
  RESULT_LIFETIME_DAYS,
  signedUrlExpiry,
  TASK_FIELDS,
  TASK_STATUSES,
  type VideoKind,
} from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import { asRecords, asText, valueAt } from './json.js';

/** Where a task stands. */
export type TaskStatus = keyof (typeof TASK_STATUSES)['path'];

/** A video that a task has made. */
export interface TaskVideo {
  readonly id: string | undefined;
  /** Signed: whoever has it can read the file. A bearer secret, not to be stored or logged. */
  readonly url: string;
  /** The same with the vendor's visible mark, when that was asked for. */
  readonly watermarkUrl: string | undefined;
  readonly durationSeconds: number | undefined;
  /** When the URL stops working and the vendor deletes the file. Download it before. */
  readonly expiresAt: Date | undefined;
}

/** A task as the API last described it. */
export interface TaskUpdate {
  readonly id: string;
  readonly generation: Generation;
  readonly status: TaskStatus;
  /** Why it failed, in the vendor's words. They may quote the prompt. */
  readonly reason: string | undefined;
  /** The caller's own id, if one was given. */
  readonly externalTaskId: string | undefined;
  readonly updatedAt: Date | undefined;
  readonly videos: readonly TaskVideo[];
}

/** A task, and what it makes a video from. */
export interface Task extends TaskUpdate {
  readonly kind: VideoKind;
}

/** What is needed to ask about a task. Every {@link Task} is one. */
export type TaskReference = Pick<Task, 'id' | 'generation' | 'kind'>;

const STATUSES: readonly TaskStatus[] = ['submitted', 'processing', 'succeeded', 'failed'];

/** Is this the id of a task, element or voice, and safe to put into a path? */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{1,64}$/.test(text);
}

/** Will the status change no more? */
export function isFinished({ status }: Pick<TaskUpdate, 'status'>): boolean {
  return status === 'succeeded' || status === 'failed';
}

/**
 * Reads a task out of the `data` of an answer, or out of a callback.
 * @throws KlingError `response-invalid` when it has no id or no known status
 */
export function readTask(generation: Generation, data: unknown): TaskUpdate {
  const field = (name: keyof (typeof TASK_FIELDS)['v1']) => valueAt(data, TASK_FIELDS[generation][name]);
  const id = field('id');
  const status = STATUSES.find((name) => TASK_STATUSES[generation][name] === field('status'));
  if (!isId(id) || status === undefined) throw new KlingError('response-invalid');
  const time = field('updatedAt');
  const updatedAt = typeof time === 'number' ? new Date(time) : undefined;
  return {
    id,
    generation,
    status,
    reason: asText(field('reason')),
    externalTaskId: asText(field('externalTaskId')),
    updatedAt,
    videos: asRecords(field('videos')).flatMap((video) => readVideo(video, updatedAt)),
  };
}

/** Path routes list files of every type, v1 routes have a list for each. */
function readVideo(video: Record<string, unknown>, updatedAt: Date | undefined): TaskVideo[] {
  const { id, type = 'video', watermark_url: watermarkUrl, duration } = video;
  const url = asText(video['url']) ?? '';
  if (type !== 'video' || !URL.canParse(url)) return [];
  const seconds = Number(duration ?? NaN);
  const deleted = updatedAt && new Date(updatedAt.getTime() + RESULT_LIFETIME_DAYS * 24 * 60 * 60 * 1000);
  return [
    {
      id: asText(id),
      url,
      watermarkUrl: asText(watermarkUrl),
      durationSeconds: Number.isFinite(seconds) ? seconds : undefined,
      expiresAt: signedUrlExpiry(new URL(url)) ?? deleted,
    },
  ];
}
