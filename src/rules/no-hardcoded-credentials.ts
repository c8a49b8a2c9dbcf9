/**
 * A key in the source is in every clone and every build, and cannot be changed without a release. A name alone proves
 * nothing: the value must look like a key, or be used as one.
 */
import { CALLED } from '../concepts/credentials.js';
import type { KlingFile } from '../concepts/file.js';
import { writtenCredentialsOf, type WrittenCredential } from '../concepts/literals.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'hardcoded' | 'fallback' | 'keyShape' | 'placeholder';
interface Options {
  /** What to do with stand-ins such as `your_access_key` that reach a use outside of tests. */
  readonly placeholders: 'report' | 'ignore';
}

export default defineRule<Id, Options>({
  name: 'no-hardcoded-credentials',
  docs: {
    description: 'Disallow Kling keys, secrets and tokens written in the source.',
    items: ['credentials.secrets-manager'],
    reference: 'CWE-798',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    hardcoded:
      'This literal is used as {{what}}, so everybody who sees the source has it. Read it from a secrets manager, and change the key: it has been shown.',
    fallback:
      'This literal is used as {{what}} whenever nothing else is set, so everybody who sees the source has it. Fail when the key is missing, and change this one: it has been shown.',
    keyShape:
      'This text has the shape of {{what}} of Kling. Take it out of the source, and change the key: it has been shown.',
    placeholder:
      'This placeholder is used as {{what}}, so the program starts without its key and fails at the first request. Fail at once when the key is missing.',
  },
  options: {
    placeholders: {
      schema: { enum: ['report', 'ignore'] },
      default: 'report',
      description: 'What to do with stand-ins such as `your_access_key` that reach a use outside of tests.',
    },
  },
  assess: (file, { placeholders }) =>
    file.inScope ? writtenCredentialsOf(file).flatMap((one) => assessLiteral(file, one, placeholders)) : [],
});

function assessLiteral(
  file: KlingFile,
  one: WrittenCredential,
  placeholders: Options['placeholders'],
): readonly Finding<Id>[] {
  const { node, by, fallback, placeholder, traced } = one;
  const data = { what: CALLED[one.kind] };
  const flow = traced ? { flow: stepsOf(file, traced.flow, traced.origin) } : {};
  if (placeholder)
    return placeholders === 'report' && !file.isTest
      ? [{ verdict: 'violation', node, messageId: 'placeholder', data, ...flow }]
      : [];
  return [
    {
      verdict: 'violation',
      node,
      messageId: fallback ? 'fallback' : by === 'shape' ? 'keyShape' : 'hardcoded',
      data,
      ...flow,
    },
  ];
}
