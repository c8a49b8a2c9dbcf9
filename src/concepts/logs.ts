/** Logs, traces, error reports and error messages: what is written to them. */
import { apisOf, sameOrigins, sameValues, type Api } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName } from '../analysis/helper-names.js';
import { optionTexts } from '../analysis/outcomes.js';
import type { LogRow } from '../analysis/rows.js';
import {
  isCall,
  isFunction,
  keyName,
  thisClassOf,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { linksOf, trace, type Flow } from '../analysis/trace.js';
import { leftOut, type Origin, type Value } from '../analysis/value.js';
import { LOGGER_NAMES } from '../knowledge/index.js';
import { FILE_WRITES, LOG_PATH } from '../knowledge/loggers/files.js';
import { splitWords } from '../knowledge/words.js';
import { callTable } from './call-tables.js';
import { rejectedBy } from './promises.js';
import type { KlingFile } from './file.js';
import { perFile, perItem } from './per-file.js';
import { isOtherError } from './told-errors.js';
import { isFiltered } from './replacers.js';

/** One value that is written where people and tools read it. */
export interface LogSink {
  readonly call: CallNode;
  readonly value: Value;
  /** The argument. */
  readonly node: Node;
  /** How many levels of properties are written. */
  readonly depth: number;
  readonly channel: 'log' | 'trace' | 'error report' | 'error message';
  /** The logger is itself the callback that gets the errors of this code (`.catch(console.error)`). */
  readonly errorsOf: Node | null;
  /** Paths that the logger masks: `headers.authorization`, `*.token`; a key alone masks it anywhere. */
  readonly redacted: readonly string[];
}

const DEFAULT_DEPTH = 4;

/** Gets what a file writes to logs, traces, error reports and error messages. */
export const logSinksOf = perFile((file): readonly LogSink[] =>
  file.engine.structure.calls.flatMap((call) => [
    ...sinksAt(file, call),
    ...errorSinks(file, call),
    ...callbackSinks(file, call),
    ...fileSinks(file, call),
  ]),
);

const fileWriteAt = callTable(FILE_WRITES);

/** What is appended to a file that is called a log. */
function fileSinks(file: KlingFile, call: CallNode): readonly LogSink[] {
  const { engine } = file;
  const row = namesLogs(file) ? fileWriteAt(file, call) : null;
  if (!row) return [];
  const opened = row.opened ? openedBy(file, call) : [call];
  const isLog = opened
    .flatMap((one) => portValues(engine, one, row.path, null))
    .some((path) => spelt(file, path).some((text) => LOG_PATH.pattern.test(text)));
  if (!isLog) return [];
  return portValues(engine, call, row.writes, null).map((value) => ({
    call,
    value,
    node: value.node,
    depth: DEFAULT_DEPTH,
    channel: 'log',
    redacted: [],
    errorsOf: null,
  }));
}

/** Spells a path, or the parts that `join` or `resolve` makes one of. */
function spelt({ engine }: KlingFile, path: Value): readonly string[] {
  const parts = sameValues(engine, path).flatMap(({ node, context }) =>
    isCall(node) && /^(?:join|resolve)$/u.test(calledName(node) ?? '')
      ? node.arguments.map((one) => engine.at(one, context))
      : [],
  );
  return [path, ...parts].flatMap((one) => textsOf(engine, one).map((text) => textWith(text, '?')));
}

/** No path is a log's in a file that does not hold the word. */
const namesLogs = perFile(({ source }) => /log/iu.test(source.text));

function openedBy(file: KlingFile, call: CallNode): readonly CallNode[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  return sameOrigins(file.engine, file.engine.at(callee.object)).flatMap(({ node }) =>
    isCall(node) ? [node] : [],
  );
}

function sinksAt(file: KlingFile, call: CallNode): readonly LogSink[] {
  const { engine } = file;
  const described = rowsAt(engine, 'log', call);
  const [first] = described;
  if (first)
    return described.flatMap(({ row, api }) => (api === first.api ? rowSinks(file, row, call, api) : []));
  return isNamedLogger(file, call)
    ? call.arguments.flatMap((argument) =>
        argument.type === 'SpreadElement' ? [] : [sink(file, call, argument, 'log', DEFAULT_DEPTH, [])],
      )
    : [];
}

function rowSinks(file: KlingFile, row: LogRow, call: CallNode, api: Api): readonly LogSink[] {
  const redacted = redactedPaths(file, row, call, api);
  const channel = row.channel === 'error-report' ? 'error report' : row.channel;
  return [row.writes].flat().flatMap((port) =>
    portValues(file.engine, call, port, null).map((value) => ({
      call,
      value,
      node: value.node,
      depth: row.depth ?? DEFAULT_DEPTH,
      channel,
      redacted,
      errorsOf: null,
    })),
  );
}

function sink(
  file: KlingFile,
  call: CallNode,
  argument: Node,
  channel: LogSink['channel'],
  depth: number,
  redacted: readonly string[],
): LogSink {
  return { call, value: file.engine.at(argument), node: argument, depth, channel, redacted, errorsOf: null };
}

/** A logger that is itself the callback: `.catch(console.error)`, `keys.forEach(console.log)`. */
function callbackSinks(file: KlingFile, call: CallNode): readonly LogSink[] {
  return call.arguments.flatMap((argument, index) => {
    if (argument.type === 'SpreadElement' || isFunction(argument)) return [];
    const region = rejectedBy(call, index);
    const given = region ? [] : file.engine.functions.givenTo(call, index);
    if ((!region && given.length === 0) || !isLoggingFunction(file, argument)) return [];
    const own = sink(file, call, argument, 'log', DEFAULT_DEPTH, []);
    return region ? [{ ...own, errorsOf: region }] : given.map((value) => ({ ...own, value }));
  });
}

function isLoggingFunction(file: KlingFile, node: Node): boolean {
  return apisOf(file.engine, file.engine.at(node)).some(
    (api) => file.engine.models.find('log', api.address).length > 0,
  );
}

/** The text of an error is shown, logged and reported by whoever catches it. */
function errorSinks(file: KlingFile, call: CallNode): readonly LogSink[] {
  const [message] = call.arguments;
  if (!message || message.type === 'SpreadElement') return [];
  const isText = call.type === 'NewExpression' ? isErrorName(call.callee) : isOwnText(call, message);
  return isText ? [sink(file, call, message, 'error message', 0, [])] : [];
}

function isErrorName(node: Node): boolean {
  const inner = unwrap(node);
  const name =
    inner.type === 'Identifier'
      ? inner.name
      : inner.type === 'MemberExpression'
        ? (keyName(inner.property, inner.computed) ?? '')
        : '';
  return /(?:Error|Exception)$/u.test(name);
}

/** The text that a class of errors makes itself; what it is given is looked at where an error is made. */
function isOwnText(call: CallNode, message: Node): boolean {
  if (call.callee.type !== 'Super' || unwrap(message).type === 'Identifier') return false;
  const above = thisClassOf(call)?.class.superClass;
  return above !== null && above !== undefined && isErrorName(above);
}

/** A logger by its name, where it can't be seen what it is. */
function isNamedLogger(file: KlingFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  const method = keyName(callee.property, callee.computed);
  if (method === null || !LOGGER_NAMES.methods.includes(method)) return false;
  const object = unwrap(callee.object);
  const holder =
    object.type === 'Identifier'
      ? object.name
      : object.type === 'MemberExpression'
        ? keyName(object.property, object.computed)
        : null;
  if (holder === null || !LOGGER_NAMES.receivers.words.includes(splitWords(holder).at(-1) ?? ''))
    return false;
  return file.engine.functions.targets(call, null).length === 0;
}

/** Gets the paths that the logger was told to mask when it was made. */
function redactedPaths(file: KlingFile, row: LogRow, call: CallNode, api: Api): readonly string[] {
  if (row.redact === undefined) return [];
  const ports = [row.redact].flat();
  return makersOf(file, call, api).flatMap((maker) =>
    ports
      .flatMap((port) =>
        portValues(file.engine, maker, port, null).flatMap((value) => optionTexts(file.engine, value)),
      )
      .map((path) => (row.redactsBy === 'key' ? `**.${path}` : path)),
  );
}

/** Gets the calls that made a logger and its parents. */
function makersOf(file: KlingFile, call: CallNode, api: Api): readonly CallNode[] {
  const makers: CallNode[] = [call, ...api.creations.map((creation) => creation.call)];
  for (const maker of makers) {
    const callee = unwrap(maker.callee);
    if (callee.type !== 'MemberExpression' || makers.length > 12) continue;
    for (const origin of sameOrigins(file.engine, file.engine.at(callee.object))) {
      if (origin.kind === 'call' && isCall(origin.node) && !makers.includes(origin.node))
        makers.push(origin.node);
    }
  }
  return makers;
}

/** Holds if the logger masks the property through which a value gets into the log. */
export function isRedacted(sink: LogSink, flow: Flow): boolean {
  if (sink.redacted.length === 0) return false;
  const path = linksOf(flow)
    .filter((link) => link.via === 'content')
    .map((link) => link.value.path.at(-1) ?? '')
    .filter((segment) => leftOut(segment) === null)
    .reverse();
  return sink.redacted.some((pattern) => matches(pattern, path));
}

function matches(pattern: string, path: readonly string[]): boolean {
  const wanted = pattern
    .replace(/\[["']?([\w*-]{1,80})["']?\]/gu, '.$1')
    .split('.')
    .filter((segment) => segment !== '');
  if (wanted[0] === '**') return path.includes(wanted[1] ?? '');
  for (let length = 1; length <= path.length; length++) {
    const head = path.slice(0, length);
    if (
      head.length === wanted.length &&
      wanted.every(
        (segment, index) => segment === '*' || segment.toLowerCase() === head[index]?.toLowerCase(),
      )
    )
      return true;
  }
  return false;
}

/** Gets the origins that a sink writes whole, not as part of a text: only those still hold their properties. */
export const wholeOrigins = perItem((file, sink: LogSink): readonly Origin[] =>
  sink.depth === 0
    ? []
    : trace(file.engine, sink.value, {
        derived: true,
        contents: sink.depth,
        barrier: (value, flow) => isTakenApart(file, value, flow),
      }).found.map(({ origin }) => origin),
);

/** What is part of a text, or made of a value in another way than as JSON, holds no properties. */
function isTakenApart(file: KlingFile, { node }: Value, { via, step }: Flow): boolean {
  return (
    via === 'part' ||
    isText(file, node) ||
    isOtherError(file, node) ||
    (step !== null && (step.encodes !== 'json' || isFiltered(step)))
  );
}

/** `String(error)` says what its message says. */
function isText({ engine }: KlingFile, node: Node): boolean {
  const inner = unwrap(node);
  return (
    inner.type === 'CallExpression' &&
    inner.callee.type === 'Identifier' &&
    inner.callee.name === 'String' &&
    !engine.variables.of(inner.callee)
  );
}
