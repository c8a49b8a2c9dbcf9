import rule from '../../src/rules/require-key-rotation.js';
import { run } from '../support/rule-tester.js';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = 'https://api-singapore.klingai.com/v1/videos/text2video';`;

const AWS = `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const manager = new SecretsManagerClient({});
const request = () => new GetSecretValueCommand({ SecretId: 'kling/prod/api-key' });
`;

const one = (messageId: 'off' | 'slow' | 'kept', line: number) => [{ messageId, line }];

run(rule, {
  valid: [
    // Settings.
    { name: 'every 90 days', code: `export const kling = { secretId: 'kling/prod/key', rotationDays: 90 };` },
    {
      name: 'every month',
      code: `export const kling = { secretId: 'kling/prod/key', rotation: { enabled: true, intervalDays: 30 } };`,
    },
    { name: 'a text', code: `export const kling = { secretId: 'kling/prod/key', rotation: 'quarterly' };` },
    {
      name: 'seconds',
      code: `export const kling = { secretId: 'kling/prod/key', rotationPeriodSeconds: 60 * 60 * 24 * 90 };`,
    },
    {
      name: 'a number without a unit',
      code: `export const kling = { secretId: 'kling/prod/key', rotation: 365 };`,
    },
    {
      name: 'a variable',
      code: `export const kling = { secretId: 'kling/prod/key', rotationDays: Number(process.env.ROTATION_DAYS) };`,
    },
    {
      name: 'the secret of another service',
      code: `export const secrets = { database: { secretId: 'db/prod/password', rotationDays: 365 } };${ABOUT}`,
    },
    {
      name: 'the rotation of logs and pictures',
      code: `export const kling = { apiKeyName: 'kling-prod', logRotation: false, imageRotationDays: 400, cameraRotate: false };`,
    },
    {
      name: 'the camera of a request',
      code: `export const body = { model_name: 'kling-v1', camera_control: { type: 'simple', config: { rotate: 0 } } };`,
    },
    {
      name: 'a file that has nothing to do with Kling',
      code: `export const config = { secretId: 'prod/key', rotationDays: 365 };`,
    },

    // Fetched when it is needed.
    {
      name: 'in the function that needs it',
      code: `${AWS}export async function headers() {
  const { SecretString } = await manager.send(request());
  return { Authorization: \`Bearer \${SecretString}\` };
}`,
    },
    {
      name: 'a constant that is a function',
      code: `${AWS}export const klingKey = async () => (await manager.send(request())).SecretString;`,
    },
    { name: 'the client of the manager is kept', code: AWS + `export const klingManager = manager;` },
    {
      name: 'the request is kept',
      code: AWS + `const klingRequest = request();\nexport default klingRequest;`,
    },
    {
      name: 'an environment variable is kept',
      code: `export const klingApiKey = process.env.KLING_API_KEY;`,
    },
    {
      name: 'a mounted file is kept',
      code: `import { readFileSync } from 'node:fs';\nexport const klingApiKey = readFileSync('/run/secrets/kling', 'utf8');`,
    },
    {
      name: 'kept, with a test of its age',
      code: `${AWS}let klingKey, fetchedAt = 0;
export async function key() {
  if (!klingKey || Date.now() - fetchedAt > 300_000) {
    klingKey = (await manager.send(request())).SecretString;
    fetchedAt = Date.now();
  }
  return klingKey;
}`,
    },
    {
      name: 'kept, with an early return while it is fresh',
      code: `${AWS}let cached;
export async function klingKey() {
  if (cached && cached.expiresAt > Date.now()) return cached.value;
  cached = { value: (await manager.send(request())).SecretString, expiresAt: Date.now() + 300_000 };
  return cached.value;
}`,
    },
    {
      name: 'written again by a timer',
      code: `${AWS}let klingKey = (await manager.send(request())).SecretString;
setInterval(async () => {
  klingKey = (await manager.send(request())).SecretString;
}, 300_000);
export const key = () => klingKey;`,
    },
    {
      name: 'a refresh that is handed to a timer',
      code: `${AWS}let klingKey;
async function refresh() {
  klingKey = (await manager.send(request())).SecretString;
}
setInterval(refresh, 300_000);
export const key = () => klingKey;`,
    },
    {
      name: 'forgotten when the key is refused',
      code: `${AWS}let klingKey;
export async function key() {
  klingKey ??= (await manager.send(request())).SecretString;
  return klingKey;
}
export function refused() {
  klingKey = undefined;
}`,
    },
    {
      name: 'each call fetches',
      code: `${AWS}let last;
export async function klingKey() {
  last = (await manager.send(request())).SecretString;
  return last;
}`,
    },
    {
      name: 'the secret of another service is kept',
      code: `import { getSecret } from './secrets.js';
const dbPassword = await getSecret('prod/db/password');
export const stripeKey = await getSecret('stripe/key');
export const connect = () => dbPassword;${ABOUT}`,
    },
    {
      name: 'a script ends soon',
      code: `#!/usr/bin/env node
import { getSecret } from './secrets.js';
export const klingKey = await getSecret('kling/key');`,
    },
    {
      name: 'a file that has nothing to do with Kling keeps its key',
      code: `import { getSecret } from './secrets.js';\nexport const apiKey = await getSecret('prod/api-key');`,
    },
  ],

  invalid: [
    {
      name: 'every year',
      code: `export const kling = { secretId: 'kling/prod/key', rotationDays: 365 };`,
      errors: [{ messageId: 'slow', line: 1, data: { days: '365', limit: '90' } }],
    },
    {
      name: 'one day too many',
      code: `export const kling = { secretId: 'kling/prod/key', rotationIntervalDays: 91 };`,
      errors: one('slow', 1),
    },
    {
      name: 'off',
      code: `export const kling = { secretId: 'kling/prod/key', rotationEnabled: false };`,
      errors: one('off', 1),
    },
    {
      name: 'off, further down',
      code: `export const secrets = {
  klingApiKey: {
    arn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod',
    rotation: { enabled: false },
  },
};`,
      errors: one('off', 4),
    },
    {
      name: 'a text that says never',
      code: `export const kling = { secretName: 'kling-key', keyRotation: 'never' };`,
      errors: one('off', 1),
    },
    {
      name: 'zero days',
      code: `export const kling = { secretName: 'kling-key', rotate_after_days: 0 };`,
      errors: one('off', 1),
    },
    {
      name: 'a text that says yearly',
      code: `export const kling = { secretName: 'kling-key', rotation: 'yearly' };`,
      errors: one('slow', 1),
    },
    {
      name: 'a text with its unit',
      code: `export const kling = { secretName: 'kling-key', rotation: '180d' };`,
      errors: one('slow', 1),
    },
    {
      name: 'seconds',
      code: `const DAY = 24 * 60 * 60;
export const kling = { secretName: 'kling-key', rotationPeriod: { seconds: 180 * DAY } };`,
      errors: one('slow', 2),
    },
    {
      name: 'a constant',
      code: `const DAYS = 120;
const rotate = true;
export const kling = { secretId: 'kling/key', rotation: { enabled: rotate, days: DAYS } };`,
      errors: one('slow', 3),
    },
    {
      name: 'the age that a key may reach',
      code: `export const klingKeys = { secretId: 'prod/keys', maxAgeDays: 180 };`,
      errors: one('slow', 1),
    },
    {
      name: 'a request to AWS',
      code: `import { RotateSecretCommand } from '@aws-sdk/client-secrets-manager';
export const rotate = new RotateSecretCommand({
  SecretId: 'kling/prod/api-key',
  RotationRules: { AutomaticallyAfterDays: 365 },
});`,
      errors: one('slow', 4),
    },
    {
      name: 'a request to AWS that stops it',
      code: `import { CancelRotateSecretCommand } from '@aws-sdk/client-secrets-manager';
export const stop = new CancelRotateSecretCommand({ SecretId: 'kling/prod/api-key' });`,
      errors: one('off', 2),
    },
    {
      name: 'infrastructure as code',
      code: `import { Duration } from 'aws-cdk-lib';
import { RotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
export class Secrets extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const klingSecret = new Secret(this, 'KlingApiKey', { secretName: 'kling/key' });
    klingSecret.addRotationSchedule('Rotation', { automaticallyAfter: Duration.days(365) });
  }
}`,
      errors: one('slow', 7),
    },

    // Kept for ever.
    {
      name: 'a constant of the module',
      code: `${AWS}const klingKey = (await manager.send(request())).SecretString;
export const headers = () => ({ Authorization: \`Bearer \${klingKey}\` });`,
      errors: [{ messageId: 'kept', line: 4, data: { name: 'klingKey', line: '4' } }],
    },
    {
      name: 'taken apart: once for the two of them',
      code: `${AWS}const { accessKey, secretKey } = JSON.parse((await manager.send(request())).SecretString);
export const keys = () => [accessKey, secretKey];`,
      errors: one('kept', 4),
    },
    {
      name: 'an object of fetched keys',
      code: `import { getSecret } from './secrets.js';
export const klingKeys = { accessKey: await getSecret('kling/ak') };`,
      errors: one('kept', 2),
    },
    {
      name: 'a promise that is kept',
      code: `import { getSecret } from './secrets.js';
const klingKey = getSecret('kling/key');
export const key = () => klingKey;`,
      errors: one('kept', 2),
    },
    {
      name: 'fetched once, when there is none',
      code: `${AWS}let klingKey: string | undefined;
export async function key() {
  if (!klingKey) {
    klingKey = (await manager.send(request())).SecretString;
  }
  return klingKey;
}`,
      errors: one('kept', 7),
    },
    {
      name: 'fetched once, in short',
      code: `${AWS}let cached = null;
export const klingKey = async () => (cached ??= (await manager.send(request())).SecretString);`,
      errors: one('kept', 5),
    },
    {
      name: 'fetched once, behind an early return',
      code: `${AWS}let cached;
export async function klingKey() {
  if (cached) return cached;
  cached = (await manager.send(request())).SecretString;
  return cached;
}`,
      errors: one('kept', 7),
    },
    {
      name: 'at the start of the program',
      code: `${AWS}let klingKey;
async function init() {
  klingKey = (await manager.send(request())).SecretString;
}
await init();
export const key = () => klingKey;`,
      errors: one('kept', 6),
    },
    {
      name: 'through a helper of the file',
      code: `${AWS}async function load() {
  const { SecretString } = await manager.send(request());
  return SecretString;
}
const klingKey = await load();
export const key = () => klingKey;`,
      errors: one('kept', 8),
    },
    {
      name: 'Google, Azure and a vault',
      code: `import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { SecretClient } from '@azure/keyvault-secrets';
import vault from 'node-vault';
const google = new SecretManagerServiceClient();
const azure = new SecretClient(url, credential);
const store = vault({ endpoint });
const [version] = await google.accessSecretVersion({ name: 'projects/1/secrets/kling/versions/latest' });
const klingSecret = await azure.getSecret('kling-key');
const klingKeys = (await store.read('secret/kling')).data;
export const keys = () => [version, klingSecret, klingKeys];`,
      errors: [
        { messageId: 'kept', line: 7 },
        { messageId: 'kept', line: 8 },
        { messageId: 'kept', line: 9 },
      ],
    },
    {
      name: 'a manager that is called like one',
      code: `import { secretsManager } from './infra.js';
export const klingApiKey = await secretsManager.get('prod/video');`,
      errors: one('kept', 2),
    },
    {
      name: 'a name that says nothing, used as a key',
      code: `import { getSecret } from './secrets.js';
const value = await getSecret('prod/video');
export const create = () =>
  fetch('https://api-singapore.klingai.com/v1/videos/text2video', { headers: { Authorization: \`Bearer \${value}\` } });`,
      errors: one('kept', 2),
    },
  ],
});
