/**
 * Over plain HTTP the key, the prompts and the results can be read and changed by anybody on the way. A text that only
 * mentions a URL is no use of it, and loopback is no network.
 */
import type { KlingFile } from '../concepts/file.js';
import { addressUsesOf, isApiAddress, isExempt, type AddressUse } from '../concepts/schemes.js';
import { openAddressesOf, schemeEditIn, type EnvAddress } from '../concepts/dotenv.js';
import { schemeEdit } from '../concepts/edits.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'http' | 'httpElsewhere' | 'useHttps';

export default defineRule<Id>({
  name: 'require-https',
  docs: {
    description:
      'Require https for the base URL, the callback URLs and the media URLs of a Kling integration.',
    items: ['network.https', 'network.webhook-tls'],
    reference: 'CWE-319',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
    env: 'error',
  },
  messages: {
    http: 'This `http:` URL is used as {{use}} of a Kling request, so what is sent can be read on the way. Use `https:`.',
    httpElsewhere:
      'This `http:` URL is where a request goes, so what is sent can be read on the way. Use `https:`.',
    useHttps: 'Use `https:`. The host must answer there.',
  },
  options: {},
  fixable: true,
  suggests: true,
  assess: (file) => worstByPlace(addressUsesOf(file).map((use) => assessUse(file, use))),
  assessEnv: (file) => openAddressesOf(file).map(assessEntry),
});

function assessEntry(entry: EnvAddress): Finding<Id> {
  const { node, use, official } = entry;
  const edits = [schemeEditIn(entry)];
  return {
    verdict: 'violation',
    node,
    messageId: 'http',
    data: { use },
    ...(official && use === 'base URL'
      ? { fix: edits }
      : { suggestions: [{ messageId: 'useHttps', edits }] }),
  };
}

function assessUse(file: KlingFile, address: AddressUse): Finding<Id> {
  const { target, use, other, piece, node: place, plainClient } = address;
  const messageId = other ? 'httpElsewhere' : 'http';
  const node = piece?.value.node ?? place;
  if (target.scheme !== 'http:' || isExempt(file, address))
    return { verdict: 'satisfied', node, messageId, evidence: node };
  const edit = plainClient ? null : schemeEdit(file, node);
  const fixes = edit && isApiAddress(target) && use === 'base URL' ? { fix: [edit] } : {};
  const suggestions = edit ? [{ messageId: 'useHttps' as const, edits: [edit] }] : [];
  return {
    verdict: 'violation',
    node,
    messageId,
    data: { use },
    suggestions: 'fix' in fixes ? [] : suggestions,
    ...fixes,
  };
}
