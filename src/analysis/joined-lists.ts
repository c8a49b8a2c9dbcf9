/** Lists that are joined to one text, and lists of the characters of a text. */
import type { TSESTree } from '@typescript-eslint/utils';
import { SAME_ELEMENTS } from './builtins.js';
import { sameOrigins, sameValues } from './callee.js';
import type { Engine } from './engine.js';
import { contentsOf } from './lists.js';
import type { LengthEffect } from './rows.js';
import { keyName, literalText, unwrap, type Node } from './syntax.js';
import { step, textStep } from './text-steps.js';
import { ANY, type Shape, type Value } from './value.js';

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

/** Gets the shape of the text that `list.join(…)` makes. */
export function joined(engine: Engine, node: TSESTree.CallExpression, list: Node, value: Value): Shape {
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
