/** Joined text, flat: `'' + a + ('.' + b)` is `a`, ".", `b`. */
import type { Engine } from './engine.js';
import type { Value } from './value.js';

const MAX_DEPTH = 32;

/** Gets the parts that a text is joined from, in order; empty when it is not joined. */
export function joinedParts(engine: Engine, value: Value): readonly (string | Value)[] {
  const shape = engine.shape(value);
  if (shape.kind !== 'concat') return [];
  const flat: (string | Value)[] = [];
  for (const part of shape.parts.flatMap((one) => flatten(engine, one, 0))) {
    const last = flat.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') flat[flat.length - 1] = last + part;
    else flat.push(part);
  }
  return flat;
}

function flatten(engine: Engine, part: string | Value, depth: number): readonly (string | Value)[] {
  if (typeof part === 'string' || depth > MAX_DEPTH) return [part];
  const shape = engine.shape(part);
  if (shape.kind === 'concat') return shape.parts.flatMap((one) => flatten(engine, one, depth + 1));
  const [origin] = shape.kind === 'either' && shape.values.length === 0 ? shape.origins : [];
  return origin?.kind === 'literal' ? [origin.text ?? ''] : [part];
}
