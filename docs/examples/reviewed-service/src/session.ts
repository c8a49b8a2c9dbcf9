/** Who is asking: the session is a token of the company's identity provider, in a cookie. */
import { createRemoteJWKSet, jwtVerify } from 'jose';

/** Gets the user of a session, or `undefined`. */
export type Sessions = (cookies: string | undefined) => Promise<string | undefined>;

/** Sessions that this identity provider has signed. */
export function sessionsOf(issuer: URL): Sessions {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', issuer));
  return async (cookies = '') => {
    const session = /(?:^|; )__Host-session=([^;]+)/u.exec(cookies)?.[1];
    if (session === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(session, keys, { issuer: issuer.origin, audience: 'studio' });
      return payload.sub;
    } catch {
      return undefined;
    }
  };
}
