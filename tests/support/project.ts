/** The files of this project, for tests that read them as text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Gets the absolute path of a file of the project. */
export function pathOf(file: string): string {
  return join(ROOT, file);
}

/** Holds if the project has the file. */
export function exists(file: string): boolean {
  return existsSync(pathOf(file));
}

/** Gets a file's text. */
export function read(file: string): string {
  return readFileSync(pathOf(file), 'utf8');
}

/** Gets the files below a directory whose names match, sorted, as paths from the top with `/`. None if it is missing. */
export function filesUnder(directory: string, name: RegExp): string[] {
  if (!exists(directory)) return [];
  return readdirSync(pathOf(directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.includes('/node_modules/'))
    .sort();
}

/** Gets the names of the rules, read off the files in `src/rules`. */
export function ruleNames(): string[] {
  return filesUnder('src/rules', /\.ts$/u)
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index');
}
