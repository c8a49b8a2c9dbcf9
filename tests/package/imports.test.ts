/** What the published modules import: the plugin's entry loads fast, and nothing needs a development dependency. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import ts from 'typescript';
import { expect, it, onTestFinished } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { BAD, MODULE_CONFIG, RULE } from './code.js';
import { Project, ROOT } from './project.js';

const DIST = join(ROOT, 'dist');

/** The specifiers that a module imports, `require`s or re-exports, also lazily. */
async function importsOf(path: string): Promise<string[]> {
  const { importedFiles } = ts.preProcessFile(await readFile(path, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

/** What a module loads from other packages, directly or through modules of ours. */
async function packagesOf(entry: string, extension: '.js' | '.d.ts'): Promise<Set<string>> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const open = [join(DIST, entry + extension)];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const name of await importsOf(path)) {
      if (name.startsWith('.')) open.push(resolve(dirname(path), name).replace(/\.js$/u, extension));
      else packages.add(name);
    }
  }
  return packages;
}

/** Whether Node itself has the module. */
const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);

/** What ESLint has loaded itself by the time that it loads a plugin: the base of its languages. */
const LOADED_BY_ESLINT = ['@eslint/plugin-kit'];

it('loads nothing from outside when the plugin is imported but what ESLint has loaded', async () => {
  const packages = [...(await packagesOf('index', '.js'))].filter((name) => !isBuiltin(name));
  expect(packages).toEqual(LOADED_BY_ESLINT);
});

it('asks only ESLint for types', async () => {
  expect([...(await packagesOf('index', '.d.ts'))].filter((name) => !isBuiltin(name))).toEqual(['eslint']);
});

it('imports only what the package depends on, in every module', async () => {
  const allowed = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]);
  const modules = (await readdir(DIST, { recursive: true })).filter((path) => path.endsWith('.js'));
  const foreign = await Promise.all(
    modules.map(async (path) =>
      (await importsOf(join(DIST, path)))
        .filter((name) => !name.startsWith('.') && !isBuiltin(name) && !allowed.has(name))
        .map((name) => `${path} imports ${name}`),
    ),
  );
  expect(modules.length).toBeGreaterThan(0);
  expect(foreign.flat()).toEqual([]);
});

it('uses each package that it depends on', async () => {
  const modules = (await readdir(DIST, { recursive: true })).filter((path) => path.endsWith('.js'));
  const texts = await Promise.all(modules.map((path) => readFile(join(DIST, path), 'utf8')));
  const unused = Object.keys(manifest.dependencies).filter(
    (name) => !texts.some((text) => text.includes(JSON.stringify(name))),
  );
  expect(unused).toEqual([]);
});

it('imports and lints with none of its dependencies there: each is loaded when it is needed', async () => {
  const project = await Project.create(10);
  onTestFinished(() => project.remove());
  const names = [
    ...Object.keys(manifest.dependencies).filter((name) => !LOADED_BY_ESLINT.includes(name)),
    'typescript',
    '@typescript-eslint/parser',
  ];
  await Promise.all(names.map((name) => rm(project.path(`node_modules/${name}`))));
  await project.write('eslint.config.js', MODULE_CONFIG);
  await project.write('bad.js', BAD);
  const { stdout, stderr } = await project.bin('eslint', 'bad.js');
  expect(stderr).toBe('');
  expect(stdout).toContain(RULE);
});
