/** Helpers that can't be read are believed by their names, and only for what the row of the name gives. */
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyIn } from './keys.js';
import type { Models } from './models.js';
import type { HelperNameRow } from './rows.js';
import { keyName, unwrap, type CallNode } from './syntax.js';
import type { Context } from './value.js';

/** Splits a name into its words in lower case: `validateImageURL` gives validate, image, url. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
    .split(/[^A-Za-z\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Gets the last member of what a call calls, or null. */
export function calledName(call: CallNode): string | null {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? keyName(callee.property, callee.computed) : null;
}

/** How many names are remembered with their rows. */
const MAX_KNOWN = 5000;
const memo = new WeakMap<Models, Map<string, readonly HelperNameRow[]>>();
const firstWords = new WeakMap<Models, ReadonlySet<string>>();

/** Gets the row of a class that a helper's name matches: the first one decides. None or one, as a list. */
export function helperRows(
  { models }: Pick<Engine, 'models'>,
  name: string,
  kind: HelperNameRow['class'],
): readonly HelperNameRow[] {
  let known = memo.get(models);
  if (!known || known.size > MAX_KNOWN)
    memo.set(models, (known = new Map<string, readonly HelperNameRow[]>()));
  const key = `${kind} ${name}`;
  const answer = known.get(key);
  if (answer) return answer;
  const words = wordsOf(name);
  let first = firstWords.get(models);
  if (!first) firstWords.set(models, (first = firstWordsOf(models.helperNames)));
  const hasVerb = words.some((word) => first.has(word));
  const candidates = hasVerb ? models.helperNames : [];
  const rows = candidates.filter((one) => one.class === kind && fits(one, words)).slice(0, 1);
  known.set(key, rows);
  return rows;
}

/** Gets the row of a class that fits what a call calls, or null. */
export function namedRow(
  engine: Pick<Engine, 'models'>,
  call: CallNode,
  kind: HelperNameRow['class'],
): HelperNameRow | null {
  const name = calledName(call);
  return (name === null ? undefined : helperRows(engine, name, kind)[0]) ?? null;
}

/** Gets the words that verbs begin with: a name without any fits no row. */
function firstWordsOf(rows: readonly HelperNameRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ verbs }) => verbs.map((verb) => verb.split(' ')[0] ?? '')));
}

/** Holds if one of the verbs, which may be phrases, is followed by one of the nouns, at the end where the row says so. */
function fits({ verbs, nouns, ends, begins, not = [] }: HelperNameRow, words: readonly string[]): boolean {
  if (not.length > 0 && words.some((word) => not.includes(word))) return false;
  return verbs.some((verb) => {
    const phrase = verb.split(' ');
    const at = words.findIndex((_, index) => phrase.every((word, offset) => words[index + offset] === word));
    if (at < 0 || (begins === true && at > 0)) return false;
    const behind = words.slice(at + phrase.length);
    return (
      nouns.length === 0 || (ends === true ? behind.slice(-1) : behind).some((word) => nouns.includes(word))
    );
  });
}

/** Gets the facts that a helper's name promises about its arguments; of a predicate, when its result is `truth`. */
export function namedFacts(
  engine: Engine,
  call: CallNode,
  kind: HelperNameRow['class'],
  context: Context,
  truth = true,
): readonly Fact[] {
  const name = calledName(call);
  if (name === null || isOwnMethod(call)) return [];
  const rows = helperRows(engine, name, kind).filter(
    (row) => (row.accepts ?? 'truthy') === (truth ? 'truthy' : 'falsy'),
  );
  if (rows.length === 0) return [];
  const keys = call.arguments.flatMap((argument) =>
    argument.type === 'SpreadElement' ? [] : [keyIn(engine, engine.value(argument, [], context, null))],
  );
  return rows.flatMap((row) =>
    row.facts.flatMap((fact) =>
      keys.map((key): Fact => ({ key, name: fact, limit: 0, believed: true, node: call })),
    ),
  );
}

/** A method of the value itself (`prompt.includes(…)`) is no helper. */
function isOwnMethod(call: CallNode): boolean {
  return call.arguments.length === 0;
}
