/**
 * The routes of both API generations, and which parts of their bodies hold prompts, media and callback URLs.
 *
 * Field paths are property names joined by `.`; `*` is any element of an array: `multi_prompt.*.prompt`.
 * Path patterns are literal segments and `{name}` for exactly one segment of any value.
 */
import {
  AUDIO_PROMPT_LIMIT,
  LONG_PROMPT_LIMIT,
  PROMPT_LIMIT,
  SHOT_PROMPT_LIMIT,
  TTS_TEXT_LIMIT,
} from './limits.js';
import { LONG_PROMPT_MODELS, VIDEO_MODELS, type VideoKind } from './models.js';

/** `v1`: the model is in the body, API key or signed token. `path`: the model is in the URL, API key only. */
export type Generation = 'v1' | 'path';

/** What a route is for. */
export type RouteKind =
  | 'text-to-video'
  | 'image-to-video'
  | 'multi-image'
  | 'extend'
  | 'omni'
  | 'motion-control'
  | 'lip-sync'
  | 'identify-face'
  | 'avatar'
  | 'effects'
  | 'multi-elements'
  | 'multi-shot'
  | 'image-recognition'
  | 'image-generation'
  | 'image-expansion'
  | 'omni-image'
  | 'try-on'
  | 'tts'
  | 'text-to-audio'
  | 'video-to-audio'
  | 'element'
  | 'voice'
  | 'tasks'
  | 'account';

/** A place in a request body. */
export type FieldPath = string;

/** A place in a request body that holds text for the model. */
export interface PromptField {
  readonly path: FieldPath;
  /** Most characters, whatever the model. */
  readonly limit: number;
  /** Most characters for the models of the longer limit, where that differs. */
  readonly longLimit?: number;
}

/** A place in a request body that holds a URL which Kling fetches. Images and audio may be base64 instead. */
export interface MediaField {
  readonly path: FieldPath;
  readonly type: 'image' | 'video' | 'audio' | 'image-or-video';
}

/** One route. */
export interface Route {
  readonly generation: Generation;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly kind: RouteKind;
  /** A call of it produces new content. */
  readonly creates: boolean;
  /** It starts a task, read by `GET {path}/{id}` and listed by `GET {path}`. */
  readonly task?: true;
  /** It processes or stores a person's likeness or voice. */
  readonly likeness?: true;
  /** Other vendors have the same path, so that the path alone does not name Kling. */
  readonly generic?: true;
  readonly prompts: readonly PromptField[];
  readonly media: readonly MediaField[];
  /** Where the callback URL stands, if the route takes one. */
  readonly callback?: FieldPath;
}

const PROMPT = { path: 'prompt', limit: PROMPT_LIMIT } as const;
const NEGATIVE_PROMPT = { path: 'negative_prompt', limit: PROMPT_LIMIT } as const;
const SHOT_PROMPT = { path: 'multi_prompt.*.prompt', limit: SHOT_PROMPT_LIMIT } as const;
/** The prompt of path routes: top-level for text to video. */
export const PATH_PROMPT = { path: 'prompt', limit: PROMPT_LIMIT, longLimit: LONG_PROMPT_LIMIT } as const;
const CONTENT_PROMPT = {
  path: 'contents.*.text',
  limit: PROMPT_LIMIT,
  longLimit: LONG_PROMPT_LIMIT,
} as const;
const CONTENT_MEDIA = { path: 'contents.*.url', type: 'image-or-video' } as const;
const IMAGE = { path: 'image', type: 'image' } as const;
const V1_TASK = { generation: 'v1', method: 'POST', task: true, callback: 'callback_url' } as const;
const V1_CALL = { generation: 'v1', method: 'POST', prompts: [], media: [] } as const;
const PATH_CALL = { generation: 'path', creates: false, generic: true, prompts: [], media: [] } as const;
const PATH_CREATE = {
  generation: 'path',
  method: 'POST',
  creates: true,
  generic: true,
  callback: 'options.callback_url',
} as const;

/** Every known route. */
export const ROUTES = [
  // Vendor docs, path route contracts, captured 2026-09-20.
  {
    ...PATH_CREATE,
    path: '/text-to-video/{model}',
    kind: 'text-to-video',
    prompts: [PATH_PROMPT],
    media: [],
  },
  {
    ...PATH_CREATE,
    path: '/image-to-video/{model}',
    kind: 'image-to-video',
    prompts: [CONTENT_PROMPT],
    media: [CONTENT_MEDIA],
  },
  {
    ...PATH_CREATE,
    path: '/omni-video/{model}',
    kind: 'omni',
    prompts: [CONTENT_PROMPT],
    media: [CONTENT_MEDIA],
  },
  {
    ...PATH_CREATE,
    path: '/motion-control/{model}',
    kind: 'motion-control',
    prompts: [CONTENT_PROMPT],
    media: [CONTENT_MEDIA],
  },
  { ...PATH_CALL, method: 'GET', path: '/tasks', kind: 'tasks' },
  { ...PATH_CALL, method: 'POST', path: '/tasks', kind: 'tasks' },

  // Vendor docs, text-to-video and image-to-video pages, captured 2026-09-20.
  {
    ...V1_TASK,
    path: '/v1/videos/text2video',
    kind: 'text-to-video',
    creates: true,
    prompts: [PROMPT, NEGATIVE_PROMPT, SHOT_PROMPT],
    media: [],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/image2video',
    kind: 'image-to-video',
    creates: true,
    prompts: [PROMPT, NEGATIVE_PROMPT, SHOT_PROMPT],
    media: [
      IMAGE,
      { path: 'image_tail', type: 'image' },
      { path: 'static_mask', type: 'image' },
      { path: 'dynamic_masks.*.mask', type: 'image' },
    ],
  },

  // Vendor-owned ComfyUI node, October 2025; fields as typed in `kling-api` 1.0.0.
  {
    ...V1_TASK,
    path: '/v1/videos/multi-image2video',
    kind: 'multi-image',
    creates: true,
    prompts: [PROMPT, NEGATIVE_PROMPT],
    media: [{ path: 'image_list.*.image', type: 'image' }],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/video-extend',
    kind: 'extend',
    creates: true,
    prompts: [PROMPT, NEGATIVE_PROMPT],
    media: [],
  },

  // Vendor docs, omni and motion-control change notes, captured 2026-09-20; prompt fields by `kling-api` 1.0.0
  // and by the Vercel provider, August 2026.
  {
    ...V1_TASK,
    path: '/v1/videos/omni-video',
    kind: 'omni',
    creates: true,
    prompts: [PROMPT, SHOT_PROMPT],
    media: [
      { path: 'image_list.*.image_url', type: 'image' },
      { path: 'video_list.*.video_url', type: 'video' },
    ],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/motion-control',
    kind: 'motion-control',
    creates: true,
    prompts: [PROMPT],
    media: [
      { path: 'image_url', type: 'image' },
      { path: 'video_url', type: 'video' },
    ],
  },

  // Vendor docs, lip-sync, avatar, effects and multi-element pages, captured 2026-09-20. Media fields of
  // advanced-lip-sync, identify-face and multi-elements as in the pages of 2025, not checked since.
  {
    ...V1_TASK,
    path: '/v1/videos/lip-sync',
    kind: 'lip-sync',
    creates: true,
    likeness: true,
    prompts: [],
    media: [
      { path: 'input.video_url', type: 'video' },
      { path: 'input.audio_url', type: 'audio' },
    ],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/advanced-lip-sync',
    kind: 'lip-sync',
    creates: true,
    likeness: true,
    prompts: [],
    media: [{ path: 'face_choose.*.sound_file', type: 'audio' }],
  },
  {
    ...V1_CALL,
    path: '/v1/videos/identify-face',
    kind: 'identify-face',
    creates: false,
    likeness: true,
    media: [{ path: 'video_url', type: 'video' }],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/avatar/image2video',
    kind: 'avatar',
    creates: true,
    likeness: true,
    prompts: [PROMPT],
    media: [IMAGE, { path: 'sound_file', type: 'audio' }],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/effects',
    kind: 'effects',
    creates: true,
    prompts: [],
    media: [
      { path: 'input.image', type: 'image' },
      { path: 'input.images.*', type: 'image' },
    ],
  },
  {
    ...V1_TASK,
    path: '/v1/videos/multi-elements',
    kind: 'multi-elements',
    creates: true,
    prompts: [PROMPT, NEGATIVE_PROMPT],
    media: [{ path: 'image_list.*.image', type: 'image' }],
  },
  {
    ...V1_CALL,
    path: '/v1/videos/multi-elements/init-selection',
    kind: 'multi-elements',
    creates: false,
    media: [{ path: 'video_url', type: 'video' }],
  },
  {
    ...V1_CALL,
    path: '/v1/videos/multi-elements/add-selection',
    kind: 'multi-elements',
    creates: false,
  },
  {
    ...V1_CALL,
    path: '/v1/videos/multi-elements/delete-selection',
    kind: 'multi-elements',
    creates: false,
  },
  {
    ...V1_CALL,
    path: '/v1/videos/multi-elements/clear-selection',
    kind: 'multi-elements',
    creates: false,
  },
  {
    ...V1_CALL,
    path: '/v1/videos/multi-elements/preview-selection',
    kind: 'multi-elements',
    creates: false,
  },
  {
    ...V1_CALL,
    path: '/v1/videos/image-recognize',
    kind: 'image-recognition',
    creates: false,
    media: [IMAGE],
  },

  // Vendor docs, image pages, captured 2026-09-20; nested image fields as typed in `kling-api` 1.0.0.
  {
    ...V1_TASK,
    path: '/v1/images/generations',
    kind: 'image-generation',
    creates: true,
    generic: true,
    prompts: [PROMPT, NEGATIVE_PROMPT],
    media: [IMAGE],
  },
  {
    ...V1_TASK,
    path: '/v1/images/omni-image',
    kind: 'omni-image',
    creates: true,
    prompts: [PROMPT],
    media: [{ path: 'image_list.*.image', type: 'image' }],
  },
  {
    ...V1_TASK,
    path: '/v1/images/multi-image2image',
    kind: 'multi-image',
    creates: true,
    prompts: [PROMPT],
    media: [
      { path: 'subject_image_list.*.subject_image', type: 'image' },
      { path: 'scene_image', type: 'image' },
      { path: 'style_image', type: 'image' },
    ],
  },
  {
    ...V1_TASK,
    path: '/v1/images/editing/expand',
    kind: 'image-expansion',
    creates: true,
    prompts: [],
    media: [IMAGE],
  },
  {
    ...V1_TASK,
    path: '/v1/general/ai-multi-shot',
    kind: 'multi-shot',
    creates: true,
    prompts: [],
    media: [],
  },

  // Vendor-owned ComfyUI node, October 2025.
  {
    ...V1_TASK,
    path: '/v1/images/kolors-virtual-try-on',
    kind: 'try-on',
    creates: true,
    likeness: true,
    prompts: [],
    media: [
      { path: 'human_image', type: 'image' },
      { path: 'cloth_image', type: 'image' },
    ],
  },

  // Vendor docs, audio pages, captured 2026-09-20. `video_url` as in the page of 2025, not checked since.
  {
    ...V1_CALL,
    path: '/v1/audio/tts',
    kind: 'tts',
    creates: true,
    prompts: [{ path: 'text', limit: TTS_TEXT_LIMIT }],
  },
  {
    ...V1_TASK,
    path: '/v1/audio/text-to-audio',
    kind: 'text-to-audio',
    creates: true,
    prompts: [{ path: 'prompt', limit: AUDIO_PROMPT_LIMIT }],
    media: [],
  },
  {
    ...V1_TASK,
    path: '/v1/audio/video-to-audio',
    kind: 'video-to-audio',
    creates: true,
    prompts: [],
    media: [{ path: 'video_url', type: 'video' }],
  },

  // Vendor docs, element and voice pages, captured 2026-09-20.
  {
    ...V1_TASK,
    path: '/v1/general/advanced-custom-elements',
    kind: 'element',
    creates: false,
    likeness: true,
    prompts: [],
    media: [],
  },
  {
    ...V1_CALL,
    method: 'GET',
    path: '/v1/general/advanced-presets-elements',
    kind: 'element',
    creates: false,
  },
  { ...V1_CALL, path: '/v1/general/delete-advanced-elements', kind: 'element', creates: false },
  { ...V1_CALL, path: '/v1/general/delete-elements', kind: 'element', creates: false },
  {
    ...V1_TASK,
    path: '/v1/general/custom-voices',
    kind: 'voice',
    creates: false,
    likeness: true,
    prompts: [],
    media: [],
  },
  { ...V1_CALL, method: 'GET', path: '/v1/general/presets-voices', kind: 'voice', creates: false },
  { ...V1_CALL, path: '/v1/general/delete-voices', kind: 'voice', creates: false },

  // Vendor docs, account pages, captured 2026-09-20.
  { ...PATH_CALL, method: 'GET', path: '/account/costs', kind: 'account' },
  { ...PATH_CALL, method: 'POST', path: '/account/billing/balance', kind: 'account' },
  { ...PATH_CALL, method: 'POST', path: '/account/billing/package', kind: 'account' },
] as const satisfies readonly Route[];

/** How Kling deletes a person's likeness: the route, and the field of its body that takes the id. */
// Vendor docs, element and voice pages, captured 2026-09-20. Tasks and outputs have no such route.
export const LIKENESS_ERASURE = {
  element: { path: '/v1/general/delete-advanced-elements', field: 'element_id' },
  'older-element': { path: '/v1/general/delete-elements', field: 'element_id' },
  voice: { path: '/v1/general/delete-voices', field: 'voice_id' },
} as const;

/** What Kling keeps of a person, and can be told to delete. */
export type LikenessKind = keyof typeof LIKENESS_ERASURE;

/** Stands in a segment of a path for text that is not known; no URL holds it. */
export const UNKNOWN_TEXT = '\u0001';

/** A route that a request may mean. */
export interface RouteMatch {
  readonly route: Route;
  /** `call`: the route itself. `read`: a question about a task that the route started. */
  readonly use: 'call' | 'read';
}

/** The paths of all routes in segments, and those of questions about what they started. */
const PATTERNS = ROUTES.map((route: Route) => {
  const parts = route.path.slice(1).split('/');
  return { route, parts, read: [...parts, '{id}'] };
});

/**
 * The routes that a request path may mean, in table order; calls before reads.
 * @param segments the path split at `/`, without its leading slash; `null` is a segment of unknown text, which
 *   {@link UNKNOWN_TEXT} stands for in one that is known in part
 * @param method the request's method in upper case, or `undefined` when it is unknown
 */
export function findRoutes(segments: readonly (string | null)[], method?: string): RouteMatch[] {
  const fitting = PATTERNS.filter(({ parts }) => fits(parts, segments));
  const calls = fitting.filter(({ route }) => (method ?? route.method) === route.method);
  const matches = calls.map(({ route }): RouteMatch => ({ route, use: 'call' }));
  // `/multi-elements/init-selection` is a route of its own, not a task with that id.
  if (matches.length > 0 && segments.every((one) => one !== null && !one.includes(UNKNOWN_TEXT)))
    return matches;
  const reads = PATTERNS.filter(
    ({ route, parts, read }) =>
      route.task === true &&
      ((method !== 'POST' && fits(read, segments)) || (method === 'GET' && fits(parts, segments))),
  );
  return [...matches, ...reads.map(({ route }): RouteMatch => ({ route, use: 'read' }))];
}

/** The route of one generation by which a video is asked for, and by whose path its task is read. */
export function videoRoute(kind: VideoKind, generation: Generation): Route | undefined {
  return ROUTES.find((route) => route.kind === kind && route.generation === generation);
}

/** The generation of the route that makes a video with a model, or `undefined` when none of this kind does. */
export function generationOf(kind: VideoKind, model: string): Generation | undefined {
  const { v1, path }: Readonly<Record<Generation, readonly string[]>> = VIDEO_MODELS[kind];
  if (v1.includes(model)) return 'v1';
  return path.includes(model) ? 'path' : undefined;
}

/** The segments, versions aside, of the paths of routes that only Kling has. */
export const ROUTE_WORDS: ReadonlySet<string> = new Set(
  PATTERNS.flatMap(({ route, parts }) =>
    route.generic === true ? [] : parts.filter((part) => !part.startsWith('{') && !/^v\d$/u.test(part)),
  ),
);

/**
 * The longest text that a field takes, in characters.
 * @param field a prompt field of a route
 * @param model the model's id, or `undefined` when it is unknown: then the most that any model takes
 */
export function promptLimit(field: PromptField, model?: string): number {
  const long = model === undefined || LONG_PROMPT_MODELS.some((name) => name === model);
  return long ? (field.longLimit ?? field.limit) : field.limit;
}

function fits(pattern: readonly string[], segments: readonly (string | null)[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, at) => {
      const segment = segments[at] ?? null;
      return segment === null || mayBe(segment, part) || (part.startsWith('{') && segment !== '');
    })
  );
}

/** Holds if a segment is a part of a route's path, or can be by what is known of it. */
function mayBe(segment: string, part: string): boolean {
  const [head = '', ...rest] = segment.split(UNKNOWN_TEXT);
  const tail = rest.at(-1);
  if (tail === undefined) return segment === part;
  return head.length + tail.length <= part.length && part.startsWith(head) && part.endsWith(tail);
}
