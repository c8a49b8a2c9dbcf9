/**
 * What is certain about a value at a place, because something was tested on the way there.
 *
 * A *guard* is a piece of the source in which a condition is known to hold: the branch of an `if`, what stands behind
 * an early exit, behind a call that throws, behind a loop that tested each element. A *fact* is what the condition
 * says about one value. Whether a guard holds at a place is read off the structure; whether it speaks of the value
 * there is decided by keys (see `keys.ts`), so a write in between ends it.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import { keyOf } from './keys.js';
import { isConditionalWithin } from './order.js';
import { returnFacts } from './outcomes.js';
import type { FactName } from './rows.js';
import { homeOf, type Conditional } from './structure.js';
import { contains, functionOf, isFunction, type CallNode, type FunctionNode, type Node } from './syntax.js';
import type { Context, Value } from './value.js';

/** One thing that is certain about one value. */
export interface Fact {
  /** Which value, as `keyOf` tells it. */
  readonly key: string;
  readonly name: FactName;
  /** For a length: the most UTF-16 units. A limit that can't be read is believed, and is 0 then. */
  readonly limit: number;
  readonly believed: boolean;
  /** The test. */
  readonly node: Node;
}

/** A region of the source in which something holds. */
interface Guard {
  readonly within: Node;
  /** Only behind this position. */
  readonly after: number;
  readonly holds: { readonly test: Node; readonly truth: boolean } | { readonly call: CallNode };
}

/** The guards of one file, and what they say. */
export class Facts {
  readonly #engine: Engine;
  readonly #byHome = new Map<FunctionNode | TSESTree.Program, Guard[]>();
  readonly #index = new Map<
    FunctionNode | TSESTree.Program,
    ReadonlyMap<string, readonly { guard: Guard; fact: Fact }[]>
  >();
  readonly #computing = new Set<Guard>();
  #collected = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Gets what is certain about a value where it is read. */
  about(value: Value): readonly Fact[] {
    return this.aboutKey(
      keyOf(this.#engine, value),
      value.path.length > 0 ? (value.places?.place ?? value.node) : value.node,
    );
  }

  /** Gets what is certain at a place about the value with a key. */
  aboutKey(key: string, at: Node): readonly Fact[] {
    this.#collect();
    const facts: Fact[] = [];
    let home: FunctionNode | TSESTree.Program | null = homeOf(at, this.#engine.structure.program);
    while (home) {
      for (const { guard, fact } of this.#facts(home).get(key) ?? []) {
        if (contains(guard.within, at) && at.range[0] >= guard.after) facts.push(fact);
      }
      home = isFunction(home) ? (functionOf(home) ?? this.#engine.structure.program) : null;
    }
    return facts;
  }

  /** Gets everything that is certain at a place of a function, from guards of that function, as a caller sees it. */
  within(home: FunctionNode, at: Node | null, context: Context): readonly Fact[] {
    this.#collect();
    return (this.#byHome.get(home) ?? []).flatMap((guard) => {
      const holds = at
        ? contains(guard.within, at) && at.range[0] >= guard.after
        : guard.within === home.body;
      return holds ? this.#hold(guard, context) : [];
    });
  }

  #facts(
    home: FunctionNode | TSESTree.Program,
  ): ReadonlyMap<string, readonly { guard: Guard; fact: Fact }[]> {
    const known = this.#index.get(home);
    if (known) return known;
    const index = new Map<string, { guard: Guard; fact: Fact }[]>();
    this.#index.set(home, index);
    for (const guard of this.#byHome.get(home) ?? []) {
      for (const fact of this.#hold(guard, this.#engine.functions.blocked)) {
        const list = index.get(fact.key);
        if (list) list.push({ guard, fact });
        else index.set(fact.key, [{ guard, fact }]);
      }
    }
    return index;
  }

  #hold(guard: Guard, context: Context): readonly Fact[] {
    if (this.#computing.has(guard)) return [];
    this.#computing.add(guard);
    const facts =
      'call' in guard.holds
        ? returnFacts(this.#engine, guard.holds.call, context)
        : conditionFacts(this.#engine, guard.holds.test, guard.holds.truth, context);
    this.#computing.delete(guard);
    return facts;
  }

  #collect(): void {
    if (this.#collected) return;
    this.#collected = true;
    const { structure } = this.#engine;
    for (const node of structure.conditionals) this.#conditional(node);
    for (const call of structure.calls) this.#call(call);
  }

  #conditional(node: Conditional): void {
    switch (node.type) {
      case 'IfStatement': {
        const { test } = node;
        this.#add({ within: node.consequent, after: 0, holds: { test, truth: true } });
        if (node.alternate) this.#add({ within: node.alternate, after: 0, holds: { test, truth: false } });
        if (this.#engine.exits.of(node.consequent))
          this.#behind(node, { test, truth: false }, this.#engine.exits.of(node.consequent) === 'function');
        if (node.alternate && this.#engine.exits.of(node.alternate))
          this.#behind(node, { test, truth: true }, this.#engine.exits.of(node.alternate) === 'function');
        break;
      }
      case 'ConditionalExpression':
        this.#add({ within: node.consequent, after: 0, holds: { test: node.test, truth: true } });
        this.#add({ within: node.alternate, after: 0, holds: { test: node.test, truth: false } });
        break;
      case 'LogicalExpression':
        if (node.operator !== '??')
          this.#add({
            within: node.right,
            after: 0,
            holds: { test: node.left, truth: node.operator === '&&' },
          });
        if (node.operator !== '??') this.#statementLogic(node);
        break;
      case 'WhileStatement':
      case 'ForStatement':
        if (node.test) this.#add({ within: node.body, after: 0, holds: { test: node.test, truth: true } });
        if (node.test && node.type === 'WhileStatement')
          this.#behind(node, { test: node.test, truth: false }, false);
        break;
      case 'DoWhileStatement':
        this.#behind(node, { test: node.test, truth: false }, false);
        break;
    }
  }

  /** `ok || fail()` as a statement: behind it the left side decided, when the right side never returns. */
  #statementLogic(node: TSESTree.LogicalExpression): void {
    const statement = node.parent;
    if (statement.type !== 'ExpressionStatement' || node.right.type !== 'CallExpression') return;
    const fails =
      this.#engine.exits.of({ ...statement, expression: node.right } as TSESTree.ExpressionStatement) ===
      'function';
    if (fails) this.#behind(statement, { test: node.left, truth: node.operator === '||' }, true);
  }

  #call(call: CallNode): void {
    const statement = statementOf(call);
    if (!statement || isConditionalWithin(call, statement) || !mayThrow(call)) return;
    this.#behind(statement, { call }, true);
  }

  /** Adds a guard for what stands behind a statement, and behind a `try` that leaves when the statement does not pass. */
  #behind(statement: Node, holds: Guard['holds'], leavesFunction: boolean): void {
    let current = statement;
    for (;;) {
      const block = current.parent;
      if (!block) return;
      this.#add({ within: block, after: current.range[1], holds });
      const outer: Node | undefined = block.parent;
      if (block.type !== 'BlockStatement' || !outer) return;
      if (
        outer.type === 'TryStatement' &&
        outer.block === block &&
        (outer.handler === null || this.#engine.exits.of(outer.handler.body) !== null)
      )
        current = outer;
      else if (outer.type === 'BlockStatement' || outer.type === 'Program') current = block;
      else if (
        leavesFunction &&
        (outer.type === 'ForOfStatement' || outer.type === 'ForStatement') &&
        outer.body === block
      )
        current = outer;
      else if (leavesFunction && isFunction(outer) && eachCallback(outer))
        current = statementOf(outer) ?? outer;
      else return;
      if (
        current.parent?.type !== 'BlockStatement' &&
        current.parent?.type !== 'Program' &&
        current.parent?.type !== 'SwitchCase'
      )
        return;
    }
  }

  #add(guard: Guard): void {
    const home = homeOf(guard.within, this.#engine.structure.program);
    const list = this.#byHome.get(home);
    if (list) list.push(guard);
    else this.#byHome.set(home, [guard]);
  }
}

/** Holds if a callback runs for each element, and what it throws comes out of the call. */
function eachCallback(node: FunctionNode): boolean {
  const { parent } = node;
  return (
    parent.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    parent.callee.property.type === 'Identifier' &&
    (parent.callee.property.name === 'forEach' || parent.callee.property.name === 'map') &&
    !node.async
  );
}

/** A call whose promise nobody waits for says nothing; neither does one whose errors are caught on the spot. */
function mayThrow(call: CallNode): boolean {
  const { parent } = call;
  return !(
    parent.type === 'MemberExpression' &&
    parent.property.type === 'Identifier' &&
    parent.property.name === 'catch'
  );
}

function statementOf(node: Node): Node | null {
  for (let current: Node | undefined = node; current; current = current.parent) {
    if (current.type.endsWith('Statement') || current.type === 'VariableDeclaration')
      return current.type === 'BlockStatement' ? null : current;
    if (current !== node && isFunction(current)) return null;
    if (current.type === 'ExportNamedDeclaration') return current;
  }
  return null;
}
