import rule from '../../src/rules/require-image-consent.js';
import { run, type InvalidCase, type ValidCase } from '../support/rule-tester.js';

type Extra = Pick<ValidCase, 'filename' | 'settings'>;

const fine = (name: string, code: string, extra: Extra = {}): ValidCase => ({ name, code, ...extra });

/** Reported where `at` stands. */
const unasked = (name: string, code: string, at = 'await fetch('): InvalidCase => {
  const parts = code.split(at);
  if (parts.length !== 2 || parts[0] === undefined) throw new Error(`not exactly once: ${at}\n${code}`);
  return { name, code, errors: [{ messageId: 'unasked', line: parts[0].split('\n').length }] };
};

/** An exported function that makes a picture speak. */
const service = (
  steps: string,
  route = 'avatar/image2video',
  above = "import { consents, user } from './consents.js';",
): string => `
${above}
export async function speak(subjectId: string, image: string, consent: boolean) {
  ${steps}
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/${route}', {
    method: 'POST',
    body: JSON.stringify({ image }),
  });
  return answer.json();
}
`;

/** A function that sends a caller's picture of some name. */
const animate = (name: string, steps = ''): string => `
import { assertConsent } from './consents.js';
export async function animate(${name}: string, userId: string) {
  ${steps}
  return await fetch('https://api-singapore.klingai.com/v1/videos/image2video', { method: 'POST', body: JSON.stringify({ image: ${name} }) });
}
`;

/** An Express handler whose body has a schema. */
const schema = (field: string, steps: string): string => `
import express from 'express';
import { z } from 'zod';
const app = express();
const Body = z.object({ image: z.string(), ${field} });
app.post('/speak', async (req, res) => {
  ${steps}
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/lip-sync', { method: 'POST', body: JSON.stringify({ image }) });
  res.json(await answer.json());
});
`;

/** A route of Next.js that gets a form. */
const form = (steps: string): string => `
export async function POST(request: Request) {
  const form = await request.formData();
  ${steps}
  return await fetch('https://api-singapore.klingai.com/v1/videos/lip-sync', { method: 'POST', body: JSON.stringify({ image: form.get('image') }) });
}
`;

/** A procedure of tRPC whose input has a schema. */
const procedure = (field: string): string => `
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
const t = initTRPC.create();
export const speak = t.procedure.input(z.object({ image: z.string(), ${field} })).mutation(async ({ input }) => {
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/lip-sync', { method: 'POST', body: JSON.stringify({ image: input.image }) });
  return answer.json();
});
`;

run(rule, {
  valid: [
    fine(
      'an assertion',
      service('await assertConsent(subjectId);', undefined, "import { assertConsent } from './consents.js';"),
    ),
    fine(
      'an assertion that the framework imports',
      service('await assertConsent(subjectId);', undefined, ''),
    ),
    fine(
      'a service',
      service(
        'await consentService.verify(subjectId);',
        undefined,
        "import { consentService } from './consents.js';",
      ),
    ),
    fine(
      'a question',
      service(
        "if (!(await hasConsent(subjectId))) throw new Error('no');",
        undefined,
        "import { hasConsent } from './consents.js';",
      ),
    ),
    fine(
      'a record',
      service("const record = await consents.find(subjectId);\n  if (!record) throw new Error('no');"),
    ),
    fine(
      'a record that is still good',
      service(
        "const consent = await db.consent.findFirst({ where: { subjectId } });\n  if (!consent || consent.withdrawnAt) throw new Error('no');",
        undefined,
        "import { db } from './db.js';",
      ).replace(', consent: boolean', ''),
    ),
    fine('a field of a user', service("if (!user.likenessConsentAt) throw new Error('no');")),
    fine('a flag of the request', service("if (!consent) throw new Error('no');")),
    fine('a branch', service("if (consent) { await prepare(); } else { throw new Error('no'); }")),
    fine(
      'a helper of the file',
      service(
        'await ask(subjectId);',
        undefined,
        "import { consents } from './consents.js';\nasync function ask(id: string) { if (!(await consents.find(id))) throw new Error('no'); }",
      ),
    ),
    fine(
      'a middleware',
      `import express from 'express';
import { requireConsent } from './consents.js';
const app = express();
app.post('/avatars', requireConsent, async (req, res) => {
  res.json(await fetch('https://api-singapore.klingai.com/v1/videos/avatar/image2video', { method: 'POST', body: JSON.stringify(req.body) }));
});`,
    ),
    fine(
      'a wrapper',
      `import { withConsent } from './consents.js';
export const speak = withConsent(async (image: string) => fetch('https://api-singapore.klingai.com/v1/videos/avatar/image2video', { method: 'POST', body: JSON.stringify({ image }) }));`,
    ),
    fine('a selfie whose owner was asked', animate('selfieUrl', 'await assertConsent(userId);')),
    fine('a picture of unknown content', animate('imageUrl')),
    fine('a surface', animate('surfaceUrl')),
    fine(
      'a portrait of the code itself',
      `export const f = () => fetch('https://api-singapore.klingai.com/v1/videos/image2video', { method: 'POST', body: JSON.stringify({ image: 'https://cdn.acme.example/portrait.png' }) });`,
    ),
    fine(
      'a text',
      `export const f = (prompt: string) => fetch('https://api-singapore.klingai.com/v1/videos/text2video', { method: 'POST', body: JSON.stringify({ prompt }) });`,
    ),
    fine(
      'a look at a task',
      `export const f = (id: string) => fetch(\`https://api-singapore.klingai.com/v1/videos/lip-sync/\${id}\`);`,
    ),
    fine(
      'an element that is deleted',
      `export const f = (id: string) => fetch('https://api-singapore.klingai.com/v1/general/delete-advanced-elements', { method: 'POST', body: JSON.stringify({ element_id: id }) });`,
    ),
    fine(
      'a row of the project',
      service('await agreed(subjectId);', undefined, "import { agreed } from '@acme/people';"),
      {
        settings: {
          kling: {
            rows: [
              { kind: 'companion', companion: 'consent', api: '@acme/people#agreed', outcome: 'returns' },
            ],
          },
        },
      },
    ),
    fine('a test', service(''), { filename: 'tests/speak.test.ts' }),
    fine(
      'a schema that takes nothing without it',
      schema('consent: z.literal(true)', 'const { image } = Body.parse(req.body);'),
    ),
    fine(
      'the same, whose verdict is tested',
      schema(
        'hasConsent: z.literal(true)',
        'const { success, data } = Body.safeParse(req.body);\n  if (!success) return res.status(400).end();\n  const { image } = data;',
      ),
    ),
    fine(
      'a schema with a test of its own',
      schema(
        'consent: z.boolean().refine((agreed) => agreed === true)',
        'const { image } = Body.parse(req.body);',
      ),
    ),
    fine(
      'a helper of the file that throws without it',
      service(
        'ensureAgreed({ consent });',
        undefined,
        "function ensureAgreed(body: Body) {\n  if (body.consent !== true) throw new Error('no consent');\n}",
      ),
    ),
    fine(
      'a field of a form',
      form("if (form.get('consent') !== 'on') return new Response('no', { status: 403 });"),
    ),
    fine(
      'a switch over conditions',
      form(
        "switch (true) {\n    case form.get('consent') !== 'on':\n      return new Response('no', { status: 403 });\n  }",
      ),
    ),
    fine('a schema of the procedure', procedure('consent: z.literal(true)')),
  ],
  invalid: [
    unasked(
      'a schema that takes both',
      schema('consent: z.boolean()', 'const { image } = Body.parse(req.body);'),
    ),
    unasked(
      'a schema that takes both, written out',
      schema('consent: z.literal([true, false])', 'const { image } = Body.parse(req.body);'),
    ),
    unasked(
      'a schema about something else',
      schema('cookieConsent: z.literal(true)', 'const { image } = Body.parse(req.body);'),
    ),
    unasked(
      'a schema whose verdict nobody tests',
      schema('consent: z.literal(true)', 'Body.safeParse(req.body);\n  const { image } = req.body;'),
    ),
    unasked(
      'another field of a form',
      form("if (form.get('plan') !== 'pro') return new Response('no', { status: 403 });"),
    ),
    unasked(
      'a field of a form that only warns',
      form("if (form.get('consent') !== 'on') console.warn('no consent');"),
    ),
    unasked(
      'a switch over conditions that goes on',
      form(
        "switch (true) {\n    case form.get('consent') !== 'on':\n      console.warn('no consent');\n      break;\n  }",
      ),
    ),
    unasked('a schema of the procedure that takes both', procedure('consent: z.boolean()')),
    unasked(
      'a helper of the file that only warns',
      service(
        'ensureAgreed({ consent });',
        undefined,
        "function ensureAgreed(body: Body) {\n  if (body.consent !== true) console.warn('no consent');\n}",
      ),
    ),
    unasked('nobody asks', service('')),
    unasked(
      'cookies',
      service(
        'await assertCookieConsent(subjectId);',
        undefined,
        "import { assertCookieConsent } from './consents.js';",
      ),
    ),
    unasked('consent that is saved, not checked', service('await consents.save(subjectId);')),
    unasked('an answer that decides nothing', service('const agreed = await consents.find(subjectId);')),
    unasked('an answer that is only logged', service("if (!consent) console.warn('no consent');")),
    unasked(
      'a failure that is swallowed',
      service(
        'await assertConsent(subjectId).catch(() => undefined);',
        undefined,
        "import { assertConsent } from './consents.js';",
      ),
    ),
    unasked(
      'on one way',
      service(
        'if (subjectId) { await assertConsent(subjectId); }',
        undefined,
        "import { assertConsent } from './consents.js';",
      ),
    ),
    unasked('lip sync', service('', 'lip-sync')),
    unasked('faces', service('', 'identify-face')),
    unasked('a selfie', animate('selfieUrl')),
    unasked(
      'a portrait of a request',
      `import express from 'express';
const app = express();
app.post('/videos', async (req, res) => {
  const answer = await fetch('https://api-singapore.klingai.com/v1/videos/image2video', { method: 'POST', body: JSON.stringify({ image: req.body.portrait }) });
  res.json(await answer.json());
});`,
    ),
    unasked(
      'a try-on',
      `export const tryOn = async (human_image: string, cloth_image: string) =>
  await fetch('https://api-singapore.klingai.com/v1/images/kolors-virtual-try-on', { method: 'POST', body: JSON.stringify({ human_image, cloth_image }) });`,
    ),
    unasked(
      'a voice',
      `export const clone = async (voice_url: string) =>
  await fetch('https://api-singapore.klingai.com/v1/general/custom-voices', { method: 'POST', body: JSON.stringify({ voice_name: 'me', voice_url }) });`,
    ),
  ],
});
