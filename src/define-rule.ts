/** How a rule is written down, and how it becomes an ESLint rule. */
import type { TSESLint } from '@typescript-eslint/utils';
import { dotenvFileOf, type DotenvFile } from './concepts/dotenv.js';
import { fileOf, mayConcern, type KlingFile } from './concepts/file.js';
import type { Finding, Suggestion } from './finding.js';
import { readSettings } from './settings.js';

/** How loudly a preset turns a rule on. */
export type Level = 'error' | 'warn' | 'off';

/** The place of a rule in the review and in the presets. */
export interface RuleFacts<Options extends object = object> {
  /** What is asked, beginning with Enforce, Require or Disallow. */
  readonly description: string;
  /** The items of the review's checklist that the rule enforces, by their ids in `knowledge/checklist.ts`. */
  readonly items: readonly string[];
  /** The weakness or article behind it: `CWE-532`, `GDPR Art. 30`. */
  readonly reference: string;
  /** `flow`: a value reaches a place; `value`: what stands at a place is wrong; `obligation`: something must come first. */
  readonly shape: 'flow' | 'value' | 'obligation';
  readonly recommended: Level;
  readonly strict: Level;
  /** For dotenv files, by the preset for them. */
  readonly env?: Level;
  /** Options that `strict` sets beyond the defaults. */
  readonly strictOptions?: Partial<Options>;
}

/** A rule as it is written down. */
export interface RuleDefinition<Id extends string, Options extends object> {
  /** The rule's name without prefix; its file has the same. */
  readonly name: string;
  readonly docs: RuleFacts<Options>;
  /** Sentences by id. `{{name}}` stands for a value of the finding's data. */
  readonly messages: Readonly<Record<Id, string>>;
  /** JSON schema of each option. */
  readonly options: {
    readonly [Name in keyof Options]: {
      readonly schema: object;
      readonly default: Options[Name];
      readonly description: string;
    };
  };
  readonly fixable?: true;
  readonly suggests?: true;
  /** Answers the question for one file. Pure: the same file and options give the same findings. */
  readonly assess: (file: KlingFile, options: Options) => readonly Finding<Id>[];
  /** Answers it for a dotenv file. */
  readonly assessEnv?: (file: DotenvFile, options: Options) => readonly Finding<Id>[];
}

/** An ESLint rule that keeps its definition. */
export interface KlingRule<Id extends string = string, Options extends object = object> extends Omit<
  RuleDefinition<Id, Options>,
  'assess' | 'assessEnv'
> {
  readonly defaults: Options;
  readonly meta: {
    readonly type: 'problem';
    readonly docs: { readonly description: string; readonly url: string; readonly recommended: boolean };
    readonly messages: Readonly<Record<string, string>>;
    readonly schema: readonly object[];
    readonly defaultOptions: readonly [Options];
    readonly fixable?: 'code';
    readonly hasSuggestions: boolean;
  };
  readonly create: (context: RuleContext) => TSESLint.RuleListener;
  /** Answers the question for one file, options completed with their defaults. */
  readonly assess: (file: KlingFile, options?: Partial<Options>) => readonly Finding<Id>[];
  /** The same for a dotenv file; nothing where the rule does not ask about those. */
  readonly assessEnv: (file: DotenvFile, options?: Partial<Options>) => readonly Finding<Id>[];
}

/** What a rule uses of ESLint's context; oxlint gives the same. */
export type RuleContext = Pick<
  TSESLint.RuleContext<string, readonly unknown[]>,
  'sourceCode' | 'filename' | 'settings' | 'options' | 'report'
>;

const DOCS = 'https://github.com/eslint-plugin-kling/eslint-plugin-kling/blob/main/docs/rules';

/** A rule without options. */
type NoOptions = Readonly<Record<string, never>>;

/** Makes an ESLint rule of a definition. */
export function defineRule<const Id extends string, Options extends object = NoOptions>(
  definition: RuleDefinition<Id, Options>,
): KlingRule<Id, Options> {
  const { name, docs, options } = definition;
  const names = Object.keys(options) as (keyof Options & string)[];
  const defaults = Object.fromEntries(names.map((option) => [option, options[option].default])) as Options;
  const assess = (file: KlingFile, given: Partial<Options> = {}): readonly Finding<Id>[] =>
    definition.assess(file, { ...defaults, ...given });
  const assessEnv = (file: DotenvFile, given: Partial<Options> = {}): readonly Finding<Id>[] =>
    definition.assessEnv?.(file, { ...defaults, ...given }) ?? [];
  return {
    ...definition,
    defaults,
    assess,
    assessEnv,
    meta: {
      type: 'problem',
      docs: {
        description: docs.description,
        url: `${DOCS}/${name}.md`,
        recommended: docs.recommended !== 'off',
      },
      messages: definition.messages,
      schema: [
        {
          type: 'object',
          properties: Object.fromEntries(
            names.map((option) => [
              option,
              { ...options[option].schema, description: options[option].description },
            ]),
          ),
          additionalProperties: false,
        },
      ],
      defaultOptions: [defaults],
      ...(definition.fixable ? { fixable: 'code' } : {}),
      hasSuggestions: definition.suggests === true,
    },
    create(context) {
      const settings = readSettings(context.settings);
      const { sourceCode, filename } = context;
      const given = context.options[0] as Partial<Options> | undefined;
      const report = (findings: readonly Finding<Id>[]): void => {
        for (const finding of findings)
          if (finding.verdict === 'violation') context.report(reportOf(finding));
      };
      const variables = dotenvFileOf(sourceCode.ast, filename, settings);
      if (variables)
        return {
          'Dotenv:exit': () => {
            report(assessEnv(variables, given));
          },
        };
      if (!mayConcern(sourceCode, filename, settings)) return {};
      return {
        'Program:exit'() {
          report(assess(fileOf(sourceCode, filename, settings), given));
        },
      };
    },
  };
}

function reportOf(finding: Finding): TSESLint.ReportDescriptor<string> {
  const { node, messageId, data = {}, suggestions = [], fix = [] } = finding;
  return {
    node,
    messageId,
    data,
    fix:
      fix.length > 0
        ? (fixer) => fix.map((edit) => fixer.replaceTextRange([...edit.range], edit.text))
        : null,
    suggest: suggestions.map((suggestion: Suggestion) => ({
      messageId: suggestion.messageId,
      data: suggestion.data ?? {},
      fix: (fixer) => suggestion.edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text)),
    })),
  };
}
