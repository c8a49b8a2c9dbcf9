/** `kling-compliance check`, as it is started from a shell. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { AK, API_KEY, SK } from '../support/fake-credentials.js';
import { pathOf } from '../support/project.js';

const JITI = pathOf('node_modules/jiti/lib/jiti-cli.mjs');
const CLI = pathOf('src/cli.ts');

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kling-check-'));
});
afterAll(() => rm(directory, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(execPath, [JITI, CLI, ...args], { cwd: directory }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function check(name: string, text: string, ...args: string[]): Promise<Outcome> {
  await writeFile(join(directory, name), text);
  return run('check', '--config', name, ...args);
}

const SOUND = {
  keySource: 'secrets_manager',
  baseUrl: 'https://api-singapore.klingai.com',
  contentFilterEnabled: true,
  auditLogging: true,
};
const YAML = `
key_source: secrets_manager
base_url: https://api-singapore.klingai.com
content_filter_enabled: true
audit_logging: true
`;
const FOUR = ` [OK] credentials: Using secrets manager
 [OK] tls: HTTPS enforced
 [OK] content_filter: Pre-submission filtering active
 [OK] audit: Audit logging enabled
4 passed, 0 warnings, 0 failed, 0 unknown

Further checks
`;

describe('a configuration', () => {
  test.concurrent.each([
    ['a.json', JSON.stringify({ $schema: './x.json', ...SOUND })],
    ['bom.json', `\uFEFF${JSON.stringify(SOUND)}`],
    ['a.yaml', YAML],
    ['a.yml', `# a comment\n${YAML}`],
    ['a.js', `module.exports = ${JSON.stringify(SOUND)};`],
    ['a.cjs', `module.exports = ${JSON.stringify(SOUND)};`],
    ['a.mjs', `export default ${JSON.stringify(SOUND)};`],
    ['a.ts', `const config: { keySource: string } = ${JSON.stringify(SOUND)};\nexport default config;`],
    ['a.mts', `export default ${JSON.stringify(SOUND)} satisfies object;`],
  ])('is read from %s', async (name, text) => {
    const { code, stdout, stderr } = await check(name, text, '--fail-on', 'fail');
    expect(stderr).toBe('');
    expect(stdout.slice(0, FOUR.length)).toBe(FOUR);
    expect(stdout).toContain(' [??] rotation: key_rotation_days is not given\n');
    expect(stdout).toMatch(/\n1 passed, 0 warnings, 0 failed, 20 unknown\n$/);
    expect(code).toBe(0);
  });
});

describe('the exit code', () => {
  const ENVIRONMENT = { ...SOUND, keySource: 'environment' };
  const HTTP = { ...SOUND, baseUrl: 'http://api-singapore.klingai.com' };

  test.concurrent.each<[string, object, string[], number]>([
    ['what is not given fails by default', SOUND, [], 1],
    ['what is not given passes on request', SOUND, ['--fail-on', 'fail'], 0],
    ['what failed fails', HTTP, ['--fail-on=fail'], 1],
    ['warnings pass', ENVIRONMENT, ['--fail-on', 'fail'], 0],
    ['warnings fail on request', ENVIRONMENT, ['--fail-on', 'warn'], 1],
    ['nothing fails on request', HTTP, ['--fail-on', 'never'], 0],
  ])('%s', async (what, config, args, code) => {
    const name = `${what.replaceAll(' ', '-')}.json`;
    expect(await check(name, JSON.stringify(config), ...args)).toMatchObject({ code, stderr: '' });
  });
});

describe('what cannot run is said in one sentence', () => {
  const SECRET = `${API_KEY} ${AK} ${SK}`;
  test.concurrent.each([
    ['wrong.json', '{"key_source":"vault"}', '"key_source" must be "secrets_manager" or "environment".'],
    [
      'misspelt.json',
      '{"key_sorce":1}',
      '"key_sorce" is no key of the configuration; did you mean "key_source"?',
    ],
    ['type.yaml', 'audit_logging: "yes"', '"audit_logging" must be true or false.'],
    ['list.json', '[]', 'The configuration must be an object of keys and values.'],
    ['empty.yaml', '', 'The configuration must be an object of keys and values.'],
    ['broken.json', `{\n"a": "${SECRET}" x}`, 'The file is not valid JSON in line 2.'],
    ['broken.yaml', `a: 1\nb: ["${SECRET}"`, 'The file is not valid YAML in line 2.'],
    ['twice.yaml', 'region: china\nregion: global\n', 'The file is not valid YAML in line 2.'],
    ['alias.yaml', 'region: *nowhere\n', 'The file is not valid YAML: an alias leads nowhere or too far.'],
    ['value.json', `{"key_source":"${API_KEY}"}`, '"key_source" must be "secrets_manager" or "environment".'],
    ['key.json', `{"${API_KEY}":1}`, 'A key looks like a credential; none belongs into the configuration.'],
    ['throws.js', `throw new RangeError('${SECRET}');`, 'The file cannot be run (RangeError).'],
    ['syntax.ts', `const x = '${SECRET}`, 'The file cannot be run.'],
    ['missing.mjs', `import '${AK}';`, 'The file cannot be run.'],
    ['config.toml', 'a = 1', 'The file must end in one of .json .yaml .yml .js .mjs .cjs .ts .mts .cts.'],
  ])('%s', async (name, text, sentence) => {
    const outcome = await check(name, text);
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: `${name}: ${sentence}\n` });
  });

  test.concurrent.each<[string[], string]>([
    [['check', '--config', 'none.json'], 'none.json: The file cannot be read (ENOENT).'],
    [['check', '--config', '.json'], '.json: The file must end in one of'],
    [['check'], 'check needs a file: --config FILE.'],
    [['check', 'a.json'], 'check takes its file by --config.'],
    [['check', '--config'], "Option '-c, --config <value>' argument missing; --help shows the options."],
    [['check', '--cofnig', 'x'], "Unknown option '--cofnig'; --help shows the options."],
    [
      ['check', '--config', 'x.json', '--fail-on', 'all'],
      '--fail-on must be never or fail or unknown or warn.',
    ],
    [['chekc'], 'There is no such command; --help shows the commands.'],
    [[], 'There is no such command; --help shows the commands.'],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

it('explains itself', async () => {
  const { code, stdout } = await run('--help');
  expect(code).toBe(0);
  for (const word of ['check', '--config', '--fail-on', 'unknown', 'Exit codes'])
    expect(stdout).toContain(word);
});
