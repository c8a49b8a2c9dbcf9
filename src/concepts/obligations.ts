/**
 * Obligations: something must have been done before something else.
 *
 * A *trigger* with a subject is met by a *companion*, a call that takes the subject, is waited for and, where it is a
 * check, whose answer decides whether the trigger runs; and that happens on every way to the trigger: in its own
 * function, or else in every caller in the file, or in what stands before the handler, or in a wrapper around it. Both
 * the order and the ways are read off the structure of the source.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import { staticTruth } from '../analysis/conditions.js';
import { mayBeNamed } from '../analysis/described.js';
import type { Engine } from '../analysis/engine.js';
import { isConditionalWithin } from '../analysis/order.js';
import { beginningIn } from '../analysis/structure.js';
import type { CompanionKind } from '../analysis/rows.js';
import {
  contains,
  functionOf,
  isCall,
  isFunction,
  keyName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { companionAt, isNamedCompanion, nameRow, namesOfValue, type Companion } from './companions.js';
import type { KlingFile } from './file.js';
import { beforeHandler } from './middleware.js';
import { covers, rootsOf, type Root } from './roots.js';
import { waitFor } from './waits.js';
import { waysTo, type Way } from './ways.js';

/** What is asked for. One object for each question, whose identity is part of the memory. */
export interface Duty {
  readonly kinds: readonly CompanionKind[];
  /** The companion must look at the trigger's subject, and not only happen. */
  readonly looks: boolean;
  /** It counts although its failure is swallowed. */
  readonly forgives: boolean;
  /** A helper believed by its name counts although its result is kept and not tested. */
  readonly keeps: boolean;
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
interface Look {
  readonly context: Context;
  readonly wanted: readonly Root[];
  /** Calls must be over before this. */
  readonly until: Node | null;
  /** Leaving the function is enough, or its callers must not go on either. */
  readonly leave: 'function' | 'throw';
}

const MAX_DEPTH = 4;

const searches = new WeakMap<KlingFile, Map<Duty, Search>>();

/** Asks whether a trigger is met. */
export function obligation(file: KlingFile, duty: Duty, trigger: Trigger): Answer {
  return searchOf(file, duty).answer(trigger);
}

/** Gets the calls that are such companions by themselves. */
export function companionsOf(file: KlingFile, duty: Duty): readonly Companion[] {
  return searchOf(file, duty).companions();
}

function searchOf(file: KlingFile, duty: Duty): Search {
  let known = searches.get(file);
  if (!known) searches.set(file, (known = new Map<Duty, Search>()));
  let search = known.get(duty);
  if (!search) known.set(duty, (search = new Search(file, duty)));
  return search;
}

class Search {
  readonly #file: KlingFile;
  readonly #duty: Duty;
  readonly #engine: Engine;
  readonly #reading = new Set<Node>();
  #companions: readonly Companion[] | null = null;
  #relevant: readonly CallNode[] | null = null;
  readonly #tellingOf = new Map<readonly Node[], readonly Node[]>();

  constructor(file: KlingFile, duty: Duty) {
    this.#file = file;
    this.#duty = duty;
    this.#engine = file.engine;
  }

  companions(): readonly Companion[] {
    this.#companions ??= this.#engine.structure.calls.flatMap(
      (call) => this.#companion(call, this.#engine.functions.blocked) ?? [],
    );
    return this.#companions;
  }

  answer(trigger: Trigger): Answer {
    let met: Node | null = null;
    let unknown = false;
    for (const way of waysTo(this.#file, trigger.node, trigger.context, (call) => this.#wrapper(call))) {
      const by = way.around ?? this.#onWay(way, trigger);
      if (by) met ??= by;
      else if (way.start === 'nobody') unknown = true;
      else return { kind: 'unmet', near: this.#near(way, trigger) };
    }
    if (unknown || !met) return { kind: 'unknown', why: 'nothing in the file calls the function around it' };
    return { kind: 'met', by: met };
  }

  #companion(call: CallNode, context: Context | null): Companion | null {
    return (
      companionAt(this.#file, call, this.#duty.kinds, context) ??
      this.#duty.also?.(this.#file, call, context) ??
      null
    );
  }

  /** Gets the companions, and the calls of functions of the file that hold one. */
  #relevantCalls(): readonly CallNode[] {
    if (this.#relevant) return this.#relevant;
    const { structure, functions } = this.#engine;
    const found = new Set<CallNode>(this.companions().map(({ call }) => call));
    const holders = new Set<FunctionNode>();
    const hold = (call: Node): void => {
      for (let home = functionOf(call); home; home = functionOf(home)) holders.add(home);
    };
    for (const call of found) hold(call);
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

  // ── What stands on a way to the trigger ────────────────────────────────────────────────────────────────────────

  /** A call that runs what it is given only when all is well: by its row, or by its name where it can't be read. */
  #wrapper(call: CallNode): Node | null {
    const companion = this.#companion(call, this.#engine.functions.blocked);
    if (companion && (companion.around !== null || companion.byName)) return call;
    return companion ? null : isNamedCompanion(this.#file, call.callee, this.#duty.kinds);
  }

  #onWay(way: Way, { subjects }: Trigger): Node | null {
    const wanted = this.#duty.looks ? this.#wanted(way, subjects) : [];
    const made = this.#duty.looks ? this.#madeBy(wanted) : null;
    if (made) return made;
    for (const level of way.levels) {
      const look: Look = { context: level.context, wanted, until: level.place, leave: 'function' };
      const by = this.#given(level.place, look) ?? this.#before(level.place, level.home, look);
      if (by) return by;
    }
    const entry = way.levels.at(-1)?.home;
    return way.start === 'outside' && entry
      ? beforeHandler(this.#file, entry, this.#duty.kinds, (middleware, next) =>
          this.#inMiddleware(middleware, next, wanted, entry),
        )
      : null;
  }

  /** Gets where the subjects come from, as the outermost function of the way sees it. */
  #wanted(way: Way, subjects: readonly Value[]): readonly Root[] {
    const roots = subjects.flatMap((subject) => {
      const level = way.levels.find(({ home }) => home === null || contains(home, subject.node));
      const base = level?.context ?? this.#engine.functions.blocked;
      const context = this.#rebased(subject.context, base);
      return rootsOf(this.#file, this.#engine.value(subject.node, subject.path, context, subject.places), 0);
    });
    const callers = roots.filter((root) => root.callers);
    return callers.length > 0 ? callers : roots;
  }

  #rebased(context: Context | null, base: Context): Context {
    if (!context?.target) return base;
    return this.#engine.enter(context.target, context.site, this.#rebased(context.up, base));
  }

  /** A subject that is nothing but what filters gave back. */
  #madeBy(wanted: readonly Root[]): Node | null {
    const makers = wanted.map(({ call, context }) => {
      const companion = call && this.#companion(call, context);
      return companion && companion.outcome !== 'verdict' && companion.outcome !== 'returns' ? call : null;
    });
    return makers.every((call) => call !== null) ? (makers[0] ?? null) : null;
  }

  /** A middleware of the file does it before it hands on; what the handler reads of the request, it reads too. */
  #inMiddleware(
    middleware: FunctionNode,
    next: Node | null,
    wanted: readonly Root[],
    entry: FunctionNode,
  ): Node | null {
    const { engine } = this.#file;
    const moved = wanted.map((root) => ({
      ...root,
      key: root.key.replace(
        `parameter ${String(engine.idOf(entry))} `,
        `parameter ${String(engine.idOf(middleware))} `,
      ),
    }));
    const look: Look = { context: engine.functions.blocked, wanted: moved, until: next, leave: 'function' };
    if (next) return this.#before(next, middleware, look);
    return this.#atEveryEnd(middleware, { ...look, leave: 'throw' });
  }

  // ── What has happened before a place of a function ─────────────────────────────────────────────────────────────

  /** `send(await checked(file))`: what a call is given is evaluated before it runs. */
  #given(place: Node, look: Look): Node | null {
    if (!isCall(place)) return null;
    return this.#callsIn(place, look).find((call) => this.#happens(call, place, look)) ?? null;
  }

  #before(place: Node, home: FunctionNode | null, look: Look): Node | null {
    let child = place;
    for (let parent = child.parent; parent && child !== home; child = parent, parent = parent.parent) {
      const by = parent === home && isFunction(parent) ? null : this.#beforeIn(parent, child, look);
      if (by) return by;
      if (parent === home) return null;
    }
    return null;
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
          this.#tested(parent.test, child === parent.consequent, look)
        );
      case 'LogicalExpression':
        if (child !== parent.right || parent.operator === '??') return this.#generic(parent, child, look);
        return (
          this.#inExpression(parent.left, look) ?? this.#tested(parent.left, parent.operator === '&&', look)
        );
      case 'WhileStatement':
        return child === parent.test
          ? null
          : (this.#inExpression(parent.test, look) ?? this.#tested(parent.test, true, look));
      case 'ForStatement':
        return child !== parent.init && parent.init ? this.#surely(parent.init, look) : null;
      case 'ForOfStatement':
      case 'ForInStatement':
        return child === parent.body ? this.#inExpression(parent.right, look) : null;
      case 'SwitchStatement':
        if (child === parent.discriminant) return null;
        return this.#inExpression(parent.discriminant, look) ?? this.#tested(parent.discriminant, null, look);
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
          return beginningIn(this.#relevantCalls(), inner).length > 0;
        case 'ExpressionStatement':
          return (
            inner.expression.type === 'Identifier' ||
            (isCall(inner.expression) && this.#mayAssert(inner.expression)) ||
            beginningIn(this.#relevantCalls(), inner).length > 0
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
        const decided =
          node.cases.some((one) => one.consequent.some((statement) => this.#leaves(statement, look))) &&
          this.#tested(node.discriminant, null, look);
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
    if (!branch || this.#engine.exits.of(branch) === null) return false;
    return look.leave === 'function' || this.#engine.exits.throws(branch);
  }

  #afterIf(node: TSESTree.IfStatement, look: Look): Node | null {
    const tested = this.#inExpression(node.test, look);
    if (tested) return tested;
    const failed = this.#leaves(node.consequent, look);
    const passed = this.#leaves(node.alternate, look);
    if (failed !== passed) {
      const by = this.#tested(node.test, passed, look);
      if (by) return by;
    }
    const one = failed ? null : this.#surely(node.consequent, look);
    const other = passed || !node.alternate ? null : this.#surely(node.alternate, look);
    if (failed && passed) return null;
    return (failed || one) && (passed || other) ? (one ?? other) : null;
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
      const by = this.#atEveryEnd(target, { ...look, until: null, leave: 'throw' });
      if (by) return by;
    }
    return null;
  }

  /** Gets the relevant calls of an expression, and of callbacks that run in it for each element. */
  #callsIn(node: Node, look: Look): readonly CallNode[] {
    const home = functionOf(node);
    return beginningIn(this.#relevantCalls(), node).filter(
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
    return condition ? this.#tested(condition.node, true, look) : null;
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
    const companion = this.#companion(call, context);
    if (companion) {
      if (companion.outcome === 'verdict' || companion.outcome === 'result') return null;
      if (companion.outcome === 'either' && !this.#duty.keeps && !held && !wait.bare) return null;
      if (!held && (companion.async ? !wait.waited : !wait.waited && wait.dropped)) return null;
      return this.#looksAt(companion.subjects, look) ? call : null;
    }
    const targets = this.#engine.functions.targets(call, context);
    const [target] = targets;
    if (!target || targets.length > 1 || (target.async && !wait.waited && !held)) return null;
    if (context.depth > MAX_DEPTH + 2 || this.#reading.has(target)) return null;
    this.#reading.add(target);
    const inner: Look = {
      context: this.#engine.enter(target, call, context),
      wanted: look.wanted,
      until: null,
      leave: 'throw',
    };
    const by = this.#atEveryEnd(target, inner);
    this.#reading.delete(target);
    return by;
  }

  #looksAt(subjects: readonly Value[], { wanted }: Look): boolean {
    if (!this.#duty.looks) return true;
    return covers(
      subjects.flatMap((subject) => rootsOf(this.#file, subject, 3)),
      wanted,
    );
  }

  /** Gets what has happened whenever a function comes back without an error. */
  #atEveryEnd(target: FunctionNode, look: Look): Node | null {
    const { structure, exits } = this.#engine;
    let by: Node | null = null;
    for (const result of structure.returns.get(target) ?? []) {
      const found =
        this.#callsIn(result, look).find((call) => this.#happens(call, result, look)) ??
        this.#before(result, target, look);
      if (!found && !this.#isNothing(result, look)) return null;
      by ??= found;
    }
    for (const bare of structure.bareReturns.get(target) ?? []) {
      const found = this.#before(bare, target, look);
      if (!found && !this.#isNothing(bare, look)) return null;
      by ??= found;
    }
    if (target.body.type === 'BlockStatement' && exits.of(target.body) === null) {
      const found = this.#first(target.body.body, look);
      if (!found) return null;
      by ??= found;
    }
    return by;
  }

  /** `if (!text) return;`: there is nothing to look at. */
  #isNothing(exit: Node, look: Look): boolean {
    for (let current: Node | undefined = exit; current && !isFunction(current); current = current.parent) {
      const { parent }: { parent?: Node } = current;
      if (parent?.type !== 'IfStatement' || parent.consequent !== current) continue;
      const test = unwrap(parent.test);
      if (test.type !== 'UnaryExpression' || test.operator !== '!' || !this.#duty.looks) return false;
      return this.#isSubject(test.argument, look);
    }
    return false;
  }

  #isSubject(node: Node, look: Look): boolean {
    const inner = unwrap(node);
    if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false;
    const value = this.#engine.value(inner, [], look.context, null);
    return this.#duty.looks && covers(rootsOf(this.#file, value, 0), look.wanted);
  }

  // ── Answers that are tested ────────────────────────────────────────────────────────────────────────────────────

  /** Gets the check that a condition asks, when control only passes on with its leave. */
  #tested(test: Node, pass: boolean | null, look: Look): Node | null {
    const node = unwrap(test);
    switch (node.type) {
      case 'UnaryExpression':
        return node.operator === '!'
          ? this.#tested(node.argument, pass === null ? null : !pass, look)
          : this.#tested(node.argument, null, look);
      case 'LogicalExpression': {
        const left = this.#tested(node.left, pass, look);
        const right = this.#tested(node.right, pass, look);
        if (node.operator === '??') return left;
        const both = pass === null || (node.operator === '&&') === pass;
        if (both) return left ?? right;
        if (left && right) return left;
        return (right && this.#isSubject(node.left, look) ? right : null) ?? null;
      }
      case 'BinaryExpression': {
        if (node.left.type === 'PrivateIdentifier') return null;
        const known = truthCompared(node.operator, node.right);
        if (known !== null)
          return this.#tested(node.left, pass === null ? null : known === 'same' ? pass : !pass, look);
        return this.#tested(node.left, null, look) ?? this.#tested(node.right, null, look);
      }
      case 'ConditionalExpression':
        return this.#tested(node.test, null, look);
      case 'AssignmentExpression':
        return this.#tested(node.right, pass, look);
      default:
        return this.#leaf(this.#engine.value(node, [], look.context, null), pass, look);
    }
  }

  /** Follows what is tested back to the check that gave it. */
  #leaf(start: Value, pass: boolean | null, look: Look): Node | null {
    const seen = new Set<Value>([start]);
    let by: Node | null = null;
    let named: Node | null = null;
    let refused = false;
    for (const value of seen) {
      if (seen.size > 80) break;
      const node = unwrap(value.node);
      named ??= this.#isNamed(value) ? node : null;
      if (value !== start && value.path.length === 0 && isComposite(node)) {
        by ??= this.#tested(node, pass, { ...look, context: value.context ?? look.context });
        continue;
      }
      if (isCall(node)) {
        const found = this.#verdict(node, value, pass, look);
        if (found === 'open') return null;
        by ??= found;
        refused ||= found === null && this.#companion(node, value.context) !== null;
        for (const next of this.#inputs(node, value.context)) seen.add(next);
        if (found) continue;
      }
      const shape = this.#engine.shape(value);
      if (shape.kind === 'either') {
        const many = shape.values.length + shape.origins.length > 1;
        for (const next of shape.values) {
          if (many && pass !== null && !isCall(unwrap(next.node)) && staticTruth(this.#engine, next) === pass)
            return null;
          seen.add(next);
        }
        if (many && pass === false && shape.origins.some(({ kind }) => kind === 'nothing')) return null;
      } else if (shape.kind === 'made') for (const next of shape.from) seen.add(next);
      else for (const part of shape.parts) if (typeof part !== 'string') seen.add(part);
    }
    if (by || !named || refused) return by;
    return this.#looksAt([...seen], look) ? named : null;
  }

  #isNamed(value: Value): boolean {
    const names = namesOfValue(value);
    return names.length > 0 && nameRow(this.#file, names, this.#duty.kinds, true) !== null;
  }

  /** What goes into a call that tells something: `WORDS.some((word) => text.includes(word))`. */
  #inputs(call: CallNode, context: Context | null): readonly Value[] {
    const callee = unwrap(call.callee);
    const receiver = callee.type === 'MemberExpression' ? [callee.object] : [];
    return [...receiver, ...call.arguments].flatMap((one) => {
      if (one.type === 'SpreadElement') return [];
      const inner = unwrap(one);
      if (!isFunction(inner)) return [this.#engine.value(inner, [], context, null)];
      return (this.#engine.structure.returns.get(inner) ?? []).map((result) =>
        this.#engine.value(result, [], context, null),
      );
    });
  }

  /** Gets the check that a call's result tells of; `open` when it says yes where nothing was looked at. */
  #verdict(call: CallNode, { path, context }: Value, pass: boolean | null, look: Look): Node | 'open' | null {
    const companion = this.#companion(call, context);
    if (companion) {
      const wait = waitFor(this.#engine, call, null);
      if (companion.outcome === 'result' || (companion.async && !wait.waited)) return null;
      if (wait.swallowed && pass !== true && !this.#duty.forgives) return null;
      return this.#looksAt(companion.subjects, look) ? call : null;
    }
    const targets = this.#engine.functions.targets(call, context);
    const [target] = targets;
    if (!target || targets.length > 1 || this.#reading.has(target)) return null;
    if ((context?.depth ?? 0) > MAX_DEPTH + 2) return null;
    if (target.async && !waitFor(this.#engine, call, null).waited) return null;
    this.#reading.add(target);
    const inner = this.#engine.enter(target, call, context);
    const by = this.#decides(target, path, pass, { ...look, context: inner, until: null, leave: 'function' });
    this.#reading.delete(target);
    return by;
  }

  /** Holds if what a function gives depends on a check, and it does not say yes where it did not check. */
  #decides(
    target: FunctionNode,
    path: readonly string[],
    pass: boolean | null,
    look: Look,
  ): Node | 'open' | null {
    let by: Node | null = null;
    let open = false;
    for (const result of this.#engine.structure.returns.get(target) ?? []) {
      const value = this.#engine.value(result, path, look.context, null);
      const found =
        (path.length === 0 ? this.#tested(result, pass, look) : this.#leaf(value, pass, look)) ??
        this.#before(result, target, look);
      by ??= found;
      if (found || this.#isNothing(result, look)) continue;
      const truth = staticTruth(this.#engine, value);
      if (pass !== null && (truth === pass || truth === null)) open = true;
    }
    return by && open ? 'open' : by;
  }

  // ── What comes near, and does not count ────────────────────────────────────────────────────────────────────────

  #near(way: Way, { subjects }: Trigger): { node: Node; why: Shortfall } | null {
    const wanted = this.#duty.looks ? this.#wanted(way, subjects) : [];
    for (const level of way.levels) {
      for (const { call } of this.companions()) {
        if (level.home && !contains(level.home, call)) continue;
        const companion = this.#companion(call, level.context);
        if (!companion || contains(call, level.place)) continue;
        const look: Look = { context: level.context, wanted, until: level.place, leave: 'function' };
        return { node: call, why: this.#shortfall(companion, look, level.place) };
      }
      if (level.home === null) break;
    }
    return null;
  }

  #shortfall({ call, subjects, async, outcome }: Companion, look: Look, place: Node): Shortfall {
    const wait = waitFor(this.#engine, call, place);
    if (!this.#looksAt(subjects, look)) return 'other';
    if (wait.beside) return 'beside';
    if (call.range[0] > place.range[0]) return 'after';
    if (async ? !wait.waited : wait.dropped && !wait.waited) return 'unawaited';
    if (wait.swallowed || isCaught(this.#engine, call, place)) return 'swallowed';
    return outcome === 'verdict' || (outcome === 'either' && !wait.bare) ? 'unused' : 'some-ways';
  }
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

function isComposite(node: Node): boolean {
  return (
    node.type === 'UnaryExpression' ||
    node.type === 'LogicalExpression' ||
    node.type === 'BinaryExpression' ||
    node.type === 'ConditionalExpression'
  );
}

/** What a comparison with a constant says of the truth of the other side; null when nothing. */
function truthCompared(operator: string, right: Node): 'same' | 'opposite' | null {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return null;
  const other = unwrap(right);
  const isNothing =
    (other.type === 'Literal' && other.value === null && !('regex' in other)) ||
    (other.type === 'Identifier' && other.name === 'undefined');
  if (isNothing) return isEqual ? 'opposite' : 'same';
  if (other.type !== 'Literal' || typeof other.value !== 'boolean') return null;
  return isEqual === other.value ? 'same' : 'opposite';
}

/** Holds if a `catch` that goes on stands between a call and a place behind it. */
function isCaught(engine: Engine, call: Node, place: Node): boolean {
  for (let current: Node | undefined = wrapped(call); current; current = current.parent) {
    if (contains(current, place)) return false;
    if (
      current.type === 'TryStatement' &&
      contains(current.block, call) &&
      current.handler &&
      engine.exits.of(current.handler.body) === null
    )
      return true;
  }
  return false;
}
