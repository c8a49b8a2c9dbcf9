/** Properties of objects, arrays and instances: which expression a property is, and which properties there are. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins } from './callee.js';
import { propertyName } from './constants.js';
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import { writtenShape } from './shapes.js';
import {
  classMember,
  isCall,
  isClass,
  isFunction,
  keyName,
  unwrap,
  type ClassNode,
  type Node,
} from './syntax.js';
import { ANY, either, leftOut, start, type Origin, type Shape, type Value } from './value.js';
import type { Write } from './variables.js';

/** Gets the shape of a property of an object literal; later properties win over earlier ones. */
export function propertyShape(engine: Engine, node: TSESTree.ObjectExpression, value: Value): Shape {
  return layered(engine, node.properties.toReversed(), value);
}

/** Gets the shape of a property of an object put together from several, the strongest first. */
export function layered(
  engine: Engine,
  layers: readonly (TSESTree.ObjectLiteralElement | TSESTree.CallExpressionArgument)[],
  value: Value,
): Shape {
  const [head = ANY, ...rest] = value.path;
  const excluded = leftOut(head);
  if (excluded)
    return rest.length === 0
      ? start({ kind: 'object', node: value.node, path: value.path, context: value.context })
      : nothing(value);
  const values: Value[] = [];
  const origins: Origin[] = [];
  for (const layer of layers) {
    if (layer.type === 'Property') {
      const name = propertyName(engine.structure, layer.key, layer.computed);
      if (head !== ANY && name !== null && name !== head) continue;
      if (layer.kind === 'set') continue;
      if (layer.kind === 'get' && isFunction(layer.value)) {
        values.push(...returned(engine, layer.value, value, rest));
      } else {
        values.push(engine.value(layer.value, rest, value.context, value.places));
      }
      if (name === head) return either(values, origins);
    } else {
      const source = layer.type === 'SpreadElement' ? layer.argument : layer;
      const has =
        head === ANY ? 'maybe' : hasProperty(engine, engine.value(source, [], value.context, null), head);
      if (has === 'no') continue;
      values.push(
        engine.value(source, value.path, value.context, value.places ?? engine.places(source, null)),
      );
      if (has === 'yes') return either(values, origins);
    }
  }
  return values.length > 0 ? either(values, origins) : nothing(value);
}

/** Gets the shape of an element of an array literal. */
export function elementShape(engine: Engine, node: TSESTree.ArrayExpression, value: Value): Shape {
  const [head = ANY, ...rest] = value.path;
  if (leftOut(head))
    return rest.length === 0
      ? start({ kind: 'array', node, path: [], context: value.context })
      : elementShape(engine, node, { ...value, path: [ANY, ...rest.slice(1)] });
  const spread = node.elements.findIndex((element) => element?.type === 'SpreadElement');
  const index = /^\d+$/u.test(head) ? Number(head) : -1;
  if (head !== ANY && index < 0)
    return start({ kind: 'computed', node, path: value.path, context: value.context });
  if (index >= 0 && (spread < 0 || index < spread)) {
    const element = node.elements[index];
    return element ? either([engine.value(element, rest, value.context, value.places)]) : nothing(value);
  }
  const values = node.elements.flatMap((element) => {
    if (!element) return [];
    if (element.type === 'SpreadElement')
      return [engine.value(element.argument, [ANY, ...rest], value.context, value.places)];
    return [engine.value(element, rest, value.context, value.places)];
  });
  return values.length > 0 ? either(values) : nothing(value);
}

/** Gets the shape of a field or member of a class. `at` is where it is read, or null for "from outside". */
export function fieldShape(
  engine: Engine,
  owner: ClassNode,
  isStatic: boolean,
  value: Value,
  at: Node | null,
): Shape {
  const [name = ANY, ...rest] = value.path;
  const member = classMember(owner, name, isStatic);
  if (member?.type === 'MethodDefinition') {
    if (member.kind !== 'get' || !isFunction(member.value))
      return start({ kind: 'function', node: member.value, path: rest, context: value.context });
    const values = returned(engine, member.value, value, rest);
    return values.length > 0 ? either(values) : nothing(value);
  }
  const { events, entry } = engine.variables.fieldReaching(owner, value.path, at);
  const written = events.length > 0 ? writtenShape(engine, events, false, value) : null;
  if (written && !entry) return written;
  const initial = member?.value
    ? either([engine.value(member.value, rest, value.context, value.places)])
    : inherited(engine, owner, isStatic, value);
  if (!written)
    return (
      initial ?? start({ kind: 'this', node: member ?? owner, path: value.path, context: value.context })
    );
  if (!initial) return written;
  if (written.kind !== 'either' || initial.kind !== 'either') return written;
  return either([...written.values, ...initial.values], [...written.origins, ...initial.origins]);
}

function inherited(engine: Engine, owner: ClassNode, isStatic: boolean, value: Value): Shape | null {
  const above = engine.functions.superClass(owner);
  return above ? fieldShape(engine, above, isStatic, value, null) : null;
}

function returned(
  engine: Engine,
  getter: TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration,
  value: Value,
  path: readonly string[],
): Value[] {
  return (engine.structure.returns.get(getter) ?? []).map((result) =>
    engine.value(result, path, value.context, engine.places(result, value.places)),
  );
}

function nothing(value: Value): Shape {
  return start({ kind: 'nothing', node: value.node, path: value.path, context: value.context });
}

type Answer = 'yes' | 'no' | 'maybe';
const memo = memoFor<string, Answer>();

/** Tells whether an object has a property: `maybe` unless all of it is known. */
export function hasProperty(engine: Engine, value: Value, name: string): Answer {
  return memo(engine).get(
    `${String(value.id)} ${name}`,
    () => 'maybe',
    () => computeHas(engine, value, name),
  );
}

function computeHas(engine: Engine, value: Value, name: string): Answer {
  if (unwrap(value.node).type === 'LogicalExpression' || unwrap(value.node).type === 'ConditionalExpression')
    return 'maybe';
  const answers = new Set<Answer>();
  for (const origin of sameOrigins(engine, value)) {
    if (
      origin.kind !== 'object' ||
      origin.path.length > 0 ||
      origin.node.type !== 'ObjectExpression' ||
      isWritten(engine, value)
    )
      return 'maybe';
    answers.add(literalHas(engine, origin.node, value, name));
  }
  const [answer = 'maybe', ...others] = answers;
  return others.length > 0 ? 'maybe' : answer;
}

function literalHas(engine: Engine, node: TSESTree.ObjectExpression, value: Value, name: string): Answer {
  let open = false;
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const inner = hasProperty(engine, engine.value(property.argument, [], value.context, null), name);
      if (inner === 'yes') return 'yes';
      if (inner === 'maybe') open = true;
      continue;
    }
    const key = propertyName(engine.structure, property.key, property.computed);
    if (key === name) return 'yes';
    if (key === null) open = true;
  }
  return open ? 'maybe' : 'no';
}

function isWritten(engine: Engine, value: Value): boolean {
  const inner = unwrap(value.node);
  const variable = inner.type === 'Identifier' ? engine.variables.of(inner) : null;
  return variable !== null && engine.variables.insideOf(variable).length > 0;
}

/** How many values are looked at when the properties of something are listed. */
const MAX_VALUES = 48;

/** Gets the names of the properties that something is known to have. `*` stands for the elements of a collection. */
export function propertyNames(engine: Engine, value: Value): ReadonlySet<string> {
  let known = listed.get(engine);
  if (!known) listed.set(engine, (known = new Map<Value, ReadonlySet<string>>()));
  const answer = known.get(value);
  if (answer) return answer;
  const names = listNames(engine, value);
  known.set(value, names);
  return names;
}

const listed = new WeakMap<Engine, Map<Value, ReadonlySet<string>>>();

function listNames(engine: Engine, value: Value): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Value>([value]);
  for (const current of seen) {
    collectWritten(engine, current, names, seen);
    const shape = engine.shape(current);
    if (shape.kind !== 'either') continue;
    for (const origin of shape.origins) collectOrigin(engine, origin, names, seen);
    for (const next of shape.values) if (seen.size < MAX_VALUES) seen.add(next);
  }
  const excluded = new Set(leftOut(value.path.at(-1)) ?? []);
  return new Set([...names].filter((name) => !excluded.has(name)));
}

function collectWritten(engine: Engine, value: Value, names: Set<string>, seen: Set<Value>): void {
  const inner = value.node;
  const variable = inner.type === 'Identifier' ? engine.variables.of(inner) : null;
  const home = inner.type === 'ThisExpression' ? engine.functions.thisClass(inner) : null;
  const writes = variable
    ? engine.variables.insideOf(variable)
    : home
      ? engine.variables.fieldWrites(home.class)
      : [];
  if (writes.length === 0) return;
  const written = writtenNames(writes, value.path);
  for (const name of written.names) names.add(name);
  for (const whole of written.wholes) seen.add(engine.at(whole, value.context));
}

/** What is written at a path, wherever that is: names of properties, and objects whose properties it gets. */
interface WrittenNames {
  readonly names: Set<string>;
  readonly wholes: Node[];
}

/** What is written at each path, of so many writes: those of a class are still collected when they are asked for. */
interface WrittenIndex {
  readonly count: number;
  readonly byPath: ReadonlyMap<string, WrittenNames>;
}

const NOTHING_WRITTEN: WrittenNames = { names: new Set(), wholes: [] };
const indexes = new WeakMap<readonly Write[], WrittenIndex>();

/** Reads of one name are many, and so may be the writes, which are gone through once for all of them. */
function writtenNames(writes: readonly Write[], path: readonly string[]): WrittenNames {
  let index = indexes.get(writes);
  if (index?.count !== writes.length) indexes.set(writes, (index = indexed(writes)));
  return index.byPath.get(path.join('.')) ?? NOTHING_WRITTEN;
}

function indexed(writes: readonly Write[]): WrittenIndex {
  const byPath = new Map<string, WrittenNames>();
  for (const { path, written } of writes) {
    for (let depth = 0; depth <= path.length; depth++) {
      const key = path.slice(0, depth).join('.');
      let at = byPath.get(key);
      if (!at) byPath.set(key, (at = { names: new Set(), wholes: [] }));
      const name = path[depth];
      if (name !== undefined && written.kind !== 'removed') at.names.add(name);
      if (name === undefined && written.kind === 'properties') at.wholes.push(written.node);
    }
  }
  return { count: writes.length, byPath };
}

function collectOrigin(engine: Engine, origin: Origin, names: Set<string>, seen: Set<Value>): void {
  const { node } = origin;
  if (origin.path.some((segment) => leftOut(segment) === null)) return;
  if (origin.kind === 'object' && node.type === 'ObjectExpression') {
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        if (seen.size < MAX_VALUES)
          seen.add(engine.value(property.argument, [], origin.context, engine.places(node, null)));
        continue;
      }
      names.add(propertyName(engine.structure, property.key, property.computed) ?? ANY);
    }
  } else if (origin.kind === 'object' && isCall(node)) {
    for (const part of node.arguments)
      if (seen.size < MAX_VALUES) seen.add(engine.value(part, [], origin.context, engine.places(node, null)));
  } else if (origin.kind === 'array') {
    names.add(ANY);
  } else if (origin.kind === 'instance') {
    const owner = isClass(node) ? node : null;
    for (const member of owner?.body.body ?? []) {
      if (member.type === 'PropertyDefinition' && !member.static)
        names.add(keyName(member.key, member.computed) ?? ANY);
    }
    if (owner)
      for (const write of engine.variables.fieldWrites(owner))
        if (write.path[0] !== undefined) names.add(write.path[0]);
  }
}
