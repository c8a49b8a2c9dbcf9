/** What the plugin costs before it has seen a file, and how much memory a run needs over one with an empty rule. */
import { execFileSync } from 'node:child_process';
import { shown } from './measure.js';

const RUNS = 5;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** Runs a script in a process of its own several times and gives the median of the number that it prints. */
function inProcess(script: string): number {
  const run = (): number =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
  return median(Array.from({ length: RUNS }, run));
}

const entry = JSON.stringify(new URL('../../dist/index.js', import.meta.url).href);
const eslint = JSON.stringify(import.meta.resolve('eslint'));

const importTime = inProcess(
  `await import(${eslint}); const start = performance.now(); await import(${entry}); console.log(performance.now() - start);`,
);
console.log(`import of the entry beside ESLint: ${shown(importTime)} ms (median of ${String(RUNS)})`);

/** Lints the published integration and this repository's own sources, and gives the peak of memory in MB. */
const peak = (rules: string): number =>
  inProcess(`
    import { readdirSync, readFileSync } from 'node:fs';
    const { Linter } = await import(${eslint});
    const kling = ${rules === 'strict' ? `(await import(${entry})).default` : 'null'};
    const config = kling
      ? { files: ['**/*.*'], plugins: { kling }, rules: kling.configs.strict.rules }
      : { files: ['**/*.*'], plugins: { empty: { rules: { empty: { create: () => ({}) } } } }, rules: { 'empty/empty': 'error' } };
    const linter = new Linter({ configType: 'flat' });
    const root = ${JSON.stringify(new URL('../../node_modules/kling-api/dist/', import.meta.url).href)};
    const files = readdirSync(new URL(root), { recursive: true }).filter((name) => name.endsWith('.js'));
    for (let round = 0; round < 4; round++)
      for (const name of files) linter.verify(readFileSync(new URL(name, root), 'utf8'), config, name);
    console.log(process.resourceUsage().maxRSS / 1024);
  `);
const [empty, strict] = [peak('empty'), peak('strict')];
console.log(
  `peak memory on Kling code: ${shown(empty)} MB with an empty rule, ${shown(strict)} with strict, +${shown(strict - empty)}`,
);
