/** How long a text can be: at most so many UTF-16 units, as long as a caller likes, or unknown. */
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyOf } from './keys.js';
import { contentsOf, iteratedBy } from './lists.js';
import { propertyNames } from './objects.js';
import { LOOPS } from './order.js';
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

/** How deep values are measured within each other. */
const MAX_DEPTH = 300;

const EMPTY: Length = { kind: 'at-most', limit: 0, by: null, trail: null, known: true };

/** One search through the values that a text is made of. */
interface Pass {
  readonly memo: Map<Value, Length>;
  readonly busy: Set<Value>;
  /** Values that are made of themselves, and how long they are taken to be inside of themselves. */
  readonly cycles: Set<Value>;
  readonly assumed: ReadonlyMap<Value, Length>;
  depth: number;
  truncated: boolean;
}

/** Measures texts of one file, remembering its answers. */
export class Lengths {
  readonly #engine: Engine;
  readonly #isCallers: IsCallers;
  readonly #checked: (origin: Origin) => readonly Omit<Fact, 'key'>[];
  readonly #memo = new Map<Value, Length>();
  #pass: Pass | null = null;

  /**
   * @param checked Gets what is certain of a caller's input before the code of the file sees it: schemas of routes, say.
   */
  constructor(
    engine: Engine,
    isCallers: IsCallers,
    checked: (origin: Origin) => readonly Omit<Fact, 'key'>[] = () => [],
  ) {
    this.#engine = engine;
    this.#isCallers = isCallers;
    this.#checked = checked;
  }

  /**
   * Gets how long a value can be where it is read.
   *
   * A text that is made of itself (`text += part` in a loop) is measured twice: when the second measure, which starts
   * from the first, is longer, it has no end.
   */
  of(value: Value): Length {
    if (this.#pass) return this.#visit(value, this.#pass);
    const known = this.#memo.get(value);
    if (known) return known;
    const first = this.#run(value, new Map());
    if (first.cycles.size === 0) return this.#kept(value, first);
    const assumed = new Map([...first.cycles].map((one) => [one, first.memo.get(one) ?? EMPTY]));
    const second = this.#run(value, assumed);
    for (const [one, before] of assumed) {
      const after = second.memo.get(one);
      if (before.kind !== 'at-most' || after?.kind !== 'at-most' || after.limit <= before.limit) continue;
      const { trail } = after;
      assumed.set(
        one,
        trail && this.#isEndless(one)
          ? { kind: 'unbounded', trail }
          : { kind: 'unknown', why: 'it grows in a loop' },
      );
    }
    return this.#kept(value, this.#run(value, assumed));
  }

  #run(value: Value, assumed: ReadonlyMap<Value, Length>): Pass {
    const pass: Pass = {
      memo: new Map(),
      busy: new Set(),
      cycles: new Set(),
      assumed,
      depth: 0,
      truncated: false,
    };
    this.#pass = pass;
    this.#visit(value, pass);
    this.#pass = null;
    return pass;
  }

  #kept(value: Value, { memo, truncated }: Pass): Length {
    if (!truncated) for (const [one, length] of memo) this.#memo.set(one, length);
    return memo.get(value) ?? EMPTY;
  }

  /** Walks along values that are the same without going deeper: chains of names have no bound. */
  #visit(value: Value, pass: Pass): Length {
    const chain: Value[] = [];
    let end: Length | null;
    let current: Value = value;
    for (;;) {
      end = this.#memo.get(current) ?? pass.memo.get(current) ?? this.#stopped(current, pass);
      if (end) break;
      chain.push(current);
      pass.busy.add(current);
      const next = onlyNext(this.#engine.shape(current));
      if (!next) break;
      current = next;
    }
    pass.depth++;
    let length = end;
    for (const one of chain.toReversed()) {
      const measured = length ? this.#longest([length], one) : this.#measure(one);
      length = this.#bounded(this.#ofPart(measured, one), this.#engine.facts.about(one), one);
      pass.busy.delete(one);
      pass.memo.set(one, length);
    }
    pass.depth--;
    return length ?? EMPTY;
  }

  #stopped(value: Value, pass: Pass): Length | null {
    if (pass.busy.has(value)) {
      pass.cycles.add(value);
      return pass.assumed.get(value) ?? EMPTY;
    }
    if (pass.depth <= MAX_DEPTH) return null;
    pass.truncated = true;
    return { kind: 'unknown', why: 'too deep' };
  }

  /** `text[0]` is a character, unless what has a bound is a list. */
  #ofPart(length: Length, { node, path, context }: Value): Length {
    if (length.kind !== 'unbounded' || node.type !== 'MemberExpression' || path.length > 0) return length;
    if (!node.computed || node.property.type !== 'Literal' || typeof node.property.value !== 'number')
      return length;
    const whole = this.of(this.#engine.at(node.object, context));
    return whole.kind === 'at-most' && whole.trail
      ? { kind: 'unknown', why: 'a character or an element' }
      : length;
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
        return this.#sum(shape.parts, 0, shape.node, value);
      case 'made':
        return this.#made(shape.from, shape.step, value);
    }
  }

  #alternatives(value: Value, shape: Extract<Shape, { kind: 'either' }>): readonly Length[] {
    const merged = this.#merged(value);
    if (merged) return merged;
    const origins = shape.origins.map((origin) => this.#ofOrigin(origin, value));
    return [...shape.values.map((next) => this.of(next)), ...origins];
  }

  /**
   * A variable that was cut in a branch: `if (text.length > 800) text = text.slice(0, 800)`. The write from before the
   * branch arrives only when the condition was false.
   */
  #merged(value: Value): readonly Length[] | null {
    const { node } = value;
    const variable = node.type === 'Identifier' ? this.#engine.variables.of(node) : null;
    if (!variable) return null;
    const { events } = this.#engine.variables.seen(variable, node, value);
    if (events.length < 2 || events.length > 8) return null;
    if (!events.every(({ written: { kind } }) => kind === 'value' || kind === 'parameter')) return null;
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
      if (!read) return [];
      const key = keyOf(engine, engine.part(engine.at(read), value.path, read));
      return facts.filter((fact) => fact.key === key);
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
        return this.#ofInput(origin, value);
    }
  }

  /** A caller's text is as long as it likes, but for what was checked before the handler ran. */
  #ofInput(origin: Origin, value: Value): Length {
    if (!this.#isCallers(origin)) return { kind: 'unknown', why: origin.why ?? origin.kind };
    const trail: Trail = { value, origin, next: null };
    const [bound] = this.#checked(origin)
      .filter(isOfLength)
      .toSorted((one, other) => one.limit - other.limit);
    return bound
      ? { kind: 'at-most', limit: bound.limit, by: bound.node, trail, known: false }
      : { kind: 'unbounded', trail };
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

  #sum(parts: readonly (string | Value)[], between: number, node: Node, value: Value): Length {
    let limit = between;
    let by: Node | null = null;
    let trail: Trail | null = null;
    let unknown: Length | null = null;
    let known = true;
    for (const part of parts) {
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
    return unknown ?? { kind: 'at-most', limit, by: by ?? node, trail, known };
  }

  #made(from: readonly Value[], step: Step, value: Value): Length {
    const input = this.#longest(
      from.map((one) => this.of(one)),
      value,
    );
    if (input.kind === 'unknown' && step.encodes === 'json') {
      const long = this.#longPart(from, step.node, 0);
      return long ? { kind: 'unbounded', trail: { value, origin: null, next: long } } : input;
    }
    const effect =
      step.length === 'grows' && isShortening(step, this.#engine, value)
        ? 'shrinks'
        : (cutByUnknown(step) ?? step.length);
    if (effect === 'sum') return this.#sum(from, step.between ?? 0, step.node, value);
    if (typeof effect === 'object') {
      const trail = input.kind === 'unknown' ? null : input.trail;
      return input.kind === 'at-most' && input.limit < effect.atMost
        ? input
        : { kind: 'at-most', limit: effect.atMost, by: step.node, trail, known: false };
    }
    if (effect === 'same' || effect === 'shrinks') return input;
    if (input.kind === 'at-most') {
      return input.trail && (effect !== 'repeats' || this.#areFree(step.counts ?? []))
        ? { kind: 'unbounded', trail: { value, origin: null, next: input.trail } }
        : { kind: 'unknown', why: step.label };
    }
    return input;
  }

  /** Gets the way to a part of objects that is as long as a caller likes, or null. */
  #longPart(objects: readonly Value[], place: Node, depth: number): Trail | null {
    for (const object of objects) {
      for (const name of propertyNames(this.#engine, object)) {
        const part = this.#engine.part(object, [name], place);
        const length = this.of(part);
        if (length.kind === 'unbounded') return length.trail;
        const inner =
          length.kind === 'unknown' && depth < 3 ? this.#longPart([part], place, depth + 1) : null;
        if (inner) return inner;
      }
    }
    return null;
  }

  /** Holds unless what grows in a loop does so for each element of a list that is known. */
  #isEndless({ node, context }: Value): boolean {
    for (let current: Node | undefined = node.parent; current; current = current.parent) {
      const list = iteratedBy(current);
      if (list) return contentsOf(this.#engine, this.#engine.at(list, context)).elements === null;
      if (isFunction(current) || LOOPS.has(current.type)) break;
    }
    return true;
  }

  /** Holds if a caller decides how many elements lists have, and nobody has looked. */
  #areFree(lists: readonly Value[]): boolean {
    const { facts } = this.#engine;
    return (
      lists.some((list) => {
        const shape = this.#engine.shape(list);
        const origins = shape.kind === 'either' ? shape.origins : [];
        return origins.some((origin) => this.#isCallers(origin) && !this.#checked(origin).some(isOfLength));
      }) && !lists.some((list) => facts.about(list).some(isOfLength))
    );
  }
}

function isOfLength({ name }: Pick<Fact, 'name'>): boolean {
  return name === 'length';
}

/** Gets the one value that this is the same as, or null. */
function onlyNext(shape: Shape): Value | null {
  if (shape.kind !== 'either' || shape.origins.length > 0 || shape.values.length !== 1) return null;
  return shape.values[0] ?? null;
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
  for (let current: Node = node; current.parent && !isFunction(current); current = current.parent) {
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
