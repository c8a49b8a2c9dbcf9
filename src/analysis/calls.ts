/** What a call gives: the results of functions of the file, of library functions that rows describe, of the language. */
import type { TSESTree } from '@typescript-eslint/utils';
import { parsePort, type ParsedPort } from './addresses.js';
import { ONE_ELEMENT, SAME_ELEMENTS, TELLING_METHODS, TESTS_ELEMENTS, TEXT_METHODS } from './builtins.js';
import { apisOf, sameOrigins, sameValues } from './callee.js';
import { constantText } from './constants.js';
import { mayBeNamed } from './described.js';
import type { Engine } from './engine.js';
import { contentsOf } from './lists.js';
import { memoFor } from './memo.js';
import { fieldShape, layered } from './objects.js';
import type { LengthEffect, Port, StepRow } from './rows.js';
import { changesAt, parseOf, trimsAt } from './schemas.js';
import { origin, unknown } from './shapes.js';
import {
  isClass,
  isFunction,
  keyName,
  literalText,
  unwrap,
  type CallNode,
  type ClassNode,
  type FunctionNode,
  type Node,
} from './syntax.js';
import { ANY, either, start, type Context, type Shape, type Step, type Value } from './value.js';

/** Gets the shape of a call's result. */
export function callShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape {
  const targets = engine.functions.targets(node, value.context);
  if (targets.length > 0) return results(engine, targets, node, value);
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier' && callee.name === 'require' && !engine.variables.of(callee)) {
    const module = node.arguments[0] ? literalText(node.arguments[0]) : null;
    if (module !== null)
      return start({ kind: 'import', node, path: value.path, context: value.context, module, name: '' });
  }
  return (
    parseShape(engine, node, value) ??
    rowShape(engine, node, value) ??
    languageFunction(engine, node, callee, value) ??
    method(engine, node, callee, value) ??
    sourceShape(engine, node, value)
  );
}

/** A read from outside, or the value that the call falls back to. */
function sourceShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape {
  const fallbacks = apisOf(engine, engine.value(node.callee, [], value.context, null)).flatMap((api) =>
    engine.models
      .find('source', api.address)
      .flatMap((row) =>
        row.default === undefined ? [] : portValues(engine, node, row.default, value.context),
      ),
  );
  const read = origin('call', value);
  if (fallbacks.length === 0 || read.kind !== 'either') return read;
  return either(
    fallbacks.map((one) =>
      engine.value(one.node, [...one.path, ...value.path], one.context, value.places ?? one.places),
    ),
    read.origins,
  );
}

/** A value that went through a schema is the same value, unless the schema changes it. */
function parseShape(engine: Engine, node: TSESTree.CallExpression, value: Value): Shape | null {
  const parse = parseOf(engine, node, value.context);
  if (!parse?.result.every((segment, index) => segment === value.path[index])) return null;
  const path = value.path.slice(parse.result.length);
  if (changesAt(engine, parse.schema, path)) return unknown(value, 'a schema that changes the value');
  const raw = engine.value(
    parse.value.node,
    [...parse.value.path, ...path],
    value.context,
    value.places ?? engine.places(node, null),
  );
  return trimsAt(engine, parse.schema, path)
    ? { kind: 'made', from: [raw], step: step(node, 'trim', 'shrinks', false) }
    : either([raw]);
}

/** Classes of the language and the web platform whose instances hold entries by name, or elements. */
const COLLECTIONS = new Set(['Map', 'WeakMap', 'Set', 'Array', 'Headers', 'URLSearchParams', 'FormData']);

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

/** Gets the values at a port of a call. */
export function portValues(
  engine: Engine,
  call: CallNode,
  port: Port,
  context: Context | null,
): readonly Value[] {
  return parsedPortValues(engine, call, parsePort(port), context);
}

function parsedPortValues(
  engine: Engine,
  call: CallNode,
  port: ParsedPort,
  context: Context | null,
): readonly Value[] {
  const places = engine.places(call, null);
  if (port.base === 'return') return [engine.value(call, port.path, context, places)];
  if (port.base === 'this') {
    const callee = unwrap(call.callee);
    return callee.type === 'MemberExpression'
      ? [engine.value(callee.object, port.path, context, places)]
      : [];
  }
  const values: Value[] = [];
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') {
      if (index <= port.base || port.rest) {
        const at = port.rest ? ANY : String(port.base - index);
        values.push(
          engine.value(
            argument.argument,
            [index <= port.base && !port.rest ? at : ANY, ...port.path],
            context,
            places,
          ),
        );
      }
      if (!port.rest) break;
    } else if (index === port.base || (port.rest && index > port.base)) {
      values.push(engine.value(argument, port.path, context, places));
    }
  }
  return values;
}

/** Gets the functions of the file that an argument is. */
export function functionsAt(engine: Engine, node: Node, context: Context | null): readonly FunctionNode[] {
  const inner = unwrap(node);
  if (isFunction(inner)) return [inner];
  return sameOrigins(engine, engine.value(inner, [], context, null)).flatMap((one) =>
    one.kind === 'function' && one.path.length === 0 && isFunction(one.node) ? [one.node] : [],
  );
}

function results(engine: Engine, targets: readonly FunctionNode[], node: CallNode, value: Value): Shape {
  const values = targets.flatMap((target) => {
    const context = engine.enter(target, node, value.context);
    if (target.generator) return yielded(engine, target, value, context);
    return (engine.structure.returns.get(target) ?? []).map((result) =>
      engine.value(result, value.path, context, engine.places(result, value.places)),
    );
  });
  return values.length > 0 ? either(values) : origin('nothing', value);
}

/** An element of what a generator gives is what it yields. */
function yielded(engine: Engine, target: FunctionNode, { path, places }: Value, context: Context): Value[] {
  const [head, ...rest] = path;
  if (head === undefined) return [];
  return (engine.structure.yields.get(target) ?? []).flatMap(({ argument, delegate }) => {
    if (!argument) return [];
    return [
      engine.value(argument, delegate ? [ANY, ...rest] : rest, context, engine.places(argument, places)),
    ];
  });
}

function rowShape(engine: Engine, node: CallNode, value: Value): Shape | null {
  if (!mayBeNamed(engine, node, engine.models.namesOf('step'))) return null;
  for (const api of apisOf(engine, engine.value(node.callee, [], value.context, null))) {
    const rows = engine.models.find('step', api.address);
    const made =
      node.type === 'NewExpression' && rows.length === 0
        ? engine.models.find('step', `${api.address}.new()`)
        : rows;
    for (const row of made) {
      const shape = stepShape(engine, row, node, value);
      if (shape) return shape;
    }
  }
  return null;
}

function stepShape(engine: Engine, row: StepRow, node: CallNode, value: Value): Shape | null {
  const inputs = [row.in].flat().flatMap((port) => portValues(engine, node, port, value.context));
  if (inputs.length === 0) return null;
  if (row.callback === true) {
    const given = inputs.map((input) => callbackResults(engine, input.node, value.path, value));
    const known = given.filter((shape) => shape?.kind === 'either');
    return known.length === 0
      ? null
      : either(
          known.flatMap(({ values }) => values),
          known.flatMap(({ origins }) => origins),
        );
  }
  if (row.edge === 'same' && row.hides !== true) {
    if (value.path.length === 0 && row.encodes !== undefined && row.encodes !== 'json') {
      return { kind: 'made', from: inputs, step: rowStep(engine, row, node, value.context) };
    }
    return either(
      inputs.map((input) =>
        engine.value(input.node, [...input.path, ...value.path], input.context, value.places ?? input.places),
      ),
    );
  }
  const unpacked = row.encodes === undefined ? inputs.flatMap((input) => packed(engine, input)) : [];
  if (unpacked.length > 0)
    return either(
      unpacked.map((one) => engine.value(one.node, [...one.path, ...value.path], one.context, value.places)),
    );
  if (value.path.length > 0 && (row.encodes !== undefined || row.apart === true)) return null;
  return { kind: 'made', from: inputs, step: rowStep(engine, row, node, value.context) };
}

/** Gets what a text is the JSON of: `JSON.parse(JSON.stringify(x))` is `x`. */
function packed(engine: Engine, text: Value): readonly Value[] {
  return sameValues(engine, text).flatMap((one) => {
    const shape = engine.shape(one);
    return shape.kind === 'made' && shape.step.encodes === 'json' ? shape.from : [];
  });
}

function rowStep(engine: Engine, row: StepRow, node: CallNode, context: Context | null): Step {
  const callee = unwrap(node.callee);
  const name =
    callee.type === 'MemberExpression'
      ? (keyName(callee.property, callee.computed) ?? '')
      : callee.type === 'Identifier'
        ? callee.name
        : '';
  return {
    label: `${name}()`,
    name,
    node,
    length: rowLength(engine, row, node, context),
    hides: row.hides === true,
    encodes: row.encodes,
  };
}

/** A bound may be an argument of the call: when it is there and can't be read, it is believed. */
function rowLength(engine: Engine, row: StepRow, node: CallNode, context: Context | null): Step['length'] {
  if (typeof row.length !== 'object' || typeof row.length.atMost === 'number')
    return (row.length as LengthEffect | undefined) ?? 'unknown';
  const [bound] = portValues(engine, node, row.length.atMost, context);
  if (!bound || sameOrigins(engine, bound).every(({ kind }) => kind === 'nothing')) return 'shrinks';
  return { atMost: numberAt(engine, bound) ?? 0 };
}

/** Functions of the language's global objects. */
function languageFunction(
  engine: Engine,
  node: TSESTree.CallExpression,
  callee: Node,
  value: Value,
): Shape | null {
  const [first, second] = node.arguments;
  const [head, ...rest] = value.path;
  const at = (argument: Node, path: readonly string[]): Value =>
    engine.value(argument, path, value.context, value.places ?? engine.places(node, null));
  if (callee.type === 'Identifier' && !engine.variables.of(callee) && first) {
    if (callee.name === 'String') return made(node, [at(first, value.path)], 'String', 'same');
    if (
      callee.name === 'Number' ||
      callee.name === 'Boolean' ||
      callee.name === 'parseInt' ||
      callee.name === 'parseFloat' ||
      callee.name === 'BigInt'
    )
      return origin('computed', value);
  }
  if (callee.type !== 'MemberExpression') return null;
  const object = unwrap(callee.object);
  const name = keyName(callee.property, callee.computed);
  if (object.type !== 'Identifier' || engine.variables.of(object) || name === null) return null;
  switch (`${object.name}.${name}`) {
    case 'Object.assign':
      return head === undefined
        ? start({ kind: 'object', node, path: [], context: value.context })
        : layered(engine, node.arguments.toReversed(), value);
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.create':
    case 'Promise.resolve':
      return first ? either([at(first, value.path)]) : null;
    case 'Promise.all':
    case 'Promise.race':
    case 'Promise.any':
      if (!first) return null;
      if (name === 'all') return either([at(first, value.path)]);
      return either([at(first, [ANY, ...value.path])]);
    case 'Promise.allSettled':
      if (!first || head === undefined) return null;
      return rest[0] === 'value' ? either([at(first, [head, ...rest.slice(1)])]) : null;
    case 'Array.of': {
      if (head === undefined) return null;
      const one = node.arguments[Number(head)];
      return either((one ? [one] : node.arguments).map((argument) => at(argument, rest)));
    }
    case 'Object.values':
      return first && head !== undefined ? either([at(first, [ANY, ...rest])]) : null;
    case 'Object.keys':
      return origin('computed', value);
    case 'Object.entries':
      if (!first || head === undefined) return null;
      return rest[0] === '1' ? either([at(first, [ANY, ...rest.slice(1)])]) : origin('computed', value);
    case 'Object.fromEntries':
      if (!first) return null;
      return head === undefined
        ? either([at(entriesOf(first), [])])
        : entryOf(engine, at(entriesOf(first), []), head, rest, value);
    case 'Array.from': {
      if (!first || head === undefined) return null;
      return second ? callbackResults(engine, second, rest, value) : either([at(first, [ANY, ...rest])]);
    }
    case 'Date.now':
    case 'Math.floor':
    case 'Math.round':
    case 'Math.ceil':
      return origin('computed', value);
    default:
      return null;
  }
}

/** Gets what a list of pairs is all of: `headers` of `headers.entries()`. */
function entriesOf(list: Node): Node {
  const inner = unwrap(list);
  if (inner.type !== 'CallExpression' || inner.arguments.length > 0) return list;
  const callee = unwrap(inner.callee);
  return callee.type === 'MemberExpression' && keyName(callee.property, callee.computed) === 'entries'
    ? callee.object
    : list;
}

/** Gets one entry of a list of pairs, by key where the list is a literal. */
function entryOf(engine: Engine, list: Value, key: string, rest: readonly string[], value: Value): Shape {
  const inner = unwrap(list.node);
  if (inner.type === 'ArrayExpression' && key !== ANY) {
    const pairs = inner.elements.filter(
      (element): element is TSESTree.ArrayExpression => element?.type === 'ArrayExpression',
    );
    const names = pairs.map((pair) => pair.elements[0] && constantText(engine.structure, pair.elements[0]));
    const known = pairs.filter((_, index) => names[index] === key);
    if (pairs.length === inner.elements.length && known.length > 0) {
      return either(known.map((pair) => engine.value(pair, ['1', ...rest], value.context, value.places)));
    }
    if (pairs.length === inner.elements.length && names.every((name) => typeof name === 'string'))
      return origin('nothing', value);
  }
  const places = value.places ?? list.places;
  const entry = engine.value(list.node, [...list.path, key, ...rest], list.context, places);
  if (isObject(engine, list)) return either([entry]);
  const pairs = engine.value(list.node, [...list.path, ANY, '1', ...rest], list.context, places);
  const mayBeObject = inner.type === 'Identifier' && !isArray(engine, list);
  return either(mayBeObject ? [entry, pairs] : [pairs]);
}

/** Holds if a value is an object of named properties, and no list. */
function isObject(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return origins.length > 0 && origins.every(({ kind }) => kind === 'object');
}

/** Holds if a value may be an array of the file. */
function isArray(engine: Engine, value: Value): boolean {
  return sameOrigins(engine, value).some(({ kind }) => kind === 'array');
}

/** `repository.find({ id })`, `await queue.pop()`: no list is asked like that, nor waited for. */
function isOfAnother(
  engine: Engine,
  call: TSESTree.CallExpression,
  name: string,
  receiver: Value,
  context: Context | null,
): boolean {
  const [first] = call.arguments;
  if (first && TESTS_ELEMENTS.has(name) && !mayBeFunction(engine, engine.at(first, context))) return true;
  return name !== 'next' && call.parent.type === 'AwaitExpression' && !isArray(engine, receiver);
}

function mayBeFunction(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return (
    origins.length === 0 ||
    origins.some(
      ({ kind }) => kind === 'function' || kind === 'import' || kind === 'global' || kind === 'call',
    )
  );
}

/** Methods of texts, arrays, maps and promises. */
function method(engine: Engine, node: TSESTree.CallExpression, callee: Node, value: Value): Shape | null {
  if (callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  if (name === null) return null;
  const [head, ...rest] = value.path;
  const [first] = node.arguments;
  const receiver = (path: readonly string[]): Value =>
    engine.value(callee.object, path, value.context, value.places ?? engine.places(node, null));
  const at = (argument: Node): Value => engine.value(argument, rest, value.context, value.places);
  if (TELLING_METHODS.has(name))
    return { kind: 'made', from: [receiver([])], step: step(node, name, 'unknown', true) };
  if (head === undefined) {
    const put = name === 'replace' || name === 'replaceAll' ? putInto(engine, node, value) : [];
    if (put.length > 0) {
      const length = name === 'replace' && isOnePlace(first) ? 'sum' : 'repeats';
      return { kind: 'made', from: [receiver([]), ...put], step: step(node, name, length, false) };
    }
    const text = TEXT_METHODS.get(name);
    if (text && !(name === 'at' && isArray(engine, receiver([]))))
      return {
        kind: 'made',
        from: [receiver([])],
        step: textStep(engine, node, name, text.length, value.context),
      };
  }
  switch (name) {
    case 'then':
      return first ? callbackResults(engine, first, value.path, value) : null;
    case 'catch':
    case 'finally': {
      const kept = receiver(value.path);
      const caught = name === 'catch' && first ? callbackResults(engine, first, value.path, value) : null;
      return caught?.kind === 'either' ? either([kept, ...caught.values], caught.origins) : either([kept]);
    }
    case 'bind':
      return either([receiver(value.path)]);
    case 'map':
    case 'flatMap':
      if (!first) return null;
      if (head === undefined) return start({ kind: 'array', node, path: [], context: value.context });
      return callbackResults(engine, first, rest, value, name === 'flatMap');
    case 'reduce':
    case 'reduceRight': {
      if (!first) return null;
      const folded = callbackResults(engine, first, value.path, value);
      const initial = node.arguments[1];
      return folded?.kind === 'either' && initial
        ? either(
            [...folded.values, engine.value(initial, value.path, value.context, value.places)],
            folded.origins,
          )
        : folded;
    }
    case 'join':
      return head === undefined ? joined(engine, node, callee.object, value) : null;
    case 'concat':
      if (head === undefined)
        return {
          kind: 'concat',
          node,
          parts: [receiver([]), ...node.arguments.map((argument) => engine.at(argument, value.context))],
        };
      return either([
        receiver([ANY, ...rest]),
        ...node.arguments.flatMap((argument) => {
          if (argument.type === 'SpreadElement') return [];
          const elements = engine.value(argument, [ANY, ...rest], value.context, value.places);
          const whole = engine.value(argument, [], value.context, null);
          return isArray(engine, whole) ? [elements] : [elements, at(argument)];
        }),
      ]);
    case 'get': {
      const key = first ? (constantText(engine.structure, first) ?? ANY) : ANY;
      return isCollection(engine, callee.object, value.context)
        ? either([receiver([key, ...value.path])])
        : null;
    }
    case 'entries':
      return rest[0] === '1' ? either([receiver([ANY, ...rest.slice(1)])]) : null;
    case 'split':
    case 'match':
      return head === undefined
        ? null
        : { kind: 'made', from: [receiver([])], step: step(node, name, 'shrinks', false) };
    case 'slice':
    case 'at':
      return either([receiver([ANY, ...(name === 'at' ? value.path : rest)])]);
    default:
      if (isOfAnother(engine, node, name, receiver([]), value.context)) return null;
      if (SAME_ELEMENTS.has(name) && head !== undefined) return either([receiver([ANY, ...rest])]);
      if (ONE_ELEMENT.has(name)) return either([receiver([ANY, ...value.path])]);
      return null;
  }
}

/** Gets what a replacement puts into a text, unless that is written there. */
function putInto(
  engine: Engine,
  { arguments: [, put] }: TSESTree.CallExpression,
  value: Value,
): readonly Value[] {
  if (!put || constantText(engine.structure, put) !== null) return [];
  const made = callbackResults(engine, put, [], value);
  if (made?.kind === 'either')
    return made.values.filter(({ node }) => constantText(engine.structure, node) === null);
  return [engine.value(put, [], value.context, null)];
}

/** Holds if a pattern is found in one place at most: a text, or an expression without `g`. */
function isOnePlace(pattern: Node | undefined): boolean {
  if (!pattern) return false;
  const inner = unwrap(pattern);
  if (inner.type === 'Literal' && 'regex' in inner) return !inner.regex.flags.includes('g');
  return literalText(inner) !== null;
}

/** Holds if an expression is a map-like object of the language or the web platform, made in the file. */
function isCollection(engine: Engine, node: Node, context: Context | null): boolean {
  return sameValues(engine, engine.value(node, [], context, null)).some((one) => {
    const made = unwrap(one.node);
    if (one.path.length > 0 || made.type !== 'NewExpression') return one.path.at(-1) === 'searchParams';
    const callee = unwrap(made.callee);
    return callee.type === 'Identifier' && COLLECTIONS.has(callee.name) && callee.name !== 'Array';
  });
}

/** Gets what a callback returns, as the call that runs it gives it on. */
function callbackResults(
  engine: Engine,
  callback: Node,
  path: readonly string[],
  value: Value,
  flattens = false,
): Shape | null {
  const targets = functionsAt(engine, callback, value.context);
  if (targets.length === 0) return null;
  const values = targets.flatMap((target) =>
    (engine.structure.returns.get(target) ?? []).map((result) => {
      const whole = engine.value(result, [], value.context, null);
      const inner = flattens && isArray(engine, whole) ? [ANY, ...path] : path;
      return engine.value(result, inner, value.context, engine.places(result, value.places));
    }),
  );
  return values.length > 0 ? either(values) : origin('nothing', value);
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

/** Gets the text whose characters a list has, in order or some of them, and how many at most; null for another list. */
export function charactersOf(
  engine: Engine,
  list: Value,
  depth = 0,
): { text: Value; bound: LengthEffect } | null {
  if (depth > 8) return null;
  for (const { node, path, context } of sameValues(engine, list)) {
    if (path.length > 0) continue;
    const [only, ...others] = node.type === 'ArrayExpression' ? node.elements : [];
    if (only?.type === 'SpreadElement' && others.length === 0)
      return { text: engine.at(only.argument, context), bound: 'same' };
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
    const name = keyName(node.callee.property, node.callee.computed) ?? '';
    const [first] = node.arguments;
    const isArrayFrom = name === 'from' && node.arguments.length === 1;
    if (isArrayFrom && first) return { text: engine.at(first, context), bound: 'same' };
    const receiver = engine.at(node.callee.object, context);
    if (name === 'split' && first && literalText(first) === '') return { text: receiver, bound: 'same' };
    if (name !== 'slice' && !SAME_ELEMENTS.has(name)) continue;
    const inner = charactersOf(engine, receiver, depth + 1);
    if (!inner || name !== 'slice') return inner;
    const cut = textStep(engine, node, name, 'bound', context).length;
    return { text: inner.text, bound: typeof cut === 'object' ? cut : inner.bound };
  }
  return null;
}

function joined(engine: Engine, node: TSESTree.CallExpression, list: Node, value: Value): Shape {
  const origins = sameOrigins(engine, engine.value(list, [], value.context, null));
  const array = origins.length === 1 ? origins[0]?.node : undefined;
  const separator = node.arguments[0] ? literalText(node.arguments[0]) : ',';
  const characters = separator === '' ? charactersOf(engine, engine.at(list, value.context)) : null;
  if (characters)
    return { kind: 'made', from: [characters.text], step: step(node, 'join', characters.bound, false) };
  const elements = array?.type === 'ArrayExpression' ? array.elements : [];
  const plain = elements.filter(
    (element): element is TSESTree.Expression => element !== null && element.type !== 'SpreadElement',
  );
  const grown = unwrap(list).type === 'Identifier' && isGrown(engine, unwrap(list));
  if (plain.length > 0 && plain.length === elements.length && separator !== null && !grown) {
    const parts = plain.flatMap((element, index) => [
      ...(index > 0 && separator !== '' ? [separator] : []),
      engine.at(element, value.context),
    ]);
    return { kind: 'concat', parts, node };
  }
  const { elements: all, counts } = contentsOf(engine, engine.at(list, value.context));
  if (all && separator !== null) {
    const between = Math.max(0, all.length - 1) * separator.length;
    return { kind: 'made', from: all, step: { ...step(node, 'join', 'sum', false), between } };
  }
  return {
    kind: 'made',
    from: [engine.value(list, [ANY], value.context, engine.places(node, null))],
    step: { ...step(node, 'join', 'repeats', false), counts },
  };
}

function isGrown(engine: Engine, name: Node): boolean {
  const variable = engine.variables.of(name);
  return variable !== null && engine.variables.insideOf(variable).length > 0;
}

function made(
  node: TSESTree.CallExpression,
  from: readonly Value[],
  name: string,
  length: LengthEffect,
): Shape {
  return { kind: 'made', from, step: step(node, name, length, false) };
}

function step(node: CallNode, name: string, length: Step['length'], hides: boolean): Step {
  return { label: `${name}()`, name, node, length, hides };
}

function textStep(
  engine: Engine,
  node: TSESTree.CallExpression,
  name: string,
  length: LengthEffect | 'bound' | 'unknown',
  context: Context | null,
): Step {
  const numbers = node.arguments.map(
    (argument, index) =>
      positionOf(engine, argument, name, context) ??
      (index === 1 ? leastOf(engine, argument, context) : null),
  );
  const label = `${name}(${numbers.map((number) => (number === null ? '…' : String(number))).join(', ')})`;
  if (length !== 'bound')
    return { label, name, node, length, hides: replacesAll(engine, node, name), numbers };
  return { label, name, node, length: boundOf(name, numbers), hides: false, numbers };
}

/** Patterns that match every character, one by one or as a whole; the first kind does so only when it is global. */
const EVERY_CHARACTER = /^(?:\.|\\w|\\S|\[(?:\\s\\S|\\S\\s|\\w\\W|\\d\\D|A-Za-z0-9|a-zA-Z0-9|\^)\])$/u;
const WHOLE_TEXT = /^\^?(?:\.|\\S|\[(?:\\s\\S|\\S\\s|\^)\])[*+]\$?$/u;

/** Holds if a replacement leaves nothing of a text: `key.replace(/./g, '*')`. */
function replacesAll(engine: Engine, node: TSESTree.CallExpression, name: string): boolean {
  const [pattern, replacement] = node.arguments;
  if ((name !== 'replace' && name !== 'replaceAll') || !pattern || !replacement) return false;
  const inner = unwrap(pattern);
  if (inner.type !== 'Literal' || !('regex' in inner)) return false;
  const { pattern: source, flags } = inner.regex;
  const text = constantText(engine.structure, replacement);
  return (
    typeof text === 'string' &&
    !text.includes('$') &&
    (WHOLE_TEXT.test(source) || (flags.includes('g') && EVERY_CHARACTER.test(source)))
  );
}

/** Gets a position in a text, counted from its end when it is negative: `text.length - 4` is -4. */
function positionOf(engine: Engine, node: Node, method: string, context: Context | null): number | null {
  const inner = unwrap(node);
  if (inner.type === 'BinaryExpression' && inner.operator === '-' && inner.left.type === 'MemberExpression') {
    const back =
      keyName(inner.left.property, inner.left.computed) === 'length'
        ? numberOf(engine, inner.right, context)
        : null;
    if (back !== null) return -back;
  }
  const number = numberOf(engine, node, context);
  return number !== null && number < 0 && method === 'substring' ? 0 : number;
}

/** Gets the end that `Math.min(4, …)` does not pass, or null. */
function leastOf(engine: Engine, node: Node, context: Context | null): number | null {
  const [only, ...others] = sameOrigins(engine, engine.value(node, [], context, null));
  const call = only?.node;
  if (others.length > 0 || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression')
    return null;
  const { object, property, computed } = call.callee;
  if (object.type !== 'Identifier' || object.name !== 'Math' || keyName(property, computed) !== 'min')
    return null;
  const known = call.arguments.flatMap((one) => numberOf(engine, one, only?.context ?? null) ?? []);
  const least = Math.min(...known);
  return least >= 0 && Number.isFinite(least) ? least : null;
}

/** Gets how much of a text a cut keeps at most. */
function boundOf(name: string, numbers: readonly (number | null)[]): LengthEffect {
  const [from, to] = numbers;
  if (name === 'substr') return typeof to === 'number' ? { atMost: Math.max(0, to) } : 'shrinks';
  if (typeof from === 'number' && from < 0 && to === undefined) return { atMost: -from };
  if (typeof to !== 'number' || to < 0) return 'shrinks';
  return { atMost: Math.max(0, to - (typeof from === 'number' && from > 0 ? from : 0)) };
}

/** Gets a number that an expression is known to be, through constants; null when it isn't one known number. */
export function numberOf(engine: Engine, node: Node, context: Context | null): number | null {
  return numberAt(engine, engine.value(unwrap(node), [], context, null));
}

/** Gets the number that a value is known to be, the largest where there are several; null when one is not known. */
export function numberAt(engine: Engine, value: Value): number | null {
  return numbers(engine).get(
    value,
    () => null,
    () => computeNumber(engine, value),
  );
}

const numbers = memoFor<Value, number | null>();

function computeNumber(engine: Engine, { node, path, context, places }: Value): number | null {
  if (path.length === 0) {
    if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null;
    if (node.type === 'UnaryExpression' && node.operator === '-') {
      const positive = numberOf(engine, node.argument, context);
      return positive === null ? null : -positive;
    }
    if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') {
      const left = numberOf(engine, node.left, context);
      const right = numberOf(engine, node.right, context);
      return left === null || right === null ? null : arithmetic(node.operator, left, right);
    }
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  }
  const found = sameOrigins(engine, engine.value(node, path, context, places))
    .filter((one) => one.kind !== 'nothing')
    .map((one) =>
      one.kind === 'computed' && one.node !== node && one.path.length === 0
        ? numberOf(engine, one.node, one.context)
        : null,
    );
  const known = found.filter((number) => number !== null);
  return known.length > 0 && known.length === found.length ? Math.max(...known) : null;
}

function arithmetic(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return null;
  }
}
