/**
 * A file tells more than it shows: who made it, where, with what words. That goes before everybody gets the file. What
 * stays is the mark that says that a machine made it: a tool that drops all metadata is the opposite fault.
 */
import { describeBytes } from '../concepts/downloads.js';
import { droppedMarksOf } from '../concepts/metadata.js';
import { strippedDeliveriesOf } from '../concepts/output-checks.js';
import { clientFindings } from '../concepts/safeguards.js';
import { nearWords } from '../concepts/shortfalls.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'answered' | 'published' | 'dropped' | 'only';

export default defineRule<Id>({
  name: 'require-metadata-strip',
  docs: {
    description:
      'Require results of Kling to be freed of sensitive metadata, and of nothing else, before delivery.',
    items: ['output.metadata'],
    reference: 'CWE-1230',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    answered:
      'This answer serves a result of Kling ({{how}}) with all of its metadata.{{near}} Remove what is personal first, such as places, names and comments, and keep the mark that says that it is generated.',
    published:
      'This store shows a result of Kling ({{how}}) with all of its metadata to everybody.{{near}} Remove what is personal first, such as places, names and comments, and keep the mark that says that it is generated.',
    dropped:
      '`{{name}}` drops all metadata of a result of Kling, and with them the mark that says that it is generated, which the law asks to keep. Remove the personal ones by name.',
    only: 'Say `{{words}}`, so that only the place goes. Name whatever else is personal beside it.',
  },
  options: {},
  suggests: true,
  assess: (file) =>
    worstByPlace<Id>([
      ...clientFindings(file, 'metadata', 'answered'),
      ...strippedDeliveriesOf(file).map(({ delivery: { node, kind, bytes }, answer }): Finding<Id> => {
        const messageId = kind;
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        const data = {
          how: describeBytes(file, bytes),
          near: nearWords(file, answer, 'what it gives is not what leaves'),
        };
        const flow = stepsOf(file, bytes.traced.flow, bytes.traced.origin);
        return { verdict: 'violation', node, messageId, data, flow };
      }),
      ...droppedMarksOf(file).map(({ node, name, result, suggestions }): Finding<Id> => {
        const messageId = 'dropped';
        if (!result)
          return { verdict: 'unknown', node, messageId, why: 'it is not known what the tool works on' };
        return { verdict: 'violation', node, messageId, data: { name }, suggestions };
      }),
    ]),
});
