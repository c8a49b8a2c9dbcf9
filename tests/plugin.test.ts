import type { Rule } from 'eslint';
import { Linter, SourceCode } from 'eslint';
import * as typescript from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import type { RuleContext } from '../src/define-rule.js';
import plugin, { default as commonJs } from '../src/index.js';
import { isChecklistId } from '../src/knowledge/checklist.js';
import * as definitions from '../src/rules/index.js';
import { lint, shown, strictRules, type PARSERS } from './support/lint.js';
import { exists, filesUnder, read, ruleNames } from './support/project.js';
import { SYNTAX_ZOO, type ZooCase } from './support/syntax-zoo.js';

const rules = Object.entries(definitions);
const names = Object.keys(definitions);

describe('the house', () => {
  it('has a rule', () => {
    expect(names).not.toEqual([]);
  });

  it('has every file of src/rules in the index, and nothing else', () => {
    expect(names.toSorted()).toEqual(ruleNames());
    expect(Object.keys(plugin.rules)).toEqual(names);
  });

  it.each(names)('%s has a test and a page', (name) => {
    const missing = [`tests/rules/${name}.test.ts`, `docs/rules/${name}.md`].filter((file) => !exists(file));
    expect(missing).toEqual([]);
  });

  it.each([
    ['docs/rules', 'md'],
    ['tests/rules', 'test.ts'],
  ])('%s has no file for a rule that there is not', (directory, ending) => {
    const known = names.map((name) => `${directory}/${name}.${ending}`);
    expect(filesUnder(directory, /./u).filter((file) => !known.includes(file))).toEqual([]);
  });
});

describe('the presets', () => {
  it.each(['recommended', 'strict'] as const)('%s is what the rules say', (preset) => {
    const expected: Record<string, unknown> = {};
    for (const [name, { docs }] of rules) {
      if (docs[preset] === 'off') continue;
      const options: object | undefined = preset === 'strict' ? docs.strictOptions : undefined;
      expected[`kling/${name}`] = options ? [docs[preset], options] : docs[preset];
    }
    const { rules: actual, plugins, name, files } = plugin.configs[preset];
    expect(actual).toEqual(expected);
    expect(plugins?.['kling']).toBe(plugin);
    expect(name).toBe(`kling/${preset}`);
    expect(files).toEqual(['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}']);
  });

  it('strict holds every rule, never more quietly than recommended', () => {
    const loudness = { off: 0, warn: 1, error: 2 };
    for (const [name, { docs }] of rules) {
      expect(loudness[docs.strict], name).toBeGreaterThan(0);
      expect(loudness[docs.strict], name).toBeGreaterThanOrEqual(loudness[docs.recommended]);
    }
  });

  it.each(['recommended', 'strict'] as const)('%s is a configuration that ESLint accepts', (preset) => {
    const messages = new Linter({ configType: 'flat' }).verify('kling();', [plugin.configs[preset]], 'a.js');
    expect(messages).toEqual([]);
  });

  it('are named after the package', () => {
    const { name, version } = JSON.parse(read('package.json')) as { name: string; version: string };
    expect(plugin.meta).toMatchObject({ name, version, namespace: 'kling' });
    expect(commonJs).toBe(plugin);
  });
});

describe.each(rules)('%s says of itself', (name, rule) => {
  const { docs, meta, messages, options } = rule;

  it('its name', () => {
    expect(rule.name).toBe(name);
    expect(meta.docs.url).toMatch(new RegExp(`^https://.*/docs/rules/${name}\\.md$`, 'u'));
  });

  it('what it asks', () => {
    expect(docs.description).toMatch(/^(?:Enforce|Require|Disallow) .*\.$/u);
    expect(meta.docs.description).toBe(docs.description);
    expect(name.startsWith('no-')).toBe(docs.description.startsWith('Disallow'));
  });

  it('which items of the review it serves', () => {
    expect(docs.items.filter((item) => !isChecklistId(item))).toEqual([]);
    expect(docs.items).not.toEqual([]);
    expect(new Set(docs.items).size).toBe(docs.items.length);
  });

  it('which weakness or article stands behind it', () => {
    expect(docs.reference).toMatch(
      /^(?:CWE-\d+|GDPR (?:Art\. \d+(?:\(\d+\)(?:\([a-z]\))?)?|Ch\. [IVX]+))(?:, |$)/u,
    );
    expect(docs.reference).toMatch(/^[^,]+(?:, [^,]+)*$/u);
  });

  it('whole sentences', () => {
    expect(Object.keys(messages)).not.toEqual([]);
    for (const [id, text] of Object.entries<string>(messages)) {
      expect(text, id).toMatch(/^[A-Z`"“{].*\.$/su);
      expect(text, id).not.toMatch(/\s{2}|\s$|undefined|TODO/u);
    }
  });

  it('its options, each with a description, a schema and a default that the schema accepts', () => {
    for (const [option, { schema, description }] of Object.entries<{ schema: object; description: string }>(
      options,
    )) {
      expect(Object.keys(schema), option).not.toEqual([]);
      expect(description, option).toMatch(/^[A-Z`].*\.$/su);
    }
    const {
      defaults,
      docs: { strictOptions = {} },
    } = rule as { defaults: object; docs: { strictOptions?: object } };
    expect(meta.defaultOptions).toEqual([defaults]);
    expect(Object.keys(defaults)).toEqual(Object.keys(options));
    expect(lint('a();', { rules: { [name]: [defaults] } })).toEqual([]);
    expect(lint('a();', { rules: { [name]: [strictOptions] } })).toEqual([]);
    expect(() => lint('a();', { rules: { [name]: [{ 'no such option': 1 }] } })).toThrow('no such option');
  });
});

function parsersOf({ language }: ZooCase): (keyof typeof PARSERS)[] {
  return language.startsWith('t') ? ['typescript'] : ['espree', 'typescript'];
}

const zoo = SYNTAX_ZOO.flatMap((one) => parsersOf(one).map((parser) => ({ ...one, parser })));

describe('every rule survives', () => {
  it.each(zoo)('$name ($language, $parser)', ({ code, language, parser }) => {
    for (const kling of [{}, { scope: 'all' }]) {
      const messages = lint(code, { parser, filename: `src/zoo.${language}`, settings: { kling } });
      for (const message of messages) {
        expect(message.message, shown(message)).not.toMatch(/\{\{|undefined|\[object/u);
        expect(message.line, shown(message)).toBeGreaterThan(0);
      }
    }
  });

  it.each(names)('%s: a tree without scopes', (name) => {
    const text = 'const klingSecretKey = "x"; console.log(klingSecretKey);';
    const { ast, visitorKeys } = typescript.parseForESLint(text, {
      range: true,
      loc: true,
      tokens: true,
      comment: true,
    });
    const sourceCode = new SourceCode({
      text,
      ast: ast as unknown as SourceCode.Config['ast'],
      scopeManager: null,
      visitorKeys: visitorKeys as SourceCode.VisitorKeys,
    });
    const reports: unknown[] = [];
    const context: RuleContext = {
      sourceCode: sourceCode as unknown as RuleContext['sourceCode'],
      filename: 'src/kling.ts',
      settings: {},
      options: [],
      report: (report) => reports.push(report),
    };
    const listener = (
      plugin.rules[name] as unknown as { create(context: RuleContext): Rule.RuleListener }
    ).create(context);
    for (const visit of Object.values(listener) as ((node: unknown) => void)[]) visit(ast);
    expect(reports).toEqual([]);
  });
});

describe('no rule has anything to say', () => {
  it.each(zoo)('about $name without Kling ($language, $parser)', ({ code, language, parser }) => {
    const other = code
      .replace(/kling/giu, (word) => (word.startsWith('K') ? 'Acme' : 'acme'))
      .replace(/(?:text|image)2video/gu, 'clips');
    expect(lint(other, { parser, filename: `src/zoo.${language}` }).map(shown)).toEqual([]);
  });

  const careless = `
    import axios from 'axios';
    import jwt from 'jsonwebtoken';
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const secretKey = 'BetterAcme94HarryAteTheBreadABCD';
    export async function handler(req, res) {
      const token = jwt.sign({ sub: req.user.id }, process.env.SESSION_SECRET ?? 'session-secret-for-development');
      console.log('token', token, req.headers.authorization, secretKey);
      await axios.post(\`http://api.example.com/v1/images?api_key=\${secretKey}\`, { prompt: req.body.prompt, image_url: req.body.imageUrl }, {
        headers: { Authorization: \`Bearer \${token}\` },
        httpsAgent: new https.Agent({ rejectUnauthorized: false }),
      });
      res.json({ token });
    }`;

  it.each([
    ['as it is', careless],
    ['and mentions Kling in a comment', `// Like the Kling API, but not it.\n${careless}\n/* kling */`],
    ['and is sparkling', `const sparkling = 'inkling', Klingon = 'Klingons';\n${careless}`],
  ])('about careless code for another service, %s', (_how, code) => {
    expect(lint(code).map(shown)).toEqual([]);
    expect(lint(code, { parser: 'espree', filename: 'src/service.js' }).map(shown)).toEqual([]);
  });
});

describe('rules do not disturb each other', () => {
  const files = [
    ...filesUnder('tests/fixtures', /\.[cm]?[jt]sx?$/u),
    ...filesUnder('docs/examples/unreviewed-service', /\.[cm]?[jt]sx?$/u),
  ];

  it('has files to look at', () => {
    expect(files).not.toEqual([]);
  });

  it.each(files)('each alone reports in %s what it reports beside the others', (file) => {
    const code = read(file);
    const together = lint(code, { filename: file }).map(shown);
    const alone = Object.entries(strictRules()).flatMap(([name, options]) =>
      lint(code, { filename: file, rules: { [name]: options } }).map(shown),
    );
    expect(alone.toSorted()).toEqual(together.toSorted());
  });

  it('says the same when it is asked again', () => {
    for (const file of files) {
      expect(lint(read(file), { filename: file }), file).toEqual(lint(read(file), { filename: file }));
    }
  });

  it('reports every recommended rule somewhere in the unreviewed service', () => {
    const service = files.filter((file) => file.startsWith('docs/examples/unreviewed-service/'));
    const reported = new Set(
      service.flatMap((file) => lint(read(file), { filename: file }).map(({ ruleId }) => ruleId)),
    );
    const recommended = rules.filter(([, { docs }]) => docs.recommended !== 'off').map(([name]) => name);
    expect(recommended.filter((name) => !reported.has(name))).toEqual([]);
  });
});
