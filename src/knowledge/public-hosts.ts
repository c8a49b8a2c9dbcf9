/** Which host names belong to nobody on the public internet. */

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

/** Two labels or more, the last no number: a name, neither an address nor a short name of a local network. */
const FULL_NAME = /^(?:[a-z\d_][a-z\d_-]*\.)+[a-z][a-z\d-]*$/;

/**
 * Is this the name of a host on the public internet, as far as the name tells? Addresses are none.
 * @param hostname as `URL.hostname` gives it, which has turned every numeric spelling into a dotted address
 */
export function isPublicHostname(hostname: string): boolean {
  return FULL_NAME.test(hostname) && !NON_PUBLIC_SUFFIXES.some((suffix) => `.${hostname}`.endsWith(suffix));
}

/** Ends of names that only answer inside of somebody's own network. */
// RFC 6762 (.local), RFC 8375 (.home.arpa), ICANN resolution of 2024 (.internal), Kubernetes docs, DNS for Services.
const INSIDE = ['.local', '.internal', '.home.arpa', '.cluster.local', '.svc'] as const;

/**
 * Holds if a host is in the program's own network: a name without a dot (a service of the same composition), one that
 * is never public, or a private address.
 */
export function isOwnNetwork(host: string): boolean {
  return (
    /^[a-z\d_-]+$/u.test(host) ||
    INSIDE.some((suffix) => host.endsWith(suffix)) ||
    /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/u.test(host)
  );
}
