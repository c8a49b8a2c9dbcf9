/**
 * URLs stand in access logs, proxies, histories and referrers; a key in one is read by all of them. Ids, times and page
 * sizes are left alone.
 */
import { CALLED, credentialsIn, kindOfName, type Secret } from '../concepts/credentials.js';
import type { KlingFile } from '../concepts/file.js';
import { queryValuesOf, type QueryValue } from '../concepts/queries.js';
import { worstByPlace } from '../concepts/verdicts.js';
import { defineRule } from '../define-rule.js';
import type { Finding } from '../finding.js';

type Id = 'query' | 'callback';

export default defineRule<Id>({
  name: 'no-credentials-in-query',
  docs: {
    description: 'Disallow keys and tokens in the query of outgoing URLs and of callback URLs.',
    items: ['network.no-query-keys'],
    reference: 'CWE-598',
    shape: 'flow',
    recommended: 'error',
    strict: 'error',
  },
  messages: {
    query:
      'The query of this URL holds {{what}}, so every log on the way does too. Send it in the `Authorization` header.',
    callback:
      'The query of this callback URL holds {{what}}, which Kling stores and sends back in the open. Verify the signature of the callback in its place.',
  },
  options: {},
  assess: (file) =>
    file.inScope ? worstByPlace(queryValuesOf(file).map((one) => assessValue(file, one))) : [],
});

function assessValue(
  file: KlingFile,
  { name, value, node, in: where, kling, headless }: QueryValue,
): Finding<Id> {
  const messageId = where === 'callback' ? 'callback' : 'query';
  const kind = secretIn(file, value, kling);
  if (kind) return { verdict: 'violation', node, messageId, data: { what: CALLED[kind] } };
  const isRead = name !== null && (kling || (file.settings.scope === 'all' && !headless));
  const named = isRead ? kindOfName(file, name) : null;
  // What a callback brings back is a secret that the application has made up.
  const what = named && (where === 'callback' ? 'a secret' : CALLED[named]);
  if (what) return { verdict: 'violation', node, messageId, data: { what } };
  return { verdict: 'satisfied', node, messageId, evidence: node };
}

/** A value is a secret by where it comes from. */
function secretIn(file: KlingFile, value: QueryValue['value'], kling: boolean): Secret | null {
  const found = value ? credentialsIn(file, value) : [];
  return (
    found.find(
      ({ how }) =>
        kling || how.includes('KLING') || how.startsWith('signed') || file.settings.scope === 'all',
    )?.kind ?? null
  );
}
