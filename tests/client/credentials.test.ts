import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import {
  awsSecret,
  azureSecret,
  gcpSecret,
  KlingClient,
  maskAccessKey,
  secretFile,
  vaultSecret,
  type CredentialProvider,
} from '../../src/client/index.js';
import { AK, API_KEY, JWT, SK, WEBHOOK_SECRET } from '../support/fake-credentials.js';
import { connect, startKling, UNGUARDED } from './server.js';

const ISSUED = new Date('2026-11-01T00:00:00Z');
const PAIR = { accessKey: AK, secretKey: SK };

/** The stores, each made to hold one secret. */
const STORES: Record<string, (secret: string) => CredentialProvider> = {
  awsSecret: (secret) =>
    awsSecret({ getSecretValue: async () => ({ SecretString: secret, CreatedDate: ISSUED }) }, 'prod/kling'),
  'gcpSecret, bytes': (secret) =>
    gcpSecret(
      {
        accessSecretVersion: async () => [{ payload: { data: Buffer.from(secret) } }, undefined],
        getSecretVersion: async () => [{ createTime: { seconds: String(ISSUED.getTime() / 1000) } }],
      },
      'projects/p/secrets/kling/versions/latest',
    ),
  'gcpSecret, text': (secret) =>
    gcpSecret(
      {
        accessSecretVersion: async () => [{ payload: { data: secret } }],
        getSecretVersion: async () => [{ createTime: { seconds: ISSUED.getTime() / 1000 } }],
      },
      'projects/p/secrets/kling/versions/latest',
    ),
  azureSecret: (secret) =>
    azureSecret({ getSecret: async () => ({ value: secret, properties: { createdOn: ISSUED } }) }, 'kling'),
};

describe.each(Object.entries(STORES))('%s', (_name, store) => {
  test.each([
    ['an API key as text', `${API_KEY}\n`, { apiKey: API_KEY }],
    ['an API key', JSON.stringify({ apiKey: API_KEY }), { apiKey: API_KEY }],
    ['a pair', JSON.stringify(PAIR), PAIR],
    ['a label', JSON.stringify({ ...PAIR, environment: 'prod' }), { ...PAIR, environment: 'prod' }],
  ])('gives %s', async (_what, secret, expected) => {
    expect(await store(secret)()).toEqual({ environment: undefined, ...expected, issuedAt: ISSUED });
  });
});

describe('vaultSecret', () => {
  it('gives the fields and the age of a secret', async () => {
    const metadata = { created_time: ISSUED.toISOString() };
    const client = { read: async () => ({ data: { data: PAIR, metadata } }) };
    expect(await vaultSecret(client, 'secret/data/kling')()).toMatchObject({ ...PAIR, issuedAt: ISSUED });
  });
});

describe('secretFile', () => {
  async function fileWith(text: string): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'kling-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const path = join(directory, 'kling');
    await writeFile(path, text);
    return path;
  }

  it('gives the key and the age of the file', async () => {
    const path = await fileWith(`${API_KEY}\n`);
    await utimes(path, ISSUED, ISSUED);
    expect(await secretFile(path)()).toMatchObject({ apiKey: API_KEY, issuedAt: ISSUED });
  });

  it('is read again: a rotated key needs no restart', async () => {
    const kling = await startKling();
    const path = await fileWith(`${API_KEY}old`);
    const client = connect(kling, { credentials: secretFile(path) });
    const request = { model: 'kling-v3', prompt: 'a lighthouse' } as const;
    await expect(client.textToVideo(request)).rejects.toMatchObject({ code: 'auth-invalid' });
    await writeFile(path, API_KEY);
    expect(await client.textToVideo(request)).toMatchObject({ status: 'submitted' });
  });

  test.each([
    ['', 'credentials-invalid'],
    ['7', 'credentials-invalid'],
    ['{"accessKey":"A"}', 'credentials-invalid'],
    ['two words', 'credentials-invalid'],
  ])('with %j is refused when it is used', async (text, code) => {
    const client = new KlingClient({ ...UNGUARDED, credentials: secretFile(await fileWith(text)) });
    const sent = client.textToVideo({ model: 'kling-v3', prompt: 'a lighthouse' });
    await expect(sent).rejects.toMatchObject({ code });
  });
});

describe('maskAccessKey', () => {
  it('shows the first 8 characters', () => {
    expect(maskAccessKey(AK)).toBe(`${AK.slice(0, 8)}...`);
  });

  it('adds the last 4 on request', () => {
    expect(maskAccessKey(AK, { tail: 4 })).toBe(`${AK.slice(0, 8)}...${AK.slice(-4)}`);
  });

  test.each([
    ['an empty text', ''],
    ['a short key', AK.slice(0, 23)],
    ['an API key', API_KEY],
    ['a token', JWT],
    ['a webhook secret', WEBHOOK_SECRET],
  ])('shows nothing of %s', (_what, text) => {
    expect(maskAccessKey(text)).toBe('***');
    expect(maskAccessKey(text, { tail: 4 })).toBe('***');
  });

  it('hides at least half of whatever it is given', () => {
    const texts = fc.oneof(fc.string({ maxLength: 80 }), fc.stringMatching(/^[a-z]{1,70}$/));
    fc.assert(
      fc.property(texts, fc.constantFrom<0 | 4>(0, 4), (text, tail) => {
        const masked = maskAccessKey(text, { tail });
        return masked === '***' || masked.replace('...', '').length <= text.length / 2;
      }),
    );
  });
});
