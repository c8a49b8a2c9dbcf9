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
import { keptFacts } from './text-tests.js';
import { meet } from './stated-facts.js';
import { samenessFacts } from './comparisons.js';
import { eachElementFacts } from './each.js';
import type { Engine } from './engine.js';
import { keyOf, keyOfEach } from './keys.js';
import { hasBreak, isConditionalWithin } from './order.js';
import { madeFacts, returnFacts } from './outcomes.js';
import { parsedFacts } from './schemas.js';
import type { FactName } from './rows.js';
import { homeOf, type Conditional } from './structure.js';
import { contains, functionOf, isFunction, type CallNode, type FunctionNode, type Node } from './syntax.js';
import { waysThrough, type Sameness } from './switches.js';
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

/** What holds in a region: a condition came out so, a call returned, all of these, or one on whichever way was taken. */
type Holds =
  | { readonly test: Node; readonly truth: boolean }
  | { readonly call: CallNode }
  | Sameness
  | { readonly allOf: readonly Holds[] }
  | { readonly anyOf: readonly Holds[] };

/** A region of the source in which something holds. */
interface Guard {
  readonly within: Node;
  /** Only behind this position. */
  readonly after: number;
  readonly holds: Holds;
  /** The lists, innermost first, for each element of which it was tested: there may be no element. */
  readonly each: readonly Node[];
}

/** How control leaves when a test does not pass: the loop, the function, or with an error its callers, too. */
type Leaving = 'loop' | 'function' | 'throw';

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
    const key = keyOf(this.#engine, value);
    const at = value.path.length > 0 ? (value.places?.place ?? value.node) : value.node;
    const kept = keptFacts(this.#engine, value).map((fact) => ({ ...fact, key }));
    const parsed = parsedFacts(this.#engine, value).map((fact) => ({ ...fact, key }));
    const made = madeFacts(this.#engine, value).map((fact) => ({ ...fact, key }));
    const each = keyOfEach(key);
    const ofEach = each === key ? [] : this.aboutKey(each, at).map((fact) => ({ ...fact, key }));
    return [...this.aboutKey(key, at), ...ofEach, ...kept, ...parsed, ...made];
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
    const facts = this.#said(guard.holds, context);
    this.#computing.delete(guard);
    return guard.each.reduce((held, list) => eachElementFacts(this.#engine, held, list, context), facts);
  }

  #said(holds: Holds, context: Context): readonly Fact[] {
    if ('anyOf' in holds) return meet(holds.anyOf.map((one) => this.#said(one, context)));
    if ('allOf' in holds) return holds.allOf.flatMap((one) => this.#said(one, context));
    if ('one' in holds) return samenessFacts(this.#engine, holds, context);
    return 'call' in holds
      ? returnFacts(this.#engine, holds.call, context)
      : conditionFacts(this.#engine, holds.test, holds.truth, context);
  }

  #collect(): void {
    if (this.#collected) return;
    this.#collected = true;
    const { structure } = this.#engine;
    for (const node of structure.conditionals) this.#conditional(node);
    for (const node of structure.switches) this.#switch(node);
    for (const call of structure.calls) this.#call(call);
  }

  #conditional(node: Conditional): void {
    switch (node.type) {
      case 'IfStatement': {
        const { test } = node;
        this.#add({ within: node.consequent, after: 0, each: [], holds: { test, truth: true } });
        if (node.alternate)
          this.#add({ within: node.alternate, after: 0, each: [], holds: { test, truth: false } });
        const failed = this.#leaving(node.consequent);
        const passed = this.#leaving(node.alternate);
        if (failed) this.#behind(node, { test, truth: false }, failed);
        if (passed) this.#behind(node, { test, truth: true }, passed);
        break;
      }
      case 'ConditionalExpression':
        this.#add({
          within: node.consequent,
          after: 0,
          each: [],
          holds: { test: node.test, truth: true },
        });
        this.#add({
          within: node.alternate,
          after: 0,
          each: [],
          holds: { test: node.test, truth: false },
        });
        break;
      case 'LogicalExpression':
        if (node.operator !== '??')
          this.#add({
            within: node.right,
            after: 0,
            each: [],
            holds: { test: node.left, truth: node.operator === '&&' },
          });
        if (node.operator !== '??') this.#statementLogic(node);
        break;
      case 'WhileStatement':
      case 'ForStatement':
        if (node.test)
          this.#add({ within: node.body, after: 0, each: [], holds: { test: node.test, truth: true } });
        if (node.test && node.type === 'WhileStatement' && !hasBreak(node.body))
          this.#behind(node, { test: node.test, truth: false }, 'loop');
        break;
      case 'DoWhileStatement':
        if (!hasBreak(node.body)) this.#behind(node, { test: node.test, truth: false }, 'loop');
        break;
    }
  }

  #switch(node: TSESTree.SwitchStatement): void {
    const ways = waysThrough(this.#engine.exits, node);
    for (const { statements, entries } of ways) {
      const holds: Holds = { anyOf: entries.map((given) => ({ allOf: given })) };
      for (const within of statements) this.#add({ within, after: 0, each: [], holds });
    }
    const closed = ways.filter(({ comesOut }) => !comesOut);
    if (closed.length === 0 || closed.length === ways.length) return;
    const open = ways.filter(({ comesOut }) => comesOut).map(({ given }) => ({ allOf: given }));
    const isThrown = closed.every(({ statements }) =>
      statements.some((one) => this.#leaving(one) === 'throw'),
    );
    this.#behind(node, { anyOf: open }, isThrown ? 'throw' : 'function');
  }

  #leaving(branch: Node | null): Leaving | null {
    const exit = branch && this.#engine.exits.of(branch);
    return exit === 'function' && branch && this.#engine.exits.throws(branch) ? 'throw' : exit;
  }

  /** `ok || fail()` as a statement: behind it the left side decided, when the right side never returns. */
  #statementLogic(node: TSESTree.LogicalExpression): void {
    const statement = node.parent;
    if (statement.type !== 'ExpressionStatement' || node.right.type !== 'CallExpression') return;
    const fails = this.#engine.exits.of({ ...statement, expression: node.right }) === 'function';
    if (fails) this.#behind(statement, { test: node.left, truth: node.operator === '||' }, 'throw');
  }

  #call(call: CallNode): void {
    const statement = statementOf(call);
    if (!statement || isConditionalWithin(call, statement) || !mayThrow(call)) return;
    this.#behind(statement, { call }, 'throw');
  }

  /** Adds guards for what stands behind a statement, in its block and in those around that can only be left behind it. */
  #behind(statement: Node, said: Holds, leaves: Leaving): void {
    let current = statement;
    let holds = said;
    let each: readonly Node[] = [];
    for (;;) {
      const { parent } = current;
      if (!parent) return;
      let inner: Node = current;
      if (isList(parent)) {
        this.#add({ within: parent, after: current.range[1], holds, each });
        inner = parent;
      }
      const outer = inner === current ? parent : inner.parent;
      if (!outer || inner.type === 'SwitchCase') return;
      if (isFunction(outer)) {
        const list = leaves === 'throw' ? listOfCallback(outer) : null;
        const call = list && statementOf(outer);
        if (!call) return;
        each = [...each, list];
        current = call;
      } else if (isList(outer)) {
        current = inner;
      } else if (outer.type === 'IfStatement' && outer.consequent === inner && outer.alternate === null) {
        if ('anyOf' in holds) return;
        holds = { anyOf: [holds, { test: outer.test, truth: false }] };
        current = outer;
      } else {
        if (!this.#comesOut(outer, inner, leaves)) return;
        if (outer.type === 'ForOfStatement') each = [...each, outer.right];
        current = outer;
      }
    }
  }

  /** Holds if control comes out behind a statement only by way of the end of its part `inner`. */
  #comesOut(outer: Node, inner: Node, leaves: Leaving): boolean {
    const { exits } = this.#engine;
    switch (outer.type) {
      case 'TryStatement':
        if (outer.finalizer === inner) return true;
        return outer.block === inner && (outer.handler === null || exits.of(outer.handler.body) !== null);
      case 'IfStatement': {
        const other = outer.consequent === inner ? outer.alternate : outer.consequent;
        return other !== null && exits.of(other) !== null;
      }
      case 'ForOfStatement':
      case 'ForStatement':
      case 'DoWhileStatement':
        return outer.body === inner && leaves !== 'loop';
      default:
        return false;
    }
  }

  #add(guard: Guard): void {
    const home = homeOf(guard.within, this.#engine.structure.program);
    const list = this.#byHome.get(home);
    if (list) list.push(guard);
    else this.#byHome.set(home, [guard]);
  }
}

/** Holds if a node has statements of its own, one behind the other. */
function isList(node: Node): boolean {
  return (
    node.type === 'BlockStatement' ||
    node.type === 'Program' ||
    node.type === 'StaticBlock' ||
    node.type === 'SwitchCase' ||
    node.type === 'TSModuleBlock'
  );
}

/** Gets the list for each element of which a callback runs, when what it throws comes out of the call; or null. */
function listOfCallback(node: FunctionNode): Node | null {
  const { parent } = node;
  return parent.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    parent.callee.property.type === 'Identifier' &&
    (parent.callee.property.name === 'forEach' || parent.callee.property.name === 'map') &&
    !node.async
    ? parent.callee.object
    : null;
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
