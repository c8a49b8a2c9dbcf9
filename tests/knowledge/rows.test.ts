import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { joinAddress, parseAddress, parsePort, segmentsOf } from '../../src/analysis/addresses.js';
import { helperRows } from '../../src/analysis/helper-names.js';
import { Models } from '../../src/analysis/models.js';
import type { Row } from '../../src/analysis/rows.js';
import * as knowledge from '../../src/knowledge/index.js';
import { LOG_PATH } from '../../src/knowledge/loggers/files.js';
import { OTHER_KEYS } from '../../src/knowledge/other-services.js';

const {
  CREDENTIAL_WORDS,
  DECORATOR_CHECKS,
  DECORATOR_PARSES,
  ENVIRONMENT_WORDS,
  ENV_HELPERS,
  EXPORTED_HANDLERS,
  FIELD_VALIDATORS,
  HANDLER_DECORATORS,
  LOGGER_NAMES,
  MIDDLEWARE_VALIDATORS,
  NOT_KEYS,
  PATH_PATTERNS,
  PERSONAL_SHAPES,
  PLACEHOLDERS,
  SECRET_PATTERN,
  ROWS,
  couldBeKey,
  credentialOfName,
  GRAMMAR_MESSAGE,
  MASK_TEXT,
  passwordInUrl,
  environmentOfName,
  findPhrase,
  hasWord,
  isEnvHelperName,
  isPlaceholder,
  kindsOfPath,
  splitWords,
} = knowledge;

const directory = fileURLToPath(new URL('../../src/knowledge/', import.meta.url));

/** Fields of rows that hold ports, by kind; dots go into nested objects. */
const PORT_FIELDS: Readonly<Record<Row['kind'], readonly string[]>> = {
  alias: ['ports', 'forms', 'callback.at', 'when.at'],
  http: ['ports', 'forms', 'methods', 'hook'],
  sdk: ['when', 'prompt', 'media', 'callback'],
  'sdk-client': ['accessKey', 'secretKey', 'apiKey', 'baseUrl'],
  log: ['writes', 'redact'],
  step: ['in'],
  source: ['name'],
  handler: ['handler', 'schemas.schema'],
  sign: ['payload', 'key', 'algorithm', 'expiresIn', 'issuer', 'builder.payload'],
  hmac: ['key'],
  verify: ['key'],
  check: ['subject', 'limit', 'options.at'],
  exit: [],
  companion: ['subject', 'around'],
  'companion-name': [],
  store: ['writes', 'lifetime', 'statement', 'open.at'],
  'helper-name': [],
  schema: ['stringOptions', 'urlOptions.at', 'bound', 'parse.schema', 'parse.value'],
};

/** Every text at a path of fields below a value; whole objects and lists give all the texts in them. */
function textsAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsAt(one, path));
  if (typeof value === 'string') return path.length === 0 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const [head, ...rest] = path;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries
    .filter(([key]) => (head === undefined ? key !== 'header' : key === head))
    .flatMap(([, one]) => textsAt(one, head === undefined ? [] : rest));
}

/** The ports of a row, whatever its kind. */
function portsOf(row: Row): string[] {
  return PORT_FIELDS[row.kind]
    .flatMap((field) => textsAt(row, field.split('.')))
    .filter((port) => port !== 'property');
}

/** The addresses of a row: of the API, of what it stands for, and of a schema library's functions. */
function addressesOf(row: Row): string[] {
  const fields = [
    'api',
    'as',
    'whenFrom',
    'when.is',
    'object',
    'string',
    'array',
    'oneOf',
    'max',
    'url',
    'pattern',
  ];
  const schema = ['transform', 'refine', 'pipe', 'extend', 'keep', 'anyOf', 'loose', 'parse.call'];
  return [...fields, ...schema]
    .flatMap((field) => textsAt(row, field.split('.')))
    .filter((text) => text.includes('#'));
}

/** A row in a few words, for the name of a failure. */
function label(row: Row): string {
  const [first = row.kind] = addressesOf(row);
  return `${row.kind} ${first}`;
}

describe('rows', () => {
  it.each(ROWS.map((row) => [label(row), row] as const))('%s has addresses that can be read', (_, row) => {
    for (const address of addressesOf(row)) expect(parseAddress(address)).not.toHaveLength(0);
  });

  it.each(ROWS.map((row) => [label(row), row] as const))('%s has ports that can be read', (_, row) => {
    for (const port of portsOf(row)) expect(() => parsePort(port)).not.toThrow();
  });

  it('all say where they come from', () => {
    for (const row of ROWS) expect(row.from, label(row)).toMatch(/\w.{8,}/);
  });

  it('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(ROWS))).toEqual(ROWS);
  });

  it('speak once about each address', () => {
    const seen = new Map<string, string>();
    for (const row of ROWS) {
      if (row.kind === 'helper-name' || row.kind === 'companion-name' || row.kind === 'schema') continue;
      const special = row.kind === 'alias' && (row.callback ?? row.when) ? ' (conditional)' : '';
      for (const address of [row.api].flat().flatMap(parseAddress)) {
        const key = `${row.kind}${special} ${address}`;
        expect(seen.get(key), key).toBeUndefined();
        seen.set(key, label(row));
      }
    }
  });

  it('have no alias that leads back to itself', () => {
    const next = new Map<string, string>();
    for (const row of ROWS) {
      if (row.kind !== 'alias' || row.callback) continue;
      for (const address of [row.api].flat().flatMap(parseAddress)) next.set(address, row.as);
    }
    for (const start of next.keys()) {
      const visited = new Set<string>();
      for (let at: string | undefined = start; at !== undefined; at = next.get(at)) {
        expect(visited.has(at), start).toBe(false);
        visited.add(at);
      }
    }
  });

  it('speak of an API by the name that aliases lead to', () => {
    const aliases = new Set(
      ROWS.flatMap((row) =>
        row.kind === 'alias' && !row.callback && !row.when ? [row.api].flat().flatMap(parseAddress) : [],
      ),
    );
    for (const row of ROWS) {
      for (const address of addressesOf(row).flatMap(parseAddress)) {
        const own = row.kind === 'alias' && address !== row.as;
        const segments = segmentsOf(address);
        let prefix = address.slice(0, address.indexOf('#') + 1);
        for (const [index, segment] of segments.entries()) {
          expect(aliases.has(prefix), `${label(row)}: ${address} by way of ${prefix}`).toBe(false);
          prefix = joinAddress(prefix, segment);
          if (index === segments.length - 1 && row.kind === 'alias' && !own) {
            expect(aliases.has(prefix), `${label(row)} leads to another alias`).toBe(false);
          }
        }
      }
    }
  });

  it('have no schema library told twice', () => {
    const libraries = ROWS.flatMap((row) => (row.kind === 'schema' ? [row.library] : []));
    expect(new Set(libraries).size).toBe(libraries.length);
  });
});

describe('index', () => {
  const joined = new Set<unknown>(ROWS);
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(directory, 'kling')));

  it.each(files.map((file) => [file.slice(directory.length), file] as const))(
    'takes every row of %s',
    async (_, file) => {
      const module: unknown = await import(pathToFileURL(file).href);
      if (typeof module !== 'object' || module === null) return;
      for (const [name, exported] of Object.entries(module) as readonly (readonly [string, unknown])[]) {
        if (!Array.isArray(exported)) continue;
        for (const one of exported as readonly unknown[]) {
          const isRow =
            typeof one === 'object' && one !== null && 'kind' in one && 'from' in one && 'api' in one;
          if (isRow) expect(joined.has(one), name).toBe(true);
        }
      }
    },
  );

  it('re-exports every table', () => {
    const tables = [
      DECORATOR_CHECKS,
      FIELD_VALIDATORS,
      EXPORTED_HANDLERS,
      HANDLER_DECORATORS,
      MIDDLEWARE_VALIDATORS,
    ];
    for (const table of tables) expect(table).not.toHaveLength(0);
  });
});

describe('helpers believed by name', () => {
  const rows = ROWS.filter((row) => row.kind === 'helper-name');
  const models = new Models(ROWS);

  /** Holds if a name fits a row that stands alone. */
  const fits = (row: (typeof rows)[number], name: string): boolean =>
    helperRows({ models: new Models([row]) }, name, row.class).length > 0;

  it.each(
    rows.map(
      (row) => [`${row.class} ${row.facts.join(', ')}: ${row.verbs.slice(0, 3).join(', ')}`, row] as const,
    ),
  )('%s', (_, row) => {
    for (const name of row.matches ?? []) {
      const [chosen] = helperRows({ models }, name, row.class);
      expect(chosen?.facts, name).toEqual(row.facts);
      expect(chosen?.accepts ?? 'truthy', name).toBe(row.accepts ?? 'truthy');
    }
    for (const name of row.leaves ?? []) expect(fits(row, name), name).toBe(false);
    expect(row.matches, 'examples').not.toHaveLength(0);
  });
});

describe('companions believed by name', () => {
  const rows = ROWS.filter((row) => row.kind === 'companion-name');

  /** Holds if a name has a verb and a noun, in any order, and nothing that makes it another. */
  function fits(row: (typeof rows)[number], name: string): boolean {
    const words = splitWords(name);
    const holds = (phrases: readonly string[]): boolean =>
      phrases.some((phrase) => findPhrase(words, phrase) >= 0);
    return (
      !knowledge.COMPANION_MAKERS.includes(words.at(-1) ?? '') &&
      holds(row.verbs) &&
      (row.nouns.length === 0 || holds(row.nouns)) &&
      !holds(row.not ?? [])
    );
  }

  it.each(rows.map((row, index) => [`${row.companion} ${String(index)}`, row] as const))('%s', (_, row) => {
    const same = rows.filter((other) => other.companion === row.companion && other.value === row.value);
    expect(row.matches, 'examples').not.toHaveLength(0);
    for (const name of row.matches ?? []) expect(fits(row, name), name).toBe(true);
    for (const name of row.leaves ?? [])
      expect(
        same.some((other) => fits(other, name)),
        name,
      ).toBe(false);
  });
});

describe('names', () => {
  it.each(CREDENTIAL_WORDS.map((row) => [row.kind, row] as const))('%s', (kind, row) => {
    for (const name of row.matches) expect(credentialOfName(name), name).toBe(kind);
    for (const name of row.leaves) expect(credentialOfName(name), name).not.toBe(kind);
  });

  it.each(ENVIRONMENT_WORDS.map((row) => [row.environment, row] as const))('%s', (environment, row) => {
    for (const name of row.matches) expect(environmentOfName(name), name).toBe(environment);
    for (const name of row.leaves) expect(environmentOfName(name), name).not.toBe(environment);
  });

  const lists = Object.entries(knowledge).filter(
    (entry): entry is [string, knowledge.WordList] =>
      typeof entry[1] === 'object' && 'words' in entry[1] && 'leaves' in entry[1],
  );

  it.each(lists)('%s', (_, list) => {
    for (const name of list.matches) expect(hasWord(list, name), name).toBe(true);
    for (const name of list.leaves) expect(hasWord(list, name), name).toBe(false);
    expect(list.from).not.toBe('');
    expect(new Set(list.words).size).toBe(list.words.length);
  });

  it('of loggers count by their last word', () => {
    const isLogger = (name: string): boolean =>
      LOGGER_NAMES.receivers.words.includes(splitWords(name).at(-1) ?? '');
    for (const name of LOGGER_NAMES.receivers.matches) expect(isLogger(name), name).toBe(true);
    for (const name of LOGGER_NAMES.receivers.leaves) expect(isLogger(name), name).toBe(false);
  });

  it('of passwords in URLs', () => {
    expect(passwordInUrl('postgres://app:7d1f0c6b@db.example.com/app')).toBe('7d1f0c6b');
    for (const url of [
      'https://example.com/a:b@c',
      'https://example.com:8080/x@y',
      'https://user:password@example.com',
      'postgres://postgres:postgres@localhost/app',
      'redis://:<password>@cache',
      'https://ann:xxxx@example.com',
      'mailto:ann:secretary@example.com',
    ])
      expect(passwordInUrl(url), url).toBeNull();
  });

  it('of helpers that read the environment', () => {
    for (const name of ENV_HELPERS.matches) expect(isEnvHelperName(name), name).toBe(true);
    for (const name of ENV_HELPERS.leaves) expect(isEnvHelperName(name), name).toBe(false);
  });
});

describe('patterns', () => {
  const tables = {
    PLACEHOLDERS,
    NOT_KEYS,
    PATH_PATTERNS,
    PERSONAL_SHAPES,
    GRAMMAR_MESSAGES: [GRAMMAR_MESSAGE],
    LOG_PATHS: [LOG_PATH],
    MASK_TEXTS: [MASK_TEXT],
    SECRET_PATTERNS: [SECRET_PATTERN],
    OTHER_KEYS: [OTHER_KEYS],
  };
  const rows = Object.entries(tables).flatMap(([table, list]) => list.map((row) => [table, row] as const));

  it.each(rows.map(([table, row]) => [table, String(row.pattern), row] as const))('%s: %s', (_, __, row) => {
    for (const text of row.matches) expect(row.pattern.test(text), text).toBe(true);
    for (const text of row.leaves) expect(row.pattern.test(text), text).toBe(false);
    expect(row.from).not.toBe('');
  });

  it.each(EXPORTED_HANDLERS.map((row) => [row.framework, row] as const))('files of %s', (_, row) => {
    for (const path of row.matches) expect(row.files?.test(path), path).toBe(true);
    for (const path of row.leaves) expect(row.files?.test(path), path).toBe(false);
  });

  const patterns = [
    ...rows.map(([, row]) => row.pattern),
    ...EXPORTED_HANDLERS.flatMap((row) => row.files ?? []),
    ENV_HELPERS.variable,
  ];

  it.each(patterns)(
    '%s is safe and holds no state',
    (pattern) => {
      expect(pattern.flags).not.toMatch(/[gy]/);
      expect(checkSync(pattern.source, pattern.flags, { timeout: 20_000 }).status).toBe('safe');
    },
    30_000,
  );

  it('leave a value of the shape of a real key alone', () => {
    for (const value of ['AbC3dEf4GhJkMnPr3TyA4bdEfGhkMnPr', 'whsec_dGVzdHNlY3JldHRlc3Q5c2VjcmV0']) {
      expect(couldBeKey(value), value).toBe(true);
      expect(isPlaceholder(value), value).toBe(false);
    }
  });

  it('tell what a path is for', () => {
    expect([...kindsOfPath('tests\\fixtures\\kling.test.ts')]).toEqual(['test', 'fixture']);
    expect(kindsOfPath('src/kling/client.ts').size).toBe(0);
  });
});

describe('tables of decorators and fields', () => {
  it('have addresses and ports that can be read', () => {
    const addresses = [
      ...DECORATOR_CHECKS.map((row) => row.api),
      ...DECORATOR_PARSES.map((row) => row.call),
      ...FIELD_VALIDATORS.flatMap((row) => [
        ...row.starts.map((start) => start.api),
        ...row.verdicts.map((one) => one.call),
      ]),
      ...HANDLER_DECORATORS.map((row) => row.api),
      ...MIDDLEWARE_VALIDATORS.map((row) => row.api),
    ];
    for (const address of addresses) expect(parseAddress(address)).not.toHaveLength(0);
    const ports = [
      ...DECORATOR_CHECKS.flatMap((row) => [row.limit ?? '0', ...(row.options ?? []).map((one) => one.at)]),
      ...FIELD_VALIDATORS.flatMap((row) => row.checks.map((one) => one.limit ?? '0')),
      ...MIDDLEWARE_VALIDATORS.map((row) => row.schema),
    ];
    for (const port of ports) expect(() => parsePort(port)).not.toThrow();
  });
});
