/**
 * Lints code that nobody wrote for this plugin and compares what the rules say with `ruling.json`, where every report
 * was looked at and judged. Fails on a crash, on parsers that disagree, on a report without a ruling, and on a ruling
 * without its report. `--list` prints what lacks a ruling, ready to be judged.
 *
 * Sets: `unrelated` in the default scope (nothing may be said), `unrelated` with `scope: 'all'` (a report must be right
 * under what that scope promises), `kling` in the default scope: a published integration and both example services.
 */
import type { Linter, SourceCode } from 'eslint';
import { readFileSync } from 'node:fs';
import {
  configOf,
  linter,
  parsersFor,
  sourceTypeOf,
  type ParserName,
  type Preset,
  type Scope,
} from './lint.js';
import { linesOf, ownSources, sourcesOf, UNRELATED, type Source } from './packages.js';

/** What identifies a report: never its message, and never a piece of the code. */
interface Report {
  readonly set: 'unrelated' | 'kling';
  readonly scope: Scope;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly messageId: string;
  /** Only the strict preset says it. */
  readonly strict?: true;
}

interface Ruling extends Report {
  readonly verdict: 'right' | 'wrong';
  readonly reason: string;
}

/** Bundles are read with one parser only in the scope that looks at everything. */
const BOTH_PARSERS_BELOW = 60_000;

const rulings = JSON.parse(readFileSync(new URL('ruling.json', import.meta.url), 'utf8')) as Ruling[];
const problems: string[] = [];
const list = process.argv.includes('--list');

function keyOf({ set, scope, file, line, rule, messageId, strict }: Report): string {
  return `${set}/${scope} ${file}:${String(line)} ${rule} ${messageId}${strict === true ? ' (strict)' : ''}`;
}

/** Lints one file in each scope with every parser that reads it, which must agree. */
function reportsOf(set: Report['set'], scopes: readonly Scope[], source: Source): Report[] {
  const first = new Map<Scope, readonly Report[]>();
  for (const parser of parsersFor(source.name)) {
    const sourceType = sourceTypeOf(source.name, source.text, parser);
    if (!sourceType) continue;
    const tree: SourceCode = linter.getSourceCode();
    for (const scope of scopes) {
      const answer = first.get(scope);
      if (answer && scope === 'all' && source.text.length > BOTH_PARSERS_BELOW) continue;
      const reports = judge({ set, scope, source, parser, sourceType, tree });
      if (!answer) first.set(scope, reports);
      else if (shown(answer) !== shown(reports))
        problems.push(`parsers disagree: ${source.name}\n${shown(answer)}\n--\n${shown(reports)}`);
    }
  }
  return [...first.values()].flat();
}

function shown(reports: readonly Report[]): string {
  return reports.map(keyOf).sort().join('\n');
}

interface Run {
  readonly set: Report['set'];
  readonly scope: Scope;
  readonly source: Source;
  readonly parser: ParserName;
  readonly sourceType: Linter.SourceType;
  readonly tree: SourceCode;
}

/** Lints one tree with both presets. */
function judge(run: Run): Report[] {
  const usual = lintWith('recommended', run);
  const keys = new Set(usual.map(keyOf));
  const more = lintWith('strict', run).filter((report) => !keys.has(keyOf(report)));
  return [...usual, ...more.map((report): Report => ({ ...report, strict: true }))];
}

function lintWith(preset: Preset, { set, scope, source, parser, sourceType, tree }: Run): Report[] {
  const { name: file } = source;
  try {
    const messages = linter.verify(tree, configOf(preset, parser, file, { scope, sourceType }), file);
    return messages.flatMap(({ line, ruleId, messageId }): Report[] =>
      ruleId === null
        ? []
        : [{ set, scope, file, line, rule: ruleId.replace('kling/', ''), messageId: messageId ?? '' }],
    );
  } catch (error) {
    problems.push(`crash (${preset}, ${scope}, ${parser}): ${file}: ${String(error).split('\n')[0] ?? ''}`);
    return [];
  }
}

function summarise(title: string, sources: readonly Source[], reports: readonly Report[]): void {
  console.log(
    `${title}: ${String(sources.length)} files, ${String(linesOf(sources))} lines, ${String(reports.length)} reports`,
  );
  const counts = new Map<string, number>();
  for (const { rule, messageId } of reports)
    counts.set(`${rule} ${messageId}`, (counts.get(`${rule} ${messageId}`) ?? 0) + 1);
  for (const [name, count] of counts) console.log(`${String(count).padStart(6)}  ${name}`);
}

/** Compares with the rulings; the same report twice on one line needs one. */
function check(reports: readonly Report[]): void {
  const judged = new Set(rulings.map(keyOf));
  const said = new Set(reports.map(keyOf));
  for (const report of new Map(reports.map((one) => [keyOf(one), one])).values()) {
    if (judged.has(keyOf(report))) continue;
    if (list) console.log(JSON.stringify({ ...report, verdict: '', reason: '' }));
    problems.push(`no ruling: ${keyOf(report)}`);
  }
  for (const key of judged) if (!said.has(key)) problems.push(`stale ruling: ${key}`);
}

const unrelated = UNRELATED.flatMap((name) => sourcesOf(name));
const related = [
  ...sourcesOf('kling-api', 'dist'),
  ...ownSources('docs/examples/unreviewed-service'),
  ...ownSources('docs/examples/reviewed-service'),
];
const aside = unrelated.flatMap((source) => reportsOf('unrelated', ['kling', 'all'], source));
const own = related.flatMap((source) => reportsOf('kling', ['kling'], source));
const inScope = (scope: Scope): Report[] => aside.filter((report) => report.scope === scope);
summarise('unrelated packages, default scope', unrelated, inScope('kling'));
summarise('unrelated packages, scope all', unrelated, inScope('all'));
summarise('Kling integrations, default scope', related, own);
console.log(`packages: ${UNRELATED.join(', ')}`);
check([...aside, ...own]);
const wrong = rulings.filter(({ verdict }) => verdict === 'wrong');
console.log(`rulings: ${String(rulings.length)}, wrong: ${String(wrong.length)}`);
for (const ruling of wrong) console.log(`  ${keyOf(ruling)}: ${ruling.reason}`);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'every report has its ruling' : `${String(problems.length)} problems`);
if (problems.length > 0) process.exitCode = 1;
