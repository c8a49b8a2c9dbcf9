/** How long a text can be: at most so many UTF-16 units, as long as a caller likes, or unknown. */
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyOf } from './keys.js';
import { writtenShape } from './shapes.js';
import { isFunction, literalText, unwrap, type Node } from './syntax.js';
import type { Origin, Shape, Step, Value } from './value.js';
import type { Write } from './variables.js';

/** The way from a value back to its origin. */
export interface Trail {
  readonly value: Value;
  readonly origin: Origin | null;
  readonly next: Trail | null;
}

/** How long a text can be. */
export type Length =
  /**
   * `by` is what bounds it; `trail` leads to a caller's text where there is one below the bound; `known` tells that the
   * whole text is written in the file.
   */
  | {
      readonly kind: 'at-most';
      readonly limit: number;
      readonly by: Node | null;
      readonly trail: Trail | null;
      readonly known: boolean;
    }
  | { readonly kind: 'unbounded'; readonly trail: Trail }
  | { readonly kind: 'unknown'; readonly why: string };

/** Who decides whether an origin is in a caller's hands. */
export type IsCallers = (origin: Origin) => boolean;

/** Measures texts of one file, remembering its answers. */
export class Lengths {
  readonly #engine: Engine;
  readonly #isCallers: IsCallers;
  readonly #memo = new Map<Value, Length>();
  readonly #busy = new Set<Value>();

  constructor(engine: Engine, isCallers: IsCallers) {
    this.#engine = engine;
    this.#isCallers = isCallers;
  }

  /** Gets how long a value can be where it is read. */
  of(value: Value): Length {
    const known = this.#memo.get(value);
    if (known) return known;
    if (this.#busy.has(value)) return { kind: 'at-most', limit: 0, by: null, trail: null, known: true };
    if (this.#busy.size > 300) return { kind: 'unknown', why: 'too deep' };
    this.#busy.add(value);
    const made = this.#bounded(this.#measure(value), this.#engine.facts.about(value), value);
    this.#busy.delete(value);
    this.#memo.set(value, made);
    return made;
  }

  #bounded(length: Length, facts: readonly Fact[], value: Value): Length {
    let best = length;
    for (const fact of facts) {
      if (fact.name !== 'length') continue;
      if (best.kind === 'at-most' && best.limit <= fact.limit) continue;
      best = {
        kind: 'at-most',
        limit: fact.limit,
        by: fact.node,
        trail: best.kind === 'unknown' ? null : best.trail,
        known: best.kind === 'at-most' && best.known,
      };
    }
    return best.kind === 'unbounded' && best.trail.value !== value
      ? { ...best, trail: { value, origin: null, next: best.trail } }
      : best;
  }

  #measure(value: Value): Length {
    const shape = this.#engine.shape(value);
    switch (shape.kind) {
      case 'either':
        return this.#longest(this.#alternatives(value, shape), value);
      case 'concat':
        return this.#sum(shape, value);
      case 'made':
        return this.#made(shape.from, shape.step, value);
    }
  }

  #alternatives(value: Value, shape: Extract<Shape, { kind: 'either' }>): readonly Length[] {
    const merged = this.#merged(value);
    const origins = shape.origins.map((origin) => this.#ofOrigin(origin, value));
    return [...(merged ?? shape.values.map((next) => this.of(next))), ...origins];
  }

  /**
   * A variable that was cut in a branch: `if (text.length > 800) text = text.slice(0, 800)`. The write from before the
   * branch arrives only when the condition was false.
   */
  #merged(value: Value): readonly Length[] | null {
    const variable =
      value.node.type === 'Identifier' && value.path.length === 0
        ? this.#engine.variables.of(value.node)
        : null;
    if (!variable) return null;
    const { events } = this.#engine.variables.reaching(variable, [], value.node);
    if (
      events.length < 2 ||
      events.length > 8 ||
      !events.every((write) => write.written.kind === 'value' || write.written.kind === 'parameter')
    )
      return null;
    return events.flatMap((write) => this.#arriving(write, events, value));
  }

  #arriving(write: Write, events: readonly Write[], value: Value): readonly Length[] {
    const engine = this.#engine;
    const passed = events.flatMap((other) => {
      if (other === write || other.node.range[0] < write.node.range[1]) return [];
      const branch = branchOf(other.node);
      if (!branch || branch.test.range[0] < write.node.range[1]) return [];
      const read = readIn(branch.test, value.node);
      const truth = branch.alternate !== null && branch.alternate.range[0] <= other.node.range[0];
      const facts = conditionFacts(engine, branch.test, truth, engine.functions.blocked);
      return read ? facts.filter((fact) => fact.key === keyOf(engine, engine.at(read))) : [];
    });
    const shape = writtenShape(engine, [write], false, value);
    const length = this.#longest(
      shape.kind === 'either'
        ? [
            ...shape.values.map((next) => this.of(next)),
            ...shape.origins.map((origin) => this.#ofOrigin(origin, value)),
          ]
        : [{ kind: 'unknown', why: 'an unusual write' }],
      value,
    );
    return [this.#bounded(length, passed, value)];
  }

  #ofOrigin(origin: Origin, value: Value): Length {
    switch (origin.kind) {
      case 'literal':
        return {
          kind: 'at-most',
          limit: origin.text?.length ?? 0,
          by: origin.node,
          trail: null,
          known: true,
        };
      case 'computed':
        return {
          kind: 'at-most',
          limit: origin.text?.length ?? 32,
          by: origin.node,
          trail: null,
          known: true,
        };
      case 'nothing':
        return { kind: 'at-most', limit: 0, by: null, trail: null, known: true };
      default:
        return this.#isCallers(origin)
          ? { kind: 'unbounded', trail: { value, origin, next: null } }
          : { kind: 'unknown', why: origin.why ?? origin.kind };
    }
  }

  #longest(lengths: readonly Length[], value: Value): Length {
    let longest: Length = { kind: 'at-most', limit: 0, by: null, trail: null, known: true };
    for (const length of lengths) {
      if (length.kind === 'unbounded')
        return { kind: 'unbounded', trail: { value, origin: null, next: length.trail } };
      if (length.kind === 'unknown') longest = length;
      else if (
        longest.kind === 'at-most' &&
        (length.limit > longest.limit ||
          longest.by === null ||
          (length.limit === longest.limit && length.trail))
      )
        longest = length;
    }
    return longest;
  }

  #sum(shape: Extract<Shape, { kind: 'concat' }>, value: Value): Length {
    let limit = 0;
    let by: Node | null = null;
    let trail: Trail | null = null;
    let unknown: Length | null = null;
    let known = true;
    for (const part of shape.parts) {
      if (typeof part === 'string') {
        limit += part.length;
        continue;
      }
      const length = this.of(part);
      if (length.kind === 'unbounded')
        return { kind: 'unbounded', trail: { value, origin: null, next: length.trail } };
      if (length.kind === 'unknown') unknown = length;
      else {
        limit += length.limit;
        known &&= length.known;
        by = length.by ?? by;
        trail = length.trail ?? trail;
      }
    }
    return unknown ?? { kind: 'at-most', limit, by: by ?? shape.node, trail, known };
  }

  #made(from: readonly Value[], step: Step, value: Value): Length {
    const input = this.#longest(
      from.map((one) => this.of(one)),
      value,
    );
    const effect =
      step.length === 'grows' && isShortening(step, this.#engine, value)
        ? 'shrinks'
        : (cutByUnknown(step) ?? step.length);
    if (typeof effect === 'object') {
      const trail = input.kind === 'unknown' ? null : input.trail;
      return input.kind === 'at-most' && input.limit < effect.atMost
        ? input
        : { kind: 'at-most', limit: effect.atMost, by: step.node, trail, known: false };
    }
    if (effect === 'same' || effect === 'shrinks') return input;
    if (input.kind === 'at-most') {
      return input.trail
        ? { kind: 'unbounded', trail: { value, origin: null, next: input.trail } }
        : { kind: 'unknown', why: step.label };
    }
    return input;
  }
}

/** `slice(0, LIMIT)` with a limit that can't be read is believed. */
function cutByUnknown(step: Step): { readonly atMost: number } | null {
  const numbers = step.numbers ?? [];
  if (step.name !== 'slice' && step.name !== 'substring' && step.name !== 'substr') return null;
  return numbers.length === 2 && numbers[1] === null && (numbers[0] === 0 || numbers[0] === null)
    ? { atMost: 0 }
    : null;
}

/** Holds if a replacement never makes a text longer: what goes in is at most as long as what goes out. */
function isShortening(step: Step, engine: Engine, value: Value): boolean {
  if (step.name !== 'replace' && step.name !== 'replaceAll') return false;
  const call = unwrap(step.node);
  if (call.type !== 'CallExpression') return false;
  const [pattern, replacement] = call.arguments;
  if (!pattern || !replacement) return false;
  const text = literalText(replacement) ?? constantText(engine, replacement, value);
  if (text === null || text.includes('$')) return false;
  const searched = literalText(pattern);
  return text.length <= (searched === null ? 1 : searched.length);
}

function constantText(engine: Engine, node: Node, value: Value): string | null {
  const shape = engine.shape(engine.at(node, value.context));
  const [origin] = shape.kind === 'either' && shape.values.length === 0 ? shape.origins : [];
  return origin?.kind === 'literal' ? (origin.text ?? null) : null;
}

/** Gets the `if` in whose branch a write always happens, or null. */
function branchOf(node: Node): Extract<Node, { type: 'IfStatement' }> | null {
  for (
    let current: Node | undefined = node;
    current?.parent && !isFunction(current);
    current = current.parent
  ) {
    const parent: Node = current.parent;
    if (parent.type === 'IfStatement' && parent.test !== current) return parent;
    if (
      parent.type === 'ForStatement' ||
      parent.type === 'WhileStatement' ||
      parent.type === 'ForOfStatement' ||
      parent.type === 'TryStatement'
    )
      return null;
  }
  return null;
}

/** Gets a read of the same name inside a condition, or null. */
function readIn(test: Node, name: Node): Node | null {
  if (name.type !== 'Identifier') return null;
  const stack: Node[] = [test];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'Identifier' && node.name === name.name) return node;
    if (node.type === 'MemberExpression') stack.push(node.object);
    else if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression')
      stack.push(node.left, node.right);
    else if (node.type === 'UnaryExpression') stack.push(node.argument);
    else if (node.type === 'CallExpression') stack.push(node.callee, ...node.arguments);
    else if (
      node.type === 'ChainExpression' ||
      node.type === 'TSNonNullExpression' ||
      node.type === 'TSAsExpression'
    )
      stack.push(node.expression);
  }
  return null;
}
