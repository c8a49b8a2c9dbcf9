import rule from '../../src/rules/require-prompt-sanitization.js';
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
  (name: string, code: string, at = 'prompt: sent', extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [{ messageId, line: lineOf(code, at) }],
    ...extra,
  });
const prompt = report('prompt');
const path = report('path');

const API = 'https://api-singapore.klingai.com';

/** An Express handler that takes `prompt`, does `steps` and sends `sent`. */
const handler = (steps: string, above = '') => `
import express from 'express';
import { sanitizePrompt, polish, validateInput } from './helpers';
${above}
const app = express();
app.post('/videos', async (req, res, next) => {
  const { text, style } = req.body;
  ${steps}
  const answer = await fetch('${API}/v1/videos/text2video', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt: sent }),
  });
  res.status(answer.status).end();
});
`;
const of = (expression: string, above = '') => handler(`const sent = ${expression};`, above);

/** An Express handler that asks for a task. */
const task = (steps: string, url: string, above = '') => `
import express from 'express';
import { klingHeaders } from './auth';
${above}
const app = express();
app.get('/videos/:id', async (req, res) => {
  ${steps}
  const answer = await fetch(${url}, { headers: await klingHeaders() });
  res.status(answer.status).end();
});
`;
const url = (id: string) => `\`${API}/v1/videos/text2video/\${${id}}\``;

/** A route of Hono whose body has a schema. */
const route = (schema: string) => `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const app = new Hono();
app.post('/videos', zValidator('json', z.object({ prompt: ${schema} })), async (c) => {
  const { prompt } = c.req.valid('json');
  return c.json(await fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) }));
});
`;

/** A route of Express with a chain for a field. */
const chain = (checks: string) => `
import express from 'express';
import { body, validationResult } from 'express-validator';
const app = express();
app.post('/videos', body('prompt').isString()${checks}, async (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  res.json(await fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: req.body.prompt }) }));
});
`;

run(rule, {
  valid: [
    fine('a literal', of("'a fox'")),
    fine(
      'an id that a schema of the tool has tested',
      `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
const server = new McpServer({ name: 'kling', version: '1.0.0' });
server.tool('check', { taskId: z.string().regex(/^[\\w-]{1,64}$/) }, ({ taskId }) => fetch(\`${API}/v1/videos/text2video/\${taskId}\`));
`,
    ),
    fine(
      'an id of a kind, by the schema of the tool',
      `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
const server = new McpServer({ name: 'kling', version: '1.0.0' });
server.tool('check', { taskId: z.string().uuid() }, ({ taskId }) => fetch(\`${API}/v1/videos/text2video/\${taskId}\`));
`,
    ),
    fine(
      'a parameter of a function, no request',
      `export const create = (prompt: string) => fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });`,
    ),
    fine('a sanitiser of another file', of('sanitizePrompt(text)')),
    fine('a sanitiser of another file, awaited', of('await sanitizePrompt(text)')),
    fine('a helper that gives something else', of('await polish(text)')),
    fine('a class of characters is replaced', of("text.replace(/[^\\p{L}\\p{N} .,!?-]/gu, '')")),
    fine('control characters are replaced', of("text.replace(/[\\u0000-\\u001f<>]/g, ' ')")),
    fine('all but words is replaced', of("text.replace(/\\W+/g, ' ')")),
    fine(
      'the pattern is a constant',
      of("text.trim().replace(UNWANTED, '')", 'const UNWANTED = /[^\\w ,.]/g;'),
    ),
    fine('replaced, then joined', of("`a fox, ${text.replace(/[^\\w ]/g, '')}`")),
    fine(
      'a helper of the file that replaces',
      of(
        'clean(text)',
        "function clean(value: string) {\n  return value.normalize('NFKC').replace(/[^\\w ,.]/g, '').trim();\n}",
      ),
    ),
    fine(
      'a list of what is allowed',
      of('`a fox, ${STYLES[style]}`', "const STYLES = { noir: 'film noir', toon: 'cartoon' };"),
    ),
    fine(
      'a test against a list',
      handler(
        "if (!['noir', 'toon'].includes(style)) return res.sendStatus(400);\n  const sent = `a fox, ${style}`;",
      ),
    ),
    fine(
      'a test against a pattern',
      handler('if (!/^[\\w ,.]{1,500}$/.test(text)) return res.sendStatus(400);\n  const sent = text;'),
    ),
    fine(
      'a switch',
      handler(
        "let look = 'plain';\n  switch (style) {\n    case 'noir': look = 'film noir'; break;\n    default: look = 'cartoon';\n  }\n  const sent = `a fox, ${look}`;",
      ),
    ),
    fine('a number', of('`${Number(req.body.count)} foxes`')),
    fine('parsed as a number', of('`${parseInt(req.body.count, 10)} foxes`')),
    fine(
      'an enum of a schema',
      handler(
        'const { style: look } = Input.parse(req.body);\n  const sent = `a fox, ${look}`;',
        "import { z } from 'zod';\nconst Input = z.object({ style: z.enum(['noir', 'toon']) });",
      ),
    ),
    fine('a condition', of("style === 'noir' ? 'film noir' : 'cartoon'")),
    fine('the input goes elsewhere', handler("console.info(text.length);\n  const sent = 'a fox';")),
    fine('overwritten', handler("let sent = text;\n  sent = 'a fox';")),
    fine('an encoded id', task('', url('encodeURIComponent(req.params.id)'))),
    fine('an encoded id, kept', task('const id = encodeURIComponent(req.params.id);', url('id'))),
    fine(
      'an id that was tested',
      task('if (!/^\\d+$/.test(req.params.id)) return res.sendStatus(400);', url('req.params.id')),
    ),
    fine('a number as id', task('const id = Number(req.params.id);', url('id'))),
    fine(
      'an id of the database',
      task(
        'const row = await db.task.findUnique({ where: { id: req.params.id } });',
        url('row.klingId'),
        "import { db } from './db';",
      ),
    ),
    fine('the query is no path', task('', `\`${API}/tasks?task_ids=\${req.query.ids}\``)),
    fine(
      'parameters by URLSearchParams',
      task(
        'const query = new URLSearchParams({ task_ids: String(req.query.ids) });',
        `\`${API}/tasks?\${query}\``,
      ),
    ),
    fine(
      'a kind from a map',
      task(
        "const kind = { t: 'text2video', i: 'image2video' }[req.query.kind];",
        `\`${API}/v1/videos/\${kind}/1\``,
      ),
    ),
    fine('the path of another service', task('', '`https://files.acme.example/${req.params.id}`')),
    fine('a base URL of the environment', task('', '`${process.env.KLING_BASE_URL}/v1/videos/text2video/1`')),
    fine('a pattern in the schema of the route', route('z.string().regex(/^[\\w ,.!?-]+$/)')),
    fine('a list in the schema of the route', route("z.enum(['cat', 'dog'])")),
    fine('a field that the route escapes', chain('.escape()')),
    fine('a field that the route compares with a list', chain(".isIn(['cat', 'dog'])")),
  ],
  invalid: [
    path(
      'an id that a schema of the tool has only measured',
      `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
const server = new McpServer({ name: 'kling', version: '1.0.0' });
server.tool('check', { taskId: z.string().max(64) }, ({ taskId }) => fetch(\`${API}/v1/videos/text2video/\${taskId}\`));
`,
      'fetch(',
    ),
    {
      name: 'a schema of the route that only looks at the length',
      code: route('z.string().max(2500)'),
      errors: [
        {
          messageId: 'prompt',
          line: lineOf(route('z.string().max(2500)'), 'JSON.stringify'),
          data: { field: 'prompt', source: '`c.req.valid().prompt`' },
        },
      ],
    },
    prompt(
      'a field of which the route measures the length',
      chain('.isLength({ max: 2500 })'),
      'JSON.stringify',
    ),
    prompt('as it came', of('text')),
    prompt('the field of the request', of('req.body.text')),
    prompt('in a sentence', of('`a fox, ${text}, film noir`')),
    prompt('joined', of("'a fox, ' + text")),
    prompt('only trimmed', of('text.trim()')),
    prompt('only cut', of('text.slice(0, 2500)')),
    prompt(
      'only measured',
      handler('if (text.length > 2500) return res.sendStatus(400);\n  const sent = text;'),
    ),
    prompt('white space replaced', of("text.replace(/\\s+/g, ' ')")),
    prompt('one word replaced', of("text.replace('ignore previous instructions', '')")),
    prompt('quotes replaced', of(`text.replaceAll('"', "'")`)),
    prompt(
      'a schema that only measures',
      handler(
        'const input = Input.parse(req.body);\n  const sent = input.text;',
        "import { z } from 'zod';\nconst Input = z.object({ text: z.string().max(2500) });",
      ),
    ),
    prompt(
      'another value is cleaned',
      handler("const title = req.body.title.replace(/[^\\w ]/g, '');\n  const sent = `${title}: ${text}`;"),
    ),
    prompt('the cleaned text is thrown away', handler('sanitizePrompt(text.trim());\n  const sent = text;')),
    prompt(
      'a helper of the file that only says so',
      of('sanitize(text)', 'const sanitize = (value: string) => value.trim();'),
    ),
    prompt('cleaned in one branch', of('style ? sanitizePrompt(text) : text')),
    prompt(
      'a test that only warns',
      handler("if (!/^[\\w ]+$/.test(text)) console.warn('odd prompt');\n  const sent = text;"),
    ),
    prompt(
      'a list that is not asked',
      handler("const allowed = ['noir', 'toon'];\n  const sent = `a fox, ${style}`;"),
    ),
    prompt(
      'the unknown style falls through',
      of('`a fox, ${STYLES[style] ?? style}`', "const STYLES = { noir: 'film noir' };"),
    ),
    prompt(
      'through a helper of the file',
      handler('const sent = promptOf(req.body);', 'const promptOf = (input: any) => `a fox, ${input.text}`;'),
    ),
    prompt(
      'the body of a route of Next.js',
      `
export async function POST(request: Request) {
  const { prompt } = await request.json();
  return fetch('${API}/text-to-video/kling-3.0', { method: 'POST', body: JSON.stringify({ prompt }) });
}
`,
      'JSON.stringify',
      { filename: 'app/api/videos/route.ts' },
    ),
    prompt(
      'a query',
      `
import { Hono } from 'hono';
const app = new Hono();
app.get('/videos', async (c) => {
  const prompt = c.req.query('prompt');
  return fetch('${API}/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
});
`,
      'JSON.stringify',
    ),
    path('an id as it came', task('', url('req.params.id')), 'const answer'),
    path('an id through an alias', task('const { id } = req.params;', url('id')), 'const answer'),
    path(
      'an id that is measured',
      task('if (req.params.id.length > 40) return res.sendStatus(400);', url('req.params.id')),
      'const answer',
    ),
    path('joined', task('', `'${API}/v1/videos/text2video/' + req.params.id`), 'const answer'),
    path('a kind of the caller', task('', `\`${API}/v1/videos/\${req.query.kind}\``), 'const answer'),
    path(
      'encoded as a whole, which leaves slashes',
      task('', url('encodeURI(req.params.id)')),
      'const answer',
    ),
    path(
      'in a wrapper of the file',
      task('', "'https://x.example'").replace(
        "await fetch('https://x.example', { headers: await klingHeaders() })",
        'await getTask(req.params.id)',
      ) + `\nfunction getTask(id: string) {\n  return fetch(\`${API}/v1/videos/text2video/\${id}\`);\n}\n`,
      'return fetch(`',
    ),
    path(
      'axios with a base URL',
      `
import axios from 'axios';
import express from 'express';
const kling = axios.create({ baseURL: '${API}' });
const app = express();
app.get('/videos/:id', async (req, res) => {
  const { status } = await kling.get(\`/v1/videos/text2video/\${req.params.id}\`);
  res.status(status).end();
});
`,
      'kling.get',
    ),
  ],
});
