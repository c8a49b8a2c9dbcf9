/** The JSON schema that editors read, and the page that people read, are those of the table. */
import { writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { configurationJsonSchema } from '../../src/config-check/json-schema.js';
import { camelCase, OPTIONS, type Option } from '../../src/config-check/options.js';
import { readConfiguration, wanted } from '../../src/config-check/read.js';
import { pathOf, read } from '../support/project.js';

const SCHEMA = 'docs/kling-compliance.schema.json';
const PAGE = 'docs/configuration-check.md';

/** Compares a file with what it should be, or makes it so with `UPDATE_DOCS=1` in the environment. */
function expectFile(file: string, text: string): void {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(pathOf(file), text);
  expect(read(file), `${file} is out of date; UPDATE_DOCS=1 writes it anew`).toBe(text);
}

it(`${SCHEMA} is up to date`, async () => {
  const text = JSON.stringify(configurationJsonSchema(), null, 2);
  expectFile(SCHEMA, await format(text, { parser: 'json', printWidth: 110 }));
});

it(`${PAGE} lists every key`, async () => {
  const rows = Object.entries<Option>(OPTIONS).map(
    ([key, option]) =>
      `| \`${key}\` | ${wanted(option).replaceAll(/"([^"]*)"/g, '`$1`')} | ${option.about} |`,
  );
  const table = ['| Key | Value | Meaning |', '|---|---|---|', ...rows].join('\n');
  const page = read(PAGE).replace(
    /(?<=<!-- begin keys -->\n).*(?=<!-- end keys -->)/su,
    () => `\n${table}\n\n`,
  );
  expectFile(PAGE, await format(page, { parser: 'markdown', printWidth: 110, singleQuote: true }));
});

it('accepts what the check can read, and nothing else', () => {
  const accepts = new Ajv().compile(configurationJsonSchema());
  const names = Object.keys(OPTIONS).flatMap((key) => [key, camelCase(key)]);
  const values = fc.oneof(
    fc.constantFrom(...Object.values<Option>(OPTIONS).flatMap((one) => ('values' in one ? one.values : []))),
    fc.boolean(),
    fc.integer({ min: -1, max: 4000 }),
    fc.double(),
    fc.constantFrom<unknown>(
      null,
      {},
      [],
      ['*'],
      ['*:443'],
      ['*.klingai.com'],
      ['a.example:x'],
      'https://a.example',
    ),
  );
  const keys = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, fc.string());
  fc.assert(
    fc.property(fc.dictionary(keys, values, { maxKeys: 3 }), (config) => {
      const readable = (() => {
        try {
          readConfiguration(config);
          return true;
        } catch {
          return false;
        }
      })();
      expect(accepts(JSON.parse(JSON.stringify(config)))).toBe(readable);
    }),
    { numRuns: 2000 },
  );
});
