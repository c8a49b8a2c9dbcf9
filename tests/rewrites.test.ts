/** What is right or wrong about an integration stays so when it is written in another way. */
import { describe, expect, it } from 'vitest';
import { FIXTURES, lintAs } from './support/fixtures.js';
import { REWRITES } from './support/rewrites.js';

/** Rewrites that hide or raise something today, by rewrite and fixture: each is a gap, and fails here once it is closed. */
const GAPS: Readonly<Record<string, readonly string[]>> = {
  'values through a function that gives back its argument': ['deferred-checks.ts'],
  'values through a function that is called at once': ['route-schemas.ts'],
};

describe.each(Object.entries(REWRITES))('%s', (name, rewrite) => {
  it.each(FIXTURES)('$name', ({ name: fixture, code, path, preset }) => {
    const rewritten = rewrite(code, path);
    if (rewritten === null) return;
    const of = (text: string): readonly string[] =>
      lintAs(text, path, preset, 'typescript')
        .map(({ what }) => what)
        .sort();
    if (GAPS[name]?.includes(fixture) === true)
      expect(of(rewritten), 'the gap is closed').not.toEqual(of(code));
    else expect(of(rewritten), rewritten).toEqual(of(code));
  });
});
