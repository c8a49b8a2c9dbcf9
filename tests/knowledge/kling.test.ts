import { checkSync } from 'recheck';
import { describe, expect, it, test } from 'vitest';
import * as kling from '../../src/knowledge/kling/index.js';
import type { Gateway, Route } from '../../src/knowledge/kling/index.js';

const routes: readonly Route[] = kling.ROUTES;
const gateways: readonly Gateway[] = kling.GATEWAYS;

/** Every string of a list stands in it once. */
function expectDistinct(list: readonly (string | number)[]): void {
  expect([...new Set(list)]).toEqual([...list]);
}

describe('every row is stated once', () => {
  test.each<[string, readonly (string | number)[]]>([
    ['API hosts', kling.API_HOSTS.map((row) => row.host)],
    ['result host suffixes', kling.RESULT_HOST_SUFFIXES],
    ['signed URL parameters', kling.SIGNED_URL_PARAMETERS],
    ['gateway hosts', gateways.flatMap((row) => row.hosts)],
    ['gateway variables', gateways.flatMap((row) => row.envNames)],
    ['routes', routes.map((row) => `${row.method} ${row.path}`)],
    ['path models', kling.PATH_MODELS],
    ['v1 models', kling.V1_MODELS],
    ['error codes', kling.API_ERRORS.map((row) => row.code)],
    ['error names', kling.API_ERRORS.map((row) => row.name)],
    ['variables', kling.KNOWN_ENV_NAMES],
    ['variable endings', kling.EXEMPT_ENV_ENDINGS],
    ['credential words', kling.ENV_CREDENTIAL_WORDS.map((row) => row.words.join('_'))],
    ['packages', kling.KLING_PACKAGES],
  ])('%s', (_name, list) => {
    expectDistinct(list);
  });
});

describe('hosts', () => {
  it('are bare host names in lower case', () => {
    const hosts = [
      ...kling.API_HOSTS.map((row) => row.host),
      ...kling.CONSOLE_HOSTS,
      ...gateways.flatMap((row) => row.hosts),
    ];
    for (const host of hosts) expect(new URL(`https://${host}/`).host).toBe(host);
  });

  it('give an https base URL of a current host', () => {
    const url = new URL(kling.DEFAULT_BASE_URL);
    expect(url.protocol).toBe('https:');
    expect(kling.findApiHost(url.host)).toEqual({ host: url.host, region: 'global' });
  });

  test.each([
    ['v15-kling-fdl.klingai.com', true],
    ['v1-fdl.kechuangai.com', true],
    ['h2.inkwai.com', true],
    ['cdn.kling.ai', true],
    ['api-singapore.klingai.com', false],
    ['app.klingai.com', false],
    ['notklingai.com', false],
    ['v15-kling-fdl.klingai.com.example.org', false],
  ])('%s serves results: %s', (host, expected) => {
    expect(kling.isResultHost(host)).toBe(expected);
  });

  test.each([
    ['https://v15-kling-fdl.klingai.com/bs2/x.mp4?Expires=1', true],
    ['see https://p4-fdl.klingai.com/x.png', true],
    ['https://v4-kling.kechuangai.com/x.mp4', true],
    ['https://api-singapore.klingai.com/v1/videos/text2video', false],
    ['https://v15-kling-fdl.klingai.com.example.org/x.mp4', false],
  ])('%s is a result URL: %s', (text, expected) => {
    expect(kling.RESULT_URL.test(text)).toBe(expected);
  });

  it('finds a gateway by its whole host', () => {
    expect(kling.findGateway('queue.fal.run')?.vendor).toBe('fal');
    expect(kling.findGateway('queue.fal.run.example.org')).toBeUndefined();
  });
});

describe('routes', () => {
  test.each(routes.map((row) => [`${row.method} ${row.path}`, row] as const))(
    '%s is well formed',
    (_, row) => {
      expect(row.path).toMatch(/^(?:\/(?:[a-z0-9]+(?:-[a-z0-9]+)*|\{[a-z]+\}))+$/);
      expect(row.path.startsWith('/v1/')).toBe(row.generation === 'v1');
      for (const field of [...row.prompts, ...row.media]) {
        expect(field.path).toMatch(/^[a-z]+(?:_[a-z]+)*(?:\.(?:\*|[a-z]+(?:_[a-z]+)*))*$/);
      }
      for (const field of row.prompts) {
        expect(field.limit).toBeGreaterThan(0);
        expect(field.longLimit ?? Infinity).toBeGreaterThan(field.limit);
      }
      expectDistinct([...row.prompts, ...row.media].map((field) => field.path));
    },
  );

  it('erases a likeness by routes of the table', () => {
    const paths = routes.map((row) => row.path);
    expect(paths).toEqual(
      expect.arrayContaining(Object.values(kling.LIKENESS_ERASURE).map(({ path }) => path)),
    );
  });

  test.each<[(string | null)[], string | undefined, string[]]>([
    [['v1', 'videos', 'text2video'], 'POST', ['call /v1/videos/text2video']],
    [['v1', 'videos', 'text2video'], undefined, ['call /v1/videos/text2video']],
    [['v1', 'videos', 'text2video'], 'GET', ['read /v1/videos/text2video']],
    [['v1', 'videos', 'text2video', null], 'GET', ['read /v1/videos/text2video']],
    [['v1', 'videos', 'text2video', '123'], undefined, ['read /v1/videos/text2video']],
    [['text-to-video', null], 'POST', ['call /text-to-video/{model}']],
    [['tasks'], 'GET', ['call /tasks']],
    [
      ['v1', 'videos', 'multi-elements', 'init-selection'],
      undefined,
      ['call /v1/videos/multi-elements/init-selection'],
    ],
    [['v1', 'videos', `${kling.UNKNOWN_TEXT}.mp4`], undefined, []],
    [['v1', 'videos', `lip${kling.UNKNOWN_TEXT}sync`], 'POST', ['call /v1/videos/lip-sync']],
    [['v1', 'videos', 'text2video', `job-${kling.UNKNOWN_TEXT}`], 'GET', ['read /v1/videos/text2video']],
    [['v1', 'videos', 'text2video', ''], 'GET', []],
    [['v1', 'images'], 'POST', []],
    [['text-to-video', ''], 'POST', []],
  ])('%j with method %s means %j', (segments, method, expected) => {
    const found = kling.findRoutes(segments, method).map((match) => `${match.use} ${match.route.path}`);
    expect(found).toEqual(expected);
  });

  it('keeps every candidate when a segment is unknown', () => {
    const found = kling.findRoutes(['v1', 'videos', null], 'POST').map((match) => match.route.path);
    expect(found).toEqual(expect.arrayContaining(['/v1/videos/text2video', '/v1/videos/image2video']));
    expect(found).not.toContain('/v1/images/generations');
  });

  it('knows the prompt limit of route and model', () => {
    const limit = (path: string, model?: string) => {
      const field = routes.find((row) => row.path === path)?.prompts[0];
      return field && kling.promptLimit(field, model);
    };
    expect(limit('/v1/videos/text2video', 'kling-v3')).toBe(2500);
    expect(limit('/text-to-video/{model}', 'kling-3.0')).toBe(3072);
    expect(limit('/text-to-video/{model}', 'kling-2.6')).toBe(2500);
    expect(limit('/text-to-video/{model}')).toBe(3072);
    expect(limit('/v1/audio/text-to-audio')).toBe(200);
    expect(limit('/v1/audio/tts')).toBe(1000);
  });
});

describe('models', () => {
  test.each([...kling.PATH_MODELS, ...kling.V1_MODELS])('%s is a model of Kling', (name) => {
    expect(kling.isKlingModel(name)).toBe(true);
  });

  test.each([
    ['fal-ai/kling-video/v2.5-turbo/pro/image-to-video', true],
    ['kwaivgi/kling-v1.6-standard', true],
    ['klingai/kling-v2.6-t2v', true],
    ['kling-v9-not-yet-known', true],
    ['Kling is a river', false],
    ['veo-3', false],
  ])('%s is one: %s', (text, expected) => {
    expect(kling.isKlingModel(text)).toBe(expected);
  });
});

describe('credentials', () => {
  // All letters of `Fake` belong to the alphabet of real keys.
  const shapes: Record<string, string> = {
    'api-key': `api-key-kling-${'Fake'.repeat(10)}abc`,
    'webhook-secret': `whsec_${'RmFrZUZha2VGYWtl'.repeat(2)}`,
    token: `eyJ${'Fake'.repeat(5)}.eyJ${'Fake'.repeat(8)}.${'Fake'.repeat(10)}`,
    'access-key': `AA${'Fake'.repeat(8)}`.slice(0, 32),
    'secret-key': 'Fake'.repeat(8),
  };

  test.each(kling.CREDENTIAL_SHAPES.map((row) => [row.kind, row] as const))(
    '%s has its shape',
    (kind, row) => {
      const text = shapes[kind] ?? '';
      expect(row.pattern.test(text)).toBe(true);
      expect(row.pattern.test(`key="${text}"`)).toBe(true);
      expect(row.pattern.test(text.slice(0, 20))).toBe(false);
      expect(row.pattern.flags).toBe('');
    },
  );

  test.each(kling.CREDENTIAL_SHAPES.map((row) => [row.kind, row.pattern] as const))(
    '%s takes linear time',
    (_kind, pattern) => {
      expect(checkSync(pattern.source, pattern.flags).status).toBe('safe');
    },
  );

  test.each([
    'your_access_key',
    'api-key-kling-xxxx',
    'd41d8cd98f00b204e9800998ecf8427e',
    '123e4567-e89b-12d3-a456-426614174000',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
  ])('%s is no credential', (text) => {
    expect(kling.CREDENTIAL_SHAPES.filter((row) => row.pattern.test(text))).toEqual([]);
  });

  test.each(kling.KNOWN_ENV_NAMES)('%s holds a credential, with any public prefix', (name) => {
    const kind = kling.envCredential(name);
    expect(kind).toBeDefined();
    for (const prefix of kling.PUBLIC_ENV_PREFIXES) {
      expect(kling.publicEnvPrefix(prefix + name)).toBe(prefix);
      expect(kling.envCredential(prefix + name)).toBe(kind);
    }
  });

  test.each([
    ['KLING_ACCESS_KEY', 'access-key'],
    ['KLING_ACCESS_KEY_ID', 'access-key'],
    ['KLING_ACCESS_KEY_SECRET', 'secret-key'],
    ['KLINGAI_SK', 'secret-key'],
    ['PROD_KLING_API_KEY', 'api-key'],
    ['KLING_API_KEY_STAGING', 'api-key'],
    ['KLING_AI_API_TOKEN', 'token'],
    ['KLING_WEBHOOK_SECRET', 'webhook-secret'],
    ['NEXT_PUBLIC_FAL_API_KEY', 'api-key'],
  ])('%s holds a %s', (name, kind) => {
    expect(kling.envCredential(name)).toBe(kind);
  });

  test.each([
    'KLING_BASE_URL',
    'NEXT_PUBLIC_KLING_API_URL',
    'KLING_REGION',
    'KLING_MODEL',
    'KLING_TASK',
    'KLING_SECRET_NAME',
    'KLING_SECRET_ID',
    'KLING_SECRET_KEY_FILE',
    'KLING_TOKEN_TTL',
    'KLING_MAX_TOKENS',
    'OPENAI_API_KEY',
    'INKLING_API_KEY',
    'SESSION_SECRET',
  ])('%s holds none', (name) => {
    expect(kling.envCredential(name)).toBeUndefined();
  });
});

describe('errors', () => {
  it('finds a code, and nothing for an unknown one', () => {
    expect(kling.findApiError(1004)?.retry).toBe('resign');
    expect(kling.findApiError(1102)?.retry).toBe('never');
    expect(kling.findApiError(kling.OK_CODE)).toBeUndefined();
  });

  it('names errors in kebab case', () => {
    for (const row of kling.API_ERRORS) expect(row.name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });
});

describe('about Kling', () => {
  test.each([
    'klingClient',
    'KlingService',
    'useKling',
    'generateKlingJWT',
    'klingJWT',
    'kling',
    'KLING_API_KEY',
    'VITE_KLINGAI_SK',
    '@ai-sdk/klingai',
    'https://api-singapore.klingai.com/v1',
    'fal-ai/kling-video/v2.5-turbo',
    'kolors-virtual-try-on-v1',
    'kwaivgi/kling-v1.6-standard',
    'src/lib/kling/index.ts',
    ...kling.KLING_PACKAGES,
  ])('%s names Kling', (text) => {
    expect(kling.namesKling(text)).toBe(true);
    expect(kling.ABOUT_KLING.test(text)).toBe(true);
  });

  test.each(['inkling', 'SPARKLING', 'ducklings', 'Klingon', 'weakling()', 'tinklingSound', 'KLINGON'])(
    '%s does not even look like it',
    (text) => {
      expect(kling.ABOUT_KLING.test(text)).toBe(false);
      expect(kling.namesKling(text)).toBe(false);
    },
  );

  test.each(['klingeln', 'Klingel', 'Klingberg'])('%s is another word', (text) => {
    expect(kling.namesKling(text)).toBe(false);
  });

  it('looks at a text in linear time', () => {
    expect(checkSync(kling.ABOUT_KLING.source, kling.ABOUT_KLING.flags).status).toBe('safe');
    expect(checkSync(kling.RESULT_URL.source, kling.RESULT_URL.flags).status).toBe('safe');
  });
});
