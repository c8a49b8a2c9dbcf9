/** What JavaScript's own methods do with values. Libraries are rows; this table is the language. */
import type { LengthEffect } from './rows.js';

/** What a method makes of the text it is called on. */
export interface TextMethod {
  readonly length: LengthEffect | 'bound' | 'unknown';
  /** The result says nothing about the text. */
  readonly hides?: true;
}

/** Methods of strings (and what numbers and dates print). `bound`: the numbers among the arguments bound the length. */
export const TEXT_METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['slice', { length: 'bound' }],
  ['substring', { length: 'bound' }],
  ['substr', { length: 'bound' }],
  ['trim', { length: 'shrinks' }],
  ['trimStart', { length: 'shrinks' }],
  ['trimEnd', { length: 'shrinks' }],
  ['toString', { length: 'same' }],
  ['valueOf', { length: 'same' }],
  ['toLowerCase', { length: 'same' }],
  ['toUpperCase', { length: 'same' }],
  ['toLocaleLowerCase', { length: 'same' }],
  ['toLocaleUpperCase', { length: 'same' }],
  ['at', { length: { atMost: 1 } }],
  ['charAt', { length: { atMost: 1 } }],
  ['replace', { length: 'grows' }],
  ['replaceAll', { length: 'grows' }],
  ['normalize', { length: 'grows' }],
  ['padStart', { length: 'grows' }],
  ['padEnd', { length: 'grows' }],
  ['repeat', { length: 'grows' }],
  ['split', { length: 'shrinks' }],
  ['match', { length: 'shrinks' }],
  ['matchAll', { length: 'shrinks' }],
  ['toWellFormed', { length: 'same' }],
]);

/** Methods whose result tells that something is so, or how much of it, and nothing more. */
export const TELLING_METHODS: ReadonlySet<string> = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'search',
  'test',
  'localeCompare',
  'charCodeAt',
  'codePointAt',
  'some',
  'every',
  'findIndex',
  'findLastIndex',
  'has',
  'hasOwnProperty',
  'isWellFormed',
]);

/** Array methods that give the same elements in another array. */
export const SAME_ELEMENTS: ReadonlySet<string> = new Set([
  'filter',
  'reverse',
  'sort',
  'toReversed',
  'toSorted',
  'flat',
  'values',
  'toSpliced',
  'with',
  'splice',
  'copyWithin',
  'fill',
]);

/** Array methods that give one element. */
export const ONE_ELEMENT: ReadonlySet<string> = new Set(['find', 'findLast', 'pop', 'shift', 'next']);

/** Array methods that hand each element to a function. */
export const TESTS_ELEMENTS: ReadonlySet<string> = new Set(['find', 'findLast', 'filter']);

/** Methods that put values into their receiver, and at which argument the values stand. */
export const PUTS_ELEMENTS: ReadonlyMap<string, number> = new Map([
  ['push', 0],
  ['unshift', 0],
  ['add', 0],
  ['splice', 2],
  ['fill', 0],
]);

/** Methods `(key, value)` that write one entry of their receiver; whether earlier writes of the key end. */
export const PUTS_ENTRY: ReadonlyMap<string, boolean> = new Map([
  ['set', true],
  ['append', false],
  ['setRequestHeader', true],
  ['setHeader', true],
]);

/** Methods of arrays and promises that hand values to a callback: which parameter gets what. */
export interface CallbackUse {
  /** What each parameter is: an element, the receiver itself, or something else. */
  readonly parameters: readonly ('element' | 'receiver' | 'accumulator' | 'other')[];
  readonly callback: number;
}

/** Methods known to call their callback with parts of the receiver. */
export const CALLBACKS: ReadonlyMap<string, CallbackUse> = new Map<string, CallbackUse>([
  ...['map', 'forEach', 'filter', 'some', 'every', 'find', 'findLast', 'findIndex', 'flatMap'].map(
    (name) => [name, { parameters: ['element', 'other', 'receiver'], callback: 0 }] as [string, CallbackUse],
  ),
  ['sort', { parameters: ['element', 'element'], callback: 0 }],
  ['toSorted', { parameters: ['element', 'element'], callback: 0 }],
  ['reduce', { parameters: ['accumulator', 'element'], callback: 0 }],
  ['reduceRight', { parameters: ['accumulator', 'element'], callback: 0 }],
  ['then', { parameters: ['receiver'], callback: 0 }],
]);

/** Functions that call another later, and from which argument on they give it what it is called with. */
export const TIMERS: ReadonlyMap<string, number> = new Map([
  ['setTimeout', 2],
  ['setInterval', 2],
  ['setImmediate', 1],
]);

/** Functions of the language that never return. */
export const EXIT_CALLS: readonly string[] = [
  'global#process.exit',
  'global#process.abort',
  'global#Deno.exit',
  'global#Bun.exit',
  'process#exit',
];
