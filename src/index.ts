/** The plugin. */
import type { ESLint, Linter, Rule } from 'eslint';
import { readFileSync } from 'node:fs';
import type { Level } from './define-rule.js';
import * as rules from './rules/index.js';

/** The files that the presets look at. */
const FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}'];

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { name: string; version: string };

/** The plugin object: rules, presets. */
const plugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: 'kling' },
  rules: rules as unknown as Record<string, Rule.RuleModule>,
  configs: {} as Record<'recommended' | 'strict', Linter.Config>,
} satisfies ESLint.Plugin;

/** Computes a preset from the rules' own metadata. */
function preset(name: 'recommended' | 'strict'): Linter.Config {
  const entries = Object.values(rules).flatMap((rule): [string, Linter.RuleEntry][] => {
    const level: Level = rule.docs[name];
    if (level === 'off') return [];
    const options = name === 'strict' ? rule.docs.strictOptions : undefined;
    return [[`kling/${rule.name}`, options ? [level, options] : level]];
  });
  return { name: `kling/${name}`, files: FILES, plugins: { kling: plugin }, rules: Object.fromEntries(entries) };
}

plugin.configs.recommended = preset('recommended');
plugin.configs.strict = preset('strict');

export { plugin as default, plugin as 'module.exports' };
