/**
 * Which URLs may be given to Kling, and which host may receive a credential or give a result.
 *
 * Kling fetches media and calls callbacks itself, so nothing is resolved or fetched here: the checks are about
 * the text alone. Whether a listed name resolves to a private address is up to whoever lists it.
 */
import { findApiHost, IMAGE_EXTENSIONS, isResultHost } from '../knowledge/kling/index.js';
import { isPublicHostname } from '../knowledge/public-hosts.js';
import { KlingError } from './errors.js';

/** Hosts that are accepted, in lower case: whole names, or suffixes with a leading dot (`.example.com`). */
export type HostList = readonly string[];

/**
 * Checks the URL of an image that Kling shall fetch, and returns it in normal form.
 * Send the result, not the text that was given: parsers differ about the rest.
 * @param argument the name of the argument, for the error
 * @throws KlingError `url-invalid`, `url-not-https` (`data:` included), `url-host-refused`, `url-extension-refused`
 */
export function checkImageUrl(url: string, hosts: HostList, argument = 'image'): string {
  const { href, pathname } = checkUrl(url, argument, (host) => isPublicHostname(host) && isIn(hosts, host));
  if (!IMAGE_EXTENSIONS.some((extension) => pathname.toLowerCase().endsWith(extension))) {
    throw new KlingError('url-extension-refused', { argument });
  }
  return href;
}

/**
 * Checks the URL that Kling shall call when a task changes, and returns it in normal form.
 * @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused`
 */
export function checkCallbackUrl(url: string, hosts: HostList): string {
  return checkUrl(url, 'callbackUrl', (host) => isPublicHostname(host) && isIn(hosts, host)).href;
}

/**
 * Checks the URL of a result, before it is fetched and again after every redirect.
 * @param hosts accepted beside the hosts that Kling serves results from
 * @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused`
 */
export function checkResultUrl(url: string, hosts: HostList = []): URL {
  return checkUrl(url, 'url', isResultHost, hosts);
}

/**
 * Checks the URL that requests are sent to, and returns it without a slash at the end.
 * @param hosts accepted beside Kling's own, such as a gateway's
 * @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused`
 */
export function checkBaseUrl(url: string, hosts: HostList = []): string {
  const { origin, pathname, search, hash } = checkUrl(url, 'baseUrl', (host) => !!findApiHost(host), hosts);
  if (search + hash !== '') throw new KlingError('url-invalid', { argument: 'baseUrl' });
  return origin + pathname.replace(/\/$/, '');
}

type HostTest = (host: string) => boolean;

/** A port of its own is accepted only for a host that the caller has named. */
function checkUrl(url: string, argument: string, accepts: HostTest, hosts: HostList = []): URL {
  if (!URL.canParse(url)) throw new KlingError('url-invalid', { argument });
  const parsed = new URL(url);
  const { protocol, hostname, port, username, password } = parsed;
  if (username + password !== '') throw new KlingError('url-invalid', { argument });
  if (protocol !== 'https:') throw new KlingError('url-not-https', { argument });
  const accepted = isIn(hosts, hostname) || (port === '' && accepts(hostname));
  if (!accepted) throw new KlingError('url-host-refused', { argument });
  return parsed;
}

function isIn(hosts: HostList, hostname: string): boolean {
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
