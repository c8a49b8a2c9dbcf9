/** Requests for a video: what callers write, and the body that each route generation wants. */
import {
  type Generation,
  IMAGE_TO_VIDEO_MODELS,
  promptLimit,
  type Route,
  ROUTES,
  TEXT_TO_VIDEO_MODELS,
} from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';
import { checkCallbackUrl, checkImageUrl, type HostList } from './urls.js';

/** What a video is made from. */
export type VideoKind = 'text-to-video' | 'image-to-video';

const MODELS = {
  'text-to-video': TEXT_TO_VIDEO_MODELS,
  'image-to-video': IMAGE_TO_VIDEO_MODELS,
} as const satisfies Record<VideoKind, Record<Generation, readonly string[]>>;

type Model<Kind extends VideoKind, G extends Generation> = (typeof MODELS)[Kind][G][number];

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

/** A request for a video from text. The model decides the route; path routes take an API key only. */
export type TextToVideoRequest =
  | (V1Fields & TextFields & { readonly model: Model<'text-to-video', 'v1'> })
  | (PathFields & TextFields & { readonly model: Model<'text-to-video', 'path'> });

/** A request for a video from an image. The model decides the route; path routes take an API key only. */
export type ImageToVideoRequest =
  | (V1Fields & ImageFields & { readonly model: Model<'image-to-video', 'v1'> })
  | (PathFields & ImageFields & { readonly model: Model<'image-to-video', 'path'> });

/** Any of these requests, as far as encoding goes. */
export type VideoRequest = V1Fields &
  PathFields &
  TextFields &
  Partial<ImageFields> & { readonly model: string };

/** Which hosts a request may name. */
export interface RequestHosts {
  readonly images: HostList;
  readonly callbacks: HostList;
}

/** A request in the form that the API takes. */
export interface EncodedRequest {
  readonly generation: Generation;
  readonly path: string;
  readonly body: object;
}

/** The route by which a video is asked for. */
export function routeFor(kind: VideoKind, generation: Generation): Route {
  const route = ROUTES.find((row: Route) => row.kind === kind && row.generation === generation);
  if (route === undefined) throw new KlingError('model-unknown');
  return route;
}

/**
 * Checks a request and encodes it for the route of its model.
 * @throws KlingError `prompt-empty`, `prompt-too-long`, `model-unknown`, or as the checks of URLs
 */
export function encodeRequest(kind: VideoKind, request: VideoRequest, hosts: RequestHosts): EncodedRequest {
  const { model, prompt, negativePrompt, callbackUrl, image, lastImage } = request;
  const generation = generationOf(kind, model);
  const route = routeFor(kind, generation);
  if (prompt.trim() === '') throw new KlingError('prompt-empty');
  checkPromptLength(prompt, limitOf(route, model));
  checkPromptLength(negativePrompt ?? '', limitOf(route, model), 'negativePrompt');
  const checked = {
    ...request,
    callbackUrl: callbackUrl === undefined ? undefined : checkCallbackUrl(callbackUrl, hosts.callbacks),
    image: image === undefined ? undefined : checkImageUrl(image, hosts.images),
    lastImage: lastImage === undefined ? undefined : checkImageUrl(lastImage, hosts.images, 'lastImage'),
  };
  const body = generation === 'v1' ? encodeForV1(checked) : encodeForPath(checked);
  return { generation, path: route.path.replace('{model}', model), body };
}

/**
 * Checks that a text is not longer than a route takes.
 * @param argument the name of the argument, for the error
 * @throws KlingError `prompt-too-long`
 */
export function checkPromptLength(text: string, limit: number, argument = 'prompt'): void {
  if (text.length > limit) throw new KlingError('prompt-too-long', { argument, limit });
}

type Checked = { readonly [Field in keyof VideoRequest]: VideoRequest[Field] | undefined };

function encodeForV1(request: Checked): object {
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
    ...encodeOptions(request),
  };
}

function encodeForPath(request: Checked): object {
  const { prompt, image, lastImage, resolution, aspectRatio, durationSeconds, audio } = request;
  const contents = [
    { type: 'prompt', text: prompt },
    { type: 'first_frame', url: image },
    ...(lastImage === undefined ? [] : [{ type: 'last_frame', url: lastImage }]),
  ];
  return {
    ...(image === undefined ? { prompt } : { contents }),
    settings: { resolution, aspect_ratio: aspectRatio, duration: durationSeconds, audio },
    options: encodeOptions(request),
  };
}

function encodeOptions({ callbackUrl, externalTaskId, watermark }: Checked): object {
  return {
    callback_url: callbackUrl,
    external_task_id: externalTaskId,
    watermark_info: watermark === undefined ? undefined : { enabled: watermark },
  };
}

function generationOf(kind: VideoKind, model: string): Generation {
  const generation = (['v1', 'path'] as const).find((one) =>
    MODELS[kind][one].some((name) => name === model),
  );
  if (generation === undefined) throw new KlingError('model-unknown');
  return generation;
}

function limitOf({ prompts: [field] }: Route, model: string): number {
  return field === undefined ? 0 : promptLimit(field, model);
}
