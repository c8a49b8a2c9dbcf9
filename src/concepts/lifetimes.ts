/** Lifetimes of tokens: which tokens are Kling's, when they end, how and when they are signed. */
import { joinAddress } from '../analysis/addresses.js';
import { calledAddresses, sameOrigins } from '../analysis/callee.js';
import { rowsAt } from '../analysis/described.js';
import { hasProperty } from '../analysis/objects.js';
import { joinedParts } from '../analysis/joins.js';
import { momentOf, type Moment } from '../analysis/moments.js';
import { functionOf, isCall, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { textsOf, plainText } from '../analysis/texts.js';
import { linksOf, trace } from '../analysis/trace.js';
import type { Value } from '../analysis/value.js';

import { JWT_ALGORITHM, JWT_MAX_LIFETIME_SECONDS } from '../knowledge/kling/index.js';
import { MOMENTS } from '../knowledge/moments.js';
import { NUMERIC_DATES } from '../knowledge/signing.js';
import { callTable } from './call-tables.js';
import { classify, credentialsIn, credentialUsesOf } from './credentials.js';
import type { KlingFile } from './file.js';
import { objectsBehind } from './fields.js';
import { signingsOf, signRow, type Signing } from './signing.js';

/** The longest lifetime, in seconds, that Kling's own samples give a token. */
export const LONGEST_LIFETIME: number = JWT_MAX_LIFETIME_SECONDS;

/** One token that a file signs for Kling. */
export interface KlingToken {
  /** The call that signs. */
  readonly call: CallNode;
  /** The claims, when the file builds them. */
  readonly payload: Value | null;
  readonly algorithm: Value | null;
  readonly expiration: Value | null;
  readonly signing: Signing | null;
}

/** How long a token lasts. */
export type Lifetime =
  | { readonly kind: 'seconds'; readonly seconds: number; readonly node: Node }
  | { readonly kind: 'none'; readonly node: Node }
  | { readonly kind: 'unknown' };

/** Gets the tokens that a file signs with Kling's keys, or sends to it. */
export function klingTokensOf(file: KlingFile): readonly KlingToken[] {
  const sent = sentSignatures(file);
  const byLibrary = signingsOf(file)
    .filter((signing) => sent.has(signing.call) || isIssuedByAccessKey(file, signing))
    .map((signing): KlingToken => ({ ...signing, signing }));
  return [...byLibrary, ...byHand(file)];
}

/** The signatures that end up in an `Authorization` header of a Kling request. */
function sentSignatures(file: KlingFile): ReadonlySet<Node> {
  const uses = credentialUsesOf(file).filter((use) => use.kind === 'authorization' || use.kind === 'api-key');
  return new Set(
    uses.flatMap((use) =>
      trace(file.engine, use.value, { derived: true }).found.map(({ origin }) => origin.node),
    ),
  );
}

function isIssuedByAccessKey(file: KlingFile, signing: Signing): boolean {
  const { engine } = file;
  const issuers = [
    signing.issuer,
    ...(signing.payload
      ? objectsBehind(engine, signing.payload).map((payload) => engine.part(payload, ['iss'], signing.call))
      : []),
  ];
  return issuers.some(
    (value) =>
      value !== null &&
      credentialsIn(file, value).some(
        (found) => found.kind === 'access-key' || (found.kind === 'api-key' && file.about),
      ),
  );
}

/** Tokens put together by hand: header and payload in base64, joined with a keyed hash. */
function byHand(file: KlingFile): readonly KlingToken[] {
  const { engine } = file;
  if (!file.about) return [];
  return engine.structure.calls.flatMap((call) => {
    const [described] = rowsAt(engine, 'hmac', call);
    if (!described) return [];
    const { row } = described;
    const data = dataOf(file, call, row.data);
    if (!data) return [];
    const [header, payload] = partsOfToken(file, data);
    if (!payload || hasProperty(engine, payload, 'iss') === 'no') return [];
    return [
      {
        call,
        payload,
        algorithm: header ? engine.part(header, ['alg'], call) : null,
        expiration: null,
        signing: null,
      },
    ];
  });
}

function dataOf(file: KlingFile, call: CallNode, data: string): Value | null {
  const { engine } = file;
  if (/^\d+$/u.test(data)) {
    const argument = call.arguments[Number(data)];
    return argument ? engine.at(argument) : null;
  }
  const member = call.parent;
  const outer = member.type === 'MemberExpression' && member.object === call ? member.parent : null;
  if (isCall(outer) && outer.arguments[0]) return engine.at(outer.arguments[0]);
  const holder =
    member.type === 'VariableDeclarator' && member.id.type === 'Identifier'
      ? engine.variables.of(member.id)
      : null;
  for (const reference of holder?.references ?? []) {
    const use = (reference.identifier as Node).parent;
    const made = use?.type === 'MemberExpression' ? use.parent : undefined;
    if (
      use?.type === 'MemberExpression' &&
      use.property.type === 'Identifier' &&
      use.property.name === data &&
      isCall(made) &&
      made.arguments[0]
    )
      return engine.at(made.arguments[0]);
  }
  return null;
}

/** Gets the objects that the parts of `header.payload` are encodings of. */
function partsOfToken(file: KlingFile, data: Value): readonly (Value | null)[] {
  const { engine } = file;
  const seen = new Set([data]);
  for (const value of seen) {
    const shape = engine.shape(value);
    if (shape.kind === 'concat')
      return joinedParts(engine, value)
        .filter((part) => typeof part !== 'string')
        .map((part) => objectIn(file, part));
    if (shape.kind === 'either') for (const next of shape.values) if (seen.size < 24) seen.add(next);
    if (shape.kind === 'made' && shape.step.encodes !== undefined)
      for (const next of shape.from) seen.add(next);
  }
  return [];
}

function objectIn(file: KlingFile, part: Value): Value | null {
  for (const { origin, flow } of trace(file.engine, part, { derived: true }).found) {
    if (origin.kind === 'object' && origin.path.length === 0) {
      const packed = linksOf(flow).find(
        (link) => link.next?.value !== undefined && file.engine.shape(link.next.value).kind === 'made',
      );
      return packed?.value ?? flow.value;
    }
  }
  return null;
}

/** Gets how long a token lasts by its claims and options. */
export function lifetimeOf(file: KlingFile, token: KlingToken): Lifetime {
  const { engine } = file;
  const given = token.expiration ? givenLifetime(file, token, token.expiration) : null;
  if (given) return given;
  if (!token.payload) return token.expiration ? { kind: 'unknown' } : { kind: 'none', node: token.call };
  const lifetimes = objectsBehind(engine, token.payload).map((payload): Lifetime => {
    const claim = engine.part(payload, ['exp'], token.call);
    const origins = sameOrigins(engine, claim);
    const isMissing = origins.length > 0 && origins.every((origin) => origin.kind === 'nothing');
    if (isMissing && isLiteral(file, payload))
      return { kind: 'none', node: literalNode(file, payload) ?? token.call };
    return claimLifetime(file, claim);
  });
  return (
    lifetimes.find((one) => one.kind === 'none') ??
    lifetimes.find((one) => one.kind === 'seconds') ?? { kind: 'unknown' }
  );
}

function isLiteral(file: KlingFile, payload: Value): boolean {
  const origins = sameOrigins(file.engine, payload);
  return (
    origins.length > 0 && origins.every((origin) => origin.kind === 'object' && origin.path.length === 0)
  );
}

function literalNode(file: KlingFile, payload: Value): Node | null {
  return sameOrigins(file.engine, payload)[0]?.node ?? null;
}

/** Reads `exp`: seconds since 1970, best written as now and so many seconds. */
function claimLifetime(file: KlingFile, value: Value): Lifetime {
  const seen = new Set([value]);
  for (const one of seen) {
    if (one.path.length === 0) {
      const away = secondsFromNow(file, one);
      if (away) return lasting(away, away.plus, one.node);
      const moment = momentIn(file, one);
      if (!moment || moment.object) return { kind: 'unknown' };
      if (Math.abs(moment.now - 0.001) < 1e-6) return lasting(moment, moment.plus, one.node);
      const isFar = moment.now > 0.5 || moment.plus > FAR_FUTURE;
      return isFar
        ? { kind: 'seconds', seconds: Number.POSITIVE_INFINITY, node: one.node }
        : { kind: 'unknown' };
    }
    const shape = file.engine.shape(one);
    if (shape.kind === 'either' && seen.size < 24) for (const next of shape.values) seen.add(next);
  }
  return { kind: 'unknown' };
}

const momentAt = callTable(MOMENTS);

function momentIn(file: KlingFile, { node, context }: Pick<Value, 'node' | 'context'>): Moment | null {
  return momentOf(file.engine, node, context, (call, inner) => momentAt(file, call, inner));
}

/** Reads `getNumericDate(1800)`: how far away the moment is that a library's function gives. */
function secondsFromNow(file: KlingFile, { node, context }: Value): Moment | null {
  const call = unwrap(node);
  const [seconds] = isCall(call) ? call.arguments : [];
  if (!isCall(call) || !seconds) return null;
  const addresses = calledAddresses(file.engine, call, context);
  if (!NUMERIC_DATES.some(({ api }) => api.some((one) => addresses.includes(one)))) return null;
  const away = momentOf(file.engine, seconds, context);
  return away?.now === 0 ? away : null;
}

/** 2033-05-18 in seconds: a date that is written down and later than this lasts for years. */
const FAR_FUTURE = 2_000_000_000;

/** Reads a lifetime given as an option: a number as the library takes it, or a text like `30m`. */
function givenLifetime(file: KlingFile, token: KlingToken, value: Value): Lifetime | null {
  const { engine } = file;
  const origins = sameOrigins(engine, value);
  if (origins.length > 0 && origins.every((origin) => origin.kind === 'nothing')) return null;
  const written = origins
    .filter((origin) => origin.kind === 'literal')
    .map((origin) => secondsOf(origin.text ?? ''));
  const node =
    value.path.length === 0
      ? value.node
      : (origins.find((origin) => origin.kind === 'literal' || origin.kind === 'computed')?.node ??
        token.call);
  const known = written.filter((seconds) => seconds !== null);
  if (known.length > 0 && known.length === origins.length)
    return { kind: 'seconds', seconds: Math.max(...known), node };
  const numeric = token.signing?.row.numericLifetime ?? 'seconds';
  const moment = momentIn(file, { node, context: value.context });
  if (!moment) return { kind: 'unknown' };
  if (moment.object)
    return moment.now === 1 ? lasting(moment, moment.plus / 1000, node) : { kind: 'unknown' };
  if (numeric === 'epoch-seconds') {
    if (Math.abs(moment.now - 0.001) < 1e-6) return lasting(moment, moment.plus, node);
    return moment.now > 0.5 || moment.plus > FAR_FUTURE
      ? { kind: 'seconds', seconds: Number.POSITIVE_INFINITY, node }
      : { kind: 'unknown' };
  }
  if (numeric === 'epoch-milliseconds')
    return moment.now === 1 ? lasting(moment, moment.plus / 1000, node) : { kind: 'unknown' };
  if (moment.now !== 0) return { kind: 'unknown' };
  return lasting(moment, numeric === 'milliseconds' ? moment.plus / 1000 : moment.plus, node);
}

/** A default that is short enough proves nothing: whoever calls may ask for more. */
function lasting(moment: Moment, seconds: number, node: Node): Lifetime {
  return moment.open && seconds <= LONGEST_LIFETIME
    ? { kind: 'unknown' }
    : { kind: 'seconds', seconds, node };
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_557_600,
};

/** Reads `30m`, `1 hour`, `2 days from now`, `1800` (milliseconds, as jsonwebtoken takes bare texts). */
function secondsOf(text: string): number | null {
  const found =
    /^\+?(\d+(?:\.\d+)?) ?(ms|milliseconds?|[smhdwy]|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|yrs?|years?)?$/iu.exec(
      text.trim().replace(/ from now$/iu, ''),
    );
  if (!found) return null;
  const unit = found[2]?.toLowerCase();
  if (unit === undefined || unit.startsWith('ms') || unit.startsWith('milli')) return Number(found[1]) / 1000;
  return Number(found[1]) * (UNITS[unit.charAt(0)] ?? 1);
}

/** Gets the texts of an algorithm that are not HS256; the node is where the text stands. */
export function wrongAlgorithm(
  file: KlingFile,
  token: KlingToken,
): { readonly node: Node; readonly name: string } | null {
  if (!token.algorithm) return null;
  for (const text of textsOf(file.engine, token.algorithm)) {
    const plain = plainText(text);
    if (
      plain !== null &&
      plain !== '' &&
      plain !== JWT_ALGORITHM &&
      /^(?:HS|RS|ES|PS)\d{3}$|^none$|^EdDSA$/iu.test(plain)
    )
      return { node: text[0]?.value.node ?? token.call, name: plain };
  }
  return null;
}

/** Gets the calls that run once when the module is loaded and whose token is kept from then on. */
export function signedOnLoad(file: KlingFile): readonly CallNode[] {
  const { engine } = file;
  const tokens = new Set<Node>(klingTokensOf(file).map((token) => token.call));
  const found: CallNode[] = [];
  for (const call of engine.structure.calls) {
    if (functionOf(call) !== null || !isKept(file, call)) continue;
    const own = tokens.has(call) && signRow(file, call, null) !== null;
    const gives =
      own ||
      trace(engine, engine.at(call), { derived: true }).found.some(
        (traced) => functionOf(traced.origin.node) !== null && givesToken(file, tokens, traced),
      );
    if (gives) found.push(call);
  }
  return found;
}

function givesToken(
  file: KlingFile,
  tokens: ReadonlySet<Node>,
  traced: Parameters<typeof classify>[1],
): boolean {
  const { origin } = traced;
  if (origin.kind !== 'call' || !isCall(origin.node)) return false;
  if (tokens.has(origin.node)) return true;
  const found = classify(file, traced);
  return found?.kind === 'token' && found.how.startsWith('signed');
}

/** Holds if a call makes an object that keeps what it is given: a client with default headers, an instance of a class. */
function makesClient(file: KlingFile, call: CallNode): boolean {
  if (call.type === 'NewExpression') return true;
  return calledAddresses(file.engine, call).some(
    (address) => file.engine.models.alias(joinAddress(address, '()'))?.ports !== undefined,
  );
}

/** Holds if the result of a call at the top of the file is kept in a name or a static field, itself or joined into a text. */
function isKept(file: KlingFile, call: Node): boolean {
  let current = call;
  while (current.parent) {
    const { parent } = current;
    if (parent.type === 'VariableDeclarator') return parent.init === current;
    if (parent.type === 'PropertyDefinition') return parent.static;
    if (parent.type === 'AssignmentExpression') return parent.right === current;
    if (isCall(parent) && parent.callee !== current && !makesClient(file, parent)) return false;
    if (parent.type === 'ExpressionStatement') return false;
    current = parent;
  }
  return false;
}
