/**
 * A face and a voice belong to somebody. What makes something of them asks first whether that person agreed, and does
 * not go on when there is no answer.
 */
import { likenessesOf } from '../concepts/likenesses.js';
import { clientFindings } from '../concepts/safeguards.js';
import { nearWords } from '../concepts/shortfalls.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

export default defineRule<'unasked'>({
  name: 'require-image-consent',
  docs: {
    description: "Require a check of consent before a person's face or voice is sent to Kling.",
    items: ['privacy.faces'],
    reference: 'GDPR Art. 6',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    unasked:
      'This request makes something of a person ({{what}}), and nothing checks that they agreed.{{near}} Look up the consent of that person first, and refuse the request when there is none.',
  },
  options: {},
  assess: (file) =>
    worstByPlace([
      ...clientFindings(file, 'consent', 'unasked'),
      ...likenessesOf(file).map(({ node, what, answer }): Finding<'unasked'> => {
        const messageId = 'unasked';
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        return { verdict: 'violation', node, messageId, data: { what, near: nearWords(file, answer) } };
      }),
    ]),
});
