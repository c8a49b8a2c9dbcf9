/** What becomes of a value in the file: whether it is only looked at, or handed on as it is. */
import { SAME_ELEMENTS, ONE_ELEMENT, TEXT_METHODS } from '../analysis/builtins.js';
import { calledAddresses } from '../analysis/callee.js';
import { wordsOf, calledName } from '../analysis/helper-names.js';
import {
  functionOf,
  keyName,
  nameOf,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { KlingFile } from './file.js';

/** First words of functions that only look at what they are given. */
const LOOKS =
  /^(?:is|has|assert|check|validate|verify|expect|ensure|warn|log|debug|print|mask|redact|hash|boolean|describe|report)$/u;

/** One question on its way: the properties that the value stands at, innermost last, and what was seen. */
interface Walk {
  readonly file: KlingFile;
  readonly seen: Set<Node>;
}

/**
 * Holds if the value of an expression goes on: it is returned, exported, kept or handed to something. Tests, logs,
 * lengths and comparisons only look at it.
 */
export function goesOn(file: KlingFile, node: Node): boolean {
  const walk = { file, seen: new Set<Node>() };
  if (node.type === 'Property' && node.parent.type === 'ObjectPattern')
    return namesGoOn(walk, node.value, []);
  return valueGoesOn(walk, node, []);
}

function valueGoesOn(walk: Walk, start: Node, at: readonly string[]): boolean {
  if (walk.seen.has(start) || walk.seen.size > 200) return false;
  walk.seen.add(start);
  let current = start;
  let path = at;
  for (;;) {
    const parent = current.parent;
    if (!parent) return false;
    switch (parent.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'AwaitExpression':
      case 'SpreadElement':
      case 'TemplateLiteral':
      case 'ArrayExpression':
      case 'ObjectExpression':
        break;
      case 'LogicalExpression':
        if (parent.operator === '&&' && parent.left === current) return false;
        break;
      case 'ConditionalExpression':
        if (parent.test === current) return false;
        break;
      case 'BinaryExpression':
        if (parent.operator !== '+') return false;
        break;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== current) return false;
        break;
      case 'Property':
        if (parent.value !== current || parent.parent.type !== 'ObjectExpression') return false;
        path = [...path, keyName(parent.key, parent.computed) ?? '*'];
        break;
      case 'MemberExpression': {
        if (parent.object !== current) return false;
        const next = memberGoesOn(parent, path);
        if (!next) return false;
        current = next.node;
        path = next.path;
        continue;
      }
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee !== current && argumentGoesOn(walk, parent, current, path);
      case 'VariableDeclarator':
        return parent.init === current && namesGoOn(walk, parent.id, path);
      case 'AssignmentExpression':
        if (parent.right !== current) return false;
        return parent.left.type === 'MemberExpression' || namesGoOn(walk, parent.left, path);
      case 'AssignmentPattern':
        return (
          parent.right === current &&
          (parent.parent.type === 'TSParameterProperty' || namesGoOn(walk, parent.left, path))
        );
      case 'ReturnStatement':
        return resultGoesOn(walk, functionOf(parent), path);
      case 'ArrowFunctionExpression':
        return parent.body === current && resultGoesOn(walk, parent, path);
      case 'PropertyDefinition':
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
      case 'YieldExpression':
      case 'JSXExpressionContainer':
      case 'JSXSpreadAttribute':
        return true;
      default:
        return false;
    }
    current = parent;
  }
}

/** A property of the value: another one is none of its, a method that keeps the text or the elements is. */
function memberGoesOn(
  member: Extract<Node, { type: 'MemberExpression' }>,
  path: readonly string[],
): { readonly node: Node; readonly path: readonly string[] } | null {
  const name = keyName(member.property, member.computed);
  const call = member.parent;
  if (call.type === 'CallExpression' && call.callee === member) {
    const keeps =
      name !== null &&
      (TEXT_METHODS.has(name) ||
        SAME_ELEMENTS.has(name) ||
        ONE_ELEMENT.has(name) ||
        ['toString', 'split', 'join', 'map', 'at'].includes(name));
    return keeps ? { node: call, path } : null;
  }
  const wanted = path.at(-1);
  if (wanted === undefined) return name === null || /^\d+$/u.test(name) ? { node: member, path } : null;
  return name === null || wanted === '*' || wanted === name
    ? { node: member, path: path.slice(0, -1) }
    : null;
}

/** Follows the names that a pattern gives the value. */
function namesGoOn(walk: Walk, pattern: Node, path: readonly string[]): boolean {
  switch (pattern.type) {
    case 'Identifier': {
      const variable = walk.file.engine.variables.of(pattern);
      if (!variable) return false;
      if (variable.defs.some((definition) => isExported(definition.node))) return true;
      return variable.references.some(
        (reference) => reference.isRead() && valueGoesOn(walk, reference.identifier, path),
      );
    }
    case 'AssignmentPattern':
      return namesGoOn(walk, pattern.left, path);
    case 'TSParameterProperty':
      return true;
    case 'ArrayPattern':
      return pattern.elements.some((element) => element !== null && namesGoOn(walk, element, path));
    case 'RestElement':
      return namesGoOn(walk, pattern.argument, path);
    case 'ObjectPattern':
      return pattern.properties.some((property) => {
        if (property.type === 'RestElement') return namesGoOn(walk, property.argument, path);
        const name = keyName(property.key, property.computed);
        const wanted = path.at(-1);
        return (
          (name === null || wanted === undefined || wanted === '*' || name === wanted) &&
          namesGoOn(walk, property.value, path.slice(0, -1))
        );
      });
    default:
      return false;
  }
}

function isExported(definition: Node): boolean {
  const declaration = definition.type === 'VariableDeclarator' ? definition.parent : definition;
  return declaration.parent?.type === 'ExportNamedDeclaration';
}

/** What a function of the file gets is judged by its body, what another gets by what that is called. */
function argumentGoesOn(walk: Walk, call: CallNode, argument: Node, path: readonly string[]): boolean {
  const { engine } = walk.file;
  const index = call.arguments.findIndex((one) => one === argument);
  const targets = engine.functions.targets(call, null);
  if (targets.length > 0)
    return targets.some((target) => {
      const parameter = target.params[index] ?? target.params.find((one) => one.type === 'RestElement');
      return parameter !== undefined && namesGoOn(walk, parameter, path);
    });
  const addresses = calledAddresses(engine, call);
  if (addresses.some((address) => engine.models.find('log', address).length > 0)) return false;
  const steps = addresses.flatMap((address) => engine.models.find('step', address));
  if (steps.length > 0) return steps.some((step) => step.hides !== true) && valueGoesOn(walk, call, path);
  const name = calledName(call);
  const words = name === null ? [] : wordsOf(name);
  if (LOOKS.test(words[0] ?? '') || words.at(-1) === 'error') return false;
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const receiver = unwrap(callee.object);
    const holder = receiver.type === 'Identifier' ? receiver.name : '';
    if (/^(?:console|logger|log|expect|assert|Boolean|JSON)$/u.test(holder))
      return holder === 'JSON' && valueGoesOn(walk, call, path);
  }
  return true;
}

/** What a function of the file returns goes where its callers take it. */
function resultGoesOn(walk: Walk, target: FunctionNode | null, path: readonly string[]): boolean {
  if (!target) return false;
  const name = nameOf(target);
  if (name !== null && LOOKS.test(wordsOf(name)[0] ?? '')) return false;
  const uses = walk.file.engine.functions.usesOf(target);
  if (uses.exposed || uses.sites.length === 0) return !isPredicate(target);
  return uses.sites.some((site) => valueGoesOn(walk, site, path));
}

/** A callback of `filter`, `some` and their like returns whether, not what. */
function isPredicate(target: FunctionNode): boolean {
  const call = target.parent;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const name = keyName(call.callee.property, call.callee.computed) ?? '';
  return /^(?:filter|some|every|find|findIndex|findLast|forEach)$/u.test(name);
}
