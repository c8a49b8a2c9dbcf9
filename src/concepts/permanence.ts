/** Where a result URL is handled as if it lasted: stores, answers and attributes, and what makes that right. */
import { linksOf, trace } from '../analysis/trace.js';
import { contains, type Node } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { RESULT_URL } from '../knowledge/kling/index.js';
import { answersOf } from './browser.js';
import { copyBefore } from './copies.js';
import type { KlingFile } from './file.js';
import { attributesOf } from './markup.js';
import { resultsIn, type FoundResult } from './results.js';
import { holdsExpiry, saysWhenItEnds, storeWritesOf } from './stores.js';

/** A result URL in a place that outlives it. */
export interface LastingUse {
  readonly kind: 'stored' | 'answered' | 'shown';
  /** The place to speak of: the expression inside the sink that is the URL. */
  readonly node: Node;
  readonly found: FoundResult;
  /** What makes it right: a copy made before, or a moment of expiry beside it. */
  readonly evidence: Node | null;
}

/** How many levels of what is stored or answered are looked into. */
const DEPTH = 5;

interface Sink {
  readonly kind: LastingUse['kind'];
  readonly node: Node;
  readonly values: readonly Value[];
  readonly ends: () => boolean;
}

/** Gets the places of a file where result URLs are stored, answered or shown. */
export function lastingUsesOf(file: KlingFile): readonly LastingUse[] {
  return sinksOf(file).flatMap((sink) => {
    const found = sink.values.flatMap((value) =>
      resultsIn(file, value, DEPTH).filter(({ traced }) => traced.origin.kind !== 'literal'),
    );
    const uses = found.map((one) => useOf(file, sink, one));
    const open = uses.find(({ evidence }) => evidence === null) ?? uses[0];
    return open ? [open] : [];
  });
}

function sinksOf(file: KlingFile): readonly Sink[] {
  const stores = storeWritesOf(file)
    .filter((write) => write.row?.fetches !== true && write.holds !== 'nothing')
    .map((write) => ({
      kind: 'stored' as const,
      node: write.node,
      values: write.values,
      ends: () => saysWhenItEnds(file, write),
    }));
  const answers = answersOf(file).map(({ value, node }) => ({
    kind: 'answered' as const,
    node,
    values: [value],
    ends: () => holdsExpiry(file, value),
  }));
  const attributes = attributesOf(file).map(({ value, node }) => ({
    kind: 'shown' as const,
    node,
    values: [value],
    ends: () => false,
  }));
  return [...stores, ...answers, ...attributes];
}

function useOf(file: KlingFile, sink: Sink, found: FoundResult): LastingUse {
  const { kind } = sink;
  const node = placeOf(sink, found);
  if (sink.ends()) return { kind, node, found, evidence: sink.node };
  const copy = copyBefore(file, sink.node);
  return { kind, node, found, evidence: copy && !isFallback(file, found) ? copy : null };
}

/** The innermost expression of the sink through which the URL comes in. */
function placeOf(sink: Sink, { traced }: FoundResult): Node {
  const links = linksOf(traced.flow);
  const inside = links.find(({ value }) => value.path.length === 0 && contains(sink.node, value.node));
  return inside?.value.node ?? sink.node;
}

/** The field that holds the URL may hold something else instead: the URL is what is left when there is no copy. */
function isFallback(file: KlingFile, { traced }: FoundResult): boolean {
  const links = linksOf(traced.flow);
  const held = links.find(({ via }) => via === 'content') ?? links.at(-1);
  if (!held) return false;
  const results = new Set(resultsIn(file, held.value).map((one) => one.traced.origin.node));
  return trace(file.engine, held.value, { derived: false }).found.some(
    ({ origin }) => (origin.kind === 'call' || origin.kind === 'import') && !results.has(origin.node),
  );
}

/** Gets the result URLs that are written out in a file. A text that only begins like one is a test of others. */
export function writtenResultsOf(file: KlingFile): readonly Node[] {
  if (file.isTest) return [];
  return file.engine.structure.texts.filter((text) => {
    const plain = text.type === 'TemplateLiteral' ? (text.quasis[0]?.value.cooked ?? '') : text.value;
    const match = RESULT_URL.exec(plain);
    return match !== null && plain.length > match.index + match[0].length;
  });
}
