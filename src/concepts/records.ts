/** Records: which table a call or a statement works on, and what it does there. */
import { sameOrigins, sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import {
  isCall,
  isFunction,
  keyName,
  literalText,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import type { Value } from '../analysis/value.js';
import {
  ERASING_WORDS,
  hasWord,
  MARKING_WORDS,
  TABLE_CALLS,
  TABLE_ENDINGS,
  TABLE_HOLDERS,
  TABLE_NAMES,
  TABLE_OR_RECORD,
  USING_WORDS,
} from '../knowledge/index.js';
import { splitWords } from '../knowledge/words.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import type { StoreWrite } from './stores.js';

/** What is done with the records of a table. */
export interface Operation {
  readonly node: Node;
  /** `mark`: they are only said to be deleted. */
  readonly does: 'use' | 'erase' | 'mark';
  /** Keys of the tables; none where it cannot be told. */
  readonly tables: readonly string[];
}

/** What a chain of calls is made of. */
interface Chain {
  /** The names before the last, nearest first, and the names that it begins with. */
  readonly names: readonly string[];
  /** The calls on the way, the last one first. */
  readonly calls: readonly CallNode[];
  /** Where it begins in the source: a name, or `this`. */
  readonly root: Node | null;
}

const MAX_LINKS = 24;
const HOLDERS = new Set(TABLE_HOLDERS);
const TABLES = new Set(TABLE_CALLS);
const EITHER = new Set(TABLE_OR_RECORD);

/** Gets what is done to tables in a file, writes of new records left out. */
export const operationsOf = perFile((file): readonly Operation[] => [
  ...file.engine.structure.calls.flatMap((call) => operationAt(file, call)),
  ...file.engine.structure.texts.flatMap((text) => statementAt(file, text)),
]);

function operationAt(file: KlingFile, call: CallNode): readonly Operation[] {
  const name = calledName(call);
  if (name === null || isOfFile(file, call) || isOfLanguage(file, call)) return [];
  const does = hasWord(ERASING_WORDS, name)
    ? hasWord(MARKING_WORDS, name)
      ? 'mark'
      : 'erase'
    : hasWord(USING_WORDS, name) || isSelected(call, name)
      ? 'use'
      : null;
  if (!does) return [];
  const tables = tablesOf(file, call);
  // A function that names no table is a helper, and none of the database's own.
  return tables.length > 0 || unwrap(call.callee).type === 'MemberExpression'
    ? [{ node: call, does, tables }]
    : [];
}

/** What a function of the file does is seen in its body. */
function isOfFile(file: KlingFile, call: CallNode): boolean {
  return file.engine.functions.targets(call, null).length > 0;
}

/** `select().from(videos)`; a bare `from` only names the table. */
function isSelected(call: CallNode, name: string): boolean {
  const receiver = name === 'from' ? receiverOf(call) : null;
  return isCall(receiver) && calledName(receiver)?.startsWith('select') === true;
}

/** Lists are searched with functions, and routes lead to them; maps and sets are no stores. */
function isOfLanguage(file: KlingFile, call: CallNode): boolean {
  const [first] = call.arguments;
  if (isFunction(first)) return true;
  if (first && literalText(first)?.startsWith('/') === true) return true;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  return sameOrigins(file.engine, file.engine.at(callee.object)).some(
    ({ kind, node }) =>
      kind === 'array' ||
      (kind === 'call' &&
        node.type === 'NewExpression' &&
        /^(?:Weak)?(?:Map|Set)$/u.test(calledName(node) ?? '')),
  );
}

/** Gets the statement of a write, also one that was prepared before it is run; empty where there is none. */
export function statementOfWrite(file: KlingFile, { statement, call }: StoreWrite): string {
  if (statement !== '' || !call) return statement;
  const texts = chainOf(file, call).calls.flatMap((one) =>
    portValues(file.engine, one, '0', null).flatMap((value) =>
      textsOf(file.engine, value).map((text) => textWith(text, '?')),
    ),
  );
  return texts.find((text) => tableOfInsert(text) !== null) ?? '';
}

/** Gets the key of the table into which a statement puts records; null for any other text. */
export function tableOfInsert(statement: string): string | null {
  return /^\s*(?:insert|replace|merge|upsert)\s+(?:or\s+\w+\s+)?into\s/iu.test(statement)
    ? tableIn(statement)
    : null;
}

/** Gets the keys of the tables that a write goes to. */
export function tablesOfWrite(file: KlingFile, write: StoreWrite): readonly string[] {
  const named = tableIn(statementOfWrite(file, write));
  if (named !== null) return [named];
  return write.call ? tablesOf(file, write.call) : [];
}

/** Gets the name, in the source, of what a call is done on; null for a function. */
export function storeRootOf(file: KlingFile, call: CallNode): Node | null {
  return chainOf(file, call, false).root;
}

// ── Chains ───────────────────────────────────────────────────────────────────────────────────────────────────────

function chainOf(file: KlingFile, call: CallNode, followed = true, calls: CallNode[] = []): Chain {
  const names: string[] = [];
  calls.push(call);
  let current = receiverOf(call);
  for (let count = 0; current && count < MAX_LINKS; count++) {
    if (current.type === 'Identifier' || isField(current)) {
      const own = current.type === 'Identifier' ? current.name : nameOfMember(current);
      const made = followed ? madeBy(file, current) : null;
      const isNew = made !== null && !calls.includes(made) && calls.length < MAX_LINKS;
      const inner = isNew ? chainOf(file, made, true, calls) : null;
      const makers = made?.type === 'NewExpression' ? [calledName(made) ?? ''] : [];
      return {
        names: [...names, ...(inner?.names ?? []), ...makers, own],
        calls,
        root: current,
      };
    }
    if (current.type === 'MemberExpression') {
      names.push(nameOfMember(current));
      current = unwrap(current.object);
    } else if (isCall(current)) {
      calls.push(current);
      const next = receiverOf(current);
      if (!next || current.type === 'NewExpression') names.push(calledName(current) ?? '');
      current = next;
    } else break;
  }
  return { names, calls, root: null };
}

/** Gets what a method is called on; null for a function. */
function receiverOf(call: CallNode): Node | null {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
}

function nameOfMember(node: Node): string {
  return node.type === 'MemberExpression' ? (keyName(node.property, node.computed) ?? '') : '';
}

/** `this.videos`. */
function isField(node: Node): boolean {
  return node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression';
}

/** Gets the call that made what a name or a field holds, or holds the elements of. */
function madeBy(file: KlingFile, node: Node): CallNode | null {
  const origin = sameOrigins(file.engine, file.engine.at(node)).find((one) => one.kind === 'call');
  return origin && isCall(origin.node) ? origin.node : null;
}

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Gets the keys of the tables that a call works on. */
function tablesOf(file: KlingFile, call: CallNode): readonly string[] {
  const named = TABLE_NAMES.flatMap((port) => portValues(file.engine, call, port, null)).flatMap((value) =>
    keysOfValue(file, value),
  );
  if (named.length > 0) return unique(named);
  const chain = chainOf(file, call);
  const given = chain.calls.flatMap((one, index) => tablesGiven(file, one, index === 0));
  if (given.length > 0) return unique(given);
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return unique(tablesReferred(file, call));
  const own = chain.names.find((name) => name !== '' && !isHolder(name));
  if (own !== undefined) return [keyOf(own)];
  const entry = keyOfEntry(file, call);
  return entry === null ? [] : [entry];
}

/** `db`, `prismaClient`. */
function isHolder(name: string): boolean {
  return splitWords(name).every((word) => HOLDERS.has(word));
}

/** `from('videos')`, `insert(videos)`, `knex('videos')`, `save(Video, { … })`. */
function tablesGiven(file: KlingFile, call: CallNode, isOutermost: boolean): readonly string[] {
  const name = calledName(call) ?? '';
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement') return [];
  const callee = unwrap(call.callee);
  if (TABLES.has(name) && callee.type === 'MemberExpression') return keysOfNode(file, first);
  if (EITHER.has(name)) {
    const inner = unwrap(first);
    if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return [];
    return !isOutermost || isTable(file, inner) ? keysOfNode(file, first) : [];
  }
  if (callee.type !== 'Identifier' || isOutermost) return [];
  const text = textAmong(file, TABLES.has(name) ? call.arguments : [first]);
  return text.length > 0 || !TABLES.has(name) ? text : keysOfNode(file, first);
}

/** A name of another file, or of the whole file: no record, and no id. */
function isTable(file: KlingFile, node: Node): boolean {
  const inner = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  if (inner.type !== 'Identifier') return false;
  const [definition] = file.engine.variables.of(inner)?.defs ?? [];
  if (definition?.type === 'ImportBinding' || definition?.type === 'ClassName') return true;
  return (
    definition?.type === 'Variable' &&
    isCall(definition.node.init) &&
    definition.node.parent.parent.type !== 'BlockStatement'
  );
}

/** `deleteDoc(doc(db, 'videos', id))`, `getDocs(query(collection(db, 'videos')))`. */
function tablesReferred(file: KlingFile, call: CallNode, depth = 0): readonly string[] {
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement' || depth > 4) return [];
  const inner = unwrap(first);
  const made = isCall(inner) ? inner : inner.type === 'Identifier' ? madeBy(file, inner) : null;
  if (!made) return [];
  const text = TABLES.has(calledName(made) ?? '') ? textAmong(file, made.arguments) : [];
  return text.length > 0 ? text : tablesReferred(file, made, depth + 1);
}

/** Gets the key of the first argument that is a known text. */
function textAmong(file: KlingFile, given: CallNode['arguments']): readonly string[] {
  const texts = given.map((one) =>
    one.type === 'SpreadElement' ? [] : keysOfText(file, file.engine.at(one)),
  );
  return texts.find((keys) => keys.length > 0) ?? [];
}

function keysOfNode(file: KlingFile, node: Node): readonly string[] {
  return keysOfValue(file, file.engine.at(node));
}

function keysOfValue(file: KlingFile, value: Value): readonly string[] {
  const texts = keysOfText(file, value);
  if (texts.length > 0) return texts;
  const whole = sameValues(file.engine, value).find(({ path }) => path.length === 0);
  const inner = whole && unwrap(whole.node);
  if (inner?.type === 'Identifier') return [keyOf(inner.name)];
  return inner?.type === 'MemberExpression' ? [keyOf(nameOfMember(inner))] : [];
}

function keysOfText(file: KlingFile, value: Value): readonly string[] {
  return textsOf(file.engine, value)
    .map((text) => keyOf(/^[\w.-]+(?=\/|$)/u.exec(textWith(text, '\0'))?.[0] ?? ''))
    .filter((key) => key !== '');
}

/** The part of a key before what tells entries apart: `video:${id}` is of video. */
function keyOfEntry(file: KlingFile, call: CallNode): string | null {
  for (const value of portValues(file.engine, call, '0', null))
    for (const text of textsOf(file.engine, value)) {
      const head = /^[\w-]+(?=[:/.]|$)/u.exec(textWith(text, '\0'))?.[0];
      if (head !== undefined) return keyOf(head);
    }
  return null;
}

/** One spelling for a table: `videoRepository`, `VideoModel`, `videos` and `public.videos` are video. */
export function keyOf(name: string): string {
  const words = splitWords(name.split('.').at(-1) ?? name);
  const own = words.filter((word, index) => index === 0 || !TABLE_ENDINGS.includes(word));
  const last = own.at(-1) ?? '';
  return [...own.slice(0, -1), singular(last)].join('');
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}

// ── Statements ───────────────────────────────────────────────────────────────────────────────────────────────────

function statementAt(file: KlingFile, text: Node): readonly Operation[] {
  if (text.parent?.type === 'BinaryExpression') return [];
  const statement =
    text.type === 'TemplateLiteral'
      ? text.quasis.map((quasi) => quasi.value.cooked).join('?')
      : textsOf(file.engine, file.engine.at(text))
          .map((one) => textWith(one, '?'))
          .join(' ');
  const verb = /^\s*(select|update|delete|truncate|with)\b/iu.exec(statement)?.[1]?.toLowerCase();
  if (verb === undefined) return [];
  const table = tableIn(statement);
  if (table === null && !/\b(?:from|set|table)\b/iu.test(statement)) return [];
  return [
    {
      node: text,
      does: verb === 'delete' || verb === 'truncate' ? 'erase' : changeIn(statement, verb),
      tables: table === null ? [] : [table],
    },
  ];
}

/** `UPDATE … SET user_id = NULL` takes the person away, `SET deleted_at = now()` only says so. */
function changeIn(statement: string, verb: string): Operation['does'] {
  if (verb !== 'update') return 'use';
  if (/\b(?:user_?id|customer_?id|owner_?id|email|user)\s*=\s*(?:null|'')/iu.test(statement)) return 'erase';
  return /\b(?:deleted_?at|is_?deleted|deleted)\s*=/iu.test(statement) ? 'mark' : 'use';
}

/** Gets the key of the table that a statement names, or null. */
function tableIn(statement: string): string | null {
  const found = /\b(?:into|from|update|table)\s+(?:only\s+)?["'`[]?([\w.]+)/iu.exec(statement)?.[1];
  return found === undefined ? null : keyOf(found);
}
