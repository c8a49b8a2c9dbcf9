/**
 * Lints real code with the built plugin and prints what it finds: the published sources of the npm package
 * `kling-api`, a service that nobody has reviewed, and the same service done right, in which there is nothing to find.
 * A demonstration: it ends well whatever it finds.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import kling from '../../dist/index.js';

/** Code to lint. */
interface Example {
  readonly title: string;
  /** The directory that counts as its project. */
  readonly directory: URL;
  readonly files: readonly string[];
  readonly presets: readonly Linter.Config[];
}

const EXAMPLES: readonly Example[] = [
  {
    title: 'kling-api, as published on npm',
    directory: new URL('../../node_modules/kling-api/', import.meta.url),
    files: ['dist/**/*.js'],
    presets: [kling.configs.recommended],
  },
  {
    title: 'an unreviewed service',
    directory: new URL('unreviewed-service/', import.meta.url),
    files: ['**/*.{ts,tsx}', '.env.example'],
    presets: [kling.configs.recommended, kling.configs.env],
  },
  {
    title: 'the same service, reviewed',
    directory: new URL('reviewed-service/', import.meta.url),
    files: ['**/*.ts', '.env.example'],
    presets: [kling.configs.strict, kling.configs.env],
  },
];

/** Lints one example as its own ESLint project, with nothing but presets. */
async function lint({ directory, files, presets }: Example): Promise<ESLint.LintResult[]> {
  const eslint = new ESLint({
    cwd: fileURLToPath(directory),
    overrideConfigFile: true,
    overrideConfig: [...presets, { files: ['**/*.{ts,tsx}'], languageOptions: { parser } }],
  });
  return eslint.lintFiles([...files]);
}

/** Writes the findings file by file, then how often each rule spoke. */
function report({ title, directory }: Example, results: readonly ESLint.LintResult[]): string {
  const messages = results.flatMap((result) => result.messages);
  const counts = new Map<string, number>();
  for (const { ruleId } of messages) {
    const name = ruleId ?? 'could not be read';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const found = results
    .filter((result) => result.messages.length > 0)
    .map((result) =>
      [
        relative(fileURLToPath(directory), result.filePath),
        ...result.messages.map(
          ({ line, ruleId, message }) => `  line ${String(line)}  ${ruleId ?? ''}\n    ${message}`,
        ),
        '',
      ].join('\n'),
    );
  const summary = [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${String(count).padStart(4)}  ${name}`);
  const total = `${String(results.length)} files, ${String(messages.length)} findings`;
  return [`== ${title}: ${total}`, '', ...found, ...summary, ''].join('\n');
}

for (const example of EXAMPLES) {
  console.log(report(example, await lint(example)));
}
