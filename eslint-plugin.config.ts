/** This repository, linted by its own built plugin at `strict` and by what else keeps it in order. */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { configs as regexp } from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

import kling from './dist/index.js';

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'docs/examples/unreviewed-service/', 'tests/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  regexp['flat/recommended'],
  kling.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Node types are compared as texts: the enum behind them is a run-time import of a development dependency.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    // A stand-in has the signature of what it stands in for, whether it waits for anything or not.
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    // Invented keys, which the code and the tests need in the shape of real ones.
    files: ['src/knowledge/placeholders.ts', 'tests/support/fake-credentials.ts'],
    rules: { 'kling/no-hardcoded-credentials': 'off' },
  },
  {
    // Sources and errors that quote secrets on purpose: the test is that nobody passes them on.
    files: ['tests/client/secrecy.test.ts', 'tests/secrets.test.ts'],
    rules: { 'kling/no-logged-secrets': 'off', 'kling/no-credentials-in-query': 'off' },
  },
  {
    // Requests of tests go to a stand-in and make videos of nobody: there is nothing to record and nobody to ask.
    files: ['tests/**/*.ts'],
    rules: { 'kling/require-audit-log': 'off', 'kling/require-image-consent': 'off' },
  },
  { files: ['src/**/*.ts'], extends: [eslintPlugin.configs.recommended] },
  { files: ['tests/rules/**/*.ts'], extends: [eslintPlugin.configs['tests-recommended']] },
);
