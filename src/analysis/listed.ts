/** Lists that are written out, and what is surely in them. */
import { apisOf } from './callee.js';
import type { Engine } from './engine.js';
import { soleValue } from './measures.js';
import { keyName, truthFiltered, unwrap } from './syntax.js';
import type { Path, Value } from './value.js';

/** What is surely in a list. */
export interface Listed {
  readonly elements: readonly Value[];
  /** Where these stand in an element of the list: a pair of `Object.entries` has its value behind the name. */
  readonly at: Path;
  /** Names of properties that the list holds, too, and where they stand in an element; null for other lists. */
  readonly names: readonly string[];
  readonly namesAt: Path | null;
  /** There is an element, so what is done for each is done. */
  readonly isFilled: boolean;
}

const NOTHING: Listed = { elements: [], at: [], names: [], namesAt: null, isFilled: false };

/** How deep lists in lists are read. */
const MAX_LISTS = 4;

/** Gets what is surely in a list: of a literal, and of what `Object.keys` and its kin give of one. */
export function listedIn(engine: Engine, list: Value, depth = 0): Listed {
  const { node, path, context } = soleValue(engine, list);
  const inner = unwrap(node);
  if (path.length > 0 || depth > MAX_LISTS) return NOTHING;
  if (inner.type === 'ArrayExpression') {
    const parts = inner.elements.map((element): Listed => {
      if (element?.type === 'SpreadElement')
        return listedIn(engine, engine.at(element.argument, context), depth + 1);
      return element ? { ...NOTHING, elements: [engine.at(element, context)], isFilled: true } : NOTHING;
    });
    const plain = parts.filter(({ at }) => at.length === 0);
    return {
      ...NOTHING,
      elements: plain.flatMap(({ elements }) => elements),
      isFilled: plain.some(({ isFilled }) => isFilled),
    };
  }
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return NOTHING;
  const filtered = truthFiltered(inner);
  if (filtered) return { ...listedIn(engine, engine.at(filtered, context), depth + 1), isFilled: false };
  const name = keyName(inner.callee.property, inner.callee.computed);
  const [first] = inner.arguments;
  if (!first || (name !== 'keys' && name !== 'values' && name !== 'entries')) return NOTHING;
  const isOfObject = apisOf(engine, engine.at(inner.callee, context)).some(
    ({ address }) => address === `global#Object.${name}`,
  );
  return isOfObject ? propertiesOf(engine, engine.at(first, context), name) : NOTHING;
}

function propertiesOf(engine: Engine, object: Value, listed: 'keys' | 'values' | 'entries'): Listed {
  const { node, path, context } = soleValue(engine, object);
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression' || path.length > 0) return NOTHING;
  const properties = inner.properties.filter((property) => property.type === 'Property');
  const isPair = listed === 'entries';
  return {
    elements: listed === 'keys' ? [] : properties.map(({ value }) => engine.at(value, context)),
    at: isPair ? ['1'] : [],
    names: properties.flatMap(({ key, computed }) => keyName(key, computed) ?? []),
    namesAt: listed === 'values' ? null : isPair ? ['0'] : [],
    isFilled: properties.length > 0,
  };
}
