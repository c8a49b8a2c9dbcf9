/** What comparing values says of them: their length, their sameness, the parts of their URL. */
import type { TSESTree } from '@typescript-eslint/utils';
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { emptinessFacts } from './flags.js';
import { keyIn } from './keys.js';
import { chosenBy, measured, soleValue } from './measures.js';
import { numberOf } from './numbers.js';
import { errorlessFacts } from './outcomes.js';
import { emptyFacts, fact, meet } from './stated-facts.js';
import type { Sameness } from './switches.js';
import { keyName, literalText, unwrap, type Node } from './syntax.js';
import { listedFacts, prefixFacts } from './text-tests.js';
import { knownText } from './texts.js';
import { urlPartOf, type UrlPart } from './urls.js';
import type { Context, Value } from './value.js';

/** Gets what a comparison says of its sides when it came out as `truth`. */
export function comparison(
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
