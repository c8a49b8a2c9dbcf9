/**
 * A key that development and production share leaks where it is guarded least, and cannot be withdrawn from one alone.
 * Hosts and models may be the same everywhere.
 */
import { sharedInDotenv } from '../concepts/dotenv.js';
import { sharedCredentialsOf, type SharedCredential } from '../concepts/shared-credentials.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { lineOf } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'shared' | 'bothArms';

export default defineRule<Id>({
  name: 'no-shared-credentials',
  docs: {
    description: 'Disallow giving several environments the same Kling credential.',
    items: ['credentials.separate'],
    reference: 'CWE-522',
    shape: 'value',
    recommended: 'warn',
    strict: 'error',
    env: 'warn',
  },
  messages: {
    shared:
      'The {{environment}} environment uses {{what}} as the {{other}} environment on line {{line}}, so a leak in one opens both. Give each environment a key of its own.',
    bothArms:
      'This test of the environment gives {{what}} in both cases (also on line {{line}}), so a leak in one environment opens the other. Give each environment a key of its own.',
  },
  options: {},
  assess: (file) => (file.inScope ? worstByPlace(sharedCredentialsOf(file).map(assessOne)) : []),
  assessEnv: (file) => sharedInDotenv(file).map(assessOne),
});

function assessOne({ node, by, environment, same }: SharedCredential): Finding<Id> {
  const messageId = by === 'key' ? 'shared' : 'bothArms';
  if (!same) return { verdict: 'satisfied', node, messageId, evidence: node };
  const data = { environment, what: same.what, other: same.environment, line: String(lineOf(same.node)) };
  return { verdict: 'violation', node, messageId, data, flow: [{ node: same.node, label: same.what }] };
}
