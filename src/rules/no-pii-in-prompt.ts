/**
 * A prompt leaves for another company, and perhaps another continent, and stays there. A video needs no e-mail address.
 * Names of characters are left alone, and so is what a redactor has been over.
 */
import type { KlingFile } from '../concepts/file.js';
import { personalDataIn } from '../concepts/personal-data.js';
import { promptSinksOf, type PromptSink } from '../concepts/prompts.js';
import { clientFindings, safeguardOf } from '../concepts/safeguards.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

export default defineRule<'personal'>({
  name: 'no-pii-in-prompt',
  docs: {
    description: 'Disallow personal data in the prompts that are sent to Kling.',
    items: ['privacy.pii'],
    reference: 'CWE-359, GDPR Art. 5(1)(c)',
    shape: 'flow',
    recommended: 'warn',
    strict: 'error',
  },
  messages: {
    personal:
      'The `{{field}}` sent to Kling holds {{what}} ({{how}}), which a video does not need and which you cannot take back. Leave it out, or redact it before the request.',
  },
  options: {},
  assess: (file) =>
    worstByPlace([
      ...clientFindings(file, 'redacting', 'personal'),
      ...promptSinksOf(file).flatMap((sink) => assessSink(file, sink)),
    ]),
});

function assessSink(file: KlingFile, sink: PromptSink): readonly Finding<'personal'>[] {
  if (sink.opaque) return [];
  const { node, field, value, sdk } = sink;
  const messageId = 'personal';
  const data = personalDataIn(file, value);
  const [first] = data;
  if (!first) return [{ verdict: 'satisfied', node, messageId, evidence: node }];
  const redactor = sdk && safeguardOf(file, sdk, 'redacting');
  if (redactor?.kind === 'met') return [{ verdict: 'satisfied', node, messageId, evidence: redactor.by }];
  if (redactor?.kind === 'unknown') return [{ verdict: 'unknown', node, messageId, why: redactor.why }];
  const traced = data.find((one) => one.traced)?.traced;
  return [
    {
      verdict: 'violation',
      node,
      messageId,
      data: { field, what: data.map(({ what }) => what).join(', '), how: first.how },
      ...(traced ? { flow: stepsOf(file, traced.flow, traced.origin) } : {}),
    },
  ];
}
