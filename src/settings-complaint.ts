/** The one sentence that says what is wrong with `settings.kling`. */
import type { BaseIssue } from 'valibot';
import { KNOWN } from './settings-schema.js';
import { nearest } from './spelling.js';

type Issue = BaseIssue<unknown>;
type Key = string | number;

/** How a reader of the sentence calls the types. */
const TYPES: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  Function: 'a function',
};

/** Says what the most telling issue is about: the key, for a row its kind and address, and what was expected there. */
export function complaint(issues: readonly [Issue, ...Issue[]], given: unknown): string {
  const { issue, keys } = innermost(issues.find(isUnknownKey) ?? issues[0], []);
  const place = keys.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`)).join('');
  return `settings.kling${place}${rowOf(keys, given)}: ${whatIsWrong(issue, keys)}`;
}

/** Of several alternatives, all refused, the one that was refused for something inside of it. */
function innermost(
  issue: Issue,
  above: readonly Key[],
): { readonly issue: Issue; readonly keys: readonly Key[] } {
  const keys = [...above, ...(issue.path ?? []).map(({ key }) => key as Key)];
  const inside = issue.issues?.filter(({ path }) => path !== undefined) ?? [];
  const next = inside.find(isUnknownKey) ?? inside[0];
  return next ? innermost(next, keys) : { issue, keys };
}

function isUnknownKey({ message }: Issue): boolean {
  return message.startsWith(KNOWN);
}

function whatIsWrong(issue: Issue, keys: readonly Key[]): string {
  const { kind, type, message, received } = issue;
  if (isUnknownKey(issue)) return notKnown(String(keys.at(-1)), message.slice(KNOWN.length).split(' '));
  if (kind === 'validation') return message.endsWith('.') ? message : `${message}.`;
  if (type === 'custom') return `${message}, and it is ${TYPES[received] ?? received}.`;
  const expected = (issue.expected ?? 'never').replace(/^\((.*)\)$/u, '$1').split(' | ');
  const wanted = `it must be ${expected.map((one) => TYPES[one] ?? one).join(' or ')}`;
  if (received !== 'undefined') return `${wanted}, and it is ${TYPES[received] ?? received}.`;
  return type === 'strict_object' ? 'this key is missing.' : `this key is missing; ${wanted}.`;
}

function notKnown(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined
    ? `this key is not known; the known ones are ${known.join(', ')}.`
    : `this key is not known; did you mean "${meant}"?`;
}

/** Names the row by its kind and address, since an index alone is hard to find in a long list. */
function rowOf(keys: readonly Key[], given: unknown): string {
  if (keys[0] !== 'rows' || typeof keys[1] !== 'number') return '';
  const row = property(property(given, 'rows'), keys[1]);
  const words = ['kind', 'library', 'api'].flatMap((name) => {
    const value = [property(row, name)].flat()[0];
    return typeof value === 'string' ? [`${name} "${value}"`] : [];
  });
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

function property(value: unknown, key: Key): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<Key, unknown>)[key] : undefined;
}
