/** No regular expression of ours can be made to take forever: half of what they read is somebody else's text. */
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { filesUnder } from './support/project.js';
import { parse, patternsOf } from './support/source.js';

const patterns = filesUnder('src', /\.ts$/u).flatMap((file) =>
  patternsOf(parse(file)).map((pattern) => ({ ...pattern, place: `${file}:${String(pattern.line)}` })),
);

/** Says what is wrong with a pattern, or null. */
async function fault(source: string, flags: string): Promise<string | null> {
  const result = await check(source, flags.replace('v', 'u'), { timeout: 50_000, randomSeed: 1 });
  if (result.status === 'safe') return null;
  if (result.status === 'unknown') return `can't be judged: ${result.error.kind}`;
  return `is ${result.complexity.summary}, for one with ${JSON.stringify(result.attack.pattern)}`;
}

describe('regular expressions are safe', () => {
  it('there are some', () => {
    expect(patterns.length).toBeGreaterThan(10);
  });

  it.each(patterns)('$place /$source/$flags', async ({ source, flags }) => {
    expect(await fault(source, flags)).toBeNull();
  });

  it('an unsafe one is seen', async () => {
    expect(await fault('^(a+)+$', 'u')).toMatch(/^is exponential/u);
    expect(await fault('\\s*$', '')).toMatch(/^is 2nd degree polynomial/u);
  });
});
