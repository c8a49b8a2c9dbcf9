/** The packed plugin as a JavaScript plugin of oxlint. */
import type { ESLint } from 'eslint';
import { expect, it, onTestFinished } from 'vitest';

import kling from '../../dist/index.js';
import { Project } from './project.js';

const CONFIG = `import * as parser from '@typescript-eslint/parser';
import kling from 'eslint-plugin-kling';

export default [kling.configs.recommended, { files: ['**/*.{ts,tsx}'], languageOptions: { parser } }];
`;

/** What oxlint writes of a finding in its JSON format. */
interface OxlintDiagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

it('finds in the example service what ESLint finds', async () => {
  const project = await Project.create(10);
  onTestFinished(() => project.remove());
  await project.copy('docs/examples/unreviewed-service', 'service');
  await project.write('eslint.config.js', CONFIG);
  const { rules } = kling.configs.recommended;
  await project.write(
    '.oxlintrc.json',
    JSON.stringify({ jsPlugins: ['eslint-plugin-kling'], categories: { correctness: 'off' }, rules }),
  );

  const eslint = await project.bin('eslint', '--format', 'json', 'service');
  expect(eslint.stderr).toBe('');
  const expected = (JSON.parse(eslint.stdout) as ESLint.LintResult[]).flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId ?? ''} ${message}`),
  );
  const oxlint = await project.bin('oxlint', '--format', 'json', 'service');
  const { diagnostics } = JSON.parse(oxlint.stdout) as { diagnostics: OxlintDiagnostic[] };
  const found = diagnostics.map(({ code, message, filename, labels }) => {
    const rule = code.replace(/^([^(]+)\(([^)]+)\)$/u, '$1/$2');
    return `${project.path(filename)}:${labels[0]?.span.line ?? 0} ${rule} ${message}`;
  });
  expect(expected.length).toBeGreaterThan(0);
  expect(found.sort()).toEqual(expected.sort());
});
