/** What can go wrong, as one error class with a closed set of codes. */
import { API_ERRORS, type ApiError, type ApiErrorName, type RetryPolicy } from '../knowledge/kling/index.js';

type Failure = Pick<ApiError, 'meaning' | 'retry'>;

/** Failures that this client sees before or instead of an answer of the API. */
const CLIENT_ERRORS = {
  'option-invalid': { meaning: 'the option is missing or empty', retry: 'never' },
  'prompt-empty': { meaning: 'the prompt is empty', retry: 'never' },
  'prompt-too-long': { meaning: 'the text is longer than the route and model take', retry: 'never' },
  'model-unknown': { meaning: 'no route of this kind has the model', retry: 'never' },
  'id-invalid': { meaning: 'the id is not one that Kling issues', retry: 'never' },
  'url-invalid': { meaning: 'the URL cannot be parsed or holds a user name', retry: 'never' },
  'url-not-https': { meaning: 'the URL is not https', retry: 'never' },
  'url-host-refused': { meaning: 'the host of the URL is not public or not allowed', retry: 'never' },
  'url-extension-refused': { meaning: 'the URL does not end in a format that Kling takes', retry: 'never' },
  'credentials-invalid': { meaning: 'the credential is empty or malformed', retry: 'never' },
  'credentials-shared': { meaning: 'the credential belongs to another environment', retry: 'never' },
  'api-key-required': { meaning: 'this route takes an API key, not an access key', retry: 'never' },
  'content-filtered': { meaning: 'the content filter refused the prompt', retry: 'never' },
  'consent-missing': { meaning: 'there is no consent for the image', retry: 'never' },
  'output-refused': { meaning: 'the scan refused the result', retry: 'never' },
  'hook-failed': { meaning: 'a function or stream given to the client failed', retry: 'never' },
  'task-unfinished': { meaning: 'the task has no result to download', retry: 'never' },
  'download-refused': { meaning: 'the server of the results refused the download', retry: 'never' },
  'webhook-refused': { meaning: 'the callback is not signed as it should be', retry: 'never' },
  timeout: { meaning: 'no answer in time', retry: 'reads' },
  aborted: { meaning: 'the caller aborted the request', retry: 'never' },
  network: { meaning: 'the request did not get through', retry: 'reads' },
  redirected: { meaning: 'the answer is a redirect, which is not followed', retry: 'never' },
  'response-invalid': { meaning: 'the answer does not have the documented form', retry: 'reads' },
  'response-too-large': { meaning: 'the answer is larger than allowed', retry: 'never' },
  'api-error-unknown': { meaning: 'the API answered with an undocumented error', retry: 'never' },
} as const satisfies Readonly<Record<string, Failure>>;

const FAILURES: Partial<Record<KlingErrorCode, Failure>> = {
  ...CLIENT_ERRORS,
  ...Object.fromEntries(API_ERRORS.map((row) => [row.name, row])),
};

/** Every code that a {@link KlingError} can have: the API's documented errors and the client's own. */
export type KlingErrorCode = ApiErrorName | keyof typeof CLIENT_ERRORS;

/** What else is known of a failure. None of it ever holds a credential, a prompt or part of a URL. */
export interface KlingErrorDetails {
  /** Which argument, option or function is meant, by its name. */
  readonly argument?: string;
  /** The limit that was passed, in characters or bytes. */
  readonly limit?: number;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** `code` in the body of the answer. */
  readonly vendorCode?: number;
  /** The vendor's id of the request, to quote to its support. */
  readonly requestId?: string;
  /** The task that Kling has started all the same. */
  readonly taskId?: string;
  /** Error code of the operating system or TLS library, such as `ECONNREFUSED`. */
  readonly system?: string;
}

/**
 * The only error that the client throws.
 *
 * It has no `cause`: errors of `fetch`, of JSON parsing and of callers' functions quote headers, bodies and secrets.
 */
export class KlingError extends Error {
  override readonly name = 'KlingError';
  /** What may be done about it; the client itself repeats what is safe to repeat before it throws. */
  readonly retry: RetryPolicy;
  /** Which failure it is. */
  readonly code: KlingErrorCode;
  /** What else is known. */
  readonly details: KlingErrorDetails;

  constructor(code: KlingErrorCode, details: KlingErrorDetails = {}) {
    const { meaning, retry } = FAILURES[code] ?? CLIENT_ERRORS['api-error-unknown'];
    const { argument, limit } = details;
    const about = [argument, limit !== undefined && `limit ${limit}`].filter(Boolean).join(', ');
    super(about === '' ? meaning : `${meaning} (${about})`);
    this.code = code;
    this.retry = retry;
    this.details = details;
  }
}
