/** How long a text can be: at most so many units, as long as a caller likes, or unknown. */
import { lengths } from '../support/analysis.js';

lengths('what starts a text', [
  ['a literal', `sink('abc');`, 3],
  ['a caller', `sink(input());`, 'unbounded'],
  ['a parameter of an exported function', `export function f(p) { sink(p); }`, 'unbounded'],
  ['something unknown', `sink(other());`, 'unknown'],
  ['a parameter that nobody gives', `function f(p) { sink(p); }`, 'unknown'],
  ['nothing', `sink(undefined);`, 0],
  ['one of two', `sink(c ? 'abc' : 'abcd');`, 4],
  ['a caller or a literal', `sink(input() ?? 'abc');`, 'unbounded'],
  ['a caller in one branch', `sink(c ? other() : input());`, 'unbounded'],
  ['something unknown or a literal', `sink(c ? other() : 'abc');`, 'unknown'],
  ['a number', `sink(\`\${5}\`);`, 1],
]);

lengths('concatenation adds', [
  ['two literals', `sink('abc' + 'de');`, 5],
  ['a template', `const a = 'abc'; sink(\`<\${a}>\`);`, 5],
  ['a caller in the middle', `sink('a' + input() + 'b');`, 'unbounded'],
  ['two cuts', `sink(input().slice(0, 10) + input().slice(0, 20));`, 30],
  ['+=', `let t = input().slice(0, 10); t += 'abc'; sink(t);`, 13],
  ['join', `sink(['abc', 'de'].join(', '));`, 7],
  ['concat', `sink('abc'.concat('de'));`, 5],
  ['+= in a loop has no end', `let t = ''; for (const p of ['a', 'b']) t += p; sink(t);`, 'unknown'],
  [
    '+= of a caller in a loop',
    `let t = ''; for (const p of list) t += input().slice(0, 5); sink(t);`,
    'unbounded',
  ],
  [
    '+= of known parts in a loop, behind a caller’s',
    `const TAGS = ['a', 'b']; let t = input().slice(0, 800); for (const tag of TAGS) t += tag; sink(t);`,
    'unknown',
  ],
  [
    '+= of a caller’s list',
    `let t = 'a'; for (const p of input()) t += p.slice(0, 5); sink(t);`,
    'unbounded',
  ],
  [
    'reduce that joins known parts',
    `sink(['a', 'b'].reduce((s, a) => s + a, input().slice(0, 800)));`,
    'unknown',
  ],
  ['reduce that joins', `sink(list.reduce((s, a) => s + input().slice(0, 5), ''));`, 'unbounded'],
  ['a join of a caller’s words', `sink(input().split(' ').join(' '));`, 'unbounded'],
  ['a suffix behind a cut', `const t = input(); sink(t.slice(0, 797) + '...');`, 800],
]);

lengths('steps that keep or lower', [
  ['slice', `sink(input().slice(0, 800));`, 800],
  ['slice from the end', `sink(input().slice(-800));`, 800],
  ['slice of a part', `sink(input().slice(100, 300));`, 200],
  ['substring', `sink(input().substring(0, 800));`, 800],
  ['substr', `sink(input().substr(5, 800));`, 800],
  ['slice with a constant', `const MAX = 800; sink(input().slice(0, MAX));`, 800],
  ['slice with a property', `const LIMITS = { prompt: 800 }; sink(input().slice(0, LIMITS.prompt));`, 800],
  ['slice with arithmetic', `const MAX = 800; sink(input().slice(0, MAX - 3) + '...');`, 800],
  ['slice without an end', `sink(input().slice(5));`, 'unbounded'],
  ['slice with a negative end', `sink(input().slice(0, -1));`, 'unbounded'],
  [
    'slice by an imported limit is believed',
    `import { MAX } from './limits'; sink(input().slice(0, MAX));`,
    0,
  ],
  ['trim behind', `sink(input().slice(0, 800).trim());`, 800],
  ['trim before', `sink(input().trim().slice(0, 800));`, 800],
  ['trim alone', `sink(input().trim());`, 'unbounded'],
  ['toLowerCase', `sink(input().slice(0, 800).toLowerCase());`, 800],
  ['String', `sink(String(input()).slice(0, 800));`, 800],
  ['a longer slice behind', `sink(input().slice(0, 800).slice(0, 2000));`, 800],
  ['charAt', `sink(input().charAt(0));`, 1],
  ['replace by nothing', `sink(input().slice(0, 800).replace(/\\s+/g, ' '));`, 800],
  ['replaceAll by something shorter', `sink(input().slice(0, 800).replaceAll('ab', 'c'));`, 800],
  ['[...t].slice().join()', `sink([...input()].slice(0, 800).join(''));`, 800],
  ['Array.from().slice().join()', `sink(Array.from(input()).slice(0, 800).join(''));`, 800],
  ['split().slice().join()', `sink(input().split('').slice(0, 800).join(''));`, 800],
  ['lodash truncate', `import _ from 'lodash'; sink(_.truncate(input(), { length: 800 }));`, 800],
]);

lengths('steps that grow lose the bound', [
  ['replace', `sink(input().slice(0, 800).replace('a', 'bcd'));`, 'unbounded'],
  ['replace with a function', `sink(input().slice(0, 800).replace(/a/g, () => 'bcd'));`, 'unbounded'],
  ['normalize', `sink(input().slice(0, 800).normalize());`, 'unbounded'],
  ['padEnd', `sink(input().slice(0, 800).padEnd(n));`, 'unbounded'],
  ['repeat', `sink(input().slice(0, 800).repeat(5));`, 'unbounded'],
  ['encodeURIComponent', `sink(encodeURIComponent(input().slice(0, 800)));`, 'unbounded'],
  ['JSON.stringify', `sink(JSON.stringify(input().slice(0, 800)));`, 'unbounded'],
  ['cut again behind', `sink(input().slice(0, 800).normalize().slice(0, 900));`, 900],
]);

lengths('lists that are joined', [
  [
    'what is left of a list',
    `sink([input().slice(0, 800), 'abc', n && 'de'].filter(Boolean).join(', '));`,
    809,
  ],
  ['what is left of known parts', `sink([input().slice(0, 800), 'abc'].filter(Boolean).join(', '));`, 805],
  ['what is left of a list without bound', `sink([input(), 'abc'].filter(Boolean).join(', '));`, 'unbounded'],
  [
    'parts that were pushed',
    `const l = ['ab']; l.push(input().slice(0, 800)); if (n) l.push('c'); sink(l.join(' '));`,
    805,
  ],
  [
    'a part without bound that was pushed',
    `const l = ['ab']; l.push(input()); sink(l.join(' '));`,
    'unbounded',
  ],
  ['parts of parts', `const more = n ? ['abc'] : []; sink([input().slice(0, 800), ...more].join(' '));`, 804],
  ['parts of two lists', `sink([input().slice(0, 800)].concat(['abc']).join(' '));`, 804],
  [
    'a push for each of a few',
    `const l = [input().slice(0, 800)]; for (const t of ['a', 'b']) l.push(t); sink(l.join(' '));`,
    'unknown',
  ],
  [
    'a push for each of a caller’s',
    `const l = []; for (const t of input()) l.push(t.slice(0, 9)); sink(l.join(' '));`,
    'unbounded',
  ],
  [
    'a push in a callback for each of a caller’s',
    `const l = []; input().forEach((t) => l.push(t.slice(0, 9))); sink(l.join(' '));`,
    'unbounded',
  ],
  ['as many as a caller likes', `sink(input().map((t) => t.slice(0, 9)).join(' '));`, 'unbounded'],
  [
    'some of what a caller likes',
    `sink(input().slice(0, 5).map((t) => t.slice(0, 9)).join(' '));`,
    'unknown',
  ],
  [
    'as many as was checked',
    `const tags = input(); if (tags.length > 5) throw 1; sink(tags.map((t) => t.slice(0, 9)).join(' '));`,
    'unknown',
  ],
  [
    'words of a text with a bound',
    `sink(input().slice(0, 800).split(' ').map((w) => w.trim()).join(' '));`,
    'unknown',
  ],
  [
    'a list of a field that grows elsewhere',
    `class C { l = []; add(t) { this.l.push(t); } all() { sink(this.l.join(' ')); } } const c = new C(); c.add(input()); c.all();`,
    'unbounded',
  ],
]);

lengths('parts of what is measured', [
  ['what a filter keeps, by its position', `sink(input().filter((t) => t.length <= 800)[0]);`, 800],
  ['a part of what is found', `sink(input().find((o) => o.text.length <= 800).text);`, 800],
  ['another part of what is found', `sink(input().find((o) => o.id.length <= 800).text);`, 'unbounded'],
  [
    'a first letter',
    `const t = input(); if (t.length > 800) throw 1; sink(t[0].toUpperCase() + t.slice(1));`,
    'unknown',
  ],
  ['a first letter or element', `sink(input()[0]);`, 'unbounded'],
  ['the words of a text', `sink(input().slice(0, 800).match(/\\w+/g).join(' '));`, 'unknown'],
  ['a word of a text', `sink(input().slice(0, 800).match(/\\w+/)[0]);`, 800],
  ['an object as text', `sink(JSON.stringify({ scene: { text: input() } }));`, 'unbounded'],
  [
    'an object of cut parts as text',
    `sink(JSON.stringify({ scene: input().slice(0, 800), other: 5 }));`,
    'unknown',
  ],
]);

lengths('text that is put into text', [
  ['by a tag of a library', `import dedent from 'dedent'; sink(dedent\`a \${input()}\`);`, 'unbounded'],
  [
    'by a tag of a library, cut before',
    `import { stripIndent } from 'common-tags'; sink(stripIndent\`a \${input().slice(0, 8)}\`);`,
    10,
  ],
  ['by a tag that is not known', `import { tag } from './tags'; sink(tag\`a \${input()}\`);`, 'unknown'],
  ['in one place', `sink('a {p} b'.replace('{p}', input().slice(0, 800)));`, 807],
  ['in one place, without a bound', `sink('a {p} b'.replace('{p}', input()));`, 'unbounded'],
  ['in many places', `sink('a {p} b'.replaceAll('{p}', input().slice(0, 800)));`, 'unknown'],
  [
    'by a function',
    `const of = { p: input() }; sink('a {p} b'.replace(/\\{(\\w+)\\}/g, (_, name) => of[name]));`,
    'unbounded',
  ],
]);

lengths('order', [
  ['cut, and kept', `let t = input(); t = t.slice(0, 800); sink(t);`, 800],
  ['used before the cut', `let t = input(); sink(t); t = t.slice(0, 800);`, 'unbounded'],
  ['cut, the result thrown away', `const t = input(); t.slice(0, 800); sink(t);`, 'unbounded'],
  ['cut in a branch that tests', `let t = input(); if (t.length > 800) t = t.slice(0, 800); sink(t);`, 800],
  [
    'cut in a branch with a block',
    `let t = input(); if (t.length > 800) { warn(); t = t.slice(0, 800); } sink(t);`,
    800,
  ],
  [
    'cut in a branch that tests something else',
    `let t = input(); if (other()) t = t.slice(0, 800); sink(t);`,
    'unbounded',
  ],
  [
    'cut in a branch that tests for more',
    `let t = input(); if (t.length > 5000) t = t.slice(0, 800); sink(t);`,
    5000,
  ],
  ['cut by ?:', `const t = input(); const s = t.length > 800 ? t.slice(0, 800) : t; sink(s);`, 800],
  ['cut by ?: with dots', `const t = input(); sink(t.length > 800 ? t.slice(0, 797) + '...' : t);`, 800],
  ['cut by ?:, the other way', `const t = input(); sink(t.length <= 800 ? t : t.slice(0, 800));`, 800],
  [
    'a parameter cut in a branch',
    `export function f(p) { if (p.length > 800) { p = p.slice(0, 800); } sink(p); }`,
    800,
  ],
  ['a property cut', `export function f(req) { req.p = req.p.slice(0, 800); sink(req.p); }`, 800],
  [
    'a property cut in a branch',
    `export function f(o) { if (o.p.length > 800) { o.p = o.p.slice(0, 800); } sink(o.p); }`,
    800,
  ],
  ['cut by a helper', `const cut = (t, n) => t.slice(0, n); sink(cut(input(), 800));`, 800],
  [
    'cut by a helper that tests',
    `function cut(t) { if (t.length <= 800) return t; return t.slice(0, 800); } sink(cut(input()));`,
    800,
  ],
  [
    'cut by a helper that tests, the other way',
    `function cut(t) { return t.length > 800 ? t.slice(0, 800) : t; } sink(cut(input()));`,
    800,
  ],
  ['a helper that does not cut', `const clean = (t) => t.trim(); sink(clean(input()));`, 'unbounded'],
  ['in an object', `const o = { p: input().slice(0, 800) }; sink(o.p);`, 800],
  ['through a loop', `let t = input(); while (t.length > 800) { t = t.slice(1); } sink(t);`, 800],
  ['appended after the cut', `let t = input().slice(0, 800); t = t + input(); sink(t);`, 'unbounded'],
  [
    'cut in the constructor',
    `export class C { constructor(p) { this.p = p.slice(0, 800); } go() { sink(this.p); } }`,
    800,
  ],
  [
    'cut in a setter function',
    `let t = ''; export function set(v) { t = v.slice(0, 800); } export function go() { sink(t); }`,
    800,
  ],
]);

lengths('checks', [
  [
    'throws and returns the text',
    `function check(t) { if (t.length > 800) throw new Error('x'); return t; } const p = input(); sink(check(p));`,
    800,
  ],
  ['a filter', `const l = input().filter((t) => t.length <= 800); for (const t of l) sink(t);`, 800],
  ['an early exit', `const t = input(); if (t.length > 800) throw e; sink(t);`, 800],
  [
    'the shorter one counts',
    `const t = input(); if (t.length > 800) throw e; if (t.length > 500) throw e; sink(t);`,
    500,
  ],
  ['a check, then more text', `const t = input(); if (t.length > 800) throw e; sink(t + 'abc');`, 803],
  [
    'a check in the caller',
    `function send(p) { sink(p); } export function f(t) { if (t.length > 800) throw e; send(t); }`,
    800,
  ],
  [
    'a check in the constructor',
    `export class C { constructor(p) { if (p.length > 800) throw e; this.p = p; } go() { sink(this.p); } }`,
    800,
  ],
  [
    'a check in one caller of two',
    `function send(p) { sink(p); } export function f(t) { if (t.length > 800) throw e; send(t); } export function g(t) { send(t); }`,
    'unbounded',
  ],
  [
    'a check before it is put into an object',
    `const t = input(); if (t.length > 800) throw e; const o = { t }; sink(o.t);`,
    800,
  ],
  [
    'a check of the object’s property',
    `const o = { t: input() }; if (o.t.length > 800) throw e; sink(o.t);`,
    800,
  ],
  [
    'a check of the source path',
    `export function f(req) { if (req.body.p.length > 800) return; const { p } = req.body; sink(p); }`,
    800,
  ],
  [
    'a check of a copy',
    `export function f(req) { const { p } = req.body; if (p.length > 800) return; sink(req.body.p); }`,
    800,
  ],
]);
