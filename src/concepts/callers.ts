/** What code outside the file decides: parameters of exported functions, and the input of request handlers. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { rowsAt } from '../analysis/described.js';
import type { Engine } from '../analysis/engine.js';
import {
  annotationOf,
  functionOf,
  isCall,
  keyName,
  nameOf,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Origin } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';
import {
  EXPORTED_HANDLERS,
  HANDLER_DECORATORS,
  HANDLER_SHAPES,
  PROCEDURE_SHAPES,
  RESOLVER_SHAPES,
  TYPED_INPUTS,
  type HandlerParts,
} from '../knowledge/index.js';
import { parseAddress } from '../analysis/addresses.js';
import type { Port } from '../analysis/rows.js';
import { mayHoldText } from './declared-types.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

const handlersOf = perFile(() => new Map<FunctionNode, HandlerParts | null>());

/** Holds if an origin is in a caller's hands: text of any length and content. */
export function isCallers(file: KlingFile, origin: Origin): boolean {
  if (origin.kind === 'parameter' && origin.function)
    return isCallersParameter(file, origin, origin.function);
  if (origin.kind === 'call') return isInputCall(file, origin);
  return false;
}

/** Gets the parts of a function's parameters that requests fill, or null when it is no handler of a known framework. */
export function handlerParts(file: KlingFile, target: FunctionNode): HandlerParts | null {
  const known = handlersOf(file);
  const answer = known.get(target);
  if (answer !== undefined) return answer;
  const computed = findHandlerParts(file, target);
  known.set(target, computed);
  return computed;
}

function isCallersParameter(file: KlingFile, origin: Origin, target: FunctionNode): boolean {
  const parameter = target.params[origin.index ?? 0];
  if (parameter && !mayBeText(file, parameter, origin)) return false;
  const parts = handlerParts(file, target);
  if (parts) return matchesInput([String(origin.index ?? 0), ...namesOf(origin)], parts.input);
  return origin.exposure === 'caller';
}

/** A call on a handler's parameter that gives request input: `await req.json()`, or a library's for it: `readBody(event)`. */
function isInputCall(file: KlingFile, origin: Origin): boolean {
  const { node, context } = origin;
  const read = isCall(node) ? rowsAt(file.engine, 'source', node, context) : [];
  if (read.some(({ row }) => row.source === 'request-input')) return true;
  const found = parameterCall(file.engine, node, origin);
  if (!found) return false;
  if (isTypedInput(found)) return true;
  const parts = handlerParts(file, found.target);
  return (
    parts !== null &&
    matchesInput([...found.path, ...namesOf(origin)], [...(parts.inputCalls ?? []), ...parts.input])
  );
}

/** A call on a parameter whose declared type says that it gives what a caller typed. */
function isTypedInput({ target, path: [index, ...path] }: ParameterCall): boolean {
  const parameter = target.params[Number(index)];
  const type = parameter ? annotationOf(parameterPattern(parameter)) : null;
  if (type?.type !== 'TSTypeReference') return false;
  const name = typeName(type.typeName);
  return TYPED_INPUTS.some(({ types, calls }) => types.includes(name) && matchesInput(path, calls));
}

/** Gets the handler whose parameter an origin comes from, and the way from it: `0`, `body`, `prompt`. */
export function inputPathOf(
  file: KlingFile,
  origin: Origin,
): { readonly target: FunctionNode; readonly path: readonly string[] } | null {
  if (origin.kind === 'parameter' && origin.function)
    return { target: origin.function, path: [String(origin.index ?? 0), ...namesOf(origin)] };
  const call = origin.kind === 'call' ? parameterCall(file.engine, origin.node, origin) : null;
  return call && { target: call.target, path: [...call.path, ...namesOf(origin)] };
}

function namesOf(origin: Origin): readonly string[] {
  return origin.path.filter((segment) => leftOut(segment) === null);
}

/** How many calls may stand between a parameter and what is asked of it: `text = text.trim()` in a loop has no end. */
const MAX_CALLS = 8;

/** A call on a parameter of a function, and the way from it: the position, the names, the method. */
interface ParameterCall {
  readonly target: FunctionNode;
  readonly path: readonly string[];
}

/** Gets the parameter of a function on which a call is made, and the way from it: `0`, `req`, `json()`. */
function parameterCall(engine: Engine, node: Node, origin: Origin, depth = 0): ParameterCall | null {
  if (!isCall(node) || depth > MAX_CALLS) return null;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  const owner = name === null ? null : thisParameterOf(callee.object);
  if (owner) return { target: owner, path: ['0', `${name ?? ''}()`] };
  const receiver = sameOrigins(engine, engine.value(callee.object, [], origin.context, null)).find(
    (one) => one.kind === 'call' || (one.kind === 'parameter' && one.function !== undefined),
  );
  if (!receiver || name === null) return null;
  if (receiver.kind === 'parameter' && receiver.function) {
    return {
      target: receiver.function,
      path: [String(receiver.index ?? 0), ...namesOf(receiver), `${name}()`],
    };
  }
  const inner = parameterCall(engine, receiver.node, receiver, depth + 1);
  return inner && { ...inner, path: [...inner.path, ...namesOf(receiver), `${name}()`] };
}

/** Gets the function that declares what `this` is as its first parameter, or null. */
function thisParameterOf(node: Node): FunctionNode | null {
  if (unwrap(node).type !== 'ThisExpression') return null;
  let home = functionOf(node);
  while (home?.type === 'ArrowFunctionExpression') home = functionOf(home);
  const [first] = home?.params ?? [];
  return first?.type === 'Identifier' && first.name === 'this' ? home : null;
}

/** Holds if a path begins with one of the input paths: `0.body` covers `0.body.prompt`, and `0` alone covers all. */
function matchesInput(path: readonly string[], input: readonly string[]): boolean {
  return input.some((one) => {
    const wanted = one.split('.');
    return wanted.length <= path.length && wanted.every((segment, index) => segment === path[index]);
  });
}

function findHandlerParts(file: KlingFile, target: FunctionNode): HandlerParts | null {
  return (
    byRegistration(file, target) ??
    byProcedure(target) ??
    byExport(file, target) ??
    byShape(target) ??
    byDecorator(file, target) ??
    byResolver(target)
  );
}

function byRegistration(file: KlingFile, target: FunctionNode): HandlerParts | null {
  const { engine } = file;
  for (const { call, port } of engine.functions.usesOf(target).registered) {
    const found = rowsAt(engine, 'handler', call).find(({ row: { handler } }) =>
      [handler].flat().some((one) => coversPort(one, port)),
    );
    if (found) return found.row;
  }
  return null;
}

/** Holds if a function stands where a port says: `1..` is any argument from the second on, `*` any property. */
function coversPort(wanted: Port, port: Port): boolean {
  if (wanted.endsWith('..')) return Number(port) >= Number.parseInt(wanted, 10);
  const [names, given] = [wanted.split('.'), port.split('.')];
  return names.length === given.length && names.every((name, index) => name === '*' || name === given[index]);
}

function byProcedure(target: FunctionNode): HandlerParts | null {
  const { parent } = target;
  if (parent.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return null;
  const finish = keyName(parent.callee.property, parent.callee.computed) ?? '';
  const shape = PROCEDURE_SHAPES.find(
    (one) => one.finish.includes(finish) && hasCall(unwrap(parent.callee), one.schemaCall),
  );
  return shape ?? null;
}

function hasCall(node: Node, names: readonly string[]): boolean {
  let current: Node = node;
  for (let count = 0; count < 32; count++) {
    if (current.type === 'MemberExpression') {
      const name = keyName(current.property, current.computed);
      if (name !== null && names.includes(name) && current.parent.type === 'CallExpression') return true;
      current = unwrap(current.object);
    } else if (current.type === 'CallExpression') current = unwrap(current.callee);
    else return false;
  }
  return false;
}

function byExport(file: KlingFile, target: FunctionNode): HandlerParts | null {
  const { engine, filename } = file;
  const path = filename.replaceAll('\\', '/');
  const name = exportedName(target);
  for (const row of EXPORTED_HANDLERS) {
    if (row.files && !row.files.test(path)) continue;
    if (row.directive !== undefined && !hasDirective(engine, target, row.directive)) continue;
    const fits = row.exports.some(
      (wanted) =>
        wanted === '*' ||
        wanted === name ||
        (wanted.endsWith('.*') && name?.startsWith(wanted.slice(0, -1)) === true),
    );
    if (fits && engine.functions.isExposed(target) && (row.directive === undefined || name !== null)) {
      if (row.files === undefined && row.directive === undefined && !looksLikeHandler(row.framework, target))
        continue;
      return row;
    }
  }
  return null;
}

/** Without a file name that settles it, the first parameter has to look like what the framework gives. */
function looksLikeHandler(framework: string, target: FunctionNode): boolean {
  const [first] = target.params;
  if (!first) return false;
  const pattern = parameterPattern(first);
  if (framework === 'AWS Lambda')
    return pattern.type === 'Identifier' && (pattern.name === 'event' || annotationOf(pattern) !== null);
  if (pattern.type === 'ObjectPattern')
    return pattern.properties.some(
      (property) => property.type === 'Property' && keyName(property.key, property.computed) === 'request',
    );
  return (
    pattern.type === 'Identifier' && /^(?:request|req|context|ctx|event|args|batch)$/u.test(pattern.name)
  );
}

/** Gets the name under which a function is exported, `default`, or a member of an exported object. */
function exportedName(target: FunctionNode): string | null {
  const { parent } = target;
  if (parent.type === 'ExportDefaultDeclaration') return 'default';
  const name = nameOf(target);
  if (parent.type === 'Property' && parent.parent.type === 'ObjectExpression') {
    const holder = parent.parent.parent;
    if (holder.type === 'ExportDefaultDeclaration') return `default.${name ?? ''}`;
    if (holder.type === 'VariableDeclarator' && holder.id.type === 'Identifier')
      return `${holder.id.name}.${name ?? ''}`;
  }
  return name;
}

function hasDirective(engine: Engine, target: FunctionNode, directive: string): boolean {
  const bodies = [
    engine.structure.program.body,
    target.body.type === 'BlockStatement' ? target.body.body : [],
  ];
  return bodies.some((body) =>
    body.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === directive),
  );
}

function byShape(target: FunctionNode): HandlerParts | null {
  for (const shape of HANDLER_SHAPES) {
    if (shape.types?.some((type) => hasType(target, type)) === true) return shape;
    if (shape.parameters.length === 0 || target.params.length < shape.parameters.length) continue;
    const fits = shape.parameters.every((names, index) => {
      const parameter = target.params[index];
      const pattern = parameter && parameterPattern(parameter);
      return pattern?.type === 'Identifier' && names.includes(pattern.name);
    });
    if (fits) return shape;
  }
  return null;
}

function hasType(target: FunctionNode, wanted: string): boolean {
  const [first] = target.params;
  const { parent } = target;
  const types = [
    first ? annotationOf(parameterPattern(first)) : null,
    parent.type === 'VariableDeclarator' ? annotationOf(parent.id) : null,
  ];
  return types.some((type) => type?.type === 'TSTypeReference' && typeName(type.typeName) === wanted);
}

function typeName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'TSQualifiedName' ? `${typeName(node.left)}.${node.right.name}` : '';
}

/** Parameters that decorators fill from a request. */
function byDecorator(file: KlingFile, target: FunctionNode): HandlerParts | null {
  const input = target.params.flatMap((parameter, index) => {
    const bare = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    const decorators = 'decorators' in bare ? bare.decorators : [];
    return decorators.some((decorator) => isInputDecorator(file, decorator.expression))
      ? [String(index)]
      : [];
  });
  return input.length > 0 ? { input } : null;
}

function isInputDecorator(file: KlingFile, expression: Node): boolean {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return apisOf(file.engine, file.engine.at(callee)).some((api) =>
    HANDLER_DECORATORS.some((row) => row.on === 'parameter' && parseAddress(row.api).includes(api.address)),
  );
}

function byResolver(target: FunctionNode): HandlerParts | null {
  const member = target.parent.type === 'Property' ? target.parent.parent.parent : null;
  const name = member?.type === 'Property' ? keyName(member.key, member.computed) : null;
  const holder = member?.type === 'Property' ? member.parent.parent : null;
  const object =
    holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : null;
  return (
    RESOLVER_SHAPES.find(
      (shape) =>
        name !== null && object !== null && shape.members.includes(name) && shape.objects.includes(object),
    ) ?? null
  );
}

/** A parameter declared as a number, a union of literals or a validated class of another file is no free text. */
function mayBeText(file: KlingFile, parameter: FunctionNode['params'][number], origin: Origin): boolean {
  const type = annotationOf(parameterPattern(parameter));
  if (!type) return true;
  return mayHoldText(file.engine, type, namesOf(origin)) && !isForeignDto(file, parameter, type);
}

/** A decorated body whose class stands in another file: its validation can't be seen. */
function isForeignDto(file: KlingFile, parameter: FunctionNode['params'][number], type: Node): boolean {
  const bare = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  if (
    !('decorators' in bare) ||
    !bare.decorators.some((decorator) => isInputDecorator(file, decorator.expression))
  )
    return false;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const definition = file.engine.variables.of(type.typeName)?.defs[0];
  return definition === undefined || definition.type === 'ImportBinding';
}
