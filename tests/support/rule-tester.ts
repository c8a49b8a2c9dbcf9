/** Runs the cases of one rule: what it must report, what it must not, and what each of its suggestions leaves behind. */
import { isAbsolute, normalize } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { Linter } from 'eslint';
import * as vitest from 'vitest';

RuleTester.afterAll = vitest.afterAll;
RuleTester.describe = vitest.describe;
RuleTester.describeSkip = vitest.describe.skip;
RuleTester.it = vitest.it;
RuleTester.itOnly = vitest.it.only;
RuleTester.itSkip = vitest.it.skip;

/** What a rule file exports by default, as far as the tester is concerned. */
export interface TestedRule {
  readonly name: string;
  readonly meta?: object;
  create(context: never): object;
}

/** Code that a rule must be silent on. */
export interface ValidCase {
  /** Why it is fine. */
  readonly name: string;
  readonly code: string;
  /** `src/service.ts` when left out: a path that says nothing about the file. */
  readonly filename?: string;
  readonly options?: readonly unknown[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly only?: boolean;
}

/** One expected report. */
export interface ExpectedError {
  readonly messageId: string;
  readonly line: number;
  readonly data?: Readonly<Record<string, unknown>>;
  /** The file after each suggestion. Suggestions are compared only in cases which name them. */
  readonly suggestions?: readonly {
    readonly messageId: string;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly output: string;
  }[];
}

/** Code that a rule must report. */
export interface InvalidCase extends ValidCase {
  /** In the order of their places in the file. */
  readonly errors: readonly ExpectedError[];
  /** The file after the automatic fixes, for a rule that has them. */
  readonly output?: string | string[] | null;
}

/** The cases of one rule. */
export interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

const defaultFilename = 'src/service.ts';

const tester = new RuleTester();

/** Registers every case of the rule as a test, and for each invalid one a test of what its suggestions do. */
export function run(rule: TestedRule, { valid, invalid }: Cases): void {
  const whole = rule as unknown as RuleModule<string, readonly unknown[]>;
  const spelledOut = invalid.filter(namesSuggestions);
  tester.run(rule.name, withoutSuggestions(whole), {
    valid: valid.map(withFilename),
    invalid: invalid.filter((one) => !namesSuggestions(one)).map(withFilename),
  });
  if (spelledOut.length > 0) {
    tester.run(`${rule.name}, with its suggestions`, whole, {
      valid: [],
      invalid: spelledOut.map(withFilename),
    });
  }
  vitest.describe(`${rule.name}: each suggestion removes its finding`, () => {
    for (const one of invalid) {
      vitest.it(one.name, () => {
        applyEachSuggestion(rule, one);
      });
    }
  });
}

function namesSuggestions({ errors }: InvalidCase): boolean {
  return errors.some((error) => error.suggestions !== undefined);
}

function withFilename<Case extends ValidCase>(one: Case): Case {
  return { ...one, filename: one.filename ?? defaultFilename };
}

/** The same rule, keeping its suggestions to itself: the rule tester wants every one listed that it sees. */
function withoutSuggestions(
  rule: RuleModule<string, readonly unknown[]>,
): RuleModule<string, readonly unknown[]> {
  type Context = Parameters<typeof rule.create>[0];
  return {
    ...rule,
    create: (context) =>
      rule.create(
        Object.create(context, {
          report: {
            value: ({ suggest: _, ...report }: Parameters<Context['report']>[0]) => {
              context.report(report);
            },
          },
        }) as Context,
      ),
  };
}

/** Each edit that a finding offers must leave a file that parses and holds one such finding fewer. */
function applyEachSuggestion(rule: TestedRule, one: InvalidCase): void {
  const before = lint(rule, one, one.code);
  for (const finding of before) {
    for (const { desc, fix } of finding.suggestions ?? []) {
      const text = one.code.slice(0, fix.range[0]) + fix.text + one.code.slice(fix.range[1]);
      const after = lint(rule, one, text);
      const place = `“${desc}” at line ${String(finding.line)} gives\n${text}`;
      vitest.expect(after.find(({ fatal }) => fatal)?.message, place).toBeUndefined();
      vitest
        .expect(
          after.filter((other) => other.messageId === finding.messageId).length,
          `${place}\nwhich is reported as before`,
        )
        .toBeLessThan(before.filter((other) => other.messageId === finding.messageId).length);
      vitest.expect(after.length, `${place}\nwhich has new findings`).toBeLessThan(before.length);
    }
  }
}

function lint(
  rule: TestedRule,
  { filename, options, settings }: ValidCase,
  code: string,
): Linter.LintMessage[] {
  const path = filename ?? defaultFilename;
  if (isAbsolute(path) || normalize(path).startsWith('..')) throw new Error(`not in the project: ${path}`);
  const config = {
    files: ['**/*.*'],
    plugins: { tested: { rules: { [rule.name]: rule } } },
    languageOptions: { parser },
    settings: settings ?? {},
    rules: { [`tested/${rule.name}`]: ['error', ...(options ?? [])] },
  };
  return new Linter({ configType: 'flat' }).verify(code, config as unknown as Linter.Config, path);
}
