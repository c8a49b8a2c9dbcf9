import rule from '../../src/rules/no-unlisted-hosts.js';
import { run } from '../support/rule-tester.js';

const T2V = '/v1/videos/text2video';
const RELAY = 'https://relay.studio-tools.example';

/** A request as everybody writes it, to a URL given as source text. */
const post = (url: string, head = '') => `${head}
export const create = (prompt: string, key: string) =>
  fetch(${url}, {
    method: 'POST',
    headers: { Authorization: \`Bearer \${key}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt }),
  });`;

const unlisted = (line: number, host = 'relay.studio-tools.example') => ({
  messageId: 'unlisted',
  line,
  data: { host },
});

run(rule, {
  valid: [
    ...['api-singapore.klingai.com', 'api-beijing.klingai.com', 'api.klingai.com'].map((host) => ({
      name: `the official host ${host}`,
      code: post(`'https://${host}${T2V}'`),
    })),
    {
      name: 'an official host in capitals and with its port',
      code: post(`'https://API-Singapore.KlingAI.com:443${T2V}'`),
    },
    {
      name: 'a result is fetched',
      code: `export const get = () => fetch('https://v15-kling-fdl.klingai.com/bs2/a.mp4');`,
    },
    { name: 'a gateway that is known', code: post(`'https://api.piapi.ai/api/v1/task'`) },
    {
      name: 'a gateway through its queue',
      code: `export const create = (prompt: string, key: string) =>
  fetch('https://queue.fal.run/fal-ai/kling-video/v2/master/text-to-video', {
    method: 'POST', headers: { Authorization: \`Key \${key}\` }, body: JSON.stringify({ prompt }),
  });`,
    },
    {
      name: 'a base URL from the environment',
      code: post('`${process.env.KLING_BASE_URL}/v1/videos/text2video`'),
    },
    {
      name: 'a base URL from the environment, an official host behind it',
      code: post(
        '`${BASE}/v1/videos/text2video`',
        `const BASE = process.env.KLING_BASE_URL ?? 'https://api-singapore.klingai.com';`,
      ),
    },
    {
      name: 'a base URL from a helper',
      code: post(`getEnv('KLING_BASE_URL') + '${T2V}'`, `import { getEnv } from './env.js';`),
    },
    {
      name: 'a base URL of another file',
      code: post('`${config.kling.baseUrl}/v1/videos/text2video`', `import { config } from './config.js';`),
    },
    {
      name: "a base URL that the constructor's caller gives",
      code: `export class KlingClient {
  constructor(private baseUrl: string, private key: string) {}
  create(prompt: string) {
    return fetch(\`\${this.baseUrl}${T2V}\`, {
      method: 'POST', headers: { Authorization: \`Bearer \${this.key}\` }, body: JSON.stringify({ prompt }),
    });
  }
}`,
    },
    { name: "the application's own route", code: post(`'/api/kling/videos'`) },
    { name: 'a proxy on the same machine', code: post(`'http://localhost:3001${T2V}'`) },
    { name: 'a proxy on the same machine, by address', code: post(`'http://127.0.0.1:8787${T2V}'`) },
    { name: 'a service of the same composition', code: post(`'http://kling-proxy:8080${T2V}'`) },
    { name: 'a service of the same cluster', code: post(`'http://kling.media.svc.cluster.local${T2V}'`) },
    { name: 'an address of the own network', code: post(`'http://10.2.0.14:8080${T2V}'`) },
    {
      name: 'a host that the settings name',
      code: post(`'${RELAY}${T2V}'`),
      settings: { kling: { hosts: ['relay.studio-tools.example'] } },
    },
    {
      name: 'the retired host, which nobody has called retired',
      code: post(`'https://api.klingai.com${T2V}'`),
      settings: { kling: { retiredHosts: ['old.klingai.com'] } },
    },
    {
      name: 'the right region',
      code: post(`'https://api-beijing.klingai.com${T2V}'`),
      settings: { kling: { region: 'china' } },
    },
    {
      name: 'any region when none is set',
      code: post(`'https://api-beijing.klingai.com${T2V}'`),
      settings: { kling: { region: null } },
    },
    {
      name: 'a text that only mentions a URL',
      code: `export const help = 'Our relay is ${RELAY}${T2V}';
export const docs = { kling: '${RELAY}/docs' };`,
    },
    {
      name: 'another service in a file about Kling, with its own key',
      code: `export const moderate = (input: string) =>
  fetch('https://api.openai.com/v1/moderations', {
    method: 'POST', headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` }, body: JSON.stringify({ input }),
  });
export const endpoint = 'https://api-singapore.klingai.com${T2V}';`,
    },
    {
      name: 'a notification of the own application about a finished video',
      code: `export const notify = (taskId: string, token: string) =>
  fetch('https://hooks.studio-tools.example/kling-done', {
    method: 'POST', headers: { 'x-hook': token }, body: JSON.stringify({ taskId, kind: 'kling' }),
  });`,
    },
    {
      name: 'a file that has nothing to do with Kling',
      code: `export const create = (prompt: string, key: string) =>
  fetch('${RELAY}/v1/images', { method: 'POST', headers: { Authorization: \`Bearer \${key}\` }, body: JSON.stringify({ prompt }) });`,
    },
    {
      name: 'a request chooses from a list',
      code: `import express from 'express';
const HOSTS = { global: 'https://api-singapore.klingai.com', china: 'https://api-beijing.klingai.com' };
express().post('/videos', async (req, res) => {
  const answer = await fetch(\`\${HOSTS[req.body.region]}${T2V}\`, { method: 'POST', body: '{}' });
  res.json(await answer.json());
});`,
    },
    {
      name: 'a request decides the path, not the host',
      code: `import express from 'express';
express().get('/videos/:id', async (req, res) => {
  const answer = await fetch(\`https://api-singapore.klingai.com${T2V}/\${encodeURIComponent(req.params.id)}\`);
  res.json(await answer.json());
});`,
    },
    {
      name: 'an SDK with its own default',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({ accessKey: await key('access'), secretKey: await key('secret') });`,
    },
    {
      name: 'an instance with an official base URL',
      code: `import axios from 'axios';
const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com' });
export const create = (prompt: string) => kling.post('${T2V}', { prompt });`,
    },
    {
      name: 'a host from the caller that is compared with a list',
      code: `import express from 'express';
const ALLOWED = ['api-singapore.klingai.com', 'api-beijing.klingai.com'];
express().post('/videos', async (req, res) => {
  const { host } = req.body;
  if (!ALLOWED.includes(host)) return res.status(400).end();
  await fetch(\`https://\${host}${T2V}\`, { method: 'POST', body: '{}' });
});`,
    },
  ],

  invalid: [
    { name: 'a relay with a route of Kling', code: post(`'${RELAY}${T2V}'`), errors: [unlisted(3)] },
    { name: 'a relay with a model of Kling', code: post(`'${RELAY}/generate'`), errors: [unlisted(3)] },
    {
      name: 'a constant',
      code: post('BASE + PATH', `const BASE = '${RELAY}', PATH = '${T2V}';`),
      errors: [unlisted(3)],
    },
    {
      name: 'a template',
      code: post(`\`\${BASE}${T2V}\``, `const BASE = '${RELAY}';`),
      errors: [unlisted(3)],
    },
    {
      name: 'the fallback of the environment',
      code: post(`\`\${BASE}${T2V}\``, `const BASE = process.env.KLING_BASE_URL || '${RELAY}';`),
      errors: [unlisted(3)],
    },
    {
      name: 'a look-alike that begins like the official host',
      code: post(`'https://api.klingai.com.videos.example${T2V}'`),
      errors: [unlisted(3, 'api.klingai.com.videos.example')],
    },
    {
      name: 'a look-alike that ends like the official host',
      code: post(`'https://notklingai.com${T2V}'`),
      errors: [unlisted(3, 'notklingai.com')],
    },
    {
      name: 'the official host as a user name',
      code: post(`'https://api.klingai.com@evil.example${T2V}'`),
      errors: [unlisted(3, 'evil.example')],
    },
    {
      name: 'a subdomain of a host that the settings name',
      code: post(`'https://a.relay.studio-tools.example${T2V}'`),
      settings: { kling: { hosts: ['relay.studio-tools.example'] } },
      errors: [unlisted(3, 'a.relay.studio-tools.example')],
    },
    {
      name: 'an unknown gateway with the key of Kling',
      code: `export const status = (id: string) =>
  fetch(\`https://api.cheap-video.example/task/\${id}\`, {
    headers: { 'x-api-key': process.env.KLING_API_KEY },
  });`,
      errors: [unlisted(2, 'api.cheap-video.example')],
    },
    {
      name: 'axios, with the URL first',
      code: `import axios from 'axios';
export const create = (prompt: string, klingToken: string) =>
  axios.post(
    '${RELAY}${T2V}',
    { prompt },
    { headers: { Authorization: \`Bearer \${klingToken}\` } },
  );`,
      errors: [unlisted(4)],
    },
    {
      name: 'axios, with one object',
      code: `import axios from 'axios';
export const create = (prompt: string) => axios({
  method: 'post',
  url: '${RELAY}${T2V}',
  data: { prompt },
});`,
      errors: [unlisted(4)],
    },
    {
      name: 'an instance: once, at its base URL, however many calls it makes',
      code: `import axios from 'axios';
const kling = axios.create({
  baseURL: '${RELAY}',
});
export const create = (prompt: string) => kling.post('${T2V}', { prompt });
export const get = (id: string) => kling.get(\`${T2V}/\${id}\`);`,
      errors: [unlisted(3)],
    },
    {
      name: 'a helper of the file',
      code: `const request = (path: string, body: object) =>
  fetch(\`${RELAY}\${path}\`, { method: 'POST', body: JSON.stringify(body) });
export const create = (prompt: string) => request('${T2V}', { prompt });`,
      errors: [unlisted(2)],
    },
    {
      name: 'the base URL of a class',
      code: `export class KlingClient {
  private readonly base = '${RELAY}';
  create(prompt: string) {
    return fetch(this.base + '${T2V}', { method: 'POST', body: JSON.stringify({ prompt }) });
  }
}`,
      errors: [unlisted(4)],
    },
    {
      name: 'the base URL of an SDK',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: await key('access'),
  secretKey: await key('secret'),
  baseUrl: '${RELAY}',
});`,
      errors: [unlisted(5)],
    },
    {
      name: 'a URL object',
      code: post(`new URL('${T2V}', '${RELAY}')`),
      errors: [unlisted(3)],
    },
    {
      name: 'one of two hosts',
      code: post(
        `\`\${cheap ? '${RELAY}' : 'https://api-singapore.klingai.com'}${T2V}\``,
        `import { cheap } from './flags.js';`,
      ),
      errors: [unlisted(3)],
    },
    {
      name: "node's https",
      code: `import https from 'node:https';
export const create = (klingToken: string) => https.request({
  hostname: 'relay.studio-tools.example',
  path: '${T2V}',
  method: 'POST',
  headers: { Authorization: \`Bearer \${klingToken}\` },
});`,
      errors: [unlisted(3)],
    },
    {
      name: 'a request names the host',
      code: `import express from 'express';
express().post('/videos', async (req, res) => {
  await fetch(\`https://\${req.body.host}${T2V}\`, { method: 'POST', body: '{}' });
});`,
      errors: [{ messageId: 'callers', line: 3 }],
    },
    {
      name: 'a request gives the base URL',
      code: `import express from 'express';
express().post('/videos', async (req, res) => {
  const { baseUrl } = req.body;
  await fetch(\`\${baseUrl}${T2V}\`, { method: 'POST', body: '{}' });
});`,
      errors: [{ messageId: 'callers', line: 4, data: { source: '`req.body.baseUrl`' } }],
    },
    {
      name: 'a request gives a part of the host',
      code: `import express from 'express';
express().post('/videos', async (req, res) => {
  await fetch(\`https://\${req.query.region}.klingai.com${T2V}\`, { method: 'POST', body: '{}' });
});`,
      errors: [{ messageId: 'callers', line: 3 }],
    },
    {
      name: 'the test is on another value',
      code: `import express from 'express';
const ALLOWED = ['api-singapore.klingai.com'];
express().post('/videos', async (req, res) => {
  if (!ALLOWED.includes(req.headers.host)) return res.status(400).end();
  await fetch(\`https://\${req.body.host}${T2V}\`, { method: 'POST', body: '{}' });
});`,
      errors: [{ messageId: 'callers', line: 5 }],
    },
    {
      name: 'the retired host, when the settings say so',
      code: post(`'https://api.klingai.com${T2V}'`),
      settings: { kling: { retiredHosts: ['api.klingai.com'] } },
      errors: [{ messageId: 'retired', line: 3, data: { host: 'api.klingai.com' } }],
    },
    {
      name: 'retired is retired, even when it is listed as well',
      code: post(`'${RELAY}${T2V}'`),
      settings: {
        kling: { hosts: ['relay.studio-tools.example'], retiredHosts: ['relay.studio-tools.example'] },
      },
      errors: [{ messageId: 'retired', line: 3 }],
    },
    {
      name: 'the wrong region',
      code: post(`'https://api-beijing.klingai.com${T2V}'`),
      settings: { kling: { region: 'global' } },
      errors: [{ messageId: 'region', line: 3, data: { host: 'api-beijing.klingai.com', region: 'china' } }],
    },
    {
      name: 'the wrong region for China',
      code: post(`'https://api-singapore.klingai.com${T2V}'`),
      settings: { kling: { region: 'china' } },
      errors: [
        { messageId: 'region', line: 3, data: { host: 'api-singapore.klingai.com', region: 'global' } },
      ],
    },
    {
      name: 'a listed region does not list a host',
      code: post(`'${RELAY}${T2V}'`),
      settings: { kling: { region: 'global' } },
      errors: [unlisted(3)],
    },
  ],
});
