/**
 * Whoever answers under the host has the key, the prompts and the pictures. Official hosts, known gateways and those that
 * the settings name are fine, and so is the program's own network. A base URL from the environment is not known.
 */
import type { KlingFile } from '../concepts/file.js';
import { hostUsesOf, type HostUse } from '../concepts/hosts.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { describeOrigin } from '../concepts/wording.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'unlisted' | 'callers' | 'retired' | 'region';

export default defineRule<Id>({
  name: 'no-unlisted-hosts',
  docs: {
    description: 'Disallow sending Kling keys, prompts and media to hosts that nobody has listed.',
    items: ['network.egress', 'privacy.cross-border'],
    reference: 'CWE-201, GDPR Ch. V',
    shape: 'flow',
    recommended: 'warn',
    strict: 'error',
  },
  messages: {
    unlisted:
      'This call carries a key, a prompt or media of Kling to `{{host}}`, which is none of its hosts and no known gateway. Call an official host, or name this one in `settings.kling.hosts`.',
    callers:
      '{{source}} decides which host this call goes to, so a caller can have the key, the prompts and the media sent anywhere. Choose the host from a list of your own.',
    retired:
      'This call goes to `{{host}}`, which `settings.kling.retiredHosts` names. Call the host that replaces it.',
    region:
      'This call goes to `{{host}}`, which is in the {{region}} region, and `settings.kling.region` wants the other one. Call the host of that region.',
  },
  options: {},
  assess: (file) => worstByPlace(hostUsesOf(file).map((use) => assessUse(file, use))),
});

function assessUse(file: KlingFile, { node, host, state, origin, region }: HostUse): Finding<Id> {
  const said = host ?? '';
  switch (state) {
    case 'unlisted':
    case 'retired':
      return { verdict: 'violation', node, messageId: state, data: { host: said } };
    case 'wrong-region':
      return { verdict: 'violation', node, messageId: 'region', data: { host: said, region: region ?? '' } };
    case 'callers':
      return {
        verdict: 'violation',
        node,
        messageId: 'callers',
        data: { source: origin ? describeOrigin(file, origin) : '' },
      };
    case 'unknown':
      return { verdict: 'unknown', node, messageId: 'unlisted', why: 'the host is not known' };
    default:
      return { verdict: 'satisfied', node, messageId: 'unlisted', evidence: node };
  }
}
