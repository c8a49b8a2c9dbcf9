/** What a condition says about values, when it is true and when it is false. */
import type { TSESTree } from '@typescript-eslint/utils';
import { functionsAt } from './callbacks.js';
import { numberOf } from './numbers.js';
import { sameOrigins } from './callee.js';
import { eachElementFacts } from './each.js';
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import type { Fact } from './facts.js';
import { isOfEach, keyIn } from './keys.js';
import { chosenBy, MEASURED_THROUGH, measured, soleValue, stepBehind } from './measures.js';
import { isConditionalWithin, LOOPS } from './order.js';
import { errorlessFacts, resultFacts } from './outcomes.js';
import { endsInHost, factsOfPrefix, patternFacts } from './patterns-of-text.js';
import type { FactName } from './rows.js';
import type { Sameness } from './switches.js';
import { contains, isFunction, keyName, literalText, truthFiltered, unwrap, type Node } from './syntax.js';
import { knownText, plainText, textsOf } from './texts.js';
import { urlPartOf, type UrlPart } from './urls.js';
import { ANY, type Context, type Value } from './value.js';
import type { Write } from './variables.js';

/** Gets what is certain when a condition came out as `truth`. */
export function conditionFacts(
  engine: Engine,
  test: Node,
  truth: boolean,
  context: Context,
): readonly Fact[] {
  const node = unwrap(test);
  return memo(engine).get(
    `${String(engine.idOf(node))} ${String(truth)} ${String(context.id)}`,
    () => [],
    () => distinct(computeFacts(engine, node, truth, context)),
  );
}

const memo = memoFor<string, readonly Fact[]>();

function distinct(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length < 2) return facts;
  const byName = new Map(
    facts.map((one) => [`${one.key} ${one.name} ${String(one.limit)} ${String(one.believed)}`, one]),
  );
  return [...byName.values()].slice(0, MAX_FACTS);
}

/** How many facts of one condition are kept. */
const MAX_FACTS = 64;

function computeFacts(engine: Engine, node: Node, truth: boolean, context: Context): readonly Fact[] {
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? conditionFacts(engine, node.argument, !truth, context) : [];
    case 'LogicalExpression': {
      const both = [node.left, node.right];
      const said = (side: Node): readonly Fact[] => conditionFacts(engine, side, truth, context);
      if ((node.operator === '&&') === truth) return both.flatMap(said);
      const possible = both.filter(
        (side) => staticTruth(engine, engine.value(side, [], context, null)) !== !truth,
      );
      return meet(possible.map(said));
    }
    case 'ConditionalExpression':
      return meet(
        [[node.consequent, true] as const, [node.alternate, false] as const]
          .filter(([branch]) => staticTruth(engine, engine.value(branch, [], context, null)) !== !truth)
          .map(([branch, came]) => [
            ...conditionFacts(engine, node.test, came, context),
            ...conditionFacts(engine, branch, truth, context),
          ]),
      );
    case 'BinaryExpression':
      return comparison(engine, node, truth, context);
    case 'CallExpression':
      return callFacts(engine, node, truth, context);
    case 'AssignmentExpression':
      return conditionFacts(engine, node.right, truth, context);
    case 'MemberExpression':
      return [...lookedUpFacts(engine, node, truth, context), ...truthFacts(engine, node, truth, context)];
    case 'Identifier':
      return truthFacts(engine, node, truth, context);
    default:
      return [];
  }
}

/** `HOSTS[host]`, a table of the file: there is an entry of that name. */
function lookedUpFacts(
  engine: Engine,
  node: TSESTree.MemberExpression,
  truth: boolean,
  context: Context,
): readonly Fact[] {
  if (!truth || !node.computed || literalText(node.property) !== null) return [];
  const tables = sameOrigins(engine, engine.value(node.object, [], context, null));
  return tables.length > 0 && tables.every(({ kind, path }) => kind === 'object' && path.length === 0)
    ? listedFacts(engine, engine.value(node.property, [], context, null), node)
    : [];
}

/** Gets the facts that hold on every one of some ways, each as weak as on the weakest. */
export function meet(ways: readonly (readonly Fact[])[]): readonly Fact[] {
  const [first = [], ...others] = ways;
  const strongest = others.map((way) => {
    const byName = new Map<string, Fact>();
    for (const fact of way) {
      const name = `${fact.name} ${fact.key}`;
      const known = byName.get(name);
      if (!known || fact.limit < known.limit) byName.set(name, fact);
    }
    return byName;
  });
  return first.flatMap((fact) => {
    let weakest = fact;
    for (const way of strongest) {
      const same = way.get(`${fact.name} ${fact.key}`);
      if (!same) return [];
      if (same.limit > weakest.limit) weakest = same;
    }
    return [weakest];
  });
}

/** How many names it is looked through for a value that is known to be truthy or falsy. */
const MAX_NAMES = 40;

/** Tells whether a value is known to be truthy or falsy. */
export function staticTruth(engine: Engine, value: Value, depth = 0): boolean | null {
  if (depth > MAX_NAMES) return null;
  if (value.path.length === 0 && unwrap(value.node).type === 'NewExpression') return true;
  const shape = engine.shape(value);
  if (shape.kind === 'concat')
    return shape.parts.some((part) => typeof part === 'string' && part !== '') ? true : null;
  if (shape.kind !== 'either' || shape.values.length + shape.origins.length !== 1) return null;
  const [origin] = shape.origins;
  const [next] = shape.values;
  if (next) return next.node.type === 'CallExpression' ? null : staticTruth(engine, next, depth + 1);
  switch (origin?.kind) {
    case 'literal':
      return origin.text !== '';
    case 'computed':
      return origin.text === undefined ? null : origin.text !== 'false' && origin.text !== '0';
    case 'nothing':
      return false;
    case 'object':
    case 'array':
    case 'function':
    case 'class':
    case 'instance':
      return origin.path.length === 0 ? true : null;
    default:
      return null;
  }
}

function fact(key: string, name: FactName, node: Node, limit: number | null = null): Fact {
  return { key, name, limit: limit ?? 0, believed: limit === null, node };
}

/** What holds of a value that is nothing: whatever is asked of a text holds of none. */
function emptyFacts(key: string, node: Node): readonly Fact[] {
  return [fact(key, 'length', node, 0), ...EMPTY_FACTS.map((name) => fact(key, name, node))];
}

const EMPTY_FACTS: readonly FactName[] = ['url', 'https', 'host', 'known-value', 'pattern'];

function comparison(
  engine: Engine,
  node: TSESTree.BinaryExpression,
  truth: boolean,
  context: Context,
): readonly Fact[] {
  if (node.left.type === 'PrivateIdentifier') return [];
  if (node.operator === 'instanceof') return truth ? [] : unlessErrorFacts(engine, node, context);
  if (node.operator === 'in')
    return truth ? listedFacts(engine, engine.value(node.left, [], context, null), node) : [];
  const sides = [
    [node.left, node.right, node.operator],
    [node.right, node.left, FLIPPED[node.operator] ?? node.operator],
  ] as const;
  return sides.flatMap(([side, other, operator]) => {
    if (operator === '===' || operator === '==') return equality(engine, side, other, truth, node, context);
    if (operator === '!==' || operator === '!=') return equality(engine, side, other, !truth, node, context);
    return relation(engine, side, other, operator, truth, node, context);
  });
}

/** `result instanceof Error` is false: a helper of the file did not give one. */
function unlessErrorFacts(
  engine: Engine,
  { left, right }: TSESTree.BinaryExpression,
  context: Context,
): readonly Fact[] {
  if (right.type !== 'Identifier' || !right.name.endsWith('Error')) return [];
  const { node, path, context: inside } = soleValue(engine, engine.value(left, [], context, null));
  const call = unwrap(node);
  return call.type === 'CallExpression' && path.length === 0
    ? errorlessFacts(engine, call, right.name, inside ?? context)
    : [];
}

/** Gets what is certain when a case of a `switch` fits, or does not. */
export function samenessFacts(
  engine: Engine,
  { one, other, same }: Sameness,
  context: Context,
): readonly Fact[] {
  return [
    ...equality(engine, one, other, same, other, context),
    ...equality(engine, other, one, same, other, context),
  ];
}

const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `length > 2500`, with the length on the left. */
function relation(
  engine: Engine,
  side: Node,
  other: Node,
  operator: string,
  truth: boolean,
  node: Node,
  context: Context,
): readonly Fact[] {
  const index = indexOf(side);
  if (index && FOUND.has(`${operator} ${String(literalNumber(other))} ${String(truth)}`))
    return listedFacts(engine, engine.value(index, [], context, null), node);
  const below = BELOW[`${operator} ${String(truth)}`];
  if (below === undefined) return [];
  const chosen = chosenBy(engine, side, context);
  if (chosen) {
    const most = numberOf(engine, other, context);
    const ways = [
      [chosen.consequent, true],
      [chosen.alternate, false],
    ] as const;
    return meet(
      ways
        .filter(([branch]) => most === null || (literalNumber(branch) ?? -Infinity) <= most + below)
        .map(([branch, came]) => [
          ...conditionFacts(engine, chosen.test, came, context),
          ...relation(engine, branch, other, operator, truth, node, context),
        ]),
    );
  }
  const subjects = measured(engine, side, context);
  if (subjects.length === 0) return [];
  const limit = numberOf(engine, other, context);
  const bound = limit === null ? null : limit + below;
  return [
    ...subjects.map((subject) => fact(keyIn(engine, subject), 'length', node, bound)),
    ...(bound !== null && bound <= 0
      ? subjects.flatMap((subject) => emptinessFacts(engine, subject, context))
      : []),
  ];
}

/** Comparisons of a position, and how they came out, that say that something is in a list. */
const FOUND: ReadonlySet<string> = new Set(['>= 0 true', '< 0 false', '> -1 true', '<= -1 false']);

/** What a comparison that came out this way adds to the number for the most a length can be. */
const BELOW: Readonly<Record<string, number>> = { '< true': -1, '<= true': 0, '> false': 0, '>= false': -1 };

function equality(
  engine: Engine,
  side: Node,
  other: Node,
  holds: boolean,
  node: Node,
  context: Context,
): readonly Fact[] {
  const value = unwrap(other);
  const subject = engine.value(side, [], context, null);
  if (value.type === 'Literal' && typeof value.value === 'boolean')
    return conditionFacts(engine, side, holds === value.value, context);
  const isNothing =
    (value.type === 'Literal' && value.value === null && !('regex' in value)) ||
    (value.type === 'Identifier' && value.name === 'undefined');
  if (isNothing) return conditionFacts(engine, side, !holds, context);
  const inner = unwrap(side);
  if (inner.type === 'UnaryExpression' && inner.operator === 'typeof') {
    const tested = engine.value(inner.argument, [], context, null);
    const isText = literalText(other) === 'string';
    const isNone = literalText(other) === 'undefined';
    return (isText && !holds) || (isNone && holds) ? emptyFacts(keyIn(engine, tested), node) : [];
  }
  const lengths = measured(engine, side, context);
  if (lengths.length > 0) {
    const limit = numberOf(engine, other, context);
    if (limit === 0 && !holds) return [];
    return holds
      ? [
          ...lengths.map((one) => fact(keyIn(engine, one), 'length', node, limit)),
          ...(limit === 0 ? lengths.flatMap((one) => emptinessFacts(engine, one, context)) : []),
        ]
      : [];
  }
  const prefix = prefixAtStart(engine, side, other, context);
  if (prefix) return holds ? prefixFacts(engine, prefix.text, prefix.prefix, node) : [];
  const index = indexOf(side);
  if (index && !holds && literalNumber(other) === -1)
    return listedFacts(engine, engine.value(index, [], context, null), node);
  const text = literalText(other) ?? knownText(engine, engine.value(other, [], context, null));
  if (text === '') return conditionFacts(engine, side, !holds, context);
  if (!holds) return [];
  const part = urlPartOf(engine, subject);
  const ofUrl = part ? factsOfPart(engine, part, text, node) : [];
  if (text === null || part?.given === false) return ofUrl;
  return [
    fact(keyIn(engine, subject), 'known-value', node),
    fact(keyIn(engine, subject), 'length', node, text.length),
    ...ofUrl,
  ];
}

/** What is known of a URL of which a part is a text. */
function factsOfPart(engine: Engine, part: UrlPart, text: string | null, node: Node): readonly Fact[] {
  const key = keyIn(engine, part.text);
  const isHttps = text?.startsWith('https:') === true;
  if (part.name === 'protocol')
    return text === 'https:' ? [fact(key, 'https', node), fact(key, 'url', node)] : [];
  return [
    fact(key, 'host', node),
    fact(key, 'url', node),
    ...(part.name === 'origin' && isHttps ? [fact(key, 'https', node)] : []),
  ];
}

function literalNumber(node: Node): number | null {
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression' && inner.operator === '-' && inner.argument.type === 'Literal')
    return -Number(inner.argument.value);
  return inner.type === 'Literal' && typeof inner.value === 'number' ? inner.value : null;
}

/** Reads `text.indexOf('https://') === 0`, which tests how a text begins. */
function prefixAtStart(
  engine: Engine,
  side: Node,
  other: Node,
  context: Context,
): { readonly text: Value; readonly prefix: string } | null {
  const inner = unwrap(side);
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return null;
  const [searched] = inner.arguments;
  const prefix = searched ? literalText(searched) : null;
  if (keyName(inner.callee.property, inner.callee.computed) !== 'indexOf' || prefix === null) return null;
  return literalNumber(other) === 0
    ? { text: engine.value(inner.callee.object, [], context, null), prefix }
    : null;
}

/** Gets what `list.indexOf(x)` looks for, or null. */
function indexOf(node: Node): Node | null {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return null;
  const [argument] = inner.arguments;
  return keyName(inner.callee.property, inner.callee.computed) === 'indexOf' &&
    argument &&
    literalText(argument) === null
    ? argument
    : null;
}

/** What the truth of a name or property says: of itself, of the condition that it keeps, of the helper it came from. */
function truthFacts(engine: Engine, node: Node, truth: boolean, context: Context): readonly Fact[] {
  const value = engine.value(node, [], context, null);
  const own = truth ? [] : emptyFacts(keyIn(engine, value), node);
  const lengths = truth ? [] : measured(engine, node, context);
  if (lengths.length > 0)
    return [
      ...lengths.map((one) => fact(keyIn(engine, one), 'length', node, 0)),
      ...lengths.flatMap((one) => emptinessFacts(engine, one, context)),
    ];
  let current = value;
  for (let count = 0; count < 20; count++) {
    const inner = unwrap(current.node);
    if (inner.type === 'CallExpression') {
      const held =
        current.path.length === 0
          ? conditionFacts(engine, inner, truth, context)
          : resultFacts(engine, inner, current.path, truth, context);
      return [...own, ...held];
    }
    if (
      current.path.length === 0 &&
      inner !== node &&
      (inner.type === 'BinaryExpression' ||
        inner.type === 'LogicalExpression' ||
        inner.type === 'UnaryExpression' ||
        inner.type === 'ConditionalExpression')
    ) {
      return [...own, ...conditionFacts(engine, inner, truth, context)];
    }
    const shape = engine.shape(current);
    const [next] =
      shape.kind === 'either' && shape.values.length === 1 && shape.origins.length === 0 ? shape.values : [];
    if (!next) return [...own, ...flagFacts(engine, current, truth)];
    current = next;
  }
  return own;
}

/** A flag that is set in a branch and has not that value now: the branch was not taken. */
function flagFacts(engine: Engine, value: Value, truth: boolean): readonly Fact[] {
  const variable =
    value.node.type === 'Identifier' && value.path.length === 0 ? engine.variables.of(value.node) : null;
  if (!variable) return [];
  const { events } = engine.variables.reaching(variable, [], value.node);
  const told = events.map((write) => ({ write, truth: truthOf(engine, write, value.context) }));
  return told.flatMap(({ write, truth: set }) => {
    const isSetBack = told.some(
      (other) => other.truth !== !truth && mayFollow(write.node, other.write.node, value.node),
    );
    return set !== !truth || isSetBack ? [] : notTaken(engine, write.node, value.context);
  });
}

function truthOf(engine: Engine, { written }: Write, context: Context | null): boolean | null {
  if (written.kind !== 'value') return null;
  return staticTruth(engine, engine.value(written.node, written.path, context, null));
}

/** Holds if `other` may run after `event` and before `at`: it stands behind, or a loop comes back to it. */
function mayFollow(event: Node, other: Node, at: Node): boolean {
  if (other.range[0] > event.range[0]) return true;
  for (let current = event.parent; current && !isFunction(current); current = current.parent) {
    if (LOOPS.has(current.type) && contains(current, other) && !contains(current, at)) return true;
  }
  return false;
}

/** Gets what holds when an event inside an `if` did not happen. */
function notTaken(engine: Engine, event: Node, context: Context | null): readonly Fact[] {
  for (let current: Node = event; current.parent && !isFunction(current); current = current.parent) {
    const parent: Node = current.parent;
    if (parent.type !== 'IfStatement' || parent.test === current) continue;
    if (isConditionalWithin(event, current)) return [];
    const taken = parent.alternate === current;
    return conditionFacts(engine, parent.test, taken, context ?? engine.functions.blocked);
  }
  return [];
}

/** What an empty list, object or text says: nothing was put into it. */
function emptinessFacts(engine: Engine, value: Value, context: Context): readonly Fact[] {
  return emptiness(engine).get(
    `${String(value.id)} ${String(context.id)}`,
    () => [],
    () => computeEmptiness(engine, value, context),
  );
}

const emptiness = memoFor<string, readonly Fact[]>();

function computeEmptiness(engine: Engine, value: Value, context: Context): readonly Fact[] {
  const inner = unwrap(value.node);
  const list = truthFiltered(inner);
  if (list?.type === 'ArrayExpression')
    return list.elements.flatMap((one) =>
      one && one.type !== 'SpreadElement' ? conditionFacts(engine, one, false, context) : [],
    );
  if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && inner.arguments[0]) {
    const name = keyName(inner.callee.property, inner.callee.computed);
    if (
      inner.callee.object.type === 'Identifier' &&
      inner.callee.object.name === 'Object' &&
      (name === 'keys' || name === 'values' || name === 'entries')
    ) {
      return emptinessFacts(engine, engine.value(inner.arguments[0], [], value.context, null), context);
    }
  }
  const kept = noneKept(engine, inner, context);
  if (kept) return kept;
  if (inner.type === 'CallExpression') {
    const ways = engine.functions.targets(inner, value.context).flatMap((target) =>
      (engine.structure.returns.get(target) ?? []).flatMap((result) => {
        const list = unwrap(result);
        if (list.type === 'ArrayExpression' && list.elements.length > 0) return [];
        const inside = engine.enter(target, inner, value.context);
        return [
          [
            ...engine.facts.within(target, result, inside),
            ...emptinessFacts(engine, engine.value(result, [], inside, null), inside),
          ],
        ];
      }),
    );
    return ways.length > 0 ? meet(ways) : [];
  }
  const variable = inner.type === 'Identifier' ? engine.variables.of(inner) : null;
  if (!variable) return [];
  const puts = engine.variables.writesOf(variable).filter((write) => write.path.length > value.path.length);
  if (puts.length > 0) return puts.flatMap((write) => notTaken(engine, write.node, value.context));
  const [only, ...others] = engine.variables.reaching(variable, [], inner).events;
  if (!only || others.length > 0 || only.written.kind !== 'value' || unwrap(only.written.node) === inner)
    return [];
  return emptinessFacts(
    engine,
    engine.value(only.written.node, only.written.path, value.context, null),
    context,
  );
}

/** `list.filter(isTooLong)` is empty: no element is. Null for anything else. */
function noneKept(engine: Engine, node: Node, context: Context): readonly Fact[] | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  const [predicate] = node.arguments;
  if (!predicate || keyName(node.callee.property, node.callee.computed) !== 'filter') return null;
  const list = node.callee.object;
  return functionsAt(engine, predicate, context).flatMap((target) => {
    const said = meet(
      (engine.structure.returns.get(target) ?? []).map((result) =>
        conditionFacts(engine, result, false, context),
      ),
    );
    return [...said.filter(({ key }) => isOfEach(key)), ...eachElementFacts(engine, said, list, context)];
  });
}

function callFacts(
  engine: Engine,
  call: TSESTree.CallExpression,
  truth: boolean,
  context: Context,
): readonly Fact[] {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'Identifier' && callee.name === 'Boolean' && first && !engine.variables.of(callee))
    return conditionFacts(engine, first, truth, context);
  const own = callee.type === 'MemberExpression' ? methodFacts(engine, call, callee, truth, context) : null;
  return own ?? resultFacts(engine, call, [], truth, context);
}

/** What methods of texts, lists and patterns say; null for any other method. */
function methodFacts(
  engine: Engine,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  truth: boolean,
  context: Context,
): readonly Fact[] | null {
  const name = keyName(callee.property, callee.computed);
  const [argument] = call.arguments;
  if (!argument || argument.type === 'SpreadElement') return null;
  const receiver = engine.value(callee.object, [], context, null);
  const given = engine.value(argument, [], context, null);
  switch (name) {
    case 'startsWith':
    case 'endsWith': {
      if (!truth) return [];
      return name === 'startsWith'
        ? meet(textsOf(engine, given).map((text) => prefixFacts(engine, receiver, plainText(text), call)))
        : suffixFacts(engine, receiver, leadingText(engine, given), call);
    }
    case 'test':
    case 'match':
    case 'exec': {
      const [pattern, subject] = name === 'match' ? [given, receiver] : [receiver, given];
      const found = sameOrigins(engine, pattern).find((origin) => origin.kind === 'regexp');
      if (!found) return null;
      if (!truth || found.node.type !== 'Literal' || !('regex' in found.node)) return [];
      const { pattern: text } = found.node.regex;
      return [
        ...patternFacts(text, keysOfText(engine, subject), call),
        ...(endsInHost(text) ? suffixFacts(engine, subject, '.', call) : []),
      ];
    }
    case 'includes':
    case 'has':
    case 'hasOwn':
    case 'hasOwnProperty': {
      if (engine.functions.targets(call, context).length > 0) return null;
      const wanted =
        name === 'hasOwn' && call.arguments[1] ? engine.value(call.arguments[1], [], context, null) : given;
      return truth && literalText(wanted.node) === null ? listedFacts(engine, wanted, call) : [];
    }
    case 'every':
    case 'some':
    case 'find':
    case 'findLast': {
      const targets = functionsAt(engine, argument, context);
      const ofEach = (name === 'every') === truth;
      return targets.flatMap((target) => {
        const ofItem = `parameter ${String(engine.idOf(target))} `;
        const said = meet(
          (engine.structure.returns.get(target) ?? []).map((result) =>
            conditionFacts(engine, result, truth, context),
          ),
        );
        return ofEach
          ? [...said, ...eachElementFacts(engine, said, callee.object, context)]
          : said.filter(({ key }) => !(isOfEach(key) || key.startsWith(ofItem)));
      });
    }
    default:
      return null;
  }
}

/** What is certain of an element that a `filter` has kept or a `find` has found. */
export function keptFacts(engine: Engine, { node, path }: Value): readonly Omit<Fact, 'key'>[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const name = keyName(node.callee.property, node.callee.computed);
  const isList = name === 'filter';
  const [predicate] = node.arguments;
  if (!predicate || (!isList && name !== 'find' && name !== 'findLast')) return [];
  if (isList && path.length === 0) return [];
  const context = engine.functions.blocked;
  const places = engine.places(node, null);
  const element = engine.value(
    node.callee.object,
    [ANY, ...(isList ? path.slice(1) : path)],
    context,
    places,
  );
  const key = keyIn(engine, element);
  return functionsAt(engine, predicate, context)
    .flatMap((target) =>
      meet(
        (engine.structure.returns.get(target) ?? []).map((result) =>
          conditionFacts(engine, result, true, engine.enter(target, node, context)),
        ),
      ),
    )
    .filter((fact) => fact.key === key);
}

function listedFacts(engine: Engine, wanted: Value, node: Node): readonly Fact[] {
  const part = urlPartOf(engine, wanted);
  const own = [
    fact(keyIn(engine, wanted), 'known-value', node),
    fact(keyIn(engine, wanted), 'length', node, null),
  ];
  if (!part) return own;
  const key = keyIn(engine, part.text);
  const ofUrl = [...(part.name === 'protocol' ? [] : [fact(key, 'host', node)]), fact(key, 'url', node)];
  return part.given ? [...own, ...ofUrl] : ofUrl;
}

function leadingText(engine: Engine, value: Value): string | null {
  const shape = engine.shape(value);
  const [first] = shape.kind === 'concat' ? shape.parts : [];
  if (first !== undefined) return typeof first === 'string' ? first : leadingText(engine, first);
  return knownText(engine, value);
}

function prefixFacts(engine: Engine, receiver: Value, prefix: string | null, node: Node): readonly Fact[] {
  if (prefix === null) return [];
  const part = urlPartOf(engine, receiver);
  const isHttps = part?.name === 'protocol' && prefix.startsWith('https') && prefix !== 'https';
  const ofUrl = part && isHttps ? [fact(keyIn(engine, part.text), 'https', node)] : [];
  if (part?.given === false) return ofUrl;
  const names = factsOfPrefix(prefix);
  return [
    ...ofUrl,
    ...keysOfText(engine, receiver).flatMap((key) => names.map((name) => fact(key, name, node))),
  ];
}

function suffixFacts(engine: Engine, receiver: Value, suffix: string | null, node: Node): readonly Fact[] {
  const part = urlPartOf(engine, receiver);
  if (!part || part.name === 'protocol') return [];
  return suffix?.startsWith('.') === true
    ? [fact(keyIn(engine, part.text), 'host', node), fact(keyIn(engine, part.text), 'url', node)]
    : [];
}

/** Gets the keys of a text and of what it is a trimmed or lower-cased form of. */
function keysOfText(engine: Engine, value: Value): readonly string[] {
  const before = stepBehind(engine, value, (name) => MEASURED_THROUGH.has(name));
  return [keyIn(engine, value), ...(before ? [keyIn(engine, before)] : [])];
}
