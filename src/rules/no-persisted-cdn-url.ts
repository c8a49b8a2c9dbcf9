/**
 * Kling deletes what it made after thirty days, and whoever has the URL until then has the file. A URL that is fetched and
 * kept as an own copy, or that says when it ends, is left alone; so is one that only goes on to a caller.
 */
import type { KlingFile } from '../concepts/file.js';
import { lastingUsesOf, writtenResultsOf, type LastingUse } from '../concepts/permanence.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'stored' | 'answered' | 'shown' | 'literal';

export default defineRule<Id>({
  name: 'no-persisted-cdn-url',
  docs: {
    description: 'Disallow result URLs of Kling that are stored, answered or shown as if they lasted.',
    items: ['output.temporary-urls', 'output.own-storage'],
    reference: 'CWE-672',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    stored:
      'This store keeps a result URL of Kling ({{how}}), and Kling deletes the file behind it after 30 days. Fetch the file and store where your own copy is; or store beside it when it expires.',
    answered:
      'This answer holds a result URL of Kling ({{how}}), and Kling deletes the file behind it after 30 days. Fetch the file and answer with the URL of your own copy; or say in the answer when it expires.',
    shown:
      'This attribute shows a result URL of Kling ({{how}}), and Kling deletes the file behind it after 30 days. Fetch the file on the server and show your own copy.',
    literal:
      'This text is a result URL of Kling, and Kling deletes the file behind it after 30 days. Keep the file in your own store and name that.',
  },
  options: {},
  assess: (file) => (file.inScope ? worstByPlace([...uses(file), ...literals(file)]) : []),
});

function uses(file: KlingFile): readonly Finding<Id>[] {
  return lastingUsesOf(file).map((use) => assessUse(file, use));
}

function assessUse(file: KlingFile, { kind, node, found, evidence }: LastingUse): Finding<Id> {
  if (evidence) return { verdict: 'satisfied', node, messageId: kind, evidence };
  const { traced, how } = found;
  return {
    verdict: 'violation',
    node,
    messageId: kind,
    data: { how },
    flow: stepsOf(file, traced.flow, traced.origin),
  };
}

function literals(file: KlingFile): readonly Finding<Id>[] {
  return writtenResultsOf(file).map((node) => ({ verdict: 'violation', node, messageId: 'literal' }));
}
