/** The parts of a call that rows speak of: arguments, what a method is called on, the result. */
import { parsePort, type ParsedPort } from './addresses.js';
import type { Engine } from './engine.js';
import type { Port } from './rows.js';
import { unwrap, type CallNode } from './syntax.js';
import { ANY, type Context, type Value } from './value.js';

/** Gets the values at a port of a call. */
export function portValues(
  engine: Engine,
  call: CallNode,
  port: Port,
  context: Context | null,
): readonly Value[] {
  return parsedPortValues(engine, call, parsePort(port), context);
}

function parsedPortValues(
  engine: Engine,
  call: CallNode,
  port: ParsedPort,
  context: Context | null,
): readonly Value[] {
  const places = engine.places(call, null);
  if (port.base === 'return') return [engine.value(call, port.path, context, places)];
  if (port.base === 'this') {
    const callee = unwrap(call.callee);
    return callee.type === 'MemberExpression'
      ? [engine.value(callee.object, port.path, context, places)]
      : [];
  }
  const values: Value[] = [];
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement') {
      if (index <= port.base || port.rest) {
        const at = port.rest ? ANY : String(port.base - index);
        values.push(
          engine.value(
            argument.argument,
            [index <= port.base && !port.rest ? at : ANY, ...port.path],
            context,
            places,
          ),
        );
      }
      if (!port.rest) break;
    } else if (index === port.base || (port.rest && index > port.base)) {
      values.push(engine.value(argument, port.path, context, places));
    }
  }
  return values;
}
