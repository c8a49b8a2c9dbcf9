/** What Kling answers: error codes and task statuses. */

/**
 * What a caller may do about an error.
 * `never`: it is final. `resign`: sign a new token, once. `backoff`: wait and repeat, the request was not accepted.
 * `reads`: repeat questions only, since a creation may have been accepted and would be paid twice.
 */
export type RetryPolicy = 'never' | 'resign' | 'backoff' | 'reads';

/** One error of the API. */
export interface ApiError {
  /** Our name for it, stable. */
  readonly name: string;
  /** The HTTP status it comes with. Several causes share 429: decide by `code`. */
  readonly http: number;
  /** `code` in the response body. */
  readonly code: number;
  readonly meaning: string;
  readonly retry: RetryPolicy;
}

/** `code` of a response that is no error. */
export const OK_CODE = 0;

/** Every documented error. */
// Vendor docs, error code page, captured 2026-09-20.
export const API_ERRORS = [
  { name: 'auth-failed', http: 401, code: 1000, meaning: 'authentication failed', retry: 'never' },
  {
    name: 'auth-missing',
    http: 401,
    code: 1001,
    meaning: 'the Authorization header is empty',
    retry: 'never',
  },
  {
    name: 'auth-invalid',
    http: 401,
    code: 1002,
    meaning: 'the credential is invalid, or the route takes an API key only',
    retry: 'never',
  },
  {
    name: 'auth-not-yet-valid',
    http: 401,
    code: 1003,
    meaning: 'the token is not valid yet',
    retry: 'never',
  },
  { name: 'auth-expired', http: 401, code: 1004, meaning: 'the token has expired', retry: 'resign' },
  { name: 'account-abnormal', http: 429, code: 1100, meaning: 'the account is not in order', retry: 'never' },
  { name: 'account-in-arrears', http: 429, code: 1101, meaning: 'the account is in arrears', retry: 'never' },
  { name: 'quota-exhausted', http: 429, code: 1102, meaning: 'the resource pack is used up', retry: 'never' },
  {
    name: 'access-denied',
    http: 403,
    code: 1103,
    meaning: 'the key has no right to this API or model',
    retry: 'never',
  },
  { name: 'request-invalid', http: 400, code: 1200, meaning: 'the request is invalid', retry: 'never' },
  { name: 'parameter-invalid', http: 400, code: 1201, meaning: 'a parameter is invalid', retry: 'never' },
  {
    name: 'method-invalid',
    http: 404,
    code: 1202,
    meaning: 'the method does not fit the route',
    retry: 'never',
  },
  {
    name: 'not-found',
    http: 404,
    code: 1203,
    meaning: 'the resource or model does not exist',
    retry: 'never',
  },
  {
    name: 'policy-violation',
    http: 400,
    code: 1300,
    meaning: 'a platform policy forbids it',
    retry: 'never',
  },
  {
    name: 'content-refused',
    http: 400,
    code: 1301,
    meaning: 'the content was refused for safety',
    retry: 'never',
  },
  {
    name: 'rate-limited',
    http: 429,
    code: 1302,
    meaning: 'requests come faster than allowed',
    retry: 'backoff',
  },
  {
    name: 'concurrency-limited',
    http: 429,
    code: 1303,
    meaning: 'more tasks run than allowed',
    retry: 'backoff',
  },
  {
    name: 'address-refused',
    http: 429,
    code: 1304,
    meaning: 'the caller is not on the IP allowlist',
    retry: 'never',
  },
  { name: 'server-error', http: 500, code: 5000, meaning: 'internal error', retry: 'reads' },
  { name: 'server-unavailable', http: 503, code: 5001, meaning: 'under maintenance', retry: 'reads' },
  { name: 'server-timeout', http: 504, code: 5002, meaning: 'the backlog took too long', retry: 'reads' },
] as const satisfies readonly ApiError[];

/** The name of a documented error. */
export type ApiErrorName = (typeof API_ERRORS)[number]['name'];

/** How each generation spells the statuses of a task. */
// Vendor docs, task pages of both generations, captured 2026-09-20.
export const TASK_STATUSES = {
  v1: { submitted: 'submitted', processing: 'processing', succeeded: 'succeed', failed: 'failed' },
  path: { submitted: 'submitted', processing: 'processing', succeeded: 'succeeded', failed: 'failed' },
} as const;

/** The error with this `code` in the response body, or `undefined` for one that is not documented. */
export function findApiError(code: number): (typeof API_ERRORS)[number] | undefined {
  return API_ERRORS.find((row) => row.code === code);
}
