#!/usr/bin/env node
/** The command line. Exit code 0: nothing to complain of. 1: something is. 2: could not run. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ComplianceReport } from './config-check/check.js';
import type { Status } from './config-check/judge.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const ABSENT = `The review command is not part of eslint-plugin-kling ${version}, whose rules run in ESLint.`;

/** Which statuses make the check fail, by the value of `--fail-on`. */
const FAILING = {
  never: [],
  fail: ['FAIL'],
  unknown: ['FAIL', 'UNKNOWN'],
  warn: ['FAIL', 'UNKNOWN', 'WARN'],
} as const satisfies Readonly<Record<string, readonly Status[]>>;

type FailOn = keyof typeof FAILING;

const HELP = `Usage: kling-compliance check --config FILE [--fail-on LEVEL]
       kling-compliance [--help] [--version]

Checks a configuration of a Kling integration: JSON, YAML, JavaScript or TypeScript.

  -c, --config FILE  the configuration
  --fail-on LEVEL    exit with 1 for: fail (only what failed), unknown (that, and
                     what the configuration does not say; the default), warn
                     (that, and warnings), never
  -h, --help         show this text
  -v, --version      show the version

Exit codes: 0 clean, 1 findings, 2 could not run.
${ABSENT}
`;

/** Could not run, for a reason that stands in the message. */
class UsageError extends Error {}

/** Runs the command of the arguments and gets the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) return say(HELP);
  if (values.version) return say(`${version}\n`);
  const [command, ...rest] = positionals;
  if (command === 'review') throw new UsageError(ABSENT);
  if (command !== 'check') throw new UsageError('There is no such command; --help shows the commands.');
  if (rest.length > 0) throw new UsageError('check takes its file by --config.');
  return check(values.config, values['fail-on']);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', short: 'c' },
        'fail-on': { type: 'string', default: 'unknown' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split(/\.(?:\s|$)/) : [];
    throw new UsageError(`${sentence}; --help shows the options.`);
  }
}

async function check(file: string | undefined, failOn: string): Promise<number> {
  if (file === undefined) throw new UsageError('check needs a file: --config FILE.');
  if (!isFailOn(failOn)) throw new UsageError(`--fail-on must be ${Object.keys(FAILING).join(' or ')}.`);
  const { assessConfiguration } = await import('./config-check/check.js');
  const { ConfigurationError, readConfiguration } = await import('./config-check/read.js');
  const { reportText } = await import('./config-check/text.js');
  const { readConfigurationFile } = await import('./review/configuration-file.js');
  try {
    const report = assessConfiguration(readConfiguration(await readConfigurationFile(file)));
    say(reportText(report));
    return fails(report, FAILING[failOn]) ? 1 : 0;
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function isFailOn(text: string): text is FailOn {
  return Object.hasOwn(FAILING, text);
}

function fails({ findings, further }: ComplianceReport, statuses: readonly Status[]): boolean {
  return [...findings, ...further.findings].some(({ status }) => statuses.includes(status));
}

function say(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
