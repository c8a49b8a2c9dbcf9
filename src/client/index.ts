/** The reference client: a small client of the Kling API that does what the compliance review asks. */
export * from './audit-log.js';
export * from './client.js';
export * from './credentials.js';
export type { DownloadOptions } from './download.js';
export * from './errors.js';
export * from './gdpr.js';
export type { ImageToVideoRequest, TextToVideoRequest, VideoKind } from './requests.js';
export * from './safeguards.js';
export { isFinished } from './tasks.js';
export type { Task, TaskReference, TaskStatus, TaskUpdate, TaskVideo } from './tasks.js';
export { checkBaseUrl, checkCallbackUrl, checkImageUrl, isPublicHostname } from './urls.js';
export type { HostList } from './urls.js';
export * from './webhooks.js';
