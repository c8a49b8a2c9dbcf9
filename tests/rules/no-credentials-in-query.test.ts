import rule from '../../src/rules/no-credentials-in-query.js';
import { API_KEY } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

const HOST = 'https://api-singapore.klingai.com';
const T2V = `${HOST}/v1/videos/text2video`;

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

/** One line: an API key in scope. */
const KEY = 'const apiKey = process.env.KLING_API_KEY!;';

/** One line: a signed token from a function of the file. */
const SIGN = `import jwt from 'jsonwebtoken'; const sign = () => jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);`;

const scopeAll = { kling: { scope: 'all' } };

run(rule, {
  valid: [
    {
      name: 'a socket that has no other place for its token',
      code: `export const open = (host, wsToken) => new WebSocket(\`wss://\${host}?token=\${wsToken}\`);`,
      settings: { kling: { scope: 'all' } },
    },
    // The credential is elsewhere.
    {
      name: 'the key is in the header',
      code: `${KEY}
export const status = (id: string) => fetch(\`${T2V}/\${id}?pageSize=30\`, { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'the key is in the headers of axios, the query holds the page',
      code: `import axios from 'axios';
${KEY}
export const list = (pageNum: number) => axios.get('${T2V}', { params: { pageNum, pageSize: 30 }, headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'form data in the body is no query',
      code: `${KEY}
export const exchange = () => fetch('${HOST}/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_secret: apiKey }) });`,
    },
    {
      name: 'the data of a request is no query',
      code: `import axios from 'axios';
${KEY}
export const create = () => axios.post('https://gateway.example.com/kling', { token: apiKey }, { params: { model: 'kling-v2-6' } });`,
    },
    {
      name: 'a header with the name of a key',
      code: `${KEY}
export const create = () => fetch('https://api.piapi.ai/api/v1/task?model=kling', { headers: { 'x-api-key': apiKey } });`,
    },

    // The query holds no credential.
    {
      name: 'task ids',
      code: `${KEY}
export const tasks = (ids: string[]) => fetch(\`${HOST}/tasks?task_ids=\${ids.join(',')}\`, { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'a time range',
      code: `${KEY}
export const costs = (start: number, end: number) => fetch(\`${HOST}/account/costs?start_time=\${start}&end_time=\${end}\`, { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'a single task id by searchParams',
      code: `${KEY}
export function status(id: string) {
  const url = new URL('${T2V}');
  url.searchParams.set('task_id', id);
  return fetch(url, { headers: { Authorization: \`Bearer \${apiKey}\` } });
}`,
    },
    {
      name: 'a number of tokens',
      code: `export const estimate = (max: number) => fetch(\`https://gateway.example.com/kling?max_tokens=\${max}&token_count=0\`);${ABOUT}`,
    },
    {
      name: 'whether there is a key',
      code: `${KEY}
export const health = () => fetch(\`https://status.example.com/kling?has_key=\${!!apiKey}&length=\${apiKey.length}\`);`,
    },
    {
      name: 'a cursor',
      code: `${KEY}
export const next = (cursor: string) => fetch(\`${HOST}/tasks?page=\${encodeURIComponent(cursor)}\`, { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: 'the signed URL of a result is used as it came',
      code: `export async function download(task: { task_result: { videos: { url: string }[] } }) {
  const res = await fetch(task.task_result.videos[0].url);
  return Buffer.from(await res.arrayBuffer());
}${ABOUT}`,
    },
    {
      name: 'the redacted URL is for the log',
      code: `${KEY}
export function log(url: URL) {
  const copy = new URL(url);
  copy.searchParams.set('token', '[redacted]');
  console.log(copy.href, apiKey.length);
}`,
    },
    {
      name: 'the parameter is taken out',
      code: `${KEY}
export function clean(href: string) {
  const url = new URL(href);
  url.searchParams.delete('token');
  return fetch(url, { headers: { Authorization: \`Bearer \${apiKey}\` } });
}`,
    },
    {
      name: 'the key was replaced before it got there',
      code: `let token = process.env.KLING_API_KEY!;
export const headers = { Authorization: \`Bearer \${token}\` };
token = '';
export const ping = () => fetch(\`${T2V}?token=\${token}\`, { headers });`,
    },
    {
      name: 'the query overrides the token with nothing',
      code: `import axios from 'axios';
const defaults = { token: process.env.KLING_API_KEY, pageSize: 30 };
export const list = () => axios.get('${T2V}', { params: { ...defaults, token: undefined } });`,
    },

    // Queries that come in.
    {
      name: 'the query of the incoming request is read',
      code: `export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  if (searchParams.get('token') !== process.env.KLING_WEBHOOK_TOKEN) return new Response('no', { status: 401 });
  return Response.json({ task: searchParams.get('task_id'), hasKey: searchParams.has('api_key') });
}${ABOUT}`,
    },
    {
      name: 'the query of an Express request is read',
      code: `import express from 'express';
const app = express();
app.post('/hooks/kling', express.json(), (req, res) => {
  if (!req.query.token) return res.status(401).end();
  return res.json({ task: req.body.task_id });
});${ABOUT}`,
    },

    // Callbacks.
    {
      name: 'the callback names the task',
      code: `${KEY}
export const create = (prompt: string, id: string) =>
  fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt, callback_url: \`https://app.example.com/hooks/kling?task=\${id}&user=1\` }),
  });`,
    },
    {
      name: 'the callback has a secret path, not a query',
      code: `${KEY}
export const create = (prompt: string) =>
  fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt, callback_url: \`https://app.example.com/hooks/\${process.env.KLING_WEBHOOK_SECRET}\` }),
  });`,
    },
    {
      name: 'the callback comes whole from the environment',
      code: `${KEY}
export const body = (prompt: string) => ({ model_name: 'kling-v2-6', prompt, callback_url: process.env.KLING_CALLBACK_URL, key: apiKey.length });`,
    },

    // Other services.
    {
      name: "somebody else's token in a file about nothing",
      code: `export const list = (accessToken: string) => fetch(\`https://api.example.com/items?access_token=\${accessToken}\`);`,
    },
    {
      name: 'under scope all, a token in the header',
      settings: scopeAll,
      code: `export const list = (accessToken: string) => fetch('https://api.example.com/items?page=1', { headers: { Authorization: \`Bearer \${accessToken}\` } });`,
    },

    {
      name: 'what a client has in every query is no credential',
      code: `import axios from 'axios';
export const kling = axios.create({ baseURL: '${HOST}', params: { pageSize: 30 } });`,
    },

    {
      name: 'the page of a socket',
      code: `export const open = (page: number) => new WebSocket(\`wss://api-singapore.klingai.com/events?pageNum=\${page}\`);`,
    },
  ],
  invalid: [
    {
      name: 'a socket with a key of the environment',
      code: `export const open = (host) => new WebSocket(\`wss://\${host}?token=\${process.env.SERVICE_API_KEY}\`);`,
      settings: { kling: { scope: 'all' } },
      errors: [{ messageId: 'query', line: 1, data: { what: 'an API key' } }],
    },
    // Built as text.
    {
      name: 'a key in a template',
      code: `${KEY}
export const list = () => fetch(\`${T2V}?api_key=\${apiKey}\`);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a token in a template, after other parameters',
      code: `${SIGN}
export const list = () => fetch(\`${T2V}?pageSize=30&token=\${sign()}\`);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a key joined by +',
      code: `${KEY}
export const list = () => fetch('${T2V}?access_key=' + apiKey);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a key under an innocent name',
      code: `${KEY}
export const list = () => fetch(\`${T2V}?v=\${apiKey}\`);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a key, encoded',
      code: `${KEY}
export const list = () => fetch(\`${T2V}?key=\${encodeURIComponent(apiKey)}\`);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a literal key',
      code: `export const list = () => fetch('${T2V}?api_key=${API_KEY}');`,
      errors: [{ messageId: 'query', line: 1 }],
    },
    {
      name: 'a key read in place',
      code: `export const list = () => fetch(\`${T2V}?ak=\${process.env.KLING_ACCESS_KEY}\`);`,
      errors: [{ messageId: 'query', line: 1 }],
    },
    {
      name: 'a URL made in steps',
      code: `${KEY}
export function list() {
  let url = '${T2V}?pageSize=30';
  url += \`&api_key=\${apiKey}\`;
  return fetch(url);
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'a URL made by a helper',
      code: `${KEY}
const withKey = (path: string) => \`${HOST}\${path}?api_key=\${apiKey}\`;
export const list = () => fetch(withKey('/v1/videos/text2video'));`,
      errors: [{ messageId: 'query', line: 2 }],
    },
    {
      name: 'a key as a parameter which is named as one',
      code: `export const list = (apiKey: string) => fetch(\`${T2V}?api_key=\${apiKey}\`);`,
      errors: [{ messageId: 'query', line: 1 }],
    },
    {
      name: 'a key in a field of a class, in JavaScript',
      filename: 'src/service.js',
      code: `export class KlingClient {
  #key = process.env.KLING_API_KEY;
  list() {
    return fetch(\`${T2V}?api_key=\${this.#key}\`);
  }
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },

    // Built by URLSearchParams.
    {
      name: 'searchParams.set',
      code: `${SIGN}
export function list() {
  const url = new URL('${T2V}');
  url.searchParams.set('token', sign());
  return fetch(url);
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'searchParams.append, the URL as text',
      code: `${KEY}
export function list() {
  const url = new URL('/v1/videos/text2video', '${HOST}');
  url.searchParams.append('api_key', apiKey);
  return fetch(url.toString());
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'search',
      code: `${KEY}
export function list() {
  const url = new URL('${T2V}');
  url.search = \`?api_key=\${apiKey}\`;
  return fetch(url.href);
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'an object of parameters',
      code: `${KEY}
export function list() {
  const query = new URLSearchParams({ pageSize: '30', api_key: apiKey });
  return fetch(\`${T2V}?\${query}\`);
}`,
      errors: [{ messageId: 'query', line: 3 }],
    },
    {
      name: 'a list of pairs, as text',
      code: `${KEY}
export function list() {
  const query = new URLSearchParams([['pageSize', '30'], ['api_key', apiKey]]).toString();
  return fetch('${T2V}?' + query);
}`,
      errors: [{ messageId: 'query', line: 3 }],
    },
    {
      name: 'parameters set one by one',
      code: `${KEY}
export function list() {
  const query = new URLSearchParams();
  query.set('pageSize', '30');
  query.set('api_key', apiKey);
  return fetch(\`${T2V}?\${query.toString()}\`);
}`,
      errors: [{ messageId: 'query', line: 5 }],
    },

    // Given to a client.
    {
      name: 'params of axios',
      code: `import axios from 'axios';
${KEY}
export const list = () =>
  axios.get('${T2V}', {
    params: {
      pageSize: 30,
      api_key: apiKey,
    },
  });`,
      errors: [{ messageId: 'query', line: 7 }],
    },
    {
      name: 'params of an axios request, by shorthand and spread',
      code: `import axios from 'axios';
${SIGN}
export function list(extra: Record<string, string>) {
  const token = sign(); return axios({ url: '${T2V}', params: { ...extra, token } });
}`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'params of an axios instance',
      code: `import axios from 'axios';
export const kling = axios.create({
  baseURL: '${HOST}',
  params: { api_key: process.env.KLING_API_KEY },
});
export const list = () => kling.get('/v1/videos/text2video');`,
      errors: [{ messageId: 'query', line: 4 }],
    },
    {
      name: 'searchParams of got',
      code: `import got from 'got';
${KEY}
export const list = () =>
  got('${T2V}', {
    searchParams: { api_key: apiKey },
  }).json();`,
      errors: [{ messageId: 'query', line: 5 }],
    },
    {
      name: 'searchParams of ky',
      code: `import ky from 'ky';
${KEY}
export const list = () =>
  ky.get('${T2V}', {
    searchParams: new URLSearchParams({ api_key: apiKey }),
  });`,
      errors: [{ messageId: 'query', line: 5 }],
    },
    {
      name: 'the path of node:https, in CommonJS',
      filename: 'src/service.cjs',
      code: `const https = require('node:https');
const apiKey = process.env.KLING_API_KEY;
module.exports.list = (done) =>
  https.get({
    hostname: 'api-singapore.klingai.com',
    path: \`/v1/videos/text2video?api_key=\${apiKey}\`,
  }, done);`,
      errors: [{ messageId: 'query', line: 6 }],
    },
    {
      name: 'a request wrapper of the file',
      code: `${KEY}
class Http {
  private request(path: string) {
    return fetch(\`${HOST}\${path}\`);
  }
  list() {
    return this.request(\`/v1/videos/text2video?api_key=\${apiKey}\`);
  }
}
export const http = new Http();`,
      errors: [{ messageId: 'query', line: 7 }],
    },
    {
      name: 'a header as well does not help',
      code: `${KEY}
export const list = () => fetch(\`${T2V}?api_key=\${apiKey}\`, { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'query', line: 2 }],
    },

    // Callbacks.
    {
      name: 'a secret of its own in the query of the callback',
      code: `export const body = { prompt: 'a cat', callback_url: \`https://app.example.com/hooks/kling?secret=\${process.env.HOOK_SECRET}\` };
fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify(body) });`,
      errors: [{ messageId: 'callback', line: 1, data: { what: 'a secret' } }],
    },
    {
      name: 'a webhook token in the query of the callback',
      code: `${KEY}
export const create = (prompt: string) =>
  fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({
      model_name: 'kling-v2-6',
      prompt,
      callback_url: \`https://app.example.com/hooks/kling?token=\${process.env.KLING_WEBHOOK_TOKEN}\`,
    }),
  });`,
      errors: [{ messageId: 'callback', line: 9 }],
    },
    {
      name: 'a webhook secret in the callback of a path route',
      code: `import axios from 'axios';
const secret = process.env.KLING_WEBHOOK_SECRET;
export const create = (prompt: string) =>
  axios.post('${HOST}/text-to-video/kling-3.0', {
    prompt,
    options: {
      callback_url: 'https://app.example.com/hooks/kling?secret=' + secret,
    },
  });`,
      errors: [{ messageId: 'callback', line: 7 }],
    },
    {
      name: 'a callback built by searchParams',
      code: `${KEY}
export function create(prompt: string) {
  const callback = new URL('https://app.example.com/hooks/kling');
  callback.searchParams.set('token', process.env.KLING_WEBHOOK_TOKEN!);
  return fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt, callback_url: callback.toString() }),
  });
}`,
      errors: [{ messageId: 'callback', line: 4 }],
    },
    {
      name: 'a callback in a payload which is sent elsewhere',
      code: `const hook = (base: string) => \`\${base}/hooks/kling?key=\${process.env.KLING_API_KEY}\`;
export const payload = (prompt: string) => ({
  model_name: 'kling-v2-6',
  prompt,
  callback_url: hook('https://app.example.com'),
});`,
      errors: [{ messageId: 'callback', line: 1 }],
    },

    // Everybody's business, by choice.
    {
      name: "somebody else's token under scope all",
      settings: scopeAll,
      code: `export const list = (accessToken: string) => fetch(\`https://api.example.com/items?access_token=\${accessToken}\`);`,
      errors: [{ messageId: 'query', line: 1 }],
    },

    {
      name: 'what a client has in every query',
      code: `import axios from 'axios';
${KEY}
export const kling = axios.create({ baseURL: '${HOST}', params: { api_key: apiKey } });`,
      errors: [{ messageId: 'query', line: 3 }],
    },
    {
      name: 'a password under scope all',
      settings: scopeAll,
      code: `export const open = (user: { password: string }) => fetch('https://api.example.com/open?password=' + encodeURIComponent(user.password));`,
      errors: [{ messageId: 'query', line: 1 }],
    },

    {
      name: 'the key in the address of a socket',
      code: `${KEY}
export const open = () => new WebSocket(\`wss://api-singapore.klingai.com/events?api_key=\${apiKey}\`);`,
      errors: [{ messageId: 'query', line: 2 }],
    },
  ],
});
