/** The parts of an HTTP call: where its row says they stand, in its chain, and on the client that it is made with. */
import { mayBeMade, sameOrigins, type Api } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import type { Engine } from '../analysis/engine.js';
import type { HttpRow, RequestPart } from '../analysis/rows.js';
import { isCall, keyName, wrapped, type CallNode, type Node } from '../analysis/syntax.js';
import { plainText, textsOf, textWith, type Text } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import { targetOf, type Target } from './targets.js';

/** One header that a request is known to carry. */
export interface HeaderValue {
  /** In lower case. */
  readonly name: string;
  readonly value: Value;
}

/** What a call sends, part by part. */
export interface RequestParts {
  readonly url: Value | null;
  readonly baseUrl: Value | null;
  readonly method: Value | null;
  /** Protocol, host and path where they are given apart. */
  readonly pieces: readonly (Value | null)[];
  readonly bodies: readonly Value[];
  readonly headers: readonly Value[];
  readonly singleHeaders: readonly HeaderValue[];
  readonly queries: readonly Value[];
  /** Passwords of Basic authentication. */
  readonly passwords: readonly Value[];
}

/** Reads the parts of a call that a row describes. */
export function partsOf(
  engine: Engine,
  api: Api,
  row: HttpRow,
  call: CallNode,
  context: Context | null,
): RequestParts {
  const own = [row.ports, ...(row.forms ?? [])].map((ports) => read(engine, ports, call, context));
  const later = [...chainParts(engine, row, call, context)];
  const url =
    [...own, ...later]
      .map((parts) => parts.url)
      .find((value) => value !== null && isAddressLike(engine, value)) ?? null;
  const chosen = own.filter((parts) => parts.url === null || parts.url === url);
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
    passwords: all.flatMap((parts) => (parts.password ? [parts.password] : [])),
  };
}

function first(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

type ReadParts = Readonly<
  Record<
    'url' | 'baseUrl' | 'query' | 'headers' | 'body' | 'method' | 'password' | 'protocol' | 'host' | 'path',
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
  const header = ports.header ?? (name ? onlyText(engine, name) : null);
  const value = at(ports.headerValue);
  return {
    url: at(ports.url),
    baseUrl: at(ports.baseUrl),
    query: at(ports.query),
    headers: ports.headerName !== undefined && value ? null : at(ports.headers),
    body: at(ports.body),
    method: at(ports.method),
    password: at(ports.password),
    protocol: at(ports.protocol),
    host: at(ports.host),
    path: at(ports.path),
    single: header !== null && value ? [{ name: header.toLowerCase(), value }] : [],
  };
}

/** Gets the text of a value that reads in one way only, or null. */
export function onlyText(engine: Engine, value: Value): string | null {
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
    ) ||
    mayBeMade(engine, value)
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

/** Gets the ways that the URL of a call may read. */
export function targetsOf(engine: Engine, parts: RequestParts, row: HttpRow): readonly Target[] {
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
