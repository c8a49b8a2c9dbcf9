/** Whole integrations as public code looks: every line that is wrong is reported, and no other. */
import { describe, expect, it } from 'vitest';
import { FIXTURES, lintAs, parsersOf, without } from './support/fixtures.js';

describe.each(FIXTURES)('$name', ({ path, preset, code, expected, gaps }) => {
  it.each(parsersOf(path))('%s', (parser) => {
    const found = lintAs(code, path, preset, parser);
    const closed = found.filter(({ line, what }) =>
      gaps.some((gap) => gap.line === line && what.startsWith(`${gap.what}[`)),
    );
    expect({
      missing: without(expected, found),
      extra: without(found, expected),
      closed: without(closed, []),
    }).toEqual({ missing: [], extra: [], closed: [] });
  });
});
