/**
 * The state of one analysis: values are interned here, shapes remembered, and the modules that know one part of
 * JavaScript each find the others. Nothing here outlives the file it was made for.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { EXIT_CALLS } from './builtins.js';
import { addressOf } from './callee.js';
import { Facts } from './facts.js';
import { FunctionFacts } from './functions.js';
import { namedRow } from './helper-names.js';
import type { Models } from './models.js';
import { Exits } from './order.js';
import { Memo, Work } from './memo.js';
import { computeShape, unknown } from './shapes.js';
import { structureOf, type Structure } from './structure.js';
import {
  contains,
  functionOf,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from './syntax.js';
import type { Context, Path, Places, Shape, Value } from './value.js';
import { joinPath } from './value.js';
import { Variables } from './variables.js';

/** How many calls a question may pass through before it forgets the outermost. */
const MAX_CONTEXT = 4;
/** How many places a question remembers: recursive functions would add to them for ever. */
const MAX_PLACES = 6;
/** How many helpers deep it is looked for whether a call ever returns. */
const MAX_HELPERS = 12;
/** So many contexts, and places, fit into one number beside a path. */
const MAX_PACKED = 2 ** 17;
/** How many properties deep a value is followed. */
const MAX_PATH = 8;

/** One file under analysis. */
export class Engine {
  readonly source: Readonly<TSESLint.SourceCode>;
  readonly models: Models;
  readonly structure: Structure;
  readonly exits: Exits;
  readonly variables: Variables;
  readonly functions: FunctionFacts;
  readonly facts: Facts;
  readonly #nodeIds = new Map<Node, number>();
  readonly #contexts = new Map<string, Context>();
  readonly #places = new Map<string, Places>();
  readonly #values = new Map<Node, Map<number | string, Value>>();
  readonly #paths = new Map<string, number>();
  /** Whole values that no call led to, which most are: found without spelling their key. */
  readonly #plain = new Map<Node, Value>();
  readonly work: Work;
  #count = 0;
  #helpers = 0;
  readonly #shapes: Memo<Value, Shape>;

  constructor(source: Readonly<TSESLint.SourceCode>, models: Models) {
    this.source = source;
    this.models = models;
    this.work = new Work(source.text.length);
    this.#shapes = new Memo(this.work);
    this.structure = structureOf(source);
    this.exits = new Exits((call) => this.#neverReturns(call));
    this.variables = new Variables(this);
    this.functions = new FunctionFacts(this);
    this.facts = new Facts(this);
  }

  /** Gets the value that a node has, read at that node. */
  at(node: Node, context: Context | null = null): Value {
    return this.value(node, [], context, null);
  }

  /** Interns a value. A path that is longer than can be followed becomes the unknown property of its head. */
  value(node: Node, path: Path, context: Context | null, places: Places | null): Value {
    if (path.length === 0 && context === null) {
      const plain = this.#plain.get(node);
      if (plain) return plain;
      const made: Value = { id: this.#count++, node, path, context, places: null };
      this.#plain.set(node, made);
      return made;
    }
    const kept = path.length > MAX_PATH ? path.slice(0, MAX_PATH) : path;
    const read = kept.length === 0 ? null : places;
    let same = this.#values.get(node);
    if (!same) this.#values.set(node, (same = new Map<string | number, Value>()));
    const id = this.#idOfView(kept, context?.id ?? 0, read?.id ?? 0);
    const known = same.get(id);
    if (known) return known;
    const made: Value = { id: this.#count++, node, path: kept, context, places: read };
    same.set(id, made);
    return made;
  }

  /** Gets what tells the values of one node apart: a number, which is cheaper than a text, as long as one can hold it. */
  #idOfView(path: Path, context: number, places: number): number | string {
    const name = path.length === 1 ? (path[0] ?? '') : path.join('.');
    let number = this.#paths.get(name);
    if (number === undefined) this.#paths.set(name, (number = this.#paths.size + 1));
    return number < MAX_PACKED && context < MAX_PACKED - 1 && places < MAX_PACKED
      ? (number * MAX_PACKED + context + 1) * MAX_PACKED + places
      : `${String(number)} ${String(context)} ${String(places)}`;
  }

  /** Gets a part of a value, read at `place`. */
  part(value: Value, path: Path, place: Node): Value {
    return this.value(
      value.node,
      joinPath(value.path, path) ?? [...value.path, ...path],
      value.context,
      value.places ?? this.places(place, null),
    );
  }

  /** Gets the shape of a value: one step back. */
  shape(value: Value): Shape {
    return (
      this.#shapes.kept(value) ??
      this.#shapes.get(
        value,
        (why) => unknown(value, why),
        () => computeShape(this, value),
      )
    );
  }

  /** Gets the context of a call into a function or class. */
  enter(
    target: FunctionNode | ClassNode,
    site: CallNode | 'outside' | 'blocked',
    up: Context | null,
  ): Context {
    const above = up && up.depth >= MAX_CONTEXT - 1 ? this.#shorten(up, MAX_CONTEXT - 1) : up;
    const key = `${String(this.idOf(target))}:${typeof site === 'string' ? site : String(this.idOf(site))}:${String(above?.id ?? 0)}`;
    const known = this.#contexts.get(key);
    if (known) return known;
    const made: Context = {
      id: this.#contexts.size + 1,
      target,
      site,
      up: above,
      depth: (above?.depth ?? 0) + 1,
    };
    this.#contexts.set(key, made);
    return made;
  }

  /** Gets the chain of places with one more in front, which is not kept a second time behind it. */
  places(place: Node, up: Places | null): Places {
    const others: Node[] = [];
    for (let current = up; current; current = current.up)
      if (current.place !== place && others.length < MAX_PLACES - 1) others.push(current.place);
    const rest = others.reduceRight<Places | null>((chain, one) => this.#place(one, chain), null);
    return this.#place(place, rest);
  }

  #place(place: Node, up: Places | null): Places {
    const key = `${String(this.idOf(place))}:${String(up?.id ?? 0)}`;
    const known = this.#places.get(key);
    if (known) return known;
    const made: Places = { id: this.#places.size + 1, place, up };
    this.#places.set(key, made);
    return made;
  }

  /** Gets the place from which a property of something at `node` is read: the innermost one that can see it. */
  placeFor(node: Node, places: Places | null): Node {
    const home = functionOf(node);
    for (let current = places; current; current = current.up) {
      if (home === null || contains(home, current.place)) return current.place;
    }
    return node;
  }

  /** Gets a small number that stands for a node. */
  idOf(node: Node): number {
    const known = this.#nodeIds.get(node);
    if (known !== undefined) return known;
    const made = this.#nodeIds.size + 1;
    this.#nodeIds.set(node, made);
    return made;
  }

  #shorten(context: Context, depth: number): Context | null {
    if (depth === 0) return null;
    if (context.target === null) return context;
    return this.enter(context.target, context.site, context.up ? this.#shorten(context.up, depth - 1) : null);
  }

  #neverReturns(call: TSESTree.CallExpression): boolean {
    const address = addressOf(this, this.at(call.callee, this.functions.blocked));
    if (address !== null && (EXIT_CALLS.includes(address) || this.models.find('exit', address).length > 0))
      return true;
    const [target, ...others] = this.functions.targets(call, this.functions.blocked);
    if (!target) return namedRow(this, call, 'exit') !== null;
    if (others.length > 0 || target.async || this.#helpers > MAX_HELPERS) return false;
    const { returns, bareReturns } = this.structure;
    if (target.body.type !== 'BlockStatement' || returns.has(target) || bareReturns.has(target)) return false;
    this.#helpers++;
    const leaves = this.exits.of(target.body) === 'function';
    this.#helpers--;
    return leaves;
  }
}
