/** The reviewed service works: from the prompt to the user's own copy, and to its erasure. Only the network is made up. */
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fileAuditLog } from 'eslint-plugin-kling/client';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { readConfig } from '../../docs/examples/reviewed-service/src/config.js';
import { Consents } from '../../docs/examples/reviewed-service/src/consents.js';
import { Routes } from '../../docs/examples/reviewed-service/src/http.js';
import { createKling } from '../../docs/examples/reviewed-service/src/kling.js';
import { Library } from '../../docs/examples/reviewed-service/src/library.js';
import { addRoutes, refuse } from '../../docs/examples/reviewed-service/src/routes.js';
import { webhookSecrets } from '../../docs/examples/reviewed-service/src/secrets.js';
import { Studio } from '../../docs/examples/reviewed-service/src/studio.js';
import { addWebhook } from '../../docs/examples/reviewed-service/src/webhook.js';
import { AK, SK, WEBHOOK_SECRET } from '../support/fake-credentials.js';

// The tool that takes metadata out is not installed everywhere.
vi.mock('node:child_process', () => ({
  execFile: (_tool: string, args: readonly string[], done: (error: Error | null) => void) => {
    tools.push(args);
    done(null);
  },
}));

const tools = vi.hoisted((): (readonly string[])[] => []);

/** What the made-up network was sent. */
interface Sent {
  readonly url: string;
  readonly authorization: string | null;
  readonly body: string;
}

let directory: string;
let server: Server;
let sent: Sent[];
let logged: string[];
/** What the moderation service and the scanner say. */
let verdicts: { moderation: boolean; scanner: boolean };

const CDN_URL = 'https://v15-kling-fdl.klingai.com/bs2/video.mp4?x-kcdn-pid=1';
const REAL_FETCH = globalThis.fetch;

function task(status: string): object {
  return {
    task_id: 'task-1',
    task_status: status,
    task_result: status === 'succeed' ? { videos: [{ id: 'video-1', url: CDN_URL, duration: '5' }] } : {},
  };
}

/** The vendor, its CDN, and the company's own services. */
async function network(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const body = await request.text();
  sent.push({ url: request.url, authorization: request.headers.get('authorization'), body });
  const { hostname, pathname } = new URL(request.url);
  if (hostname === 'moderation.acme.example') return Response.json({ allowed: verdicts.moderation });
  if (hostname === 'scanner.acme.example') return Response.json({ allowed: verdicts.scanner });
  if (request.url === CDN_URL) return new Response('the video');
  const data = task(request.method === 'POST' ? 'submitted' : 'succeed');
  if (pathname.startsWith('/v1/videos/')) return Response.json({ code: 0, request_id: 'r', data });
  throw new Error(`nobody is at ${request.url}`);
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kling-example-'));
  sent = [];
  logged = [];
  verdicts = { moderation: true, scanner: true };
  vi.stubGlobal('fetch', network);
  vi.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line));

  const keyFile = join(directory, 'key');
  const secretsFile = join(directory, 'webhook');
  await writeFile(keyFile, JSON.stringify({ accessKey: AK, secretKey: SK, environment: 'production' }));
  await writeFile(secretsFile, `${WEBHOOK_SECRET}\n`);
  const example = await readFile(
    new URL('../../docs/examples/reviewed-service/.env.example', import.meta.url),
    'utf8',
  );
  const env = Object.fromEntries(example.split('\n').map((line) => line.split('='))) as NodeJS.ProcessEnv;
  const config = {
    ...readConfig({ ...env, STUDIO_ENVIRONMENT: 'production', STUDIO_DATA: directory }),
    klingSecretPath: keyFile,
  };

  const library = await Library.open(join(directory, 'videos'));
  const consents = await Consents.open(join(directory, 'consents'));
  const audit = fileAuditLog(join(directory, 'audit.jsonl'));
  const kling = createKling(config, { library, consents, audit });
  const studio = new Studio(kling, library, config.origin);
  const routes = new Routes();
  const sessions = (cookie: string | undefined) => Promise.resolve(cookie?.replace('user=', ''));
  addRoutes(routes, { kling, library, consents, studio, sessions });
  addWebhook(routes, studio, () => webhookSecrets(secretsFile));
  server = createServer((request, response) => void routes.answer(request, response, refuse));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await rm(directory, { recursive: true });
});

/** Asks the service. */
async function ask(
  method: string,
  path: string,
  { user, body, headers = {} }: { user?: string; body?: object | string; headers?: Record<string, string> },
): Promise<{ status: number; text: string; json: Record<string, unknown> }> {
  const { port } = server.address() as AddressInfo;
  const response = await REAL_FETCH(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: {
      ...(user !== undefined && { cookie: `user=${user}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, text, json };
}

const toKling = () => sent.filter(({ url }) => url.includes('/v1/videos/'));

/** Starts a video and gives its id. */
async function start(user = 'anna', prompt = 'A lighthouse at dawn'): Promise<string> {
  const { status, json } = await ask('POST', '/api/videos', { user, body: { prompt } });
  expect(status).toBe(202);
  return String(json['id']);
}

it('makes a video of a clean prompt, and keeps its own copy for its owner', async () => {
  const id = await start('anna', 'A card for anna@mail.example <b>\u202E');
  const [creation] = toKling();
  expect(creation?.authorization).toMatch(/^Bearer eyJ/u);
  expect(JSON.parse(creation?.body ?? '')).toMatchObject({
    prompt: 'A card for [removed] b',
    callback_url: 'https://studio.acme.example/webhooks/kling',
    external_task_id: id,
  });

  const found = await ask('GET', `/api/videos/${id}`, { user: 'anna' });
  expect(found.json).toMatchObject({ id, status: 'ready' });
  expect(found.text).not.toContain('klingai.com');
  const download = await ask('GET', `/api/videos/${id}/download`, { user: 'anna' });
  expect(download.text).toBe('the video');
  expect(sent.find(({ url }) => url === CDN_URL)?.authorization).toBeNull();
  expect(tools.at(-1)).toContain('-gps:all=');
  const { mode } = await stat(join(directory, 'videos', `${id}.mp4`));
  expect((mode & 0o777).toString(8)).toBe('600');
});

it('shows it to nobody else', async () => {
  const id = await start('anna');
  for (const path of [`/api/videos/${id}`, `/api/videos/${id}/download`, '/api/videos/..%2Fkey']) {
    expect((await ask('GET', path, { user: 'ben' })).status, path).toBe(404);
    expect((await ask('GET', path, {})).status, path).toBe(401);
  }
});

it('sends nothing that the company, or the length of the field, forbids', async () => {
  verdicts.moderation = false;
  const refused = await ask('POST', '/api/videos', { user: 'anna', body: { prompt: 'Something bad' } });
  expect(refused.status).toBe(422);
  const long = await ask('POST', '/api/videos', { user: 'anna', body: { prompt: 'a'.repeat(801) } });
  expect(long.status).toBe(400);
  const typed = await ask('POST', '/api/videos', {
    body: '{}',
    user: 'anna',
    headers: { 'content-type': 'text/plain' },
  });
  expect(typed.status).toBe(415);
  expect(toKling()).toEqual([]);
  expect(await readdir(join(directory, 'videos'))).toEqual([]);
});

it('makes videos of portraits only with consent, and only of uploads', async () => {
  const portraitUrl = 'https://media.acme.example/anna.jpg';
  const post = (body: object) => ask('POST', '/api/videos/portrait', { user: 'anna', body });
  expect((await post({ prompt: 'She smiles', portraitUrl })).status).toBe(400);
  const elsewhere = { prompt: 'She smiles', portraitUrl: 'https://10.0.0.1/anna.jpg', consent: true };
  expect((await post(elsewhere)).status).toBe(422);
  expect(toKling()).toEqual([]);
  expect((await post({ prompt: 'She smiles', portraitUrl, consent: true })).status).toBe(202);
  expect(JSON.parse(toKling()[0]?.body ?? '')).toMatchObject({ image: portraitUrl });
});

it('takes choices for greetings and settings, and no words of its own for them', async () => {
  const greeting = await ask('POST', '/api/greetings', { user: 'anna', body: { occasion: 'birthday' } });
  expect(greeting.status).toBe(202);
  const odd = { prompt: 'A sea', negativePrompt: 'people', aspectRatio: '16:9', durationSeconds: 7 };
  expect((await ask('POST', '/api/videos/advanced', { user: 'anna', body: odd })).status).toBe(400);
  const body = { ...odd, durationSeconds: 10 };
  expect((await ask('POST', '/api/videos/advanced', { user: 'anna', body })).status).toBe(202);
  expect(JSON.parse(toKling()[1]?.body ?? '')).toMatchObject({ duration: '10', negative_prompt: 'people' });
});

it('stores what a signed callback tells of, once, and believes no other', async () => {
  const id = await start();
  const body = JSON.stringify({ ...task('succeed'), task_info: { external_task_id: id } });
  const at = new Date();
  const headers = {
    'webhook-id': 'msg-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(WEBHOOK_SECRET).sign('msg-1', at, body),
  };
  const call = (text: string) => ask('POST', '/webhooks/kling', { body: text, headers });
  expect((await call(body.replace('task-1', 'task-2'))).status).toBe(401);
  expect(await readdir(join(directory, 'videos'))).toEqual([`${id}.json`]);
  const answers = await Promise.all([call(body), call(body)]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect(await readdir(join(directory, 'videos'))).toEqual([`${id}.json`, `${id}.mp4`]);
  expect(sent.filter(({ url }) => url === CDN_URL)).toHaveLength(1);
});

it('keeps nothing that the scanner refuses', async () => {
  verdicts.scanner = false;
  const id = await start();
  expect((await ask('GET', `/api/videos/${id}`, { user: 'anna' })).json).toMatchObject({ status: 'failed' });
  expect((await ask('GET', `/api/videos/${id}/download`, { user: 'anna' })).status).toBe(409);
});

it('erases a user, and what has expired', async () => {
  const id = await start('anna');
  await ask('GET', `/api/videos/${id}`, { user: 'anna' });
  await start('ben');
  const erased = await ask('DELETE', '/api/account', { user: 'anna' });
  expect(erased.json).toMatchObject({ videos: 1 });
  expect(await readdir(join(directory, 'videos'))).toHaveLength(1);
  expect(await readFile(join(directory, 'audit.jsonl'), 'utf8')).not.toContain('"anna"');

  const library = await Library.open(join(directory, 'videos'));
  expect(await library.deleteExpired()).toBe(0);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 24 * 60 * 60 * 1000 });
  expect(await library.deleteExpired()).toBe(1);
  vi.useRealTimers();
  expect(await readdir(join(directory, 'videos'))).toEqual([]);
});

it('says of the key what may be said, and of prompts and tokens nothing', async () => {
  await start();
  vi.stubGlobal('fetch', () => Promise.reject(new Error('refused: Bearer eyJ')));
  const failed = await ask('POST', '/api/videos', { user: 'anna', body: { prompt: 'A secret plan' } });
  expect(failed.status).toBe(502);
  const log = logged.join('\n');
  expect(log).toContain(`"key":"${AK.slice(0, 8)}..."`);
  for (const secret of [AK, SK, 'eyJ', 'lighthouse', 'secret plan']) {
    expect(log + failed.text, secret).not.toContain(secret);
  }
});
