/** Masks of the access key: how much of it a value still shows. */
import { linksOf, type Flow } from '../analysis/trace.js';
import type { Step } from '../analysis/value.js';
import { ACCESS_KEY_SHOWN } from '../knowledge/kling/index.js';
import type { KlingFile } from './file.js';

/** What a way leaves of an access key. */
export type Mask =
  /** Its first characters, few enough. */
  | { readonly kind: 'prefix'; readonly step: Step }
  /** Its last characters. */
  | { readonly kind: 'tail'; readonly length: number; readonly step: Step }
  /** All of it when it is short: the masker has a way around its own mask. */
  | { readonly kind: 'short-whole' }
  /** All of it, or too much. */
  | { readonly kind: 'none' };

const CUTS = new Set(['slice', 'substring', 'substr']);

/** Gets what is left of an access key at the end of its way. */
export function maskOf(file: KlingFile, flow: Flow): Mask {
  const links = linksOf(flow);
  for (const link of links) {
    const { step } = link;
    if (!step || !CUTS.has(step.name)) continue;
    const [from = 0, to] = step.numbers ?? [];
    if (from === 0 && typeof to === 'number' && to >= 0 && to <= ACCESS_KEY_SHOWN) return { kind: 'prefix', step };
    if (typeof from === 'number' && from < 0 && to === undefined && step.name !== 'substring') return { kind: 'tail', length: -from, step };
    if (typeof step.length === 'object' && step.length.atMost <= ACCESS_KEY_SHOWN) return from === 0 ? { kind: 'prefix', step } : { kind: 'tail', length: step.length.atMost, step };
  }
  const short = links.some((link) => file.engine.facts.about(link.value).some((fact) => fact.name === 'length' && !fact.believed && fact.limit > 0));
  return short ? { kind: 'short-whole' } : { kind: 'none' };
}
