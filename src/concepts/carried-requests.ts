/**
 * Errors, responses and configurations of HTTP libraries that carry the headers of the request: logging one whole shows
 * the credential in it.
 */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { rowsAt } from '../analysis/described.js';
import { isCall, keyName, unwrap, type Node } from '../analysis/syntax.js';
import { leftOut, type Origin } from '../analysis/value.js';
import { clientsOf } from './clients.js';
import { credentialHeaders, isCredentialHeader } from './credentials.js';
import { propertyNames } from '../analysis/objects.js';
import { beginningIn } from '../analysis/structure.js';
import type { KlingFile } from './file.js';
import type { LogSink } from './logs.js';
import { wholeOrigins } from './logs.js';
import { perFile } from './per-file.js';
import { rejectedBy } from './promises.js';
import { allRequestsOf, requestsOf, type Request } from './requests.js';

/** What an origin is to a request. */
type Carrier = 'error' | 'response' | 'request';

const CARRIERS: readonly Carrier[] = ['request', 'response', 'error'];

const HEADERS = ['headers', 'headers.Authorization', 'headers.authorization'];
const REQUEST = [
  'config',
  'request',
  'options',
  ...['config', 'request', 'options'].flatMap((holder) => HEADERS.map((path) => `${holder}.${path}`)),
];

/** The parts of each carrier that hold the headers, by the path from it. */
const PARTS: Readonly<Record<Carrier, ReadonlySet<string>>> = {
  error: new Set(['', 'response', ...REQUEST, ...REQUEST.map((path) => `response.${path}`)]),
  response: new Set(['', ...REQUEST]),
  request: new Set(['', ...HEADERS]),
};

/** How many functions may stand between a piece of code and the request that it makes. */
const MAX_FUNCTIONS = 3;

/** Gets the line of the request whose credential a log sink shows by way of an error, a response or a configuration. */
export function carriedBy(file: KlingFile, sink: LogSink): number | null {
  if (sink.errorsOf) return lineOfRequest(requestWithin(file, sink.errorsOf));
  for (const origin of wholeOrigins(file, sink)) {
    const line = carriedByOrigin(file, origin);
    if (line !== null) return line;
  }
  return null;
}

function lineOfRequest(request: Request | null): number | null {
  return request ? request.call.loc.start.line : null;
}

/** `const { config, request, ...rest } = error` leaves nothing of the headers in `rest`. */
function leavesOutHeaders({ path }: Origin): boolean {
  return path.some((segment) => {
    const names = leftOut(segment) ?? [];
    return names.includes('headers') || (names.includes('config') && names.includes('request'));
  });
}

function carriedByOrigin(file: KlingFile, origin: Origin): number | null {
  if (leavesOutHeaders(origin)) return null;
  const path = origin.path.filter((segment) => leftOut(segment) === null).join('.');
  if (origin.kind === 'call' && isCall(origin.node)) {
    const own = carryingRequests(file).find((request) => request.call === origin.node);
    if (own) return PARTS.response.has(path) ? lineOfRequest(own) : null;
    const serialised = serialisedError(file, origin);
    return serialised && path === '' ? carriedByOrigin(file, serialised) : null;
  }
  const region = guardedBy(file, origin);
  if (region) return PARTS.error.has(path) ? lineOfRequest(requestWithin(file, region)) : null;
  const hook = hookOf(file, origin);
  return hook && PARTS[hook].has(path) ? lineOfCarrier(file) : null;
}

/** `error.toJSON()` of such a library holds what the error holds. */
function serialisedError(file: KlingFile, origin: Origin): Origin | null {
  const callee = isCall(origin.node) ? unwrap(origin.node.callee) : null;
  if (callee?.type !== 'MemberExpression' || keyName(callee.property, callee.computed) !== 'toJSON')
    return null;
  return sameOrigins(file.engine, file.engine.value(callee.object, [], origin.context, null))[0] ?? null;
}

/** Gets what the callback of an interceptor is given, when an origin is its parameter. */
function hookOf(file: KlingFile, origin: Origin): Carrier | null {
  if (origin.kind !== 'parameter' || !origin.function || origin.index !== 0) return null;
  for (const { call, index } of file.engine.functions.usesOf(origin.function).handed) {
    for (const api of apisOf(file.engine, file.engine.at(call.callee))) {
      for (const { hooks = {} } of file.engine.models.find('http', api.address)) {
        const hook = CARRIERS.find((carrier) => hooks[carrier] === String(index));
        if (hook) return hook;
      }
    }
  }
  return null;
}

/** Gets the line of a request or client of the file that sends a credential with everything. */
function lineOfCarrier(file: KlingFile): number | null {
  const client = clientsOf(file).find(
    ({ headers }) => headers !== null && [...propertyNames(file.engine, headers)].some(isCredentialHeader),
  );
  return client ? client.call.loc.start.line : lineOfRequest(carryingRequests(file)[0] ?? null);
}

/** Gets the requests whose errors and responses carry a credential. */
const carryingRequests = perFile((file): readonly Request[] => {
  const requests = file.settings.scope === 'all' ? allRequestsOf(file) : requestsOf(file);
  return requests.filter(
    (request) => request.http?.errorCarriesRequest === true && carriesCredential(file, request),
  );
});

function carriesCredential(file: KlingFile, request: Request): boolean {
  return credentialHeaders(file, request).length > 0 || hasRequestHook(file);
}

/** An interceptor of requests is where headers are set that the calls do not show. */
const hasRequestHook = perFile((file): boolean =>
  file.engine.structure.calls.some((call) =>
    rowsAt(file.engine, 'http', call).some(({ row }) => row.hooks?.request !== undefined),
  ),
);

function requestWithin(file: KlingFile, region: Node): Request | null {
  const requests = carryingRequests(file);
  if (requests.length === 0) return null;
  const regions = runsOf(file);
  let calls = regions.get(region);
  if (!calls) regions.set(region, (calls = callsRunBy(file, region)));
  return requests.find(({ call }) => calls.has(call)) ?? null;
}

/** Gets the code whose errors an origin catches: a `try` block, or the promise before `.catch`. */
function guardedBy(file: KlingFile, origin: Origin): Node | null {
  if (origin.kind === 'caught')
    return origin.node.parent?.type === 'TryStatement' ? origin.node.parent.block : null;
  if (origin.kind !== 'parameter' || !origin.function) return null;
  for (const { call, index } of file.engine.functions.usesOf(origin.function).handed) {
    const region = rejectedBy(call, index);
    if (region) return region;
  }
  return null;
}

/** The calls that pieces of code run, by piece. */
const runsOf = perFile(() => new Map<Node, ReadonlySet<Node>>());

/** Gets the calls that a piece of code runs, itself or through functions of the file. */
function callsRunBy(file: KlingFile, region: Node): ReadonlySet<Node> {
  const found = new Set<Node>();
  const seen = new Set<Node>([region]);
  let regions: readonly Node[] = [region];
  for (let depth = 0; depth <= MAX_FUNCTIONS && regions.length > 0; depth++) {
    const calls = regions.flatMap((one) => beginningIn(file.engine.structure.calls, one));
    for (const call of calls) found.add(call);
    const bodies = calls.flatMap((call) => file.engine.functions.targets(call, null).map(({ body }) => body));
    regions = bodies.filter((body) => !seen.has(body) && seen.add(body));
  }
  return found;
}
