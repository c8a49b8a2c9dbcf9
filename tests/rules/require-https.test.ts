import rule from '../../src/rules/require-https.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

type Extra = Pick<ValidCase, 'filename' | 'settings' | 'options'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** Reported, and left to a person: the text is no whole URL of an official API host. */
const http = (name: string, code: string, at: string, extra: Extra = {}): InvalidCase => ({
  name,
  code,
  errors: [{ messageId: 'http', line: lineOf(code, at) }],
  ...extra,
});

/** Reported and fixed: a URL of an official API host, whose scheme can be changed without changing the meaning. */
const fixed = (name: string, code: string, at = 'http://', extra: Extra = {}): InvalidCase => ({
  ...http(name, code, at, extra),
  output: code.replace(at, at.replace('http:', 'https:')),
});

/** A function that creates a video at the base URL that `base` is. */
const at = (base: string, above = '') => `
import axios from 'axios';
${above}
const KLING_BASE_URL = ${base};
export const createVideo = (prompt: string, headers: Record<string, string>) =>
  axios.post(\`\${KLING_BASE_URL}/v1/videos/text2video\`, { model_name: 'kling-v2-master', prompt }, { headers });
`;

/** A request with one more property in its body. */
const withField = (field: string, above = '') => `
import axios from 'axios';
${above}
export const createVideo = (headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/image2video', {
    model_name: 'kling-v2-master',
    ${field},
  }, { headers });
`;

/** A file that calls the Kling API over https and does something else, too. */
const beside = (other: string) => `
import axios from 'axios';
export const getTask = (id: string, headers: Record<string, string>) =>
  axios.get(\`https://api-singapore.klingai.com/v1/videos/text2video/\${id}\`, { headers });
${other}
`;

const scopeAll = { kling: { scope: 'all' } };

/** Requests to an API that has nothing to do with Kling. */
const ELSEWHERE = (base: string) => `
import axios from 'axios';
const client = axios.create({ baseURL: '${base}' });
export const items = () => client.get('/items');
export const one = (id: string) => fetch(\`${base}/items/\${id}\`);
`;

run(rule, {
  valid: [
    {
      name: 'the scheme that the object of a URL is given last is https',
      code: `const url = new URL('http://api-singapore.klingai.com/v1/videos/text2video');
url.protocol = 'https:';
export const send = (init: RequestInit) => [fetch(url, init), fetch(url.href, init), fetch(url.toString(), init)];`,
    },
    {
      name: 'the scheme that the object of a URL is given is not known, or only asked for',
      code: `export function send(init: RequestInit, scheme: string) {
  const url = new URL('https://api-singapore.klingai.com/v1/videos/text2video');
  if (url.protocol === 'http:') throw new Error('https only');
  url.protocol = scheme;
  return fetch(url, init);
}`,
    },
    // Targets
    fine('the base URL is https', at("'https://api-singapore.klingai.com'")),
    fine('the base URL of the environment is unknown', at('process.env.KLING_BASE_URL')),
    fine('the fallback is https', at("process.env.KLING_BASE_URL || 'https://api-singapore.klingai.com'")),
    fine('an empty fallback', at("process.env.KLING_BASE_URL ?? ''")),
    fine(
      'both arms are https',
      at(
        "process.env.KLING_REGION === 'cn' ? 'https://api-beijing.klingai.com' : 'https://api-singapore.klingai.com'",
      ),
    ),
    fine(
      'the scheme is upgraded before use',
      at("process.env.KLING_BASE_URL.replace('http://', 'https://')"),
    ),
    fine(
      'the scheme is upgraded by a regular expression',
      at("process.env.KLING_BASE_URL.replace(/^http:\\/\\//i, 'https://')"),
    ),
    fine(
      'overwritten before use',
      at('base', "let base = 'http://api.klingai.com';\nbase = 'https://api-singapore.klingai.com';"),
    ),
    fine(
      'a default that the object overwrites',
      `
import axios from 'axios';
const defaults = { baseURL: 'http://api.klingai.com', timeout: 30_000 };
export const kling = axios.create({ ...defaults, baseURL: 'https://api-singapore.klingai.com' });
`,
    ),
    fine('a local mock', at("'http://localhost:4010'")),
    fine('a local mock as the fallback', at("process.env.KLING_BASE_URL ?? 'http://127.0.0.1:4010'")),
    fine('a local mock over IPv6', at("'http://[::1]:4010'")),
    fine('the rest of 127.0.0.0/8 is loopback, too', at("'http://127.0.0.53:4010'")),
    fine(
      'a local proxy with the route in it',
      `
export const createVideo = (body: string) => fetch('http://localhost:3001/v1/videos/text2video', { method: 'POST', body });
`,
    ),
    fine(
      'a template with https',
      `
const HOST = 'api-singapore.klingai.com';
export const getTask = (id: string, headers: Record<string, string>) => fetch(\`https://\${HOST}/v1/videos/text2video/\${id}\`, { headers });
`,
    ),
    fine(
      'node https names no scheme',
      `
import https from 'node:https';
export const ping = (headers: Record<string, string>) => https.get({ hostname: 'api-singapore.klingai.com', path: '/account/costs', headers });
`,
    ),
    fine(
      'an https URL whose query holds another URL',
      `
export const find = (headers: Record<string, string>) =>
  fetch('https://api-singapore.klingai.com/tasks?external_task_ids=http://orders.acme.example/17', { headers });
`,
    ),
    // Text that only mentions a URL
    fine(
      'a test of the scheme',
      beside(
        "export const isUrl = (value: string) => value.startsWith('http://') || value.startsWith('https://');",
      ),
    ),
    fine(
      'a refusal of the scheme',
      beside(
        "export function assertHttps(url: string) {\n  if (url.startsWith('http://')) throw new Error('use https:// instead of http://');\n}",
      ),
    ),
    fine(
      'a regular expression',
      beside('export const isUrl = (value: string) => /^https?:\\/\\//.test(value);'),
    ),
    fine(
      'a comparison of the protocol',
      beside("export const insecure = (value: string) => new URL(value).protocol === 'http:';"),
    ),
    fine(
      'a log message',
      beside("console.info('server listens on http://0.0.0.0:3000, Kling at http://api.klingai.com');"),
    ),
    fine(
      'an error message',
      beside(
        "export const fail = () => {\n  throw new Error('http://api.klingai.com is not accepted, use https');\n};",
      ),
    ),
    fine('a comment', beside('// http://api.klingai.com was used until 2024')),
    fine(
      'an XML namespace',
      beside('export const svg = \'<svg xmlns="http://www.w3.org/2000/svg"></svg>\';'),
    ),
    fine(
      'a namespace passed to the DOM',
      beside("export const icon = () => document.createElementNS('http://www.w3.org/2000/svg', 'svg');"),
    ),
    fine(
      'a schema identifier',
      beside(
        "export const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Kling task' };",
      ),
    ),
    fine(
      'a header that names a site',
      `
import axios from 'axios';
export const ping = () => axios.get('https://api-singapore.klingai.com/account/costs', { headers: { Referer: 'http://studio.acme.example' } });
`,
    ),
    fine('a prompt that mentions a URL', withField("prompt: 'A neon sign that reads http://acme.example'")),
    fine(
      'a list of refused prefixes',
      beside(
        "const REFUSED = ['http://', 'ftp://', 'file://'];\nexport const refused = (url: string) => REFUSED.some((prefix) => url.startsWith(prefix));",
      ),
    ),
    // Other hosts
    fine(
      'a request to another service',
      beside(
        "export const region = () => fetch('http://169.254.169.254/latest/meta-data/placement/region');",
      ),
    ),
    fine(
      'an instance for another service',
      beside("export const thumbnails = axios.create({ baseURL: 'http://thumbnailer.acme.example' });"),
    ),
    fine(
      'the server of the file speaks http',
      beside("import http from 'node:http';\nhttp.createServer((req, res) => res.end('ok')).listen(3000);"),
    ),
    fine(
      'an http agent',
      beside(
        "import http from 'node:http';\naxios.defaults.httpAgent = new http.Agent({ keepAlive: true });",
      ),
    ),
    fine(
      'a forward proxy, through which https is tunnelled',
      `
import axios from 'axios';
export const kling = axios.create({
  baseURL: 'https://api-singapore.klingai.com',
  proxy: { protocol: 'http', host: 'proxy.acme.example', port: 3128 },
});
`,
    ),
    fine(
      'a proxy agent',
      `
import axios from 'axios';
import { HttpsProxyAgent } from 'https-proxy-agent';
export const kling = axios.create({ baseURL: 'https://api-singapore.klingai.com', httpsAgent: new HttpsProxyAgent('http://proxy.acme.example:3128') });
`,
    ),
    fine(
      'allowed origins of our own server',
      beside(
        "import cors from 'cors';\nexport const allowed = cors({ origin: ['http://studio.acme.example'] });",
      ),
    ),
    // Callbacks and media
    fine('a callback over https', withField("callback_url: 'https://hooks.acme.example/kling'")),
    fine(
      'a callback built over https',
      withField('callback_url: `https://${process.env.PUBLIC_HOST}/webhooks/kling`'),
    ),
    fine(
      'a callback of the environment is unknown',
      withField('callback_url: process.env.KLING_CALLBACK_URL'),
    ),
    fine('an image over https', withField("image: 'https://images.acme.example/cat.png'")),
    fine(
      'an image in base64',
      withField(
        "image: readFileSync('cat.png').toString('base64')",
        "import { readFileSync } from 'node:fs';",
      ),
    ),
    fine('a data URI', withField("image: 'data:image/png;base64,iVBORw0KGgo='")),
    fine('an id that looks like nothing', withField("external_task_id: 'http-17'")),
    // SDKs
    fine(
      'the SDK with https',
      `
import { KlingAPI } from 'kling-api';
import { credentials } from './secrets';
export const kling = new KlingAPI({ ...credentials, baseUrl: 'https://api-singapore.klingai.com' });
`,
    ),
    // Not about Kling
    fine(
      'a file that is not about Kling',
      `
import axios from 'axios';
export const printers = axios.create({ baseURL: 'http://printers.office.example' });
export const status = () => fetch('http://status.office.example/v1/health');
`,
    ),
    fine(
      'a webhook of another service',
      `
export const subscribe = (client) => client.webhooks.create({ callback_url: 'http://hooks.acme.example/orders' });
`,
    ),
    // Everybody's business, by choice
    fine('another API, without scope all', ELSEWHERE('http://api.acme.io')),
    ...[
      'https://api.acme.io',
      'http://localhost:3000',
      'http://127.0.0.1',
      'http://api:3000',
      'http://10.0.0.7',
      'http://api.internal',
    ].map((base) => fine(`under scope all, ${base}`, ELSEWHERE(base), { settings: scopeAll })),
    fine(
      'under scope all, a host that is not known, and a URL that is no address',
      "export const get = (host: string) => fetch(`http://${host}/items`);\nexport const SVG = 'http://www.w3.org/2000/svg';",
      { settings: scopeAll },
    ),

    fine(
      'under scope all, sockets and jQuery over https',
      `
import $ from 'jquery';
$.get('https://api.acme.io/items');
$.ajax({ url: 'https://api.acme.io/items' });
new EventSource('https://api.acme.io/events');
new WebSocket('wss://api.acme.io/events');
const xhr = new XMLHttpRequest();
xhr.open('GET', 'https://api.acme.io/items');
xhr.send();
`,
      { settings: scopeAll },
    ),
  ],
  invalid: [
    ...['url', 'url.href', 'url.toString()'].map((target) => ({
      name: `the scheme that the object of a URL is given later: ${target}`,
      code: `export function send(init: RequestInit) {
  const url = new URL('https://api-singapore.klingai.com/v1/videos/text2video');
  url.protocol = 'http:';
  return fetch(${target}, init);
}`,
      output: `export function send(init: RequestInit) {
  const url = new URL('https://api-singapore.klingai.com/v1/videos/text2video');
  url.protocol = 'https:';
  return fetch(${target}, init);
}`,
      errors: [{ messageId: 'http', line: 3, data: { use: 'base URL' } }],
    })),
    {
      name: 'the scheme that the object of a URL is given on one of the ways',
      code: `const url = new URL('https://api-singapore.klingai.com/v1/videos/text2video');
if (process.env.PLAIN) url.protocol = 'http';
export const send = (init: RequestInit) => fetch(url, init);`,
      errors: [{ messageId: 'http', line: 2 }],
    },
    // Base URLs and targets
    fixed('a constant', at("'http://api-singapore.klingai.com'")),
    fixed(
      'a constant with the version in it',
      `
const API_URL = 'http://api.klingai.com/v1';
export const create = (body: string, headers: Record<string, string>) => fetch(\`\${API_URL}/videos/text2video\`, { method: 'POST', headers, body });
`,
    ),
    fixed(
      'a literal target',
      `
export const ping = (headers: Record<string, string>) =>
  fetch('http://api-singapore.klingai.com/account/costs', { headers });
`,
    ),
    fixed(
      'a template target',
      `
export const getTask = (id: string, headers: Record<string, string>) =>
  fetch(\`http://api-singapore.klingai.com/v1/videos/text2video/\${id}\`, { headers });
`,
    ),
    fixed(
      'concatenation',
      `
const axios = require('axios');
const BASE = 'http://api-beijing.klingai.com';
exports.getTask = (id, headers) => axios.get(BASE + '/v1/videos/text2video/' + id, { headers });
`,
      'http://',
      { filename: 'lib/kling.js' },
    ),
    fixed(
      'the fallback of an environment variable',
      at("process.env.KLING_BASE_URL || 'http://api.klingai.com'"),
    ),
    fixed('the nullish fallback', at("process.env.KLING_BASE_URL ?? 'http://api.klingai.com'")),
    fixed(
      'a default in a destructuring',
      `
const { KLING_BASE_URL = 'http://api.klingai.com' } = process.env;
export const ping = (headers: Record<string, string>) => fetch(\`\${KLING_BASE_URL}/account/costs\`, { headers });
`,
    ),
    fixed(
      'a default parameter of a constructor',
      `
export class KlingClient {
  constructor(
    private readonly token: string,
    private readonly baseUrl = 'http://api.klingai.com',
  ) {}
  ping() {
    return fetch(\`\${this.baseUrl}/account/costs\`, { headers: { Authorization: this.token } });
  }
}
`,
    ),
    fixed(
      'a private field used in a private method',
      `
export class KlingClient {
  #base = 'http://api.klingai.com';
  getTask(id: string) {
    return this.#request('GET', \`/v1/videos/text2video/\${id}\`);
  }
  #request(method: string, path: string) {
    return fetch(this.#base + path, { method });
  }
}
`,
    ),
    fixed(
      'a static field',
      `
export class KlingClient {
  static readonly BASE = 'http://api.klingai.com';
  ping = () => fetch(\`\${KlingClient.BASE}/account/costs\`);
}
`,
    ),
    fixed(
      'one of a map of regions',
      `
const HOSTS = {
  global: 'https://api-singapore.klingai.com',
  cn: 'http://api-beijing.klingai.com',
};
export const ping = (region: 'global' | 'cn') => fetch(\`\${HOSTS[region]}/account/costs\`);
`,
    ),
    fixed(
      'one arm of a condition',
      `
const BASE = process.env.NODE_ENV === 'production'
  ? 'https://api-singapore.klingai.com'
  : 'http://api.klingai.com';
export const ping = () => fetch(\`\${BASE}/account/costs\`);
`,
    ),
    fixed(
      'an axios instance',
      `
import axios from 'axios';
export const kling = axios.create({
  baseURL: 'http://api-singapore.klingai.com',
  timeout: 30_000,
});
`,
    ),
    fixed(
      'the configuration of one axios call',
      `
import axios from 'axios';
export const ping = () => axios({ method: 'get', baseURL: 'http://api-singapore.klingai.com', url: '/account/costs' });
`,
    ),
    fixed(
      'a base URL set later',
      `
import axios from 'axios';
const options: Record<string, unknown> = { timeout: 30_000 };
options.baseURL = 'http://api-singapore.klingai.com';
export const kling = axios.create(options);
`,
    ),
    fixed(
      'got',
      `
import got from 'got';
export const kling = got.extend({
  prefixUrl: 'http://api-singapore.klingai.com/v1',
});
`,
    ),
    fixed(
      'ky',
      `
import ky from 'ky';
const kling = ky.create({ prefixUrl: 'http://api-singapore.klingai.com' });
export const ping = () => kling.get('account/costs').json();
`,
    ),
    fixed(
      'undici',
      `
import { request } from 'undici';
export const ping = () => request('http://api-singapore.klingai.com/account/costs');
`,
    ),
    fixed(
      'a URL object',
      `
const url = new URL('/account/costs', 'http://api-singapore.klingai.com');
export const ping = () => fetch(url);
`,
    ),
    fixed(
      'a Request object',
      `
export const ping = () => fetch(new Request('http://api-singapore.klingai.com/account/costs'));
`,
    ),
    fixed(
      'a factory of clients',
      `
export function createKlingClient(token: string, base = 'http://api.klingai.com') {
  const get = (path: string) => fetch(base + path, { headers: { Authorization: token } });
  return { costs: () => get('/account/costs') };
}
`,
    ),
    fixed(
      'a configuration object',
      `
const config = {
  kling: {
    baseUrl: 'http://api.klingai.com',
    model: 'kling-v2-master',
  },
};
export const ping = () => fetch(\`\${config.kling.baseUrl}/account/costs\`);
`,
    ),
    fixed(
      'the SDK',
      `
import { KlingAPI } from 'kling-api';
import { credentials } from './secrets';
export const kling = new KlingAPI({
  ...credentials,
  baseUrl: 'http://api.klingai.com',
});
`,
    ),
    fixed(
      'the AI SDK',
      `
import { createKlingAI } from '@ai-sdk/klingai';
export const kling = createKlingAI({ baseURL: 'http://api-singapore.klingai.com' });
`,
    ),
    fixed(
      'the default of a configuration service',
      `
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
@Injectable()
export class KlingService {
  constructor(private readonly config: ConfigService) {}
  ping() {
    const base = this.config.get<string>('KLING_BASE_URL', 'http://api.klingai.com');
    return fetch(\`\${base}/account/costs\`);
  }
}
`,
    ),
    fixed('a cast', at("'http://api-singapore.klingai.com' as const")),
    http('a scheme in capitals', at("'HTTP://kling.gateway.example'"), 'HTTP://'),
    http('a gateway', at("'http://kling.gateway.example'"), 'http://'),
    http(
      'a host of the environment',
      `
export const ping = () =>
  fetch(\`http://\${process.env.KLING_HOST}/v1/videos/text2video\`);
`,
      'http://',
    ),
    http('scheme and host joined', at("'http://' + process.env.KLING_HOST"), "'http://'"),
    http(
      'the scheme in a constant',
      `
const PROTOCOL = 'http:';
const base = \`\${PROTOCOL}//\${process.env.KLING_HOST}\`;
export const create = (body: string) => fetch(\`\${base}/v1/videos/text2video\`, { method: 'POST', body });
`,
      "'http:'",
    ),
    http(
      'a scheme that depends on a flag',
      `
export const create = (body: string, secure: boolean) => {
  const base = \`\${secure ? 'https' : 'http'}://\${process.env.KLING_HOST}\`;
  return fetch(\`\${base}/v1/videos/text2video\`, { method: 'POST', body });
};
`,
      "'http'",
    ),
    http(
      'node http to a whole URL, where https needs another module',
      `
import http from 'node:http';
export const ping = () => http.get('http://api-singapore.klingai.com/account/costs');
`,
      'http.get(',
    ),
    http(
      'node http by host name',
      `
import http from 'node:http';
export const ping = () => http.get({ hostname: 'api-singapore.klingai.com', path: '/account/costs' });
`,
      'http.get(',
    ),
    // Look-alikes of loopback
    http('a host that begins like loopback', at("'http://localhost.kling-mirror.example'"), 'http://'),
    http('an address in a name that begins like loopback', at("'http://127.0.0.1.nip.example'"), 'http://'),
    http('loopback as the user name', at("'http://localhost@kling.gateway.example'"), 'http://'),
    // Callbacks
    http('a callback URL', withField("callback_url: 'http://hooks.acme.example/kling'"), 'http://'),
    http(
      'a callback URL in a constant',
      withField('callback_url: CALLBACK', "const CALLBACK = 'http://hooks.acme.example/kling';"),
      'http://',
    ),
    http(
      'a callback URL built',
      withField('callback_url: `http://${process.env.PUBLIC_HOST}/webhooks/kling`'),
      'http://',
    ),
    http(
      'the fallback of a callback URL',
      withField("callback_url: process.env.CALLBACK_URL ?? 'http://hooks.acme.example/kling'"),
      'http://',
    ),
    http(
      'a callback URL among the options',
      `
export const create = (apiKey: string) =>
  fetch('https://api-singapore.klingai.com/text-to-video/kling-2.6', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({
      prompt: 'A lighthouse in a storm',
      options: { callback_url: 'http://hooks.acme.example/kling' },
    }),
  });
`,
      'http://hooks',
    ),
    http(
      'a callback URL added later',
      `
import axios from 'axios';
export function create(headers: Record<string, string>) {
  const payload: Record<string, unknown> = { model_name: 'kling-v2-master', prompt: 'A lighthouse' };
  payload.callback_url = 'http://hooks.acme.example/kling';
  return axios.post('https://api-singapore.klingai.com/v1/videos/text2video', payload, { headers });
}
`,
      'http://',
    ),
    // Media
    http('an image', withField("image: 'http://images.acme.example/cat.png'"), 'http://'),
    http('the last frame', withField("image_tail: 'http://images.acme.example/cat.png'"), 'http://'),
    http(
      'an image of a list',
      withField("image_list: [{ image: 'http://images.acme.example/cat.png' }]"),
      'http://',
    ),
    http(
      'a frame among typed contents',
      `
export const create = (apiKey: string) =>
  fetch('https://api-singapore.klingai.com/image-to-video/kling-2.6', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({
      contents: [{ type: 'first_frame', url: 'http://images.acme.example/cat.png' }],
    }),
  });
`,
      'http://images',
    ),
    http(
      'a video URL',
      `
import axios from 'axios';
export const move = (image: Buffer, headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/motion-control', {
    image_url: image.toString('base64'),
    video_url: 'http://videos.acme.example/dance.mp4',
  }, { headers });
`,
      'http://videos',
    ),
    {
      name: 'two faults in one request, each reported',
      code: `
import axios from 'axios';
export const create = (headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/image2video', {
    model_name: 'kling-v2-master',
    image: 'http://images.acme.example/cat.png',
    callback_url: 'http://hooks.acme.example/kling',
  }, { headers });
`,
      errors: [
        { messageId: 'http', line: 6 },
        { messageId: 'http', line: 7 },
      ],
    },
    {
      name: 'one source used twice is reported once',
      code: `
const BASE = 'http://kling.gateway.example';
export const create = (body: string) => fetch(\`\${BASE}/v1/videos/text2video\`, { method: 'POST', body });
export const get = (id: string) => fetch(\`\${BASE}/v1/videos/text2video/\${id}\`);
`,
      errors: [{ messageId: 'http', line: 2 }],
    },

    // Everybody's business, by choice
    {
      name: 'another API, under scope all',
      code: ELSEWHERE('http://api.acme.io'),
      settings: scopeAll,
      errors: [
        { messageId: 'httpElsewhere', line: 3 },
        { messageId: 'httpElsewhere', line: 5 },
      ],
    },

    {
      name: 'events and jQuery, under scope all',
      code: `
import $ from 'jquery';
$.get('http://api.acme.io/items');
$.ajax({ url: 'http://api.acme.io/items' });
jQuery.post('http://api.acme.io/items', {});
new EventSource('http://api.acme.io/events');
`,
      settings: scopeAll,
      errors: [3, 4, 5, 6].map((line) => ({ messageId: 'httpElsewhere', line })),
    },
    fixed(
      'XMLHttpRequest, whose URL a method takes',
      `
export function status(id: string) {
  const xhr = new XMLHttpRequest();
  xhr.open('GET', 'http://api-singapore.klingai.com/v1/videos/text2video');
  xhr.send();
}
`,
    ),
  ],
});
