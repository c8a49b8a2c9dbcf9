/** Secrets fetched from a manager: which calls fetch one, and which ids they name. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import { calledName } from '../analysis/helper-names.js';
import type { SourceRow } from '../analysis/rows.js';
import { isCall, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import type { Context, Value } from '../analysis/value.js';
import { isSecretHelperName, isSecretMethodName } from '../knowledge/index.js';
import { environmentName } from './environment.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

/** Holds if a call gives a secret of a manager: by a row, by a binding of the platform, or by its name. */
export function isSecretFetch(file: KlingFile, call: CallNode, context: Context | null = null): boolean {
  if (call.type !== 'CallExpression') return false;
  return managerRows(file, call, context).length > 0 || isBinding(file, call) || isNamedFetch(file, call);
}

/** Gets the calls of a file that fetch secrets. */
export const secretFetchesOf = perFile((file): readonly CallNode[] =>
  file.engine.structure.calls.filter((call) => isSecretFetch(file, call)),
);

/** Gets the values that name a secret in a manager. */
export const secretIdsOf = perFile((file): readonly Value[] =>
  file.engine.structure.calls.flatMap((call) => idsAt(file, call, null)),
);

/** Gets the id of the secret that a call fetches, where it is written out, or null. */
export function secretIdOf(file: KlingFile, call: CallNode, context: Context | null): string | null {
  if (!isSecretFetch(file, call, context)) return null;
  const requests = call.arguments.flatMap((argument) =>
    argument.type === 'SpreadElement' ? [] : sameOrigins(file.engine, file.engine.at(argument, context)),
  );
  for (const one of [{ node: call, context }, ...requests]) {
    if (!isCall(one.node)) continue;
    for (const value of idsAt(file, one.node, one.context)) {
      const text = knownText(file.engine, value);
      if (text !== null && text !== '') return text;
    }
  }
  return null;
}

function idsAt(file: KlingFile, call: CallNode, context: Context | null): readonly Value[] {
  const ports = managerRows(file, call, context).flatMap(({ name }) =>
    name === undefined || name === 'property' ? [] : [name],
  );
  if (ports.length === 0 && call.type === 'CallExpression' && isNamedFetch(file, call)) ports.push('0');
  return ports.flatMap((port) => portValues(file.engine, call, port, context));
}

function managerRows(file: KlingFile, call: CallNode, context: Context | null): readonly SourceRow[] {
  return rowsAt(file.engine, 'source', call, context).flatMap(({ row }) =>
    row.source === 'secrets-manager' ? [row] : [],
  );
}

/** `env.KLING_API_KEY.get()`: a binding to a secrets store has the same place as a variable. */
function isBinding(file: KlingFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    call.arguments.length === 0 &&
    keyName(callee.property, callee.computed) === 'get' &&
    sameOrigins(file.engine, file.engine.at(callee.object)).some(
      (origin) => origin.kind === 'parameter' && environmentName(file, origin) !== null,
    )
  );
}

/** A function that can't be read, or a method of something that can't, called like one that fetches a secret. */
function isNamedFetch(file: KlingFile, call: CallNode): boolean {
  const name = calledName(call);
  if (name === null || call.arguments.length === 0 || file.engine.functions.targets(call, null).length > 0)
    return false;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return isSecretHelperName(name);
  return isSecretHelperName(name) || isSecretMethodName(name, lastName(callee.object));
}

function lastName(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return keyName(inner.property, inner.computed) ?? '';
  return isCall(inner) ? lastName(inner.callee) : '';
}
