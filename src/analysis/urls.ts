/** Parts of parsed URLs, and the texts they were parsed from. */
import type { Engine } from './engine.js';
import { keyName, literalText, unwrap } from './syntax.js';
import type { Value } from './value.js';

/** A part of a URL that says where it leads. */
export interface UrlPart {
  readonly name: 'protocol' | 'hostname' | 'host' | 'origin';
  /** The text that was parsed, or the URL itself where it was given. */
  readonly text: Value;
  /** It is read from something that is given to the function: a URL that is parsed already, or a field of that name. */
  readonly given: boolean;
}

const PARTS = new Set(['protocol', 'hostname', 'host', 'origin']);
const KEEPS = new Set(['toLowerCase', 'trim', 'toString', 'replace', 'String']);

/** Gets which part of which URL a value is (`new URL(text).hostname`), or null. */
export function urlPartOf(engine: Engine, value: Value): UrlPart | null {
  let current = value;
  for (let count = 0; count < 24; count++) {
    const node = unwrap(current.node);
    const [name] = current.path;
    if (name !== undefined && current.path.length === 1 && isPart(name)) {
      const text = parsedText(engine, { ...current, node });
      if (text) return { name, text, given: false };
    }
    const shape = engine.shape(current);
    if (shape.kind === 'made') {
      const [from] = shape.from;
      if (!from || !KEEPS.has(shape.step.name)) return null;
      current = from;
      continue;
    }
    const values = shape.kind === 'either' ? shape.values.filter((one) => !isEmpty(one)) : [];
    const [next, ...others] = values;
    if (!next || others.length > 0)
      return shape.kind === 'either' && shape.values.length === 0 ? partOfGiven(engine, current) : null;
    current = next;
  }
  return null;
}

/** `url.protocol` of a URL that is given to the function, parsed already: its text is known by it. */
function partOfGiven(engine: Engine, value: Value): UrlPart | null {
  const read = lastRead(value);
  return read && isPart(read.name)
    ? {
        name: read.name,
        text: engine.value(read.node, read.path, value.context, value.places),
        given: true,
      }
    : null;
}

/** Gets the name of the property that a value is, and what it is read from; null for what is no property. */
export function lastRead({
  node,
  path,
}: Pick<Value, 'node' | 'path'>): (Pick<Value, 'node' | 'path'> & { readonly name: string }) | null {
  const last = path.at(-1);
  if (last !== undefined) return { name: last, node, path: path.slice(0, -1) };
  const inner = unwrap(node);
  const name = inner.type === 'MemberExpression' ? keyName(inner.property, inner.computed) : null;
  return inner.type === 'MemberExpression' && name !== null ? { name, node: inner.object, path: [] } : null;
}

function isPart(name: string): name is UrlPart['name'] {
  return PARTS.has(name);
}

function isEmpty(value: Value): boolean {
  const node = unwrap(value.node);
  return (
    value.path.length === 0 &&
    ((node.type === 'Literal' && (node.value === null || node.value === '')) || literalText(node) === '')
  );
}

/** Gets the text that `new URL(text)` or `URL.parse(text)` parses, or null. */
function parsedText(engine: Engine, value: Value): Value | null {
  const { node } = value;
  if (
    node.type === 'NewExpression' &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'URL' &&
    node.arguments[0]
  ) {
    return engine.value(node.arguments[0], [], value.context, null);
  }
  if (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'URL' &&
    node.arguments[0]
  ) {
    return engine.value(node.arguments[0], [], value.context, null);
  }
  return null;
}

/** How many values are looked at to find the objects of one URL. */
const MAX_VALUES = 16;

/** Steps from a URL object to its text. */
const TEXT_STEPS = new Set(['toString', 'String', 'valueOf', 'toJSON']);

/** Gets the objects that a URL may be, or may be the text of: `url`, `url.href`, `url.toString()`. */
export function urlObjectsOf(engine: Engine, url: Value): readonly Value[] {
  const seen = new Set([url]);
  const objects: Value[] = [];
  for (const value of seen) {
    const object = holderOfText(engine, value) ?? value;
    if (object.path.length === 0) objects.push(object);
    const shape = engine.shape(object);
    const next =
      shape.kind === 'made' && TEXT_STEPS.has(shape.step.name)
        ? shape.from
        : shape.kind === 'either'
          ? shape.values
          : [];
    if (seen.size < MAX_VALUES) for (const one of next) seen.add(one);
  }
  return objects;
}

/** Gets the object of which a value is the `href`, or null. */
function holderOfText(engine: Engine, value: Value): Value | null {
  const read = value.path.length > 1 ? null : lastRead(value);
  return read?.name === 'href' ? engine.value(read.node, read.path, value.context, null) : null;
}
