/** Tasks: one shape for what both route generations answer. */
import type { Generation } from '../knowledge/kling/index.js';
import { RESULT_LIFETIME_DAYS, TASK_STATUSES } from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import { asRecords, asText, isRecord } from './json.js';

/** Where a task stands. */
export type TaskStatus = keyof (typeof TASK_STATUSES)['path'];

/** What is needed to ask about a task. Every {@link Task} is one. */
export interface TaskReference {
  readonly id: string;
  readonly generation: Generation;
}

/** A video that a task has made. */
export interface TaskVideo {
  readonly id: string | undefined;
  /** Signed: whoever has it can read the file. It stops working at {@link Task.expiresAt}. */
  readonly url: string;
  /** The same with the vendor's visible mark, when that was asked for. */
  readonly watermarkUrl: string | undefined;
  readonly durationSeconds: number | undefined;
}

/** A task as the API last described it. */
export interface Task extends TaskReference {
  readonly status: TaskStatus;
  /** Why it failed, in the vendor's words. */
  readonly reason: string | undefined;
  /** The caller's own id, if one was given. */
  readonly externalTaskId: string | undefined;
  readonly updatedAt: Date | undefined;
  /** When the vendor deletes the results. Copy them before. */
  readonly expiresAt: Date | undefined;
  readonly videos: readonly TaskVideo[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads a task out of the `data` of an answer.
 * @throws KlingError `response-invalid` when it has no id or no known status
 */
export function readTask(generation: Generation, data: unknown): Task {
  if (!isRecord(data)) throw new KlingError('response-invalid');
  const v1 = generation === 'v1';
  const id = asText(v1 ? data['task_id'] : data['id']);
  const status = readStatus(generation, v1 ? data['task_status'] : data['status']);
  if (id === undefined || status === undefined) throw new KlingError('response-invalid');

  const info = isRecord(data['task_info']) ? data['task_info'] : {};
  const result = isRecord(data['task_result']) ? data['task_result'] : {};
  const outputs = asRecords(data['outputs']).filter((output) => output['type'] === 'video');
  const updated = v1 ? data['updated_at'] : data['update_time'];
  const ended = typeof updated === 'number' && (status === 'succeeded' || status === 'failed');
  return {
    id,
    generation,
    status,
    reason: asText(v1 ? data['task_status_msg'] : data['message']),
    externalTaskId: asText(v1 ? info['external_task_id'] : data['external_id']),
    updatedAt: typeof updated === 'number' ? new Date(updated) : undefined,
    expiresAt: ended ? new Date(updated + RESULT_LIFETIME_DAYS * DAY_MS) : undefined,
    videos: (v1 ? asRecords(result['videos']) : outputs).flatMap(readVideo),
  };
}

function readStatus(generation: Generation, text: unknown): TaskStatus | undefined {
  const spelling = TASK_STATUSES[generation];
  const statuses: readonly TaskStatus[] = ['submitted', 'processing', 'succeeded', 'failed'];
  return statuses.find((status) => spelling[status] === text);
}

function readVideo(video: Record<string, unknown>): TaskVideo[] {
  const url = asText(video['url']);
  if (url === undefined) return [];
  const duration = Number(video['duration'] ?? NaN);
  return [
    {
      id: asText(video['id']),
      url,
      watermarkUrl: asText(video['watermark_url']),
      durationSeconds: Number.isFinite(duration) ? duration : undefined,
    },
  ];
}
