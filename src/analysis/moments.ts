/** Numbers that count from now: `Math.floor(Date.now() / 1000) + 1800` is now in seconds, and 1800 more. */
import { portValues } from './ports.js';
import { sameOrigins } from './callee.js';
import { constantText } from './constants.js';
import type { Engine } from './engine.js';
import type { MomentRow, Port } from './rows.js';
import { keyName, unwrap, type CallNode, type Node } from './syntax.js';
import type { Context } from './value.js';

/** A number as so many milliseconds of the present moment, and so much more. */
export interface Moment {
  /** How often the present moment in milliseconds is in it: 1, 0.001 for seconds, 0 for a plain number. */
  readonly now: number;
  readonly plus: number;
  /** It is what holds unless a caller asks for something else. */
  readonly open?: true;
  /** It is an object, and a number of milliseconds only where one is calculated with. */
  readonly object?: true;
}

/** Tells what a library's call gives as a moment, or null. */
export type MomentRows = (call: CallNode, context: Context | null) => MomentRow | null;

const ROUNDING = new Set(['floor', 'round', 'ceil', 'trunc']);
const MAX_DEPTH = 24;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds by unit. Months and years are as long as they usually are. */
const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: SECOND,
  second: SECOND,
  m: MINUTE,
  minute: MINUTE,
  h: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
  M: 30 * DAY,
  month: 30 * DAY,
  y: 365 * DAY,
  year: 365 * DAY,
};

/** Gets what a number is made of, the largest where there are several; null when it can't be read. */
export function momentOf(
  engine: Engine,
  node: Node,
  context: Context | null,
  rows: MomentRows = () => null,
): Moment | null {
  return new Reader(engine, rows).read(node, context, 0);
}

class Reader {
  readonly #engine: Engine;
  readonly #rows: MomentRows;

  constructor(engine: Engine, rows: MomentRows) {
    this.#engine = engine;
    this.#rows = rows;
  }

  read(node: Node, context: Context | null, depth: number): Moment | null {
    if (depth > MAX_DEPTH) return null;
    const inner = unwrap(node);
    const again = (other: Node): Moment | null => this.read(other, context, depth + 1);
    switch (inner.type) {
      case 'Literal':
        return typeof inner.value === 'number' ? { now: 0, plus: inner.value } : null;
      case 'UnaryExpression':
        return signed(inner.operator, again(inner.argument));
      case 'BinaryExpression': {
        if (inner.left.type === 'PrivateIdentifier') return null;
        const left = again(inner.left);
        const right = again(inner.right);
        if (inner.operator === '|' || inner.operator === '>>' || inner.operator === '>>>')
          return right?.now === 0 && right.plus === 0 ? numberOf(left) : null;
        return left && right ? combined(inner.operator, left, right) : null;
      }
      case 'CallExpression':
        return (
          this.#called(inner, again) ??
          this.#described(inner, context, depth) ??
          this.#resolved(inner, context, depth)
        );
      case 'NewExpression':
        return this.#constructed(inner, again) ?? this.#described(inner, context, depth);
      default:
        return this.#resolved(inner, context, depth);
    }
  }

  #called(
    call: Extract<Node, { type: 'CallExpression' }>,
    again: (node: Node) => Moment | null,
  ): Moment | null {
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (
      callee.type === 'Identifier' &&
      first &&
      /^(?:Number|String|parseInt|parseFloat)$/u.test(callee.name) &&
      !this.#engine.variables.of(callee)
    )
      return numberOf(again(first));
    if (callee.type !== 'MemberExpression') return null;
    const name = keyName(callee.property, callee.computed);
    const object = unwrap(callee.object);
    if (object.type === 'Identifier' && object.name === 'Date' && name === 'now') return { now: 1, plus: 0 };
    if (
      object.type === 'Identifier' &&
      object.name === 'Math' &&
      name !== null &&
      ROUNDING.has(name) &&
      first
    )
      return numberOf(again(first));
    return name === 'getTime' || name === 'valueOf' || name === 'toFixed' ? numberOf(again(object)) : null;
  }

  #constructed(
    node: Extract<Node, { type: 'NewExpression' }>,
    again: (node: Node) => Moment | null,
  ): Moment | null {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return null;
    const [first, ...others] = node.arguments;
    if (!first) return { now: 1, plus: 0, object: true };
    const at = others.length === 0 ? again(first) : null;
    return at && { ...at, object: true };
  }

  /** Reads what a library gives: `dayjs().add(30, 'minute').unix()`. */
  #described(call: CallNode, context: Context | null, depth: number): Moment | null {
    const row = this.#rows(call, context);
    if (!row) return null;
    const isLeftOut = row.of === undefined || (row.of !== 'this' && call.arguments.length <= Number(row.of));
    const base = isLeftOut ? { now: 1, plus: 0 } : this.#at(call, row.of ?? '0', context, depth);
    const later = row.later ? this.#duration(call, row.later, context, depth) : { now: 0, plus: 0 };
    if (!base || later?.now !== 0) return null;
    const start = row.ofSeconds && !isLeftOut ? scaled(base, SECOND) : base;
    const sum = combined('+', start, later);
    if (!sum) return null;
    return row.number === undefined ? { ...sum, object: true } : scaled(sum, row.number);
  }

  #at(call: CallNode, port: Port, context: Context | null, depth: number): Moment | null {
    const [value] = portValues(this.#engine, call, port, context);
    return value ? this.read(value.node, value.context, depth + 1) : null;
  }

  #duration(
    call: CallNode,
    { by, unit }: NonNullable<MomentRow['later']>,
    context: Context | null,
    depth: number,
  ): Moment | null {
    const amount = this.#at(call, by, context, depth);
    if (!amount) return this.#byUnits(call, by, context, depth);
    if (typeof unit === 'number') return scaled(amount, unit);
    const [given] = unit === undefined ? [] : portValues(this.#engine, call, unit, context);
    const text = given ? constantText(this.#engine.structure, given.node) : 'ms';
    const each = text === null ? undefined : unitOf(text);
    return each === undefined ? null : scaled(amount, each);
  }

  /** Reads `{ hours: 1, minutes: 30 }`. */
  #byUnits(call: CallNode, by: Port, context: Context | null, depth: number): Moment | null {
    const [value] = portValues(this.#engine, call, by, context);
    const [origin, ...others] = value ? sameOrigins(this.#engine, value) : [];
    if (origin?.node.type !== 'ObjectExpression' || others.length > 0) return null;
    let sum: Moment | null = { now: 0, plus: 0 };
    for (const property of origin.node.properties) {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      const each = name === null ? undefined : unitOf(name);
      if (property.type !== 'Property' || each === undefined || !sum) return null;
      const amount = this.read(property.value, origin.context, depth + 1);
      sum = amount && combined('+', sum, scaled(amount, each));
    }
    return sum;
  }

  #resolved(node: Node, context: Context | null, depth: number): Moment | null {
    let largest: Moment | null = null;
    let isOpen = false;
    for (const origin of sameOrigins(this.#engine, this.#engine.value(node, [], context, null))) {
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
      const moment = this.read(origin.node, origin.context, depth + 1);
      if (!moment) return null;
      if (!largest || moment.now > largest.now || (moment.now === largest.now && moment.plus > largest.plus))
        largest = moment;
    }
    return largest && isOpen ? { ...largest, open: true } : largest;
  }
}

function unitOf(text: string): number | undefined {
  return UNITS[text] ?? UNITS[text.toLowerCase().replace(/s$/u, '')];
}

function signed(operator: string, of: Moment | null): Moment | null {
  if (operator === '+') return numberOf(of);
  if (operator === '~') return of && scaled({ ...of, plus: of.plus + (of.now === 0 ? 1 : 0) }, -1);
  return operator === '-' && of ? scaled(of, -1) : null;
}

function scaled({ now, plus, open }: Moment, factor: number): Moment {
  return { now: now * factor, plus: plus * factor, ...(open ? { open } : {}) };
}

function numberOf(moment: Moment | null): Moment | null {
  return moment && scaled(moment, 1);
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
