/** The plugin. */
import type { ESLint, Linter, Rule } from 'eslint';
import { readFileSync } from 'node:fs';
import type { Level } from './define-rule.js';
import { dotenv } from './languages/dotenv.js';
import * as rules from './rules/index.js';

/** The files that the presets look at. */
const FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}'];

/** The files that the preset for dotenv files looks at. */
const ENV_FILES = ['**/.env', '**/.env.*', '**/*.env'];

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  name: string;
  version: string;
};

/** The plugin object: rules, presets, the language of dotenv files. */
const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'kling' },
  rules: rules as unknown as Record<string, Rule.RuleModule>,
  languages: { dotenv } as unknown as NonNullable<ESLint.Plugin['languages']>,
  configs: {} as Record<'recommended' | 'strict' | 'env', Linter.Config>,
} satisfies ESLint.Plugin;

/** Computes a preset from the rules' own metadata. */
function preset(name: 'recommended' | 'strict'): Linter.Config {
  const entries = Object.values(rules).flatMap((rule): [string, Linter.RuleEntry][] => {
    const level: Level = rule.docs[name];
    if (level === 'off') return [];
    const options = name === 'strict' ? rule.docs.strictOptions : undefined;
    return [[`kling/${rule.name}`, options ? [level, options] : level]];
  });
  return {
    name: `kling/${name}`,
    files: FILES,
    plugins: { kling: plugin },
    rules: Object.fromEntries(entries),
  };
}

/** Computes the preset for dotenv files, for which a rule says its level apart. */
function envPreset(): Linter.Config {
  const entries = Object.values(rules).flatMap(({ name, docs }): [string, Linter.RuleEntry][] =>
    docs.env === undefined || docs.env === 'off' ? [] : [[`kling/${name}`, docs.env]],
  );
  return {
    name: 'kling/env',
    files: ENV_FILES,
    plugins: { kling: plugin },
    language: 'kling/dotenv',
    rules: Object.fromEntries(entries),
  };
}

plugin.configs.recommended = preset('recommended');
plugin.configs.strict = preset('strict');
plugin.configs.env = envPreset();

export { plugin as default, plugin as 'module.exports' };
