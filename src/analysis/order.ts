/**
 * Order without a control-flow graph: which writes reach a read, and what always leaves.
 *
 * Both are read off the structure of the source. A write that stands before a read in the same block, outside any
 * branch, loop or catch that does not hold the read too, ends the writes before it. Writes in branches, loops and
 * other functions join what else may reach.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { contains, functionOf, isFunction, keyName, unwrap, type FunctionNode, type Node } from './syntax.js';

/** Something that happens at a place and may end the effect of what happened before. */
export interface Event {
  readonly node: Node;
  /** Ends earlier events where it always happens. */
  readonly strong: boolean;
}

/** What reaches a place. */
export interface Reaching<E extends Event> {
  readonly events: readonly E[];
  /** Control may come here from the start without meeting a strong event. */
  readonly entry: boolean;
}

/** What a piece of code leaves behind. */
interface Summary<E extends Event> {
  readonly out: readonly E[];
  readonly kills: boolean;
}

const NOTHING: Summary<never> = { out: [], kills: false };

/** Knows which statements always leave; remembers its answers for one file. */
export class Exits {
  readonly #memo = new Map<Node, 'function' | 'loop' | null>();
  readonly #isExitCall: (call: TSESTree.CallExpression) => boolean;

  /** @param isExitCall Tells which calls never return. */
  constructor(isExitCall: (call: TSESTree.CallExpression) => boolean) {
    this.#isExitCall = isExitCall;
  }

  /** Gets how a statement always leaves what is around it, or null when control may go on behind it. */
  of(node: Node | null | undefined): 'function' | 'loop' | null {
    if (!node) return null;
    const known = this.#memo.get(node);
    if (known !== undefined) return known;
    this.#memo.set(node, null);
    const answer = this.#compute(node);
    this.#memo.set(node, answer);
    return answer;
  }

  /** Holds if a statement leaves by an error, or ends the program: not even a caller goes on. */
  throws(node: Node): boolean {
    switch (node.type) {
      case 'ThrowStatement':
        return true;
      case 'BlockStatement': {
        const last = node.body.find((statement) => this.of(statement) !== null);
        return last !== undefined && this.throws(last);
      }
      case 'IfStatement':
        return node.alternate !== null && this.throws(node.consequent) && this.throws(node.alternate);
      case 'ExpressionStatement':
        return this.of(node) === 'function';
      default:
        return false;
    }
  }

  #compute(node: Node): 'function' | 'loop' | null {
    switch (node.type) {
      case 'ReturnStatement':
      case 'ThrowStatement':
        return 'function';
      case 'BreakStatement':
      case 'ContinueStatement':
        return 'loop';
      case 'BlockStatement':
        for (const statement of node.body) {
          const exit = this.of(statement);
          if (exit) return exit;
        }
        return null;
      case 'IfStatement':
        return this.#both(this.of(node.consequent), node.alternate ? this.of(node.alternate) : null);
      case 'TryStatement': {
        const final = this.of(node.finalizer);
        if (final) return final;
        return node.handler
          ? this.#both(this.of(node.block), this.of(node.handler.body))
          : this.of(node.block);
      }
      case 'LabeledStatement':
        return this.of(node.body);
      case 'SwitchStatement':
        return this.#switch(node);
      case 'WhileStatement':
        return node.test.type === 'Literal' && node.test.value === true && !hasBreak(node.body)
          ? 'function'
          : null;
      case 'ExpressionStatement': {
        const expression =
          node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
        return expression.type === 'CallExpression' && this.#isExitCall(expression) ? 'function' : null;
      }
      default:
        return null;
    }
  }

  #both(one: 'function' | 'loop' | null, other: 'function' | 'loop' | null): 'function' | 'loop' | null {
    if (!one || !other) return null;
    return one === 'function' && other === 'function' ? 'function' : 'loop';
  }

  #switch(node: TSESTree.SwitchStatement): 'function' | null {
    if (!node.cases.some((one) => one.test === null)) return null;
    let pending = false;
    for (const one of node.cases) {
      const exit = one.consequent.map((statement) => this.of(statement)).find((found) => found !== null);
      if (exit === 'loop') return null;
      pending = exit === undefined;
    }
    return pending ? null : 'function';
  }
}

/** Holds if a `break` under a condition may leave before the last of some statements. */
function breaksEarly(statements: readonly Node[]): boolean {
  return statements.some((statement) =>
    statement.type === 'BlockStatement'
      ? breaksEarly(statement.body)
      : statement.type !== 'BreakStatement' && hasBreak(statement),
  );
}

/** Holds if a `break` may leave the statement that has this body. */
export function hasBreak(body: Node): boolean {
  switch (body.type) {
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return body.body.some(hasBreak);
    case 'IfStatement':
      return hasBreak(body.consequent) || (body.alternate !== null && hasBreak(body.alternate));
    case 'TryStatement':
      return hasBreak(body.block) || (body.handler !== null && hasBreak(body.handler.body));
    case 'LabeledStatement':
      return true;
    default:
      return false;
  }
}

/** Callbacks of these run before the call returns, so a closure given to them is code in place. */
const IMMEDIATE = new Set([
  'map',
  'forEach',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'flatMap',
  'reduce',
  'sort',
]);

/** Holds if a function runs where it stands: called on the spot, or a callback of an array method. */
function runsInPlace(node: FunctionNode): boolean {
  const { parent } = node;
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee === node) return true;
  return (
    parent.callee.type === 'MemberExpression' &&
    parent.callee.property.type === 'Identifier' &&
    IMMEDIATE.has(parent.callee.property.name)
  );
}

/** More than this many at one place are as good as unknown; the search for further ones stops. */
const MAX_EVENTS = 200;

/** Holds if a function can't have run before `at`: its expression stands behind, and no loop comes back. */
function isYetToCome(target: FunctionNode, at: Node): boolean {
  const shared = functionOf(at);
  let outermost: FunctionNode = target;
  for (let up = functionOf(target); up !== shared; up = functionOf(up)) {
    if (up === null) return false;
    outermost = up;
  }
  if (outermost.type === 'FunctionDeclaration' || outermost.range[0] < at.range[1]) return false;
  for (let current: Node | undefined = at.parent; current && current !== shared; current = current.parent) {
    if (LOOPS.has(current.type) && contains(current, outermost)) return false;
  }
  return true;
}

/** Statements whose body may run again. */
export const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** One list of events (the writes of one variable, say), asked from many places. */
export class Timeline<E extends Event> {
  readonly #byHome = new Map<FunctionNode | null, E[]>();
  readonly #summaries = new Map<Node, Summary<E>>();
  readonly #exits: Exits;
  readonly all: readonly E[];

  constructor(events: readonly E[], exits: Exits) {
    this.#exits = exits;
    this.all = events.toSorted((one, other) => one.node.range[1] - other.node.range[1]);
    for (const event of this.all) {
      const home =
        isFunction(event.node.parent) && event.node.parent.params.includes(event.node as TSESTree.Parameter)
          ? event.node.parent
          : functionOf(event.node);
      const list = this.#byHome.get(home);
      if (list) list.push(event);
      else this.#byHome.set(home, [event]);
    }
  }

  /** Gets the events that reach a place, in this function, in those around it, and in others. */
  reaching(at: Node): Reaching<E> {
    const [only] = this.all;
    if (
      this.all.length === 1 &&
      only?.strong === true &&
      !contains(only.node, at) &&
      this.#isDeclaration(only.node)
    ) {
      return { events: [only], entry: false };
    }
    const found = new Set<E>();
    let entry: boolean;
    let place = at;
    for (;;) {
      const home = functionOf(place);
      entry = !this.#before(place, home, found);
      if (!home || !entry) break;
      if (!runsInPlace(home)) {
        const hoisted = home.type === 'FunctionDeclaration';
        for (const event of this.#byHome.get(functionOf(home)) ?? []) {
          if (found.size > MAX_EVENTS) break;
          if (hoisted || event.node.range[1] > home.range[0]) found.add(event);
        }
      }
      if (this.#byHome.get(home)?.some((event) => isParameterOf(event.node, home)) === true) break;
      place = home;
    }
    this.#others(at, found);
    return { events: [...found], entry };
  }

  /** Gets what a piece of code leaves behind for whoever comes after it. */
  leaves(node: Node): Reaching<E> {
    const { out, kills } = this.#summary(node, functionHome(node));
    return { events: out, entry: !kills };
  }

  #isDeclaration(node: Node): boolean {
    return (
      node.type === 'VariableDeclarator' ||
      node.type === 'FunctionDeclaration' ||
      node.type === 'ClassDeclaration' ||
      node.type.startsWith('Import')
    );
  }

  /** Adds events of functions that do not hold the place: they may run at any time before it. */
  #others(at: Node, found: Set<E>): void {
    for (const [home, events] of this.#byHome) {
      if (found.size > MAX_EVENTS) return;
      if (home === null || contains(home, at) || isYetToCome(home, at)) continue;
      for (const event of events) found.add(event);
    }
  }

  /** Adds what reaches `at` within its own function; holds if nothing from before the function can. */
  #before(at: Node, home: FunctionNode | null, found: Set<E>): boolean {
    const own = this.#byHome.get(home);
    if (!own) return false;
    let current = at;
    while (current.parent && current !== home) {
      const { parent } = current;
      if (this.#stepOver(parent, current, home, found)) return true;
      current = parent;
    }
    return false;
  }

  /** Adds the events of `parent` that come before its child `current`; holds if one of them always happens. */
  #stepOver(parent: Node, current: Node, home: FunctionNode | null, found: Set<E>): boolean {
    switch (parent.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#siblings(parent.body, parent.range[0], current, home, found);
      case 'SwitchCase': {
        if (current === parent.test) return false;
        return this.#siblings(parent.consequent, parent.range[0], current, home, found);
      }
      case 'SwitchStatement': {
        const index = parent.cases.indexOf(current as TSESTree.SwitchCase);
        for (let at = index - 1; at >= 0; at--) {
          const before = parent.cases[at];
          if (
            found.size > MAX_EVENTS ||
            !before ||
            before.consequent.some((statement) => this.#exits.of(statement) !== null)
          )
            break;
          for (const event of this.#within(before, home)) found.add(event);
        }
        return index >= 0 && this.#take(parent.discriminant, home, found);
      }
      case 'IfStatement':
      case 'ConditionalExpression':
        return current !== parent.test && this.#take(parent.test, home, found);
      case 'WhileStatement':
      case 'DoWhileStatement':
        for (const event of this.#within(parent, home)) if (!contains(event.node, current)) found.add(event);
        return false;
      case 'ForStatement':
        if (current === parent.init) return false;
        for (const event of this.#within(parent, home)) found.add(event);
        return parent.init ? this.#take(parent.init, home, found) : false;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (current === parent.right) return false;
        if (current === parent.body && this.#take(parent.left, home, found)) return true;
        for (const event of this.#within(parent, home)) found.add(event);
        return false;
      case 'TryStatement':
        if (current === parent.handler) {
          for (const event of this.#within(parent.block, home)) found.add(event);
          return false;
        }
        if (current === parent.finalizer) {
          for (const event of this.#within(parent.block, home)) found.add(event);
          if (parent.handler) for (const event of this.#within(parent.handler, home)) found.add(event);
        }
        return false;
      default:
        return this.#generic(parent, parent.range[0], current.range[0], home, found);
    }
  }

  #siblings(
    statements: readonly Node[],
    start: number,
    current: Node,
    home: FunctionNode | null,
    found: Set<E>,
  ): boolean {
    const own = this.#byHome.get(home) ?? [];
    const first = firstEndingAfter(own, start);
    let index = firstEndingAfter(own, current.range[0]) - 1;
    let at = statements.length - 1;
    while (index >= first && found.size <= MAX_EVENTS) {
      const event = own[index];
      if (!event) break;
      at = lastStartingBefore(statements, event.node.range[1], at);
      const statement = statements[at];
      if (!statement) {
        found.add(event);
        index--;
        continue;
      }
      if (this.#exits.of(statement) !== 'function' || contains(statement, current)) {
        if (this.#take(statement, home, found)) return true;
      }
      index = firstEndingAfter(own, statement.range[0]) - 1;
      at--;
    }
    return false;
  }

  #take(node: Node, home: FunctionNode | null, found: Set<E>): boolean {
    const { out, kills } = this.#summary(node, home);
    for (const event of out) found.add(event);
    return kills;
  }

  #generic(parent: Node, start: number, end: number, home: FunctionNode | null, found: Set<E>): boolean {
    if (start >= end) return false;
    const { out, kills } = this.#sequence(parent, this.#slice(start, end, home));
    for (const event of out) found.add(event);
    return kills;
  }

  /** Events in order, each ending those before it when it is strong and always happens within `root`. */
  #sequence(root: Node, events: readonly E[]): Summary<E> {
    let out: E[] = [];
    let kills = false;
    for (const event of events) {
      if (event.strong && !isConditionalWithin(event.node, root)) {
        out = [event];
        kills = true;
      } else {
        out.push(event);
      }
    }
    return { out, kills };
  }

  #within(node: Node, home: FunctionNode | null): readonly E[] {
    return this.#slice(node.range[0], node.range[1], home);
  }

  /** Gets the events between two positions, the last of them where there are too many. */
  #slice(start: number, end: number, home: FunctionNode | null): readonly E[] {
    const own = this.#byHome.get(home) ?? [];
    const from = firstEndingAfter(own, start);
    const to = firstEndingAfter(own, end);
    return own.slice(Math.max(from, to - MAX_EVENTS - 1), to);
  }

  #summary(node: Node, home: FunctionNode | null): Summary<E> {
    const known = this.#summaries.get(node);
    if (known) return known;
    const events = this.#within(node, home);
    const answer = events.length === 0 ? NOTHING : this.#compute(node, events, home);
    this.#summaries.set(node, answer);
    return answer;
  }

  #compute(node: Node, events: readonly E[], home: FunctionNode | null): Summary<E> {
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.#run(node.body, home);
      case 'SwitchCase':
        if (breaksEarly(node.consequent)) return { out: events, kills: false };
        return this.#run(node.consequent, home);
      case 'LabeledStatement':
        if (breaksEarly([node.body])) return { out: events, kills: false };
        return this.#summary(node.body, home);
      case 'IfStatement': {
        const test = this.#summary(node.test, home);
        const branches = [node.consequent, node.alternate].map((branch) => ({
          summary: branch ? this.#summary(branch, home) : NOTHING,
          exit: branch ? this.#exits.of(branch) : null,
        }));
        const [first] = branches;
        if (
          first?.exit === null &&
          events.some((event) => event.strong && overwritesTested(node, event.node))
        )
          return after(test, { out: first.summary.out, kills: true });
        return after(test, {
          out: branches.flatMap(({ summary, exit }) => (exit === 'function' ? [] : summary.out)),
          kills:
            branches.every(({ summary, exit }) => exit !== null || summary.kills) &&
            branches.some(({ exit }) => exit === null),
        });
      }
      case 'SwitchStatement': {
        return after(this.#summary(node.discriminant, home), this.#cases(node, home));
      }
      case 'DoWhileStatement':
        return this.#summary(node.body, home);
      case 'WhileStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return { out: events, kills: false };
      case 'ForStatement': {
        const init = node.init ? this.#summary(node.init, home) : NOTHING;
        return { out: events, kills: init.kills };
      }
      case 'TryStatement': {
        const block = this.#summary(node.block, home);
        const leaving = node.handler === null || this.#exits.of(node.handler.body) === 'function';
        const handler = node.handler && !leaving ? this.#summary(node.handler.body, home) : NOTHING;
        const tried: Summary<E> = leaving
          ? block
          : { out: [...this.#within(node.block, home), ...handler.out], kills: block.kills && handler.kills };
        return node.finalizer ? after(tried, this.#summary(node.finalizer, home)) : tried;
      }
      default:
        return this.#sequence(node, events);
    }
  }

  /** What each case leaves behind, together with the cases that it falls through to. */
  #cases(node: TSESTree.SwitchStatement, home: FunctionNode | null): Summary<E> {
    const out: E[] = [];
    let kills = node.cases.some((one) => one.test === null);
    let next: { readonly kills: boolean } = NOTHING;
    for (const one of node.cases.toReversed()) {
      const exit = one.consequent
        .map((statement) => this.#exits.of(statement))
        .find((found) => found !== null);
      const summary = this.#summary(one, home);
      if (exit === 'function') {
        next = { kills: true };
        continue;
      }
      const falls = exit === undefined;
      if ((!falls || !next.kills) && out.length <= MAX_EVENTS) out.push(...summary.out);
      next = { kills: summary.kills || (falls && next.kills) };
      kills &&= next.kills;
    }
    return { out, kills };
  }

  #run(statements: readonly Node[], home: FunctionNode | null): Summary<E> {
    let answer: Summary<E> = NOTHING;
    for (const statement of statements) answer = after(answer, this.#summary(statement, home));
    return answer;
  }
}

function after<E extends Event>(first: Summary<E>, second: Summary<E>): Summary<E> {
  if (second.kills) return second;
  if (second.out.length === 0) return first;
  if (second.out.length > MAX_EVENTS) return { out: second.out, kills: first.kills };
  return { out: [...first.out, ...second.out], kills: first.kills };
}

/** `if (headers.cookie) headers.cookie = '***';`: what was there before is nothing wherever it is not written over. */
function overwritesTested({ test, consequent, alternate }: TSESTree.IfStatement, event: Node): boolean {
  if (alternate || event.type !== 'AssignmentExpression' || event.operator !== '=') return false;
  const statements = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  let tested = unwrap(test);
  while (tested.type === 'LogicalExpression' && tested.operator === '&&') tested = unwrap(tested.right);
  return statements.some((one) => one === event.parent) && isSameReference(tested, event.left);
}

function isSameReference(one: Node, other: Node): boolean {
  const [left, right] = [unwrap(one), unwrap(other)];
  if (left.type === 'ThisExpression') return right.type === 'ThisExpression';
  if (left.type === 'Identifier') return right.type === 'Identifier' && left.name === right.name;
  if (left.type !== 'MemberExpression' || right.type !== 'MemberExpression') return false;
  const name = keyName(left.property, left.computed);
  return (
    name !== null &&
    name === keyName(right.property, right.computed) &&
    isSameReference(left.object, right.object)
  );
}

function functionHome(node: Node): FunctionNode | null {
  return isFunction(node) ? node : functionOf(node);
}

function isParameterOf(node: Node, home: FunctionNode): boolean {
  return home.params.some((parameter) => contains(parameter, node));
}

/** Holds if `node` may be skipped when `root` runs: it stands behind `&&`, `||`, `??`, `?:`, `?.` or in a branch. */
export function isConditionalWithin(node: Node, root: Node): boolean {
  let child: Node = node;
  for (let current = node.parent; current && child !== root; child = current, current = current.parent) {
    if (current.type === 'LogicalExpression' && current.right === child) return true;
    if (current.type === 'ConditionalExpression' && current.test !== child) return true;
    if (current.type === 'IfStatement' && current.test !== child) return true;
    if (current.type === 'AssignmentPattern' && current.right === child) return true;
  }
  return false;
}

function firstEndingAfter(events: readonly Event[], position: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.node.range[1] ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function lastStartingBefore(statements: readonly Node[], position: number, last: number): number {
  let low = 0;
  let high = last + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.range[0] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
