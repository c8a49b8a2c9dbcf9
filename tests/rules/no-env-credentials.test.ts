import rule from '../../src/rules/no-env-credentials.js';
import { SK } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

/** Data are compared whole, so only the place is where the kind does not matter. */
const at = (...lines: number[]) => lines.map((line) => ({ messageId: 'env', line }));

run(rule, {
  valid: [
    // Asking is not reading.
    {
      name: 'the variable is only asked for',
      code: `export function start() {
  if (!process.env.KLING_SECRET_KEY) throw new Error('Missing KLING_SECRET_KEY');
}${ABOUT}`,
    },
    {
      name: 'a list of variables is looked over',
      code: `const needed = ['KLING_ACCESS_KEY', 'KLING_SECRET_KEY'];
const missing = needed.filter((name) => !process.env[name]);
if (missing.length > 0) throw new Error(\`Missing \${missing.join(', ')}\`);${ABOUT}`,
    },
    {
      name: 'a health check says whether there is a key',
      code: `export const health = (_req, res) => {
  res.json({ klingConfigured: Boolean(process.env.KLING_API_KEY), mode: process.env.KLING_API_KEY ? 'live' : 'mock' });
};${ABOUT}`,
    },
    {
      name: 'a flag is kept in a variable',
      code: `const hasKling = !!process.env.KLING_ACCESS_KEY && !!process.env.KLING_SECRET_KEY;
export const providers = { kling: hasKling };${ABOUT}`,
    },
    {
      name: 'the variable is compared',
      code: `export const mocked = process.env.KLING_API_KEY === 'mock' || process.env.KLING_API_KEY === undefined;${ABOUT}`,
    },
    {
      name: 'a local is tested and nothing else',
      code: `const key = process.env.KLING_API_KEY;
if (!key || key.length < 20 || key.startsWith('your_')) console.warn('KLING_API_KEY is not set');${ABOUT}`,
    },
    {
      name: 'a predicate of the file',
      code: `function isConfigured() {
  return process.env.KLING_ACCESS_KEY && process.env.KLING_SECRET_KEY;
}
export const mode = isConfigured() ? 'live' : 'mock';${ABOUT}`,
    },
    {
      name: 'an assertion of another file',
      code: `import { assertSet } from './assert.js';
assertSet(process.env.KLING_SECRET_KEY, 'KLING_SECRET_KEY');${ABOUT}`,
    },
    {
      name: 'a logged value is the business of another rule',
      code: `console.log('key', process.env.KLING_API_KEY);${ABOUT}`,
    },
    {
      name: 'the length of it is logged',
      code: `const key = process.env.KLING_API_KEY;
console.log('KLING_API_KEY has', key?.length, 'characters');${ABOUT}`,
    },

    // What is no credential.
    {
      name: 'addresses, models, regions and limits',
      code: `const base = process.env.KLING_BASE_URL ?? 'https://api-singapore.klingai.com';
export const config = {
  base,
  model: process.env.KLING_MODEL,
  region: process.env.KLING_REGION,
  webhook: process.env.KLING_WEBHOOK_URL,
  tokenTtl: Number(process.env.KLING_TOKEN_TTL),
};
export const create = (token: string) => fetch(\`\${base}/v1/videos/text2video\`, { headers: { Authorization: \`Bearer \${token}\` } });`,
    },
    {
      name: 'the id of a secret says where it is',
      code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import jwt from 'jsonwebtoken';
const manager = new SecretsManagerClient({});
export async function klingToken() {
  const { SecretString } = await manager.send(new GetSecretValueCommand({ SecretId: process.env.KLING_SECRET_ID }));
  const { accessKey, secretKey } = JSON.parse(SecretString);
  return jwt.sign({ iss: accessKey }, secretKey, { expiresIn: '30m' });
}`,
    },
    {
      name: 'the path of a mounted secret',
      code: `import { readFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
export const klingToken = (accessKey: string) =>
  jwt.sign({ iss: accessKey }, readFileSync(process.env.KLING_SECRET_KEY_FILE, 'utf8').trim(), { expiresIn: '30m' });`,
    },
    {
      name: 'keys of other services in a file about Kling',
      code: `export const keys = { openai: process.env.OPENAI_API_KEY, session: process.env.SESSION_SECRET };${ABOUT}`,
    },
    {
      name: 'a file that has nothing to do with Kling',
      code: `import jwt from 'jsonwebtoken';
export const token = (id) => jwt.sign({ sub: id }, process.env.SECRET_KEY, { expiresIn: '30m' });`,
      filename: 'src/sessions.ts',
    },
    {
      name: 'a map of names',
      code: `export const VARIABLES = { accessKey: 'KLING_ACCESS_KEY', secretKey: 'KLING_SECRET_KEY' };`,
    },
    {
      name: 'the variable is written, for a child or for a test',
      code: `process.env.KLING_API_KEY = 'test-key';
delete process.env.KLING_SECRET_KEY;${ABOUT}`,
    },
    {
      name: 'the prefix of an authorization value',
      code: `export const create = (token: string) =>
  fetch('${T2V}', { headers: { Authorization: \`\${process.env.KLING_AUTH_PREFIX} \${token}\` } });`,
    },
    {
      name: 'another property of the same object is used',
      code: `const seen = { key: process.env.KLING_API_KEY, model: 'kling-v2-6' };
if (!seen.key) throw new Error('no key');
export const model = seen.model;`,
    },
    {
      name: 'public variables belong to no-client-exposed-credentials',
      code: `export const create = () =>
  fetch('${T2V}', { headers: { Authorization: \`Bearer \${process.env.NEXT_PUBLIC_KLING_API_KEY}\` } });
const { VITE_KLING_SECRET_KEY } = import.meta.env;
export const secretKey = VITE_KLING_SECRET_KEY;`,
    },

    // Where keys should come from.
    {
      name: 'a secrets manager, through a helper of the file',
      code: `import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
const manager = new SecretManagerServiceClient();
async function secret(name: string) {
  const [version] = await manager.accessSecretVersion({ name });
  return version.payload.data.toString();
}
export const create = async (body: string) =>
  fetch('${T2V}', { method: 'POST', body, headers: { Authorization: \`Bearer \${await secret('projects/1/secrets/kling/versions/latest')}\` } });`,
    },
    {
      name: 'a parameter',
      code: `import jwt from 'jsonwebtoken';
export const klingToken = (accessKey: string, secretKey: string) =>
  jwt.sign({ iss: accessKey }, secretKey, { expiresIn: '30m' });`,
    },
    {
      name: 'a binding of the platform to a secrets store',
      code: `export default {
  async fetch(request: Request, env) {
    const key = await env.KLING_API_KEY.get();
    return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${key}\` } });
  },
};`,
    },
    {
      name: 'a variable that the team allows',
      code: `export const key = process.env.KLING_API_KEY;${ABOUT}`,
      options: [{ allow: ['KLING_API_KEY'] }],
    },
    {
      name: 'a comment and a text about the variable',
      code: `// export const key = process.env.KLING_API_KEY;
export const help = 'Set process.env.KLING_API_KEY first';`,
    },
  ],

  invalid: [
    {
      name: 'both keys of a signature',
      code: `import jwt from 'jsonwebtoken';
export function klingToken() {
  return jwt.sign(
    { iss: process.env.KLING_ACCESS_KEY },
    process.env.KLING_SECRET_KEY,
    { expiresIn: '30m' },
  );
}`,
      errors: [
        {
          messageId: 'env',
          line: 4,
          data: { name: 'KLING_ACCESS_KEY', what: 'the access key', where: '' },
        },
        {
          messageId: 'env',
          line: 5,
          data: { name: 'KLING_SECRET_KEY', what: 'the secret key', where: '' },
        },
      ],
    },
    {
      name: 'module constants that are used further down',
      code: `import jwt from 'jsonwebtoken';
const ak = process.env.KLING_ACCESS_KEY!;
const sk = process.env.KLING_SECRET_KEY as string;
export const klingToken = () => jwt.sign({ iss: ak }, sk, { expiresIn: '30m' });`,
      errors: [
        {
          messageId: 'env',
          line: 2,
          data: { name: 'KLING_ACCESS_KEY', what: 'the access key', where: ' (used on line 4)' },
        },
        {
          messageId: 'env',
          line: 3,
          data: { name: 'KLING_SECRET_KEY', what: 'the secret key', where: ' (used on line 4)' },
        },
      ],
    },
    {
      name: 'a header, with an empty fallback',
      code: `export const create = (body: string) =>
  fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY ?? ''}\` },
    body,
  });`,
      errors: at(4),
    },
    {
      name: 'the read counts, the question before it does not',
      code: `export function create(body: string) {
  if (!process.env.KLING_API_KEY) throw new Error('KLING_API_KEY is not set');
  const key = process.env.KLING_API_KEY;
  return fetch('${T2V}', { method: 'POST', headers: { Authorization: 'Bearer ' + key }, body });
}`,
      errors: at(3),
    },
    {
      name: 'destructured',
      code: `import KlingAPI from 'kling-api';
const { KLING_ACCESS_KEY, KLING_SECRET_KEY: secretKey = '' } = process.env;
export const kling = new KlingAPI({ accessKey: KLING_ACCESS_KEY, secretKey });`,
      errors: at(2, 2),
    },
    {
      name: 'an alias of the environment',
      code: `import KlingAPI from 'kling-api';
const env = process.env;
export const kling = new KlingAPI({
  accessKey: env.KLING_ACCESS_KEY,
  secretKey: env['KLING_SECRET_KEY'],
});`,
      errors: at(4, 5),
    },
    {
      name: 'a helper of the file that takes the name',
      code: `import KlingAPI from 'kling-api';
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(\`\${name} is not set\`);
  return value;
}
export const kling = new KlingAPI({
  accessKey: required('KLING_ACCESS_KEY'),
  secretKey: required('KLING_SECRET_KEY'),
});`,
      errors: at(8, 9),
    },
    {
      name: 'a helper of another file that takes the name',
      code: `import { getEnv } from '../env.js';
import jwt from 'jsonwebtoken';
export const klingToken = () =>
  jwt.sign({ iss: getEnv('KLING_ACCESS_KEY') }, getEnv('KLING_SECRET_KEY'), { expiresIn: '30m' });`,
      errors: at(4, 4),
    },
    {
      name: 'a helper that takes several names',
      code: `import { envFirst } from '../env.js';
export const headers = () => ({ Authorization: \`Bearer \${envFirst(['KLING_API_KEY', 'KLINGAI_API_KEY'])}\` });${ABOUT}`,
      errors: at(2),
    },
    {
      name: "Nest's ConfigService",
      code: `import { ConfigService } from '@nestjs/config';
export class KlingService {
  private readonly apiKey: string;
  constructor(private readonly config: ConfigService) {
    this.apiKey = this.config.getOrThrow('KLING_API_KEY');
  }
  create(body: string) {
    return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${this.apiKey}\` }, body });
  }
}`,
      errors: at(5),
    },
    {
      name: 'Deno, Bun and import.meta.env',
      code: `export const keys = [
  Deno.env.get('KLING_ACCESS_KEY'),
  Bun.env.KLING_SECRET_KEY,
  import.meta.env.KLING_API_KEY,
];`,
      errors: at(2, 3, 4),
    },
    {
      name: "a Worker's environment",
      code: `export default {
  async fetch(request: Request, env) {
    return fetch('${T2V}', {
      method: 'POST',
      headers: { Authorization: \`Bearer \${env.KLING_API_KEY}\` },
    });
  },
};`,
      errors: at(5),
    },
    {
      name: 'a dotenv file that is read by hand',
      code: `import dotenv from 'dotenv';
const { parsed } = dotenv.config();
export const secretKey = parsed.KLING_SECRET_KEY;`,
      errors: at(3),
    },
    {
      name: 'a config module that exports it',
      code: `export const config = {
  kling: {
    baseUrl: process.env.KLING_BASE_URL,
    accessKey: process.env.KLING_ACCESS_KEY,
    secretKey: process.env.KLING_SECRET_KEY,
  },
};`,
      errors: at(4, 5),
    },
    {
      name: 'a config module of CommonJS',
      code: `const secretKey = process.env.KLING_SECRET_KEY;
module.exports = { secretKey, model: process.env.KLING_MODEL };`,
      filename: 'src/config.cjs',
      errors: at(1),
    },
    {
      name: 'a config object that is frozen and exported by name',
      code: `const config = Object.freeze({ kling: { apiKey: process.env.KLING_API_KEY } });
export { config };`,
      errors: at(1),
    },
    {
      name: 'a function that returns it',
      code: `export function klingSecret() {
  const value = process.env.KLING_SECRET_KEY;
  if (!value) throw new Error('KLING_SECRET_KEY is not set');
  return value.trim();
}`,
      errors: at(2),
    },
    {
      name: 'handed to a client of another file',
      code: `import { KlingClient } from './kling-client.js';
export const kling = new KlingClient(process.env.KLING_ACCESS_KEY!, process.env.KLING_SECRET_KEY!);`,
      errors: at(2, 2),
    },
    {
      name: 'a default parameter',
      code: `export const create = (body: string, apiKey = process.env.KLING_API_KEY) =>
  fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${apiKey}\` }, body });`,
      errors: at(1),
    },
    {
      name: 'a field of a class',
      code: `import jwt from 'jsonwebtoken';
export class KlingAuth {
  #ak = process.env.KLING_AK;
  #sk = process.env.KLING_SK;
  token() {
    return jwt.sign({ iss: this.#ak }, this.#sk, { expiresIn: '30m' });
  }
}`,
      errors: at(3, 4),
    },
    {
      name: 'two variables for one key',
      code: `const key = process.env.KLING_API_KEY || process.env.KLINGAI_API_KEY;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${key}\` } });`,
      errors: at(1, 1),
    },
    {
      name: 'a real key stands behind it: that is reported by another rule as well',
      code: `export const secretKey = process.env.KLING_SECRET_KEY || '${SK}';`,
      errors: at(1),
    },
    {
      name: 'a name that says nothing, used as a key',
      code: `import jwt from 'jsonwebtoken';
export const klingToken = () => jwt.sign({ iss: process.env.STUDIO_USER }, process.env.STUDIO_PASS, { expiresIn: '30m' });`,
      errors: at(2, 2),
    },
    {
      name: 'signed by hand',
      code: `import { createHmac } from 'node:crypto';
export const sign = (klingClaims: string) =>
  createHmac('sha256', process.env.KLING_SK).update(klingClaims).digest('base64url');`,
      errors: at(3),
    },
    {
      name: 'bytes of it',
      code: `import { SignJWT } from 'jose';
const secret = new TextEncoder().encode(process.env.KLING_SECRET_KEY);
export const klingToken = (ak: string) =>
  new SignJWT({ iss: ak }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('30m').sign(secret);`,
      errors: at(2),
    },
    {
      name: 'a pair in one variable',
      code: `import jwt from 'jsonwebtoken';
const [ak, sk] = process.env.KLING_KEY.split(':');
export const klingToken = () => jwt.sign({ iss: ak }, sk, { expiresIn: '30m' });`,
      errors: at(2),
    },
    {
      name: 'the webhook secret',
      code: `import { Webhook } from 'standardwebhooks';
export const verify = (body: string, headers: Record<string, string>) =>
  new Webhook(process.env.KLING_WEBHOOK_SECRET!).verify(body, headers);`,
      errors: at(3),
    },
    {
      name: 'the key of a gateway',
      code: `import { fal } from '@fal-ai/client';
fal.config({ credentials: process.env.FAL_KEY });
export const create = (prompt: string) =>
  fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt } });`,
      errors: at(2),
    },
    {
      name: 'checked by a schema, then used',
      code: `import { z } from 'zod';
const env = z.object({ KLING_SECRET_KEY: z.string().min(1) }).parse(process.env);
export const keys = { secretKey: env.KLING_SECRET_KEY };`,
      errors: at(3),
    },
    {
      name: 'a helper of the file that gets the value',
      code: `import jwt from 'jsonwebtoken';
const must = (value: string | undefined) => {
  if (!value) throw new Error('a key is missing');
  return value;
};
export const klingToken = () =>
  jwt.sign({ iss: must(process.env.KLING_ACCESS_KEY) }, must(process.env.KLING_SECRET_KEY), { expiresIn: '30m' });`,
      errors: at(7, 7),
    },
    {
      name: 'an axios instance',
      code: `import axios from 'axios';
export const kling = axios.create({
  baseURL: 'https://api-singapore.klingai.com',
  headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` },
});`,
      errors: at(4),
    },
    {
      name: 'another variable is allowed',
      code: `export const keys = [process.env.KLING_API_KEY, process.env.KLING_SECRET_KEY];`,
      options: [{ allow: ['KLING_API_KEY'] }],
      errors: at(1),
    },
    {
      name: 'everywhere, when the scope is all',
      code: `import jwt from 'jsonwebtoken';
export const token = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET, { expiresIn: '30m' });`,
      settings: { kling: { scope: 'all' } },
      filename: 'src/sessions.ts',
      errors: at(2),
    },
  ],
});
