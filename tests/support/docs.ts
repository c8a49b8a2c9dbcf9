/** The generated parts of the documentation, and the code blocks that stand in it. */
import { format } from 'prettier';
import type { KlingRule, Level } from '../../src/define-rule.js';
import { CHECKLIST, isChecklistId } from '../../src/knowledge/checklist.js';
import { read } from './project.js';

/** The second-level headings of a rule's page, in order. */
export const SECTIONS = ['Why', 'Bad', 'Good', 'Options', 'What it cannot see'] as const;

/** What the documentation tells of a rule. */
export type DocumentedRule = Pick<KlingRule, 'name' | 'docs' | 'fixable' | 'suggests'> & {
  readonly options: Readonly<
    Record<string, { readonly schema: object; readonly default: unknown; readonly description: string }>
  >;
};

/** A code block of a page. */
export interface Block {
  /** The second-level heading above it. */
  readonly section: string;
  readonly language: string;
  /** The path named by a first line `// file: …`, or one that says nothing. */
  readonly filename: string;
  readonly code: string;
  /** Line of the block in the page. */
  readonly line: number;
}

/** Puts the generated parts into a rule's page, formatted. */
export async function withGenerated(page: string, rule: DocumentedRule): Promise<string> {
  return formatted(between(between(page, 'header', header(rule)), 'options', options(rule)));
}

/** Puts the table of rules into the README, formatted. */
export async function withTable(readme: string, rules: readonly DocumentedRule[]): Promise<string> {
  return formatted(between(readme, 'rules', table(rules)));
}

/** Formats a page as the formatter of the project does. */
export async function formatted(text: string): Promise<string> {
  return format(text, { ...(JSON.parse(read('.prettierrc.json')) as object), parser: 'markdown' });
}

/** Replaces what stands between `<!-- begin name -->` and `<!-- end name -->`. */
function between(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`"${begin}" and "${end}" are missing.`);
  return `${text.slice(0, from)}${begin}\n\n${content}\n\n${text.slice(to)}`;
}

function header({ docs, fixable, suggests }: DocumentedRule): string {
  const items = docs.items.map((id) => {
    if (!isChecklistId(id)) throw new Error(`${id} is no item of the review.`);
    return `${CHECKLIST[id].section}: “${CHECKLIST[id].text}”`;
  });
  const edits = [
    ...(fixable ? ['`--fix` corrects what cannot change the meaning'] : []),
    ...(suggests ? ['the editor suggests a change'] : []),
  ];
  return [
    docs.description,
    '',
    `- Review: ${items.join('; ')}`,
    `- Reference: ${docs.reference.replace(/CWE-(\d+)/gu, '[CWE-$1](https://cwe.mitre.org/data/definitions/$1.html)')}`,
    `- Presets: ${presets(docs)}`,
    `- Edits: ${edits.join('; ') || 'none, the right change depends on your code'}`,
  ].join('\n');
}

function presets({ recommended, strict, strictOptions, env }: DocumentedRule['docs']): string {
  const more = strictOptions ? ` with \`${JSON.stringify(strictOptions)}\`` : '';
  return `${level('recommended', recommended)}, ${level('strict', strict)}${more}${env === undefined ? '' : `, ${level('env', env)}`}`;
}

function level(preset: string, value: Level): string {
  return value === 'off' ? `not in \`${preset}\`` : `\`${preset}\` (${value})`;
}

function options(rule: DocumentedRule): string {
  const entries = Object.entries(rule.options);
  if (entries.length === 0) return 'None.';
  const example = {
    [`kling/${rule.name}`]: [
      'error',
      Object.fromEntries(entries.map(([name, option]) => [name, option.default])),
    ],
  };
  return [
    ...entries.map(
      ([name, option]) =>
        `- \`${name}\` (${kind(option.schema)}, default \`${JSON.stringify(option.default)}\`): ${option.description}`,
    ),
    '',
    'With the defaults spelled out:',
    '',
    '```json',
    JSON.stringify({ rules: example }, null, 2),
    '```',
  ].join('\n');
}

/** The keywords of a JSON schema that there are words for, or that need none. */
const WORDED = ['type', 'enum', 'items', 'minimum', 'maximum', 'uniqueItems'];

/** Says in words what a JSON schema admits. Refuses keywords that it has no words for. */
function kind(schema: object): string {
  const { type, enum: choices, items, minimum, maximum } = schema as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(schema).filter((keyword) => !WORDED.includes(keyword));
  if (unknown.length > 0) throw new Error(`No words for ${unknown.join(', ')} in a schema.`);
  if (Array.isArray(choices)) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(' or ');
  const bounds = [
    ...(minimum === undefined ? [] : [`at least ${JSON.stringify(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${JSON.stringify(maximum)}`]),
  ];
  switch (type) {
    case 'integer':
      return ['a whole number', ...bounds].join(', ');
    case 'number':
      return ['a number', ...bounds].join(', ');
    case 'boolean':
      return '`true` or `false`';
    case 'string':
      return 'a text';
    case 'array':
      return typeof items === 'object' && items !== null ? `a list, each ${kind(items)}` : 'a list';
    default:
      throw new Error(`No words for the schema ${JSON.stringify(schema)}.`);
  }
}

function table(rules: readonly DocumentedRule[]): string {
  const rows = rules.map(({ name, docs, fixable, suggests }) => {
    const edits = [...(fixable ? ['fix'] : []), ...(suggests ? ['suggestion'] : [])].join(', ');
    return `| [${name}](docs/rules/${name}.md) | ${docs.description.replaceAll('|', '\\|')} | ${docs.recommended} | ${docs.strict} | ${edits} |`;
  });
  return ['| Rule | | recommended | strict | Edits |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** Gets the second-level headings of a page. */
export function headingsOf(page: string): string[] {
  return outsideCode(page).flatMap((line) => (line.startsWith('## ') ? [line.slice(3)] : []));
}

/** Gets the text that stands under a second-level heading, code and generated parts left out. */
export function proseOf(page: string, heading: string): string {
  const lines = outsideCode(page);
  const from = lines.indexOf(`## ${heading}`);
  if (from < 0) return '';
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('## '));
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim();
}

function outsideCode(page: string): string[] {
  return page.replace(/^```[^`]+^```$/gmu, '').split('\n');
}

/** Gets the blocks of JavaScript and TypeScript in a page, with the heading that each stands under. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  for (const match of page.matchAll(/^## ([^\n]*)$|^```(\w*)\n(.*?)^```$/gmsu)) {
    const [, heading, language, body] = match;
    if (heading !== undefined) section = heading;
    if (language === undefined || body === undefined || !/^[cm]?[jt]sx?$/u.test(language)) continue;
    const named = /^\/\/ file: (\S+)\n/u.exec(body);
    blocks.push({
      section,
      language,
      filename: named?.[1] ?? `src/service.${language}`,
      code: body.slice(named?.[0].length ?? 0),
      line: page.slice(0, match.index).split('\n').length,
    });
  }
  return blocks;
}
