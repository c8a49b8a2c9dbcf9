/** Code that nobody wrote for this plugin: the installed packages, so that the lock file makes every run the same. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One source file. */
export interface Source {
  /** With the package's name in front, slashes on every system. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

const PROJECT = new URL('../../', import.meta.url);
const MODULES = fileURLToPath(new URL('node_modules/', PROJECT));

/** Packages that have nothing to do with Kling: HTTP clients, JWT libraries, servers, build tools, compilers, polyfills. */
export const UNRELATED: readonly string[] = [
  'agent-base',
  'ajv',
  'axios',
  'core-js',
  'debug',
  'dotenv',
  'eslint',
  'fast-check',
  'follow-redirects',
  'form-data',
  'highlight.js',
  'https-proxy-agent',
  'jose',
  'jsonwebtoken',
  'jws',
  'postcss',
  'prettier',
  'publint',
  'recheck',
  'request-light',
  'rolldown',
  'typescript-eslint',
  '@typescript-eslint/eslint-plugin',
  '@typescript-eslint/parser',
  '@typescript-eslint/rule-tester',
  '@typescript-eslint/scope-manager',
  '@typescript-eslint/typescript-estree',
  '@typescript-eslint/utils',
  '@types/node',
  '@vitest/coverage-v8',
  'undici-types',
  'valibot',
  'vite',
  'vitest',
  'vscode-css-languageservice',
  'vscode-html-languageservice',
  'vscode-json-languageservice',
  'vscode-languageserver',
];

const CODE = /\.[cm]?[jt]sx?$/u;
/** Larger files are bundles of compilers, which `growth` stands for. */
const MAX_BYTES = 500_000;

/** Reads the sources of an installed package, those of packages within it aside. */
export function sourcesOf(name: string, within = ''): Source[] {
  return filesIn(join(MODULES, name, within)).map((path) => source(path, MODULES));
}

/** Reads the sources below a directory of the project. */
export function ownSources(directory: string): Source[] {
  const root = fileURLToPath(new URL(directory, PROJECT));
  return filesIn(root).map((path) => source(path, fileURLToPath(PROJECT)));
}

function source(path: string, root: string): Source {
  return { name: relative(root, path).replaceAll('\\', '/'), path, text: readFileSync(path, 'utf8') };
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
      return CODE.test(entry.name) && statSync(path).size <= MAX_BYTES ? [path] : [];
    });
}

/** Counts lines. */
export function linesOf(sources: readonly { readonly text: string }[]): number {
  return sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
}
