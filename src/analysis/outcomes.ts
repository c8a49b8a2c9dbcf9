/** What the outcome of a call says about its arguments: helpers of the file by their bodies, others by rows and names. */
import type { TSESTree } from '@typescript-eslint/utils';
import { apisOf, sameOrigins, sameValues } from './callee.js';
import { functionsAt } from './callbacks.js';
import { numberAt } from './numbers.js';
import { portValues } from './ports.js';
import { conditionFacts } from './conditions.js';
import { meet } from './stated-facts.js';
import { staticTruth } from './flags.js';
import { mayBeNamed } from './described.js';
import { eachElementFacts } from './each.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { namedFacts, namedRow } from './helper-names.js';
import { keyIn } from './keys.js';
import { patternFacts } from './patterns-of-text.js';
import type { CheckRow, FactName } from './rows.js';
import { parseOf } from './schema-parses.js';
import { schemaFacts } from './schemas.js';
import { isFunction, keyName, unwrap, type CallNode, type FunctionNode, type Node } from './syntax.js';
import { ANY, type Context, type Value } from './value.js';

/** How deep helpers of helpers are read. */
const MAX_HELPERS = 3;

/** Gets the facts that hold once a call has returned: it would have thrown otherwise. */
export function returnFacts(engine: Engine, call: CallNode, context: Context): readonly Fact[] {
  if (call.type === 'NewExpression') return urlFacts(engine, call, context);
  const parse = parseOf(engine, call, context);
  if (parse)
    return parse.outcome === 'throws' && isAwaitedIfNeeded(call) ? schemaFacts(engine, parse, call) : [];
  const targets = engine.functions.targets(call, context);
  const [target] = targets;
  if (target) {
    if (targets.length > 1 || depthOf(context) > MAX_HELPERS || (target.async && !isAwaited(call))) return [];
    return exitFacts(engine, target, engine.enter(target, call, context)) ?? [];
  }
  const each = eachFacts(engine, call, context);
  if (each) return each;
  const rows = checkRows(engine, call, context).filter((row) => row.outcome === 'returns');
  if (rows.length > 0) return rows.flatMap((row) => rowFacts(engine, row, call, true, context));
  return [...namedFacts(engine, call, 'assert', context), ...assertedFacts(engine, call, context)];
}

/** `invariant(text.length <= 2500)`: a condition that a helper is given which can't be read and asserts by its name. */
function assertedFacts(engine: Engine, call: CallNode, context: Context): readonly Fact[] {
  const [condition] = call.arguments;
  const row = condition && namedRow(engine, call, 'condition');
  if (!row || isOfGlobal(engine, call, context)) return [];
  return conditionFacts(engine, condition, row.accepts !== 'falsy', context);
}

/** `console.assert` throws nothing. */
function isOfGlobal(engine: Engine, call: CallNode, context: Context): boolean {
  return apisOf(engine, engine.value(call.callee, [], context, null)).some(
    ({ address }) => address.startsWith('global#') && address.includes('.'),
  );
}

/** Gets the facts that hold when a part of a call's result is truthy or falsy; null when the call says nothing. */
export function resultFacts(
  engine: Engine,
  call: CallNode,
  path: readonly string[],
  truth: boolean,
  context: Context,
): readonly Fact[] {
  const parse = parseOf(engine, call, context);
  if (parse) {
    if (parse.outcome === 'throws') return truth ? schemaFacts(engine, parse, call) : [];
    if (parse.reason !== null && path.join('.') === parse.reason)
      return truth ? [] : schemaFacts(engine, parse, call);
    if (path.join('.') !== parse.outcome.test)
      return path.length > 0 && path[0] === parse.result[0] && truth ? schemaFacts(engine, parse, call) : [];
    return (parse.outcome.accepts === 'truthy') === truth ? schemaFacts(engine, parse, call) : [];
  }
  const targets = engine.functions.targets(call, context);
  if (targets.length > 0) {
    if (depthOf(context) > MAX_HELPERS) return [];
    return meet(
      targets.map(
        (target) => outcomeFacts(engine, target, path, truth, engine.enter(target, call, context)) ?? [],
      ),
    );
  }
  if (path.length > 0) return [];
  const rows = checkRows(engine, call, context).filter((row) => row.outcome === 'true');
  if (rows.length > 0) return truth ? rows.flatMap((row) => rowFacts(engine, row, call, truth, context)) : [];
  return namedFacts(engine, call, 'predicate', context, truth);
}

/** What a callback checks that runs for every element: `list.forEach(check)`. Null when there is none to read. */
function eachFacts(engine: Engine, call: CallNode, context: Context): readonly Fact[] | null {
  const callee = unwrap(call.callee);
  const [callback] = call.arguments;
  if (callee.type !== 'MemberExpression' || !callback) return null;
  const name = keyName(callee.property, callee.computed);
  if (name !== 'forEach' && name !== 'map') return null;
  const [target, ...others] = functionsAt(engine, callback, context);
  if (!target || others.length > 0 || context.depth > MAX_HELPERS) return null;
  if (target.async && (name === 'forEach' || !isAwaited(call))) return null;
  const facts = exitFacts(engine, target, engine.enter(target, call, context)) ?? [];
  return eachElementFacts(engine, facts, callee.object, context);
}

/** Gets what holds at every way out of a function; null when there is no normal way out. */
function exitFacts(engine: Engine, target: FunctionNode, context: Context): readonly Fact[] | null {
  const exits: (readonly Fact[])[] = (engine.structure.returns.get(target) ?? []).map((result) => [
    ...engine.facts.within(target, result, context),
    ...tailFacts(engine, result, context),
  ]);
  for (const bare of engine.structure.bareReturns.get(target) ?? [])
    exits.push(engine.facts.within(target, bare, context));
  if (target.body.type === 'BlockStatement' && engine.exits.of(target.body) === null)
    exits.push(engine.facts.within(target, null, context));
  return exits.length > 0 ? meet(exits) : null;
}

/** A helper that ends in another call that throws checks what that one checks. */
function tailFacts(engine: Engine, result: Node, context: Context): readonly Fact[] {
  const inner = unwrap(result);
  return inner.type === 'CallExpression' ? returnFacts(engine, inner, context) : [];
}

function outcomeFacts(
  engine: Engine,
  target: FunctionNode,
  path: readonly string[],
  truth: boolean,
  context: Context,
): readonly Fact[] | null {
  const ways: (readonly Fact[])[] = [];
  for (const returned of engine.structure.returns.get(target) ?? []) {
    for (const { result, given } of branchesOf(engine, returned, path.length > 0, context)) {
      const value = engine.value(result, path, context, null);
      const known = staticTruth(engine, value);
      if (known !== null && known !== truth) continue;
      const tested =
        known === null
          ? path.length === 0
            ? conditionFacts(engine, result, truth, context)
            : valueFacts(engine, value, truth, context)
          : [];
      ways.push([...engine.facts.within(target, returned, context), ...given, ...tested]);
    }
  }
  const bare = truth ? [] : (engine.structure.bareReturns.get(target) ?? []);
  for (const result of bare) ways.push(engine.facts.within(target, result, context));
  if (target.body.type === 'BlockStatement' && engine.exits.of(target.body) === null && !truth)
    ways.push(engine.facts.within(target, null, context));
  return ways.length > 0 ? meet(ways) : null;
}

/** Gets the facts that hold when a helper of the file gave no error of this kind; nothing where it may hide one. */
export function errorlessFacts(
  engine: Engine,
  call: TSESTree.CallExpression,
  kind: string,
  context: Context,
): readonly Fact[] {
  const [target, ...others] = engine.functions.targets(call, context);
  if (!target || others.length > 0 || target.async || depthOf(context) > MAX_HELPERS) return [];
  const inside = engine.enter(target, call, context);
  const results: readonly Node[] = [
    ...(engine.structure.returns.get(target) ?? []).filter((result) => !isNewError(result, kind)),
    ...(engine.structure.bareReturns.get(target) ?? []),
  ];
  const ways = results.map((result) => engine.facts.within(target, result, inside));
  if (target.body.type === 'BlockStatement' && engine.exits.of(target.body) === null)
    ways.push(engine.facts.within(target, null, inside));
  return meet(ways);
}

/** `new RangeError()` is an `Error`, too; of the others only those of the same name are told. */
function isNewError(result: Node, kind: string): boolean {
  const made = unwrap(result);
  return (
    made.type === 'NewExpression' &&
    made.callee.type === 'Identifier' &&
    (made.callee.name === kind || (kind === 'Error' && made.callee.name.endsWith('Error')))
  );
}

/** Gets the results that a `?:` chooses from, each with what its condition says; a part of either is asked for. */
function branchesOf(
  engine: Engine,
  result: Node,
  split: boolean,
  context: Context,
): readonly { readonly result: Node; readonly given: readonly Fact[] }[] {
  const node = unwrap(result);
  if (!split || node.type !== 'ConditionalExpression') return [{ result, given: [] }];
  return [
    { result: node.consequent, given: conditionFacts(engine, node.test, true, context) },
    { result: node.alternate, given: conditionFacts(engine, node.test, false, context) },
  ];
}

function valueFacts(engine: Engine, value: Value, truth: boolean, context: Context): readonly Fact[] {
  const shape = engine.shape(value);
  if (shape.kind !== 'either') return [];
  const [next] = shape.values;
  return next && shape.values.length === 1 && next.path.length === 0
    ? conditionFacts(engine, next.node, truth, context)
    : [];
}

function checkRows(engine: Engine, call: CallNode, context: Context): readonly CheckRow[] {
  if (!mayBeNamed(engine, call, engine.models.namesOf('check'))) return [];
  return apisOf(engine, engine.value(call.callee, [], context, null)).flatMap((api) =>
    engine.models.find('check', api.address),
  );
}

function rowFacts(
  engine: Engine,
  row: CheckRow,
  call: CallNode,
  truth: boolean,
  context: Context,
): readonly Fact[] {
  const subjects = portValues(engine, call, row.subject, context);
  if (row.condition === true)
    return subjects.flatMap((subject) => conditionFacts(engine, subject.node, truth, context));
  const names = [
    ...row.facts,
    ...(row.options ?? [])
      .filter((option) => optionHolds(engine, call, option, context))
      .map((option) => option.gives),
  ];
  const port = typeof row.limit === 'string' ? portValues(engine, call, row.limit, context)[0] : undefined;
  const limit = typeof row.limit === 'number' ? row.limit : port ? numberAt(engine, port) : null;
  return subjects.flatMap((subject) => {
    const key = keyIn(engine, subject);
    const matched = port ? patternsAt(engine, port).flatMap((text) => patternFacts(text, [key], call)) : [];
    const isNamed = (name: FactName): boolean => name !== 'pattern' || matched.length === 0;
    const own = names.filter(isNamed).map((name) => ({
      key,
      name,
      limit: name === 'length' ? (limit ?? 0) : 0,
      believed: name !== 'length' || limit === null,
      node: call,
    }));
    return [...own, ...matched];
  });
}

/** Gets what a value is by the function that made it: one that masks, cuts or cleans, by its row or its name. */
export function madeFacts(engine: Engine, value: Value): readonly Omit<Fact, 'key'>[] {
  const { node, path, context } = value;
  const call = unwrap(node);
  if (call.type !== 'CallExpression' || path.length > 0) return [];
  const inside = context ?? engine.functions.blocked;
  if (engine.functions.targets(call, inside).length > 0) return [];
  const rows = checkRows(engine, call, inside).filter((row) => row.outcome === 'result');
  if (rows.length > 0) return rows.flatMap((row) => rowFacts(engine, row, call, true, inside));
  const shape = engine.shape(engine.value(call, [], context, null));
  const isUnread = shape.kind === 'either' && shape.origins.some((origin) => origin.node === call);
  return isUnread ? namedFacts(engine, call, 'transform', inside) : [];
}

function optionHolds(
  engine: Engine,
  call: CallNode,
  option: NonNullable<CheckRow['options']>[number],
  context: Context,
): boolean {
  const [value] = portValues(engine, call, option.at, context);
  if (!value) return false;
  const texts = optionTexts(engine, value);
  if (texts.length === 0) return false;
  return option.only === undefined || texts.every((text) => option.only?.includes(text) === true);
}

/** Gets the texts of an option that is a text or a list of texts; empty when it is not all known. */
export function optionTexts(engine: Engine, value: Value): readonly string[] {
  return sameValues(engine, value).flatMap((one) => {
    const shape = engine.shape(one);
    const origins = shape.kind === 'either' ? shape.origins : [];
    return origins.flatMap((origin) => {
      if (origin.kind === 'literal') return [origin.text ?? ''];
      if (origin.kind === 'regexp') return [...patternsAt(engine, one)].map(regexText);
      if (origin.kind === 'array') return elementTexts(engine, engine.part(one, [ANY], one.node));
      return [];
    });
  });
}

function elementTexts(engine: Engine, element: Value): readonly string[] {
  const shape = engine.shape(element);
  if (shape.kind !== 'either') return [];
  return shape.values.flatMap((next) => sameOrigins(engine, next).flatMap(({ text }) => text ?? []));
}

/** Gets the regular expressions that a value is, as they are written. */
export function patternsAt(engine: Engine, value: Value): readonly string[] {
  return sameOrigins(engine, value).flatMap(({ node }) =>
    node.type === 'Literal' && 'regex' in node ? [node.regex.pattern] : [],
  );
}

function regexText(pattern: string): string {
  return pattern.replace(/^\^|\$$/gu, '');
}

/** `new URL(text)` throws unless the text is an absolute URL (or there is a base). */
function urlFacts(engine: Engine, call: CallNode, context: Context): readonly Fact[] {
  const callee = unwrap(call.callee);
  const [text, ...others] = call.arguments;
  if (
    callee.type !== 'Identifier' ||
    callee.name !== 'URL' ||
    engine.variables.of(callee) ||
    !text ||
    others.length > 0
  )
    return [];
  return [
    {
      key: keyIn(engine, engine.value(text, [], context, null)),
      name: 'url',
      limit: 0,
      believed: false,
      node: call,
    },
  ];
}

function depthOf(context: Context): number {
  return context.depth;
}

function isAwaited(call: CallNode): boolean {
  let current: Node | undefined = call.parent;
  while (
    current &&
    !current.type.endsWith('Statement') &&
    current.type !== 'VariableDeclaration' &&
    !isFunction(current)
  ) {
    if (current.type === 'AwaitExpression') return true;
    current = current.parent;
  }
  return current?.type === 'ReturnStatement' || (current !== undefined && isFunction(current));
}

/** Parsing that gives a promise only counts when somebody waits for it. */
function isAwaitedIfNeeded(call: CallNode): boolean {
  const callee = unwrap(call.callee);
  const name =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return !/Async$|^validate$|^decodeAsync$/u.test(name) || isAwaited(call);
}
