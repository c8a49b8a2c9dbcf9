/** Reads the file of a configuration. Parsers are loaded for the files that need them. */
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { ConfigurationError } from '../config-check/read.js';

type Loader = (path: string) => Promise<unknown>;

const LOADERS: Readonly<Record<string, Loader>> = {
  '.json': loadJson,
  '.yaml': loadYaml,
  '.yml': loadYaml,
  '.js': loadModule,
  '.mjs': loadModule,
  '.cjs': loadModule,
  '.ts': loadModule,
  '.mts': loadModule,
  '.cts': loadModule,
};

/**
 * Reads a configuration file, of a format that its extension tells.
 * @throws ConfigurationError in one sentence that quotes nothing of the file
 */
export async function readConfigurationFile(path: string): Promise<unknown> {
  const load = LOADERS[extname(path).toLowerCase()];
  if (!load) {
    throw new ConfigurationError(`The file must end in one of ${Object.keys(LOADERS).join(' ')}.`);
  }
  return load(resolve(path));
}

async function loadJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /at position (\d+)/.exec(String(error))?.[1];
    const line = at === undefined ? '' : ` in line ${text.slice(0, Number(at)).split('\n').length}`;
    throw new ConfigurationError(`The file is not valid JSON${line}.`);
  }
}

async function loadYaml(path: string): Promise<unknown> {
  const text = await readText(path);
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const line = error.linePos ? ` in line ${error.linePos[0].line}` : '';
    throw new ConfigurationError(`The file is not valid YAML${line}.`);
  }
  try {
    return document.toJS();
  } catch {
    throw new ConfigurationError('The file is not valid YAML: an alias leads nowhere or too far.');
  }
}

/** A module is run. What it throws may quote anything, so only the kind of error is told. */
async function loadModule(path: string): Promise<unknown> {
  await readText(path);
  const { createJiti } = await import('jiti');
  try {
    return await createJiti(import.meta.url, { fsCache: false }).import(path, { default: true });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    const kind = /^[A-Z][a-z]+Error$/.test(name) ? ` (${name})` : '';
    throw new ConfigurationError(`The file cannot be run${kind}.`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigurationError(`The file cannot be read${code}.`);
  }
}
