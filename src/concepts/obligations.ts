/**
 * Obligations: something must have been done before something else.
 *
 * A *trigger* with a subject is met by a *companion*, a call that takes the subject, is waited for and, where it is a
 * check, whose answer decides whether the trigger runs; and that happens on every way to the trigger: in its own
 * function, or else in every caller in the file, or in what stands before the handler, or in a wrapper around it. Both
 * the order and the ways are read off the structure of the source.
 */
import type { Engine } from '../analysis/engine.js';
import { contains, wrapped, type FunctionNode, type Node } from '../analysis/syntax.js';
import type { Context, Value } from '../analysis/value.js';
import type { Companion } from './companions.js';
import type { Answer, Duty, Look, Shortfall, Trigger } from './duties.js';
import { DutyCalls } from './duty-calls.js';
import type { KlingFile } from './file.js';
import { answersInstead, beforeHandler } from './middleware.js';
import { Occurrences } from './occurrences.js';
import { rootsOf, type Root } from './roots.js';
import { waitFor } from './waits.js';
import { waysTo, type Way } from './ways.js';

const searches = new WeakMap<KlingFile, Map<Duty, Search>>();

/** Asks whether a trigger is met. */
export function obligation(file: KlingFile, duty: Duty, trigger: Trigger): Answer {
  return searchOf(file, duty).answer(trigger);
}

/** Gets the calls that are such companions by themselves. */
export function companionsOf(file: KlingFile, duty: Duty): readonly Companion[] {
  return searchOf(file, duty).companions();
}

function searchOf(file: KlingFile, duty: Duty): Search {
  let known = searches.get(file);
  if (!known) searches.set(file, (known = new Map<Duty, Search>()));
  let search = known.get(duty);
  if (!search) known.set(duty, (search = new Search(file, duty)));
  return search;
}

class Search {
  readonly #file: KlingFile;
  readonly #duty: Duty;
  readonly #engine: Engine;
  readonly #calls: DutyCalls;
  readonly #past: Occurrences;

  constructor(file: KlingFile, duty: Duty) {
    this.#file = file;
    this.#duty = duty;
    this.#engine = file.engine;
    this.#calls = new DutyCalls(file, duty);
    this.#past = new Occurrences(this.#calls);
  }

  companions(): readonly Companion[] {
    return this.#calls.companions();
  }

  answer(trigger: Trigger): Answer {
    let met: Node | null = null;
    let unknown = false;
    for (const way of waysTo(this.#file, trigger.node, trigger.context, (call) =>
      this.#calls.wrapper(call),
    )) {
      const by = way.around ?? this.#onWay(way, trigger);
      if (by) met ??= by;
      else if (way.start === 'nobody') unknown = true;
      else return { kind: 'unmet', near: this.#near(way, trigger) };
    }
    if (unknown || !met) return { kind: 'unknown', why: 'nothing in the file calls the function around it' };
    return { kind: 'met', by: met };
  }

  #onWay(way: Way, { subjects }: Trigger): Node | null {
    const wanted = this.#duty.looks ? this.#wanted(way, subjects) : [];
    const made = this.#duty.looks ? this.#madeBy(wanted) : null;
    if (made) return made;
    for (const level of way.levels) {
      const look: Look = { context: level.context, wanted, until: level.place, leave: 'function' };
      const by = this.#past.given(level.place, look) ?? this.#past.before(level.place, level.home, look);
      if (by) return by;
    }
    const entry = way.levels.at(-1)?.home;
    if (way.start !== 'outside' || !entry) return null;
    return (
      this.#duty.atInput?.(this.#file, entry) ??
      beforeHandler(this.#file, entry, this.#duty.kinds, (middleware, next) =>
        this.#inMiddleware(middleware, next, wanted, entry),
      )
    );
  }

  /** Gets where the subjects come from, as the outermost function of the way sees it. */
  #wanted(way: Way, subjects: readonly Value[]): readonly Root[] {
    const roots = subjects.flatMap((subject) => {
      const level = way.levels.find(({ home }) => home === null || contains(home, subject.node));
      const base = level?.context ?? this.#engine.functions.blocked;
      const context = this.#rebased(subject.context, base);
      return rootsOf(this.#file, this.#engine.value(subject.node, subject.path, context, subject.places), 0);
    });
    const callers = roots.filter((root) => root.callers);
    return callers.length > 0 ? callers : roots;
  }

  #rebased(context: Context | null, base: Context): Context {
    if (!context?.target) return base;
    return this.#engine.enter(context.target, context.site, this.#rebased(context.up, base));
  }

  /** A subject that is nothing but what filters gave back. */
  #madeBy(wanted: readonly Root[]): Node | null {
    const makers = wanted.map(({ call, context }) => {
      const companion = call && this.#calls.companion(call, context);
      return companion && companion.outcome !== 'verdict' && companion.outcome !== 'returns' ? call : null;
    });
    return makers.every((call) => call !== null) ? (makers[0] ?? null) : null;
  }

  /** A middleware of the file does it before it hands on; what the handler reads of the request, it reads too. */
  #inMiddleware(
    middleware: FunctionNode,
    next: Node | null,
    wanted: readonly Root[],
    entry: FunctionNode,
  ): Node | null {
    const { engine } = this.#file;
    const moved = wanted.map((root) => ({
      ...root,
      key: root.key.replace(
        `parameter ${String(engine.idOf(entry))} `,
        `parameter ${String(engine.idOf(middleware))} `,
      ),
    }));
    const look: Look = { context: engine.functions.blocked, wanted: moved, until: next, leave: 'function' };
    if (next) return this.#past.before(next, middleware, look);
    return this.#past.atEveryEnd(middleware, {
      ...look,
      leave: 'throw',
      answers: (piece) => answersInstead(this.#file, piece, middleware, entry),
    });
  }

  #near(way: Way, { subjects }: Trigger): { node: Node; why: Shortfall } | null {
    const wanted = this.#duty.looks ? this.#wanted(way, subjects) : [];
    for (const level of way.levels) {
      for (const { call } of this.companions()) {
        if (level.home && !contains(level.home, call)) continue;
        const companion = this.#calls.companion(call, level.context);
        if (!companion || contains(call, level.place)) continue;
        const look: Look = { context: level.context, wanted, until: level.place, leave: 'function' };
        return { node: call, why: this.#shortfall(companion, look, level.place) };
      }
      if (level.home === null) break;
    }
    return null;
  }

  #shortfall(
    { call, subjects, async, byName, asserts, outcome }: Companion,
    look: Look,
    place: Node,
  ): Shortfall {
    const wait = waitFor(this.#engine, call, place);
    if (!this.#calls.looksAt(subjects, look)) return 'other';
    if (wait.beside) return 'beside';
    if (call.range[0] > place.range[0]) return 'after';
    const mayFloat = byName && asserts !== true && wait.bare;
    if (async || mayFloat ? !wait.waited : wait.dropped && !wait.waited) return 'unawaited';
    if (wait.swallowed || isCaught(this.#engine, call, place)) return 'swallowed';
    return outcome === 'verdict' || (outcome === 'either' && !wait.bare) ? 'unused' : 'some-ways';
  }
}

/** Holds if a `catch` that goes on stands between a call and a place behind it. */
function isCaught(engine: Engine, call: Node, place: Node): boolean {
  for (let current: Node | undefined = wrapped(call); current; current = current.parent) {
    if (contains(current, place)) return false;
    if (
      current.type === 'TryStatement' &&
      contains(current.block, call) &&
      current.handler &&
      engine.exits.of(current.handler.body) === null
    )
      return true;
  }
  return false;
}
