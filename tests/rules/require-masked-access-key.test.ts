import rule from '../../src/rules/require-masked-access-key.js';
import { run } from '../support/rule-tester.js';

const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

/** One line: an access key in scope. */
const KEY = 'const accessKey = process.env.KLING_ACCESS_KEY!;';

const scopeAll = { kling: { scope: 'all' } };

run(rule, {
  valid: [
    ...[
      'accessKey.charAt(0) + "***"',
      'accessKey.at(0) + "***"',
      'accessKey.slice(0, Math.min(4, Math.floor(accessKey.length / 4))) + "****"',
      "accessKey.split('').map((one, index) => (index < 4 ? one : '*')).join('')",
      "[...accessKey].map((one, at) => (at >= 4 ? '•' : one)).join('')",
    ].map((shown) => ({ name: `masked: ${shown}`, code: `${KEY}\nconsole.log(${shown});` })),
    // Masked in place.
    {
      name: 'slice shows the first 8',
      code: `${KEY}
console.log('key', accessKey.slice(0, 8));`,
    },
    {
      name: 'substring shows the first 8, with dots',
      code: `${KEY}
console.log(accessKey.substring(0, 8) + '...');`,
    },
    {
      name: 'substr shows the first 4, in a template',
      code: `${KEY}
console.log(\`key \${accessKey.substr(0, 4)}…\`);`,
    },
    {
      name: 'an optional chain shows the first 6',
      code: `const accessKey = process.env.KLING_ACCESS_KEY;
console.log('key', accessKey?.slice(0, 6) ?? 'unset');`,
    },
    {
      name: 'the length is in a constant',
      code: `${KEY}
const VISIBLE = 8;
console.log(accessKey.slice(0, VISIBLE));`,
    },
    {
      name: 'the prefix went through a variable',
      code: `${KEY}
const prefix = accessKey.slice(0, 8);
console.log({ prefix });`,
    },
    {
      name: 'a longer slice is cut again',
      code: `${KEY}
console.log(accessKey.slice(0, 20).slice(0, 4));`,
    },
    {
      name: 'the prefix is padded with stars',
      code: `${KEY}
console.log(accessKey.slice(0, 4).padEnd(12, '*'));`,
    },
    {
      name: 'the first 8 and the last 4, as the review prints it',
      code: `${KEY}
console.log(accessKey.slice(0, 8) + '...' + accessKey.slice(-4));`,
    },
    {
      name: 'the same as a helper of the file',
      code: `function safeLogKey(accessKey: string): string {
  return accessKey.slice(0, 8) + '...' + accessKey.slice(-4);
}
console.log(safeLogKey(process.env.KLING_ACCESS_KEY!));`,
    },
    {
      name: 'no tail, where none is allowed',
      options: [{ tail: 0 }],
      code: `${KEY}
console.log(accessKey.slice(0, 8) + '...');`,
    },
    {
      name: 'the field is masked in a class',
      code: `export class KlingClient {
  constructor(private readonly accessKey: string) {}
  describe() {
    console.log('client of', this.accessKey.slice(0, 8));
  }
}${ABOUT}`,
    },
    {
      name: 'the masked copy takes the place of the key in the object',
      code: `${KEY}
const config = { accessKey, model: 'kling-v2-6' };
console.log({ ...config, accessKey: accessKey.slice(0, 8) });`,
    },

    // Masked by a masker.
    {
      name: 'a masker of the file shows the first 8',
      code: `const mask = (key: string) => key.slice(0, 8) + '…';
console.log(mask(process.env.KLING_ACCESS_KEY!));`,
    },
    {
      name: 'a masker of the file hides short keys',
      code: `function mask(key: string) {
  if (key.length <= 12) return '***';
  return key.slice(0, 8) + '…' + key.slice(-4);
}
console.log(mask(process.env.KLING_ACCESS_KEY!));`,
    },
    {
      name: 'a masker of the file says when there is no key',
      code: `const mask = (key?: string) => (key ? \`\${key.slice(0, 4)}***\` : '(unset)');
console.log({ accessKey: mask(process.env.KLING_ACCESS_KEY) });`,
    },
    {
      name: 'an imported masker is believed by its name',
      code: `import { maskAccessKey } from './log.js';
${KEY}
console.log('key', maskAccessKey(accessKey));`,
    },
    {
      name: 'an imported masker in an object of helpers',
      code: `import * as privacy from './privacy.js';
${KEY}
console.log({ accessKey: privacy.redactKey(accessKey) });`,
    },
    {
      name: 'pino redacts the key by its path',
      code: `import pino from 'pino';
${KEY}
const log = pino({ redact: ['accessKey'] });
log.info({ accessKey }, 'starting');`,
    },

    // Nothing of the key.
    {
      name: 'whether there is a key',
      code: `${KEY}
console.log({ hasAccessKey: !!accessKey, kling: accessKey ? 'set' : 'unset' });`,
    },
    {
      name: 'the length of the key',
      code: `${KEY}
console.log('length', accessKey.length);`,
    },
    {
      name: 'stars, one for each character',
      code: `${KEY}
console.log('*'.repeat(accessKey.length));`,
    },
    {
      name: 'a fingerprint of the key',
      code: `import { createHash } from 'node:crypto';
${KEY}
console.log(createHash('sha256').update(accessKey).digest('hex'));`,
    },
    {
      name: 'the words, not the key',
      code: `${KEY}
console.log('accessKey loaded from KLING_ACCESS_KEY');
if (!accessKey) throw new Error('KLING_ACCESS_KEY is missing');`,
    },
    {
      name: 'the key was overwritten before',
      code: `let accessKey = process.env.KLING_ACCESS_KEY!;
export const issuer = accessKey;
accessKey = accessKey.slice(0, 8);
console.log(accessKey);`,
    },
    {
      name: 'another property of the same object',
      code: `const kling = { accessKey: process.env.KLING_ACCESS_KEY, region: 'singapore' };
console.log(kling.region);`,
    },
    {
      name: 'the key is sent, not logged',
      code: `import jwt from 'jsonwebtoken';
${KEY}
export const token = () => jwt.sign({ iss: accessKey, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);`,
    },

    // Other rules, other keys.
    {
      name: 'a secret key belongs to another rule',
      code: `const secretKey = process.env.KLING_SECRET_KEY;
console.log(secretKey);`,
    },
    {
      name: 'an object with a secret key in it belongs to another rule',
      code: `const credentials = { accessKey: process.env.KLING_ACCESS_KEY, secretKey: process.env.KLING_SECRET_KEY };
console.log(credentials);`,
    },
    {
      name: 'the payload of a token belongs to another rule',
      code: `import jwt from 'jsonwebtoken';
export function token() {
  const payload = { iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 };
  console.log(payload);
  return jwt.sign(payload, process.env.KLING_SECRET_KEY!);
}`,
    },
    {
      name: 'the access key id of a storage service in a file about Kling',
      code: `const accessKeyId = process.env.AWS_ACCESS_KEY_ID;
console.log('bucket of', accessKeyId);${ABOUT}`,
    },
    {
      name: "somebody else's access key in a file about nothing",
      code: `const accessKey = process.env.MINIO_ACCESS_KEY;
console.log('storage key', accessKey);`,
    },
    {
      name: "under scope all, the first 8 of somebody else's access key",
      settings: scopeAll,
      code: `const accessKey = process.env.MINIO_ACCESS_KEY!;
console.log('storage key', accessKey.slice(0, 8));`,
    },

    {
      name: 'stars behind a group that is kept',
      code: `${KEY}
console.log(accessKey.replace(/^(.{6}).*$/, '$1****'));`,
    },
  ],
  invalid: [
    ...[
      'accessKey.slice(0, Math.min(20, accessKey.length))',
      'accessKey.slice(0, Math.max(4, accessKey.length))',
      "accessKey.split('').map((one, index) => (index < 4 ? one : one)).join('')",
      "accessKey.split('').map((one) => (one === ' ' ? '' : one)).join('')",
    ].map((shown) => ({
      name: `not masked: ${shown}`,
      code: `${KEY}\nconsole.log(${shown});`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    })),
    // The whole key.
    {
      name: 'the key',
      code: `${KEY}
console.log(accessKey);`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key, read in place',
      code: `console.log('AK', process.env.KLING_ACCESS_KEY);`,
      errors: [{ messageId: 'unmasked', line: 1 }],
    },
    {
      name: 'the key after a label, on its own line',
      code: `${KEY}
console.log(
  'access key',
  accessKey,
);`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'the key in a template',
      code: `const ak = process.env.KLING_AK;
console.info(\`using \${ak}\`);`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key in an object',
      code: `${KEY}
console.log({ accessKey, model: 'kling-v2-6' });`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key in JSON, under another name',
      code: `${KEY}
console.log(JSON.stringify({ issuer: accessKey }));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key in another case',
      code: `${KEY}
console.log(accessKey.toUpperCase());`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key in another encoding',
      code: `${KEY}
console.log(Buffer.from(accessKey).toString('base64'));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'the key through aliases, a cast and destructuring',
      code: `const config = { accessKey: process.env.KLING_ACCESS_KEY as string, region: 'singapore' };
const { accessKey: id } = config;
const shown = id!;
console.log(shown);`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'the key in a field of a class',
      code: `export class KlingClient {
  constructor(private readonly accessKey: string) {}
  describe() {
    console.log('client of', this.accessKey);
  }
}${ABOUT}`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'the key in a private field, in JavaScript',
      filename: 'src/service.js',
      code: `export class KlingClient {
  #ak;
  constructor() {
    this.#ak = process.env.KLING_ACCESS_KEY;
  }
  describe() {
    console.log(\`client of \${this.#ak}\`);
  }
}`,
      errors: [{ messageId: 'unmasked', line: 7 }],
    },
    {
      name: 'the key in a closure of a factory',
      code: `const createKling = (accessKey: string) => ({ describe: () => console.log(accessKey) }); export const kling = createKling(process.env.KLING_ACCESS_KEY!);`,
      errors: [{ messageId: 'unmasked', line: 1 }],
    },
    {
      name: 'the key of an edge function',
      code: `const accessKey = Deno.env.get('KLING_ACCESS_KEY');
Deno.serve(() => {
  console.log('key', accessKey);
  return new Response('ok');
});`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'the key from a helper which takes the name',
      filename: 'src/service.cjs',
      code: `const required = (name) => process.env[name];
const ak = required('KLING_ACCESS_KEY');
console.log('ak', ak);`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'the key in the copy, though the masked one came first',
      code: `${KEY}
const config = { accessKey, model: 'kling-v2-6' };
console.log({ accessKey: accessKey.slice(0, 8), ...config });`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'the masked value is thrown away',
      code: `${KEY}
accessKey.slice(0, 8);
console.log(accessKey);`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },

    // Too much of it.
    {
      name: 'slice shows 9',
      code: `${KEY}
console.log(accessKey.slice(0, 9));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'substring shows 12, with dots',
      code: `${KEY}
console.log(\`\${accessKey.substring(0, 12)}...\`);`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'substr shows 20, by a constant',
      code: `${KEY}
const VISIBLE = 20;
console.log(accessKey.substr(0, VISIBLE));`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'all but the last 4',
      code: `${KEY}
console.log(accessKey.slice(0, -4));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'all but the first 4',
      code: `${KEY}
console.log('****' + accessKey.slice(4));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'a prefix of 12 through a variable',
      code: `${KEY}
const prefix = accessKey.slice(0, 12);
console.log({ prefix });`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'the last 4 as well, where no tail is allowed',
      options: [{ tail: 0 }],
      code: `${KEY}
console.log(accessKey.slice(0, 8) + '...' + accessKey.slice(-4));`,
      errors: [{ messageId: 'tail', line: 2 }],
    },
    {
      name: 'the same in a template and with substring',
      options: [{ tail: 0 }],
      code: `${KEY}
console.log(\`\${accessKey.substring(0, 8)}…\${accessKey.substring(accessKey.length - 4)}\`);`,
      errors: [{ messageId: 'tail', line: 2 }],
    },

    // Maskers which are none.
    {
      name: 'a masker which gives the key back',
      code: `${KEY}
const maskKey = (key: string) => key; console.log(maskKey(accessKey));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'a masker which shows 16',
      code: `${KEY}
const maskKey = (key: string) => key.slice(0, 16) + '…'; console.log(maskKey(accessKey));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
    {
      name: 'a masker which shows a short key whole',
      code: `${KEY}
const mask = (key: string) => (key.length <= 8 ? key : key.slice(0, 8) + '…'); console.log(mask(accessKey));`,
      errors: [{ messageId: 'weakMask', line: 2 }],
    },
    {
      name: 'a masker which returns a short key early',
      code: `${KEY}
function mask(key: string) { if (key.length < 10) return key; return key.slice(0, 4) + '…' + key.slice(-4); } console.log({ key: mask(accessKey) });`,
      errors: [{ messageId: 'weakMask', line: 2 }],
    },

    // Other logs.
    {
      name: 'pino, without a redaction of that path',
      code: `import pino from 'pino';
${KEY}
const log = pino({ redact: ['secretKey'] });
log.info({ accessKey }, 'starting');`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'winston',
      code: `import winston from 'winston';
${KEY}
const logger = winston.createLogger();
logger.info('starting', { accessKey });`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'an attribute of a span',
      code: `import { trace } from '@opentelemetry/api';
${KEY}
const span = trace.getTracer('video').startSpan('kling.create');
span.setAttribute('kling.key', accessKey);`,
      errors: [{ messageId: 'unmasked', line: 4 }],
    },
    {
      name: 'a tag of an error report',
      code: `import * as Sentry from '@sentry/node';
${KEY}
Sentry.setTag('kling_key', accessKey);`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },
    {
      name: 'the message of an error',
      code: `${KEY}
export function check(status: number) {
  if (status === 401) throw new Error(\`Kling rejected \${accessKey}\`);
}`,
      errors: [{ messageId: 'unmasked', line: 3 }],
    },

    // Everybody's business, by choice.
    {
      name: "somebody else's access key under scope all",
      settings: scopeAll,
      code: `const accessKey = process.env.MINIO_ACCESS_KEY;
console.log('storage key', accessKey);`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },

    {
      name: 'a group that is kept, without stars',
      code: `${KEY}
console.log(accessKey.replace(/^(.*)$/, 'key $1'));`,
      errors: [{ messageId: 'unmasked', line: 2 }],
    },
  ],
});
