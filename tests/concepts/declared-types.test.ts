/** Types that are written down, and which parts of what they stand for may be free text. */
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/analysis/engine.js';
import { annotationOf } from '../../src/analysis/syntax.js';
import { mayHoldText } from '../../src/concepts/declared-types.js';
import { MODELS, sourceOf } from '../support/analysis.js';

const DECLARED = `
import type { Far } from './far';
enum Style { Film = 'film' }
type Kind = 'a' | 'b';
type Loop = Loop | number;
interface Options { count: number; text: string; kind: Kind; style?: Style; inner: { ids: number[]; tags: string[] } }
interface Wide extends Far { count: number }
interface Indexed { [name: string]: string; text: string }
class Dto { seed: number; title: string; }
const STYLES = ['film', 'ad'] as const;
`;

function holdsText(type: string, path: string): boolean {
  const source = sourceOf(`${DECLARED}function f(p: ${type}) {}`, 'typescript', { ts: true });
  const engine = new Engine(source, MODELS);
  const declaration = source.ast.body.at(-1);
  const parameter = declaration?.type === 'FunctionDeclaration' ? declaration.params[0] : undefined;
  const annotation = parameter ? annotationOf(parameter) : null;
  if (!annotation) throw new Error(`no type: ${type}`);
  return mayHoldText(engine, annotation, path === '' ? [] : path.split('.'));
}

describe('may hold free text', () => {
  test.each([
    ['string', ''],
    ['any', ''],
    ['unknown', ''],
    ['string | null', ''],
    ['string & { readonly brand: 1 }', ''],
    ['`${number}-${string}`', ''],
    ['Far', ''],
    ['Far', 'text'],
    ['Options', ''],
    ['Options', 'text'],
    ['Wide', 'other'],
    ['Indexed', 'other'],
    ['Dto', 'other'],
    ['Options', 'inner.tags.0'],
    ['Partial<Options>', 'text'],
    ['string[]', '*'],
    ['readonly string[]', '*'],
    ['Array<string>', '0'],
    ['Record<string, string>', 'x'],
    ['{ a: string }', 'a'],
    ['Dto', 'title'],
    ['Loop', ''],
    ['Far.Inner', ''],
  ])('%s, at "%s"', (type, path) => {
    expect(holdsText(type, path)).toBe(true);
  });
});

describe('holds no free text', () => {
  test.each([
    ['number', ''],
    ['boolean', ''],
    ['bigint | null | undefined', ''],
    ["'film' | 'ad'", ''],
    ['() => string', ''],
    ['Style', ''],
    ['Kind', ''],
    ['Kind[]', '*'],
    ['keyof Options', ''],
    ['(typeof STYLES)[number]', ''],
    ['Options', 'count'],
    ['Options', 'other'],
    ['{ a: string }', 'b'],
    ['Options', 'kind'],
    ['Options', 'style'],
    ['Options', 'inner.ids.0'],
    ['Readonly<Options>', 'count'],
    ['{ a: { b: number } }', 'a.b'],
    ['string[]', ''],
    ['Record<string, number>', 'x'],
    ['Dto', 'seed'],
    ['Date', ''],
    ['Buffer', ''],
  ])('%s, at "%s"', (type, path) => {
    expect(holdsText(type, path)).toBe(false);
  });
});
