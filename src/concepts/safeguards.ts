/** Safeguards: what a client of Kling does with a request by itself, because it was made to. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { isCall, unwrap, type CallNode } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { Finding } from '../finding.js';
import { GUARDED_CLIENTS, KEY_PROVIDERS, type GuardedClient, type Safeguard } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import type { Answer } from './duties.js';
import type { Request } from './requests.js';

const clientOfCall = callTable(GUARDED_CLIENTS.map((client) => ({ ...client, api: client.calls })));
const clientMadeBy = callTable(GUARDED_CLIENTS.map((client) => ({ ...client, api: client.maker })));

/** A call, and what parameters mean at it. */
type Sending = Pick<Request, 'call' | 'context'>;

/** Holds if a call measures prompts and compares hosts by itself, and throws. */
export function checksInput(file: KlingFile, { call, context }: Sending): boolean {
  return clientOfCall(file, call, context) !== null;
}

/** Says whether a call does this by itself; null when it does not, so that somebody else has to. */
export function safeguardOf(
  file: KlingFile,
  { call, context }: Sending,
  safeguard: Safeguard,
): Answer | null {
  const row = clientOfCall(file, call, context);
  const callee = unwrap(call.callee);
  if (!row || callee.type !== 'MemberExpression') return null;
  const makers = sameOrigins(file.engine, file.engine.value(callee.object, [], context, null));
  const answers = makers.map(({ node, context: inner }) =>
    isCall(node) ? optionAnswer(file, node, inner, row, safeguard) : ELSEWHERE,
  );
  if (answers.includes(null)) return null;
  return answers.find((answer) => answer?.kind === 'unknown') ?? answers[0] ?? ELSEWHERE;
}

const providerAt = callTable(KEY_PROVIDERS);

/** Gets the calls by which clients of Kling learn where their key is kept. */
export function keyProvidersOf(file: KlingFile): readonly CallNode[] {
  return file.engine.structure.calls.filter((call) => providerAt(file, call) !== null);
}

/** Says of each client that a file makes whether it was made to do this; the requests may be in other files. */
export function clientFindings<Id extends string>(
  file: KlingFile,
  safeguard: Safeguard,
  messageId: Id,
): readonly Finding<Id>[] {
  return file.engine.structure.calls.flatMap((node): Finding<Id>[] => {
    const row = node.type === 'NewExpression' ? clientMadeBy(file, node) : null;
    const answer = row && optionAnswer(file, node, null, row, safeguard);
    if (answer?.kind === 'met') return [{ verdict: 'satisfied', node, messageId, evidence: answer.by }];
    if (answer?.kind === 'unknown') return [{ verdict: 'unknown', node, messageId, why: answer.why }];
    return [];
  });
}

const ELSEWHERE: Answer = { kind: 'unknown', why: 'the client is made in another file' };

function optionAnswer(
  file: KlingFile,
  maker: CallNode,
  context: Context | null,
  { options, waiver }: GuardedClient,
  safeguard: Safeguard,
): Answer | null {
  const { engine } = file;
  const given = portValues(engine, maker, '0', context)
    .flatMap((whole) => fieldValues(engine, whole, options[safeguard], maker))
    .filter(({ value }) => !sameOrigins(engine, value).every(({ kind }) => kind === 'nothing'));
  if (given.some(({ value }) => isWaived(file, value, waiver)))
    return { kind: 'unknown', why: 'the client was made to leave it out, for the reason that stands there' };
  if (given.some(({ node }) => node === null))
    return { kind: 'unknown', why: 'the options of the client are not known' };
  const [first] = given;
  return first ? { kind: 'met', by: first.node ?? maker } : null;
}

function isWaived(file: KlingFile, value: Value, waiver: string): boolean {
  return apisOf(file.engine, value).some(({ address }) => address === waiver);
}
