/**
 * A prompt that is longer than the route takes is refused after the request is paid for in time, and a prompt of any
 * length is a caller's way to make others wait. Texts whose origin is not known are left alone.
 */
import { promptEdits } from '../concepts/edits.js';
import { endOf, promptLength, promptSinksOf, type PromptSink } from '../concepts/prompts.js';
import type { KlingFile } from '../concepts/file.js';
import { describeOrigin, lineOf } from '../concepts/wording.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'unchecked' | 'tooHigh' | 'literal' | 'opaque' | 'cut';

export default defineRule<Id>({
  name: 'require-prompt-length-check',
  docs: {
    description: 'Require a length check on every prompt that a caller controls before it is sent to Kling.',
    items: ['input.prompt-length'],
    reference: 'CWE-1284',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    unchecked:
      'The `{{field}}` sent to Kling comes from {{source}}, and nothing limits its length on the way. Reject or shorten what is longer than {{limit}} characters before the request.',
    tooHigh:
      'The `{{field}}` sent to Kling may have {{length}} characters by the check on line {{line}}, but the route takes {{limit}}. Lower the limit.',
    literal: 'This `{{field}}` has {{length}} characters, but the route takes {{limit}}. Shorten it.',
    opaque:
      'The body of this Kling request comes whole from {{source}}, so a caller controls its `{{field}}` too, and nothing limits its length. Check it against {{limit}} characters, or build the body from known fields.',
    cut: 'Keep the first {{limit}} characters.',
  },
  options: {},
  suggests: true,
  assess: (file) => worstByPlace(promptSinksOf(file).map((sink) => assessSink(file, sink))),
});

function assessSink(file: KlingFile, sink: PromptSink): Finding<Id> {
  const { node, field } = sink;
  const length = promptLength(file, sink);
  const limit = String(sink.limit);
  const suggestions = sink.opaque ? [] : promptEdits(file, node, sink.limit);
  switch (length.kind) {
    case 'unbounded': {
      const origin = sink.whole ?? endOf(length.trail).origin;
      const source = origin ? describeOrigin(file, origin) : 'a caller';
      return {
        verdict: 'violation',
        node,
        messageId: sink.opaque ? 'opaque' : 'unchecked',
        data: { field, source, limit },
        suggestions,
      };
    }
    case 'unknown':
      return { verdict: 'unknown', node, messageId: 'unchecked', why: length.why };
    case 'at-most': {
      if (length.limit <= sink.limit)
        return {
          verdict: 'satisfied',
          node,
          messageId: 'unchecked',
          ...(length.by ? { evidence: length.by } : {}),
        };
      const data = { field, limit, length: String(length.limit) };
      if (length.trail)
        return {
          verdict: 'violation',
          node,
          messageId: 'tooHigh',
          data: { ...data, line: String(lineOf(length.by ?? node)) },
          suggestions,
        };
      if (length.known) return { verdict: 'violation', node, messageId: 'literal', data };
      return {
        verdict: 'unknown',
        node,
        messageId: 'tooHigh',
        why: 'the text is not known to come from a caller',
      };
    }
  }
}
