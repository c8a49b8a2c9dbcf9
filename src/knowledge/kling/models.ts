/** Kling's models, and how a string is recognised as the name of one. */
import { GATEWAYS } from './gateways.js';

/** Models of the path routes, where the model stands in the URL. */
// Vendor docs, path route contracts, captured 2026-09-20.
export const PATH_MODELS = [
  'kling-3.0',
  'kling-3.0-turbo',
  'kling-3.0-omni',
  'kling-2.6',
  'kling-2.5-turbo',
  'kling-o1',
] as const;

/** The path models with the longer prompt limit. */
// Vendor docs, path route contracts, captured 2026-09-20.
export const LONG_PROMPT_MODELS = ['kling-3.0', 'kling-3.0-turbo', 'kling-3.0-omni'] as const;

/** Models of the v1 routes, where the model is `model_name` in the body. */
// Vendor docs, video and image pages, captured 2026-09-20; kling-v2 and kling-v2-new by `kling-api` 1.0.0.
export const V1_MODELS = [
  'kling-v1',
  'kling-v1-5',
  'kling-v1-6',
  'kling-v2',
  'kling-v2-new',
  'kling-v2-master',
  'kling-v2-1',
  'kling-v2-1-master',
  'kling-v2-5-turbo',
  'kling-v2-6',
  'kling-v3',
  'kling-v3-omni',
  'kling-video-o1',
  'kling-image-o1',
  'kolors-virtual-try-on-v1',
  'kolors-virtual-try-on-v1-5',
] as const;

const PATH_VIDEO_MODELS = ['kling-3.0-turbo', 'kling-3.0', 'kling-2.6', 'kling-2.5-turbo'] as const;

/** The models that make video from text alone, and those that make it from an image, by route generation. */
// Vendor docs, text-to-video and image-to-video pages of both generations, captured 2026-09-20.
export const VIDEO_MODELS = {
  'text-to-video': {
    v1: [
      'kling-v1',
      'kling-v1-6',
      'kling-v2-master',
      'kling-v2-1-master',
      'kling-v2-5-turbo',
      'kling-v2-6',
      'kling-v3',
    ],
    path: PATH_VIDEO_MODELS,
  },
  'image-to-video': {
    v1: [
      'kling-v1',
      'kling-v1-5',
      'kling-v1-6',
      'kling-v2-master',
      'kling-v2-1',
      'kling-v2-1-master',
      'kling-v2-5-turbo',
      'kling-v2-6',
      'kling-v3',
    ],
    path: PATH_VIDEO_MODELS,
  },
} as const satisfies Readonly<Record<string, { v1: readonly V1Model[]; path: readonly PathModel[] }>>;

/** What a video is made from. */
export type VideoKind = keyof typeof VIDEO_MODELS;

/** Documented models that the server refuses as discontinued. */
// Live probe by a third party, 2026-09-20.
export const DISCONTINUED_MODELS = ['kling-v1'] as const;

/** A model of the path routes. */
export type PathModel = (typeof PATH_MODELS)[number];

/** A model of the v1 routes. */
export type V1Model = (typeof V1_MODELS)[number];

/** How a literal that names one of Kling's own models begins. */
export const MODEL_PREFIXES = ['kling-', 'kolors-virtual-try-on'] as const;

/** How a literal that names Kling at a reseller begins. */
export const RESELLER_MODEL_PREFIXES: readonly string[] = GATEWAYS.flatMap((row) => [...row.modelPrefixes]);

/** Does this whole string name a Kling model, the vendor's or a reseller's, whether or not it is listed here? */
export function isKlingModel(text: string): boolean {
  return [...MODEL_PREFIXES, ...RESELLER_MODEL_PREFIXES].some((prefix) => text.startsWith(prefix));
}
