/** Handovers: stores that code of other files has, too, and may do with what this file does not. */
import { addressOf } from '../analysis/callee.js';
import {
  isCall,
  isClass,
  keyName,
  thisClassOf,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { storeRootOf } from './records.js';

/** Answers by the name or field that holds a store. */
const answersOf = perFile(() => new Map<unknown, boolean>());

/** Holds if the store that a call works on is given to, or had from, code of another file. */
export function isHandedOn(file: KlingFile, call: CallNode): boolean {
  const root = storeRootOf(file, call);
  const key =
    root?.type === 'Identifier'
      ? file.engine.variables.of(root)
      : root?.type === 'MemberExpression'
        ? keyName(root.property, root.computed)
        : null;
  if (!root || key === null) return false;
  const answers = answersOf(file);
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = isGivenAway(file, root, key)));
  return answer;
}

function isGivenAway(file: KlingFile, root: Node, name: unknown): boolean {
  if (root.type !== 'Identifier')
    return file.engine.structure.thisMembers.some(
      (member) => keyName(member.property, member.computed) === name && givesAway(file, member),
    );
  const variable = file.engine.variables.of(root);
  return (
    (variable?.references ?? []).some((reference) => givesAway(file, reference.identifier)) ||
    (variable?.defs ?? []).some(({ node }) => isExported(node))
  );
}

function isExported(node: Node): boolean {
  return node.type === 'VariableDeclarator' && node.parent.parent.type === 'ExportNamedDeclaration';
}

/** Holds if a place gives a store to code of another file. */
function givesAway(file: KlingFile, place: Node): boolean {
  const { parent } = place;
  switch (parent?.type) {
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === place;
    case 'AssignmentExpression':
      return (
        parent.right === place && unwrap(parent.left).type === 'MemberExpression' && !isOwnField(parent.left)
      );
    case 'Property':
      return (
        parent.value === place && parent.parent.type === 'ObjectExpression' && isGivenOn(file, parent.parent)
      );
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee !== place && isOfProject(file, parent);
    default:
      return false;
  }
}

function isOwnField(left: Node): boolean {
  return left.type === 'MemberExpression' && unwrap(left.object).type === 'ThisExpression';
}

function isGivenOn(file: KlingFile, object: Node): boolean {
  const { parent } = object;
  return isCall(parent) ? isOfProject(file, parent) : givesAway(file, object);
}

/** Code of the project that can't be read here; what packages do with a store is theirs to say. */
function isOfProject(file: KlingFile, call: CallNode): boolean {
  if (file.engine.functions.targets(call, null).length > 0) return false;
  const address = addressOf(file.engine, file.engine.at(call.callee));
  return address === null || /^[./~@#]{1,2}\//u.test(address);
}

/** Holds if a place is in a class of which the parent is in another file of the project. */
export function isInherited(file: KlingFile, node: Node): boolean {
  const home = thisClassOf(node)?.class;
  const parent = isClass(home) ? home.superClass : null;
  if (!parent) return false;
  const address = addressOf(file.engine, file.engine.at(parent));
  return address !== null && /^[./~@#]{1,2}\//u.test(address);
}
