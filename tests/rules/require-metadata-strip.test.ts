import rule from '../../src/rules/require-metadata-strip.js';
import { run, type ExpectedError, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** The line of the last place where `at` stands. */
function lineOf(code: string, at: string): number {
  const index = code.lastIndexOf(at);
  if (index < 0) throw new Error(`not there: ${at}\n${code}`);
  return code.slice(0, index).split('\n').length;
}

const reported =
  (messageId: 'answered' | 'published' | 'dropped') =>
  (name: string, code: string, at: string, data?: ExpectedError['data']): InvalidCase => ({
    name,
    code,
    errors: [{ messageId, line: lineOf(code, at), ...(data && { data }) }],
  });
const answered = reported('answered');
const published = reported('published');
const dropped = (name: string, code: string, at: string, tool: string): InvalidCase =>
  reported('dropped')(name, code, at, { name: tool });

/** An Express handler that has the video and the picture of a task at hand. */
const handler = (steps: string, above = ''): string => `
import express from 'express';
import { kling } from './kling.js';
${above}
export const routes = express.Router();
routes.get('/videos/:id', async (req, res) => {
  const task = await kling.getTask(req.params.id);
  const video = task.task_result.videos[0];
  const image = task.task_result.images[0];
  ${steps}
});
`;

const SEND = 'res.send(bytes);';
const fetched = (steps: string, above = ''): string =>
  handler(
    `const file = await fetch(video.url);\n  const bytes = Buffer.from(await file.arrayBuffer());\n  ${steps}`,
    above,
  );
const pictured = (steps: string, above = ''): string =>
  handler(
    `const file = await fetch(image.url);\n  const bytes = Buffer.from(await file.arrayBuffer());\n  ${steps}`,
    above,
  );

const STRIP = "import { stripMetadata } from './metadata.js';";
const SHARP = "import sharp from 'sharp';";
const FLUENT = "import ffmpeg from 'fluent-ffmpeg';";
const EXIFTOOL = "import { exiftool } from 'exiftool-vendored';";
const GOT = "import got from 'got';";
const S3 = "import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});";
const PROGRAMS = `import path from 'node:path';
import { tmpdir } from 'node:os';
import { writeFile } from 'node:fs/promises';
import { execFile, execSync, spawn } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(execFile);`;

/** The same with the file on disk, and the path of a second one. */
const onDisk = (steps: string, above = ''): string =>
  fetched(
    `const tmp = path.join(tmpdir(), req.params.id);\n  const out = path.join(tmpdir(), 'out', req.params.id);\n  await writeFile(tmp, bytes);\n  ${steps}`,
    `${PROGRAMS}\n${above}`,
  );

/** `ffmpeg` with these words between the files. */
const ffmpeg = (...words: readonly string[]): string =>
  `await run('ffmpeg', ['-i', tmp, ${words.map((word) => `'${word}'`).join(', ')}, out]);`;
/** `exiftool` with these words. */
const tags = (...words: readonly string[]): string =>
  `await run('exiftool', [${words.map((word) => `'${word}'`).join(', ')}, '-overwrite_original', tmp]);`;
/** The fluent library with these options. */
const fluent = (options: string): string =>
  `await new Promise((resolve, reject) => {\n    ffmpeg(tmp).${options}.on('end', resolve).on('error', reject).save(out);\n  });`;

run(rule, {
  valid: [
    fine(
      'what a helper gives back',
      fetched('const clean = await stripMetadata(bytes);\n  res.send(clean);', STRIP),
    ),
    fine('a helper that works in place', fetched(`await stripMetadata(bytes);\n  ${SEND}`, STRIP)),
    fine(
      'a helper on the way to disk',
      onDisk(
        'const clean = await stripMetadata(bytes);\n  await writeFile(out, clean);\n  res.sendFile(out);',
        STRIP,
      ),
    ),
    fine(
      'a program that removes the place',
      onDisk(`${ffmpeg('-metadata', 'location=', '-c', 'copy')}\n  res.sendFile(out);`),
    ),
    fine(
      'a program in a line',
      onDisk('execSync(`ffmpeg -i ${tmp} -metadata location= -c copy ${out}`);\n  res.sendFile(out);'),
    ),
    fine(
      'tags that are removed by name',
      onDisk(`${tags('-gps:all=', '-xmp:creator=')}\n  res.sendFile(tmp);`),
    ),
    fine(
      'tags that are written by name',
      onDisk('await exiftool.write(tmp, { GPSLatitude: null });\n  res.sendFile(tmp);', EXIFTOOL),
    ),
    fine(
      'the fluent library',
      onDisk(`${fluent("outputOptions('-metadata', 'location=')")}\n  res.sendFile(out);`, FLUENT),
    ),
    fine(
      'a helper of the file',
      onDisk(
        'await clean(tmp, out);\n  res.sendFile(out);',
        "async function clean(from, to) { await run('ffmpeg', ['-i', from, '-metadata', 'location=', to]); }",
      ),
    ),
    fine(
      'a program on a path that is written out',
      fetched(
        `await writeFile('/tmp/a.mp4', bytes);\n  await run('exiftool', ['-gps:all=', '/tmp/a.mp4']);\n  res.sendFile('/tmp/a.mp4');`,
        PROGRAMS,
      ),
    ),
    fine(
      'a program on a path in a line',
      fetched(
        `await writeFile('/tmp/a.mp4', bytes);\n  execSync('exiftool -gps:all= /tmp/a.mp4');\n  res.sendFile('/tmp/a.mp4');`,
        PROGRAMS,
      ),
    ),
    fine(
      'a shell in a template',
      onDisk('await $`exiftool -gps:all= ${tmp}`;\n  res.sendFile(tmp);', "import { $ } from 'zx';"),
    ),
    fine(
      'a picture that keeps what it says',
      pictured('res.send(await sharp(bytes).resize(300).withMetadata().toBuffer());', SHARP),
    ),
    fine(
      'a picture without EXIF',
      pictured(
        "res.send(Buffer.from(piexif.remove(bytes.toString('binary')), 'binary'));",
        "import piexif from 'piexifjs';",
      ),
    ),
    fine(
      'a stream that leaves EXIF out',
      handler(
        'got.stream(image.url).pipe(new ExifTransformer()).pipe(res);',
        `${GOT}\nimport ExifTransformer from 'exif-be-gone';`,
      ),
    ),
    fine(
      'before it is published',
      fetched(
        "await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: await stripMetadata(bytes), ACL: 'public-read' }));",
        `${S3}\n${STRIP}`,
      ),
    ),
    fine(
      'a store that nobody reads',
      fetched("await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: bytes }));", S3),
    ),
    fine(
      'a helper of another file that has the bytes before',
      fetched('res.send(await finish(bytes));', "import { finish } from './finish.js';"),
    ),
    fine(
      'bytes of something else',
      handler(
        "const logo = await fetch('https://cdn.acme.example/logo.png');\n  res.send(Buffer.from(await logo.arrayBuffer()));",
      ),
    ),
    fine(
      'the reference client with a metadata step',
      handler(
        'await client.download(task, Writable.toWeb(res));',
        `import { Writable } from 'node:stream';\nimport { KlingClient } from 'eslint-plugin-kling/client';\n${STRIP}\nconst client = new KlingClient({ ...safeguards, stripMetadata });`,
      ),
    ),
    fine(
      'all of it, and the mark written again',
      onDisk(`${ffmpeg('-map_metadata', '-1', '-metadata', 'AIGC={}')}\n  res.sendFile(out);`),
    ),
    fine('all of it but the mark', onDisk(`${tags('-all=', '--jumbf:all')}\n  res.sendFile(tmp);`)),
    fine(
      'all of it copied back',
      onDisk(`${tags('-all=', '-tagsfromfile', '@', '-all:all')}\n  res.sendFile(tmp);`),
    ),
    fine(
      'all of it but what is retained',
      onDisk(
        "await exiftool.deleteAllTags(tmp, { retain: ['DigitalSourceType'] });\n  res.sendFile(tmp);",
        EXIFTOOL,
      ),
    ),
    fine(
      'all of it, and a manifest signed into it',
      pictured(
        'res.send(await sign(await sharp(bytes).resize(300).toBuffer()));',
        `${SHARP}\nimport { createC2pa } from 'c2pa-node';\nconst sign = (buffer) => createC2pa().sign({ asset: { buffer, mimeType: 'image/png' } });`,
      ),
    ),
    fine(
      'metadata of another file',
      handler(
        "await run('ffmpeg', ['-i', 'assets/intro.mp4', '-map_metadata', '-1', 'intro.mp4']);",
        PROGRAMS,
      ),
    ),
    fine(
      'metadata of a picture from a store, where a result is fetched as well',
      handler(
        'const picture = await pictures.load(req.params.id);\n  await kling.start({ image: await sharp(picture).resize(1024).toBuffer() });\n  await keep(await fetch(video.url));',
        `${SHARP}\nimport { keep, pictures } from './store.js';`,
      ),
    ),
    fine(
      "metadata of a caller's picture",
      handler(
        'const small = await sharp(req.file.buffer).resize(300).toBuffer();\n  res.send(small);',
        SHARP,
      ),
    ),
    fine(
      "metadata of a caller's video, before it goes to Kling",
      handler(
        "await run('ffmpeg', ['-i', req.file.path, '-map_metadata', '-1', '/tmp/clean.mp4']);\n  const file = await fetch(video.url);\n  await keep(file);",
        `${PROGRAMS}\nimport { keep } from './store.js';`,
      ),
    ),
    fine(
      'metadata of what is not known',
      `import { execFileSync } from 'node:child_process';
export const KLING_OUTPUT = '/tmp/kling';
export function strip(from: string, to: string) {
  execFileSync('ffmpeg', ['-i', from, '-map_metadata', '-1', to]);
}`,
    ),
    fine(
      'a look at metadata',
      onDisk(
        'console.log(await exiftool.read(tmp), await sharp(bytes).metadata());',
        `${EXIFTOOL}\n${SHARP}`,
      ),
    ),
    fine(
      'another option of that name',
      onDisk(`${ffmpeg('-map_metadata', '0', '-metadata', 'location=')}\n  res.sendFile(out);`),
    ),
    fine(
      'a row of the project',
      fetched(`await tidy(bytes);\n  ${SEND}`, "import { tidy } from '@acme/media';"),
      {
        settings: {
          kling: {
            rows: [
              {
                kind: 'companion',
                companion: 'metadata',
                api: '@acme/media#tidy',
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
    answered('nothing is removed', fetched(SEND), SEND, { how: '`fetch()` on line 10', near: '' }),
    answered(
      'what a helper gives back is not sent',
      fetched(`const clean = await stripMetadata(bytes);\n  ${SEND}`, STRIP),
      SEND,
      {
        how: '`fetch()` on line 10',
        near: ' `stripMetadata()` on line 12 does not count: what it gives is not what leaves.',
      },
    ),
    answered('a step that nobody waits for', fetched(`void stripMetadata(bytes);\n  ${SEND}`, STRIP), SEND),
    answered(
      'a step whose failure is swallowed',
      fetched(`await stripMetadata(bytes).catch(() => undefined);\n  ${SEND}`, STRIP),
      SEND,
      {
        how: '`fetch()` on line 10',
        near: ' `stripMetadata()` on line 12 does not count: when it fails, the code goes on.',
      },
    ),
    answered('a step after it', fetched(`${SEND}\n  await stripMetadata(bytes);`, STRIP), SEND),
    answered(
      'a step on one way only',
      fetched(`if (req.query.clean) await stripMetadata(bytes);\n  ${SEND}`, STRIP),
      SEND,
    ),
    answered(
      'a scan is none',
      fetched(`await scanner.assertClean(bytes);\n  ${SEND}`, "import { scanner } from './scanner.js';"),
      SEND,
    ),
    answered(
      'the other file is sent',
      onDisk(`${ffmpeg('-metadata', 'location=')}\n  res.sendFile(tmp);`),
      'res.sendFile',
      {
        how: '`fetch()` on line 16',
        near: ' `run()` on line 21 does not count: it looks at another value.',
      },
    ),
    answered(
      'a program that leaves it',
      onDisk(`${ffmpeg('-c', 'copy')}\n  res.sendFile(out);`),
      'res.sendFile',
    ),
    answered(
      'a library that leaves it',
      onDisk(`${fluent("videoCodec('libx264')")}\n  res.sendFile(out);`, FLUENT),
      'res.sendFile',
    ),
    answered(
      'a helper of the file that leaves it',
      onDisk(
        'await clean(tmp, out);\n  res.sendFile(tmp);',
        "async function clean(from, to) { await run('ffmpeg', ['-i', from, '-c', 'copy', to]); }",
      ),
      'res.sendFile',
    ),
    answered(
      'a look at it',
      onDisk('await exiftool.read(tmp);\n  res.sendFile(tmp);', EXIFTOOL),
      'res.sendFile',
    ),
    answered(
      'the reference client without a metadata step',
      handler(
        'await client.download(task, Writable.toWeb(res));',
        "import { Writable } from 'node:stream';\nimport { KlingClient } from 'eslint-plugin-kling/client';\nconst client = new KlingClient({ audit, contentFilter, consent });",
      ),
      'client.download',
    ),
    published(
      'a bucket that everybody reads',
      fetched(
        "await s3.send(new PutObjectCommand({ Bucket: 'b', Key: req.params.id, Body: bytes, ACL: 'public-read' }));",
        S3,
      ),
      'Body: bytes',
      { how: '`fetch()` on line 11', near: '' },
    ),
    dropped(
      'all metadata of a video',
      onDisk(`${ffmpeg('-map_metadata', '-1', '-c', 'copy')}\n  res.sendFile(out);`),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'in a line',
      onDisk('execSync(`ffmpeg -i ${tmp} -map_metadata -1 -c copy ${out}`);\n  res.sendFile(out);'),
      'execSync(',
      '-map_metadata -1',
    ),
    dropped(
      'in a line without holes',
      fetched(
        `await writeFile('/tmp/a.mp4', bytes);\n  execSync('ffmpeg -i /tmp/a.mp4 -map_metadata -1 /tmp/b.mp4');`,
        PROGRAMS,
      ),
      'execSync(',
      '-map_metadata -1',
    ),
    dropped(
      'by the URL',
      handler("await run('ffmpeg', ['-i', video.url, '-map_metadata', '-1', 'out.mp4']);", PROGRAMS),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'with words that stand elsewhere, and a program of the environment',
      onDisk(
        "const words = ['-map_metadata', '-1'];\n  spawn(process.env.FFMPEG, ['-i', tmp, ...words, out]);",
      ),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'the fluent library',
      onDisk(fluent("outputOptions('-map_metadata', '-1')"), FLUENT),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'the fluent library, in one text',
      onDisk(fluent("outputOptions(['-map_metadata -1', '-c copy'])"), FLUENT),
      "'-map_metadata -1'",
      '-map_metadata -1',
    ),
    dropped(
      'the fluent library, in a variable',
      onDisk(
        "const command = ffmpeg(tmp);\n  command.outputOptions('-map_metadata -1');\n  command.save(out);",
        FLUENT,
      ),
      "'-map_metadata -1'",
      '-map_metadata -1',
    ),
    dropped(
      'the fluent library, as a stream',
      handler("ffmpeg(video.url).outputOptions('-map_metadata -1').pipe(res);", FLUENT),
      "'-map_metadata -1'",
      '-map_metadata -1',
    ),
    dropped(
      'in the browser',
      fetched(
        "await ffmpeg.writeFile('in.mp4', bytes);\n  await ffmpeg.exec(['-i', 'in.mp4', '-map_metadata', '-1', 'out.mp4']);",
        "import { FFmpeg } from '@ffmpeg/ffmpeg';\nconst ffmpeg = new FFmpeg();",
      ),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped('all tags', onDisk(`${tags('-all=')}\n  res.sendFile(tmp);`), "'-all='", '-all='),
    dropped(
      'all tags, by a library',
      onDisk('await exiftool.deleteAllTags(tmp);\n  res.sendFile(tmp);', EXIFTOOL),
      'exiftool.deleteAllTags',
      'deleteAllTags()',
    ),
    dropped(
      'a tag named all',
      onDisk("await exiftool.write(tmp, { all: '' });\n  res.sendFile(tmp);", EXIFTOOL),
      'exiftool.write',
      'write()',
    ),
    dropped(
      'a picture that is stripped',
      onDisk("await run('magick', [tmp, '-strip', out]);"),
      "'-strip'",
      '-strip',
    ),
    dropped(
      'a program that does nothing else',
      onDisk("await run('mat2', ['--inplace', tmp]);"),
      'await run',
      'mat2',
    ),
    dropped(
      'a picture that is written again',
      pictured('res.send(await sharp(bytes).resize(300).toBuffer());', SHARP),
      'sharp(bytes)',
      'sharp()',
    ),
    dropped(
      'a picture that is written to disk',
      pictured("await sharp(bytes).resize(300).toFile('small.png');", SHARP),
      'sharp(bytes)',
      'sharp()',
    ),
    dropped(
      'a picture on its way',
      handler('got.stream(image.url).pipe(sharp().resize(300).webp()).pipe(res);', `${GOT}\n${SHARP}`),
      'got.stream',
      'sharp()',
    ),
    dropped(
      'a helper of the file',
      onDisk(
        'await strip(tmp, out);\n  res.sendFile(out);',
        "async function strip(from, to) {\n  await run('ffmpeg', ['-i', from, '-map_metadata', '-1', to]);\n}",
      ),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'what a helper of another file fetched',
      handler(
        "const from = await downloadToTemp(video.url);\n  await run('ffmpeg', ['-i', from, '-map_metadata', '-1', 'out.mp4']);",
        `${PROGRAMS}\nimport { downloadToTemp } from './temp.js';`,
      ),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    dropped(
      'a path where a helper of another file put it',
      handler(
        "await downloadTo('/tmp/a.mp4', video.url);\n  await run('ffmpeg', ['-i', '/tmp/a.mp4', '-map_metadata', '-1', 'out.mp4']);",
        `${PROGRAMS}\nimport { downloadTo } from './temp.js';`,
      ),
      "'-map_metadata'",
      '-map_metadata -1',
    ),
    {
      name: 'with an edit',
      code: onDisk(`${ffmpeg('-map_metadata', '-1')}\n  res.sendFile(out);`),
      errors: [
        {
          messageId: 'dropped',
          line: 21,
          suggestions: [
            {
              messageId: 'only',
              data: { words: '-metadata location=' },
              output: onDisk(`${ffmpeg('-metadata', 'location=')}\n  res.sendFile(out);`),
            },
          ],
        },
      ],
    },
    {
      name: 'with an edit of one text',
      code: onDisk(fluent('outputOptions("-map_metadata -1")'), FLUENT),
      errors: [
        {
          messageId: 'dropped',
          line: 22,
          suggestions: [
            {
              messageId: 'only',
              data: { words: '-metadata location=' },
              output: onDisk(fluent('outputOptions("-metadata location=")'), FLUENT),
            },
          ],
        },
      ],
    },
    {
      name: 'with an edit of tags',
      code: onDisk(`${tags('-all=')}\n  res.sendFile(tmp);`),
      errors: [
        {
          messageId: 'dropped',
          line: 21,
          suggestions: [
            {
              messageId: 'only',
              data: { words: '-gps:all=' },
              output: onDisk(`${tags('-gps:all=')}\n  res.sendFile(tmp);`),
            },
          ],
        },
      ],
    },
  ],
});
