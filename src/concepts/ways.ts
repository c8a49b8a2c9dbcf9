/** The ways to a place: which calls of the file lead there, from where nobody of the file calls any more. */
import { contains, functionOf, type CallNode, type FunctionNode, type Node } from '../analysis/syntax.js';
import type { Context } from '../analysis/value.js';
import { handlerParts } from './callers.js';
import type { KlingFile } from './file.js';

/** A place on the way: the one asked about, or the call that leads there, and what parameters mean at it. */
export interface Level {
  readonly place: Node;
  readonly home: FunctionNode | null;
  readonly context: Context;
}

/** One way to come to a place, innermost level first. */
export interface Way {
  readonly levels: readonly Level[];
  /** How it begins: code outside the file, the file itself, nobody that is known. */
  readonly start: 'outside' | 'program' | 'nobody';
  /** What surrounds it and counts by itself. */
  readonly around: Node | null;
}

/** A function on the way, where it is called, and from which place on its parameters mean what it is given there. */
interface Frame {
  readonly target: FunctionNode;
  readonly site: CallNode;
  readonly from: number;
}

/** A function that the question is asked about one call of. */
interface Pin {
  readonly target: Node;
  readonly site: CallNode | 'outside';
}

const MAX_WAYS = 32;
const MAX_LEVELS = 5;

/**
 * Gets the ways to a place.
 * @param context the calls that the question is about; null for all
 * @param wrapperOf tells what makes a call, which is given a function, run that only when all is well; null if nothing
 */
export function waysTo(
  file: KlingFile,
  place: Node,
  context: Context | null,
  wrapperOf: (call: CallNode) => Node | null,
): readonly Way[] {
  const pins: Pin[] = [];
  for (let frame = context; frame?.target; frame = frame.up)
    if (frame.site !== 'blocked') pins.push({ target: frame.target, site: frame.site });
  const ways: Way[] = [];
  climb([place], [], pins);
  return ways;

  function climb(places: readonly Node[], frames: readonly Frame[], fixed: readonly Pin[]): void {
    const top = places.at(-1);
    if (!top || ways.length >= MAX_WAYS) return;
    const home = functionOf(top);
    const end = (start: Way['start'], around: Node | null = null): void => {
      ways.push({ levels: levelsOf(file, places, frames), start, around });
    };
    if (!home) {
      end('program');
      return;
    }
    const [pinned, ...others] = fixed;
    const call = (site: CallNode, rest: readonly Pin[]): void => {
      climb([...places, site], [...frames, { target: home, site, from: places.length }], rest);
    };
    if (pinned?.target === home) {
      if (pinned.site === 'outside') end('outside');
      else call(pinned.site, others);
      return;
    }
    if (places.length > MAX_LEVELS || places.slice(0, -1).some((one) => functionOf(one) === home)) {
      end('nobody');
      return;
    }
    const uses = file.engine.functions.usesOf(home);
    const isHandler = handlerParts(file, home) !== null;
    const wrapper = uses.handed.map((one) => wrapperOf(one.call)).find((found) => found !== null);
    if (wrapper) {
      end('outside', wrapper);
      return;
    }
    const isInner =
      home.type !== 'FunctionDeclaration' &&
      home.parent.type !== 'MethodDefinition' &&
      functionOf(home) !== null;
    if (isHandler || (uses.exposed && !isInner)) end('outside');
    else if (uses.exposed && uses.handed.length === 0) climb([...places, home], frames, []);
    for (const site of uses.sites) call(site, []);
    if (!isHandler)
      for (const handed of uses.handed)
        climb([...places, contains(handed.call, home) ? home : handed.call], frames, []);
    if (uses.exposed || isHandler || uses.sites.length > 0 || uses.handed.length > 0) return;
    if (isInner) climb([...places, home], frames, []);
    else end('nobody');
  }
}

/** What parameters mean at each place: what the call of the next place gives for them. */
function levelsOf(
  { engine }: KlingFile,
  places: readonly Node[],
  frames: readonly Frame[],
): readonly Level[] {
  return places.map((place, index) => ({
    place,
    home: functionOf(place),
    context: frames
      .filter(({ from }) => from > index)
      .reduceRight<Context>(
        (up, { target, site }) => engine.enter(target, site, up),
        engine.functions.blocked,
      ),
  }));
}
