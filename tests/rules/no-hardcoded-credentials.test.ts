import rule from '../../src/rules/no-hardcoded-credentials.js';
import { AK, API_KEY, JWT, SK, WEBHOOK_SECRET } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

/** Could be a key of anybody: the right length and variety, and not of Kling's alphabet. */
const HEX = '7d1f0c6be2a94853b06e9f27ca415d8e';
const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

const scopeAll = { kling: { scope: 'all' } };

run(rule, {
  valid: [
    {
      name: 'who checks tokens of the application itself, without scope all',
      code: `import jwt from 'jsonwebtoken';
export const read = (session: string) => jwt.verify(session, 'acme-4f9a1c7e2b8d');${ABOUT}`,
    },
    {
      name: 'under scope all, a password that comes from the environment, and a public key',
      settings: scopeAll,
      code: `import axios from 'axios';
import jwt from 'jsonwebtoken';
import { readFileSync } from 'node:fs';
axios.get('https://api.example.com', { auth: { username: 'ann', password: process.env.API_PASSWORD } });
export const read = (token: string) => jwt.verify(token, readFileSync('public.pem'));`,
    },
    // Where credentials should come from.
    {
      name: 'both keys are read from the environment',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: process.env.KLING_ACCESS_KEY,
  secretKey: process.env.KLING_SECRET_KEY,
});`,
    },
    {
      name: 'the fallback of an environment read is empty',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: process.env.KLING_ACCESS_KEY || '',
  secretKey: process.env.KLING_SECRET_KEY ?? '',
});`,
    },
    {
      name: 'default parameters and destructuring defaults are empty',
      code: `const { KLING_API_KEY = '' } = process.env;
export function create(body = '', apiKey = '') {
  return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${apiKey || KLING_API_KEY}\` }, body });
}`,
    },
    {
      name: 'the fallback of an environment read is another environment read',
      code: `const apiKey = process.env.KLING_API_KEY ?? process.env.KLINGAI_API_KEY;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'a secret id only says where the secret is',
      code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const KLING_SECRET_ID = 'prod/kling/secret-key';
const secretName = 'kling-api-key-production';
export async function klingKey(manager: SecretsManagerClient) {
  const { SecretString } = await manager.send(new GetSecretValueCommand({ SecretId: KLING_SECRET_ID }));
  return { key: SecretString, secretName };
}${ABOUT}`,
    },
    {
      name: 'an ARN is an address',
      code: `export const klingSecretKeyArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:kling/secret-key-AbCdEf';${ABOUT}`,
    },
    {
      name: 'the value was replaced before it was used',
      code: `import jwt from 'jsonwebtoken';
export async function klingToken(vault: { read(path: string): Promise<string> }) {
  let secretKey = 'your_secret_key';
  secretKey = await vault.read('kling/secret-key');
  return jwt.sign({ iss: await vault.read('kling/access-key'), exp: Math.floor(Date.now() / 1000) + 1800 }, secretKey);
}`,
    },
    {
      name: 'the later property of the spread wins',
      code: `import KlingAPI from 'kling-api';
const defaults = { accessKey: '<access key>', secretKey: '<secret key>', baseUrl: 'https://api-singapore.klingai.com' };
export const kling = new KlingAPI({
  ...defaults,
  accessKey: process.env.KLING_ACCESS_KEY,
  secretKey: process.env.KLING_SECRET_KEY,
});`,
    },
    {
      name: 'the key is a parameter of an exported factory',
      code: `export const createKling = (apiKey: string) => ({
  create: (body: object) =>
    fetch('${T2V}', {
      method: 'POST',
      headers: { Authorization: \`Bearer \${apiKey}\`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
});`,
    },

    // Names which promise a key, over values which are none.
    {
      name: 'variable names are not values',
      code: `const NAMES = { accessKey: 'KLING_ACCESS_KEY', secretKey: 'KLING_SECRET_KEY', apiKey: 'KLING_API_KEY' };
export const read = (which: keyof typeof NAMES) => process.env[NAMES[which]];${ABOUT}`,
    },
    {
      name: 'an environment variable named in a helper is not its value',
      code: `const required = (name: string) => {
  const value = process.env[name];
  if (!value) throw new Error(\`Missing \${name}\`);
  return value;
};
export const create = () =>
  fetch('${T2V}', { headers: { Authorization: \`Bearer \${required('KLING_API_KEY')}\` } });`,
    },
    {
      name: 'field names are not fields',
      code: `const SECRET_KEY_FIELD = 'secretKey';
const ACCESS_KEY_FIELD = 'accessKey';
export const pick = (kling: Record<string, string>) => [kling[ACCESS_KEY_FIELD], kling[SECRET_KEY_FIELD]];${ABOUT}`,
    },
    {
      name: 'header names are not header values',
      code: `const TOKEN_HEADER = 'x-kling-token';
const AUTH_HEADER = 'Authorization';
export const create = (token: string) => fetch('${T2V}', { headers: { [AUTH_HEADER]: token, [TOKEN_HEADER]: token } });`,
    },
    {
      name: 'a storage key is a name',
      code: `const KLING_API_KEY_STORAGE_KEY = 'kling_api_key';
export const load = () => localStorage.getItem(KLING_API_KEY_STORAGE_KEY) ?? localStorage.getItem('kling-secret-key');${ABOUT}`,
    },
    {
      name: 'camel-cased words are no password',
      code: `export const KLING_ACTIONS = { password: 'changePassword', apiKey: 'rotateApiKey', token: 'refreshToken' };${ABOUT}`,
    },
    {
      name: 'sentences are no keys',
      code: `export const klingMessages = {
  apiKey: 'The API key was not accepted, please check it.',
  secretKey: 'Missing KLING_SECRET_KEY',
  accessKey: 'Access key',
  token: 'Token expired',
};${ABOUT}`,
    },
    {
      name: 'error codes are words',
      code: `export const KLING_ERRORS = { token: 'INVALID_TOKEN', accessKey: 'ERR_ACCESS_KEY_REJECTED', apiKey: 'api_key_missing' };${ABOUT}`,
    },
    {
      name: 'kinds of authentication are words',
      code: `const authType = 'api_key';
const token_type = 'Bearer';
export const klingAuth = { authType, token_type, secret: 'aws-secrets-manager', mode: 'token' };${ABOUT}`,
    },
    {
      name: 'the type of a form field is a word',
      code: `export const klingCredentialFields = [
  { key: 'accessKey', label: 'Access key', secret: false },
  { key: 'secretKey', label: 'Secret key', secret: true, placeholder: 'From kling.ai/dev/api-key' },
];${ABOUT}`,
    },
    {
      name: 'literal types hold no secret',
      code: `export type KlingCredential = 'accessKey' | 'secretKey' | 'apiKey';
export interface KlingKey { apiKey: 'static'; secretKey: 'signing' }${ABOUT}`,
    },
    {
      name: 'the text of a prompt may speak of keys',
      code: `export const body = { model_name: 'kling-v2-6', prompt: 'A secret key opens the old door, a token falls out' };${ABOUT}`,
    },
    {
      name: 'the name of a key is not the key',
      code: `export const klingAudit = { apiKeyName: 'prod-video-backend-2026', accessKeyId: 'primary', tokenLabel: 'kling-token-eu1' };${ABOUT}`,
    },
    {
      name: 'a route which hands out tokens is a path',
      code: `export const KLING_TOKEN_URL = '/api/kling/token';
export const tokenPath = 'https://auth.example.com/oauth/token?audience=kling';${ABOUT}`,
    },

    // The shape, nearly.
    {
      name: 'the constant prefix of an API key is no key',
      code: `export const isKlingKey = (value: string) => value.startsWith('api-key-kling-');${ABOUT}`,
    },
    {
      name: 'a shortened example shows no key',
      code: `export const klingHint = 'api-key-kling-…';
export const KlingField = { placeholder: 'api-key-kling-xxxxxxxx', label: 'Kling API key' };${ABOUT}`,
    },
    {
      name: 'a pattern for keys is no key',
      code: String.raw`export const KLING_KEY_PATTERN = /\bapi-key-kling-[A-Za-z0-9_-]{43}\b/;`,
    },
    {
      name: 'a hash of 32 hexadecimal digits under an innocent name is an identifier',
      code: `export const body = { model_name: 'kling-v2-6', prompt: 'a boat', external_task_id: '${HEX}' };
export const etag = '${HEX}';${ABOUT}`,
    },
    {
      name: 'a UUID is an identifier',
      code: `export const klingVoice = { voice_id: '0f6d1c3e-9a52-4b7e-8c11-5d2e7f3a9b60' };${ABOUT}`,
    },
    {
      name: 'a run of the alphabet inside a longer text is no key',
      code: `export const klingLogo = 'data:image/png;base64,iVBORw0KGgo${SK}${AK}${SK}AAAASUVORK5CYII=';${ABOUT}`,
    },
    {
      name: 'a key in a comment is no literal of the program',
      code: `// curl -H "Authorization: Bearer ${API_KEY}" ${T2V}
/* was: new KlingAPI({ accessKey: '${AK}', secretKey: '${SK}' }) */
export const url = '${T2V}';`,
    },
    {
      name: 'the first part of every token is a constant',
      code: `export const isKlingJwt = (token: string) => token.startsWith('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9');${ABOUT}`,
    },

    // Bearer values without a secret in them.
    {
      name: 'the scheme alone is no credential',
      code: `const PREFIX = 'Bearer ';
export const create = (token: string) => fetch('${T2V}', { headers: { Authorization: PREFIX + token } });`,
    },
    {
      name: 'a redacted header is a copy for the log',
      code: `export function log(headers: Record<string, string>) {
  console.log('${T2V}', { ...headers, Authorization: 'Bearer [redacted]', 'x-api-key': '***' });
}`,
    },

    // Placeholders where they do no harm.
    {
      name: 'a placeholder in a test signs nothing real',
      filename: 'src/auth.test.ts',
      code: `import jwt from 'jsonwebtoken';
export const token = () => jwt.sign({ iss: 'your_access_key', exp: Math.floor(Date.now() / 1000) + 1800 }, 'your_secret_key');
export const url = '${T2V}';`,
    },
    {
      name: 'a placeholder which is compared is a guard against itself',
      code: `import jwt from 'jsonwebtoken';
const secretKey = process.env.KLING_SECRET_KEY;
if (!secretKey || secretKey === 'your_secret_key') throw new Error('Set KLING_SECRET_KEY');
export const token = (iss: string) => jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, secretKey);${ABOUT}`,
    },
    {
      name: 'a placeholder which reaches no sink is a text',
      code: `export const exampleEnv = ['KLING_ACCESS_KEY=your_access_key', 'KLING_SECRET_KEY=your_secret_key'].join('\\n');
export const klingHelp = { accessKey: 'your_access_key', secretKey: '<your secret key>' };${ABOUT}`,
    },
    {
      name: 'placeholders are ignored by choice',
      options: [{ placeholders: 'ignore' }],
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({ accessKey: 'your_access_key', secretKey: 'your_secret_key' });`,
    },
    {
      name: 'an empty literal is never a key, not even at a sink',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({ accessKey: '', secretKey: '' });`,
    },

    // Other people's business.
    {
      name: "a session secret of somebody's own application",
      code: `import jwt from 'jsonwebtoken';
export const session = (user: { id: string }) => jwt.sign({ sub: user.id }, '${HEX}', { expiresIn: '7d' });`,
    },
    {
      name: "a bearer token for somebody else's API",
      code: `export const list = () => fetch('https://api.example.com/v1/items', { headers: { Authorization: 'Bearer ${HEX}' } });`,
    },

    {
      name: 'what stands in for a variable that holds no credential, or could be none',
      code: `const env = (name: string, fallback?: string) => process.env[name] ?? fallback;
export const model = process.env.KLING_MODEL || 'kling-v2-6-master-2026';
export const base = env('KLING_BASE_URL', '${HEX}');
export const key = process.env.KLING_API_KEY || '';
export const other = process.env.KLING_API_KEY && '${HEX}';
export const first = pick(process.env.KLING_API_KEY, '${HEX}');`,
    },
    {
      name: 'names of places with a version',
      code: `export const KEYS = { apiKey: 'kling_api_key_v1', token: 'kling.auth.token.v2' };${ABOUT}`,
    },
    {
      name: 'under scope all, words and samples',
      settings: scopeAll,
      code: `export const texts = { password: 'changePassword', credentials: 'same-origin', passwordHint: '${HEX}' };
export const sample = 'https://user:password@example.com';
export const local = 'postgres://postgres:postgres@localhost:5432/app';
export const built = \`postgres://app:\${process.env.DB_PASSWORD}@db/app\`;
export const mail = 'https://example.com/@user:name@host';`,
    },
    {
      name: 'passwords of others, in a file about Kling',
      code: `export const database = { password: '${HEX}', url: 'postgres://app:${HEX}@db/app' };${ABOUT}`,
    },

    {
      name: 'under scope all, selectors, test ids, and passwords of tests',
      settings: scopeAll,
      filename: 'tests/login.test.ts',
      code: `export const ids = { password: '#password-input', token: 'token-input-2', secret: 'login.secret-field.1' };
export const user = { name: 'ann', password: '${HEX}' };`,
    },

    {
      name: "other services' keys, without scope all",
      code: `export const github = 'ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9aB1cD3eF5';${ABOUT}`,
    },
  ],
  invalid: [
    // At the sink.
    {
      name: 'both keys in the constructor of an SDK',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: '${AK}',
  secretKey: '${SK}',
});`,
      errors: [
        { messageId: 'hardcoded', line: 3 },
        { messageId: 'hardcoded', line: 4 },
      ],
    },
    {
      name: 'the same in CommonJS',
      filename: 'src/service.cjs',
      code: `const { KlingAPI } = require('kling-api');
const secretKey = '${SK}';
module.exports = new KlingAPI({ accessKey: process.env.KLING_ACCESS_KEY, secretKey });`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'the signing secret and the issuer',
      code: `import jwt from 'jsonwebtoken';
export const token = () =>
  jwt.sign(
    { iss: '${AK}', exp: Math.floor(Date.now() / 1000) + 1800 },
    '${SK}',
    { algorithm: 'HS256' },
  );
export const url = '${T2V}';`,
      errors: [
        { messageId: 'hardcoded', line: 4 },
        { messageId: 'hardcoded', line: 5 },
      ],
    },
    {
      name: 'a signing secret which is not of the known shape',
      code: `import { sign } from 'jsonwebtoken';
const secret = '${HEX}';
export const token = () =>
  sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, secret);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'an API key as a Bearer literal',
      code: `export const create = (body: object) =>
  fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: 'Bearer ${API_KEY}' },
    body: JSON.stringify(body),
  });`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },
    {
      name: 'a Bearer value which is not of the known shape',
      code: `export const create = () =>
  fetch('${T2V}', {
    headers: { Authorization: 'Bearer ${HEX}' },
  });`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'a Basic value',
      code: `export const create = () =>
  fetch('${T2V}', {
    headers: { Authorization: 'Basic QWRtaW46NDd0aGVXaGFsZQ4Zz9Xk=' },
  });`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'a token pasted from a generator',
      code: `const TOKEN = '${JWT}';
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${TOKEN}\` } });`,
      errors: [{ messageId: 'hardcoded', line: 1 }],
    },
    {
      name: 'a key joined to the scheme by +',
      code: `const key = '${API_KEY}';
export const create = () => fetch('${T2V}', { headers: { authorization: 'Bearer ' + key } });`,
      errors: [{ messageId: 'hardcoded', line: 1 }],
    },
    {
      name: 'a key set on a Headers object',
      code: `const headers = new Headers();
headers.set('Authorization', 'Bearer ${API_KEY}');
export const create = () => fetch('${T2V}', { method: 'POST', headers });`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'a key in the headers of an axios instance',
      code: `import axios from 'axios';
const KEY = '${API_KEY}';
export const kling = axios.create({
  baseURL: 'https://api-singapore.klingai.com',
  headers: { Authorization: \`Bearer \${KEY}\` },
});`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'the key of a gateway which serves Kling',
      code: `export const create = (prompt: string) =>
  fetch('https://api.piapi.ai/api/v1/task', {
    method: 'POST',
    headers: {
      'x-api-key': '${HEX}',
    },
    body: JSON.stringify({ model: 'kling', task_type: 'video_generation', input: { prompt } }),
  });`,
      errors: [{ messageId: 'hardcoded', line: 5 }],
    },
    {
      name: 'the key of a reseller whose SDK serves Kling',
      code: `import { fal } from '@fal-ai/client';
fal.config({ credentials: '5b0c7d1e-93fa-4e0b-a6a2-1d7c9e2f8b34:${HEX}' });
export const create = (prompt: string) => fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt } });`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'a webhook secret',
      code: `import { Webhook } from 'standardwebhooks';
const secret = '${WEBHOOK_SECRET}';
export const verifyKling = (raw: string, headers: Record<string, string>) => new Webhook(secret).verify(raw, headers);${ABOUT}`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },

    // Signing by other means.
    {
      name: 'the key of a hand-made signature',
      code: `import { createHmac } from 'node:crypto';
const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
export function klingToken(iss: string) {
  const secret = '${SK}';
  const text = b64({ alg: 'HS256', typ: 'JWT' }) + '.' + b64({ iss, exp: Math.floor(Date.now() / 1000) + 1800 });
  return text + '.' + createHmac('sha256', secret).update(text).digest('base64url');
}`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },
    {
      name: 'the key of jose, encoded',
      code: `import { SignJWT } from 'jose';
const secret = new TextEncoder().encode('${SK}');
export const klingToken = () =>
  new SignJWT({ iss: process.env.KLING_ACCESS_KEY })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('30m')
    .sign(secret);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'the key of WebCrypto, encoded',
      code: `const KLING_HOST = 'https://api-singapore.klingai.com';
const sk = '${SK}';
export async function signer() {
  const bytes = new TextEncoder().encode(sk);
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return { KLING_HOST, sign: (text: string) => crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)) };
}`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'the key in a Buffer',
      code: `import jwt from 'jsonwebtoken';
const key = Buffer.from('${SK}', 'utf8');
export const token = () => jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, key);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },

    // The way from the literal to the sink.
    {
      name: 'through an alias',
      code: `import jwt from 'jsonwebtoken';
const first = '${SK}';
const second = first;
const secret = second;
export const token = () => jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, secret);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'through a template without substitutions and a cast',
      code: `import KlingAPI from 'kling-api';
const secretKey = \`${SK}\` as const;
export const kling = new KlingAPI({ accessKey: process.env.KLING_ACCESS_KEY!, secretKey: (secretKey satisfies string)! });`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'through a configuration object and destructuring',
      code: `import jwt from 'jsonwebtoken';
const config = {
  accessKey: '${AK}',
  secretKey: '${SK}',
  baseUrl: 'https://api-singapore.klingai.com',
} as const;
export function token() {
  const { accessKey: iss, secretKey } = config;
  return jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, secretKey);
}`,
      errors: [
        { messageId: 'hardcoded', line: 3 },
        { messageId: 'hardcoded', line: 4 },
      ],
    },
    {
      name: 'through a spread',
      code: `import KlingAPI from 'kling-api';
const base = { secretKey: '${SK}', baseUrl: 'https://api-singapore.klingai.com' };
export const kling = new KlingAPI({ ...base, accessKey: process.env.KLING_ACCESS_KEY });`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'through Object.assign',
      code: `import KlingAPI from 'kling-api';
const options = Object.assign({ baseUrl: 'https://api-singapore.klingai.com' }, { secretKey: '${SK}' });
export const kling = new KlingAPI(options);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'through a property written later',
      code: `import KlingAPI from 'kling-api';
const options: Record<string, string> = {};
options.secretKey = '${SK}';
export const kling = new KlingAPI(options);`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'through a pair in one text',
      code: `import jwt from 'jsonwebtoken';
const [ak, sk] = '${AK}:${SK}'.split(':');
export const klingToken = () => jwt.sign({ iss: ak, exp: Math.floor(Date.now() / 1000) + 1800 }, sk);`,
      errors: [{ messageId: 'hardcoded', line: 2 }],
    },
    {
      name: 'through a field of a class',
      code: `import jwt from 'jsonwebtoken';
export class KlingAuth {
  private readonly secretKey = '${SK}';
  constructor(private readonly accessKey: string) {}
  token() {
    return jwt.sign({ iss: this.accessKey, exp: Math.floor(Date.now() / 1000) + 1800 }, this.secretKey);
  }
}`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'through a private field written in the constructor, in JavaScript',
      filename: 'src/service.js',
      code: `export class KlingClient {
  #key;
  constructor() {
    this.#key = '${API_KEY}';
  }
  create(body) {
    return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${this.#key}\` }, body });
  }
}`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },
    {
      name: 'through the constructor of a base class',
      code: `class Client {
  constructor(protected readonly apiKey: string) {}
  get headers() {
    return { Authorization: \`Bearer \${this.apiKey}\` };
  }
}
export class KlingClient extends Client {
  constructor() {
    super('${API_KEY}');
  }
  create(body: string) {
    return fetch('${T2V}', { method: 'POST', headers: this.headers, body });
  }
}`,
      errors: [{ messageId: 'hardcoded', line: 9 }],
    },
    {
      name: 'through a factory and its closure',
      code: `const createClient = (key: string) => ({
  create: (body: string) => fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${key}\` }, body }),
});
export const kling = createClient('${API_KEY}');`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },
    {
      name: 'through a request wrapper',
      code: `function request(path: string, key: string) {
  return fetch(\`https://api-singapore.klingai.com\${path}\`, { headers: { Authorization: \`Bearer \${key}\` } });
}
export const status = (id: string) =>
  request(\`/v1/videos/text2video/\${encodeURIComponent(id)}\`, '${API_KEY}');`,
      errors: [{ messageId: 'hardcoded', line: 5 }],
    },
    {
      name: 'through the return of a helper, awaited',
      code: `import jwt from 'jsonwebtoken';
async function secret() {
  return '${SK}';
}
export async function klingToken(iss: string) {
  return jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, await secret());
}
export const url = '${T2V}';`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'through one arm of a branch',
      code: `import KlingAPI from 'kling-api';
let secretKey: string | undefined;
if (process.env.CI) {
  secretKey = '${SK}';
} else {
  secretKey = process.env.KLING_SECRET_KEY;
}
export const kling = new KlingAPI({ accessKey: process.env.KLING_ACCESS_KEY, secretKey });`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },
    {
      name: 'through a map read by a name that is not known',
      code: `import jwt from 'jsonwebtoken';
const SECRETS: Record<string, string> = {
  staging: '${SK}',
  production: '${HEX}',
};
export const klingToken = (iss: string, stage: string) =>
  jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, SECRETS[stage]!);
export const url = '${T2V}';`,
      errors: [
        { messageId: 'hardcoded', line: 3 },
        { messageId: 'hardcoded', line: 4 },
      ],
    },

    // By its name alone.
    {
      name: 'a value that could be a key under the name of a Kling key',
      code: `export const KLING_SECRET_KEY = '${HEX}';`,
      errors: [{ messageId: 'hardcoded', line: 1 }],
    },

    // Fallbacks.
    {
      name: 'the fallbacks of two environment reads',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: process.env.KLING_ACCESS_KEY || '${AK}',
  secretKey: process.env.KLING_SECRET_KEY ?? '${SK}',
});`,
      errors: [
        { messageId: 'fallback', line: 3 },
        { messageId: 'fallback', line: 4 },
      ],
    },
    {
      name: 'a fallback which is not of the known shape, through a variable',
      code: `import jwt from 'jsonwebtoken';
const secret = process.env.KLING_SECRET_KEY || '${HEX}';
export const klingToken = (iss: string) => jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, secret);`,
      errors: [{ messageId: 'fallback', line: 2 }],
    },
    {
      name: 'the fallback of an edge function',
      code: `const apiKey = Deno.env.get('KLING_API_KEY') || '${API_KEY}';
Deno.serve(() => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } }));`,
      errors: [{ messageId: 'fallback', line: 1 }],
    },
    {
      name: 'the fallback at the end of a chain',
      code: `const apiKey = process.env.KLING_API_KEY || process.env.KLINGAI_API_KEY || '${API_KEY}';
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'fallback', line: 1 }],
    },
    {
      name: 'a default of a destructured environment',
      code: `const { KLING_API_KEY = '${API_KEY}' } = process.env;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${KLING_API_KEY}\` } });`,
      errors: [{ messageId: 'fallback', line: 1 }],
    },
    {
      name: 'a default parameter',
      code: `export const create = (body: string, apiKey = '${API_KEY}') =>
  fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${apiKey}\` }, body });`,
      errors: [{ messageId: 'fallback', line: 1 }],
    },
    {
      name: 'a default of a destructured options parameter',
      code: `import jwt from 'jsonwebtoken';
export class KlingAuth {
  private readonly sk: string;
  constructor({ secretKey = '${SK}' }: { secretKey?: string } = {}) {
    this.sk = secretKey;
  }
  token(iss: string) {
    return jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, this.sk);
  }
}`,
      errors: [{ messageId: 'fallback', line: 4 }],
    },
    {
      name: 'a default of a parameter property',
      code: `export class KlingClient {
  constructor(private readonly apiKey = '${API_KEY}') {}
  create(body: string) {
    return fetch('${T2V}', { method: 'POST', headers: { Authorization: 'Bearer ' + this.apiKey }, body });
  }
}`,
      errors: [{ messageId: 'fallback', line: 2 }],
    },
    {
      name: 'a fallback assigned where the variable was unset',
      code: `let apiKey = process.env.KLING_API_KEY;
apiKey ??= '${API_KEY}';
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'fallback', line: 2 }],
    },

    // Shapes.
    {
      name: 'an API key in a file which is about nothing',
      code: `export const samples = [
  'one',
  '${API_KEY}',
];`,
      errors: [{ messageId: 'keyShape', line: 3 }],
    },
    {
      name: 'both halves of a pair under innocent names in a file about Kling',
      code: `export const klingFixtures = {
  left: '${AK}',
  right: '${SK}',
};`,
      errors: [
        { messageId: 'keyShape', line: 2 },
        { messageId: 'keyShape', line: 3 },
      ],
    },

    // Placeholders.
    {
      name: 'placeholders at a sink',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: 'your_access_key',
  secretKey: '<YOUR_SECRET_KEY>',
});`,
      errors: [
        { messageId: 'placeholder', line: 3 },
        { messageId: 'placeholder', line: 4 },
      ],
    },
    {
      name: 'a placeholder of crosses in a header',
      code: `const apiKey = 'xxxxxxxxxxxxxxxx';
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'placeholder', line: 1 }],
    },
    {
      name: 'a placeholder behind an environment read signs the token',
      options: [{ placeholders: 'report' }],
      code: `import jwt from 'jsonwebtoken';
const secret = process.env.KLING_SECRET_KEY || 'your_secret_key';
export const klingToken = (iss: string) => jwt.sign({ iss, exp: Math.floor(Date.now() / 1000) + 1800 }, secret);`,
      errors: [{ messageId: 'placeholder', line: 2 }],
    },
    {
      name: 'a real key beside an ignored placeholder',
      options: [{ placeholders: 'ignore' }],
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: 'your_access_key',
  secretKey: '${SK}',
});`,
      errors: [{ messageId: 'hardcoded', line: 4 }],
    },

    // Everybody's business, by choice.
    {
      name: 'a session secret under scope all',
      settings: scopeAll,
      code: `import jwt from 'jsonwebtoken';
export const session = (user: { id: string }) =>
  jwt.sign({ sub: user.id }, '${HEX}', { expiresIn: '7d' });`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'a bearer token for another API under scope all',
      settings: scopeAll,
      code: `export const list = () =>
  fetch('https://api.example.com/v1/items', {
    headers: { Authorization: 'Bearer ${HEX}' },
  });`,
      errors: [{ messageId: 'hardcoded', line: 3 }],
    },
    {
      name: 'the secret that checks tokens under scope all',
      settings: scopeAll,
      code: `import jwt from 'jsonwebtoken';
import { jwtVerify } from 'jose';
export const read = (token: string) => jwt.verify(token, '${HEX}');
const secret = new TextEncoder().encode(process.env.JWT_SECRET ?? '${HEX}');
export const open = (token: string) => jwtVerify(token, secret);`,
      errors: [
        { messageId: 'hardcoded', line: 3 },
        { messageId: 'fallback', line: 4 },
      ],
    },
    {
      name: 'passwords of Basic authentication under scope all',
      settings: scopeAll,
      code: `import axios from 'axios';
import got from 'got';
import https from 'node:https';
import needle from 'needle';
import request from 'request';
import superagent from 'superagent';
const url = 'https://api.example.com/items';
axios.get(url, { auth: { username: 'ann', password: '${HEX}' } });
got(url, { username: 'ann', password: '${HEX}' });
https.request({ hostname: 'api.example.com', auth: 'ann:${HEX}' });
https.get(url, { auth: 'ann:${HEX}' });
needle.get(url, { username: 'ann', password: '${HEX}' });
request.get(url, { auth: { user: 'ann', pass: '${HEX}' } });
request({ uri: url, auth: { user: 'ann', password: '${HEX}' } });
superagent.get(url).auth('ann', '${HEX}');`,
      errors: [8, 9, 10, 11, 12, 13, 14, 15].map((line) => ({ messageId: 'hardcoded', line })),
    },

    {
      name: 'what stands in for a variable, whatever the result is called',
      code: `import { getEnv } from './env';
const env = (name: string, fallback?: string) => process.env[name] ?? fallback;
export const first = process.env.KLING_API_KEY || '${HEX}';
export const second = env('KLING_SECRET_KEY', '${HEX}');
export const third = getEnv('KLING_SECRET_KEY', '${HEX}');`,
      errors: [
        { messageId: 'fallback', line: 3, data: { what: 'an API key' } },
        { messageId: 'fallback', line: 4, data: { what: 'the secret key' } },
        { messageId: 'fallback', line: 5, data: { what: 'the secret key' } },
      ],
    },
    {
      name: 'passwords, keys of other services and credentials in URLs, under scope all',
      settings: scopeAll,
      code: `export const database = { user: 'app', password: '${HEX}' };
export const stripeSecretKey = '${HEX}';
export const credentials = 'ann:${HEX}';
export const url = 'postgres://app:${HEX}@db.example.com:5432/app';`,
      errors: [
        { messageId: 'hardcoded', line: 1, data: { what: 'a password' } },
        { messageId: 'hardcoded', line: 2, data: { what: 'the secret key' } },
        { messageId: 'hardcoded', line: 3, data: { what: 'credentials' } },
        { messageId: 'hardcoded', line: 4, data: { what: 'a password' } },
      ],
    },
    {
      name: 'secrets that middleware and ciphers are given, under scope all',
      settings: scopeAll,
      code: `import cookieParser from 'cookie-parser';
import crypto from 'node:crypto';
import session from 'express-session';
import { expressjwt } from 'express-jwt';
import { Strategy } from 'passport-jwt';
export const a = cookieParser('${HEX}');
export const b = session({ secret: '${HEX}', resave: false });
export const c = expressjwt({ secret: '${HEX}', algorithms: ['HS256'] });
export const d = new Strategy({ jwtFromRequest, secretOrKey: '${HEX}' }, verify);
export const e = crypto.createCipheriv('aes-256-cbc', '${HEX}', iv);
export const f = crypto.createHmac('sha256', '${HEX}').update(body).digest('hex');`,
      errors: [6, 7, 8, 9, 10, 11].map((line) => ({ messageId: 'hardcoded', line })),
    },

    {
      name: 'a list of keys',
      code: `export const KLING_API_KEYS = ['${HEX}', '${HEX}'];`,
      errors: [
        { messageId: 'hardcoded', line: 1 },
        { messageId: 'hardcoded', line: 1 },
      ],
    },
    {
      name: 'a password outside of tests, under scope all',
      settings: scopeAll,
      code: `export const user = { name: 'ann', password: '${HEX}' };`,
      errors: [{ messageId: 'hardcoded', line: 1 }],
    },

    {
      name: "other services' keys by their prefix, under scope all",
      settings: scopeAll,
      code: `export const github = new Octokit({ auth: 'ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9aB1cD3eF5' });`,
      errors: [{ messageId: 'hardcoded', line: 1, data: { what: 'an API key' } }],
    },
  ],
});
