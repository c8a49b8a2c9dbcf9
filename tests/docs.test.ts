/** The documentation is true. `UPDATE_DOCS=1` in the environment writes its generated parts instead of comparing. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as definitions from '../src/rules/index.js';
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
    expect(proseOf(page, 'Why')).toMatch(/\w+ \w+.*\./su);
    expect(proseOf(page, 'What it cannot see')).toMatch(/\w+ \w+.*\./su);
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
  function reports({ code, filename }: Block): string[] {
    return lint(code, { filename, rules: { [name]: [] } }).map(shown);
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

  if (under('What it cannot see').length > 0) {
    it.each(under('What it cannot see'))('does not see the example of line $line', (block) => {
      expect(reports(block), block.code).toEqual([]);
    });
  }
});

describe('README.md', () => {
  it('has a table of the rules that is up to date', async () => {
    expectFile('README.md', await withTable(read('README.md'), rules));
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
