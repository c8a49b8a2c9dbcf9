/**
 * What a caller asks for is made in your name and on your account. A prompt that comes from a caller is looked at by a
 * content filter whose answer decides, before it is sent. Prompts whose origin is not known are left alone.
 */
import { filteredPromptsOf } from '../concepts/content-filters.js';
import { clientFindings } from '../concepts/safeguards.js';
import { nearWords } from '../concepts/shortfalls.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

export default defineRule<'unfiltered'>({
  name: 'require-content-filter',
  docs: {
    description:
      'Require a content filter on every prompt that a caller controls before it is sent to Kling.',
    items: ['input.content-filter'],
    reference: 'CWE-693',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    unfiltered:
      'The `{{field}}` of this Kling request is in the hands of a caller, and no content filter has looked at it.{{near}} Ask a moderation service or your own policy first, wait for its answer, and do not send what it refuses.',
  },
  options: {},
  assess: (file) =>
    worstByPlace([
      ...clientFindings(file, 'moderation', 'unfiltered'),
      ...filteredPromptsOf(file).map(({ node, sink, answer }): Finding<'unfiltered'> => {
        const messageId = 'unfiltered';
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        const data = { field: sink.field, near: nearWords(file, answer) };
        return { verdict: 'violation', node, messageId, data };
      }),
    ]),
});
