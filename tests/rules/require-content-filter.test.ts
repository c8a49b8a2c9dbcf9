import rule from '../../src/rules/require-content-filter.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** Reported where `at` stands. */
const unfiltered = (name: string, code: string, at = 'await fetch(', extra: Extra = {}): InvalidCase => {
  const parts = code.split(at);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${at}\n${code}`);
  return { name, code, errors: [{ messageId: 'unfiltered', line: parts[0].split('\n').length }], ...extra };
};

/** An exported function that sends a prompt. */
const service = (steps: string, sent = 'prompt', above = ''): string => `
import OpenAI from 'openai';
${above}
const openai = new OpenAI();
export async function createVideo(prompt: string, style: string) {
  ${steps}
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt: ${sent}, negative_prompt: style }),
  });
  return answer.json();
}
`;

/** An Express handler that sends a prompt. */
const handler = (steps: string, before = '', above = ''): string => `
import express from 'express';
import axios from 'axios';
${above}
const app = express();
app.post('/videos', ${before}async (req, res) => {
  const { prompt } = req.body;
  ${steps}
  const { data } = await axios.post('https://api-singapore.klingai.com/v1/videos/text2video', { prompt });
  res.json(data);
});
`;

const ASK = 'const { results } = await openai.moderations.create({ input: prompt });';
const TEST = "if (results[0].flagged) throw new Error('refused');";

run(rule, {
  valid: [
    fine('a moderation service whose answer decides', service(`${ASK}\n  ${TEST}`)),
    fine('the same for what is sent, shortened', service(`${ASK}\n  ${TEST}`, 'prompt.slice(0, 2500)')),
    fine('a prompt of the code itself', service('', "'a harbour at dawn'")),
    fine(
      'a policy of another file that throws',
      service(
        'await assertPromptAllowed(prompt);',
        'prompt',
        "import { assertPromptAllowed } from './policy.js';",
      ),
    ),
    fine(
      'a policy of another file that is asked',
      service(
        "if (!(await contentPolicy.allows(prompt)) && (await contentPolicy.isForbidden(prompt))) throw new Error('no');\n  if (await contentPolicy.isForbidden(prompt)) throw new Error('no');",
        'prompt',
        "import { contentPolicy } from './policy.js';",
      ),
    ),
    fine(
      'what a filter gives back',
      service(
        'const clean = await contentFilter.apply(prompt);',
        'clean',
        "import { contentFilter } from './policy.js';",
      ),
    ),
    fine(
      'a list of words',
      service(
        "if (BANNED.some((word) => prompt.toLowerCase().includes(word))) throw new Error('no');",
        'prompt',
        "const BANNED = ['gore'];",
      ),
    ),
    fine(
      'a library with a list of words',
      service(
        "if (filter.isProfane(prompt)) throw new Error('no');",
        'prompt',
        "import { Filter } from 'bad-words';\nconst filter = new Filter();",
      ),
    ),
    fine(
      'AWS Comprehend',
      service(
        "const { ResultList } = await comprehend.send(new DetectToxicContentCommand({ TextSegments: [{ Text: prompt }], LanguageCode: 'en' }));\n  if (ResultList[0].Toxicity > 0.5) throw new Error('no');",
        'prompt',
        "import { ComprehendClient, DetectToxicContentCommand } from '@aws-sdk/client-comprehend';\nconst comprehend = new ComprehendClient({});",
      ),
    ),
    fine(
      'Google Natural Language',
      service(
        "const [answer] = await language.moderateText({ document: { content: prompt, type: 'PLAIN_TEXT' } });\n  if (answer.moderationCategories.some(({ confidence }) => confidence > 0.7)) throw new Error('no');",
        'prompt',
        "import { LanguageServiceClient } from '@google-cloud/language';\nconst language = new LanguageServiceClient();",
      ),
    ),
    fine(
      'Azure Content Safety',
      service(
        "const answer = await safety.path('/text:analyze').post({ body: { text: prompt } });\n  if (answer.body.categoriesAnalysis.some(({ severity }) => severity > 2)) throw new Error('no');",
        'prompt',
        "import ContentSafetyClient from '@azure-rest/ai-content-safety';\nconst safety = ContentSafetyClient(process.env.SAFETY_URL, {});",
      ),
    ),
    fine(
      'a helper of the file',
      service(
        'await refuse(prompt);',
        'prompt',
        "async function refuse(text: string) { const { results } = await openai.moderations.create({ input: text }); if (results[0].flagged) throw new Error('refused'); }",
      ),
    ),
    fine(
      'in the handler',
      handler(
        'if (!(await isSafePrompt(prompt))) return res.sendStatus(422);',
        '',
        "import { isSafePrompt } from './policy.js';",
      ),
    ),
    fine('a middleware', handler('', 'moderatePrompt, ', "import { moderatePrompt } from './policy.js';")),
    fine(
      'a private method, behind the public one that asks',
      `
import { moderator } from './policy.js';
export class KlingClient {
  async textToVideo(prompt: string) {
    await moderator.assertAllowed(prompt);
    return this.request('/v1/videos/text2video', { model_name: 'kling-v2-6', prompt });
  }
  private async request(path: string, body: object) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
    ),
    fine(
      'a text that is sent after the check, in a queue',
      `
import { moderation } from './policy.js';
import { kling } from './kling.js';
export async function generate(prompt: string) {
  const verdict = await moderation.check(prompt);
  if (!verdict.ok) throw new Error('refused');
  return retry(() => kling.post('/v1/videos/text2video', { prompt }));
}`,
    ),
    fine(
      'a row of the project',
      service('await vet(prompt);', 'prompt', "import { vet } from '@acme/vet';"),
      {
        settings: {
          kling: {
            rows: [
              {
                kind: 'companion',
                companion: 'moderation',
                api: '@acme/vet#vet',
                subject: '0',
                outcome: 'returns',
              },
            ],
          },
        },
      },
    ),
    fine(
      'a look at a task',
      `export const look = (id: string) => fetch(\`https://api-singapore.klingai.com/v1/videos/text2video/\${id}\`);`,
    ),
    fine(
      'somebody else gets the prompt',
      `import { kling } from './kling.js';
export const ask = (prompt: string) => fetch('https://api.example.com/v1/generate', { method: 'POST', body: JSON.stringify({ prompt }) });`,
    ),
    fine(
      'a prompt from a store, whose origin is not known',
      `import { jobs } from './jobs.js';
export async function run(id: string) {
  const job = await jobs.find(id);
  return fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: job.prompt }) });
}`,
    ),
    fine(
      'words that are written out in place',
      handler("if (['nude', 'gore'].some((word) => prompt.includes(word))) return res.status(422).end();"),
    ),
    fine(
      'a pattern of words',
      handler('if (/\\b(?:nude|nud(e|ity)|gore)\\b/i.test(prompt)) return res.end();'),
    ),
    fine(
      'a loop over words',
      handler(
        'for (const term of terms) if (prompt.includes(term)) return res.end();',
        '',
        "const terms = ['nude', 'gore'];",
      ),
    ),
    fine(
      'words that were found',
      handler(
        "const hits = ['nude', 'gore'].filter((word) => prompt.includes(word));\n  if (hits.length > 0) return res.end();",
      ),
    ),
    fine(
      'a helper of the file that throws at words',
      handler(
        'reviewText(prompt);',
        '',
        "const BANNED = ['nude', 'gore'];\nfunction reviewText(text) {\n  if (BANNED.some((word) => text.includes(word))) throw new Error('refused');\n}",
      ),
    ),
    fine(
      'a helper of the file that throws at patterns',
      handler(
        'reviewText(prompt);',
        '',
        "const terms = [/\\bnude\\b/i, /\\bgore\\b/i];\nfunction reviewText(text) {\n  for (const term of terms) {\n    if (term.test(text)) throw new Error('refused');\n  }\n}",
      ),
    ),
    fine(
      'a helper that throws at once',
      handler('assertPromptAllowed(prompt);', '', "import { assertPromptAllowed } from './policy.js';"),
    ),
    fine(
      'a helper that does not wait',
      handler('moderateTextSync(prompt);', '', "import { moderateTextSync } from './policy.js';"),
    ),
    fine(
      'a helper in a function that cannot wait',
      `import { moderateText } from './policy.js';
export function createVideo(prompt: string) {
  moderateText(prompt);
  return fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
}`,
    ),
    fine('a test', service(''), { filename: 'src/kling.test.ts' }),
  ],
  invalid: [
    unfiltered(
      'words that only warn',
      handler("if (['nude', 'gore'].some((word) => prompt.includes(word))) console.warn('refused');"),
      'await axios.post(',
    ),
    unfiltered(
      'words of another field',
      handler('if (/nude|gore/i.test(req.body.title)) return res.status(422).end();'),
      'await axios.post(',
    ),
    unfiltered(
      'words that have to be there',
      handler('if (!/cat|dog/.test(prompt)) return res.status(422).end();'),
      'await axios.post(',
    ),
    unfiltered(
      'whole texts that are answered otherwise',
      handler("if (['help', 'about'].includes(prompt)) return res.json({ help });"),
      'await axios.post(',
    ),
    unfiltered(
      'a pattern of markup',
      handler('if (/<script|&lt;/.test(prompt)) return res.status(422).end();'),
      'await axios.post(',
    ),
    unfiltered(
      'a pattern of addresses',
      handler('if (/https?:\\/\\/|www\\./.test(prompt)) return res.status(422).end();'),
      'await axios.post(',
    ),
    unfiltered(
      'a helper of the file that warns of words',
      handler(
        'reviewText(prompt);',
        '',
        "const BANNED = ['nude', 'gore'];\nfunction reviewText(text) {\n  if (BANNED.some((word) => text.includes(word))) console.warn('refused');\n}",
      ),
      'await axios.post(',
    ),
    {
      name: 'a helper that nobody waits for, in code that waits',
      code: handler('moderateText(prompt);', '', "import { moderateText } from './policy.js';"),
      errors: [
        {
          messageId: 'unfiltered',
          line: 9,
          data: {
            field: 'prompt',
            near: ' `moderateText()` on line 8 does not count: nobody waits for it.',
          },
        },
      ],
    },
    unfiltered('nothing looks at it', service('')),
    unfiltered('only its length', service("if (prompt.length > 2500) throw new Error('long');")),
    unfiltered('an answer that nobody uses', service(ASK)),
    unfiltered(
      'an answer that is only logged',
      service(`${ASK} if (results[0].flagged) console.warn('flagged');`),
    ),
    unfiltered('a failure that is swallowed', service(`try { ${ASK} ${TEST} } catch { }`)),
    unfiltered('on one way only', service(`if (style) { ${ASK} ${TEST} }`)),
    unfiltered(
      'on another value',
      service(
        "const { results } = await openai.moderations.create({ input: style }); if (results[0].flagged) throw new Error('no');",
      ),
    ),
    unfiltered(
      'not awaited',
      service(
        'void assertPromptAllowed(prompt);',
        'prompt',
        "import { assertPromptAllowed } from './policy.js';",
      ),
    ),
    unfiltered('a part of it', service(`${ASK} ${TEST}`, '`${prompt}, ${style}`')),
    unfiltered(
      'a check of another kind',
      service('await validatePrompt(prompt);', 'prompt', "import { validatePrompt } from './policy.js';"),
    ),
    unfiltered(
      'a helper of the file that does nothing',
      service(
        'await moderate(prompt);',
        'prompt',
        'async function moderate(text: string) { return text.length > 0; }',
      ),
    ),
    unfiltered('a handler', handler(''), 'await axios.post('),
    unfiltered(
      'a handler with another middleware',
      handler('', 'rateLimit, ', "import { rateLimit } from './limits.js';"),
      'await axios.post(',
    ),
    unfiltered(
      'after the fact',
      `import { moderation } from './policy.js';
export async function generate(prompt: string) {
  const task = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
  if (!(await moderation.isAllowed(prompt))) throw new Error('refused');
  return task;
}`,
    ),
    unfiltered(
      'beside it',
      `import { moderation } from './policy.js';
export async function generate(prompt: string) {
  const [ok, task] = await Promise.all([
    moderation.isAllowed(prompt),
    fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) }),
  ]);
  if (!ok) throw new Error('refused');
  return task;
}`,
      "fetch('https",
    ),
    unfiltered(
      'a method of a client',
      `export class KlingClient {
  async textToVideo(prompt: string) {
    return this.request('/v1/videos/text2video', { model_name: 'kling-v2-6', prompt });
  }
  private async request(path: string, body: object) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
      'this.request(',
    ),
    unfiltered(
      'one method of two',
      `import { moderator } from './policy.js';
export class KlingClient {
  async textToVideo(prompt: string) {
    await moderator.assertAllowed(prompt);
    return this.request('/v1/videos/text2video', { model_name: 'kling-v2-6', prompt });
  }
  async imageToVideo(prompt: string, image: string) {
    return this.request('/v1/videos/image2video', { model_name: 'kling-v2-6', prompt, image });
  }
  private async request(path: string, body: object) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
      "this.request('/v1/videos/image2video'",
    ),
    unfiltered(
      'fal',
      `import { fal } from '@fal-ai/client';
export const make = (prompt: string) =>
  fal.subscribe('fal-ai/kling-video/v2.1/master/text-to-video', { input: { prompt } });`,
      'fal.subscribe(',
    ),
    unfiltered(
      'a shot of several',
      `export const make = (shots: { prompt: string }[]) =>
  fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ multi_shot: true, multi_prompt: shots.map(({ prompt }, index) => ({ index, prompt })) }) });`,
      "fetch('https",
    ),
    unfiltered(
      'the contents of a path route',
      `export const make = (text: string) =>
  fetch('https://api-singapore.klingai.com/image-to-video/kling-3.0', { method: 'POST', body: JSON.stringify({ contents: [{ type: 'prompt', text }] }) });`,
      "fetch('https",
    ),
  ],
});
