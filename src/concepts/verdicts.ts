/** One answer for one place, where several ways lead there. */
import type { Node } from '../analysis/syntax.js';
import type { Finding, Verdict } from '../finding.js';

const GRAVITY: Readonly<Record<Verdict, number>> = { satisfied: 0, unknown: 1, violation: 2 };

/** Keeps one finding for each place: a violation before what is not known, and that before what is fine. */
export function worstByPlace<Id extends string>(findings: readonly Finding<Id>[]): readonly Finding<Id>[] {
  const byPlace = new Map<Node, Finding<Id>>();
  for (const finding of findings) {
    const known = byPlace.get(finding.node);
    if (!known || GRAVITY[finding.verdict] > GRAVITY[known.verdict]) byPlace.set(finding.node, finding);
  }
  return [...byPlace.values()];
}
