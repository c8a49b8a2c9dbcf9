/** Awkward inputs: the analysis ends, crashes on none, and keeps no answer that was cut short. */
import { describe, expect, it } from 'vitest';

import { apisOf } from '../../src/analysis/callee.js';
import { Lengths } from '../../src/analysis/lengths.js';
import { Memo, Work } from '../../src/analysis/memo.js';
import { textsOf } from '../../src/analysis/texts.js';
import {
  analyse,
  factsOf,
  isCallers,
  lengthOf,
  originsOf,
  sinkOf,
  type Snippet,
} from '../support/analysis.js';

/** Repeats a line with its number. */
function lines(count: number, line: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => line(index)).join(separator);
}

/** A value under so many names, one after the other. */
function aliases(count: number): string {
  return `const a0 = input();\n${lines(count, (i) => `const a${i + 1} = a${i};`)}\nsink(a${count});`;
}

/** Asks everything of every sink. */
function ask({ engine, sinks }: Snippet): void {
  const lengths = new Lengths(engine, isCallers);
  for (const node of sinks) {
    const value = engine.at(node);
    originsOf(engine, value, true, 4);
    lengths.of(value);
    factsOf(engine, value);
    textsOf(engine, value);
    apisOf(engine, value);
  }
}

const AWKWARD: Readonly<Record<string, string>> = {
  'sums of themselves': `const a0 = input();\n${lines(60, (i) => `const a${i + 1} = a${i} + a${i};`)}\nsink(a60);`,
  'choices of themselves': `const a0 = input();\n${lines(60, (i) => `const a${i + 1} = c ? a${i} : a${i}.trim();`)}\nsink(a60);`,
  'spreads of themselves': `const a0 = { x: input() };\n${lines(60, (i) => `const a${i + 1} = { ...a${i}, ...a${i}, y${i}: 1 };`)}\nsink(a60.x, a60);`,
  'objects of themselves': `const a0 = { x: input() };\n${lines(60, (i) => `const a${i + 1} = { l: a${i}, r: a${i} };`)}\nsink(a60);`,
  'wrappers of wrappers': `const a0 = (p) => p;\n${lines(60, (i) => `const a${i + 1} = (p) => a${i}(a${i}(p)) + a${i}(p);`)}\nsink(a60(input()));`,
  'parameters handed on twice': `function a0(p) { sink(p); }\n${lines(60, (i) => `function a${i + 1}(p) { a${i}(p); a${i}(p + p); }`)}\na60(input());`,
  'products of themselves': `const a0 = 1;\n${lines(60, (i) => `const a${i + 1} = a${i} * a${i};`)}\nconst t = input(); if (t.length > a60) throw e; sink(t);`,
  'conditions of themselves': `const t = input(); const a0 = t.length < 9;\n${lines(60, (i) => `const a${i + 1} = a${i} && (a${i} || c);`)}\nif (!a60) throw e; sink(t);`,
  'helpers of helpers': `function a0(t) { if (t.length > 9) throw e; }\n${lines(2000, (i) => `function a${i + 1}(t) { a${i}(t); a${i}(t); }`)}\nconst t = input(); a2000(t); sink(t);`,
  'a switch of 10,000 cases': `export function f(k, p) { let t = p; switch (k) {\n${lines(10_000, (i) => `case ${i}: t = t + ${i}; break;`)}\n} sink(t); }`,
  'a switch of 10,000 cases that fall through': `export function f(k, p) { let t = p; switch (k) {\n${lines(10_000, (i) => `case ${i}: t = t + ${i};`)}\n} sink(t); }`,
  '5,000 aliases': aliases(5000),
  '2,000 aliases of an object that each write': `const a0 = { x: input() };\n${lines(2000, (i) => `const a${i + 1} = a${i}; a${i}.y = ${i};`)}\nsink(a2000.x);`,
  '10,000 writes and reads of one name': `let t = input();\n${lines(10_000, (i) => `t = t + '${i}'; f(t);`)}\nsink(t);`,
  '10,000 writes in branches': `let t = input();\n${lines(10_000, (i) => `if (c${i}) t = t + '${i}'; f(t);`)}\nsink(t);`,
  '2,000 writes in closures': `let t = input();\n${lines(2000, (i) => `const f${i} = () => { t = x(${i}); };`)}\nsink(t);`,
  '5,000 properties': `const o = {};\n${lines(5000, (i) => `o.p${i} = input();`)}\nsink(o, o.p7);`,
  '2,000 spreads in a row': `const a0 = { x: input() };\n${lines(2000, (i) => `const a${i + 1} = { ...a${i}, y: ${i} };`)}\nsink(a2000.x, a2000);`,
  '5,000 elements': `const l = [];\n${lines(5000, () => 'l.push(input());')}\nsink(l[0], l.join(''));`,
  '800 operands': `sink(${lines(800, (i) => `'${i}'`, ' + ')});`,
  '2,000 parts of a template': `sink(\`${lines(2000, () => '${input()}', '-')}\`);`,
  '300 functions in one another': `${lines(300, (i) => `function f${i}(p) {`)}\nsink(p);\n${lines(300, () => '}')}`,
  '500 calls in one another': `sink(${lines(500, () => 'f(', '')}input()${lines(500, () => ')', '')});`,
  '400 calls in a row': `sink(input()${lines(400, () => '.trim()')});`,
  '200 promises in a row': `sink(input()${lines(200, () => '.then((r) => r)')});`,
  '400 blocks in one another': `let t = input();\n${lines(400, (i) => `if (c${i}) { t = t + '${i}';`)}\nsink(t);\n${lines(400, () => '}')}`,
  '5,000 checks of one value': `const t = input();\n${lines(5000, (i) => `if (t.length > ${i + 100}) throw e;`)}\nsink(t);`,
  '2,000 errors collected': `export function f(o) { const errors = [];\n${lines(2000, (i) => `if (o.p${i}.length > 800) errors.push('${i}');`)}\nif (errors.length) throw e; sink(o.p1); }`,
  '2,000 functions that call one another': `${lines(2000, (i) => `function f${i}(p) { return f${(i + 1) % 2000}(p) || f${(i + 7) % 2000}(p); }`)}\nsink(f0(input()));`,
  'a helper that gives its own list': `function list(n) { if (n.a) return list(n.b); return []; } const t = input(); if (list(t).length === 0) sink(t);`,
  '2,000 methods': `export class C { constructor(k) { this.k = k; }\n${lines(2000, (i) => `m${i}() { return this.m${i > 0 ? i - 1 : 0}(); }`)}\n go() { sink(this.k, this.m1999()); } }`,
  'one line': lines(1000, (i) => `const v${i}=input();if(v${i}.length>800)throw e;sink(v${i});`, ''),
  'a text of two megabytes': `const t = '${'a'.repeat(2_000_000)}'; sink(t + t);`,
  '20,000 comments': `${lines(20_000, (i) => `// ${i}`)}\nsink(input());`,
};

describe('awkward inputs', () => {
  it.each(Object.entries(AWKWARD))('%s', (_, code) => {
    const snippet = analyse(code, 'espree');
    expect(snippet.sinks).not.toHaveLength(0);
    expect(() => {
      ask(snippet);
    }).not.toThrow();
  });
});

describe('answers at the end of long ways', () => {
  it('are found through a chain of 2,000 names', () => {
    const snippet = analyse(aliases(2000), 'espree');
    expect(originsOf(snippet.engine, sinkOf(snippet))).toEqual(['call input']);
    expect(lengthOf(snippet.engine, sinkOf(snippet))).toBe('unbounded');
  });

  it('say that they were cut short', () => {
    const snippet = analyse(aliases(5000), 'espree');
    expect(originsOf(snippet.engine, sinkOf(snippet))).toEqual(['…']);
  });

  it('do not depend on what was asked before', () => {
    const code = AWKWARD['400 calls in a row'] ?? '';
    const fresh = analyse(code, 'espree');
    const asked = analyse(code, 'espree');
    for (const call of asked.engine.structure.calls.toReversed()) apisOf(asked.engine, asked.engine.at(call));
    expect(originsOf(asked.engine, sinkOf(asked))).toEqual(originsOf(fresh.engine, sinkOf(fresh)));
  });
});

describe('the memo', () => {
  /** Adds up a number and all below it, asking for each. */
  function sums(): { sum: (number: number) => number | null; asked: () => number } {
    const memo = new Memo<number, number | null>(new Work(1_000_000));
    let asked = 0;
    const sum = (number: number): number | null =>
      memo.get(
        number,
        () => null,
        () => {
          asked++;
          if (number === 0) return 0;
          const below = sum(number - 1);
          return below === null ? null : number + below;
        },
      );
    return { sum, asked: () => asked };
  }

  it('answers deep questions without a deep stack', () => {
    expect(sums().sum(600)).toBe(180_300);
  });

  it('keeps no answer that was cut short', () => {
    const { sum } = sums();
    expect(sum(100_000)).toBeNull();
    expect(sum(100)).toBe(5050);
    expect(sum(300)).toBe(45_150);
  });

  it('asks once where nothing was cut short', () => {
    const { sum, asked } = sums();
    sum(100);
    sum(100);
    expect(asked()).toBe(101);
  });

  it('answers a question that leads back to itself with the stand-in, and keeps only the whole answer', () => {
    const work = new Work(1_000_000);
    const memo = new Memo<string, readonly string[]>(work);
    const edges: Readonly<Record<string, readonly string[]>> = { a: ['b'], b: ['a', 'c'], c: [] };
    const reach = (name: string): readonly string[] =>
      memo.get(
        name,
        () => [],
        () => [...new Set((edges[name] ?? []).flatMap((next) => [next, ...reach(next)]))].sort(),
      );
    expect(reach('a')).toEqual(['a', 'b', 'c']);
    expect(reach('b')).toEqual(['a', 'b', 'c']);
  });
});
