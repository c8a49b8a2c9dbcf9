/** Lists: the elements that one has at most, and who decides how many there are. */
import { SAME_ELEMENTS } from './builtins.js';
import type { Engine } from './engine.js';
import { LOOPS } from './order.js';
import { functionOf, isCall, isFunction, keyName, unwrap, type CallNode, type Node } from './syntax.js';
import type { Value } from './value.js';
import type { Write } from './variables.js';

/** What is known of a list. */
export interface Contents {
  /** Its elements, each at most once; null when there may be more of them. */
  readonly elements: readonly Value[] | null;
  /** It and the lists that decide how many elements it has. */
  readonly counts: readonly Value[];
}

/** How many lists are looked at to list what one holds, and how many elements are told. */
const MAX_LISTS = 64;
const MAX_ELEMENTS = 256;

/** Gets what is known of a list: of a literal, of what was pushed, of parts and copies. */
export function contentsOf(engine: Engine, list: Value): Contents {
  const listing = new Listing(engine);
  const seen = new Set<Value>([list]);
  for (const value of seen) {
    if (seen.size > MAX_LISTS) return { elements: null, counts: [] };
    for (const next of listing.read(value)) seen.add(next);
  }
  return { elements: listing.elements(), counts: [...seen] };
}

class Listing {
  readonly #engine: Engine;
  readonly #elements: Value[] = [];
  #complete = true;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  elements(): readonly Value[] | null {
    return this.#complete && this.#elements.length <= MAX_ELEMENTS ? this.#elements : null;
  }

  /** Takes in one list, and gets the lists that it is made of. */
  read(value: Value): readonly Value[] {
    const node = unwrap(value.node);
    if (value.path.length === 0) {
      if (node.type === 'ArrayExpression') {
        return node.elements.flatMap((element) => {
          if (element?.type === 'SpreadElement') return [this.#at(element.argument, value)];
          if (element) this.#elements.push(this.#at(element, value));
          return [];
        });
      }
      const parts = isCall(node) ? this.#call(node, value) : null;
      if (parts) return parts;
    } else {
      // What is put into a list through the object that holds it is not listed.
      this.#complete = false;
    }
    const grown = node.type === 'Identifier' ? this.#grown(node, value) : [];
    const shape = this.#engine.shape(value);
    if (shape.kind !== 'either') {
      this.#complete = false;
      return grown;
    }
    if (shape.origins.some(({ kind }) => kind !== 'nothing')) this.#complete = false;
    return [...shape.values, ...grown];
  }

  /** Lists that calls give; null for other calls. */
  #call(call: CallNode, value: Value): readonly Value[] | null {
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (call.type === 'NewExpression')
      return callee.type === 'Identifier' && callee.name === 'Set' && first ? [this.#at(first, value)] : null;
    if (callee.type !== 'MemberExpression') return null;
    const name = keyName(callee.property, callee.computed) ?? '';
    const receiver = this.#at(callee.object, value);
    if (name === 'from' && first && call.arguments.length === 1) return [this.#at(first, value)];
    if (name === 'concat') {
      return [
        receiver,
        ...call.arguments.flatMap((argument) => {
          if (argument.type === 'SpreadElement') this.#complete = false;
          const given = this.#at(argument, value);
          if (unwrap(argument).type === 'ArrayExpression' || argument.type === 'Identifier') return [given];
          this.#elements.push(given);
          return [];
        }),
      ];
    }
    if (name === 'map') {
      this.#complete = false;
      return [receiver];
    }
    if (name === 'slice') {
      if (first) this.#complete = false;
      return first ? [] : [receiver];
    }
    return SAME_ELEMENTS.has(name) && name !== 'flat' && call.arguments.length < 2 ? [receiver] : null;
  }

  /** What was put into a list by its name. Gets the lists over which that was done again and again. */
  #grown(name: Node, value: Value): readonly Value[] {
    const variable = this.#engine.variables.of(name);
    if (!variable) return [];
    const [definition] = variable.defs;
    const writes = this.#engine.variables.insideOf(variable);
    if (writes.length > MAX_ELEMENTS) this.#complete = false;
    return writes.slice(0, MAX_ELEMENTS).flatMap((write) => {
      const { written } = write;
      if (written.kind === 'removed') return [];
      const over = definition ? repeatedOver(write, definition.node) : 'unknown';
      if (written.kind !== 'value' || over === 'unknown') this.#complete = false;
      else if (over === null && written.path.length > 0) return [this.#at(written.node, value)];
      else if (over === null) this.#elements.push(this.#at(written.node, value));
      else {
        this.#complete = false;
        return [this.#at(over, value)];
      }
      return [];
    });
  }

  #at(node: Node, { context }: Value): Value {
    return this.#engine.value(node, [], context, null);
  }
}

/** Gets the list for each of whose elements a write is done again; null when it is done once. */
function repeatedOver({ node }: Write, definition: Node): Node | 'unknown' | null {
  const home = functionOf(definition);
  for (let current: Node | undefined = node.parent; current; current = current.parent) {
    if (current === home || current === definition || current === definition.parent?.parent) return null;
    if (isFunction(current) || LOOPS.has(current.type)) return iteratedBy(current) ?? 'unknown';
  }
  return null;
}

/** Gets the list for each of whose elements a loop or a callback runs; null when that is not known. */
export function iteratedBy(node: Node): Node | null {
  if (node.type === 'ForOfStatement') return node.right;
  const callee =
    isFunction(node) && node.parent.type === 'CallExpression' ? unwrap(node.parent.callee) : null;
  return callee?.type === 'MemberExpression' ? callee.object : null;
}
