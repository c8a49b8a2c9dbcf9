/** Roots: what a value is made of in the end, for the question whether two calls are about the same thing. */
import { trace } from '../analysis/trace.js';
import { isCall, keyName, unwrap, type CallNode } from '../analysis/syntax.js';
import type { Context, Origin, Value } from '../analysis/value.js';
import { ANY, leftOut } from '../analysis/value.js';
import { BODY_READERS } from '../knowledge/index.js';
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
export function rootsOf(file: KlingFile, value: Value, contents: number, depth = 0): readonly Root[] {
  const { found } = trace(file.engine, value, { derived: true, contents });
  return found.flatMap(({ origin }): readonly Root[] => {
    if (FIXED.has(origin.kind)) return [];
    const callers = isCallers(file, origin);
    const whole = callers || depth > MAX_READS ? null : readFrom(file, origin);
    if (whole) return rootsOf(file, whole, 0, depth + 1);
    return [
      {
        key: keyOf(file, origin, callers),
        path: pathOf(origin),
        callers,
        call: isCall(origin.node) && origin.kind === 'call' ? origin.node : null,
        context: origin.context,
      },
    ];
  });
}

/** How often the bytes of an answer may be given another form. */
const MAX_READS = 4;

/** The bytes of an answer or a file are that itself, in whichever form they are read. */
function readFrom(file: KlingFile, { kind, node, context }: Origin): Value | null {
  if (kind !== 'call' || !isCall(node) || node.arguments.length > 0) return null;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed) ?? '';
  return BODY_READERS.includes(name) || name === 'clone'
    ? file.engine.value(callee.object, [], context, null)
    : null;
}

function pathOf({ kind, path }: Origin): readonly string[] {
  const names = path.filter((segment) => leftOut(segment) === null);
  return kind === 'call' && names[0] === 'body' ? names.slice(1) : names;
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
