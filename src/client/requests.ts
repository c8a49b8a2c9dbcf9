/** Requests for a video: what callers write, and the body that each route generation wants. */
import type { VIDEO_MODELS } from '../knowledge/kling/index.js';
import {
  type Generation,
  generationOf,
  promptLimit,
  type VideoKind,
  videoRoute,
} from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import type { KlingClientOptions } from './options.js';
import { checkCallbackUrl, checkImageUrl } from './urls.js';

interface CommonFields {
  /** What the video shows. */
  readonly prompt: string;
  /** Where Kling reports each change of status: an https URL on a listed host. */
  readonly callbackUrl?: string;
  /** The caller's own id of the task, unique within the account. */
  readonly externalTaskId?: string;
  /** Also make a copy that bears the vendor's visible mark. @default false */
  readonly watermark?: boolean;
  /** In whole seconds; which lengths there are depends on the model. @default 5 */
  readonly durationSeconds?: number;
}

interface V1Fields extends CommonFields {
  /** What the video must not show. */
  readonly negativePrompt?: string;
  /** How closely the prompt is followed, 0 to 1; not for models from v2 on. @default 0.5 */
  readonly cfgScale?: number;
  /** Quality; which ones there are depends on the model. */
  readonly mode?: 'std' | 'pro' | '4k';
  /** Make sound, too; models v2-6 and v3. @default false */
  readonly sound?: boolean;
}

interface PathFields extends CommonFields {
  /** Of the models here, kling-3.0 alone offers `4k`. @default '720p' */
  readonly resolution?: '720p' | '1080p' | '4k';
  /** Which sound the video has; what a model offers differs. */
  readonly audio?: 'native' | 'original' | 'off';
}

interface TextFields {
  /** @default '16:9' */
  readonly aspectRatio?: '16:9' | '9:16' | '1:1';
}

interface ImageFields {
  /** The first frame: an https URL on a listed host, which Kling fetches. */
  readonly image: string;
  /** The last frame, likewise. */
  readonly lastImage?: string;
}

type Model<Kind extends VideoKind, G extends Generation> = (typeof VIDEO_MODELS)[Kind][G][number];
type Fields<Kind extends VideoKind> =
  (V1Fields & { readonly model: Model<Kind, 'v1'> }) | (PathFields & { readonly model: Model<Kind, 'path'> });

/** A request for a video from text. The model decides the route; path routes take an API key only. */
export type TextToVideoRequest = Fields<'text-to-video'> & TextFields;

/** A request for a video from an image. The model decides the route; path routes take an API key only. */
export type ImageToVideoRequest = Fields<'image-to-video'> & ImageFields;

/** Any of these requests, as far as encoding goes. */
export type VideoRequest = V1Fields &
  PathFields &
  TextFields &
  Partial<ImageFields> & { readonly model: string };

/** A request in the form that the API takes. */
export interface EncodedRequest {
  readonly generation: Generation;
  readonly path: string;
  readonly body: object;
}

/**
 * Checks a request and encodes it for the route of its model.
 * @throws KlingError `prompt-empty`, `prompt-too-long`, `model-unknown`, or as the checks of URLs
 */
export function encodeRequest(
  kind: VideoKind,
  request: VideoRequest,
  { imageHosts = [], callbackHosts = [] }: KlingClientOptions,
): EncodedRequest {
  const { model, prompt, negativePrompt = '', image, lastImage, callbackUrl } = request;
  const generation = generationOf(kind, model);
  const route = generation && videoRoute(kind, generation);
  const [field] = route?.prompts ?? [];
  if (!route || !field) throw new KlingError('model-unknown');
  if (prompt.trim() === '') throw new KlingError('prompt-empty');
  const limit = promptLimit(field, model);
  checkPromptLength('prompt', prompt, limit);
  checkPromptLength('negativePrompt', negativePrompt, limit);
  const checked = {
    ...request,
    ...(image !== undefined && { image: checkImageUrl(image, imageHosts) }),
    ...(lastImage !== undefined && { lastImage: checkImageUrl(lastImage, imageHosts, 'lastImage') }),
    ...(callbackUrl !== undefined && { callbackUrl: checkCallbackUrl(callbackUrl, callbackHosts) }),
  };
  const body = generation === 'v1' ? v1Body(checked) : pathBody(checked);
  return { generation: route.generation, path: route.path.replace('{model}', model), body };
}

function checkPromptLength(argument: string, text: string, limit: number): void {
  if (text.length > limit) throw new KlingError('prompt-too-long', { argument, limit });
}

function v1Body(request: VideoRequest): object {
  const { durationSeconds, sound } = request;
  return {
    model_name: request.model,
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    image: request.image,
    image_tail: request.lastImage,
    mode: request.mode,
    cfg_scale: request.cfgScale,
    aspect_ratio: request.aspectRatio,
    duration: durationSeconds?.toString(),
    sound: sound === undefined ? undefined : sound ? 'on' : 'off',
    ...optionsOf(request),
  };
}

function pathBody(request: VideoRequest): object {
  const { prompt, image, lastImage, resolution, aspectRatio, durationSeconds, audio } = request;
  const frames = [
    { type: 'first_frame', url: image },
    { type: 'last_frame', url: lastImage },
  ].filter(({ url }) => url !== undefined);
  return {
    ...(frames.length === 0 ? { prompt } : { contents: [{ type: 'prompt', text: prompt }, ...frames] }),
    settings: { resolution, aspect_ratio: aspectRatio, duration: durationSeconds, audio },
    options: optionsOf(request),
  };
}

function optionsOf({ callbackUrl, externalTaskId, watermark }: VideoRequest): object {
  return {
    callback_url: callbackUrl,
    external_task_id: externalTaskId,
    watermark_info: watermark === undefined ? undefined : { enabled: watermark },
  };
}
