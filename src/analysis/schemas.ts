/** Schemas of validation libraries: what they bound, and which calls run a value through one. */
import type { TSESTree } from '@typescript-eslint/utils';
import { parseAddress } from './addresses.js';
import { addressOf } from './callee.js';
import { functionsAt } from './callbacks.js';
import { numberAt } from './numbers.js';
import { portValues } from './ports.js';
import { mayBeNamed } from './described.js';
import { conditionFacts } from './conditions.js';
import { meet } from './stated-facts.js';
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import type { Fact } from './facts.js';
import { keyIn } from './keys.js';
import { propertyNames } from './objects.js';
import { optionTexts, patternsAt } from './outcomes.js';
import { factsOfPrefix, patternFacts } from './patterns-of-text.js';
import type { CheckOption, FactName, SchemaParse, SchemaRow } from './rows.js';
import { isCall, keyName, literalText, unwrap, type CallNode, type Node } from './syntax.js';
import { ANY, type Context, type Value } from './value.js';

/** What a schema says of the values it accepts. */
export type Schema =
  | {
      readonly kind: 'object';
      readonly properties: ReadonlyMap<string, Schema>;
      readonly transformed: boolean;
    }
  | {
      readonly kind: 'array';
      readonly element: Schema;
      /** What is said of how many elements there are. */
      readonly facts: readonly SchemaFact[];
      readonly transformed: boolean;
    }
  | {
      readonly kind: 'text';
      readonly facts: readonly SchemaFact[];
      readonly trimmed: boolean;
      readonly transformed: boolean;
    }
  | { readonly kind: 'any-of'; readonly options: readonly Schema[]; readonly transformed: boolean }
  | { readonly kind: 'unknown'; readonly transformed: boolean };

/** What a schema says of a text or of how many elements there are; `ofResult` when it looks only after a change. */
interface SchemaFact extends Omit<Fact, 'key'> {
  readonly ofResult?: true;
  /** Nothing but `true` passes. */
  readonly isTrue?: true;
}

/** A call that runs a value through a schema. */
export interface Parse {
  readonly schema: Value;
  readonly value: Value;
  readonly outcome: SchemaParse['outcome'];
  /** Where the parsed value stands in the result. */
  readonly result: readonly string[];
  /** What is in the result only when the value is refused. */
  readonly reason: string | null;
}

const UNKNOWN: Schema = { kind: 'unknown', transformed: false };
const MAX_DEPTH = 12;
const memo = memoFor<string, Parse | null>();

/** Gets the schema, the value and the outcome of a call that parses, or null. */
export function parseOf(engine: Engine, call: CallNode, context: Context | null): Parse | null {
  if (call.type !== 'CallExpression') return null;
  return memo(engine).get(
    `${String(engine.idOf(call))} ${String(context?.id ?? 0)}`,
    () => null,
    () => computeParse(engine, call, context),
  );
}

/** Gets what a schema makes certain of a value that passed it, and of its parts. */
export function schemaFacts(engine: Engine, parse: Parse, call: CallNode): readonly Fact[] {
  const schema = schemaOf(engine, parse.schema);
  const result = engine.value(call, parse.result, parse.value.context, engine.places(call, null));
  return [
    ...factsOf(engine, schema, parse.value, call, false),
    ...factsOf(engine, schema, result, call, true),
  ];
}

/** Gets what is certain of a part of a parse's result by itself: there is none unless the value passed. */
export function parsedFacts(engine: Engine, { node, path, context }: Value): readonly Omit<Fact, 'key'>[] {
  const call = unwrap(node);
  const parse = call.type === 'CallExpression' ? parseOf(engine, call, context) : null;
  if (!parse?.result.every((segment, index) => segment === path[index])) return [];
  const passes = parse.outcome === 'throws' || parse.outcome.test === 'success';
  const rest = path.slice(parse.result.length);
  return passes && !changesAt(engine, parse.schema, rest) ? schemaFactsAt(engine, parse.schema, rest) : [];
}

function ownFacts(
  engine: Engine,
  facts: readonly SchemaFact[],
  value: Value,
  isResult: boolean,
): readonly Fact[] {
  const key = keyIn(engine, value);
  return facts
    .filter((fact) => isResult || fact.ofResult !== true)
    .map(({ name, limit, believed, node }) => ({ key, name, limit, believed, node }));
}

/** Tells whether a schema trims the part at a path, so that the result is not quite what came in. */
export function trimsAt(engine: Engine, schema: Value, path: readonly string[]): boolean {
  const part = schemaAt(engine, schema, path);
  return part.kind === 'text' && part.trimmed;
}

function schemaAt(engine: Engine, schema: Value, path: readonly string[]): Schema {
  let current = schemaOf(engine, schema);
  for (const segment of path) {
    if (current.kind === 'object') current = current.properties.get(segment) ?? UNKNOWN;
    else if (current.kind === 'array') current = current.element;
    else return UNKNOWN;
  }
  return current;
}

/** Tells whether a schema changes the part at a path before or after it looks at it, so that the result is another value. */
export function changesAt(engine: Engine, schema: Value, path: readonly string[]): boolean {
  let current = schemaOf(engine, schema);
  for (const segment of path) {
    if (current.transformed) return true;
    if (current.kind === 'object') current = current.properties.get(segment) ?? UNKNOWN;
    else if (current.kind === 'array') current = current.element;
    else return false;
  }
  return current.transformed;
}

/** Gets what a schema makes certain of the part at a path of a value that passed it. */
export function schemaFactsAt(
  engine: Engine,
  schema: Value,
  path: readonly string[],
): readonly Omit<Fact, 'key'>[] {
  return partFacts(schemaOf(engine, schema), path);
}

function partFacts(schema: Schema, path: readonly string[]): readonly Omit<Fact, 'key'>[] {
  const [head, ...rest] = path;
  switch (schema.kind) {
    case 'object': {
      const inner = head === undefined ? undefined : schema.properties.get(head);
      return inner ? partFacts(inner, rest) : [];
    }
    case 'array':
      return head === undefined ? schema.facts : partFacts(schema.element, rest);
    case 'text':
      return head === undefined ? schema.facts : [];
    case 'any-of':
      return meet(
        schema.options.map((option) => partFacts(option, path).map((fact) => ({ ...fact, key: '' }))),
      );
    case 'unknown':
      return [];
  }
}

/** Gets the paths of the parts that a schema takes only when they are `true`. */
export function onlyTrueIn(engine: Engine, schema: Value): readonly (readonly string[])[] {
  return truePaths(schemaOf(engine, schema), []);
}

function truePaths(schema: Schema, path: readonly string[]): readonly (readonly string[])[] {
  switch (schema.kind) {
    case 'object':
      return [...schema.properties].flatMap(([name, inner]) => truePaths(inner, [...path, name]));
    case 'text':
      return schema.facts.some(({ isTrue }) => isTrue === true) ? [path] : [];
    default:
      return [];
  }
}

/** Holds if a value is a schema that can be read. */
export function isSchema(engine: Engine, value: Value): boolean {
  return schemaOf(engine, value).kind !== 'unknown';
}

function factsOf(
  engine: Engine,
  schema: Schema,
  value: Value,
  node: Node,
  isResult: boolean,
): readonly Fact[] {
  if (isResult && schema.transformed) return [];
  switch (schema.kind) {
    case 'object':
      return [...schema.properties].flatMap(([name, inner]) =>
        factsOf(engine, inner, engine.part(value, [name], node), node, isResult),
      );
    case 'array':
      return [
        ...ownFacts(engine, schema.facts, value, isResult),
        ...factsOf(engine, schema.element, engine.part(value, [ANY], node), node, isResult),
      ];
    case 'text':
      return ownFacts(engine, schema.facts, value, isResult);
    case 'any-of':
      return meet(schema.options.map((option) => factsOf(engine, option, value, node, isResult)));
    case 'unknown':
      return [];
  }
}

function computeParse(engine: Engine, call: TSESTree.CallExpression, context: Context | null): Parse | null {
  if (!mayBeNamed(engine, call, engine.models.parseNames)) return null;
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee.property, callee.computed) : null;
  const address = addressOf(engine, engine.value(call.callee, [], context, null));
  for (const row of engine.models.schemas) {
    for (const parse of row.parse) {
      if (parse.call.includes('#') ? !isAddress(parse.call, address) : parse.call !== method) continue;
      const found =
        parse.compiled === true
          ? compiledParse(engine, call, parse, context)
          : directParse(engine, call, parse, context);
      if (
        found &&
        (parse.call.includes('#') ||
          (isSchema(engine, found.schema) && isOfLibrary(engine, row, found.schema)))
      )
        return found;
    }
  }
  return null;
}

function directParse(
  engine: Engine,
  call: CallNode,
  parse: SchemaParse,
  context: Context | null,
): Parse | null {
  const [schema] = portValues(engine, call, parse.schema, context);
  const [value] = portValues(engine, call, parse.value, context);
  return schema && value ? parsed(parse, schema, value) : null;
}

function parsed(parse: SchemaParse, schema: Value, value: Value): Parse {
  const { outcome, reason = null } = parse;
  return { schema, value, outcome, result: resultPath(parse), reason };
}

/** The function that runs the schema was made by an earlier call. */
function compiledParse(
  engine: Engine,
  call: CallNode,
  parse: SchemaParse,
  context: Context | null,
): Parse | null {
  const maker = makerOf(engine, engine.value(call.callee, [], context, null));
  const [schema] = maker ? portValues(engine, maker, parse.schema, context) : [];
  const [value] = portValues(engine, call, parse.value, context);
  return schema && value ? parsed(parse, schema, value) : null;
}

function makerOf(engine: Engine, value: Value): CallNode | null {
  let current = value;
  for (let count = 0; count < 12; count++) {
    const node = unwrap(current.node);
    if (isCall(node)) return node;
    const shape = engine.shape(current);
    const [next] = shape.kind === 'either' ? shape.values : [];
    if (!next) return null;
    current = next;
  }
  return null;
}

function resultPath(parse: SchemaParse): readonly string[] {
  return parse.result === undefined || parse.result === '' ? [] : parse.result.split('.');
}

function isAddress(spelled: string, address: string | null): boolean {
  return address !== null && parseAddress(spelled).includes(address);
}

function has(list: readonly string[] | undefined, address: string | null, method: string | null): boolean {
  return (list ?? []).some((one) => (one.includes('#') ? isAddress(one, address) : one === method));
}

const schemas = memoFor<Value, Schema>();

/** Gets the schema that a value is, through names. */
function schemaOf(engine: Engine, value: Value): Schema {
  return schemas(engine).get(
    value,
    () => UNKNOWN,
    () => readSchema(engine, value, 0),
  );
}

function readSchema(engine: Engine, value: Value, depth: number): Schema {
  if (depth > MAX_DEPTH) return UNKNOWN;
  let current = value;
  for (let count = 0; count < 16; count++) {
    const node = unwrap(current.node);
    if (node.type === 'CallExpression' && current.path.length === 0) {
      const read = readCall(engine, node, current, depth);
      if (read) return read;
    }
    if (node.type === 'ObjectExpression' && current.path.length === 0)
      return readJson(engine, current, depth);
    const shape = engine.shape(current);
    const [next] = shape.kind === 'either' && shape.values.length === 1 ? shape.values : [];
    if (!next) return UNKNOWN;
    current = next;
  }
  return UNKNOWN;
}

function readCall(engine: Engine, call: TSESTree.CallExpression, value: Value, depth: number): Schema | null {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee.property, callee.computed) : null;
  const address = addressOf(engine, engine.value(callee, [], value.context, null));
  const base = address === null ? null : baseAt(engine, call, address, value, depth);
  if (base) return base;
  if (callee.type !== 'MemberExpression' || method === null) return null;
  const receiver = readSchema(engine, engine.value(callee.object, [], value.context, null), depth + 1);
  if (receiver.kind === 'unknown' && !receiver.transformed) return null;
  const row = engine.models.schemas.find((one) =>
    knowsMethod(one, method, rootAddress(engine, callee.object, value.context)),
  );
  return row ? refine(engine, row, receiver, method, null, call, value, depth) : receiver;
}

/** Gets the module that a chain of calls starts from. */
function rootAddress(engine: Engine, node: Node, context: Context | null): string | null {
  let current = unwrap(node);
  for (let count = 0; count < 64; count++) {
    if (current.type === 'CallExpression') current = unwrap(current.callee);
    else if (current.type === 'MemberExpression') current = unwrap(current.object);
    else break;
  }
  const address = addressOf(engine, engine.value(current, [], context, null));
  return address === null ? null : address.slice(0, address.indexOf('#'));
}

/** Libraries share the names of their methods: the one whose schema it is decides what they mean. */
function isOfLibrary(engine: Engine, row: SchemaRow, schema: Value): boolean {
  const maker = makerOf(engine, schema);
  const module = maker ? rootAddress(engine, maker.callee, schema.context) : null;
  return module === null || speaksFor(row, module);
}

function speaksFor(row: SchemaRow, module: string): boolean {
  return [...row.object, ...row.string].some((address) =>
    parseAddress(address).some((one) => one.startsWith(`${module}#`)),
  );
}

function knowsMethod(row: SchemaRow, method: string, module: string | null): boolean {
  return (
    speaksFor(row, module ?? row.library) &&
    [row.max, row.url, row.pattern, row.transform, row.refine, row.extend, row.keep, row.oneOf].some(
      (list) => list?.includes(method) === true,
    )
  );
}

function baseAt(
  engine: Engine,
  call: TSESTree.CallExpression,
  address: string,
  value: Value,
  depth: number,
): Schema | null {
  for (const row of rowsMaking(engine.models.schemas, address)) {
    const base = readBase(engine, row, call, address, value, depth);
    if (base) return base;
  }
  return null;
}

const makers = new WeakMap<readonly SchemaRow[], ReadonlyMap<string, readonly SchemaRow[]>>();

/** Gets the rows by which a call of what is at an address makes a schema. */
function rowsMaking(rows: readonly SchemaRow[], address: string): readonly SchemaRow[] {
  let known = makers.get(rows);
  if (!known) makers.set(rows, (known = makersAmong(rows)));
  return known.get(address) ?? [];
}

function makersAmong(rows: readonly SchemaRow[]): ReadonlyMap<string, readonly SchemaRow[]> {
  const found = new Map<string, SchemaRow[]>();
  for (const row of rows) {
    const { pipe, object, array, oneOf, string, anyOf, keep, extend, transform } = row;
    const spelled = [pipe, object, array, oneOf, string, anyOf, keep, extend, transform].flat();
    const addresses = spelled.flatMap((one) => (one?.includes('#') === true ? parseAddress(one) : []));
    for (const address of new Set(addresses)) {
      const list = found.get(address);
      if (list) list.push(row);
      else found.set(address, [row]);
    }
  }
  return found;
}

function readBase(
  engine: Engine,
  row: SchemaRow,
  call: TSESTree.CallExpression,
  address: string,
  value: Value,
  depth: number,
): Schema | null {
  const [first] = call.arguments;
  const argument =
    first && first.type !== 'SpreadElement' ? engine.value(first, [], value.context, null) : null;
  if (has(row.pipe, address, null) && argument) {
    let schema = readSchema(engine, argument, depth + 1);
    for (const action of call.arguments.slice(1))
      schema = act(engine, row, schema, engine.value(action, [], value.context, null), value, depth);
    return has(row.max, address, null)
      ? refine(engine, row, schema, null, address, call, value, depth)
      : schema;
  }
  if (has(row.object, address, null))
    return argument
      ? readProperties(engine, argument, depth)
      : { kind: 'object', properties: new Map(), transformed: false };
  if (has(row.array, address, null))
    return {
      kind: 'array',
      element: argument ? readSchema(engine, argument, depth + 1) : UNKNOWN,
      facts: [],
      transformed: false,
    };
  if (has(row.oneOf, address, null))
    return {
      kind: 'text',
      trimmed: false,
      facts: knownFacts(call),
      transformed: false,
    };
  if (has(row.string, address, null)) return readText(engine, row, call, address, value);
  if (has(row.anyOf, address, null)) {
    const list = call.arguments.flatMap((one) => (one.type === 'ArrayExpression' ? one.elements : [one]));
    const options = list.flatMap((one) =>
      one && one.type !== 'SpreadElement' && literalText(one) === null
        ? [readSchema(engine, engine.value(one, [], value.context, null), depth + 1)]
        : [],
    );
    return { kind: 'any-of', options, transformed: false };
  }
  if (has(row.keep, address, null) && argument) return readSchema(engine, argument, depth + 1);
  if (has(row.extend, address, null) && argument)
    return refine(engine, row, readSchema(engine, argument, depth + 1), null, address, call, value, depth);
  if (has(row.transform, address, null)) return { kind: 'unknown', transformed: true };
  return null;
}

function readText(
  engine: Engine,
  row: SchemaRow,
  call: TSESTree.CallExpression,
  address: string,
  value: Value,
): Schema {
  const facts: Omit<Fact, 'key'>[] = [];
  const options = row.stringOptions;
  const context = value.context;
  if (options?.max !== undefined) {
    for (const one of portValues(engine, call, options.max, context))
      if (engine.shape(one).kind === 'either' && !isNothing(engine, one))
        facts.push(lengthFact(numberAt(engine, one), call));
  }
  if (has(row.url, address, null)) facts.push(...urlFacts(engine, row, call, context));
  return { kind: 'text', facts, trimmed: false, transformed: false };
}

function isNothing(engine: Engine, value: Value): boolean {
  const shape = engine.shape(value);
  return (
    shape.kind === 'either' &&
    shape.values.length === 0 &&
    shape.origins.every((origin) => origin.kind === 'nothing')
  );
}

function act(
  engine: Engine,
  row: SchemaRow,
  schema: Schema,
  action: Value,
  value: Value,
  depth: number,
): Schema {
  const node = unwrap(action.node);
  const call = node.type === 'CallExpression' ? node : makerOf(engine, action);
  if (call?.type !== 'CallExpression') return schema;
  return refine(
    engine,
    row,
    schema,
    null,
    addressOf(engine, engine.value(call.callee, [], value.context, null)),
    call,
    value,
    depth,
  );
}

/** Adds what one method or action of a schema says. */
function refine(
  engine: Engine,
  row: SchemaRow,
  schema: Schema,
  method: string | null,
  address: string | null,
  call: TSESTree.CallExpression,
  value: Value,
  depth: number,
): Schema {
  const [first] = call.arguments;
  const { context } = value;
  if (has(row.extend, address, method)) {
    const added = address === null ? first : call.arguments[1];
    const more = added ? readSchema(engine, engine.value(added, [], context, null), depth + 1) : UNKNOWN;
    const map =
      more.kind === 'object'
        ? more
        : added
          ? readProperties(engine, engine.value(added, [], context, null), depth)
          : UNKNOWN;
    if (schema.kind !== 'object' || map.kind !== 'object') return schema;
    return { ...schema, properties: new Map([...schema.properties, ...map.properties]) };
  }
  if (has(row.transform, address, method))
    return method !== null && KEEPING.has(method) && schema.kind === 'text'
      ? { ...schema, trimmed: true }
      : { ...schema, transformed: true };
  if (schema.kind === 'array' && has(['of', 'items', 'element'], null, method) && first)
    return { ...schema, element: readSchema(engine, engine.value(first, [], context, null), depth + 1) };
  if ((schema.kind !== 'text' && schema.kind !== 'array') || schema.transformed) return schema;
  const trimmed = schema.kind === 'text' && schema.trimmed;
  const add = (facts: readonly SchemaFact[]): Schema => ({
    ...schema,
    facts: [
      ...schema.facts,
      ...(trimmed ? facts.map((fact) => ({ ...fact, ofResult: true as const })) : facts),
    ],
  });
  if (has(row.max, address, method)) {
    const [bound] = (row.bound ?? ['0']).flatMap((port) => portValues(engine, call, port, context));
    return bound ? add([lengthFact(numberAt(engine, bound), call)]) : schema;
  }
  if (schema.kind === 'array') return schema;
  if (has(row.oneOf, address, method)) return add(knownFacts(call));
  if (has(row.url, address, method)) return add(urlFacts(engine, row, call, context));
  if (has(row.pattern, address, method)) return add(first ? regexFacts(engine, first, call) : []);
  if (has(STARTING, address, method)) {
    const prefix = first ? literalText(first) : null;
    return add(factsOfPrefix(prefix).map((name) => believed(name, call)));
  }
  if (has(row.refine, address, method) && first)
    return add([
      ...predicateFacts(engine, first, context),
      ...(wantsTruth(engine, first, context)
        ? [{ ...believed('known-value', call), isTrue: true } as const]
        : []),
    ]);
  return schema;
}

/** Actions that want a text to begin in some way. */
const STARTING = ['startsWith', 'valibot#startsWith'];

/** Changes that leave a text no longer than before; what is checked behind them holds for the result alone. */
const KEEPING = new Set(['trim', 'toLowerCase', 'toUpperCase', 'lowercase', 'uppercase', 'ensure']);

function readProperties(engine: Engine, map: Value, depth: number): Schema {
  const properties = new Map<string, Schema>();
  for (const name of propertyNames(engine, map)) {
    if (name !== ANY) properties.set(name, readSchema(engine, engine.part(map, [name], map.node), depth + 1));
  }
  return { kind: 'object', properties, transformed: false };
}

/** Reads a JSON Schema. */
function readJson(engine: Engine, value: Value, depth: number): Schema {
  if (depth > MAX_DEPTH) return UNKNOWN;
  const names = propertyNames(engine, value);
  const part = (name: string): Value => engine.part(value, [name], value.node);
  if (names.has('properties')) {
    const inner = part('properties');
    const properties = new Map<string, Schema>();
    for (const name of propertyNames(engine, inner))
      properties.set(name, readSchema(engine, engine.part(inner, [name], value.node), depth + 1));
    return { kind: 'object', properties, transformed: false };
  }
  if (names.has('items')) {
    const element = readSchema(engine, part('items'), depth + 1);
    const most = names.has('maxItems') ? [lengthFact(numberAt(engine, part('maxItems')), value.node)] : [];
    return { kind: 'array', element, facts: most, transformed: false };
  }
  const types = names.has('type') ? optionTexts(engine, part('type')) : [];
  const isShort = types.length > 0 && types.every((type) => /^(?:number|integer|boolean|null)$/u.test(type));
  const facts: Omit<Fact, 'key'>[] = [];
  if (names.has('maxLength')) facts.push(lengthFact(numberAt(engine, part('maxLength')), value.node));
  if (names.has('enum') || names.has('const') || isShort) facts.push(...knownFacts(value.node));
  if (names.has('format') && optionTexts(engine, part('format')).some((text) => /^ur[il]$/u.test(text)))
    facts.push(believed('url', value.node));
  if (names.has('pattern'))
    for (const text of optionTexts(engine, part('pattern')))
      facts.push(...patternFacts(text, [''], value.node));
  return names.has('type') || facts.length > 0
    ? { kind: 'text', facts, trimmed: false, transformed: false }
    : UNKNOWN;
}

function regexFacts(engine: Engine, node: Node, call: Node): readonly Omit<Fact, 'key'>[] {
  return patternsAt(engine, engine.at(node)).flatMap((pattern) => patternFacts(pattern, [''], call));
}

/** A predicate of the user's own, read as a condition about its parameter. */
function predicateFacts(
  engine: Engine,
  callback: Node,
  context: Context | null,
): readonly Omit<Fact, 'key'>[] {
  return functionsAt(engine, callback, context).flatMap((target) => {
    const [parameter] = target.params;
    if (parameter?.type !== 'Identifier') return [];
    const key = keyIn(engine, engine.value(parameter, [], engine.functions.blocked, null));
    const ways = (engine.structure.returns.get(target) ?? []).map((result) =>
      conditionFacts(engine, result, true, engine.functions.blocked),
    );
    return meet(ways).filter((fact) => fact.key === key);
  });
}

/** `(agreed) => agreed === true`, `(agreed) => agreed` */
function wantsTruth(engine: Engine, callback: Node, context: Context | null): boolean {
  return functionsAt(engine, callback, context).some((target) => {
    const [parameter] = target.params;
    const results = (engine.structure.returns.get(target) ?? []).map(unwrap);
    return (
      parameter?.type === 'Identifier' &&
      results.length > 0 &&
      results.every((result) => {
        const isCompared = result.type === 'BinaryExpression' && /^===?$/u.test(result.operator);
        const tested = isCompared && isTrue(result.right) ? result.left : result;
        return tested.type === 'Identifier' && tested.name === parameter.name;
      })
    );
  });
}

function urlFacts(
  engine: Engine,
  row: SchemaRow,
  call: TSESTree.CallExpression,
  context: Context | null,
): readonly Omit<Fact, 'key'>[] {
  const more = (row.urlOptions ?? [])
    .filter((option) => optionGiven(engine, option, call, context))
    .map((option) => believed(option.gives, call));
  return [believed('url', call), ...more];
}

function optionGiven(engine: Engine, option: CheckOption, call: CallNode, context: Context | null): boolean {
  const [value] = portValues(engine, call, option.at, context);
  const texts = value ? optionTexts(engine, value) : [];
  return (
    texts.length > 0 &&
    (option.only === undefined ||
      texts.every((text) => option.only?.includes(text.replace(/:?\??$/u, '')) === true))
  );
}

/** What holds where no free text passes. */
function knownFacts(node: Node): readonly SchemaFact[] {
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  const values = first?.type === 'ArrayExpression' ? first.elements : first ? [first] : [];
  const known = believed('known-value', node);
  const isOnlyTrue = values.length > 0 && values.every(isTrue);
  return [isOnlyTrue ? { ...known, isTrue: true } : known, believed('length', node)];
}

function isTrue(node: Node | null | undefined): boolean {
  return node?.type === 'Literal' && node.value === true;
}

function believed(name: FactName, node: Node): Omit<Fact, 'key'> {
  return { name, limit: 0, believed: true, node };
}

function lengthFact(limit: number | null, node: Node): Omit<Fact, 'key'> {
  return { name: 'length', limit: limit ?? 0, believed: limit === null, node };
}
