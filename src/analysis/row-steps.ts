/** Calls of libraries that rows describe: what their results carry of what they are given. */
import { callbackResults } from './callbacks.js';
import { apisOf, sameOrigins, sameValues } from './callee.js';
import { mayBeNamed } from './described.js';
import type { Engine } from './engine.js';
import { numberAt } from './numbers.js';
import { portValues } from './ports.js';
import type { LengthEffect, StepRow } from './rows.js';
import { keyName, unwrap, type CallNode } from './syntax.js';
import { either, type Context, type Shape, type Step, type Value } from './value.js';

/** Gets the shape of what a call or construction gives that a row describes, or null. */
export function rowShape(engine: Engine, node: CallNode, value: Value): Shape | null {
  if (!mayBeNamed(engine, node, engine.models.namesOf('step'))) return null;
  for (const api of apisOf(engine, engine.value(node.callee, [], value.context, null))) {
    const rows = engine.models.find('step', api.address);
    const made =
      node.type === 'NewExpression' && rows.length === 0
        ? engine.models.find('step', `${api.address}.new()`)
        : rows;
    for (const row of made) {
      const shape = stepShape(engine, row, node, value);
      if (shape) return shape;
    }
  }
  return null;
}

function stepShape(engine: Engine, row: StepRow, node: CallNode, value: Value): Shape | null {
  const inputs = [row.in].flat().flatMap((port) => portValues(engine, node, port, value.context));
  if (inputs.length === 0) return null;
  if (row.callback === true) {
    const given = inputs.map((input) => callbackResults(engine, input.node, value.path, value));
    const known = given.filter((shape) => shape?.kind === 'either');
    return known.length === 0
      ? null
      : either(
          known.flatMap(({ values }) => values),
          known.flatMap(({ origins }) => origins),
        );
  }
  if (row.edge === 'same' && row.hides !== true) {
    if (value.path.length === 0 && row.encodes !== undefined && row.encodes !== 'json') {
      return { kind: 'made', from: inputs, step: rowStep(engine, row, node, value.context) };
    }
    return either(
      inputs.map((input) =>
        engine.value(input.node, [...input.path, ...value.path], input.context, value.places ?? input.places),
      ),
    );
  }
  const unpacked = row.encodes === undefined ? inputs.flatMap((input) => packed(engine, input)) : [];
  if (unpacked.length > 0)
    return either(
      unpacked.map((one) => engine.value(one.node, [...one.path, ...value.path], one.context, value.places)),
    );
  if (value.path.length > 0 && (row.encodes !== undefined || row.apart === true)) return null;
  return { kind: 'made', from: inputs, step: rowStep(engine, row, node, value.context) };
}

/** Gets what a text is the JSON of: `JSON.parse(JSON.stringify(x))` is `x`. */
function packed(engine: Engine, text: Value): readonly Value[] {
  return sameValues(engine, text).flatMap((one) => {
    const shape = engine.shape(one);
    return shape.kind === 'made' && shape.step.encodes === 'json' ? shape.from : [];
  });
}

function rowStep(engine: Engine, row: StepRow, node: CallNode, context: Context | null): Step {
  const callee = unwrap(node.callee);
  const name =
    callee.type === 'MemberExpression'
      ? (keyName(callee.property, callee.computed) ?? '')
      : callee.type === 'Identifier'
        ? callee.name
        : '';
  return {
    label: `${name}()`,
    name,
    node,
    length: rowLength(engine, row, node, context),
    hides: row.hides === true,
    encodes: row.encodes,
  };
}

/** A bound may be an argument of the call: when it is there and can't be read, it is believed. */
function rowLength(engine: Engine, row: StepRow, node: CallNode, context: Context | null): Step['length'] {
  if (typeof row.length !== 'object' || typeof row.length.atMost === 'number')
    return (row.length as LengthEffect | undefined) ?? 'unknown';
  const [bound] = portValues(engine, node, row.length.atMost, context);
  if (!bound || sameOrigins(engine, bound).every(({ kind }) => kind === 'nothing')) return 'shrinks';
  return { atMost: numberAt(engine, bound) ?? 0 };
}
