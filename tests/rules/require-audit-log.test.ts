import rule from '../../src/rules/require-audit-log.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** Reported where `at` stands. */
const report =
  (messageId: string) =>
  (name: string, code: string, at = 'await fetch('): InvalidCase => {
    const parts = code.split(at);
    if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${at}\n${code}`);
    return { name, code, errors: [{ messageId, line: parts[0].split('\n').length }] };
  };
const missing = report('missing');

const FULL = `{
    purpose: 'video_generation',
    data_subject: subjectId,
    legal_basis: 'legitimate_interest',
    data_categories: ['text_prompt'],
    recipients: ['klingai_api'],
  }`;

/** An exported function that sends a prompt. */
const service = (before: string, after = '', above = "import { audit } from './audit.js';"): string => `
${above}
export async function createVideo(prompt: string, subjectId: string) {
  ${before}
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/text2video', {
    method: 'POST',
    body: JSON.stringify({ model_name: 'kling-v2-6', prompt }),
  });
  ${after}
  return answer.json();
}
`;

run(rule, {
  valid: [
    fine("the review's own entry", service(`audit.log('processing_activity', 'system', ${FULL});`)),
    fine(
      'between building a request and sending it',
      `
import { audit } from './audit.js';
export async function createVideo(prompt: string, subjectId: string) {
  const request = new Request('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
  await audit.record(${FULL});
  return await fetch(request);
}
`,
    ),
    fine(
      'a request that is built for whoever sends it',
      `
import { audit } from './audit.js';
export async function createVideo(prompt: string, subjectId: string) {
  const request = new Request('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
  
  return request;
}
`,
    ),
    fine('one that is awaited', service(`await audit.record(${FULL});`)),
    fine(
      'one whose failure is swallowed',
      service(`try { await audit.record(${FULL}); } catch (error) { report(error); }`),
    ),
    fine(
      'a function',
      service(`await recordAudit(${FULL});`, '', "import { recordAudit } from './audit.js';"),
    ),
    fine(
      'a record of processing',
      service(
        `await logProcessingActivity(${FULL});`,
        '',
        "import { logProcessingActivity } from './gdpr.js';",
      ),
    ),
    fine(
      'a table',
      service(`await db.insert(auditLog).values(${FULL});`, '', "import { db, auditLog } from './db.js';"),
    ),
    fine(
      'a model',
      service(`await prisma.auditLog.create({ data: ${FULL} });`, '', "import { prisma } from './db.js';"),
    ),
    fine(
      'a table by name',
      service(
        `await supabase.from('audit_logs').insert(${FULL});`,
        '',
        "import { supabase } from './db.js';",
      ),
    ),
    fine('an entry made elsewhere', service('await audit.record(entryFor(subjectId));')),
    fine('an entry with more in it', service('await audit.record({ ...common, subjectId });')),
    fine(
      'a logger that writes the whole entry',
      service(`logger.info(${FULL}, 'processing');`, '', "import pino from 'pino';\nconst logger = pino();"),
    ),
    fine(
      'a hash of the prompt',
      service(
        `await audit.record({ ...common, prompt: createHash('sha256').update(prompt).digest('hex') });`,
        '',
        "import { createHash } from 'node:crypto';\nimport { audit } from './audit.js';",
      ),
    ),
    fine('its length', service('await audit.record({ ...common, promptLength: prompt.length });')),
    fine(
      'a client with an audit logger',
      `export class KlingClient {
  constructor(private readonly audit, private readonly base) {}
  async textToVideo(prompt: string, subjectId: string) {
    await this.audit.log('processing_activity', ${FULL});
    return this.post('/v1/videos/text2video', { prompt });
  }
  private async post(path: string, body: object) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
    ),
    fine(
      'the wrapper that sends does it for all',
      `import { audit } from './audit.js';
export class KlingClient {
  async textToVideo(prompt: string) { return this.post('/v1/videos/text2video', { prompt }); }
  async imageToVideo(image: string) { return this.post('/v1/videos/image2video', { image }); }
  private async post(path: string, body: object) {
    await audit.record(entryFor(path));
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
    ),
    fine(
      'a middleware',
      `import express from 'express';
import { auditRequest } from './audit.js';
const app = express();
app.post('/videos', auditRequest, async (req, res) => {
  res.json(await fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: req.body.prompt }) }));
});`,
    ),
    fine(
      'a middleware that is called one',
      `import express from 'express';
import { auditMiddleware } from './audit.js';
const app = express();
app.post('/videos', auditMiddleware('video.generate'), async (req, res) => {
  res.json(await fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt: req.body.prompt }) }));
});`,
    ),
    fine(
      'a look at a task',
      'export const look = (id: string) => fetch(`https://api-singapore.klingai.com/v1/videos/text2video/${id}`);',
    ),
    fine(
      'a list of tasks',
      "export const list = () => fetch('https://api-singapore.klingai.com/v1/videos/text2video?pageNum=1');",
    ),
    fine(
      'something else than Kling',
      "import { kling } from './kling.js';\nexport const f = () => fetch('https://example.com/api', { method: 'POST', body: '{}' });",
    ),
    fine(
      'a row of the project',
      service('await note(subjectId);', '', "import { note } from '@acme/ropa';"),
      {
        settings: {
          kling: {
            rows: [{ kind: 'companion', companion: 'audit', api: '@acme/ropa#note', outcome: 'returns' }],
          },
        },
      },
    ),
    fine('a test', service(''), { filename: 'src/kling.test.ts' }),
    fine('a test among tests', service(''), { filename: 'tests/kling.ts' }),
  ],
  invalid: [
    { ...missing('a file whose name only sounds like a test', service('')), filename: 'src/latest.ts' },
    missing('nothing', service('')),
    missing(
      'a request that is built and sent',
      `
import { audit } from './audit.js';
export async function createVideo(prompt: string, subjectId: string) {
  const request = new Request('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });
  
  return await fetch(request);
}
`,
      'await fetch(',
    ),
    missing('the console', service("console.log('audit', subjectId);")),
    missing(
      'an application log',
      service(
        "logger.info({ subjectId }, 'creating a video');",
        '',
        "import pino from 'pino';\nconst logger = pino();",
      ),
    ),
    missing('after the fact', service('', `await audit.record(${FULL});`)),
    missing('on one way', service(`if (subjectId) await audit.record(${FULL});`)),
    missing('let go', service(`void audit.record(${FULL});`)),
    missing(
      'reading the log',
      service('await auditLog.findMany({ subjectId });', '', "import { auditLog } from './audit.js';"),
    ),
    missing(
      'making a logger',
      service('const log = createAuditLogger();', '', "import { createAuditLogger } from './audit.js';"),
    ),
    missing(
      'a helper of the file that prints',
      service('audit(subjectId);', '', 'function audit(id: string) { console.log(id); }'),
    ),
    missing(
      'fal',
      `import { fal } from '@fal-ai/client';
export const make = (prompt: string) => fal.subscribe('fal-ai/kling-video/v2.1/master/text-to-video', { input: { prompt } });`,
      'fal.subscribe',
    ),
    missing(
      'one method of two',
      `import { audit } from './audit.js';
export class KlingClient {
  async textToVideo(prompt: string) {
    await audit.record(entryFor(prompt.length));
    return this.post('/v1/videos/text2video', { prompt });
  }
  async imageToVideo(image: string) {
    return this.post('/v1/videos/image2video', { image });
  }
  private async post(path: string, body: object) {
    return fetch(\`https://api-singapore.klingai.com\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  }
}`,
      "this.post('/v1/videos/image2video'",
    ),
    missing(
      'a script',
      `import { prompt } from './prompt.js';
await fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });`,
    ),
    report('incomplete')(
      'no legal basis',
      service(
        "await audit.record({ purpose: 'video', subjectId, dataCategories: ['prompt'], recipients: ['kling'] });",
      ),
      'await audit.record(',
    ),
    report('incomplete')(
      'hardly anything',
      service("audit.log('video', { userId: subjectId });"),
      'audit.log(',
    ),
    report('shows')(
      'the prompt',
      service('await audit.record({ ...common, prompt });'),
      'await audit.record(',
    ),
  ],
});
