/** Which host names belong to nobody on the public internet. */

/** Names that never belong to a public server, or that resolve to any address written into them. */
// IANA special-use domain names; cloud metadata services; public wildcard DNS services, read 2026-11.
export const NON_PUBLIC_SUFFIXES = [
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
