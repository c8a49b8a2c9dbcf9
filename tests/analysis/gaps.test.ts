/**
 * What the analysis does not follow. Each row asserts today's answer, which must be silence: an origin or a length that
 * is not known, or a check that is not seen. The names are those of `docs/limits.md`.
 */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { analyse, factsOf, lengthOf, originsOf, sinkOf, type Options } from '../support/analysis.js';

interface Gap {
  readonly name: string;
  readonly code: string;
  readonly origins?: readonly string[];
  readonly length?: number | string;
  readonly facts?: readonly string[];
  readonly options?: Options;
}

/** Values that are lost on the way: where they come from is not known. */
const LOST: readonly Gap[] = [
  {
    name: 'unknown computed names',
    code: `const o = {}; o[name()] = input(); sink(o.prompt);`,
    origins: ['call input', 'nothing'],
  },
  {
    name: 'unknown computed names of classes',
    code: `class C { [name()] = input(); go() { sink(this.prompt); } }`,
    origins: ['this.prompt'],
  },
  {
    name: 'external stores',
    code: `localStorage.setItem('p', input()); sink(localStorage.getItem('p'));`,
    origins: ['call localStorage.getItem'],
  },
  {
    name: 'external stores of a module',
    code: `import { store } from './store'; store.set('p', input()); sink(store.get('p'));`,
    origins: ['call store.get'],
  },
  {
    name: 'callbacks kept for later',
    code: `const subscribers = []; const on = (fn) => { subscribers.push(fn); }; on((p) => sink(p)); for (const fn of subscribers) fn(input());`,
    origins: ['parameter p callback'],
  },
  {
    name: 'event emitters',
    code: `import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); bus.on('p', (p) => sink(p)); bus.emit('p', input());`,
    origins: ['parameter p callback'],
  },
  { name: 'eval', code: `let p; eval('p = input()'); sink(p);`, origins: ['nothing'] },
  {
    name: 'new Function',
    code: `sink(new Function('return input()')());`,
    origins: ["call new Function('return input()')"],
  },
  {
    name: 'with',
    code: `const o = { p: input() }; with (o) { sink(p); }`,
    origins: ['global p'],
    options: { sourceType: 'script' },
  },
  {
    name: 'a function of another file',
    code: `import { load } from './load'; sink(load('x'));`,
    origins: ['call load'],
  },
  {
    name: 'setters',
    code: `class C { #p; set p(v) { this.#p = v; } go() { sink(this.#p); } } const c = new C(); c.p = input();`,
    origins: ['parameter v nobody'],
  },
  {
    name: 'constructor functions',
    code: `function C(p) { this.p = p; } const c = new C(input()); sink(c.p);`,
    origins: ['call C.p'],
  },
  {
    name: 'prototypes',
    code: `class C {} C.prototype.p = input(); sink(new C().p);`,
    origins: ['this.p'],
  },
  {
    name: 'namespaces of TypeScript',
    code: `namespace N { export const p = input(); } sink(N.p);`,
    origins: ['unknown'],
    options: { ts: true },
  },
  {
    name: 'names of properties',
    code: `for (const name in { [input()]: 1 }) sink(name);`,
    origins: ['unknown'],
  },
  {
    name: 'proxies',
    code: `const o = new Proxy({}, { get: () => input() }); sink(o.p);`,
    origins: ['call Proxy.p'],
  },
  {
    name: 'objects inside of others, written through them',
    code: `const o = { p: 'x' }; const w = { o }; w.o.p = input(); sink(o.p);`,
    origins: [`'x'`],
  },
  {
    name: 'Reflect',
    code: `const o = { p: input() }; Reflect.deleteProperty(o, 'p'); sink(o.p);`,
    origins: ['call input'],
  },
];

/** Values that are kept apart in fact, and joined here: an origin too many. */
const JOINED: readonly Gap[] = [
  {
    name: 'factories that are called twice',
    code: `const make = (p) => ({ get: () => p }); make('other'); const m = make('x'); sink(m.get());`,
    origins: [`'other'`, `'x'`],
  },
  {
    name: 'instances of one class, inside its methods',
    code: `class C { constructor(p) { this.p = p; } go() { sink(this.p); } } new C('other'); new C('x').go();`,
    origins: [`'other'`, `'x'`],
  },
  {
    name: 'a write before a break',
    code: `let t = 'x'; for (;c;) { if (d) { t = 'other'; break; } sink(t); }`,
    origins: [`'other'`, `'x'`],
  },
];

/** Checks that are not seen. */
const UNSEEN: readonly Gap[] = [
  {
    name: 'lengths counted by hand',
    code: `const t = input(); let n = 0; for (const c of t) n++; if (n > 800) throw e; sink(t);`,
    facts: [],
  },
  {
    name: 'checks of a composed text',
    code: `const a = input(), b = input(); const t = a + b; if (t.length > 800) throw e; sink(a + b);`,
    facts: [],
  },
  {
    name: 'checks through a table of functions',
    code: `const checks = { p: (t) => t.length <= 800 }; const t = input(); for (const name of names) if (!checks[name](t)) throw e; sink(t);`,
    facts: [],
  },
];

const GAPS = [...LOST, ...JOINED, ...UNSEEN];

describe('gaps', () => {
  for (const { name, code, origins, length, facts, options } of GAPS) {
    it(name, () => {
      for (const parser of ['espree', 'typescript'] as const) {
        if (parser === 'espree' && options?.ts) continue;
        const snippet = analyse(code, parser, options);
        const value = sinkOf(snippet);
        if (origins) expect(originsOf(snippet.engine, value), parser).toEqual(origins);
        if (length !== undefined) expect(lengthOf(snippet.engine, value), parser).toBe(length);
        if (facts) expect(factsOf(snippet.engine, value), parser).toEqual(facts);
      }
    });
  }
});

describe('docs/limits.md', () => {
  const page = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');

  it('names every gap, and no other', () => {
    const named = [...page.matchAll(/^\| ([^|]+)\|/gmu)]
      .map((match) => match[1]?.trim() ?? '')
      .filter((cell) => cell !== 'Gap' && !/^-+$/u.test(cell));
    expect(named.sort()).toEqual(GAPS.map(({ name }) => name).sort());
  });
});
