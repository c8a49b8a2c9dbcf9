/** The two services of the examples: their files, and what the built plugin finds in them. */
import { join } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import kling from '../../dist/index.js';
import { filesUnder, pathOf, read } from '../support/project.js';

/** The services, by their directories. */
export const SERVICES = ['unreviewed-service', 'reviewed-service'] as const;

/** One of them. */
export type Service = (typeof SERVICES)[number];

/** Gets the files of a service that are linted, as paths from the top. */
export function filesOf(service: Service): string[] {
  return filesUnder(`docs/examples/${service}`, /\.tsx?$|^\.env/u);
}

/** Lints a service as a project of its own, its dotenv file with the preset for these. */
export async function reportsIn(service: Service, preset: Linter.Config): Promise<string[]> {
  const directory = pathOf(join('docs/examples', service));
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [
      preset,
      kling.configs.env,
      { files: ['**/*.{ts,tsx}'], languageOptions: { parser } },
      { linterOptions: { reportUnusedDisableDirectives: 'error' } },
    ],
  });
  const results = await eslint.lintFiles(filesOf(service).map(pathOf));
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) =>
        `${ruleId ?? message} ${filePath.slice(directory.length + 1)}:${String(line)}`,
    ),
  );
}

/** Gets the routes of a service, each as method and path. */
export function routesOf(service: Service): string[] {
  return filesOf(service)
    .flatMap((file) => [...read(file).matchAll(/^ *\w+\.(get|post|put|patch|delete)\(\s*'(\/[^']*)'/gmu)])
    .map(([, method, path]) => `${String(method).toUpperCase()} ${String(path)}`)
    .sort();
}
