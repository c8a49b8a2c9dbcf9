import rule from '../../src/rules/no-shared-credentials.js';
import { AK, API_KEY, SK } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

/** Another key of the same shape. */
const OTHER = 'AnotherPretend94HarryAteTheBread';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = 'https://api-singapore.klingai.com/v1/videos/text2video';`;

const shared = (line: number, environment: string, what: string, other: string, first: number) => ({
  messageId: 'shared',
  line,
  data: { environment, what, other, line: String(first) },
});
const at = (messageId: 'shared' | 'bothArms', ...lines: number[]) =>
  lines.map((line) => ({ messageId, line }));

run(rule, {
  valid: [
    {
      name: 'each environment has a secret of its own',
      code: `export const klingSecrets = {
  development: { secretId: 'kling/dev/key-pair' },
  staging: { secretId: 'kling/staging/key-pair' },
  production: { secretId: 'kling/prod/key-pair' },
};`,
    },
    {
      name: 'each environment has a variable of its own',
      code: `export const kling = {
  development: { apiKey: process.env.KLING_API_KEY_DEV },
  production: { apiKey: process.env.KLING_API_KEY_PROD },
};`,
    },
    {
      name: 'hosts and models are the same everywhere',
      code: `export const kling = {
  development: { baseUrl: 'https://api-singapore.klingai.com', model: 'kling-v2-6', host: process.env.KLING_HOST },
  production: { baseUrl: 'https://api-singapore.klingai.com', model: 'kling-v2-6', host: process.env.KLING_HOST },
};`,
    },
    {
      name: 'the secret id has the environment in it',
      code: `const stage = process.env.STAGE;
export const kling = {
  staging: { secretId: \`kling/\${stage}/key\` },
  production: { secretId: \`kling/\${stage}/key\` },
};`,
    },
    {
      name: 'one configuration for whatever environment this is',
      code: `export const kling = { environment: process.env.NODE_ENV, apiKey: process.env.KLING_API_KEY };`,
    },
    {
      name: 'two words for one environment',
      code: `export const kling = {
  dev: { apiKey: process.env.KLING_API_KEY_DEV },
  local: { apiKey: process.env.KLING_API_KEY_DEV },
};`,
    },
    {
      name: 'keys that are no environments',
      code: `export const kling = {
  video: { apiKey: process.env.KLING_API_KEY },
  image: { apiKey: process.env.KLING_API_KEY },
};`,
    },
    {
      name: 'words that only look like environments',
      code: `export const kling = {
  device: { apiKey: process.env.KLING_API_KEY },
  product: { apiKey: process.env.KLING_API_KEY },
  latest: { apiKey: process.env.KLING_API_KEY },
};`,
    },
    {
      name: 'placeholders and empty values',
      code: `export const kling = {
  development: { apiKey: '', secretKey: 'your_secret_key' },
  production: { apiKey: '', secretKey: 'your_secret_key' },
};`,
    },
    {
      name: 'the key of one is the secret key of none',
      code: `export const kling = { development: { accessKey: '${AK}' }, production: { accessKey: '${OTHER}' } };`,
    },
    {
      name: 'the later property wins over what is spread',
      code: `const base = { apiKey: process.env.KLING_API_KEY };
export const kling = {
  development: { ...base, apiKey: process.env.KLING_API_KEY_DEV },
  production: { ...base, apiKey: process.env.KLING_API_KEY_PROD },
};`,
    },
    {
      name: 'credentials of another service',
      code: `export const config = {
  development: { stripeSecretKey: process.env.STRIPE_KEY, openaiApiKey: process.env.OPENAI_API_KEY },
  production: { stripeSecretKey: process.env.STRIPE_KEY, openaiApiKey: process.env.OPENAI_API_KEY },
};${ABOUT}`,
    },
    {
      name: 'a file that has nothing to do with Kling',
      code: `export const config = {
  development: { secretKey: process.env.SECRET_KEY },
  production: { secretKey: process.env.SECRET_KEY },
};`,
    },
    {
      name: 'the arms of a test differ',
      code: `export const klingApiKey =
  process.env.NODE_ENV === 'production' ? process.env.KLING_API_KEY_PROD : process.env.KLING_API_KEY_DEV;`,
    },
    {
      name: 'the arms of a test are names that differ',
      code: `export const klingSecretId = isProduction() ? 'kling/prod/key' : 'kling/dev/key';`,
    },
    {
      name: 'a test that asks about something else',
      code: `export const klingApiKey = cheap ? process.env.KLING_API_KEY : process.env.KLING_API_KEY;`,
    },
    {
      name: 'the arms of a test give the same host',
      code: `export const klingHost = isProd ? 'api-singapore.klingai.com' : 'api-singapore.klingai.com';`,
    },
    {
      name: 'the test decides what to do, not which key',
      code: `export function check(apiKey) {
  if (process.env.NODE_ENV === 'production') throw new Error('no key');
  return { klingApiKey: apiKey };
}`,
    },
    {
      name: 'different fields of a parameter',
      code: `export const klingKeys = (keys) => ({ development: { apiKey: keys.dev }, production: { apiKey: keys.prod } });`,
    },
    {
      name: 'different secrets of a manager',
      code: `import { getSecret } from './secrets.js';
export const klingKeys = async () => ({
  development: { apiKey: await getSecret('kling/dev') },
  production: { apiKey: await getSecret('kling/prod') },
});`,
    },
    {
      name: 'a switch with a secret for each case',
      code: `export function klingSecretId(environment) {
  switch (environment) {
    case 'production': return 'kling/prod/key';
    case 'staging': return 'kling/staging/key';
    default: return 'kling/dev/key';
  }
}`,
    },
    {
      name: 'flags under the names of environments',
      code: `export const klingKeys = { development: true, production: true, test: 'none' };`,
    },
    {
      name: 'in a comment',
      code: `// development: { apiKey: '${API_KEY}' }, production: { apiKey: '${API_KEY}' }
export const kling = {};`,
    },
  ],

  invalid: [
    {
      name: 'a literal',
      code: `export const kling = {
  development: { accessKey: '${AK}' },
  production: { accessKey: '${AK}' },
};`,
      errors: [shared(3, 'production', 'the same literal', 'development', 2)],
    },
    {
      name: 'an environment variable',
      code: `export const kling = {
  staging: {
    secretKey: process.env.KLING_SECRET_KEY,
  },
  production: {
    secretKey: process.env.KLING_SECRET_KEY,
  },
};`,
      errors: [shared(6, 'production', 'the same environment variable KLING_SECRET_KEY', 'staging', 3)],
    },
    {
      name: 'a secret id',
      code: `export const klingSecrets = {
  dev: { secretId: 'kling/api-key' },
  prod: { secretId: 'kling/api-key' },
};`,
      errors: [shared(3, 'production', 'the same secret id', 'development', 2)],
    },
    {
      name: 'a secret id right below the environment',
      code: `export const KLING_SECRET_IDS = {
  dev: 'kling/api-key',
  preview: 'kling/preview-key',
  prod: 'kling/api-key',
};`,
      errors: [shared(4, 'production', 'the same secret id', 'development', 2)],
    },
    {
      name: 'the name of a variable',
      code: `export const KLING_KEY_VARIABLES = {
  test: 'KLING_API_KEY',
  live: 'KLING_API_KEY',
};`,
      errors: [shared(3, 'production', 'the same environment variable KLING_API_KEY', 'test', 2)],
    },
    {
      name: 'a binding',
      code: `import { apiKey } from './secrets.js';
export const kling = {
  qa: { apiKey },
  uat: { apiKey },
};`,
      errors: [shared(4, 'staging', 'the same value', 'test', 3)],
    },
    {
      name: 'a binding right below the environment',
      code: `const key = await load('kling');
export const klingApiKeys = {
  development: key,
  production: key,
};`,
      errors: [shared(4, 'production', 'the same value', 'development', 3)],
    },
    {
      name: 'a parameter',
      code: `export const klingConfig = (apiKey: string) => ({
  development: { apiKey },
  production: { apiKey },
});`,
      errors: at('shared', 3),
    },
    {
      name: 'three environments: each beyond the first',
      code: `export const kling = {
  development: { apiKey: '${API_KEY}' },
  staging: { apiKey: '${API_KEY}' },
  production: { apiKey: '${API_KEY}' },
};`,
      errors: at('shared', 3, 4),
    },
    {
      name: 'what both spread',
      code: `const base = { apiKey: process.env.KLING_API_KEY };
export const kling = {
  development: { ...base, model: 'kling-v1' },
  production: { ...base, model: 'kling-v2-6' },
};`,
      errors: at('shared', 4),
    },
    {
      name: 'one object for both',
      code: `const keys = { accessKey: '${AK}', secretKey: '${SK}' };
export const kling = {
  development: keys,
  production: keys,
};`,
      errors: at('shared', 4),
    },
    {
      name: 'deeper down',
      code: `export const config = {
  test: { services: { kling: { apiKey: process.env.KLING_API_KEY } } },
  production: { services: { kling: { apiKey: process.env.KLING_API_KEY } } },
};`,
      errors: at('shared', 3),
    },
    {
      name: 'environments in the names of properties',
      code: `export const kling = {
  devApiKey: '${API_KEY}',
  prodApiKey: '${API_KEY}',
};`,
      errors: at('shared', 3),
    },
    {
      name: 'environments in the names of constants',
      code: `export const KLING_API_KEY_STAGING = '${API_KEY}';
export const KLING_API_KEY_PRODUCTION = '${API_KEY}';`,
      errors: at('shared', 2),
    },
    {
      name: 'a constant of the file',
      code: `const KEY = '${API_KEY}';
export const kling = {
  development: { apiKey: KEY },
  production: { apiKey: \`\${KEY}\` },
};`,
      errors: at('shared', 4),
    },
    {
      name: 'a fallback that is the key of the other one',
      code: `export const kling = {
  development: { apiKey: process.env.KLING_API_KEY_DEV ?? process.env.KLING_API_KEY },
  production: { apiKey: process.env.KLING_API_KEY },
};`,
      errors: at('shared', 3),
    },
    {
      name: 'bytes of the same variable',
      code: `export const kling = {
  development: { secretKey: Buffer.from(process.env.KLING_SECRET_KEY) },
  production: { secretKey: Buffer.from(process.env.KLING_SECRET_KEY) },
};`,
      errors: at('shared', 3),
    },
    {
      name: 'the same secret of a manager, fetched twice',
      code: `import { getSecret } from './secrets.js';
export const klingKeys = async () => ({
  development: { apiKey: await getSecret('kling/key') },
  production: { apiKey: await getSecret('kling/key') },
});`,
      errors: [shared(4, 'production', 'the same secret of the manager', 'development', 3)],
    },
    {
      name: 'the same secret of AWS',
      code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const manager = new SecretsManagerClient({});
export const klingKeys = async () => ({
  dev: (await manager.send(new GetSecretValueCommand({ SecretId: 'kling/key' }))).SecretString,
  prod: (await manager.send(new GetSecretValueCommand({ SecretId: 'kling/key' }))).SecretString,
});`,
      errors: at('shared', 5),
    },
    {
      name: 'assigned one by one',
      code: `const kling = {};
kling.development = { apiKey: process.env.KLING_API_KEY };
kling.production = { apiKey: process.env.KLING_API_KEY };
export default kling;`,
      errors: at('shared', 3),
    },
    {
      name: 'a map',
      code: `export const klingApiKeys = new Map([
  ['development', process.env.KLING_API_KEY],
  ['production', process.env.KLING_API_KEY],
]);`,
      errors: at('shared', 3),
    },
    {
      name: 'both arms of a conditional',
      code: `export const apiKey =
  process.env.NODE_ENV === 'production' ? process.env.KLING_API_KEY : process.env.KLING_API_KEY;`,
      errors: [
        {
          messageId: 'bothArms',
          line: 2,
          data: {
            environment: 'arm 1',
            what: 'the same environment variable KLING_API_KEY',
            other: 'arm 0',
            line: '2',
          },
        },
      ],
    },
    {
      name: 'two of three arms',
      code: `export const klingSecretId = isProd
  ? 'kling/live'
  : isStaging
    ? 'kling/other'
    : 'kling/live';`,
      errors: at('bothArms', 5),
    },
    {
      name: 'both arms of an if, assigned',
      code: `let secretKey;
if (isProduction) {
  secretKey = '${SK}';
} else {
  secretKey = '${SK}';
}
export const kling = { secretKey };`,
      errors: at('bothArms', 5),
    },
    {
      name: 'an arm that returns, and what follows',
      code: `export function klingSecretKey() {
  if (process.env.APP_ENV === 'prod') return process.env.KLING_SECRET_KEY;
  return process.env.KLING_SECRET_KEY;
}`,
      errors: at('bothArms', 3),
    },
    {
      name: 'the cases of a switch',
      code: `export function klingSecretId(environment) {
  switch (environment) {
    case 'production':
      return 'kling/key';
    case 'staging':
      return 'kling/key';
    default:
      return 'kling/dev';
  }
}`,
      errors: at('bothArms', 6),
    },
    {
      name: 'the id given to the manager',
      code: `import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
export const klingRequest = (isProd: boolean) =>
  new GetSecretValueCommand({ SecretId: isProd ? 'kling/key' : 'kling/key' });`,
      errors: at('bothArms', 3),
    },
    {
      name: 'plain names when the scope is all',
      code: `export const config = {
  development: { secretKey: process.env.SECRET_KEY },
  production: { secretKey: process.env.SECRET_KEY },
};`,
      settings: { kling: { scope: 'all' } },
      errors: at('shared', 3),
    },
  ],
});
