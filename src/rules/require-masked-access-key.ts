/**
 * The access key names the account in every log that it stands in; its first eight characters are enough to tell keys
 * apart. Where a secret stands beside it, `no-logged-secrets` speaks.
 */
import { maskEdits } from '../concepts/edits.js';
import type { KlingFile } from '../concepts/file.js';
import { isRedacted, logSinksOf, type LogSink } from '../concepts/logs.js';
import { shownIn } from '../concepts/masks.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'unmasked' | 'tail' | 'weakMask' | 'mask';
interface Options {
  /** How many characters of the end may be shown beside the beginning. */
  readonly tail: number;
}

export default defineRule<Id, Options>({
  name: 'require-masked-access-key',
  docs: {
    description:
      'Require the access key to be masked to its first eight characters in logs, traces and errors.',
    items: ['credentials.access-key-prefix'],
    reference: 'CWE-532',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
    strictOptions: { tail: 0 },
  },
  messages: {
    unmasked:
      'This {{channel}} shows the access key ({{how}}) unmasked. Log `accessKey.slice(0, 8)`, or the name of the key.',
    tail: 'This {{channel}} shows the last {{length}} characters of the access key ({{how}}); {{allowed}} may be shown. Log its first eight characters alone.',
    weakMask:
      'The mask of the access key ({{how}}) shows a short key whole, so it is none in this {{channel}}. Show nothing of a key that is too short to mask.',
    mask: 'Keep the first eight characters.',
  },
  options: {
    tail: {
      schema: { type: 'integer', minimum: 0, maximum: 4 },
      default: 4,
      description:
        'How many characters of the end may be shown beside the beginning; the review’s own sample shows four.',
    },
  },
  suggests: true,
  assess: (file, { tail }) =>
    file.inScope ? logSinksOf(file).flatMap((sink) => assessSink(file, sink, tail)) : [],
});

function assessSink(file: KlingFile, sink: LogSink, allowed: number): readonly Finding<Id>[] {
  const { node, channel } = sink;
  const open = shownIn(file, sink.value, sink.depth).filter(
    ({ found }) => !isRedacted(sink, found.traced.flow),
  );
  if (open.some(({ found }) => found.kind !== 'access-key')) return [];
  const findings = open.map(({ mask, cut, found: { traced, how } }): Finding<Id> => {
    const flow = stepsOf(file, traced.flow, traced.origin);
    const data = { channel, how };
    switch (mask.kind) {
      case 'prefix':
        return { verdict: 'satisfied', node, messageId: 'unmasked', evidence: mask.step.node };
      case 'tail':
        if (mask.length <= allowed)
          return { verdict: 'satisfied', node, messageId: 'tail', evidence: mask.step.node };
        return {
          verdict: 'violation',
          node,
          messageId: mask.length <= 4 ? 'tail' : 'unmasked',
          data: { ...data, length: String(mask.length), allowed: String(allowed) },
          flow,
        };
      case 'short-whole':
        return { verdict: 'violation', node, messageId: 'weakMask', data, flow };
      case 'none':
        return {
          verdict: 'violation',
          node,
          messageId: 'unmasked',
          data,
          flow,
          suggestions: cut ? [] : maskEdits(file, node, traced.flow),
        };
    }
  });
  const worst =
    findings.find((one) => one.messageId === 'unmasked' && one.verdict === 'violation') ??
    findings.find((one) => one.verdict === 'violation') ??
    findings[0];
  return worst ? [worst] : [];
}
