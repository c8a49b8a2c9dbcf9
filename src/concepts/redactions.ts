/** Redactions: steps that leave nothing of a secret in a text, and properties that are picked by their names. */
import { sameOrigins } from '../analysis/callee.js';
import { functionsAt } from '../analysis/callbacks.js';
import { calledName } from '../analysis/helper-names.js';
import {
  isCall,
  isFunction,
  keyName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { linksOf, type Flow } from '../analysis/trace.js';
import type { Step } from '../analysis/value.js';
import { MASK_TEXT, SECRET_PATTERN } from '../knowledge/names.js';
import type { KlingFile } from './file.js';

/**
 * Holds if a replacement takes a secret out of a text: its pattern is about secrets and takes all that follows
 * (`/Bearer \S+/`), or it is not known and a mask is put in its place (`line.replaceAll(token, '***')`).
 */
export function isRedaction(file: KlingFile, { name, node }: Step): boolean {
  if (name !== 'replace' && name !== 'replaceAll') return false;
  const call = unwrap(node);
  return isCall(call) && isRedactingCall(file, call);
}

function isRedactingCall({ engine }: KlingFile, call: CallNode): boolean {
  if (!/^replace(?:All)?$/u.test(calledName(call) ?? '')) return false;
  const [pattern, replacement] = call.arguments;
  if (!pattern || !replacement) return false;
  const put = [
    knownText(engine, engine.at(replacement)),
    ...functionsAt(engine, replacement, null).flatMap((target) =>
      (engine.structure.returns.get(target) ?? []).map((result) => knownText(engine, engine.at(result))),
    ),
  ].find((text) => text !== null);
  if (put === undefined) return false;
  const origins = sameOrigins(engine, engine.at(pattern));
  if (origins.some(({ kind }) => kind === 'literal')) return false;
  const sources = origins.flatMap((origin) => regexSource(origin.node) ?? []);
  return sources.length > 0
    ? sources.every((source) => SECRET_PATTERN.pattern.test(source) && takesTheRest(source, put))
    : MASK_TEXT.pattern.test(put);
}

function regexSource(node: Node): string | null {
  return node.type === 'Literal' && 'regex' in node ? node.regex.pattern : null;
}

/** A repetition without end at the end of a pattern, and a quote or a boundary behind it. */
const REST = /[.Sw\]](?:[*+]|\{\d{1,3},\})\??((?:[$"')=?*]|\\["'b]|\(["']){0,8})$/u;

/** Holds if what a pattern takes at its end is not put back. */
function takesTheRest(source: string, put: string): boolean {
  const rest = REST.exec(source);
  if (!rest) return false;
  if (!/\$[\d&<]/u.test(put)) return true;
  const end = rest[0].startsWith(']') ? source.lastIndexOf('[', rest.index) : rest.index;
  const head = source.slice(0, end).replace(/(?:\\s|[ "':=])[*+]/gu, '');
  const isCaptured = (rest[1] ?? '').replace(/\(\\?["']\)/gu, '').includes(')');
  return !isCaptured && !put.includes('$&') && !/[*+]|,\}/u.test(head);
}

/** Holds if code asks for the name of a property before it takes its value, or each of a list of patterns is taken out: `for (const [name, value] of …) if (name …)`. */
export function isPickedByName(file: KlingFile, flow: Flow): boolean {
  return linksOf(flow).some(({ value: { node } }) => {
    const inner = unwrap(node);
    if (inner.type === 'Identifier') return asksForNameOf(file, inner);
    if (inner.type === 'MemberExpression')
      return inner.computed && isAskedFor(file, inner.property, inner.object);
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return false;
    const [callback] = inner.arguments;
    if (!isFunction(callback)) return false;
    const name = keyName(inner.callee.property, inner.callee.computed);
    if (name === 'reduce') return isRedactedByEach(file, callback);
    const [first] = callback.params;
    return name === 'filter' && first?.type === 'ArrayPattern' && isAskedFor(file, first.elements[0] ?? null);
  });
}

/** `patterns.reduce((text, one) => text.replace(one, '***'), line)`. */
function isRedactedByEach(file: KlingFile, callback: FunctionNode): boolean {
  return (file.engine.structure.returns.get(callback) ?? []).some((result) => {
    const node = unwrap(result);
    return isCall(node) && isRedactingCall(file, node);
  });
}

/** Holds if the value of a pair has this name, and that of the pair is asked for. */
function asksForNameOf(file: KlingFile, value: Node): boolean {
  const declared = file.engine.variables.of(value)?.identifiers[0] as Node | undefined;
  const { parent } = declared ?? {};
  if (!declared || !parent) return false;
  if (parent.type === 'ArrayPattern')
    return parent.elements[1] === declared && isAskedFor(file, parent.elements[0] ?? null);
  return isFunction(parent) && parent.params[0] === declared && isEach(parent)
    ? isAskedFor(file, parent.params[1] ?? null)
    : false;
}

/** `headers.forEach((value, name) => …)`. */
function isEach({ parent }: Node): boolean {
  return (
    parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    keyName(parent.callee.property, parent.callee.computed) === 'forEach'
  );
}

/** Holds if a name is compared, or given to a call that tells something of it; what stands under it is not meant. */
function isAskedFor(file: KlingFile, name: Node | null, holder: Node | null = null): boolean {
  if (name?.type !== 'Identifier') return false;
  const held = holder && file.source.getText(holder);
  return (file.engine.variables.of(name)?.references ?? []).some(({ identifier }) =>
    isTested(file, identifier, held),
  );
}

/** How far a test may stand around a name. */
const MAX_LEVELS = 6;

function isTested(file: KlingFile, name: Node, held: string | null): boolean {
  let current = name;
  for (let level = 0; current.parent && level < MAX_LEVELS; level++) {
    const parent: Node = current.parent;
    switch (parent.type) {
      case 'BinaryExpression':
        return /^[!=]==?$|^in$/u.test(parent.operator);
      case 'IfStatement':
      case 'ConditionalExpression':
        return parent.test === current;
      case 'MemberExpression':
        if (parent.property === current && (held === null || file.source.getText(parent.object) === held))
          return false;
        break;
      case 'CallExpression':
      case 'UnaryExpression':
        break;
      default:
        return false;
    }
    current = parent;
  }
  return false;
}
