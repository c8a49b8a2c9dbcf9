/** Roots: what a value is made of in the end, for the question whether two calls are about the same thing. */
import { trace } from '../analysis/trace.js';
import { isCall, unwrap, type CallNode } from '../analysis/syntax.js';
import type { Context, Origin, Value } from '../analysis/value.js';
import { ANY, leftOut } from '../analysis/value.js';
import { isCallers } from './callers.js';
import type { KlingFile } from './file.js';

/** One thing that a value is, or is made of. */
export interface Root {
  readonly key: string;
  readonly path: readonly string[];
  /** A caller decides it. */
  readonly callers: boolean;
  readonly call: CallNode | null;
  readonly context: Context | null;
}

const FIXED = new Set<Origin['kind']>(['literal', 'computed', 'nothing', 'function', 'class', 'regexp']);

/** Gets the roots of a value, and of what it holds that many levels deep. */
export function rootsOf(file: KlingFile, value: Value, contents: number): readonly Root[] {
  const { found } = trace(file.engine, value, { derived: true, contents });
  return found.flatMap(({ origin }) => {
    if (FIXED.has(origin.kind)) return [];
    const callers = isCallers(file, origin);
    return [
      {
        key: keyOf(file, origin, callers),
        path: origin.path.filter((segment) => leftOut(segment) === null),
        callers,
        call: isCall(origin.node) && origin.kind === 'call' ? origin.node : null,
        context: origin.context,
      },
    ];
  });
}

function keyOf(file: KlingFile, origin: Origin, callers: boolean): string {
  const { engine } = file;
  switch (origin.kind) {
    case 'parameter':
      return `parameter ${String(origin.function ? engine.idOf(origin.function) : 0)} ${String(origin.index ?? 0)}`;
    case 'import':
      return `import ${origin.module ?? ''} ${origin.name ?? ''}`;
    case 'global':
      return `global ${origin.name ?? ''}`;
    case 'this':
      return 'this';
    case 'call':
      // What a request holds is the same whenever it is asked: `await req.json()`.
      return callers && isCall(origin.node)
        ? `input ${file.source.getText(unwrap(origin.node.callee)).replace(/\s+/gu, '')}`
        : `call ${String(engine.idOf(origin.node))}`;
    default:
      return `${origin.kind} ${String(engine.idOf(origin.node))}`;
  }
}

/** Holds if whoever looks at `seen` has looked at all of `wanted`. */
export function covers(seen: readonly Root[], wanted: readonly Root[]): boolean {
  return (
    wanted.length > 0 &&
    wanted.every((one) => seen.some((other) => other.key === one.key && leads(other.path, one.path)))
  );
}

/** Holds if one path is the beginning of the other, or the other itself. */
function leads(path: readonly string[], to: readonly string[]): boolean {
  return (
    path.length <= to.length &&
    path.every((segment, index) => segment === to[index] || segment === ANY || to[index] === ANY)
  );
}
