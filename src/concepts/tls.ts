/** Places where the check of a server's certificate or name is switched off. */
import { sameOrigins } from '../analysis/callee.js';
import { functionsAt } from '../analysis/callbacks.js';
import { staticTruth } from '../analysis/flags.js';
import { propertyName } from '../analysis/constants.js';
import { bindingIn } from '../analysis/patterns.js';
import { unwrap, type Node } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { TLS_CALLBACKS, TLS_METHODS, TLS_SWITCHES, TLS_VARIABLES } from '../knowledge/tls.js';
import type { KlingFile } from './file.js';
import { logSinksOf } from './logs.js';

/** One switch that a file sets. */
export interface TlsSetting {
  /** The property, assignment or call. */
  readonly node: Node;
  readonly name: string;
  /** The value that it is set to. */
  readonly value: Node | null;
  /** `off`: the check is off; `on`: it is on; `unknown`: it depends. */
  readonly state: 'off' | 'on' | 'unknown';
}

/** Gets the switches that a file sets, in source order. */
export function tlsSettingsOf(file: KlingFile): readonly TlsSetting[] {
  const { structure } = file.engine;
  const found: TlsSetting[] = [];
  for (const object of structure.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || property.kind !== 'init') continue;
      const name = propertyName(structure, property.key, property.computed);
      if (name !== null) found.push(...settingOf(file, property, name, property.value));
    }
  }
  for (const assignment of structure.assignments) {
    if (assignment.left.type !== 'MemberExpression') continue;
    const name = propertyName(structure, assignment.left.property, assignment.left.computed);
    if (name !== null) found.push(...settingOf(file, assignment, name, assignment.right));
  }
  for (const { method } of TLS_METHODS) {
    for (const call of structure.methodCalls.get(method) ?? []) {
      if (call.arguments.length === 0) found.push({ node: call, name: method, value: null, state: 'off' });
    }
  }
  return found.sort((one, other) => one.node.range[0] - other.node.range[0]);
}

function settingOf(file: KlingFile, node: Node, name: string, value: Node): readonly TlsSetting[] {
  const row = TLS_SWITCHES.find((one) => one.option === name);
  if (row) {
    const truth = truthOf(file, value) ?? fallbackTruth(file, value);
    return [{ node, name, value, state: truth === null ? 'unknown' : truth === row.off ? 'off' : 'on' }];
  }
  const variable = TLS_VARIABLES.find((one) => one.variable === name);
  if (variable) {
    const text = knownText(file.engine, file.engine.at(value));
    return [
      {
        node,
        name,
        value,
        state: text === null ? 'unknown' : variable.off.some((off) => off === text) ? 'off' : 'on',
      },
    ];
  }
  if (TLS_CALLBACKS.some((one) => one.option === name)) {
    const targets = functionsAt(file.engine, value, null);
    if (targets.length === 0) return [{ node, name, value, state: 'unknown' }];
    return [{ node, name, value, state: targets.some((target) => isNoOp(file, target)) ? 'off' : 'on' }];
  }
  return [];
}

function truthOf(file: KlingFile, value: Node): boolean | null {
  return staticTruth(file.engine, file.engine.at(value)) ?? negatedTruth(file, value);
}

/** Gets what holds when nobody asks for anything else: a default of a parameter or of destructuring, `?? false`. */
function fallbackTruth(file: KlingFile, value: Node): boolean | null {
  const inner = unwrap(value);
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&') return truthOf(file, inner.right);
  const [definition] = inner.type === 'Identifier' ? (file.engine.variables.of(inner)?.defs ?? []) : [];
  const pattern =
    definition?.type === 'Parameter'
      ? definition.node.params.find((one) => bindingIn(one, definition.name) !== null)
      : definition?.type === 'Variable'
        ? definition.node.id
        : undefined;
  const fallback = definition && pattern ? bindingIn(pattern, definition.name)?.fallback : null;
  return fallback ? truthOf(file, fallback) : null;
}

/** `!true` and `!1`. */
function negatedTruth(file: KlingFile, value: Node): boolean | null {
  const origins = sameOrigins(file.engine, file.engine.at(value));
  const [only] = origins;
  const node = origins.length === 1 ? only?.node : undefined;
  if (node?.type !== 'UnaryExpression' || node.operator !== '!') return null;
  const inner = truthOf(file, node.argument);
  return inner === null ? null : !inner;
}

/** Holds if a function gives nothing, whatever it is given, and never throws. */
function isNoOp(file: KlingFile, target: ReturnType<typeof functionsAt>[number]): boolean {
  const { engine } = file;
  const results = engine.structure.returns.get(target) ?? [];
  const logs = new Set<Node>(logSinksOf(file).map((sink) => sink.call));
  const isIdle = (statement: Node): boolean =>
    statement.type === 'ReturnStatement' ||
    (statement.type === 'ExpressionStatement' && logs.has(statement.expression));
  if (target.body.type === 'BlockStatement' && !target.body.body.every(isIdle)) return false;
  return results.every(
    (result) => staticTruth(engine, engine.at(result)) !== null && result.type !== 'NewExpression',
  );
}
