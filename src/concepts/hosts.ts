/** Hosts that keys, prompts and media are sent to: which they are, and who decides them. */
import { sameValues } from '../analysis/callee.js';
import type { Node } from '../analysis/syntax.js';
import { textsOf, type Piece } from '../analysis/texts.js';
import type { Origin, Value } from '../analysis/value.js';
import {
  CONSOLE_HOSTS,
  envCredential,
  findApiHost,
  findGateway,
  isResultHost,
  namesKling,
  type ApiHost,
} from '../knowledge/kling/index.js';
import { isOwnNetwork } from '../knowledge/public-hosts.js';
import { handlerParts, isCallers } from './callers.js';
import { clientsOf } from './clients.js';
import { credentialHeaders, credentialsIn, type FoundCredential } from './credentials.js';
import { environmentName } from './environment.js';
import type { KlingFile } from './file.js';
import { klingTokensOf } from './lifetimes.js';
import { allRequestsOf, requestsOf, type Request } from './requests.js';
import { isLoopback, targetOf, type Target } from './targets.js';

/** What is known of a host that is called. */
export type HostState =
  'listed' | 'own-network' | 'unlisted' | 'retired' | 'wrong-region' | 'callers' | 'unknown';

/** One call that carries something of Kling's, and where it goes. */
export interface HostUse {
  /** The URL of the call, or the base URL where that says the host. */
  readonly node: Node;
  /** Null where it is not known. */
  readonly host: string | null;
  readonly state: HostState;
  /** Who decides the host, when it is a request. */
  readonly origin: Origin | null;
  /** The region of the official host. */
  readonly region: ApiHost['region'] | null;
}

/** Gets where the calls go that carry a Kling credential, prompt or media. */
export function hostUsesOf(file: KlingFile): readonly HostUse[] {
  const kling = new Set<Request>(requestsOf(file));
  const others = allRequestsOf(file).filter((one) => !kling.has(one) && carriesKey(file, one));
  return [
    ...[...kling, ...others].flatMap((request) =>
      request.targets.flatMap((target) => useOf(file, target, placeOf(file, request, target))),
    ),
    ...clientsOf(file).flatMap(({ baseUrl, kling: isKling }) =>
      baseUrl && isKling
        ? textsOf(file.engine, baseUrl).flatMap((text) =>
            useOf(file, targetOf(text), standsAt(file, baseUrl)),
          )
        : [],
    ),
  ];
}

/** The host stands in the URL itself, in the base URL, or is given apart. */
function placeOf(file: KlingFile, request: Request, target: Target): Node {
  const [head] = target.pieces;
  const { url, baseUrl, call } = request;
  if (!url) return head?.value.node ?? call;
  const fromBase =
    baseUrl !== null &&
    head !== undefined &&
    textsOf(file.engine, baseUrl).some(([first]) => first?.value === head.value);
  return fromBase ? standsAt(file, baseUrl) : standsAt(file, url);
}

/** Gets the expression that stands at a property of an argument. */
function standsAt(file: KlingFile, value: Value): Node {
  return (sameValues(file.engine, value).find(({ path }) => path.length === 0) ?? value).node;
}

function useOf(file: KlingFile, target: Target, node: Node): readonly HostUse[] {
  const { host } = target;
  const none = { origin: null, region: null };
  if (host === undefined) return [];
  if (host === null) {
    const origin = callersHost(file, target);
    return [{ node, host, ...none, origin, state: origin ? 'callers' : 'unknown' }];
  }
  const region = findApiHost(host)?.region ?? null;
  return [{ node, host, ...none, region, state: stateOf(file, host, region) }];
}

function stateOf(file: KlingFile, host: string, region: HostUse['region']): HostState {
  const { settings } = file;
  if (settings.retiredHosts.includes(host)) return 'retired';
  if (settings.hosts.includes(host)) return 'listed';
  if (region) return settings.region !== null && settings.region !== region ? 'wrong-region' : 'listed';
  if (isLoopback(host) || isOwnNetwork(host)) return 'own-network';
  const official = isResultHost(host) || CONSOLE_HOSTS.some((one) => one === host);
  return official || findGateway(host) !== undefined ? 'listed' : 'unlisted';
}

/** Gets the origin in a request that decides the host of a URL, or null. What was compared with a list is not free. */
function callersHost(file: KlingFile, target: Target): Origin | null {
  const holes = hostHoles(target);
  const free = holes.find(
    (piece) =>
      piece.origin !== null &&
      isRequestInput(file, piece.origin) &&
      ![piece.at, piece.value].some((value) => value !== undefined && isCompared(file, value)),
  );
  return free?.origin ?? null;
}

type Hole = Extract<Piece, { kind: 'hole' }>;

/** Gets the holes of a URL that stand before its path. */
function hostHoles(target: Target): readonly Hole[] {
  const holes: Hole[] = [];
  let before = '';
  for (const piece of target.pieces) {
    if (piece.kind === 'hole') {
      holes.push(piece);
      before += 'x';
    } else {
      before += piece.text;
      const start = before.indexOf('://');
      if (/[/?#]/u.test(start < 0 ? piece.text : before.slice(start + 3))) break;
    }
  }
  return holes;
}

function isRequestInput(file: KlingFile, origin: Origin): boolean {
  return (
    isCallers(file, origin) &&
    (origin.kind === 'call' ||
      (origin.function !== undefined && handlerParts(file, origin.function) !== null))
  );
}

function isCompared(file: KlingFile, value: Value): boolean {
  return file.engine.facts
    .about(value)
    .some(({ name }) => name === 'host' || name === 'known-value' || name === 'pattern');
}

/** Holds if a request to anywhere carries a credential that is surely one of Kling's. */
function carriesKey(file: KlingFile, request: Request): boolean {
  if (!file.inScope) return false;
  const values = credentialHeaders(file, request).map(({ value }) => value);
  return [...values, ...request.queries].some((value) =>
    credentialsIn(file, value, { contents: 2 }).some((found) => isKlings(file, found)),
  );
}

function isKlings(file: KlingFile, { how, traced }: FoundCredential): boolean {
  const variable = environmentName(file, traced.origin);
  if (variable !== null) return namesKling(variable) && envCredential(variable) !== undefined;
  if (traced.origin.kind === 'literal') return false;
  return namesKling(how) || klingTokensOf(file).some(({ call }) => call === traced.origin.node);
}
