/** Flags, lists of errors and other variables that keep the outcome of a condition. */
import { eachElementFacts } from './each.js';
import { functionsAt } from './callbacks.js';
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { isOfEach } from './keys.js';
import { memoFor } from './memo.js';
import { LOOPS, isConditionalWithin } from './order.js';
import { meet } from './stated-facts.js';
import { contains, isFunction, keyName, truthFiltered, unwrap, type Node } from './syntax.js';
import type { Context, Value } from './value.js';
import type { Write } from './variables.js';

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

/** A flag that is set in a branch and has not that value now: the branch was not taken. */
export function flagFacts(engine: Engine, value: Value, truth: boolean): readonly Fact[] {
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
export function emptinessFacts(engine: Engine, value: Value, context: Context): readonly Fact[] {
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
