#!/usr/bin/env node
/** The command line: says what this version has, and what it does not have yet. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const ABSENT = `The review command is not part of eslint-plugin-kling ${version}, whose rules run in ESLint.`;

const HELP = `Usage: kling-compliance [--help] [--version]

${ABSENT}

  -h, --help     show this text
  -v, --version  show the version
`;

/** Answers the arguments and gets the exit code: 0 for what was asked, 2 for what could not run. */
function answer(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    allowPositionals: true,
    strict: false,
  });
  if (values.help) process.stdout.write(HELP);
  else if (values.version) process.stdout.write(`${version}\n`);
  else process.stderr.write(`${ABSENT}\n`);
  return values.help || values.version ? 0 : 2;
}

process.exitCode = answer(process.argv.slice(2));
