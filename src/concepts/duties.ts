/** Duties: what is asked for before something else, and how the question is answered. */
import type { CompanionKind } from '../analysis/rows.js';
import type { CallNode, FunctionNode, Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { Companion } from './companions.js';
import type { KlingFile } from './file.js';
import type { Root } from './roots.js';

/** What is asked for. One object for each question, whose identity is part of the memory. */
export interface Duty {
  readonly kinds: readonly CompanionKind[];
  /** The companion must look at the trigger's subject, and not only happen. */
  readonly looks: boolean;
  /** It counts although its failure is swallowed. */
  readonly forgives: boolean;
  /** A helper believed by its name counts although its result is kept and not tested. */
  readonly keeps: boolean;
  /** What makes a test that refuses the texts in which it is found such a check, whatever it is called. */
  readonly refuses?: (value: Value) => boolean;
  /** What is done to a caller's input before a handler sees it, where a framework does it by itself. */
  readonly atInput?: (file: KlingFile, handler: FunctionNode) => Node | null;
  /** Further companions that are no rows: a log entry that holds what an audit entry does. */
  readonly also?: (file: KlingFile, call: CallNode, context: Context | null) => Companion | null;
}

/** What needs a companion before it. */
export interface Trigger {
  readonly node: Node;
  readonly context: Context | null;
  readonly subjects: readonly Value[];
}

/** Why a companion that is there does not count. */
export type Shortfall = 'other' | 'after' | 'beside' | 'unawaited' | 'swallowed' | 'unused' | 'some-ways';

/** Whether a trigger is met, and by what. */
export type Answer =
  | { readonly kind: 'met'; readonly by: Node }
  | { readonly kind: 'unmet'; readonly near: { readonly node: Node; readonly why: Shortfall } | null }
  | { readonly kind: 'unknown'; readonly why: string };

/** What a look at one function knows. */
export interface Look {
  readonly context: Context;
  readonly wanted: readonly Root[];
  /** Calls must be over before this. */
  readonly until: Node | null;
  /** Leaving the function is enough, or its callers must not go on either. */
  readonly leave: 'function' | 'throw';
  /** Tells whether a piece of code answers the request, so that nothing behind it runs either. */
  readonly answers?: (piece: Node) => boolean;
}

/** How many helpers of helpers are read. */
export const MAX_DEPTH = 4;
