/** What is right or wrong about an integration stays so when it is written in another way. */
import { describe, expect, it } from 'vitest';
import { FIXTURES, lintAs } from './support/fixtures.js';
import { REWRITES } from './support/rewrites.js';

describe.each(Object.entries(REWRITES))('%s', (_name, rewrite) => {
  it.each(FIXTURES)('$name', ({ code, path, preset }) => {
    const rewritten = rewrite(code, path);
    if (rewritten === null) return;
    const of = (text: string): readonly string[] =>
      lintAs(text, path, preset, 'typescript')
        .map(({ what }) => what)
        .sort();
    expect(of(rewritten), rewritten).toEqual(of(code));
  });
});
