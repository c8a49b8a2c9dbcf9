/** How the measures lint: ESLint's own `Linter`, the plugin as it is built, parsers by the file's ending. */
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import kling from '../../dist/index.js';

export type Preset = 'recommended' | 'strict';
export type Scope = 'kling' | 'all';
export type ParserName = 'espree' | 'typescript';

export const linter = new Linter({ configType: 'flat' });

const ANY_FILE = ['**/*.*'];
/** A plugin with one rule that listens to nothing: what ESLint charges as soon as any rule is on. */
const empty = { rules: { empty: { create: () => ({}) } } };
/** What it charges for as many rules as the plugin has, each with the same options to validate. */
const names = Object.keys(kling.rules);
const floor = {
  rules: Object.fromEntries(
    Object.entries(kling.rules).map(([name, { meta }]) => [
      name,
      { ...(meta && { meta }), create: () => ({}) },
    ]),
  ),
};

/** The rules of a run: none, an empty one, as many empty ones as the plugin has rules, or a preset of the plugin. */
export type Rules = 'bare' | 'empty' | 'floor' | Preset;

/** Makes the configuration of a run. */
export function configOf(
  rules: Rules,
  parser: ParserName,
  name: string,
  { scope, sourceType = 'module' }: { scope?: Scope; sourceType?: Linter.SourceType } = {},
): Linter.Config {
  return {
    files: ANY_FILE,
    languageOptions: {
      parser: parser === 'espree' ? espree : typescript,
      sourceType,
      parserOptions: { ecmaFeatures: { jsx: parser === 'espree' || name.endsWith('x') } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
    ...(scope === undefined || scope === 'kling' ? {} : { settings: { kling: { scope } } }),
    ...choose(rules),
  };
}

function choose(rules: Rules): Linter.Config {
  if (rules === 'bare') return {};
  if (rules === 'empty') return { plugins: { empty }, rules: { 'empty/empty': 'error' } };
  if (rules === 'floor')
    return {
      plugins: { floor },
      rules: Object.fromEntries(names.map((name) => [`floor/${name}`, 'error' as const])),
    };
  return { plugins: { kling }, rules: kling.configs[rules].rules ?? {} };
}

/** Gets the parsers that read a file of this name. */
export function parsersFor(name: string): ParserName[] {
  return /\.[cm]?tsx?$/u.test(name) ? ['typescript'] : ['espree', 'typescript'];
}

/** Finds how a file can be read with a parser: as a module or as CommonJS; null when it can't. */
export function sourceTypeOf(name: string, text: string, parser: ParserName): Linter.SourceType | null {
  const types: Linter.SourceType[] = name.endsWith('.cjs') ? ['commonjs'] : ['module', 'commonjs'];
  const readable = types.find((sourceType) => {
    const messages = linter.verify(text, configOf('bare', parser, name, { sourceType }), name);
    return !messages.some(({ fatal }) => fatal === true);
  });
  return readable ?? null;
}
