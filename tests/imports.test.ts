import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { Models } from '../src/analysis/models.js';
import { ROWS } from '../src/knowledge/index.js';
import { exists, filesUnder, read, ruleNames } from './support/project.js';
import { importsOf, nodesOf, parse, patternsOf, wordsOf } from './support/source.js';

/** Which rooms of the house, files for their types alone, and packages each room may import. Itself it always may. */
const LAW: Readonly<
  Record<
    string,
    {
      readonly rooms: readonly string[];
      readonly types?: readonly string[];
      readonly packages?: readonly string[];
    }
  >
> = {
  analysis: { rooms: [] },
  knowledge: { rooms: [], types: ['analysis/rows'] },
  finding: { rooms: [] },
  spelling: { rooms: [] },
  settings: { rooms: ['analysis', 'knowledge', 'spelling'], packages: ['node:module', 'valibot'] },
  concepts: { rooms: ['analysis', 'knowledge', 'settings'], types: ['finding', 'languages/dotenv'] },
  languages: { rooms: [], packages: ['@eslint/plugin-kit'] },
  'define-rule': { rooms: ['concepts', 'finding', 'settings'] },
  rules: { rooms: ['define-rule', 'concepts'], types: ['finding'] },
  index: { rooms: ['rules', 'define-rule', 'languages'], packages: ['node:fs'] },
  client: {
    rooms: ['knowledge'],
    packages: ['jose', 'standardwebhooks', 'node:crypto', 'node:fs/promises', 'node:timers/promises'],
  },
  'config-check': { rooms: ['knowledge', 'finding', 'spelling'], packages: ['valibot'] },
  review: {
    rooms: ['index', 'config-check', 'concepts', 'knowledge', 'project'],
    packages: ['jiti', 'yaml', 'node:fs/promises', 'node:path'],
  },
  cli: { rooms: ['review', 'config-check'], packages: ['node:fs', 'node:util'] },
  'rolldown.config': { rooms: [], packages: ['rolldown', 'node:path'] },
};

/** `src/settings-schema.ts` and `src/settings.ts` are one room, and so are the files of a directory. */
function roomOf(file: string): string {
  const [room = ''] = file
    .replace(/^src\//u, '')
    .replace(/\.[jt]s$/u, '')
    .split('/');
  return room.startsWith('settings-') ? 'settings' : room;
}

/** What a file imports against the law. */
function trespasses(file: string, text: string = read(file)): string[] {
  const room = roomOf(file);
  const law = LAW[room];
  if (!law) return [`${file}: no law for ${room}`];
  return importsOf(parse(file, text)).flatMap(({ from, typeOnly }) => {
    if (!from.startsWith('.'))
      return typeOnly || law.packages?.includes(from) ? [] : [`${file} loads ${from}`];
    const target = posix.join(posix.dirname(file), from);
    const allowed =
      [room, ...law.rooms].includes(roomOf(target)) ||
      (typeOnly && law.types?.includes(target.replace(/^src\//u, '').replace(/\.js$/u, '')));
    return allowed ? [] : [`${file} imports ${target}`];
  });
}

const files = filesUnder('src', /\.ts$/u);
const rules = ruleNames().map((name) => `src/rules/${name}.ts`);

describe('the arrows between the rooms', () => {
  it.each(files)('%s', (file) => {
    expect(trespasses(file)).toEqual([]);
  });

  it.each([
    [
      'src/analysis/a.ts',
      "import { ROWS } from '../knowledge/index.js';",
      'src/analysis/a.ts imports src/knowledge/index.js',
    ],
    [
      'src/knowledge/a/b.ts',
      "import { type Row, x } from '../../analysis/rows.js';",
      'src/knowledge/a/b.ts imports src/analysis/rows.js',
    ],
    [
      'src/knowledge/a.ts',
      "import type { Engine } from '../analysis/engine.js';",
      'src/knowledge/a.ts imports src/analysis/engine.js',
    ],
    [
      'src/rules/a.ts',
      "export * from '../analysis/engine.js';",
      'src/rules/a.ts imports src/analysis/engine.js',
    ],
    [
      'src/rules/a.ts',
      "type A = import('../knowledge/index.js').A;",
      'src/rules/a.ts imports src/knowledge/index.js',
    ],
    [
      'src/concepts/a.ts',
      "const rule = await import('../rules/a.js');",
      'src/concepts/a.ts imports src/rules/a.js',
    ],
    ['src/concepts/a.ts', "import { parse } from 'typescript';", 'src/concepts/a.ts loads typescript'],
    ['src/index.ts', "const v = createRequire(import.meta.url)('valibot');", 'src/index.ts loads valibot'],
    ['src/cellar/a.ts', '', 'src/cellar/a.ts: no law for cellar'],
  ])('are seen: %s may not %s', (file, text, trespass) => {
    expect(trespasses(file, text)).toEqual([trespass]);
  });

  it.each([
    ['src/knowledge/a.ts', "import type { Row } from '../analysis/rows.js';"],
    ['src/knowledge/a.ts', "import { type Row } from '../analysis/rows.js';"],
    [
      'src/rules/a.ts',
      "import { defineRule } from '../define-rule.js'; import { b } from '../concepts/b.js';",
    ],
    [
      'src/analysis/a.ts',
      "import type { TSESTree } from '@typescript-eslint/utils'; import { b } from './b.js';",
    ],
  ])('leave free what they should: %s may %s', (file, text) => {
    expect(trespasses(file, text)).toEqual([]);
  });

  it('lead to files that there are', () => {
    const missing = files.flatMap((file) =>
      importsOf(parse(file))
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => posix.join(posix.dirname(file), from.replace(/\.js$/u, '.ts')))
        .filter((target) => !exists(target)),
    );
    expect(missing).toEqual([]);
  });
});

/** Libraries whose names are also words that a rule may need. */
const WORDS = [
  'ai',
  'assert',
  'base64url',
  'buffer',
  'celebrate',
  'console',
  'crypto',
  'debug',
  'express',
  'extend',
  'fs',
  'global',
  'got',
  'he',
  'http',
  'https',
  'invariant',
  'micro',
  'needle',
  'process',
  'react',
  'replicate',
  'request',
  'std',
  'underscore',
  'url',
  'util',
  'validator',
];

/** What only a look at scopes needs. */
const SCOPES = [
  'scopeManager',
  'ScopeManager',
  'getScope',
  'globalScope',
  'references',
  'getDeclaredVariables',
  'isGlobalReference',
  'findVariable',
  'markVariableAsUsed',
];

/** The libraries that rows speak of: the whole name of a package, or its scope's name where it has one. */
function libraries(): string[] {
  const modules = [
    ...new Models(ROWS).modules,
    ...ROWS.flatMap((row) => (row.kind === 'schema' ? [row.library] : [])),
  ];
  return [...new Set(modules)].filter((name) => !WORDS.includes(name) && !name.startsWith('.'));
}

/** What a rule holds that belongs elsewhere. */
function outOfPlace(file: string, names: readonly string[], text: string = read(file)): string[] {
  const source = parse(file, text);
  const code = wordsOf(source);
  return [
    ...patternsOf(source).map(({ line }) => `line ${String(line)}: a regular expression`),
    ...names.filter((name) => code.some((word) => mentions(word, name))).map((name) => `the library ${name}`),
    ...SCOPES.filter((name) => code.includes(name)).map((name) => `a look at scopes: ${name}`),
  ];
}

/** Holds if the name stands in the text with no letter, digit or further piece of a package name beside it. */
function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at >= 0 && !/[\w@/-]/u.test(text[at - 1] ?? ' ') && !/[\w/-]/u.test(text[at + name.length] ?? ' ');
}

describe('a rule is a question', () => {
  const names = libraries();

  it('there are rules', () => {
    expect(rules).not.toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(rules)('%s names no library, uses no regular expression and looks at no scope', (file) => {
    expect(outOfPlace(file, names)).toEqual([]);
  });

  it.each([
    ["const a = 'axios';", ['the library axios']],
    ["const a = 'axios#post';", ['the library axios']],
    ['const axios = 1;', ['the library axios']],
    ['const a = `a pino ${b} logger`;', ['the library pino']],
    ["const a = '@ai-sdk/klingai';", ['the library @ai-sdk/klingai']],
    ['/* axios */ const a = /x/u;', ['line 1: a regular expression']],
    ['const a = source.scopeManager;', ['a look at scopes: scopeManager']],
    ["const a = 'requests and taxios';", []],
  ])('is seen in %s', (text, expected) => {
    expect(outOfPlace('src/rules/a.ts', names, text)).toEqual(expected);
  });

  it.each(rules)('%s has at most 100 lines', (file) => {
    expect(read(file).split('\n').length - 1).toBeLessThanOrEqual(100);
  });
});

describe('whoever reads the code', () => {
  it.each(files)('%s begins by saying what it is, and documents what it exports', (file) => {
    const source = parse(file);
    const undocumented = source.statements
      .filter((statement) => ts.canHaveModifiers(statement))
      .filter((statement) =>
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      )
      .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
      .map((statement) => statement.getText().split('\n')[0]);
    const overloads = new Set(
      source.statements
        .filter(ts.isFunctionDeclaration)
        .filter(({ body }) => !body)
        .map(({ name }) => name?.text),
    );
    expect(undocumented.filter((line) => !overloads.has(/function (\w+)/u.exec(line ?? '')?.[1]))).toEqual(
      [],
    );
    if (file !== 'src/rules/index.ts') expect(source.text).toMatch(/^(?:#!.*\n)?\/\*\*/u);
  });

  it.each(files)('%s has no `any`, no `!`, nothing left to do and nothing switched off', (file) => {
    const source = parse(file);
    const found = [...nodesOf(source)].flatMap((node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) return ['any'];
      return ts.isNonNullExpression(node) ? [node.getText()] : [];
    });
    const comments =
      /(?:\/\/|\*) .*\b(?:TODO|FIXME|XXX|HACK|@ts-ignore|@ts-nocheck|@ts-expect-error|eslint-disable)\b/u.exec(
        source.text,
      );
    expect([...found, ...(comments ? [comments[0]] : [])]).toEqual([]);
  });

  it('no test is skipped, or runs alone', () => {
    const wanted = filesUnder('tests', /\.test\.ts$/u).filter((file) =>
      [...nodesOf(parse(file))].some(
        (node) =>
          ts.isPropertyAccessExpression(node) &&
          ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'].includes(node.name.text) &&
          /^(?:it|test|describe)\b/u.test(node.expression.getText()),
      ),
    );
    expect(wanted).toEqual([]);
  });
});
