/** Collections of the language and the web platform, and their entries. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins, sameValues } from './callee.js';
import { constantText } from './constants.js';
import type { Engine } from './engine.js';
import { origin } from './shapes.js';
import { keyName, unwrap, type Node } from './syntax.js';
import { ANY, either, type Context, type Shape, type Value } from './value.js';

/** Classes of the language and the web platform whose instances hold entries by name, or elements. */
export const COLLECTIONS = new Set([
  'Map',
  'WeakMap',
  'Set',
  'Array',
  'Headers',
  'URLSearchParams',
  'FormData',
]);

/** Gets what a list of pairs is all of: `headers` of `headers.entries()`. */
export function entriesOf(list: Node): Node {
  const inner = unwrap(list);
  if (inner.type !== 'CallExpression' || inner.arguments.length > 0) return list;
  const callee = unwrap(inner.callee);
  return callee.type === 'MemberExpression' && keyName(callee.property, callee.computed) === 'entries'
    ? callee.object
    : list;
}

/** Gets one entry of a list of pairs, by key where the list is a literal. */
export function entryOf(
  engine: Engine,
  list: Value,
  key: string,
  rest: readonly string[],
  value: Value,
): Shape {
  const inner = unwrap(list.node);
  if (inner.type === 'ArrayExpression' && key !== ANY) {
    const pairs = inner.elements.filter(
      (element): element is TSESTree.ArrayExpression => element?.type === 'ArrayExpression',
    );
    const names = pairs.map((pair) => pair.elements[0] && constantText(engine.structure, pair.elements[0]));
    const known = pairs.filter((_, index) => names[index] === key);
    if (pairs.length === inner.elements.length && known.length > 0) {
      return either(known.map((pair) => engine.value(pair, ['1', ...rest], value.context, value.places)));
    }
    if (pairs.length === inner.elements.length && names.every((name) => typeof name === 'string'))
      return origin('nothing', value);
  }
  const places = value.places ?? list.places;
  const entry = engine.value(list.node, [...list.path, key, ...rest], list.context, places);
  if (isObject(engine, list)) return either([entry]);
  const pairs = engine.value(list.node, [...list.path, ANY, '1', ...rest], list.context, places);
  const mayBeObject = inner.type === 'Identifier' && !isArray(engine, list);
  return either(mayBeObject ? [entry, pairs] : [pairs]);
}

/** Holds if a value is an object of named properties, and no list. */
function isObject(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return origins.length > 0 && origins.every(({ kind }) => kind === 'object');
}

/** Holds if a value may be an array of the file. */
export function isArray(engine: Engine, value: Value): boolean {
  return sameOrigins(engine, value).some(({ kind }) => kind === 'array');
}

/** Holds if an expression is a map-like object of the language or the web platform, made in the file. */
export function isCollection(engine: Engine, node: Node, context: Context | null): boolean {
  return sameValues(engine, engine.value(node, [], context, null)).some((one) => {
    const made = unwrap(one.node);
    if (one.path.length > 0 || made.type !== 'NewExpression') return one.path.at(-1) === 'searchParams';
    const callee = unwrap(made.callee);
    return callee.type === 'Identifier' && COLLECTIONS.has(callee.name) && callee.name !== 'Array';
  });
}
