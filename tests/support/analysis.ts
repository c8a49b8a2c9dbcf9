/** Makes an analysis of a snippet, with each of the parsers, and says what it finds at `sink(…)` in short words. */
import * as typescriptParser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { Engine } from '../../src/analysis/engine.js';
import { Lengths } from '../../src/analysis/lengths.js';
import { Models } from '../../src/analysis/models.js';
import type { Row } from '../../src/analysis/rows.js';
import { textsOf } from '../../src/analysis/texts.js';
import { trace } from '../../src/analysis/trace.js';
import { leftOut, type Origin, type Value } from '../../src/analysis/value.js';
import { ROWS } from '../../src/knowledge/index.js';

/** The parsers whose trees must give equal answers. */
export type ParserName = 'espree' | 'typescript';

/** How a snippet is read. */
export interface Options {
  /** The syntax is TypeScript's: only its parser reads it. */
  readonly ts?: true;
  readonly sourceType?: 'module' | 'commonjs' | 'script';
  readonly filename?: string;
  /** Rows of a test's own, instead of all that come with the plugin. */
  readonly rows?: readonly Row[];
}

/** The rows that come with the plugin, compiled once. */
export const MODELS = new Models(ROWS);

/** Parses a snippet as ESLint does. */
export function sourceOf(
  code: string,
  parser: ParserName = 'typescript',
  { sourceType = 'module', filename }: Options = {},
): Readonly<TSESLint.SourceCode> {
  const sources: Readonly<TSESLint.SourceCode>[] = [];
  const capture = {
    create(context: { sourceCode: unknown }) {
      sources.push(context.sourceCode as Readonly<TSESLint.SourceCode>);
      return {};
    },
  };
  const config = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { test: { rules: { capture } } },
    languageOptions: {
      sourceType,
      ...(parser === 'typescript'
        ? { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: false } } }
        : {}),
    },
    rules: { 'test/capture': 'error' },
  };
  const messages = new Linter({ configType: 'flat' }).verify(
    code,
    config as unknown as Linter.Config,
    filename ?? 'src/snippet.ts',
  );
  const [source] = sources;
  if (!source) throw new Error(`${parser} can't read it: ${messages[0]?.message ?? ''}\n${code}`);
  return source;
}

/** A snippet under analysis. */
export interface Snippet {
  readonly engine: Engine;
  /** The arguments of every `sink(…)`, in the order of the source. */
  readonly sinks: readonly TSESTree.CallExpressionArgument[];
}

/** Analyses a snippet. */
export function analyse(code: string, parser: ParserName = 'typescript', options: Options = {}): Snippet {
  const engine = new Engine(
    sourceOf(code, parser, options),
    options.rows ? new Models(options.rows) : MODELS,
  );
  const sinks = engine.structure.calls
    .filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'sink')
    .flatMap((call) => call.arguments);
  return { engine, sinks };
}

/** Gets the value at the first `sink(…)`, or at the one of that number. */
export function sinkOf({ engine, sinks }: Snippet, index = 0): Value {
  const node = sinks[index];
  if (!node) throw new Error('the snippet has no such sink');
  return engine.at(node);
}

/** Names an origin in short: `'text'`, `parameter req.body`, `import pino`, `global process.env.KEY`, `unknown`. */
export function nameOf(engine: Engine, origin: Origin): string {
  const path = origin.path
    .map((segment) => (leftOut(segment) ? `.-${leftOut(segment)?.join('-') ?? ''}` : `.${segment}`))
    .join('');
  const text = (node: TSESTree.Node): string => engine.source.getText(node).replace(/\s+/gu, ' ');
  switch (origin.kind) {
    case 'literal':
      return `'${origin.text ?? ''}'`;
    case 'computed':
      return origin.text === undefined ? 'computed' : `#${origin.text}`;
    case 'import':
      return `import ${origin.module ?? ''}${origin.name === '' ? '' : `#${origin.name ?? ''}`}${path}`;
    case 'global':
      return `global ${origin.name ?? ''}${path}`;
    case 'parameter':
      return `parameter ${parameterName(origin)}${path} ${origin.exposure ?? ''}`;
    case 'call':
      return `call ${text('callee' in origin.node ? origin.node.callee : origin.node)}${path}`;
    case 'function':
    case 'class':
    case 'instance':
      return `${origin.kind} ${'id' in origin.node && origin.node.id && 'name' in origin.node.id ? origin.node.id.name : '?'}${path}`;
    case 'nothing':
    case 'unknown':
      return origin.kind;
    default:
      return `${origin.kind}${path}`;
  }
}

function parameterName({ node, index }: Origin): string {
  let inner: TSESTree.Node = node;
  if (inner.type === 'TSParameterProperty') inner = inner.parameter;
  if (inner.type === 'AssignmentPattern') inner = inner.left;
  if (inner.type === 'RestElement') inner = inner.argument;
  return inner.type === 'Identifier' ? inner.name : String(index);
}

/** Names the origins of a value, each once, in order of the alphabet; `…` when the search was cut short. */
export function originsOf(engine: Engine, value: Value, derived = true, contents = 0): readonly string[] {
  const { found, complete } = trace(engine, value, { derived, contents });
  const names = found.map(({ origin }) => nameOf(engine, origin));
  return [...new Set([...names, ...(complete ? [] : ['…'])])].sort();
}

/** Text that a caller gives: `input()`, and parameters of what is exported. */
export function isCallers(origin: Origin): boolean {
  if (origin.kind === 'parameter') return origin.exposure === 'caller';
  return (
    origin.kind === 'call' &&
    origin.node.type === 'CallExpression' &&
    origin.node.callee.type === 'Identifier' &&
    origin.node.callee.name === 'input'
  );
}

/** Says how long a value can be: a number, `unbounded`, `unknown`, or `believed` for a limit that can't be read. */
export function lengthOf(engine: Engine, value: Value): number | string {
  const length = new Lengths(engine, isCallers).of(value);
  if (length.kind !== 'at-most') return length.kind;
  return length.limit;
}

/** Names what is certain about a value: `length 800`, `length ?` for a limit that is believed, `https`. */
export function factsOf(engine: Engine, value: Value): readonly string[] {
  const names = engine.facts
    .about(value)
    .map(({ name, limit, believed }) =>
      name === 'length' ? `length ${believed ? '?' : String(limit)}` : name,
    );
  return [...new Set(names)].sort();
}

/** Spells the ways in which a value may read as text, `{…}` for what is not known. */
export function spell(engine: Engine, value: Value): readonly string[] {
  return textsOf(engine, value)
    .map((text) =>
      text
        .map((piece) => {
          if (piece.kind === 'text') return piece.text;
          return piece.origin ? `{${nameOf(engine, piece.origin)}}` : '{…}';
        })
        .join(''),
    )
    .sort();
}

/** One row of a table of snippets: what it shows, the code, the answer. */
export type SnippetRow<Answer> = readonly [name: string, code: string, answer: Answer, options?: Options];

/** Registers a test for each row, which asks the same of the trees of both parsers. */
export function table<Answer>(
  title: string,
  ask: (engine: Engine, value: Value) => Answer,
  rows: readonly SnippetRow<Answer>[],
): void {
  describe(title, () => {
    for (const [name, code, answer, options] of rows) {
      it(name, () => {
        for (const parser of ['espree', 'typescript'] as const) {
          if (parser === 'espree' && options?.ts) continue;
          const snippet = analyse(code, parser, options);
          const found = ask(snippet.engine, sinkOf(snippet));
          expect(found, `${parser}: ${code}\n${JSON.stringify(found)}`).toEqual(answer);
        }
      });
    }
  });
}

/** Tests where values come from: the origins, made values included. */
export function origins(title: string, rows: readonly SnippetRow<readonly string[]>[]): void {
  table(title, originsOf, rows);
}

/** Tests where values come from, through edges that keep the very value only. */
export function sameOrigins(title: string, rows: readonly SnippetRow<readonly string[]>[]): void {
  table(title, (engine, value) => originsOf(engine, value, false), rows);
}

/** Tests what is reached with the properties of objects, four levels deep. */
export function contents(title: string, rows: readonly SnippetRow<readonly string[]>[]): void {
  table(title, (engine, value) => originsOf(engine, value, true, 4), rows);
}

/** Tests how long values can be. */
export function lengths(title: string, rows: readonly SnippetRow<number | string>[]): void {
  table(title, lengthOf, rows);
}

/** Tests what is certain about values. */
export function facts(title: string, rows: readonly SnippetRow<readonly string[]>[]): void {
  table(title, factsOf, rows);
}

/** Tests how values read as text. */
export function texts(title: string, rows: readonly SnippetRow<readonly string[]>[]): void {
  table(title, spell, rows);
}
