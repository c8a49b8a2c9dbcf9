/**
 * What is certain of a caller's input before a handler sees it: schemas that a framework runs, validating middleware,
 * chains of field validators, decorated classes.
 */
import { parseAddress } from '../analysis/addresses.js';
import { apisOf, calledAddresses } from '../analysis/callee.js';
import { functionsAt } from '../analysis/callbacks.js';
import { numberOf } from '../analysis/numbers.js';
import { portValues } from '../analysis/ports.js';
import { meet } from '../analysis/stated-facts.js';
import type { Engine } from '../analysis/engine.js';
import type { Fact } from '../analysis/facts.js';
import { calledName } from '../analysis/helper-names.js';
import { propertyNames } from '../analysis/objects.js';
import { optionTexts } from '../analysis/outcomes.js';
import { isSchema } from '../analysis/schema-reading.js';
import { schemaFactsAt } from '../analysis/schemas.js';
import {
  annotationOf,
  contains,
  isCall,
  isClass,
  keyName,
  parameterPattern,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../analysis/syntax.js';
import { leftOut, type Origin, type Value } from '../analysis/value.js';
import type { HandlerSchema, Port } from '../analysis/rows.js';
import {
  DECORATOR_CHECKS,
  FIELD_VALIDATORS,
  MIDDLEWARE_VALIDATORS,
  PROCEDURE_SHAPES,
  type FieldCheck,
} from '../knowledge/index.js';
import { inputPathOf } from './callers.js';
import type { KlingFile } from './file.js';
import { nextCalls, standingBefore } from './middleware.js';

/** A fact about whatever value the question is about. */
type Certain = Omit<Fact, 'key'>;

/** Gets what is certain of an origin that is a caller's input, before the code of the file sees it. */
export function inputFacts(file: KlingFile, origin: Origin): readonly Certain[] {
  const input = inputPathOf(file, origin);
  if (!input) return [];
  const { target, path } = input;
  return [
    ...file.engine.functions
      .usesOf(target)
      .registered.flatMap(({ call }) => [
        ...bySchemas(file, call, path),
        ...byMiddleware(file, call, target, path),
      ]),
    ...byOwnMiddleware(file, target, path),
    ...byDecorators(file, origin),
  ];
}

/** Schemas given with the handler. */
function bySchemas(file: KlingFile, call: CallNode, path: readonly string[]): readonly Certain[] {
  const { engine } = file;
  const rows = apisOf(engine, engine.at(call.callee)).flatMap((api) =>
    engine.models.find('handler', api.address),
  );
  const shapes = PROCEDURE_SHAPES.filter((shape) => shape.finish.includes(calledName(call) ?? ''));
  const schemas = [
    ...rows.flatMap((row) => row.schemas ?? []),
    ...shapes.flatMap((shape) =>
      shape.schemaCall.map((name): HandlerSchema => ({ call: name, schema: '0', covers: shape.covers })),
    ),
  ];
  return schemas.flatMap((schema) => {
    const rest = restOf(path, schema.covers);
    const holder = schema.call === undefined ? call : linkNamed(call, schema.call);
    if (!rest || !holder) return [];
    const [field, ...below] = rest;
    return portValues(engine, holder, schema.schema, null).flatMap((value) => [
      ...schemaFactsAt(engine, value, rest),
      ...(schema.fields === true && field !== undefined
        ? schemaFactsAt(engine, engine.part(value, [field], holder), below)
        : []),
    ]);
  });
}

/** Gets the earlier call of a chain by its method's name. */
function linkNamed(call: CallNode, name: string): CallNode | null {
  let current: Node = unwrap(call.callee);
  for (let count = 0; count < 32; count++) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'CallExpression') {
      if (calledName(current) === name) return current;
      current = unwrap(current.callee);
    } else return null;
  }
  return null;
}

/** What a path says behind the part that a check covers; null where it covers something else. */
function restOf(path: readonly string[], covers: string): readonly string[] | null {
  const wanted = covers.split('.');
  return wanted.every((segment, index) => segment === path[index]) ? path.slice(wanted.length) : null;
}

/** Middleware that stands before the handler in the same registration. */
function byMiddleware(
  file: KlingFile,
  call: CallNode,
  target: FunctionNode,
  path: readonly string[],
): readonly Certain[] {
  const before = call.arguments.filter((argument) => argument.range[1] <= target.range[0]);
  const links = before.flatMap((argument) => elementsOf(file, argument));
  return links.flatMap((node) =>
    isCall(node)
      ? [
          ...byValidator(file, node, path),
          ...byFieldChain(file, node, target, path),
          ...byFieldSchema(file, node, target, path),
        ]
      : [],
  );
}

/** What a middleware of the file has tested of the request whenever it hands on. */
function byOwnMiddleware(
  file: KlingFile,
  handler: FunctionNode,
  [index, ...path]: readonly string[],
): readonly Certain[] {
  const { engine } = file;
  const way = path.map((segment) => `.${segment}`).join('');
  return standingBefore(file, handler).flatMap((node) =>
    functionsAt(engine, node, null).flatMap((middleware) => {
      const nexts = middleware === handler ? [] : nextCalls(file, middleware);
      const key = `parameter ${String(engine.idOf(middleware))} ${index ?? ''} ${way}`;
      return meet(
        nexts.map((next) =>
          engine.facts.within(middleware, next, engine.functions.blocked).filter((fact) => fact.key === key),
        ),
      );
    }),
  );
}

/** Gets the expressions of an argument, the elements of lists one by one. */
function elementsOf(file: KlingFile, argument: Node): readonly Node[] {
  const node = argument.type === 'SpreadElement' ? unwrap(argument.argument) : unwrap(argument);
  if (node.type === 'ArrayExpression')
    return node.elements.flatMap((element) => (element ? elementsOf(file, element) : []));
  if (node.type !== 'Identifier') return [node];
  const shape = file.engine.shape(file.engine.at(node));
  const [next] = shape.kind === 'either' ? shape.values : [];
  return next && next.node !== node && next.path.length === 0 ? elementsOf(file, next.node) : [node];
}

/** `zValidator('json', schema)`, and a validator of the team's own that is given a schema. */
function byValidator(file: KlingFile, call: CallNode, path: readonly string[]): readonly Certain[] {
  const { engine } = file;
  const addresses = calledAddresses(engine, call);
  const known = MIDDLEWARE_VALIDATORS.filter((row) =>
    parseAddress(row.api).some((address) => addresses.includes(address)),
  );
  if (known.length > 0) {
    return known.flatMap((row) => {
      const rest = restOf(path, row.covers);
      return rest
        ? portValues(engine, call, row.schema, null).flatMap((schema) => schemaFactsAt(engine, schema, rest))
        : [];
    });
  }
  return call.arguments.flatMap((argument) => {
    const schema = engine.at(argument);
    if (argument.type === 'SpreadElement' || !isSchema(engine, schema)) return [];
    const body = restOf(path, '0.body');
    return [
      ...(body ? schemaFactsAt(engine, schema, body) : []),
      ...schemaFactsAt(engine, schema, path.slice(1)),
    ];
  });
}

/** `body('prompt').isLength({ max: 2500 })`, where the handler looks at the verdict. */
function byFieldChain(
  file: KlingFile,
  last: CallNode,
  target: FunctionNode,
  path: readonly string[],
): readonly Certain[] {
  const { engine } = file;
  const links = chainOf(last);
  const start = links.at(-1);
  if (!start) return [];
  const addresses = calledAddresses(engine, start);
  return FIELD_VALIDATORS.flatMap((library) => {
    const row = library.starts.find(({ api }) => addresses.includes(api));
    const [field] = row ? portValues(engine, start, row.field, null) : [];
    const [name] = field ? optionTexts(engine, field) : [];
    const rest = row ? (row.input === '*' ? path.slice(2) : restOf(path, row.input)) : null;
    if (
      !rest ||
      name === undefined ||
      rest.join('.') !== name ||
      !looksAtVerdict(file, target, library.library)
    )
      return [];
    return links.flatMap((link) => {
      const check = library.checks.find((one) => one.method === calledName(link));
      return check ? checkFacts(file, link, check, (port) => portValues(engine, link, port, null)) : [];
    });
  });
}

/** `checkSchema({ prompt: { isLength: { options: { max: 2500 } } } })`: the same checks, written as an object. */
function byFieldSchema(
  file: KlingFile,
  call: CallNode,
  target: FunctionNode,
  path: readonly string[],
): readonly Certain[] {
  const { engine } = file;
  const addresses = calledAddresses(engine, call);
  const known = FIELD_VALIDATORS.filter(
    ({ library, schema }) =>
      schema !== undefined && addresses.includes(schema) && looksAtVerdict(file, target, library),
  );
  return known.flatMap(({ checks }) => {
    const [fields] = portValues(engine, call, '0', null);
    if (!fields) return [];
    const field = engine.part(fields, [path.slice(2).join('.')], call);
    const names = propertyNames(engine, field);
    return checks.flatMap((check) => {
      if (!names.has(check.method)) return [];
      const given = engine.part(field, [check.method, 'options'], call);
      return checkFacts(file, call, check, (port) => [engine.part(given, port.split('.').slice(1), call)]);
    });
  });
}

function chainOf(last: CallNode): readonly CallNode[] {
  const links: CallNode[] = [last];
  let current: Node = unwrap(last.callee);
  for (let count = 0; count < 32; count++) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'CallExpression') {
      links.push(current);
      current = unwrap(current.callee);
    } else break;
  }
  return links;
}

/** Chains only note what is wrong: the handler, or a middleware of the file, has to ask. */
function looksAtVerdict(file: KlingFile, target: FunctionNode, library: string): boolean {
  const asks = file.engine.structure.calls.filter((call) =>
    calledAddresses(file.engine, call).includes(`${library}#validationResult`),
  );
  return asks.some(
    (call) =>
      contains(target, call) ||
      file.engine.structure.functions.some(
        (other) => other !== target && contains(other, call) && !contains(other, target),
      ),
  );
}

function checkFacts(
  { engine }: KlingFile,
  node: Node,
  {
    facts,
    limit,
    options = [],
  }: Pick<FieldCheck, 'limit' | 'options'> & { readonly facts: readonly Certain['name'][] },
  at: (port: Port) => readonly Value[],
): readonly Certain[] {
  const given = options.filter(({ at: port, only }) => {
    const texts = at(port).flatMap((value) => optionTexts(engine, value));
    return texts.length > 0 && (only === undefined || texts.every((text) => only.includes(text)));
  });
  const [most] = limit === undefined ? [] : at(limit);
  const bound = most ? numberIn(engine, most) : null;
  return [...facts, ...given.map((option) => option.gives)].map((name) => ({
    name,
    limit: bound ?? 0,
    believed: bound === null,
    node,
  }));
}

function numberIn(engine: Engine, value: Value): number | null {
  let current = value;
  for (let count = 0; count < 8; count++) {
    if (current.path.length === 0) return numberOf(engine, current.node, current.context);
    const shape = engine.shape(current);
    const [next] = shape.kind === 'either' ? shape.values : [];
    if (!next) return null;
    current = next;
  }
  return null;
}

/** A parameter whose class is declared in the file, with decorators that the framework runs. */
function byDecorators(file: KlingFile, origin: Origin): readonly Certain[] {
  const parameter = origin.function?.params[origin.index ?? 0];
  const type = parameter ? annotationOf(parameterPattern(parameter)) : null;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const [name] = origin.path.filter((segment) => leftOut(segment) === null);
  const owner = file.engine.variables.of(type.typeName)?.defs[0]?.node;
  if (!owner || !isClass(owner) || name === undefined) return [];
  return owner.body.body.flatMap((member) => {
    if (member.type !== 'PropertyDefinition' || keyName(member.key, member.computed) !== name) return [];
    return member.decorators.flatMap(({ expression }) => {
      if (expression.type !== 'CallExpression') return [];
      const addresses = calledAddresses(file.engine, expression);
      const rows = DECORATOR_CHECKS.filter((row) =>
        parseAddress(row.api).some((address) => addresses.includes(address)),
      );
      return rows.flatMap((row) =>
        checkFacts(file, expression, row, (port) => portValues(file.engine, expression, port, null)),
      );
    });
  });
}
