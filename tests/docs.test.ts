/** The documentation is true. `UPDATE_DOCS=1` in the environment writes its generated parts instead of comparing. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as definitions from '../src/rules/index.js';
import { ROWS } from '../src/knowledge/index.js';
import { readSettings } from '../src/settings.js';
import {
  blocksOf,
  headingsOf,
  proseOf,
  SECTIONS,
  withGenerated,
  withTable,
  type Block,
  type DocumentedRule,
} from './support/docs.js';
import { lint, shown } from './support/lint.js';
import { exists, pathOf, read } from './support/project.js';

const rules: readonly DocumentedRule[] = Object.values(definitions);
const pages = rules.map((rule) => ({ rule, name: rule.name, file: `docs/rules/${rule.name}.md` }));

/** Compares a file with what it should be, or makes it so. */
function expectFile(file: string, text: string): void {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(pathOf(file), text);
  expect(read(file), `${file} is out of date; UPDATE_DOCS=1 writes it anew`).toBe(text);
}

describe.each(pages)('$file', ({ rule, name, file }) => {
  it('is there', () => {
    expect(exists(file), `${file} is missing`).toBe(true);
  });

  const page = exists(file) ? read(file) : '';
  const blocks = blocksOf(page);
  const under = (section: (typeof SECTIONS)[number]) => blocks.filter((block) => block.section === section);

  it('is named after the rule and has every section', () => {
    expect(page.split('\n')[0]).toBe(`# ${name}`);
    expect(headingsOf(page)).toEqual(SECTIONS);
  });

  it('has generated parts that are up to date', async () => {
    expectFile(file, await withGenerated(read(file), rule));
  });

  it('says why, and what the rule cannot see', () => {
    expect(proseOf(page, 'Why')).toMatch(/\w \w.*\./su);
    expect(proseOf(page, 'What it cannot see')).toMatch(/\w \w.*\./su);
  });

  it('has bad and good examples', () => {
    expect(under('Bad').length, 'blocks under "Bad"').toBeGreaterThan(0);
    expect(under('Good').length, 'blocks under "Good"').toBeGreaterThan(0);
  });

  it('has no example elsewhere, where nothing would hold it to its word', () => {
    const places = ['Bad', 'Good', 'Options', 'What it cannot see'];
    expect(
      blocks.filter(({ section }) => !places.includes(section)).map(({ line }) => `line ${String(line)}`),
    ).toEqual([]);
  });

  /** What the rule alone reports in a block. */
  function reports({ code, filename }: Block, settings: Settings = {}): string[] {
    return lint(code, { filename, rules: { [name]: [] }, settings }).map(shown);
  }

  if (under('Bad').length > 0) {
    it.each(under('Bad'))('reports the bad example of line $line', (block) => {
      expect(reports(block), block.code).not.toEqual([]);
    });
  }

  if (under('Good').length > 0) {
    it.each(under('Good'))('reports nothing in the good example of line $line', (block) => {
      expect(reports(block), block.code).toEqual([]);
    });
  }

  const demonstrations = demonstrationsOf(page, 'Options');
  if (under('Options').length > 0) {
    it('has settings above each example of what they do', () => {
      expect(demonstrations.map(({ block }) => block)).toEqual(under('Options'));
    });

    it.each(demonstrations)(
      'has settings in line $line that change what is reported',
      ({ shown: json, block }) => {
        const { settings } = json as { settings: Settings };
        expect(() => readSettings(settings)).not.toThrow();
        expect(reports(block, settings), block.code).not.toEqual(reports(block));
      },
    );
  }

  if (under('What it cannot see').length > 0) {
    it.each(under('What it cannot see'))('does not see the example of line $line', (block) => {
      expect(reports(block), block.code).toEqual([]);
    });
  }
});

type Settings = Readonly<Record<string, unknown>>;

/** Settings that a page shows, and the code below them, for which they make a difference. */
interface Demonstration {
  readonly line: number;
  readonly shown: unknown;
  readonly block: Block;
}

/** Gets the blocks of JSON below a heading (or anywhere) that are followed by code. */
function demonstrationsOf(page: string, section: string | null): Demonstration[] {
  const lineOf = (index: number) => page.slice(0, index).split('\n').length;
  const blocks = blocksOf(page);
  const settings = [...page.matchAll(/^```json\n(.*?)^```$/gmsu)].map((match) => ({
    line: lineOf(match.index),
    shown: JSON.parse(match[1] ?? '') as unknown,
  }));
  return settings.flatMap(({ line, shown: json }, index) => {
    const end = settings[index + 1]?.line ?? Number.POSITIVE_INFINITY;
    const block = blocks.find((one) => one.line > line && one.line < end);
    if (!block || (section !== null && block.section !== section)) return [];
    return [{ line, shown: json, block }];
  });
}

describe('README.md', () => {
  it('has a table of the rules that is up to date', async () => {
    expectFile('README.md', await withTable(read('README.md'), rules));
  });
});

describe('docs/adding-a-rule.md', () => {
  it('shows a rule as it stands', () => {
    const rule = read('src/rules/no-disabled-tls-verification.ts');
    const page = read('docs/adding-a-rule.md');
    expectFile(
      'docs/adding-a-rule.md',
      page.replace(/^```ts\n.*?^```$/msu, () => `\`\`\`ts\n${rule}\`\`\``),
    );
  });
});

describe('src/README.md', () => {
  it('has the snippet and the words of the README', () => {
    const [page, readme] = [read('src/README.md'), read('README.md')];
    const snippet = /^```js\n.*?^```$/msu.exec(readme)?.[0] ?? 'no snippet';
    expect(page).toContain(snippet);
    const reports = lint(blocksOf(page)[0]?.code ?? '', { filename: 'src/videos.js' });
    const report = reports.find(({ ruleId }) => ruleId === 'require-prompt-length-check');
    expect(page.replaceAll(/\n> /gu, ' ')).toContain(report?.message);
  });
});

describe('docs/adding-a-library.md', () => {
  const file = 'docs/adding-a-library.md';
  const demonstrations = exists(file) ? demonstrationsOf(read(file), null) : [];

  it('shows a row of every kind', () => {
    const kinds = demonstrations.flatMap(({ shown: rows }) =>
      [rows].flat().map((row) => (row as { kind: string }).kind),
    );
    expect(new Set(kinds)).toEqual(new Set(ROWS.map(({ kind }) => kind)));
  });

  it.each(demonstrations)('has rows in line $line that change what is reported', ({ shown: rows, block }) => {
    const { code, filename } = block;
    const reports = (more: object) =>
      ['kling', 'all'].map((scope) =>
        lint(code, { filename, settings: { kling: { scope, ...more } } }).map(shown),
      );
    expect(reports({ rows: [rows].flat() }), code).not.toEqual(reports({}));
  });
});

describe('the reader of pages', () => {
  const page = [
    '# a-rule',
    '<!-- begin header -->',
    'old',
    '<!-- end header -->',
    '## Why',
    'Because it matters.',
    '## Bad',
    '```ts',
    '// file: src/kling.ts',
    '## no heading',
    '```',
    '```json',
    '{}',
    '```',
    '## Good',
    '```js',
    'a();',
    '```',
    '## Options',
    '<!-- begin options --><!-- end options -->',
    '',
  ].join('\n');

  const rule: DocumentedRule = {
    name: 'a-rule',
    docs: {
      description: 'Require a thing.',
      items: ['network.https', 'privacy.pii'],
      reference: 'CWE-319, Art. 5',
      shape: 'flow',
      recommended: 'off',
      strict: 'warn',
      strictOptions: { depth: 2 },
    },
    suggests: true,
    options: {
      depth: { schema: { type: 'integer', minimum: 0 }, default: 1, description: 'How deep.' },
      names: { schema: { type: 'array', items: { enum: ['a', 'b'] } }, default: [], description: 'Which.' },
    },
  };

  it('finds headings, prose and blocks', () => {
    expect(headingsOf(page)).toEqual(['Why', 'Bad', 'Good', 'Options']);
    expect(proseOf(page, 'Why')).toBe('Because it matters.');
    expect(blocksOf(page)).toEqual([
      { section: 'Bad', language: 'ts', filename: 'src/kling.ts', code: '## no heading\n', line: 8 },
      { section: 'Good', language: 'js', filename: 'src/service.js', code: 'a();\n', line: 16 },
    ]);
  });

  it('writes the generated parts, and the same when it is asked again', async () => {
    const written = await withGenerated(page, rule);
    expect(written).not.toContain('old');
    for (const part of [
      'Network Security: “All API calls over HTTPS (enforced by base URL)”; Privacy Assessment: “Do prompts contain PII?”',
      '[CWE-319](https://cwe.mitre.org/data/definitions/319.html), Art. 5',
      'not in `recommended`, `strict` (warn) with `{"depth":2}`',
      '`depth` (a whole number, at least 0, default `1`): How deep.',
      '`names` (a list, each `"a"` or `"b"`, default `[]`): Which.',
    ]) {
      expect(written).toContain(part);
    }
    expect(await withGenerated(written, rule)).toBe(written);
  });

  it('refuses a page without a place for them, and a schema that it has no words for', async () => {
    await expect(withGenerated('# a-rule', rule)).rejects.toThrow('<!-- begin header -->');
    const odd = { ...rule, options: { x: { schema: { pattern: 'a' }, default: 1, description: '' } } };
    await expect(withGenerated(page, odd)).rejects.toThrow('No words for pattern');
  });
});
