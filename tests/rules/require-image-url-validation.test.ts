import rule from '../../src/rules/require-image-url-validation.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

const imageToVideo = 'https://api-singapore.klingai.com/v1/videos/image2video';

/** Where the wrappers below send the image. */
const sink = "model_name: 'kling-v2-1', image:";

type Extra = Pick<ValidCase, 'filename' | 'settings' | 'options'>;

const report =
  (messageId: string) =>
  (name: string, code: string, at = sink, extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [{ messageId, line: lineOf(code, at) }],
    ...extra,
  });
const unchecked = report('unchecked');
const hostUnchecked = report('hostUnchecked');
const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** What strict asks for. */
const host: Extra = { options: [{ check: 'host' }] };

/** An Express handler: `steps` stand between the reading of `imageUrl` and the request, which sends `sent`. */
const handler = (steps: string, sent = 'imageUrl', above = '') => `
import express from 'express';
${above}
const app = express();
app.post('/api/animations', async (req, res, next) => {
  const { imageUrl, title } = req.body;
  ${steps}
  const answer = await fetch('${imageToVideo}', {
    method: 'POST',
    headers: { Authorization: req.app.locals.klingAuthorization },
    body: JSON.stringify({ model_name: 'kling-v2-1', image: ${sent} }),
  });
  res.json(await answer.json());
});
`;

/** An exported function that posts with axios. */
const service = (steps: string, sent = 'imageUrl', above = '') => `
import axios from 'axios';
${above}
export async function animate(imageUrl: string, other: string, headers: Record<string, string>) {
  ${steps}
  const { data } = await axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: ${sent} }, { headers });
  return data.data.task_id;
}
`;

/** A public method of a class that posts through its own private method. */
const client = (steps: string, members = '') => `
import { getJwt } from './auth';
export class KlingClient {
  async imageToVideo(imageUrl: string) {
    ${steps}
    return this.request('/v1/videos/image2video', { model_name: 'kling-v2-1', image: imageUrl });
  }
  ${members}
  private async request(path: string, body: Record<string, unknown>) {
    const response = await fetch(\`https://api-singapore.klingai.com\${path}\`, {
      method: 'POST',
      headers: { Authorization: \`Bearer \${await getJwt()}\` },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}
`;

const zod = (field: string) =>
  `import { z } from 'zod';\nconst schema = z.object({ imageUrl: ${field}, title: z.string().max(80) });`;

const isHttps = `function isHttps(value: string) {
  try {
    return new URL(value).protocol === 'https:';
  } catch {
    return false;
  }
}`;

const allowed = "const ALLOWED = ['images.acme.example', 'cdn.acme.example'];";

const nestController = (decorators: string) => `
import { Body, Controller, Post } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { IsNotEmpty, IsString, IsUrl } from 'class-validator';
class AnimateDto {
  ${decorators}
  imageUrl: string;
}
@Controller('kling')
export class KlingController {
  constructor(private readonly http: HttpService) {}
  @Post('animations')
  create(@Body() dto: AnimateDto) {
    return this.http.post('${imageToVideo}', { model_name: 'kling-v2-1', image: dto.imageUrl });
  }
}
`;

const several = (steps: string) => `
import axios from 'axios';
export async function combine(imageUrls: string[], headers: Record<string, string>) {
  ${steps}
  return axios.post(
    'https://api-singapore.klingai.com/v1/videos/multi-image2video',
    { model_name: 'kling-v1-6', image_list: imageUrls.map((image) => ({ image })) },
    { headers },
  );
}
`;

const withReturn = (test: string) => `if (${test}) return res.status(400).json({ error: 'bad image URL' });`;
const withThrow = (test: string) => `if (${test}) throw new Error('bad image URL');`;

run(rule, {
  valid: [
    fine(
      'a URL that is parsed already and compared',
      `
const HOSTS = new Set(['cdn.example.com']);
export async function animate(input: { image: URL }) {
  if (input.image.protocol !== 'https:' || !HOSTS.has(input.image.hostname)) throw new TypeError('no');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: input.image.href }) });
}
`,
      host,
    ),
    fine(
      'a URL that is parsed already, taken apart',
      `
const HOSTS = new Set(['cdn.example.com']);
export async function animate(input: { image: URL }) {
  const { protocol, hostname, href } = input.image; if (protocol !== 'https:' || !HOSTS.has(hostname)) throw new TypeError('no');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: href }) });
}
`,
      host,
    ),
    fine(
      'a URL that is parsed already',
      `
const HOSTS = new Set(['cdn.example.com']);
export async function animate(input: { image: URL }) {
  
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: input.image.href }) });
}
`,
    ),
    fine(
      'a file out of the JSON of a body',
      `
export const handler = async (event) => {
  const { imageBase64 } = JSON.parse(event.body ?? '{}');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: imageBase64 }) });
};
`,
    ),
    fine(
      'one of some hosts, or below one',
      service(
        "const { hostname } = new URL(imageUrl);\n  if (!ALLOWED.some((one) => hostname === one || hostname.endsWith(`.${one}`))) throw new Error('host');",
        undefined,
        allowed,
      ),
      host,
    ),
    fine(
      'one of some hosts, parsed for each',
      handler(withReturn('!ALLOWED.some((one) => new URL(imageUrl).hostname === one)'), undefined, allowed),
      host,
    ),
    fine(
      'one of some beginnings',
      service(
        withThrow('!ORIGINS.some((one) => imageUrl.startsWith(one))'),
        undefined,
        "const ORIGINS = ['https://images.acme.example/', 'https://cdn.acme.example/'];",
      ),
      host,
    ),
    fine(
      'data is the picture itself, whatever holds it',
      `
export async function POST(request: Request) {
  const data = await request.json();
  return fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: data.imageData }) });
}
`,
    ),
    // A parse that throws
    fine('a parse that throws', service('new URL(imageUrl);')),
    fine('a parse that throws, kept', service('const url = new URL(imageUrl);')),
    fine('the parsed URL is sent', service('const url = new URL(imageUrl);', 'url.href')),
    fine('the parsed URL is sent as text', service('', 'new URL(imageUrl).toString()')),
    fine(
      'a parse in a try whose catch leaves',
      handler(
        "try {\n    new URL(imageUrl);\n  } catch {\n    return res.status(400).json({ error: 'bad image URL' });\n  }",
      ),
    ),
    fine('canParse is tested', service(withThrow('!URL.canParse(imageUrl)'))),
    // The scheme
    fine('the protocol is compared', handler(withReturn("new URL(imageUrl).protocol !== 'https:'"))),
    fine(
      'the destructured protocol is compared',
      service(`const { protocol } = new URL(imageUrl);\n  ${withThrow("protocol !== 'https:'")}`),
    ),
    fine('an anchored prefix', handler(withReturn("!imageUrl.startsWith('https://')"))),
    fine(
      'missing or without the prefix',
      handler(withReturn("!imageUrl || !imageUrl.startsWith('https://')")),
    ),
    fine('an anchored regular expression', handler(withReturn('!/^https:\\/\\//.test(imageUrl)'))),
    fine(
      'an anchored regular expression in a constant',
      service(withThrow('!HTTPS.test(imageUrl)'), 'imageUrl', 'const HTTPS = /^https:\\/\\/[^\\s]+$/i;'),
    ),
    fine(
      'match against an anchored regular expression',
      service(withThrow('!imageUrl.match(/^https:\\/\\//)')),
    ),
    fine('the prefix found at the start', service(withThrow("imageUrl.indexOf('https://') !== 0"))),
    fine(
      'the request field is tested, the destructured name sent',
      handler(withReturn("!req.body.imageUrl.startsWith('https://')")),
    ),
    fine(
      'an optional URL is tested only when there is one',
      service("if (imageUrl && !imageUrl.startsWith('https://')) throw new Error('bad image URL');"),
    ),
    fine(
      'a condition kept in a variable',
      handler("const secure = imageUrl.startsWith('https://');\n  if (!secure) return res.sendStatus(400);"),
    ),
    fine(
      'errors pushed to a list that is tested',
      handler(
        "const errors = [];\n  if (!imageUrl.startsWith('https://')) errors.push('imageUrl');\n  if (errors.length) return res.status(400).json({ errors });",
      ),
    ),
    fine(
      'the request stands inside the good branch',
      `
import axios from 'axios';
export async function animate(imageUrl, headers) {
  if (imageUrl.startsWith('https://')) {
    return axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: imageUrl }, { headers });
  }
  throw new Error('bad image URL');
}
`,
    ),
    fine(
      'only a checked URL is added',
      `
import axios from 'axios';
export async function animate({ prompt, imageUrl }, headers) {
  const payload = { model_name: 'kling-v2-1' };
  if (imageUrl) {
    if (new URL(imageUrl).protocol !== 'https:') throw new Error('bad image URL');
    payload.image = imageUrl;
  }
  return axios.post('${imageToVideo}', payload, { headers });
}
`,
    ),
    // Helpers
    fine(
      'a helper that returns a boolean, tested',
      handler(withReturn('!isHttps(imageUrl)'), 'imageUrl', isHttps),
    ),
    fine(
      'a helper that throws',
      service(
        'assertHttps(imageUrl);',
        'imageUrl',
        "function assertHttps(value: string) {\n  if (!value.startsWith('https://')) throw new Error('https only');\n}",
      ),
    ),
    fine(
      'a helper that returns the parsed URL',
      service(
        'const safe = parseImageUrl(imageUrl);',
        'safe',
        "function parseImageUrl(value: string) {\n  const url = new URL(value);\n  if (url.protocol !== 'https:') throw new Error('https only');\n  return url.href;\n}",
      ),
    ),
    fine(
      'a helper that returns an error text, tested',
      handler(
        'const error = imageUrlError(imageUrl);\n  if (error) return res.status(400).json({ error });',
        'imageUrl',
        "const imageUrlError = (value) => (value.startsWith('https://') ? null : 'https only');",
      ),
    ),
    fine(
      'a private method that throws',
      client(
        'this.check(imageUrl);',
        "private check(value: string) {\n    if (new URL(value).protocol !== 'https:') throw new Error('https only');\n  }",
      ),
    ),
    fine(
      'an imported assertion is believed by its name',
      service('assertImageUrl(imageUrl);', 'imageUrl', "import { assertImageUrl } from './validation';"),
    ),
    fine(
      'an imported validator is believed by its name',
      service(
        'await validateImageUrl(imageUrl);',
        'imageUrl',
        "import { validateImageUrl } from './validation';",
      ),
    ),
    fine(
      'an imported predicate is believed when it is tested',
      handler(
        withReturn('!isValidImageUrl(imageUrl)'),
        'imageUrl',
        "import { isValidImageUrl } from './validation';",
      ),
    ),
    fine(
      'isURL of the validator package',
      handler(
        withReturn("!isURL(imageUrl, { protocols: ['https'], require_protocol: true })"),
        'imageUrl',
        "import isURL from 'validator/lib/isURL';",
      ),
    ),
    // Schemas
    fine(
      'a zod URL',
      handler('const input = schema.parse(req.body);', 'input.imageUrl', zod('z.string().url()')),
    ),
    fine('a zod 4 URL', handler('const input = schema.parse(req.body);', 'input.imageUrl', zod('z.url()'))),
    fine(
      'a zod prefix',
      handler(
        'const input = schema.parse(req.body);',
        'input.imageUrl',
        zod("z.string().startsWith('https://')"),
      ),
    ),
    fine(
      'a zod pattern',
      handler('schema.parse(req.body);', 'imageUrl', zod('z.string().regex(/^https:\\/\\//)')),
    ),
    fine(
      'safeParse, tested by success',
      handler(
        'const parsed = schema.safeParse(req.body);\n  if (!parsed.success) return res.sendStatus(400);',
        'parsed.data.imageUrl',
        zod('z.string().url().optional()'),
      ),
    ),
    fine(
      'a valibot URL',
      handler(
        'const input = v.parse(schema, req.body);',
        'input.imageUrl',
        "import * as v from 'valibot';\nconst schema = v.object({ imageUrl: v.pipe(v.string(), v.url()) });",
      ),
    ),
    fine(
      'a yup URL',
      handler(
        'const input = await schema.validate(req.body);',
        'input.imageUrl',
        "import { object, string } from 'yup';\nconst schema = object({ imageUrl: string().url().required() });",
      ),
    ),
    fine(
      'a joi URI whose error is tested',
      handler(
        'const { error, value } = schema.validate(req.body);\n  if (error) return next(error);',
        'value.imageUrl',
        "import Joi from 'joi';\nconst schema = Joi.object({ imageUrl: Joi.string().uri({ scheme: ['https'] }).required() });",
      ),
    ),
    fine('a DTO with @IsUrl', nestController("@IsUrl({ protocols: ['https'] })")),
    // Items
    fine(
      'every() URL is https',
      several("if (!imageUrls.every((url) => url.startsWith('https://'))) throw new Error('bad image URL');"),
    ),
    fine('a loop parses each', several('for (const url of imageUrls) new URL(url);')),
    fine(
      'some() finds a bad one',
      several(
        "if (imageUrls.some((url) => new URL(url).protocol !== 'https:')) throw new Error('bad image URL');",
      ),
    ),
    // Hosts
    fine(
      'the host is one of a list',
      service(
        `const url = new URL(imageUrl);\n  ${withThrow("url.protocol !== 'https:' || !ALLOWED.includes(url.hostname)")}`,
        'imageUrl',
        allowed,
      ),
      host,
    ),
    fine(
      'the host is in a set',
      service(
        `const { protocol, hostname } = new URL(imageUrl);\n  ${withThrow("protocol !== 'https:' || !HOSTS.has(hostname)")}`,
        'imageUrl',
        "const HOSTS = new Set(['images.acme.example']);",
      ),
      host,
    ),
    fine('a data: URL', handler(withReturn("!imageUrl.startsWith('data:image/')")), host),
    fine(
      'a data: URL, by a pattern',
      handler(withReturn('!/^data:image\\/(?:png|jpeg);base64,/.test(imageUrl)')),
      host,
    ),
    fine(
      'a schema of a prefix with the whole host',
      handler(
        "const url = z.string().url().startsWith('https://images.acme.example/').parse(imageUrl);",
        'url',
        "import { z } from 'zod';",
      ),
      host,
    ),
    fine(
      'the same with valibot',
      handler(
        "const url = v.parse(v.pipe(v.string(), v.startsWith('https://images.acme.example/')), imageUrl);",
        'url',
        "import * as v from 'valibot';",
      ),
      host,
    ),
    fine(
      'a switch over the host that refuses others',
      handler(
        "const url = new URL(imageUrl);\n  if (url.protocol !== 'https:') return res.status(400).end();\n  switch (url.hostname) {\n    case 'images.acme.example':\n    case 'media.acme.example':\n      break;\n    default:\n      return res.status(400).end();\n  }",
      ),
      host,
    ),
    fine(
      'the host is the one we know',
      handler(
        `const url = new URL(imageUrl);\n  ${withReturn("url.protocol !== 'https:' || url.hostname !== 'images.acme.example'")}`,
      ),
      host,
    ),
    fine(
      'a helper compares the host',
      handler(
        withReturn('!isOurs(imageUrl)'),
        'imageUrl',
        `${allowed}\nfunction isOurs(value: string) {\n  const url = new URL(value);\n  return url.protocol === 'https:' && ALLOWED.includes(url.host);\n}`,
      ),
      host,
    ),
    fine('a literal needs no host check', service('', "'https://images.acme.example/cat.png'"), host),
    fine('a parse is enough when only https is asked for', service('new URL(imageUrl);'), {
      options: [{ check: 'https' }],
    }),
    // Not a URL
    fine(
      'a bare image parameter may be anything',
      `
import axios from 'axios';
export const animate = (image: string, headers: Record<string, string>) =>
  axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: image }, { headers });
`,
    ),
    fine(
      'base64 by name',
      `
import axios from 'axios';
export const animate = (imageBase64: string, headers: Record<string, string>) =>
  axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: imageBase64 }, { headers });
`,
    ),
    fine(
      'an uploaded file in base64',
      `
import multer from 'multer';
import { app } from './app';
app.post('/animations', multer().single('image'), async (req, res) => {
  const image_url = req.file.buffer.toString('base64');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: image_url }) });
  res.sendStatus(202);
});
`,
    ),
    fine(
      'a data URI, even when it is called a URL',
      `
import axios from 'axios';
export const animate = (file: Buffer, headers: Record<string, string>) => {
  const imageUrl = \`data:image/png;base64,\${file.toString('base64')}\`;
  return axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: imageUrl }, { headers });
};
`,
    ),
    fine(
      'a file read from the disk',
      `
import axios from 'axios';
import { readFile } from 'node:fs/promises';
export const animate = async (path: string, headers: Record<string, string>) => {
  const image = await readFile(path, 'base64');
  return axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: image }, { headers });
};
`,
    ),
    fine('a literal', service('', "'https://images.acme.example/cat.png'")),
    fine(
      'a constant of the module',
      service('', 'SAMPLE', "const SAMPLE = 'https://images.acme.example/cat.png';"),
    ),
    fine(
      'one of a map of our own pictures',
      handler(
        '',
        'PICTURES[title]',
        "const PICTURES = { cat: 'https://images.acme.example/cat.png', dog: 'https://images.acme.example/dog.png' };",
      ),
    ),
    fine(
      'a signed link to our own bucket',
      service(
        'const ownUrl = await getSignedUrl(s3, command);',
        'ownUrl',
        "import { getSignedUrl } from '@aws-sdk/s3-request-presigner';\nimport { command, s3 } from './storage';",
      ),
    ),
    fine(
      'the URL of a stored row is unknown',
      service(
        'const picture = await db.picture.findFirst();',
        'picture.imageUrl',
        "import { db } from './db';",
      ),
    ),
    fine(
      'a private function that nothing calls is unknown',
      service(
        '',
        "'https://images.acme.example/cat.png'",
        `async function later(imageUrl: string) {\n  return axios.post('${imageToVideo}', { image: imageUrl });\n}`,
      ),
    ),
    fine(
      'the URL is stored, not sent',
      service(
        'await db.request.create({ data: { imageUrl } });',
        "'https://images.acme.example/cat.png'",
        "import { db } from './db';",
      ),
    ),
    fine(
      'no media in the request',
      `
import axios from 'axios';
export const create = (imageUrl: string, headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/text2video', { model_name: 'kling-v2-1', prompt: 'A cat' }, { headers });
`,
    ),
    // Not about Kling
    fine(
      'a request to another service',
      `
import axios from 'axios';
export const describe = (imageUrl: string) => axios.post('https://vision.acme.example/v1/describe', { image: imageUrl });
`,
    ),
    fine(
      'a request to another service beside a Kling request',
      service(
        "await axios.post('https://vision.acme.example/v1/describe', { image_url: imageUrl });",
        "'https://images.acme.example/cat.png'",
      ),
    ),
    fine(
      'another model at fal',
      `
import { fal } from '@fal-ai/client';
export const upscale = (imageUrl: string) => fal.subscribe('fal-ai/esrgan', { input: { image_url: imageUrl } });
`,
    ),
    fine(
      'a component of our own',
      `
export const Avatar = ({ imageUrl }: { imageUrl: string }) => <img src={imageUrl} alt="" />;
`,
      { filename: 'src/avatar.tsx' },
    ),
  ],
  invalid: [
    hostUnchecked(
      'a URL that is parsed already, and whose scheme alone is tested',
      `
const HOSTS = new Set(['cdn.example.com']);
export async function animate(input: { image: URL }) {
  if (input.image.protocol !== 'https:') throw new TypeError('no');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: input.image.href }) });
}
`,
      sink,
      host,
    ),
    unchecked(
      'the address of something that is no URL by its type',
      `
const HOSTS = new Set(['cdn.example.com']);
export async function animate(input: { image: Link }) {
  
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: input.image.href }) });
}
`,
    ),
    unchecked(
      'a URL out of the JSON of a body',
      `
export const handler = async (event) => {
  const { imageUrl } = JSON.parse(event.body ?? '{}');
  await fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: imageUrl }) });
};
`,
    ),
    // Ways of the value, with no check at all
    unchecked('a handler sends the body field', handler('')),
    unchecked('a function sends its parameter', service('')),
    unchecked('a method sends its parameter through a private method', client('')),
    unchecked('the request field itself', handler('', 'req.body.imageUrl')),
    unchecked('the snake-case request field', handler('', 'req.body.image_url')),
    unchecked(
      'the data of a schema that asks for nothing',
      `
import { z } from 'zod';
const schema = z.object({ imageUrl: z.string() });
export async function POST(request: Request) {
  const parsed = schema.safeParse(await request.json());
  if (!parsed.success) return new Response(null, { status: 400 });
  return fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: parsed.data.imageUrl }) });
}
`,
    ),
    unchecked(
      'a body that is called data',
      `
export async function POST(request: Request) {
  const data = await request.json();
  return fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: data.image_url }) });
}
`,
    ),
    unchecked(
      'one of some schemes',
      service(
        withThrow('!SCHEMES.some((one) => imageUrl.startsWith(one))'),
        undefined,
        "const SCHEMES = ['http://', 'https://'];",
      ),
    ),
    unchecked(
      'one of some ends of a host, which may be those of another',
      service(
        withThrow('!ALLOWED.some((one) => new URL(imageUrl).hostname.endsWith(one))'),
        undefined,
        allowed,
      ),
      sink,
      host,
    ),
    unchecked('an alias', service('const source = imageUrl;\n  const picture = source;', 'picture')),
    unchecked(
      'a cast and a non-null assertion',
      handler('', '(req.body as { imageUrl?: string }).imageUrl!'),
    ),
    unchecked('a trimmed URL', service('', 'imageUrl.trim()')),
    unchecked('a fallback', handler('', "imageUrl ?? 'https://images.acme.example/cat.png'")),
    unchecked('a condition chooses', service('', 'other ? imageUrl : undefined')),
    unchecked(
      'a parameter by its doc',
      `
import axios from 'axios';
/**
 * Animates a picture.
 * @param image URL of the picture
 * @param headers with the token
 */
export async function animate(image, headers) {
  return axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: image }, { headers });
}
`,
      sink,
      { filename: 'src/kling.js' },
    ),
    unchecked(
      'a parameter by its type',
      `
import axios from 'axios';
type ImageUrl = string;
export const animate = (image: ImageUrl, headers: Record<string, string>) =>
  axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: image }, { headers });
`,
    ),
    unchecked(
      'a shorthand property',
      `
import got from 'got';
export const move = (image_url: string, token: string) =>
  got.post('https://api-singapore.klingai.com/v1/videos/motion-control', {
    headers: { Authorization: token },
    json: {
      image_url,
      mode: 'std',
    },
  }).json();
`,
      '      image_url,',
    ),
    unchecked(
      'the video URL',
      `
import axios from 'axios';
export const move = (frame: Buffer, videoUrl: string, headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/videos/motion-control', { image_url: frame.toString('base64'), video_url: videoUrl }, { headers });
`,
      'video_url:',
    ),
    unchecked(
      'the last frame',
      `
import axios from 'axios';
export const animate = ({ first, lastImageUrl }: { first: Buffer; lastImageUrl: string }, headers: Record<string, string>) =>
  axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: first.toString('base64'), image_tail: lastImageUrl }, { headers });
`,
      'image_tail:',
    ),
    {
      name: 'first and last frame, each reported',
      code: `
import axios from 'axios';
export const animate = (input, headers) =>
  axios.post('${imageToVideo}', {
    model_name: 'kling-v2-1',
    image: input.imageUrl,
    image_tail: input.imageTailUrl,
  }, { headers });
`,
      errors: [
        { messageId: 'unchecked', line: 6 },
        { messageId: 'unchecked', line: 7 },
      ],
    },
    unchecked('the items of a list', several(''), 'image_list:'),
    unchecked(
      'a frame among typed contents',
      `
export async function animate(imageUrl: string, apiKey: string) {
  return fetch('https://api-singapore.klingai.com/image-to-video/kling-2.6', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ contents: [{ type: 'first_frame', url: imageUrl }], settings: { duration: 5 } }),
  });
}
`,
      'contents:',
    ),
    unchecked(
      'a payload filled later',
      `
import axios from 'axios';
export async function animate(params, headers) {
  const payload = { model_name: 'kling-v2-1', duration: '5' };
  if (params.imageUrl) payload.image = params.imageUrl;
  return axios.post('${imageToVideo}', payload, { headers });
}
`,
      'payload.image =',
    ),
    unchecked(
      'a payload made by a helper',
      `
const toPayload = (imageUrl: string) => ({ model_name: 'kling-v2-1', image: imageUrl });
export const animate = (imageUrl: string, headers: Record<string, string>) =>
  fetch('${imageToVideo}', { method: 'POST', headers, body: JSON.stringify(toPayload(imageUrl)) });
`,
    ),
    unchecked(
      'a payload spread from another object',
      `
const axios = require('axios');
exports.animate = (imageUrl, headers) => {
  const media = { image: imageUrl };
  return axios.post('${imageToVideo}', { model_name: 'kling-v2-1', ...media }, { headers });
};
`,
      'const media',
    ),
    unchecked(
      'a factory of clients over an axios instance',
      `
import axios from 'axios';
export function createKlingClient(token: string) {
  const http = axios.create({ baseURL: 'https://api-singapore.klingai.com', headers: { Authorization: \`Bearer \${token}\` } });
  return {
    animate: (imageUrl: string) => http.post('/v1/videos/image2video', { model_name: 'kling-v2-1', image: imageUrl }),
  };
}
`,
    ),
    unchecked(
      'ky',
      `
import ky from 'ky';
export const animate = (imageUrl: string, headers: Record<string, string>) =>
  ky.post('${imageToVideo}', { headers, json: { model_name: 'kling-v2-1', image: imageUrl } }).json();
`,
    ),
    unchecked(
      'undici',
      `
import { request } from 'undici';
export const animate = (imageUrl: string, headers: Record<string, string>) =>
  request('${imageToVideo}', { method: 'POST', headers, body: JSON.stringify({ model_name: 'kling-v2-1', image: imageUrl }) });
`,
    ),
    unchecked(
      'node https',
      `
const https = require('https');
module.exports = (imageUrl, headers, done) => {
  const req = https.request({ host: 'api-singapore.klingai.com', path: '/v1/videos/image2video', method: 'POST', headers }, done);
  req.end(JSON.stringify({ model_name: 'kling-v2-1', image: imageUrl }));
};
`,
    ),
    unchecked(
      'a Next.js route handler',
      `
export async function POST(request: Request) {
  const { imageUrl } = await request.json();
  return fetch('${imageToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-1', image: imageUrl }) });
}
`,
    ),
    unchecked(
      'fal',
      `
import { fal } from '@fal-ai/client';
export const animate = (imageUrl: string) =>
  fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/image-to-video', { input: { prompt: 'A cat', image_url: imageUrl } });
`,
      'image_url:',
    ),
    unchecked(
      'Replicate',
      `
import Replicate from 'replicate';
const replicate = new Replicate();
export const animate = (imageUrl: string) =>
  replicate.run('kwaivgi/kling-v1.6-standard', { input: { prompt: 'A cat', start_image: imageUrl } });
`,
      'start_image:',
    ),
    unchecked(
      'the kling-api package',
      `
import { KlingAPI } from 'kling-api';
import { credentials } from './secrets';
const kling = new KlingAPI(credentials);
export const animate = (imageUrl: string) => kling.imageToVideo({ model_name: 'kling-v2-1', image: imageUrl });
`,
    ),
    // Checks that are none
    unchecked('includes() is not anchored', handler(withReturn("!imageUrl.includes('https://')"))),
    unchecked(
      'a regular expression without an anchor',
      handler(withReturn('!/https:\\/\\//.test(imageUrl)')),
    ),
    unchecked('indexOf() anywhere', service(withThrow("imageUrl.indexOf('https://') === -1"))),
    unchecked('the file type only', handler(withReturn('!/\\.(png|jpe?g)$/i.test(imageUrl)'))),
    unchecked('a check that there is one', handler(withReturn("!imageUrl || typeof imageUrl !== 'string'"))),
    unchecked('a length check', service(withThrow('imageUrl.length > 2048'))),
    unchecked('the wrong way round', service(withThrow("imageUrl.startsWith('https://')"))),
    unchecked(
      'a check that only warns',
      service("if (!imageUrl.startsWith('https://')) console.warn('insecure image URL');"),
    ),
    unchecked('a check of another value', service(withThrow("!other.startsWith('https://')"))),
    unchecked('a parse of another value', service('new URL(other);')),
    unchecked(
      'an answer without a return',
      handler("if (!imageUrl.startsWith('https://')) res.status(400).json({ error: 'https only' });"),
    ),
    unchecked(
      'a parse whose failure falls through',
      handler(
        "try {\n    new URL(imageUrl);\n  } catch (error) {\n    console.error('bad image URL', error);\n  }",
      ),
    ),
    unchecked('a check in one branch', service('if (other) {\n    new URL(imageUrl);\n  }')),
    unchecked('canParse whose result is dropped', service('URL.canParse(imageUrl);')),
    unchecked(
      'a flag that nobody tests',
      handler("const secure = imageUrl.startsWith('https://');\n  req.log.info({ secure });"),
    ),
    unchecked(
      'errors that nobody tests',
      handler("const errors = [];\n  if (!imageUrl.startsWith('https://')) errors.push('imageUrl');"),
    ),
    unchecked('a boolean helper whose result is dropped', handler('isHttps(imageUrl);', 'imageUrl', isHttps)),
    unchecked(
      'a helper that swallows the failure',
      service(
        'checkUrl(imageUrl);',
        'imageUrl',
        "function checkUrl(value: string) {\n  try {\n    new URL(value);\n  } catch {\n    console.warn('bad image URL');\n  }\n}",
      ),
    ),
    unchecked(
      'a helper that looks at the title only',
      handler(
        'validateRequest(req.body);',
        'imageUrl',
        "function validateRequest(body) {\n  if (!body.title) throw new Error('title is missing');\n}",
      ),
    ),
    unchecked(
      'an imported predicate whose result is dropped',
      service('isValidImageUrl(imageUrl);', 'imageUrl', "import { isValidImageUrl } from './validation';"),
    ),
    unchecked(
      'a check after the request',
      `
import axios from 'axios';
export async function animate(imageUrl, headers) {
  const { data } = await axios.post('${imageToVideo}', { model_name: 'kling-v2-1', image: imageUrl }, { headers });
  if (!imageUrl.startsWith('https://')) throw new Error('bad image URL');
  return data;
}
`,
    ),
    unchecked(
      'reassigned after the check',
      handler(
        "let source = imageUrl;\n  if (!source.startsWith('https://')) return res.sendStatus(400);\n  source = req.body.fallbackImageUrl;",
        'source',
      ),
    ),
    unchecked('a schema that is never used', handler('', 'imageUrl', zod('z.string().url()'))),
    unchecked(
      'a schema that takes any string',
      handler('const input = schema.parse(req.body);', 'input.imageUrl', zod('z.string().min(1)')),
    ),
    unchecked(
      'safeParse whose failure is only logged',
      handler(
        'const parsed = schema.safeParse(req.body);\n  if (!parsed.success) console.warn(parsed.error);',
        'imageUrl',
        zod('z.string().url()'),
      ),
    ),
    unchecked(
      'a joi error that nobody tests',
      handler(
        'const { value } = schema.validate(req.body);',
        'imageUrl',
        "import Joi from 'joi';\nconst schema = Joi.object({ imageUrl: Joi.string().uri() });",
      ),
    ),
    unchecked('a DTO without @IsUrl', nestController('@IsString() @IsNotEmpty()')),
    unchecked('only the first of several', several('new URL(imageUrls[0]);'), 'image_list:'),
    unchecked(
      'the number of URLs',
      several('if (imageUrls.length > 4) throw new Error("too many");'),
      'image_list:',
    ),
    // Hosts
    unchecked('nothing is checked where the host should be', service(''), sink, host),
    hostUnchecked(
      'https only, where the host should be checked',
      service(withThrow("!imageUrl.startsWith('https://')")),
      sink,
      host,
    ),
    hostUnchecked(
      'a parse only, where the host should be checked',
      service('new URL(imageUrl);'),
      sink,
      host,
    ),
    hostUnchecked(
      'a schema for any URL, where the host should be checked',
      handler('const input = schema.parse(req.body);', 'input.imageUrl', zod('z.string().url()')),
      sink,
      host,
    ),
    hostUnchecked(
      'the host is somewhere in the text',
      service(
        `const url = new URL(imageUrl);\n  ${withThrow("url.protocol !== 'https:' || !imageUrl.includes('images.acme.example')")}`,
      ),
      sink,
      host,
    ),
    hostUnchecked(
      'the host contains ours',
      service(
        `const url = new URL(imageUrl);\n  ${withThrow("url.protocol !== 'https:' || !url.hostname.includes('acme.example')")}`,
      ),
      sink,
      host,
    ),
    hostUnchecked(
      'the host ends like ours, without a dot',
      service(
        `const url = new URL(imageUrl);\n  ${withThrow("url.protocol !== 'https:' || !url.hostname.endsWith('acme.example')")}`,
      ),
      sink,
      host,
    ),
    hostUnchecked(
      'the text begins like ours, without a slash',
      service(withThrow("!imageUrl.startsWith('https://images.acme.example')")),
      sink,
      host,
    ),
    unchecked(
      'a text with data: in it',
      handler(withReturn("!imageUrl.includes('data:image/')")),
      sink,
      host,
    ),
    unchecked(
      'one of several patterns',
      handler(withReturn('!/^data:image|png$/.test(imageUrl)')),
      sink,
      host,
    ),
    hostUnchecked(
      'a schema of a prefix that may go on',
      handler(
        "const url = z.string().url().startsWith('https://images.acme.example').parse(imageUrl);",
        'url',
        "import { z } from 'zod';",
      ),
      sink,
      host,
    ),
    hostUnchecked(
      'a switch over the host that refuses one',
      handler(
        "const url = new URL(imageUrl);\n  if (url.protocol !== 'https:') return res.status(400).end();\n  switch (url.hostname) {\n    case 'localhost':\n      return res.status(400).end();\n    default:\n      break;\n  }",
      ),
      sink,
      host,
    ),
    hostUnchecked(
      'a refused host only',
      service(
        `const url = new URL(imageUrl);\n  ${withThrow("url.protocol !== 'https:' || url.hostname === 'localhost'")}`,
      ),
      sink,
      host,
    ),
  ],
});
