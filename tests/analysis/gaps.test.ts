/**
 * What the analysis does not follow. Each row is a known gap: it asserts today's answer, which is that nothing is
 * known, and `docs/limits.md` lists it by its name.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, originsOf, sinkOf, type ParserName } from '../support/analysis.js';

/** A gap: its name in the documentation, a snippet, and the origins found at `sink(…)` today. */
type Gap = readonly [name: string, code: string, found: readonly string[]];

const GAPS: readonly Gap[] = [
  [
    'a property whose name is computed from unknown values',
    `const o = {}; o[name()] = 'x'; sink(o.a);`,
    [`'x'`, 'nothing'],
  ],
  [
    'a value parked in an external store',
    `await redis.set('k', 'x'); sink(await redis.get('k'));`,
    ['call redis.get'],
  ],
  [
    'a callback that is kept for later',
    `emitter.on('done', (value) => sink(value)); emitter.emit('done', 'x');`,
    ['parameter value callback'],
  ],
  ['text that eval runs', `eval("globalThis.key = 'x'"); sink(globalThis.key);`, ['global key']],
  ['a function of another file', `import { load } from './load'; sink(load('x'));`, ['call load']],
  [
    'methods put on a prototype',
    `function C(key) { this.key = key; } C.prototype.get = function () { return this.key; }; sink(new C('x').get());`,
    ["call new C('x').get"],
  ],
  ['a proxy', `const p = new Proxy({ a: 'x' }, {}); sink(p.a);`, ['call Proxy.a']],
];

describe('gaps', () => {
  it.each(
    GAPS.flatMap(([name, code, found]) =>
      (['espree', 'typescript'] as ParserName[]).map((parser) => [name, parser, code, found] as const),
    ),
  )('%s (%s)', (_name, parser, code, found) => {
    const snippet = analyse(code, parser);
    expect(originsOf(snippet.engine, sinkOf(snippet))).toEqual(found);
  });

  it('are those that docs/limits.md lists', () => {
    const page = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^- \*\*(.+?)\*\*/gmu)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual(GAPS.map(([name]) => name).toSorted());
  });
});
