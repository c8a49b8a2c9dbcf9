/** Obligations, case by case: what counts as having been done before, and what does not. */
import { describe, expect, it } from 'vitest';
import { calledName } from '../../src/analysis/helper-names.js';
import { fileOf } from '../../src/concepts/file.js';
import type { Answer, Duty } from '../../src/concepts/duties.js';
import { obligation } from '../../src/concepts/obligations.js';
import { readSettings } from '../../src/settings.js';
import { sourceOf } from '../support/analysis.js';

const FILTER: Duty = { kinds: ['moderation'], looks: true, forgives: false, keeps: false };
const AUDIT: Duty = { kinds: ['audit'], looks: false, forgives: true, keeps: true };

/** Asks of each `send(…)` whether its first argument was filtered (or the sending recorded), and gives the worst answer. */
function answer(code: string, duty: Duty = FILTER, settings: object = {}): string {
  const file = fileOf(sourceOf(code, 'typescript'), 'src/kling.ts', readSettings(settings as never));
  const answers = file.engine.structure.calls
    .filter((call) => calledName(call) === 'send')
    .map((call) =>
      obligation(file, duty, {
        node: call,
        context: null,
        subjects: call.arguments[0] ? [file.engine.at(call.arguments[0])] : [],
      }),
    );
  const worst =
    answers.find(({ kind }) => kind === 'unmet') ??
    answers.find(({ kind }) => kind === 'unknown') ??
    answers[0];
  if (!worst) throw new Error('the snippet has no trigger');
  return said(worst);
}

function said(one: Answer): string {
  return one.kind === 'unmet' ? `unmet${one.near ? `: ${one.near.why}` : ''}` : one.kind;
}

const OPENAI = "import OpenAI from 'openai'; import { send } from './send.js'; const openai = new OpenAI();";

/** An exported function of a prompt. */
const inside = (body: string, above = ''): string =>
  `${OPENAI} ${above} export async function generate(prompt: string, style: string) { ${body} }`;

const cases = (
  name: string,
  rows: readonly (readonly [string, string, string])[],
  duty: Duty = FILTER,
): void => {
  describe(name, () => {
    it.each(rows)('%s', (_, code, expected) => {
      expect(answer(code, duty)).toBe(expected);
    });
  });
};

const ASK = 'const { results } = await openai.moderations.create({ input: prompt });';
const TEST = 'if (results[0].flagged) throw new Error("refused");';
const SEND = 'return send(prompt);';

cases('a check whose answer is used', [
  ['an early throw', inside(`${ASK} ${TEST} ${SEND}`), 'met'],
  ['an early return', inside(`${ASK} if (results[0].flagged) return null; ${SEND}`), 'met'],
  ['the branch that it allows', inside(`${ASK} if (!results[0].flagged) { ${SEND} }`), 'met'],
  ['the other branch', inside(`${ASK} if (results[0].flagged) { return null; } else { ${SEND} }`), 'met'],
  [
    'any of the results',
    inside(`${ASK} if (results.some((one) => one.flagged)) throw new Error(); ${SEND}`),
    'met',
  ],
  [
    'kept in a variable',
    inside(`${ASK} const bad = results[0].flagged; if (bad) throw new Error(); ${SEND}`),
    'met',
  ],
  [
    'asked in the condition',
    inside(`if ((await openai.moderations.create({ input: prompt })).results[0].flagged) return; ${SEND}`),
    'met',
  ],
  ['compared with true', inside(`${ASK} if (results[0].flagged === true) return; ${SEND}`), 'met'],
  ['a score', inside(`${ASK} if (results[0].category_scores.violence > 0.4) return; ${SEND}`), 'met'],
  [
    'asked together with something else',
    inside(
      'const [answer] = await Promise.all([openai.moderations.create({ input: prompt }), load()]); if (answer.results[0].flagged) return; ' +
        SEND,
    ),
    'met',
  ],
  [
    'a condition that has one more way out',
    inside(`${ASK} if (style === "" || results[0].flagged) return; ${SEND}`),
    'met',
  ],
  [
    'asserted',
    inside(`${ASK} assert(!results[0].flagged); ${SEND}`, "import assert from 'node:assert';"),
    'met',
  ],
  ['a switch', inside(`${ASK} switch (results[0].flagged) { case true: throw new Error(); } ${SEND}`), 'met'],
  [
    'in a try whose catch leaves',
    inside(`try { ${ASK} ${TEST} } catch (error) { throw new Error("no filter"); } ${SEND}`),
    'met',
  ],
  [
    'with the request in the same try',
    inside(`try { ${ASK} ${TEST} ${SEND} } catch (error) { return null; }`),
    'met',
  ],
  [
    'a promise that is kept later',
    inside(
      'const asked = openai.moderations.create({ input: prompt }); const { results } = await asked; if (results[0].flagged) return; ' +
        SEND,
    ),
    'met',
  ],
  [
    'for what the request is made of',
    inside(`${ASK} ${TEST} const text = prompt.trim().slice(0, 2000); send(text);`),
    'met',
  ],
  [
    'for the whole input',
    `${OPENAI} export async function generate(input: { prompt: string }) { const { results } = await openai.moderations.create({ input: JSON.stringify(input) }); if (results[0].flagged) return; send(input.prompt); }`,
    'met',
  ],
  ['before a callback', inside(`${ASK} ${TEST} return retry(() => send(prompt));`), 'met'],
  ['before a loop', inside(`${ASK} ${TEST} for (let i = 0; i < 3; i++) { await send(prompt); }`), 'met'],
]);

cases('a check that runs where it is not seen at once', [
  [
    'in what is given to the sending',
    inside(
      'send(await filtered(prompt));',
      `async function filtered(text: string) { ${ASK.replace('prompt', 'text')} ${TEST} return text; }`,
    ),
    'met',
  ],
  [
    'in what is given to the sending, of something else',
    inside(
      'send(prompt, await filtered(style));',
      `async function filtered(text: string) { ${ASK.replace('prompt', 'text')} ${TEST} return text; }`,
    ),
    'unmet',
  ],
  [
    'while a promise is made',
    inside(
      'await new Promise((resolve) => { assertAllowed(prompt); resolve(null); }); send(prompt);',
      "import { assertAllowed } from './policy.js';",
    ),
    'met',
  ],
  [
    'in a callback that may never run',
    inside(
      'later(() => { assertAllowed(prompt); }); send(prompt);',
      "import { assertAllowed } from './policy.js'; import { later } from './later.js';",
    ),
    'unmet: some-ways',
  ],
  [
    'for each of a list',
    `${OPENAI} export async function generate(prompts: string[]) { await Promise.all(prompts.map(async (one) => { const { results } = await openai.moderations.create({ input: one }); ${TEST} })); for (const prompt of prompts) send(prompt); }`,
    'met',
  ],
  [
    'for each of a list, and nobody waits',
    `${OPENAI} export async function generate(prompts: string[]) { prompts.map(async (one) => { const { results } = await openai.moderations.create({ input: one }); ${TEST} }); for (const prompt of prompts) send(prompt); }`,
    'unmet: unused',
  ],
]);

cases('a check whose answer is not used', [
  ['nothing is tested', inside(`${ASK} ${SEND}`), 'unmet: unused'],
  [
    'it only warns',
    inside(`${ASK} if (results[0].flagged) console.warn("flagged"); ${SEND}`),
    'unmet: unused',
  ],
  [
    'something else is tested',
    inside(`${ASK} if (style === "") throw new Error(); ${SEND}`),
    'unmet: unused',
  ],
  [
    'it is tested under a condition',
    inside(`${ASK} if (STRICT && results[0].flagged) throw new Error(); ${SEND}`),
    'unmet: unused',
  ],
  [
    'the promise is tested',
    inside(
      'const verdict = openai.moderations.create({ input: prompt }); if (verdict.flagged) throw new Error(); ' +
        SEND,
    ),
    'unmet: unawaited',
  ],
]);

cases('order and ways', [
  ['after the fact', inside(`const task = await send(prompt); ${ASK} ${TEST} return task;`), 'unmet: after'],
  [
    'beside it',
    inside(
      'const [answer, task] = await Promise.all([openai.moderations.create({ input: prompt }), send(prompt)]); if (answer.results[0].flagged) return null; return task;',
    ),
    'unmet: beside',
  ],
  ['only on one way', inside(`if (style) { ${ASK} ${TEST} } ${SEND}`), 'unmet: unused'],
  ['on both ways', inside(`if (style) { ${ASK} ${TEST} } else { ${ASK} ${TEST} } ${SEND}`), 'met'],
  [
    'behind a short circuit',
    inside(`style && await assertAllowed(prompt); ${SEND}`, "import { assertAllowed } from './policy.js';"),
    'unmet: some-ways',
  ],
  [
    'in a loop that may not run',
    inside(
      `for (let i = 0; i < style.length; i++) { await assertAllowed(prompt); } ${SEND}`,
      "import { assertAllowed } from './policy.js';",
    ),
    'unmet: some-ways',
  ],
  [
    'on another value',
    inside(`const { results } = await openai.moderations.create({ input: style }); ${TEST} ${SEND}`),
    'unmet: other',
  ],
  ['on a part of what is sent', inside(`${ASK} ${TEST} send(prompt + style);`), 'unmet: other'],
  ['on the value before it is another', inside(`${ASK} ${TEST} prompt = style; ${SEND}`), 'unmet: other'],
  [
    'on a constant',
    inside(`const { results } = await openai.moderations.create({ input: "ping" }); ${TEST} ${SEND}`),
    'unmet: other',
  ],
  [
    'each of a list',
    `${OPENAI} export async function generate(prompts: string[]) { for (const one of prompts) { const { results } = await openai.moderations.create({ input: one }); if (results[0].flagged) throw new Error(); } for (const one of prompts) await send(one); }`,
    'met',
  ],
  [
    'each in its own turn',
    `${OPENAI} export async function generate(prompts: string[]) { for (const one of prompts) { const { results } = await openai.moderations.create({ input: one }); if (results[0].flagged) continue; await send(one); } }`,
    'met',
  ],
  [
    'each in a promise',
    `${OPENAI} import { assertAllowed } from './policy.js'; export async function generate(prompts: string[]) { await Promise.all(prompts.map((one) => assertAllowed(one))); await Promise.all(prompts.map((one) => send(one))); }`,
    'met',
  ],
  [
    'a promise chain',
    inside(
      'return assertAllowed(prompt).then(() => send(prompt));',
      "import { assertAllowed } from './policy.js';",
    ),
    'met',
  ],
]);

cases('failures', [
  [
    'a catch that goes on',
    inside(`try { ${ASK} ${TEST} } catch (error) { log(error); } ${SEND}`),
    'unmet: swallowed',
  ],
  [
    'a catch of the promise',
    inside(
      'await assertAllowed(prompt).catch(() => undefined); ' + SEND,
      "import { assertAllowed } from './policy.js';",
    ),
    'unmet: swallowed',
  ],
  [
    'a catch of the promise that throws again',
    inside(
      'await assertAllowed(prompt).catch((error) => { throw new Error("no filter", { cause: error }); }); ' +
        SEND,
      "import { assertAllowed } from './policy.js';",
    ),
    'met',
  ],
  [
    'a verdict that is fine when nobody answers',
    inside(
      'const verdict = await moderate(prompt).catch(() => null); if (verdict?.flagged) throw new Error(); ' +
        SEND,
      "import { moderate } from './policy.js';",
    ),
    'unmet: swallowed',
  ],
  [
    'a flag that is fine from the start',
    inside(
      `let allowed = true; try { allowed = await isAllowed(prompt); } catch (error) { log(error); } if (!allowed) throw new Error(); ${SEND}`,
      "import { isAllowed } from './policy.js';",
    ),
    'unmet: swallowed',
  ],
  [
    'a flag that is not',
    inside(
      `let allowed = false; try { allowed = await isAllowed(prompt); } catch (error) { log(error); } if (!allowed) throw new Error(); ${SEND}`,
      "import { isAllowed } from './policy.js';",
    ),
    'met',
  ],
  [
    'allSettled',
    inside(
      `await Promise.allSettled([assertAllowed(prompt)]); ${SEND}`,
      "import { assertAllowed } from './policy.js';",
    ),
    'unmet: swallowed',
  ],
  [
    'not awaited',
    inside(`void assertAllowed(prompt); ${SEND}`, "import { assertAllowed } from './policy.js';"),
    'unmet: unawaited',
  ],
]);

const IMPORTED = (name: string): string => `import { ${name} } from './policy.js';`;

cases('helpers of other files, by name', [
  [
    'an assertion',
    inside(`await assertPromptAllowed(prompt); ${SEND}`, IMPORTED('assertPromptAllowed')),
    'met',
  ],
  ['a method', inside(`await contentFilter.check(prompt); ${SEND}`, IMPORTED('contentFilter')), 'met'],
  [
    'a question',
    inside(`if (!(await isSafePrompt(prompt))) throw new Error(); ${SEND}`, IMPORTED('isSafePrompt')),
    'met',
  ],
  [
    'a question nobody listens to',
    inside(`await isSafePrompt(prompt); ${SEND}`, IMPORTED('isSafePrompt')),
    'unmet: unused',
  ],
  [
    'what a filter gives back',
    inside('const clean = await moderatePrompt(prompt); return send(clean);', IMPORTED('moderatePrompt')),
    'met',
  ],
  [
    'what a filter gives back and nobody sends',
    inside(`const clean = await moderatePrompt(prompt); ${SEND}`, IMPORTED('moderatePrompt')),
    'unmet: unused',
  ],
  ['the wrong facts', inside(`await validatePrompt(prompt); ${SEND}`, IMPORTED('validatePrompt')), 'unmet'],
  [
    'the wrong facts, told by the length',
    inside(`await checkContentLength(prompt); ${SEND}`, IMPORTED('checkContentLength')),
    'unmet',
  ],
  [
    'a list of words',
    inside(
      `if (BANNED_WORDS.some((word) => prompt.toLowerCase().includes(word))) throw new Error(); ${SEND}`,
      IMPORTED('BANNED_WORDS'),
    ),
    'met',
  ],
  [
    'a list of words for something else',
    inside(
      `if (BANNED_WORDS.some((word) => style.includes(word))) throw new Error(); ${SEND}`,
      IMPORTED('BANNED_WORDS'),
    ),
    'unmet',
  ],
]);

const helper = (body: string, name = 'guard'): string => `async function ${name}(text: string) { ${body} }`;
const ASKED = 'const { results } = await openai.moderations.create({ input: text });';

cases('helpers of the file, by their bodies', [
  [
    'one that throws',
    inside(`await guard(prompt); ${SEND}`, helper(`${ASKED} if (results[0].flagged) throw new Error();`)),
    'met',
  ],
  [
    'one that throws, not awaited',
    inside(`guard(prompt); ${SEND}`, helper(`${ASKED} if (results[0].flagged) throw new Error();`)),
    'unmet',
  ],
  [
    'one that only looks',
    inside(`await guard(prompt); ${SEND}`, helper(`${ASKED} if (results[0].flagged) console.log("!");`)),
    'unmet',
  ],
  [
    'one with a good name and nothing in it',
    inside(`await moderate(prompt); ${SEND}`, helper('console.log(text.length);', 'moderate')),
    'unmet',
  ],
  [
    'one that gives the verdict',
    inside(
      `if (await guard(prompt)) throw new Error(); ${SEND}`,
      helper(`${ASKED} return results[0].flagged;`),
    ),
    'met',
  ],
  [
    'one that gives yes or no',
    inside(
      `if (!(await guard(prompt))) throw new Error(); ${SEND}`,
      helper(`${ASKED} if (results[0].flagged) return false; return true;`),
    ),
    'met',
  ],
  [
    'one that gives an object',
    inside(
      `const { ok } = await guard(prompt); if (!ok) throw new Error(); ${SEND}`,
      helper(`${ASKED} return { ok: !results[0].flagged };`),
    ),
    'met',
  ],
  [
    'one that says yes when it fails',
    inside(
      `if (!(await guard(prompt))) throw new Error(); ${SEND}`,
      helper(`try { ${ASKED} return !results[0].flagged; } catch { return true; }`),
    ),
    'unmet',
  ],
  [
    'one that says no when it fails',
    inside(
      `if (!(await guard(prompt))) throw new Error(); ${SEND}`,
      helper(`try { ${ASKED} return !results[0].flagged; } catch { return false; }`),
    ),
    'met',
  ],
  [
    'one that says yes when it is switched off',
    inside(
      `if (!(await guard(prompt))) throw new Error(); ${SEND}`,
      helper(`if (!process.env.MODERATION) return true; ${ASKED} return !results[0].flagged;`),
    ),
    'unmet',
  ],
  [
    'one that has nothing to look at',
    inside(
      `await guard(prompt); ${SEND}`,
      helper(`if (!text) return; ${ASKED} if (results[0].flagged) throw new Error();`),
    ),
    'met',
  ],
  [
    'one that looks at another value',
    inside(`await guard(style); ${SEND}`, helper(`${ASKED} if (results[0].flagged) throw new Error();`)),
    'unmet',
  ],
  [
    'one behind another',
    inside(
      `await outer(prompt); ${SEND}`,
      `${helper(`${ASKED} if (results[0].flagged) throw new Error();`)} ${helper('await guard(text);', 'outer')}`,
    ),
    'met',
  ],
]);

cases('callers', [
  [
    'the only one checks',
    `${inside(`${ASK} ${TEST} return post(prompt);`)} async function post(text: string) { return send(text); }`,
    'met',
  ],
  [
    'one of two checks',
    `${inside(`${ASK} ${TEST} return post(prompt);`)} export async function again(prompt: string) { return post(prompt); } async function post(text: string) { return send(text); }`,
    'unmet',
  ],
  [
    'both check',
    `${inside(`${ASK} ${TEST} return post(prompt);`)} export async function again(prompt: string) { ${ASK} ${TEST} return post(prompt); } async function post(text: string) { return send(text); }`,
    'met',
  ],
  [
    'the function is exported too',
    `${inside(`${ASK} ${TEST} return post(prompt);`)} export async function post(text: string) { return send(text); }`,
    'unmet',
  ],
  [
    'a private method',
    `${OPENAI} export class Client { async generate(prompt: string) { ${ASK} ${TEST} return this.#post({ prompt }); } async #post(body: { prompt: string }) { return send(body.prompt); } }`,
    'met',
  ],
  [
    'a private method that another one calls',
    `${OPENAI} export class Client { async generate(prompt: string) { ${ASK} ${TEST} return this.#post({ prompt }); } async again(prompt: string) { return this.#post({ prompt }); } async #post(body: { prompt: string }) { return send(body.prompt); } }`,
    'unmet',
  ],
  ['nobody calls it', `${OPENAI} async function post(text: string) { return send(text); }`, 'unknown'],
  ['the file itself', `${OPENAI} import { prompt } from './prompt.js'; await send(prompt);`, 'unmet'],
]);

const express = (route: string, above = ''): string =>
  `import express from 'express'; import { moderatePrompt, other } from './policy.js'; import { send } from './send.js'; const app = express(); ${above} ${route}`;

cases('what stands before a handler', [
  ['nothing', express("app.post('/a', async (req, res) => { await send(req.body.prompt); });"), 'unmet'],
  [
    'a middleware by name',
    express("app.post('/a', moderatePrompt, async (req, res) => { await send(req.body.prompt); });"),
    'met',
  ],
  [
    'a middleware that is called one',
    express(
      "app.post('/a', moderationMiddleware(), async (req, res) => { await send(req.body.prompt); });",
      "import { moderationMiddleware } from './moderation.js';",
    ),
    'met',
  ],
  [
    'another middleware',
    express("app.post('/a', other, async (req, res) => { await send(req.body.prompt); });"),
    'unmet',
  ],
  [
    'one for all routes',
    express(
      "app.post('/a', async (req, res) => { await send(req.body.prompt); });",
      'app.use(moderatePrompt);',
    ),
    'met',
  ],
  [
    'one for all routes that comes later',
    express("app.post('/a', async (req, res) => { await send(req.body.prompt); }); app.use(moderatePrompt);"),
    'unmet',
  ],
  [
    'one of the file that checks',
    express(
      "app.post('/a', check, async (req, res) => { await send(req.body.prompt); });",
      'async function check(req, res, next) { if (!(await moderatePrompt(req.body.prompt))) return res.sendStatus(422); next(); }',
    ),
    'met',
  ],
  [
    'one of the file that checks something else',
    express(
      "app.post('/a', check, async (req, res) => { await send(req.body.prompt); });",
      'async function check(req, res, next) { if (!(await moderatePrompt(req.body.title))) return res.sendStatus(422); next(); }',
    ),
    'unmet',
  ],
  [
    'one of the file that always goes on',
    express(
      "app.post('/a', check, async (req, res) => { await send(req.body.prompt); });",
      'async function check(req, res, next) { if (!(await moderatePrompt(req.body.prompt))) res.sendStatus(422); next(); }',
    ),
    'unmet',
  ],
  [
    'in the handler',
    express(
      "app.post('/a', async (req, res) => { const { prompt } = req.body; await moderatePrompt(req.body.prompt); await send(prompt); });",
    ),
    'met',
  ],
  [
    'a wrapper by name',
    `import { withModeration } from './policy.js'; import { send } from './send.js'; export const POST = withModeration(async (req) => { const { prompt } = await req.json(); return send(prompt); });`,
    'met',
  ],
  [
    'a hook of a route',
    "import Fastify from 'fastify'; import { moderatePrompt } from './policy.js'; import { send } from './send.js'; const app = Fastify(); app.post('/a', { preHandler: [moderatePrompt] }, async (req) => send(req.body.prompt));",
    'met',
  ],
  [
    'an interceptor',
    "import { Controller, Post, Body, UseGuards } from '@nestjs/common'; import { ModerationGuard } from './policy.js'; import { send } from './send.js'; @Controller() export class Videos { @Post() @UseGuards(ModerationGuard) async make(@Body() body: any) { return send(body.prompt); } }",
    'met',
  ],
]);

describe('rows of a project', () => {
  const row = {
    kind: 'companion',
    companion: 'moderation',
    api: '@acme/guard#vet',
    subject: '0',
    outcome: 'returns',
  };
  const around = {
    kind: 'companion',
    companion: 'moderation',
    api: '@acme/guard#vetted',
    outcome: 'returns',
    around: '0',
  };
  it.each([
    [
      'a call',
      "import { vet } from '@acme/guard'; import { send } from './send.js'; export const f = async (text: string) => { await vet(text); return send(text); };",
      [row],
      'met',
    ],
    [
      'no row',
      "import { vet } from '@acme/guard'; import { send } from './send.js'; export const f = async (text: string) => { await vet(text); return send(text); };",
      [],
      'unmet',
    ],
    [
      'a wrapper',
      "import { vetted } from '@acme/guard'; import { send } from './send.js'; export const f = vetted(async (text: string) => send(text));",
      [around],
      'met',
    ],
  ])('%s', (_, code, rows, expected) => {
    expect(answer(code, FILTER, { kling: { rows } })).toBe(expected);
  });
});

cases(
  'entries, which need no answer',
  [
    [
      'one before it',
      inside(`audit.log("processing_activity", "system", {}); ${SEND}`, IMPORTED('audit')),
      'met',
    ],
    [
      'one whose failure is swallowed',
      inside(
        `try { await audit.log("processing_activity"); } catch (error) { log(error); } ${SEND}`,
        IMPORTED('audit'),
      ),
      'met',
    ],
    [
      'one after it',
      inside(
        `const task = await send(prompt); await audit.log("processing_activity"); return task;`,
        IMPORTED('audit'),
      ),
      'unmet: after',
    ],
    ['the console', inside(`console.log("audit", prompt.length); ${SEND}`), 'unmet'],
    [
      'one in a branch',
      inside(`if (style) await audit.log("processing_activity"); ${SEND}`, IMPORTED('audit')),
      'unmet: some-ways',
    ],
    [
      'one let go',
      inside(`void audit.log("processing_activity"); ${SEND}`, IMPORTED('audit')),
      'unmet: unawaited',
    ],
    ['reading entries', inside(`await auditLog.findMany(); ${SEND}`, IMPORTED('auditLog')), 'unmet'],
    ['a table', inside(`await db.insert(auditLog).values({}); ${SEND}`, IMPORTED('db, auditLog')), 'met'],
  ],
  AUDIT,
);
