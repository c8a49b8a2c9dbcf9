/** What a method makes of a text: how long the result is at most, and whether it shows anything of the text. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins } from './callee.js';
import { constantText } from './constants.js';
import type { Engine } from './engine.js';
import { numberOf } from './numbers.js';
import type { LengthEffect } from './rows.js';
import { keyName, unwrap, type CallNode, type Node } from './syntax.js';
import type { Context, Shape, Step, Value } from './value.js';

/** Gets the shape of what a call makes of values: its name, and what becomes of their length. */
export function made(
  node: TSESTree.CallExpression,
  from: readonly Value[],
  name: string,
  length: LengthEffect,
): Shape {
  return { kind: 'made', from, step: step(node, name, length, false) };
}

/** A step by a call of this name. `hides` when its result tells nothing of what it is given. */
export function step(node: CallNode, name: string, length: Step['length'], hides: boolean): Step {
  return { label: `${name}()`, name, node, length, hides };
}

/** A step by a method of a text; `bound`: its arguments say how much is left at most. */
export function textStep(
  engine: Engine,
  node: TSESTree.CallExpression,
  name: string,
  length: LengthEffect | 'bound' | 'unknown',
  context: Context | null,
): Step {
  const numbers = node.arguments.map(
    (argument, index) =>
      positionOf(engine, argument, name, context) ??
      (index === 1 ? leastOf(engine, argument, context) : null),
  );
  const label = `${name}(${numbers.map((number) => (number === null ? '…' : String(number))).join(', ')})`;
  if (length !== 'bound')
    return { label, name, node, length, hides: replacesAll(engine, node, name), numbers };
  return { label, name, node, length: boundOf(name, numbers), hides: false, numbers };
}

/** Patterns that match every character, one by one or as a whole; the first kind does so only when it is global. */
const EVERY_CHARACTER = /^(?:\.|\\w|\\S|\[(?:\\s\\S|\\S\\s|\\w\\W|\\d\\D|A-Za-z0-9|a-zA-Z0-9|\^)\])$/u;
const WHOLE_TEXT = /^\^?(?:\.|\\S|\[(?:\\s\\S|\\S\\s|\^)\])[*+]\$?$/u;

/** Holds if a replacement leaves nothing of a text: `key.replace(/./g, '*')`. */
function replacesAll(engine: Engine, node: TSESTree.CallExpression, name: string): boolean {
  const [pattern, replacement] = node.arguments;
  if ((name !== 'replace' && name !== 'replaceAll') || !pattern || !replacement) return false;
  const inner = unwrap(pattern);
  if (inner.type !== 'Literal' || !('regex' in inner)) return false;
  const { pattern: source, flags } = inner.regex;
  const text = constantText(engine.structure, replacement);
  return (
    typeof text === 'string' &&
    !text.includes('$') &&
    (WHOLE_TEXT.test(source) || (flags.includes('g') && EVERY_CHARACTER.test(source)))
  );
}

/** Gets a position in a text, counted from its end when it is negative: `text.length - 4` is -4. */
function positionOf(engine: Engine, node: Node, method: string, context: Context | null): number | null {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression' && inner.operator === '-' && inner.left.type === 'MemberExpression') {
    const back =
      keyName(inner.left.property, inner.left.computed) === 'length'
        ? numberOf(engine, inner.right, context)
        : null;
    if (back !== null) return -back;
  }
  const number = numberOf(engine, node, context);
  return number !== null && number < 0 && method === 'substring' ? 0 : number;
}

/** Gets the end that `Math.min(4, …)` does not pass, or null. */
function leastOf(engine: Engine, node: Node, context: Context | null): number | null {
  const [only, ...others] = sameOrigins(engine, engine.value(node, [], context, null));
  const call = only?.node;
  if (others.length > 0 || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression')
    return null;
  const { object, property, computed } = call.callee;
  if (object.type !== 'Identifier' || object.name !== 'Math' || keyName(property, computed) !== 'min')
    return null;
  const known = call.arguments.flatMap((one) => numberOf(engine, one, only?.context ?? null) ?? []);
  const least = Math.min(...known);
  return least >= 0 && Number.isFinite(least) ? least : null;
}

/** Gets how much of a text a cut keeps at most. */
function boundOf(name: string, numbers: readonly (number | null)[]): LengthEffect {
  const [from, to] = numbers;
  if (name === 'substr') return typeof to === 'number' ? { atMost: Math.max(0, to) } : 'shrinks';
  if (typeof from === 'number' && from < 0 && to === undefined) return { atMost: -from };
  if (typeof to !== 'number' || to < 0) return 'shrinks';
  return { atMost: Math.max(0, to - (typeof from === 'number' && from > 0 ? from : 0)) };
}
