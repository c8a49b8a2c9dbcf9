/** Schemas of validation libraries, and JSON Schema, as they are written. */
import type { TSESTree } from '@typescript-eslint/utils';
import { addressOf } from './callee.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { memoFor } from './memo.js';
import { numberAt } from './numbers.js';
import { propertyNames } from './objects.js';
import { optionTexts } from './outcomes.js';
import { factsOfPrefix, patternFacts } from './patterns-of-text.js';
import { portValues } from './ports.js';
import type { SchemaRow } from './rows.js';
import {
  believed,
  knownFacts,
  lengthFact,
  predicateFacts,
  readText,
  regexFacts,
  urlFacts,
  wantsTruth,
} from './schema-facts.js';
import { has, knowsMethod, makerOf, rootAddress, rowsMaking } from './schema-rows.js';
import { keyName, literalText, unwrap } from './syntax.js';
import { ANY, type Value } from './value.js';

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
export interface SchemaFact extends Omit<Fact, 'key'> {
  readonly ofResult?: true;
  /** Nothing but `true` passes. */
  readonly isTrue?: true;
}

/** A schema of which nothing is known. */
export const UNKNOWN: Schema = { kind: 'unknown', transformed: false };
const MAX_DEPTH = 12;

const schemas = memoFor<Value, Schema>();

/** Gets the schema that a value is, through names. */
export function schemaOf(engine: Engine, value: Value): Schema {
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

/** Holds if a value is a schema that can be read. */
export function isSchema(engine: Engine, value: Value): boolean {
  return schemaOf(engine, value).kind !== 'unknown';
}
