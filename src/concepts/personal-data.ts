/** Personal data in texts: which fields of persons, and which written addresses and numbers, a value is made of. */
import { calledName } from '../analysis/helper-names.js';
import { functionOf, isCall, keyName, literalText, nameOf, unwrap, type Node } from '../analysis/syntax.js';
import { textsOf } from '../analysis/texts.js';
import { linksOf, trace, type Flow, type Traced } from '../analysis/trace.js';
import { leftOut, type Origin, type Step, type Value } from '../analysis/value.js';
import {
  ASKING_WORDS,
  phraseAtEnd,
  hasWord,
  PERSON_FIELD_WORDS,
  PERSON_WORDS,
  PERSONAL_FIELDS,
  PERSONAL_SHAPES,
  REDACTING_WORDS,
  splitWords,
} from '../knowledge/index.js';
import type { KlingFile } from './file.js';
import { describeOrigin } from './wording.js';

/** One piece of personal data. */
export interface PersonalDatum {
  /** In words for a message: "an e-mail address". */
  readonly what: string;
  /** Where it comes from: "`user.email`", or "a literal". */
  readonly how: string;
  readonly traced: Traced | null;
}

/** Gets the personal data that a text holds. */
export function personalDataIn(file: KlingFile, value: Value): readonly PersonalDatum[] {
  const found = trace(file.engine, value, {
    derived: true,
    barrier: (one) => isRedacted(file, one),
    stops: (step, flow) => redacts(file, step) || isDomain(step, flow),
  }).found.flatMap((traced) => datumOf(file, traced));
  const all = [...writtenIn(file, value), ...found];
  return all.filter((one, index) => all.findIndex(({ what }) => what === one.what) === index);
}

/** Addresses and numbers that are written out. */
function writtenIn(file: KlingFile, value: Value): readonly PersonalDatum[] {
  const texts = textsOf(file.engine, value).flatMap((text) =>
    text.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])),
  );
  return PERSONAL_SHAPES.filter(({ pattern }) => texts.some((text) => pattern.test(text))).map(
    ({ what }) => ({
      what,
      how: 'a literal',
      traced: null,
    }),
  );
}

const NO_DATA = new Set<Origin['kind']>([
  'literal',
  'computed',
  'nothing',
  'object',
  'array',
  'function',
  'class',
  'regexp',
  'instance',
  'caught',
]);

function datumOf(file: KlingFile, traced: Traced): readonly PersonalDatum[] {
  const { origin, flow } = traced;
  if (NO_DATA.has(origin.kind)) return [];
  if (
    origin.kind === 'call' &&
    isCall(origin.node) &&
    hasWord(REDACTING_WORDS, calledName(origin.node) ?? '')
  )
    return [];
  if (isCharacter(origin)) return [];
  for (const names of [namesOfOrigin(origin), ...linksOf(flow).map(namesOfLink)]) {
    const what = personalField(names);
    if (what !== null) return [{ what, how: describeOrigin(file, origin), traced }];
  }
  return [];
}

/** `user.name[0]` is a letter, `user.emails[0]` is not. */
function isCharacter({ path }: Origin): boolean {
  return /^\d+$/u.test(path.at(-1) ?? '') && /[^s\d]$/u.test(path.at(-2) ?? '');
}

/** The names that lead to an origin, the last one its own: `user`, `email`. */
function namesOfOrigin({ node, path, name }: Origin): readonly string[] {
  return [
    ...rootNames(node),
    ...(name === undefined ? [] : [name]),
    ...path.filter((segment) => leftOut(segment) === null),
  ];
}

function namesOfLink({ value }: Flow): readonly string[] {
  return [...rootNames(value.node), ...value.path.filter((segment) => leftOut(segment) === null)];
}

/** `currentUser`, `this.user`, `db.user.findUnique()`: what an expression is called. */
function rootNames(node: Node): readonly string[] {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return [inner.name];
  if (inner.type === 'CallExpression') {
    const [first] = inner.arguments;
    const key = first && calledName(inner) === 'get' ? literalText(first) : null;
    return [...rootNames(inner.callee), ...(key === null ? [] : [key])];
  }
  if (inner.type === 'MemberExpression')
    return [...rootNames(inner.object), keyName(inner.property, inner.computed) ?? ''].slice(-3);
  return [];
}

/** Names between a person and a field that are about the person, too: `user.profile.name`, `db.user.findUnique().name`. */
const SAYS_NOTHING =
  /^(?:profile|account|details?|info|attributes|fields|metadata|data|personal)$|^(?:find|get|load|fetch|first|one|query)/u;

/** Decides by the last name, and where that says little by the one before it. */
function personalField(names: readonly string[]): string | null {
  const plain = names.filter((name) => !/^(?:\d+|\*|get|value|data|trim|toString)$/u.test(name));
  const last = plain.at(-1);
  if (last === undefined) return null;
  const words = splitWords(last);
  if (ASKING_WORDS.includes(words[0] ?? '')) return null;
  const field = PERSONAL_FIELDS.find(({ list }) => phraseAtEnd(words, list.words) > 0);
  if (field) return field.what;
  const end = phraseAtEnd(words, PERSON_FIELD_WORDS.words);
  if (end === 0) return null;
  const before = words.slice(0, words.length - end);
  const owner =
    before.length > 0
      ? before.join(' ')
      : (plain
          .slice(-4, -1)
          .filter((name) => !SAYS_NOTHING.test(name) || hasWord(PERSON_WORDS, name))
          .at(-1) ?? '');
  if (!hasWord(PERSON_WORDS, owner)) return null;
  return words.includes('name') || last.endsWith('name') || words.includes('surname')
    ? "a person's name"
    : 'a postal address';
}

/** What a helper that can't be read has redacted is clean. */
function isRedacted(file: KlingFile, { node, path }: Value): boolean {
  if (path.length > 0 || !isCall(node)) return false;
  return (
    hasWord(REDACTING_WORDS, calledName(node) ?? '') && file.engine.functions.targets(node, null).length === 0
  );
}

/** A replacement made by a redactor, or of what looks like an address or a number; a cut to an initial. */
function redacts(file: KlingFile, step: Step): boolean {
  if (typeof step.length === 'object' && step.length.atMost <= 1) return true;
  if (step.name !== 'replace' && step.name !== 'replaceAll') return false;
  const home = functionOf(step.node);
  if (home && hasWord(REDACTING_WORDS, nameOf(home) ?? '')) return true;
  const [pattern] = step.node.type === 'CallExpression' ? step.node.arguments : [];
  return pattern !== undefined && /@|\\d|EMAIL|PHONE|PII/u.test(file.source.getText(pattern));
}

/** What stands behind the `@` of an address is where a mailbox is, and not whose. */
function isDomain({ node, name }: Step, { value, next }: Flow): boolean {
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  if (!first) return false;
  const [part] = value.path;
  switch (name) {
    case 'split':
      return literalText(first) === '@' && (part === '1' || isLast(next?.value.node));
    case 'match':
      return (
        first.type === 'Literal' && 'regex' in first && first.regex.pattern.includes('@(') && part === '1'
      );
    case 'slice':
    case 'substring':
    case 'substr':
      return isBehindAt(first);
    default:
      return false;
  }
}

/** `parts.pop()`, `parts.at(-1)` */
function isLast(node: Node | undefined): boolean {
  const taken = node && unwrap(node);
  if (taken?.type !== 'CallExpression') return false;
  const name = calledName(taken);
  const [position] = taken.arguments;
  return name === 'pop' || (name === 'at' && (position?.type !== 'Literal' || position.value === 1));
}

/** `address.indexOf('@') + 1` */
function isBehindAt(position: Node): boolean {
  const sum = unwrap(position);
  if (sum.type !== 'BinaryExpression' || sum.operator !== '+') return false;
  const found = unwrap(sum.left);
  const [searched] = found.type === 'CallExpression' ? found.arguments : [];
  return (
    found.type === 'CallExpression' &&
    /^(?:lastI|i)ndexOf$/u.test(calledName(found) ?? '') &&
    searched !== undefined &&
    literalText(searched) === '@'
  );
}
