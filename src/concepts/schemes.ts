/** Addresses that a Kling integration uses: of the API, of callbacks, of media. */
import { portValues } from '../analysis/ports.js';
import type { Node } from '../analysis/syntax.js';
import { textsOf, type Piece } from '../analysis/texts.js';
import { urlObjectsOf } from '../analysis/urls.js';
import type { Value } from '../analysis/value.js';
import { findApiHost, ROUTES, type Route } from '../knowledge/kling/index.js';
import { kindsOfPath } from '../knowledge/paths.js';
import { isOwnNetwork } from '../knowledge/public-hosts.js';
import { clientsOf } from './clients.js';
import { fieldValues } from './fields.js';
import type { KlingFile } from './file.js';
import { mediaSinksOf } from './media.js';
import { payloadsOf } from './payloads.js';
import { allRequestsOf, requestsOf, type Request } from './requests.js';
import { isLoopback, targetOf, type Target } from './targets.js';

/** One use of an address. */
export interface AddressUse {
  readonly target: Target;
  readonly use: 'base URL' | 'callback URL' | 'media URL';
  /** Something that has nothing to do with Kling uses it, which counts only where everything does. */
  readonly other: boolean;
  /** The part of the source that brings the scheme. */
  readonly piece: Extract<Piece, { kind: 'text' }> | null;
  /** Where the address is used. */
  readonly node: Node;
  /** The client that uses it speaks plain HTTP only (`node:http`), so that the scheme alone is not the mend. */
  readonly plainClient: boolean;
}

const CALLBACKS = [
  ...new Set(ROUTES.flatMap((route: Route) => (route.callback === undefined ? [] : [route.callback]))),
];

/** Gets the addresses whose scheme is known, with where it stands. */
export function addressUsesOf(file: KlingFile): readonly AddressUse[] {
  const { engine } = file;
  const requests = requestsOf(file);
  const uses: AddressUse[] = [];
  for (const request of requests) uses.push(...requestUses(file, request));
  for (const [body, place] of [
    ...requests.flatMap((request) => request.bodies.map((body) => [body, request.call] as const)),
    ...payloadsOf(file).map((payload) => [payload.body, payload.node] as const),
  ]) {
    for (const field of CALLBACKS)
      for (const found of fieldValues(engine, body, field, place))
        if (found.node) uses.push(...valueUses(file, found.value, 'callback URL', found.node));
  }
  for (const request of requests) {
    if (request.sdk?.callback !== undefined)
      for (const value of portValues(engine, request.call, request.sdk.callback, request.context))
        uses.push(...valueUses(file, value, 'callback URL', value.node));
  }
  for (const sink of mediaSinksOf(file)) uses.push(...valueUses(file, sink.value, 'media URL', sink.node));
  const clients = clientsOf(file).flatMap(({ baseUrl, kling }) =>
    baseUrl
      ? valueUses(file, baseUrl, 'base URL', baseUrl.node).map((use) => ({ ...use, other: !kling }))
      : [],
  );
  return [...uses, ...clients, ...(file.settings.scope === 'all' ? otherUses(file) : [])];
}

/** The addresses of requests that have nothing to do with Kling. */
function otherUses(file: KlingFile): readonly AddressUse[] {
  const kling = new Set(requestsOf(file));
  return allRequestsOf(file)
    .filter((request) => !kling.has(request))
    .flatMap((request) => requestUses(file, request))
    .map((use) => ({ ...use, other: true }));
}

function requestUses(file: KlingFile, request: Request): readonly AddressUse[] {
  const { call, http, targets } = request;
  const isPlain = http?.defaultProtocol === 'http:';
  const set = schemeSetOn(file, request);
  return targets.flatMap((target) =>
    set
      ? useOf({ ...target, scheme: set.scheme }, 'base URL', call, isPlain).map((use) => ({
          ...use,
          piece: set.piece,
        }))
      : useOf(target, 'base URL', call, isPlain),
  );
}

/** Gets the scheme that the object of a URL is given after it was made: `url.protocol = 'http:'`. */
function schemeSetOn(
  { engine }: KlingFile,
  { url, call }: Request,
): { readonly scheme: string; readonly piece: NonNullable<AddressUse['piece']> } | null {
  for (const object of url ? urlObjectsOf(engine, url) : []) {
    for (const [piece, ...others] of textsOf(engine, engine.part(object, ['protocol'], call)))
      if (piece?.kind === 'text' && others.length === 0)
        return { scheme: `${piece.text.toLowerCase().replace(/:$/u, '')}:`, piece };
  }
  return null;
}

/**
 * Holds if an address is the machine itself, in a file where that may stand; where it has nothing to do with Kling, in
 * the program's own network is near enough, and a host that is not known may be.
 */
export function isExempt(file: KlingFile, { target, use, other }: AddressUse): boolean {
  const { host } = target;
  if (other && (typeof host !== 'string' || host === '' || isOwnNetwork(host))) return true;
  return (
    use === 'base URL' &&
    typeof host === 'string' &&
    isLoopback(host) &&
    !kindsOfPath(file.filename).has('production-config')
  );
}

/** Holds if an address is of one of the API's own hosts. */
export function isApiAddress(target: Target): boolean {
  return typeof target.host === 'string' && findApiHost(target.host) !== undefined;
}

function valueUses(file: KlingFile, value: Value, use: AddressUse['use'], node: Node): readonly AddressUse[] {
  return textsOf(file.engine, value).flatMap((text) => useOf(targetOf(text), use, node));
}

function useOf(
  target: Target,
  use: AddressUse['use'],
  node: Node,
  plainClient = false,
): readonly AddressUse[] {
  if (typeof target.scheme !== 'string') return [];
  const [head] = target.pieces;
  return [{ target, use, other: false, piece: head?.kind === 'text' ? head : null, node, plainClient }];
}
