/**
 * Which expressions mean the same value: `req.body.prompt`, the `prompt` taken from it, and an alias of that share a
 * key. Two reads of a variable share one only when the same writes reach both.
 */
import type { Engine } from './engine.js';
import { contains } from './syntax.js';
import { ANY, type Origin, type Path, type Value } from './value.js';

const MAX_STEPS = 60;

/** Gets the key of a value as its own function sees it: parameters are not followed to callers. */
export function keyOf(engine: Engine, value: Value): string {
  return keyIn(engine, engine.value(value.node, value.path, engine.functions.blocked, value.places));
}

/** Gets the key of a value in its own context. */
export function keyIn(engine: Engine, value: Value): string {
  let current = value;
  for (let count = 0; count < MAX_STEPS; count++) {
    const shape = engine.shape(current);
    if (shape.kind !== 'either') break;
    const [next] = shape.values;
    const [origin] = shape.origins;
    if (next && shape.values.length === 1 && !origin) {
      if (isOneOfMany(current, next)) break;
      current = next;
      continue;
    }
    if (origin && shape.origins.length === 1 && !next) return originKey(engine, origin);
    break;
  }
  return valueKey(engine, current);
}

/** Holds if a call gives one element of a list, and not each: `list.find(…)` is not every element. */
function isOneOfMany(value: Value, next: Value): boolean {
  const elements = (one: Value): number => one.path.filter((segment) => segment === ANY).length;
  return value.node.type === 'CallExpression' && elements(next) > elements(value);
}

/** What a function makes in one call is another thing than what it makes in the next. */
function within({ node, context }: Pick<Value, 'node' | 'context'>): string {
  let current = context;
  while (current?.target && !contains(current.target, node)) current = current.up;
  return current?.target ? `@${String(current.id)}` : '';
}

/** Holds if a key is that of every element of a list. */
export function isOfEach(key: string): boolean {
  return /\.\*(?:[ .]|$)/u.test(key);
}

/** Gets the key of every element, from the key of one that is read by its position. */
export function keyOfEach(key: string): string {
  return key.replace(/\.\d+(?=[ .]|$)/gu, `.${ANY}`);
}

function textOf(path: Path): string {
  return path.map((segment) => `.${segment}`).join('');
}

function originKey(engine: Engine, origin: Origin): string {
  const path = textOf(origin.path);
  switch (origin.kind) {
    case 'parameter':
      return `parameter ${String(origin.function ? engine.idOf(origin.function) : 0)} ${String(origin.index)} ${path}`;
    case 'import':
      return `import ${origin.module ?? ''} ${origin.name ?? ''} ${path}`;
    case 'global':
      return `global ${origin.name ?? ''} ${path}`;
    default:
      return `${origin.kind} ${String(engine.idOf(origin.node))}${within(origin)} ${path}`;
  }
}

function valueKey(engine: Engine, value: Value): string {
  const { node, path } = value;
  const variable = node.type === 'Identifier' ? engine.variables.of(node) : null;
  if (!variable) return `node ${String(engine.idOf(node))}${within(value)} ${textOf(path)}`;
  const at = path.length === 0 ? node : engine.placeFor(node, value.places);
  const { events } = engine.variables.reaching(variable, path, at);
  const ids = events.map((event) => engine.idOf(event.node)).sort((one, other) => one - other);
  const name = variable.identifiers[0];
  return `variable ${String(name ? engine.idOf(name) : 0)}${within(value)} ${textOf(path)} ${ids.join(',')}`;
}
