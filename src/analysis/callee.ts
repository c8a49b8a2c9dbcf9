/** Which library something is: values as addresses (see `rows.ts`). */
import type { TSESTree } from '@typescript-eslint/utils';
import { joinAddress, moduleName, parseAddress, parsePort } from './addresses.js';
import { portValues } from './ports.js';
import type { Engine } from './engine.js';
import { memoFor } from './memo.js';
import type { AliasRow } from './rows.js';
import { annotationOf, isCall, parameterPattern, type CallNode } from './syntax.js';
import { ANY, leftOut, type Context, type Origin, type Value } from './value.js';

/** A call on the way from a module to a value, with the alias that says what it fixed. */
export interface Creation {
  readonly call: CallNode;
  readonly context: Context | null;
  readonly row: AliasRow;
}

/** One reading of a value as an API. */
export interface Api {
  readonly address: string;
  /** Calls that made the object the API belongs to and that fix something for later calls, latest first. */
  readonly creations: readonly Creation[];
  /** The builder that unnamed methods give back, or null. */
  readonly fluent: string | null;
}

/** No row's address is longer; that of a long chain of calls is not spelled out. */
const MAX_ADDRESS = 250;

/** How many different values are looked at before a name is given up on. */
const MAX_VALUES = 24;
const memo = memoFor<Value, readonly Api[]>();

/** Gets the first address of a value, or null when it is no API of a module or global. */
export function addressOf(engine: Engine, value: Value): string | null {
  return apisOf(engine, value)[0]?.address ?? null;
}

/** Gets every reading of a value as an API. */
export function apisOf(engine: Engine, value: Value): readonly Api[] {
  const answers = memo(engine);
  return (
    answers.kept(value) ??
    answers.get(
      value,
      () => [],
      () => findApis(engine, value),
    )
  );
}

function findApis(engine: Engine, value: Value): readonly Api[] {
  const found = sameValues(engine, value).flatMap((current) => {
    const shape = engine.shape(current);
    const made = madeByCall(engine, current);
    const origins = shape.kind === 'either' ? shape.origins : [];
    return [...origins, ...(made ? [made] : [])].flatMap((origin) => ofOrigin(engine, origin));
  });
  if (found.length < 2) return found;
  return found.filter((api, index) => found.findIndex((other) => other.address === api.address) === index);
}

/** Gets the addresses of what a call calls; those of a construction end in `new()`. */
export function calledAddresses(
  engine: Engine,
  call: CallNode,
  context: Context | null = null,
): readonly string[] {
  return apisOf(engine, engine.value(call.callee, [], context, null)).map((api) =>
    calledAddress(engine, api, call),
  );
}

/** Gets the address of what a call calls through one reading of it. */
export function calledAddress(engine: Engine, api: Api, call: CallNode): string {
  if (call.type !== 'NewExpression') return api.address;
  const address = joinAddress(api.address, 'new()');
  return engine.models.alias(address)?.as ?? address;
}

/** Gets the origins that a value is the same as, without telling the way. */
export function sameOrigins(engine: Engine, value: Value): readonly Origin[] {
  const own = engine.shape(value);
  if (own.kind === 'either' && own.values.length === 0) return own.origins;
  return sameValues(engine, value).flatMap((current) => {
    const shape = engine.shape(current);
    return shape.kind === 'either' ? shape.origins : [];
  });
}

/** Gets the values that a value is the same as, itself first, as far as they are followed. */
export function sameValues(engine: Engine, value: Value): readonly Value[] {
  const own = engine.shape(value);
  if (own.kind !== 'either' || own.values.length === 0) return [value];
  const seen = new Set<Value>([value]);
  for (const current of seen) {
    const shape = engine.shape(current);
    if (shape.kind !== 'either') continue;
    for (const next of shape.values) if (seen.size < MAX_VALUES) seen.add(next);
  }
  return [...seen];
}

/** Holds if a value may be joined or made of others, which has no origins here. */
export function mayBeMade(engine: Engine, value: Value): boolean {
  return sameValues(engine, value).some((current) => engine.shape(current).kind !== 'either');
}

/** The result of a library's step is an API, too: `createHash('sha256').update(text)` is a hash. */
function madeByCall(engine: Engine, { node, path, context }: Value): Origin | null {
  if (!isCall(node)) return null;
  const steps = apisOf(engine, engine.value(node.callee, [], context, null)).some(
    ({ address }) =>
      engine.models.find('step', address).length > 0 ||
      engine.models.find('step', `${address}.new()`).length > 0,
  );
  return steps ? { kind: 'call', node, path, context } : null;
}

function ofOrigin(engine: Engine, origin: Origin): readonly Api[] {
  const path = origin.path.filter((segment) => leftOut(segment) === null);
  if (path.includes(ANY) && path.length > 1) return [];
  switch (origin.kind) {
    case 'import': {
      const named =
        origin.name === undefined || origin.name === '' || origin.name === 'default'
          ? path
          : [origin.name, ...path];
      const root = { address: `${moduleName(origin.module ?? '')}#`, creations: [], fluent: null };
      return joined(engine, aliased(engine, root, null, null), named);
    }
    case 'global': {
      const root = { address: `global#${origin.name ?? ''}`, creations: [], fluent: null };
      return joined(engine, aliased(engine, root, null, null), path);
    }
    case 'call': {
      const call = origin.node;
      if (!isCall(call)) return [];
      const callee = engine.value(call.callee, [], origin.context, null);
      const segment = call.type === 'NewExpression' ? 'new()' : '()';
      return apisOf(engine, callee).flatMap((api) =>
        joined(engine, called(engine, api, segment, call, origin.context), path),
      );
    }
    case 'parameter': {
      const parameter = origin.function?.params[origin.index ?? 0];
      const type = parameter && annotationOf(parameterPattern(parameter));
      const handed = handedOver(engine, origin).flatMap((api) => joined(engine, api, path));
      if (handed.length > 0) return handed;
      const declared = typed(engine, type, path);
      return declared.length > 0
        ? declared
        : named(engine, path.at(-1) ?? (origin.node.type === 'Identifier' ? origin.node.name : null));
    }
    default:
      return [];
  }
}

/** A caller hands over what a name says, where a row says so of every parameter of that name: its own `fetch`. */
function named(engine: Engine, name: string | null): readonly Api[] {
  const row = name === null ? null : engine.models.alias(`any-parameter#${name}`);
  return row ? [{ address: row.as, creations: [], fluent: null }] : [];
}

/** Reads a type annotation that names an imported class as an instance of it. */
function typed(
  engine: Engine,
  type: TSESTree.TypeNode | null | undefined,
  path: readonly string[],
): readonly Api[] {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const address = addressOf(engine, engine.value(type.typeName, [], engine.functions.blocked, null));
  if (address === null) return [];
  return joined(
    engine,
    aliased(engine, { address: joinAddress(address, 'new()'), creations: [], fluent: null }, null, null),
    path,
  );
}

function joined(engine: Engine, api: Api, path: readonly string[]): readonly Api[] {
  let current = api;
  if (current.address.length > MAX_ADDRESS) return [];
  for (const segment of path)
    current = aliased(engine, { ...current, address: joinAddress(current.address, segment) }, null, null);
  return [current];
}

function called(engine: Engine, api: Api, segment: string, call: CallNode, context: Context | null): Api {
  const address = joinAddress(api.address, segment);
  if (
    api.fluent !== null &&
    api.address.startsWith(`${api.fluent}.`) &&
    !engine.models.knows(api.address) &&
    !engine.models.knows(address)
  ) {
    return { ...api, address: api.fluent };
  }
  return aliased(engine, { ...api, address }, call, context);
}

function aliased(engine: Engine, api: Api, call: CallNode | null, context: Context | null): Api {
  const row = engine.models.alias(api.address, ({ at, is }) => {
    if (!call) return false;
    const wanted = parseAddress(is);
    return portValues(engine, call, at, context).some((one) =>
      apisOf(engine, one).some(({ address }) => wanted.includes(address)),
    );
  });
  if (!row) return api;
  const creations = call ? [{ call, context, row }, ...api.creations] : api.creations;
  return { address: row.as, creations, fluent: row.fluent === true ? row.as : api.fluent };
}

/** What a library's function gives to a callback of the file: the span of `startActiveSpan`. */
function handedOver(engine: Engine, origin: Origin): readonly Api[] {
  if (!origin.function) return [];
  return engine.functions.usesOf(origin.function).handed.flatMap(({ call, index }) =>
    apisOf(engine, engine.value(call.callee, [], engine.functions.blocked, null)).flatMap((api) =>
      engine.models.callbacks(api.address).flatMap((row): readonly Api[] => {
        const { callback } = row;
        const isAt = [callback?.at ?? []].flat().some((port) => parsePort(port).base === index);
        if (!isAt || callback?.parameter !== origin.index) return [];
        return [
          { address: row.as, creations: [{ call, context: null, row }, ...api.creations], fluent: null },
        ];
      }),
    ),
  );
}
