import rule from '../../src/rules/require-webhook-verification.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

/** The line of the only place where `text` stands in `code`. */
function lineOf(code: string, text: string): number {
  const parts = code.split(text);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${text}\n${code}`);
  return parts[0].split('\n').length;
}

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });
const report =
  (messageId: string) =>
  (name: string, code: string, at: string, extra: Extra = {}): InvalidCase => ({
    name,
    code,
    errors: [{ messageId, line: lineOf(code, at) }],
    ...extra,
  });
const unverified = report('unverified');

/** An Express route that takes raw bodies. */
const express = (body: string, above = '', route = '/webhooks/kling'): string => `
import express from 'express';
import { Webhook } from 'standardwebhooks';
import crypto from 'node:crypto';
import { tasks } from './tasks.js';
${above}
const app = express();
const secret = process.env.KLING_WEBHOOK_SECRET;
app.post('${route}', express.raw({ type: 'application/json' }), async (req, res) => {
  ${body}
  res.sendStatus(204);
});
`;

/** A Next.js route handler. */
const next = (body: string, above = ''): string => `
import { Webhook } from 'standardwebhooks';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { tasks } from '@/lib/tasks';
${above}
export async function POST(request: Request) {
  ${body}
  return new Response(null, { status: 204 });
}
`;
const NEXT = { filename: 'app/api/kling/webhook/route.ts' };

/** A verifier by hand, with the way it compares and what it does first. */
const byHand = (compare: string, first = '', signed = '`${id}.${timestamp}.${raw}`'): string => `
function isGenuine(raw: string, id: string, timestamp: string, signature: string) {
  ${first}
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET).update(${signed}).digest('base64');
  return ${compare};
}
`;
const SAFE = 'timingSafeEqual(Buffer.from(expected), Buffer.from(signature))';
const READ_RAW = 'const raw = await request.text(); const h = request.headers;';
const ASK =
  "if (!isGenuine(raw, h.get('webhook-id'), h.get('webhook-timestamp'), h.get('webhook-signature'))) return new Response(null, { status: 401 });";

/** A Fastify route with a hook that asks an imported helper, and what that hook does when the answer is no. */
const fastify = (refuse: string): string => `
import Fastify from 'fastify';
import { verifyKlingSignature } from './verify';
const app = Fastify();
app.post('/webhooks/kling', { preHandler: async (req, reply) => {
  if (!verifyKlingSignature(req.rawBody, req.headers)) ${refuse}
} }, async (req) => {
  await tasks.finish(req.body.task_id);
  return { ok: true };
});
`;

/** A route of Elysia with a hook. */
const elysia = (hook: string): string => `
import { Elysia } from 'elysia';
import { verifyKlingSignature } from './verify';
new Elysia().post('/webhooks/kling', async ({ body }) => {
  await save(body.task_id);
  return 'ok';
}, { beforeHandle({ body, headers, status }) { ${hook} } });
`;
const USE = 'const task = JSON.parse(raw);\n  await tasks.finish(task.task_id, task.task_status);';

run(rule, {
  valid: [
    fine(
      'Standard Webhooks over the raw body',
      express(
        `const event = new Webhook(secret).verify(req.body, req.headers);
  await tasks.finish(event.task_id, event.task_status);`,
      ),
    ),
    fine(
      'Standard Webhooks, with the answer for a wrong signature',
      express(
        `let event;
  try { event = new Webhook(secret).verify(req.body.toString('utf8'), req.headers); } catch { return res.sendStatus(401); }
  await tasks.finish(event.task_id, event.task_status);`,
      ),
    ),
    fine(
      'svix, which is the same scheme',
      express(
        `new Webhook2(secret).verify(req.body, req.headers);
  const { task_id, task_status } = JSON.parse(req.body);
  await tasks.finish(task_id, task_status);`,
        "import { Webhook as Webhook2 } from 'svix';",
      ),
    ),
    fine(
      'a keyed hash in constant time, and its age',
      next(`${READ_RAW} ${ASK}\n  ${USE}`, byHand(SAFE)),
      NEXT,
    ),
    fine(
      'a keyed hash in the handler itself',
      next(
        `${READ_RAW}
  if (Math.abs(Date.now() / 1000 - Number(h.get('webhook-timestamp'))) > 300) return new Response(null, { status: 401 });
  const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET).update(raw).digest();
  const given = Buffer.from(h.get('webhook-signature') ?? '', 'base64');
  if (given.length !== expected.length || !timingSafeEqual(expected, given)) return new Response(null, { status: 401 });
  ${USE}`,
      ),
      NEXT,
    ),
    fine(
      'a helper of another file, by name',
      next(
        `${READ_RAW} if (!(await verifyKlingSignature(raw, h))) return new Response(null, { status: 401 });\n  ${USE}`,
        "import { verifyKlingSignature } from '@/lib/kling';",
      ),
      NEXT,
    ),
    fine(
      'a body that may be missing, verified first',
      `import { Webhook } from 'standardwebhooks';
export const handler = async (event) => {
  const raw = event.body ?? '';
  try { new Webhook(await secret()).verify(raw, event.headers); } catch { return { statusCode: 401 }; }
  await save(JSON.parse(raw).task_result);
  return { statusCode: 204 };
};`,
      { filename: 'netlify/functions/kling-webhook.ts' },
    ),
    fine(
      'a hook of Elysia, which stands behind the handler',
      elysia('if (!verifyKlingSignature(body, headers)) return status(401);'),
    ),
    fine('a hook that answers in the place of the handler', fastify('return reply.code(401).send();')),
    fine('a hook that answers, then comes back', fastify('{ reply.code(401).send(); return; }')),
    fine(
      'a hook that answers and gives the reply',
      fastify('{ await reply.status(401).send(); return reply; }'),
    ),
    fine('a hook that throws', fastify("throw new Error('bad signature');")),
    fine(
      'a helper of another file that throws and gives the event',
      next(
        `const event = await verifyWebhook(await request.text(), request.headers);
  await tasks.finish(event.task_id, event.task_status);`,
        "import { verifyWebhook } from '@/lib/kling';",
      ),
      NEXT,
    ),
    fine(
      'the client of this package',
      next(
        `const event = verifyWebhook(await request.text(), request.headers, [process.env.KLING_WEBHOOK_SECRET]);
  await tasks.finish(event.task.id, event.task.status);`,
        "import { verifyWebhook } from 'eslint-plugin-kling/client';",
      ),
      NEXT,
    ),
    fine(
      'a middleware by name',
      `import express from 'express';
import { verifyWebhookSignature } from './signatures.js';
const app = express();
app.post('/kling/callback', verifyWebhookSignature, async (req, res) => {
  res.json({ ok: req.body.task_status });
});`,
    ),
    fine(
      'a middleware for the whole router',
      `import { Router } from 'express';
import { verifySignature } from './signatures.js';
export const router = Router();
router.use(verifySignature);
router.post('/kling/callback', async (req, res) => {
  res.json({ ok: req.body.task_status });
});`,
    ),
    fine(
      'a middleware of the file',
      `import express from 'express';
import { Webhook } from 'standardwebhooks';
const app = express();
function genuine(req, res, next) {
  try { new Webhook(process.env.KLING_WEBHOOK_SECRET).verify(req.rawBody, req.headers); } catch { return res.sendStatus(401); }
  next();
}
app.post('/kling/callback', genuine, (req, res) => res.json({ ok: req.body.task_status }));`,
    ),
    fine(
      'a guard of Nest',
      `import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { KlingSignatureGuard } from './kling-signature.guard';
@Controller('kling')
export class KlingWebhookController {
  @Post('webhook')
  @UseGuards(KlingSignatureGuard)
  async handle(@Body() body: any) { return body.task_status; }
}`,
    ),
    fine(
      "Hono, and the platform's own comparison",
      `import { Hono } from 'hono';
const app = new Hono();
app.post('/webhooks/kling', async (c) => {
  const raw = await c.req.text();
  const age = Math.abs(Date.now() / 1000 - Number(c.req.header('webhook-timestamp')));
  if (age > 300) return c.body(null, 401);
  const ok = await crypto.subtle.verify('HMAC', c.get('key'), c.get('signature'), new TextEncoder().encode(raw));
  if (!ok) return c.body(null, 401);
  const { task_id, task_status } = JSON.parse(raw);
  return c.json({ task_id, task_status });
});
export default app;`,
    ),
    fine(
      'a route that asks Kling and answers the browser',
      `import express from 'express';
const app = express();
app.get('/api/kling/tasks/:id', async (req, res) => {
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/text2video/' + encodeURIComponent(req.params.id));
  const body = await answer.json();
  res.json({ status: body.data.task_status, result: body.data.task_result });
});`,
    ),
    fine(
      'a route that starts tasks',
      `import express from 'express';
import { kling } from './kling.js';
const app = express();
app.post('/api/kling/generate', async (req, res) => {
  const { prompt } = req.body;
  res.json(await kling.textToVideo(prompt));
});`,
    ),
    fine(
      'callbacks of somebody else',
      `import express from 'express';
import { kling } from './kling.js';
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const { type } = req.body;
  res.json({ type });
});`,
    ),
    fine(
      'a sign-in that comes back to a callback',
      `import express from 'express';
const app = express();
app.get('/auth/kling/callback', (req, res) => res.json({ code: req.query.code, body: req.body }));`,
    ),
    fine('a callback that only wakes a poller', express('await tasks.wake();')),
    fine(
      'a poller, which is no handler',
      `export async function poll(kling) {
  const { data } = await kling.get('/v1/videos/text2video/1');
  return data.task_status === 'succeed' ? data.task_result.videos : null;
}`,
    ),
    fine(
      'a row of the project',
      next(`${READ_RAW} await genuine(raw, h);\n  ${USE}`, "import { genuine } from '@acme/edge';"),
      {
        ...NEXT,
        settings: {
          kling: {
            rows: [
              { kind: 'companion', companion: 'webhook', api: '@acme/edge#genuine', outcome: 'returns' },
            ],
          },
        },
      },
    ),
    fine(
      'a keyed hash that signs a request',
      `import { createHmac } from 'node:crypto';
export const sign = (kling, body) => createHmac('sha256', kling.secret).update(JSON.stringify(body)).digest('hex');`,
    ),
    fine(
      'a file that is not about Kling',
      `import express from 'express';
const app = express();
app.post('/webhooks/video', (req, res) => res.json({ ok: req.body.task_status }));`,
    ),

    fine(
      'a helper by its name whose answer decides',
      express(
        'if (!verifyKlingWebhook(req.body, req.headers)) return res.sendStatus(401);\n  save(JSON.parse(req.body).task_status);',
        "import { verifyKlingWebhook } from './verify';",
      ),
    ),
    fine(
      'a helper by its name that may throw',
      express(
        'verifyKlingWebhook(req.body, req.headers);\n  save(JSON.parse(req.body).task_status);',
        "import { verifyKlingWebhook } from './verify';",
      ),
    ),
  ],
  invalid: [
    unverified('a hook that only complains', fastify("req.log.warn('bad signature');"), 'req.body.task_id'),
    unverified('a hook that sets a status and goes on', fastify('reply.code(401);'), 'req.body.task_id'),
    unverified(
      'a hook of Elysia that only complains',
      elysia("if (!verifyKlingSignature(body, headers)) console.warn('bad signature');"),
      'body.task_id',
    ),
    unverified(
      'a body that may be missing',
      `export const handler = async (event) => {
  const task = JSON.parse(event.body ?? '{}');
  await save(task.task_id, task.task_result);
  return { statusCode: 204 };
};`,
      'event.body',
      { filename: 'netlify/functions/kling-webhook.ts' },
    ),
    unverified(
      'nothing verifies it',
      `import express from 'express';
const app = express();
app.use(express.json());
app.post('/webhooks/kling', async (req, res) => {
  const { task_id, task_status } = req.body;
  res.json({ task_id, task_status });
});`,
      '} = req.body',
    ),
    unverified(
      'told by the fields, whatever the route',
      `import express from 'express';
import { kling } from './kling.js';
const app = express();
app.post('/done', async (req, res) => {
  await kling.store(req.body.task_result.videos);
  res.sendStatus(200);
});`,
      'req.body.task_result',
    ),
    unverified(
      'a route handler of Next.js',
      next(`const event = await request.json();
  await tasks.finish(event.task_id, event.task_status);`),
      'await request.json()',
      NEXT,
    ),
    unverified(
      'Hono',
      `import { Hono } from 'hono';
const app = new Hono();
app.post('/webhooks/kling', async (c) => {
  const body = await c.req.json();
  return c.json({ id: body.id, status: body.status });
});
export default app;`,
      'await c.req.json()',
    ),
    unverified(
      'Fastify',
      `import Fastify from 'fastify';
const app = Fastify();
app.post('/kling/webhook', async (request) => {
  return { status: request.body.status };
});`,
      'request.body.status',
    ),
    unverified(
      'Nest',
      `import { Body, Controller, Post } from '@nestjs/common';
@Controller('kling')
export class KlingController {
  @Post('webhook')
  async handle(@Body() body: any) {
    return body.task_status;
  }
}`,
      'body.task_status',
    ),
    unverified(
      'only under a condition',
      express(
        `if (secret) new Webhook(secret).verify(req.body, req.headers);
  const event = JSON.parse(req.body);
  await tasks.finish(event.task_id, event.task_status);`,
      ),
      'event.task_id',
    ),
    unverified(
      'a failure that is swallowed',
      express(
        `try { new Webhook(secret).verify(req.body, req.headers); } catch (error) { console.warn('bad signature'); }
  const event = JSON.parse(req.body);
  await tasks.finish(event.task_id, event.task_status);`,
      ),
      'event.task_id',
    ),
    unverified(
      'after the fact',
      express(
        `const event = JSON.parse(req.body);
  await tasks.finish(event.task_id, event.task_status);
  new Webhook(secret).verify(req.body, req.headers);`,
      ),
      'event.task_id',
    ),
    unverified(
      'an answer that nobody listens to',
      next(
        `${READ_RAW}
  isGenuine(raw, h.get('webhook-id'), h.get('webhook-timestamp'), h.get('webhook-signature'));
  ${USE}`,
        byHand(SAFE),
      ),
      'task.task_id',
      NEXT,
    ),
    unverified(
      'a token in the address',
      express(
        `if (req.query.token !== process.env.KLING_CALLBACK_TOKEN) return res.sendStatus(403);
  const { task_id } = req.body;
  await tasks.finish(task_id);`,
      ),
      '} = req.body',
    ),
    unverified(
      'a middleware of the file that always goes on',
      `import express from 'express';
import { Webhook } from 'standardwebhooks';
const app = express();
function genuine(req, res, next) {
  try { new Webhook(process.env.KLING_WEBHOOK_SECRET).verify(req.rawBody, req.headers); } catch { res.status(401); }
  next();
}
app.post('/kling/callback', genuine, (req, res) => {
  res.json({ ok: req.body.task_status });
});`,
      'req.body.task_status',
    ),
    report('not-raw')(
      'a body that is written again',
      `import express from 'express';
import { Webhook } from 'standardwebhooks';
const app = express();
app.post('/webhooks/kling', express.json(), (req, res) => {
  new Webhook(process.env.KLING_WEBHOOK_SECRET).verify(
    JSON.stringify(req.body),
    req.headers,
  );
  res.json({ ok: req.body.task_status });
});`,
      'JSON.stringify(req.body)',
    ),
    report('not-raw')(
      'a body that is written again in a helper',
      next(
        `const body = await request.json();
  if (!isGenuine(body, request.headers.get('webhook-timestamp'), request.headers.get('webhook-signature'))) return new Response(null, { status: 401 });
  await tasks.finish(body.task_id, body.task_status);`,
        `function isGenuine(body: unknown, timestamp: string, signature: string) {
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const text = JSON.stringify(body);
  const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET)
    .update(text)
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'base64'));
}`,
      ),
      '.update(text)',
      NEXT,
    ),
    report('compared')(
      'a comparison that leaks',
      next(`${READ_RAW} ${ASK}\n  ${USE}`, byHand('expected === signature')),
      'expected === signature',
      NEXT,
    ),
    report('compared')(
      'a comparison that leaks, in the handler',
      next(
        `${READ_RAW}
  if (Math.abs(Date.now() / 1000 - Number(h.get('webhook-timestamp'))) > 300) return new Response(null, { status: 401 });
  const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET).update(raw).digest('base64');
  if (h.get('webhook-signature') !== expected) return new Response(null, { status: 401 });
  ${USE}`,
      ),
      '!== expected',
      NEXT,
    ),
    report('no-age')(
      'a signature of any age',
      next(
        `${READ_RAW}
  const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET).update(raw).digest();
  const given = Buffer.from(h.get('webhook-signature') ?? '', 'base64');
  if (!timingSafeEqual(expected, given)) return new Response(null, { status: 401 });
  ${USE}`,
      ),
      'createHmac(',
      NEXT,
    ),
    report('fails-open')(
      'no secret, no question',
      next(
        `${READ_RAW} ${ASK}\n  ${USE}`,
        byHand(SAFE, 'if (!process.env.KLING_WEBHOOK_SECRET)\n    return true;'),
      ),
      'return true',
      NEXT,
    ),
    report('fails-open')(
      'a verifier in a file of its own',
      `import { createHmac, timingSafeEqual } from 'node:crypto';
export function verifyKlingWebhook(raw: string, timestamp: string, signature: string) {
  try {
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
    const expected = createHmac('sha256', process.env.KLING_WEBHOOK_SECRET).update(raw).digest();
    return timingSafeEqual(expected, Buffer.from(signature, 'base64'));
  } catch {
    return true;
  }
}`,
      'return true',
    ),

    unverified(
      'a helper by its name whose answer is only logged',
      express(
        "if (!verifyKlingWebhook(req.body, req.headers)) console.warn('bad signature');\n  save(JSON.parse(req.body).task_status);",
        "import { verifyKlingWebhook } from './verify';",
      ),
      'task_status',
    ),
  ],
});
