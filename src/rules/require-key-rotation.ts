/**
 * A key that has leaked is worth what it opens until it is changed. It changes only when its rotation is on, and when the
 * program asks again: a secret fetched once is used until the next start. Variables of the environment change with it.
 */
import type { KlingFile } from '../concepts/file.js';
import { keptSecretsOf } from '../concepts/kept-secrets.js';
import { LONGEST_DAYS, rotationSettingsOf } from '../concepts/rotation.js';
import { lineOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'off' | 'slow' | 'kept';

export default defineRule<Id>({
  name: 'require-key-rotation',
  docs: {
    description: 'Require Kling keys to be rotated every 90 days, and to be fetched again after that.',
    items: ['credentials.rotation'],
    reference: 'CWE-324',
    shape: 'value',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    off: 'The rotation of this Kling secret is switched off, so a key that has leaked works for ever. Rotate it at least every {{limit}} days.',
    slow: 'This Kling secret is rotated every {{days}} days, and a key that has leaked works as long. Rotate it at least every {{limit}} days.',
    kept: '`{{name}}` keeps a secret that is fetched once (line {{line}}), so the program uses the old key after a rotation until somebody restarts it. Fetch it when it is needed, or again when it is some minutes old.',
  },
  options: {},
  assess: (file) => (file.inScope ? [...settings(file), ...kept(file)] : []),
});

function settings(file: KlingFile): readonly Finding<Id>[] {
  return rotationSettingsOf(file).map(({ node, state, days }): Finding<Id> => {
    const data = { limit: String(LONGEST_DAYS), days: String(days ?? 0) };
    if (state === 'off' || state === 'slow') return { verdict: 'violation', node, messageId: state, data };
    return state === 'on'
      ? { verdict: 'satisfied', node, messageId: 'slow', evidence: node }
      : { verdict: 'unknown', node, messageId: 'slow', why: 'how often is not known' };
  });
}

function kept(file: KlingFile): readonly Finding<Id>[] {
  return keptSecretsOf(file).map(({ node, name, fetch, renewal }): Finding<Id> =>
    renewal
      ? { verdict: 'satisfied', node, messageId: 'kept', evidence: renewal }
      : {
          verdict: 'violation',
          node,
          messageId: 'kept',
          data: { name, line: String(lineOf(fetch)) },
          flow: [{ node: fetch, label: 'is fetched here' }],
        },
  );
}
