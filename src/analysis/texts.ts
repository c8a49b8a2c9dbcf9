/** Text in parts: what is known of a string although parts of it are not. */
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import { unwrap } from './syntax.js';
import type { Origin, Value } from './value.js';

/** One part of a text: known, or a hole with the value that fills it. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly value: Value; readonly at?: Value }
  | {
      readonly kind: 'hole';
      readonly value: Value;
      /** Where it was joined with other text, seen from there. */
      readonly at?: Value;
      readonly origin: Origin | null;
      readonly encoded: boolean;
    };

/** One way that a text may read. */
export type Text = readonly Piece[];

/** How many ways of reading one text are kept; the rest is a hole. */
const MAX_TEXTS = 16;
const MAX_PIECES = 64;
const memo = memoFor<Value, readonly Text[]>();

/** Gets the ways that a value may read as text. */
export function textsOf(engine: Engine, value: Value): readonly Text[] {
  return memo(engine).get(
    value,
    () => [[hole(value, null, false)]],
    () => {
      const computed = compute(engine, value);
      if (computed.length > 0 && computed.length <= MAX_TEXTS) return computed;
      return [...computed.slice(0, MAX_TEXTS - 1), [hole(value, null, false)]];
    },
  );
}

/** Gets the text of a value when it is one known text, or null. */
export function knownText(engine: Engine, value: Value): string | null {
  const texts = textsOf(engine, value);
  const [only] = texts;
  if (texts.length !== 1 || !only) return null;
  return plainText(only);
}

/** Gets a text without holes as a string, or null. */
export function plainText(text: Text): string | null {
  let plain = '';
  for (const piece of text) {
    if (piece.kind === 'hole') return null;
    plain += piece.text;
  }
  return plain;
}

/** Gets a text as a string in which each hole reads as `mark`. */
export function textWith(text: Text, mark: string): string {
  return text.map((piece) => (piece.kind === 'text' ? piece.text : mark)).join('');
}

function hole(value: Value, origin: Origin | null, encoded: boolean): Piece {
  return { kind: 'hole', value, origin, encoded };
}

/** Steps that leave a text as it reads, or near enough to know its scheme, host and path by. */
const KEEPS = new Set([
  'trim',
  'trimEnd',
  'trimStart',
  'toString',
  'valueOf',
  'String',
  'toLowerCase',
  'replace',
  'replaceAll',
  'URL',
  'normalize',
  'encodeURI',
]);

function compute(engine: Engine, value: Value): readonly Text[] {
  const address = urlParts(engine, value);
  if (address) return address;
  const shape = engine.shape(value);
  switch (shape.kind) {
    case 'either': {
      const direct = shape.origins.map((origin): Text => [ofOrigin(value, origin)]);
      const more = shape.values.flatMap((next) => textsOf(engine, next));
      return distinct([...more, ...direct]);
    }
    case 'concat': {
      let texts: readonly Text[] = [[]];
      for (const part of shape.parts) {
        const tails: readonly Text[] =
          typeof part === 'string' ? [[{ kind: 'text', text: part, value }]] : textsOf(engine, part);
        if (texts.length * tails.length > MAX_TEXTS) {
          texts = texts.map((text) => [
            ...text,
            typeof part === 'string' ? { kind: 'text', text: part, value } : hole(part, null, false),
          ]);
        } else {
          texts = texts.flatMap((text) =>
            tails.map((tail) => [
              ...text,
              ...(typeof part === 'string' ? tail : tail.map((piece) => ({ at: part, ...piece }))),
            ]),
          );
        }
        if ((texts[0]?.length ?? 0) > MAX_PIECES) return [[hole(value, null, false)]];
      }
      return texts;
    }
    case 'made': {
      const [from] = shape.from;
      if (from && KEEPS.has(shape.step.name)) {
        const other = shape.from[1];
        return other && shape.step.name === 'URL' ? based(engine, from, other) : textsOf(engine, from);
      }
      return [[hole(value, null, shape.step.encodes === 'uri-component' || shape.step.encodes === 'query')]];
    }
  }
}

function ofOrigin(value: Value, origin: Origin): Piece {
  if (origin.text !== undefined) return { kind: 'text', text: origin.text, value };
  return hole(value, origin, false);
}

/** `new URL(path, base)`, `new URL(text)` and their `href` read as the address they make. */
function urlParts(engine: Engine, value: Value): readonly Text[] | null {
  const node = unwrap(value.node);
  if (
    node.type !== 'NewExpression' ||
    node.callee.type !== 'Identifier' ||
    node.callee.name !== 'URL' ||
    engine.variables.of(node.callee)
  )
    return null;
  const [head] = value.path;
  if (head !== undefined && head !== 'href' && head !== 'toString') return null;
  const [path, base] = node.arguments;
  if (!path || path.type === 'SpreadElement') return null;
  const first = engine.at(path, value.context);
  return base ? based(engine, first, engine.at(base, value.context)) : textsOf(engine, first);
}

function based(engine: Engine, path: Value, base: Value): readonly Text[] {
  const texts: Text[] = [];
  for (const one of textsOf(engine, path)) {
    const [head] = one;
    if (head?.kind === 'text' && /^[a-z][a-z+.-]*:/iu.test(head.text)) {
      texts.push(one);
      continue;
    }
    for (const root of textsOf(engine, base)) texts.push(joinAt(root, one));
  }
  return texts.slice(0, MAX_TEXTS);
}

/** Joins a base address and a path as far as both are known: an absolute path replaces that of the base. */
function joinAt(base: Text, path: Text): Text {
  const [head] = path;
  const plain = plainText(base);
  if (plain === null || head?.kind !== 'text') return [...base, ...path];
  const origin = /^[a-z]+:\/\/[^/?#]*/iu.exec(plain)?.[0] ?? plain;
  const folder = head.text.startsWith('/')
    ? origin
    : plain.slice(0, plain.lastIndexOf('/') + 1).padEnd(origin.length + 1, '/');
  const from = base[0];
  return from ? [{ kind: 'text', text: folder, value: from.value }, ...path] : path;
}

function distinct(texts: readonly Text[]): readonly Text[] {
  if (texts.length < 2) return texts;
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = text
      .map((piece) => (piece.kind === 'text' ? `"${piece.text}"` : String(piece.value.id)))
      .join('+');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
