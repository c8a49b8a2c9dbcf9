/** Media: the pictures and videos that a Kling request names by URL, and what was tested of those URLs. */
import type { Fact } from '../analysis/facts.js';
import { keyOf } from '../analysis/keys.js';
import { calledAddresses } from '../analysis/callee.js';
import { annotationOf, parameterPattern, unwrap, type Node } from '../analysis/syntax.js';
import { lastRead } from '../analysis/urls.js';
import type { Origin, Step, Value } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';
import { portValues } from '../analysis/ports.js';
import { GATEWAYS, ROUTES, type Gateway, type MediaField, type Route } from '../knowledge/kling/index.js';
import {
  BYTES_HOLDER_WORDS,
  BYTES_WORDS,
  hasWord,
  IMAGE_WORDS,
  URL_WORDS,
  type WordList,
} from '../knowledge/names.js';
import { isCallers } from './callers.js';
import { inputFacts } from './input-checks.js';
import { typeNameOf, typeNameOfMember } from './declared-types.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import { payloadsOf } from './payloads.js';
import { requestsOf, type Request } from './requests.js';
import { perFile, perItem } from './per-file.js';
import { checksInput } from './safeguards.js';

/** One URL or file that goes out as a picture, video or sound. */
export interface MediaSink {
  readonly node: Node;
  readonly value: Value;
  /** The field's path in the body. */
  readonly field: string;
  /** The request of an SDK that takes it. */
  readonly sdk: Request | null;
}

/** What reaches a media field from one origin. */
export interface MediaSource {
  readonly origin: Origin;
  /** Tests that the value has passed on its way. */
  readonly facts: readonly Fact[];
  /** A caller decides it. */
  readonly callers: boolean;
  /** Whether it is a URL by what it is called; `unknown` for a bare `image`. */
  readonly form: 'url' | 'bytes' | 'unknown';
}

const ANY_ROUTE: readonly Pick<MediaField, 'path'>[] = [
  ...ROUTES.flatMap((route: Route) => route.media),
  ...GATEWAYS.flatMap((gateway: Gateway) => gateway.media.map((path) => ({ path }))),
].filter((field, index, all) => all.findIndex((other) => other.path === field.path) === index);

/** Gets the media that a file sends to Kling. */
export const mediaSinksOf = perFile((file): readonly MediaSink[] => {
  const all = [
    ...requestsOf(file).flatMap((request) => mediaSinksIn(file, request)),
    ...payloadsOf(file).flatMap((payload) => bodySinks(file, payload.body, payload.node)),
  ];
  return all.filter(
    (sink, index) =>
      all.findIndex((other) => other.value === sink.value && other.node === sink.node) === index,
  );
});

/** Gets the media that one request sends. */
export const mediaSinksIn = perItem((file, request: Request): readonly MediaSink[] => {
  if (request.sdk) {
    return [request.sdk.media ?? []].flat().flatMap((port) => {
      const [base = '0', ...path] = port.split('.');
      return portValues(file.engine, request.call, base, request.context).flatMap((whole) =>
        fieldSinks(file, whole, path.join('.'), request.call, request),
      );
    });
  }
  if (request.method === 'GET') return [];
  return request.bodies.flatMap((body) => bodySinks(file, body, request.call));
});

/** The fields that a file names: nobody puts a picture where its name is not written. */
const namedFields = perFile(({ source: { text } }) =>
  ANY_ROUTE.filter(({ path }) => path.split('.').every((name) => name === '*' || text.includes(name))),
);

/** A media field of any route is one wherever it stands: nobody sends a picture under that name by accident. */
function bodySinks(file: KlingFile, body: Value, place: Node): readonly MediaSink[] {
  return namedFields(file).flatMap((field) => fieldSinks(file, body, field.path, place));
}

function fieldSinks(
  file: KlingFile,
  body: Value,
  field: string,
  place: Node,
  sdk: Request | null = null,
): readonly MediaSink[] {
  if (field === '') return [{ node: body.node, value: body, field, sdk }];
  return fieldValues(file.engine, body, field, place).flatMap(({ node, value }) =>
    node ? [{ node, value, field, sdk }] : [],
  );
}

/** Steps after which a URL is the same URL. */
const KEEPS = new Set(['trim', 'toString', 'String', 'valueOf', 'URL', 'encodeURI', 'normalize']);

/** Gets where a media value comes from, with the tests it has passed. */
export const mediaSources = perItem((file, sink: MediaSink): readonly MediaSource[] => {
  const { engine } = file;
  const sources: MediaSource[] = [];
  const queue: {
    value: Value;
    facts: readonly Fact[];
    names: readonly Named[];
    /** Where the value has been on its way: a test of the URL holds there, too. */
    places: readonly Node[];
  }[] = [{ value: sink.value, facts: factsOfSdk(file, sink), names: [], places: [sink.node] }];
  const seen = new Set<Value>();
  for (let item = queue.shift(); item; item = queue.shift()) {
    const { value } = item;
    if (seen.has(value) || seen.size > 500) continue;
    seen.add(value);
    const places = [...item.places, value.node];
    const later = (one: Value): readonly Fact[] => {
      const key = keyOf(engine, one);
      return places.flatMap((place) => engine.facts.aboutKey(key, place));
    };
    const holder = urlOfText(file, value);
    const facts = [...item.facts, ...engine.facts.about(value), ...(holder ? later(holder) : [])];
    const parsed = parsedUrl(file, value);
    if (parsed) {
      const known = [...facts, parsed.fact, ...later(parsed.text)];
      queue.push({ value: parsed.text, facts: known, names: item.names, places });
      continue;
    }
    const names = [...item.names, ...namesAlong(value.node, value.path)];
    const shape = engine.shape(value);
    if (shape.kind === 'either') {
      for (const origin of shape.origins) {
        const path = origin.path.filter((segment) => leftOut(segment) === null);
        const called = [...names, ...namesAlong(origin.node, path)];
        sources.push({
          origin,
          facts: [
            ...facts,
            ...inputFacts(file, origin).map((fact) => ({ ...fact, key: '' })),
            ...(isTextOfUrl(file, origin) ? [parsedAt(origin.node)] : []),
          ],
          callers: isCallers(file, origin),
          form: isUrlByDeclaration(file, origin) ? 'url' : formOf(called, sink.field),
        });
      }
      for (const next of shape.values) queue.push({ value: next, facts, names, places });
    } else if (shape.kind === 'concat') {
      const [head] = shape.parts;
      if (head !== undefined && typeof head !== 'string') queue.push({ value: head, facts, names, places });
    } else if (!shape.step.hides && (keepsUrl(shape.step) || isReadOut(shape.step, value))) {
      const [from] = shape.from;
      if (from) queue.push({ value: from, facts, names, places });
    }
  }
  return sources;
});

/** An SDK that compares the host of what it is given with a list. */
function factsOfSdk(file: KlingFile, { sdk }: MediaSink): readonly Fact[] {
  if (!sdk || !checksInput(file, sdk)) return [];
  return [{ key: '', name: 'host', limit: 0, believed: false, node: sdk.call }];
}

/** `url.href` is the text of `url`: what was tested of the one holds for the other. */
function urlOfText({ engine }: KlingFile, value: Value): Value | null {
  const read = lastRead(value);
  return read?.name === 'href' ? engine.value(read.node, read.path, value.context, value.places) : null;
}

/** `new URL(text)` has thrown unless the text is a URL; its text and its `href` are that URL. */
function parsedUrl(file: KlingFile, value: Value): { text: Value; fact: Fact } | null {
  const node = unwrap(value.node);
  const [text, ...others] = node.type === 'NewExpression' ? node.arguments : [];
  if (
    node.type !== 'NewExpression' ||
    !text ||
    others.length > 0 ||
    !calledAddresses(file.engine, node, value.context).includes('global#URL.new()')
  )
    return null;
  return {
    text: file.engine.at(text, value.context),
    fact: parsedAt(node),
  };
}

function parsedAt(node: Node): Fact {
  return { key: '', name: 'url', limit: 0, believed: false, node };
}

/** `image.href` of a parameter that is a `URL` by its type: whoever made that has parsed it. */
function isTextOfUrl({ engine }: KlingFile, { kind, path, index, function: target }: Origin): boolean {
  const parameter = kind === 'parameter' && path.at(-1) === 'href' ? target?.params[index ?? 0] : undefined;
  const type = parameter && annotationOf(parameterPattern(parameter));
  const [name, ...rest] = path.slice(0, -1);
  if (!type || rest.length > 0) return false;
  return (name === undefined ? typeNameOf(type) : typeNameOfMember(engine, type, name)) === 'URL';
}

function keepsUrl(step: Step): boolean {
  return KEEPS.has(step.name) && step.encodes !== 'base64';
}

/** `JSON.parse(body).imageUrl`: a part of what a text says. */
function isReadOut({ name }: Step, { path }: Value): boolean {
  return name === 'parse' && path.length > 0;
}

/** A name on the way of a value. */
interface Named {
  readonly name: string;
  /** It is the name of an object that the value is read from. */
  readonly holds: boolean;
}

function namesAlong(node: Node, path: readonly string[]): readonly Named[] {
  const names = [...(node.type === 'Identifier' ? [node.name] : []), ...path];
  return names.map((name, index) => ({ name, holds: index < names.length - 1 }));
}

/**
 * Decides by whole words: something called bytes or a file is no URL, whatever else it is called. The field's own name
 * counts where the value is not called a picture, which may be one as well as the URL of one.
 */
function formOf(names: readonly Named[], field: string): MediaSource['form'] {
  const has = (list: WordList): boolean => names.some(({ name }) => hasWord(list, name));
  if (names.some(({ name, holds }) => hasWord(holds ? BYTES_HOLDER_WORDS : BYTES_WORDS, name)))
    return 'bytes';
  if (has(URL_WORDS)) return 'url';
  return hasWord(URL_WORDS, field) && !has(IMAGE_WORDS) ? 'url' : 'unknown';
}

/** A parameter whose declared type or documentation says URL. */
function isUrlByDeclaration(file: KlingFile, origin: Origin): boolean {
  if (origin.kind !== 'parameter' || !origin.function) return false;
  const parameter = origin.function.params[origin.index ?? 0];
  if (!parameter) return false;
  const pattern = parameterPattern(parameter);
  const type = annotationOf(pattern);
  if (
    origin.path.length === 0 &&
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    hasWord(URL_WORDS, type.typeName.name)
  )
    return true;
  const name = origin.path.at(-1) ?? (pattern.type === 'Identifier' ? pattern.name : null);
  return name !== null && documentsUrl(file, origin.function, name);
}

function documentsUrl(file: KlingFile, owner: Node, name: string): boolean {
  let holder: Node = owner;
  while (holder.parent && !/Declaration$|Definition$|Statement$/u.test(holder.type)) holder = holder.parent;
  const target =
    holder.parent?.type === 'ExportNamedDeclaration' || holder.parent?.type === 'ExportDefaultDeclaration'
      ? holder.parent
      : holder;
  return file.source.getCommentsBefore(target).some((comment) =>
    comment.value.split('\n').some((line) => {
      const tag = line.indexOf('@param');
      if (tag < 0) return false;
      const words = line.slice(tag + 6).split(/[^\w$]+/u);
      const at = words.indexOf(name);
      return at >= 0 && words.slice(at + 1).some((word) => /^ur[il]s?$/iu.test(word));
    }),
  );
}
