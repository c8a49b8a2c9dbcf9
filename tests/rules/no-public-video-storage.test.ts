import rule from '../../src/rules/no-public-video-storage.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
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
const open = report('open');
const openResult = report('openResult');

/** A job that fetches the video of a task and does `steps` with it. */
const job = (steps: string, imports = '') => `
${imports}
import { klingHeaders, uploadBuffer, storage } from './helpers';
export async function keep(id: string) {
  const answer = await fetch(\`https://api-singapore.klingai.com/v1/videos/text2video/\${id}\`, { headers: await klingHeaders() });
  const { data } = await answer.json();
  const file = await fetch(data.task_result.videos[0].url);
  const body = Buffer.from(await file.arrayBuffer());
  ${steps}
}
`;

/** A file about Kling that stores what it is given. */
const given = (steps: string, imports = '') => `
${imports}
const KLING_BUCKET = 'kling-videos';
export async function store(body: Buffer, key: string, acl: string) {
  ${steps}
}
`;

const s3 =
  "import { S3Client, PutObjectCommand, PutObjectAclCommand, CreateBucketCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});";
const upload = "import { Upload } from '@aws-sdk/lib-storage';";
const s3v2 = "import AWS from 'aws-sdk';\nconst s3 = new AWS.S3();";
const gcs = "import { Storage } from '@google-cloud/storage';\nconst bucket = new Storage().bucket('kling');";
const azure =
  "import { BlobServiceClient } from '@azure/storage-blob';\nconst service = BlobServiceClient.fromConnectionString(process.env.AZURE);\nconst container = service.getContainerClient('kling');";
const vercel = "import { put } from '@vercel/blob';";
const supabase =
  "import { createClient } from '@supabase/supabase-js';\nconst supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY);";

const putWith = (more: string) =>
  `await s3.send(new PutObjectCommand({ Bucket: 'b', Key: id, Body: body${more} }));`;

run(rule, {
  valid: [
    fine('no ACL', job(putWith(''), s3)),
    fine('a private ACL', job(putWith(", ACL: 'private'"), s3)),
    fine('an ACL for the owner of the bucket', job(putWith(", ACL: 'bucket-owner-full-control'"), s3)),
    fine(
      'an ACL that is not known',
      given(
        'await s3.send(new PutObjectCommand({ Bucket: KLING_BUCKET, Key: key, Body: body, ACL: acl }));',
        s3,
      ),
    ),
    fine('an ACL of the environment', job(putWith(', ACL: process.env.BUCKET_ACL'), s3)),
    fine(
      'a page of the site',
      given(
        "await s3.send(new PutObjectCommand({ Bucket: KLING_BUCKET, Key: 'index.html', Body: '<p>hi</p>', ContentType: 'text/html', ACL: 'public-read' }));",
        s3,
      ),
    ),
    fine(
      'a manifest',
      given(
        "await s3.send(new PutObjectCommand({ Bucket: KLING_BUCKET, Key: 'list.json', Body: JSON.stringify({ key }), ACL: 'public-read' }));",
        s3,
      ),
    ),
    fine(
      'a private upload',
      job(
        "await new Upload({ client: s3, params: { Bucket: 'b', Key: id, Body: body } }).done();",
        `${s3}\n${upload}`,
      ),
    ),
    fine(
      'version 2',
      job("await s3.putObject({ Bucket: 'b', Key: id, Body: body, ACL: 'private' }).promise();", s3v2),
    ),
    fine('Google Cloud Storage', job('await bucket.file(id).save(body, { resumable: false });', gcs)),
    fine(
      'Google Cloud Storage, private',
      job('await bucket.file(id).save(body, { public: false, private: true });', gcs),
    ),
    fine(
      'Google Cloud Storage, made private',
      job('await bucket.file(id).save(body);\n  await bucket.file(id).makePrivate();', gcs),
    ),
    fine(
      'a signed URL',
      job(
        "await bucket.file(id).save(body);\n  return bucket.file(id).getSignedUrl({ action: 'read', expires: Date.now() + 900_000 });",
        gcs,
      ),
    ),
    fine(
      'Azure',
      job(
        'await container.createIfNotExists();\n  await container.getBlockBlobClient(id).uploadData(body);',
        azure,
      ),
    ),
    fine('Vercel Blob, private', job("await put(id, body, { access: 'private' });", vercel)),
    fine(
      'a private bucket of Supabase',
      given('await supabase.storage.createBucket(KLING_BUCKET, { public: false });', supabase),
    ),
    fine(
      'an upload to Supabase',
      job("await supabase.storage.from('videos').upload(id, body, { upsert: true });", supabase),
    ),
    fine('a helper', job('await uploadBuffer(body, { key: id, public: false });')),
    fine(
      'a field of a record',
      given(
        "await db.video.create({ data: { key, public: true, visibility: 'public' } });",
        "import { db } from './db';",
      ),
    ),
    fine('a list of ACLs', "export const KLING_ACLS = { PUBLIC: 'public-read', PRIVATE: 'private' };"),
    fine('a type', "export interface KlingUpload { ACL: 'public-read' | 'private'; public: true }"),
    fine(
      'a comparison',
      "export const isOpenKlingVideo = (object: { ACL: string }) => object.ACL === 'public-read';",
    ),
    fine(
      'a check that nothing is public',
      "export function klingGuard(options: { ACL?: string }) {\n  if (options.ACL === 'public-read') throw new Error('no public videos');\n}",
    ),
    fine(
      'the path of public files',
      "export const KLING_POSTER = { directory: 'public', access: 'public' };",
    ),
    fine(
      'a public method of something else',
      "import { api } from './api';\nexport const share = (klingId: string) => api.setOptions({ public: true, id: klingId });",
    ),
    fine(
      'a file that has nothing to do with Kling',
      "import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';\nexport const logo = (body: Buffer) => new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'logo.png', Body: body, ACL: 'public-read' }));",
    ),
    fine(
      'overwritten',
      job(
        "const options = { Bucket: 'b', Key: id, Body: body, ACL: acl };\n  await s3.send(new PutObjectCommand({ ...options, ACL: 'private' }));",
        `${s3}\nconst acl = process.env.ACL;`,
      ),
    ),
  ],
  invalid: [
    openResult('S3', job(putWith(", ACL: 'public-read'"), s3), 'PutObjectCommand({'),
    openResult(
      'S3, readable and writable',
      job(putWith(", ACL: 'public-read-write'"), s3),
      'PutObjectCommand({',
    ),
    openResult(
      'S3, through a constant',
      job(putWith(', ACL'), `${s3}\nconst ACL = 'public-read';`),
      'PutObjectCommand({',
    ),
    openResult(
      'S3, in one environment',
      job(putWith(", ACL: process.env.NODE_ENV === 'production' ? 'public-read' : 'private'"), s3),
      'PutObjectCommand({',
    ),
    openResult(
      'S3, as a fallback',
      job(putWith(", ACL: process.env.ACL ?? 'public-read'"), s3),
      'PutObjectCommand({',
    ),
    openResult(
      'S3, its type of TypeScript',
      job(
        putWith(', ACL: ObjectCannedACL.public_read').replace(
          'ObjectCannedACL.public_read',
          "'public-read' as const",
        ),
        s3,
      ),
      'PutObjectCommand({',
    ),
    openResult(
      'S3, a command of its own',
      job(
        "const command = new PutObjectCommand({ Bucket: 'b', Key: id, Body: body, ACL: 'public-read' });\n  await s3.send(command);",
        s3,
      ),
      'const command',
    ),
    openResult(
      'S3, options spread',
      job(
        'await s3.send(new PutObjectCommand({ ...defaults, Key: id, Body: body }));',
        `${s3}\nconst defaults = { Bucket: 'b', ACL: 'public-read' };`,
      ),
      'const defaults',
    ),
    openResult(
      'S3, options filled later',
      job(
        "const options: any = { Bucket: 'b', Key: id, Body: body };\n  options.ACL = 'public-read';\n  await s3.send(new PutObjectCommand(options));",
        s3,
      ),
      'options.ACL',
    ),
    openResult(
      'S3, an upload in parts',
      job(
        "await new Upload({ client: s3, params: { Bucket: 'b', Key: id, Body: body, ACL: 'public-read' } }).done();",
        `${s3}\n${upload}`,
      ),
      'new Upload',
    ),
    openResult(
      'S3, version 2',
      job("await s3.upload({ Bucket: 'b', Key: id, Body: body, ACL: 'public-read' }).promise();", s3v2),
      's3.upload',
    ),
    openResult(
      'Google Cloud Storage',
      job('await bucket.file(id).save(body, { public: true });', gcs),
      'public: true',
    ),
    openResult(
      'Google Cloud Storage, by its ACL',
      job("await bucket.file(id).save(body, { predefinedAcl: 'publicRead' });", gcs),
      'publicRead',
    ),
    open(
      'Google Cloud Storage, an object made public',
      job('await bucket.file(id).save(body);\n  await bucket.file(id).makePublic();', gcs),
      'makePublic',
    ),
    open(
      'Google Cloud Storage, all users',
      given("await bucket.file(key).acl.add({ entity: 'allUsers', role: 'READER' });", gcs),
      'allUsers',
    ),
    open(
      'a file of a bucket of another file',
      given(
        'const file = bucket.file(key);\n  await file.makePublic();\n  return KLING_BUCKET;',
        "import { bucket } from './bucket';",
      ),
      'makePublic',
    ),
    open('Azure', given("await container.createIfNotExists({ access: 'blob' });", azure), "access: 'blob'"),
    open('Azure, a policy', given("await container.setAccessPolicy('container');", azure), 'setAccessPolicy'),
    openResult(
      'Vercel Blob',
      job("await put(`videos/${id}.mp4`, body, { access: 'public' });", vercel),
      'await put(',
    ),
    open(
      'a bucket of Supabase',
      given('await supabase.storage.createBucket(KLING_BUCKET, { public: true });', supabase),
      'createBucket',
    ),
    open(
      'the ACL of an object',
      given(
        "await s3.send(new PutObjectAclCommand({ Bucket: KLING_BUCKET, Key: key, ACL: 'public-read' }));",
        s3,
      ),
      'PutObjectAclCommand({',
    ),
    open(
      'the ACL of a bucket',
      given("await s3.send(new CreateBucketCommand({ Bucket: KLING_BUCKET, ACL: 'public-read' }));", s3),
      'CreateBucketCommand({',
    ),
    open(
      'media of a caller',
      given(
        "await s3.send(new PutObjectCommand({ Bucket: KLING_BUCKET, Key: key, Body: body, ACL: 'public-read' }));",
        s3,
      ),
      'PutObjectCommand({',
    ),
    openResult(
      'a helper of another file',
      job('await uploadBuffer(body, { key: id, public: true });'),
      'public: true',
    ),
    openResult(
      'a store of another file',
      job("await storage.put(id, body, { visibility: 'public' });"),
      'visibility',
    ),
    open(
      'a helper with the ACL',
      given(
        "await send({ bucket: KLING_BUCKET, key, body, acl: 'public-read' });",
        "import { send } from './aws';",
      ),
      "acl: 'public-read'",
    ),
    open(
      'a header',
      given(
        "await fetch(url(key), { method: 'PUT', body, headers: { 'x-amz-acl': 'public-read' } });\n  return KLING_BUCKET;",
        "import { url } from './aws';",
      ),
      'x-amz-acl',
    ),
    open(
      'multer',
      "import multerS3 from 'multer-s3';\nimport { s3 } from './aws';\nexport const klingUploads = multerS3({ s3, bucket: 'b', acl: 'public-read' });",
      'public-read',
    ),
    {
      name: 'the ACL may be closed',
      code: "import { send } from './aws';\nexport const keep = (klingVideo: Buffer) => send({ body: klingVideo, acl: 'public-read' });",
      errors: [
        {
          messageId: 'open',
          line: 2,
          suggestions: [
            {
              messageId: 'close',
              output:
                "import { send } from './aws';\nexport const keep = (klingVideo: Buffer) => send({ body: klingVideo, acl: 'private' });",
            },
          ],
        },
      ],
    },
  ],
});
