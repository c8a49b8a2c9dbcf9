import rule from '../../src/rules/no-persisted-cdn-url.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}`);
  return parts[0].split('\n').length;
}

type Extra = Pick<ValidCase, 'filename' | 'settings' | 'options'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });
const report =
  (messageId: string) =>
  (name: string, code: string, at: string, extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [{ messageId, line: lineOf(code, at) }],
    ...extra,
  });
const stored = report('stored');
const answered = report('answered');
const shown = report('shown');
const literal = report('literal');

const API = 'https://api-singapore.klingai.com';

/** A job that asks for a task with `fetch`, takes its video and does `steps`. */
const job = (steps: string, above = '') => `
import fs from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { prisma, db, redis, log } from './infra';
import { uploadFromUrl, uploadBuffer, saveToS3, klingHeaders } from './helpers';
const s3 = new S3Client({});
${above}
export async function finish(id: string) {
  const response = await fetch(\`${API}/v1/videos/text2video/\${id}\`, { headers: await klingHeaders() });
  const { data: task } = await response.json();
  if (task.task_status !== 'succeed') return null;
  const video = task.task_result.videos[0];
  ${steps}
  return task;
}
`;

/** A callback of the newer routes. */
const callback = (steps: string) => `
import express from 'express';
import { prisma, uploadFromUrl } from './infra';
export const router = express.Router();
router.post('/webhooks/kling', async (req, res) => {
  const { status, outputs } = req.body;
  ${steps}
  res.sendStatus(200);
});
`;

const toDatabase = 'await prisma.video.update({ where: { id }, data: { videoUrl: video.url } });';
const bytes = 'const file = await fetch(video.url);\n  const body = Buffer.from(await file.arrayBuffer());';
const put = "await s3.send(new PutObjectCommand({ Bucket: 'b', Key: `${id}.mp4`, Body: body }));";

run(rule, {
  valid: [
    fine(
      'a binding whose type is no store',
      `
interface Env { JOBS: Dispatcher }
export async function finish(id: string, env: Env, headers: Headers) {
  const response = await fetch(\`${API}/v1/videos/text2video/\${id}\`, { headers });
  const { data } = await response.json();
  await env.JOBS.put(id, JSON.stringify({ url: data.task_result.videos[0].url }));
}
`,
    ),
    fine(
      'a record that is made with the end beside it, and saved',
      `
const Video = require('../models/video');
exports.finish = async (task) => {
  const video = new Video({ url: task.task_result.videos[0].url, expiresAt: inDays(30) });
  await video.save();
};
`,
      { filename: 'src/kling.js' },
    ),
    fine(
      'another body of a Koa context',
      `
import Router from '@koa/router';
export const router = new Router();
router.get('/videos/:id', async (ctx) => {
  const response = await fetch(\`${API}/v1/videos/text2video/\${ctx.params.id}\`);
  const { data: task } = await response.json();
  ctx.body = { status: task.task_status };
});
`,
    ),
    fine('nothing is kept', job('log.info({ id }, task.task_status);')),
    fine(
      'the status is kept',
      job('await prisma.video.update({ where: { id }, data: { status: task.task_status } });'),
    ),
    fine(
      'the id and length of a video are kept',
      job(
        'await prisma.video.update({ where: { id }, data: { klingId: video.id, duration: video.duration } });',
      ),
    ),
    fine('it is returned', job('return video.url;')),
    fine(
      'it is handed to a callback',
      job('onDone(video.url);', 'declare const onDone: (url: string) => void;'),
    ),
    fine(
      'fetched and put into a bucket',
      job(
        `${bytes}\n  ${put}\n  await prisma.video.update({ where: { id }, data: { key: \`\${id}.mp4\`, originalUrl: video.url } });`,
      ),
    ),
    fine(
      'the store keeps the key of the own copy',
      job(
        `${bytes}\n  ${put}\n  await prisma.video.update({ where: { id }, data: { key: \`\${id}.mp4\` } });`,
      ),
    ),
    fine(
      'written to disk',
      job(`${bytes}\n  await writeFile(\`videos/\${id}.mp4\`, body);\n  ${toDatabase}`),
    ),
    fine(
      'streamed to disk',
      job(
        `const file = await fetch(video.url);\n  await pipeline(file.body, fs.createWriteStream('out.mp4'));\n  ${toDatabase}`,
      ),
    ),
    fine(
      'the upload gives the URL',
      job(
        'const videoUrl = await uploadFromUrl(video.url);\n  await prisma.video.update({ where: { id }, data: { videoUrl } });',
      ),
    ),
    fine(
      'original_url beside the own copy',
      job(
        'const own = await uploadFromUrl(video.url, `videos/${id}.mp4`);\n  await db.videos.insert({ id, url: own, original_url: video.url });',
      ),
    ),
    fine(
      'saved to a bucket by a helper of another file',
      job(`await saveToS3(video.url, id);\n  ${toDatabase}`),
    ),
    fine(
      'fetched here, uploaded by a helper',
      job(
        `${bytes}\n  const { key } = await uploadBuffer(body);\n  await prisma.video.update({ where: { id }, data: { key, klingUrl: video.url } });`,
      ),
    ),
    fine(
      'an expiry beside it',
      job(
        'await prisma.video.update({ where: { id }, data: { videoUrl: video.url, expiresAt: new Date(Date.now() + 30 * 86400_000) } });',
      ),
    ),
    fine(
      'an expiry beside it, in snake case',
      job(
        "await db.collection('videos').insertOne({ url: video.url, url_expires_at: task.updated_at + 2592000000 });",
      ),
    ),
    fine('a cache entry that ends', job("await redis.set(`video:${id}`, video.url, 'EX', 3600);")),
    fine(
      'a cache entry that ends, by options',
      job('await redis.set(`video:${id}`, video.url, { ex: 3600 });'),
    ),
    fine(
      'a cache entry that ends, by its command',
      job('await redis.setex(`video:${id}`, 3600, video.url);'),
    ),
    fine(
      'a copy before the task is saved, in a helper of the file',
      job(
        `await keep(video.url, id);\n  ${toDatabase}`,
        'async function keep(url: string, id: string) {\n  const file = await fetch(url);\n  if (!file.ok) throw new Error("no file");\n  await writeFile(`videos/${id}.mp4`, Buffer.from(await file.arrayBuffer()));\n}',
      ),
    ),
    fine(
      'a copy of each',
      job(
        'const own = [];\n  for (const one of task.task_result.videos) own.push(await uploadFromUrl(one.url));\n  await prisma.video.update({ where: { id }, data: { own, original: video.url } });',
      ),
    ),
    fine(
      'a failed copy ends it',
      job(
        `try {\n    await uploadFromUrl(video.url);\n  } catch (error) {\n    log.error(error);\n    throw error;\n  }\n  ${toDatabase}`,
      ),
    ),
    fine(
      'then the database',
      job(
        'await uploadFromUrl(video.url).then((own) => prisma.video.update({ where: { id }, data: { own, originalUrl: video.url } }));',
      ),
    ),
    fine(
      'ffmpeg fetches it',
      `import { execFileSync } from 'node:child_process';\n${job(`execFileSync('ffmpeg', ['-i', video.url, 'out.mp4']);\n  ${toDatabase}`)}`,
    ),
    fine(
      'a hash of it',
      job(
        "await prisma.video.update({ where: { id }, data: { hash: createHash('sha256').update(video.url).digest('hex') } });",
        "import { createHash } from 'node:crypto';",
      ),
    ),
    fine(
      'the host of it',
      job('await prisma.video.update({ where: { id }, data: { host: new URL(video.url).hostname } });'),
    ),
    fine(
      'an image URL of the caller',
      "import { prisma } from './db';\nexport async function create(imageUrl: string) {\n  const kling = 'https://api-singapore.klingai.com/v1/videos/image2video';\n  await prisma.video.create({ data: { imageUrl } });\n  return fetch(kling, { method: 'POST', body: JSON.stringify({ image: imageUrl }) });\n}",
    ),
    fine(
      'the id of a new task in the database and the answer',
      `
import express from 'express';
import { prisma } from './infra';
const app = express();
app.post('/videos', async (req, res) => {
  const answer = await fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: 'a fox' }) });
  const { data } = await answer.json();
  await prisma.task.create({ data: { taskId: data.task_id } });
  res.json({ taskId: data.task_id });
});
`,
    ),
    fine(
      'the answer to a new task as it came',
      `
import express from 'express';
const app = express();
app.post('/videos', async (req, res) => {
  const answer = await fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: 'a fox' }) });
  res.json(await answer.json());
});
`,
    ),
    fine(
      'the bytes are the answer',
      `
import express from 'express';
const app = express();
app.get('/videos/:id/file', async (req, res) => {
  const answer = await fetch(\`${API}/v1/videos/text2video/\${encodeURIComponent(req.params.id)}\`);
  const { data } = await answer.json();
  const file = await fetch(data.task_result.videos[0].url);
  res.send(Buffer.from(await file.arrayBuffer()));
});
`,
    ),
    fine(
      'an answer that says when it ends',
      `
import express from 'express';
import { kling } from './kling';
const app = express();
app.get('/videos/:id', async (req, res) => {
  const task = await kling.getTask(req.params.id);
  res.json({ url: task.task_result.videos[0].url, expiresAt: task.updated_at + 2592000000 });
});
`,
    ),
    fine(
      'a callback that makes its own copy',
      callback(
        'const url = await uploadFromUrl(outputs[0].url);\n  await prisma.video.create({ data: { url } });',
      ),
    ),
    fine(
      'the page shows the own copy',
      'export function Player({ video }: { video: { ownUrl: string; klingId: string } }) {\n  return <video src={video.ownUrl} controls />;\n}',
      { filename: 'src/kling/player.tsx' },
    ),
    fine(
      'the page shows it through an own route',
      'export function Player({ task }) {\n  return <video src={`/api/kling/${encodeURIComponent(task.task_result.videos[0].url)}`} />;\n}',
      { filename: 'src/kling/player.tsx' },
    ),
    fine(
      'a test of the host',
      "export const isKlingUrl = (url: string) => url.startsWith('https://v15-kling-fdl.klingai.com/');",
    ),
    fine('a literal in a test', "export const url = 'https://v15-kling-fdl.klingai.com/bs2/x.mp4';", {
      filename: 'tests/kling.test.ts',
    }),
    fine(
      'a page of the documentation',
      "export const docs = 'https://app.klingai.com/global/dev/document-api';",
    ),
    fine(
      'a Map of the process',
      'const tasks = new Map();\nexport const remember = (task: any) => tasks.set(task.task_id, { url: task.task_result.videos[0].url });',
      { filename: 'src/kling.ts' },
    ),
    fine(
      'another vendor in a file that has nothing to do with Kling',
      "import { prisma } from './db';\nexport const save = (task: any) => prisma.video.create({ data: { url: task.outputs[0].url } });",
    ),
    fine(
      'fetched by a helper of the file, kept by a service',
      job(
        'const key = await storage.putObject(`${id}.mp4`, await bytesOf(video.url));\n  await prisma.video.update({ where: { id }, data: { key, klingUrl: video.url } });',
        "import { storage } from './infra';\nasync function bytesOf(url: string) {\n  const file = await fetch(url);\n  return Buffer.from(await file.arrayBuffer());\n}",
      ),
    ),
    fine(
      'an error of the upload ends it',
      job(
        "const blob = await (await fetch(video.url)).blob();\n  const { error } = await supabase.storage.from('videos').upload(id, blob);\n  if (error) throw error;\n  await db.videos.insert({ path: id, original_url: video.url });",
        "import { supabase } from './infra';",
      ),
    ),
  ],
  invalid: [
    answered(
      'the body of a Koa context',
      `
import Router from '@koa/router';
export const router = new Router();
router.get('/videos/:id', async (ctx) => {
  const response = await fetch(\`${API}/v1/videos/text2video/\${ctx.params.id}\`);
  const { data: task } = await response.json();
  ctx.body = { url: task.task_result.videos[0].url };
});
`,
      'ctx.body =',
    ),
    stored(
      'a record that is made and saved',
      `
const Video = require('../models/video');
exports.finish = async (task) => {
  const video = new Video({ url: task.task_result.videos[0].url });
  await video.save();
};
`,
      'video.save()',
      { filename: 'src/kling.js' },
    ),
    stored(
      'a binding whose type is a store',
      `
interface Env { JOBS: KVNamespace }
export async function finish(id: string, env: Env, headers: Headers) {
  const response = await fetch(\`${API}/v1/videos/text2video/\${id}\`, { headers });
  const { data } = await response.json();
  await env.JOBS.put(id, JSON.stringify({ url: data.task_result.videos[0].url }));
}
`,
      'env.JOBS.put',
    ),
    stored('prisma', job(toDatabase), 'data: { videoUrl'),
    stored(
      'through an alias',
      job('const { url } = video;\n  await prisma.video.update({ where: { id }, data: { videoUrl: url } });'),
      'videoUrl: url',
    ),
    stored(
      'an object made before',
      job('const data = { videoUrl: video.url };\n  await prisma.video.update({ where: { id }, data });'),
      'where: { id }, data }',
    ),
    stored(
      'all videos',
      job(
        'await prisma.video.createMany({ data: task.task_result.videos.map((one) => ({ url: one.url })) });',
      ),
      'createMany',
    ),
    stored(
      'the whole result',
      job(
        'await prisma.video.update({ where: { id }, data: { result: JSON.stringify(task.task_result) } });',
      ),
      'JSON.stringify',
    ),
    stored(
      'mongoose, by its model',
      job(
        'await Video.findByIdAndUpdate(id, { $set: { url: video.url } });',
        "import { Video } from './models';",
      ),
      '$set',
    ),
    stored(
      'a document that is saved',
      job(
        'const row = await Video.findById(id);\n  row.url = video.url;\n  await row.save();',
        "import { Video } from './models';",
      ),
      'row.save()',
    ),
    stored(
      'drizzle',
      `import { drizzle } from 'drizzle-orm/node-postgres';\nconst orm = drizzle(process.env.DATABASE_URL);\n${job('await orm.update(videos).set({ url: video.url });', "import { videos } from './schema';")}`,
      'set({ url',
    ),
    stored(
      'supabase',
      job(
        "await supabase.from('videos').update({ video_url: video.url }).eq('id', id);",
        "import { createClient } from '@supabase/supabase-js';\nconst supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY);",
      ),
      "from('videos')",
    ),
    stored(
      'firestore',
      job(
        "await setDoc(doc(store, 'videos', id), { url: video.url });",
        "import { doc, getFirestore, setDoc } from 'firebase/firestore';\nconst store = getFirestore();",
      ),
      "'videos', id",
    ),
    stored(
      'a statement',
      job(
        "await pool.query('UPDATE videos SET url = $1 WHERE id = $2', [video.url, id]);",
        "import { Pool } from 'pg';\nconst pool = new Pool();",
      ),
      'pool.query',
    ),
    stored(
      'a tagged statement',
      job(
        'await sql`INSERT INTO videos (id, url) VALUES (${id}, ${video.url})`;',
        "import { sql } from './db';",
      ),
      'INSERT INTO',
    ),
    stored('a cache without end', job('await redis.set(`video:${id}`, video.url);'), 'redis.set'),
    stored('a hash of redis', job('await redis.hset(`video:${id}`, { url: video.url });'), 'redis.hset'),
    stored(
      'a file of records',
      job("fs.writeFileSync('videos.json', JSON.stringify({ id, url: video.url }));"),
      'videos.json',
    ),
    stored('the browser', job("localStorage.setItem('lastVideo', video.url);"), 'lastVideo'),
    stored(
      'only its headers are asked for',
      job(`await fetch(video.url, { method: 'HEAD' });\n  ${toDatabase}`),
      'data: { videoUrl',
    ),
    stored(
      'kept when the upload fails',
      job(
        'let url = video.url;\n  try {\n    url = await uploadFromUrl(video.url);\n  } catch (error) {\n    log.warn(error);\n  }\n  await prisma.video.update({ where: { id }, data: { url } });',
      ),
      'data: { url }',
    ),
    stored(
      'kept when the upload fails, as a promise',
      job(
        'const url = await uploadFromUrl(video.url).catch(() => video.url);\n  await prisma.video.update({ where: { id }, data: { url } });',
      ),
      'data: { url }',
    ),
    stored(
      'kept when the upload gives nothing',
      job(
        'const url = (await uploadFromUrl(video.url)) ?? video.url;\n  await prisma.video.update({ where: { id }, data: { url } });',
      ),
      'data: { url }',
    ),
    stored(
      'kept when a helper of the file fails',
      job(
        'const url = await rehost(video.url);\n  await prisma.video.update({ where: { id }, data: { url } });',
        'async function rehost(url: string) {\n  try {\n    const file = await fetch(url);\n    return await uploadBuffer(Buffer.from(await file.arrayBuffer()));\n  } catch {\n    return url;\n  }\n}',
      ),
      'data: { url }',
    ),
    stored(
      'stored now, replaced later',
      job(
        `${toDatabase}\n  const own = await uploadFromUrl(video.url);\n  await prisma.video.update({ where: { id }, data: { own } });`,
      ),
      'data: { videoUrl',
    ),
    stored(
      'a copy that nobody waits for',
      job(`void uploadFromUrl(video.url);\n  ${toDatabase}`),
      'data: { videoUrl',
    ),
    stored(
      'a copy in some cases',
      job(`if (process.env.KEEP) await uploadFromUrl(video.url);\n  ${toDatabase}`),
      'data: { videoUrl',
    ),
    stored(
      'a copy of something else',
      job(`await uploadFromUrl(task.thumbnail);\n  ${toDatabase}`),
      'data: { videoUrl',
    ),
    stored(
      'a callback',
      callback('await prisma.video.create({ data: { url: outputs[0].url } });'),
      'outputs[0].url',
    ),
    stored(
      'a helper of Kling that waits',
      "import { klingClient } from './kling';\nimport { prisma } from './db';\nexport async function run(id: string) {\n  const videoUrl = await klingClient.waitForCompletion(id);\n  await prisma.video.update({ where: { id }, data: { videoUrl } });\n}",
      'data: { videoUrl }',
    ),
    stored(
      'fal',
      "import { fal } from '@fal-ai/client';\nimport { db } from './db';\nexport async function make(prompt: string) {\n  const { data } = await fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt } });\n  await db.videos.insert({ url: data.video.url });\n}",
      'db.videos.insert',
    ),
    stored(
      'replicate',
      "import Replicate from 'replicate';\nimport { db } from './db';\nconst replicate = new Replicate();\nexport async function make(prompt: string) {\n  const output = await replicate.run('kwaivgi/kling-v1.6-standard', { input: { prompt } });\n  await db.videos.insert({ url: output });\n}",
      'db.videos.insert',
    ),
    stored(
      'a polling helper of the file',
      `
import axios from 'axios';
import { prisma } from './db';
const kling = axios.create({ baseURL: '${API}' });
async function poll(id: string): Promise<string> {
  for (;;) {
    const { data } = await kling.get(\`/tasks?task_ids=\${id}\`);
    const [task] = data.data;
    if (task.status === 'succeeded') return task.outputs[0].url;
  }
}
export async function finish(id: string) {
  const url = await poll(id);
  await prisma.video.update({ where: { id }, data: { url } });
}
`,
      'data: { url }',
    ),
    answered(
      'express',
      `
import express from 'express';
import axios from 'axios';
const app = express();
app.get('/videos/:id', async (req, res) => {
  const { data } = await axios.get(\`${API}/v1/videos/text2video/\${encodeURIComponent(req.params.id)}\`);
  const [video] = data.data.task_result.videos;
  res.status(200).json({ videoUrl: video.url });
});
`,
      'videoUrl: video.url',
    ),
    answered(
      'a route of Next.js',
      `
import { NextResponse } from 'next/server';
export async function GET(request: Request, { params }) {
  const answer = await fetch(\`${API}/tasks?task_ids=\${params.id}\`);
  const body = await answer.json();
  return NextResponse.json({ url: body.data[0].outputs[0].url });
}
`,
      'outputs[0].url',
      { filename: 'app/api/videos/[id]/route.ts' },
    ),
    answered(
      'the answer about a task as it came',
      `
import { NextResponse } from 'next/server';
export async function GET(request: Request, { params }) {
  const answer = await fetch(\`${API}/v1/videos/text2video/\${params.id}\`);
  const body = await answer.json();
  return NextResponse.json(body);
}
`,
      'json(body)',
      { filename: 'app/api/videos/[id]/route.ts' },
    ),
    shown(
      'an element',
      'export function Player({ task }) {\n  return <video src={task.task_result.videos[0].url} controls />;\n}',
      'src=',
      { filename: 'src/kling/player.tsx' },
    ),
    shown(
      'state of a component',
      `
import { useState } from 'react';
export function Studio() {
  const [videoUrl, setVideoUrl] = useState<string>();
  async function poll(id: string) {
    const answer = await fetch(\`${API}/tasks?task_ids=\${id}\`);
    const { data } = await answer.json();
    setVideoUrl(data[0].outputs[0].url);
  }
  return <div onClick={() => poll('1')}>{videoUrl && <video src={videoUrl} />}</div>;
}
`,
      'src={videoUrl}',
      { filename: 'src/studio.tsx' },
    ),
    stored(
      'kept when the upload has an error',
      job(
        "let url = video.url;\n  const blob = await (await fetch(video.url)).blob();\n  const { error } = await supabase.storage.from('videos').upload(id, blob);\n  if (!error) url = supabase.storage.from('videos').getPublicUrl(id).data.publicUrl;\n  await prisma.video.update({ where: { id }, data: { url } });",
        "import { supabase } from './infra';",
      ),
      'data: { url }',
    ),
    stored(
      'a repository by its type',
      'export class KlingJob {\n  constructor(private readonly videos: VideoRepository) {}\n  async finish(task: any) {\n    await this.videos.save({ url: task.task_result.videos[0].url });\n  }\n}',
      'this.videos.save',
    ),
    shown(
      'a list of a component',
      "import { useState } from 'react';\nexport function Kling({ task }) {\n  const [urls, setUrls] = useState<string[]>([]);\n  const add = () => setUrls((old) => [...old, task.outputs[0].url]);\n  return <ul onClick={add}>{urls.map((url) => <li key={url}><video src={url} /></li>)}</ul>;\n}",
      'src={url}',
      { filename: 'src/kling.tsx' },
    ),
    literal(
      'a literal',
      "export const demo = 'https://v15-kling-fdl.klingai.com/bs2/upload-ylab-stunt-sgp/muse/1/VIDEO/20251101/a.mp4';",
      'demo',
    ),
    literal(
      'a literal in an element',
      'export const Hero = () => <video src="https://v21-kling.klingai.com/a/b.mp4" />;',
      'Hero',
      { filename: 'src/hero.tsx' },
    ),
  ],
});
