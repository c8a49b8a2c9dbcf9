/** Objects in which secrets were masked before they are shown: by a loop over names, by a write that a test guards. */
import { sameOrigins } from '../analysis/callee.js';
import {
  contains,
  functionOf,
  isFunction,
  keyName,
  literalText,
  unwrap,
  type Node,
} from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { linksOf, type Flow } from '../analysis/trace.js';
import { ANY, type Value } from '../analysis/value.js';
import type { Write } from '../analysis/variables.js';
import { MASK_TEXT } from '../knowledge/names.js';
import type { KlingFile } from './file.js';

/** Holds if the object through which a secret flows may have had it masked or removed on the way. */
export function isMaskedOnTheWay(file: KlingFile, flow: Flow): boolean {
  return linksOf(flow).some(({ value }) => isMaskedIn(file, value));
}

function isMaskedIn(file: KlingFile, { node, path }: Value): boolean {
  const inner = unwrap(node);
  const [name] = path;
  if (inner.type === 'ObjectExpression') return name !== undefined && isSpreadOver(file, inner, name);
  if (inner.type !== 'Identifier') return false;
  const variable = file.engine.variables.of(inner);
  if (!variable) return false;
  return (
    file.engine.variables
      .insideOf(variable)
      .some((write) => write.node.range[0] < inner.range[0] && masks(file, write, name)) ||
    (isGivenBack(inner) &&
      variable.defs.some((one) => one.type === 'Parameter' && isRedactor(file, one.node)))
  );
}

/** Holds if a write may have taken the place of a property: by a name that is not known, or in another spelling of it. */
function masks(file: KlingFile, { path, written, node }: Write, name: string | undefined): boolean {
  const [at] = path;
  if (
    at === undefined ||
    !(written.kind === 'removed' || (written.kind === 'value' && isMask(file, written.node)))
  )
    return false;
  if (at === ANY) return true;
  if (name === ANY) return isGuardedBy(node, at);
  return at.toLowerCase() === name?.toLowerCase() && (at !== name || isGuardedBy(node, name));
}

function isGivenBack({ parent }: Node): boolean {
  return parent?.type === 'ReturnStatement' || parent?.type === 'ConditionalExpression';
}

function isMask({ engine }: KlingFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier' && inner.name === 'undefined') return true;
  if (inner.type === 'Literal' && inner.value === null) return true;
  const text = knownText(engine, engine.at(inner));
  return text !== null && MASK_TEXT.pattern.test(text);
}

/** Holds if a write runs only where a test of that very name says so: `'authorization' in headers && (…)`. */
function isGuardedBy(write: Node, name: string): boolean {
  const home = functionOf(write);
  for (let node = write; node.parent && node.parent !== home; node = node.parent) {
    const { parent } = node;
    const test =
      parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.right === node
          ? parent.left
          : null;
    if (test && test !== node) return names(test, name);
  }
  return false;
}

function names(test: Node, name: string): boolean {
  const wanted = name.toLowerCase();
  const inner = unwrap(test);
  switch (inner.type) {
    case 'MemberExpression':
      return keyName(inner.property, inner.computed)?.toLowerCase() === wanted;
    case 'LogicalExpression':
      return names(inner.left, name) || names(inner.right, name);
    case 'BinaryExpression':
      return names(inner.left, name) || names(inner.right, name);
    case 'CallExpression':
      return inner.arguments.some((one) => literalText(one)?.toLowerCase() === wanted);
    default:
      return literalText(inner)?.toLowerCase() === wanted;
  }
}

/** `{ ...headers, ...(headers.cookie && { cookie: '***' }) }`. */
function isSpreadOver(
  file: KlingFile,
  { properties }: Extract<Node, { type: 'ObjectExpression' }>,
  name: string,
): boolean {
  return properties.some((property) => {
    if (property.type !== 'SpreadElement') return false;
    const inner = unwrap(property.argument);
    if (inner.type !== 'LogicalExpression' && inner.type !== 'ConditionalExpression') return false;
    return sameOrigins(file.engine, file.engine.at(inner)).some(
      ({ node }) =>
        node.type === 'ObjectExpression' &&
        node.properties.some(
          (one) =>
            one.type === 'Property' &&
            keyName(one.key, one.computed)?.toLowerCase() === name.toLowerCase() &&
            isMask(file, one.value),
        ),
    );
  });
}

/** A function that goes through names, and puts a mask under some of them: what it gives back whole held none. */
function isRedactor(file: KlingFile, node: unknown): boolean {
  const target = node as Node;
  if (!isFunction(target)) return false;
  return file.engine.structure.assignments.some(({ left, right }) => {
    const inner = unwrap(right);
    return (
      left.type === 'MemberExpression' &&
      left.computed &&
      literalText(left.property) === null &&
      contains(target, left) &&
      (inner.type === 'ConditionalExpression'
        ? isMask(file, inner.consequent) || isMask(file, inner.alternate)
        : isMask(file, inner))
    );
  });
}
