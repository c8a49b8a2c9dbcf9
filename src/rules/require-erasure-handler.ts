/**
 * Whoever keeps records of persons must be able to erase them when asked. The rule looks at one file: what creates such
 * records and works on them, and has nothing that deletes them. A store that other modules are handed is left alone.
 */
import { personalRecordsOf } from '../concepts/erasures.js';
import { defineRule } from '../define-rule.js';

export default defineRule<'missing'>({
  name: 'require-erasure-handler',
  docs: {
    description: 'Require that a module which keeps records of persons can delete them.',
    items: ['gdpr.art-17'],
    reference: 'GDPR Art. 17',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    missing:
      'This creates records of persons (by `{{field}}`), and nothing in this module deletes them. Add a function that deletes all of the records of one person, and call it when that person asks.',
  },
  options: {},
  assess: (file) =>
    personalRecordsOf(file).map(({ node, field, answer }) => {
      const messageId = 'missing';
      if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
      if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
      return { verdict: 'violation', node, messageId, data: { field } };
    }),
});
