/** Lengths that conditions speak of: which texts an expression measures, alone or together with others. */
import type { TSESTree } from '@typescript-eslint/utils';
import { charactersOf } from './joined-lists.js';
import { apisOf } from './callee.js';
import type { Engine } from './engine.js';
import { unwrap, type Node } from './syntax.js';
import type { Context, Value } from './value.js';

/** Steps after which a text is no longer than before, and not much shorter: measuring the result measures the text. */
export const MEASURED_THROUGH = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toString',
  'String',
  'toLowerCase',
  'toUpperCase',
  'encode',
  'from',
  'normalize',
]);

/** How many sums of sums are taken apart. */
const MAX_SUMS = 6;

/** Gets the values that are no longer than an expression says; empty when it is no length. */
export function measured(engine: Engine, node: Node, context: Context): readonly Value[] {
  return measuredBy(engine, engine.value(node, [], context, null), 0);
}

function measuredBy(engine: Engine, value: Value, depth: number): readonly Value[] {
  const length = stepBehind(engine, value, (name) => LENGTHS.has(name));
  if (length) return [length, ...withinText(engine, length, 0)];
  return depth < MAX_SUMS ? summands(engine, value).flatMap((one) => measuredBy(engine, one, depth + 1)) : [];
}

const LENGTHS = new Set(['length', 'byteLength', 'size']);

/** Gets what a text is a form of, and what it is joined from: none of that is longer. */
function withinText(engine: Engine, text: Value, depth: number): readonly Value[] {
  if (depth >= MAX_SUMS) return [];
  const before =
    withoutFallback(engine, text) ??
    charactersIn(engine, text) ??
    stepBehind(engine, text, (name) => MEASURED_THROUGH.has(name));
  const parts = before ? [before] : joinedParts(engine, text);
  return parts.flatMap((one) => [one, ...withinText(engine, one, depth + 1)]);
}

function joinedParts(engine: Engine, text: Value): readonly Value[] {
  const end = soleValue(engine, text);
  const shape = engine.shape(end);
  return shape.kind === 'concat'
    ? shape.parts.flatMap((part) => (typeof part === 'string' ? [] : [part]))
    : [];
}

/** `one.length + other.length`, `Math.max(one.length, other.length)`: each is at most as much. */
function summands(engine: Engine, value: Value): readonly Value[] {
  const { node, path, context } = soleValue(engine, value);
  if (path.length > 0) return [];
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return [engine.at(node.left, context), engine.at(node.right, context)];
  if (node.type !== 'CallExpression') return [];
  const isMost = apisOf(engine, engine.at(node.callee, context)).some(
    ({ address }) => address === 'global#Math.max',
  );
  return isMost ? node.arguments.map((one) => engine.at(one, context)) : [];
}

/** Gets the `?:` that an expression is, or null. */
export function chosenBy(
  engine: Engine,
  node: Node,
  context: Context,
): TSESTree.ConditionalExpression | null {
  const { node: end, path } = soleValue(engine, engine.value(node, [], context, null));
  const inner = unwrap(end);
  return inner.type === 'ConditionalExpression' && path.length === 0 ? inner : null;
}

/** Follows a value as long as it is one other value and nothing else. */
export function soleValue(engine: Engine, value: Value): Value {
  let current = value;
  for (let count = 0; count < 20; count++) {
    const shape = engine.shape(current);
    const [next] = shape.kind === 'either' && shape.values.length === 1 ? shape.values : [];
    if (!next || (shape.kind === 'either' && shape.origins.length > 0)) break;
    current = next;
  }
  return current;
}

/** The length of the list of a text's characters is that of the text. */
function charactersIn(engine: Engine, value: Value): Value | null {
  const found = charactersOf(engine, value);
  return found?.bound === 'same' ? found.text : null;
}

/** Gets what `text ?? ''` is unless that is nothing, and null for what has no fallback. */
function withoutFallback(engine: Engine, { node, path, context, places }: Value): Value | null {
  const inner = unwrap(node);
  return inner.type === 'LogicalExpression' && inner.operator !== '&&'
    ? engine.value(inner.left, path, context, places)
    : null;
}

/** Gets what a value was made of by an accepted step, or the whole that an accepted property was read from; or null. */
export function stepBehind(engine: Engine, value: Value, accepts: (name: string) => boolean): Value | null {
  let current = value;
  for (let count = 0; count < 20; count++) {
    const name = current.path.at(-1);
    if (name !== undefined && accepts(name)) {
      return engine.value(current.node, current.path.slice(0, -1), current.context, current.places);
    }
    const given = withoutFallback(engine, current);
    if (given) {
      current = given;
      continue;
    }
    const shape = engine.shape(current);
    if (shape.kind === 'made') return accepts(shape.step.name) ? (shape.from[0] ?? null) : null;
    const [next] = shape.kind === 'either' && shape.origins.length === 0 ? shape.values : [];
    if (!next || (shape.kind === 'either' && shape.values.length !== 1)) return null;
    current = next;
  }
  return null;
}
