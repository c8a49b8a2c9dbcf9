/** Requests: every call that sends something to Kling, with its parts, whatever library or wrapper sends it. */
import { parseAddress } from '../analysis/addresses.js';
import { apisOf, calledAddress, sameOrigins, type Api } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import type { Engine } from '../analysis/engine.js';
import type { HttpRow, RequestPart, SdkRow } from '../analysis/rows.js';
import {
  isCall,
  isFunction,
  keyName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import { plainText, textsOf, textWith, type Text } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import {
  findApiHost,
  findGateway,
  type Gateway,
  findRoutes,
  isKlingModel,
  namesKling,
  RESULT_HOST_SUFFIXES,
  type RouteMatch,
} from '../knowledge/kling/index.js';
import { objectsBehind } from './fields.js';
import type { KlingFile } from './file.js';
import { targetOf, type Target } from './targets.js';
import { perFile } from './per-file.js';

/** One header that a request is known to carry. */
export interface HeaderValue {
  /** In lower case. */
  readonly name: string;
  readonly value: Value;
}

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
  readonly sdk: SdkRow | null;
  readonly http: HttpRow | null;
}

type Parts = Pick<Request, 'bodies' | 'headers' | 'singleHeaders' | 'queries'> & {
  readonly url: Value | null;
  readonly baseUrl: Value | null;
  readonly method: Value | null;
  readonly pieces: readonly (Value | null)[];
};

/** How many ways of calling one wrapper are looked at. */
const MAX_CONTEXTS = 40;

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
  for (const api of apisOf(engine, engine.at(call.callee))) {
    const address = calledAddress(engine, api, call);
    const [http] = engine.models.find('http', address);
    if (http)
      return http.hooks === undefined
        ? contextsOf(engine, call, (context) => partsOf(engine, api, http, call, context)).map((context) =>
            httpRequest(engine, api, http, call, context),
          )
        : [];
    const [sdk] = engine.models.find('sdk', address);
    if (sdk) return sdkRequest(engine, sdk, call);
  }
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
  const method = parts.method
    ? (knownMethod(engine, parts.method) ?? row.method ?? null)
    : (row.method ?? null);
  const gateway = gatewayOf(targets);
  const routes = gateway ? [] : routesOf(targets, method);
  return { call, context, targets, ...parts, routes, gateway, method, sdk: null, http: row };
}

function knownMethod(engine: Engine, value: Value): string | null {
  const methods = new Set(textsOf(engine, value).map((text) => plainText(text)?.toUpperCase() ?? null));
  const [only = null] = methods;
  return methods.size === 1 ? only : null;
}

function partsOf(engine: Engine, api: Api, row: HttpRow, call: CallNode, context: Context | null): Parts {
  const own = [row.ports, ...(row.forms ?? [])].map((ports) => read(engine, ports, call, context));
  const url =
    own.map((parts) => parts.url).find((value) => value !== null && isAddressLike(engine, value)) ?? null;
  const chosen = own.filter((parts) => parts.url === null || parts.url === url);
  const later = [...chainParts(engine, row, call, context)];
  const inherited = api.creations.flatMap((creation) =>
    [creation.row.ports ?? {}, ...(creation.row.forms ?? [])].map((ports) =>
      read(engine, ports, creation.call, creation.context),
    ),
  );
  const all = [...chosen, ...later, ...inherited];
  return {
    url,
    baseUrl: first(all.map((parts) => parts.baseUrl)),
    method: first(all.map((parts) => parts.method)),
    pieces: ['protocol', 'host', 'path'].map((name) => first(chosen.map((parts) => parts[name as 'host']))),
    bodies: [...chosen, ...later].flatMap((parts) => (parts.body ? [parts.body] : [])),
    headers: all.flatMap((parts) => (parts.headers ? [parts.headers] : [])),
    singleHeaders: later.flatMap((parts) => parts.single),
    queries: all.flatMap((parts) => (parts.query ? [parts.query] : [])),
  };
}

function first(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

type ReadParts = Readonly<
  Record<
    'url' | 'baseUrl' | 'query' | 'headers' | 'body' | 'method' | 'protocol' | 'host' | 'path',
    Value | null
  >
> & {
  readonly single: readonly HeaderValue[];
};

function read(engine: Engine, ports: RequestPart, call: CallNode, context: Context | null): ReadParts {
  const at = (port: string | undefined): Value | null => {
    const [value] = port === undefined ? [] : portValues(engine, call, port, context);
    return value && isThere(engine, value) ? value : null;
  };
  const name = at(ports.headerName);
  const header = ports.header ?? (name ? knownText(engine, name) : null);
  const value = at(ports.headerValue);
  return {
    url: at(ports.url),
    baseUrl: at(ports.baseUrl),
    query: at(ports.query),
    headers: ports.headerName !== undefined && value ? null : at(ports.headers),
    body: at(ports.body),
    method: at(ports.method),
    protocol: at(ports.protocol),
    host: at(ports.host),
    path: at(ports.path),
    single: header !== null && value ? [{ name: header.toLowerCase(), value }] : [],
  };
}

function knownText(engine: Engine, value: Value): string | null {
  const [text, ...others] = textsOf(engine, value);
  return text && others.length === 0 ? plainText(text) : null;
}

/** A port that the call has no argument for, or a property that it has not, is not there. */
function isThere(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return (
    origins.length === 0 ||
    origins.some(
      (origin) => origin.kind !== 'nothing' && !(origin.kind === 'computed' && value.path.length > 0),
    )
  );
}

/** An object is no address, text and unknown things are. */
function isAddressLike(engine: Engine, value: Value): boolean {
  const origins = sameOrigins(engine, value);
  return !origins.some(
    (origin) =>
      origin.path.length === 0 &&
      (origin.kind === 'object' || origin.kind === 'function' || origin.kind === 'array'),
  );
}

/** Reads what methods of the result add: in a chain, and later on the variable that holds it. */
function* chainParts(
  engine: Engine,
  row: HttpRow,
  call: CallNode,
  context: Context | null,
): Generator<ReadParts> {
  if (!row.methods) return;
  let link: Node = wrapped(call);
  const starts: Node[] = [];
  for (;;) {
    const { parent }: { parent?: Node } = link;
    if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
      const variable = engine.variables.of(parent.id);
      for (const reference of variable?.references ?? [])
        if (reference.isRead()) starts.push(reference.identifier);
    }
    const next = methodCall(link);
    if (!next) break;
    if (row.methods[next.name]) yield read(engine, row.methods[next.name] ?? {}, next.call, context);
    link = wrapped(next.call);
  }
  for (const start of starts) {
    for (let next = methodCall(start); next; next = methodCall(wrapped(next.call))) {
      const part = row.methods[next.name];
      if (part) yield read(engine, part, next.call, context);
    }
  }
}

function methodCall(receiver: Node): { call: CallNode; name: string } | null {
  const member = receiver.parent;
  if (member?.type !== 'MemberExpression' || member.object !== receiver) return null;
  const call = member.parent;
  const name = keyName(member.property, member.computed);
  return isCall(call) && call.callee === member && name !== null ? { call, name } : null;
}

function targetsOf(engine: Engine, parts: Parts, row: HttpRow): readonly Target[] {
  const bases: readonly (Text | null)[] = parts.baseUrl ? textsOf(engine, parts.baseUrl) : [null];
  if (parts.url) {
    return textsOf(engine, parts.url)
      .flatMap((text) =>
        isAbsolute(text) ? [text] : bases.map((base) => (base ? joined(base, text) : text)),
      )
      .map(targetOf);
  }
  const [protocol, host, path] = parts.pieces;
  if (!host && !path) return parts.baseUrl ? textsOf(engine, parts.baseUrl).map(targetOf) : [];
  const schemes: readonly Text[] = protocol ? textsOf(engine, protocol) : [];
  const scheme = schemes[0] ? textWith(schemes[0], '') : (row.defaultProtocol ?? '');
  const hosts: readonly Text[] = host ? textsOf(engine, host) : [];
  const paths: readonly Text[] = path ? textsOf(engine, path) : [[]];
  return hosts.flatMap((one) => {
    const [head] = one;
    if (!head) return [];
    return paths.map((two) =>
      targetOf([
        { kind: 'text', text: `${scheme === '' ? 'https:' : scheme}//`, value: head.value },
        ...one,
        ...two,
      ]),
    );
  });
}

function isAbsolute(text: Text): boolean {
  const [head] = text;
  return head?.kind === 'text' && /^[a-z][a-z\d+.-]*:\/\//iu.test(head.text);
}

function joined(base: Text, path: Text): Text {
  const end = base.at(-1);
  const [start] = path;
  if (
    end?.kind === 'text' &&
    end.text.endsWith('/') &&
    start?.kind === 'text' &&
    start.text.startsWith('/')
  ) {
    return [...base.slice(0, -1), { ...end, text: end.text.slice(0, -1) }, ...path];
  }
  if (
    end &&
    start?.kind === 'text' &&
    !start.text.startsWith('/') &&
    !(end.kind === 'text' && end.text.endsWith('/'))
  ) {
    return [...base, { kind: 'text', text: '/', value: start.value }, ...path];
  }
  return [...base, ...path];
}

function routesOf(targets: readonly Target[], method: string | null): readonly RouteMatch[] {
  const matches = targets.flatMap((target) => routesOfTarget(target, method));
  return matches.filter(
    (match, index) =>
      matches.findIndex((other) => other.route === match.route && other.use === match.use) === index,
  );
}

/** A base URL may bring path segments of its own, and may hold the version already. */
function routesOfTarget(target: Target, method: string | null): readonly RouteMatch[] {
  const { segments } = target;
  const versions =
    target.host === null || target.host === undefined ? [segments, ['v1', ...segments]] : [segments];
  for (const candidate of versions) {
    for (let from = 0; from < candidate.length; from++) {
      const rest = candidate.slice(from);
      if (rest.every((segment) => segment === null)) break;
      const found = findRoutes(rest, method ?? undefined);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Gets the ways of calling the wrappers around a call that decide where it goes. */
function contextsOf(
  engine: Engine,
  call: CallNode,
  parts: (context: Context | null) => Parts,
): readonly (Context | null)[] {
  const done: (Context | null)[] = [];
  const queue: { frames: readonly { target: FunctionNode; site: CallNode | 'outside' }[] }[] = [
    { frames: [] },
  ];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const inner = item.frames.reduceRight<Context | null>(
      (up, frame) => engine.enter(frame.target, frame.site, up),
      engine.functions.blocked,
    );
    const open =
      item.frames.length < 3 && done.length + queue.length < MAX_CONTEXTS
        ? openParameter(engine, call, parts(inner), item.frames.at(-1))
        : null;
    if (!open) {
      done.push(
        item.frames.reduceRight<Context | null>(
          (up, frame) => engine.enter(frame.target, frame.site, up),
          null,
        ),
      );
      continue;
    }
    const uses = engine.functions.usesOf(open);
    for (const site of uses.sites.slice(0, MAX_CONTEXTS))
      queue.push({ frames: [...item.frames, { target: open, site }] });
    if (uses.exposed)
      done.push(
        [...item.frames, { target: open, site: 'outside' as const }].reduceRight<Context | null>(
          (up, frame) => engine.enter(frame.target, frame.site, up),
          null,
        ),
      );
  }
  return done;
}

/** Gets the function around a call (or around the last call site) whose parameter fills a hole of the URL, or null. */
function openParameter(
  engine: Engine,
  call: CallNode,
  parts: Parts,
  last: { site: CallNode | 'outside' } | undefined,
): FunctionNode | null {
  const around = last === undefined ? call : last.site;
  if (typeof around === 'string') return null;
  for (const value of [parts.url, parts.baseUrl, ...parts.pieces]) {
    if (!value) continue;
    for (const text of textsOf(engine, value)) {
      for (const piece of text) {
        const target =
          piece.kind === 'hole' && piece.origin?.kind === 'parameter' ? piece.origin.function : undefined;
        if (
          target &&
          target.range[0] <= around.range[0] &&
          around.range[1] <= target.range[1] &&
          engine.functions.usesOf(target).sites.length > 0
        )
          return target;
      }
    }
  }
  return null;
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

/** A call of something unknown with a route of Kling's among its arguments: the rest of them is the body. */
function byRoute(file: KlingFile, call: CallNode): readonly Request[] {
  const { engine } = file;
  if (
    !file.about ||
    call.arguments.length === 0 ||
    call.arguments.some((argument) => isFunction(unwrap(argument)))
  )
    return [];
  const callee = unwrap(call.callee);
  if (isKnownCallee(engine, callee)) return [];
  const index = call.arguments.findIndex(
    (argument, at) => at < 3 && argument.type !== 'SpreadElement' && isRouteText(engine, argument),
  );
  const argument = call.arguments[index];
  if (!argument || engine.functions.targets(call, null).length > 0) return [];
  const url = engine.at(argument);
  const targets = textsOf(engine, url).map(targetOf);
  const method = methodAmong(engine, call) ?? methodOfName(callee);
  const bodies = call.arguments
    .slice(index + 1)
    .flatMap((one) => (one.type === 'SpreadElement' ? [] : bodiesOf(engine, engine.at(one), call)));
  return [
    {
      call,
      context: null,
      targets,
      url,
      baseUrl: null,
      routes: routesOf(targets, method),
      method,
      bodies: method === 'GET' ? [] : bodies,
      headers: [],
      singleHeaders: [],
      queries: [],
      sdk: null,
      gateway: null,
      http: null,
    },
  ];
}

/** Calls that take a URL and send nothing. */
function isKnownCallee(engine: Engine, callee: Node): boolean {
  if (callee.type === 'MemberExpression') {
    const name = keyName(callee.property, callee.computed) ?? '';
    if (
      /^(?:log|info|warn|error|debug|includes|startsWith|endsWith|replace|replaceAll|match|test|split|push|join|concat|set|has|add|append|navigate|redirect|intercept|reply)$/u.test(
        name,
      )
    )
      return true;
  }
  return apisOf(engine, engine.at(callee)).some(
    (api) =>
      api.address.startsWith('global#') ||
      engine.models.find('step', api.address).length > 0 ||
      engine.models.find('log', api.address).length > 0,
  );
}

function isRouteText(engine: Engine, argument: Node): boolean {
  const inner = unwrap(argument);
  if (
    inner.type !== 'Literal' &&
    inner.type !== 'TemplateLiteral' &&
    inner.type !== 'BinaryExpression' &&
    inner.type !== 'Identifier' &&
    inner.type !== 'MemberExpression' &&
    inner.type !== 'ConditionalExpression'
  )
    return false;
  return textsOf(engine, engine.at(inner)).some((text) => {
    const target = targetOf(text);
    return (
      text.some((piece) => piece.kind === 'text' && piece.text.includes('/')) &&
      routesOfTarget(target, null).some((match) => match.route.generic !== true)
    );
  });
}

function methodAmong(engine: Engine, call: CallNode): string | null {
  for (const argument of call.arguments) {
    const text = argument.type === 'SpreadElement' ? null : knownText(engine, engine.at(argument));
    if (text !== null && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/iu.test(text)) return text.toUpperCase();
  }
  return null;
}

function methodOfName(callee: Node): string | null {
  const name =
    callee.type === 'MemberExpression'
      ? keyName(callee.property, callee.computed)
      : callee.type === 'Identifier'
        ? callee.name
        : null;
  return name !== null && /^(?:get|post|put|patch|delete|head)$/iu.test(name) ? name.toUpperCase() : null;
}

/** An argument is the body, or options that hold it. */
function bodiesOf(engine: Engine, value: Value, call: CallNode): readonly Value[] {
  const held = ['body', 'json', 'data']
    .map((name) => engine.part(value, [name], call))
    .filter((part) => {
      const origins = sameOrigins(engine, part);
      return (
        origins.length > 0 &&
        origins.every(
          (origin) =>
            origin.kind !== 'nothing' &&
            origin.kind !== 'parameter' &&
            origin.kind !== 'computed' &&
            origin.kind !== 'call' &&
            origin.kind !== 'unknown',
        )
      );
    });
  return held.length > 0 ? held : [value];
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
