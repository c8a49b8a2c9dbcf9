/** What `new` gives: instances of classes of the file, collections, errors, promises. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins } from './callee.js';
import { COLLECTIONS, entryOf } from './collections.js';
import type { Engine } from './engine.js';
import { fieldShape } from './objects.js';
import { rowShape } from './row-steps.js';
import { origin, unknown } from './shapes.js';
import { isClass, isFunction, unwrap, type ClassNode, type Node } from './syntax.js';
import { ANY, either, start, type Context, type Shape, type Value } from './value.js';

/** Gets the shape of a new instance. */
export function newShape(engine: Engine, node: TSESTree.NewExpression, value: Value): Shape {
  const owner = classOf(engine, node, value.context);
  if (owner) {
    if (value.path.length === 0)
      return start({ kind: 'instance', node: owner, path: [], context: value.context });
    const build = engine.functions.inheritedConstructor(owner);
    const context = build ? engine.enter(build, node, value.context) : value.context;
    return fieldShape(engine, owner, false, engine.value(node, value.path, context, value.places), null);
  }
  const rows = rowShape(engine, node, value);
  if (rows) return rows;
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' && !engine.variables.of(callee) ? callee.name : null;
  const [first, second] = node.arguments;
  const [head, ...rest] = value.path;
  if (name === 'Promise' && first) return resolved(engine, first, value);
  if (name !== null && head !== undefined && COLLECTIONS.has(name)) {
    if (!first) return origin('nothing', value);
    if (name === 'Set' || name === 'Array')
      return either([engine.value(first, [ANY, ...rest], value.context, value.places)]);
    return entryOf(engine, engine.value(first, [], value.context, null), head, rest, value);
  }
  if (name !== null && name.endsWith('Error') && head === 'message' && first)
    return either([engine.value(first, rest, value.context, value.places)]);
  if (name !== null && name.endsWith('Error') && head === 'cause' && second)
    return either([engine.value(second, value.path, value.context, value.places)]);
  return origin('call', value);
}

/** Gets the class of the file that a `new` makes an instance of, or null. */
export function classOf(
  engine: Engine,
  node: TSESTree.NewExpression,
  context: Context | null,
): ClassNode | null {
  const found = sameOrigins(engine, engine.value(node.callee, [], context, null)).find(
    (one) => one.kind === 'class' && one.path.length === 0,
  );
  return found && isClass(found.node) ? found.node : null;
}

/** Gets what a promise made with an executor resolves to. */
function resolved(engine: Engine, executor: Node, value: Value): Shape {
  const inner = unwrap(executor);
  const parameter = isFunction(inner) ? inner.params[0] : undefined;
  const variable = parameter?.type === 'Identifier' ? engine.variables.of(parameter) : null;
  const values = (variable?.references ?? []).flatMap((reference) => {
    const { parent } = reference.identifier as Node;
    const argument =
      parent?.type === 'CallExpression' && parent.callee === (reference.identifier as Node)
        ? parent.arguments[0]
        : undefined;
    return argument
      ? [engine.value(argument, value.path, value.context, engine.places(argument, value.places))]
      : [];
  });
  return values.length > 0 ? either(values) : unknown(value, 'a promise');
}
