/** What stands before a handler on its route: middleware, hooks, guards and interceptors. */
import { functionsAt } from '../analysis/callbacks.js';
import type { CompanionKind } from '../analysis/rows.js';
import { beginningIn } from '../analysis/structure.js';
import {
  contains,
  isCall,
  keyName,
  parameterPattern,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import { answersBy } from './browser.js';
import { handlerParts } from './callers.js';
import { isNamedCompanion } from './companions.js';
import type { KlingFile } from './file.js';

/** Options of a route under which hooks stand. */
const HOOKS = new Set([
  'preHandler',
  'onRequest',
  'preValidation',
  'beforeHandle',
  'middleware',
  'middlewares',
  'pre',
  'preParsing',
]);

/** Methods that put something before all the routes that come after them. */
const BEFORE_ALL = new Set(['use', 'addHook', 'onBeforeHandle', 'onRequest', 'guard']);

/**
 * Finds a companion among what runs before a handler. `read` judges a middleware of the file by its body, given the
 * call that hands on to the next one, or null when there is none.
 */
export function beforeHandler(
  file: KlingFile,
  handler: FunctionNode,
  kinds: readonly CompanionKind[],
  read: (middleware: FunctionNode, next: Node | null) => Node | null,
): Node | null {
  for (const node of standingBefore(file, handler)) {
    const named = isNamedCompanion(file, node, kinds);
    if (named) return named;
    for (const target of functionsAt(file.engine, node, null)) {
      if (target === handler) continue;
      const nexts = nextCalls(file, target);
      const met = nexts.length > 0 ? nexts.map((next) => read(target, next)) : [read(target, null)];
      if (met.every((by) => by !== null)) return met[0] ?? null;
    }
  }
  return null;
}

/** Gets the expressions that stand before a handler. */
export function standingBefore(file: KlingFile, handler: FunctionNode): readonly Node[] {
  const registrations = file.engine.functions.usesOf(handler).registered.map(({ call }) => call);
  return [
    ...registrations.flatMap((call) => inRegistration(call, handler)),
    ...registrations.flatMap((call) => beforeRegistration(file, call)),
    ...decoratorsOf(handler),
  ];
}

function inRegistration(call: CallNode, handler: FunctionNode): readonly Node[] {
  return call.arguments.flatMap((argument) => {
    if (argument.type === 'SpreadElement') return [];
    const isBehind = argument.range[0] > handler.range[0];
    return isBehind && unwrap(argument).type !== 'ObjectExpression' ? [] : listed(argument);
  });
}

function listed(node: Node): readonly Node[] {
  const inner = unwrap(node);
  if (inner.type === 'ArrayExpression') return inner.elements.flatMap((one) => (one ? listed(one) : []));
  if (inner.type === 'ObjectExpression')
    return inner.properties.flatMap((property) => {
      const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
      return property.type === 'Property' && name !== null && HOOKS.has(name) ? listed(property.value) : [];
    });
  return inner.type === 'Literal' || inner.type === 'TemplateLiteral' ? [] : [inner];
}

/** `router.use(check)` before `router.post(…)`, on the same router. */
function beforeRegistration(file: KlingFile, call: CallNode): readonly Node[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  const receiver = file.source.getText(callee.object);
  return [...BEFORE_ALL].flatMap((name) =>
    (file.engine.structure.methodCalls.get(name) ?? []).flatMap((earlier) =>
      earlier.callee.type === 'MemberExpression' &&
      earlier.range[1] <= call.range[0] &&
      file.source.getText(earlier.callee.object) === receiver
        ? earlier.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : listed(argument)))
        : [],
    ),
  );
}

/** Decorators of a method and of its class, and what they are given: `@UseGuards(ConsentGuard)`. */
function decoratorsOf(handler: FunctionNode): readonly Node[] {
  const member = handler.parent;
  if (member.type !== 'MethodDefinition') return [];
  const owner = member.parent.parent;
  return [
    ...('decorators' in member ? member.decorators : []),
    ...('decorators' in owner ? owner.decorators : []),
  ].flatMap(({ expression }) =>
    isCall(expression)
      ? [expression, ...expression.arguments.filter((one) => one.type !== 'SpreadElement')]
      : [expression],
  );
}

/** Gets the calls by which a middleware hands on: its parameter named `next`, or its third. */
export function nextCalls(file: KlingFile, middleware: FunctionNode): readonly Node[] {
  const parameter = middleware.params.find((one, index) => {
    const pattern = parameterPattern(one);
    return pattern.type === 'Identifier' && (pattern.name === 'next' || index === 2);
  });
  const pattern = parameter && parameterPattern(parameter);
  const variable = pattern ? file.engine.variables.of(pattern) : null;
  return (variable?.references ?? []).flatMap((reference) => {
    const { parent } = reference.identifier as Node;
    return isCall(parent) && parent.callee === (reference.identifier as Node) && parent.arguments.length === 0
      ? [parent]
      : [];
  });
}

/** Holds if a piece of a hook without `next` answers in the place of the handler behind it: `reply.code(401).send()`. */
export function answersInstead(
  file: KlingFile,
  piece: Node,
  hook: FunctionNode,
  handler: FunctionNode,
): boolean {
  const { structure } = file.engine;
  const respond = handlerParts(file, handler)?.respond ?? [];
  return (
    beginningIn(structure.calls, piece).some((call) => answersBy(call, hook, respond)) ||
    (respond.includes('return') &&
      (structure.returns.get(hook) ?? []).some((result) => contains(piece, result) && !isNothing(result)))
  );
}

function isNothing(result: Node): boolean {
  return result.type === 'Identifier' && result.name === 'undefined';
}
