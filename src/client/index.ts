/** The reference client: a small client of the Kling API that does what the compliance review asks. */
export { KlingClient } from './client.js';
export type { CallOptions, KlingClientOptions } from './client.js';
export { maskAccessKey } from './credentials.js';
export type {
  AccessKeyCredentials,
  ApiKeyCredentials,
  CredentialProvider,
  Credentials,
  MaskOptions,
} from './credentials.js';
export { KlingError } from './errors.js';
export type { KlingErrorCode, KlingErrorDetails } from './errors.js';
export type { Task, TaskReference, TaskStatus, TaskVideo } from './tasks.js';
export { checkPromptLength } from './text-to-video.js';
export type { PathTextToVideoRequest, TextToVideoRequest, V1TextToVideoRequest } from './text-to-video.js';
export { checkBaseUrl, checkCallbackUrl, checkMediaUrl, isPublicHostname } from './urls.js';
export type { BaseUrlOptions, HostOptions } from './urls.js';
