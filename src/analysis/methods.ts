/** Methods that lists, texts, maps and promises have in common. */
import type { TSESTree } from '@typescript-eslint/utils';
import { ONE_ELEMENT, SAME_ELEMENTS, TELLING_METHODS, TESTS_ELEMENTS, TEXT_METHODS } from './builtins.js';
import { callbackResults } from './callbacks.js';
import { sameOrigins } from './callee.js';
import { isArray, isCollection } from './collections.js';
import { constantText } from './constants.js';
import type { Engine } from './engine.js';
import { joined } from './joined-lists.js';
import { keyName, literalText, unwrap, type Node } from './syntax.js';
import { step, textStep } from './text-steps.js';
import { ANY, either, start, type Context, type Shape, type Value } from './value.js';

/** `repository.find({ id })`, `await queue.pop()`: no list is asked like that, nor waited for. */
function isOfAnother(
  engine: Engine,
  call: TSESTree.CallExpression,
  name: string,
  receiver: Value,
  context: Context | null,
): boolean {
  const [first] = call.arguments;
  if (first && TESTS_ELEMENTS.has(name) && !mayBeFunction(engine, engine.at(first, context))) return true;
  return name !== 'next' && call.parent.type === 'AwaitExpression' && !isArray(engine, receiver);
}

function mayBeFunction(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return (
    origins.length === 0 ||
    origins.some(
      ({ kind }) => kind === 'function' || kind === 'import' || kind === 'global' || kind === 'call',
    )
  );
}

/** Methods of texts, arrays, maps and promises. */
export function method(
  engine: Engine,
  node: TSESTree.CallExpression,
  callee: Node,
  value: Value,
): Shape | null {
  if (callee.type !== 'MemberExpression') return null;
  const name = keyName(callee.property, callee.computed);
  if (name === null) return null;
  const [head, ...rest] = value.path;
  const [first] = node.arguments;
  const receiver = (path: readonly string[]): Value =>
    engine.value(callee.object, path, value.context, value.places ?? engine.places(node, null));
  const at = (argument: Node): Value => engine.value(argument, rest, value.context, value.places);
  if (TELLING_METHODS.has(name))
    return { kind: 'made', from: [receiver([])], step: step(node, name, 'unknown', true) };
  if (head === undefined) {
    const put = name === 'replace' || name === 'replaceAll' ? putInto(engine, node, value) : [];
    if (put.length > 0) {
      const length = name === 'replace' && isOnePlace(first) ? 'sum' : 'repeats';
      return { kind: 'made', from: [receiver([]), ...put], step: step(node, name, length, false) };
    }
    const text = TEXT_METHODS.get(name);
    if (text && !(name === 'at' && isArray(engine, receiver([]))))
      return {
        kind: 'made',
        from: [receiver([])],
        step: textStep(engine, node, name, text.length, value.context),
      };
  }
  switch (name) {
    case 'then':
      return first ? callbackResults(engine, first, value.path, value) : null;
    case 'catch':
    case 'finally': {
      const kept = receiver(value.path);
      const caught = name === 'catch' && first ? callbackResults(engine, first, value.path, value) : null;
      return caught?.kind === 'either' ? either([kept, ...caught.values], caught.origins) : either([kept]);
    }
    case 'bind':
      return either([receiver(value.path)]);
    case 'map':
    case 'flatMap':
      if (!first) return null;
      if (head === undefined) return start({ kind: 'array', node, path: [], context: value.context });
      return callbackResults(engine, first, rest, value, name === 'flatMap');
    case 'reduce':
    case 'reduceRight': {
      if (!first) return null;
      const folded = callbackResults(engine, first, value.path, value);
      const initial = node.arguments[1];
      return folded?.kind === 'either' && initial
        ? either(
            [...folded.values, engine.value(initial, value.path, value.context, value.places)],
            folded.origins,
          )
        : folded;
    }
    case 'join':
      return head === undefined ? joined(engine, node, callee.object, value) : null;
    case 'concat':
      if (head === undefined)
        return {
          kind: 'concat',
          node,
          parts: [receiver([]), ...node.arguments.map((argument) => engine.at(argument, value.context))],
        };
      return either([
        receiver([ANY, ...rest]),
        ...node.arguments.flatMap((argument) => {
          if (argument.type === 'SpreadElement') return [];
          const elements = engine.value(argument, [ANY, ...rest], value.context, value.places);
          const whole = engine.value(argument, [], value.context, null);
          return isArray(engine, whole) ? [elements] : [elements, at(argument)];
        }),
      ]);
    case 'get': {
      const key = first ? (constantText(engine.structure, first) ?? ANY) : ANY;
      return isCollection(engine, callee.object, value.context)
        ? either([receiver([key, ...value.path])])
        : null;
    }
    case 'entries':
      return rest[0] === '1' ? either([receiver([ANY, ...rest.slice(1)])]) : null;
    case 'split':
    case 'match':
      return head === undefined
        ? null
        : { kind: 'made', from: [receiver([])], step: step(node, name, 'shrinks', false) };
    case 'slice':
    case 'at':
      return either([receiver([ANY, ...(name === 'at' ? value.path : rest)])]);
    default:
      if (isOfAnother(engine, node, name, receiver([]), value.context)) return null;
      if (SAME_ELEMENTS.has(name) && head !== undefined) return either([receiver([ANY, ...rest])]);
      if (ONE_ELEMENT.has(name)) return either([receiver([ANY, ...value.path])]);
      return null;
  }
}

/** Gets what a replacement puts into a text, unless that is written there. */
function putInto(
  engine: Engine,
  { arguments: [, put] }: TSESTree.CallExpression,
  value: Value,
): readonly Value[] {
  if (!put || constantText(engine.structure, put) !== null) return [];
  const made = callbackResults(engine, put, [], value);
  if (made?.kind === 'either')
    return made.values.filter(({ node }) => constantText(engine.structure, node) === null);
  return [engine.value(put, [], value.context, null)];
}

/** Holds if a pattern is found in one place at most: a text, or an expression without `g`. */
function isOnePlace(pattern: Node | undefined): boolean {
  if (!pattern) return false;
  const inner = unwrap(pattern);
  if (inner.type === 'Literal' && 'regex' in inner) return !inner.regex.flags.includes('g');
  return literalText(inner) !== null;
}
