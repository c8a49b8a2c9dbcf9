/** Signed tokens: which calls sign, with what, and for how long. */
import { apisOf } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { mayBeNamed } from '../analysis/described.js';
import type { SignRow } from '../analysis/rows.js';
import { isCall, keyName, unwrap, wrapped, type CallNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

/** One call that signs a JWT. */
export interface Signing {
  readonly call: CallNode;
  readonly row: SignRow;
  readonly payload: Value | null;
  readonly key: Value | null;
  readonly algorithm: Value | null;
  readonly issuer: Value | null;
  /** A lifetime given beside the payload. */
  readonly expiration: Value | null;
}

/** Gets the calls of a file that sign a JWT by a library. */
export const signingsOf = perFile((file): readonly Signing[] =>
  file.engine.structure.calls.flatMap((call) => signingAt(file, call) ?? []),
);

/** Gets the row that makes a call a signature, or null. */
export function signRow(file: KlingFile, call: CallNode, context: Context | null): SignRow | null {
  if (!mayBeNamed(file.engine, call, file.engine.models.namesOf('sign'))) return null;
  for (const api of apisOf(file.engine, file.engine.value(call.callee, [], context, null))) {
    const [row] = file.engine.models.find('sign', api.address);
    if (row) return row;
    const made = api.address.endsWith('()')
      ? file.engine.models.find('sign', api.address.slice(0, -2)).find((one) => one.returnsSigner === true)
      : undefined;
    if (made) return made;
  }
  return null;
}

function signingAt(file: KlingFile, call: CallNode): Signing | null {
  const row = signRow(file, call, null);
  if (!row) return null;
  const { engine } = file;
  const at = (port: string | undefined, on: CallNode = call): Value | null =>
    port === undefined ? null : (portValues(engine, on, port, null)[0] ?? null);
  if (row.builder) return builderSigning(file, call, row, row.builder);
  if (row.returnsSigner === true) {
    const maker = makerOf(file, call);
    if (!maker) return null;
    return {
      call,
      row,
      payload: at(row.payload),
      key: at(row.key, maker),
      algorithm: at(row.algorithm, maker),
      issuer: at(row.issuer, maker),
      expiration: at(row.expiresIn, maker),
    };
  }
  const set = row.setters ?? {};
  return {
    call,
    row,
    payload: at(row.payload),
    key: at(row.key),
    algorithm: at(row.algorithm),
    issuer: at(row.issuer) ?? setterValue(file, call, set.issuer),
    expiration: at(row.expiresIn) ?? setterValue(file, call, set.expiration),
  };
}

/** The call that made the function which signs. */
function makerOf(file: KlingFile, call: CallNode): CallNode | null {
  const { engine } = file;
  let value = engine.at(call.callee);
  for (let count = 0; count < 12; count++) {
    const node = unwrap(value.node);
    if (isCall(node)) return node;
    const shape = engine.shape(value);
    const [next] = shape.kind === 'either' ? shape.values : [];
    if (!next) return null;
    value = next;
  }
  return null;
}

/** Reads a builder: `new SignJWT(payload).setIssuer(…).sign(key)`, in a chain or on a variable. */
function builderSigning(
  file: KlingFile,
  call: CallNode,
  row: SignRow,
  builder: NonNullable<SignRow['builder']>,
): Signing {
  const { engine } = file;
  const links = linksOf(file, call);
  const by = (method: string | undefined): Value | null => {
    const link = links.find(
      (one) =>
        method !== undefined &&
        one.type === 'CallExpression' &&
        one.callee.type === 'MemberExpression' &&
        keyName(one.callee.property, one.callee.computed) === method,
    );
    return link ? (portValues(engine, link, '0', null)[0] ?? null) : null;
  };
  const construction = links.find((one) => one.type === 'NewExpression');
  const header = by(builder.header);
  return {
    call,
    row,
    payload: construction ? (portValues(engine, construction, builder.payload, null)[0] ?? null) : null,
    key: portValues(engine, call, row.key, null)[0] ?? null,
    algorithm: header ? engine.part(header, ['alg'], call) : null,
    issuer: by(builder.issuer),
    expiration: by(builder.expiration),
  };
}

/** Gets the calls on one builder, from the last back to its construction. */
function linksOf(file: KlingFile, call: CallNode): readonly CallNode[] {
  const { engine } = file;
  const links: CallNode[] = [];
  let value: Value | null = engine.at(call);
  for (let count = 0; value && count < 60; count++) {
    const node = unwrap(value.node);
    if (isCall(node)) {
      links.push(node);
      const callee = unwrap(node.callee);
      value =
        node.type === 'CallExpression' && callee.type === 'MemberExpression'
          ? engine.at(callee.object)
          : null;
      continue;
    }
    if (node.type === 'Identifier') links.push(...callsOn(file, node));
    const shape = engine.shape(value);
    value = shape.kind === 'either' ? (shape.values[0] ?? null) : null;
  }
  return links;
}

function callsOn(file: KlingFile, name: Node): readonly CallNode[] {
  return (file.engine.variables.of(name)?.references ?? []).flatMap((reference) => {
    const member = (reference.identifier as Node).parent;
    const outer = member?.type === 'MemberExpression' ? member.parent : undefined;
    return isCall(outer) && outer.callee === member ? [outer] : [];
  });
}

function setterValue(file: KlingFile, call: CallNode, method: string | undefined): Value | null {
  if (method === undefined) return null;
  const holder = wrapped(call).parent;
  const calls =
    holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? callsOn(file, holder.id) : [];
  const set = calls.find(
    (one) =>
      one.callee.type === 'MemberExpression' && keyName(one.callee.property, one.callee.computed) === method,
  );
  return set ? (portValues(file.engine, set, '0', null)[0] ?? null) : null;
}
