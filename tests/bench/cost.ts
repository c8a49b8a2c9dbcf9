/**
 * What the plugin adds to an ESLint run: over a bare one, over one with an empty rule and over one with as many empty rules
 * as it has, which is what ESLint itself charges for them, on code that has nothing to do
 * with Kling and on code that has little else, and what an editor waits for.
 */
import { ESLint } from 'eslint';
import { configOf, parsersFor, sourceTypeOf, type Rules } from './lint.js';
import { dense } from './generate.js';
import { bestOf, shown, timeOf } from './measure.js';
import { linesOf, ownSources, sourcesOf, UNRELATED, type Source } from './packages.js';

const ROUNDS = 12;
const SAMPLE = 150;

/** Takes every so-manieth file, neither tiny nor a bundle. */
function sample(): Source[] {
  const fitting = UNRELATED.filter((name) => name !== 'core-js' && name !== '@types/node')
    .flatMap((name) => sourcesOf(name))
    .filter(({ name, text }) => text.length > 1500 && text.length < 60_000 && !name.endsWith('.d.ts'));
  const step = fitting.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, index) => fitting[Math.floor(index * step)]).filter(
    (source) => source !== undefined,
  );
}

function compare(title: string, sources: readonly Source[]): void {
  const sums: Record<Rules, number> = { bare: 0, empty: 0, floor: 0, recommended: 0, strict: 0 };
  const read = sources.flatMap((source) => {
    const parser = parsersFor(source.name)[0] ?? 'typescript';
    return sourceTypeOf(source.name, source.text, parser) === 'module' ? [{ ...source, parser }] : [];
  });
  for (const { name, text, parser } of read) {
    const best = bestOf(ROUNDS, ['bare', 'empty', 'floor', 'strict'], (rules) =>
      timeOf(rules, parser, name, text),
    );
    for (const rules of ['bare', 'empty', 'floor', 'strict'] as const) sums[rules] += best[rules];
  }
  const lines = linesOf(read) / 1000;
  const added = (over: 'bare' | 'empty' | 'floor'): string =>
    `+${shown((100 * (sums.strict - sums[over])) / sums[over], 2)} % over ${over}`;
  console.log(
    `${title}: ${String(read.length)} files, ${shown(lines)}k lines; bare ${shown(sums.bare / lines)}, empty rule ${shown(sums.empty / lines)}, as many empty rules ${shown(sums.floor / lines)}, strict ${shown(sums.strict / lines)} ms per 1,000 lines; ${added('floor')}, ${added('empty')}, ${added('bare')}`,
  );
}

/** Lints a text as a language server does: one `ESLint` object, warm, the median of many. */
async function editor(title: string, text: string): Promise<void> {
  const name = 'src/service.js';
  const time = async (rules: Rules): Promise<number> => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [configOf(rules, 'espree', name)],
    });
    const times: number[] = [];
    for (let run = 0; run < 40; run++) {
      const start = performance.now();
      await eslint.lintText(text, { filePath: name });
      if (run >= 10) times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
  };
  const empty = await time('empty');
  const strict = await time('strict');
  console.log(
    `editor, ${title} (${String(text.split('\n').length)} lines): ${shown(empty, 2)} ms with an empty rule, ${shown(strict, 2)} with strict, +${shown(strict - empty, 2)}`,
  );
}

compare('unrelated code', sample());
compare('Kling code', [
  ...sourcesOf('kling-api', 'dist').filter(({ name }) => !name.endsWith('.d.ts')),
  ...ownSources('docs/examples/unreviewed-service'),
  ...ownSources('tests/fixtures'),
]);
await editor('Kling code', dense(300));
await editor('Kling code', dense(2000));
await editor('other code', dense(300).replace(/kling/giu, 'other').replaceAll('text2video', 'films'));
