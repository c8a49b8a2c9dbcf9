/** Erasure: records of persons that a file creates and works on, and whether anything in it deletes them. */
import { sameOrigins } from '../analysis/callee.js';
import { calledName } from '../analysis/helper-names.js';
import { propertyNames } from '../analysis/objects.js';
import {
  contains,
  isCall,
  keyName,
  literalText,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { ANY, type Origin, type Value } from '../analysis/value.js';
import {
  ASKING_WORDS,
  CASCADES,
  CREATING_WORDS,
  ENDING_OPTIONS,
  ERASING_WORDS,
  phraseAtEnd,
  hasWord,
  KEPT_BY_LAW,
  MARKING_WORDS,
  REDACTING_WORDS,
  splitWords,
  SUBJECT_FIELDS,
} from '../knowledge/index.js';
import { portValues } from '../analysis/ports.js';
import { endingsOf, isOnDevice, isOfProcess, writeSaysUntilWhen } from './endings.js';
import type { KlingFile } from './file.js';
import { grouped } from './grouped.js';
import { isHandedOn, isInherited } from './handovers.js';
import type { Answer, Duty } from './duties.js';
import { companionsOf } from './obligations.js';
import { perFile } from './per-file.js';
import {
  keyOf,
  operationsOf,
  statementOfWrite,
  tableOfInsert,
  tablesOfWrite,
  type Operation,
} from './records.js';
import { saysWhenItEnds, storeWritesOf, type StoreWrite } from './stores.js';

/** One store of records of persons, spoken of where the first of them is created. */
export interface PersonalRecords {
  readonly node: Node;
  /** The field by which a record is somebody's. */
  readonly field: string;
  readonly answer: Answer;
}

/** A write of a new record that belongs to a person. */
interface Creation {
  readonly write: StoreWrite;
  readonly tables: readonly string[];
  readonly field: string;
}

const ERASURE: Duty = { kinds: ['erasure'], looks: false, forgives: true, keeps: true };

/** How deep a record is looked into for whose it is: `{ data: [{ user: { connect: … } }] }`. */
const DEPTH = 5;

/** Gets the stores of a file in which it creates records of persons, and works on them. */
export const personalRecordsOf = perFile((file): readonly PersonalRecords[] => {
  if (!file.about || file.isTest) return [];
  const seen = new Set<string>();
  return creationsOf(file).flatMap((creation): readonly PersonalRecords[] => {
    const { tables, field } = creation;
    const store = tables.join(' ');
    if (seen.has(store) || !isUsed(file, creation)) return [];
    seen.add(store);
    return [{ node: placeOf(file, creation), field, answer: answerOf(file, creation) }];
  });
});

// ── Records of persons ───────────────────────────────────────────────────────────────────────────────────────────

function creationsOf(file: KlingFile): readonly Creation[] {
  return storeWritesOf(file).flatMap((write): readonly Creation[] => {
    if (write.holds !== 'record' && write.holds !== 'cache') return [];
    if (!isCreating(file, write) || !isKeptOnServer(file, write)) return [];
    const field = subjectOf(file, write);
    const tables = field === null ? [] : tablesOfWrite(file, write);
    return field === null || tables.length === 0 ? [] : [{ write, tables, field }];
  });
}

function isCreating(file: KlingFile, write: StoreWrite): boolean {
  const { call } = write;
  const statement = statementOfWrite(file, write);
  if (statement !== '') return /\b(?:insert|replace|merge|upsert)\b/iu.test(statement);
  return call !== null && hasWord(CREATING_WORDS, calledName(call) ?? '');
}

/** What a browser or a process keeps for itself ends with it. */
function isKeptOnServer(file: KlingFile, write: StoreWrite): boolean {
  return write.holds === 'record' || !(isOnDevice(write) || isOfProcess(file, write));
}

/** Gets the name of the field, column or part of the key that says whose a record is, or null. */
function subjectOf(file: KlingFile, write: StoreWrite): string | null {
  const statement = statementOfWrite(file, write);
  if (statement !== '') return subjectColumn(file, statement, write.values);
  const values = write.values.flatMap((value) => recordsIn(file, value));
  for (const value of values) {
    const field = subjectField(file, value, DEPTH);
    if (field !== null) return field;
  }
  return write.holds === 'cache' && write.call ? subjectInKey(file, write.call) : null;
}

/** A document that is saved holds what it was made of. */
function recordsIn(file: KlingFile, value: Value): readonly Value[] {
  const made = sameOrigins(file.engine, value).flatMap(({ kind, node, context, path }) =>
    kind === 'call' && path.length === 0 && node.type === 'NewExpression'
      ? portValues(file.engine, node, '0', context)
      : [],
  );
  return [value, ...made];
}

function subjectField(file: KlingFile, value: Value, depth: number): string | null {
  const { engine } = file;
  for (const name of propertyNames(engine, value)) {
    const part = engine.part(value, [name], value.node);
    if (isSubject(name) && isPerson(file, part)) return name;
    if (depth > 0 && (name === ANY || CONTAINERS.has(name))) {
      const inner = subjectField(file, part, depth - 1);
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** Properties that hold the fields of a record, and are none. */
const CONTAINERS = new Set([
  'data',
  'create',
  '$set',
  '$setOnInsert',
  'values',
  'fields',
  'document',
  'Item',
]);

function isSubject(name: string): boolean {
  const words = splitWords(name);
  return !ASKING_WORDS.includes(words[0] ?? '') && phraseAtEnd(words, SUBJECT_FIELDS.words) > 0;
}

/** A literal is no person, and neither is what cannot be led back to one. */
function isPerson(file: KlingFile, value: Value): boolean {
  const origins = sameOrigins(file.engine, value);
  return !(origins.length > 0 && origins.every((origin) => isFixed(origin) || isRedacted(origin)));
}

function isFixed({ kind }: Origin): boolean {
  return kind === 'literal' || kind === 'nothing' || kind === 'computed';
}

function isRedacted({ kind, node }: Origin): boolean {
  return kind === 'call' && isCall(node) && hasWord(REDACTING_WORDS, calledName(node) ?? '');
}

/** `INSERT INTO videos (id, user_id) VALUES ($1, $2)`. */
function subjectColumn(file: KlingFile, statement: string, values: readonly Value[]): string | null {
  const [head = '', rest = ''] = statement.split('(');
  const columns = /\b(?:values|select)\b/iu.test(head) ? [] : (rest.split(')')[0] ?? '').split(',');
  const named = columns.map((column) => column.trim().replace(/\W/gu, ''));
  const field = named.find(isSubject);
  if (field === undefined) return null;
  const [only] = values;
  return values.length === 1 && only && !isPerson(file, only) ? null : field;
}

/** `video:${userId}`. */
function subjectInKey(file: KlingFile, call: CallNode): string | null {
  for (const key of portValues(file.engine, call, '0', null))
    for (const text of textsOf(file.engine, key))
      for (const piece of text) {
        const name = piece.kind === 'hole' ? nameOf(piece.at?.node ?? piece.value.node) : null;
        if (name !== null && isSubject(name)) return name;
      }
  return null;
}

function nameOf(node: Node): string | null {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type !== 'MemberExpression') return null;
  const name = keyName(inner.property, inner.computed);
  return name === 'id' ? nameOf(inner.object) : name;
}

/** A statement that a helper carries out is spoken of where it is written. */
function placeOf(file: KlingFile, { write, tables }: Creation): Node {
  if (statementOfWrite(file, write) === '') return write.node;
  const texts = tables.flatMap((table) => insertsOf(file).get(table) ?? []);
  const own = texts.some((text) => contains(write.node, text));
  const [text] = texts;
  if (own || !text) return write.node;
  return isCall(text.parent) ? text.parent : text;
}

/** Gets the texts of a file that put records into a table, by that. */
const insertsOf = perFile((file) =>
  grouped<string, Node>(file.engine.structure.texts, (text) =>
    textsOf(file.engine, file.engine.at(text)).flatMap((one) => tableOfInsert(textWith(one, '?')) ?? []),
  ),
);

/** Holds if the file does something else with the records than to create them. */
function isUsed(file: KlingFile, { write, tables }: Creation): boolean {
  return operationsOn(file, tables).some(
    ({ node }) => !contains(write.node, node) && !contains(node, write.node),
  );
}

/** What a file does to each table. */
const byTableOf = perFile((file) => grouped(operationsOf(file), ({ tables }) => tables));

function operationsOn(file: KlingFile, tables: readonly string[]): readonly Operation[] {
  return tables.flatMap((table) => byTableOf(file).get(table) ?? []);
}

// ── What deletes them ────────────────────────────────────────────────────────────────────────────────────────────

function answerOf(file: KlingFile, creation: Creation): Answer {
  const { write, tables } = creation;
  const by =
    operationsOn(file, tables).find(({ does, node }) => does === 'erase' && node !== write.node)?.node ??
    erasuresOf(file)[0] ??
    changesOf(file).find(({ does, tables: others }) => does === 'anonymize' && overlap(tables, others))
      ?.node ??
    cascadeOf(file) ??
    helpersOf(file).find(({ key }) => tables.some((table) => key.endsWith(table)))?.call;
  if (by) return { kind: 'met', by };
  const why = doubtOf(file, creation);
  return why === null ? { kind: 'unmet', near: null } : { kind: 'unknown', why };
}

function overlap(one: readonly string[], other: readonly string[]): boolean {
  return one.some((key) => other.includes(key));
}

/** Gets the calls that erase what there is of a person. `prisma.user.delete()` sounds so, and is of that table. */
const erasuresOf = perFile((file): readonly Node[] => {
  const ofTables = new Set(
    operationsOf(file).flatMap(({ node, tables }) => (tables.length > 0 ? [node] : [])),
  );
  return companionsOf(file, ERASURE).flatMap(({ call }) => (ofTables.has(call) ? [] : [call]));
});

/** Gets the writes that take the person out of records, `{ userId: null }`, or only say that they are deleted. */
const changesOf = perFile((file) =>
  storeWritesOf(file).flatMap((write) => {
    const isAnonymous = write.values.some((value) => takesPersonOut(file, value, DEPTH));
    const isMarked =
      !isAnonymous &&
      write.values.some((value) =>
        [...propertyNames(file.engine, value)].some((name) => hasWord(MARKING_WORDS, name)),
      );
    if (!isAnonymous && !isMarked) return [];
    const does: 'anonymize' | 'mark' = isAnonymous ? 'anonymize' : 'mark';
    return [{ node: write.node, does, tables: tablesOfWrite(file, write) }];
  }),
);

function takesPersonOut(file: KlingFile, value: Value, depth: number): boolean {
  const { engine } = file;
  return [...propertyNames(engine, value)].some((name) => {
    const part = engine.part(value, [name], value.node);
    if (isSubject(name)) {
      const origins = sameOrigins(engine, part);
      return origins.length > 0 && origins.every(({ kind }) => kind === 'nothing' || kind === 'literal');
    }
    return depth > 0 && (CONTAINERS.has(name) || name === '$unset') && takesPersonOut(file, part, depth - 1);
  });
}

/** `onDelete: 'cascade'`, `ON DELETE CASCADE`: the records go with the person. */
const cascadeOf = perFile((file): Node | null => {
  const { objects, texts, methodCalls } = file.engine.structure;
  const option = objects
    .flatMap((object) => object.properties)
    .find(
      (property) =>
        property.type === 'Property' &&
        CASCADES.options.includes(keyName(property.key, property.computed) ?? '') &&
        CASCADES.texts.includes((literalText(property.value) ?? '').toLowerCase()),
    );
  const clause = texts.find((text) =>
    /\bon\s+delete\s+(?:cascade|set\s+null)\b/iu.test(file.source.getText(text)),
  );
  return option ?? clause ?? methodCalls.get('onDelete')?.[0] ?? null;
});

/** Gets the helpers that can't be read and are named for what they delete, `deleteVideos(userId)`, and that as a key. */
const helpersOf = perFile((file) =>
  file.engine.structure.calls.flatMap((call) => {
    const name = calledName(call) ?? '';
    if (!hasWord(ERASING_WORDS, name) || file.engine.functions.targets(call, null).length > 0) return [];
    const isOfPerson = call.arguments.some((argument) => isSubject(nameOf(argument) ?? ''));
    return [{ call, key: hasWord(MARKING_WORDS, name) ? '' : keyOf(name), isOfPerson }];
  }),
);

/** Gets why it is not known whether the records are deleted, or null. */
function doubtOf(file: KlingFile, { write, tables }: Creation): string | null {
  if (tables.some((table) => hasWord(KEPT_BY_LAW, table)) || isKeptByLaw(file, write))
    return 'records of this kind may have to be kept';
  if (endsByItself(file, write)) return 'the record says when it ends';
  const isMarked =
    operationsOn(file, tables).some(({ does }) => does === 'mark') ||
    changesOf(file).some(({ does, tables: others }) => does === 'mark' && overlap(tables, others));
  if (isMarked) return 'the records are marked as deleted';
  if (companionsOf(file, ERASURE).length > 0) return 'the records may go with those of the person';
  const why = doubtOfFile(file);
  if (why !== null) return why;
  if (write.call && isHandedOn(file, write.call)) return 'other modules have the store, too';
  return isInherited(file, write.node) ? 'the class it extends is not known' : null;
}

/** The same, whatever the records are. */
const doubtOfFile = perFile((file): string | null => {
  if (operationsOf(file).some(({ does, tables }) => does === 'erase' && tables.length === 0))
    return 'something is deleted, and it is not known what';
  if (endingsOf(file).some(({ reach }) => reach === 'file') || hasEndingOption(file))
    return 'a job or a rule deletes what is old';
  return helpersOf(file).some(({ isOfPerson }) => isOfPerson)
    ? 'something that cannot be read deletes for a person'
    : null;
});

function isKeptByLaw(file: KlingFile, { call, statement }: StoreWrite): boolean {
  const text = call ? file.source.getText(call.callee) : statement;
  return text.length < 200 && hasWord(KEPT_BY_LAW, text);
}

function endsByItself(file: KlingFile, write: StoreWrite): boolean {
  return (
    writeSaysUntilWhen(file, write) === 'yes' || (write.holds === 'cache' && saysWhenItEnds(file, write))
  );
}

function hasEndingOption(file: KlingFile): boolean {
  return file.engine.structure.objects.some((object) =>
    object.properties.some(
      (property) =>
        property.type === 'Property' &&
        ENDING_OPTIONS.includes(keyName(property.key, property.computed) ?? ''),
    ),
  );
}
