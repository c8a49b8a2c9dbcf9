/** The two credentials, who gives them, and how an access key may be shown. */
import { ACCESS_KEY_SHOWN } from '../knowledge/kling/index.js';

/** An API key, sent as it is. Works on every route. */
export interface ApiKeyCredentials {
  readonly apiKey: string;
}

/** An access key and the secret key that signs short-lived tokens for it. Works on v1 routes. */
export interface AccessKeyCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Either credential. */
export type Credentials = ApiKeyCredentials | AccessKeyCredentials;

/**
 * Fetches the current credential from where it is kept: a secrets manager or a mounted file.
 * The client asks again every few minutes and after a refusal, so that a rotated key needs no restart.
 */
export type CredentialProvider = () => Credentials | Promise<Credentials>;

/** How much of an access key is shown. */
export interface MaskOptions {
  /** Also show this many of the last characters. @default 0 */
  readonly tail?: 0 | 4;
}

// Long enough to hide at least as much as is shown. API keys, tokens and webhook secrets hold `-`, `.` or `_`.
const MASKABLE = /^[a-z\d]{24,64}$/i;

/**
 * An access key as it may stand in a log: its first 8 characters.
 * Nothing is shown of a short key, nor of any text that is not an access key.
 */
export function maskAccessKey(accessKey: string, { tail = 0 }: MaskOptions = {}): string {
  if (!MASKABLE.test(accessKey)) return '***';
  const end = tail === 4 ? accessKey.slice(-4) : '';
  return `${accessKey.slice(0, ACCESS_KEY_SHOWN)}...${end}`;
}
