/** Errors that a test has told apart: what is no error of the HTTP library carries no request. */
import { calledName } from '../analysis/helper-names.js';
import { isCall, isFunction, keyName, unwrap, type Node } from '../analysis/syntax.js';
import { ERROR_CLASSES, ERROR_GUARDS } from '../knowledge/error-names.js';
import type { KlingFile } from './file.js';

/** Holds if control comes to a name only where a test says that its value is no error of a library. */
export function isOtherError(file: KlingFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'Identifier') return false;
  const tells = (test: Node): boolean | null => toldBy(test, inner.name);
  let child: Node = inner;
  for (let parent: Node | undefined = child.parent; parent && !isFunction(parent); parent = child.parent) {
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      const told = child === parent.test ? null : tells(parent.test);
      if (told !== null && told === (child === parent.alternate)) return true;
    }
    for (const before of parent.type === 'BlockStatement' ? parent.body : []) {
      if (before === child) break;
      if (before.type !== 'IfStatement' || before.alternate || tells(before.test) !== true) continue;
      if (file.engine.exits.of(before.consequent) !== null) return true;
    }
    child = parent;
  }
  return false;
}

/** Tells whether a test that holds means an error of a library (true) or none (false); null where it says nothing of that. */
function toldBy(test: Node, name: string): boolean | null {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    const told = toldBy(inner.argument, name);
    return told === null ? null : !told;
  }
  if (inner.type === 'BinaryExpression' && inner.operator === 'instanceof')
    return isNamed(inner.left, name) && ERROR_CLASSES.includes(lastName(inner.right)) ? true : null;
  if (inner.type === 'MemberExpression')
    return isNamed(inner.object, name) && ERROR_GUARDS.includes(lastName(inner)) ? true : null;
  if (!isCall(inner)) return null;
  const [first] = inner.arguments;
  return first && isNamed(first, name) && ERROR_GUARDS.includes(calledName(inner) ?? '') ? true : null;
}

function isNamed(node: Node, name: string): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && inner.name === name;
}

function lastName(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return keyName(inner.property, inner.computed) ?? '';
  return inner.type === 'Identifier' ? inner.name : '';
}
