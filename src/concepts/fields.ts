/** Fields of a request body: which expressions stand at them, wherever in the file they were put there. */
import type { Engine } from '../analysis/engine.js';
import type { Node } from '../analysis/syntax.js';
import type { Origin, Value } from '../analysis/value.js';
import { leftOut } from '../analysis/value.js';

/** One expression at a field, or the whole that brings the field along unseen. */
export interface FieldValue {
  /** What is there, read where it was put in; for an opaque whole, the field of it. */
  readonly value: Value;
  /** The place to speak of: the expression at the field. Null for an opaque whole. */
  readonly node: Node | null;
  /** For an opaque whole: where it comes from. */
  readonly origin: Origin | null;
}

/** How many values one look-up of a field follows. */
const MAX_VALUES = 400;

/** Finds what stands at a field (`multi_prompt.*.prompt`) of a body. */
export function fieldValues(engine: Engine, body: Value, field: string, place: Node): readonly FieldValue[] {
  return objectsBehind(engine, body).flatMap((object) =>
    valuesBehind(engine, engine.part(object, field.split('.'), place)),
  );
}

/** Gets the expressions that stand at a part of an object, or the whole that brings it along unseen. */
export function valuesBehind(engine: Engine, start: Value): readonly FieldValue[] {
  const found: FieldValue[] = [];
  const seen = new Set([start]);
  for (const value of seen) {
    if (seen.size > MAX_VALUES) break;
    if (value.path.length === 0) {
      found.push({ value, node: value.node, origin: null });
      continue;
    }
    const shape = engine.shape(value);
    if (shape.kind !== 'either') continue;
    for (const origin of shape.origins) {
      const path = origin.path.filter((segment) => leftOut(segment) === null);
      if (path.length > 0 && origin.kind !== 'nothing' && origin.kind !== 'computed')
        found.push({ value: start, node: null, origin });
    }
    for (const next of shape.values) seen.add(next);
  }
  return found;
}

/** Gets the objects that a body is, or is the JSON text of. */
export function objectsBehind(engine: Engine, body: Value): readonly Value[] {
  let objects = known.get(body);
  if (!objects) known.set(body, (objects = findObjects(engine, body)));
  return objects;
}

const known = new WeakMap<Value, readonly Value[]>();

function findObjects(engine: Engine, body: Value): readonly Value[] {
  const packed: Value[] = [];
  const seen = new Set([body]);
  for (const value of seen) {
    const shape = engine.shape(value);
    if (shape.kind === 'made' && (shape.step.encodes === 'json' || shape.step.encodes === 'bytes')) {
      for (const from of shape.from) packed.push(...objectsBehind(engine, from));
    } else if (shape.kind === 'either' && seen.size < MAX_VALUES) {
      for (const next of shape.values) seen.add(next);
    }
  }
  return packed.length > 0 ? packed : [body];
}
