/**
 * The vocabulary of the analysis: what a value is, where it may come from, how it was made.
 *
 * A *value* is an expression seen from a place: a node, the path of properties still to be read from it, the calls
 * through which the question came here, and the places from which its properties are read. Its *shape* is one step
 * back: the values it may be the same as, the parts it is joined from, or what it was made of.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { LengthEffect, StepRow } from './rows.js';
import type { CallNode, ClassNode, FunctionNode, Node } from './syntax.js';

/**
 * Property names still to be read, outermost first. `*` is any one element or property. A name that starts with
 * `REST` stands for "the same object without these properties".
 */
export type Path = readonly string[];

/** Marks a path segment that leaves properties out: `const { a, ...rest } = x` reads `rest` as `x` without `a`. */
export const REST = '\u0000-';

/** Any element, or a property of unknown name. */
export const ANY = '*';

/** The calls through which a question came into a function, innermost first. */
export interface Context {
  readonly id: number;
  readonly target: FunctionNode | ClassNode | null;
  /** The call; `outside` for callers that are not in the file, `blocked` where parameters are not to be followed. */
  readonly site: CallNode | 'outside' | 'blocked';
  readonly up: Context | null;
  readonly depth: number;
}

/** The places from which properties are read, innermost function first: later writes do not count. */
export interface Places {
  readonly id: number;
  readonly place: Node;
  readonly up: Places | null;
}

/** An expression (or declared name) seen from a place. Interned: equal values are the same object. */
export interface Value {
  /** Tells the values of one file apart. */
  readonly id: number;
  readonly node: Node;
  readonly path: Path;
  readonly context: Context | null;
  readonly places: Places | null;
}

/** What kind of start a value has. */
export type OriginKind =
  | 'literal'
  | 'computed'
  | 'nothing'
  | 'object'
  | 'array'
  | 'function'
  | 'class'
  | 'instance'
  | 'regexp'
  | 'import'
  | 'global'
  | 'parameter'
  | 'this'
  | 'call'
  | 'caught'
  | 'unknown';

/** Where a value starts, as far as the file tells. */
export interface Origin {
  readonly kind: OriginKind;
  /** The node that is the origin: the literal, the call, the parameter's pattern. */
  readonly node: Node;
  /** The properties read from it. */
  readonly path: Path;
  readonly context: Context | null;
  /** The text of a literal. */
  readonly text?: string;
  /** Module and name of an import; the name of a global. */
  readonly module?: string;
  readonly name?: string;
  /** The function and position of a parameter, and who gives it. */
  readonly function?: FunctionNode;
  readonly index?: number;
  readonly exposure?: Exposure;
  /** For `unknown`: why it is not known. */
  readonly why?: string;
}

/**
 * Who may call a function: `caller` code outside the file, `file` only code inside it, `callback` something it was
 * handed to, `nobody` no one that is known.
 */
export type Exposure = 'caller' | 'file' | 'callback' | 'nobody';

/** How a value was made of another. */
export interface Step {
  /** What was done, in words: `slice(0, 8)`. */
  readonly label: string;
  /** The name of the operation: a method or function. */
  readonly name: string;
  readonly node: Node;
  /** What becomes of the length. `sum`: the inputs are joined. `repeats`: an input may be there again and again. */
  readonly length: LengthEffect | 'unknown' | 'sum' | 'repeats';
  /** Characters between inputs that are joined. */
  readonly between?: number;
  /** The lists whose length decides how often an input is there. */
  readonly counts?: readonly Value[];
  /** The result tells nothing of the input. */
  readonly hides: boolean;
  readonly encodes?: StepRow['encodes'];
  /** Known numeric arguments (`slice(0, 8)` has 0 and 8); null for one that is not known. */
  readonly numbers?: readonly (number | null)[];
}

/** One step back from a value. */
export type Shape =
  /** The same value as one of `values`, or one of `origins`. */
  | { readonly kind: 'either'; readonly values: readonly Value[]; readonly origins: readonly Origin[] }
  /** Text joined from parts in order. */
  | { readonly kind: 'concat'; readonly parts: readonly (string | Value)[]; readonly node: Node }
  /** Made of other values. */
  | { readonly kind: 'made'; readonly from: readonly Value[]; readonly step: Step };

/** Gets the shape of something that starts here. */
export function start(origin: Origin): Shape {
  return { kind: 'either', values: [], origins: [origin] };
}

/** Gets the shape of something that is one of these values. */
export function either(values: readonly Value[], origins: readonly Origin[] = []): Shape {
  return { kind: 'either', values, origins };
}

/** Gets the segment that leaves `names` out. */
export function without(names: readonly string[]): string {
  return REST + names.join(',');
}

/** Gets the names that a segment leaves out, or null when it is an ordinary name. */
export function leftOut(segment: string | undefined): readonly string[] | null {
  return segment?.startsWith(REST) === true ? segment.slice(REST.length).split(',') : null;
}

/** Joins a name in front of a path, or null when a rest segment says that there is no such property. */
export function joinPath(head: Path, tail: Path): Path | null {
  const last = head.at(-1);
  const names = leftOut(last);
  const [next] = tail;
  if (names && next !== undefined && leftOut(next) === null) {
    if (names.includes(next)) return null;
    if (/^\d+$/u.test(next)) return [...head.slice(0, -1), ANY, ...tail.slice(1)];
    return [...head.slice(0, -1), ...tail];
  }
  return [...head, ...tail];
}

/** A declared name in a pattern: the parameter, declarator or assignment it belongs to and the path that leads there. */
export interface Binding {
  readonly path: Path;
  /** The value it has when the path gives undefined. */
  readonly fallback: TSESTree.Expression | null;
}
