/**
 * A file that everybody can read is published, whatever the page says: it can be listed, guessed and indexed, and no role
 * and no deletion reaches the copies. Options that depend on something unknown are left alone.
 */
import { closingEdits } from '../concepts/edits.js';
import type { KlingFile } from '../concepts/file.js';
import { accessesOf, type Access } from '../concepts/storage.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'open' | 'openResult' | 'close';

export default defineRule<Id>({
  name: 'no-public-video-storage',
  docs: {
    description: 'Disallow storing generated videos and the media of callers where everybody can read them.',
    items: ['privacy.rbac', 'output.own-storage'],
    reference: 'CWE-732',
    shape: 'value',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    open: '`{{name}}` lets everybody read what is stored here. Keep it private, and hand out signed URLs that end.',
    openResult:
      '`{{name}}` lets everybody read a video that Kling made. Keep it private, and hand out signed URLs that end.',
    close: 'Keep it private. Whoever reads it now needs a signed URL.',
  },
  options: {},
  suggests: true,
  assess: (file) =>
    file.about ? worstByPlace(accessesOf(file).map((access) => assessAccess(file, access))) : [],
});

function assessAccess(file: KlingFile, { node, state, name, result, literal }: Access): Finding<Id> {
  const messageId = result ? 'openResult' : 'open';
  if (state === 'closed') return { verdict: 'satisfied', node, messageId, evidence: node };
  if (state === 'unknown') return { verdict: 'unknown', node, messageId, why: 'the option is not known' };
  const edits = literal ? closingEdits(file, node, literal) : [];
  return {
    verdict: 'violation',
    node,
    messageId,
    data: { name },
    suggestions: edits.length > 0 ? [{ messageId: 'close', edits }] : [],
  };
}
