/** Functions that are given to calls, and what those that run them give on. */
import { sameOrigins } from './callee.js';
import { isArray } from './collections.js';
import type { Engine } from './engine.js';
import { origin } from './shapes.js';
import { isFunction, unwrap, type FunctionNode, type Node } from './syntax.js';
import { ANY, either, type Context, type Shape, type Value } from './value.js';

/** Gets the functions of the file that an argument is. */
export function functionsAt(engine: Engine, node: Node, context: Context | null): readonly FunctionNode[] {
  const inner = unwrap(node);
  if (isFunction(inner)) return [inner];
  return sameOrigins(engine, engine.value(inner, [], context, null)).flatMap((one) =>
    one.kind === 'function' && one.path.length === 0 && isFunction(one.node) ? [one.node] : [],
  );
}

/** Gets what a callback returns, as the call that runs it gives it on. */
export function callbackResults(
  engine: Engine,
  callback: Node,
  path: readonly string[],
  value: Value,
  flattens = false,
): Shape | null {
  const targets = functionsAt(engine, callback, value.context);
  if (targets.length === 0) return null;
  const values = targets.flatMap((target) =>
    (engine.structure.returns.get(target) ?? []).map((result) => {
      const whole = engine.value(result, [], value.context, null);
      const inner = flattens && isArray(engine, whole) ? [ANY, ...path] : path;
      return engine.value(result, inner, value.context, engine.places(result, value.places));
    }),
  );
  return values.length > 0 ? either(values) : origin('nothing', value);
}
