/** Promises: who hears of their failure. */
import { keyName, unwrap, type Node } from '../analysis/syntax.js';

/** Gets the promise whose rejection a call hands to its argument at `index`, or null. */
export function rejectedBy(call: Node, index: number): Node | null {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (callee?.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  return (name === 'catch' && index === 0) || (name === 'then' && index === 1) ? callee.object : null;
}
