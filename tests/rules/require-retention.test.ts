import rule from '../../src/rules/require-retention.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** The line of the only place where `at` stands. */
function lineOf(code: string, at: string): number {
  const parts = code.split(at);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${at}\n${code}`);
  return parts[0].split('\n').length;
}

const reported =
  (messageId: 'file' | 'record' | 'entry', how = '`fetch()` on line 8') =>
  (name: string, code: string, at: string, data: object = { how }, extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [
      { messageId, line: lineOf(code, at), ...(Object.keys(data).length > 0 && { data: { ...data } }) },
    ],
    ...extra,
  });
const file = reported('file');
const record = reported('record');
const entry = reported('entry');

/** A job that fetches the video of a task and does `steps` with it. */
const job = (steps: string, above = ''): string => `
${above}
import { klingHeaders, uploadBuffer, db, queue, TAG, uploadOptions } from './helpers.js';
export async function keep(id: string) {
  const answer = await fetch(\`https://api-singapore.klingai.com/v1/videos/text2video/\${id}\`, { headers: await klingHeaders() });
  const { data } = await answer.json();
  const [video] = data.task_result.videos;
  const file = await fetch(video.url);
  const body = Buffer.from(await file.arrayBuffer());
  ${steps}
}
`;

/** A request handler that does the same. */
const handler = (steps: string, above = ''): string => `
${above}
import express from 'express';
import { kling } from './kling.js';
export const routes = express.Router();
routes.post('/kling/done', async (req, res) => {
  const task = await kling.getTask(req.body.task_id);
  const file = await fetch(task.task_result.videos[0].url);
  const body = Buffer.from(await file.arrayBuffer());
  ${steps}
  res.sendStatus(200);
});
`;

const s3 =
  "import { S3Client, PutObjectCommand, DeleteObjectCommand, PutObjectTaggingCommand, PutBucketLifecycleConfigurationCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});";
const upload = `${s3} import { Upload } from '@aws-sdk/lib-storage';`;
const s3v2 = "import AWS from 'aws-sdk'; const s3 = new AWS.S3();";
const minio = "import { Client } from 'minio'; const client = new Client({ endPoint: 'files' });";
const gcs =
  "import { Storage } from '@google-cloud/storage'; import { pipeline } from 'node:stream/promises'; const bucket = new Storage().bucket('kling');";
const azure =
  "import { BlobServiceClient } from '@azure/storage-blob'; const blob = (id: string) => BlobServiceClient.fromConnectionString(process.env.AZURE).getContainerClient('kling').getBlockBlobClient(id);";
const vercel = "import { put } from '@vercel/blob';";
const supabase =
  "import { createClient } from '@supabase/supabase-js'; const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY);";
const cloudinary = "import { v2 as cloudinary } from 'cloudinary';";
const uploadthing = "import { UTApi } from 'uploadthing/server'; const ut = new UTApi();";
const firebase =
  "import { getStorage, ref, uploadBytes } from 'firebase/storage'; const storage = getStorage();";
const fal = "import { fal } from '@fal-ai/client';";
const disk =
  "import { writeFile, unlink } from 'node:fs/promises'; import path from 'node:path'; import os from 'node:os';";
const prisma = "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();";
const redis = "import Redis from 'ioredis'; const redis = new Redis();";
const pg = "import { Pool } from 'pg'; const pool = new Pool();";

const put = (more = ''): string =>
  `await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: \`\${id}.mp4\`, Body: body${more} }));`;

run(rule, {
  valid: [
    fine('tagged for a lifecycle rule', job(put(", Tagging: 'retention=30d'"), s3)),
    fine('tagged, for which rule is not known', job(put(", Tagging: 'team=studio'"), s3)),
    fine('tagged by a constant of another file', job(put(', Tagging: TAG'), s3)),
    fine('an expiry in the call', job(put(', Expires: new Date(Date.now() + 30 * 86400_000)'), s3)),
    fine('an expiry in the metadata', job(put(", Metadata: { 'delete-after': '30d' }"), s3)),
    fine('metadata of another file', job(put(', Metadata: uploadOptions.metadata'), s3)),
    fine('options of another file', job(put(', ...uploadOptions'), s3)),
    fine(
      'options of an own helper, with a tag',
      job(
        'await s3.send(new PutObjectCommand(paramsFor(id, body)));',
        `${s3} const paramsFor = (Key: string, Body: Buffer) => ({ Bucket: 'videos', Key, Body, Tagging: 'expire=30d' });`,
      ),
    ),
    fine(
      'options filled later, with an expiry',
      job(
        "const params: any = { Bucket: 'videos', Key: id, Body: body };\n  params.Expires = inAMonth();\n  await s3.send(new PutObjectCommand(params));",
        `${s3} const inAMonth = () => new Date(Date.now() + 2592000000);`,
      ),
    ),
    fine(
      'a record beside it that says until when',
      job(
        `${put()}\n  await db.video.create({ data: { key: id, expiresAt: new Date(Date.now() + 2592000000) } });`,
        s3,
      ),
    ),
    fine(
      'a statement beside it that says until when',
      job(
        `${put()}\n  await pool.query('INSERT INTO videos (id, delete_after) VALUES ($1, $2)', [id, inAMonth()]);`,
        `${s3} ${pg} const inAMonth = () => new Date(Date.now() + 2592000000);`,
      ),
    ),
    fine(
      'a record of another function says until when',
      `${job(put(), s3)}\nexport const start = (id: string) => db.video.create({ data: { id, expiresAt: new Date(Date.now() + 2592000000) } });`,
    ),
    fine(
      'tagged afterwards',
      job(
        `${put()}\n  await s3.send(new PutObjectTaggingCommand({ Bucket: 'videos', Key: \`\${id}.mp4\`, Tagging: { TagSet: [] } }));`,
        s3,
      ),
    ),
    fine(
      'its deletion is planned',
      job(`${put()}\n  await scheduleDeletion(id);`, `${s3} import { scheduleDeletion } from './jobs.js';`),
    ),
    fine(
      'its deletion is put into a queue',
      job(`${put()}\n  await queue.add('delete-video', { id }, { delay: 2592000000 });`, s3),
    ),
    fine(
      'its deletion is set off later',
      job(
        `${put()}\n  setTimeout(() => s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key: id })), 86400_000);`,
        s3,
      ),
    ),
    fine(
      'a job deletes what is old',
      `import cron from 'node-cron';\n${job(put(), s3).replace('const file = ', 'const file =\n    ')}\ncron.schedule('0 3 * * *', deleteOldVideos);\nimport { deleteOldVideos } from './jobs.js';`,
    ),
    fine(
      'a function for a job deletes what is old',
      `${job(put(), s3)}\nexport async function purgeExpiredVideos(keys: string[]) {\n  for (const Key of keys) await s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key }));\n}`,
    ),
    fine(
      'the file sets the rule of the bucket',
      `${job(put(), s3)}\nexport const setUp = () => s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket: 'videos', LifecycleConfiguration: { Rules: [] } }));`,
    ),
    fine(
      'deleted when it has been looked at',
      job(
        `${put()}\n  await look(id);\n  await s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key: \`\${id}.mp4\` }));`,
        `${s3} import { look } from './look.js';`,
      ),
    ),
    fine(
      'the caller of the helper says until when',
      job(
        'await store(id, body);\n  await db.video.update({ where: { id }, data: { deleteAt: new Date() } });',
        `${s3} async function store(key: string, bytes: Buffer) { await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: key, Body: bytes })); }`,
      ),
    ),
    fine(
      'a helper that is given other files, too, and a tag for results',
      `${job("await store(id, body, 'retention=30d');", `${s3} async function store(key: string, bytes: Buffer, tag?: string) { await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: key, Body: bytes, Tagging: tag })); }`)}\nexport const logo = (bytes: Buffer) => store('logo', bytes);`,
    ),
    fine(
      'a place for what is kept shortly',
      job("await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: `tmp/${id}.mp4`, Body: body }));", s3),
    ),
    fine(
      'something else than a result',
      job(
        "await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: id, Body: JSON.stringify({ id }) }));",
        s3,
      ),
    ),
    fine(
      'the upload of a user',
      `${s3}\nconst KLING_BUCKET = 'kling-inputs';\nexport const keepInput = (body: Buffer, key: string) => s3.send(new PutObjectCommand({ Bucket: KLING_BUCKET, Key: key, Body: body }));`,
    ),
    fine(
      'what a helper of another file makes of it',
      job(
        "const report = await analyze(body);\n  await s3.send(new PutObjectCommand({ Bucket: 'reports', Key: id, Body: report }));",
        `${s3} import { analyze } from './analyze.js';`,
      ),
    ),
    fine('a helper of another file keeps it', job('await uploadBuffer(body, id);')),
    fine(
      'a store of another file keeps it',
      job('await videoStore.put(id, body);', "import { videoStore } from './store.js';"),
    ),
    fine(
      'S3, an upload in parts, with tags',
      job(
        "await new Upload({ client: s3, params: { Bucket: 'b', Key: id, Body: body }, tags: [{ Key: 'retention', Value: '30d' }] }).done();",
        upload,
      ),
    ),
    fine(
      'S3, version 2, tagged',
      job("await s3.upload({ Bucket: 'b', Key: id, Body: body, Tagging: 'ttl=30' }).promise();", s3v2),
    ),
    fine(
      'MinIO, with a moment in the meta data',
      job(
        "await client.putObject('videos', id, body, body.length, { 'x-amz-meta-expires-at': '2027-01-01' });",
        minio,
      ),
    ),
    fine(
      'Google Cloud Storage, with a moment for the rule',
      job('await bucket.file(id).save(body, { metadata: { customTime: new Date().toISOString() } });', gcs),
    ),
    fine(
      'Google Cloud Storage, a stream with metadata',
      job(
        "await pipeline(file.body, bucket.file(id).createWriteStream({ metadata: { metadata: { expiresAt: '2027-01-01' } } }));",
        gcs,
      ),
    ),
    fine(
      'Google Cloud Storage, a file of which the metadata say when',
      job(
        "await writeFile('/data/v.mp4', body);\n  await bucket.upload('/data/v.mp4', { metadata: { metadata: { deleteAfter: '30d' } } });",
        `${gcs} ${disk}`,
      ),
    ),
    fine(
      'Google Cloud Storage, deleted at the end',
      job('await bucket.file(id).save(body);\n  await bucket.file(id).delete();', gcs),
    ),
    fine(
      'Google Cloud Storage, a rule',
      `${job('await bucket.file(id).save(body);', gcs)}\nexport const setUp = () => bucket.addLifecycleRule({ action: { type: 'Delete' }, condition: { age: 30 } });`,
    ),
    fine('Azure, tagged', job("await blob(id).uploadData(body, { tags: { retention: '30d' } });", azure)),
    fine(
      'Azure, tagged, by its length',
      job("await blob(id).upload(body, body.length, { tags: { retention: '30d' } });", azure),
    ),
    fine(
      'Azure, a stream with metadata',
      job(
        "await blob(id).uploadStream(file.body, 8192, 4, { metadata: { expiresAt: '2027-01-01' } });",
        azure,
      ),
    ),
    fine(
      'Azure, tagged afterwards',
      job("await blob(id).uploadData(body);\n  await blob(id).setTags({ retention: '30d' });", azure),
    ),
    fine(
      'Vercel Blob, with a record',
      job(
        "const { url } = await put(id, body, { access: 'private' });\n  await db.video.create({ data: { url, expiresAt: new Date() } });",
        vercel,
      ),
    ),
    fine(
      'Supabase, with a record',
      job(
        "await supabase.storage.from('videos').upload(id, body);\n  await supabase.from('videos').insert({ id, expires_at: new Date() });",
        supabase,
      ),
    ),
    fine(
      'Cloudinary, with a context',
      job(
        "await cloudinary.uploader.upload(video.url, { context: { expires_at: '2027-01-01' } });",
        cloudinary,
      ),
    ),
    fine(
      'UploadThing, with a record',
      job(
        'await ut.uploadFilesFromUrl(video.url);\n  await db.video.create({ data: { id, purgeAt: new Date() } });',
        uploadthing,
      ),
    ),
    fine(
      'Firebase, with metadata',
      job(
        "await uploadBytes(ref(storage, id), body, { customMetadata: { expiresAt: '2027-01-01' } });",
        firebase,
      ),
    ),
    fine(
      'fal, which deletes it',
      job("await fal.storage.upload(body, { lifecycle: { expiresIn: '30d' } });", fal),
    ),
    fine('a file of a script', job("await writeFile('out.mp4', body);", disk)),
    fine(
      'a file for the time of a request',
      handler("const at = path.join(os.tmpdir(), 'v.mp4');\n  await writeFile(at, body);", disk),
    ),
    fine(
      'a file that is deleted at the end of a request',
      handler(
        "const at = path.join('videos', `${task.task_id}.mp4`);\n  await writeFile(at, body);\n  await unlink(at);",
        disk,
      ),
    ),
    fine(
      'a file beside a record that says until when',
      handler(
        'await writeFile(`videos/${task.task_id}.mp4`, body);\n  await db.video.create({ data: { id: task.task_id, expiresAt: new Date() } });',
        `${disk} import { db } from './db.js';`,
      ),
    ),
    fine('a file where the caller wants it', handler('await writeFile(req.body.path, body);', disk)),
    fine(
      'bytes in a record that ends',
      job('await prisma.video.create({ data: { id, bytes: body, expiresAt: new Date() } });', prisma),
    ),
    fine(
      'bytes in a record of another file',
      job('await prisma.video.create({ data: { id, bytes: body, ...uploadOptions } });', prisma),
    ),
    fine(
      'the size and a hash in a record',
      job(
        "await prisma.video.create({ data: { id, size: body.length, hash: createHash('sha256').update(body).digest('hex') } });",
        `${prisma} import { createHash } from 'node:crypto';`,
      ),
    ),
    fine(
      'bytes in a statement with a moment',
      job(
        "await pool.query('INSERT INTO videos (id, bytes, expires_at) VALUES ($1, $2, $3)', [id, body, new Date()]);",
        pg,
      ),
    ),
    fine('an entry that ends', job("await redis.set(id, body, 'EX', 86400);", redis)),
    fine('an entry that ends, by its command', job('await redis.setex(id, 86400, body);', redis)),
    fine(
      'an entry that ends, by options',
      job('await kv.set(id, body, { ex: 86400 });', "import { kv } from '@vercel/kv';"),
    ),
    fine(
      'an entry that is told to end',
      job('await redis.set(id, body);\n  await redis.expire(id, 86400);', redis),
    ),
    fine(
      'a cache of a server of which the options are not known',
      job('await redis.set(id, body, uploadOptions);', redis),
    ),
    fine(
      'a cache that ends by itself',
      job(
        'await cache.set(id, body);',
        "import NodeCache from 'node-cache'; const cache = new NodeCache({ stdTTL: 3600 });",
      ),
    ),
    fine(
      'a cache that holds so many',
      job(
        'cache.set(id, body);',
        "import { LRUCache } from 'lru-cache'; const cache = new LRUCache({ max: 20 });",
      ),
    ),
    fine(
      'a cache for so long',
      job(
        'await keyv.set(id, body, A_DAY);',
        "import Keyv from 'keyv'; const keyv = new Keyv(); const A_DAY = 86400_000;",
      ),
    ),
    fine(
      'what a browser keeps',
      job('await localforage.setItem(id, body);', "import localforage from 'localforage';"),
    ),
    fine(
      'a program that fetches it',
      job(
        "execFileSync('curl', ['-o', 'out.mp4', video.url]);",
        "import { execFileSync } from 'node:child_process';",
      ),
    ),
    fine('a test', job(put(), s3), { filename: 'tests/keep.test.ts' }),
    fine(
      'a file that has nothing to do with Kling',
      `${s3}\nexport async function keep(url: string) {\n  const file = await fetch(url);\n  await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: Buffer.from(await file.arrayBuffer()) }));\n}`,
    ),
  ],
  invalid: [
    file('S3', job(put(), s3), 'new PutObjectCommand({'),
    file(
      'S3, what browsers may cache is another matter',
      job(put(", CacheControl: 'max-age=86400'"), s3),
      'new PutObjectCommand({',
    ),
    file(
      'S3, metadata about something else',
      job(put(", Metadata: { source: 'kling' }"), s3),
      'new PutObjectCommand({',
    ),
    file('S3, no moment after all', job(put(', Expires: undefined'), s3), 'new PutObjectCommand({'),
    file(
      'S3, the moment at which a link ends',
      job(`${put()}\n  await db.video.create({ data: { key: id, urlExpiresAt: new Date() } });`, s3),
      'new PutObjectCommand({',
    ),
    file(
      'S3, a signed link that ends',
      job(
        `${put()}\n  return getSignedUrl(s3, new GetObjectCommand({ Bucket: 'videos', Key: id }), { expiresIn: 900 });`,
        `${s3} import { getSignedUrl } from '@aws-sdk/s3-request-presigner'; import { GetObjectCommand } from '@aws-sdk/client-s3';`,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, deleted only when something fails',
      job(
        `${put()}\n  try {\n    await db.video.create({ data: { id } });\n  } catch (error) {\n    await s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key: \`\${id}.mp4\` }));\n    throw error;\n  }`,
        s3,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, another file is deleted',
      job(`${put()}\n  await s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key: 'latest.mp4' }));`, s3),
      'new PutObjectCommand({',
    ),
    file(
      'S3, deleted on demand',
      `${job(put(), s3)}\nexport const remove = (Key: string) => s3.send(new DeleteObjectCommand({ Bucket: 'videos', Key }));`,
      'new PutObjectCommand({',
    ),
    file(
      'S3, through a constant',
      job(
        'const params = { Bucket: process.env.BUCKET, Key: id, Body: body };\n  await s3.send(new PutObjectCommand(params));',
        s3,
      ),
      'new PutObjectCommand(',
    ),
    file(
      'S3, options filled later',
      job(
        "const params: any = { Bucket: 'videos', Key: id };\n  params.Body = body;\n  await s3.send(new PutObjectCommand(params));",
        s3,
      ),
      'new PutObjectCommand(',
    ),
    file(
      'S3, options of the file spread',
      job(
        'await s3.send(new PutObjectCommand({ ...shared, Key: id, Body: body }));',
        `${s3} const shared = { Bucket: 'videos', ContentType: 'video/mp4' };`,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, a bucket of which the rules are kept elsewhere',
      job(
        'await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET_WITH_RULES, Key: id, Body: body }));',
        s3,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, in a helper of the file',
      job(
        'await store(id, body);',
        `${s3} async function store(key: string, bytes: Buffer) { await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: key, Body: bytes })); }`,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, in a method',
      `${s3}\nimport { kling } from './kling.js';\nexport class Archive {\n\n\n  async keep(id: string) {\n    const task = await kling.getTask(id);\n    const file = await fetch(task.task_result.videos[0].url);\n    await this.put(id, await file.arrayBuffer());\n  }\n  private put(Key: string, Body: ArrayBuffer) {\n    return s3.send(new PutObjectCommand({ Bucket: 'videos', Key, Body }));\n  }\n}`,
      'new PutObjectCommand({',
    ),
    file(
      'S3, the stream of the answer',
      job("await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: id, Body: file.body }));", s3),
      'new PutObjectCommand({',
      { how: '`fetch()` on line 8' },
    ),
    file(
      'S3, stripped before',
      job(
        "const clean = await stripMetadata(body);\n  await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: id, Body: clean }));",
        `${s3} import { stripMetadata } from './media.js';`,
      ),
      'new PutObjectCommand({',
    ),
    file(
      'S3, fetched by a helper of another file',
      job(
        "const bytes = await downloadVideo(video.url);\n  await s3.send(new PutObjectCommand({ Bucket: 'videos', Key: id, Body: bytes }));",
        `${s3} import { downloadVideo } from './media.js';`,
      ),
      'new PutObjectCommand({',
      { how: '`downloadVideo()` on line 10' },
    ),
    file(
      'S3, an upload in parts',
      job("await new Upload({ client: s3, params: { Bucket: 'b', Key: id, Body: body } }).done();", upload),
      'new Upload(',
    ),
    file(
      'S3, version 2',
      job("await s3.upload({ Bucket: 'b', Key: id, Body: body }).promise();", s3v2),
      's3.upload',
    ),
    file(
      'MinIO',
      job("await client.putObject('videos', id, body, body.length, { 'Content-Type': 'video/mp4' });", minio),
      'putObject',
    ),
    file(
      'Google Cloud Storage',
      job("await bucket.file(id).save(body, { contentType: 'video/mp4' });", gcs),
      'save(body',
    ),
    file(
      'Google Cloud Storage, a stream',
      job('await pipeline(file.body, bucket.file(id).createWriteStream());', gcs),
      'createWriteStream',
      { how: '`fetch()` on line 8' },
    ),
    file(
      'Google Cloud Storage, from disk',
      job("await writeFile('/data/v.mp4', body);\n  await bucket.upload('/data/v.mp4');", `${gcs} ${disk}`),
      'bucket.upload',
    ),
    file('Azure', job('await blob(id).uploadData(body);', azure), 'uploadData'),
    file(
      'Azure, with its length',
      job(
        "await blob(id).upload(body, body.length, { blobHTTPHeaders: { blobContentType: 'video/mp4' } });",
        azure,
      ),
      'upload(body',
    ),
    file('Azure, a stream', job('await blob(id).uploadStream(file.body, 8192, 4);', azure), 'uploadStream', {
      how: '`fetch()` on line 8',
    }),
    file(
      'Azure, from the URL',
      job('await blob(id).syncUploadFromURL(video.url);', azure),
      'syncUploadFromURL',
      {},
    ),
    file(
      'Vercel Blob',
      job("await put(id, body, { access: 'private', cacheControlMaxAge: 60 });", vercel),
      'await put(',
    ),
    file(
      'Supabase',
      job("await supabase.storage.from('videos').upload(id, body, { upsert: true });", supabase),
      'upload(id',
    ),
    file(
      'Cloudinary',
      job("await cloudinary.uploader.upload(video.url, { folder: 'videos' });", cloudinary),
      'uploader.upload',
      {},
    ),
    file(
      'UploadThing',
      job('await ut.uploadFilesFromUrl(video.url);', uploadthing),
      'uploadFilesFromUrl',
      {},
    ),
    file(
      'Firebase',
      job("await uploadBytes(ref(storage, id), body, { contentType: 'video/mp4' });", firebase),
      'await uploadBytes',
    ),
    file('fal', job('await fal.storage.upload(body);', fal), 'storage.upload'),
    file(
      'the disk of a service',
      handler('await writeFile(`videos/${task.task_id}.mp4`, body);', disk),
      'await writeFile(',
    ),
    file(
      'a deletion that is planned for something else',
      handler(
        "setTimeout(() => res.end(), 1000);\n  await writeFile(path.join('videos', `${task.task_id}.mp4`), body);",
        disk,
      ),
      'await writeFile(',
    ),
    record(
      'bytes in a record',
      job('await prisma.video.create({ data: { id, bytes: body } });', prisma),
      'prisma.video.create',
    ),
    record(
      'bytes in a record, as text',
      job("await prisma.video.create({ data: { id, base64: body.toString('base64') } });", prisma),
      'prisma.video.create',
    ),
    record(
      'bytes in a record of a database of another file',
      job('await db.video.create({ data: { id, bytes: body } });'),
      'db.video.create',
    ),
    record(
      'bytes in a statement',
      job("await pool.query('INSERT INTO videos (id, bytes) VALUES ($1, $2)', [id, body]);", pg),
      'pool.query',
    ),
    entry('an entry that never ends', job('await redis.set(id, body);', redis), 'redis.set'),
    entry(
      'an entry of a store of another file',
      job('await redis.set(id, body);', "import { redis } from './redis.js';"),
      'redis.set',
    ),
    entry(
      'a cache that never ends',
      job('await keyv.set(id, body);', "import Keyv from 'keyv'; const keyv = new Keyv();"),
      'keyv.set',
    ),
  ],
});
