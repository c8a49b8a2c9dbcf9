/**
 * What Kling made is served in your name. Its bytes are looked at by a scan whose answer decides, before they reach a
 * user or a store that everybody can read. Bytes that something unreadable had in its hands before are left alone.
 */
import { describeBytes } from '../concepts/downloads.js';
import { scannedDeliveriesOf } from '../concepts/output-checks.js';
import { clientFindings } from '../concepts/safeguards.js';
import { nearWords } from '../concepts/shortfalls.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { stepsOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'answered' | 'published';

export default defineRule<Id>({
  name: 'require-output-scan',
  docs: {
    description: 'Require a scan of every result of Kling before it is served to users.',
    items: ['output.scanned'],
    reference: 'CWE-693',
    shape: 'obligation',
    recommended: 'off',
    strict: 'warn',
  },
  messages: {
    answered:
      'This answer serves a result of Kling ({{how}}), and nothing has scanned it.{{near}} Scan these bytes first, wait for the verdict, and serve nothing that it refuses.',
    published:
      'This store shows a result of Kling ({{how}}) to everybody, and nothing has scanned it.{{near}} Keep it where nobody reads it, scan these bytes, and publish nothing that the verdict refuses.',
  },
  options: {},
  assess: (file) =>
    worstByPlace<Id>([
      ...clientFindings(file, 'scan', 'answered'),
      ...scannedDeliveriesOf(file).map(({ delivery: { node, kind, bytes }, answer }): Finding<Id> => {
        const messageId = kind;
        if (answer.kind === 'met') return { verdict: 'satisfied', node, messageId, evidence: answer.by };
        if (answer.kind === 'unknown') return { verdict: 'unknown', node, messageId, why: answer.why };
        const data = { how: describeBytes(file, bytes), near: nearWords(file, answer) };
        const flow = stepsOf(file, bytes.traced.flow, bytes.traced.origin);
        return { verdict: 'violation', node, messageId, data, flow };
      }),
    ]),
});
