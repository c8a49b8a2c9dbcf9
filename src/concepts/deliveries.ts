/** Deliveries: where the bytes of results leave for whoever asks, in answers and in stores that everybody can read. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import {
  annotationOf,
  contains,
  functionOf,
  isCall,
  isFunction,
  keyName,
  parameterPattern,
  unwrap,
  wrapped,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { linksOf, trace } from '../analysis/trace.js';
import { leftOut, type Context, type Origin, type Value } from '../analysis/value.js';
import {
  ANSWER_NAMES,
  ANSWER_TYPES,
  ANSWERING_CALLS,
  ANSWERING_METHODS,
  BODY_READERS,
  DISK_MOVES,
  DISK_WRITES,
} from '../knowledge/index.js';
import { answersOf } from './browser.js';
import { callTable } from './call-tables.js';
import { handlerParts } from './callers.js';
import { bytesAtPath, bytesIn, clientDownloadsOf, type ResultBytes } from './downloads.js';
import type { KlingFile } from './file.js';
import { isPublished } from './paths.js';
import { perFile } from './per-file.js';
import { allRequestsOf } from './requests.js';
import { resultsIn } from './results.js';
import { accessesOf } from './storage.js';
import { storeWritesOf } from './stores.js';
import { isPlainStream, pipesOf, targetsOf } from './streams.js';

/** One result whose bytes leave. */
export interface Delivery {
  readonly kind: 'answered' | 'published';
  /** The place to speak of: the expression through which the bytes leave. */
  readonly node: Node;
  /** The call or statement that sends them, before which they must have been looked at. */
  readonly place: Node;
  readonly context: Context | null;
  /** What is sent. */
  readonly sent: Value;
  readonly bytes: ResultBytes;
}

/** A place where bytes may leave. */
interface Exit extends Pick<Delivery, 'kind' | 'node' | 'place'> {
  readonly value: Value;
  /** How many levels of what is sent are looked into. */
  readonly contents: number;
  /** What it is: bytes unless it says otherwise, the path of a file, a URL that the place fetches. */
  readonly is?: readonly ('bytes' | 'path' | 'url')[];
  /** Streams on the way that may do anything. */
  readonly through?: readonly Node[];
  /** The bytes, where the place itself fetches them. */
  readonly bytes?: ResultBytes;
}

/** How deep an answer is looked into: `{ statusCode, body }`, `{ video: { data } }`. */
const DEPTH = 2;
/** How many calls of one helper are told apart. */
const MAX_CONTEXTS = 12;

/** Gets the places of a file where bytes of results leave. */
export const deliveriesOf = perFile((file): readonly Delivery[] => {
  if (!file.about || !mayFetch(file)) return [];
  return exitsOf(file).flatMap((exit) =>
    contextsAt(file, exit.place).flatMap((context) => deliveriesAt(file, exit, context)),
  );
});

/** Without a request, or something else that sends one, there is nothing to deliver. */
function mayFetch(file: KlingFile): boolean {
  return (
    allRequestsOf(file).length > 0 ||
    clientDownloadsOf(file).length > 0 ||
    storeWritesOf(file).some(({ row }) => row?.fetches === true)
  );
}

function deliveriesAt(file: KlingFile, exit: Exit, context: Context | null): readonly Delivery[] {
  const { engine } = file;
  const { kind, place, is = ['bytes'], through = [] } = exit;
  const sent = context
    ? engine.value(exit.value.node, exit.value.path, context, exit.value.places)
    : exit.value;
  const whole = exit.bytes ? [exit.bytes] : [];
  const held = is.includes('bytes') ? bytesIn(file, sent, exit.contents) : [];
  const kept = is.includes('path') ? bytesAtPath(file, sent) : [];
  const fetched = is.includes('url') ? underUrl(file, sent, place) : [];
  return [...whole, ...held, ...kept, ...fetched].map((bytes) => ({
    kind,
    place,
    context,
    sent,
    node: nodeOf(exit, bytes),
    bytes: { ...bytes, opaque: [...bytes.opaque, ...through] },
  }));
}

/** A store that fetches what a URL names. */
function underUrl(file: KlingFile, url: Value, place: Node): readonly ResultBytes[] {
  return resultsIn(file, url).map(({ traced }) => ({
    value: url,
    call: place,
    url,
    traced,
    opaque: [],
    paths: [],
    client: null,
  }));
}

/** The innermost expression of the place through which the bytes come in. */
function nodeOf({ node }: Exit, { traced }: ResultBytes): Node {
  const links = linksOf(traced.flow);
  const inside = links.find(({ value }) => value.path.length === 0 && contains(node, value.node));
  return inside?.value.node ?? node;
}

/** A helper of the file is seen through each of its calls, since not all of them need give it a result. */
export function contextsAt(file: KlingFile, place: Node): readonly (Context | null)[] {
  const home = functionOf(place);
  if (!home || handlerParts(file, home)) return [null];
  const { sites, exposed } = file.engine.functions.usesOf(home);
  if (exposed || sites.length === 0) return [null];
  return sites.slice(0, MAX_CONTEXTS).map((site) => file.engine.enter(home, site, null));
}

function exitsOf(file: KlingFile): readonly Exit[] {
  const known = answered(file);
  const sent = new Set(known.map(({ node }) => node));
  return [
    ...known,
    ...file.engine.structure.calls.flatMap((call) =>
      answeredBy(file, call).filter(({ node }) => !sent.has(node)),
    ),
    ...assigned(file),
    ...returned(file),
    ...piped(file),
    ...stored(file),
    ...written(file),
  ];
}

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────────────────

function answered(file: KlingFile): readonly Exit[] {
  return answersOf(file).flatMap(({ value, node }) => {
    const place = callAround(node);
    return isRead(place) ? [] : [{ kind: 'answered' as const, node, place, value, contents: DEPTH }];
  });
}

function callAround(node: Node): Node {
  const { parent } = wrapped(node);
  return isCall(parent) ? parent : node;
}

/** `new Response(stream).blob()` answers nobody. */
function isRead(node: Node): boolean {
  const { parent } = wrapped(node);
  return (
    node.type === 'NewExpression' &&
    parent?.type === 'MemberExpression' &&
    [...BODY_READERS, 'text', 'json', 'formData', 'body'].includes(
      keyName(parent.property, parent.computed) ?? '',
    )
  );
}

const answeringAt = callTable(ANSWERING_CALLS);

/** Methods of the answer, wherever it was handed to, and functions of libraries. */
function answeredBy(file: KlingFile, call: CallNode): readonly Exit[] {
  const { engine } = file;
  const row = answeringAt(file, call);
  const port = (at: string, is: 'bytes' | 'path'): readonly Exit[] =>
    portValues(engine, call, at, null).map((value) => ({
      kind: 'answered',
      node: value.node,
      place: call,
      value,
      contents: DEPTH,
      is: [is],
    }));
  if (row) return port(row.takes, 'bytes');
  const name = calledName(call) ?? '';
  const isPath = ANSWERING_METHODS.path.includes(name);
  if (!isPath && !ANSWERING_METHODS.bytes.includes(name)) return [];
  const receiver = receiverOf(call);
  if (!receiver || !isAnswer(file, engine.at(receiver), false)) return [];
  return port('0', isPath ? 'path' : 'bytes');
}

/** Gets what a chain of calls begins with: `res.status(200).type('mp4').send(file)`. */
function receiverOf(call: CallNode): Node | null {
  let current = unwrap(call.callee);
  if (current.type !== 'MemberExpression') return null;
  for (let count = 0; count < 12; count++) {
    if (current.type === 'CallExpression') current = unwrap(current.callee);
    else if (current.type === 'MemberExpression') {
      const inner = unwrap(current.object);
      if (inner.type !== 'CallExpression' && inner.type !== 'MemberExpression') return inner;
      if (inner.type === 'MemberExpression' && unwrap(inner.object).type !== 'CallExpression') return inner;
      current = inner;
    } else return current;
  }
  return null;
}

/** Parts of what a handler is given that are the answer under way. */
const INNER = new Set(['', 'raw', 'res', 'response', 'node.res']);

/** Holds if a value is the answer under way. `named`: its name is enough where nothing else is known. */
function isAnswer(file: KlingFile, value: Value, named: boolean): boolean {
  return targetsOf(file, value).some((origin) => {
    const { kind, function: target, index = 0 } = origin;
    if (kind !== 'parameter' || !target) return false;
    const path = origin.path.filter((segment) => leftOut(segment) === null).join('.');
    if (!INNER.has(path)) return false;
    const parts = handlerParts(file, target);
    if (parts?.respond?.some((one) => one.startsWith(`${String(index)}.`)) === true) return true;
    if (parts && path === 'node.res') return true;
    return hasAnswerType(origin) || (named && path === '' && hasAnswerName(origin));
  });
}

function patternOf({ function: target, index = 0 }: Origin): Node | null {
  const parameter = target?.params[index];
  return parameter ? parameterPattern(parameter) : null;
}

function hasAnswerType(origin: Origin): boolean {
  const pattern = patternOf(origin);
  const type = pattern && annotationOf(pattern);
  if (type?.type !== 'TSTypeReference') return false;
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right : type.typeName;
  return name.type === 'Identifier' && ANSWER_TYPES.includes(name.name);
}

function hasAnswerName(origin: Origin): boolean {
  const pattern = patternOf(origin);
  return pattern?.type === 'Identifier' && ANSWER_NAMES.includes(pattern.name);
}

/** `ctx.body = stream`, where a handler answers by what it leaves there. */
function assigned(file: KlingFile): readonly Exit[] {
  const { engine } = file;
  return engine.structure.assignments.flatMap((assignment): readonly Exit[] => {
    const left = unwrap(assignment.left);
    if (left.type !== 'MemberExpression' || keyName(left.property, left.computed) !== 'body') return [];
    const isBody = sameOrigins(engine, engine.at(left.object)).some(
      ({ kind, function: target, index = 0, path }) => {
        if (kind !== 'parameter' || !target || !['', 'response'].includes(path.join('.'))) return false;
        return handlerParts(file, target)?.respond?.includes(`${String(index)}.body`) === true;
      },
    );
    const { right } = assignment;
    return isBody
      ? [{ kind: 'answered', node: right, place: assignment, value: engine.at(right), contents: DEPTH }]
      : [];
  });
}

/** `return fetch(url)`: a handler that answers with what it returns hands the whole answer on. */
function returned(file: KlingFile): readonly Exit[] {
  const { engine } = file;
  return engine.structure.functions.flatMap((target) => {
    if (handlerParts(file, target)?.respond?.includes('return') !== true) return [];
    return (engine.structure.returns.get(target) ?? []).flatMap((result): readonly Exit[] => {
      const value = engine.at(result);
      if (!isCall(unwrap(result)) || !isWholeAnswer(file, value)) return [];
      return [{ kind: 'answered', node: result, place: result, value, contents: 0 }];
    });
  });
}

function isWholeAnswer(file: KlingFile, value: Value): boolean {
  const fetched = new Set<Node>(allRequestsOf(file).map(({ call }) => call));
  return trace(file.engine, value, { derived: false }).found.some(({ origin }) => fetched.has(origin.node));
}

function piped(file: KlingFile): readonly Exit[] {
  const open = openCallsOf(file);
  return [
    ...pipesOf(file).flatMap(({ call, source, through, target }): readonly Exit[] => {
      const isOpen = targetsOf(file, target).some(({ node }) => open.has(node));
      if (!isOpen && !isAnswer(file, target, true)) return [];
      return [
        {
          kind: isOpen ? 'published' : 'answered',
          node: source.node,
          place: call,
          value: source,
          contents: 0,
          through: through.filter((one) => isFunction(one) || !isPlainStream(file, one)),
        },
      ];
    }),
    ...clientDownloadsOf(file).flatMap(({ call, into, bytes }): readonly Exit[] =>
      isAnswer(file, into, true)
        ? [{ kind: 'answered', node: call, place: call, value: into, contents: 0, is: [], bytes }]
        : [],
    ),
  ];
}

// ── Stores that everybody can read ───────────────────────────────────────────────────────────────────────────────

/** Gets the calls that store, or open, for everybody. */
const openCallsOf = perFile(
  (file) =>
    new Set<Node>(accessesOf(file).flatMap(({ state, call }) => (state === 'open' && call ? [call] : []))),
);

function stored(file: KlingFile): readonly Exit[] {
  const open = openCallsOf(file);
  if (open.size === 0) return [];
  const writes = storeWritesOf(file).filter(({ holds, row }) => holds === 'bytes' && row);
  return writes.flatMap(({ call, row, values }): readonly Exit[] => {
    if (!call) return [];
    const opener = open.has(call) ? call : openerOf(file, call, open);
    if (!opener) return [];
    return values.map((value) => ({
      kind: 'published',
      node: value.node,
      place: opener,
      value,
      contents: 1,
      is: ['bytes', 'path', ...(row?.fetches === true ? (['url'] as const) : [])],
    }));
  });
}

/** `file.save(bytes)` and then `file.makePublic()`. */
function openerOf(file: KlingFile, write: CallNode, open: ReadonlySet<Node>): Node | null {
  const of = (call: Node): string | null => {
    const callee = isCall(call) ? unwrap(call.callee) : null;
    return callee?.type === 'MemberExpression' ? file.source.getText(callee.object) : null;
  };
  const own = of(write);
  return (
    [...open].find(
      (call) => isCall(call) && call.arguments.length === 0 && own !== null && of(call) === own,
    ) ?? null
  );
}

const diskWriteAt = callTable(DISK_WRITES);
const diskMoveAt = callTable(DISK_MOVES);

/** Files in a directory that the web server publishes. */
function written(file: KlingFile): readonly Exit[] {
  const { engine } = file;
  return engine.structure.calls.flatMap((call): readonly Exit[] => {
    const at = (port: string): readonly Value[] => portValues(engine, call, port, null);
    const write = diskWriteAt(file, call);
    const move = write ? null : diskMoveAt(file, call);
    const paths = write ? at(write.path) : move ? at(move.to) : [];
    if (!paths.some((path) => isPublished(file, path))) return [];
    const shared = { kind: 'published' as const, place: call, contents: 1 };
    if (move)
      return at(move.path).map((value) => ({ ...shared, node: value.node, value, is: ['path' as const] }));
    if (write?.bytes !== undefined)
      return at(write.bytes).map((value) => ({ ...shared, node: value.node, value }));
    return pipesOf(file)
      .filter(({ target }) => targetsOf(file, target).some(({ node }) => node === call))
      .map(({ call: pipe, source, through }) => ({
        ...shared,
        place: pipe,
        node: source.node,
        value: source,
        through: through.filter((one) => isFunction(one) || !isPlainStream(file, one)),
      }));
  });
}
