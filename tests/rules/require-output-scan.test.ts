import rule from '../../src/rules/require-output-scan.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** The line of the last place where `at` stands. */
function lineOf(code: string, at: string): number {
  const index = code.lastIndexOf(at);
  if (index < 0) throw new Error(`not there: ${at}\n${code}`);
  return code.slice(0, index).split('\n').length;
}

const reported =
  (messageId: 'answered' | 'published') =>
  (name: string, code: string, at: string, data: object = {}, extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [
      {
        messageId,
        line: lineOf(code, at),
        ...(Object.keys(data).length > 0 && { data: data as Record<string, unknown> }),
      },
    ],
    ...extra,
  });
const answered = reported('answered');
const published = reported('published');

/** An Express handler that has the video of a task at hand. */
const handler = (steps: string, above = '', middleware = ''): string => `
import express from 'express';
import { kling } from './kling.js';
${above}
export const routes = express.Router();
routes.get('/videos/:id', ${middleware}async (req, res) => {
  const task = await kling.getTask(req.params.id);
  const [video] = task.task_result.videos;
  ${steps}
});
`;

const FETCH = 'const file = await fetch(video.url);\n  const bytes = Buffer.from(await file.arrayBuffer());';
const SEND = 'res.send(bytes);';
const fetched = (steps: string, above = '', middleware = ''): string =>
  handler(`${FETCH}\n  ${steps}`, above, middleware);

/** The same, with the file on disk under a name of its own. */
const onDisk = (steps: string, above = ''): string =>
  fetched(
    `const tmp = path.join(os.tmpdir(), \`\${req.params.id}.mp4\`);\n  await writeFile(tmp, bytes);\n  ${steps}`,
    `import os from 'node:os';\nimport path from 'node:path';\nimport { createReadStream } from 'node:fs';\nimport { writeFile } from 'node:fs/promises';\n${above}`,
  );

const CLAM = "import NodeClam from 'clamscan';\nconst clam = await new NodeClam().init({});";
const READABLE = "import { Readable } from 'node:stream';";
const SCANNER = "import { scanner } from './scanner.js';";
const GOT = "import got from 'got';";
const S3 = "import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});";
const GCS =
  "import { Storage } from '@google-cloud/storage';\nconst bucket = new Storage().bucket('videos');";
const FFMPEG =
  "import { spawn, execFile, execSync, spawnSync } from 'node:child_process';\nimport { promisify } from 'node:util';\nconst run = promisify(execFile);";

const putPublic = (body = 'bytes'): string =>
  `await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: ${body}, ACL: 'public-read' }));`;
const STOP = "if (isInfected) throw new Error('infected');";

run(rule, {
  valid: [
    fine(
      'a scan whose verdict decides',
      fetched(
        `const { isInfected } = await clam.scanStream(Readable.from(bytes));\n  ${STOP}\n  ${SEND}`,
        `${CLAM}\n${READABLE}`,
      ),
    ),
    fine(
      'a scanner of another file that throws',
      fetched(`await scanner.assertClean(bytes);\n  ${SEND}`, SCANNER),
    ),
    fine(
      'a scanner of another file that tells',
      fetched(
        `const verdict = await scanner.scan(bytes);\n  if (!verdict.clean) return res.sendStatus(502);\n  ${SEND}`,
        SCANNER,
      ),
    ),
    fine(
      'what a scanner gives back',
      fetched('const safe = await scanner.clean(bytes);\n  res.send(safe);', SCANNER),
    ),
    fine(
      'a moderation of what is shown',
      fetched(
        'const { ModerationLabels } = await rekognition.send(new DetectModerationLabelsCommand({ Image: { Bytes: bytes } }));\n  if (ModerationLabels.length > 0) return res.sendStatus(451);\n  res.send(bytes);',
        "import { DetectModerationLabelsCommand, RekognitionClient } from '@aws-sdk/client-rekognition';\nconst rekognition = new RekognitionClient({});",
      ),
    ),
    fine(
      'a service that is given the URL',
      fetched(
        `if ((await moderateVideo(video.url)).flagged) return res.sendStatus(451);\n  ${SEND}`,
        "import { moderateVideo } from './hive.js';",
      ),
    ),
    fine(
      'a service over HTTP',
      fetched(
        `const form = new FormData();\n  form.append('FILES', new Blob([bytes]));\n  const answer = await fetch(\`\${process.env.CLAMAV_URL}/api/v1/scan\`, { method: 'POST', body: form });\n  const { data } = await answer.json();\n  if (data.result.some((one) => one.is_infected)) return res.sendStatus(502);\n  ${SEND}`,
      ),
    ),
    fine(
      'a service at its host',
      fetched(
        `const { data } = await axios.get('https://api.sightengine.com/1.0/video/check-sync.json', { params: { stream_url: video.url } });\n  if (data.data.frames.some((frame) => frame.nudity.raw > 0.5)) return res.sendStatus(451);\n  ${SEND}`,
        "import axios from 'axios';",
      ),
    ),
    fine(
      'a helper of the file that refuses',
      fetched(
        `await refuse(bytes);\n  ${SEND}`,
        `${CLAM}\n${READABLE}\nasync function refuse(file) { const { isInfected } = await clam.scanStream(Readable.from(file)); ${STOP} }`,
      ),
    ),
    fine(
      'a helper of the file that fetches and refuses',
      handler(
        'res.send(await download(video.url));',
        `${CLAM}\nasync function download(url) { const bytes = Buffer.from(await (await fetch(url)).arrayBuffer()); const { isInfected } = await clam.scanStream(bytes); ${STOP} return bytes; }`,
      ),
    ),
    fine('a middleware', fetched(SEND, "import { scanResponse } from './scanner.js';", 'scanResponse, ')),
    fine(
      'a scan of another form of the same bytes',
      handler(
        'const file = await fetch(video.url);\n  await scanner.assertClean(await file.clone().arrayBuffer());\n  Readable.fromWeb(file.body).pipe(res);',
        `${SCANNER}\n${READABLE}`,
      ),
    ),
    fine(
      'a stream that scans what goes through it',
      handler('got.stream(video.url).pipe(clam.passthrough()).pipe(res);', `${CLAM}\n${GOT}`),
    ),
    fine(
      'the file on disk, scanned',
      onDisk(`const { isInfected } = await clam.isInfected(tmp);\n  ${STOP}\n  res.sendFile(tmp);`, CLAM),
    ),
    fine(
      'the file on disk, scanned before the bytes are sent',
      onDisk(`const { isInfected } = await clam.isInfected(tmp);\n  ${STOP}\n  ${SEND}`, CLAM),
    ),
    fine(
      'the bytes, scanned before the file on disk is sent',
      onDisk('await scanner.assertClean(bytes);\n  createReadStream(tmp).pipe(res);', SCANNER),
    ),
    fine(
      'a program that fails',
      onDisk("await run('clamdscan', ['--no-summary', tmp]);\n  res.sendFile(tmp);", FFMPEG),
    ),
    fine(
      'a program in a line',
      onDisk('execSync(`/usr/bin/clamdscan --no-summary ${tmp}`);\n  res.sendFile(tmp);', FFMPEG),
    ),
    fine(
      'a program that is waited for',
      onDisk(
        "await new Promise((resolve, reject) => {\n    spawn('clamscan', [tmp]).on('close', (code) => (code === 0 ? resolve() : reject(new Error('infected'))));\n  });\n  res.sendFile(tmp);",
        FFMPEG,
      ),
    ),
    fine(
      'a program whose status is tested',
      onDisk(
        "const { status } = spawnSync('clamscan', [tmp]);\n  if (status !== 0) return res.sendStatus(502);\n  res.sendFile(tmp);",
        FFMPEG,
      ),
    ),
    fine(
      'a callback of the scan',
      onDisk(
        'clam.isInfected(tmp, (error, _, infected) => {\n    if (error || infected) return res.sendStatus(502);\n    res.sendFile(tmp);\n  });',
        CLAM,
      ),
    ),
    fine(
      'a file whose path is written out, scanned',
      fetched(
        `await writeFile('/tmp/video.mp4', bytes);\n  const { isInfected } = await clam.isInfected('/tmp/video.mp4');\n  ${STOP}\n  res.sendFile('/tmp/video.mp4');`,
        `${CLAM}\nimport { writeFile } from 'node:fs/promises';`,
      ),
    ),
    fine(
      'a store that nobody reads',
      fetched("await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: bytes }));", S3),
    ),
    fine(
      'a scan before it is published',
      fetched(`await scanner.assertClean(bytes);\n  ${putPublic()}`, `${S3}\n${SCANNER}`),
    ),
    fine(
      'a quarantine, whose object is looked at',
      fetched(
        `await s3.send(new PutObjectCommand({ Bucket: 'quarantine', Key: req.params.id, Body: bytes }));\n  const { ModerationLabels } = await rekognition.send(new DetectModerationLabelsCommand({ Image: { S3Object: { Bucket: 'quarantine', Name: req.params.id } } }));\n  if (ModerationLabels.length > 0) return;\n  ${putPublic()}`,
        `${S3}\nimport { DetectModerationLabelsCommand, RekognitionClient } from '@aws-sdk/client-rekognition';\nconst rekognition = new RekognitionClient({});`,
      ),
    ),
    fine(
      'private until the verdict is there',
      fetched(
        `const object = bucket.file(req.params.id);\n  await object.save(bytes);\n  await scanner.assertClean(bytes);\n  await object.makePublic();`,
        `${GCS}\n${SCANNER}`,
      ),
    ),
    fine(
      'a directory that is not published',
      fetched(
        'await writeFile(`storage/${req.params.id}.mp4`, bytes);',
        "import { writeFile } from 'node:fs/promises';",
      ),
    ),
    fine(
      'a signed URL of the own copy',
      fetched(
        "await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: bytes }));\n  res.redirect(await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'b', Key: req.params.id })));",
        `${S3}\nimport { GetObjectCommand } from '@aws-sdk/client-s3';\nimport { getSignedUrl } from '@aws-sdk/s3-request-presigner';`,
      ),
    ),
    fine(
      'bytes of something else',
      handler(
        "const logo = await fetch('https://cdn.acme.example/logo.png');\n  res.send(Buffer.from(await logo.arrayBuffer()));",
      ),
    ),
    fine(
      'what is only told of the bytes',
      fetched(
        "res.json({ size: bytes.length, type: file.headers.get('content-type'), hash: createHash('sha256').update(bytes).digest('hex') });",
        "import { createHash } from 'node:crypto';",
      ),
    ),
    fine(
      'a helper of another file that has the bytes before',
      fetched('res.send(await watermark(bytes));', "import { watermark } from './watermark.js';"),
    ),
    fine(
      'what a client parses',
      handler(
        'const { data } = await axios.get(video.url);\n  res.json(data);',
        "import axios from 'axios';",
      ),
    ),
    fine(
      'a helper of another file that fetches',
      handler('res.send(await downloadVideo(video.url));', "import { downloadVideo } from './download.js';"),
    ),
    fine(
      'a stream of another file on the way',
      handler(
        'got.stream(video.url).pipe(new Watermark()).pipe(res);',
        `${GOT}\nimport { Watermark } from './watermark.js';`,
      ),
    ),
    fine(
      'an answer that is read at once',
      fetched(
        'const copy = await new Response(bytes).blob();\n  await keep(copy);',
        "import { keep } from './store.js';",
      ),
    ),
    fine(
      'each of several, before any is published',
      `
import { put } from '@vercel/blob';
import { kling } from './kling.js';
${SCANNER}
export async function publish(id: string) {
  const task = await kling.getTask(id);
  const files = await Promise.all(task.task_result.videos.map(async ({ url }) => (await fetch(url)).arrayBuffer()));
  await Promise.all(files.map(async (file) => { if ((await scanner.scan(file)).infected) throw new Error('infected'); }));
  await Promise.all(files.map((file, index) => put(\`\${id}-\${index}\`, file, { access: 'public' })));
}`,
    ),
    fine(
      'the reference client with a scan',
      handler(
        'await client.download(task, Writable.toWeb(res));',
        "import { Writable } from 'node:stream';\nimport { KlingClient } from 'eslint-plugin-kling/client';\nimport { scanOutput } from './scanner.js';\nconst client = new KlingClient({ ...safeguards, scanOutput });",
      ),
    ),
    fine(
      'a private method, behind the public one that scans',
      `
${S3}
${SCANNER}
export class KlingGallery {
  async publish(task) {
    const bytes = await this.#fetch(task.task_result.videos[0].url);
    await scanner.assertClean(bytes);
    await this.#put(task.id, bytes);
  }
  async #fetch(url: string) { return new Uint8Array(await (await fetch(url)).arrayBuffer()); }
  async #put(key: string, body: Uint8Array) { await s3.send(new PutObjectCommand({ Bucket: 'b', Key: key, Body: body, ACL: 'public-read' })); }
}`,
    ),
    fine(
      'a helper that answers, for a call with something else',
      handler(
        `${FETCH}\n  await scanner.assertClean(bytes);\n  answer(res, bytes);\n  answer(res, Buffer.from('done'));`,
        `${SCANNER}\nfunction answer(out, body) { out.send(body); }`,
      ),
    ),
    fine(
      'a row of the project',
      fetched(`await vet(bytes);\n  ${SEND}`, "import { vet } from '@acme/vet';"),
      {
        settings: {
          kling: {
            rows: [
              {
                kind: 'companion',
                companion: 'scan',
                api: '@acme/vet#vet',
                subject: '0',
                outcome: 'returns',
              },
            ],
          },
        },
      },
    ),
    { name: 'a test', code: fetched(SEND), filename: 'tests/videos.test.ts' },
  ],
  invalid: [
    answered('nothing scans it', fetched(SEND), SEND, { how: '`fetch()` on line 9', near: '' }),
    answered(
      'a verdict that nobody uses',
      fetched(`const { isInfected } = await clam.scanStream(bytes);\n  ${SEND}`, CLAM),
      SEND,
      {
        how: '`fetch()` on line 10',
        near: ' `clam.scanStream()` on line 12 does not count: its answer does not decide.',
      },
    ),
    answered(
      'a verdict that only warns',
      fetched(
        `const { isInfected } = await clam.scanStream(bytes);\n  if (isInfected) console.warn('infected');\n  ${SEND}`,
        CLAM,
      ),
      SEND,
    ),
    answered(
      'a scan of something else',
      fetched(`const { isInfected } = await clam.scanStream(req.body);\n  ${STOP}\n  ${SEND}`, CLAM),
      SEND,
      {
        how: '`fetch()` on line 10',
        near: ' `clam.scanStream()` on line 12 does not count: it looks at another value.',
      },
    ),
    answered(
      'a scan of another result',
      fetched(
        `const other = await (await fetch(task.task_result.videos[1].url)).arrayBuffer();\n  await scanner.assertClean(other);\n  ${SEND}`,
        SCANNER,
      ),
      SEND,
    ),
    answered(
      'a scan that nobody waits for',
      fetched(`void scanner.assertClean(bytes);\n  ${SEND}`, SCANNER),
      SEND,
      {
        how: '`fetch()` on line 9',
        near: ' `scanner.assertClean()` on line 11 does not count: nobody waits for it.',
      },
    ),
    answered(
      'a scan beside it',
      fetched('await Promise.all([scanner.assertClean(bytes), res.send(bytes)]);', SCANNER),
      'res.send',
      {
        how: '`fetch()` on line 9',
        near: ' `scanner.assertClean()` on line 11 does not count: it runs at the same time.',
      },
    ),
    answered('a scan after it', fetched(`${SEND}\n  await scanner.assertClean(bytes);`, SCANNER), SEND, {
      how: '`fetch()` on line 9',
      near: ' `scanner.assertClean()` on line 12 does not count: it comes after that.',
    }),
    answered(
      'a scan whose failure is swallowed',
      fetched(
        `try { await scanner.assertClean(bytes); } catch (error) { console.error(error); }\n  ${SEND}`,
        SCANNER,
      ),
      SEND,
      {
        how: '`fetch()` on line 9',
        near: ' `scanner.assertClean()` on line 11 does not count: when it fails, the code goes on.',
      },
    ),
    answered(
      'a scan that is called clean when it fails',
      fetched(
        `const verdict = await scanner.scan(bytes).catch(() => ({ clean: true }));\n  if (!verdict.clean) return;\n  ${SEND}`,
        SCANNER,
      ),
      SEND,
    ),
    answered(
      'on one way only',
      fetched(`if (req.query.safe) await scanner.assertClean(bytes);\n  ${SEND}`, SCANNER),
      SEND,
    ),
    answered(
      'a service over HTTP that nobody listens to',
      fetched(
        `await fetch(\`\${process.env.CLAMAV_URL}/api/v1/scan\`, { method: 'POST', body: bytes });\n  ${SEND}`,
      ),
      SEND,
    ),
    answered(
      'a helper of the file that does nothing',
      fetched(`await scan(bytes);\n  ${SEND}`, 'async function scan(file) { return file.length > 0; }'),
      SEND,
    ),
    answered(
      'a helper of the file that fetches',
      handler(
        'const bytes = await download(video.url);\n  res.send(bytes);',
        'async function download(url) { return Buffer.from(await (await fetch(url)).arrayBuffer()); }',
      ),
      'res.send(bytes)',
    ),
    answered(
      'a helper of the file that answers',
      handler(
        'await proxy(video.url, res);',
        'async function proxy(url, out) {\n  const file = await fetch(url);\n  out.end(Buffer.from(await file.arrayBuffer()));\n}',
      ),
      'out.end',
    ),
    answered(
      'another middleware',
      fetched(SEND, "import { rateLimit } from './limits.js';", 'rateLimit, '),
      SEND,
    ),
    answered(
      'bytes whose metadata was stripped',
      fetched('res.send(await stripMetadata(bytes));', "import { stripMetadata } from './metadata.js';"),
      'res.send',
    ),
    answered(
      'after a status and headers',
      fetched("res.status(200).set({ 'content-type': 'video/mp4' }).send(bytes);"),
      'res.status',
    ),
    answered('in JSON', fetched("res.json({ video: bytes.toString('base64') });"), 'res.json'),
    answered(
      'a stream',
      handler('const file = await fetch(video.url);\n  Readable.fromWeb(file.body).pipe(res);', READABLE),
      'Readable.fromWeb',
    ),
    answered(
      'a pipeline',
      handler(
        'const file = await fetch(video.url);\n  await pipeline(Readable.fromWeb(file.body), new PassThrough(), res);',
        "import { PassThrough, Readable } from 'node:stream';\nimport { pipeline } from 'node:stream/promises';",
      ),
      'pipeline(',
    ),
    answered(
      'a stream that only passes on',
      handler(
        'const pass = new PassThrough();\n  got.stream(video.url).pipe(pass);\n  pass.pipe(res);',
        `${GOT}\nimport { PassThrough } from 'node:stream';`,
      ),
      'pass.pipe(res)',
    ),
    answered(
      'piece by piece',
      handler(
        'const file = await fetch(video.url);\n  for await (const chunk of file.body) res.write(chunk);\n  res.end();',
      ),
      'res.write',
    ),
    answered(
      'as events come',
      handler("const file = got.stream(video.url);\n  file.on('data', (chunk) => res.write(chunk));", GOT),
      'res.write',
    ),
    answered(
      'a stream of axios',
      handler(
        "const { data } = await axios.get(video.url, { responseType: 'stream' });\n  data.pipe(res);",
        "import axios from 'axios';",
      ),
      'data.pipe',
    ),
    answered(
      'a buffer of axios',
      handler(
        "const file = await axios.get(video.url, { responseType: 'arraybuffer' });\n  res.send(Buffer.from(file.data));",
        "import axios from 'axios';",
      ),
      'res.send',
    ),
    answered(
      'a buffer of a client that was made for buffers',
      handler(
        'const file = await files.get(video.url);\n  res.send(file.data);',
        "import axios from 'axios';\nconst files = axios.create({ responseType: 'arraybuffer' });",
      ),
      'res.send',
    ),
    answered(
      'a callback of the request',
      handler(
        'https.get(video.url, (upstream) => {\n    upstream.pipe(res);\n  });',
        "import https from 'node:https';",
      ),
      'upstream.pipe',
    ),
    answered(
      'promises in a chain',
      handler(
        'return fetch(video.url)\n    .then((file) => file.arrayBuffer())\n    .then((bytes) => res.send(Buffer.from(bytes)));',
      ),
      'res.send',
    ),
    answered('a file on disk', onDisk('res.sendFile(tmp);'), 'res.sendFile'),
    answered('a file on disk, as a download', onDisk("res.download(tmp, 'video.mp4');"), 'res.download'),
    answered(
      'a file on disk, as a stream',
      onDisk('createReadStream(tmp).pipe(res);'),
      'createReadStream(tmp)',
    ),
    answered(
      'a file on disk, under another name',
      onDisk(
        "const shown = path.join(os.tmpdir(), 'shown.mp4');\n  await rename(tmp, shown);\n  res.sendFile(shown);",
        "import { rename } from 'node:fs/promises';",
      ),
      'res.sendFile',
    ),
    answered(
      'a program of another kind',
      onDisk('execSync(`ls -l ${tmp}`);\n  res.sendFile(tmp);', FFMPEG),
      'res.sendFile',
    ),
    answered(
      'a program whose status nobody looks at',
      onDisk("spawnSync('clamscan', [tmp]);\n  res.sendFile(tmp);", FFMPEG),
      'res.sendFile',
    ),
    answered(
      'Koa',
      `
import Router from '@koa/router';
import { kling } from './kling.js';
export const router = new Router();
router.get('/videos/:id', async (ctx) => {
  const task = await kling.getTask(ctx.params.id);
  const file = await fetch(task.task_result.videos[0].url);
  ctx.body = file.body;
});`,
      'ctx.body',
    ),
    answered(
      'Fastify',
      `
import fastify from 'fastify';
import { kling } from './kling.js';
const app = fastify();
app.get('/videos/:id', async (request, reply) => {
  const task = await kling.getTask(request.params.id);
  const file = await fetch(task.task_result.videos[0].url);
  return reply.header('content-type', 'video/mp4').send(file.body);
});`,
      'reply.header',
    ),
    answered(
      'Hono',
      `
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { kling } from './kling.js';
export const app = new Hono();
app.get('/videos/:id', async (c) => {
  const task = await kling.getTask(c.req.param('id'));
  const file = await fetch(task.task_result.videos[0].url);
  return stream(c, async (out) => {
    await out.pipe(file.body);
  });
});`,
      'out.pipe',
    ),
    answered(
      'a route handler',
      `
import { kling } from '@/lib/kling';
export async function GET(request, { params }) {
  const task = await kling.getTask(params.id);
  const file = await fetch(task.task_result.videos[0].url);
  return new Response(file.body, { headers: { 'content-type': 'video/mp4' } });
}`,
      'new Response',
      {},
      { filename: 'app/api/videos/[id]/route.ts' },
    ),
    answered(
      'a worker that hands the whole answer on',
      `
import { kling } from './kling.js';
export default {
  async fetch(request, env, ctx) {
    const task = await kling.getTask(new URL(request.url).pathname);
    return fetch(task.task_result.videos[0].url);
  },
};`,
      'return fetch',
    ),
    answered(
      'a function of AWS',
      `
import { kling } from './kling.js';
export const handler = async (event) => {
  const task = await kling.getTask(event.pathParameters.id);
  const file = await fetch(task.task_result.videos[0].url);
  const bytes = Buffer.from(await file.arrayBuffer());
  return { statusCode: 200, isBase64Encoded: true, body: bytes.toString('base64') };
};`,
      'return { statusCode',
    ),
    answered(
      'Nest',
      `
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { KlingService } from './kling.service';
@Controller('videos')
export class VideosController {
  constructor(private readonly kling: KlingService) {}
  @Get(':id')
  async show(@Param('id') id: string) {
    const task = await this.kling.getTask(id);
    const file = await fetch(task.task_result.videos[0].url);
    return new StreamableFile(Buffer.from(await file.arrayBuffer()));
  }
}`,
      'new StreamableFile',
    ),
    answered(
      'fal',
      `
import { fal } from '@fal-ai/client';
export async function handler(req, res) {
  const { data } = await fal.subscribe('fal-ai/kling-video/v2.1/master/text-to-video', { input: { prompt: 'a harbour' } });
  const file = await fetch(data.video.url);
  res.send(Buffer.from(await file.arrayBuffer()));
}`,
      'res.send',
    ),
    answered(
      'the file that stands for a result',
      `
import Replicate from 'replicate';
const replicate = new Replicate();
export async function handler(req, res) {
  const output = await replicate.run('kwaivgi/kling-v2.1', { input: { prompt: 'a harbour' } });
  const blob = await output.blob();
  res.send(Buffer.from(await blob.arrayBuffer()));
}`,
      'res.send',
    ),
    answered(
      'the bytes of an SDK',
      `
import { klingai } from '@ai-sdk/klingai';
import { experimental_generateVideo as generateVideo } from 'ai';
export async function handler(req, res) {
  const { videos } = await generateVideo({ model: klingai.video('kling-v2.6-t2v'), prompt: 'a harbour' });
  res.send(Buffer.from(videos[0].uint8Array));
}`,
      'res.send',
    ),
    answered(
      'the reference client without a scan',
      handler(
        'await client.download(task, Writable.toWeb(res));',
        "import { Writable } from 'node:stream';\nimport { KlingClient } from 'eslint-plugin-kling/client';\nconst client = new KlingClient({ audit, contentFilter, consent });",
      ),
      'client.download',
    ),
    published('a bucket that everybody reads', fetched(putPublic(), S3), 'Body: bytes', {
      how: '`fetch()` on line 10',
      near: '',
    }),
    published(
      'a scan after it',
      fetched(`${putPublic()}\n  await scanner.assertClean(bytes);`, `${S3}\n${SCANNER}`),
      'Body: bytes',
    ),
    published(
      'made public without a verdict',
      fetched(
        'const object = bucket.file(req.params.id);\n  await object.save(bytes);\n  await object.makePublic();',
        GCS,
      ),
      'object.save',
    ),
    published(
      'a stream into a bucket that everybody reads',
      handler(
        'got.stream(video.url).pipe(bucket.file(req.params.id).createWriteStream({ public: true }));',
        `${GCS}\n${GOT}`,
      ),
      'got.stream',
    ),
    published(
      'a store that fetches by itself',
      handler(
        "await cloudinary.uploader.upload(video.url, { resource_type: 'video', access_mode: 'public' });",
        "import { v2 as cloudinary } from 'cloudinary';",
      ),
      'cloudinary.uploader',
    ),
    published(
      'a directory that the web server publishes',
      fetched(
        "await writeFile(path.join(process.cwd(), 'public', `${req.params.id}.mp4`), bytes);",
        "import path from 'node:path';\nimport { writeFile } from 'node:fs/promises';",
      ),
      'await writeFile',
    ),
    published(
      'a stream into such a directory',
      handler(
        'await pipeline(got.stream(video.url), createWriteStream(`public/${req.params.id}.mp4`));',
        `${GOT}\nimport { createWriteStream } from 'node:fs';\nimport { pipeline } from 'node:stream/promises';`,
      ),
      'await pipeline',
    ),
    published(
      'a private method, behind a public one that does not scan',
      `
${S3}
export class KlingGallery {
  async publish(task) {
    const bytes = await this.#fetch(task.task_result.videos[0].url);
    await this.#put(task.id, bytes);
  }
  async #fetch(url: string) { return new Uint8Array(await (await fetch(url)).arrayBuffer()); }
  async #put(key: string, body: Uint8Array) { await s3.send(new PutObjectCommand({ Bucket: 'b', Key: key, Body: body, ACL: 'public-read' })); }
}`,
      'Body: body',
    ),
  ],
});
