/** Who waits for what a call gives, and whether its failure is heard. */
import type { Engine } from '../analysis/engine.js';
import { contains, isFunction, keyName, type Node } from '../analysis/syntax.js';

/** What becomes of the promise, or of the result, of a call. */
export interface Wait {
  /** It is awaited, or handed to the caller, before the place asked for. */
  readonly waited: boolean;
  /** Its promise is let go: `void check()`, `check().catch(log)` without an await. */
  readonly dropped: boolean;
  /** Its failure is swallowed on the spot. */
  readonly swallowed: boolean;
  /** It is waited for together with the place asked for. */
  readonly beside: boolean;
  /** Nothing is done with what it gives. */
  readonly bare: boolean;
  /** A condition asks what it gives. */
  readonly tested: boolean;
}

/** Promise methods under which one failure is not the failure of all. */
const LENIENT = new Set(['allSettled', 'race', 'any']);

/** Looks at what stands around a call. */
export function waitFor(engine: Engine, call: Node, until: Node | null, depth = 0): Wait {
  let waited = false;
  let dropped = false;
  let swallowed = false;
  let beside = false;
  let child = call;
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    if (until && contains(parent, until) && parent.type === 'ArrayExpression') beside = true;
    if (parent.type === 'AwaitExpression') {
      waited ||= until === null || !contains(parent, until);
    } else if (parent.type === 'UnaryExpression' && parent.operator === 'void') {
      dropped = true;
    } else if (parent.type === 'ArrayExpression') {
      dropped = true;
    } else if (parent.type === 'CallExpression') {
      const name =
        parent.callee.type === 'MemberExpression'
          ? keyName(parent.callee.property, parent.callee.computed)
          : null;
      if (parent.callee === child) {
        if (name === 'catch' || (name === 'then' && parent.arguments.length > 1)) {
          dropped = true;
          swallowed ||= !fails(engine, parent.arguments.at(-1));
        } else if (name === 'then') dropped = true;
      } else if (name !== null && LENIENT.has(name)) swallowed = true;
      else if (isFunction(child)) continue;
    } else if (isFunction(parent)) {
      if (parent.body === child) waited ||= until === null || !contains(parent, until);
      if (parent.parent.type !== 'CallExpression' || parent.parent.callee === parent) break;
    } else if (parent.type === 'ReturnStatement') {
      waited ||= until === null || !contains(parent, until);
      break;
    } else if (parent.type === 'VariableDeclarator') {
      waited ||= parent.id.type === 'Identifier' && isAwaitedLater(engine, parent.id, until, depth);
      break;
    } else if (!TRANSPARENT.has(parent.type)) break;
  }
  return { waited, dropped, swallowed, beside, bare: isBare(call), tested: isTested(call) };
}

const TRANSPARENT = new Set([
  'MemberExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSSatisfiesExpression',
  'SpreadElement',
]);

/** Holds if somebody waits for the promise that a variable holds. */
function isAwaitedLater(engine: Engine, name: Node, until: Node | null, depth: number): boolean {
  return (
    depth < 3 &&
    (engine.variables.of(name)?.references ?? []).some(
      (reference) => reference.isRead() && waitFor(engine, reference.identifier, until, depth + 1).waited,
    )
  );
}

/** Holds if what a `catch` is given throws again. */
function fails(engine: Engine, callback: Node | undefined): boolean {
  return (
    isFunction(callback) && callback.body.type === 'BlockStatement' && engine.exits.throws(callback.body)
  );
}

/** Holds if what an expression gives is the condition of something, alone or among others. */
function isTested(node: Node): boolean {
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
      return parent.test === child;
    if (
      parent.type !== 'AwaitExpression' &&
      parent.type !== 'ChainExpression' &&
      parent.type !== 'UnaryExpression' &&
      parent.type !== 'LogicalExpression'
    )
      return false;
  }
  return false;
}

/** Holds if what an expression gives is dropped, or handed on as it is. */
function isBare(node: Node): boolean {
  for (let { parent } = node; parent; parent = parent.parent) {
    switch (parent.type) {
      case 'AwaitExpression':
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'UnaryExpression':
      case 'LogicalExpression':
      case 'ArrayExpression':
      case 'ArrowFunctionExpression':
        break;
      case 'CallExpression':
      case 'MemberExpression':
        break;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return true;
      default:
        return false;
    }
  }
  return false;
}
