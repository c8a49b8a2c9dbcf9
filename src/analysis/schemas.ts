/** What is certain of a value that a schema has accepted. */
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyIn } from './keys.js';

import { parseOf, type Parse } from './schema-parses.js';
import { UNKNOWN, schemaOf, type Schema, type SchemaFact } from './schema-reading.js';
import { meet } from './stated-facts.js';
import { unwrap, type CallNode, type Node } from './syntax.js';
import { ANY, type Value } from './value.js';

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
