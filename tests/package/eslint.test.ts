/** The packed plugin in a user's project, under each supported ESLint. */
import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BAD, COMMONJS_CONFIG, GOOD, LINE, MODULE_CONFIG, RULE, TYPESCRIPT_CONFIG } from './code.js';
import { Project, type Outcome } from './project.js';

const TSC = ['--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext'];

/** The findings as `file:line rule`, of the output of `--format json`. */
function findings({ stdout, stderr, code }: Outcome): string[] {
  expect(stderr, `ESLint ended with ${code}`).toBe('');
  return (JSON.parse(stdout) as ESLint.LintResult[]).flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId ?? message}`),
  );
}

describe.each([9, 10] as const)('under ESLint %i', (version) => {
  let project: Project;

  beforeAll(async () => {
    project = await Project.create(version);
    await project.write('eslint.config.js', MODULE_CONFIG);
    await project.write('src/bad.js', BAD);
    await project.write('src/good.js', GOOD);
  });

  afterAll(() => project.remove());

  const json = (...args: string[]) => project.bin('eslint', '--format', 'json', ...args, 'src');

  it('is the version that it should be', async () => {
    const { stdout } = await project.bin('eslint', '--version');
    expect(stdout).toMatch(new RegExp(`^v${version}\\.`, 'u'));
  });

  it('reports the violation and nothing else through eslint.config.js', async () => {
    expect(findings(await json())).toEqual([`${project.path('src/bad.js')}:${LINE} ${RULE}`]);
  });

  it('fails and passes a gate of no warnings', async () => {
    expect((await project.bin('eslint', '--max-warnings', '0', 'src/bad.js')).code).toBe(1);
    const warning = await project.bin(
      'eslint',
      '--rule',
      `${RULE}: warn`,
      '--max-warnings',
      '0',
      'src/bad.js',
    );
    expect(warning.code).toBe(1);
    expect(warning.stdout).toContain('(0 errors, 1 warning)');
    expect((await project.bin('eslint', '--max-warnings', '0', 'src/good.js')).code).toBe(0);
  });

  it('finds the same through a cache, and anew in a changed file', async () => {
    await project.write('src/changed.js', GOOD);
    const cached = () => json('--cache', '--cache-location', 'cache');
    const first = findings(await cached());
    expect(first).toEqual(findings(await json()));
    expect(findings(await cached())).toEqual(first);
    await project.write('src/changed.js', BAD);
    expect(findings(await cached())).toEqual([...first, `${project.path('src/changed.js')}:${LINE} ${RULE}`]);
    await project.write('src/changed.js', GOOD);
  });

  it('finds the same in worker threads', async () => {
    for (let index = 0; index < 40; index++) await project.write(`src/many/bad-${index}.js`, BAD);
    const alone = findings(await json());
    expect(alone).toHaveLength(41);
    const together = await json('--concurrency', '2');
    // ESLint says so when its threads took longer than they saved.
    const stderr = together.stderr.replace(/^\(node:\d+\) ESLintPoorConcurrencyWarning: .*\n\(Use .*\n/u, '');
    expect(findings({ ...together, stderr })).toEqual(alone);
  });

  it('takes settings, and names the key of a mistake in them', async () => {
    const config = (settings: string) =>
      MODULE_CONFIG.replace('];', `, { settings: { kling: ${settings} } }];`);
    await project.write('limited.config.js', config('{ promptLimit: 800, scope: "all" }'));
    await project.write('mistaken.config.js', config('{ promptLimt: 3000 }'));
    expect((await json('--config', 'limited.config.js')).stdout).toContain('longer than 800 characters');
    const mistaken = await json('--config', 'mistaken.config.js');
    expect(mistaken.code).toBe(2);
    expect(mistaken.stderr).toContain(
      'settings.kling.promptLimt: this key is not known; did you mean "promptLimit"?',
    );
  });

  it('works through a CommonJS configuration', async () => {
    await project.write('commonjs/package.json', '{ "type": "commonjs" }');
    await project.write('commonjs/eslint.config.js', COMMONJS_CONFIG);
    await project.write('commonjs/bad.mjs', BAD);
    const outcome = await project.bin(
      'eslint',
      '--config',
      'commonjs/eslint.config.js',
      '--format',
      'json',
      'commonjs/bad.mjs',
    );
    expect(findings(outcome)).toEqual([`${project.path('commonjs/bad.mjs')}:${LINE} ${RULE}`]);
  });

  it('works through a TypeScript configuration, which passes the strictest type check', async () => {
    await project.write('typed/eslint.config.ts', TYPESCRIPT_CONFIG);
    const checked = await project.bin(
      'tsc',
      ...TSC,
      '--exactOptionalPropertyTypes',
      'typed/eslint.config.ts',
    );
    expect(checked.stdout).toBe('');
    expect(checked.code).toBe(0);
    const outcome = await json('--config', 'typed/eslint.config.ts');
    expect(findings(outcome)).toContain(`${project.path('src/bad.js')}:${LINE} ${RULE}`);
  });
});
