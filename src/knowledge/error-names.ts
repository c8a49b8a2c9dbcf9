/** What errors of HTTP libraries are told by: what is none of these carries no request. */

/** Classes that all errors with a request in them are instances of. */
// axios 1.x, Error Types: AxiosError extends Error; got 14, HTTPError and RequestError; ky 1.x, HTTPError.
export const ERROR_CLASSES: readonly string[] = ['Error', 'AxiosError', 'RequestError'];

/** Functions and properties that tell them. */
// axios 1.x docs, isAxiosError; Node.js docs, util.types.isNativeError and Error.isError; lodash 4.17, isError.
export const ERROR_GUARDS: readonly string[] = ['isAxiosError', 'isError', 'isNativeError'];
