/** Loops over lists that are written out: what was tested of each element was tested of these. */
import { listedIn, type Listed } from './listed.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { isOfEach, keyIn } from './keys.js';
import { bindingIn } from './patterns.js';
import { beginningIn } from './structure.js';
import { isFunction, unwrap, type Node } from './syntax.js';
import { knownText } from './texts.js';
import { ANY, type Context, type Value } from './value.js';

/** Gets what holds behind a loop that made sure of these facts for each element of a list. */
export function eachElementFacts(
  engine: Engine,
  facts: readonly Fact[],
  list: Node,
  context: Context,
): readonly Fact[] {
  if (facts.length === 0) return facts;
  const listed = listedIn(engine, engine.value(list, [], context, null));
  const { elements, at, isFilled } = listed;
  const element = engine.value(list, [ANY, ...at], context, engine.places(list, null));
  const own = new Set(elements.map((one) => keyIn(engine, one)));
  return [
    ...facts.filter(({ key }) => isFilled || isOfEach(key) || own.has(key)),
    ...ofEvery(engine, facts, keyIn(engine, element), elements),
    ...indexedBy(engine, list, listed, context).flatMap(({ member, parts }) =>
      ofEvery(engine, facts, keyIn(engine, member), parts),
    ),
  ];
}

/** Says of every one of some values, and of its parts, what facts say of `key` and its parts. */
function ofEvery(
  engine: Engine,
  facts: readonly Fact[],
  key: string,
  values: readonly Value[],
): readonly Fact[] {
  return facts.flatMap((fact) => {
    const below = fact.key.startsWith(key) ? fact.key.slice(key.length) : null;
    if (below === null || !/^(?:\.[^. ]+)*$/u.test(below)) return [];
    const path = below.split('.').slice(1);
    return values.map((one) => ({ ...fact, key: keyIn(engine, engine.part(one, path, one.node)) }));
  });
}

/** Reads of a loop by the name that it is at: `body[field]`, and the parts of `body` that this stands for. */
function indexedBy(
  engine: Engine,
  list: Node,
  listed: Listed,
  context: Context,
): readonly { readonly member: Value; readonly parts: readonly Value[] }[] {
  const loop = loopOver(list);
  if (!loop) return [];
  return beginningIn(engine.structure.members, loop.body).flatMap((node) => {
    const name = node.computed ? unwrap(node.property) : null;
    const declared = name?.type === 'Identifier' ? engine.variables.of(name)?.defs[0]?.name : undefined;
    const binding = declared && bindingIn(loop.pattern, declared);
    if (!binding) return [];
    const isOfNames = listed.namesAt?.join('.') === binding.path.join('.');
    const texts = isOfNames
      ? listed.names
      : listed.elements.map((one) => knownText(engine, engine.part(one, binding.path, list)));
    const object = engine.at(node.object, context);
    return [
      {
        member: engine.at(node, context),
        parts: texts.flatMap((text) => (text === null ? [] : [engine.part(object, [text], node)])),
      },
    ];
  });
}

/** Gets what a loop or a callback calls an element of the list, and what it does for each. */
function loopOver(list: Node): { readonly pattern: Node; readonly body: Node } | null {
  const { parent } = list;
  if (parent?.type === 'ForOfStatement' && parent.right === list) {
    const declarator = parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0] : undefined;
    return declarator ? { pattern: declarator.id, body: parent.body } : null;
  }
  const call = parent?.type === 'MemberExpression' ? parent.parent : undefined;
  const callback = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  const pattern = isFunction(callback) ? callback.params[0] : undefined;
  return pattern && isFunction(callback) ? { pattern, body: callback.body } : null;
}
