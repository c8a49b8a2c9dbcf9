/** What a condition says about values, when it is true and when it is false. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameOrigins } from './callee.js';
import { comparison } from './comparisons.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { flagFacts, emptinessFacts, staticTruth } from './flags.js';
import { keyIn } from './keys.js';
import { measured } from './measures.js';
import { memoFor } from './memo.js';
import { resultFacts } from './outcomes.js';
import { emptyFacts, fact, meet } from './stated-facts.js';
import { literalText, unwrap, type Node } from './syntax.js';
import { callFacts, listedFacts } from './text-tests.js';
import type { Context } from './value.js';

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
