/** What methods and functions that test a value say of it: beginnings, endings, patterns, lists of what is allowed. */
import { eachElementFacts } from './each.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { functionsAt } from './callbacks.js';
import { sameOrigins } from './callee.js';
import { conditionFacts } from './conditions.js';
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { isOfEach, keyIn } from './keys.js';
import { MEASURED_THROUGH, stepBehind } from './measures.js';
import { resultFacts } from './outcomes.js';
import { patternFacts, endsInHost, factsOfPrefix } from './patterns-of-text.js';
import { fact, meet } from './stated-facts.js';
import { keyName, literalText, unwrap, type Node } from './syntax.js';
import { knownText, plainText, textsOf } from './texts.js';
import { urlPartOf } from './urls.js';
import { ANY, type Context, type Value } from './value.js';

/** Gets what a call says of what it is given or called on, when it came out as `truth`. */
export function callFacts(
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

/** Gets what is known of a value that was found in a list. */
export function listedFacts(engine: Engine, wanted: Value, node: Node): readonly Fact[] {
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

/** Gets what is known of a text that begins like this. */
export function prefixFacts(
  engine: Engine,
  receiver: Value,
  prefix: string | null,
  node: Node,
): readonly Fact[] {
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
