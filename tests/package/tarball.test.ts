/** What is published: the files, the manifest, the entry points. */
import { execPath } from 'node:process';

import { afterAll, beforeAll, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { makeDirectory, pack, Project, ROOT, run, type Tarball } from './project.js';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

let directory: string;
let tarball: Tarball;
let project: Project;

beforeAll(async () => {
  directory = await makeDirectory();
  [tarball, project] = await Promise.all([pack(directory), Project.create(10)]);
});

afterAll(async () => {
  await project.remove();
  await rm(directory, { recursive: true, force: true });
});

/** Runs a package check of the repository over the tarball. */
const check = (tool: string, ...args: readonly string[]) =>
  run(join(ROOT, 'node_modules/.bin', tool), [...args, join(directory, tarball.filename)], ROOT);

it('holds the entry points and what they share, types for each module, and beside them only what people read', async () => {
  const sources = (await readdir(join(ROOT, 'src'), { recursive: true }))
    .filter((path) => path.endsWith('.ts') && path !== 'rolldown.config.ts')
    .map((path) => `dist/${path.slice(0, -'.ts'.length)}.d.ts`);
  const entries = ['dist/index.js', 'dist/client/index.js', 'dist/review/index.js', 'dist/cli.js'];
  const read = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
  const schema = 'docs/kling-compliance.schema.json';
  const paths = tarball.files.map(({ path }) => path);
  const isShared = (path: string): boolean => /^dist\/shared\/[\w-]+\.js$/u.test(path);
  expect(paths.filter((path) => !isShared(path)).sort()).toEqual(
    [...sources, ...entries, ...read, schema].sort(),
  );
});

it('passes publint without a remark', async () => {
  const { code, stdout } = await check('publint', '--strict');
  expect(stdout).toContain('All good!');
  expect(code).toBe(0);
});

it('passes attw as an ES module', async () => {
  const { code, stdout } = await check('attw', '--profile', 'esm-only');
  expect(code, stdout).toBe(0);
});

it('installs a command which says that the review is not there yet', async () => {
  const absent = await project.bin('kling-compliance', 'review', '.');
  expect(absent).toEqual({
    code: 2,
    stdout: '',
    stderr: `The review command is not part of eslint-plugin-kling ${manifest.version}, whose rules run in ESLint.\n`,
  });
  const version = { code: 0, stdout: `${manifest.version}\n`, stderr: '' };
  expect(await project.bin('kling-compliance', '--version')).toEqual(version);
  const help = await project.bin('kling-compliance', '--help');
  expect(help.stdout).toMatch(/^Usage: kling-compliance/u);
  expect(help.code).toBe(0);
});

it('gives importers and CommonJS the same plugin, and importers the client and the review', async () => {
  const script = `
    const kling = require('eslint-plugin-kling');
    import('eslint-plugin-kling').then(async (module) => {
      const client = await import('eslint-plugin-kling/client');
      const { runComplianceCheck } = await import('eslint-plugin-kling/review');
      const { version } = kling.meta;
      console.log(module.default === kling, kling.meta.name, version, typeof client.KlingClient, runComplianceCheck({}).failed);
    });`;
  const { stdout, stderr } = await run(execPath, ['--input-type=commonjs', '-e', script], project.directory);
  expect(stderr).toBe('');
  expect(stdout).toBe(`true eslint-plugin-kling ${manifest.version} function 2\n`);
});
