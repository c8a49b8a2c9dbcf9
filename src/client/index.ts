/** The reference client: a small client of the Kling API that does what the compliance review asks. */
export { isPublicHostname } from '../knowledge/public-hosts.js';
export * from './audit-log.js';
export * from './client.js';
export * from './credentials.js';
export type { DownloadOptions } from './download.js';
export * from './errors.js';
export * from './gdpr.js';
export { notRequired } from './hooks.js';
export type * from './options.js';
export type { ImageToVideoRequest, TextToVideoRequest } from './requests.js';
export { isFinished } from './tasks.js';
export type { Task, TaskReference, TaskStatus, TaskUpdate, TaskVideo } from './tasks.js';
export { checkBaseUrl, checkCallbackUrl, checkImageUrl } from './urls.js';
export type { HostList } from './urls.js';
export * from './webhooks.js';
