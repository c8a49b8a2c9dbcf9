/** Syntax that real files hold and that nobody thinks of when writing a rule. Nothing here means anything. */

/** One animal. */
export interface ZooCase {
  readonly name: string;
  readonly code: string;
  /** `ts` and `tsx` only the TypeScript parser reads, the others both do; `cjs` is no module. */
  readonly language: 'cjs' | 'js' | 'jsx' | 'ts' | 'tsx';
}

/** Expressions of JavaScript, to be put where a rule looks for a value. They stand in an async generator method. */
const EXPRESSIONS = [
  'null',
  'void 0',
  '-0',
  '10n ** 20n',
  '0b11_01',
  '/(?<year>\\d{4})[\\p{L}--[a-z]]/v',
  '/[/\\]]+/dgimsuy',
  '`${`${input}${1}`}` + `a\\u{1F600}\\\n`',
  'tag`raw ${input} \\unicode`',
  'tag`a``b`.c`d`',
  '[, , input, ...rest, , ]',
  '[...input, ...[...rest]]',
  '({ __proto__: null, "a-b": 1, 3: 2, [input]: 4, async: 1, get: 2, set: 3, await: 4, ...input, ...null })',
  '({ get prompt() { return this.prompt; }, set prompt(value) { this.prompt = value; } }).prompt',
  '({ async *[Symbol.asyncIterator]() { yield* this; }, async then() {}, "quoted"() {}, 0() {} })',
  '(({ a, b: { c = 1, ...d } = {}, ...e }, [f, , [g = f] = [], ...h] = [], ...{ length }) => a + c + d + e + f + g + h + length)(input)',
  '(() => {})()',
  '(async () => await input)()',
  '(function self(n) { return n ? self(n - 1) : self; })(3)',
  '(function* () { const x = yield input; return yield* x; })()',
  '(class { })',
  'new (class extends (input ?? Object) { static { this.x = input; } static #p = 1; #q; static async *[`k`]() {} has(o) { return #q in o && #q in this; } })()',
  'new.target',
  'new new input()()',
  'new (input())(...rest)',
  'import.meta.url',
  'import("./kling.js").then((m) => m.default)',
  'import("kling", { with: { type: "json" } })',
  'super.prompt',
  'super.build?.(input)?.[rest]',
  'this',
  'this?.a.b?.[input]?.(...rest)',
  '(this?.a).b',
  'delete input?.a[rest]',
  'typeof input',
  '(input, rest)',
  'input ? rest : input ?? rest ?? null',
  'input || rest && input',
  '!input ? !rest : !!input',
  '(input ||= rest)',
  '(input &&= rest)',
  '(input ??= rest)',
  '(input += rest)',
  '(input.a.b[rest] = input)',
  '({ a: input.x, b: [rest[0], ...rest[1]] } = input)',
  '([input, rest = input] = [rest, input])',
  'input++',
  '--input[rest]',
  'yield',
  'yield input',
  'yield* input',
  'await input',
  'await Promise.all([input, rest[0], fetch(input)])',
  'arguments[0]',
  'eval("input")',
  'Function("return input")()',
  'input in rest',
  'input instanceof rest',
  '"a\\\nb\\x41\\u0041"',
  "'\\u2028'",
  'input["constructor"]["prototype"]["__proto__"]',
  'input.constructor.hasOwnProperty.toString.valueOf',
  'Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value]))',
  'Object.assign(Object.create(null), input, ...rest)',
  'new Map([["toString", input], ["constructor", rest]]).get("toString")',
  'new Proxy(input, { get: Reflect.get })',
  '[input].map(encodeURIComponent).filter(Boolean).concat(rest, [[input]]).flat(Infinity).join()',
  '[1, 2].reduce((sum, one) => sum + one)',
  'rest.at(-1)',
  'String.raw`\\x`',
  'input.slice().slice(1).slice(0, NaN).slice(-1, rest).substring(Infinity)',
  'input.replace(/a/g, (all, ...groups) => groups.at(-1))',
  'JSON.parse(JSON.stringify(input), (key, value) => value)',
  'JSON.stringify()',
  'fetch()',
  'fetch(...rest)',
  'fetch(fetch)',
  'new Request(new Request(input), input)',
  'new URL(input, new URL(rest))',
  'new URLSearchParams(new URLSearchParams(input))',
  'new Headers([["authorization", input], rest])',
  'Buffer.from(input, "base64").toString("utf8")',
  'process.env',
  'process.env[input]',
  'process["env"]?.["KLING_" + input]',
  'globalThis.globalThis.process?.env.KLING_ACCESS_KEY',
] as const;

/** Expressions that only TypeScript has. */
const TYPESCRIPT_EXPRESSIONS = [
  'input!',
  'input!.a![rest!]!()',
  'input as any as string',
  'input as const',
  '<any>input',
  'input satisfies unknown',
  '(input satisfies unknown)!.a as never',
  'fn<string>',
  'fn<string, number>(input)',
  'new Map<string, Array<Array<number>>>()',
  'new fn<string>',
  'tag<string>`a${input}`',
  '((this: void, a?: string, ...b: number[]): a is string => true)(input)',
  '<T,>(a: T): T => a',
  'async <T extends object>(a: T): Promise<T> => a',
  '(input as { prompt: string }).prompt = rest as any',
  '(class<T> implements I<T> { declare a: string; readonly b!: T; private static override c? = 1; abstract: 1; [key: string]: any })',
] as const;

/** Whole files of JavaScript. */
const FILES = {
  nothing: '',
  'nothing but a line break': '\n',
  'a byte order mark': '\uFEFFvar kling;',
  'a hashbang': '#!/usr/bin/env node\nvar kling;',
  directives: '"use strict"; "use client"; \'use server\'; "kling";',
  'only a comment': '/* kling */',
  'HTML-like names': 'var kling$, $kling, _, $, ℮, \\u{6b}ling, 你好;',
  labels:
    'kling: outer: for (;;) { inner: while (1) { if (kling) continue outer; else break inner; } break kling; } empty: ; block: { break block; }',
  loops:
    'for (var kling in {}) ; for (const [k, v = k] of Object.entries(kling)) continue; for (let { x } of []) x; for (;;) break; do ; while (0) async function f() { for await (const y of kling) { y; } } for (kling.a of []) ; for ([kling] of []) ; for (var i = 0, j; i < j; i++, j--) ;',
  switches:
    'switch (kling) { } switch (kling) { default: case 1: case 2: { let a; break; } case (() => kling)(): throw kling; } switch (1) { case 1: switch (2) { case 2: break; } }',
  'try in every form':
    'try { kling(); } catch { } try { kling(); } finally { } try { try { throw kling; } catch ({ message, ...rest }) { throw rest; } finally { f(); } } catch ([a]) { a; } function f() { try { return 1; } finally { return 2; } }',
  'holes in patterns':
    'const [, , kling, , ...[, last]] = []; const {} = kling; const [] = kling; const { ...all } = kling; function f({}, [], { a: { b: [c] } = { b: [] } } = {}) { return c; }',
  'functions in functions':
    'function kling() { return kling(); function kling() {} } { function kling() {} } async function* g() { await (yield* g()); } var h = async (x = await1) => x, await1; export default function () {}',
  'a class with everything':
    'export default class Kling extends (class { }) { static #a = 1; #b = this.#c(); #c() { return this.#b; } static { try { Kling.#a; } catch { } } get #d() { return 1; } set #d(v) { } static async *#e() { } "quoted key" = 1; 42 = 2; [Symbol.iterator] = () => this; static = 1; get = 2; set = 3; async = 4; static static = 5; get get() { return 1; } set set(v) { } static get async() { return 1; } constructor(...args) { super(...args); super.x = new.target; this.#d = this.#d; } m() { return super.m?.(); } accessor }',
  'imports of every kind':
    'import kling, { default as a, "string name" as b, c as d } from "kling"; import * as all from "kling-sdk"; import "kling"; import {} from "x"; import data from "./kling.json" with { type: "json" }; export { a as default, b as "string name" }; export * from "kling"; export * as ns from "kling"; export * as "odd name" from "kling"; export { default as again } from "kling"; export { d }; export const { e, f: [g] } = all;',
  'names that objects inherit':
    'const toString = kling; const constructor = { constructor, __proto__: toString, hasOwnProperty: 1, valueOf() { } }; console.log(constructor.constructor, toString.valueOf, constructor["__proto__"]); function hasOwnProperty(__proto__) { return fetch("https://api.klingai.com/v1/videos/text2video", { body: JSON.stringify({ prompt: __proto__ }) }); } export { hasOwnProperty };',
  'values that are made of themselves':
    'let kling = kling; var a = b, b = a; let { c = d, d = c } = {}; const f = () => f(); const o = { o: () => o, get p() { return o.p; } }; o.o = o; let s = ""; while (s) s = s + s; function even(n) { return odd(n); } function odd(n) { return even(n); } class K { k = new K().k; static s = K.s; } console.log(kling, a, b, c, d, f(), o.p, s, even(1), new K().k, K.s); fetch("https://api.klingai.com/v1/videos/text2video", { headers: o, body: JSON.stringify({ prompt: even(s) + f() + new K().k }) });',
  'names declared twice':
    'var kling; var kling = 1; var kling; var g; function h() { function g() { } var g; function g() { } } function f(kling) { var kling; { let kling; } }',
  'names declared nowhere':
    'kling = undeclared; undeclared2.kling = kling; console.log(kling, undeclared3); fetch(undeclared4.kling, undeclared5);',
  'calls of calls':
    'kling()()()()(kling)(...kling)?.()?.[0]?.(); kling()`x``y`(); new (kling())()(); (0, kling.x)(); (kling || f)(); (kling ? f : g)(kling);',
  'semicolons of their own will':
    'let kling\n;[1].map(x => x)\n;`a`.length\nkling\n++\nkling\nreturnless\n/kling/g\nvar y = function () {}\n(1)',
} as const;

/** Whole files of JavaScript that are no modules. */
const SCRIPTS = {
  'a script that is sloppy':
    'var kling = arguments; this.kling = kling; function kling() { } var async = 1; async = async + 1; var get, set, of, let, yield, await; of: for (of of []) break of; with (kling) { secretKey = prompt; fetch(url); } delete kling; return kling;',
  'a handler of the older kind':
    'var kling = require("kling"), k = module.exports = exports = { kling: kling }; exports.run = function (prompt, cb) { var self = this, args = [].slice.call(arguments); kling.run.apply(self, args.concat(function (err) { if (err) return cb(err); cb.apply(null, arguments); })); };',
} as const;

/** Whole files of JSX. */
const JSX_FILES = {
  'every kind of element':
    'export const Kling = ({ url, ...rest }) => <><Kling.Item {...rest} key="a" data-x=\'b\' src={url} on={() => <b />} c=<i/>>text &nbsp; {/* nothing */} {url ? <video src={`${url}`} /> : null}</Kling.Item><svg:path xlink:href="#" /><this.x /></>;',
  'text that is code':
    'export const Kling = () => <pre>console.log(secretKey); fetch("http://api.klingai.com") // no comment</pre>;',
} as const;

/** Whole files that only TypeScript reads. */
const TYPESCRIPT_FILES = {
  enums:
    'export enum Kling { A, B = "b", C = 1 << 2, "D-E" = A | C } const enum E { X = Kling.B.length } declare enum F { } console.log(Kling.A, E.X);',
  namespaces:
    'namespace Kling.Inner { export const key = 1; export namespace Deep { export import K = Kling.Inner; } } declare module "kling" { export default function f(): void; export = f; } declare global { interface Window { kling: string } } module Old { }',
  'import and export assignments':
    'import kling = require("kling"); import type t = require("kling"); import Inner = kling.a.b; export = kling;',
  'type-only imports':
    'import type Kling from "kling"; import type * as All from "kling"; import { type A, type B as C } from "kling"; export type { A }; export type * from "kling"; export { type C };',
  decorators:
    '@kling @kling() @kling.a.b({ x: 1 }) export class A { @kling x = 1; @kling() accessor y; constructor(@kling("k") private readonly key: string, @kling public a?: number, protected override b = key) { } @kling get z() { return this.key; } @kling static async m(@kling() p: string) { return p; } }',
  overloads:
    'export function kling(a: string): string; export function kling(a: number): number; export function kling(a: any) { return a; } class A { m(): void; m(a?: string): void { } constructor(); constructor(a?: string) { } abstract1?(): void } declare function d(...a: any[]): asserts a is string[]; abstract class B { abstract m(): void; abstract x: string; abstract get y(): number; protected abstract z?: string }',
  types:
    'type Kling<T, in out U extends keyof T = keyof T> = { readonly [K in keyof T as `get${K & string}`]-?: T[K] } & (T extends infer R extends string ? R : never); interface I extends Kling<any> { (a: string): void; new (a: string): I; readonly [key: string]: any; get a(): string; set a(v: string); m?<T>(this: T): asserts this } type U = typeof import("kling"); type V = import("kling").A<string>[number]["x"]; type Fn = abstract new (...a: [a: string, b?: number, ...c: unknown[]]) => unique symbol; let x: bigint | `a${string}` | -1 | null | (() => void)[] | typeof x.y<string>; declare const y: unique symbol;',
  using:
    'async function kling() { using a = open(); await using b = open(); for (using c of []) { c; } return [a, b]; }',
  'generic calls and guards':
    'const kling = <T,>(v: unknown): v is T => v != null; function assertKling(v: unknown): asserts v is string { if (!v) throw 0; } let a = kling<string>(1) ? kling<Array<Array<string>>>(2) : f<a>(b); try { } catch (e: unknown) { console.log((e as Error)!.message); } export default abstract class { } export as namespace Kling;',
} as const;

/** Whole files of TypeScript and JSX. */
const TSX_FILES = {
  'generics beside elements':
    'export const Kling = <T,>(p: { url: T }) => <><b>{...[p]}</b><Select<T> {...p} render={(x: T): any => <video src={p.url as any} />} /></>; const g = async <T extends object>(a: T) => <>{a!}</>;',
} as const;

/** Long and deep files, which cost an analysis that copies or recurses without care its stack or the evening. */
function deepFiles(): Record<string, string> {
  const many = (count: number, make: (index: number) => string, between = ''): string =>
    Array.from({ length: count }, (_, index) => make(index)).join(between);
  const send = (prompt: string) =>
    `fetch("https://api.klingai.com/v1/videos/text2video", { method: "POST", headers: { Authorization: "Bearer " + ${prompt} }, body: JSON.stringify({ prompt: ${prompt} }) }); console.log(${prompt});`;
  const inFunction = (body: string, value: string) =>
    `export function kling(input) { ${body}; ${send(value)} }`;
  return {
    'a long sum': inFunction(
      '',
      many(400, (index) => `input.a${String(index)}`, ' + '),
    ),
    'a long chain of members': inFunction('', `input${many(400, (index) => `.a${String(index)}`)}`),
    'a long chain of calls': inFunction('', `input${many(300, (index) => `.slice(${String(index)})`)}`),
    'deep lists': inFunction('', `${'['.repeat(200)}input${']'.repeat(200)}`),
    'deep objects': inFunction(
      '',
      `${'{ a: '.repeat(200)}input${' }'.repeat(200)}`.replace(/^(.*)$/su, '($1)'),
    ),
    'deep conditionals': inFunction(
      '',
      many(200, (index) => `input.a${String(index)} ? `).concat('input', ' : input'.repeat(200)),
    ),
    'deep calls of one function': inFunction(
      'const same = (x) => x',
      `${'same('.repeat(200)}input${')'.repeat(200)}`,
    ),
    'deep templates': inFunction('', `${'`a${'.repeat(100)}input${'}`'.repeat(100)}`),
    'deep functions': `var kling; ${'(function () { '.repeat(100)}return kling;${' })()'.repeat(100)}`,
    'deep blocks': inFunction(
      `let x = input; ${'{ if (x) { x = x.a; '.repeat(100)}${'} }'.repeat(100)}`,
      'x',
    ),
    'a long else-if': inFunction(
      `let x; ${many(300, (index) => `if (input === ${String(index)}) x = input.a${String(index)};`, ' else ')}`,
      'x',
    ),
    'a long switch': inFunction(
      `let x; switch (input) { ${many(300, (index) => `case ${String(index)}: x += input.a${String(index)};`)} }`,
      'x',
    ),
    'many variables, each made of the last': inFunction(
      `const v0 = input; ${many(300, (index) => `const v${String(index + 1)} = v${String(index)}.trim();`)}`,
      'v300',
    ),
    'many variables, each made twice of the last': inFunction(
      `const v0 = input; ${many(60, (index) => `const v${String(index + 1)} = v${String(index)} + v${String(index)};`)}`,
      'v60',
    ),
    'many functions, each calling the last twice': inFunction(
      `const f0 = (x) => x; ${many(60, (index) => `const f${String(index + 1)} = (x) => f${String(index)}(x) + f${String(index)}(x);`)}`,
      'f60(input)',
    ),
    'many writes of one variable': inFunction(
      `let x = ''; ${many(500, (index) => `x += input.a${String(index)};`)}`,
      'x',
    ),
    'many writes in a loop': inFunction(
      `let x = '', y = ''; for (const one of input) { ${many(60, () => 'x = y + one; y = x + one;')} }`,
      'x',
    ),
    'many spreads': inFunction(
      '',
      `({ ${many(300, (index) => `...input.a${String(index)}, a${String(index)}: ${String(index)}`, ', ')} })`,
    ),
    'many requests': `export function kling(input) { ${many(150, () => send('input'))} }`,
    'many callers of one function': `const kling = (prompt) => { ${send('prompt')} }; ${many(300, (index) => `export const f${String(index)} = (input) => kling(input.a${String(index)});`)}`,
    'a class of many methods': `export class Kling { ${many(200, (index) => `m${String(index)}(input) { this.p${String(index)} = input + this.p${String(index + 1)}; return this.m${String(index + 1)}(this.p${String(index)}); }`)} m200(input) { ${send('this.p0 + input')} } }`,
    'one very long text': `var kling = "${'kling '.repeat(40_000)}";`,
    'one very long line of numbers': `var kling = [${many(20_000, String, ',')}];`,
  };
}

/** An expression in every place where a rule looks for a value. */
function inEveryPlace(expression: string): string {
  return `
import axios from 'axios';
import jwt from 'jsonwebtoken';
const KLING = 'https://api-singapore.klingai.com';
export class KlingZoo extends Base {
  async *run(input, ...rest) {
    const accessKey = ${expression};
    let secretKey = ${expression};
    const token = jwt.sign(${expression}, secretKey, ${expression});
    console.log(accessKey, { secretKey }, ${expression});
    await fetch(\`\${KLING}/v1/videos/text2video?key=\${${expression}}\`, {
      method: 'POST',
      headers: { Authorization: \`Bearer \${${expression}}\`, ...(${expression}) },
      body: JSON.stringify({ model_name: 'kling-v2-6', prompt: ${expression}, image: ${expression}, callback_url: ${expression} }),
    });
    await axios.post(${expression}, { prompt: input, image_url: rest, ...(${expression}) }, ${expression});
    axios.create(${expression}).post('/v1/videos/image2video', ${expression});
    if (${expression}) secretKey = ${expression};
    return { token, secretKey, x: ${expression} };
  }
}
`;
}

function cases(files: Readonly<Record<string, string>>, language: ZooCase['language']): ZooCase[] {
  return Object.entries(files).map(([name, code]) => ({ name, code, language }));
}

/** The zoo. */
export const SYNTAX_ZOO: readonly ZooCase[] = [
  ...cases(FILES, 'js'),
  ...cases(SCRIPTS, 'cjs'),
  ...cases(JSX_FILES, 'jsx'),
  ...cases(TYPESCRIPT_FILES, 'ts'),
  ...cases(TSX_FILES, 'tsx'),
  ...cases(deepFiles(), 'js'),
  ...EXPRESSIONS.map((expression): ZooCase => ({
    name: expression,
    code: inEveryPlace(expression),
    language: 'js',
  })),
  ...TYPESCRIPT_EXPRESSIONS.map((expression): ZooCase => ({
    name: expression,
    code: inEveryPlace(expression),
    language: 'ts',
  })),
];
