/** Helpers that can't be read are believed by their names, and only for what the row of the name gives. */
import type { Engine } from './engine.js';
import type { Fact } from './facts.js';
import { keyIn } from './keys.js';
import type { HelperNameRow } from './rows.js';
import { keyName, unwrap, type CallNode } from './syntax.js';
import type { Context } from './value.js';

/** Splits a name into its words in lower case: `validateImageURL` gives validate, image, url. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1 $2')
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

/** Gets the rows of a class that a helper's name matches. */
export function helperRows(
  engine: Engine,
  name: string,
  kind: HelperNameRow['class'],
): readonly HelperNameRow[] {
  const words = wordsOf(name);
  return engine.models.helperNames.filter((row) => {
    if (row.class !== kind) return false;
    const verb = words.findIndex((word) => row.verbs.includes(word));
    if (verb < 0) return false;
    return row.nouns.length === 0
      ? words.length === 1
      : words
          .slice(verb + 1)
          .some((word) => row.nouns.includes(word) || row.nouns.includes(word.replace(/s$/u, '')));
  });
}

/** Gets the facts that a helper's name promises about its arguments. */
export function namedFacts(
  engine: Engine,
  call: CallNode,
  kind: HelperNameRow['class'],
  context: Context,
): readonly Fact[] {
  const name = calledName(call);
  if (name === null || isOwnMethod(call)) return [];
  const rows = helperRows(engine, name, kind);
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
