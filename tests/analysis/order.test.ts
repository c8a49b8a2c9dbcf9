/** A read sees the writes that reach it. */
import { contents, origins } from '../support/analysis.js';

origins('straight line', [
  ['the last write counts', `let t = x(); t = y(); sink(t);`, ['call y']],
  ['a later write does not', `let t = x(); sink(t); t = y();`, ['call x']],
  ['p = f(p) reads the old p', `let p = x(); p = clean(p); sink(p);`, ['call clean']],
  ['p = p.trim()', `let p = x(); p = p.trim(); sink(p);`, ['call x']],
  ['a swap', `let a = x(), b = y(); [a, b] = [b, a]; sink(a);`, ['call y']],
  ['the value in between', `let t = x(); const k = t; t = y(); sink(k);`, ['call x']],
  ['a write in the same expression', `let t = x(); sink((t = y(), t));`, ['call y']],
  ['a write in an argument before', `let t = x(); f(t = y()); sink(t);`, ['call y']],
  ['a declaration in a sequence', `const a = x(), b = a; sink(b);`, ['call x']],
  ['a block', `let t = x(); { t = y(); } sink(t);`, ['call y']],
  ['behind a short circuit', `let t = x(); c && (t = y()); sink(t);`, ['call x', 'call y']],
  [
    'behind a labelled block',
    `let t = x(); a: { t = y(); if (c) break a; t = z(); } sink(t);`,
    ['call x', 'call y', 'call z'],
  ],
]);

origins('branches', [
  ['one branch joins', `let t = x(); if (c) t = y(); sink(t);`, ['call x', 'call y']],
  ['both branches end', `let t = x(); if (c) { t = y(); } else { t = z(); } sink(t);`, ['call y', 'call z']],
  ['inside the branch', `let t = x(); if (c) { t = y(); sink(t); }`, ['call y']],
  ['inside the other branch', `let t = x(); if (c) { t = y(); } else { sink(t); }`, ['call x']],
  ['a branch that leaves', `function f() { let t = x(); if (c) { t = y(); return; } sink(t); }`, ['call x']],
  ['a branch that throws', `let t = x(); if (c) { t = y(); throw e; } sink(t);`, ['call x']],
  [
    'the other branch leaves',
    `function f() { let t = x(); if (c) { t = y(); } else { return; } sink(t); }`,
    ['call y'],
  ],
  [
    'nested',
    `let t = x(); if (c) { if (d) t = y(); else t = z(); } sink(t);`,
    ['call x', 'call y', 'call z'],
  ],
  [
    'else if',
    `let t; if (c) t = x(); else if (d) t = y(); else t = z(); sink(t);`,
    ['call x', 'call y', 'call z'],
  ],
  [
    'a conditional expression',
    `let t = x(); c ? (t = y()) : (t = z()); sink(t);`,
    ['call x', 'call y', 'call z'],
  ],
  ['the test writes', `let t = x(); if ((t = y())) sink(t);`, ['call y']],
]);

origins('loops', [
  ['a write in a loop joins', `let t = x(); for (const a of l) t = y(); sink(t);`, ['call x', 'call y']],
  [
    'a later write of the loop comes round',
    `let t = x(); while (c) { sink(t); t = y(); }`,
    ['call x', 'call y'],
  ],
  ['an earlier write of the loop ends', `let t = x(); while (c) { t = y(); sink(t); }`, ['call y']],
  ['do while runs', `let t = x(); do { t = y(); } while (c); sink(t);`, ['call y']],
  ['for with an initialiser', `let t = x(); for (t = y(); c;) { sink(t); }`, ['call y']],
  ['for with an update', `for (let t = x(); c; t = y()) { sink(t); }`, ['call x', 'call y']],
  ['continue', `let t = x(); for (;c;) { if (d) { t = y(); continue; } sink(t); }`, ['call x', 'call y']],
  [
    'a write before a break joins all the same',
    `let t = x(); for (;c;) { if (d) { t = y(); break; } sink(t); }`,
    ['call x', 'call y'],
  ],
  [
    'break, behind the loop',
    `let t = x(); for (;c;) { if (d) { t = y(); break; } } sink(t);`,
    ['call x', 'call y'],
  ],
  ['a declaration in a loop is new each time', `for (;c;) { let t = x(); sink(t); t = y(); }`, ['call x']],
  ['endless', `let t = x(); while (true) { t = y(); if (c) break; } sink(t);`, ['call x', 'call y']],
]);

origins('try', [
  ['the try falls through', `let t = x(); try { t = y(); } catch {} sink(t);`, ['call x', 'call y']],
  [
    'the catch leaves',
    `function f() { let t = x(); try { t = y(); } catch { return; } sink(t); }`,
    ['call y'],
  ],
  ['the catch writes', `let t; try { t = x(); } catch { t = y(); } sink(t);`, ['call x', 'call y']],
  ['in the catch', `let t = x(); try { t = y(); } catch { sink(t); }`, ['call x', 'call y']],
  ['finally writes', `let t = x(); try { t = y(); } finally { t = z(); } sink(t);`, ['call z']],
  ['no catch', `let t = x(); try { t = y(); } finally { f(); } sink(t);`, ['call y']],
  ['in finally', `let t = x(); try { t = y(); } finally { sink(t); }`, ['call x', 'call y']],
]);

origins('switch', [
  [
    'each case ends',
    `let t; switch (k) { case 1: t = x(); break; case 2: t = y(); break; default: t = z(); } sink(t);`,
    ['call x', 'call y', 'call z'],
  ],
  ['no default', `let t = x(); switch (k) { case 1: t = y(); break; } sink(t);`, ['call x', 'call y']],
  [
    'fall-through joins',
    `let t = x(); switch (k) { case 1: t = y(); case 2: sink(t); }`,
    ['call x', 'call y'],
  ],
  ['no fall-through', `let t = x(); switch (k) { case 1: t = y(); break; case 2: sink(t); }`, ['call x']],
  ['in a case', `let t = x(); switch (k) { case 1: t = y(); sink(t); }`, ['call y']],
  [
    'a block in a case',
    `let t = x(); switch (k) { case 1: { t = y(); break; } default: { t = z(); } } sink(t);`,
    ['call y', 'call z'],
  ],
  [
    'return in a case',
    `function f() { let t = x(); switch (k) { case 1: t = y(); return; default: } sink(t); }`,
    ['call x'],
  ],
  [
    'empty cases',
    `let t = x(); switch (k) { case 1: case 2: t = y(); break; default: t = z(); } sink(t);`,
    ['call y', 'call z'],
  ],
  [
    'the result of a function with a switch',
    `function f(k) { switch (k) { case 1: return x(); default: return y(); } } sink(f(1));`,
    ['call x', 'call y'],
  ],
]);

origins('closures', [
  [
    'a closure sees later writes',
    `let t = x(); const f = () => sink(t); t = y(); f();`,
    ['call x', 'call y'],
  ],
  [
    'a closure does not see what was ended before it',
    `let t = x(); t = y(); const f = () => sink(t);`,
    ['call y'],
  ],
  [
    'a write in a closure joins',
    `let t = x(); const f = () => { t = y(); }; f(); sink(t);`,
    ['call x', 'call y'],
  ],
  ['inside the closure that writes', `let t = x(); const f = () => { t = y(); sink(t); };`, ['call y']],
  [
    'a callback of an array method is in place',
    `let t = x(); [1].forEach(() => { t = y(); }); sink(t);`,
    ['call x', 'call y'],
  ],
  [
    'a read in a callback of an array method',
    `let t = x(); [1].forEach(() => { sink(t); }); t = y();`,
    ['call x'],
  ],
  ['an IIFE', `let t = x(); (() => { t = y(); })(); sink(t);`, ['call x', 'call y']],
  ['a hoisted function', `f(); function f() { sink(t); } var t = x();`, ['call x']],
  [
    'a hoisted function and two writes',
    `let t = x(); t = y(); function f() { sink(t); }`,
    ['call x', 'call y'],
  ],
  [
    'state of a module',
    `let token; export function set(t) { token = t; } export function get() { sink(token); }`,
    ['nothing', 'parameter t caller'],
  ],
  [
    'a cache',
    `let token; async function get() { if (!token) { token = await load(); } return token; } sink(await get());`,
    ['call load', 'nothing'],
  ],
  ['use before the declaration', `sink(a); var a = x();`, ['call x']],
]);

origins('properties', [
  ['overwritten', `const o = { a: x() }; o.a = y(); sink(o.a);`, ['call y']],
  ['another property', `const o = { a: x() }; o.b = y(); sink(o.a);`, ['call x']],
  ['in a branch', `const o = { a: x() }; if (c) o.a = y(); sink(o.a);`, ['call x', 'call y']],
  ['an alias writes', `const o = { a: x() }; const p = o; p.a = y(); sink(o.a);`, ['call y']],
  ['the aliased name writes', `const o = { a: x() }; const p = o; o.a = y(); sink(p.a);`, ['call y']],
  ['an alias of a part', `const o = { a: { b: x() } }; const p = o.a; p.b = y(); sink(o.a.b);`, ['call y']],
  [
    'a destructured part',
    `const o = { a: { b: x() } }; const { a } = o; a.b = y(); sink(o.a.b);`,
    ['call y'],
  ],
  ['the whole object is replaced', `let o = { a: x() }; o = { a: y() }; sink(o.a);`, ['call y']],
  [
    'an alias keeps the old object',
    `let o = { a: x() }; const p = o; o = { a: y() }; sink(p.a);`,
    ['call x'],
  ],
  ['a computed name', `const o = { a: x() }; o[k] = y(); sink(o.a);`, ['call x', 'call y']],
  ['a constant name', `const K = 'a'; const o = { a: x() }; o[K] = y(); sink(o.a);`, ['call y']],
  ['delete', `const o = { a: x() }; delete o.a; sink(o.a);`, ['nothing']],
  [
    'Reflect.deleteProperty is not followed',
    `const o = { a: x() }; Reflect.deleteProperty(o, 'a'); sink(o.a);`,
    ['call x'],
  ],
  [
    'a helper of the file writes',
    `function fill(o) { o.a = y(); } const p = {}; fill(p); sink(p.a);`,
    ['call y', 'nothing'],
  ],
  [
    'a helper of the file overwrites',
    `function hide(o) { o.a = '***'; } const p = { a: x() }; hide(p); sink(p.a);`,
    [`'***'`, 'call x'],
  ],
  [
    'a helper writes what it is given',
    `function put(o, v) { o.a = v; } const p = {}; put(p, x()); sink(p.a);`,
    ['call x', 'nothing'],
  ],
  ['a nested write', `const o = {}; o.headers = {}; o.headers.a = x(); sink(o.headers.a);`, ['call x']],
  ['??= of a property', `const o = {}; o.a ??= x(); sink(o.a);`, ['call x', 'nothing']],
  ['read before written', `const o = { a: x() }; const t = o.a; o.a = y(); sink(t);`, ['call x']],
  ['an object of an argument', `function f(o) { o.a = y(); sink(o.a); } f({ a: x() });`, ['call y']],
  [
    'Object.assign into an alias',
    `const o = {}; const p = o; Object.assign(p, { a: x() }); sink(o.a);`,
    ['call x'],
  ],
  [
    'Object.assign in a helper',
    `function fill(o) { Object.assign(o, { a: x() }); } const p = {}; fill(p); sink(p.a);`,
    ['call x', 'nothing'],
  ],
  [
    'an alias under a condition',
    `const o = { a: x() }; const p = c ? o : {}; p.a = y(); sink(o.a);`,
    ['call x', 'call y'],
  ],
  [
    'an object under construction is itself',
    `const o = {}; Object.assign(o, { a: x() }); sink(o.b);`,
    ['nothing'],
  ],
  ['a property of a function', `function f() {} f.a = x(); sink(f.a);`, ['call x']],
  [
    'a write through this',
    `const o = { a: x(), set() { this.a = y(); } }; o.set(); sink(o.a);`,
    ['call x', 'call y'],
  ],
]);

contents('what is known of an object after it got out', [
  ['what was put in stays known', `const o = { a: x() }; send(o); sink(o);`, ['call x', 'object']],
]);
