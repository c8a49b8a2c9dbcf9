/** Queries of outgoing URLs: which values stand in them, under which names. */
import { mayBeMade, sameOrigins } from '../analysis/callee.js';
import { propertyNames } from '../analysis/objects.js';
import { portValues } from '../analysis/ports.js';
import { literalText, type Node } from '../analysis/syntax.js';
import { textsOf, type Text } from '../analysis/texts.js';
import { urlObjectsOf } from '../analysis/urls.js';
import { ANY, type Value } from '../analysis/value.js';
import { ROUTES, type Route } from '../knowledge/kling/index.js';
import { clientsOf } from './clients.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import { payloadsOf } from './payloads.js';
import { allRequestsOf, requestsOf, type Request } from './requests.js';
import { targetOf } from './targets.js';

/** One value in the query of a URL. */
export interface QueryValue {
  /** The parameter's name, or null where it is not known. */
  readonly name: string | null;
  /** Null where it is written out in the text. */
  readonly value: Value | null;
  readonly node: Node;
  readonly in: 'request' | 'callback';
  /** The request goes to Kling (or a gateway to it). */
  readonly kling: boolean;
  /** The call takes no headers: a connection of a browser has no other place for what it has to show. */
  readonly headless: boolean;
}

const CALLBACKS = [
  ...new Set(ROUTES.flatMap((route: Route) => (route.callback === undefined ? [] : [route.callback]))),
];

/** Gets the values in the queries of a file's requests and callback URLs. */
export function queryValuesOf(file: KlingFile): readonly QueryValue[] {
  const { engine } = file;
  const kling = new Set(requestsOf(file));
  const found: QueryValue[] = [];
  for (const request of allRequestsOf(file).length > 0
    ? [...new Set([...allRequestsOf(file), ...kling])]
    : kling) {
    const where = { in: 'request' as const, kling: kling.has(request), headless: isHeadless(request) };
    for (const target of request.targets)
      found.push(...ofQuery(file, target.query).map((one) => ({ ...one, ...where })));
    for (const query of request.queries)
      found.push(...ofParameters(file, query, request.call).map((one) => ({ ...one, ...where })));
    if (request.url)
      found.push(...ofUrlObject(file, request.url, request.call).map((one) => ({ ...one, ...where })));
  }
  for (const { call, query, kling: isKling } of clientsOf(file)) {
    const where = { in: 'request' as const, kling: isKling, headless: false };
    if (query) found.push(...ofParameters(file, query, call).map((one) => ({ ...one, ...where })));
  }
  const bodies = [
    ...requestsOf(file).flatMap((request) => request.bodies.map((body) => [body, request.call] as const)),
    ...payloadsOf(file).map((payload) => [payload.body, payload.node] as const),
  ];
  const callbacks = bodies.flatMap(([body, place]) =>
    CALLBACKS.flatMap((field) =>
      fieldValues(engine, body, field, place).flatMap((one) => (one.node ? [one.value] : [])),
    ),
  );
  const sdk = requestsOf(file).flatMap((request) =>
    request.sdk?.callback === undefined
      ? []
      : portValues(engine, request.call, request.sdk.callback, request.context),
  );
  const asCallback = { in: 'callback' as const, kling: true, headless: false };
  for (const callback of [...callbacks, ...sdk]) {
    const texts = textsOf(engine, callback).flatMap((text) => ofQuery(file, targetOf(text).query));
    const parameters = ofUrlObject(file, callback, callback.node);
    found.push(...[...texts, ...parameters].map((one) => ({ ...one, ...asCallback })));
  }
  return found;
}

/** `new WebSocket(url)`, `new EventSource(url)` */
function isHeadless({ http }: Request): boolean {
  return http !== null && http.ports.headers === undefined && http.methods === undefined && !http.forms;
}

type Found = Pick<QueryValue, 'name' | 'value' | 'node'>;

/** Reads `a=1&token=${token}`. A hole without a name before it may be a whole query. */
function ofQuery(file: KlingFile, query: Text): readonly Found[] {
  const found: Found[] = [];
  let name: string | null = null;
  for (const piece of query) {
    if (piece.kind === 'text') {
      for (const pair of piece.text.split('&')) {
        const equals = pair.indexOf('=');
        if (equals >= 0) name = pair.slice(0, equals);
        else if (pair === '') name = null;
        if (equals >= 0 && pair.length > equals + 1)
          found.push({ name, value: null, node: piece.value.node });
      }
    } else if (name !== null) {
      const value = piece.at ?? piece.value;
      found.push({ name, value, node: value.node });
    } else {
      const value = piece.at ?? piece.value;
      found.push(...ofParameters(file, value, value.node));
    }
  }
  return found;
}

/** How many values are looked at to find the parameters of one query. */
const MAX_VALUES = 16;

/** Reads an object of parameters: a literal, `URLSearchParams` made of one or filled later, or one of those as text. */
function ofParameters(file: KlingFile, parameters: Value, place: Node): readonly Found[] {
  const { engine } = file;
  const seen = new Set([parameters]);
  const found: Found[] = [];
  for (const value of seen) {
    for (const name of propertyNames(engine, value)) {
      const part = engine.part(value, [name], place);
      if (name === ANY) found.push(...leaves(file, part).flatMap((leaf) => pairOf(file, leaf)));
      else found.push(...leaves(file, part).map((leaf) => ({ name, value: leaf, node: leaf.node })));
    }
    const shape = engine.shape(value);
    const next = shape.kind === 'made' ? shape.from : shape.kind === 'either' ? shape.values : [];
    if (seen.size < MAX_VALUES) for (const one of next) seen.add(one);
  }
  return found;
}

/** Reads one `[name, value]` of a list of pairs. */
function pairOf(file: KlingFile, pair: Value): readonly Found[] {
  const { node } = pair;
  const [name, value] = node.type === 'ArrayExpression' ? node.elements : [];
  if (!name || !value || value.type === 'SpreadElement') return [];
  return [{ name: literalText(name), value: file.engine.at(value, pair.context), node: value }];
}

/** Reads what is put into a URL object: `url.searchParams.set(…)`, `url.search = …`. */
function ofUrlObject(file: KlingFile, url: Value, place: Node): readonly Found[] {
  const { engine } = file;
  const found: Found[] = [];
  for (const object of urlObjectsOf(engine, url)) {
    found.push(...ofParameters(file, engine.part(object, ['searchParams'], place), place));
    for (const leaf of leaves(file, engine.part(object, ['search'], place))) {
      for (const text of textsOf(engine, leaf))
        found.push(
          ...ofQuery(
            file,
            targetOf([{ kind: 'text', text: '?', value: leaf }, ...text.map(withoutMark)]).query,
          ),
        );
    }
  }
  return found;
}

function withoutMark(piece: Text[number]): Text[number] {
  return piece.kind === 'text' ? { ...piece, text: piece.text.replace(/^\?/u, '') } : piece;
}

/** Gets the expressions that stand at a property; one that is nothing at all is not there. */
function leaves(file: KlingFile, part: Value): readonly Value[] {
  const found: Value[] = [];
  const seen = new Set([part]);
  for (const value of seen) {
    if (value.path.length === 0) {
      const origins = sameOrigins(file.engine, value);
      const isThere = origins.length === 0 || origins.some((origin) => origin.kind !== 'nothing');
      if (isThere || mayBeMade(file.engine, value)) found.push(value);
      continue;
    }
    const shape = file.engine.shape(value);
    if (shape.kind === 'either' && seen.size < 24) for (const next of shape.values) seen.add(next);
  }
  return found;
}
