/**
 * Anybody can send a request to a public address. A callback is believed once its signature over the body as it came,
 * and the age of that signature, are right. A verification in another file is believed by its name.
 */
import type { KlingFile } from '../concepts/file.js';
import { callbacksOf, verificationFlaws, verificationsOf, type Callback } from '../concepts/webhooks.js';
import { nearWords } from '../concepts/shortfalls.js';
import { defineRule } from '../define-rule.js';
import { worstByPlace } from '../concepts/verdicts.js';
import type { Finding } from '../finding.js';

type Id = 'unverified' | 'not-raw' | 'compared' | 'no-age' | 'fails-open';

export default defineRule<Id>({
  name: 'require-webhook-verification',
  docs: {
    description: 'Require that a callback from Kling is verified before its body is used.',
    items: ['network.webhook-tls'],
    reference: 'CWE-345',
    shape: 'obligation',
    recommended: 'warn',
    strict: 'error',
  },
  messages: {
    unverified:
      'This handler uses the body of a callback that nothing has verified, so anybody who knows the address can send one.{{near}} Verify the signature in the `webhook-*` headers over the raw body first, and answer 401 when it is wrong.',
    'not-raw':
      'The signature is computed over a body that was parsed and written again, which is not what Kling signed. Verify the raw body, before it is parsed.',
    compared:
      'This comparison of signatures takes longer the more of it is right, which lets a caller guess it. Compare in constant time.',
    'no-age':
      'This signature is checked, but not how old it is, so a callback that somebody has recorded can be sent again. Refuse a timestamp that is more than 5 minutes away.',
    'fails-open':
      'This says that a callback is genuine without having verified it. Refuse it when the secret or the signature is missing.',
  },
  options: {},
  assess: (file) => {
    const flaws = verificationFlaws(file);
    const isOpen = flaws.some(({ kind }) => kind === 'fails-open');
    return worstByPlace([
      ...verificationsOf(file).map((node): Finding<Id> => ({
        verdict: 'satisfied',
        node,
        messageId: 'unverified',
        evidence: node,
      })),
      ...callbacksOf(file).map((callback) => assessCallback(file, callback, isOpen)),
      ...flaws.map(({ kind, node }): Finding<Id> => ({ verdict: 'violation', node, messageId: kind })),
    ]);
  },
});

function assessCallback(file: KlingFile, { node, answer }: Callback, isOpen: boolean): Finding<Id> {
  const messageId = 'unverified';
  if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
  if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
  if (isOpen) return { verdict: 'unknown', node, messageId, why: 'its verification fails open' };
  return { verdict: 'violation', node, messageId, data: { near: nearWords(file, answer) } };
}
