/** Streams: what is piped into what, and through what on the way. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { isCall, isFunction, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import type { Origin, Value } from '../analysis/value.js';
import { PIPELINES, PLAIN_STREAMS, STREAM_VIEWS } from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

/** One stream that is piped into another. */
export interface Pipe {
  /** The call that does it. */
  readonly call: CallNode;
  readonly source: Value;
  /** What changes or looks at it on the way, in order. */
  readonly through: readonly Node[];
  readonly target: Value;
}

const pipelineAt = callTable([{ api: PIPELINES }]);
const plainStreamAt = callTable([{ api: PLAIN_STREAMS }]);
const viewAt = callTable(STREAM_VIEWS);

/** Gets what a file pipes: `a.pipe(b)`, `a.pipeTo(b)`, `pipeline(a, b, c)`. */
export const pipesOf = perFile((file): readonly Pipe[] => {
  const { calls, methodCalls } = file.engine.structure;
  const methods = ['pipe', 'pipeTo'].flatMap((name) => methodCalls.get(name) ?? []);
  return [
    ...methods.flatMap((call) => methodPipe(file, call)),
    ...calls.filter((call) => pipelineAt(file, call)).flatMap((call) => pipeline(file, call)),
  ];
});

function methodPipe(file: KlingFile, call: CallNode): readonly Pipe[] {
  const [target] = call.arguments;
  const callee = unwrap(call.callee);
  if (!target || target.type === 'SpreadElement' || callee.type !== 'MemberExpression') return [];
  const { engine } = file;
  return [{ call, source: engine.at(callee.object), through: [], target: engine.at(target) }];
}

/** A callback or options may stand at the end, and are no stream. */
function pipeline(file: KlingFile, call: CallNode): readonly Pipe[] {
  const streams = call.arguments.filter((one) => one.type !== 'SpreadElement');
  const last = streams.at(-1);
  const hasEnd = last !== undefined && (isFunction(last) || last.type === 'ObjectExpression');
  const [source, ...rest] = hasEnd ? streams.slice(0, -1) : streams;
  const target = rest.at(-1);
  if (!source || !target || streams.length < call.arguments.length) return [];
  const { engine } = file;
  return [{ call, source: engine.at(source), through: rest.slice(0, -1), target: engine.at(target) }];
}

/** Gets where a stream that is piped into comes from, past what only gives it another form: `Writable.toWeb(res)`. */
export function targetsOf(file: KlingFile, target: Value, depth = 0): readonly Origin[] {
  const { engine } = file;
  return sameOrigins(engine, target).flatMap((origin) => {
    const view = isCall(origin.node) && depth < 3 ? viewAt(file, origin.node, origin.context) : null;
    return view && isCall(origin.node)
      ? portValues(engine, origin.node, view.takes, origin.context).flatMap((inner) =>
          targetsOf(file, inner, depth + 1),
        )
      : [origin];
  });
}

/** Holds if a stream gives on what it is given as it is. */
export function isPlainStream(file: KlingFile, node: Node): boolean {
  const origins = sameOrigins(file.engine, file.engine.at(node));
  return (
    origins.length > 0 && origins.every((one) => isCall(one.node) && plainStreamAt(file, one.node) !== null)
  );
}
