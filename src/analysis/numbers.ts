/** Numbers that expressions are known to be. */
import { sameOrigins } from './callee.js';
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import { unwrap, type Node } from './syntax.js';
import type { Context, Value } from './value.js';

/** Gets a number that an expression is known to be, through constants; null when it isn't one known number. */
export function numberOf(engine: Engine, node: Node, context: Context | null): number | null {
  return numberAt(engine, engine.value(unwrap(node), [], context, null));
}

const numbers = memoFor<Value, number | null>();

/** Gets the number that a value is known to be, the largest where there are several; null when one is not known. */
export function numberAt(engine: Engine, value: Value): number | null {
  return numbers(engine).get(
    value,
    () => null,
    () => computeNumber(engine, value),
  );
}

function computeNumber(engine: Engine, { node, path, context, places }: Value): number | null {
  if (path.length === 0) {
    if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
    if (node.type === 'UnaryExpression' && node.operator === '-') {
      const positive = numberOf(engine, node.argument, context);
      return positive === null ? null : -positive;
    }
    if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') {
      const left = numberOf(engine, node.left, context);
      const right = numberOf(engine, node.right, context);
      return left === null || right === null ? null : arithmetic(node.operator, left, right);
    }
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  }
  const found = sameOrigins(engine, engine.value(node, path, context, places))
    .filter((one) => one.kind !== 'nothing')
    .map((one) =>
      one.kind === 'computed' && one.node !== node && one.path.length === 0
        ? numberOf(engine, one.node, one.context)
        : null,
    );
  const known = found.filter((number) => number !== null);
  return known.length > 0 && known.length === found.length ? Math.max(...known) : null;
}

function arithmetic(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return null;
  }
}
