/** Callbacks of Kling: which handlers take them, where they use the body, and what verifies it before. */
import { calledAddresses, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName } from '../analysis/helper-names.js';
import type { Engine } from '../analysis/engine.js';
import { linksOf, trace } from '../analysis/trace.js';
import {
  contains,
  functionOf,
  isCall,
  isFunction,
  keyName,
  literalText,
  nameOf,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Context, Origin, Value } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';
import { CALLBACK_FIELDS, WEBHOOK_WORDS } from '../knowledge/index.js';
import { namesKling } from '../knowledge/kling/index.js';
import { hasWord } from '../knowledge/names.js';
import { handlerParts, isCallers } from './callers.js';
import type { Companion } from './companions.js';
import type { KlingFile } from './file.js';
import type { Answer, Duty } from './duties.js';
import { companionsOf, obligation } from './obligations.js';
import { perFile } from './per-file.js';

/** One handler that takes callbacks, and how it was answered. */
export interface Callback {
  /** Where the body is used before anything has verified it, or used first. */
  readonly node: Node;
  readonly answer: Answer;
}

/** A mistake inside of a verification. */
export interface Flaw {
  readonly kind: 'not-raw' | 'compared' | 'no-age' | 'fails-open';
  readonly node: Node;
}

/** A signature must be right before the body is used. */
const VERIFIED: Duty = {
  kinds: ['webhook'],
  looks: false,
  forgives: false,
  keeps: true,
  also: (file, call, context) => keyedHash(file, call, context),
};

/** A keyed hash that is computed to be compared is a check. */
function keyedHash(file: KlingFile, call: CallNode, context: Context | null): Companion | null {
  const { engine } = file;
  const [described] = rowsAt(engine, 'hmac', call, context);
  if (!described) return null;
  const { row } = described;
  const subjects = /^\d/u.test(row.data)
    ? portValues(engine, call, row.data, context)
    : (engine.structure.methodCalls.get(row.data) ?? [])
        .filter((update) => contains(wrapped(update), call) || startsAt(file, update, call))
        .flatMap((update) => portValues(engine, update, '0', context));
  return { call, outcome: 'verdict', async: false, subjects, around: null, byName: false };
}

/** Holds if a method is called on what another call gives. */
function startsAt(file: KlingFile, update: CallNode, call: CallNode): boolean {
  const callee = unwrap(update.callee);
  return (
    callee.type === 'MemberExpression' &&
    sameOrigins(file.engine, file.engine.at(callee.object)).some(({ node }) => node === call)
  );
}

/** Methods and properties of a body that is still text or bytes. */
const OF_RAW = new Set(['toString', 'length', 'byteLength', 'slice', 'trim', 'subarray', 'buffer']);

/** Calls that read a body. */
const READS = new Set([
  'json',
  'text',
  'arrayBuffer',
  'blob',
  'bytes',
  'parseBody',
  'readBody',
  'readRawBody',
  'getRawBody',
  'rawBody',
]);

const BODIES = new Set(['body', 'rawBody', 'payload', 'json()', 'text()']);

/** Calls that a body goes into without being used. */
const READS_ON = new Set([
  'update',
  'timingSafeEqual',
  'parse',
  'stringify',
  'from',
  'String',
  'toString',
  'decode',
  'encode',
  'log',
  'debug',
]);

/** Gets the handlers of Kling's callbacks. */
export const callbacksOf = perFile((file): readonly Callback[] =>
  file.about
    ? file.engine.structure.functions.flatMap((handler) =>
        handlerParts(file, handler) ? callbackAt(file, handler) : [],
      )
    : [],
);

/** Gets the calls of libraries that verify a callback, or throw. */
export const verificationsOf = perFile((file): readonly CallNode[] =>
  file.about
    ? companionsOf(file, VERIFIED).flatMap(({ call, outcome, byName }) =>
        outcome === 'returns' && !byName ? [call] : [],
      )
    : [],
);

function callbackAt(file: KlingFile, handler: FunctionNode): readonly Callback[] {
  const uses = usesOfBody(file, handler);
  const [first] = uses;
  if (!first || isRead(file, handler)) return [];
  const named = uses.some(({ fields }) => fields.some((field) => CALLBACK_FIELDS.includes(field)));
  if (!named && !isRoute(file, handler)) return [];
  let met: Callback | null = null;
  for (const use of uses) {
    const answer = obligation(file, VERIFIED, { node: use.node, context: null, subjects: [] });
    const anyBefore = companionsOf(file, VERIFIED).length > 0;
    if (answer.kind !== 'met') return [{ node: anyBefore ? use.node : first.body, answer }];
    met ??= { node: use.node, answer };
  }
  return met ? [met] : [];
}

/** A GET handler takes no callbacks. */
function isRead(file: KlingFile, handler: FunctionNode): boolean {
  const name = nameOf(handler);
  if (name === 'GET' || name === 'HEAD' || name === 'loader') return true;
  return file.engine.functions
    .usesOf(handler)
    .handed.some(({ call }) => ['get', 'head'].includes(calledName(call) ?? ''));
}

/** The route, the file or the function says that it is for callbacks of Kling's. */
function isRoute(file: KlingFile, handler: FunctionNode): boolean {
  const registered = file.engine.functions
    .usesOf(handler)
    .handed.flatMap(({ call }) => call.arguments.flatMap((one) => literalText(one) ?? []));
  const says = [...registered, file.filename, nameOf(handler) ?? ''];
  const own = [...registered, nameOf(handler) ?? ''];
  return (
    says.some((text) => hasWord(WEBHOOK_WORDS, text) && namesKling(text)) ||
    (own.some((text) => hasWord(WEBHOOK_WORDS, text)) && namesKling(file.filename)) ||
    (hasWord(WEBHOOK_WORDS, file.filename) && own.some(namesKling))
  );
}

/** One use of a body: where, which body, and the fields that are read. */
interface Use {
  readonly node: Node;
  readonly body: Node;
  readonly fields: readonly string[];
}

/** Gets the places where a handler reads fields of the body, or hands the body on. */
function usesOfBody(file: KlingFile, handler: FunctionNode): readonly Use[] {
  const { engine } = file;
  const members = engine.structure.members.flatMap((member): Use[] => {
    if (!contains(handler, member)) return [];
    const name = keyName(member.property, member.computed);
    if (name === null || OF_RAW.has(name) || !isBody(file, member.object)) return [];
    return [{ node: member, body: bodyOf(file, member.object), fields: [name] }];
  });
  const patterns = [...variablesIn(file, handler)].flatMap(({ node, fields }): Use[] =>
    isBody(file, node) ? [{ node, body: node, fields }] : [],
  );
  const given = engine.structure.calls.flatMap((call): Use[] => {
    if (!contains(handler, call) || READS_ON.has(calledName(call) ?? '')) return [];
    if (isVerifier(file, call)) return [];
    const argument = call.arguments.find((one) => one.type !== 'SpreadElement' && isBody(file, one));
    return argument ? [{ node: argument, body: bodyOf(file, argument), fields: [] }] : [];
  });
  return [...members, ...patterns, ...given]
    .filter((use) => !inVerifier(file, use.node, handler))
    .sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** Gets what object patterns in a function take apart. */
function* variablesIn(
  file: KlingFile,
  handler: FunctionNode,
): Generator<{ node: Node; fields: readonly string[] }> {
  const stack: Node[] = [handler.body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init)
      yield {
        node: node.init,
        fields: node.id.properties.flatMap((one) =>
          one.type === 'Property' ? (keyName(one.key, one.computed) ?? []) : [],
        ),
      };
    for (const key of file.source.visitorKeys[node.type] ?? []) {
      const child: unknown = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
        if (typeof one === 'object' && one !== null && 'type' in one) stack.push(one as Node);
    }
  }
}

/** Holds if an expression is the body of the request, parsed or not. */
function isBody(file: KlingFile, node: Node): boolean {
  const inner = unwrap(node);
  if (isCall(inner) && READS.has(calledName(inner) ?? '') && isOfRequest(file, inner)) return true;
  const value = file.engine.at(inner);
  const found = trace(file.engine, value, { derived: true }).found.filter(
    ({ origin: { kind } }) => kind !== 'literal' && kind !== 'nothing',
  );
  return found.length > 0 && found.every(({ origin }) => isWholeBody(file, origin));
}

function isOfRequest(file: KlingFile, call: CallNode): boolean {
  return trace(file.engine, file.engine.at(call), { derived: true }).found.some(
    ({ origin }) => isCallers(file, origin) || (origin.kind === 'parameter' && handlerOf(file, origin)),
  );
}

function handlerOf(file: KlingFile, { function: owner }: Origin): boolean {
  return owner !== undefined && handlerParts(file, owner) !== null;
}

function isWholeBody(file: KlingFile, origin: Origin): boolean {
  if (!isCallers(file, origin)) return false;
  const path = origin.path.filter((segment) => leftOut(segment) === null);
  if (origin.kind === 'call')
    return path.length === 0 && READS.has(calledName(origin.node as CallNode) ?? '');
  const last = path.at(-1);
  if (last !== undefined) return BODIES.has(last) && path.length <= 2;
  const parts = origin.function ? handlerParts(file, origin.function) : null;
  return parts?.input.includes(String(origin.index ?? 0)) === true;
}

/** Gets the expression that reads the body: `req.body`, or the call. */
function bodyOf(file: KlingFile, node: Node): Node {
  const [origin] = trace(file.engine, file.engine.at(unwrap(node)), { derived: true }).found;
  const link = origin && linksOf(origin.flow)[0]?.value.node;
  return link && !isFunction(link) && functionOf(link) && !link.type.includes('Pattern')
    ? unwrap(link)
    : node;
}

function isVerifier(file: KlingFile, call: CallNode): boolean {
  if (companionsOf(file, VERIFIED).some((one) => one.call === call)) return true;
  const [target] = file.engine.functions.targets(call, file.engine.functions.blocked);
  return target !== undefined && companionsOf(file, VERIFIED).some((one) => contains(target, one.call));
}

/** Reading what a signature covers, or a header, is no use of the body. */
function inVerifier(file: KlingFile, node: Node, handler: FunctionNode): boolean {
  for (let current = node.parent; current && current !== handler; current = current.parent) {
    if (isCall(current) && isVerifier(file, current)) return true;
  }
  return false;
}

/** Gets what is wrong inside of the verifications of a file about Kling. */
export const verificationFlaws = perFile((file): readonly Flaw[] => {
  if (!file.about) return [];
  const companions = companionsOf(file, VERIFIED).filter(({ call }) => isAboutWebhooks(file, call));
  const hashes = companions.filter(({ outcome, byName }) => outcome === 'verdict' && !byName);
  return [
    ...companions.flatMap((one) =>
      one.subjects.some((subject) => isWrittenAgain(file, subject))
        ? [{ kind: 'not-raw' as const, node: one.subjects[0]?.node ?? one.call }]
        : [],
    ),
    ...hashes.flatMap(({ call }) => comparisonsOf(file, call)),
    ...hashes.flatMap(({ call }) => withoutAge(file, call)),
    ...companions.flatMap(({ call }) => openEnds(file, call)),
  ];
});

/** A keyed hash that signs something else is none of ours. */
function isAboutWebhooks(file: KlingFile, call: CallNode): boolean {
  if (hasWord(WEBHOOK_WORDS, file.filename) || callbacksOf(file).length > 0) return true;
  for (let owner = functionOf(call); owner; owner = functionOf(owner))
    if (hasWord(WEBHOOK_WORDS, nameOf(owner) ?? '')) return true;
  return false;
}

/** Text that was parsed and is written again: another than the one that was signed. */
function isWrittenAgain(file: KlingFile, subject: Value): boolean {
  return trace(file.engine, subject, { derived: true, contents: 1 }).found.some(
    ({ origin, flow }) =>
      (isCallers(file, origin) || origin.kind === 'parameter') &&
      linksOf(flow).some(({ step }) => step?.encodes === 'json'),
  );
}

/** `digest === signature`: how long it takes tells how much of it was right. */
function comparisonsOf(file: KlingFile, hash: CallNode): readonly Flaw[] {
  const home = functionOf(hash);
  const { engine } = file;
  const flaws: Flaw[] = [];
  const stack: Node[] = home ? [home.body] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'BinaryExpression' && /^[!=]==?$/u.test(node.operator)) {
      const sides = [node.left, node.right].filter(
        (side) =>
          side.type !== 'PrivateIdentifier' &&
          !(side.type === 'MemberExpression' && OF_RAW.has(keyName(side.property, side.computed) ?? '')),
      );
      if (
        !sides.some((side) => side.type === 'Literal') &&
        sides.some((side) => isMadeBy(engine, engine.at(unwrap(side)), hash))
      )
        flaws.push({ kind: 'compared', node });
    }
    for (const key of file.source.visitorKeys[node.type] ?? []) {
      const child: unknown = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? (child as unknown[]) : [child])
        if (typeof one === 'object' && one !== null && 'type' in one) stack.push(one as Node);
    }
  }
  return flaws;
}

/** Holds if a value is the outcome of a call, or of methods called on that, in whatever spelling. */
function isMadeBy(engine: Engine, start: Value, call: CallNode): boolean {
  const seen = new Set([start]);
  for (const value of seen) {
    if (seen.size > 60) return false;
    const node = unwrap(value.node);
    if (isCall(node) && contains(node, call)) return true;
    const shape = engine.shape(value);
    const next = shape.kind === 'either' ? shape.values : shape.kind === 'made' ? shape.from : shape.parts;
    for (const one of next) if (typeof one !== 'string') seen.add(one);
  }
  return false;
}

/** An old callback may be sent again for ever unless somebody looks at its time. */
function withoutAge(file: KlingFile, hash: CallNode): readonly Flaw[] {
  const looks = file.engine.structure.members.some(
    (member) =>
      keyName(member.property, member.computed) === 'now' &&
      member.object.type === 'Identifier' &&
      member.object.name === 'Date',
  );
  const makes = file.engine.structure.calls.some((call) =>
    calledAddresses(file.engine, call).some((address) => address === 'global#Date.new()'),
  );
  return looks || makes ? [] : [{ kind: 'no-age', node: hash }];
}

/** A way out of a verifier that says yes, or goes on, without having verified. */
function openEnds(file: KlingFile, call: CallNode): readonly Flaw[] {
  const home = functionOf(call);
  if (!home || handlerParts(file, home)) return [];
  return (file.engine.structure.returns.get(home) ?? []).flatMap((result): Flaw[] => {
    const inner = unwrap(result);
    if (inner.type !== 'Literal' || inner.value !== true) return [];
    const answer = obligation(file, VERIFIED, { node: inner, context: null, subjects: [] });
    return answer.kind === 'met' ? [] : [{ kind: 'fails-open', node: result }];
  });
}
