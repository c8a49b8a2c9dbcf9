import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROWS } from '../src/knowledge/index.js';
import { readSettings } from '../src/settings.js';

/** What is said about bad settings; fails when they are accepted. */
function complaintAbout(kling: unknown): string {
  try {
    readSettings({ kling });
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  }
  return expect.fail(`accepted: ${JSON.stringify(kling)}`);
}

const HTTP = { kind: 'http', api: './http#send', ports: { url: '0', body: '1.body' }, response: 'parsed' };

describe('without settings.kling', () => {
  it('the defaults hold', () => {
    expect(readSettings({})).toMatchObject({
      scope: 'kling',
      hosts: [],
      retiredHosts: [],
      region: null,
      promptLimit: null,
    });
    expect(readSettings({}).models.find('http', 'axios#post')).not.toEqual([]);
  });

  it('every caller gets the same object', () => {
    expect(readSettings({ other: 1 })).toBe(readSettings({}));
    expect(readSettings({ kling: undefined })).toBe(readSettings({}));
  });

  it.each([
    ['not loaded', '{}'],
    ['loaded', '{ kling: {} }'],
  ])('the library that validates is only loaded when it is needed: %s for %s', (expected, settings) => {
    const probe = `
      import { createRequire } from 'node:module';
      import { readSettings } from './src/settings.ts';
      readSettings(${settings});
      const files = Object.keys(createRequire(import.meta.url).cache);
      console.log(files.some((file) => file.includes('valibot')) ? 'loaded' : 'not loaded');`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { createJiti } from 'jiti';
        const jiti = createJiti(import.meta.url);
        await jiti.evalModule(${JSON.stringify(probe)}, { filename: process.cwd() + '/probe.ts', async: true });`,
      ],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr }).toEqual({ stdout: `${expected}\n`, stderr: '' });
  });
});

describe('good settings', () => {
  it('are read', () => {
    const settings = readSettings({
      kling: { scope: 'all', hosts: ['CDN.Example.com', 'localhost'], promptLimit: 800 },
    });
    expect(settings).toMatchObject({
      scope: 'all',
      hosts: ['cdn.example.com', 'localhost'],
      promptLimit: 800,
    });
  });

  it('say which hosts are left and where the API has to be called', () => {
    const settings = readSettings({ kling: { retiredHosts: ['API.klingai.com'], region: 'china' } });
    expect(settings).toMatchObject({ retiredHosts: ['api.klingai.com'], region: 'china' });
    expect(readSettings({ kling: { region: null } }).region).toBeNull();
  });

  it('are completed with defaults', () => {
    expect(readSettings({ kling: {} })).toEqual(readSettings({}));
    expect(readSettings({ kling: { promptLimit: null } })).toEqual(readSettings({}));
  });

  it('give one object for one object', () => {
    const kling = { rows: [HTTP] };
    expect(readSettings({ kling })).toBe(readSettings({ kling, other: 1 }));
  });

  it('share the compiled rows when they add none', () => {
    expect(readSettings({ kling: { scope: 'all' } }).models).toBe(readSettings({}).models);
  });

  it('add rows, asked before the built-in ones', () => {
    const { models } = readSettings({
      kling: { rows: [HTTP, { kind: 'alias', api: 'axios#create()', as: './http#' }] },
    });
    expect(models.find('http', './http#send')).toMatchObject([{ ports: { url: '0', body: '1.body' } }]);
    expect(models.alias('axios#create()')?.as).toBe('./http#');
    expect(models.find('http', 'axios#post')).not.toEqual([]);
  });

  it('may leave out where a row comes from', () => {
    const { models } = readSettings({ kling: { rows: [HTTP] } });
    expect(models.find('http', './http#send')[0]?.from).toBe('settings.kling.rows');
  });

  it('may hold every row that we write ourselves', () => {
    const rows: unknown = JSON.parse(JSON.stringify(ROWS));
    expect(() => readSettings({ kling: { rows } })).not.toThrow();
  });
});

describe('bad settings', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'all', 'settings.kling: it must be an object, and it is "all".'],
    ['null', null, 'settings.kling: it must be an object, and it is null.'],
    ['a list', [], 'settings.kling: it must be an object, and it is a list.'],
    [
      'a scope that there is not',
      { scope: 'everything' },
      'settings.kling.scope: it must be "kling" or "all", and it is "everything".',
    ],
    [
      'a misspelt key',
      { promptLimits: 5 },
      'settings.kling.promptLimits: this key is not known; did you mean "promptLimit"?',
    ],
    [
      'a key in the wrong case',
      { Scope: 'all' },
      'settings.kling.Scope: this key is not known; did you mean "scope"?',
    ],
    [
      'a key like no other',
      { crossFile: true },
      'settings.kling.crossFile: this key is not known; the known ones are scope, hosts, retiredHosts, region, promptLimit, rows.',
    ],
    [
      'a limit that is a text',
      { promptLimit: '800' },
      'settings.kling.promptLimit: it must be a number, and it is "800".',
    ],
    ['a limit of zero', { promptLimit: 0 }, 'settings.kling.promptLimit: it must be at least 1.'],
    ['half a character', { promptLimit: 0.5 }, 'settings.kling.promptLimit: it must be a whole number.'],
    [
      'a limit that is no number',
      { promptLimit: Number.NaN },
      'settings.kling.promptLimit: it must be a number, and it is NaN.',
    ],
    [
      'hosts that are one text',
      { hosts: 'a.example' },
      'settings.kling.hosts: it must be a list, and it is "a.example".',
    ],
    [
      'a region that there is not',
      { region: 'europe' },
      'settings.kling.region: it must be "global" or "china", and it is "europe".',
    ],
    [
      'a retired host with its scheme',
      { retiredHosts: ['https://api.klingai.com'] },
      'settings.kling.retiredHosts[0]: "https://api.klingai.com" is no host name: write it whole, without scheme, port, path or "*", like "cdn.example.com".',
    ],
    ['rows that are one row', { rows: HTTP }, 'settings.kling.rows: it must be a list, and it is an object.'],
  ])('%s', (_name, kling, sentence) => {
    expect(complaintAbout(kling)).toBe(sentence);
  });

  it.each([
    'https://cdn.example.com',
    'cdn.example.com/',
    'cdn.example.com:443',
    'me@cdn.example.com',
    '*.example.com',
    '',
    ' a.example',
    'a b',
  ])('the host "%s"', (host) => {
    expect(complaintAbout({ hosts: ['a.example', host] })).toBe(
      `settings.kling.hosts[1]: "${host}" is no host name: write it whole, without scheme, port, path or "*", like "cdn.example.com".`,
    );
  });

  it.each<[string, object, string]>([
    ['no kind', { api: 'x#y' }, '[1].kind (api "x#y"): this key is missing; it must be "alias" or "http" or'],
    [
      'a kind that there is not',
      { kind: 'htpp', api: 'x#y' },
      '[1].kind (kind "htpp", api "x#y"): it must be "alias" or "http" or',
    ],
    ['no address', { kind: 'exit' }, '[1].api (kind "exit"): this key is missing.'],
    [
      'an address without a module',
      { ...HTTP, api: 'send' },
      '[1].api (kind "http", api "send"): "send" is no address: it needs',
    ],
    [
      'one bad address of several',
      { ...HTTP, api: ['a#b', 'c'] },
      '[1].api[1] (kind "http", api "a#b"): "c" is no address: it needs',
    ],
    [
      'an open brace',
      { ...HTTP, api: 'a#{b' },
      '[1].api (kind "http", api "a#{b"): "{b" has a "{" without "}".',
    ],
    [
      'an address that is a number',
      { ...HTTP, api: 5 },
      '[1].api (kind "http"): it must be a text or a list, and it is 5.',
    ],
    [
      'a target that is no address',
      { kind: 'alias', api: 'a#b', as: 'c' },
      '[1].as (kind "alias", api "a#b"): "c" is no address',
    ],
    [
      'a bad port',
      { ...HTTP, ports: { url: 'first' } },
      '[1].ports.url (kind "http", api "./http#send"): "first" is no port: it starts',
    ],
    [
      'a port with a hole',
      { ...HTTP, ports: { url: '0..a' } },
      '[1].ports.url (kind "http", api "./http#send"): "0..a" is no port',
    ],
    [
      'a misspelt port',
      { ...HTTP, ports: { uri: '0' } },
      '[1].ports.uri (kind "http", api "./http#send"): this key is not known; did you mean "url"?',
    ],
    [
      'a misspelt key',
      { kind: 'log', api: 'a#b', channel: 'log', write: '0..' },
      '[1].write (kind "log", api "a#b"): this key is not known; did you mean "writes"?',
    ],
    [
      'a missing key',
      { kind: 'log', api: 'a#b', channel: 'log' },
      '[1].writes (kind "log", api "a#b"): this key is missing.',
    ],
    [
      'a flag that is off',
      { ...HTTP, prepares: false },
      '[1].prepares (kind "http", api "./http#send"): it must be true, and it is false.',
    ],
    [
      'ports that are a list',
      { ...HTTP, ports: [] },
      '[1].ports (kind "http", api "./http#send"): it must be an object, and it is a list.',
    ],
    [
      'one address of several that is no text',
      { ...HTTP, api: ['a#b', null] },
      '[1].api[1] (kind "http", api "a#b"): it must be a text, and it is null.',
    ],
    [
      'a fact that there is not',
      { kind: 'check', api: 'a#b', subject: '0', facts: ['size'], outcome: 'true' },
      '[1].facts[0] (kind "check", api "a#b"): it must be "length" or',
    ],
    [
      'a schema whose address is none',
      { kind: 'schema', library: 'own', object: ['o'], string: [], max: [], parse: [] },
      '[1].object[0] (kind "schema", library "own"): "o" is no address',
    ],
  ])('a row with %s', (_name, row, sentence) => {
    const said = complaintAbout({ rows: [HTTP, row] });
    expect(said.startsWith(`settings.kling.rows${sentence}`), said).toBe(true);
    expect(said).toMatch(/^[^\n]+[.?]$/u);
  });

  it('are refused each time, not only the first', () => {
    const kling = { scop: 'all' };
    expect(complaintAbout(kling)).toBe(complaintAbout(kling));
  });
});
