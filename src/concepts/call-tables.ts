/** Tables of calls by their addresses, for knowledge that is no row. */
import { parseAddress, segmentsOf } from '../analysis/addresses.js';
import { apisOf, calledAddress } from '../analysis/callee.js';
import { calledName } from '../analysis/helper-names.js';
import type { Address } from '../analysis/rows.js';
import { unwrap, type CallNode } from '../analysis/syntax.js';
import type { Context } from '../analysis/value.js';
import type { KlingFile } from './file.js';

/** Finds the entry of a table that speaks of a call, or null. */
export type CallTable<Entry> = (file: KlingFile, call: CallNode, context?: Context | null) => Entry | null;

/** Compiles a table. A method by a name that no entry has is not looked at. */
export function callTable<Entry extends { readonly api: Address | readonly Address[] }>(
  entries: readonly Entry[],
): CallTable<Entry> {
  const byAddress = new Map(
    entries.flatMap((entry) =>
      [entry.api]
        .flat()
        .flatMap(parseAddress)
        .map((address) => [address, entry] as const),
    ),
  );
  const names = new Set(
    [...byAddress.keys()].map((address) => segmentsOf(address).findLast((one) => !one.endsWith(')'))),
  );
  return (file, call, context = null) => {
    const name = calledName(call);
    if (name !== null && unwrap(call.callee).type === 'MemberExpression' && !names.has(name)) return null;
    for (const api of apisOf(file.engine, file.engine.value(call.callee, [], context, null))) {
      const entry = byAddress.get(calledAddress(file.engine, api, call));
      if (entry) return entry;
    }
    return null;
  };
}
