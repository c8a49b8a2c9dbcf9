/** Queries of outgoing URLs: which values stand in them, under which names. */
import { propertyNames } from '../analysis/objects.js';
import { portValues } from '../analysis/calls.js';
import type { Node } from '../analysis/syntax.js';
import { textsOf, type Text } from '../analysis/texts.js';
import { ANY, type Value } from '../analysis/value.js';
import { ROUTES, type Route } from '../knowledge/kling/index.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import { payloadsOf } from './payloads.js';
import { allRequestsOf, requestsOf } from './requests.js';
import { targetOf } from './targets.js';

/** One value in the query of a URL. */
export interface QueryValue {
  /** The parameter's name, or null where it is not known. */
  readonly name: string | null;
  readonly value: Value;
  readonly node: Node;
  readonly in: 'request' | 'callback';
  /** The request goes to Kling (or a gateway to it). */
  readonly kling: boolean;
}

const CALLBACKS = [...new Set(ROUTES.flatMap((route: Route) => (route.callback === undefined ? [] : [route.callback])))];

/** Gets the values in the queries of a file's requests and callback URLs. */
export function queryValuesOf(file: KlingFile): readonly QueryValue[] {
  const { engine } = file;
  const kling = new Set(requestsOf(file));
  const found: QueryValue[] = [];
  for (const request of allRequestsOf(file).length > 0 ? [...new Set([...allRequestsOf(file), ...kling])] : kling) {
    const where = { in: 'request' as const, kling: kling.has(request) };
    for (const target of request.targets) found.push(...ofQuery(file, target.query).map((one) => ({ ...one, ...where })));
    for (const query of request.queries) found.push(...ofParameters(file, query, request.call).map((one) => ({ ...one, ...where })));
    if (request.url) found.push(...ofParameters(file, engine.part(request.url, ['searchParams'], request.call), request.call).map((one) => ({ ...one, ...where })));
  }
  const bodies = [...requestsOf(file).flatMap((request) => request.bodies.map((body) => [body, request.call] as const)), ...payloadsOf(file).map((payload) => [payload.body, payload.node] as const)];
  const callbacks = bodies.flatMap(([body, place]) => CALLBACKS.flatMap((field) => fieldValues(engine, body, field, place).flatMap((one) => (one.node ? [one.value] : []))));
  const sdk = requestsOf(file).flatMap((request) => (request.sdk?.callback === undefined ? [] : portValues(engine, request.call, request.sdk.callback, request.context)));
  for (const callback of [...callbacks, ...sdk]) {
    for (const text of textsOf(engine, callback)) found.push(...ofQuery(file, targetOf(text).query).map((one) => ({ ...one, in: 'callback' as const, kling: true })));
    found.push(...ofParameters(file, engine.part(callback, ['searchParams'], callback.node), callback.node).map((one) => ({ ...one, in: 'callback' as const, kling: true })));
  }
  return found;
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
        name = equals < 0 ? (pair === '' ? null : name) : pair.slice(0, equals);
        if (equals >= 0 && pair.length > equals + 1) found.push({ name, value: piece.value, node: piece.value.node });
      }
    } else if (name !== null) {
      found.push({ name, value: piece.value, node: piece.value.node });
    } else {
      found.push(...ofParameters(file, piece.value, piece.value.node));
    }
  }
  return found;
}

/** Reads an object of parameters: a literal, `URLSearchParams` made of one or filled later, or one of those as text. */
function ofParameters(file: KlingFile, parameters: Value, place: Node): readonly Found[] {
  const { engine } = file;
  const seen = new Set([parameters]);
  const found: Found[] = [];
  for (const value of seen) {
    for (const name of propertyNames(engine, value)) {
      if (name === ANY || /^(?:toString|append|set)$/u.test(name)) continue;
      const part = engine.part(value, [name], place);
      found.push(...leaves(file, part).map((leaf) => ({ name, value: leaf, node: leaf.node })));
    }
    const shape = engine.shape(value);
    if (shape.kind === 'made' && seen.size < 12) for (const from of shape.from) seen.add(from);
    else if (shape.kind === 'either' && seen.size < 12) for (const next of shape.values) seen.add(next);
  }
  return found;
}

/** Gets the expressions that stand at a property. */
function leaves(file: KlingFile, part: Value): readonly Value[] {
  const found: Value[] = [];
  const seen = new Set([part]);
  for (const value of seen) {
    if (value.path.length === 0) {
      found.push(value);
      continue;
    }
    const shape = file.engine.shape(value);
    if (shape.kind === 'either' && seen.size < 24) for (const next of shape.values) seen.add(next);
  }
  return found;
}
