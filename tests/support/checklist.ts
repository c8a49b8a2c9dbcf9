/** The page that says of every row of the review what enforces it, and shows that it is enforced. */
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { fileOf } from '../../src/concepts/file.js';
import { FURTHER_AREAS, REVIEW_AREAS } from '../../src/config-check/judge.js';
import type { Verdict } from '../../src/finding.js';
import {
  CHECKLIST,
  RESTATED,
  type ChecklistId,
  type ChecklistItem,
  type RestatedItem,
} from '../../src/knowledge/checklist.js';
import * as definitions from '../../src/rules/index.js';
import { readSettings } from '../../src/settings.js';
import { blocksOf, formatted } from './docs.js';
import { strictRules } from './lint.js';
import { filesUnder, read } from './project.js';

/** A place where a rule has a verdict. */
export interface Fixture {
  readonly rule: string;
  /** The file, as a path from the top. */
  readonly file: string;
  readonly line: number;
  /** The heading that the example stands under, where it stands in the rule's page. */
  readonly section?: 'Bad' | 'Good';
}

/** What enforces one item, and where that is seen. */
export interface Coverage {
  readonly id: ChecklistId;
  readonly rules: readonly string[];
  /** Areas of the configuration check, by name. */
  readonly areas: readonly string[];
  /** An example that a rule reports, and a place of the unreviewed service that it reports as well. */
  readonly failing: readonly Fixture[];
  /** An example that a rule is satisfied with, and a place of the reviewed service if a rule asks about one. */
  readonly passing: readonly Fixture[];
}

const rules = Object.values(definitions);
const options = strictRules();

/** Gets the lines at which a rule has a verdict about a text. */
function linesOf(
  rule: (typeof rules)[number],
  verdict: Verdict,
  code: string,
  filename: string,
): readonly number[] {
  const parserOptions = { ecmaFeatures: { jsx: /(?:x|js)$/u.test(filename) } };
  const linter = new Linter({ configType: 'flat' });
  linter.verify(
    code,
    { files: ['**/*.*'], languageOptions: { parser: typescript, parserOptions } },
    filename,
  );
  const source = linter.getSourceCode() as unknown as Parameters<typeof fileOf>[0];
  return rule
    .assess(fileOf(source, filename, readSettings({})), (options[rule.name]?.[0] ?? {}) as never)
    .filter((finding) => finding.verdict === verdict)
    .map(({ node }) => node.loc.start.line);
}

/** Finds the first example in the page of one of the rules that the rule has the verdict about. */
function exampleOf(names: readonly string[], section: 'Bad' | 'Good', verdict: Verdict): readonly Fixture[] {
  for (const rule of rules.filter(({ name }) => names.includes(name))) {
    const file = `docs/rules/${rule.name}.md`;
    for (const block of blocksOf(read(file))) {
      if (block.section !== section || !/^[cm]?[jt]sx?$/u.test(block.language)) continue;
      const [line] = linesOf(rule, verdict, block.code, block.filename);
      if (line !== undefined) return [{ rule: rule.name, file, line: block.line, section }];
    }
  }
  return [];
}

/** Finds the first place of a service that one of the rules has the verdict about. */
function placeIn(service: string, names: readonly string[], verdict: Verdict): readonly Fixture[] {
  for (const rule of rules.filter(({ name }) => names.includes(name))) {
    for (const file of filesUnder(`docs/examples/${service}`, /\.tsx?$/u)) {
      const [line] = linesOf(rule, verdict, read(file), file);
      if (line !== undefined) return [{ rule: rule.name, file, line }];
    }
  }
  return [];
}

/** Gets what enforces each item of the review. */
export function coverage(): readonly Coverage[] {
  return (Object.keys(CHECKLIST) as ChecklistId[]).map((id) => {
    const names = rules.filter(({ docs }) => docs.items.includes(id)).map(({ name }) => name);
    return {
      id,
      rules: names,
      areas: [...REVIEW_AREAS, ...FURTHER_AREAS].filter(({ item }) => item === id).map(({ area }) => area),
      failing: [
        ...exampleOf(names, 'Bad', 'violation'),
        ...placeIn('unreviewed-service', names, 'violation'),
      ],
      passing: [...exampleOf(names, 'Good', 'satisfied'), ...placeIn('reviewed-service', names, 'satisfied')],
    };
  });
}

/** Writes the page, formatted. */
export async function checklistPage(items: readonly Coverage[]): Promise<string> {
  const sections = [...new Set(items.map(({ id }) => CHECKLIST[id].section))];
  const restated = [...new Set(RESTATED.map(({ section }) => section))];
  return formatted(
    [
      '# The review, item by item',
      '',
      'What this package enforces of each row of the compliance review, where code that breaks it and code that keeps it can',
      'be seen, and what is left to a person. Written by the tests, from the rules, the configuration check and the',
      'checklist itself; the examples are linted by them.',
      '',
      ...sections.flatMap((section) => [
        `## ${section}`,
        '',
        ...items.filter(({ id }) => CHECKLIST[id].section === section).flatMap(itemLines),
      ]),
      ...restated.flatMap((section) => [
        `## ${section}`,
        '',
        'Rows that ask for the items above in other words.',
        '',
        '| Row | Review | See |',
        '| --- | --- | --- |',
        ...RESTATED.filter((row) => row.section === section).map(restatedLine),
        '',
      ]),
    ].join('\n'),
  );
}

function restatedLine({ text, consideration, restates }: RestatedItem): string {
  const items = restates.map((id) => `[${CHECKLIST[id].text}](#${anchorOf(CHECKLIST[id].text)})`);
  return `| ${text} | ${consideration} | ${items.join(', ')} |`;
}

function itemLines({ id, rules: names, areas, failing, passing }: Coverage): readonly string[] {
  const { text, consideration, client, person }: ChecklistItem = CHECKLIST[id];
  return [
    `### ${text}`,
    '',
    ...(consideration === undefined ? [] : [`${consideration}.`, '']),
    `- Rules: ${names.map((name) => `[${name}](rules/${name}.md)`).join(', ') || 'none'}`,
    `- [Configuration check](configuration-check.md): ${areas.map((area) => `\`${area}\``).join(', ') || 'none'}`,
    `- [Client](client.md): ${client.map((name) => `\`${name}\``).join(', ') || 'none'}`,
    `- A person settles: ${person}`,
    `- Fails: ${failing.map(link).join('; ')}`,
    `- Passes: ${passing.map(link).join('; ')}`,
    '',
  ];
}

function link({ rule, file, line, section }: Fixture): string {
  const path = file.replace(/^docs\//u, '');
  return section === undefined
    ? `[${path.replace(/^examples\//u, '')}](${path}#L${String(line)}), line ${String(line)}`
    : `[the ${section.toLowerCase()} example of ${rule}](${path}#${section.toLowerCase()})`;
}

/** The anchor that a heading gets where Markdown is shown with links to headings. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
