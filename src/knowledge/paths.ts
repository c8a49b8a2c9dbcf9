/** Which files are tests, fixtures, examples or the configuration of production, by their path. */

/** What a file is for, as its path says. */
export type PathKind = 'test' | 'fixture' | 'example' | 'production-config';

/** A pattern over a path with `/` between its parts, relative to the project. No pattern holds state. */
export interface PathPattern {
  readonly kind: PathKind;
  readonly pattern: RegExp;
  readonly matches: readonly string[];
  readonly leaves: readonly string[];
  readonly from: string;
}

/** The published list. A path may be of several kinds; a fixture is a test's too. */
export const PATH_PATTERNS: readonly PathPattern[] = [
  {
    kind: 'test',
    pattern: /(?:^|\/)[^/]+[.-](?:test|tests|spec|specs|e2e|bench|cy|stories)\.[cm]?[jt]sx?$/,
    matches: ['src/kling.test.ts', 'client.spec.mjs', 'a/login.e2e.js', 'kling-test.ts', 'video.cy.ts'],
    leaves: ['src/test-drive.ts', 'src/latest.ts', 'src/contest.ts', 'spec/kling.md'],
    from: 'file patterns of Vitest, Jest, Mocha, Cypress and Storybook by default',
  },
  {
    kind: 'test',
    pattern:
      /(?:^|\/)(?:__tests__|__test__|tests|test|e2e|spec|specs|cypress|playwright|integration-tests)\//,
    matches: ['tests/kling.ts', 'src/__tests__/a.ts', 'packages/x/test/b.js', 'e2e/flow.ts'],
    leaves: ['src/testing-ground.ts', 'src/latest/a.ts', 'contests/a.ts'],
    from: 'directory patterns of Jest (testMatch), Mocha and Playwright by default',
  },
  {
    kind: 'fixture',
    pattern:
      /(?:^|\/)(?:__fixtures__|fixtures|fixture|__mocks__|mocks|mock|__snapshots__|testdata|test-data|stubs)\//,
    matches: ['tests/fixtures/kling.ts', '__mocks__/axios.ts', 'testdata/a.json'],
    leaves: ['src/fixtures.ts', 'src/mockingbird/a.ts'],
    from: 'Jest docs, Manual mocks; directory names in public repositories',
  },
  {
    kind: 'fixture',
    pattern: /(?:^|\/)[^/]+[.-](?:fixture|fixtures|mock|mocks|stub)\.[cm]?[jt]sx?$/,
    matches: ['src/kling.fixture.ts', 'api.mock.js', 'user.mocks.ts'],
    leaves: ['src/mock.ts', 'mocker.ts'],
    from: 'file names in public repositories',
  },
  {
    kind: 'example',
    pattern:
      /(?:^|\/)(?:examples|example|samples|sample|demos|demo|playground|sandbox|snippets|templates|tutorial|tutorials|docs|doc|documentation)\//,
    matches: ['examples/basic.ts', 'docs/quickstart.js', 'packages/a/demo/main.ts', 'samples/x.ts'],
    leaves: ['src/example.ts', 'src/democracy/a.ts', 'src/docstore/a.ts'],
    from: 'directory names in public repositories',
  },
  {
    kind: 'example',
    pattern: /(?:^|\/)[^/]*[.-](?:example|sample|template|dist|defaults)(?:\.[a-z]{1,6})?$/,
    matches: ['.env.example', '.env.sample', 'config.template.json', '.env.dist'],
    leaves: ['.env', '.env.production', 'src/sampler.ts'],
    from: 'dotenv docs, FAQ (should I commit .env): an example file is committed in its place',
  },
  {
    kind: 'production-config',
    pattern: /(?:^|\/)\.env\.(?:prod|production|live)(?:\.local)?$/,
    matches: ['.env.production', 'apps/web/.env.prod', '.env.production.local'],
    leaves: ['.env', '.env.development', '.env.production.example'],
    from: 'Vite docs, Env Variables and Modes; Next.js docs, Environment variables',
  },
  {
    kind: 'production-config',
    pattern:
      /(?:^|[/._-])(?:prod|production|live)(?:[._-][A-Za-z\d]{1,40}){0,3}\.(?:json|[cm]?[jt]s|ya?ml|toml|env)$/,
    matches: [
      'config/production.json',
      'config.prod.ts',
      'environments/environment.prod.ts',
      'deploy.production.yml',
    ],
    leaves: ['src/products.ts', 'config/default.json', 'src/reproduction.ts', 'delivery.ts'],
    from: 'node-config docs, Configuration Files; Angular docs, Build environments',
  },
];

/** Gets what a path says the file is for. Backslashes count as slashes. */
export function kindsOfPath(path: string): ReadonlySet<PathKind> {
  const normalised = path.replaceAll('\\', '/');
  return new Set(PATH_PATTERNS.filter((row) => row.pattern.test(normalised)).map((row) => row.kind));
}

/** Holds if a path is that of a test or of what only tests use. */
export function isTestPath(path: string): boolean {
  const kinds = kindsOfPath(path);
  return kinds.has('test') || kinds.has('fixture');
}
