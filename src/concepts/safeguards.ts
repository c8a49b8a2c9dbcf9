/** Safeguards: what a client of Kling does with a request by itself, because it was made to. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import { isCall, unwrap, type CallNode } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { GUARDED_CALLS, type GuardedCall, type Safeguard } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import type { Answer } from './obligations.js';
import type { Request } from './requests.js';

const guardedCallAt = callTable(GUARDED_CALLS);

/** A call, and what parameters mean at it. */
type Sending = Pick<Request, 'call' | 'context'>;

/** Holds if a call measures prompts and compares hosts by itself, and throws. */
export function checksInput(file: KlingFile, { call, context }: Sending): boolean {
  return guardedCallAt(file, call, context) !== null;
}

/** Says whether a call does this by itself; null when it does not, so that somebody else has to. */
export function safeguardOf(
  file: KlingFile,
  { call, context }: Sending,
  safeguard: Safeguard,
): Answer | null {
  const row = guardedCallAt(file, call, context);
  const callee = unwrap(call.callee);
  if (!row || callee.type !== 'MemberExpression') return null;
  const makers = sameOrigins(file.engine, file.engine.value(callee.object, [], context, null));
  const answers = makers.map(({ node, context: inner }) =>
    isCall(node) ? optionAnswer(file, node, inner, row, safeguard) : ELSEWHERE,
  );
  if (answers.includes(null)) return null;
  return answers.find((answer) => answer?.kind === 'unknown') ?? answers[0] ?? ELSEWHERE;
}

const ELSEWHERE: Answer = { kind: 'unknown', why: 'the client is made in another file' };

function optionAnswer(
  file: KlingFile,
  maker: CallNode,
  context: Context | null,
  { options, waiver }: GuardedCall,
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
