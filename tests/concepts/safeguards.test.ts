/** What the reference client does by itself: each rule asks the options that it was made with, and whom else where it has none. */
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../src/concepts/file.js';
import type { Finding } from '../../src/finding.js';
import * as rules from '../../src/rules/index.js';
import { readSettings } from '../../src/settings.js';
import { sourceOf } from '../support/analysis.js';
import { lint, strictRules } from '../support/lint.js';

/** Every safeguard that the client can be made with, by the rule that asks for it. */
const SAFEGUARDS = {
  'require-content-filter': 'contentFilter: moderate',
  'require-audit-log': 'audit: (entry) => log.append(entry)',
  'require-image-consent': 'consent',
  'require-prompt-sanitization': 'sanitizePrompt: (text) => clean(text)',
  'no-pii-in-prompt': 'piiFilter: redactor("names")',
} as const;

type Guarded = keyof typeof SAFEGUARDS;

const ALL = Object.values(SAFEGUARDS);

/** A service that hands its client everything that it should not. */
function service(options: readonly string[], client = 'KlingClient'): string {
  return `
import express from 'express';
import { ${client}, notRequired } from 'eslint-plugin-kling/client';
import { clean, consent, log, moderate, redactor } from './policies.js';

const kling = new ${client}({ ${options.join(', ')} });
export const routes = express.Router();

routes.post('/videos', async (req, res) => {
  const prompt = \`A portrait for \${req.body.email}\`;
  const task = await kling.imageToVideo({ model: 'kling-v2-6', prompt, image: req.body.selfieUrl });
  res.json({ id: task.id });
});
`;
}

/** The rules that report a text under `strict`. */
function reporting(code: string): (string | null)[] {
  return [...new Set(lint(code).map(({ ruleId }) => ruleId))].sort();
}

/** What a rule finds in a text. */
function findings(code: string, name: string): readonly Finding[] {
  const rule = Object.values(rules).find((one) => one.name === name);
  if (!rule) throw new Error(`there is no rule ${name}`);
  const file = fileOf(sourceOf(code, 'typescript'), 'src/kling.ts', readSettings({}));
  return (rule.assess as (...asked: unknown[]) => readonly Finding[])(file, strictRules()[name]?.[0] ?? {});
}

describe.each(['KlingClient', 'GdprCompliantClient'])('%s', (client) => {
  it('is enough with every safeguard', () => {
    expect(reporting(service(ALL, client))).toEqual([]);
  });

  it.each(Object.entries(SAFEGUARDS))('without what %s asks for is reported', (name, option) => {
    const others = ALL.filter((one) => one !== option);
    expect(reporting(service(others, client))).toEqual([name]);
  });
});

describe.each(Object.keys(SAFEGUARDS) as Guarded[])('%s', (name) => {
  const option = SAFEGUARDS[name];
  const optionName = option.split(':')[0] ?? '';

  it('names the safeguard as evidence, where the client is made and where it is used', () => {
    const code = service(ALL);
    const met = findings(code, name).filter(({ verdict }) => verdict === 'satisfied');
    const safeguard = option.replace(`${optionName}: `, '');
    expect(met.map(({ evidence }) => evidence && code.slice(...evidence.range))).toEqual([
      safeguard,
      safeguard,
    ]);
  });

  it('has that evidence in a file that only makes the client', () => {
    const making = (options: readonly string[]) => service(options).split('export const routes')[0] ?? '';
    expect(findings(making(ALL), name).map(({ verdict }) => verdict)).toEqual(['satisfied']);
    expect(findings(making(ALL.filter((one) => one !== option)), name)).toEqual([]);
  });

  it('leaves one that was left out for a reason to a person', () => {
    const waived = ALL.map((one) => (one === option ? `${optionName}: notRequired('only drawings')` : one));
    const answers = findings(service(waived), name).map(({ verdict, why }) => [verdict, why]);
    const answer = ['unknown', 'the client was made to leave it out, for the reason that stands there'];
    expect(answers).toEqual([answer, answer]);
  });

  it('knows nothing of a client of another file', () => {
    const code = service([])
      .replace('const kling = new KlingClient({  });', '')
      .replace('(req, res)', '(req, res, next, kling: KlingClient)');
    expect(findings(code, name).map(({ verdict }) => verdict)).toEqual(['unknown']);
  });

  it('knows nothing of options that it cannot read', () => {
    const found = findings(service(['...options']), name);
    expect(found.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
  });
});

describe('the client', () => {
  it('measures prompts by itself, unless one is written too long', () => {
    const written = service(ALL).replace('prompt, image', `prompt: '${'a'.repeat(2501)}', image`);
    expect(reporting(written)).toEqual(['require-prompt-length-check']);
  });

  it('is no reason to call back without TLS, to call other hosts, or to keep its URLs', () => {
    const callback = service(ALL).replace(
      'prompt, image',
      "prompt, callbackUrl: 'http://acme.example', image",
    );
    expect(reporting(callback)).toEqual(['require-https']);
    const relayed = service([...ALL, "baseUrl: 'https://relay.acme.example'"]);
    expect(reporting(relayed)).toEqual(['no-unlisted-hosts']);
    const kept = service(ALL).replace(
      'res.json({ id: task.id })',
      'const { videos } = await kling.waitForTask(task); res.json({ url: videos[0].url })',
    );
    expect(reporting(kept)).toEqual(['no-persisted-cdn-url']);
  });
});

describe('other code of the project', () => {
  /** A handler that hands over what it wants. */
  const handing = (request: string, above: string, callee = 'studio.make'): string => `
${above}
export async function start(prompt: string, selfieUrl: string) {
  await ${callee}({ ${request}, prompt: prompt.slice(0, 2500), image: selfieUrl.startsWith('https://media.acme.example/') ? selfieUrl : '' });
}
`;

  it.each([
    ['a service of another file', "import { studio } from './studio.js';"],
    ['a service that is handed over', 'declare const studio: Studio;'],
  ])('may keep the record and ask: %s', (_, above) => {
    expect(reporting(handing("model: 'kling-v2-6'", above))).toEqual([]);
  });

  it.each([
    ['the body of the API is only sent', "model_name: 'kling-v2-6'", "import { studio } from './studio.js';"],
    ['a package keeps no record', "model: 'kling-v2-6'", "import { studio } from '@acme/video';"],
  ])('does not when %s', (_, request, above) => {
    expect(reporting(handing(request, above))).toEqual([
      'require-audit-log',
      'require-content-filter',
      'require-image-consent',
    ]);
  });
});

describe.each([
  ['require-output-scan', 'scanOutput: scan'],
  ['require-metadata-strip', 'stripMetadata: strip'],
])('%s', (name, option) => {
  it('has what is done with results as evidence where the client is made', () => {
    const code = service([...ALL, option]);
    expect(findings(code, name).map(({ evidence }) => evidence && code.slice(...evidence.range))).toEqual([
      option.split(': ')[1],
    ]);
    expect(findings(service(ALL), name)).toEqual([]);
  });
});

describe('no-env-credentials', () => {
  it('has the place that the client reads its key from as evidence', () => {
    const code = `
import { awsSecret, KlingClient } from 'eslint-plugin-kling/client';
import { secrets, rest } from './setup.js';

export const kling = new KlingClient({ ...rest, credentials: awsSecret(secrets, 'prod/kling') });
`;
    const found = findings(code, 'no-env-credentials');
    expect(
      found.map(({ verdict, evidence }) => [verdict, evidence && code.slice(...evidence.range)]),
    ).toEqual([['satisfied', "awsSecret(secrets, 'prod/kling')"]]);
  });

  it('has none in a provider that reads the environment', () => {
    const code = service([...ALL, 'credentials: () => ({ apiKey: process.env.KLING_API_KEY })']);
    expect(reporting(code)).toEqual(['no-env-credentials']);
  });
});

describe('require-webhook-verification', () => {
  it('has the verification of a library as evidence, whatever gives it the body', () => {
    const code = `
import { verifyWebhook } from 'eslint-plugin-kling/client';
import { routes } from './routes.js';

routes.post('/webhooks/kling', async ({ body, headers }, secrets) => verifyWebhook(body, headers, secrets));
`;
    const found = findings(code, 'require-webhook-verification');
    expect(
      found.map(({ verdict, evidence }) => [verdict, evidence && code.slice(...evidence.range)]),
    ).toEqual([['satisfied', 'verifyWebhook(body, headers, secrets)']]);
  });
});
