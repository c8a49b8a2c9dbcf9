/** Where the answers, callbacks and SDKs say under which URLs the made files are. */

/** Where each generation's task, in an answer or a callback, holds what is the same in both: paths joined by `.`. */
// Vendor docs, queries of tasks and callbacks of both generations, captured 2026-09-20.
export const TASK_FIELDS = {
  v1: {
    id: 'task_id',
    status: 'task_status',
    reason: 'task_status_msg',
    externalTaskId: 'task_info.external_task_id',
    updatedAt: 'updated_at',
    videos: 'task_result.videos',
  },
  path: {
    id: 'id',
    status: 'status',
    reason: 'message',
    externalTaskId: 'external_id',
    updatedAt: 'update_time',
    videos: 'outputs',
  },
} as const;

/** Properties that hold results, in the answers of both generations and of gateways. */
// Vendor docs, queries of tasks and callbacks, captured 2026-09-20; fal, PiAPI and kie model pages, 2026-11.
export const RESULT_HOLDERS = ['task_result', 'outputs', 'videos', 'works'] as const;

/** Properties of those that are a URL. */
// Vendor docs, queries of tasks, captured 2026-09-20: the two generations spell the audio fields differently.
export const RESULT_URL_FIELDS = [
  'url',
  'watermark_url',
  'mp3_url',
  'wav_url',
  'url_mp3',
  'url_wav',
  'resource',
  'resource_without_watermark',
] as const;

/** Properties of a gateway's answer that are, or hold, the URL of the result without a holder of Kling's name. */
// PiAPI, kie, AceData and Freepik docs, and fal's Kling model pages, 2026-11.
export const GATEWAY_RESULT_PATHS = [
  'video.url',
  'output.video_url',
  'output.video',
  'data.video_url',
  'data.videoUrl',
  'data.generated.*',
  'response.resultUrls.*',
  'resultJson.resultUrls.*',
  'video_url',
  'videoUrl',
  'result_url',
  'resultUrl',
] as const;

/** Calls of SDKs that ask for a result, beside those that create: the argument that names the model, if any. */
// fal docs, JavaScript client, queue and result, 1.x; replicate-javascript docs, predictions and wait, 1.x.
export const RESULT_CALLS = [
  { api: '@fal-ai/client#queue.result', model: '0' },
  { api: '@fal-ai/client#queue.status', model: '0' },
  { api: 'replicate#new().predictions.get', model: null },
  { api: 'replicate#new().wait', model: null },
  { api: 'eslint-plugin-kling/client#KlingClient.new().queryTask', model: null },
  { api: 'eslint-plugin-kling/client#KlingClient.new().waitForTask', model: null },
] as const;
