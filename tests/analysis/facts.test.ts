/** What is certain about a value where it is used: every shape of check, and what is none. */
import { facts } from '../support/analysis.js';

const L = ['length 800'];
const NONE: string[] = [];

facts('early exits', [
  ['throw', `const t = input(); if (t.length > 800) throw new Error('x'); sink(t);`, L],
  ['throw in a block', `const t = input(); if (t.length > 800) { log(); throw new Error('x'); } sink(t);`, L],
  ['return', `export function f(t) { if (t.length > 800) return; sink(t); }`, L],
  [
    'return of an answer',
    `export function f(t, res) { if (t.length > 800) { return res.status(400).json({}); } sink(t); }`,
    L,
  ],
  [
    'an answer, then return',
    `export function f(t, res) { if (t.length > 800) { res.status(400).json({}); return; } sink(t); }`,
    L,
  ],
  [
    'return next(err)',
    `export function f(t, next) { if (t.length > 800) return next(new Error('x')); sink(t); }`,
    L,
  ],
  [
    'return reject()',
    `export function f(t) { return new Promise((ok, no) => { if (t.length > 800) return no(e); sink(t); }); }`,
    L,
  ],
  ['continue', `for (const t of input()) { if (t.length > 800) continue; sink(t); }`, L],
  ['break', `for (const t of input()) { if (t.length > 800) break; sink(t); }`, L],
  ['process.exit', `const t = input(); if (t.length > 800) process.exit(1); sink(t);`, L],
  [
    'notFound()',
    `import { notFound } from 'next/navigation'; const t = input(); if (t.length > 800) notFound(); sink(t);`,
    L,
  ],
  [
    'a helper that always throws',
    `function fail() { throw new Error('x'); } const t = input(); if (t.length > 800) fail(); sink(t);`,
    L,
  ],
  [
    'an arrow that always throws',
    `const fail = () => { throw new Error('x'); }; const t = input(); if (t.length > 800) fail(); sink(t);`,
    L,
  ],
  [
    'a helper that throws only sometimes',
    `function fail(x) { if (x) return; throw e; } const t = input(); if (t.length > 800) fail(t); sink(t);`,
    NONE,
  ],
  ['else', `const t = input(); if (t.length <= 800) { f(); } else { throw e; } sink(t);`, L],
  [
    'both sides of an if that leaves inside',
    `export function f(t) { if (t.length > 800) { if (c) return 1; return 2; } sink(t); }`,
    L,
  ],
  [
    'else if',
    `export function f(t) { if (!t) { return 1; } else if (t.length > 800) { return 2; } sink(t); }`,
    L,
  ],
  [
    'several conditions that leave',
    `export function f(t) { if (!t || t.length > 800) throw e; sink(t); }`,
    L,
  ],
]);

facts('branches', [
  ['inside', `const t = input(); if (t.length <= 800) sink(t);`, L],
  ['inside a block', `const t = input(); if (t.length <= 800) { sink(t); }`, L],
  ['the other branch', `const t = input(); if (t.length > 800) { f(); } else { sink(t); }`, L],
  ['<', `const t = input(); if (t.length < 801) sink(t);`, L],
  ['the number first', `const t = input(); if (800 >= t.length) sink(t);`, L],
  ['negated', `const t = input(); if (!(t.length > 800)) sink(t);`, L],
  ['twice negated', `const t = input(); if (!!(t.length <= 800)) sink(t);`, L],
  ['&&', `const t = input(); if (t && t.length <= 800) sink(t);`, L],
  ['&& as an expression', `const t = input(); t.length <= 800 && sink(t);`, L],
  ['||', `const t = input(); t.length > 800 || sink(t);`, L],
  ['?:', `const t = input(); t.length <= 800 ? sink(t) : f();`, L],
  ['=== true', `const t = input(); if ((t.length <= 800) === true) sink(t);`, L],
  ['=== false', `const t = input(); if ((t.length > 800) === false) sink(t);`, L],
  ['a constant', `const MAX = 800; const t = input(); if (t.length <= MAX) sink(t);`, L],
  [
    'a property of a constant',
    `const LIMITS = { prompt: 800 }; const t = input(); if (t.length <= LIMITS.prompt) sink(t);`,
    L,
  ],
  [
    'an imported limit is believed',
    `import { MAX } from './limits'; const t = input(); if (t.length <= MAX) sink(t);`,
    ['length ?'],
  ],
  ['optional chaining', `const t = input(); if (t?.length <= 800) sink(t);`, L],
  [
    'length or nothing, by name',
    `const t = input(); const n = t?.length ?? 0; if (n === 0 || n > 800) throw e; sink(t);`,
    L,
  ],
  [
    'the length of a text or none',
    `const t = input(); if ((t || '').trim().length > 800) throw e; sink(t);`,
    L,
  ],
  [
    'another length by name',
    `const t = input(); const n = other()?.length ?? 0; if (n > 800) throw e; sink(t);`,
    NONE,
  ],
  ['length or nothing', `const t = input(); if ((t?.length ?? 0) <= 800) sink(t);`, L],
  ['of the trimmed text', `const t = input(); if (t.trim().length <= 800) sink(t);`, L],
  ['of the characters', `const t = input(); if ([...t].length <= 800) sink(t);`, L],
  ['of the characters by Array.from', `const t = input(); if (Array.from(t).length <= 800) sink(t);`, L],
  ['of the bytes', `const t = input(); if (Buffer.byteLength(t) <= 800) sink(t);`, L],
  ['of the encoded bytes', `const t = input(); if (new TextEncoder().encode(t).length <= 800) sink(t);`, L],
  ['the length kept in a name', `const t = input(); const n = t.length; if (n <= 800) sink(t);`, L],
  ['the length destructured', `const t = input(); const { length } = t; if (length <= 800) sink(t);`, L],
  ['inside a while', `const t = input(); while (t.length <= 800) { sink(t); }`, L],
  ['within a closure', `const t = input(); if (t.length > 800) throw e; const f = () => sink(t);`, L],
  ['a condition of both', `const t = input(); if (c && t.length > 800) throw e; sink(t);`, NONE],
  ['one of two suffices', `const t = input(); if (t.length <= 800 || c) sink(t);`, NONE],
  ['either way bounded', `const t = input(); if (t.length <= 800 || t.length <= 500) sink(t);`, L],
]);

facts('flags and conditions kept', [
  ['const', `const t = input(); const ok = t.length <= 800; if (!ok) throw e; sink(t);`, L],
  [
    'const of a bad case',
    `const t = input(); const tooLong = t.length > 800; if (tooLong) throw e; sink(t);`,
    L,
  ],
  ['const with &&', `const t = input(); const ok = t && t.length <= 800; if (ok) sink(t);`, L],
  [
    'let set in a branch',
    `const t = input(); let ok = true; if (t.length > 800) ok = false; if (!ok) throw e; sink(t);`,
    L,
  ],
  [
    'let set in a branch, tested as a branch',
    `const t = input(); let ok = true; if (t.length > 800) { ok = false; } if (ok) { sink(t); }`,
    L,
  ],
  [
    'let, the bad case',
    `const t = input(); let bad = false; if (t.length > 800) bad = true; if (bad) throw e; sink(t);`,
    L,
  ],
  [
    'an error text',
    `const t = input(); let error = ''; if (t.length > 800) error = 'too long'; if (error) throw e; sink(t);`,
    L,
  ],
  [
    'an error that is null at first',
    `const t = input(); let error = null; if (t.length > 800) { error = 'x'; } if (error !== null) throw e; sink(t);`,
    L,
  ],
  [
    'an error that is undefined at first',
    `const t = input(); let error; if (t.length > 800) { error = new Error('x'); } if (error) throw error; sink(t);`,
    L,
  ],
  ['a flag that is never tested', `const t = input(); const ok = t.length <= 800; sink(t);`, NONE],
  [
    'a flag that something else sets, too',
    `const t = input(); let ok = true; if (t.length > 800) ok = false; if (c) ok = true; if (!ok) throw e; sink(t);`,
    NONE,
  ],
  [
    'negated flag',
    `const t = input(); const ok = !(t.length > 800); if (!ok) return1(); if (ok) sink(t);`,
    L,
  ],
]);

facts('errors that are collected', [
  [
    'those of a list that are there',
    `const t = input(); const errors = [t.length > 800 && 'long', !t ? 'empty' : null].filter(Boolean); if (errors.length > 0) throw e; sink(t);`,
    L,
  ],
  [
    'a list of all, there or not',
    `const t = input(); const errors = [t.length > 800 && 'long', 'x']; if (errors.length > 9) throw e; sink(t);`,
    NONE,
  ],
  [
    'an error or false',
    `const t = input(); const error = t.length > 800 && 'long'; if (error) throw e; sink(t);`,
    L,
  ],
  [
    'an error that another condition may hide',
    `const t = input(); const error = t.length > 800 && strict; if (error) throw e; sink(t);`,
    NONE,
  ],
  [
    'a list',
    `const t = input(); const errors = []; if (t.length > 800) errors.push('x'); if (errors.length) throw e; sink(t);`,
    L,
  ],
  [
    'a list, > 0',
    `const t = input(); const errors = []; if (t.length > 800) { errors.push('x'); } if (errors.length > 0) throw e; sink(t);`,
    L,
  ],
  [
    'a list, !== 0',
    `const t = input(); const errors = []; if (t.length > 800) { errors.push('x'); } if (errors.length !== 0) throw e; sink(t);`,
    L,
  ],
  [
    'a list, >= 1',
    `const t = input(); const errors = []; if (t.length > 800) { errors.push('x'); } if (errors.length >= 1) throw e; sink(t);`,
    L,
  ],
  [
    'a list, no errors inside',
    `const t = input(); const errors = []; if (t.length > 800) { errors.push('x'); } if (errors.length === 0) sink(t);`,
    L,
  ],
  [
    'a list, negated',
    `const t = input(); const errors = []; if (t.length > 800) { errors.push('x'); } if (!errors.length) { sink(t); }`,
    L,
  ],
  [
    'an object of errors',
    `const t = input(); const errors = {}; if (t.length > 800) errors.t = 'x'; if (Object.keys(errors).length > 0) throw e; sink(t);`,
    L,
  ],
  [
    'a helper that returns the list',
    `function check(t) { const errors = []; if (!t) errors.push('a'); if (t.length > 800) errors.push('b'); return errors; } const t = input(); const errors = check(t); if (errors.length > 0) throw e; sink(t);`,
    L,
  ],
  [
    'a helper that returns the list, in place',
    `function check(t) { const errors = []; if (t.length > 800) errors.push('b'); return errors; } const t = input(); if (check(t).length) throw e; sink(t);`,
    L,
  ],
  [
    'a helper that returns an object of errors',
    `function check(v) { const errors = {}; if (v.t.length > 800) errors.t = 'b'; return errors; } const v = { t: input() }; const errors = check(v); if (Object.keys(errors).length) throw e; sink(v.t);`,
    L,
  ],
  [
    'a list that nobody tests',
    `const t = input(); const errors = []; if (t.length > 800) errors.push('x'); sink(t);`,
    NONE,
  ],
  [
    'a list that is only printed',
    `const t = input(); const errors = []; if (t.length > 800) errors.push('x'); if (errors.length) console.warn(errors); sink(t);`,
    NONE,
  ],
]);

facts('assertions', [
  [
    'a condition, by the name of a helper that cannot be read',
    `import { invariant } from './invariant'; const t = input(); invariant(t.length <= 800, 'too long'); sink(t);`,
    L,
  ],
  ['its opposite', `import { throwIf } from './e'; const t = input(); throwIf(t.length > 800); sink(t);`, L],
  ['console.assert', `const t = input(); console.assert(t.length <= 800); sink(t);`, NONE],
  [
    'a condition that is logged',
    `import { logIf } from './l'; const t = input(); logIf(t.length <= 800); sink(t);`,
    NONE,
  ],
  [
    'a helper that throws by its name',
    `import { throwBadRequest } from './e'; const t = input(); if (t.length > 800) throwBadRequest('long'); sink(t);`,
    L,
  ],
  [
    'a helper that throws sometimes',
    `const t = input(); if (t.length > 800) signal.throwIfAborted(); sink(t);`,
    NONE,
  ],
  [
    'a Koa context',
    `import Router from '@koa/router'; const r = new Router(); r.post('/', async (ctx) => { const t = ctx.request.body.t; if (t.length > 800) ctx.throw(400); sink(t); });`,
    L,
  ],
  [
    'a condition of a Koa context',
    `import Router from '@koa/router'; const r = new Router(); r.post('/', async (ctx) => { const t = ctx.request.body.t; ctx.assert(t.length <= 800, 400); sink(t); });`,
    L,
  ],
  ['assert', `import assert from 'node:assert'; const t = input(); assert(t.length <= 800); sink(t);`, L],
  [
    'assert.ok',
    `import assert from 'node:assert'; const t = input(); assert.ok(t.length <= 800, 'x'); sink(t);`,
    L,
  ],
  [
    'invariant',
    `import invariant from 'tiny-invariant'; const t = input(); invariant(t.length <= 800, 'x'); sink(t);`,
    L,
  ],
  [
    'an assertion of the file',
    `function ensure(ok, why) { if (!ok) throw new Error(why); } const t = input(); ensure(t.length <= 800, 'x'); sink(t);`,
    L,
  ],
  [
    'an asserts predicate',
    `function ensure(ok: unknown): asserts ok { if (!ok) throw new Error('x'); } const t = input(); ensure(t.length <= 800); sink(t);`,
    L,
    { ts: true },
  ],
]);

facts('helpers of the file', [
  [
    'throws',
    `function check(t) { if (t.length > 800) throw new Error('x'); } const p = input(); check(p); sink(p);`,
    L,
  ],
  [
    'throws, as an arrow',
    `const check = (t) => { if (t.length > 800) throw new Error('x'); }; const p = input(); check(p); sink(p);`,
    L,
  ],
  [
    'throws, two levels deep',
    `function a(t) { if (t.length > 800) throw new Error('x'); } function b(t) { a(t); } const p = input(); b(p); sink(p);`,
    L,
  ],
  [
    'throws for a property',
    `function check(o) { if (o.t.length > 800) throw new Error('x'); } const o = { t: input() }; check(o); sink(o.t);`,
    L,
  ],
  [
    'throws for a destructured parameter',
    `function check({ t }) { if (t.length > 800) throw new Error('x'); } const p = input(); check({ t: p }); sink(p);`,
    L,
  ],
  [
    'throws with a limit that is given',
    `function check(t, max) { if (t.length > max) throw new Error('x'); } const p = input(); check(p, 800); sink(p);`,
    L,
  ],
  [
    'async and awaited',
    `async function check(t) { if (t.length > 800) throw new Error('x'); } const p = input(); await check(p); sink(p);`,
    L,
  ],
  [
    'async and not awaited',
    `async function check(t) { if (t.length > 800) throw new Error('x'); } const p = input(); check(p); sink(p);`,
    NONE,
  ],
  [
    'returns a boolean',
    `const ok = (t) => t.length <= 800; const p = input(); if (!ok(p)) throw e; sink(p);`,
    L,
  ],
  [
    'returns a boolean in two ways',
    `function ok(t) { if (t.length > 800) return false; return true; } const p = input(); if (!ok(p)) throw e; sink(p);`,
    L,
  ],
  [
    'returns a boolean with &&',
    `function ok(t) { return typeof t === 'string' && t.length <= 800; } const p = input(); if (ok(p)) sink(p);`,
    L,
  ],
  [
    'a boolean that is kept',
    `const ok = (t) => t.length <= 800; const p = input(); const good = ok(p); if (!good) throw e; sink(p);`,
    L,
  ],
  [
    'a boolean that is not used',
    `const ok = (t) => t.length <= 800; const p = input(); ok(p); sink(p);`,
    NONE,
  ],
  [
    'tells the bad case',
    `const tooLong = (t) => t.length > 800; const p = input(); if (tooLong(p)) throw e; sink(p);`,
    L,
  ],
  [
    'returns an error text',
    `function problem(t) { if (t.length > 800) return 'too long'; return null; } const p = input(); const why = problem(p); if (why) throw e; sink(p);`,
    L,
  ],
  [
    'returns an error text or nothing',
    `function problem(t) { if (t.length > 800) return 'too long'; } const p = input(); if (problem(p)) throw e; sink(p);`,
    L,
  ],
  [
    'returns an error text by ?:',
    `const problem = (t) => (t.length > 800 ? 'too long' : null); const p = input(); if (problem(p) !== null) throw e; sink(p);`,
    L,
  ],
  [
    'returns { ok }',
    `function check(t) { if (t.length > 800) return { ok: false, why: 'x' }; return { ok: true }; } const p = input(); const r = check(p); if (!r.ok) throw e; sink(p);`,
    L,
  ],
  [
    'returns { ok } of a condition',
    `function check(t) { return { ok: t.length <= 800 }; } const p = input(); const { ok } = check(p); if (!ok) throw e; sink(p);`,
    L,
  ],
  [
    'returns { valid, error }',
    `function check(t) { if (!t) return { valid: false, error: 'a' }; if (t.length > 800) return { valid: false, error: 'b' }; return { valid: true }; } const p = input(); if (!check(p).valid) throw e; sink(p);`,
    L,
  ],
  [
    'returns { error }',
    `function check(t) { if (t.length > 800) return { error: 'b' }; return { value: t }; } const p = input(); const { error } = check(p); if (error) throw e; sink(p);`,
    L,
  ],
  [
    'a type guard',
    `function ok(t: unknown): t is string { return typeof t === 'string' && t.length <= 800; } const p = input(); if (!ok(p)) throw e; sink(p);`,
    L,
    { ts: true },
  ],
  [
    'a method of the class',
    `class C { check(t) { if (t.length > 800) throw e; } go(t) { this.check(t); sink(t); } }`,
    L,
  ],
  [
    'a private method',
    `class C { #check(t) { if (t.length > 800) throw e; } go(t) { this.#check(t); sink(t); } }`,
    L,
  ],
  [
    'a static method',
    `class C { static check(t) { if (t.length > 800) throw e; } go(t) { C.check(t); sink(t); } }`,
    L,
  ],
  [
    'a helper in an object',
    `const checks = { t(t) { if (t.length > 800) throw e; } }; const p = input(); checks.t(p); sink(p);`,
    L,
  ],
  [
    'checks only under a condition',
    `function check(t) { if (c && t.length > 800) throw e; } const p = input(); check(p); sink(p);`,
    NONE,
  ],
  [
    'leaves before it checks',
    `function check(t) { if (c) return; if (t.length > 800) throw e; } const p = input(); check(p); sink(p);`,
    NONE,
  ],
  [
    'a helper that only warns',
    `function check(t) { if (t.length > 800) console.warn('x'); } const p = input(); check(p); sink(p);`,
    NONE,
  ],
  [
    'the error thrown by the caller',
    `function check(t) { if (t.length > 800) return new Error('x'); } const p = input(); const err = check(p); if (err) throw err; sink(p);`,
    L,
  ],
  [
    'predicates joined by a helper',
    `const all = (...fns) => (t) => fns.every((fn) => fn(t)); const ok = all((t) => t.length <= 800); const t = input(); if (!ok(t)) throw e; sink(t);`,
    L,
  ],
]);

const HOST = ['host', 'url'];
const URL_ALONE = ['url'];
const OF_URL = `const u = input(); const host = new URL(u).hostname;`;

facts('hosts among others', [
  ['a list', `${OF_URL} if (!HOSTS.includes(host)) throw e; sink(u);`, HOST],
  ['a position in a list', `${OF_URL} if (HOSTS.indexOf(host) === -1) throw e; sink(u);`, HOST],
  ['a position that is compared', `${OF_URL} if (HOSTS.indexOf(host) < 0) throw e; sink(u);`, HOST],
  [
    'a position compared the wrong way',
    `${OF_URL} if (HOSTS.indexOf(host) >= 0) throw e; sink(u);`,
    URL_ALONE,
  ],
  ['a name of a table', `${OF_URL} if (!(host in HOSTS)) throw e; sink(u);`, HOST],
  ['an entry of a table', `const T = { 'a.example': 1 }; ${OF_URL} if (!T[host]) throw e; sink(u);`, HOST],
  ['an entry of an unknown table', `${OF_URL} if (!table[host]) throw e; sink(u);`, URL_ALONE],
  [
    'an ending with its dot',
    `${OF_URL} if (!HOSTS.some((h) => host.endsWith('.' + h))) throw e; sink(u);`,
    HOST,
  ],
  [
    'an ending without a dot',
    `${OF_URL} if (!HOSTS.some((h) => host.endsWith(h))) throw e; sink(u);`,
    URL_ALONE,
  ],
  ['a pattern of whole names', `${OF_URL} if (!/(^|\\.)a\\.example$/.test(host)) throw e; sink(u);`, HOST],
  ['a pattern of endings', `${OF_URL} if (!/a\\.example$/.test(host)) throw e; sink(u);`, URL_ALONE],
]);

facts('items of lists', [
  [
    'every, and one by its position',
    `const l = input(); if (!l.every((t) => t.length <= 800)) throw e; sink(l[0]);`,
    L,
  ],
  [
    'every of a property, and one by its position',
    `const o = input(); for (const t of o.list) if (t.length > 800) throw e; sink(o.list[1]);`,
    L,
  ],
  [
    'one checked, another used',
    `const o = input(); if (o.list[0].length > 800) throw e; sink(o.list[1]);`,
    NONE,
  ],
  ['what is found', `sink(input().find((t) => t.length <= 800));`, L],
  ['what is found by something else', `sink(input().find((o) => o.id.length <= 800).text);`, NONE],
  [
    'every',
    `const l = input(); if (!l.every((t) => t.length <= 800)) throw e; for (const t of l) sink(t);`,
    L,
  ],
  [
    'every, inside',
    `const l = input(); if (l.every((t) => t.length <= 800)) { for (const t of l) sink(t); }`,
    L,
  ],
  [
    'some that looks at something else',
    `const t = input(); if (!limits.some((l) => t.length <= 800 && l)) throw e; sink(t);`,
    L,
  ],
  [
    'some that may look at nothing',
    `const t = input(); if (!limits.every((l) => t.length <= 800)) console.warn(t); sink(t);`,
    NONE,
  ],
  [
    'some is not each',
    `const l = input(); if (!l.some((t) => t.length <= 800)) throw e; for (const t of l) sink(t);`,
    NONE,
  ],
  ['some', `const l = input(); if (l.some((t) => t.length > 800)) throw e; for (const t of l) sink(t);`, L],
  [
    'some with a block',
    `const l = input(); if (l.some((t) => { return t.length > 800; })) throw e; for (const t of l) sink(t);`,
    L,
  ],
  [
    'find',
    `const l = input(); const bad = l.find((t) => t.length > 800); if (bad) throw e; for (const t of l) sink(t);`,
    L,
  ],
  [
    'a loop',
    `const l = input(); for (const t of l) { if (t.length > 800) throw e; } for (const t of l) sink(t);`,
    L,
  ],
  [
    'a loop that leaves the function',
    `export function f(l) { for (const t of l) { if (t.length > 800) return; } for (const t of l) sink(t); }`,
    L,
  ],
  [
    'forEach',
    `const l = input(); l.forEach((t) => { if (t.length > 800) throw e; }); l.forEach((t) => sink(t));`,
    L,
  ],
  [
    'a loop over properties',
    `const l = input(); for (const { t } of l) { if (t.length > 800) throw e; } for (const o of l) sink(o.t);`,
    L,
  ],
  [
    'a helper for each',
    `function check(t) { if (t.length > 800) throw e; } const l = input(); l.forEach(check); for (const t of l) sink(t);`,
    L,
  ],
  [
    'a helper in a loop',
    `function check(t) { if (t.length > 800) throw e; } const l = input(); for (const t of l) check(t); for (const t of l) sink(t);`,
    L,
  ],
  [
    'an index loop',
    `const l = input(); for (let i = 0; i < l.length; i++) { if (l[i].length > 800) throw e; } for (const t of l) sink(t);`,
    L,
  ],
  [
    'break out of the loop is no check',
    `const l = input(); for (const t of l) { if (t.length > 800) break; } for (const t of l) sink(t);`,
    NONE,
  ],
  [
    'continue is no check',
    `const l = input(); for (const t of l) { if (t.length > 800) continue; f(t); } for (const t of l) sink(t);`,
    NONE,
  ],
  [
    'return in forEach is no check',
    `const l = input(); l.forEach((t) => { if (t.length > 800) return; f(t); }); for (const t of l) sink(t);`,
    NONE,
  ],
]);

facts('try and catch', [
  [
    'a catch that leaves',
    `function check(t) { if (t.length > 800) throw e; } export function f(t) { try { check(t); } catch { return; } sink(t); }`,
    L,
  ],
  [
    'a catch that throws',
    `function check(t) { if (t.length > 800) throw e; } const t = input(); try { check(t); } catch (err) { throw new Error('x', { cause: err }); } sink(t);`,
    L,
  ],
  [
    'a catch that falls through',
    `function check(t) { if (t.length > 800) throw e; } const t = input(); try { check(t); } catch (err) { console.warn(err); } sink(t);`,
    NONE,
  ],
  [
    'inside the try',
    `function check(t) { if (t.length > 800) throw e; } const t = input(); try { check(t); sink(t); } catch (err) { console.warn(err); }`,
    L,
  ],
  [
    'a throw on the spot that is caught',
    `const t = input(); try { if (t.length > 800) throw e; } catch {} sink(t);`,
    NONE,
  ],
  ['in the catch', `const t = input(); try { if (t.length > 800) throw e; } catch { sink(t); }`, NONE],
  ['in finally', `const t = input(); try { if (t.length > 800) throw e; } finally { sink(t); }`, NONE],
  ['behind finally', `const t = input(); try { if (t.length > 800) throw e; } finally { f(); } sink(t);`, L],
  [
    '.catch() on the check',
    `async function check(t) { if (t.length > 800) throw e; } const t = input(); await check(t).catch(() => {}); sink(t);`,
    NONE,
  ],
]);

facts('paths', [
  [
    'req.body.prompt and the destructured prompt',
    `export function f(req) { if (req.body.prompt.length > 800) return; const { prompt } = req.body; sink(prompt); }`,
    L,
  ],
  [
    'the other way',
    `export function f(req) { const { prompt } = req.body; if (prompt.length > 800) return; sink(req.body.prompt); }`,
    L,
  ],
  [
    'an alias of the body',
    `export function f(req) { const body = req.body; if (body.prompt.length > 800) return; sink(req.body.prompt); }`,
    L,
  ],
  [
    'a destructured parameter',
    `export function f({ body: { prompt } }) { if (prompt.length > 800) return; sink(prompt); }`,
    L,
  ],
  [
    'with a default',
    `export function f(req) { const { prompt = '' } = req.body; if (prompt.length > 800) return; sink(prompt); }`,
    L,
  ],
  [
    'a cast',
    `export function f(req: any) { const prompt = req.body.prompt as string; if (prompt.length > 800) return; sink(prompt); }`,
    L,
    { ts: true },
  ],
  ['this', `class C { go() { if (this.p.length > 800) throw e; sink(this.p); } }`, L],
  [
    'another property',
    `export function f(req) { if (req.body.name.length > 800) return; sink(req.body.prompt); }`,
    NONE,
  ],
  ['another value', `const t = input(); const u = input(); if (u.length > 800) throw e; sink(t);`, NONE],
  ['another instance of the same call', `if (input().length > 800) throw e; sink(input());`, NONE],
  [
    'await of the same path',
    `export async function f(req) { const body = await req.json(); if (body.prompt.length > 800) return; const { prompt } = body; sink(prompt); }`,
    L,
  ],
]);

facts('what is no check', [
  ['only a warning', `const t = input(); if (t.length > 800) console.warn('long'); sink(t);`, NONE],
  [
    'an answer without return',
    `export function f(t, res) { if (t.length > 800) { res.status(400).json({}); } sink(t); }`,
    NONE,
  ],
  [
    'reject() without return',
    `export function f(t) { return new Promise((ok, no) => { if (t.length > 800) no(e); sink(t); }); }`,
    NONE,
  ],
  ['next(err) without return', `export function f(t, next) { if (t.length > 800) next(e); sink(t); }`, NONE],
  ['after the use', `const t = input(); sink(t); if (t.length > 800) throw e;`, NONE],
  ['written in between', `let t = input(); if (t.length > 800) throw e; t = input(); sink(t);`, NONE],
  [
    'a property written in between',
    `const o = { t: input() }; if (o.t.length > 800) throw e; o.t = input(); sink(o.t);`,
    NONE,
  ],
  [
    'in another function that nobody calls',
    `function check(t) { if (t.length > 800) throw e; } const t = input(); sink(t);`,
    NONE,
  ],
  ['in a branch', `const t = input(); if (c) { if (t.length > 800) throw e; } sink(t);`, NONE],
  [
    'in a loop that may not run',
    `const t = input(); while (c()) { if (t.length > 800) throw e; } sink(t);`,
    NONE,
  ],
  ['a minimum', `const t = input(); if (t.length < 3) throw e; sink(t);`, NONE],
  ['presence', `const t = input(); if (!t) throw e; sink(t);`, NONE],
  ['a type', `const t = input(); if (typeof t !== 'string') throw e; sink(t);`, NONE],
  ['a larger limit is told', `const t = input(); if (t.length > 50000) throw e; sink(t);`, ['length 50000']],
  [
    'in a callback that runs later',
    `const t = input(); setTimeout(() => { if (t.length > 800) throw e; }, 1); sink(t);`,
    NONE,
  ],
  [
    'a closure over a name that is written later',
    `let t = input(); if (t.length > 800) throw e; const f = () => sink(t); t = input();`,
    NONE,
  ],
]);

facts('lengths among others', [
  ['a length or nothing', `const t = input(); const n = t ? t.length : 0; if (n > 800) throw e; sink(t);`, L],
  [
    'a length of what is a text',
    `const t = input(); if ((typeof t === 'string' ? t.length : 0) > 800) throw e; sink(t);`,
    L,
  ],
  [
    'a length or too much',
    `const t = input(); const n = c ? t.length : 9000; if (n > 800) throw e; sink(t);`,
    L,
  ],
  [
    'a length only sometimes',
    `const t = input(); const n = c ? t.length : 0; if (n > 800) throw e; sink(t);`,
    NONE,
  ],
  [
    'a length of nothing',
    `const t = input(); const n = t ? 0 : t.length; if (n > 800) throw e; sink(t);`,
    NONE,
  ],
  ['a sum', `const t = input(); if (t.length + o.length > 800) throw e; sink(t);`, L],
  [
    'a sum with a name',
    `const t = input(); const n = o.length + t.length; if (n > 800) throw e; sink(t);`,
    L,
  ],
  ['a difference', `const t = input(); if (t.length - o.length > 800) throw e; sink(t);`, NONE],
  ['the most', `const t = input(); if (Math.max(t.length, o.length) > 800) throw e; sink(t);`, L],
  ['the least', `const t = input(); if (Math.min(t.length, o.length) > 800) throw e; sink(t);`, NONE],
  [
    'a text around it',
    `const t = input(); const u = \`\${t}, \${o}\`; if (u.length > 800) throw e; sink(t);`,
    L,
  ],
  ['a text beside it', `const t = input(); const u = \`\${o}\`; if (u.length > 800) throw e; sink(t);`, NONE],
  ['size of lodash', `import _ from 'lodash'; const t = input(); if (_.size(t) > 800) throw e; sink(t);`, L],
]);

facts('lists that are written out', [
  ['each of one', `const t = input(); for (const f of [t]) if (f.length > 800) throw e; sink(t);`, L],
  ['each of two', `const t = input(); for (const f of [o, t]) { if (f.length > 800) throw e; } sink(t);`, L],
  ['each of others', `const t = input(); for (const f of [o]) if (f.length > 800) throw e; sink(t);`, NONE],
  ['left early', `const t = input(); for (const f of [t]) if (f.length > 800) break; sink(t);`, NONE],
  [
    'each that is there',
    `const t = input(); for (const f of [o, t].filter(Boolean)) if (f.length > 800) throw e; sink(t);`,
    L,
  ],
  ['forEach', `const t = input(); [o, t].forEach((f) => { if (f.length > 800) throw e; }); sink(t);`, L],
  ['some', `const t = input(); if ([o, t].some((f) => f.length > 800)) throw e; sink(t);`, L],
  ['every', `const t = input(); if (![o, t].every((f) => f.length <= 800)) throw e; sink(t);`, L],
  ['not some', `const t = input(); if (![o, t].some((f) => f.length <= 800)) throw e; sink(t);`, NONE],
  [
    'values of an object',
    `const t = input(); for (const f of Object.values({ o, t })) if (f.length > 800) throw e; sink(t);`,
    L,
  ],
  [
    'entries of an object',
    `const t = input(); for (const [name, f] of Object.entries({ o, t })) if (f.length > 800) throw name; sink(t);`,
    L,
  ],
  [
    'parts of the elements',
    `const t = input(); for (const { f } of [{ f: o }, { f: t }]) if (f.length > 800) throw e; sink(t);`,
    L,
  ],
  [
    'by their names',
    `const b = input(); for (const f of ['a', 't']) if (b[f].length > 800) throw e; sink(b.t);`,
    L,
  ],
  [
    'by the names of a table',
    `const b = input(); for (const [f, max] of Object.entries({ t: 800 })) if (b[f].length > max) throw e; sink(b.t);`,
    L,
  ],
  [
    'by the names of others',
    `const b = input(); for (const f of ['a', 'c']) if (b[f].length > 800) throw e; sink(b.t);`,
    NONE,
  ],
  [
    'beside a list that may be empty',
    `const t = input(); for (const f of input()) if (t.length > 800) throw e; sink(t);`,
    NONE,
  ],
  [
    'beside a list that is not',
    `const t = input(); for (const f of [1]) if (t.length > 800) throw e; sink(t);`,
    L,
  ],
]);

facts('errors that are given back', [
  [
    'told by instanceof',
    `function check(t) { if (t.length > 800) return new Error('x'); return null; } const t = input(); const r = check(t); if (r instanceof Error) throw r; sink(t);`,
    L,
  ],
  [
    'told by instanceof, in place of a result',
    `function check(t) { if (t.length > 800) return new RangeError('x'); return t.trim(); } const t = input(); const r = check(t); if (r instanceof Error) throw r; sink(t);`,
    L,
  ],
  [
    'of another kind',
    `function check(t) { if (t.length > 800) return new Error('x'); return null; } const t = input(); const r = check(t); if (r instanceof TypeError) throw r; sink(t);`,
    NONE,
  ],
  [
    'not told',
    `function check(t) { if (t.length > 800) return new Error('x'); return null; } const t = input(); const r = check(t); if (r instanceof Error) log(r); sink(t);`,
    NONE,
  ],
  [
    'hidden in a choice',
    `function check(t) { return t.length > 800 ? new Error('x') : null; } const t = input(); const r = check(t); if (r instanceof Error) throw r; sink(t);`,
    NONE,
  ],
  [
    'names of those that are too long',
    `const b = input(); const bad = ['o', 't'].filter((f) => b[f].length > 800); if (bad.length) throw e; sink(b.t);`,
    L,
  ],
  [
    'those that are too long',
    `const t = input(); const bad = [o, t].filter((f) => f.length > 800); if (bad.length > 0) throw e; sink(t);`,
    L,
  ],
  [
    'those that are not',
    `const t = input(); const good = [o, t].filter((f) => f.length <= 800); if (good.length > 0) throw e; sink(t);`,
    NONE,
  ],
]);

facts('switch', [
  ['conditions', `const t = input(); switch (true) { case t.length > 800: throw e; } sink(t);`, L],
  [
    'the last of some conditions',
    `const t = input(); switch (true) { case !t: throw e; case t.length > 800: throw e; default: break; } sink(t);`,
    L,
  ],
  [
    'inside of the default',
    `const t = input(); switch (true) { case t.length > 800: throw e; default: sink(t); }`,
    L,
  ],
  ['inside of a case', `const t = input(); switch (true) { case t.length <= 800: sink(t); }`, L],
  [
    'a case that others run into',
    `const t = input(); switch (true) { case c: f(); case t.length <= 800: sink(t); }`,
    NONE,
  ],
  ['a case that goes on', `const t = input(); switch (true) { case t.length > 800: break; } sink(t);`, NONE],
  [
    'a case that another comes before',
    `const t = input(); switch (true) { case c: break; case t.length > 800: throw e; } sink(t);`,
    NONE,
  ],
  [
    'a break on the way out',
    `const t = input(); switch (true) { case t.length > 800: if (c) break; throw e; } sink(t);`,
    NONE,
  ],
  [
    'the cases of a condition',
    `const t = input(); switch (t.length > 800) { case true: throw e; case false: break; } sink(t);`,
    L,
  ],
  [
    'one of the texts',
    `const t = input(); switch (t) { case 'a': case 'b': break; default: throw e; } sink(t);`,
    ['known-value', 'length 1'],
  ],
  [
    'not one of the texts',
    `const t = input(); switch (t) { case 'a': throw e; default: break; } sink(t);`,
    NONE,
  ],
]);
