/** One file as the rules see it: its analysis, the settings, and whether it is about Kling at all. */
import type { TSESLint } from '@typescript-eslint/utils';
import { Engine } from '../analysis/engine.js';
import { ABOUT_KLING, namesKling } from '../knowledge/kling/about.js';
import { isTestPath } from '../knowledge/paths.js';
import type { Settings } from '../settings.js';

/** What every rule's `assess` is given. */
export interface KlingFile {
  readonly source: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly settings: Settings;
  readonly engine: Engine;
  /** The file names Kling's hosts, routes, SDKs, environment names or key shapes outside of comments. */
  readonly about: boolean;
  /** The credential, logging, query and transport rules apply: the file is about Kling, or the scope is everything. */
  readonly inScope: boolean;
  /** The file is a test or a fixture, by the published list of paths. */
  readonly isTest: boolean;
}

/** Words without which no rule has anything to say under `scope: 'all'`. */
const ANY_SCOPE =
  /:\/\/|token|secret|passw|passphrase|pwd|credential|creds|api_?key|access_?key|auth|bearer|jwt|hmac|crypto|cookie|TLS|cert|checkServerIdentity|SSL|HTTPS/iu;

const texts = new WeakMap<Readonly<TSESLint.SourceCode>, Map<Settings['scope'], boolean>>();
const files = new WeakMap<Readonly<TSESLint.SourceCode>, Map<Settings, KlingFile>>();

/** Holds if a look at the text, and at nothing else, leaves anything for the rules to do. */
export function mayConcern(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  settings: Settings,
): boolean {
  let known = texts.get(source);
  if (!known) texts.set(source, (known = new Map<Settings['scope'], boolean>()));
  const answer = known.get(settings.scope);
  if (answer !== undefined) return answer;
  const computed =
    source.scopeManager !== null &&
    (ABOUT_KLING.test(source.text) ||
      namesKling(filename) ||
      (settings.scope === 'all' && ANY_SCOPE.test(source.text)));
  known.set(settings.scope, computed);
  return computed;
}

/** Gets the file that all rules share, one for each set of settings. */
export function fileOf(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  settings: Settings,
): KlingFile {
  let known = files.get(source);
  if (!known) files.set(source, (known = new Map<Settings, KlingFile>()));
  const file = known.get(settings);
  if (file) return file;
  const about = isAbout(source, filename);
  const made: KlingFile = {
    source,
    filename,
    settings,
    engine: new Engine(source, settings.models),
    about,
    inScope: about || settings.scope === 'all',
    isTest: isTestPath(filename),
  };
  known.set(settings, made);
  return made;
}

/** Comments are no tokens, so a file that only mentions Kling in one is not about it. */
function isAbout(source: Readonly<TSESLint.SourceCode>, filename: string): boolean {
  if (namesKling(filename)) return true;
  return source.ast.tokens.some((token) => token.value.length > 4 && ABOUT_KLING.test(token.value));
}
