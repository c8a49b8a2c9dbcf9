/**
 * Whoever processes personal data keeps a record of it: what for, whose, on what basis, which kinds, and who gets it. An
 * entry that cannot be written is no reason to refuse the request, so a failure of it may be swallowed.
 */
import { auditEntriesOf, recordedGenerationsOf } from '../concepts/audits.js';
import { clientFindings } from '../concepts/safeguards.js';
import { nearWords } from '../concepts/shortfalls.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'missing' | 'incomplete' | 'shows';

export default defineRule<Id>({
  name: 'require-audit-log',
  docs: {
    description: 'Require an audit entry before every request that has Kling make something.',
    items: ['gdpr.art-30'],
    reference: 'GDPR Art. 30',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    missing:
      'Nothing records this request to Kling before it is sent.{{near}} Write an audit entry with purpose, subject, legal basis, data categories and recipients first; the console keeps no record.',
    incomplete:
      'This audit entry does not say: {{lacks}}. Add that, so that the record shows what was processed and why.',
    shows:
      'This audit entry holds {{what}}. Keep a hash or a length instead: a record outlives what it tells of.',
  },
  options: {},
  assess: (file) =>
    worstByPlace<Id>([
      ...clientFindings(file, 'audit', 'missing'),
      ...recordedGenerationsOf(file).map(({ node, answer }): Finding<Id> => {
        const messageId = 'missing';
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        return { verdict: 'violation', node, messageId, data: { near: nearWords(file, answer) } };
      }),
      ...auditEntriesOf(file).flatMap(({ node, lacks, shows }): Finding<Id>[] => {
        if (shows !== null)
          return [{ verdict: 'violation', node, messageId: 'shows', data: { what: shows } }];
        if (lacks.length === 0) return [];
        return [{ verdict: 'violation', node, messageId: 'incomplete', data: { lacks: lacks.join(', ') } }];
      }),
    ]),
});
