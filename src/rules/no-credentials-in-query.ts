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

function assessValue(file: KlingFile, query: QueryValue): Finding<Id> {
  const { name, node, in: where, kling } = query;
  const messageId = where === 'callback' ? 'callback' : 'query';
  const believesNames = kling || (file.settings.scope === 'all' && !query.headless);
  const kind = secretIn(file, query, believesNames);
  if (kind) return { verdict: 'violation', node, messageId, data: { what: CALLED[kind] } };
  const named = name !== null && believesNames ? kindOfName(file, name) : null;
  // What a callback brings back is a secret that the application has made up.
  const what = named && (where === 'callback' ? 'a secret' : CALLED[named]);
  if (what) return { verdict: 'violation', node, messageId, data: { what } };
  return { verdict: 'satisfied', node, messageId, evidence: node };
}

/** A value is a secret by where it comes from. */
function secretIn(file: KlingFile, { value }: QueryValue, believesNames: boolean): Secret | null {
  const found = value ? credentialsIn(file, value) : [];
  const isAll = file.settings.scope === 'all';
  return (
    found.find(
      ({ how, variable }) =>
        believesNames || how.includes('KLING') || how.startsWith('signed') || (isAll && variable !== null),
    )?.kind ?? null
  );
}
