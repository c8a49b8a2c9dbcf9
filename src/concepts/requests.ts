/** Requests: every call that sends something to Kling, with its parts, whatever library or wrapper sends it. */
import { parseAddress } from '../analysis/addresses.js';
import { apisOf, sameOrigins, type Api } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import type { Engine } from '../analysis/engine.js';
import type { HttpRow, SdkRow } from '../analysis/rows.js';
import { unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { plainText, textsOf, textWith, type Text } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import {
  findApiHost,
  findGateway,
  findRoutes,
  isKlingModel,
  namesKling,
  RESULT_HOST_SUFFIXES,
  type Gateway,
  type RouteMatch,
} from '../knowledge/kling/index.js';
import { objectsBehind } from './fields.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { partsOf, targetsOf, type HeaderValue } from './request-parts.js';
import { routesOf } from './routes.js';
import type { Target } from './targets.js';
import { byRoute } from './unread-requests.js';
import { contextsOf } from './wrappers.js';

/** A call that sends something to Kling, seen through one way of calling what is around it. */
export interface Request {
  readonly call: CallNode;
  readonly context: Context | null;
  /** The ways that its URL may read; empty for SDK calls. */
  readonly targets: readonly Target[];
  readonly url: Value | null;
  readonly baseUrl: Value | null;
  readonly routes: readonly RouteMatch[];
  /** The company that passes the request on to Kling; its routes are its own. */
  readonly gateway: Gateway | null;
  readonly method: string | null;
  readonly bodies: readonly Value[];
  readonly headers: readonly Value[];
  readonly singleHeaders: readonly HeaderValue[];
  readonly queries: readonly Value[];
  readonly passwords: readonly Value[];
  readonly sdk: SdkRow | null;
  readonly http: HttpRow | null;
}

/** Gets the requests of a file that go to Kling or a gateway to it. */
export const requestsOf = perFile((file): readonly Request[] =>
  allRequestsOf(file).filter((request) => isKling(file, request)),
);

/** Gets every request of a file that a known library sends, wherever it goes. */
export const allRequestsOf = perFile((file): readonly Request[] =>
  file.engine.structure.calls.flatMap((call) => requestsAt(file, call)),
);

function requestsAt(file: KlingFile, call: CallNode): readonly Request[] {
  const { engine } = file;
  const [http] = rowsAt(engine, 'http', call);
  if (http) {
    const { api, row } = http;
    if (row.hooks !== undefined) return [];
    return contextsOf(engine, call, (context) => partsOf(engine, api, row, call, context)).map((context) =>
      httpRequest(engine, api, row, call, context),
    );
  }
  const [sdk] = rowsAt(engine, 'sdk', call);
  if (sdk) return sdkRequest(engine, sdk.row, call);
  return call.type === 'CallExpression' ? byRoute(file, call) : [];
}

function httpRequest(
  engine: Engine,
  api: Api,
  row: HttpRow,
  call: CallNode,
  context: Context | null,
): Request {
  const parts = partsOf(engine, api, row, call, context);
  const targets = targetsOf(engine, parts, row);
  const method = methodOf(engine, row, parts.method);
  const gateway = gatewayOf(targets);
  const routes = gateway ? [] : routesOf(targets, method);
  return { call, context, targets, ...parts, routes, gateway, method, sdk: null, http: row };
}

/** Gets the method of a request: the library's own where none is given, null where it is not known or one of several. */
function methodOf(engine: Engine, row: HttpRow, given: Value | null): string | null {
  const own = row.method ?? null;
  if (!given) return own;
  const methods = new Set(
    textsOf(engine, given).map((text) => (isAbsent(text) ? own : (plainText(text)?.toUpperCase() ?? null))),
  );
  const [only = null] = methods;
  return methods.size === 1 ? only : null;
}

function isAbsent([piece, ...others]: Text): boolean {
  return others.length === 0 && piece?.kind === 'hole' && piece.origin?.kind === 'nothing';
}

function sdkRequest(engine: Engine, row: SdkRow, call: CallNode): readonly Request[] {
  if (
    row.when !== undefined &&
    !portValues(engine, call, row.when, null).some((value) => meansKling(engine, row, value))
  )
    return [];
  const segments = row.route?.split('/').filter((segment) => segment !== '') ?? [];
  return [
    {
      call,
      context: null,
      targets: [],
      url: null,
      baseUrl: null,
      method: 'POST',
      routes: findRoutes(segments, 'POST').filter((match) => match.use === 'call'),
      bodies: [],
      headers: [],
      singleHeaders: [],
      queries: [],
      passwords: [],
      sdk: row,
      gateway: null,
      http: null,
    },
  ];
}

/** A model named by a text of Kling's, or made by the vendor's own package. */
function meansKling(engine: Engine, row: SdkRow, value: Value): boolean {
  if (textsOf(engine, value).some((text) => namesKling(textWith(text, '')))) return true;
  const wanted = (row.whenFrom ?? []).flatMap(parseAddress);
  return apisOf(engine, value).some((api) => wanted.includes(api.address));
}

/** Holds if a request goes to Kling: by host, by route, by the names in its URL, by the model in its body. */
function isKling(file: KlingFile, request: Request): boolean {
  if (request.sdk) return true;
  if (request.targets.some((target) => isKlingTarget(target))) return true;
  if (request.routes.some((match) => match.route.generic !== true)) return true;
  if (request.gateway)
    return request.bodies.some((body) => modelsOf(file.engine, body, request.call).some(namesKling));
  const isRelative = request.targets.some(
    (target) => target.host === undefined && target.segments.length > 0,
  );
  const named =
    !isRelative &&
    request.targets.some(
      (target) =>
        target.host === null &&
        target.pieces.some((piece) => piece.kind === 'hole' && namesKling(nameOfPiece(file, piece.value))),
    );
  if (named) return true;
  if (request.baseUrl && namesKling(nameOfPiece(file, request.baseUrl))) return true;
  return request.bodies.some((body) => modelsOf(file.engine, body, request.call).some(isKlingModel));
}

/** Gets the gateway that a request goes to, or null. */
function gatewayOf(targets: readonly Target[]): Gateway | null {
  for (const { host } of targets) {
    const gateway = typeof host === 'string' ? findGateway(host) : undefined;
    if (gateway) return gateway;
  }
  return null;
}

/** Holds if a URL leads to Kling, or to a gateway under a name of Kling's. */
export function isKlingTarget(target: Target): boolean {
  const { host } = target;
  if (host === null || host === undefined) return false;
  if (
    findApiHost(host) !== undefined ||
    RESULT_HOST_SUFFIXES.some((suffix) => host.endsWith(suffix)) ||
    /(?:^|\.)kling(?:ai)?[.-]/u.test(host)
  )
    return true;
  return (
    findGateway(host) !== undefined &&
    target.segments.some((segment) => segment !== null && namesKling(segment))
  );
}

/** Gets what the source calls a value: the name it is read by, or the name of what it is read from. */
function nameOfPiece(file: KlingFile, value: Value): string {
  const origins = sameOrigins(file.engine, value).map((origin) =>
    [origin.name ?? '', ...origin.path].join('.'),
  );
  const node = unwrap(value.node);
  const text = node.range[1] - node.range[0] < 120 ? file.source.getText(node) : '';
  return [text, ...origins, ...value.path].join(' ');
}

/** Gets the models that a body is known to name. */
export function modelsOf(engine: Engine, body: Value, place: Node): readonly string[] {
  return objectsBehind(engine, body).flatMap((object) =>
    ['model_name', 'model', 'modelName'].flatMap((name) =>
      textsOf(engine, engine.part(object, [name], place)).flatMap((text) => {
        const plain = plainText(text);
        return plain === null ? [] : [plain];
      }),
    ),
  );
}
