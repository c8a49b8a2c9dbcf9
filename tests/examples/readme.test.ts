/** The README tells the truth: its snippet, its configurations, its commands. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { ESLint, type Linter } from 'eslint';
import { beforeAll, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import kling from '../../dist/index.js';
import { ROOT } from '../package/project.js';

let text: string;

beforeAll(async () => {
  text = await readFile(join(ROOT, 'README.md'), 'utf8');
});

/** The code blocks of one language, in order. */
function blocks(language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => String(code));
}

it('shows what ESLint prints for its snippet', async () => {
  const [code = ''] = blocks('js');
  const [shown] = blocks('text');
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: kling.configs.recommended });
  const results = await eslint.lintText(code, { filePath: 'src/videos.js' });
  const named = results.map((result) => ({ ...result, filePath: 'src/videos.js' }));
  const formatter = await eslint.loadFormatter('stylish');
  const printed = stripVTControlCharacters(await formatter.format(named));
  expect(shown).toBe(printed.trimStart().trimEnd() + '\n');
});

it('has configurations that ESLint takes', async () => {
  const configs = blocks('js').slice(1);
  expect(configs).toHaveLength(2);
  for (const config of configs) {
    const module = config
      .replace("'eslint-plugin-kling'", JSON.stringify(new URL('../../dist/index.js', import.meta.url).href))
      .replace('export default', 'export const config =');
    const url = `data:text/javascript,${encodeURIComponent(module)}`;
    const { config: overrideConfig } = (await import(/* @vite-ignore */ url)) as { config: Linter.Config[] };
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig });
    const [result] = await eslint.lintText(blocks('js')[0] ?? '', { filePath: 'src/videos.js' });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['kling/require-prompt-length-check']);
  }
});

it('names commands that exist, and the continuous integration runs the second as it stands there', async () => {
  const commands = blocks('sh').map((command) => command.trim());
  expect(commands.slice(1)).toEqual(['npm ci && npm run examples', 'npm ci && npm test']);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['examples', 'test']));
  const ci = await readFile(join(ROOT, '.ci/run'), 'utf8');
  expect(ci.split('\n')).toContain(commands[2]);
});

it('links to files that are there', async () => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/gu)].map(([, link]) => String(link));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) await expect(access(join(ROOT, link)), link).resolves.toBeUndefined();
});
