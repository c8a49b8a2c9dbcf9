/** Lints a text with rules of the plugin. */
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import plugin from '../../src/index.js';

/** The parsers that the plugin is tested with. */
export const PARSERS = { espree, typescript } as const;

/** How to lint. */
export interface LintOptions {
  /** `src/service.ts` when left out: a path that says nothing about the file. */
  readonly filename?: string;
  /** Names of the rules without prefix, each with its options if it has any; every rule when left out. */
  readonly rules?: Readonly<Record<string, readonly unknown[]>>;
  readonly parser?: keyof typeof PARSERS;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Every rule with the options that the strict preset gives it. */
export function strictRules(): Record<string, readonly unknown[]> {
  const { rules = {} } = plugin.configs.strict;
  return Object.fromEntries(
    Object.keys(plugin.rules).map((name) => {
      const entry = rules[`kling/${name}`];
      return [name, Array.isArray(entry) ? entry.slice(1) : []];
    }),
  );
}

/**
 * Lints a text.
 *
 * @returns the reports, without the prefix in their rule's name.
 * @throws Error when the text can't be parsed or linted, so that no test is silently about nothing.
 */
export function lint(code: string, options: LintOptions = {}): Linter.LintMessage[] {
  const {
    filename = 'src/service.ts',
    rules = strictRules(),
    parser = 'typescript',
    settings = {},
  } = options;
  const config: Linter.Config = {
    // A pattern that ends in `*` alone only adds to other patterns and matches nothing by itself.
    files: ['**/*.*'],
    plugins: { kling: { rules: plugin.rules } },
    languageOptions: {
      parser: PARSERS[parser],
      sourceType: filename.endsWith('.cjs') ? 'commonjs' : 'module',
      parserOptions: { ecmaFeatures: { jsx: parser === 'espree' || filename.endsWith('x') } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { ...settings },
    rules: Object.fromEntries(
      Object.entries(rules).map(([name, more]): [string, Linter.RuleEntry] => [
        `kling/${name}`,
        ['error', ...more],
      ]),
    ),
  };
  const messages = new Linter({ configType: 'flat' }).verify(code, config, filename);
  const broken = messages.find(({ ruleId }) => ruleId === null);
  if (broken) throw new Error(`${filename}:${String(broken.line)}: ${broken.message}`);
  return messages.map((message) => ({ ...message, ruleId: message.ruleId?.replace('kling/', '') ?? null }));
}

/** Gets a report as one line: where, which rule, what it says. */
export function shown({ line, column, ruleId, message }: Linter.LintMessage): string {
  return `${String(line)}:${String(column)} ${ruleId ?? 'no rule'}: ${message}`;
}
