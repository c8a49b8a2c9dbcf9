import rule from '../../src/rules/require-prompt-length-check.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

/** Prose of exactly that many characters. */
const prose = (length: number) => 'A slow pan over the harbour at dawn. '.repeat(100).slice(0, length);

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

/** Where the wrappers below send the prompt. */
const sink = "model_name: 'kling-v2-master', prompt:";

const textToVideo = 'https://api-singapore.klingai.com/v1/videos/text2video';

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
const tooHigh = report('tooHigh');
const literal = report('literal');
const opaque = report('opaque');
const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** An Express handler: `steps` stand between the reading of `prompt` and the request, which sends `sent`. */
const handler = (steps: string, sent = 'prompt', above = '') => `
import express from 'express';
${above}
const app = express();
app.post('/api/videos', async (req, res, next) => {
  const { prompt, style } = req.body;
  ${steps}
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', {
    method: 'POST',
    headers: { Authorization: req.app.locals.klingAuthorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model_name: 'kling-v2-master', prompt: ${sent} }),
  });
  res.json(await answer.json());
});
`;

/** An exported function that posts with axios. */
const service = (steps: string, sent = 'prompt', above = '') => `
import axios from 'axios';
${above}
export async function createVideo(prompt: string, style: string, headers: Record<string, string>) {
  ${steps}
  const { data } = await axios.post(
    'https://api-singapore.klingai.com/v1/videos/text2video',
    { model_name: 'kling-v2-master', prompt: ${sent} },
    { headers },
  );
  return data.data.task_id;
}
`;

/** A public method of a class that posts through its own private method. */
const client = (steps: string, sent = 'prompt', members = '', above = '') => `
import { getJwt } from './auth';
${above}
export class KlingClient {
  async textToVideo(prompt: string, style: string) {
    ${steps}
    return this.request('/v1/videos/text2video', { model_name: 'kling-v2-master', prompt: ${sent} });
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

const promptSchema =
  'const schema = z.object({ prompt: z.string().min(1).max(2500), style: z.string().optional() });';
const zod = `import { z } from 'zod';\n${promptSchema}`;
const zodWithoutMaximum = `import { z } from 'zod';\nconst schema = z.object({ prompt: z.string().min(1), title: z.string().max(80) });`;

const nestController = (decorators: string) => `
import { Body, Controller, Post } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
import { IsNotEmpty, IsString, Length, MaxLength, MinLength } from 'class-validator';
class CreateVideoDto {
  @IsString()
  ${decorators}
  prompt: string;
}
@Controller('kling')
export class KlingController {
  constructor(private readonly http: HttpService) {}
  @Post('videos')
  create(@Body() dto: CreateVideoDto) {
    return this.http.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: dto.prompt });
  }
}
`;

const fastifyRoute = (body: string, above = '') => `
import Fastify from 'fastify';
${above}
const app = Fastify();
app.post('/videos', { schema: { body: ${body} } }, async (request) => {
  const response = await fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-master', prompt: request.body.prompt }),
  });
  return response.json();
});
`;

const honoRoute = (schema: string) => `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const app = new Hono();
app.post('/videos', zValidator('json', z.object({ prompt: ${schema} })), async (c) => {
  const { prompt } = c.req.valid('json');
  const response = await fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }),
  });
  return c.json(await response.json());
});
export default app;
`;

const trpcRouter = (schema: string) => `
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
const t = initTRPC.create();
export const videos = t.router({
  create: t.procedure.input(z.object({ prompt: ${schema} })).mutation(async ({ input }) => {
    const response = await fetch('${textToVideo}', {
      method: 'POST',
      body: JSON.stringify({ model_name: 'kling-v2-master', prompt: input.prompt }),
    });
    return response.json();
  }),
});
`;

/** The send of a tool or a bot, whose prompt is `prompt`. */
const send = (prompt = 'prompt') => `fetch('${textToVideo}', {
  method: 'POST',
  body: JSON.stringify({ model_name: 'kling-v2-master', prompt: ${prompt} }),
})`;

/** Tools whose only argument has this zod schema, each by the name of its library. */
const tools = (schema: string): Readonly<Record<string, string>> => ({
  'an MCP tool': `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
const server = new McpServer({ name: 'kling', version: '1.0.0' });
server.tool('create_video', 'Makes a video', { prompt: ${schema} }, async ({ prompt }) => {
  const answer = await ${send()};
  return { content: [{ type: 'text', text: await answer.text() }] };
});`,
  'a registered MCP tool': `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
const server = new McpServer({ name: 'kling', version: '1.0.0' });
const inputSchema = { prompt: ${schema} };
server.registerTool('create_video', { inputSchema }, async (args) => {
  const answer = await ${send('args.prompt')};
  return { content: [{ type: 'text', text: await answer.text() }] };
});`,
  'a FastMCP tool': `
import { FastMCP } from 'fastmcp';
import { z } from 'zod';
const server = new FastMCP({ name: 'kling', version: '1.0.0' });
server.addTool({
  name: 'create_video',
  parameters: z.object({ prompt: ${schema} }),
  execute: async ({ prompt }) => (await ${send()}).text(),
});`,
  'a tool of the AI SDK': `
import { tool } from 'ai';
import { z } from 'zod';
export const createVideo = tool({
  inputSchema: z.object({ prompt: ${schema} }),
  execute: async ({ prompt }) => (await ${send()}).json(),
});`,
  'a tool of LangChain': `
import { tool } from '@langchain/core/tools';
import { z } from 'zod';
export const createVideo = tool(async ({ prompt }) => (await ${send()}).text(), {
  name: 'create_video',
  schema: z.object({ prompt: ${schema} }),
});`,
});

/** Chat bots that ask for a video of what `of` makes of the message. */
const bots = (of: (text: string) => string): Readonly<Record<string, string>> => ({
  'a message on Discord': `
import { Client } from 'discord.js';
const bot = new Client({ intents: [] });
bot.on('messageCreate', async (message) => {
  await ${send(of('message.content'))};
});`,
  'a command on Discord': `
import { Client } from 'discord.js';
const bot = new Client({ intents: [] });
bot.on('interactionCreate', async (interaction) => {
  await ${send(of("interaction.options.getString('prompt')"))};
});`,
  'a message on Telegram': `
import { Telegraf } from 'telegraf';
const bot = new Telegraf(process.env.BOT_TOKEN);
bot.on('text', async (ctx) => {
  await ${send(of('ctx.message.text'))};
});`,
  'a command on Slack': `
import { App } from '@slack/bolt';
const app = new App({});
app.command('/video', async ({ command, ack }) => {
  await ack();
  await ${send(of('command.text'))};
});`,
});

const expressValidator = (chain: string, steps: string) => `
import express from 'express';
import { body, validationResult } from 'express-validator';
const app = express();
app.post('/videos', ${chain}, async (req, res) => {
  ${steps}
  const answer = await fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-master', prompt: req.body.prompt }),
  });
  res.json(await answer.json());
});
`;

const shots = (steps: string) => `
import ky from 'ky';
export async function multiShot(shots: { text: string; seconds: number }[], token: string) {
  ${steps}
  return ky.post('${textToVideo}', {
    headers: { Authorization: \`Bearer \${token}\` },
    json: {
      model_name: 'kling-v3',
      multi_shot: true,
      multi_prompt: shots.map((shot, i) => ({ index: i + 1, prompt: shot.text, duration: String(shot.seconds) })),
    },
  }).json();
}
`;

const batch = (loop: string) => `
import axios from 'axios';
const submit = (prompt, token) =>
  axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers: { Authorization: token } });
export async function submitAll(prompts, token) {
  ${loop}
}
`;

const pathRoute = (model: string, limit: number) => `
export async function create(prompt: string, apiKey: string) {
  if (prompt.length > ${limit}) throw new RangeError('prompt too long');
  return fetch('https://api-singapore.klingai.com/text-to-video/${model}', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ prompt: prompt, settings: { duration: 5 } }),
  });
}
`;

const job = (inConstructor: string, more = '') => `
import got from 'got';
export class KlingJob {
  #prompt: string;
  constructor(prompt: string, private readonly token: string) {
    ${inConstructor}
    this.#prompt = prompt;
  }
  ${more}
  async submit() {
    return got.post('${textToVideo}', {
      headers: { Authorization: \`Bearer \${this.token}\` },
      json: { model_name: 'kling-v2-master', prompt: this.#prompt },
    }).json();
  }
}
`;

/** A route with a middleware before it. */
const guarded = (steps: string) => `
import express from 'express';
const app = express();
function checkBody(req, res, next) {
  ${steps}
  next();
}
app.post('/videos', checkBody, async (req, res) => {
  res.json(await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt: req.body.prompt }) }));
});
`;

/** A controller of AdonisJS. */
const adonis = (cut: string) => `
import type { HttpContext } from '@adonisjs/core/http';
export default class VideosController {
  async store({ request }: HttpContext) {
    const prompt = request.input('prompt')${cut};
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt }) });
  }
}
`;

/** A route of AdonisJS. */
const adonisRoute = (cut: string) => `
import router from '@adonisjs/core/services/router';
router.post('/videos', async ({ request }) => {
  const { prompt } = request.only(['prompt']);
  return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt: prompt${cut} }) });
});
`;

/** A helper of an n8n node. */
const n8n = (steps: string, context = 'this') => `
import type { IExecuteFunctions } from 'n8n-workflow';
export async function create(${context}: IExecuteFunctions, index: number) {
  const prompt = ${context}.getNodeParameter('prompt', index, '') as string;
  ${steps}
  return ${context}.helpers.httpRequest({ method: 'POST', url: '${textToVideo}', body: { prompt } });
}
`;

run(rule, {
  valid: [
    // What is no free text
    fine(
      'numbers, flags, dates and ids of a schema',
      handler(
        'const input = z.object({ seed: z.number(), id: z.string().uuid(), on: z.boolean() }).parse(req.body);',
        '`Take ${input.seed} of ${input.id}, ${input.on}`',
      ),
    ),
    fine(
      'a short list of short texts',
      handler(
        'const input = z.object({ tags: z.array(z.string().max(20)).max(10) }).parse(req.body);',
        "input.tags.join(', ')",
      ),
    ),
    fine(
      'parameters of types that hold none',
      `interface Options { seed: number; style: 'film' | 'ad' }
export async function create(options: Options, take: number | null) {
  return fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt: \`\${options.style} \${options.seed} \${take}\` }),
  });
}`,
    ),

    // Lists that are joined
    fine(
      'what is left of a list of cut parts',
      service('', "[prompt.slice(0, 2000), style.slice(0, 100), '35mm'].filter(Boolean).join(', ')"),
    ),
    fine(
      'cut parts that were pushed',
      service("const parts = ['Cinematic'];\n  parts.push(prompt.slice(0, 2000));", "parts.join(' ')"),
    ),
    fine(
      'words of a cut text',
      service('', "prompt.slice(0, 2000).split(' ').map((w) => w.trim()).join(' ')"),
    ),
    fine(
      'a cut text put into a template',
      service('', "'Scene {p}, 35mm'.replace('{p}', prompt.slice(0, 2000))"),
    ),

    fine(
      'a function that an object of the file is given',
      `
const api = {};
api.create = async (prompt) => {
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
export const example = () => api.create('a cat');
`,
    ),
    fine(
      'a function that an exported object keeps to itself',
      `
const api = {};
api._create = async (prompt) => {
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
export default api;
`,
    ),
    fine(
      'fields that are checked by an object',
      `
import express from 'express';
import { checkSchema, validationResult } from 'express-validator';
const app = express();
app.post('/videos', checkSchema({ prompt: { in: ['body'], isLength: { options: { max: 2500 } }, trim: true } }), async (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: req.body.prompt }) });
});
`,
    ),
    fine(
      'a record that a repository finds',
      `
import { Queue, Repository } from './stores';
export class VideoWorker {
  constructor(private readonly store: Repository) {}
  async run(id: string) {
    const job = await this.store.find(id);
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: job.prompt }) });
  }
}
`,
    ),
    fine(
      'a record by a query',
      `
import { Queue, Repository } from './stores';
export class VideoWorker {
  constructor(private readonly store: Repository) {}
  async run(id: string) {
    const job = await this.store.find({ where: { id } });
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: job.prompt }) });
  }
}
`,
    ),
    fine(
      'a job that a queue gives',
      `
import { Queue, Repository } from './stores';
export class VideoWorker {
  constructor(private readonly store: Repository) {}
  async run(id: string) {
    const job = await this.store.pop();
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: job.prompt }) });
  }
}
`,
    ),
    fine(
      'parts of a parameter whose declared types are no free text',
      `
type Style = 'noir' | 'anime';
interface Scene { style: Style; mood?: 'calm' | 'wild'; cats: number }
export const createVideo = (scene: Scene) =>
  fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt: \`\${scene.cats} cats, \${scene.mood}, in the style of \${scene.style}\` }) });
`,
    ),
    fine(
      'extras of the caller whose declared type has no prompt',
      `
export const createVideo = (prompt: string, extras: Partial<{ seed: number }> = {}) => {
  if (prompt.length > 2500) throw new Error('too long');
  return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt, ...extras }) });
};
`,
    ),
    fine(
      'a Nuxt handler that looks at the length',
      `
export default defineEventHandler(async (event) => {
  const { prompt } = await readBody(event);
  if (prompt.length > 2500) throw createError({ statusCode: 400 });
  const answer = await $fetch('${textToVideo}', { method: 'POST', body: { model_name: 'kling-v2-master', prompt: prompt } });
  return answer.data.task_id;
});
`,
      { filename: 'server/api/video.post.ts' },
    ),
    fine(
      'a private request method whose options have a default, behind a check',
      `
export class KlingClient {
  async create(prompt: string) {
    if (prompt.length > 2500) throw new RangeError('too long');
    return this.request('/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
  }
  find(id: string) {
    return this.request(\`/v1/videos/text2video/\${encodeURIComponent(id)}\`);
  }
  private async request(path: string, init: RequestInit = {}) {
    const response = await fetch(\`https://api-singapore.klingai.com\${path}\`, { ...init, redirect: 'manual' });
    return response.json();
  }
}
`,
    ),
    // Early exits
    fine(
      'a handler answers 400 and returns',
      handler(`if (prompt.length > 2500) return res.status(400).json({ error: 'prompt too long' });`),
    ),
    fine(
      'the exit is a block',
      handler(
        `if (prompt.length > 2500) {\n    res.status(400).json({ error: 'too long' });\n    return;\n  }`,
      ),
    ),
    fine(
      'an else branch stands beside the exit',
      handler(
        `if (prompt.length > 2500) { res.status(400).end(); return; } else { req.log.info('accepted'); }`,
      ),
    ),
    fine(
      'hands the error on and returns',
      handler(`if (prompt.length > 2500) return next(new Error('prompt too long'));`),
    ),
    fine('a function throws', service(`if (prompt.length > 2500) throw new RangeError('prompt too long');`)),
    fine(
      'a method throws before its private request method',
      client(`if (prompt.length > 2500) throw new Error('prompt too long');`),
    ),
    fine(
      'both ends of the range in one test',
      service(`if (prompt.length < 2 || prompt.length > 2500) throw new Error('2 to 2500 characters');`),
    ),
    fine(
      'missing, no string or too long in one test',
      handler(
        `if (!prompt || typeof prompt !== 'string' || prompt.length > 2500) return res.sendStatus(400);`,
      ),
    ),
    fine(
      'the process ends',
      service(
        `if (prompt.length > 2500) {\n    console.error('prompt too long');\n    process.exit(1);\n  }`,
      ),
    ),
    fine(
      'notFound() never returns',
      `
'use server';
import { notFound } from 'next/navigation';
export async function create(formData: FormData) {
  const prompt = String(formData.get('prompt'));
  if (prompt.length > 2500) notFound();
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
}
`,
    ),
    fine(
      'a rejection that returns',
      `
import axios from 'axios';
export function createVideo(prompt, token) {
  return new Promise((resolve, reject) => {
    if (prompt.length > 2500) return reject(new Error('prompt too long'));
    axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers: { Authorization: token } }).then(resolve, reject);
  });
}
`,
    ),
    // Spellings of the comparison
    fine('the limit stands on the left', service(`if (2500 < prompt.length) throw new Error('too long');`)),
    fine('2501 or more is refused', service(`if (prompt.length >= 2501) throw new Error('too long');`)),
    fine(
      'the negation of the wanted state',
      service(`if (!(prompt.length <= 2500)) throw new Error('too long');`),
    ),
    fine(
      'the limit is a constant of the module',
      service(
        `if (prompt.length > MAX_PROMPT) throw new Error('too long');`,
        'prompt',
        'const MAX_PROMPT = 2_500;',
      ),
    ),
    fine(
      'the limit is a property of a constant',
      service(
        `if (prompt.length > LIMITS.prompt) throw new Error('too long');`,
        'prompt',
        'const LIMITS = { title: 80, prompt: 2500 } as const;',
      ),
    ),
    fine(
      'the limit is a static field',
      client(
        `if (prompt.length > KlingClient.MAX_PROMPT) throw new Error('too long');`,
        'prompt',
        'static readonly MAX_PROMPT = 2500;',
      ),
    ),
    fine(
      'an imported limit is believed',
      service(
        `if (prompt.length > MAX_PROMPT_LENGTH) throw new Error('too long');`,
        'prompt',
        "import { MAX_PROMPT_LENGTH } from './limits';",
      ),
    ),
    fine(
      'a lower limit than the vendor allows',
      service(`if (prompt.length > 500) throw new Error('too long');`),
    ),
    fine(
      'the length is kept in a variable',
      service(`const size = prompt.length;\n  if (size > 2500) throw new Error('too long');`),
    ),
    fine(
      'the length is destructured',
      service(`const { length } = prompt;\n  if (length > 2500) throw new Error('too long');`),
    ),
    fine(
      'an optional chain before the length',
      handler(`if (!prompt || prompt?.length > 2500) return res.sendStatus(400);`),
    ),
    fine(
      'a cast inside the test',
      handler(`if ((prompt as string).length > 2500) return res.sendStatus(400);`),
    ),
    fine(
      'the request field and the destructured name are one path',
      handler(`if (req.body.prompt.length > 2500) return res.sendStatus(400);`),
    ),
    fine(
      'the destructured name is tested, the request field sent',
      handler(`if (prompt.length > 2500) return res.sendStatus(400);`, 'req.body.prompt'),
    ),
    fine(
      'an alias is tested',
      service(`const text = prompt;\n  if (text.length > 2500) throw new Error('too long');`, 'text'),
    ),
    fine(
      'the bound survives trimming',
      service(`if (prompt.length > 2500) throw new Error('too long');`, 'prompt.trim()'),
    ),
    fine(
      'a test after the last change',
      service(
        `const text = prompt.replace(/\\s+/g, ' ').trim();\n  if (text.length > 2500) throw new Error('too long');`,
        'text',
      ),
    ),
    fine(
      'the whole text is tested after the parts were joined',
      service(
        'const text = `${prompt}, ${style}`;\n  if (text.length > 2500) throw new Error("too long");',
        'text',
      ),
    ),
    fine(
      'a bounded prompt and a short suffix stay below the limit',
      service(`if (prompt.length > 2400) throw new Error('too long');`, '`${prompt}, cinematic lighting`'),
    ),
    fine(
      'two bounded parts stay below the limit together',
      service(
        `if (prompt.length > 2000 || style.length > 200) throw new Error('too long');`,
        '`${prompt}, in the style of ${style}`',
      ),
    ),
    // Branches and short circuits
    fine(
      'the request stands inside the good branch',
      `
import axios from 'axios';
export async function createVideo(prompt, token) {
  if (prompt.length <= 2500) {
    return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers: { Authorization: token } });
  }
  throw new Error('prompt too long');
}
`,
    ),
    fine(
      '&& guards the call',
      batch(`for (const prompt of prompts) prompt.length <= 2500 && (await submit(prompt, token));`),
    ),
    fine(
      '|| guards the call',
      batch(`for (const prompt of prompts) prompt.length > 2500 || (await submit(prompt, token));`),
    ),
    fine(
      '?: chooses between the call and a refusal',
      batch(
        `return Promise.all(prompts.map((p) => (p.length > 2500 ? Promise.reject(new Error('too long')) : submit(p, token))));`,
      ),
    ),
    fine(
      'long ones are skipped with continue',
      batch(
        `for (const prompt of prompts) {\n    if (prompt.length > 2500) continue;\n    await submit(prompt, token);\n  }`,
      ),
    ),
    fine(
      'the loop ends at the first long one',
      batch(
        `for (const prompt of prompts) {\n    if (prompt.length > 2500) break;\n    await submit(prompt, token);\n  }`,
      ),
    ),
    // Flags and lists of errors
    fine(
      'a condition kept in a variable',
      handler(`const tooLong = prompt.length > 2500;\n  if (tooLong) return res.sendStatus(400);`),
    ),
    fine(
      'one of several conditions kept in variables',
      handler(
        `const missing = !prompt;\n  const fits = prompt?.length <= 2500;\n  if (missing || !fits) return res.sendStatus(400);`,
      ),
    ),
    fine(
      'a flag that is set and tested',
      handler(
        `let refused = false;\n  if (prompt.length > 2500) refused = true;\n  if (refused) return res.sendStatus(400);`,
      ),
    ),
    fine(
      'errors pushed to a list that is tested',
      handler(
        `const errors: string[] = [];\n  if (!style) errors.push('style is missing');\n  if (prompt.length > 2500) errors.push('prompt is too long');\n  if (errors.length > 0) return res.status(400).json({ errors });`,
      ),
    ),
    fine(
      'errors collected in an object that is tested',
      handler(
        `const errors: Record<string, string> = {};\n  if (prompt.length > 2500) errors.prompt = 'too long';\n  if (Object.keys(errors).length > 0) return res.status(400).json({ errors });`,
      ),
    ),
    fine(
      'errors pushed to a list whose length is truthy',
      service(
        `const problems = [];\n  if (prompt.length > 2500) problems.push('too long');\n  if (problems.length) throw new Error(problems.join(', '));`,
      ),
    ),
    // Helpers of the file
    fine(
      'a helper throws',
      service(
        'assertPrompt(prompt);',
        'prompt',
        `function assertPrompt(text: string) {\n  if (!text) throw new Error('empty');\n  if (text.length > 2500) throw new Error('too long');\n}`,
      ),
    ),
    fine(
      'an assertion function',
      handler(
        'assertPrompt(prompt);',
        'prompt',
        `function assertPrompt(value: unknown): asserts value is string {\n  if (typeof value !== 'string' || value.length > 2500) throw new TypeError('bad prompt');\n}`,
      ),
    ),
    fine(
      'a general helper takes the limit',
      service(
        "assertMaxLength('prompt', prompt, 2500);",
        'prompt',
        'const assertMaxLength = (name: string, value: string, max: number) => {\n  if (value.length > max) throw new Error(`${name} is longer than ${max}`);\n};',
      ),
    ),
    fine(
      'a helper with a default limit',
      service(
        'checkLength(prompt);',
        'prompt',
        "function checkLength(value: string, max = 2500) {\n  if (value.length > max) throw new Error('too long');\n}",
      ),
    ),
    fine(
      'a helper calls a helper',
      service(
        'validate({ prompt, style });',
        'prompt',
        "const fail = (why: string): never => {\n  throw new Error(why);\n};\nfunction checkLength(value: string) {\n  if (value.length > 2500) throw new Error('too long');\n}\nfunction validate(input: { prompt: string; style: string }) {\n  if (!input.style) fail('style');\n  checkLength(input.prompt);\n}",
      ),
    ),
    fine(
      'a private method throws',
      client(
        'this.#check(prompt);',
        'prompt',
        "#check(text: string) {\n    if (text.length > 2500) throw new Error('too long');\n  }",
      ),
    ),
    fine(
      'a static method throws',
      client(
        'KlingClient.check(prompt);',
        'prompt',
        "private static check(text: string) {\n    if (text.length > 2500) throw new Error('too long');\n  }",
      ),
    ),
    fine(
      'a helper that returns a boolean, tested',
      handler(
        `if (!isValidPrompt(prompt)) return res.sendStatus(400);`,
        'prompt',
        `const isValidPrompt = (p: unknown) => typeof p === 'string' && p.length > 0 && p.length <= 2500;`,
      ),
    ),
    fine(
      'a helper that returns a boolean in statements, tested',
      handler(
        `if (tooLong(prompt)) return res.sendStatus(400);`,
        'prompt',
        `function tooLong(text) {\n  if (text.length > 2500) return true;\n  return false;\n}`,
      ),
    ),
    fine(
      'a helper that returns an error text, tested',
      handler(
        `const error = validatePrompt(prompt);\n  if (error) return res.status(400).json({ error });`,
        'prompt',
        `function validatePrompt(text: string): string | null {\n  if (!text) return 'prompt is missing';\n  if (text.length > 2500) return 'prompt is too long';\n  return null;\n}`,
      ),
    ),
    fine(
      'a helper that returns { ok }, tested',
      handler(
        `const verdict = validatePrompt(prompt);\n  if (!verdict.ok) return res.status(400).json({ error: verdict.error });`,
        'prompt',
        `function validatePrompt(text: string) {\n  if (text.length > 2500) return { ok: false, error: 'too long' };\n  return { ok: true };\n}`,
      ),
    ),
    fine(
      'a helper that returns { ok }, destructured and tested',
      handler(
        `const { ok } = validatePrompt(prompt);\n  if (!ok) return res.sendStatus(400);`,
        'prompt',
        `const validatePrompt = (text: string) => (text.length > 2500 ? { ok: false } : { ok: true });`,
      ),
    ),
    fine(
      'a thrown check whose catch leaves',
      handler(
        `try {\n    assertPrompt(prompt);\n  } catch (error) {\n    return res.status(400).json({ error: error.message });\n  }`,
        'prompt',
        `function assertPrompt(text) {\n  if (text.length > 2500) throw new Error('too long');\n}`,
      ),
    ),
    fine(
      'assert of node',
      service(
        `assert(prompt.length <= 2500, 'prompt too long');`,
        'prompt',
        "import assert from 'node:assert';",
      ),
    ),
    fine(
      'assert.ok of node',
      service(
        `assert.ok(prompt && prompt.length <= 2500);`,
        'prompt',
        "import { strict as assert } from 'node:assert';",
      ),
    ),
    // Helpers that cannot be read
    fine(
      'an imported assertion is believed by its name',
      service('assertPromptLength(prompt);', 'prompt', "import { assertPromptLength } from './validation';"),
    ),
    fine(
      'an imported validator is believed by its name',
      handler('validatePrompt(prompt);', 'prompt', "import { validatePrompt } from './validation';"),
    ),
    fine(
      'an imported predicate is believed when it is tested',
      handler(
        'if (!isValidPrompt(prompt)) return res.sendStatus(400);',
        'prompt',
        "import { isValidPrompt } from './validation';",
      ),
    ),
    fine(
      'an imported clamp is believed when its result is used',
      service('const text = clampPrompt(prompt);', 'text', "import { clampPrompt } from './text';"),
    ),
    // Truncation
    fine('sliced in the request', service('', 'prompt.slice(0, 2500)')),
    fine('substring to a constant', service('', 'prompt.substring(0, MAX)', 'const MAX = 2500;')),
    fine('the last 2500 characters', service('', 'prompt.slice(-2500)')),
    fine('sliced into a new variable', handler('const text = prompt.trim().slice(0, 2500);', 'text')),
    fine('sliced in place', service('prompt = prompt.slice(0, 2500);')),
    fine('sliced only when too long', service('if (prompt.length > 2500) prompt = prompt.slice(0, 2500);')),
    fine(
      'sliced with an ellipsis that fits',
      service('const text = prompt.length > 2500 ? `${prompt.slice(0, 2497)}...` : prompt;', 'text'),
    ),
    fine(
      'a condensing helper with a default maximum',
      service(
        '',
        'condense(prompt)',
        "function condense(text: string, max = 2500) {\n  const flat = text.replace(/\\s+/g, ' ').trim();\n  return flat.length <= max ? flat : flat.slice(0, max);\n}",
      ),
    ),
    fine(
      'a long style is cut, too',
      service(
        'if (prompt.length > 2000) throw new Error("too long");',
        '`${prompt}, ${style.slice(0, 100)}`',
      ),
    ),
    // Schemas
    fine(
      'the parsed body of a zod schema',
      handler('const input = schema.parse(req.body);', 'input.prompt', zod),
    ),
    fine(
      'the raw body after a zod schema has thrown or not',
      handler('schema.parse(req.body);', 'prompt', zod),
    ),
    fine(
      'a zod schema of the field alone',
      service('const text = z.string().trim().max(2500).parse(prompt);', 'text', "import { z } from 'zod';"),
    ),
    fine(
      'safeParse, tested by success',
      handler(
        'const parsed = schema.safeParse(req.body);\n  if (!parsed.success) return res.status(400).json(parsed.error.flatten());',
        'parsed.data.prompt',
        zod,
      ),
    ),
    fine(
      'safeParse, destructured',
      handler(
        'const { success, data } = schema.safeParse(req.body);\n  if (!success) return res.sendStatus(400);',
        'data.prompt',
        zod,
      ),
    ),
    fine(
      'parseAsync, awaited',
      handler('const { prompt: text } = await schema.parseAsync(req.body);', 'text', zod),
    ),
    fine(
      'a zod schema built from another',
      handler(
        'const input = wide.parse(req.body);',
        'input.prompt',
        `${zod}\nconst wide = schema.extend({ callbackUrl: z.string().url().optional() }).strict();`,
      ),
    ),
    fine(
      'a zod field with a limit from a constant',
      handler(
        'const input = schema.parse(req.body);',
        'input.prompt',
        "import { z } from 'zod';\nconst MAX = 2500;\nconst field = z.string().min(1).max(MAX, 'too long');\nconst schema = z.object({ prompt: field });",
      ),
    ),
    fine(
      'a zod refinement',
      handler(
        'const input = schema.parse(req.body);',
        'input.prompt',
        "import { z } from 'zod';\nconst schema = z.object({ prompt: z.string().refine((p) => p.length <= 2500, 'too long') });",
      ),
    ),
    fine(
      'a valibot schema',
      handler(
        'const input = v.parse(schema, req.body);',
        'input.prompt',
        "import * as v from 'valibot';\nconst schema = v.object({ prompt: v.pipe(v.string(), v.minLength(1), v.maxLength(2500)) });",
      ),
    ),
    fine(
      'a valibot safeParse, tested',
      handler(
        'const result = safeParse(schema, req.body);\n  if (!result.success) return res.sendStatus(400);',
        'result.output.prompt',
        "import { maxLength, object, pipe, safeParse, string } from 'valibot';\nconst schema = object({ prompt: pipe(string(), maxLength(2500)) });",
      ),
    ),
    fine(
      'a yup schema, awaited',
      handler(
        'const input = await schema.validate(req.body);',
        'input.prompt',
        "import * as yup from 'yup';\nconst schema = yup.object({ prompt: yup.string().required().max(2500) });",
      ),
    ),
    fine(
      'a joi schema whose error is tested',
      handler(
        'const { error, value } = schema.validate(req.body);\n  if (error) return res.status(400).json({ error: error.message });',
        'value.prompt',
        "import Joi from 'joi';\nconst schema = Joi.object({ prompt: Joi.string().max(2500).required() });",
      ),
    ),
    fine(
      'Joi.attempt throws',
      handler(
        'const input = Joi.attempt(req.body, schema);',
        'input.prompt',
        "import Joi from 'joi';\nconst schema = Joi.object({ prompt: Joi.string().max(2500).required() });",
      ),
    ),
    fine(
      'an ajv validator that is tested',
      handler(
        'if (!validate(req.body)) return res.status(400).json(validate.errors);',
        'prompt',
        "import Ajv from 'ajv';\nconst validate = new Ajv().compile({ type: 'object', properties: { prompt: { type: 'string', maxLength: 2500 } }, required: ['prompt'] });",
      ),
    ),
    fine('a DTO with @MaxLength', nestController('@MaxLength(2500)')),
    fine('a DTO with @Length', nestController('@Length(1, 2500)')),
    fine(
      'express-validator, with its result tested',
      expressValidator(
        "body('prompt').isString().isLength({ min: 1, max: 2500 })",
        'const errors = validationResult(req);\n  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });',
      ),
    ),
    fine(
      'a Fastify route schema',
      fastifyRoute(
        "{ type: 'object', required: ['prompt'], properties: { prompt: { type: 'string', maxLength: 2500 } } }",
      ),
    ),
    fine(
      'a Fastify route schema of typebox',
      fastifyRoute(
        'Type.Object({ prompt: Type.String({ maxLength: 2500 }) })',
        "import { Type } from '@sinclair/typebox';",
      ),
    ),
    fine('a Hono route validator', honoRoute('z.string().max(2500)')),
    fine('a tRPC input schema', trpcRouter('z.string().min(1).max(2500)')),
    ...Object.entries(tools('z.string().max(2500)')).map(([name, code]) =>
      fine(`${name} with a maximum`, code),
    ),
    ...Object.entries(bots((text) => `${text}.slice(0, 2500)`)).map(([name, code]) =>
      fine(`${name}, cut`, code),
    ),
    // Items
    fine(
      'some() finds a long shot',
      shots("if (shots.some((shot) => shot.text.length > 512)) throw new Error('shot too long');"),
    ),
    fine(
      'every() shot is short',
      shots("if (!shots.every(({ text }) => text.length <= 512)) throw new Error('shot too long');"),
    ),
    fine(
      'a loop throws at a long shot',
      shots(
        "for (const shot of shots) {\n    if (shot.text.length > 512) throw new Error('shot too long');\n  }",
      ),
    ),
    fine(
      'a middleware of the file that tests it',
      guarded('if (req.body.prompt.length > 2500) return res.status(413).end();'),
    ),
    fine('an input of AdonisJS that is cut', adonis('.slice(0, 2500)')),
    fine('a route of AdonisJS whose input is cut', adonisRoute('.slice(0, 2500)')),
    fine(
      'a parameter of an n8n node that is tested',
      n8n("if (prompt.length > 2500) throw new Error('too long');"),
    ),
    fine(
      'a method of one’s own that is called the same',
      `
export class Form {
  send() {
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt: this.getNodeParameter('prompt') }) });
  }
}
`,
    ),
    fine(
      'options of a route of one’s own',
      `
import { app } from './server';
export const register = (prompt: string) =>
  app.route({ method: 'POST', url: '/v1/videos/text2video', handler: () => ({ prompt }) });
`,
    ),
    fine(
      'options of an unknown client, cut',
      `
import { api } from './api';
export const create = (prompt: string) =>
  api.call({ method: 'POST', url: '${textToVideo}', body: { prompt: prompt.slice(0, 2500) } });
`,
    ),
    fine(
      'a loop over the fields',
      handler("for (const field of [prompt, style]) if (field.length > 2500) throw new Error('too long');"),
    ),
    fine(
      'a loop over the names of the fields',
      handler(
        "for (const field of ['prompt', 'style']) if (req.body[field].length > 2500) return res.status(400).end();",
      ),
    ),
    fine(
      'a loop over the entries of the fields',
      handler(
        'for (const [name, text] of Object.entries({ prompt, style })) if (text.length > 2500) throw new Error(name);',
      ),
    ),
    fine(
      'a length that is zero without a prompt',
      handler("const size = prompt ? prompt.length : 0;\n  if (size > 2500) throw new Error('too long');"),
    ),
    fine(
      'the lengths of both together',
      handler("if (prompt.length + style.length > 2500) throw new Error('too long');"),
    ),
    fine(
      'a switch over conditions',
      handler(
        'switch (true) {\n    case !prompt: return res.status(400).end();\n    case prompt.length > 2500: return res.status(413).end();\n  }',
      ),
    ),
    fine(
      'a size of lodash',
      handler(
        'if (_.size(prompt) > 2500) return res.status(413).end();',
        'prompt',
        "import _ from 'lodash';",
      ),
    ),
    fine(
      'every prompt of a batch is tested before the loop',
      batch(
        "if (prompts.some((p) => p.length > 2500)) throw new Error('too long');\n  for (const prompt of prompts) await submit(prompt, token);",
      ),
    ),
    // Where the check stands
    fine(
      'the constructor checks, the method sends',
      job("if (prompt.length > 2500) throw new Error('too long');"),
    ),
    fine(
      'the exported caller checks, the private function sends',
      `
const axios = require('axios');
async function submit(text, token) {
  return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: text }, { headers: { Authorization: token } });
}
exports.createVideo = async (prompt, token) => {
  if (prompt.length > 2500) throw new Error('prompt too long');
  return submit(prompt, token);
};
`,
    ),
    fine(
      'the check stands before the row is written',
      handler(
        "if (prompt.length > 2500) return res.sendStatus(400);\n  const row = { id: crypto.randomUUID(), prompt, status: 'queued' };\n  await db.insert(row);",
        'row.prompt',
        "import { db } from './db';",
      ),
    ),
    fine(
      'the check stands outside the closure that sends',
      `
import pRetry from 'p-retry';
export async function createVideo(prompt: string, token: string) {
  if (prompt.length > 2500) throw new Error('too long');
  return pRetry(() =>
    fetch('${textToVideo}', {
      method: 'POST',
      headers: { Authorization: token },
      body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }),
    }),
  );
}
`,
    ),
    fine(
      'the payload is filled later, after the check',
      `
import axios from 'axios';
export async function createVideo({ prompt, duration }, headers) {
  const payload = { model_name: 'kling-v2-master', duration };
  if (prompt.length > 2500) throw new Error('too long');
  payload.prompt = prompt;
  return axios.post('${textToVideo}', payload, { headers });
}
`,
    ),
    // Not a caller's text
    fine('a literal of the limit', service('', `'${prose(2500)}'`)),
    fine(
      'a constant of the module',
      service('', 'PROMPT', "const PROMPT = 'A lighthouse in a storm, drone shot';"),
    ),
    fine(
      'one of the presets of a map',
      handler(
        '',
        'PRESETS[style]',
        "const PRESETS = { sea: 'Waves at dusk', city: 'Neon streets in the rain' };",
      ),
    ),
    fine(
      'one of a list of known prompts',
      handler(
        `if (!PROMPTS.includes(prompt)) return res.sendStatus(400);`,
        'prompt',
        "const PROMPTS = ['Waves at dusk', 'Neon streets in the rain'];",
      ),
    ),
    fine(
      'one of the values of an enumeration',
      handler(
        'const input = schema.parse(req.body);',
        'input.prompt',
        "import { z } from 'zod';\nconst schema = z.object({ prompt: z.enum(['Waves at dusk', 'Neon streets']) });",
      ),
    ),
    fine(
      'the prompt of a stored row is unknown',
      service(
        'const row = await db.job.findFirst({ where: { style } });',
        'row.prompt',
        "import { db } from './db';",
      ),
    ),
    fine(
      'a private function that nothing calls is unknown',
      `
import axios from 'axios';
const headers = {};
async function createVideo(prompt: string) {
  return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers });
}
`,
    ),
    fine(
      'the schema names what may be sent as it is',
      handler(
        '',
        '"A lighthouse"',
        `${zod}\nexport const create = (body: unknown, headers: Record<string, string>) => fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify(schema.parse(body)) });`,
      ),
    ),
    fine('a private request method sees only known bodies', client('', "'A lighthouse in a storm'")),
    fine(
      'a query carries no prompt',
      `
import axios from 'axios';
export const getTask = (taskId: string, headers: Record<string, string>) =>
  axios.get(\`${textToVideo}/\${encodeURIComponent(taskId)}\`, { headers });
`,
    ),
    // Other limits
    fine('3072 for the 3.0 family on its own route', pathRoute('kling-3.0', 3072)),
    fine('2500 on another path route', pathRoute('kling-2.6', 2500)),
    fine(
      'a check at the limit of the settings',
      service("if (prompt.length > 800) throw new Error('too long');"),
      { settings: { kling: { promptLimit: 800 } } },
    ),
    // SDKs and resellers
    fine(
      'a fal request after a check',
      `
import { fal } from '@fal-ai/client';
export async function create(prompt: string) {
  if (prompt.length > 2500) throw new Error('too long');
  return fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt } });
}
`,
    ),
    fine(
      'another model at fal is none of our business',
      `
import { fal } from '@fal-ai/client';
export const create = (prompt: string) => fal.subscribe('fal-ai/veo3', { input: { prompt } });
`,
    ),
    // Not about Kling
    fine(
      "another vendor's request in a file that names no Kling",
      `
import OpenAI from 'openai';
const openai = new OpenAI();
export const write = (prompt: string) => openai.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt });
`,
    ),
    fine(
      "another host's video API",
      `
import axios from 'axios';
export const create = (prompt: string) => axios.post('https://api.runwayml.com/v1/text_to_video', { model: 'gen4', prompt });
`,
    ),
    fine(
      "another vendor's request beside a Kling request with a constant",
      service(
        "await axios.post('https://api.openai.com/v1/moderations', { input: prompt });\n  await axios.post('https://api.runwayml.com/v1/text_to_video', { model: 'gen4', prompt });",
        "'A lighthouse in a storm'",
      ),
    ),
    fine(
      'our own route, which does the checking',
      `
export async function generate(prompt: string) {
  const response = await fetch('/api/kling/videos', { method: 'POST', body: JSON.stringify({ prompt }) });
  return response.json();
}
`,
      { filename: 'src/components/generate.ts' },
    ),
    fine(
      'a command-line prompt',
      `
import readline from 'node:readline/promises';
export async function ask(prompt: string) {
  const rl = readline.createInterface({ input: process.stdin, output: process.stdout, prompt });
  return rl.question(prompt);
}
`,
    ),
  ],
  invalid: [
    // Ways of the value, with no check at all
    unchecked('a handler sends the body field', handler('')),
    unchecked('a function sends its parameter', service('')),
    unchecked('a method sends its parameter through a private method', client('')),
    unchecked('the request field itself', handler('', 'req.body.prompt')),
    unchecked('a trimmed prompt', service('', 'prompt.trim()')),
    unchecked('an alias', service('const text = prompt;\n  const final = text;', 'final')),
    unchecked('a cast and a non-null assertion', handler('', '(req.body as { prompt?: string }).prompt!')),
    unchecked('satisfies', service('', 'prompt satisfies string')),
    unchecked('a template', service('', '`Cinematic shot of ${prompt}, 35mm`')),
    unchecked('concatenation', service('', "'Cinematic shot of ' + prompt")),
    unchecked('parts joined', service('', "[prompt, style, '35mm'].filter(Boolean).join(', ')")),
    unchecked(
      'parts pushed and joined',
      service("const parts = ['35mm'];\n  parts.push(prompt);", "parts.join(' ')"),
    ),
    unchecked('a text put into a template', service('', "'Scene {p}, 35mm'.replace('{p}', prompt)")),
    unchecked('a type test of a library', service("if (!isString(prompt)) throw new Error('no text');")),
    unchecked('a fallback', handler('', "prompt ?? 'A lighthouse'")),
    unchecked('a condition chooses', service('', 'style ? `${prompt}, ${style}` : prompt')),
    unchecked('the text grows step by step', service("let text = 'Film: ';\n  text += prompt;", 'text')),
    unchecked(
      'a builder function',
      service(
        '',
        'buildPrompt(prompt, style)',
        'const buildPrompt = (subject: string, style: string) => `${subject} in the style of ${style}`;',
      ),
    ),
    unchecked(
      'a parameter object',
      `
import axios from 'axios';
export async function createVideo({ prompt, duration = '5' }: CreateInput, headers: Record<string, string>) {
  return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt, duration }, { headers });
}
`,
    ),
    unchecked(
      'a shorthand property',
      `
import axios from 'axios';
export const createVideo = async (prompt, headers) =>
  axios.post(
    '${textToVideo}',
    {
      model_name: 'kling-v2-master',
      prompt,
    },
    { headers },
  );
`,
      '      prompt,',
    ),
    unchecked(
      'an axios instance in a class field',
      `
import axios, { type AxiosInstance } from 'axios';
export class KlingService {
  private readonly http: AxiosInstance;
  constructor(token: string) {
    this.http = axios.create({ baseURL: 'https://api-singapore.klingai.com', headers: { Authorization: \`Bearer \${token}\` } });
  }
  async generate(options: { prompt: string; mode?: string }) {
    const { data } = await this.http.post('/v1/videos/text2video', { model_name: 'kling-v2-master', prompt: options.prompt, mode: options.mode });
    return data;
  }
}
`,
    ),
    unchecked(
      'CommonJS',
      `
const axios = require('axios');
module.exports.createVideo = async function createVideo(prompt, headers) {
  return axios({ method: 'post', url: '${textToVideo}', headers, data: { model_name: 'kling-v2-master', prompt: prompt } });
};
`,
      sink,
      { filename: 'lib/video.js' },
    ),
    unchecked(
      'got',
      `
import got from 'got';
export const createVideo = (prompt: string, token: string) =>
  got.post('${textToVideo}', { headers: { Authorization: token }, json: { model_name: 'kling-v2-master', prompt: prompt } }).json();
`,
    ),
    unchecked(
      'ky with a prefix',
      `
import ky from 'ky';
const api = ky.create({ prefixUrl: 'https://api-singapore.klingai.com' });
export const createVideo = (prompt: string, headers: Record<string, string>) =>
  api.post('v1/videos/text2video', { headers, json: { model_name: 'kling-v2-master', prompt: prompt } }).json();
`,
    ),
    unchecked(
      'undici',
      `
import { request } from 'undici';
export async function createVideo(prompt: string, headers: Record<string, string>) {
  const body = JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt });
  const response = await request('${textToVideo}', { method: 'POST', headers, body });
  return response.body.json();
}
`,
    ),
    unchecked(
      'node https, written to the request',
      `
import https from 'node:https';
export function createVideo(prompt, headers, done) {
  const req = https.request({ hostname: 'api-singapore.klingai.com', path: '/v1/videos/text2video', method: 'POST', headers }, done);
  req.write(JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }));
  req.end();
}
`,
    ),
    unchecked(
      'a Request object',
      `
export async function createVideo(prompt: string, headers: Record<string, string>) {
  const request = new Request('${textToVideo}', { method: 'POST', headers, body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  return fetch(request);
}
`,
    ),
    unchecked(
      'superagent',
      `
const request = require('superagent');
exports.createVideo = (prompt, token) =>
  request.post('${textToVideo}').set('Authorization', token).send({ model_name: 'kling-v2-master', prompt: prompt });
`,
    ),
    unchecked(
      'ofetch',
      `
import { ofetch } from 'ofetch';
export const createVideo = (prompt: string, headers: Record<string, string>) =>
  ofetch('${textToVideo}', { method: 'POST', headers, body: { model_name: 'kling-v2-master', prompt: prompt } });
`,
    ),
    unchecked(
      'needle',
      `
const needle = require('needle');
exports.createVideo = (prompt, headers) =>
  needle('post', '${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { json: true, headers });
`,
    ),
    unchecked(
      'XMLHttpRequest',
      `
export function createVideo(prompt: string, token: string) {
  const xhr = new XMLHttpRequest();
  xhr.open('POST', '${textToVideo}');
  xhr.setRequestHeader('Authorization', token);
  xhr.send(JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }));
}
`,
    ),
    unchecked(
      "Angular's HttpClient",
      `
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
@Injectable({ providedIn: 'root' })
export class KlingService {
  private readonly http = inject(HttpClient);
  create(prompt: string) {
    return this.http.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt });
  }
}
`,
    ),
    unchecked(
      'a wrapper of the project that is given a Kling route',
      `
import { http } from './http';
export const createVideo = (prompt: string) => http.send('/v1/videos/text2video', { model_name: 'kling-v2-master', prompt: prompt });
`,
    ),
    unchecked(
      'an image request',
      `
import axios from 'axios';
export const createImage = (prompt: string, headers: Record<string, string>) =>
  axios.post('https://api-singapore.klingai.com/v1/images/generations', { model_name: 'kling-v2-1', prompt: prompt, n: 1 }, { headers });
`,
      "model_name: 'kling-v2-1', prompt:",
    ),
    unchecked(
      'a payload filled later',
      `
import axios from 'axios';
export async function createVideo(params, headers) {
  const payload = { model_name: 'kling-v2-master', duration: '5' };
  payload.prompt = params.prompt;
  return axios.post('${textToVideo}', payload, { headers });
}
`,
      'payload.prompt =',
    ),
    unchecked(
      'a payload filled later under a quoted name',
      `
export async function createVideo(text: string, headers: Record<string, string>) {
  const body: Record<string, unknown> = { model_name: 'kling-v2-master' };
  body['prompt'] = text;
  return fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify(body) });
}
`,
      "body['prompt'] =",
    ),
    unchecked(
      'a payload merged by Object.assign',
      `
export async function createVideo(text: string, headers: Record<string, string>) {
  const body = Object.assign({ model_name: 'kling-v2-master' }, { prompt: text });
  return fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify(body) });
}
`,
      '{ prompt: text }',
    ),
    unchecked(
      'a payload spread from another object',
      `
export async function createVideo(text: string, headers: Record<string, string>) {
  const words = { prompt: text };
  const body = { model_name: 'kling-v2-master', ...words };
  return fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify(body) });
}
`,
      '{ prompt: text }',
    ),
    unchecked(
      'a payload made by a helper',
      `
const toPayload = (text: string) => ({ model_name: 'kling-v2-master', prompt: text });
export const createVideo = (text: string, headers: Record<string, string>) =>
  fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify(toPayload(text)) });
`,
    ),
    unchecked(
      'a private request method whose options have a default',
      `
export class KlingClient {
  async create(prompt: string) {
    return this.request('/v1/videos/text2video', {
      method: 'POST',
      body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }),
    });
  }
  private async request(path: string, init: RequestInit = {}) {
    const response = await fetch(\`https://api-singapore.klingai.com\${path}\`, { ...init, redirect: 'manual' });
    return response.json();
  }
}
`,
    ),
    unchecked(
      'a Nuxt handler, whose helpers are global',
      `
export default defineEventHandler(async (event) => {
  const { prompt } = await readBody(event);
  const answer = await $fetch('${textToVideo}', { method: 'POST', body: { model_name: 'kling-v2-master', prompt: prompt } });
  return answer.data.task_id;
});
`,
      undefined,
      { filename: 'server/api/video.post.ts' },
    ),
    unchecked(
      'an h3 handler',
      `
import { defineEventHandler, readBody } from 'h3';
import { $fetch } from 'ofetch';
export default defineEventHandler(async (event) => {
  const { prompt } = await readBody(event);
  const answer = await $fetch('${textToVideo}', { method: 'POST', body: { model_name: 'kling-v2-master', prompt: prompt } });
  return answer.data.task_id;
});
`,
    ),
    unchecked(
      'a SvelteKit endpoint below a folder called api, with the fetch that it is given',
      `
export const POST = async ({ request, fetch }) => {
  const form = await request.formData();
  const prompt = String(form.get('prompt') ?? '');
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
`,
      sink,
      { filename: 'src/routes/api/kling/+server.ts' },
    ),
    unchecked(
      'an Astro endpoint below a folder called api',
      `
export const POST = async ({ request }) => {
  const { prompt } = await request.json();
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
`,
      sink,
      { filename: 'src/pages/api/kling.ts' },
    ),
    unchecked(
      'a message of a page of a desktop application',
      `
import { ipcMain, net } from 'electron';
ipcMain.handle('kling:create', async (_event, prompt) => {
  const answer = await net.fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  return answer.json();
});
`,
    ),
    tooHigh(
      'fields that are checked by an object that allows more',
      `
import express from 'express';
import { checkSchema, validationResult } from 'express-validator';
const app = express();
app.post('/videos', checkSchema({ prompt: { in: ['body'], isLength: { options: { max: 4000 } }, trim: true } }), async (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: req.body.prompt }) });
});
`,
    ),
    unchecked(
      'a method of a prototype',
      `
function Kling(key) { this.key = key; }
Kling.prototype.create = function (prompt) {
  return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
module.exports = new Kling('x');
`,
    ),
    unchecked(
      'a class as it is compiled for old engines',
      `
var Kling = /** @class */ (function () {
  function Kling(key) { this.key = key; }
  Kling.prototype.create = function (prompt) {
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  };
  return Kling;
}());
exports.Kling = Kling;
`,
    ),
    unchecked(
      'a function that an exported object is given',
      `
const api = {};
api.create = async (prompt) => {
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
};
export default api;
`,
    ),
    unchecked(
      'a fetch that a client is given',
      `
export class KlingClient {
  constructor(private readonly options: { fetch: typeof fetch }) {}
  create(prompt: string) {
    return this.options.fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  }
}
`,
    ),
    unchecked(
      'a part of a parameter whose declared type is free text',
      `
interface Scene { cats: number; title?: string | null }
export const createVideo = (scene: Readonly<Scene>) =>
  fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: \`\${scene.cats} cats, \${scene.title}\` }) });
`,
    ),
    unchecked(
      'a method of a class that is exported below',
      `
class KlingClient {
  create(prompt: string) {
    return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  }
}
export default KlingClient;
`,
    ),
    unchecked(
      'the last of a list, and one that a function finds',
      `
export const createVideo = (prompts: string[]) =>
  fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompts.find((one) => one !== '') ?? prompts.pop() }) });
`,
    ),
    unchecked(
      'a body only where there is one',
      `
async function call(path: string, payload?: object) {
  const body = payload ? JSON.stringify(payload) : undefined;
  const response = await fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body });
  return response.json();
}
export const createVideo = (prompt: string) =>
  call('/v1/videos/text2video', { model_name: 'kling-v2-master', prompt: prompt });
`,
    ),
    unchecked(
      'a method that is chosen by what there is to send',
      `
async function call(path: string, payload?: object) {
  const response = await fetch(\`https://api-singapore.klingai.com\${path}\`, {
    method: payload ? 'POST' : 'GET',
    body: payload && JSON.stringify(payload),
  });
  return response.json();
}
export const createVideo = (prompt: string) =>
  call('/v1/videos/text2video', { model_name: 'kling-v2-master', prompt: prompt });
`,
    ),
    unchecked(
      'a factory of clients',
      `
export function createKlingClient(token: string) {
  const post = (path: string, body: object) =>
    fetch(\`https://api-singapore.klingai.com/v1\${path}\`, { method: 'POST', headers: { Authorization: token }, body: JSON.stringify(body) });
  return {
    textToVideo: (prompt: string) => post('/videos/text2video', { model_name: 'kling-v2-master', prompt: prompt }),
  };
}
`,
    ),
    unchecked(
      'a curried function',
      `
import axios from 'axios';
export const createVideo = (headers) => async (prompt) =>
  axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers });
`,
    ),
    unchecked(
      'a payload whose sending is elsewhere',
      `
import { queue } from './queue';
export async function enqueue(text: string) {
  await queue.add('kling', { model_name: 'kling-v2-master', prompt: text, aspect_ratio: '16:9' });
}
`,
    ),
    unchecked(
      'the endpoint comes from a map, the base from the environment',
      `
const BASE = process.env.KLING_API_BASE || 'https://api-singapore.klingai.com/v1';
const PATHS = { text: '/videos/text2video', omni: '/videos/omni-video' };
export const createVideo = (kind: 'text' | 'omni', prompt: string, headers: Record<string, string>) =>
  fetch(\`\${BASE}\${PATHS[kind]}\`, { method: 'POST', headers, body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
`,
    ),
    unchecked('the private constructor field', job('')),
    unchecked(
      'a Next.js route handler',
      `
import { NextResponse } from 'next/server';
export async function POST(request: Request) {
  const { prompt } = await request.json();
  const answer = await fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }),
  });
  return NextResponse.json(await answer.json());
}
`,
      sink,
      { filename: 'app/api/videos/route.ts' },
    ),
    unchecked(
      'a promise chain',
      `
export function POST(request: Request) {
  return request.json().then(({ prompt }) =>
    fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) }),
  );
}
`,
    ),
    unchecked(
      'a server action',
      `
'use server';
export async function create(formData: FormData) {
  const prompt = formData.get('prompt') as string;
  await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
}
`,
    ),
    unchecked(
      'an edge function',
      `
Deno.serve(async (req) => {
  const { prompt } = await req.json();
  const answer = await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: prompt }) });
  return new Response(answer.body);
});
`,
      sink,
      { filename: 'supabase/functions/kling/index.ts' },
    ),
    unchecked(
      'a Hono handler',
      `
import { Hono } from 'hono';
const app = new Hono();
app.post('/videos', async (c) => {
  const body = await c.req.json();
  const answer = await fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ model_name: 'kling-v2-master', prompt: body.prompt }) });
  return c.json(await answer.json());
});
`,
    ),
    unchecked(
      'the negative prompt',
      `
import axios from 'axios';
export const createVideo = (avoid: string, headers: Record<string, string>) =>
  axios.post('${textToVideo}', { model_name: 'kling-v1-6', prompt: 'A lighthouse', negative_prompt: avoid }, { headers });
`,
      'negative_prompt:',
    ),
    {
      name: 'prompt and negative prompt, each reported',
      code: `
import axios from 'axios';
export const createVideo = (input, headers) =>
  axios.post('${textToVideo}', {
    model_name: 'kling-v1-6',
    prompt: input.prompt,
    negative_prompt: input.negativePrompt,
  }, { headers });
`,
      errors: [
        { messageId: 'unchecked', line: 6 },
        { messageId: 'unchecked', line: 7 },
      ],
    },
    unchecked(
      'the text of a typed content part',
      `
export async function animate(text: string, frame: Blob, apiKey: string) {
  return fetch('https://api-singapore.klingai.com/image-to-video/kling-2.6', {
    method: 'POST',
    headers: { Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ contents: [{ type: 'prompt', text }], settings: { duration: 5 } }),
  });
}
`,
      "{ type: 'prompt', text }",
    ),
    unchecked('the text of a shot', shots(''), 'prompt: shot.text'),
    unchecked(
      'a middleware of the file that tests another field',
      guarded('if (req.body.style.length > 2500) return res.status(413).end();'),
      'JSON.stringify',
    ),
    unchecked(
      'a middleware of the file that goes on all the same',
      guarded('if (req.body.prompt.length > 2500) res.status(413);'),
      'JSON.stringify',
    ),
    unchecked(
      'a middleware of the file that goes on in one case',
      guarded(
        'if (req.user.admin) return next();\n  if (req.body.prompt.length > 2500) return res.status(413).end();',
      ),
      'JSON.stringify',
    ),
    {
      name: 'an input of AdonisJS',
      code: adonis(''),
      errors: [
        {
          messageId: 'unchecked',
          line: lineOf(adonis(''), 'JSON.stringify'),
          data: { field: 'prompt', source: '`request.input()`', limit: '2500' },
        },
      ],
    },
    unchecked('a route of AdonisJS', adonisRoute(''), 'JSON.stringify'),
    unchecked('a parameter of an n8n node', n8n(''), 'body: { prompt'),
    unchecked('a parameter of an n8n node, of a context', n8n('', 'context'), 'body: { prompt'),
    unchecked(
      'options of an unknown client',
      `
import { api } from './api';
export const create = (prompt: string) =>
  api.call({ method: 'POST', url: '${textToVideo}', body: { prompt } });
`,
      'api.call(',
    ),
    unchecked(
      'a loop over another field',
      handler("for (const field of [style]) if (field.length > 2500) throw new Error('too long');"),
    ),
    unchecked(
      'a loop over the name of another field',
      handler(
        "for (const field of ['style']) if (req.body[field].length > 2500) throw new Error('too long');",
      ),
    ),
    unchecked(
      'a loop that stops looking',
      handler('for (const field of [prompt, style]) if (field.length > 2500) break;'),
    ),
    unchecked(
      'a length of something else, or none',
      handler("const size = style ? prompt.length : 0;\n  if (size > 2500) throw new Error('too long');"),
    ),
    unchecked(
      'the difference of lengths',
      handler("if (prompt.length - style.length > 2500) throw new Error('too long');"),
    ),
    unchecked(
      'a switch over conditions that goes on',
      handler("switch (true) {\n    case prompt.length > 2500: console.warn('long');\n  }"),
    ),
    {
      name: 'a switch over conditions with too high a limit',
      code: handler('switch (true) {\n    case prompt.length > 5000: return res.status(413).end();\n  }'),
      errors: [
        {
          messageId: 'tooHigh',
          line: lineOf(
            handler('switch (true) {\n    case prompt.length > 5000: return res.status(413).end();\n  }'),
            sink,
          ),
          data: { field: 'prompt', limit: '2500', length: '5000', line: '8' },
        },
      ],
    },
    unchecked('every prompt of a batch', batch('for (const prompt of prompts) await submit(prompt, token);')),
    unchecked(
      'fal',
      `
import { fal } from '@fal-ai/client';
export const create = (prompt: string) =>
  fal.subscribe('fal-ai/kling-video/v2.5-turbo/pro/text-to-video', { input: { prompt: prompt } });
`,
      '{ prompt: prompt }',
    ),
    unchecked(
      'Replicate',
      `
import Replicate from 'replicate';
const replicate = new Replicate();
export const create = (prompt: string) => replicate.run('kwaivgi/kling-v1.6-standard', { input: { prompt: prompt, duration: 5 } });
`,
      'input: { prompt: prompt',
    ),
    unchecked(
      'the kling-api package',
      `
import { KlingAPI } from 'kling-api';
import { credentials } from './secrets';
const kling = new KlingAPI(credentials);
export const create = (prompt: string) => kling.textToVideo({ model_name: 'kling-v2-master', prompt: prompt });
`,
    ),
    unchecked(
      'the AI SDK',
      `
import { klingai } from '@ai-sdk/klingai';
import { experimental_generateVideo as generateVideo } from 'ai';
export const create = (prompt: string) => generateVideo({ model: klingai.video('kling-v2.6-t2v'), prompt: prompt });
`,
      'prompt: prompt',
    ),
    // Checks that are none
    unchecked(
      'a check that only warns',
      service("if (prompt.length > 2500) console.warn('prompt is long');"),
    ),
    unchecked(
      'a check of another field',
      handler('if (req.body.title.length > 2500) return res.sendStatus(400);'),
    ),
    unchecked(
      'a check of the style only',
      service("if (style.length > 2500) throw new Error('style too long');"),
    ),
    unchecked(
      'a check that there is a prompt',
      handler(
        "if (!prompt || typeof prompt !== 'string') return res.status(400).json({ error: 'prompt is required' });",
      ),
    ),
    unchecked('a minimum only', service("if (prompt.length < 3) throw new Error('prompt too short');")),
    unchecked(
      'the comparison the wrong way round',
      service("if (prompt.length < 2500) throw new Error('too long');"),
    ),
    unchecked(
      'a check that holds only when asked for',
      service("if (style === 'strict' && prompt.length > 2500) throw new Error('too long');"),
    ),
    unchecked(
      'a check inside one branch',
      service("if (style) {\n    if (prompt.length > 2500) throw new Error('too long');\n  }"),
    ),
    unchecked(
      'a check inside a callback that runs later',
      service("setTimeout(() => {\n    if (prompt.length > 2500) throw new Error('too long');\n  }, 0);"),
    ),
    unchecked(
      'an answer without a return',
      handler("if (prompt.length > 2500) res.status(400).json({ error: 'too long' });"),
    ),
    unchecked('a bare next(error)', handler("if (prompt.length > 2500) next(new Error('too long'));")),
    unchecked(
      'a bare rejection',
      `
import axios from 'axios';
export function createVideo(prompt, token) {
  return new Promise((resolve, reject) => {
    if (prompt.length > 2500) reject(new Error('prompt too long'));
    axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers: { Authorization: token } }).then(resolve, reject);
  });
}
`,
    ),
    unchecked(
      'a check after the request',
      `
import axios from 'axios';
export async function createVideo(prompt, headers) {
  const { data } = await axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: prompt }, { headers });
  if (prompt.length > 2500) throw new Error('too long');
  return data;
}
`,
    ),
    unchecked(
      'reassigned after the check',
      handler(
        'let text = prompt;\n  if (text.length > 2500) return res.sendStatus(400);\n  text = req.body.longPrompt;',
        'text',
      ),
    ),
    unchecked(
      'the payload field is written again after the check',
      `
import axios from 'axios';
export async function createVideo(prompt, extended, headers) {
  if (prompt.length > 2500) throw new Error('too long');
  const payload = { model_name: 'kling-v2-master' };
  payload.prompt = extended;
  return axios.post('${textToVideo}', payload, { headers });
}
`,
      'payload.prompt =',
    ),
    unchecked(
      'a style without a bound joined to a checked prompt',
      service("if (prompt.length > 2000) throw new Error('too long');", '`${prompt}, ${style}`'),
    ),
    unchecked(
      'a replacement after the check',
      service("if (prompt.length > 2500) throw new Error('too long');", "prompt.replace(/&/g, ' and ')"),
    ),
    unchecked(
      'an encoding after the check',
      service("if (prompt.length > 2500) throw new Error('too long');", 'encodeURIComponent(prompt)'),
    ),
    unchecked(
      'the slice of the log call',
      handler("req.log.info({ prompt: prompt.slice(0, 100) }, 'creating video');"),
    ),
    unchecked(
      'a slice kept beside the whole',
      service('const preview = prompt.slice(0, 2500);\n  console.log(preview);'),
    ),
    unchecked('a slice whose result is dropped', service('prompt.slice(0, 2500);')),
    unchecked('a slice from a start only', service('', 'prompt.slice(10)')),
    unchecked('a slice of the style only', service('', '`${prompt}, ${style.slice(0, 100)}`')),
    unchecked(
      'a flag that nobody tests',
      handler('const tooLong = prompt.length > 2500;\n  req.log.info({ tooLong });'),
    ),
    unchecked(
      'errors pushed to a list that nobody tests',
      handler("const errors = [];\n  if (prompt.length > 2500) errors.push('prompt is too long');"),
    ),
    unchecked(
      'errors pushed to a list that is only logged',
      handler(
        "const errors = [];\n  if (prompt.length > 2500) errors.push('prompt is too long');\n  if (errors.length > 0) console.warn(errors);",
      ),
    ),
    unchecked('console.assert does not throw', service("console.assert(prompt.length <= 2500, 'too long');")),
    unchecked(
      'a thrown check whose catch falls through',
      handler(
        'try {\n    assertPrompt(prompt);\n  } catch (error) {\n    console.error(error);\n  }',
        'prompt',
        "function assertPrompt(text) {\n  if (text.length > 2500) throw new Error('too long');\n}",
      ),
    ),
    unchecked(
      'a helper that looks at the model only',
      handler(
        'validateRequest(req.body);',
        'prompt',
        "const MODELS = ['kling-v2-master'];\nfunction validateRequest(body) {\n  if (!MODELS.includes(body.model)) throw new Error('unknown model');\n}",
      ),
    ),
    unchecked(
      'a helper that only warns',
      service(
        'assertPrompt(prompt);',
        'prompt',
        "function assertPrompt(text: string) {\n  if (text.length > 2500) console.warn('too long');\n}",
      ),
    ),
    unchecked(
      'a helper that is never called',
      service(
        '',
        'prompt',
        "export function assertPrompt(text: string) {\n  if (text.length > 2500) throw new Error('too long');\n}",
      ),
    ),
    unchecked(
      'a helper called for another value',
      service(
        'assertText(style);',
        'prompt',
        "function assertText(text: string) {\n  if (text.length > 2500) throw new Error('too long');\n}",
      ),
    ),
    unchecked(
      'a boolean helper whose result is dropped',
      handler('isValidPrompt(prompt);', 'prompt', 'const isValidPrompt = (p: string) => p.length <= 2500;'),
    ),
    unchecked(
      'a boolean helper tested the wrong way round',
      handler(
        'if (isValidPrompt(prompt)) return res.sendStatus(400);',
        'prompt',
        'const isValidPrompt = (p: string) => p.length <= 2500;',
      ),
    ),
    unchecked(
      'an error text that nobody looks at',
      handler(
        'const error = validatePrompt(prompt);\n  if (error) console.error(error);',
        'prompt',
        "function validatePrompt(text) {\n  return text.length > 2500 ? 'too long' : null;\n}",
      ),
    ),
    unchecked(
      'an { ok } that nobody looks at',
      handler(
        'const verdict = validatePrompt(prompt);',
        'prompt',
        'function validatePrompt(text) {\n  if (text.length > 2500) return { ok: false };\n  return { ok: true };\n}',
      ),
    ),
    unchecked(
      'an imported predicate whose result is dropped',
      handler('isValidPrompt(prompt);', 'prompt', "import { isValidPrompt } from './validation';"),
    ),
    unchecked(
      'an imported clamp whose result is dropped',
      service('clampPrompt(prompt);', 'prompt', "import { clampPrompt } from './text';"),
    ),
    unchecked(
      'a sanitiser applied to the error text',
      handler(
        "if (!prompt) return res.status(400).json({ error: clampText('no prompt') });",
        'prompt',
        "import { clampText } from './text';",
      ),
    ),
    unchecked('a schema that is never used', handler('', 'prompt', zod)),
    unchecked(
      'a schema without a maximum',
      handler('const input = schema.parse(req.body);', 'input.prompt', zodWithoutMaximum),
    ),
    unchecked('a schema that parses something else', handler('schema.parse(req.query);', 'prompt', zod)),
    unchecked('safeParse whose result nobody tests', handler('schema.safeParse(req.body);', 'prompt', zod)),
    unchecked(
      'safeParse whose failure is only logged',
      handler(
        'const parsed = schema.safeParse(req.body);\n  if (!parsed.success) console.warn(parsed.error);',
        'prompt',
        zod,
      ),
    ),
    unchecked(
      'a schema that trims before it measures, and the raw value sent',
      handler(
        'schema.parse(req.body);',
        'prompt',
        "import { z } from 'zod';\nconst schema = z.object({ prompt: z.string().trim().max(2500) });",
      ),
    ),
    unchecked(
      'a maximum of items, not of characters',
      batch(
        'z.array(z.string()).max(100).parse(prompts);\n  for (const prompt of prompts) await submit(prompt, token);',
      ).replace("import axios from 'axios';", "import axios from 'axios';\nimport { z } from 'zod';"),
    ),
    unchecked(
      'a joi error that nobody tests',
      handler(
        'const { value } = schema.validate(req.body);',
        'prompt',
        "import Joi from 'joi';\nconst schema = Joi.object({ prompt: Joi.string().max(2500) });",
      ),
    ),
    unchecked(
      'an ajv verdict that nobody tests',
      handler(
        'validate(req.body);',
        'prompt',
        "import Ajv from 'ajv';\nconst validate = new Ajv().compile({ type: 'object', properties: { prompt: { type: 'string', maxLength: 2500 } } });",
      ),
    ),
    unchecked('a DTO with a minimum only', nestController('@IsNotEmpty() @MinLength(3)')),
    unchecked(
      'express-validator without a maximum',
      expressValidator(
        "body('prompt').isString().notEmpty()",
        'const errors = validationResult(req);\n  if (!errors.isEmpty()) return res.sendStatus(400);',
      ),
    ),
    unchecked(
      'a Fastify route schema without a maximum',
      fastifyRoute("{ type: 'object', required: ['prompt'], properties: { prompt: { type: 'string' } } }"),
    ),
    unchecked('a Hono route validator without a maximum', honoRoute('z.string().min(1)')),
    unchecked('a tRPC input schema without a maximum', trpcRouter('z.string()')),
    ...Object.entries({ ...tools('z.string().min(1)'), ...bots((text) => text) }).map(([name, code]) =>
      unchecked(name, code, 'kling-v2-master'),
    ),
    unchecked(
      'the number of shots',
      shots("if (shots.length > 6) throw new Error('too many shots');"),
      'prompt: shot.text',
    ),
    unchecked(
      'every() over another list',
      batch(
        'const labels = prompts.map((p, i) => `job ${i}`);\n  if (!labels.every((label) => label.length <= 2500)) return;\n  for (const prompt of prompts) await submit(prompt, token);',
      ),
    ),
    unchecked(
      'one caller checks, the other does not',
      `
import axios from 'axios';
function submit(text, headers) {
  return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt: text }, { headers });
}
export const createVideo = (prompt, headers) => {
  if (prompt.length > 2500) throw new Error('too long');
  return submit(prompt, headers);
};
export const retryVideo = (prompt, headers) => submit(prompt, headers);
`,
    ),
    unchecked(
      'the field is written again between the constructor and the request',
      job(
        "if (prompt.length > 2500) throw new Error('too long');",
        'rewrite(text: string) {\n    this.#prompt = text;\n  }',
      ),
    ),
    unchecked(
      'the captured variable is written after the check',
      `
export async function createVideo(prompt: string, extended: string, headers: Record<string, string>) {
  let text = prompt;
  if (text.length > 2500) throw new Error('too long');
  const send = () => fetch('${textToVideo}', { method: 'POST', headers, body: JSON.stringify({ model_name: 'kling-v2-master', prompt: text }) });
  text = extended;
  return send();
}
`,
    ),
    // Bounds above the limit
    tooHigh('a larger limit', service("if (prompt.length > 5000) throw new Error('too long');")),
    tooHigh('one character too many', handler('if (prompt.length > 2501) return res.sendStatus(400);')),
    tooHigh(
      'a larger limit in a constant',
      service(
        "if (prompt.length > MAX_PROMPT) throw new Error('too long');",
        'prompt',
        'const MAX_PROMPT = 25_000;',
      ),
    ),
    tooHigh('a larger slice', service('', 'prompt.slice(0, 4000)')),
    tooHigh(
      'a larger default maximum of a helper',
      service(
        '',
        'condense(prompt)',
        'function condense(text: string, max = 4000) {\n  return text.slice(0, max);\n}',
      ),
    ),
    tooHigh(
      'an ellipsis after the last character',
      service('const text = prompt.length > 2500 ? `${prompt.slice(0, 2500)}...` : prompt;', 'text'),
    ),
    tooHigh(
      'a suffix after the check',
      service("if (prompt.length > 2500) throw new Error('too long');", '`${prompt}, cinematic lighting`'),
    ),
    tooHigh(
      'two bounded parts above the limit together',
      service(
        "if (prompt.length > 2500 || style.length > 200) throw new Error('too long');",
        '`${prompt} ${style}`',
      ),
    ),
    tooHigh(
      'a larger maximum of a schema',
      handler(
        'const input = schema.parse(req.body);',
        'input.prompt',
        "import { z } from 'zod';\nconst schema = z.object({ prompt: z.string().max(10000) });",
      ),
    ),
    tooHigh('a larger maximum of a DTO', nestController('@MaxLength(10000)')),
    tooHigh('a larger maximum of a tRPC input', trpcRouter('z.string().max(4000)')),
    tooHigh(
      'shots as long as a prompt',
      shots("if (shots.some((shot) => shot.text.length > 2500)) throw new Error('too long');"),
      'prompt: shot.text',
    ),
    tooHigh('3072 on the older route', service("if (prompt.length > 3072) throw new Error('too long');")),
    tooHigh('3072 for a model of 2500', pathRoute('kling-2.6', 3072), '{ prompt: prompt'),
    tooHigh('more than 3072 for the 3.0 family', pathRoute('kling-3.0', 4000), '{ prompt: prompt'),
    tooHigh(
      'above the limit of the settings',
      service("if (prompt.length > 2500) throw new Error('too long');"),
      sink,
      { settings: { kling: { promptLimit: 800 } } },
    ),
    // Literals
    literal('a literal one character too long', service('', `'${prose(2501)}'`)),
    literal('a long constant of the module', service('', 'PROMPT', `const PROMPT = '${prose(3000)}';`)),
    literal(
      'a long shot',
      `
export const create = (headers: Record<string, string>) =>
  fetch('${textToVideo}', {
    method: 'POST',
    headers,
    body: JSON.stringify({ model_name: 'kling-v3', multi_shot: true, multi_prompt: [{ index: 1, prompt: '${prose(513)}', duration: '5' }] }),
  });
`,
      'multi_prompt:',
    ),
    // Opaque payloads
    opaque(
      'the body of a request sent on',
      `
import express from 'express';
const app = express();
app.post('/api/videos', async (req, res) => {
  const answer = await fetch('${textToVideo}', {
    method: 'POST',
    body: JSON.stringify(req.body),
  });
  res.json(await answer.json());
});
`,
      'await fetch(',
    ),
    opaque(
      'a payload parameter',
      `
import axios from 'axios';
export const createVideo = (payload, headers) => axios.post('${textToVideo}', payload, { headers });
`,
      'axios.post(',
    ),
    opaque(
      'parameters under a type',
      `
interface TextToVideo {
  prompt: string;
  model_name?: string;
}
export async function createVideo(params: TextToVideo, headers: Record<string, string>) {
  const body = JSON.stringify(params);
  return fetch('${textToVideo}', { method: 'POST', headers, body });
}
`,
      'return fetch(',
    ),
    opaque(
      'the parsed body of a route handler',
      `
export async function POST(request: Request) {
  const body = await request.json();
  return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify(body) });
}
`,
      'return fetch(',
    ),
    opaque(
      'extras of the caller spread over a checked prompt',
      `
import axios from 'axios';
export async function createVideo(prompt, extra, headers) {
  if (prompt.length > 2500) throw new Error('too long');
  return axios.post('${textToVideo}', { model_name: 'kling-v2-master', prompt, ...extra }, { headers });
}
`,
      'axios.post(',
    ),
    {
      name: 'the source of a whole body, not of the prompts that others send the same way',
      code: `
const send = (body: object) =>
  fetch('${textToVideo}', { method: 'POST', body: JSON.stringify(body) });
export const checked = (prompt: string) => {
  if (prompt.length > 2500) throw new Error('too long');
  return send({ prompt });
};
export const open = (params: object = {}) => send(params);
`,
      errors: [
        {
          messageId: 'opaque',
          line: 3,
          data: { field: 'prompt', source: '`params.prompt`, a parameter of `open`', limit: '2500' },
        },
      ],
    },
    unchecked(
      'beside a whole that is not a caller’s',
      `
import { preset } from './presets';
const send = (body: object) =>
  fetch('${textToVideo}', { method: 'POST', body: JSON.stringify(body) });
export const create = (prompt: string) => send({ model_name: 'kling-v2-master', prompt: prompt });
export const example = () => send(preset());
`,
    ),
    opaque(
      'extras of the caller of a type that may have a prompt',
      `
interface Base { prompt: string }
interface Extras extends Base { seed: number }
export const createVideo = (prompt: string, extras: Partial<Extras>) => {
  if (prompt.length > 2500) throw new Error('too long');
  return fetch('${textToVideo}', { method: 'POST', body: JSON.stringify({ prompt, ...extras }) });
};
`,
      'return fetch(',
    ),
    opaque(
      'a payload through a private request method',
      `
export class KlingClient {
  create(params: object) { return this.request('/v1/videos/text2video', params); } private request(path: string, body: object) { return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) }); }
}
`,
      'create(',
    ),
    opaque(
      'got with a json payload',
      `
const got = require('got');
module.exports = (params, headers) => got.post('${textToVideo}', { headers, json: params }).json();
`,
      'got.post(',
      { filename: 'lib/kling.js' },
    ),
  ],
});
