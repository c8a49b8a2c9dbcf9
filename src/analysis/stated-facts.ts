/** Facts as a condition states them, and what several ways have in common. */
import type { Fact } from './facts.js';
import type { FactName } from './rows.js';
import type { Node } from './syntax.js';

/** Gets the facts that hold on every one of some ways, each as weak as on the weakest. */
export function meet(ways: readonly (readonly Fact[])[]): readonly Fact[] {
  const [first = [], ...others] = ways;
  const strongest = others.map((way) => {
    const byName = new Map<string, Fact>();
    for (const fact of way) {
      const name = `${fact.name} ${fact.key}`;
      const known = byName.get(name);
      if (!known || fact.limit < known.limit) byName.set(name, fact);
    }
    return byName;
  });
  return first.flatMap((fact) => {
    let weakest = fact;
    for (const way of strongest) {
      const same = way.get(`${fact.name} ${fact.key}`);
      if (!same) return [];
      if (same.limit > weakest.limit) weakest = same;
    }
    return [weakest];
  });
}

/** A fact about what has this key; one without a known limit is believed. */
export function fact(key: string, name: FactName, node: Node, limit: number | null = null): Fact {
  return { key, name, limit: limit ?? 0, believed: limit === null, node };
}

/** What holds of a value that is nothing: whatever is asked of a text holds of none. */
export function emptyFacts(key: string, node: Node): readonly Fact[] {
  return [fact(key, 'length', node, 0), ...EMPTY_FACTS.map((name) => fact(key, name, node))];
}

const EMPTY_FACTS: readonly FactName[] = ['url', 'https', 'host', 'known-value', 'pattern'];
