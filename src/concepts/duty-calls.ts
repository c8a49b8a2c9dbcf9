/** The calls of a file that have to do with one duty, and whether they look at what the duty is about. */
import type { Engine } from '../analysis/engine.js';
import {
  functionOf,
  isFunction,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { companionAt, isNamedCompanion, type Companion } from './companions.js';
import { MAX_DEPTH, type Duty, type Look } from './duties.js';
import type { KlingFile } from './file.js';
import { covers, rootsOf } from './roots.js';

/** The calls of a file that have to do with a duty. */
export class DutyCalls {
  readonly file: KlingFile;
  readonly duty: Duty;
  readonly engine: Engine;
  /** The functions that are being read: none is read inside of itself. */
  readonly reading: Set<Node> = new Set<Node>();
  #companions: readonly Companion[] | null = null;
  #relevant: readonly CallNode[] | null = null;

  constructor(file: KlingFile, duty: Duty) {
    this.file = file;
    this.duty = duty;
    this.engine = file.engine;
  }

  /** Gets the calls that are companions by themselves. */
  companions(): readonly Companion[] {
    this.#companions ??= this.engine.structure.calls.flatMap(
      (call) => this.companion(call, this.engine.functions.blocked) ?? [],
    );
    return this.#companions;
  }

  /** Reads a call as a companion, or gets null. */
  companion(call: CallNode, context: Context | null): Companion | null {
    return (
      companionAt(this.file, call, this.duty.kinds, context) ??
      this.duty.also?.(this.file, call, context) ??
      null
    );
  }

  /** Gets the companions, and the calls of functions of the file that hold one. */
  relevantCalls(): readonly CallNode[] {
    if (this.#relevant) return this.#relevant;
    const { structure, functions } = this.engine;
    const found = new Set<CallNode>(this.companions().map(({ call }) => call));
    const holders = new Set<FunctionNode>();
    const hold = (call: Node): void => {
      for (let home = functionOf(call); home; home = functionOf(home)) holders.add(home);
    };
    for (const call of found) hold(call);
    for (const node of this.#refusals()) hold(node);
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const before = found.size;
      for (const call of structure.calls) {
        if (found.has(call)) continue;
        if (!functions.targets(call, functions.blocked).some((target) => holders.has(target))) continue;
        found.add(call);
        hold(call);
      }
      if (found.size === before) break;
    }
    this.#relevant = structure.calls.filter((call) => found.has(call));
    return this.#relevant;
  }

  /** Gets the tests that throw, where what is tested may be a check by its name alone. */
  #refusals(): readonly Node[] {
    const { models, structure, exits } = this.engine;
    const byValue = models.companionNames.some(
      (row) => row.value === true && this.duty.kinds.includes(row.companion),
    );
    if (!byValue) return [];
    return structure.conditionals.filter(
      (node) =>
        node.type === 'IfStatement' &&
        [node.consequent, node.alternate].some(
          (branch) => branch !== null && exits.of(branch) !== null && exits.throws(branch),
        ),
    );
  }

  /** A call that runs what it is given only when all is well: by its row, or by its name where it can't be read. */
  wrapper(call: CallNode): Node | null {
    const companion = this.companion(call, this.engine.functions.blocked);
    if (companion && (companion.around !== null || companion.byName)) return call;
    return companion ? null : isNamedCompanion(this.file, call.callee, this.duty.kinds);
  }

  /** Holds if what a companion takes is what the duty is about, or comes from it. */
  looksAt(subjects: readonly Value[], { wanted }: Look): boolean {
    if (!this.duty.looks) return true;
    return covers(
      subjects.flatMap((subject) => rootsOf(this.file, subject, 3)),
      wanted,
    );
  }

  /** `if (!text) return;`: there is nothing to look at. */
  isNothing(exit: Node, look: Look): boolean {
    for (let current: Node | undefined = exit; current && !isFunction(current); current = current.parent) {
      const { parent }: { parent?: Node } = current;
      if (parent?.type !== 'IfStatement' || parent.consequent !== current) continue;
      const test = unwrap(parent.test);
      if (test.type !== 'UnaryExpression' || test.operator !== '!' || !this.duty.looks) return false;
      return this.isSubject(test.argument, look);
    }
    return false;
  }

  /** Holds if an expression is what the duty is about. */
  isSubject(node: Node, look: Look): boolean {
    const inner = unwrap(node);
    if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false;
    const value = this.engine.value(inner, [], look.context, null);
    return this.duty.looks && covers(rootsOf(this.file, value, 0), look.wanted);
  }
}
