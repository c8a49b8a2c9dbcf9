/**
 * Personal data is kept no longer than its purpose needs. A result that is stored says until when, in the call, in a tag
 * for a rule of the bucket, or in the record beside it; a job that deletes what is old counts. Rules of the bucket alone
 * are a question for a person.
 */
import { describeBytes } from '../concepts/downloads.js';
import { keptResultsOf } from '../concepts/retention.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule<'file' | 'record' | 'entry'>({
  name: 'require-retention',
  docs: {
    description: 'Require that results of Kling which are stored say until when they are kept.',
    items: ['privacy.retention'],
    reference: 'GDPR Art. 5(1)(e)',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    file: 'This store keeps a result of Kling ({{how}}), and nothing says until when. Tag it for a lifecycle rule of the bucket, or store beside it when it is to be deleted.',
    record:
      'This record holds a result of Kling ({{how}}), and nothing says until when it is kept. Store in it when it is to be deleted, and delete it then.',
    entry: 'This entry holds a result of Kling ({{how}}), and it never ends. Give it a time to live.',
  },
  options: {},
  assess: (file) =>
    worstByPlace(
      keptResultsOf(file).map(({ node, kind, bytes, answer }) => {
        const messageId = kind;
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        const flow = stepsOf(file, bytes.traced.flow, bytes.traced.origin);
        return { verdict: 'violation', node, messageId, data: { how: describeBytes(file, bytes) }, flow };
      }),
    ),
});
