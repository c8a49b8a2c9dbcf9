/**
 * What a caller types becomes part of an instruction, or of an address: a reference to another picture, a command to the
 * helper that improves prompts, a path that leads elsewhere. A test of its length is no cleaning.
 */
import type { KlingFile } from '../concepts/file.js';
import { inputIn, inputSinksOf, type InputSink } from '../concepts/request-input.js';
import { clientFindings } from '../concepts/safeguards.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { describeOrigin, stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'prompt' | 'path';

export default defineRule<Id>({
  name: 'require-prompt-sanitization',
  docs: {
    description:
      'Require request input to be sanitized before it goes into a prompt or a path of a Kling URL.',
    items: ['input.sanitized'],
    reference: 'CWE-1427, CWE-22',
    shape: 'flow',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    prompt:
      'The `{{field}}` sent to Kling holds {{source}} as the request brought it. Sanitize it, replace the characters that it may not have, or look it up in a list of what is allowed.',
    path: 'The path of this Kling URL holds {{source}} as the request brought it, so it can lead to another route. Use `encodeURIComponent`, or test it against a pattern.',
  },
  options: {},
  assess: (file) =>
    worstByPlace([
      ...clientFindings<Id>(file, 'sanitizing', 'prompt'),
      ...inputSinksOf(file).flatMap((sink) => assessSink(file, sink)),
    ]),
});

function assessSink(file: KlingFile, sink: InputSink): readonly Finding<Id>[] {
  const { node, field } = sink;
  const messageId = field === null ? 'path' : 'prompt';
  const { raw, cleaned, doubt } = inputIn(file, sink);
  if (!raw) return cleaned ? [{ verdict: 'satisfied', node, messageId, evidence: cleaned }] : [];
  if (doubt !== null) return [{ verdict: 'unknown', node, messageId, why: doubt }];
  return [
    {
      verdict: 'violation',
      node,
      messageId,
      data: { field: field ?? '', source: describeOrigin(file, raw.origin) },
      flow: stepsOf(file, raw.flow, raw.origin),
    },
  ];
}
