/** A text-to-video request: what callers write, and the body that each route generation wants. */
import type { Generation } from '../knowledge/kling/index.js';
import { PATH_PROMPT, PROMPT_LIMIT, promptLimit, TEXT_TO_VIDEO_MODELS } from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import type { HostOptions } from './urls.js';
import { checkCallbackUrl } from './urls.js';

interface CommonRequest {
  /** What the video shows. */
  readonly prompt: string;
  /** Where Kling reports each change of status: a public https URL. */
  readonly callbackUrl?: string;
  /** The caller's own id of the task, unique within the account. */
  readonly externalTaskId?: string;
  /** Also make a copy that bears the vendor's visible mark. @default false */
  readonly watermark?: boolean;
  /** @default '16:9' */
  readonly aspectRatio?: '16:9' | '9:16' | '1:1';
  /** In whole seconds; which lengths there are depends on the model. @default 5 */
  readonly durationSeconds?: number;
}

/** A request to a model of the v1 routes. */
export interface V1TextToVideoRequest extends CommonRequest {
  readonly model: (typeof TEXT_TO_VIDEO_MODELS.v1)[number];
  /** What the video must not show. */
  readonly negativePrompt?: string;
  /** How closely the prompt is followed, 0 to 1; not for models from v2 on. @default 0.5 */
  readonly cfgScale?: number;
  /** Quality; which ones there are depends on the model. */
  readonly mode?: 'std' | 'pro' | '4k';
  /** Make sound, too; models v2-6 and v3. @default false */
  readonly sound?: boolean;
}

/** A request to a model of the path routes. These take an API key only. */
export interface PathTextToVideoRequest extends CommonRequest {
  readonly model: (typeof TEXT_TO_VIDEO_MODELS.path)[number];
  /** Of the models here, kling-3.0 alone offers `4k`. @default '720p' */
  readonly resolution?: '720p' | '1080p' | '4k';
  /** Which sound the video has; what a model offers differs. */
  readonly audio?: 'native' | 'original' | 'off';
}

/** A request for a video from text. The model decides the route. */
export type TextToVideoRequest = V1TextToVideoRequest | PathTextToVideoRequest;

/** A request in the form that the API takes. */
export interface EncodedRequest {
  readonly generation: Generation;
  readonly path: string;
  readonly body: object;
}

/**
 * Checks that a text is not longer than the route takes.
 * @param argument the name of the argument, for the error
 * @throws KlingError `prompt-too-long`
 */
export function checkPromptLength(text: string, limit: number, argument = 'prompt'): void {
  if (text.length > limit) throw new KlingError('prompt-too-long', { argument, limit });
}

/**
 * Checks a request and encodes it for the route of its model.
 * @throws KlingError `prompt-empty`, `prompt-too-long`, `model-unknown`, or as {@link checkCallbackUrl}
 */
export function encodeTextToVideo(request: TextToVideoRequest, callbacks: HostOptions): EncodedRequest {
  const { prompt, callbackUrl, externalTaskId, watermark } = request;
  if (prompt.trim() === '') throw new KlingError('prompt-empty');
  const options = {
    callback_url: callbackUrl === undefined ? undefined : checkCallbackUrl(callbackUrl, callbacks),
    external_task_id: externalTaskId,
    watermark_info: watermark === undefined ? undefined : { enabled: watermark },
  };
  return isPathRequest(request) ? encodeForPath(request, options) : encodeForV1(request, options);
}

function encodeForPath(request: PathTextToVideoRequest, options: object): EncodedRequest {
  const { model, prompt, resolution, aspectRatio, durationSeconds, audio } = request;
  checkPromptLength(prompt, promptLimit(PATH_PROMPT, model));
  const settings = { resolution, aspect_ratio: aspectRatio, duration: durationSeconds, audio };
  return { generation: 'path', path: `/text-to-video/${model}`, body: { prompt, settings, options } };
}

function encodeForV1(request: V1TextToVideoRequest, options: object): EncodedRequest {
  const { model, prompt, negativePrompt, mode, cfgScale, aspectRatio, durationSeconds, sound } = request;
  if (!TEXT_TO_VIDEO_MODELS.v1.includes(model)) throw new KlingError('model-unknown');
  checkPromptLength(prompt, PROMPT_LIMIT);
  checkPromptLength(negativePrompt ?? '', PROMPT_LIMIT, 'negativePrompt');
  const body = {
    model_name: model,
    prompt,
    negative_prompt: negativePrompt,
    mode,
    cfg_scale: cfgScale,
    aspect_ratio: aspectRatio,
    duration: durationSeconds?.toString(),
    sound: sound === undefined ? undefined : sound ? 'on' : 'off',
    ...options,
  };
  return { generation: 'v1', path: '/v1/videos/text2video', body };
}

function isPathRequest(request: TextToVideoRequest): request is PathTextToVideoRequest {
  return TEXT_TO_VIDEO_MODELS.path.some((model) => model === request.model);
}
