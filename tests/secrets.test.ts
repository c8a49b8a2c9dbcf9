/** Canaries: whatever a rule says about a secret, it does not repeat it. */
import { ESLint, Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../src/concepts/file.js';
import type { KlingRule, RuleContext } from '../src/define-rule.js';
import plugin from '../src/index.js';
import * as definitions from '../src/rules/index.js';
import { readSettings } from '../src/settings.js';
import { lint, PARSERS, strictRules } from './support/lint.js';

/** Text without a word in it, always the same, so that no message holds a piece of it by chance. */
function noise(alphabet: string, length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet.charAt(state % alphabet.length);
  }).join('');
}

const KEY_LETTERS = 'ABCDEFGHJKLMNPQRTYabdefghkmnprty3489';
const BASE64_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const AK = `A${noise(KEY_LETTERS, 31, 11)}`;
const SK = noise(KEY_LETTERS, 32, 12);
const API_KEY = `api-key-kling-${noise(BASE64_LETTERS, 43, 13)}`;
const WEBHOOK_SECRET = `whsec_${noise(BASE64_LETTERS, 43, 14)}=`;
const JWT = [
  base64({ alg: 'HS256', typ: 'JWT' }),
  base64({ iss: AK, exp: 1_700_001_800 }),
  noise(BASE64_LETTERS, 43, 15),
].join('.');
const PASSWORD = noise(BASE64_LETTERS, 10, 16);

/** What must not be repeated of each secret, without what every such secret begins with. */
const SECRETS = {
  'access key': AK.slice(8),
  'secret key': SK,
  'API key': API_KEY.slice('api-key-kling-'.length),
  token: JWT,
  'webhook secret': WEBHOOK_SECRET.slice('whsec_'.length),
  password: PASSWORD,
} as const;

/** So many characters in a row are no coincidence. */
const WINDOW = 5;

/** Names every secret of which a piece stands in the text. */
function leaks(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([kind, secret]) => {
    const starts = Array.from({ length: secret.length - WINDOW + 1 }, (_, start) => start);
    return starts.some((start) => text.includes(secret.slice(start, start + WINDOW))) ? [kind] : [];
  });
}

const API = 'api-singapore.klingai.com';
const IMPORTS =
  "import axios from 'axios';\nimport express from 'express';\nimport https from 'node:https';\nimport jwt from 'jsonwebtoken';\n";

/** Sources in which one secret stands in one place. */
const PLACES: Readonly<Record<string, (secret: string) => string>> = {
  'in constants': (secret) => `
    export const KLING_ACCESS_KEY = '${secret}';
    export const KLING_SECRET_KEY = \`${secret}\`;
    export const KLING_API_KEY = '' + '${secret}';
    export const klingConfig = { accessKey: '${secret}', secretKey: '${secret}', apiKey: '${secret}', webhookSecret: '${secret}', token: '${secret}' };`,
  'as a fallback': (secret) => `
    const accessKey = process.env.KLING_ACCESS_KEY ?? '${secret}';
    const { KLING_SECRET_KEY: secretKey = '${secret}' } = process.env;
    export function klingToken(apiKey = '${secret}') {
      return jwt.sign({ iss: accessKey, exp: Math.floor(Date.now() / 1000) + 1800 }, secretKey + apiKey, { algorithm: 'HS256' });
    }`,
  'in headers': (secret) => `
    export const createVideo = (prompt: string) => fetch('https://${API}/v1/videos/text2video', {
      method: 'POST',
      headers: { Authorization: 'Bearer ${secret}', 'X-Other': \`Basic ${secret}\` },
      body: JSON.stringify({ prompt: prompt.slice(0, 100) }),
    });`,
  'in a log': (secret) => `
    const accessKey = '${secret}';
    const klingSecretKey = '${secret}';
    const headers = { Authorization: 'Bearer ${secret}' };
    console.log('${secret}', accessKey, klingSecretKey, \`key \${accessKey}\`, accessKey.slice(0, 20), accessKey.slice(0, 8), headers);
    console.error({ accessKey, token: '${secret}' }, JSON.stringify(headers));
    throw new Error('Kling refused ' + klingSecretKey);`,
  'in a query': (secret) => `
    export const one = () => fetch('https://${API}/v1/videos/text2video/1?api_key=${secret}');
    export const two = (id: string) => axios.get(\`https://${API}/v1/videos/text2video/\${id}\`, { params: { access_token: '${secret}' } });
    export const three = () => {
      const url = new URL('https://${API}/v1/videos/text2video');
      url.searchParams.set('token', '${secret}');
      return fetch(url);
    };`,
  'in addresses': (secret) => `
    const KLING_BASE_URL = process.env.KLING_BASE_URL ?? 'http://user:${secret}@${API}';
    export const createVideo = (prompt: string) => axios.post(\`\${KLING_BASE_URL}/v1/videos/image2video\`, {
      prompt: prompt.slice(0, 100),
      image: 'http://cdn.example.com/${secret}.png?signature=${secret}',
      callback_url: 'http://hooks.example.com/kling?secret=${secret}',
    });`,
  'in a prompt': (secret) => `
    export const createVideo = (input: { prompt: string; imageUrl: string }) => axios.post('https://${API}/v1/videos/image2video', {
      model_name: 'kling-v2-6',
      prompt: '${secret} ' + input.prompt,
      negative_prompt: '${`${secret} `.repeat(300)}',
      image: input.imageUrl || 'http://cdn.example.com/${secret}.png',
    });`,
  'beside a signature': (secret) => `
    export const klingToken = jwt.sign({ iss: '${secret}' }, '${secret}', { algorithm: 'HS512', expiresIn: '30d' });
    export const klingTokenOfDay = (accessKey: string) => jwt.sign({ iss: accessKey, note: '${secret}' }, '${secret}');`,
  'beside switched-off certificates': (secret) => `
    const httpsAgent = new https.Agent({ rejectUnauthorized: false, key: '${secret}', passphrase: '${secret}' });
    export const kling = axios.create({ baseURL: 'https://${API}', httpsAgent, headers: { Authorization: 'Bearer ${secret}' } });
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`,
  'in a result': (secret) => `
    export async function keepVideo(db, id: string) {
      const answer = await fetch('https://${API}/v1/videos/text2video/' + id, { headers: { Authorization: 'Bearer ${secret}' } });
      const { data } = await answer.json();
      await db.video.create({ data: { key: '${secret}', url: data.task_result.videos[0].url } });
      await db.video.create({ data: { url: 'https://v15-kling-fdl.klingai.com/a/${secret}.mp4?ksSecret=${secret}' } });
    }`,
  'in an open bucket': (secret) => `
    export const keepKlingVideo = (bucket, body: Buffer) => bucket.put({ key: '${secret}', body, acl: 'public-read', token: '${secret}' });`,
  'beside the bytes of a result': (secret) => `
    import { execFileSync } from 'node:child_process';
    export const router = express.Router();
    router.get('/kling/video', async (req, res) => {
      const answer = await fetch('https://${API}/v1/videos/text2video/1', { headers: { Authorization: 'Bearer ${secret}' } });
      const { data } = await answer.json();
      const file = await fetch(data.task_result.videos[0].url, { headers: { 'x-key': '${secret}' } });
      execFileSync('ffmpeg', ['-i', data.task_result.videos[0].url, '-map_metadata', '-1', '-metadata', 'comment=${secret}', '/tmp/${secret}.mp4']);
      res.set('x-key', '${secret}').send(Buffer.from(await file.arrayBuffer()));
    });`,
  'in what is kept': (secret) => `
    export async function keep(id: string) {
      const answer = await fetch('https://${API}/v1/videos/text2video/1', { headers: { Authorization: 'Bearer ${secret}' } });
      const { data } = await answer.json();
      const file = await fetch(data.task_result.videos[0].url, { headers: { 'x-key': '${secret}' } });
      await db.video.create({ data: { bytes: await file.arrayBuffer(), key: '${secret}' } });
      await db.task.create({ data: { userId: id, note: '${secret}' } });
      return db.task.findMany({ where: { userId: id, note: '${secret}' } });
    }`,
  'beside personal data': (secret) => `
    export const greet = (user) => axios.post('https://${API}/v1/videos/text2video/' + user.id, {
      model_name: 'kling-v2-6',
      prompt: 'a letter from ${secret} (jane.${secret}@acme.io) to ' + user.email,
    });`,
  'beside request input': (secret) => `
    export const router = express.Router();
    router.post('/videos', (req) => axios.post('https://${API}/v1/videos/' + req.params.kind, { prompt: '${secret} ' + req.body.prompt }));`,
  'in a response': (secret) => `
    export const router = express.Router();
    router.get('/kling/token', (req, res) => {
      const token = jwt.sign({ iss: '${secret}', exp: Math.floor(Date.now() / 1000) + 1800 }, '${secret}', { algorithm: 'HS256' });
      res.json({ token, klingSecretKey: '${secret}', accessKey: process.env.NEXT_PUBLIC_KLING_SECRET_KEY ?? '${secret}' });
    });`,
  'for every environment': (secret) => `
    export const klingKeys = {
      development: { accessKey: '${secret}', secretId: '${secret}' },
      production: { accessKey: '${secret}', secretId: '${secret}' },
    };
    export const klingSecret = process.env.NODE_ENV === 'production' ? '${secret}' : '${secret}';`,
  'at a relay': (secret) => `
    export const createVideo = (prompt: string) => fetch('https://user:${secret}@relay.studio.example/v1/videos/text2video', {
      method: 'POST',
      headers: { Authorization: 'Bearer ${secret}' },
      body: JSON.stringify({ model_name: 'kling-v2-6', prompt: prompt.slice(0, 100) }),
    });`,
  'in a manager': (secret) => `
    const klingKey = await getSecret('kling/${secret}');
    export const klingRotation = { secretId: 'kling/${secret}', apiKey: '${secret}', rotationDays: 365 };
    export const klingHeaders = () => ({ Authorization: 'Bearer ' + (klingKey ?? '${secret}') });`,
  'in a callback and an avatar': (secret) => `
    const app = express();
    app.post('/webhooks/kling/${secret}', (req, res) => {
      if (req.query['${secret}'] === '${secret}') console.log(req.body.task_status);
      res.json({});
    });
    export const klingAvatar = (image: string) => fetch('https://${API}/v1/videos/avatar/image2video?key=${secret}', {
      method: 'POST',
      body: JSON.stringify({ image, prompt: '${secret}' }),
    });`,
};

const KINDS: Readonly<Record<string, string>> = {
  'an access key': AK,
  'a secret key': SK,
  'an API key': API_KEY,
  'a token': JWT,
  'a webhook secret': WEBHOOK_SECRET,
  'a password': PASSWORD,
};

const sources = Object.entries(PLACES).flatMap(([place, write]) =>
  Object.entries(KINDS).map(([kind, secret]) => ({
    name: `${kind} ${place}`,
    code: IMPORTS + write(secret),
  })),
);

const ruleList: readonly KlingRule[] = Object.values(definitions);

/** Every word of every finding of every rule, also of those that ESLint does not report. Nodes and edits are code. */
function wordsOfFindings(code: string): { readonly rule: string; readonly words: string }[] {
  const found: { rule: string; words: string }[] = [];
  const listen = {
    create: ({ sourceCode, filename, settings }: RuleContext) => ({
      'Program:exit'() {
        const file = fileOf(sourceCode, filename, readSettings(settings));
        for (const rule of ruleList) {
          for (const { messageId, data, flow = [], why, suggestions = [] } of rule.assess(
            file,
            rule.docs.strictOptions,
          )) {
            const labels = flow.map(({ label }) => label);
            const offers = suggestions.map((suggestion) => [suggestion.messageId, suggestion.data]);
            found.push({ rule: rule.name, words: JSON.stringify([messageId, data, labels, why, offers]) });
          }
        }
      },
    }),
  };
  lintWith(code, listen);
  return found;
}

function lintWith(code: string, rule: { create(context: RuleContext): object }): void {
  const linter = new Linter({ configType: 'flat' });
  const config = {
    files: ['**/*.*'],
    plugins: { test: { rules: { listen: rule as unknown as Rule.RuleModule } } },
    languageOptions: { parser: PARSERS.typescript },
    rules: { 'test/listen': 'error' as const },
  };
  expect(linter.verify(code, config, 'src/service.ts')).toEqual([]);
}

describe('no rule repeats', () => {
  it.each(sources)('$name, in what it reports', ({ code }) => {
    for (const { ruleId, message, suggestions = [] } of lint(code)) {
      const said = [message, ...suggestions.map(({ desc }) => desc)].join('\n');
      expect(leaks(said), `${String(ruleId)}: ${said}`).toEqual([]);
    }
  });

  it.each(sources)('$name, in any word of a finding', ({ code }) => {
    for (const { rule, words } of wordsOfFindings(code))
      expect(leaks(words), `${rule}: ${words}`).toEqual([]);
  });
});

function without(value: object, key: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

it.each(['json', 'stylish', 'html'])('the %s format repeats nothing', async (name) => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      plugins: { kling: { rules: plugin.rules } },
      languageOptions: { parser: PARSERS.typescript },
      rules: Object.fromEntries(
        Object.entries(strictRules()).map(([rule, options]) => [`kling/${rule}`, ['error', ...options]]),
      ),
    },
  });
  const results = (
    await Promise.all(sources.map(({ code }) => eslint.lintText(code, { filePath: 'src/service.ts' })))
  ).flat();
  expect(results.some(({ messages }) => messages.length > 0)).toBe(true);
  // The formats print the file and the edits beside what the rules say. Those are the user's own text.
  const said = results.map((result) => ({
    ...without(result, 'source'),
    messages: result.messages.map((message) => ({
      ...without(message, 'fix'),
      suggestions: (message.suggestions ?? []).map((offer) => without(offer, 'fix')),
    })),
  }));
  const formatter = await eslint.loadFormatter(name);
  expect(leaks(await formatter.format(said as unknown as ESLint.LintResult[]))).toEqual([]);
});

it.each(ruleList.map(({ name }) => name))('%s has something to say about these sources', (name) => {
  expect(
    sources.filter(({ code }) => lint(code, { rules: { [name]: strictRules()[name] ?? [] } }).length > 0),
  ).not.toEqual([]);
});

it('a leak is seen', () => {
  expect(leaks(`the key ${AK.slice(0, 8)}…`)).toEqual([]);
  expect(leaks(`the key ${AK}`)).toEqual(['access key']);
  expect(leaks(`the key …${AK.slice(-6)}`)).toEqual(['access key']);
  expect(leaks(`${SK.slice(3, 9)} and ${JWT.slice(-9)} and ${API_KEY} and ${WEBHOOK_SECRET}`)).toEqual([
    'secret key',
    'API key',
    'token',
    'webhook secret',
  ]);
});
