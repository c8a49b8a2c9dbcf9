/** Fixtures: whole integrations, in which every line that must be reported says so in a comment. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from '../../src/index.js';
import { lint } from './lint.js';

const DIRECTORY = new URL('../fixtures/', import.meta.url);

/** One finding: the line, and `rule[messageId]`. */
export interface Found {
  readonly line: number;
  readonly what: string;
}

/** A file, and what its comments say about it. */
export interface Fixture {
  readonly name: string;
  /** The path under which it is linted: `// as: app/api/kling/route.ts` in the first line, or a file in `src`. */
  readonly path: string;
  readonly preset: 'recommended' | 'strict';
  readonly code: string;
  readonly expected: readonly Found[];
  /** Rules that miss something on a line, and are known to. */
  readonly gaps: readonly Found[];
}

const COMMENT = /(?:\/\/|\/\*) (expect|gap): ([^*]+?)(?: \*\/.*)?$/u;

function read(name: string): Fixture {
  const code = readFileSync(new URL(name, DIRECTORY), 'utf8');
  const [head = ''] = code.split('\n', 1);
  const marks = code.split('\n').flatMap((text, index) => {
    const [, kind, list] = COMMENT.exec(text) ?? [];
    return (list ?? '')
      .split(',')
      .flatMap((one) => (one.trim() === '' ? [] : [{ kind, line: index + 1, what: one.trim() }]));
  });
  const of = (wanted: string): readonly Found[] =>
    marks.filter(({ kind }) => kind === wanted).map(({ line, what }) => ({ line, what }));
  return {
    name,
    path: /^\/\/.*\bas: (\S+)/u.exec(head)?.[1] ?? `src/${basename(name)}`,
    preset: /^\/\/ strict\b/u.test(head) ? 'strict' : 'recommended',
    code,
    expected: of('expect'),
    gaps: of('gap'),
  };
}

/** All fixtures. */
export const FIXTURES: readonly Fixture[] = readdirSync(fileURLToPath(DIRECTORY))
  .filter((name) => /\.[cm]?[jt]sx?$/u.test(name))
  .sort()
  .map(read);

/**
 * The rules of each preset that a fixture's comments speak of, with their options, by name without prefix: those that
 * stop a build. Warnings about what is absent would fill every file.
 */
const RULES = { recommended: rulesOf('recommended'), strict: rulesOf('strict') };

function rulesOf(preset: Fixture['preset']): Record<string, readonly unknown[]> {
  return Object.fromEntries(
    Object.entries(plugin.configs[preset].rules ?? {})
      .filter(([name]) => isError(plugin.configs.recommended.rules?.[name]))
      .map(([name, entry]) => [name.replace('kling/', ''), Array.isArray(entry) ? entry.slice(1) : []]),
  );
}

function isError(entry: unknown): boolean {
  return [entry].flat()[0] === 'error';
}

/** Which parsers read a file. */
export function parsersOf(path: string): readonly ('espree' | 'typescript')[] {
  return /^\.[cm]?tsx?$/u.test(extname(path)) ? ['typescript'] : ['espree', 'typescript'];
}

/** Lints code with every rule of a preset. Throws when it can't be parsed. */
export function lintAs(
  code: string,
  path: string,
  preset: Fixture['preset'],
  parser: 'espree' | 'typescript',
): readonly Found[] {
  return lint(code, { filename: path, parser, rules: RULES[preset] }).map(({ ruleId, messageId, line }) => ({
    line,
    what: `${ruleId ?? ''}[${messageId ?? ''}]`,
  }));
}

/** Says what is in one list and not in the other, each finding as often as it stands there. */
export function without(all: readonly Found[], others: readonly Found[]): readonly string[] {
  const rest = others.map(({ line, what }) => `${String(line)} ${what}`);
  return all
    .map(({ line, what }) => `${String(line)} ${what}`)
    .filter((one) => {
      const at = rest.indexOf(one);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
}
