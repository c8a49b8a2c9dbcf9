/** The numbers of Kling's contract. Whoever compares with a limit reads it here. */

/**
 * Longest prompt and negative prompt, in characters, wherever a route does not say otherwise.
 * The vendor does not define "character"; `string.length` is the cautious measure.
 */
// Vendor docs, text-to-video page, captured 2026-09-20; the compliance review names the same number.
export const PROMPT_LIMIT = 2500;

/** Longest prompt of the 3.0 model family on path routes, in characters; {@link PROMPT_LIMIT} stays advised. */
// Vendor docs, path route contracts, captured 2026-09-20.
export const LONG_PROMPT_LIMIT = 3072;

/** Longest text of one shot in a multi-shot prompt, in characters. */
// Vendor docs, text-to-video page, captured 2026-09-20.
export const SHOT_PROMPT_LIMIT = 512;

/** Most shots in a multi-shot prompt. */
// Vendor docs, text-to-video page, captured 2026-09-20.
export const SHOT_COUNT_LIMIT = 6;

/** Longest text for text-to-speech, in characters. */
// Vendor docs, TTS page, captured 2026-09-20.
export const TTS_TEXT_LIMIT = 1000;

/** Longest prompt for text-to-audio, in characters. */
// Vendor docs, text-to-audio page, captured 2026-09-20.
export const AUDIO_PROMPT_LIMIT = 200;

/** Longest name of a custom element or voice, in characters. */
// Vendor docs, element and voice pages, captured 2026-09-20.
export const LIKENESS_NAME_LIMIT = 20;

/** Longest description of a custom element, in characters. */
// Vendor docs, element page, captured 2026-09-20.
export const ELEMENT_DESCRIPTION_LIMIT = 100;

/** Longest lifetime of a signed token, in seconds: half an hour. */
// Vendor docs, authentication page, captured 2026-09-20, which gives it as the example value.
export const JWT_MAX_LIFETIME_SECONDS = 1800;

/** How far a token's `nbf` lies before its issue, in seconds, to allow for clocks that differ. */
// Vendor docs, authentication page, captured 2026-09-20.
export const JWT_NOT_BEFORE_SKEW_SECONDS = 5;

/** The one algorithm that Kling accepts for signed tokens. */
// Vendor docs, authentication page, captured 2026-09-20.
export const JWT_ALGORITHM = 'HS256';

/** Largest input image in bytes, by route generation. The vendor writes "MB"; read here as 1024 × 1024. */
// Vendor docs, image-to-video pages of both generations, captured 2026-09-20.
export const IMAGE_MAX_BYTES = { v1: 10 * 1024 * 1024, path: 50 * 1024 * 1024 } as const;

/** File extensions of images that Kling accepts, in lower case with the dot. WebP and GIF are refused. */
// Vendor docs, image-to-video page, captured 2026-09-20.
export const IMAGE_EXTENSIONS = ['.jpg', '.jpeg', '.png'] as const;

/** File extensions of videos that Kling accepts as input, in lower case with the dot. */
// Vendor docs, motion-control and omni pages, captured 2026-09-20.
export const VIDEO_EXTENSIONS = ['.mp4', '.mov'] as const;

/** Days until Kling deletes a result; its signed URL expires at the same time. */
// Vendor docs, callbacks page, captured 2026-09-20; two recorded responses expire 2 592 000 s after completion.
export const RESULT_LIFETIME_DAYS = 30;

/** Greatest accepted distance between a callback's timestamp and now, in seconds. */
// Vendor docs, callbacks page, captured 2026-09-20.
export const WEBHOOK_TOLERANCE_SECONDS = 300;

/** Leading characters of an access key that may be shown. */
// The compliance review, credential security: "first 8 chars only".
export const ACCESS_KEY_SHOWN = 8;

/** Trailing characters that may be shown beside them. */
// The compliance review, its sample `safe_log_key`.
export const ACCESS_KEY_TAIL_SHOWN = 4;

/** Days after which keys should have been rotated. */
// The compliance review, credential security: "rotated quarterly".
export const KEY_ROTATION_DAYS = 90;
