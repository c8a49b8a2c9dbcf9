/** Dotenv files as the rules see them: which variables hold a credential, an address, or a stand-in. */
import type { Node } from '../analysis/syntax.js';
import type { DotenvRoot } from '../languages/dotenv.js';
import { isSecretIdName } from '../knowledge/credential-names.js';
import { CREDENTIAL_SHAPES, namesKling } from '../knowledge/kling/index.js';
import { couldBeKey, environmentOfName, splitWords } from '../knowledge/names.js';
import { kindsOfPath } from '../knowledge/paths.js';
import type { Edit } from '../finding.js';
import type { Settings } from '../settings.js';
import { kindOfVariable, type Secret } from './credentials.js';
import { isKlingTarget } from './requests.js';
import { isApiAddress } from './schemes.js';
import { isLoopback, targetOf, type Target } from './targets.js';
import type { SharedCredential } from './shared-credentials.js';

/** One dotenv file. */
export interface DotenvFile {
  readonly filename: string;
  readonly settings: Settings;
  readonly entries: readonly EnvEntry[];
  /** A name, a value or the path names Kling; comments do not count. */
  readonly about: boolean;
}

/** One variable. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  /** The value's place. */
  readonly node: Node;
}

/** Gets the file that a tree of the language is, or null where it is one of another language. */
export function dotenvFileOf(ast: object, filename: string, settings: Settings): DotenvFile | null {
  if (!isDotenv(ast)) return null;
  const entries = ast.body.map(({ name, value }) => ({
    name: name.name,
    value: value.value,
    // A finding needs no more of a node than its place.
    node: value as unknown as Node,
  }));
  const about =
    namesKling(filename) || entries.some(({ name, value }) => namesKling(name) || namesKling(value));
  return { filename, settings, entries, about };
}

function isDotenv(ast: object): ast is DotenvRoot {
  return 'type' in ast && ast.type === 'Dotenv';
}

/** One variable that holds what could be a real credential. */
export interface EnvCredential extends EnvEntry {
  readonly kind: Secret;
}

/** Gets the variables that hold a credential. Empty values, stand-ins and references to a store are none. */
export function heldCredentialsOf(file: DotenvFile): readonly EnvCredential[] {
  return file.entries.flatMap((entry) => {
    const shape = CREDENTIAL_SHAPES.find((one) => one.certain && one.pattern.test(entry.value));
    const kind = kindOfVariable(file, entry.name) ?? shape?.kind ?? null;
    return kind !== null && couldBeReal(entry.value) ? [{ ...entry, kind }] : [];
  });
}

/** What tools write in place of a value that they encrypt, or keep elsewhere. */
const ELSEWHERE = /^(?:encrypted:|enc\[|enc:|vault:|secret:|ref\+|sm:|op:|doppler:)/iu;

function couldBeReal(value: string): boolean {
  const text = value.trim();
  return couldBeKey(text) && !ELSEWHERE.test(text) && !text.includes('${');
}

/** One address that a variable holds in the open. */
export interface EnvAddress extends EnvEntry {
  readonly use: 'base URL' | 'callback URL';
  readonly target: Target;
  /** It is the API's own host, which answers to https as well. */
  readonly official: boolean;
}

/** Gets the `http:` addresses of Kling and of its callbacks. Loopback is no network, but in production. */
export function openAddressesOf(file: DotenvFile): readonly EnvAddress[] {
  return file.entries.flatMap((entry): readonly EnvAddress[] => {
    const target = targetOf([
      {
        kind: 'text',
        text: entry.value,
        value: { id: 0, node: entry.node, path: [], context: null, places: null },
      },
    ]);
    const { scheme, host } = target;
    if (scheme !== 'http:' || typeof host !== 'string') return [];
    const callback = splitWords(entry.name).some((word) => word === 'webhook' || word === 'callback');
    if (!(namesKling(entry.name) || isKlingTarget(target) || (file.about && callback))) return [];
    const use = callback ? 'callback URL' : 'base URL';
    if (use === 'base URL' && isLoopback(host) && !kindsOfPath(file.filename).has('production-config'))
      return [];
    return [{ ...entry, use, target, official: isApiAddress(target) }];
  });
}

/** Gets the credentials of environments, by their names, each with the one of another environment that it equals. */
export function sharedInDotenv(file: DotenvFile): readonly SharedCredential[] {
  const held = [
    ...heldCredentialsOf(file),
    ...file.entries.filter(
      ({ name, value }) => file.about && isSecretIdName(name) && value.trim().length > 2,
    ),
  ].flatMap((entry) => {
    const environment = environmentOfName(entry.name);
    return environment === null ? [] : [{ ...entry, environment }];
  });
  return held.map(({ node, environment, value }, index): SharedCredential => {
    const same = held
      .slice(0, index)
      .find((earlier) => earlier.value === value && earlier.environment !== environment);
    return {
      node,
      by: 'key',
      environment,
      same: same ? { node: same.node, environment: same.environment, what: 'the same value' } : null,
    };
  });
}

/** Turns the scheme of an address into `https:`. */
export function schemeEditIn({ node, value }: EnvAddress): Edit {
  const start = node.range[0] + value.search(/http:/iu);
  return { range: [start, start + 4], text: 'https' };
}
