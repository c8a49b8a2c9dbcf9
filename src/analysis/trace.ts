/** Where a value comes from: the search back from a place, with the way that was found. */
import type { Engine } from './engine.js';
import { propertyNames } from './objects.js';
import type { Origin, Step, Value } from './value.js';
import { ANY } from './value.js';

/** What a search follows. */
export interface Query {
  /** Follow values made of others, too: joined text, encodings, cuts. Steps that hide their input are never followed. */
  readonly derived: boolean;
  /** How many levels of an object's properties count as being in it, private fields never; at most 12. */
  readonly contents?: number;
  /** Where the search stops on purpose: a value that is clean, or not the same any more. */
  readonly barrier?: (value: Value, flow: Flow) => boolean;
  /** How many values are looked at, where many searches are made and each may be cut short. */
  readonly budget?: number;
  /** A step that is not followed, although it would be. */
  readonly stops?: (step: Step, flow: Flow) => boolean;
}

/** The way from a sink back to a value: each link knows the one nearer to the sink. */
export interface Flow {
  readonly value: Value;
  readonly via: 'start' | 'same' | 'part' | 'made' | 'content';
  readonly step: Step | null;
  readonly next: Flow | null;
}

/** An origin, and how its value came to the sink. */
export interface Traced {
  readonly origin: Origin;
  readonly flow: Flow;
}

/** The answer of a search. `complete` is false when it was cut short: then nothing may be concluded from absence. */
export interface Trace {
  readonly found: readonly Traced[];
  readonly complete: boolean;
}

/** How many values one search looks at. */
const BUDGET = 3000;

/** Searches back from a value. */
export function trace(engine: Engine, value: Value, query: Query): Trace {
  const found: Traced[] = [];
  const seen = new Map<Value, number>();
  const queue: { flow: Flow; contents: number }[] = [];
  const add = (
    next: Value,
    via: Flow['via'],
    step: Step | null,
    from: Flow | null,
    contents: number,
  ): void => {
    const view = 1 << (contents * 2 + (via === 'same' ? 1 : 0));
    const views = seen.get(next) ?? 0;
    if ((views & view) !== 0) return;
    seen.set(next, views | view);
    queue.push({ flow: { value: next, via, step, next: from }, contents });
  };
  add(value, 'start', null, null, query.contents ?? 0);
  const budget = engine.work.allowance(query.budget ?? BUDGET);
  let index = 0;
  for (; index < queue.length && index < budget; index++) {
    const item = queue[index];
    if (!item) break;
    const { flow, contents } = item;
    if (query.barrier?.(flow.value, flow) === true) continue;
    if (contents > 0 && flow.via !== 'same') {
      for (const name of propertyNames(engine, flow.value)) {
        if (name.startsWith('#')) continue;
        const left = contents - (name === ANY ? 0 : 1);
        add(engine.part(flow.value, [name], flow.value.node), 'content', null, flow, left);
      }
    }
    const shape = engine.shape(flow.value);
    if (shape.kind === 'either') {
      for (const origin of shape.origins) found.push({ origin, flow });
      for (const next of shape.values) add(next, 'same', null, flow, contents);
    } else if (query.derived && shape.kind === 'concat') {
      for (const part of shape.parts) if (typeof part !== 'string') add(part, 'part', null, flow, contents);
    } else if (query.derived && shape.kind === 'made') {
      if (shape.step.hides || query.stops?.(shape.step, flow) === true) continue;
      for (const from of shape.from) add(from, 'made', shape.step, flow, contents);
    }
  }
  engine.work.walk(index);
  return { found, complete: index >= queue.length };
}

/** Lists the links of a way, from the origin to the sink. */
export function linksOf(flow: Flow): readonly Flow[] {
  const links: Flow[] = [];
  for (let current: Flow | null = flow; current; current = current.next) links.push(current);
  return links;
}
