/** What a check of a schema states of the text that passes it. */
import type { TSESTree } from '@typescript-eslint/utils';
import { functionsAt } from './callbacks.js';
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyIn } from './keys.js';
import { numberAt } from './numbers.js';
import { optionTexts, patternsAt } from './outcomes.js';
import { patternFacts } from './patterns-of-text.js';
import { portValues } from './ports.js';
import type { CheckOption, FactName, SchemaRow } from './rows.js';
import { has } from './schema-rows.js';
import type { Schema, SchemaFact } from './schema-reading.js';
import { meet } from './stated-facts.js';
import { unwrap, type CallNode, type Node } from './syntax.js';
import type { Context, Value } from './value.js';

/** Gets the schema of a text, with what the call that makes it says of the text. */
export function readText(
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

/** Gets what the pattern of a check states. */
export function regexFacts(engine: Engine, node: Node, call: Node): readonly Omit<Fact, 'key'>[] {
  return patternsAt(engine, engine.at(node)).flatMap((pattern) => patternFacts(pattern, [''], call));
}

/** A predicate of the user's own, read as a condition about its parameter. */
export function predicateFacts(
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
export function wantsTruth(engine: Engine, callback: Node, context: Context | null): boolean {
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

/** Gets what a check for URLs states, by its options. */
export function urlFacts(
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
export function knownFacts(node: Node): readonly SchemaFact[] {
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  const values = first?.type === 'ArrayExpression' ? first.elements : first ? [first] : [];
  const known = believed('known-value', node);
  const isOnlyTrue = values.length > 0 && values.every(isTrue);
  return [isOnlyTrue ? { ...known, isTrue: true } : known, believed('length', node)];
}

/** Holds if an expression is the literal `true`. */
export function isTrue(node: Node | null | undefined): boolean {
  return node?.type === 'Literal' && node.value === true;
}

/** A fact that is believed without a limit. */
export function believed(name: FactName, node: Node): Omit<Fact, 'key'> {
  return { name, limit: 0, believed: true, node };
}

/** A length of at most this many characters; null is believed. */
export function lengthFact(limit: number | null, node: Node): Omit<Fact, 'key'> {
  return { name: 'length', limit: limit ?? 0, believed: limit === null, node };
}

/** Holds if a value is written as nothing. */
function isNothing(engine: Engine, value: Value): boolean {
  const shape = engine.shape(value);
  return (
    shape.kind === 'either' &&
    shape.values.length === 0 &&
    shape.origins.every((origin) => origin.kind === 'nothing')
  );
}
