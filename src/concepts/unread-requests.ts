/** Requests that no row describes: a call of something unknown with a route of Kling's among its arguments. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import type { Engine } from '../analysis/engine.js';
import { isFunction, keyName, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { textsOf } from '../analysis/texts.js';
import type { Value } from '../analysis/value.js';
import { ROUTE_WORDS } from '../knowledge/kling/index.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { onlyText } from './request-parts.js';
import type { Request } from './requests.js';
import { routesOf, routesOfTarget } from './routes.js';
import { targetOf } from './targets.js';

/** Reads such a call: the arguments behind the route are the body. */
export function byRoute(file: KlingFile, call: CallNode): readonly Request[] {
  const { engine } = file;
  if (
    !file.about ||
    call.arguments.length === 0 ||
    call.arguments.some((argument) => isFunction(unwrap(argument)))
  )
    return [];
  if (!namesRoutes(file)) return [];
  const index = call.arguments.findIndex(
    (argument, at) => at < 3 && argument.type !== 'SpreadElement' && isRouteText(engine, argument),
  );
  const argument = call.arguments[index];
  const options = argument ? null : optionsOf(engine, call);
  const url = argument ? engine.at(argument) : options?.url;
  const callee = unwrap(call.callee);
  if (!url || isKnownCallee(engine, callee) || engine.functions.targets(call, null).length > 0) return [];
  const targets = textsOf(engine, url).map(targetOf);
  const method = options?.method ?? methodAmong(engine, call) ?? methodOfName(callee);
  const bodies =
    options?.bodies ??
    call.arguments
      .slice(index + 1)
      .flatMap((one) => (one.type === 'SpreadElement' ? [] : bodiesOf(engine, engine.at(one), call)));
  return [
    {
      call,
      context: null,
      targets,
      url,
      baseUrl: null,
      routes: routesOf(targets, method),
      method,
      bodies: method === 'GET' ? [] : bodies,
      headers: [],
      singleHeaders: [],
      queries: [],
      passwords: [],
      sdk: null,
      gateway: null,
      http: null,
    },
  ];
}

/** What options say that hold the URL and the body, too: `request({ url, method, body })`. */
interface Options {
  readonly url: Value;
  readonly method: string | null;
  readonly bodies: readonly Value[];
}

/** Gets such options of a call, or null. */
function optionsOf(engine: Engine, call: CallNode): Options | null {
  for (const argument of call.arguments) {
    if (argument.type === 'SpreadElement') continue;
    const value = engine.at(argument);
    const isObject = sameOrigins(engine, value).some(
      ({ kind, path }) => kind === 'object' && path.length === 0,
    );
    if (!isObject) continue;
    const bodies = heldBodies(engine, value, call);
    const url = ['url', 'uri']
      .map((name) => engine.part(value, [name], call))
      .find((part) => namesRoute(engine, part));
    if (url && bodies.length > 0) {
      const method = onlyText(engine, engine.part(value, ['method'], call))?.toUpperCase() ?? null;
      return { url, method, bodies };
    }
  }
  return null;
}

/** A URL of such a route is put together from texts of the file, or is not known here. */
const namesRoutes = perFile(({ engine }): boolean =>
  engine.structure.texts.some((text) =>
    (text.type === 'Literal' ? [text.value] : text.quasis.map(({ value }) => value.raw)).some(
      (piece) => piece.includes('/') && piece.split(/[/?#]/u).some((segment) => ROUTE_WORDS.has(segment)),
    ),
  ),
);

/** Calls that take a URL and send nothing. */
function isKnownCallee(engine: Engine, callee: Node): boolean {
  if (callee.type === 'MemberExpression') {
    const name = keyName(callee.property, callee.computed) ?? '';
    if (
      /^(?:log|info|warn|error|debug|includes|startsWith|endsWith|replace|replaceAll|match|test|split|push|join|concat|set|has|add|append|navigate|redirect|intercept|reply)$/u.test(
        name,
      )
    )
      return true;
  }
  return apisOf(engine, engine.at(callee)).some(
    (api) =>
      api.address.startsWith('global#') ||
      engine.models.find('step', api.address).length > 0 ||
      engine.models.find('log', api.address).length > 0,
  );
}

function isRouteText(engine: Engine, argument: Node): boolean {
  const inner = unwrap(argument);
  if (
    inner.type !== 'Literal' &&
    inner.type !== 'TemplateLiteral' &&
    inner.type !== 'BinaryExpression' &&
    inner.type !== 'Identifier' &&
    inner.type !== 'MemberExpression' &&
    inner.type !== 'ConditionalExpression'
  )
    return false;
  return namesRoute(engine, engine.at(inner));
}

function namesRoute(engine: Engine, url: Value): boolean {
  return textsOf(engine, url).some((text) => {
    const target = targetOf(text);
    return (
      text.some((piece) => piece.kind === 'text' && piece.text.includes('/')) &&
      routesOfTarget(target, null).some((match) => match.route.generic !== true)
    );
  });
}

function methodAmong(engine: Engine, call: CallNode): string | null {
  for (const argument of call.arguments) {
    const text = argument.type === 'SpreadElement' ? null : onlyText(engine, engine.at(argument));
    if (text !== null && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/iu.test(text)) return text.toUpperCase();
  }
  return null;
}

function methodOfName(callee: Node): string | null {
  const name =
    callee.type === 'MemberExpression'
      ? keyName(callee.property, callee.computed)
      : callee.type === 'Identifier'
        ? callee.name
        : null;
  return name !== null && /^(?:get|post|put|patch|delete|head)$/iu.test(name) ? name.toUpperCase() : null;
}

/** An argument is the body, or options that hold it. */
function bodiesOf(engine: Engine, value: Value, call: CallNode): readonly Value[] {
  const held = heldBodies(engine, value, call);
  return held.length > 0 ? held : [value];
}

function heldBodies(engine: Engine, value: Value, call: CallNode): readonly Value[] {
  return ['body', 'json', 'data']
    .map((name) => engine.part(value, [name], call))
    .filter((part) => {
      const origins = sameOrigins(engine, part);
      return (
        origins.length > 0 &&
        origins.every(
          (origin) =>
            origin.kind !== 'nothing' &&
            origin.kind !== 'parameter' &&
            origin.kind !== 'computed' &&
            origin.kind !== 'call' &&
            origin.kind !== 'unknown',
        )
      );
    });
}
