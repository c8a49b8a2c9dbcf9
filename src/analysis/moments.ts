/** Numbers that count from now: `Math.floor(Date.now() / 1000) + 1800` is now in seconds, and 1800 more. */
import { sameOrigins } from './callee.js';
import type { Engine } from './engine.js';
import { keyName, unwrap, type Node } from './syntax.js';
import type { Context } from './value.js';

/** A number as so many milliseconds of the present moment, and so much more. */
export interface Moment {
  /** How often the present moment in milliseconds is in it: 1, 0.001 for seconds, 0 for a plain number. */
  readonly now: number;
  readonly plus: number;
  /** It is what holds unless a caller asks for something else. */
  readonly open?: true;
}

const ROUNDING = new Set(['floor', 'round', 'ceil', 'trunc']);
const MAX_DEPTH = 24;

/** Gets what a number is made of, the largest where there are several; null when it can't be read. */
export function momentOf(engine: Engine, node: Node, context: Context | null, depth = 0): Moment | null {
  if (depth > MAX_DEPTH) return null;
  const inner = unwrap(node);
  const again = (other: Node): Moment | null => momentOf(engine, other, context, depth + 1);
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'number' ? { now: 0, plus: inner.value } : null;
    case 'UnaryExpression': {
      const of = again(inner.argument);
      if (inner.operator === '+') return of;
      return inner.operator === '-' && of ? { ...of, now: -of.now, plus: -of.plus } : null;
    }
    case 'BinaryExpression': {
      if (inner.left.type === 'PrivateIdentifier') return null;
      const left = again(inner.left);
      const right = again(inner.right);
      if (inner.operator === '|' || inner.operator === '>>' || inner.operator === '>>>')
        return right?.now === 0 && right.plus === 0 ? left : null;
      return left && right ? combined(inner.operator, left, right) : null;
    }
    case 'CallExpression':
      return called(engine, inner, again) ?? resolved(engine, inner, context, depth);
    case 'NewExpression':
      return inner.callee.type === 'Identifier' &&
        inner.callee.name === 'Date' &&
        inner.arguments.length === 0
        ? { now: 1, plus: 0 }
        : null;
    default:
      return resolved(engine, inner, context, depth);
  }
}

function called(
  engine: Engine,
  call: Extract<Node, { type: 'CallExpression' }>,
  again: (node: Node) => Moment | null,
): Moment | null {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (
    callee.type === 'Identifier' &&
    first &&
    /^(?:Number|parseInt|Math)$/u.test(callee.name) &&
    !engine.variables.of(callee)
  )
    return again(first);
  if (callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  const object = unwrap(callee.object);
  if (object.type === 'Identifier' && object.name === 'Date' && name === 'now') return { now: 1, plus: 0 };
  if (object.type === 'Identifier' && object.name === 'Math' && name !== null && ROUNDING.has(name) && first)
    return again(first);
  return name === 'getTime' || name === 'valueOf' ? again(object) : null;
}

function resolved(engine: Engine, node: Node, context: Context | null, depth: number): Moment | null {
  let largest: Moment | null = null;
  let isOpen = false;
  for (const origin of sameOrigins(engine, engine.value(node, [], context, null))) {
    if (origin.kind === 'nothing') continue;
    if (origin.kind === 'parameter' && origin.exposure === 'caller') {
      isOpen = true;
      continue;
    }
    if (
      origin.node === node ||
      (origin.kind !== 'computed' && origin.kind !== 'call') ||
      origin.path.length > 0
    )
      return null;
    const moment = momentOf(engine, origin.node, origin.context, depth + 1);
    if (!moment) return null;
    if (!largest || moment.now > largest.now || (moment.now === largest.now && moment.plus > largest.plus))
      largest = moment;
  }
  return largest && isOpen ? { ...largest, open: true } : largest;
}

function combined(operator: string, left: Moment, right: Moment): Moment | null {
  const sum = calculated(operator, left, right);
  return sum && (left.open ?? right.open) ? { ...sum, open: true } : sum;
}

function calculated(operator: string, left: Moment, right: Moment): Moment | null {
  switch (operator) {
    case '+':
      return { now: left.now + right.now, plus: left.plus + right.plus };
    case '-':
      return { now: left.now - right.now, plus: left.plus - right.plus };
    case '*':
      if (left.now !== 0 && right.now !== 0) return null;
      return { now: left.now * right.plus + right.now * left.plus, plus: left.plus * right.plus };
    case '/':
      return right.now === 0 && right.plus !== 0
        ? { now: left.now / right.plus, plus: left.plus / right.plus }
        : null;
    default:
      return null;
  }
}
