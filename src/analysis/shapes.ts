/**
 * One step back from a value, for every kind of expression. The table at the end is the list of what is followed;
 * what is not in it is unknown.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf } from './callee.js';
import { callShape } from './calls.js';
import { newShape } from './instances.js';
import { propertyName } from './constants.js';
import type { Engine } from './engine.js';
import { fieldShape, propertyShape, elementShape } from './objects.js';
import { contains, functionOf, keyName, thisObjectOf, wrapped, type Node } from './syntax.js';
import { plainText, textsOf } from './texts.js';
import {
  ANY,
  either,
  joinPath,
  start,
  type Origin,
  type OriginKind,
  type Shape,
  type Value,
} from './value.js';
import { isInside, type Write } from './variables.js';

/** Names of the global object: what is read from them is a global. */
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** Gets one step back from a value. */
export function computeShape(engine: Engine, value: Value): Shape {
  const { node } = value;
  switch (node.type) {
    case 'Identifier':
      return identifier(engine, node, value);
    case 'Literal':
      return literal(node, value);
    case 'TemplateLiteral':
      return value.path.length === 0 ? template(engine, node, value) : origin('computed', value);
    case 'TaggedTemplateExpression':
      return tagged(engine, node, value);
    case 'MemberExpression':
      return member(engine, node, value);
    case 'CallExpression':
      return callShape(engine, node, value);
    case 'NewExpression':
      return newShape(engine, node, value);
    case 'ObjectExpression':
      return value.path.length === 0 ? origin('object', value) : propertyShape(engine, node, value);
    case 'ArrayExpression':
      return value.path.length === 0 ? origin('array', value) : elementShape(engine, node, value);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return same(engine, value, node.expression);
    case 'AwaitExpression':
      return same(engine, value, node.argument);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last ? same(engine, value, last) : unknown(value, 'an empty sequence');
    }
    case 'ConditionalExpression':
      return same(engine, value, node.consequent, node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&'
        ? same(engine, value, node.right)
        : same(engine, value, node.left, node.right);
    case 'BinaryExpression':
      return node.operator === '+' && value.path.length === 0
        ? {
            kind: 'concat',
            node,
            parts: [engine.at(node.left, value.context), engine.at(node.right, value.context)],
          }
        : origin('computed', value);
    case 'AssignmentExpression':
      return assignment(engine, node, value);
    case 'ThisExpression':
    case 'Super':
      return self(engine, node, value);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
      return origin('function', value);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return value.path.length === 0 ? origin('class', value) : fieldShape(engine, node, true, value, null);
    case 'TSEnumDeclaration':
      return enumeration(engine, node, value);
    case 'UnaryExpression':
      return origin(node.operator === 'void' ? 'nothing' : 'computed', value);
    case 'UpdateExpression':
      return origin('computed', value);
    case 'ImportExpression': {
      const module =
        node.source.type === 'Literal' && typeof node.source.value === 'string' ? node.source.value : null;
      return module === null
        ? unknown(value, 'a computed import')
        : start({ ...base(value), kind: 'import', module, name: '' });
    }
    case 'MetaProperty':
      return start({ ...base(value), kind: 'global', name: `${node.meta.name}.${node.property.name}` });
    default:
      return unknown(value, `a ${node.type}`);
  }
}

/** Gets the shape that says: not known. */
export function unknown(value: Value, why: string): Shape {
  return start({ ...base(value), kind: 'unknown', why });
}

/** Gets the shape of a value that starts at its own node. */
export function origin(kind: OriginKind, value: Value): Shape {
  return start({ ...base(value), kind });
}

function base(value: Value): Pick<Origin, 'node' | 'path' | 'context'> {
  return { node: value.node, path: value.path, context: value.context };
}

function same(engine: Engine, value: Value, ...nodes: readonly Node[]): Shape {
  return either(nodes.map((node) => engine.value(node, value.path, value.context, value.places)));
}

function identifier(engine: Engine, node: TSESTree.Identifier, value: Value): Shape {
  const variable = engine.variables.of(node);
  if (!variable) return globalName(engine, node.name, value);
  const declared = variable.identifiers.includes(node)
    ? engine.variables
        .writesOf(variable)
        .find(({ written, node: at }) => written.kind === 'parameter' && contains(at, node))
    : undefined;
  if (declared) return writtenShape(engine, [declared], false, value);
  const { events, entry } = engine.variables.seen(variable, node, value);
  return writtenShape(engine, events, entry, value);
}

function globalName(engine: Engine, name: string, value: Value): Shape {
  if (name === 'undefined') return origin('nothing', value);
  if (name === 'arguments') return given(engine, value);
  const [head, ...rest] = value.path;
  if (GLOBAL_OBJECTS.has(name) && head !== undefined)
    return start({ ...base(value), kind: 'global', name: head, path: rest });
  return start({ ...base(value), kind: 'global', name });
}

/** `arguments[0]` is the first parameter, whether or not it has a name. */
function given(engine: Engine, value: Value): Shape {
  const [head, ...path] = value.path;
  let owner = functionOf(value.node);
  while (owner?.type === 'ArrowFunctionExpression') owner = functionOf(owner);
  if (!owner || head === undefined || !/^\d+$/u.test(head)) return unknown(value, 'the list of arguments');
  return engine.functions.parameter({ function: owner, index: Number(head), path, rest: false }, value);
}

/** Gets the union of what some writes wrote, as the reader at `value` sees it. */
export function writtenShape(engine: Engine, writes: readonly Write[], entry: boolean, value: Value): Shape {
  if (writes.length === 0) return origin(entry ? 'nothing' : 'unknown', value);
  if (writes.length > 100) return unknown(value, 'too many writes');
  const shapes = writes.map((write) => oneWrite(engine, write, value));
  const [only] = shapes;
  if (shapes.length === 1 && only) return only;
  return either(
    shapes.flatMap((shape) => (shape.kind === 'either' ? shape.values : [])),
    shapes.flatMap((shape) => (shape.kind === 'either' ? shape.origins : [])),
  );
}

function oneWrite(engine: Engine, write: Write, value: Value): Shape {
  const rest = value.path.slice(write.path.length);
  const { written } = write;
  const fallback = write.fallback ? [engine.value(write.fallback, rest, value.context, value.places)] : [];
  switch (written.kind) {
    case 'value': {
      const path = joinPath(written.path, rest);
      if (!path) return either(fallback, fallback.length > 0 ? [] : [{ ...base(value), kind: 'nothing' }]);
      const places =
        written.path.length > 0 && rest.length === 0 ? engine.places(write.node, null) : value.places;
      return either([engine.value(written.node, path, value.context, places), ...fallback]);
    }
    case 'joined':
      return either([engine.value(written.node, rest, value.context, null)]);
    case 'properties':
      return either([
        engine.value(written.node, rest, value.context, engine.places(write.node, value.places)),
      ]);
    case 'passed': {
      const inner = engine.variables
        .writesOf(written.parameter)
        .filter((one) => isInside(one) && endsWith(write.path, one.path));
      const context = engine.enter(written.target, written.call, value.context);
      const seen = engine.value(value.node, value.path.slice(write.path.length), context, value.places);
      return writtenShape(
        engine,
        inner.map((one) => ({ ...one, path: [] })),
        false,
        seen,
      );
    }
    case 'parameter': {
      const path = joinPath(written.path, rest);
      if (!path) return origin('nothing', value);
      const shape = engine.functions.parameter(
        { function: written.function, index: written.index, path, rest: written.rest },
        value,
      );
      if (fallback.length === 0 || shape.kind !== 'either') return shape;
      return shape.origins.length === 0 &&
        shape.values.every((one) =>
          isDefined(
            engine,
            engine.value(one.node, one.path.slice(0, one.path.length - rest.length), one.context, one.places),
          ),
        )
        ? shape
        : either([...shape.values, ...fallback], shape.origins);
    }
    case 'import':
      return start({
        ...base(value),
        kind: 'import',
        path: rest,
        module: written.module,
        name: written.name,
      });
    case 'declared':
      return either([engine.value(written.node, rest, value.context, value.places)]);
    case 'caught':
      return start({ ...base(value), node: written.node, kind: 'caught', path: [...written.path, ...rest] });
    case 'removed':
      return origin('nothing', value);
    case 'unknown':
      return unknown(value, written.why);
  }
}

/** How many names a value is followed through to learn that it is never undefined. */
const MAX_DEFINED = 4;
const DEFINED: ReadonlySet<OriginKind> = new Set<OriginKind>([
  'literal',
  'object',
  'array',
  'function',
  'class',
  'instance',
  'regexp',
]);

/** Holds if a value is never undefined, so that a default in its place is not used. */
function isDefined(engine: Engine, value: Value, names = 0): boolean {
  if (names > MAX_DEFINED) return false;
  const shape = engine.shape(value);
  if (shape.kind !== 'either') return shape.kind === 'concat';
  return (
    shape.origins.every(
      ({ kind, text }) => DEFINED.has(kind) || (kind === 'computed' && text !== undefined),
    ) && shape.values.every((one) => isDefined(engine, one, names + 1))
  );
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return end.every((segment, index) => segment === path[path.length - end.length + index]);
}

function literal(node: TSESTree.Literal, value: Value): Shape {
  if (value.path.length > 0) return origin('computed', value);
  if (typeof node.value === 'string') return start({ ...base(value), kind: 'literal', text: node.value });
  if ('regex' in node) return origin('regexp', value);
  if (node.value === null) return origin('nothing', value);
  return start({ ...base(value), kind: 'computed', text: String(node.value) });
}

function template(
  engine: Engine,
  node: TSESTree.TemplateLiteral,
  value: Value,
  read: 'cooked' | 'raw' = 'cooked',
): Shape {
  if (node.expressions.length === 0)
    return start({ ...base(value), kind: 'literal', text: node.quasis[0]?.value[read] ?? '' });
  const parts = node.quasis.flatMap((quasi, index): (string | Value)[] => {
    const expression = node.expressions[index];
    const text: string | null = quasi.value[read];
    return [...(text ? [text] : []), ...(expression ? [engine.at(expression, value.context)] : [])];
  });
  return { kind: 'concat', parts, node };
}

function tagged(engine: Engine, node: TSESTree.TaggedTemplateExpression, value: Value): Shape {
  const { tag } = node;
  if (tag.type === 'MemberExpression' && tag.object.type === 'Identifier' && tag.object.name === 'String') {
    return value.path.length === 0 ? template(engine, node.quasi, value, 'raw') : origin('computed', value);
  }
  const isStep = apisOf(engine, engine.value(tag, [], value.context, null)).some(
    ({ address }) => engine.models.find('step', address).length > 0,
  );
  if (isStep && value.path.length === 0) return template(engine, node.quasi, value, 'cooked');
  return origin('call', value);
}

function member(engine: Engine, node: TSESTree.MemberExpression, value: Value): Shape {
  const name = propertyName(engine.structure, node.property, node.computed);
  if (name === 'length' && value.path.length === 0) {
    const step = { label: 'length', name: 'length', node, length: 'unknown', hides: true } as const;
    return { kind: 'made', from: [engine.at(node.object, value.context)], step };
  }
  const places = value.path.length === 0 ? engine.places(node, null) : value.places;
  const names = name === null ? computedNames(engine, node.property, value) : [name];
  return either(names.map((one) => engine.value(node.object, [one, ...value.path], value.context, places)));
}

/** Gets the names that a computed property may have, where each way of reading it is known. */
function computedNames(engine: Engine, property: TSESTree.Node, value: Value): readonly string[] {
  const names = textsOf(engine, engine.value(property, [], value.context, null)).map(plainText);
  return names.every((name) => name !== null) ? names : [ANY];
}

function assignment(engine: Engine, node: TSESTree.AssignmentExpression, value: Value): Shape {
  switch (node.operator) {
    case '=':
      return same(engine, value, node.right);
    case '+=':
      return value.path.length === 0
        ? {
            kind: 'concat',
            node,
            parts: [engine.at(node.left, value.context), engine.at(node.right, value.context)],
          }
        : origin('computed', value);
    case '??=':
    case '||=':
    case '&&=':
      return same(engine, value, node.left, node.right);
    default:
      return origin('computed', value);
  }
}

function self(engine: Engine, node: TSESTree.ThisExpression | TSESTree.Super, value: Value): Shape {
  const home = engine.functions.thisClass(node);
  if (home) {
    if (value.path.length === 0)
      return start({ ...base(value), kind: home.static ? 'class' : 'instance', node: home.class });
    const owner = node.type === 'Super' ? engine.functions.superClass(home.class) : home.class;
    if (!owner) return origin('this', value);
    return fieldShape(engine, owner, home.static, value, engine.placeFor(node, value.places));
  }
  const object = thisObjectOf(node);
  if (object) {
    const holder = wrapped(object).parent;
    const isNamed = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier';
    const named = isNamed && value.path.length > 0 ? holder.id : object;
    return either([engine.value(named, value.path, value.context, value.places)]);
  }
  return origin('this', value);
}

function enumeration(engine: Engine, node: TSESTree.TSEnumDeclaration, value: Value): Shape {
  const [name] = value.path;
  if (name === undefined) return origin('object', value);
  const values = node.body.members.flatMap((one) => {
    const id = keyName(one.id, false);
    return one.initializer && (id === name || name === ANY)
      ? [engine.at(one.initializer, value.context)]
      : [];
  });
  return values.length > 0 ? either(values) : origin('computed', value);
}
