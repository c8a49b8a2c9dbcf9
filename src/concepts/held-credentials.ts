/** Objects that hold a credential, as their type in the file tells, or what is read from them. */
import {
  annotationOf,
  isCall,
  keyName,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import type { Origin } from '../analysis/value.js';
import { handlerParts } from './callers.js';
import { kindOfName, type Secret } from './credentials.js';
import { textMembers } from './declared-types.js';
import type { KlingFile } from './file.js';
import { wholeOrigins, type LogSink } from './logs.js';
import { describeOrigin } from './wording.js';

/** A credential that an object holds, and how that is known. */
export interface HeldCredential {
  readonly kind: Secret;
  readonly how: string;
}

/**
 * Gets the credential of an object that a log shows whole: `console.log(options)` where `options.apiKey` is read. A plain
 * `token` may be that of a grammar, where nothing says what the file is about.
 */
export function heldBy(file: KlingFile, sink: LogSink): HeldCredential | null {
  if (sink.redacted.length > 0) return null;
  for (const origin of wholeOrigins(file, sink)) {
    if (origin.kind !== 'parameter' || origin.path.length > 0 || !origin.function) continue;
    if (handlerParts(file, origin.function)) continue;
    for (const name of propertiesOf(file, origin, origin.function)) {
      const kind = file.about || name !== 'token' ? kindOfName(file, name) : null;
      if (kind !== null && kind !== 'access-key')
        return { kind, how: describeOrigin(file, { ...origin, path: [name] }) };
    }
  }
  return null;
}

/** Gets the properties that a parameter is known to have. */
function propertiesOf(file: KlingFile, origin: Origin, target: FunctionNode): readonly string[] {
  const parameter = target.params[origin.index ?? 0];
  const pattern = parameter && parameterPattern(parameter);
  if (pattern?.type !== 'Identifier') return [];
  const type = annotationOf(pattern);
  const references = file.engine.variables.of(pattern)?.references ?? [];
  return [
    ...(type ? textMembers(file.engine, type) : []),
    ...references.flatMap((one) => readsOn(one.identifier)),
  ];
}

/** Gets the properties that are read from a name, but those that are called. */
function readsOn(name: Node): readonly string[] {
  const { parent } = name;
  if (parent?.type === 'MemberExpression' && parent.object === name) {
    const property = keyName(parent.property, parent.computed);
    const isCalled = isCall(parent.parent) && unwrap(parent.parent.callee) === parent;
    return property === null || isCalled ? [] : [property];
  }
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern') return [];
  return parent.id.properties.flatMap((one) =>
    one.type === 'Property' ? (keyName(one.key, one.computed) ?? []) : [],
  );
}
