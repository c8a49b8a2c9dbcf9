/** Wrappers: functions of the file that send what they are given, and the calls that decide where it goes. */
import type { Engine } from '../analysis/engine.js';
import { functionOf, type CallNode, type FunctionNode } from '../analysis/syntax.js';
import { textsOf } from '../analysis/texts.js';
import type { Context } from '../analysis/value.js';
import type { RequestParts } from './request-parts.js';

/** How many ways of calling one wrapper are looked at. */
const MAX_CONTEXTS = 40;

/** Gets the ways of calling the wrappers around a call that decide where it goes. */
export function contextsOf(
  engine: Engine,
  call: CallNode,
  parts: (context: Context | null) => RequestParts,
): readonly (Context | null)[] {
  if (functionOf(call) === null) return [null];
  const done: (Context | null)[] = [];
  const queue: { frames: readonly { target: FunctionNode; site: CallNode | 'outside' }[] }[] = [
    { frames: [] },
  ];
  for (let item = queue.shift(); item; item = queue.shift()) {
    const inner = item.frames.reduceRight<Context | null>(
      (up, frame) => engine.enter(frame.target, frame.site, up),
      engine.functions.blocked,
    );
    const open =
      item.frames.length < 3 && done.length + queue.length < MAX_CONTEXTS
        ? openParameter(engine, call, parts(inner), item.frames.at(-1))
        : null;
    if (!open) {
      done.push(
        item.frames.reduceRight<Context | null>(
          (up, frame) => engine.enter(frame.target, frame.site, up),
          null,
        ),
      );
      continue;
    }
    const uses = engine.functions.usesOf(open);
    for (const site of uses.sites.slice(0, MAX_CONTEXTS))
      queue.push({ frames: [...item.frames, { target: open, site }] });
    if (uses.exposed)
      done.push(
        [...item.frames, { target: open, site: 'outside' as const }].reduceRight<Context | null>(
          (up, frame) => engine.enter(frame.target, frame.site, up),
          null,
        ),
      );
  }
  return done;
}

/** Gets the function around a call (or around the last call site) whose parameter fills a hole of the URL, or null. */
function openParameter(
  engine: Engine,
  call: CallNode,
  parts: RequestParts,
  last: { site: CallNode | 'outside' } | undefined,
): FunctionNode | null {
  const around = last === undefined ? call : last.site;
  if (typeof around === 'string') return null;
  for (const value of [parts.url, parts.baseUrl, ...parts.pieces]) {
    if (!value) continue;
    for (const text of textsOf(engine, value)) {
      for (const piece of text) {
        const target =
          piece.kind === 'hole' && piece.origin?.kind === 'parameter' ? piece.origin.function : undefined;
        if (
          target &&
          target.range[0] <= around.range[0] &&
          around.range[1] <= target.range[1] &&
          engine.functions.usesOf(target).sites.length > 0
        )
          return target;
      }
    }
  }
  return null;
}
