/** Values through functions of the file: arguments, results, closures, classes. */
import { contents, origins } from '../support/analysis.js';

origins('results', [
  ['a function', `function f() { return x(); } sink(f());`, ['call x']],
  ['an arrow function', `const f = () => x(); sink(f());`, ['call x']],
  ['a function expression', `const f = function () { return x(); }; sink(f());`, ['call x']],
  ['several returns', `function f() { if (c) return x(); return y(); } sink(f());`, ['call x', 'call y']],
  ['a property of the result', `function f() { return { a: x(), b: y() }; } sink(f().a);`, ['call x']],
  [
    'a destructured result',
    `function f() { return { a: x(), b: y() }; } const { b } = f(); sink(b);`,
    ['call y'],
  ],
  ['an array as a result', `function f() { return [x(), y()]; } const [a] = f(); sink(a);`, ['call x']],
  ['an IIFE', `sink((() => x())());`, ['call x']],
  ['an async IIFE', `const t = await (async () => { return x(); })(); sink(t);`, ['call x']],
  ['a method of an object', `const o = { f() { return x(); } }; sink(o.f());`, ['call x']],
  ['an arrow in an object', `const o = { f: () => x() }; sink(o.f());`, ['call x']],
  ['a generator', `function* g() { yield x(); } for (const a of g()) sink(a);`, ['call x']],
  ['recursion', `function f(n) { return n ? f(n - 1) : x(); } sink(f(3));`, ['call x']],
  ['what is given is returned', `const id = (a) => a; sink(id(x()));`, ['call x']],
  ['each call kept apart', `const id = (a) => a; id(y()); sink(id(x()));`, ['call x']],
  ['two calls deep', `const id = (a) => a; const two = (b) => id(b); two(y()); sink(two(x()));`, ['call x']],
  ['a function by another name', `const f = () => x(); const g = f; sink(g());`, ['call x']],
  ['bind', `const f = (a) => a; const g = f.bind(null); sink(g(x()));`, ['call x']],
  ['call', `function f(a) { return a; } sink(f.call(null, x()));`, ['call x']],
  ['apply', `function f(a) { return a; } sink(f.apply(null, [x()]));`, ['call x']],
  ['a method of that name', `class C { call(a) { return a; } m() { sink(this.call(x())); } }`, ['call x']],
  ['a function of an object of that name', `const o = { apply: (a) => a }; sink(o.apply(x()));`, ['call x']],
  ['no return', `function f() {} sink(f());`, ['nothing']],
  [
    'an overloaded function',
    `function f(a: string): string; function f(a: any) { return a; } sink(f(x()));`,
    ['call x'],
    { ts: true },
  ],
]);

origins('parameters', [
  ['the union of the calls', `function f(p) { sink(p); } f(x()); f(y());`, ['call x', 'call y']],
  ['exported: callers, too', `export function f(p) { sink(p); } f(x());`, ['call x', 'parameter p caller']],
  ['exported below', `function f(p) { sink(p); } export { f };`, ['parameter p caller']],
  ['the default export', `export default function (p) { sink(p); }`, ['parameter p caller']],
  ['a class exported below', `class C { m(p) { sink(p); } } export { C };`, ['parameter p caller']],
  [
    'a class that is the default export',
    `class C { m(p) { sink(p); } } export default C;`,
    ['parameter p caller'],
  ],
  [
    'a class of CommonJS',
    `class C { m(p) { sink(p); } } module.exports = { C };`,
    ['parameter p caller'],
    { sourceType: 'commonjs' },
  ],
  ['an exported instance', `class C { m(p) { sink(p); } } export const c = new C();`, ['parameter p caller']],
  [
    'an instance that is made when it is asked for',
    `class C { m(p) { sink(p); } } let c; export function get() { if (!c) c = new C(); return c; }`,
    ['parameter p caller'],
  ],
  [
    'a class that is not exported',
    `class C { m(p) { sink(p); } } let c; c = new C();`,
    ['parameter p nobody'],
  ],
  ['an exported arrow', `export const f = (p) => sink(p);`, ['parameter p caller']],
  ['exports of CommonJS', `exports.f = (p) => sink(p);`, ['parameter p caller'], { sourceType: 'commonjs' }],
  [
    'module.exports',
    `function f(p) { sink(p); } module.exports = { f };`,
    ['parameter p caller'],
    { sourceType: 'commonjs' },
  ],
  ['no call at all', `function f(p) { sink(p); }`, ['parameter p nobody']],
  ['handed to something unknown', `register((p) => sink(p));`, ['parameter p callback']],
  ['a default', `function f(p = 'd') { sink(p); } f();`, [`'d'`, 'nothing']],
  ['a default beside a call', `function f(p = 'd') { sink(p); } f(x());`, [`'d'`, 'call x']],
  ['a default where an object is given', `function f(o = {}) { sink(o.p); } f({ p: x() });`, ['call x']],
  ['a default where a text is given', `function f(p = 'd') { sink(p); } f('given');`, [`'given'`]],
  [
    'a default where a named object is given',
    `function f(o = {}) { sink(o.p); } const o = { p: x() }; f(o);`,
    ['call x'],
  ],
  [
    'a default that one of two calls leaves to',
    `function f(p = 'd') { sink(p); } f('given'); f();`,
    [`'d'`, `'given'`, 'nothing'],
  ],
  ['rest', `function f(...p) { sink(p[0]); } f(x(), y());`, ['call x']],
  ['rest behind another', `function f(a, ...p) { sink(p[0]); } f(x(), y());`, ['call y']],
  ['spread into a call', `function f(a, b) { sink(b); } f(...[x(), y()]);`, ['call y']],
  ['destructured', `function f({ p }) { sink(p); } f({ p: x() });`, ['call x']],
  ['destructured with a default', `function f({ p = 'd' } = {}) { sink(p); } f();`, [`'d'`, 'nothing']],
  ['a property', `function f(o) { sink(o.p); } f({ p: x(), q: y() });`, ['call x']],
  ['two levels', `function g(p) { sink(p); } function f(p) { g(p); } f(x());`, ['call x']],
  [
    'five levels',
    `const a = (p) => sink(p); const b = (p) => a(p); const c = (p) => b(p); const d = (p) => c(p); const e = (p) => d(p); e(x());`,
    ['call x'],
  ],
  ['arguments', `function f() { sink(arguments[0]); } f(x());`, ['call x']],
  ['a closure over a parameter', `function f(p) { return () => sink(p); } f(x())();`, ['call x']],
  ['a parameter overwritten', `function f(p) { p = p || x(); sink(p); } f(y());`, ['call x', 'call y']],
  ['called with fewer', `function f(a, b) { sink(b); } f(x());`, ['nothing']],
]);

origins('closures and factories', [
  [
    'a factory of one method',
    `function make(key) { return { send() { sink(key); } }; } make(x()).send();`,
    ['call x'],
  ],
  [
    'a factory, asked from outside',
    `export function make(key) { return { send(p) { sink(key); } }; }`,
    ['parameter key caller'],
  ],
  [
    'a method of what an exported factory makes',
    `export function make(key) { return { send(p) { sink(p); } }; }`,
    ['parameter p caller'],
  ],
  [
    'a factory whose method gives',
    `const make = (key) => ({ get: () => key }); sink(make(x()).get());`,
    ['call x'],
  ],
  [
    'two factories kept apart',
    `const make = (key) => ({ get: () => key }); make(y()); const m = make(x()); sink(m.get());`,
    ['call x', 'call y'],
  ],
  ['currying', `const add = (a) => (b) => a + b; sink(add(x())(y()));`, ['call x', 'call y']],
  ['currying by name', `const add = (a) => (b) => a; const g = add(x()); sink(g(y()));`, ['call x']],
  [
    'a factory with a private function',
    `function make(key) { const auth = () => key; return { go() { sink(auth()); } }; } make(x()).go();`,
    ['call x'],
  ],
]);

origins('callbacks', [
  ['of a function of the file', `function run(cb) { cb(x()); } run((a) => sink(a));`, ['call x']],
  [
    'of a function of the file, that is awaited',
    `async function run(cb) { return await cb(x()); } sink(await run((a) => a.t));`,
    ['call x.t'],
  ],
  ['what the callback returns', `const run = (cb) => cb(); sink(run(() => x()));`, ['call x']],
  [
    'a retry helper',
    `async function retry(fn, n) { for (let i = 0; i < n; i++) { try { return await fn(); } catch {} } } sink(await retry(() => x(), 3));`,
    ['call x'],
  ],
  ['forEach of what was given', `function f(list) { list.forEach((a) => sink(a)); } f([x()]);`, ['call x']],
  ['reduce', `[x()].reduce((s, a) => { sink(a); return s; }, '');`, ['call x']],
  ['a named callback', `const use = (a) => sink(a); [x()].forEach(use);`, ['call x']],
]);

origins('classes', [
  [
    'a field set in the constructor',
    `class C { constructor(k) { this.k = k; } go() { sink(this.k); } } new C(x()).go();`,
    ['call x'],
  ],
  [
    'exported: the caller makes it',
    `export class C { constructor(k) { this.k = k; } go() { sink(this.k); } }`,
    ['parameter k caller'],
  ],
  ['an initialiser', `class C { k = x(); go() { sink(this.k); } }`, ['call x']],
  [
    'an initialiser that the constructor overwrites',
    `class C { k = x(); constructor() { this.k = y(); } go() { sink(this.k); } }`,
    ['call y'],
  ],
  [
    'an initialiser overwritten in a branch',
    `class C { k = x(); constructor() { if (c) this.k = y(); } go() { sink(this.k); } }`,
    ['call x', 'call y'],
  ],
  [
    'a private field',
    `class C { #k; constructor(k) { this.#k = k; } go() { sink(this.#k); } } new C(x());`,
    ['call x'],
  ],
  [
    'a parameter property',
    `class C { constructor(private readonly k: string) {} go() { sink(this.k); } } new C(x());`,
    ['call x'],
    { ts: true },
  ],
  [
    'a parameter property with a default',
    `class C { constructor(private k = 'd') {} go() { sink(this.k); } } new C();`,
    [`'d'`, 'nothing'],
    { ts: true },
  ],
  [
    'a field from options',
    `class C { constructor({ key }) { this.k = key; } go() { sink(this.k); } } new C({ key: x() });`,
    ['call x'],
  ],
  [
    'options kept whole',
    `class C { constructor(o) { this.o = o; } go() { sink(this.o.key); } } new C({ key: x() });`,
    ['call x'],
  ],
  [
    'another method writes',
    `class C { k = x(); set(v) { this.k = v; } go() { sink(this.k); } } new C().set(y());`,
    ['call x', 'call y'],
  ],
  ['this method writes first', `class C { k = x(); go() { this.k = y(); sink(this.k); } }`, ['call y']],
  ['a getter', `class C { get k() { return x(); } go() { sink(this.k); } }`, ['call x']],
  [
    'a getter of a private field',
    `class C { #k = x(); get k() { return this.#k; } } sink(new C().k);`,
    ['call x'],
  ],
  [
    'a setter',
    `class C { #k; set k(v) { this.#k = v; } go() { sink(this.#k); } } const c = new C(); c.k = x();`,
    ['parameter v nobody'],
  ],
  ['a static field', `class C { static k = x(); static go() { sink(C.k); } }`, ['call x']],
  ['a static field through this', `class C { static k = x(); static go() { sink(this.k); } }`, ['call x']],
  ['a static block', `class C { static k; static { this.k = x(); } static go() { sink(C.k); } }`, ['call x']],
  [
    'an inherited field',
    `class B { constructor(k) { this.k = k; } } class C extends B { go() { sink(this.k); } } new C(x());`,
    ['call x'],
  ],
  [
    'super',
    `class B { constructor(k) { this.k = k; } } class C extends B { constructor(o) { super(o.key); } go() { sink(this.k); } } new C({ key: x() });`,
    ['call x'],
  ],
  [
    'a method of super',
    `class B { t() { return x(); } } class C extends B { go() { sink(super.t()); } }`,
    ['call x'],
  ],
  [
    'an inherited method',
    `class B { t() { return x(); } } class C extends B { go() { sink(this.t()); } }`,
    ['call x'],
  ],
  ['a method of an instance', `class C { t() { return x(); } } const c = new C(); sink(c.t());`, ['call x']],
  [
    'a method with an argument',
    `class C { t(a) { return a; } } const c = new C(); c.t(y()); sink(c.t(x()));`,
    ['call x'],
  ],
  ['a private method', `class C { #t(a) { sink(a); } go() { this.#t(x()); } }`, ['call x']],
  [
    'a public method',
    `export class C { t(a) { sink(a); } go() { this.t(x()); } }`,
    ['call x', 'parameter a caller'],
  ],
  [
    'a method marked private',
    `export class C { private t(a: string) { sink(a); } go() { this.t(x()); } }`,
    ['call x'],
    { ts: true },
  ],
  ['an arrow field', `class C { t = (a) => a; go() { sink(this.t(x())); } }`, ['call x']],
  ['this in an arrow function', `class C { k = x(); go() { [1].map(() => sink(this.k)); } }`, ['call x']],
  ['const self = this', `class C { k = x(); go() { const self = this; sink(self.k); } }`, ['call x']],
  [
    'a field of an instance',
    `class C { constructor(k) { this.k = k; } } const c = new C(x()); sink(c.k);`,
    ['call x'],
  ],
  [
    'two instances kept apart',
    `class C { constructor(k) { this.k = k; } } const a = new C(y()); const c = new C(x()); sink(c.k);`,
    ['call x'],
  ],
  [
    'a field written from outside',
    `class C { k = x(); } const c = new C(); c.k = y(); sink(c.k);`,
    ['call y'],
  ],
  ['a class expression', `const C = class { k = x(); }; sink(new C().k);`, ['call x']],
  [
    'an instance in a field',
    `class A { t() { return x(); } } class C { a = new A(); go() { sink(this.a.t()); } }`,
    ['call x'],
  ],
  [
    'a singleton',
    `class C { constructor(k) { this.k = k; } go() { sink(this.k); } } export const c = new C(x());`,
    ['call x'],
  ],
  [
    'a field of a constructor function',
    `function C(k) { this.k = k; } const c = new C(x()); sink(c.k);`,
    ['call C.k'],
  ],
  [
    'Object.assign(this, …)',
    `class C { constructor(o) { Object.assign(this, o); } go() { sink(this.k); } } new C({ k: x() });`,
    ['call x'],
  ],
]);

contents('properties that a function gives', [
  [
    'a fresh object each time',
    `function auth(t) { return { headers: { Authorization: t } }; } sink(auth(x()));`,
    ['call x', 'object'],
  ],
  [
    'spread of a call',
    `const base = () => ({ a: x() }); sink({ ...base(), b: y() });`,
    ['call x', 'call y', 'object'],
  ],
]);
