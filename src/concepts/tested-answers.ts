/** Answers that are tested: which check a condition asks, so that control only passes on with its leave. */
import { staticTruth } from '../analysis/flags.js';
import type { Engine } from '../analysis/engine.js';
import {
  isCall,
  isFunction,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import { nameRow, namesOfValue } from './companions.js';
import { MAX_DEPTH, type Duty, type Look } from './duties.js';
import type { DutyCalls } from './duty-calls.js';
import { waitFor } from './waits.js';

/** What tells which companion has happened before a place of a function. */
interface Past {
  before(place: Node, home: FunctionNode | null, look: Look): Node | null;
}

/** The checks of a duty whose answers are tested in one file. */
export class TestedAnswers {
  readonly #calls: DutyCalls;
  readonly #duty: Duty;
  readonly #engine: Engine;
  readonly #past: Past;

  constructor(calls: DutyCalls, past: Past) {
    this.#calls = calls;
    this.#duty = calls.duty;
    this.#engine = calls.engine;
    this.#past = past;
  }

  /** Gets the check that a condition asks, when control only passes on with its leave. */
  tested(test: Node, pass: boolean | null, look: Look): Node | null {
    const node = unwrap(test);
    switch (node.type) {
      case 'UnaryExpression':
        return node.operator === '!'
          ? this.tested(node.argument, pass === null ? null : !pass, look)
          : this.tested(node.argument, null, look);
      case 'LogicalExpression': {
        const left = this.tested(node.left, pass, look);
        const right = this.tested(node.right, pass, look);
        if (node.operator === '??') return left;
        const both = pass === null || (node.operator === '&&') === pass;
        if (both) return left ?? right;
        if (left && right) return left;
        return (right && this.#calls.isSubject(node.left, look) ? right : null) ?? null;
      }
      case 'BinaryExpression': {
        if (node.left.type === 'PrivateIdentifier') return null;
        const known = truthCompared(node.operator, node.right);
        if (known !== null)
          return this.tested(node.left, pass === null ? null : known === 'same' ? pass : !pass, look);
        return this.tested(node.left, null, look) ?? this.tested(node.right, null, look);
      }
      case 'ConditionalExpression':
        return this.tested(node.test, null, look);
      case 'AssignmentExpression':
        return this.tested(node.right, pass, look);
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
      named ??= this.#isNamed(value) || (pass !== true && this.#duty.refuses?.(value)) ? node : null;
      if (value !== start && value.path.length === 0 && isComposite(node)) {
        by ??= this.tested(node, pass, { ...look, context: value.context ?? look.context });
        continue;
      }
      if (isCall(node)) {
        const found = this.#verdict(node, value, pass, look);
        if (found === 'open') return null;
        by ??= found;
        refused ||= found === null && this.#calls.companion(node, value.context) !== null;
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
    return this.#calls.looksAt([...seen], look) ? named : null;
  }

  #isNamed(value: Value): boolean {
    const names = namesOfValue(value);
    return names.length > 0 && nameRow(this.#calls.file, names, this.#duty.kinds, true) !== null;
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
    const companion = this.#calls.companion(call, context);
    if (companion) {
      const wait = waitFor(this.#engine, call, null);
      if (companion.outcome === 'result' || (companion.async && !wait.waited)) return null;
      if (wait.swallowed && pass !== true && !this.#duty.forgives) return null;
      return this.#calls.looksAt(companion.subjects, look) ? call : null;
    }
    const targets = this.#engine.functions.targets(call, context);
    const [target] = targets;
    if (!target || targets.length > 1 || this.#calls.reading.has(target)) return null;
    if ((context?.depth ?? 0) > MAX_DEPTH + 2) return null;
    if (target.async && !waitFor(this.#engine, call, null).waited) return null;
    this.#calls.reading.add(target);
    const inner = this.#engine.enter(target, call, context);
    const by = this.#decides(target, path, pass, { ...look, context: inner, until: null, leave: 'function' });
    this.#calls.reading.delete(target);
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
        (path.length === 0 ? this.tested(result, pass, look) : this.#leaf(value, pass, look)) ??
        this.#past.before(result, target, look);
      by ??= found;
      if (found || this.#calls.isNothing(result, look)) continue;
      const truth = staticTruth(this.#engine, value);
      if (pass !== null && (truth === pass || truth === null)) open = true;
    }
    return by && open ? 'open' : by;
  }
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
