/** Where Kling answers, and where it serves results from. Every host speaks HTTPS on port 443. */

/** The two separate installations of the API; keys of one are reported not to work on the other. */
export type Region = 'global' | 'china';

/** A host of the API. */
export interface ApiHost {
  /** The whole host name, in lower case, without a port. */
  readonly host: string;
  readonly region: Region;
  /** The vendor has named a successor. */
  readonly retired?: true;
}

/** Hosts of the API itself: those that may receive a credential. */
export const API_HOSTS = [
  // Vendor docs, authentication page, captured 2026-09-20.
  { host: 'api-singapore.klingai.com', region: 'global' },
  // Vendor-owned ComfyUI node, October 2025, where it is the default inside China.
  { host: 'api-beijing.klingai.com', region: 'china' },
  // Vendor docs, authentication page, captured 2026-09-20: replaced by api-singapore.klingai.com.
  { host: 'api.klingai.com', region: 'global', retired: true },
] as const satisfies readonly ApiHost[];

/** The base URL for callers outside mainland China. Routes are appended to it, `/v1` included. */
export const DEFAULT_BASE_URL = `https://${API_HOSTS[0].host}`;

/** Hosts of the console, the documentation and the MCP endpoint. No REST call goes there. */
// Vendor docs, authentication page, captured 2026-09-20.
export const CONSOLE_HOSTS = ['kling.ai', 'app.klingai.com', 'klingai.com'] as const;

/** Host suffixes of the vendor, with the leading dot: a whole host is one of them only if it ends in it. */
export const RESULT_HOST_SUFFIXES = [
  // Results in recorded responses, November 2025 to August 2026. The numbered host in front rotates.
  '.klingai.com',
  // Results delivered in China and through resellers, public code read 2026-11.
  '.kechuangai.com',
  // Examples in the vendor's documentation of 2024 and 2025.
  '.inkwai.com',
  // Results of the vendor's MCP plugin, August 2026.
  '.kling.ai',
] as const;

/** Hosts below those suffixes that serve no results: the API and the console. */
export const NO_RESULT_HOSTS: readonly string[] = [...API_HOSTS.map((row) => row.host), ...CONSOLE_HOSTS];

/** A result URL in text, as `https://v15-kling-fdl.klingai.com/…`. Matches from the scheme to the path's slash. */
// Recorded responses, November 2025 to August 2026.
export const RESULT_URL = /https:\/\/[a-z]\d{1,2}-(?:kling(?:-fdl)?|fdl)\.(?:klingai|kechuangai)\.com\//;

/** Query parameters by which a result URL is signed. Whoever holds them can read the file. */
// Two recorded responses, November and December 2025.
export const SIGNED_URL_PARAMETERS = [
  'ksSecret',
  'ksTime',
  'Expires',
  'Signature',
  'Key-Pair-Id',
  'x-kcdn-pid',
  'cacheKey',
] as const;

/**
 * The API host row for a parsed host name.
 * @param host a host name as `URL.hostname` gives it: lower case, no port
 */
export function findApiHost(host: string): ApiHost | undefined {
  return API_HOSTS.find((row) => row.host === host);
}

/**
 * Does this parsed host serve Kling's results? Look-alikes such as `klingai.com.example` and the API do not.
 * @param host a host name as `URL.hostname` gives it: lower case, no port
 */
export function isResultHost(host: string): boolean {
  return RESULT_HOST_SUFFIXES.some((suffix) => host.endsWith(suffix)) && !NO_RESULT_HOSTS.includes(host);
}

/** When the signature of a result URL expires, or `undefined` when the URL does not tell. */
// Two recorded responses, November and December 2025: `ksTime` is hexadecimal, `Expires` decimal, both in seconds.
export function signedUrlExpiry({ searchParams }: URL): Date | undefined {
  const hexadecimal = searchParams.get('ksTime') ?? '';
  const decimal = searchParams.get('Expires') ?? '';
  if (/^[\da-f]{6,10}$/i.test(hexadecimal)) return new Date(parseInt(hexadecimal, 16) * 1000);
  return /^\d{9,11}$/.test(decimal) ? new Date(Number(decimal) * 1000) : undefined;
}
