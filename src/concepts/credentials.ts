/** Credentials: which values are keys, secrets and tokens, and where they are put to use. */
import { apisOf } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName, helperRows } from '../analysis/helper-names.js';
import { joinedParts } from '../analysis/joins.js';
import { hasProperty, propertyNames } from '../analysis/objects.js';
import { contains, isCall, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { linksOf, trace, type Flow, type Query, type Traced } from '../analysis/trace.js';
import { leftOut, type Origin, type Value } from '../analysis/value.js';
import { CREDENTIAL_SHAPES, envCredential, namesKling, publicEnvPrefix } from '../knowledge/kling/index.js';
import {
  couldBeKey,
  credentialOfName,
  GRAMMAR_MESSAGE,
  hasWord,
  TEXT_HOLDERS,
  type NamedCredential,
} from '../knowledge/names.js';
import { isForOtherService } from '../knowledge/other-services.js';
import { isCallers } from './callers.js';
import { clientsOf } from './clients.js';
import { environmentName } from './environment.js';
import type { KlingFile } from './file.js';
import { objectsBehind } from './fields.js';
import { allRequestsOf, requestsOf, type Request } from './requests.js';
import { signingsOf, signRow } from './signing.js';
import { lineOf, describeOrigin } from './wording.js';
import { perFile } from './per-file.js';
import { isMaskedOnTheWay } from './masked-objects.js';
import { isPickedByName, isRedaction } from './redactions.js';
import { isFiltered } from './replacers.js';

/**
 * What a credential is to the rules. `claims`: the claims of a token, whose `iss` is the access key; `credentials`: an
 * object or text that holds several; a `password` counts only where everything does.
 */
export type Secret = NamedCredential | 'claims';

/** A credential found at the end of a value's way. */
export interface FoundCredential {
  readonly kind: Secret;
  readonly traced: Traced;
  /** How it is known to be one, in words for a message: "signed on line 12". */
  readonly how: string;
  /** The environment variable that it is read from, or null. */
  readonly variable: string | null;
}

/** What each kind is called in messages. */
export const CALLED: Readonly<Record<Secret, string>> = {
  'access-key': 'the access key',
  'secret-key': 'the secret key',
  'api-key': 'an API key',
  token: 'a JWT',
  'webhook-secret': 'the webhook secret',
  authorization: 'an `Authorization` value',
  credentials: 'credentials',
  password: 'a password',
  claims: 'the claims of a JWT, whose `iss` is the access key',
};

/** Searches a value for credentials. */
export function credentialsIn(
  file: KlingFile,
  value: Value,
  query: Omit<Query, 'derived'> = {},
): readonly FoundCredential[] {
  const { stops } = query;
  return trace(file.engine, value, {
    ...query,
    derived: true,
    stops: (step, flow) => isFiltered(step) || isRedaction(file, step) || stops?.(step, flow) === true,
  }).found.flatMap((traced) => {
    const found = classify(file, traced);
    return found && !isPickedByName(file, traced.flow) && !isMaskedOnTheWay(file, traced.flow) ? [found] : [];
  });
}

/** Decides whether an origin is a credential, by what it is or by what it is called on its way. */
export function classify(file: KlingFile, traced: Traced): FoundCredential | null {
  const { origin, flow } = traced;
  const found = (kind: Secret, how: string, variable: string | null = null): FoundCredential => ({
    kind: isClaim(flow, kind) ? 'claims' : kind,
    traced,
    how,
    variable,
  });
  if (isMasked(file, origin)) return null;
  const part = readOut(flow);
  if (part !== null) {
    if (origin.kind === 'literal' || NO_CREDENTIALS.has(origin.kind)) return null;
    const kind = isIncomingHeader(file, origin) ? null : kindOfName(file, part);
    return kind && found(kind, describeOrigin(file, origin), environmentName(file, origin));
  }
  const variable = environmentName(file, origin);
  if (variable !== null) {
    const kind = kindOfVariable(file, variable);
    return kind && found(kind, `read from ${variable} on line ${String(lineOf(origin.node))}`, variable);
  }
  if (origin.kind === 'call' && isCall(origin.node)) {
    if (
      signRow(file, origin.node, origin.context) &&
      origin.path.length === 0 &&
      file.inScope &&
      !isSomebodyElses(file, origin.node)
    )
      return found('token', `signed on line ${String(lineOf(origin.node))}`);
    if (isKeyedHash(file, origin.node, origin))
      return isSignaturePart(file, flow) && file.inScope
        ? found('token', `signed on line ${String(lineOf(origin.node))}`)
        : null;
  }
  if (origin.kind === 'literal') {
    const shape = CREDENTIAL_SHAPES.find(
      (one) => one.pattern.test(origin.text ?? '') && (one.certain || file.about),
    );
    if (shape && shape.kind !== 'secret-key')
      return found(shape.kind, `written on line ${String(lineOf(origin.node))}`);
    if (!couldBeKey(origin.text ?? '')) return null;
  } else if (NO_CREDENTIALS.has(origin.kind)) {
    return null;
  }
  if (isIncomingHeader(file, origin)) return null;
  const named = kindByNames(file, origin, flow);
  if (named === 'token' && isOfGrammar(file, flow)) return null;
  if (named === 'password' && isText(flow)) return null;
  return named && found(named, describeOrigin(file, origin));
}

/** `JSON.parse(secret).region`: the name of the part that was last read out of a text, which says what it is. */
function readOut(flow: Flow): string | null {
  const parts = linksOf(flow).flatMap(({ via, next }) =>
    via === 'made' && next
      ? next.value.path.filter((segment) => leftOut(segment) === null && /^[a-z_$]/iu.test(segment))
      : [],
  );
  return parts.at(-1) ?? null;
}

/** `errors.password`: what a form says about a password. */
function isText(flow: Flow): boolean {
  return linksOf(flow).some(({ value: { node, path } }) => {
    const inner = unwrap(node);
    const holder = inner.type === 'MemberExpression' ? unwrap(inner.object) : path.length > 0 ? inner : null;
    const name =
      holder?.type === 'MemberExpression'
        ? keyName(holder.property, holder.computed)
        : holder?.type === 'Identifier'
          ? holder.name
          : null;
    return name !== null && hasWord(TEXT_HOLDERS, name);
  });
}

/** `Unexpected token ${token}`: the token of a grammar, which a parser complains of. */
function isOfGrammar(file: KlingFile, flow: Flow): boolean {
  return linksOf(flow).some(
    ({ via, next }) =>
      via === 'part' &&
      next !== null &&
      joinedParts(file.engine, next.value).some(
        (part) => typeof part === 'string' && GRAMMAR_MESSAGE.pattern.test(part),
      ),
  );
}

/** A token of the application's own: its claims are known and name no issuer, and its key is not called one of Kling's. */
function isSomebodyElses(file: KlingFile, call: CallNode): boolean {
  if (file.settings.scope === 'all') return false;
  const signing = signingsOf(file).find((one) => one.call === call);
  if (!signing?.payload || signing.issuer) return false;
  const claims = objectsBehind(file.engine, signing.payload);
  if (!claims.every((payload) => hasProperty(file.engine, payload, 'iss') === 'no')) return false;
  return (
    signing.key === null ||
    credentialsIn(file, signing.key).every(({ variable }) => variable === null || !namesKling(variable))
  );
}

const NO_CREDENTIALS = new Set<Origin['kind']>([
  'object',
  'array',
  'instance',
  'nothing',
  'computed',
  'function',
  'class',
  'regexp',
  'caught',
  'this',
]);

/** Gets the kind of credential that a name holds in this file, or null. */
export function kindOfName(file: KlingFile, name: string): Secret | null {
  const kind = credentialOfName(name);
  if (kind === null || file.settings.scope === 'all') return kind;
  if (kind === 'password') return null;
  if (namesKling(name)) return kind;
  return file.inScope && !isForOtherService(name) ? kind : null;
}

/** Gets the kind of credential that an environment variable holds, or null when it is somebody else's. */
export function kindOfVariable(file: Pick<KlingFile, 'settings' | 'about'>, variable: string): Secret | null {
  const kling = envCredential(variable);
  if (kling) return kling;
  const bare = variable.slice(publicEnvPrefix(variable)?.length ?? 0);
  const kind = credentialOfName(bare);
  if (kind === null || kind === 'credentials') return null;
  if (file.settings.scope === 'all') return kind;
  return file.about && PLAIN_VARIABLES.has(bare.toUpperCase()) ? kind : null;
}

/** Names of variables that say nothing but which part of the key pair they hold. */
const PLAIN_VARIABLES = new Set([
  'ACCESS_KEY',
  'SECRET_KEY',
  'API_KEY',
  'AK',
  'SK',
  'API_SECRET',
  'ACCESS_KEY_ID',
  'ACCESS_KEY_SECRET',
  'API_TOKEN',
  'VIDEO_API_KEY',
]);

/** The `iss` claim of a payload shows the access key without naming it. */
function isClaim(flow: Flow, kind: Secret): boolean {
  return (
    kind === 'access-key' &&
    linksOf(flow).some((link) => link.via === 'content' && link.value.path.at(-1) === 'iss')
  );
}

/** A helper that can't be read and is called a masker gives nothing away. */
function isMasked(file: KlingFile, origin: Origin): boolean {
  if (origin.kind !== 'call' || !isCall(origin.node)) return false;
  const name = calledName(origin.node);
  if (name === null) return false;
  return (
    helperRows(file.engine, name, 'transform').some((row) => row.facts.includes('masked')) ||
    /^(?:mask|redact|obfuscate|hash|fingerprint|censor|hide)/iu.test(name)
  );
}

function isKeyedHash(file: KlingFile, call: CallNode, origin: Origin): boolean {
  return apisOf(file.engine, file.engine.value(call.callee, [], origin.context, null)).some((api) => {
    for (let address = api.address; address.includes('#');) {
      if (file.engine.models.find('hmac', address).length > 0) return true;
      const cut = Math.max(address.lastIndexOf('.'), address.endsWith('()') ? address.length - 2 : -1);
      if (cut <= address.indexOf('#')) return false;
      address = address.slice(0, cut);
    }
    return false;
  });
}

/** A keyed hash is a token's last part when it is joined behind a dot. */
function isSignaturePart(file: KlingFile, flow: Flow): boolean {
  return linksOf(flow).some((link) => {
    if (link.via !== 'part' || !link.next) return false;
    return joinedParts(file.engine, link.next.value).some(
      (part) => typeof part === 'string' && part.endsWith('.'),
    );
  });
}

/** What a caller sent in its headers is the caller's own. */
function isIncomingHeader(file: KlingFile, origin: Origin): boolean {
  const places = file.settings.scope === 'all' ? ['cookies'] : ['headers', 'cookies'];
  return isCallers(file, origin) && origin.path.some((segment) => places.includes(segment));
}

/** The first name on the way, from the origin on, that is a credential's. */
function kindByNames(file: KlingFile, origin: Origin, flow: Flow): Secret | null {
  if (origin.kind === 'call' && isCall(origin.node) && origin.path.length === 0) {
    const name = calledName(origin.node);
    const kind = name === null ? null : kindOfName(file, name);
    if (kind) return kind;
  }
  const own =
    origin.path.filter((segment) => leftOut(segment) === null).at(-1) ??
    (origin.node.type === 'Identifier' ? origin.node.name : null);
  if (own !== null) {
    const kind = kindOfName(file, own);
    if (kind) return kind;
    if (credentialOfName(own) === null && origin.path.length > 0) return null;
  }
  for (const link of linksOf(flow)) {
    for (const name of namesOf(link.value)) {
      const kind = kindOfName(file, name);
      if (kind) return kind;
    }
  }
  return null;
}

function namesOf(value: Value): readonly string[] {
  const node = unwrap(value.node);
  const last = value.path.at(-1);
  if (last !== undefined && leftOut(last) === null) return [last];
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'MemberExpression') return [keyName(node.property, node.computed) ?? ''];
  return [];
}

/** A place where a value is used as a credential. */
export interface CredentialUse {
  readonly kind: Secret;
  readonly value: Value;
  readonly node: Node;
  readonly call: CallNode;
}

/** Gets the places where a file uses values as Kling credentials: keys of signatures, headers, settings of SDKs. */
export const credentialUsesOf = perFile((file): readonly CredentialUse[] =>
  file.inScope
    ? [
        ...signingUses(file),
        ...hashUses(file),
        ...verifyingUses(file),
        ...headerUses(file),
        ...clientUses(file),
      ]
    : [],
);

const signingUses = perFile((file): readonly CredentialUse[] =>
  signingsOf(file).flatMap((signing) => {
    const issuers = [
      signing.issuer,
      ...(signing.payload
        ? objectsBehind(file.engine, signing.payload).map((payload) =>
            file.engine.part(payload, ['iss'], signing.call),
          )
        : []),
    ];
    return [
      ...(signing.key
        ? [{ kind: 'secret-key' as const, value: signing.key, node: signing.key.node, call: signing.call }]
        : []),
      ...issuers.flatMap((value) =>
        value ? [{ kind: 'access-key' as const, value, node: value.node, call: signing.call }] : [],
      ),
    ];
  }),
);

const hashUses = perFile((file) => keyUses(file, 'hmac'));

/** Whoever verifies tokens of the application's own holds their secret: of no interest unless everything is. */
const verifyingUses = perFile((file) => (file.settings.scope === 'all' ? keyUses(file, 'verify') : []));

function keyUses({ engine }: KlingFile, kind: 'hmac' | 'verify'): readonly CredentialUse[] {
  return engine.structure.calls.flatMap((call) =>
    rowsAt(engine, kind, call).flatMap(({ row }) =>
      portValues(engine, call, row.key, null).map((value) => ({
        kind: 'secret-key' as const,
        value,
        node: value.node,
        call,
      })),
    ),
  );
}

const CREDENTIAL_HEADERS =
  /^(?:authorization|proxy-authorization|x-api-key|x-access-key|x-secret-key|x-auth-token|x-access-token|api-key|apikey|x-key|x-fal-key|x-freepik-api-key)$/iu;

function headerUses(file: KlingFile): readonly CredentialUse[] {
  const requests = file.settings.scope === 'all' ? allRequestsOf(file) : requestsOf(file);
  return requests.flatMap((request) => [
    ...credentialHeaders(file, request).map(({ name, value }) => ({
      kind: /authorization$/iu.test(name) ? ('authorization' as const) : ('api-key' as const),
      value,
      node: value.node,
      call: request.call,
    })),
    ...request.passwords.map((value) => ({
      kind: 'authorization' as const,
      value,
      node: value.node,
      call: request.call,
    })),
  ]);
}

/** Keys that a client made for Kling is given, and the headers it sends with every request. */
function clientUses(file: KlingFile): readonly CredentialUse[] {
  return clientsOf(file).flatMap((client) => {
    const { call, headers } = client;
    const sent = headers ? headersIn(file, headers, call) : [];
    return [
      ...sent.map(({ value }) => ({ kind: 'authorization' as const, value, node: value.node, call })),
      ...(
        [
          ['access-key', client.accessKey],
          ['secret-key', client.secretKey],
          ['api-key', client.apiKey],
        ] as const
      ).flatMap(([kind, value]) => (value ? [{ kind, value, node: value.node, call }] : [])),
    ];
  });
}

/** Gets the headers of a request that carry a credential. */
export function credentialHeaders(
  file: KlingFile,
  request: Request,
): readonly { readonly name: string; readonly value: Value }[] {
  const held = request.headers.flatMap((headers) => headersIn(file, headers, request.call));
  return [...held, ...request.singleHeaders.filter((header) => isCredentialHeader(header.name))];
}

/** Holds if a header of this name carries a credential. */
export function isCredentialHeader(name: string): boolean {
  return CREDENTIAL_HEADERS.test(name);
}

function headersIn(
  file: KlingFile,
  headers: Value,
  call: CallNode,
): readonly { readonly name: string; readonly value: Value }[] {
  const names = [...propertyNames(file.engine, headers)].filter((name) => isCredentialHeader(name));
  return names.map((name) => ({ name, value: file.engine.part(headers, [name], call) }));
}

/**
 * Holds if a credential is one of Kling's and no caller's own: read from the environment, signed here, or called so
 * (`keys.klingSecretKey`, `getKlingToken()`).
 */
export function isKlingsForSure(file: KlingFile, { variable, how, traced }: FoundCredential): boolean {
  if (variable !== null || how.startsWith('signed')) return true;
  const { origin } = traced;
  if (isCallers(file, origin)) return false;
  const own = isCall(origin.node) ? calledName(origin.node) : origin.name;
  return [own ?? '', ...origin.path].some((name) => leftOut(name) === null && namesKling(name));
}

/** Gets the credentials that a signature is made with. */
export function keysOfSignature(file: KlingFile, call: Node): readonly FoundCredential[] {
  const made = [...signingUses(file), ...hashUses(file)].filter(
    (use) => use.call === call || contains(call, use.call),
  );
  return made.flatMap((use) => credentialsIn(file, use.value));
}
