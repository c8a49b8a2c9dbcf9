/** What has certainly happened before: a call that comes first on every way to a place, and whose failure is no way past it. */
import type { Engine } from '../analysis/engine.js';
import {
  contains,
  functionOf,
  isFunction,
  keyName,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';

/** Methods of lists that run their callback for each element, before they return or in a promise of theirs. */
const EACH = new Set(['map', 'forEach', 'flatMap']);

/**
 * Holds if a call is over, and well, whenever control comes to a place of the same function or of one inside it. A
 * loop over the things that there are counts, a branch that the place is not in does not.
 */
export function isDoneBefore(engine: Engine, call: CallNode, place: Node): boolean {
  if (contains(call, place) || isSwallowed(engine, call) || !isWaitedFor(call)) return false;
  let child: Node = call;
  for (let parent: Node | undefined = child.parent; parent; child = parent, parent = parent.parent) {
    if (contains(parent, place)) return meets(parent, child, place);
    if (isFunction(parent) ? !runsForEach(parent) : maySkip(engine, parent, child)) return false;
  }
  return false;
}

/** Holds if a function that returns has made a call: no branch leads past it, and its failure is the function's own. */
export function isDoneWithin(engine: Engine, call: CallNode, target: FunctionNode): boolean {
  if (isSwallowed(engine, call)) return false;
  let child: Node = call;
  for (let parent: Node | undefined = child.parent; parent; child = parent, parent = parent.parent) {
    if (parent === target) return true;
    if (isFunction(parent) ? !isHandedOn(parent) : maySkip(engine, parent, child)) return false;
    if (parent.type === 'TryStatement' && child === parent.block && parent.handler) {
      if (!engine.exits.throws(parent.handler.body)) return false;
    }
  }
  return false;
}

/** A callback runs for each element, or when what it was given to is done. */
function isHandedOn(target: FunctionNode): boolean {
  return (
    runsForEach(target) || target.parent.type === 'CallExpression' || target.parent.type === 'NewExpression'
  );
}

/** Decides in the node that holds both: the call comes first, and not on another way. */
function meets(parent: Node, child: Node, place: Node): boolean {
  if (child.range[1] > place.range[0]) return contains(child, place);
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test;
    case 'TryStatement':
      return false;
    case 'SwitchStatement':
      return child === parent.discriminant;
    default:
      return true;
  }
}

/** Holds if control may come behind `parent` without the whole of `child`. */
function maySkip(engine: Engine, parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'IfStatement': {
      if (child === parent.test) return false;
      const other = child === parent.consequent ? parent.alternate : parent.consequent;
      return engine.exits.of(other) !== 'function';
    }
    case 'ConditionalExpression':
      return child !== parent.test;
    case 'LogicalExpression':
      return child === parent.right;
    case 'AssignmentPattern':
      return child === parent.right;
    case 'TryStatement':
      if (child === parent.finalizer) return false;
      return (
        child !== parent.block ||
        (parent.handler !== null && engine.exits.of(parent.handler.body) !== 'function')
      );
    case 'WhileStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'CatchClause':
    case 'SwitchCase':
      return true;
    default:
      return false;
  }
}

/** A callback of a list's own method runs for each element. */
function runsForEach(target: FunctionNode): boolean {
  const { parent } = target;
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee === target) return true;
  return (
    parent.callee.type === 'MemberExpression' &&
    EACH.has(keyName(parent.callee.property, parent.callee.computed) ?? '')
  );
}

/** Holds if an error of a call goes no further: `.catch(() => null)`, or a second argument of `.then`. */
export function isSwallowed(engine: Engine, call: CallNode): boolean {
  let current: Node = wrapped(call);
  for (let count = 0; count < 8; count++) {
    const member: Node | undefined = current.parent;
    if (member?.type !== 'MemberExpression' || member.object !== current) return false;
    const next: Node = member.parent;
    if (next.type !== 'CallExpression' || next.callee !== member) return false;
    const name = keyName(member.property, member.computed);
    const handler = name === 'catch' ? next.arguments[0] : name === 'then' ? next.arguments[1] : undefined;
    if (handler && !rethrows(engine, handler)) return true;
    current = wrapped(next);
  }
  return false;
}

/** Holds if a handler of errors always throws again. */
function rethrows(engine: Engine, handler: Node): boolean {
  return isFunction(handler) && handler.body.type === 'BlockStatement' && engine.exits.throws(handler.body);
}

/** A promise that nobody keeps is not waited for. Calls that give no promise are bare statements, too. */
function isWaitedFor(call: CallNode): boolean {
  let current: Node = call;
  for (let parent: Node | undefined = current.parent; parent; current = parent, parent = parent.parent) {
    if (parent.type === 'AwaitExpression') return true;
    if (parent.type === 'UnaryExpression' && parent.operator === 'void') return false;
    if (parent.type === 'ExpressionStatement') return !isAsync(call) || isSync(call);
    if (parent.type === 'MemberExpression' && parent.object !== current) return true;
    if (parent.type === 'CallExpression' && parent.callee !== current) return true;
    if (/Statement$|Declarat|Function/u.test(parent.type)) return true;
  }
  return true;
}

/** Names of calls that give no promise. */
function isSync(call: CallNode): boolean {
  const callee = call.callee.type === 'MemberExpression' ? call.callee.property : call.callee;
  return callee.type === 'Identifier' && /Sync$|^(?:pipe|createWriteStream)$/u.test(callee.name);
}

/** Inside an async function, a bare call of a helper is not waited for. */
function isAsync(call: CallNode): boolean {
  return functionOf(call)?.async === true;
}
