/** Which rows speak of a schema: by the address of the call that makes it, or by the module it comes from. */
import { parseAddress } from './addresses.js';
import { addressOf } from './callee.js';
import type { Engine } from './engine.js';
import type { SchemaRow } from './rows.js';
import { isCall, unwrap, type CallNode, type Node } from './syntax.js';
import type { Context, Value } from './value.js';

/** Gets the call that makes what a value is, through names, or null. */
export function makerOf(engine: Engine, value: Value): CallNode | null {
  let current = value;
  for (let count = 0; count < 12; count++) {
    const node = unwrap(current.node);
    if (isCall(node)) return node;
    const shape = engine.shape(current);
    const [next] = shape.kind === 'either' ? shape.values : [];
    if (!next) return null;
    current = next;
  }
  return null;
}

/** Holds if an address is one that a row spells. */
export function isAddress(spelled: string, address: string | null): boolean {
  return address !== null && parseAddress(spelled).includes(address);
}

/** Holds if a list of a row names this address, or this method. */
export function has(
  list: readonly string[] | undefined,
  address: string | null,
  method: string | null,
): boolean {
  return (list ?? []).some((one) => (one.includes('#') ? isAddress(one, address) : one === method));
}

/** Gets the module that a chain of calls starts from. */
export function rootAddress(engine: Engine, node: Node, context: Context | null): string | null {
  let current = unwrap(node);
  for (let count = 0; count < 64; count++) {
    if (current.type === 'CallExpression') current = unwrap(current.callee);
    else if (current.type === 'MemberExpression') current = unwrap(current.object);
    else break;
  }
  const address = addressOf(engine, engine.value(current, [], context, null));
  return address === null ? null : address.slice(0, address.indexOf('#'));
}

/** Holds if a row is about this module. */
export function speaksFor(row: SchemaRow, module: string): boolean {
  return [...row.object, ...row.string].some((address) =>
    parseAddress(address).some((one) => one.startsWith(`${module}#`)),
  );
}

/** Holds if a row about a module, or about its own library, names this method. */
export function knowsMethod(row: SchemaRow, method: string, module: string | null): boolean {
  return (
    speaksFor(row, module ?? row.library) &&
    [row.max, row.url, row.pattern, row.transform, row.refine, row.extend, row.keep, row.oneOf].some(
      (list) => list?.includes(method) === true,
    )
  );
}

const makers = new WeakMap<readonly SchemaRow[], ReadonlyMap<string, readonly SchemaRow[]>>();

/** Gets the rows by which a call of what is at an address makes a schema. */
export function rowsMaking(rows: readonly SchemaRow[], address: string): readonly SchemaRow[] {
  let known = makers.get(rows);
  if (!known) makers.set(rows, (known = makersAmong(rows)));
  return known.get(address) ?? [];
}

function makersAmong(rows: readonly SchemaRow[]): ReadonlyMap<string, readonly SchemaRow[]> {
  const found = new Map<string, SchemaRow[]>();
  for (const row of rows) {
    const { pipe, object, array, oneOf, string, anyOf, keep, extend, transform } = row;
    const spelled = [pipe, object, array, oneOf, string, anyOf, keep, extend, transform].flat();
    const addresses = spelled.flatMap((one) => (one?.includes('#') === true ? parseAddress(one) : []));
    for (const address of new Set(addresses)) {
      const list = found.get(address);
      if (list) list.push(row);
      else found.set(address, [row]);
    }
  }
  return found;
}
