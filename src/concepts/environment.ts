/** Reads of environment variables, whoever reads them. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { calledName } from '../analysis/helper-names.js';
import { portValues } from '../analysis/ports.js';
import { isCall, keyName, literalText, unwrap, type Node } from '../analysis/syntax.js';
import { knownText } from '../analysis/texts.js';
import { trace } from '../analysis/trace.js';
import { leftOut, type Origin, type Value } from '../analysis/value.js';
import { ENV_HELPERS, isEnvHelperName } from '../knowledge/index.js';
import { moduleName } from '../analysis/addresses.js';
import { splitWords } from '../knowledge/words.js';
import { handlerParts } from './callers.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

/** Gets the environment variable that an origin is the value of, or null. */
export function environmentName(file: KlingFile, origin: Origin): string | null {
  switch (origin.kind) {
    case 'global':
      return propertyRead(file, `global#${origin.name ?? ''}`, origin);
    case 'import': {
      const root = `${moduleName(origin.module ?? '')}#`;
      return propertyRead(
        file,
        origin.name === undefined || origin.name === '' || origin.name === 'default'
          ? root
          : root + origin.name,
        origin,
      );
    }
    case 'call':
      return callRead(file, origin) ?? helperRead(file, origin);
    case 'parameter': {
      const parts = origin.function ? handlerParts(file, origin.function) : null;
      const path = [String(origin.index ?? 0), ...origin.path];
      for (const holder of parts?.environment ?? []) {
        const wanted = holder.split('.');
        if (wanted.every((segment, index) => segment === path[index]) && path[wanted.length] !== undefined)
          return path[wanted.length] ?? null;
      }
      return isEnvironmentObject(origin) ? (origin.path[0] ?? null) : null;
    }
    default:
      return null;
  }
}

/** A parameter called `env` holds the environment (Workers, Hono's `c.env`). */
function isEnvironmentObject(origin: Origin): boolean {
  const [head] = origin.path;
  return (
    origin.node.type === 'Identifier' &&
    /^(?:env|environment|bindings)$/u.test(origin.node.name) &&
    head !== undefined &&
    ENV_HELPERS.variable.test(head)
  );
}

/** `process.env.NAME`: the property read from an object of variables. */
function propertyRead(file: KlingFile, root: string, origin: Origin): string | null {
  const { path, variables } = variablesAt(file, root, origin);
  return variables < 0 ? null : (path[variables] ?? null);
}

/** Gets the path that is read from an address, and behind how many of its segments all variables are; -1 for none. */
function variablesAt(
  file: KlingFile,
  root: string,
  origin: Origin,
): { readonly path: readonly string[]; readonly variables: number } {
  const path = origin.path.filter((segment) => leftOut(segment) === null);
  let address = root;
  for (let index = 0; index <= path.length; index++) {
    const row = file.engine.models
      .find('source', address)
      .find((one) => one.source === 'env' && one.name === 'property');
    if (row) return { path, variables: index };
    const segment = path[index];
    if (segment !== undefined) address = address.endsWith('#') ? address + segment : `${address}.${segment}`;
  }
  return { path, variables: -1 };
}

function callRead(file: KlingFile, origin: Origin): string | null {
  const call = origin.node;
  if (!isCall(call)) return null;
  const { engine } = file;
  for (const api of apisOf(engine, engine.value(call.callee, [], origin.context, null))) {
    const named = engine.models
      .find('source', api.address)
      .find((row) => row.source === 'env' && row.name !== undefined && row.name !== 'property');
    if (named?.name !== undefined) {
      const [value] = portValues(engine, call, named.name, origin.context);
      return value ? knownText(engine, value) : null;
    }
    const result = propertyRead(file, `${api.address}()`, origin);
    if (result !== null) return result;
  }
  return null;
}

/** `getEnv('KLING_API_KEY')`, `config.get('KLING_API_KEY')`: a helper that takes the variable's name. */
function helperRead(file: KlingFile, origin: Origin): string | null {
  const call = origin.node;
  if (!isCall(call) || origin.path.length > 0) return null;
  const name = calledName(call);
  if (name === null || !(isEnvHelperName(name) || isConfigMethod(call.callee, name))) return null;
  for (const argument of call.arguments) {
    const inner =
      argument.type === 'ArrayExpression' ? argument.elements.find((element) => element !== null) : argument;
    const text =
      inner && inner.type !== 'SpreadElement'
        ? (literalText(inner) ?? knownText(file.engine, file.engine.at(inner, origin.context)))
        : null;
    if (text !== null && ENV_HELPERS.variable.test(text)) return text;
  }
  return null;
}

function isConfigMethod(node: Node, name: string): boolean {
  const callee = unwrap(node);
  if (callee.type !== 'MemberExpression' || !ENV_HELPERS.methods.includes(name)) return false;
  const object = unwrap(callee.object);
  const holder =
    object.type === 'Identifier'
      ? object.name
      : object.type === 'MemberExpression'
        ? (keyName(object.property, object.computed) ?? '')
        : '';
  const words = splitWords(holder);
  return ENV_HELPERS.receivers.some(
    (receiver) => words.at(-1) === receiver || words.slice(-2).join('') === receiver.toLowerCase(),
  );
}

/**
 * Holds if a value is all of the environment, or holds it: `process.env`, `JSON.stringify(process.env)`. What bundlers
 * put into `import.meta.env` is public already.
 */
export function holdsEnvironment(file: KlingFile, value: Value, contents: number): boolean {
  return trace(file.engine, value, { derived: true, contents }).found.some(({ origin }) => {
    if (origin.kind !== 'global' || origin.name === 'import.meta') return false;
    const { path, variables } = variablesAt(file, `global#${origin.name ?? ''}`, origin);
    return variables === path.length;
  });
}

/** One read of an environment variable. */
export interface EnvironmentRead {
  readonly node: Node;
  readonly name: string;
}

/** Gets the reads of variables with names in capitals, in source order. */
export const environmentReadsOf = perFile((file): readonly EnvironmentRead[] => {
  const { engine } = file;
  const reads = new Map<Node, EnvironmentRead>();
  const add = (node: Node, path: readonly string[], base: Node): void => {
    const value = engine.value(base, path, null, engine.places(node, null));
    for (const origin of sameOrigins(engine, value)) {
      const name = environmentName(file, origin);
      if (name !== null && !reads.has(node)) reads.set(node, { node, name });
    }
  };
  for (const member of engine.structure.members) {
    const name =
      keyName(member.property, member.computed) ??
      knownText(engine, engine.at(member.property, engine.functions.blocked));
    if (name !== null && ENV_HELPERS.variable.test(name)) add(member, [name], member.object);
  }
  for (const call of engine.structure.calls) {
    const texts = call.arguments.flatMap((argument) =>
      argument.type === 'ArrayExpression' ? argument.elements : [argument],
    );
    if (texts.some((text) => text !== null && ENV_HELPERS.variable.test(literalText(text) ?? '')))
      add(call, [], call);
  }
  for (const scope of file.source.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      for (const definition of variable.defs) {
        if (
          definition.type !== 'Variable' ||
          definition.node.id.type !== 'ObjectPattern' ||
          !definition.node.init
        )
          continue;
        for (const property of definition.node.id.properties) {
          const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
          const holds =
            property.range[0] <= definition.name.range[0] && definition.name.range[1] <= property.range[1];
          if (name !== null && holds && ENV_HELPERS.variable.test(name))
            add(property, [name], definition.node.init);
        }
      }
    }
  }
  return [...reads.values()].sort((one, other) => one.node.range[0] - other.node.range[0]);
});
