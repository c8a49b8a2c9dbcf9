/** Functions of the global objects of the language: `Object.assign`, `Promise.all`, `Array.from`. */
import type { TSESTree } from '@typescript-eslint/utils';
import { callbackResults } from './callbacks.js';
import { entriesOf, entryOf } from './collections.js';
import type { Engine } from './engine.js';
import { layered } from './objects.js';
import { origin } from './shapes.js';
import { keyName, unwrap, type Node } from './syntax.js';
import { made } from './text-steps.js';
import { ANY, either, start, type Shape, type Value } from './value.js';

/** Functions of the language's global objects. */
export function languageFunction(
  engine: Engine,
  node: TSESTree.CallExpression,
  callee: Node,
  value: Value,
): Shape | null {
  const [first, second] = node.arguments;
  const [head, ...rest] = value.path;
  const at = (argument: Node, path: readonly string[]): Value =>
    engine.value(argument, path, value.context, value.places ?? engine.places(node, null));
  if (callee.type === 'Identifier' && !engine.variables.of(callee) && first) {
    if (callee.name === 'String') return made(node, [at(first, value.path)], 'String', 'same');
    if (
      callee.name === 'Number' ||
      callee.name === 'Boolean' ||
      callee.name === 'parseInt' ||
      callee.name === 'parseFloat' ||
      callee.name === 'BigInt'
    )
      return origin('computed', value);
  }
  if (callee.type !== 'MemberExpression') return null;
  const object = unwrap(callee.object);
  const name = keyName(callee.property, callee.computed);
  if (object.type !== 'Identifier' || engine.variables.of(object) || name === null) return null;
  switch (`${object.name}.${name}`) {
    case 'Object.assign':
      return head === undefined
        ? start({ kind: 'object', node, path: [], context: value.context })
        : layered(engine, node.arguments.toReversed(), value);
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.create':
    case 'Promise.resolve':
      return first ? either([at(first, value.path)]) : null;
    case 'Promise.all':
    case 'Promise.race':
    case 'Promise.any':
      if (!first) return null;
      if (name === 'all') return either([at(first, value.path)]);
      return either([at(first, [ANY, ...value.path])]);
    case 'Promise.allSettled':
      if (!first || head === undefined) return null;
      return rest[0] === 'value' ? either([at(first, [head, ...rest.slice(1)])]) : null;
    case 'Array.of': {
      if (head === undefined) return null;
      const one = node.arguments[Number(head)];
      return either((one ? [one] : node.arguments).map((argument) => at(argument, rest)));
    }
    case 'Object.values':
      return first && head !== undefined ? either([at(first, [ANY, ...rest])]) : null;
    case 'Object.keys':
      return origin('computed', value);
    case 'Object.entries':
      if (!first || head === undefined) return null;
      return rest[0] === '1' ? either([at(first, [ANY, ...rest.slice(1)])]) : origin('computed', value);
    case 'Object.fromEntries':
      if (!first) return null;
      return head === undefined
        ? either([at(entriesOf(first), [])])
        : entryOf(engine, at(entriesOf(first), []), head, rest, value);
    case 'Array.from': {
      if (!first || head === undefined) return null;
      return second ? callbackResults(engine, second, rest, value) : either([at(first, [ANY, ...rest])]);
    }
    case 'Date.now':
    case 'Math.floor':
    case 'Math.round':
    case 'Math.ceil':
      return origin('computed', value);
    default:
      return null;
  }
}
