/**
 * Occurrences: which companion has surely happened before a place, or whenever a function comes back. Read off the
 * structure of the source: what stands before it, what a way out of a branch leaves over, what a callback waits for.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { mayBeNamed } from '../analysis/described.js';
import type { Engine } from '../analysis/engine.js';
import { hasBreak, isConditionalWithin } from '../analysis/order.js';
import { beginningIn } from '../analysis/structure.js';
import {
  contains,
  functionOf,
  isCall,
  isFunction,
  keyName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Companion } from './companions.js';
import { MAX_DEPTH, type Duty, type Look } from './duties.js';
import type { DutyCalls } from './duty-calls.js';
import { TestedAnswers } from './tested-answers.js';
import { waitFor, type Wait } from './waits.js';

/** What has happened of a duty in one file. */
export class Occurrences {
  readonly #calls: DutyCalls;
  readonly #duty: Duty;
  readonly #engine: Engine;
  readonly #answers: TestedAnswers;
  readonly #tellingOf = new Map<readonly Node[], readonly Node[]>();

  constructor(calls: DutyCalls) {
    this.#calls = calls;
    this.#duty = calls.duty;
    this.#engine = calls.engine;
    this.#answers = new TestedAnswers(calls, this);
  }

  /** Gets what has surely happened in a function, or outside of functions, when control reaches a place. */
  before(place: Node, home: FunctionNode | null, look: Look): Node | null {
    let child = place;
    for (let parent = child.parent; parent && child !== home; child = parent, parent = parent.parent) {
      const by = parent === home && isFunction(parent) ? null : this.#beforeIn(parent, child, look);
      if (by) return by;
      if (parent === home) return null;
    }
    return null;
  }

  /** `send(await checked(file))`: what a call is given is evaluated before it runs. */
  given(place: Node, look: Look): Node | null {
    if (!isCall(place)) return null;
    return this.#callsIn(place, look).find((call) => this.#happens(call, place, look)) ?? null;
  }

  /** Gets what has happened whenever a function comes back without an error. */
  atEveryEnd(target: FunctionNode, look: Look): Node | null {
    const { structure, exits } = this.#engine;
    let by: Node | null = null;
    for (const result of structure.returns.get(target) ?? []) {
      const found =
        this.#callsIn(result, look).find((call) => this.#happens(call, result, look)) ??
        this.before(result, target, look);
      if (!found && !this.#calls.isNothing(result, look) && !answersAt(result, target, look)) return null;
      by ??= found;
    }
    for (const bare of structure.bareReturns.get(target) ?? []) {
      const found = this.before(bare, target, look);
      if (!found && !this.#calls.isNothing(bare, look) && !answersAt(bare, target, look)) return null;
      by ??= found;
    }
    if (target.body.type === 'BlockStatement' && exits.of(target.body) === null) {
      const found = this.#first(target.body.body, look);
      if (!found) return null;
      by ??= found;
    }
    return by;
  }

  #beforeIn(parent: Node, child: Node, look: Look): Node | null {
    switch (parent.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#siblings(parent.body, child, look);
      case 'SwitchCase':
        return this.#siblings(parent.consequent, child, look);
      case 'IfStatement':
      case 'ConditionalExpression':
        if (child === parent.test) return null;
        return (
          this.#inExpression(parent.test, look) ??
          this.#answers.tested(parent.test, child === parent.consequent, look)
        );
      case 'LogicalExpression':
        if (child !== parent.right || parent.operator === '??') return this.#generic(parent, child, look);
        return (
          this.#inExpression(parent.left, look) ??
          this.#answers.tested(parent.left, parent.operator === '&&', look)
        );
      case 'WhileStatement':
        return child === parent.test
          ? null
          : (this.#inExpression(parent.test, look) ?? this.#answers.tested(parent.test, true, look));
      case 'ForStatement':
        return child !== parent.init && parent.init ? this.#surely(parent.init, look) : null;
      case 'ForOfStatement':
      case 'ForInStatement':
        return child === parent.body ? this.#inExpression(parent.right, look) : null;
      case 'SwitchStatement':
        if (child === parent.discriminant) return null;
        return (
          this.#inExpression(parent.discriminant, look) ??
          this.#answers.tested(parent.discriminant, null, look)
        );
      case 'TryStatement':
      case 'CatchClause':
      case 'DoWhileStatement':
        return null;
      default:
        return this.#generic(parent, child, look);
    }
  }

  #siblings(statements: readonly Node[], child: Node, look: Look): Node | null {
    const before = this.#telling(statements).filter(({ range }) => range[0] < child.range[0]);
    for (const statement of before.toReversed()) {
      const by = this.#surely(statement, look);
      if (by) return by;
    }
    return null;
  }

  /** Gets the statements of a list that may have done anything of interest, which most have not. */
  #telling(statements: readonly Node[]): readonly Node[] {
    const known = this.#tellingOf.get(statements);
    if (known) return known;
    const telling = statements.filter((statement) => {
      const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      switch (inner?.type) {
        case undefined:
        case 'ImportDeclaration':
        case 'FunctionDeclaration':
        case 'ClassDeclaration':
          return false;
        case 'VariableDeclaration':
          return beginningIn(this.#calls.relevantCalls(), inner).length > 0;
        case 'ExpressionStatement':
          return (
            inner.expression.type === 'Identifier' ||
            (isCall(inner.expression) && this.#mayAssert(inner.expression)) ||
            beginningIn(this.#calls.relevantCalls(), inner).length > 0
          );
        default:
          return true;
      }
    });
    this.#tellingOf.set(statements, telling);
    return telling;
  }

  #mayAssert(call: CallNode): boolean {
    return mayBeNamed(this.#engine, call, this.#engine.models.namesOf('check'));
  }

  /** What is evaluated in an expression before a part of it. */
  #generic(parent: Node, child: Node, look: Look): Node | null {
    if (isFunction(parent)) return null;
    const then = isCall(parent) && parent.callee !== child ? this.#receiver(parent, look) : null;
    return (
      then ??
      this.#callsIn(parent, look).find(
        (call) => call.range[1] <= child.range[0] && this.#happens(call, parent, look),
      ) ??
      null
    );
  }

  /** `check(text).then(() => send(text))`: the promise was kept before the callback runs. */
  #receiver(call: CallNode, look: Look): Node | null {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || keyName(callee.property, callee.computed) !== 'then')
      return null;
    const inner = unwrap(callee.object);
    return isCall(inner) && this.#event(inner, look, true) ? inner : null;
  }

  /** Gets what always happens when a statement or expression has run to its end. */
  #surely(node: Node, look: Look): Node | null {
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#first(node.body, look);
      case 'LabeledStatement':
        return this.#surely(node.body, look);
      case 'ExportNamedDeclaration':
        return node.declaration ? this.#surely(node.declaration, look) : null;
      case 'IfStatement':
        return this.#afterIf(node, look);
      case 'SwitchStatement': {
        if (node.discriminant.type === 'Literal' && node.discriminant.value === true)
          return this.#afterConditions(node, look);
        const decided =
          node.cases.some((one) => one.consequent.some((statement) => this.#leaves(statement, look))) &&
          this.#answers.tested(node.discriminant, null, look);
        return this.#inExpression(node.discriminant, look) ?? (decided === false ? null : decided);
      }
      case 'TryStatement':
        return this.#afterTry(node, look);
      case 'ForOfStatement':
        return (
          this.#inExpression(node.right, look) ?? (this.#duty.looks ? this.#surely(node.body, look) : null)
        );
      case 'DoWhileStatement':
        return this.#surely(node.body, look);
      case 'WhileStatement':
        return this.#inExpression(node.test, look);
      case 'ForStatement':
        return node.init ? this.#surely(node.init, look) : null;
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return null;
      default:
        return this.#inExpression(node, look);
    }
  }

  #first(statements: readonly Node[], look: Look): Node | null {
    for (const statement of statements) {
      const by = this.#surely(statement, look);
      if (by) return by;
    }
    return null;
  }

  #leaves(branch: Node | null, look: Look): boolean {
    if (!branch) return false;
    if (look.answers?.(branch)) return true;
    if (this.#engine.exits.of(branch) === null) return false;
    return look.leave === 'function' || this.#engine.exits.throws(branch);
  }

  #afterIf(node: TSESTree.IfStatement, look: Look): Node | null {
    const tested = this.#inExpression(node.test, look);
    if (tested) return tested;
    const failed = this.#leaves(node.consequent, look);
    const passed = this.#leaves(node.alternate, look);
    if (failed !== passed) {
      const by = this.#answers.tested(node.test, passed, look);
      if (by) return by;
    }
    const one = failed ? null : this.#surely(node.consequent, look);
    const other = passed || !node.alternate ? null : this.#surely(node.alternate, look);
    if (failed && passed) return null;
    return (failed || one) && (passed || other) ? (one ?? other) : null;
  }

  /** `switch (true)`: the conditions are tried in order, up to the first that control may come out of. */
  #afterConditions({ cases }: TSESTree.SwitchStatement, look: Look): Node | null {
    for (const { test, consequent } of cases) {
      if (!test || consequent.some(hasBreak) || !consequent.some((one) => this.#leaves(one, look)))
        return null;
      const by = this.#inExpression(test, look) ?? this.#answers.tested(test, false, look);
      if (by) return by;
    }
    return null;
  }

  #afterTry(node: TSESTree.TryStatement, look: Look): Node | null {
    const final = node.finalizer ? this.#surely(node.finalizer, look) : null;
    const tried = this.#surely(node.block, look);
    if (final || !tried || !node.handler || this.#duty.forgives) return final ?? tried;
    if (this.#leaves(node.handler.body, look)) return tried;
    return this.#surely(node.handler.body, look) ? tried : null;
  }

  #inExpression(node: Node, look: Look): Node | null {
    const calls = this.#callsIn(node, look);
    return (
      calls.find((call) => this.#happens(call, node, look)) ??
      this.#inEach(calls, node, look) ??
      this.#asserted(node, look)
    );
  }

  /** `await Promise.all(list.map(async (one) => { if (!(await check(one))) throw … }))`: every element has passed. */
  #inEach(calls: readonly CallNode[], node: Node, look: Look): Node | null {
    for (const call of calls) {
      const target = functionOf(call);
      const each = target?.parent;
      if (!this.#duty.looks || !target || each?.type !== 'CallExpression' || !contains(node, each)) continue;
      if (isConditionalWithin(each, node)) continue;
      if (target.async && !waitFor(this.#engine, each, look.until).waited) continue;
      const by = this.atEveryEnd(target, { ...look, until: null, leave: 'throw' });
      if (by) return by;
    }
    return null;
  }

  /** Gets the relevant calls of an expression, and of callbacks that run in it for each element. */
  #callsIn(node: Node, look: Look): readonly CallNode[] {
    const home = functionOf(node);
    return beginningIn(this.#calls.relevantCalls(), node).filter(
      (call) => runsIn(call, home) && !(look.until && contains(call, look.until)),
    );
  }

  #happens(call: CallNode, root: Node, look: Look): boolean {
    return !isConditionalWithin(call, root) && this.#event(call, look, false) !== null;
  }

  /** `assert(verdict.ok)`: a condition that an assertion is given. */
  #asserted(node: Node, look: Look): Node | null {
    const statement = node.type === 'ExpressionStatement' ? unwrap(node.expression) : node;
    const waited = statement.type === 'Identifier' && node.type === 'ExpressionStatement' ? statement : null;
    if (waited) return this.#awaitedLater(waited, look);
    if (statement.type !== 'CallExpression' || !this.#mayAssert(statement)) return null;
    const rows = apisOf(this.#engine, this.#engine.value(statement.callee, [], look.context, null)).flatMap(
      ({ address }) => this.#engine.models.find('check', address),
    );
    const row = rows.find((one) => one.condition === true);
    const [condition] = row ? portValues(this.#engine, statement, row.subject, look.context) : [];
    return condition ? this.#answers.tested(condition.node, true, look) : null;
  }

  /** `const done = check(text); … await done;` */
  #awaitedLater(name: Node, look: Look): Node | null {
    const shape = this.#engine.shape(this.#engine.value(name, [], look.context, null));
    const [only] = shape.kind === 'either' && shape.values.length === 1 ? shape.values : [];
    const call = only && unwrap(only.node);
    return isCall(call) && only?.path.length === 0 && this.#event(call, look, true) ? call : null;
  }

  /** Holds if having called this is enough. `held` when somebody else waits for what it gives. */
  #event(call: CallNode, look: Look, held: boolean): Node | null {
    const { context } = look;
    const wait = waitFor(this.#engine, call, look.until);
    if (wait.swallowed && !this.#duty.forgives) return null;
    const companion = this.#calls.companion(call, context);
    if (companion) {
      if (companion.outcome === 'verdict' || companion.outcome === 'result') return null;
      const believed = wait.bare || (this.#duty.keeps && !wait.tested);
      const floats = !this.#duty.keeps && mayFloat(companion, wait);
      if (companion.outcome === 'either' && !held && (!believed || floats)) return null;
      if (!held && (companion.async ? !wait.waited : !wait.waited && wait.dropped)) return null;
      return this.#calls.looksAt(companion.subjects, look) ? call : null;
    }
    const targets = this.#engine.functions.targets(call, context);
    const [target] = targets;
    if (!target || targets.length > 1 || (target.async && !wait.waited && !held)) return null;
    if (context.depth > MAX_DEPTH + 2 || this.#calls.reading.has(target)) return null;
    this.#calls.reading.add(target);
    const inner: Look = {
      context: this.#engine.enter(target, call, context),
      wanted: look.wanted,
      until: null,
      leave: 'throw',
    };
    const by = this.atEveryEnd(target, inner);
    this.#calls.reading.delete(target);
    return by;
  }
}

/** Holds if the statements with which a function comes back at a place answer the request. */
function answersAt(exit: Node, target: FunctionNode, look: Look): boolean {
  const statement = exit.type === 'ReturnStatement' ? exit : exit.parent;
  if (statement?.type !== 'ReturnStatement') return false;
  const { parent } = statement;
  const piece = parent.type === 'BlockStatement' && parent !== target.body ? parent : statement;
  return look.answers?.(piece) === true;
}

/** Holds if a call runs in a function, or in a callback there that runs at once: for each element, or to make a promise. */
function runsIn(call: Node, home: FunctionNode | null): boolean {
  for (let current = functionOf(call); current !== home; current = functionOf(current)) {
    if (!current || !runsAtOnce(current)) return false;
  }
  return true;
}

function runsAtOnce(node: FunctionNode): boolean {
  const { parent } = node;
  if (parent.type === 'NewExpression')
    return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise';
  if (parent.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false;
  const name = keyName(parent.callee.property, parent.callee.computed);
  return name === 'map' || (name === 'forEach' && !node.async);
}

/** `moderateText(text);` among code that waits: if it gives a promise, nobody does for this one. */
function mayFloat({ call, byName, asserts }: Companion, { waited }: Wait): boolean {
  return byName && !asserts && !waited && functionOf(call)?.async === true;
}
