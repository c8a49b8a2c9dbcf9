/** Why a companion that is there does not count, in words. */
import type { KlingFile } from './file.js';
import type { Answer, Shortfall } from './duties.js';
import { callText, lineOf } from './wording.js';

const WORDS: Readonly<Record<Shortfall, string>> = {
  other: 'it looks at another value',
  after: 'it comes after that',
  beside: 'it runs at the same time',
  unawaited: 'nobody waits for it',
  swallowed: 'when it fails, the code goes on',
  unused: 'its answer does not decide',
  'some-ways': 'it does not run on every way',
};

/**
 * Says what comes near: " `moderate()` on line 5 does not count: nobody waits for it."; empty when nothing does.
 * `unused` is what to say of an answer that is not used, where it should be more than tested.
 */
export function nearWords(file: KlingFile, answer: Answer, unused = WORDS.unused): string {
  const near = answer.kind === 'unmet' ? answer.near : null;
  if (!near) return '';
  const text = callText(file, near.node);
  const name = text.endsWith('()') ? `\`${text}\`` : 'A call';
  return ` ${name} on line ${String(lineOf(near.node))} does not count: ${near.why === 'unused' ? unused : WORDS[near.why]}.`;
}
