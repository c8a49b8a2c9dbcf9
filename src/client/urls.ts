/**
 * Which URLs may be given to Kling, and which host may receive a credential.
 *
 * Kling fetches media and calls callbacks itself, so nothing is resolved or fetched here: the checks are about
 * the text alone. A name that resolves to a private address is stopped by an allowlist of hosts only.
 */
import { findApiHost } from '../knowledge/kling/index.js';
import { KlingError } from './errors.js';

/** Which hosts are accepted. */
export interface HostOptions {
  /**
   * The only hosts accepted: whole names (`media.example.com`), or suffixes with a leading dot
   * (`.example.com`). When absent, every public name is.
   */
  readonly allowedHosts?: readonly string[];
}

/** Which API hosts are accepted. */
export interface BaseUrlOptions {
  /** Further hosts that may receive the credential, such as a gateway's, in the form of {@link HostOptions}. */
  readonly apiHosts?: readonly string[];
  /** Accept `http` on this machine's loopback, for a stand-in server in tests. @default false */
  readonly allowInsecureLoopback?: boolean;
}

/** Two labels or more, the last no number: a name, neither an address nor a short name of a local network. */
const FULL_NAME = /^(?:[a-z\d_][a-z\d_-]*\.)+[a-z][a-z\d-]*$/;

/** Names that never belong to a public server, or that resolve to any address written into them. */
// IANA special-use domain names; cloud metadata services; public wildcard DNS services, read 2026-11.
const NON_PUBLIC_SUFFIXES = [
  '.localhost',
  '.local',
  '.internal',
  '.intranet',
  '.corp',
  '.home',
  '.home.arpa',
  '.lan',
  '.private',
  '.test',
  '.invalid',
  '.onion',
  '.nip.io',
  '.sslip.io',
  '.xip.io',
  '.localtest.me',
  '.lvh.me',
] as const;

const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Is this the name of a host on the public internet, as far as the name tells? Addresses are none.
 * @param hostname as `URL.hostname` gives it, which has turned every numeric spelling into a dotted address
 */
export function isPublicHostname(hostname: string): boolean {
  return FULL_NAME.test(hostname) && !NON_PUBLIC_SUFFIXES.some((suffix) => `.${hostname}`.endsWith(suffix));
}

/**
 * Checks the URL of an image or video that Kling shall fetch, and returns it in normal form.
 * Send the result, not the text that was given: parsers differ about the rest.
 * @param argument the name of the argument, for the error
 * @throws KlingError `url-invalid`, `url-not-https` (`data:` included), `url-host-refused`
 */
export function checkMediaUrl(url: string, options: HostOptions = {}, argument = 'url'): string {
  return checkPublicUrl(url, options, argument).href;
}

/**
 * Checks the URL that Kling shall call about a task, and returns it in normal form.
 * @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused`
 */
export function checkCallbackUrl(url: string, options: HostOptions = {}): string {
  return checkPublicUrl(url, options, 'callbackUrl').href;
}

/**
 * Checks the URL that requests are sent to, and returns it without a slash at the end.
 * Accepted are Kling's own hosts, those of `apiHosts`, and loopback where that is allowed.
 * @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused`
 */
export function checkBaseUrl(url: string, options: BaseUrlOptions = {}): string {
  const { protocol, hostname, port, origin, pathname, search, hash } = parse(url, 'baseUrl');
  if (search !== '' || hash !== '') throw new KlingError('url-invalid', { argument: 'baseUrl' });
  const loopback = options.allowInsecureLoopback === true && LOOPBACK_HOSTS.includes(hostname);
  if (!loopback) {
    if (protocol !== 'https:') throw new KlingError('url-not-https', { argument: 'baseUrl' });
    const official = findApiHost(hostname) !== undefined && port === '';
    if (!official && !isListed(hostname, options.apiHosts ?? [])) {
      throw new KlingError('url-host-refused', { argument: 'baseUrl' });
    }
  }
  return origin + pathname.replace(/\/$/, '');
}

function checkPublicUrl(url: string, { allowedHosts }: HostOptions, argument: string): URL {
  const parsed = parse(url, argument);
  if (parsed.protocol !== 'https:') throw new KlingError('url-not-https', { argument });
  const allowed = allowedHosts === undefined || isListed(parsed.hostname, allowedHosts);
  if (!allowed || parsed.port !== '' || !isPublicHostname(parsed.hostname)) {
    throw new KlingError('url-host-refused', { argument });
  }
  return parsed;
}

function parse(url: string, argument: string): URL {
  if (!URL.canParse(url)) throw new KlingError('url-invalid', { argument });
  const parsed = new URL(url);
  if (parsed.username + parsed.password !== '') throw new KlingError('url-invalid', { argument });
  return parsed;
}

function isListed(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
