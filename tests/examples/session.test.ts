/** The sessions of the reviewed service are tokens of the identity provider, and of nobody else. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { sessionsOf, type Sessions } from '../../docs/examples/reviewed-service/src/session.js';

const ISSUER = 'https://login.acme.example';

const provider = await generateKeyPair('ES256');
const stranger = await generateKeyPair('ES256');
let sessions: Sessions;

beforeEach(async () => {
  const keys = [{ ...(await exportJWK(provider.publicKey)), alg: 'ES256' }];
  vi.stubGlobal('fetch', (url: string) => {
    expect(url).toBe(`${ISSUER}/.well-known/jwks.json`);
    return Promise.resolve(Response.json({ keys }));
  });
  sessions = sessionsOf(new URL(ISSUER));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A cookie with a session. */
async function cookie({
  key = provider.privateKey,
  audience = 'studio',
  expires = '1h',
} = {}): Promise<string> {
  const session = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256' })
    .setSubject('anna')
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(key);
  return `theme=dark; __Host-session=${session}; lang=en`;
}

it('knows whose session it is', async () => {
  expect(await sessions(await cookie())).toBe('anna');
});

it('believes no other', async () => {
  expect(await sessions(undefined)).toBeUndefined();
  expect(await sessions('theme=dark; __Host-session=anna')).toBeUndefined();
  expect(await sessions(await cookie({ key: stranger.privateKey }))).toBeUndefined();
  expect(await sessions(await cookie({ audience: 'billing' }))).toBeUndefined();
  expect(await sessions(await cookie({ expires: '-1h' }))).toBeUndefined();
});
