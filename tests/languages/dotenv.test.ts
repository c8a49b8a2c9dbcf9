/** Dotenv files: what the parser reads, and what the preset for them reports under each ESLint that we support. */
import { createRequire } from 'node:module';
import * as eslint10 from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { parseDotenv } from '../../src/languages/dotenv.js';
import { AK, API_KEY, SK, WEBHOOK_SECRET } from '../support/fake-credentials.js';

const eslint9 = createRequire(new URL('../package/eslint9/package.json', import.meta.url))(
  'eslint',
) as typeof eslint10;

type Report = Pick<eslint10.Linter.LintMessage, 'line' | 'column' | 'ruleId' | 'messageId'>;
type Rules = NonNullable<eslint10.Linter.Config['rules']>;

interface Options {
  readonly filename?: string;
  readonly rules?: Rules;
  readonly settings?: Record<string, unknown>;
}

function configs({ rules, settings = {} }: Options): eslint10.Linter.Config[] {
  return [plugin.configs.env, { settings, ...(rules ? { rules } : {}) }];
}

const linter = new eslint10.Linter({ configType: 'flat' });

function lint(code: string, options: Options = {}): eslint10.Linter.LintMessage[] {
  return linter.verify(code, configs(options), { filename: options.filename ?? '.env' });
}

/** `line rule[message]` of each report. */
function said(code: string, options: Options = {}): string[] {
  return lint(code, options).map(
    ({ line, ruleId, messageId }) =>
      `${String(line)} ${(ruleId ?? 'none').replace('kling/', '')}[${messageId ?? ''}]`,
  );
}

const values = (text: string): [string, string][] =>
  parseDotenv(text).body.map(({ name, value }) => [name.name, value.value]);

describe('the parser', () => {
  it.each<[string, string, [string, string][]]>([
    ['a plain value', 'A=1', [['A', '1']]],
    [
      'several lines',
      'A=1\nB=2\r\nC=3\n',
      [
        ['A', '1'],
        ['B', '2'],
        ['C', '3'],
      ],
    ],
    ['blanks around', '  A = 1 two  \n', [['A', '1 two']]],
    [
      'export',
      'export A=1\nexported=2',
      [
        ['A', '1'],
        ['exported', '2'],
      ],
    ],
    ['a colon', 'A: 1', [['A', '1']]],
    ['double quotes', 'A="1 # no comment" # a comment', [['A', '1 # no comment']]],
    ['single quotes', "A='x=1'", [['A', 'x=1']]],
    ['backticks', 'A=`say "hi"`', [['A', 'say "hi"']]],
    ['a quote that is escaped', String.raw`A="say \"hi\""`, [['A', String.raw`say \"hi\"`]]],
    [
      'several lines in quotes',
      'A="one\ntwo"\nB=3',
      [
        ['A', 'one\ntwo'],
        ['B', '3'],
      ],
    ],
    [
      'a quote that is never closed',
      'A="one\nB=2',
      [
        ['A', '"one'],
        ['B', '2'],
      ],
    ],
    [
      'nothing',
      'A=\nB=""\nC= # later',
      [
        ['A', ''],
        ['B', ''],
        ['C', ''],
      ],
    ],
    [
      'a comment behind',
      'A=1 # one\nB=2#two',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['an equals sign in the value', 'A=b=c==', [['A', 'b=c==']]],
    ['dots and dashes', 'a.b-c=1', [['a.b-c', '1']]],
    ['lines that say nothing', 'hello\n=1\n\n# A=1\n!x=2', []],
    ['no text', '', []],
    ['a byte order mark', '\uFEFFA=1', [['A', '1']]],
  ])('reads %s', (_name, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('knows places', () => {
    const [, entry] = parseDotenv('# one\nexport A="1"\nexport  B = "two" # x').body;
    expect(entry?.value).toMatchObject({
      value: 'two',
      loc: { start: { line: 3, column: 13 }, end: { line: 3, column: 16 } },
    });
    expect(entry?.name.loc.start).toEqual({ line: 3, column: 8 });
  });

  it('takes time in proportion to the text', () => {
    const text = '"A=\'`#\n'.repeat(50_000);
    const start = performance.now();
    parseDotenv(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the preset', () => {
  it('holds the rules that say so', () => {
    expect(plugin.configs.env.rules).toEqual({
      'kling/no-client-exposed-credentials': 'error',
      'kling/no-env-credentials': 'warn',
      'kling/no-shared-credentials': 'warn',
      'kling/require-https': 'error',
    });
    expect(plugin.configs.env.language).toBe('kling/dotenv');
  });

  it.each<[string, string]>([
    ['empty values', 'KLING_ACCESS_KEY=\nKLING_SECRET_KEY=""\nVITE_KLING_API_KEY='],
    [
      'stand-ins',
      'KLING_ACCESS_KEY=your_access_key\nKLING_SECRET_KEY="<secret key>"\nKLING_API_KEY=xxxxxxxx',
    ],
    ['references', 'KLING_API_KEY=${VIDEO_KEY}\nKLING_SECRET_KEY=op://prod/kling/secret\nKLING_SK=$SK'],
    ['encrypted values', `KLING_API_KEY="encrypted:BG8M6U+GKJGwpGA42ml2erb9+T2NBX6Z2JkBLynDy21"`],
    [
      'addresses, models and times',
      `KLING_BASE_URL=https://api-singapore.klingai.com\nKLING_MODEL=kling-v2-6-master\nKLING_TOKEN_TTL=1800`,
    ],
    ['ids of secrets', 'KLING_SECRET_ID=kling/prod/key\nKLING_SECRET_KEY_FILE=/run/secrets/kling'],
    [
      'keys of other services',
      `KLING_MODEL=kling-v2-6\nOPENAI_API_KEY=sk-proj-9f8a7b6c5d4e3f2a1b0c\nSESSION_SECRET=${SK}`,
    ],
    ['a file that has nothing to do with Kling', `API_KEY=${SK}\nBASE_URL=http://api.acme.example`],
    ['commented out', `# KLING_API_KEY=${API_KEY}`],
    ['loopback', 'KLING_BASE_URL=http://localhost:3000'],
    ['public addresses', 'NEXT_PUBLIC_KLING_BASE_URL=https://studio.acme.example'],
    ['an address of something else', 'KLING_MODEL=kling-v2-6\nPUBLIC_URL=http://studio.acme.example'],
    [
      'separate keys that are kept elsewhere',
      'KLING_SECRET_ID_STAGING=kling/staging\nKLING_SECRET_ID_PROD=kling/prod',
    ],
  ])('is silent on %s', (_name, code) => {
    expect(said(code)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    [
      'a key pair',
      `KLING_ACCESS_KEY=${AK}\nexport KLING_SECRET_KEY="${SK}"`,
      ['1 no-env-credentials[envFile]', '2 no-env-credentials[envFile]'],
    ],
    ['an API key under any name', `VIDEO=${API_KEY}`, ['1 no-env-credentials[envFile]']],
    ['a webhook secret', `KLING_WEBHOOK_SECRET='${WEBHOOK_SECRET}'`, ['1 no-env-credentials[envFile]']],
    [
      'a plain name in a file about Kling',
      `KLING_MODEL=kling-v2-6\nAPI_KEY=${SK} # the key`,
      ['2 no-env-credentials[envFile]'],
    ],
    [
      'a public prefix, which another rule owns',
      `NEXT_PUBLIC_KLING_API_KEY=${API_KEY}\nVITE_KLING_SECRET_KEY=${SK}`,
      ['1 no-client-exposed-credentials[publicPrefix]', '2 no-client-exposed-credentials[publicPrefix]'],
    ],
    ['an open base URL', 'KLING_BASE_URL=http://api.klingai.com', ['1 require-https[http]']],
    [
      'an open callback',
      'KLING_MODEL=kling-v2-6\nWEBHOOK_URL="http://studio.acme.example/hooks"',
      ['2 require-https[http]'],
    ],
    [
      'an open gateway under the name of Kling',
      'KLING_API_URL=HTTP://relay.acme.example',
      ['1 require-https[http]'],
    ],
    [
      'one key for two environments',
      `KLING_API_KEY_STAGING=${API_KEY}\nKLING_API_KEY_PROD=${API_KEY}`,
      ['1 no-env-credentials[envFile]', '2 no-env-credentials[envFile]', '2 no-shared-credentials[shared]'],
    ],
    [
      'one secret for two environments',
      'KLING_SECRET_ID_DEV=kling/key\nKLING_SECRET_ID_PROD=kling/key',
      ['2 no-shared-credentials[shared]'],
    ],
  ])('reports %s', (_name, code, expected) => {
    expect(said(code)).toEqual(expected);
  });

  it('reports loopback in the configuration of production', () => {
    expect(said('KLING_BASE_URL=http://localhost:3000', { filename: '.env.production' })).toEqual([
      '1 require-https[http]',
    ]);
  });

  it('reports the value, and never repeats it', () => {
    const [report] = lint(`# one\nKLING_SECRET_KEY = "${SK}"`);
    expect(report).toMatchObject({ line: 2, column: 21, endColumn: 21 + SK.length });
    expect(JSON.stringify(report)).not.toContain(SK.slice(4, 12));
  });

  it('looks at plain names everywhere when the scope is all', () => {
    expect(said(`SECRET_KEY=${SK}`, { settings: { kling: { scope: 'all' } } })).toEqual([
      '1 no-env-credentials[envFile]',
    ]);
  });

  it('leaves out what the team allows', () => {
    const rules: Rules = { 'kling/no-env-credentials': ['warn', { allow: ['KLING_API_KEY'] }] };
    expect(said(`KLING_API_KEY=${API_KEY}\nKLING_SK=${SK}`, { rules })).toEqual([
      '2 no-env-credentials[envFile]',
    ]);
  });

  it('has nothing to say with rules that do not ask about variables', () => {
    const rules: Rules = Object.fromEntries(
      Object.keys(plugin.rules).map((name) => [`kling/${name}`, 'error']),
    );
    expect(said(`KLING_API_KEY=${API_KEY}`, { rules })).toEqual(['1 no-env-credentials[envFile]']);
  });

  it('mends the host of the API, and suggests the rest', () => {
    const code =
      'KLING_BASE_URL="http://api.klingai.com" # old\nKLING_CALLBACK_URL=http://studio.acme.example/kling';
    const { output, messages } = linter.verifyAndFix(code, configs({}), { filename: '.env' });
    expect(output).toBe(code.replace('"http:', '"https:'));
    const [left] = messages;
    const fix = left?.suggestions?.[0]?.fix;
    expect(fix && output.slice(0, fix.range[0]) + fix.text + output.slice(fix.range[1])).toBe(
      code.replaceAll('http:', 'https:'),
    );
  });
});

describe.each([
  ['ESLint 10', eslint10],
  ['ESLint 9', eslint9],
])('%s', (_name, { Linter, ESLint }) => {
  const own = new Linter({ configType: 'flat' });
  const verify = (code: string): Report[] =>
    own
      .verify(code, configs({}), { filename: 'apps/web/.env.local' })
      .map(({ line, column, ruleId, messageId }) => ({
        line,
        column,
        ruleId,
        messageId,
      }));

  it('reports', () => {
    expect(verify(`KLING_API_KEY=${API_KEY}`)).toEqual([
      { line: 1, column: 15, ruleId: 'kling/no-env-credentials', messageId: 'envFile' },
    ]);
  });

  it.each([
    [
      'the next line',
      `# eslint-disable-next-line kling/no-env-credentials -- a sandbox key\nKLING_API_KEY=${API_KEY}`,
      0,
    ],
    ['the same line', `KLING_API_KEY=${API_KEY} # eslint-disable-line`, 0],
    ['the rest of the file', `KLING_AK=${AK}\n# eslint-disable\nKLING_API_KEY=${API_KEY}`, 1],
    ['a part of the file', `# eslint-disable\nKLING_API_KEY=${API_KEY}\n# eslint-enable\nKLING_SK=${SK}`, 1],
    ['another rule', `# eslint-disable-next-line kling/require-https\nKLING_API_KEY=${API_KEY}`, 1],
  ])('is switched off for %s', (_what, code, left) => {
    expect(verify(code).filter(({ ruleId }) => ruleId === 'kling/no-env-credentials')).toHaveLength(left);
  });

  it('finds the files by their names, beside the presets for code', async () => {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended, plugin.configs.env],
    });
    for (const file of ['.env', '.env.production', 'apps/web/.env.local', 'config/kling.env']) {
      const [result] = await eslint.lintText(`KLING_API_KEY=${API_KEY}\n`, { filePath: file });
      expect(
        result?.messages.map(({ ruleId }) => ruleId),
        file,
      ).toEqual(['kling/no-env-credentials']);
    }
    const [script] = await eslint.lintText('export const kling = process.env.KLING_API_KEY;', {
      filePath: 'kling.js',
    });
    expect(script?.messages.map(({ ruleId }) => ruleId)).toEqual(['kling/no-env-credentials']);
  });
});
