/** Tasks: one shape for what both route generations answer and call back. */
import {
  type Generation,
  RESULT_LIFETIME_DAYS,
  signedUrlExpiry,
  TASK_STATUSES,
} from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import { asRecords, asText, isRecord } from './json.js';
import type { VideoKind } from './requests.js';

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

/** What is needed to ask about a task. Every {@link Task} is one. */
export type TaskReference = Pick<Task, 'id' | 'generation' | 'kind'>;

/** A task, and what it makes a video from. */
export interface Task extends TaskUpdate {
  readonly kind: VideoKind;
}

const DAY_MS = 24 * 60 * 60 * 1000;
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
  if (!isRecord(data)) throw new KlingError('response-invalid');
  const v1 = generation === 'v1';
  const id = v1 ? data['task_id'] : data['id'];
  const spelled = v1 ? data['task_status'] : data['status'];
  const status = STATUSES.find((name) => TASK_STATUSES[generation][name] === spelled);
  if (!isId(id) || status === undefined) throw new KlingError('response-invalid');

  const info = isRecord(data['task_info']) ? data['task_info'] : {};
  const result = isRecord(data['task_result']) ? data['task_result'] : {};
  const outputs = asRecords(data['outputs']).filter((output) => output['type'] === 'video');
  const time = v1 ? data['updated_at'] : data['update_time'];
  const updatedAt = typeof time === 'number' ? new Date(time) : undefined;
  return {
    id,
    generation,
    status,
    reason: asText(v1 ? data['task_status_msg'] : data['message']),
    externalTaskId: asText(v1 ? info['external_task_id'] : data['external_id']),
    updatedAt,
    videos: (v1 ? asRecords(result['videos']) : outputs).flatMap((video) => readVideo(video, updatedAt)),
  };
}

function readVideo(video: Record<string, unknown>, updatedAt: Date | undefined): TaskVideo[] {
  const url = asText(video['url']);
  if (url === undefined || !URL.canParse(url)) return [];
  const duration = Number(video['duration'] ?? NaN);
  const deleted = updatedAt && new Date(updatedAt.getTime() + RESULT_LIFETIME_DAYS * DAY_MS);
  return [
    {
      id: asText(video['id']),
      url,
      watermarkUrl: asText(video['watermark_url']),
      durationSeconds: Number.isFinite(duration) ? duration : undefined,
      expiresAt: signedUrlExpiry(new URL(url)) ?? deleted,
    },
  ];
}
