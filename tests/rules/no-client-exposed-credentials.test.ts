import rule from '../../src/rules/no-client-exposed-credentials.js';
import { API_KEY } from '../support/fake-credentials.js';
import { run } from '../support/rule-tester.js';

const T2V = 'https://api-singapore.klingai.com/v1/videos/text2video';

/** Makes the file one about Kling, whatever else it says. */
const ABOUT = `\nexport const endpoint = '${T2V}';`;

/** The words of a report on what a bundler copies. */
const bundled = (line: number, what: string, how: string) => ({
  messageId: 'bundled',
  line,
  data: { what, how },
});

run(rule, {
  valid: [
    {
      name: 'a password that somebody types in',
      code: `import axios from 'axios';
export function login(username, password) {
  document.title = 'Login';
  return axios.post('https://api.acme.io/login', {}, { auth: { username, password } });
}`,
      settings: { kling: { scope: 'all' } },
    },
    {
      name: 'what a server action and a page tell of a key',
      filename: 'pages/kling.tsx',
      code: `export async function getServerSideProps() {
  return { props: { hasKey: Boolean(process.env.KLING_API_KEY), model: process.env.KLING_MODEL } };
}
export async function create() {
  'use server';
  return start(process.env.KLING_API_KEY);
}`,
    },
    // What bundlers copy because they are told to.
    {
      name: 'a configuration of Next.js that copies addresses, models and whether there is a key',
      filename: 'next.config.js',
      code: `const withMDX = require('@next/mdx')();
const config = {
  env: {
    KLING_BASE_URL: process.env.KLING_BASE_URL,
    KLING_MODEL: process.env.KLING_MODEL ?? 'kling-v2-6',
    HAS_KLING: String(Boolean(process.env.KLING_API_KEY)),
  },
  serverRuntimeConfig: { secretKey: process.env.KLING_SECRET_KEY },
};
module.exports = withMDX(config);`,
    },
    {
      name: 'a configuration of Vite whose server has the key',
      filename: 'vite.config.ts',
      code: `import { defineConfig, loadEnv } from 'vite';
export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '');
  return {
    define: { __HAS_KEY__: JSON.stringify(!!env.KLING_API_KEY), __KEY__: env.KLING_API_KEY ? 'true' : 'false' },
    server: { proxy: { '/kling': { target: '${T2V}', headers: { Authorization: \`Bearer \${env.KLING_API_KEY}\` } } } },
  };
});`,
    },
    {
      name: 'the private part of the configuration of Nuxt',
      filename: 'nuxt.config.ts',
      code: `export default defineNuxtConfig({
  runtimeConfig: { klingSecretKey: process.env.KLING_SECRET_KEY, public: { klingBase: process.env.KLING_BASE_URL } },
});`,
    },
    {
      name: 'bundles for Node.js',
      filename: 'webpack.server.js',
      code: `const { DefinePlugin } = require('webpack');
const esbuild = require('esbuild');
const define = { 'process.env.KLING_API_KEY': JSON.stringify(process.env.KLING_API_KEY) };
esbuild.buildSync({ entryPoints: ['server.js'], platform: 'node', define });
module.exports = { target: 'node20', plugins: [new DefinePlugin(define)] };`,
    },
    {
      name: 'the same words in a file that configures no bundler',
      filename: 'src/config.ts',
      code: `export default { env: { secretKey: process.env.KLING_SECRET_KEY }, define: { key: process.env.KLING_API_KEY } };`,
    },
    // Under a public prefix.
    {
      name: 'the names have no public prefix',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: process.env.KLING_ACCESS_KEY,
  secretKey: process.env.KLING_SECRET_KEY,
});`,
    },
    {
      name: 'a public base URL is meant to be public',
      code: `const base = process.env.NEXT_PUBLIC_KLING_BASE_URL ?? import.meta.env.VITE_KLING_API_BASE;
export const url = \`\${base}/v1/videos/text2video\`;`,
    },
    {
      name: 'the URL of a key page is a URL',
      code: `export const help = import.meta.env.VITE_KLING_API_KEY_URL;${ABOUT}`,
    },
    {
      name: 'a public model name, switch and interval',
      code: `export const settings = {
  model: import.meta.env.VITE_KLING_MODEL,
  enabled: process.env.NEXT_PUBLIC_KLING_ENABLED === 'true',
  poll: Number(process.env.REACT_APP_KLING_POLL_INTERVAL),
};${ABOUT}`,
    },
    {
      name: 'a publishable key of another service in a file about Kling',
      code: `const firebase = { apiKey: process.env.NEXT_PUBLIC_FIREBASE_API_KEY };
const maps = import.meta.env.VITE_GOOGLE_MAPS_API_KEY;
export const config = { firebase, maps };${ABOUT}`,
    },
    {
      name: "the anonymous key opens the application's own function, not Kling",
      code: `export const create = (prompt: string) =>
  fetch(\`\${import.meta.env.VITE_SUPABASE_URL}/functions/v1/kling-video\`, {
    method: 'POST',
    headers: { Authorization: \`Bearer \${import.meta.env.VITE_SUPABASE_ANON_KEY}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt }),
  });`,
    },
    {
      name: 'a name in a message is no read',
      code: `export const warning = 'Rename NEXT_PUBLIC_KLING_API_KEY and VITE_KLING_SECRET_KEY: both are shipped to the browser';${ABOUT}`,
    },
    {
      name: 'a public prefix in the middle of a name is none',
      code: `const apiKey = process.env.KLING_NEXT_PUBLIC_API_KEY;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
    },
    {
      name: "somebody else's public key in a file about nothing",
      code: `export const stripe = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY;
export const token = import.meta.env.VITE_ACCESS_TOKEN;`,
    },

    // In browser code.
    {
      name: "a client component asks the application's own route",
      filename: 'src/generate.tsx',
      code: `'use client';
import { useState } from 'react';
export function Generate() {
  const [task, setTask] = useState<string>();
  const run = async () => {
    const res = await fetch('/api/kling/text2video', { method: 'POST', body: JSON.stringify({ prompt: 'a boat' }) });
    setTask((await res.json()).task_id);
  };
  return <button onClick={run}>{task ?? 'Generate with Kling'}</button>;
}`,
    },
    {
      name: "a client component sends the user's own session to its own route",
      filename: 'src/generate.tsx',
      code: `'use client';
export function Generate({ session }: { session: { access_token: string } }) {
  const run = () => fetch('/api/kling/text2video', { headers: { Authorization: \`Bearer \${session.access_token}\` } });
  return <button onClick={run}>Generate</button>;
}`,
    },
    {
      name: 'a client component calls a server action',
      filename: 'src/generate.tsx',
      code: `'use client';
import { createKlingVideo } from './actions';
export const Generate = () => <button onClick={() => createKlingVideo('a boat')}>Generate</button>;`,
    },
    {
      name: 'a server action uses the key where it stays',
      code: `'use server';
export async function createVideo(prompt: string) {
  const res = await fetch('${T2V}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` },
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt }),
  });
  return (await res.json()).data.task_id;
}`,
    },
    {
      name: 'a client component speaks of the key',
      filename: 'src/notice.tsx',
      code: `'use client';
export const Notice = () => <p>Set KLING_ACCESS_KEY and KLING_SECRET_KEY on the server.</p>;`,
    },
    {
      name: 'a client file takes types from an SDK',
      filename: 'src/status.tsx',
      code: `'use client';
import type { TaskStatus } from 'kling-api';
export const Status = ({ status }: { status: TaskStatus }) => <b>{String(status)}</b>;`,
    },
    {
      name: 'a server module without a component',
      code: `import jwt from 'jsonwebtoken';
export const authHeaders = () => ({
  Authorization: \`Bearer \${jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!)}\`,
});`,
    },
    {
      name: "the words 'use client' in a text are no directive",
      code: `export const note = 'use client';
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` } });`,
    },

    // Returned by a handler.
    {
      name: 'a helper returns the token to its caller in the server',
      code: `import jwt from 'jsonwebtoken';
export function createKlingToken() {
  const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
  return token;
}`,
    },
    {
      name: 'a handler uses the token and answers with the task',
      code: `import jwt from 'jsonwebtoken';
export async function POST(request: Request) {
  const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
  const res = await fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${token}\` }, body: await request.text() });
  const { data } = await res.json();
  return Response.json({ taskId: data.task_id, status: data.task_status });
}`,
    },
    {
      name: 'a handler says whether there is a key',
      code: `import express from 'express';
const app = express();
app.get('/health', (_req, res) => {
  const apiKey = process.env.KLING_API_KEY;
  res.json({ configured: !!apiKey, kling: apiKey ? 'set' : 'unset', length: apiKey?.length });
});`,
    },
    {
      name: 'a handler shows the first characters of the access key',
      code: `import express from 'express';
const app = express();
const accessKey = process.env.KLING_ACCESS_KEY ?? '';
app.get('/health', (_req, res) => {
  res.json({ accessKey: accessKey.slice(0, 8) + '…' });
});`,
    },
    {
      name: 'a handler answers with a fingerprint',
      code: `import { createHash } from 'node:crypto';
export async function GET() {
  const fingerprint = createHash('sha256').update(process.env.KLING_API_KEY!).digest('hex').slice(0, 12);
  return Response.json({ fingerprint });
}`,
    },
    {
      name: 'a handler answers with the usage, counted in tokens',
      code: `export async function GET() {
  const res = await fetch('${T2V}', { headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` } });
  const { usage } = await res.json();
  return Response.json({ tokens: usage.total_tokens, tokenCount: usage.count });
}`,
    },
    {
      name: "a login handler returns the session of somebody's own application",
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.body.user }, process.env.SESSION_SECRET!, { expiresIn: '7d' });
  res.json({ token });
});`,
    },
    {
      name: 'the property of the object which is answered is not the key',
      code: `import express from 'express';
const app = express();
const kling = { apiKey: process.env.KLING_API_KEY, baseUrl: 'https://api-singapore.klingai.com', model: 'kling-v2-6' };
app.get('/config', (_req, res) => {
  const { apiKey, ...open } = kling;
  res.json({ model: kling.model, open });
});`,
    },
    {
      name: 'what went into a server-side request is not what the page gets',
      code: `export async function getServerSideProps() {
  const res = await fetch('${T2V}/1', { headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` } });
  return { props: { status: (await res.json()).data.task_status } };
}`,
    },

    {
      name: "a caller's own key sent back, and words about keys",
      code: `import express from 'express';
import { settings } from './settings';
const app = express();
app.post('/kling/settings', (req, res) => {
  res.json({ klingApiKey: req.body.klingApiKey, hasKlingSecretKey: !!settings.klingSecretKey, apiKey: settings.apiKey });
});`,
    },
  ],
  invalid: [
    {
      name: 'a server action that gives a token, made there or in a helper',
      filename: 'app/actions.ts',
      code: `'use server';
import jwt from 'jsonwebtoken';
const sign = () => jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY);
export async function token() { return sign(); }
export async function other() {
  return jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY);
}`,
      errors: [
        { messageId: 'returned', line: 4, data: { what: 'a JWT', how: 'signed on line 3' } },
        { messageId: 'returned', line: 6, data: { what: 'a JWT', how: 'signed on line 6' } },
      ],
    },
    {
      name: 'the props of a page',
      filename: 'pages/kling.tsx',
      code: `export async function getServerSideProps() {
  return { props: { apiKey: process.env.KLING_API_KEY } };
}`,
      errors: [
        {
          messageId: 'returned',
          line: 2,
          data: { what: 'an API key', how: 'read from KLING_API_KEY on line 2' },
        },
      ],
    },
    // What bundlers copy because they are told to.
    {
      name: 'a configuration of Next.js that copies a key, behind a plugin',
      filename: 'next.config.js',
      code: `const withMDX = require('@next/mdx')();
const config = {
  env: { KLING_MODEL: 'kling-v2-6', KLING_SK: process.env.KLING_SECRET_KEY },
};
config.env.KLING_AK = process.env.KLING_ACCESS_KEY;
module.exports = withMDX(config);`,
      errors: [
        bundled(3, 'the secret key', 'read from KLING_SECRET_KEY on line 3'),
        bundled(5, 'the access key', 'read from KLING_ACCESS_KEY on line 5'),
      ],
    },
    {
      name: 'a configuration of Vite that copies a key, and one that copies everything',
      filename: 'vite.config.ts',
      code: `import { defineConfig, loadEnv } from 'vite';
export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '');
  return { define: {
    'process.env.KLING_API_KEY': JSON.stringify(env.KLING_API_KEY),
    'process.env': process.env,
  } };
});`,
      errors: [
        bundled(5, 'an API key', 'read from KLING_API_KEY on line 3'),
        bundled(6, 'the whole environment', 'every key that is handed over in it'),
      ],
    },
    {
      name: 'the public part of the configuration of Nuxt',
      filename: 'nuxt.config.ts',
      code: `export default defineNuxtConfig({
  runtimeConfig: { public: { kling: { key: process.env.KLING_API_KEY } } },
});`,
      errors: [bundled(2, 'an API key', 'read from KLING_API_KEY on line 2')],
    },
    {
      name: 'what an app of Expo carries',
      filename: 'app.config.ts',
      code: `export default () => ({
  expo: { name: 'studio', extra: { klingKey: process.env.KLING_API_KEY } },
});`,
      errors: [bundled(2, 'an API key', 'read from KLING_API_KEY on line 2')],
    },
    {
      name: 'plugins of webpack',
      filename: 'webpack.config.js',
      code: `const webpack = require('webpack');
module.exports = {
  plugins: [
    new webpack.DefinePlugin({ 'process.env.KLING_KEY': JSON.stringify(process.env.KLING_API_KEY) }),
    new webpack.EnvironmentPlugin(['NODE_ENV', 'KLING_SECRET_KEY']),
  ],
};`,
      errors: [
        bundled(4, 'an API key', 'read from KLING_API_KEY on line 4'),
        bundled(5, 'the secret key', 'read from KLING_SECRET_KEY'),
      ],
    },
    {
      name: 'a build by esbuild, which is for browsers unless it says otherwise',
      filename: 'scripts/build.mjs',
      code: `import { build } from 'esbuild';
await build({ entryPoints: ['src/app.ts'], define: { KEY: JSON.stringify(process.env.KLING_API_KEY) } });`,
      errors: [bundled(2, 'an API key', 'read from KLING_API_KEY on line 2')],
    },
    // Under a public prefix.
    {
      name: 'Next.js: an API key',
      code: `const apiKey = process.env.NEXT_PUBLIC_KLING_API_KEY;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'Vite: both keys',
      code: `export const credentials = {
  accessKey: import.meta.env.VITE_KLING_ACCESS_KEY,
  secretKey: import.meta.env.VITE_KLING_SECRET_KEY,
};`,
      errors: [
        { messageId: 'publicPrefix', line: 2 },
        { messageId: 'publicPrefix', line: 3 },
      ],
    },
    {
      name: 'the short names',
      code: `const ak = process.env.NEXT_PUBLIC_KLINGAI_AK!;
const sk = process.env.NEXT_PUBLIC_KLINGAI_SK!;
export const pair = [ak, sk];`,
      errors: [
        { messageId: 'publicPrefix', line: 1 },
        { messageId: 'publicPrefix', line: 2 },
      ],
    },
    {
      name: 'Create React App, in JavaScript',
      filename: 'src/service.js',
      code: `const secret = process.env.REACT_APP_KLING_SECRET_KEY;
module.exports = { secret };`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'Expo',
      code: `export const apiKey = process.env.EXPO_PUBLIC_KLING_API_KEY;`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'Astro and SvelteKit',
      code: `export const apiKey = import.meta.env.PUBLIC_KLING_API_KEY;`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'a token under a public prefix',
      code: `export const token = import.meta.env.VITE_KLING_API_TOKEN as string;`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'read by a quoted name',
      code: `export const apiKey = process.env['NEXT_PUBLIC_KLING_API_KEY'];`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'read by a name in a constant',
      code: `const NAME = 'VITE_KLING_API_KEY'; export const apiKey = import.meta.env[NAME];`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'read through an alias of the environment',
      code: `const env = import.meta.env;
export const apiKey = env.VITE_KLING_API_KEY;`,
      errors: [{ messageId: 'publicPrefix', line: 2 }],
    },
    {
      name: 'read through a cast and an optional chain',
      code: `export const apiKey = (import.meta as any).env?.VITE_KLING_API_KEY;`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'read by destructuring, once renamed',
      code: `const {
  VITE_KLING_ACCESS_KEY,
  VITE_KLING_SECRET_KEY: secretKey,
  VITE_KLING_BASE_URL,
} = import.meta.env;
export const config = { accessKey: VITE_KLING_ACCESS_KEY, secretKey, baseUrl: VITE_KLING_BASE_URL };`,
      errors: [
        { messageId: 'publicPrefix', line: 2 },
        { messageId: 'publicPrefix', line: 3 },
      ],
    },
    {
      name: 'read as the fallback of a private name',
      code: `const apiKey =
  process.env.KLING_API_KEY ||
  process.env.NEXT_PUBLIC_KLING_API_KEY;
export const create = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${apiKey}\` } });`,
      errors: [{ messageId: 'publicPrefix', line: 3 }],
    },
    {
      name: 'read by a helper which takes the name',
      code: `const read = (name: string) => import.meta.env[name]; export const apiKey = read('VITE_KLING_API_KEY');`,
      errors: [{ messageId: 'publicPrefix', line: 1 }],
    },
    {
      name: 'read in the constructor of an SDK',
      code: `import KlingAPI from 'kling-api';
export const kling = new KlingAPI({
  accessKey: process.env.KLING_ACCESS_KEY,
  secretKey: process.env.NEXT_PUBLIC_KLING_SECRET_KEY,
});`,
      errors: [{ messageId: 'publicPrefix', line: 4 }],
    },
    {
      name: 'read in a field of a class',
      code: `export class KlingService {
  private readonly apiKey = import.meta.env.VITE_KLING_API_KEY;
  create(body: string) {
    return fetch('${T2V}', { method: 'POST', headers: { Authorization: \`Bearer \${this.apiKey}\` }, body });
  }
}`,
      errors: [{ messageId: 'publicPrefix', line: 2 }],
    },
    {
      name: 'the key of a reseller which calls Kling',
      code: `import { fal } from '@fal-ai/client';
fal.config({ credentials: process.env.NEXT_PUBLIC_FAL_API_KEY });
export const create = (prompt: string) => fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt } });`,
      errors: [{ messageId: 'publicPrefix', line: 2 }],
    },

    // In browser code.
    {
      name: "a key from the environment in a 'use client' file",
      filename: 'src/generate.tsx',
      code: `'use client';
export function Generate() {
  const run = () => fetch('${T2V}', { headers: { Authorization: \`Bearer \${process.env.KLING_API_KEY}\` } });
  return <button onClick={run}>Generate</button>;
}`,
      errors: [{ messageId: 'browserCode', line: 3 }],
    },
    {
      name: "a literal key in a 'use client' file without a component",
      code: `'use client';
export const create = () => fetch('${T2V}', { headers: { Authorization: 'Bearer ${API_KEY}' } });`,
      errors: [{ messageId: 'browserCode', line: 2 }],
    },
    {
      name: 'the directive in double quotes, after another',
      code: `"use strict";
"use client";
export const create = () => fetch('${T2V}', { headers: { Authorization: 'Bearer ' + process.env.KLING_API_KEY } });`,
      errors: [{ messageId: 'browserCode', line: 3 }],
    },
    {
      name: 'a component with state',
      filename: 'src/generate.jsx',
      code: `import { useState } from 'react';
export function Generate() {
  const [task, setTask] = useState();
  const run = async () => {
    const res = await fetch('${T2V}', { headers: { Authorization: 'Bearer ${API_KEY}' } });
    setTask(await res.json());
  };
  return <button onClick={run}>{task?.data.task_id}</button>;
}`,
      errors: [{ messageId: 'browserCode', line: 5 }],
    },
    {
      name: 'a listener in a page',
      filename: 'src/page.js',
      code: `document.querySelector('#generate').addEventListener('click', async () => {
  const res = await fetch('${T2V}', { method: 'POST', headers: { Authorization: 'Bearer ${API_KEY}' } });
  document.querySelector('#task').textContent = (await res.json()).data.task_id;
});`,
      errors: [{ messageId: 'browserCode', line: 2 }],
    },

    // Returned by a handler.
    {
      name: 'Next.js: a route hands out the signed token',
      code: `import jwt from 'jsonwebtoken';
import { NextResponse } from 'next/server';
export async function GET() {
  const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
  return NextResponse.json({ token });
}`,
      errors: [{ messageId: 'returned', line: 5 }],
    },
    {
      name: 'Next.js: with the standard Response and jose, under another name',
      code: `import { SignJWT } from 'jose';
export const GET = async () => {
  const signed = await new SignJWT({ iss: process.env.KLING_ACCESS_KEY })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('30m')
    .sign(new TextEncoder().encode(process.env.KLING_SECRET_KEY));
  return Response.json({ value: signed });
};`,
      errors: [{ messageId: 'returned', line: 7 }],
    },
    {
      name: 'Next.js: an API page',
      filename: 'pages/api/config.ts',
      code: `import type { NextApiRequest, NextApiResponse } from 'next';
export default function handler(_req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json({ apiKey: process.env.KLING_API_KEY });
}`,
      errors: [{ messageId: 'returned', line: 3 }],
    },
    {
      name: 'Express: a route named jwt, the token from a helper',
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
function generateKlingToken() {
  return jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
}
app.get('/jwt', (_req, res) => {
  res.send(generateKlingToken());
});`,
      errors: [{ messageId: 'returned', line: 8 }],
    },
    {
      name: 'Express: the first 30 and the last 10 characters, in CommonJS',
      filename: 'src/server.cjs',
      code: `const jwt = require('jsonwebtoken');
const router = require('express').Router();
router.get('/debug', (req, res) => {
  const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY);
  res.json({ ok: true, token: token.slice(0, 30) + '...' + token.slice(-10) });
});
module.exports = router;`,
      errors: [{ messageId: 'returned', line: 5 }],
    },
    {
      name: 'Express: inside an object of credentials',
      code: `import express from 'express';
const app = express();
const credentials = { accessKey: process.env.KLING_ACCESS_KEY, secretKey: process.env.KLING_SECRET_KEY };
app.get('/config', (_req, res) => {
  res.json({ kling: { ...credentials } });
});`,
      errors: [{ messageId: 'returned', line: 5 }],
    },
    {
      name: 'Fastify: the returned value is the answer',
      code: `import Fastify from 'fastify';
import jwt from 'jsonwebtoken';
const app = Fastify();
app.get('/kling/token', async () => {
  const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
  return { token };
});`,
      errors: [{ messageId: 'returned', line: 6 }],
    },
    {
      name: 'Hono',
      code: `import { Hono } from 'hono';
import { sign } from 'jsonwebtoken';
const app = new Hono();
app.get('/kling/token', (c) => {
  const jwt = sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
  return c.json({ jwt });
});`,
      errors: [{ messageId: 'returned', line: 6 }],
    },
    {
      name: 'an edge function, as text of an object',
      code: `import jwt from 'npm:jsonwebtoken';
Deno.serve(() => {
  const token = jwt.sign({ iss: Deno.env.get('KLING_ACCESS_KEY'), exp: Math.floor(Date.now() / 1000) + 1800 }, Deno.env.get('KLING_SECRET_KEY'));
  return new Response(JSON.stringify({ token }), { headers: { 'Content-Type': 'application/json' } });
});`,
      errors: [{ messageId: 'returned', line: 4 }],
    },
    {
      name: 'Nest: a controller',
      code: `import { Controller, Get } from '@nestjs/common';
import jwt from 'jsonwebtoken';
@Controller('kling')
export class KlingController {
  @Get('token')
  token() {
    const token = jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!);
    return { token };
  }
}`,
      errors: [{ messageId: 'returned', line: 8 }],
    },
    {
      name: 'the whole header',
      code: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
const headers = () => ({ Authorization: \`Bearer \${jwt.sign({ iss: process.env.KLING_ACCESS_KEY, exp: Math.floor(Date.now() / 1000) + 1800 }, process.env.KLING_SECRET_KEY!)}\` });
app.get('/kling/headers', (_req, res) => {
  res.json(headers());
});`,
      errors: [{ messageId: 'returned', line: 6 }],
    },

    {
      name: "what another file calls Kling's",
      code: `import express from 'express';
import { getKlingToken, keys } from './keys';
const app = express();
app.get('/kling/debug', (_req, res) => {
  res.send(keys.klingSecretKey);
});
app.get('/kling/token', async (_req, res) => {
  res.json({ token: await getKlingToken() });
});`,
      errors: [
        { messageId: 'returned', line: 5 },
        { messageId: 'returned', line: 8 },
      ],
    },
  ],
});
