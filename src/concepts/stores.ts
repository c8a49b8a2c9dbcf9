/** Stores: what a file puts where it stays, in databases, caches, files and buckets, and who may read it there. */
import type { TSESTree } from '@typescript-eslint/utils';
import { sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { rowsAt } from '../analysis/described.js';
import type { Engine } from '../analysis/engine.js';
import { calledName } from '../analysis/helper-names.js';
import { propertyNames } from '../analysis/objects.js';
import type { StoreRow } from '../analysis/rows.js';
import {
  annotationOf,
  constructorOf,
  isCall,
  keyName,
  parameterPattern,
  thisClassOf,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { ANY, type Value } from '../analysis/value.js';
import { EXPIRY_WORDS, hasWord, STORE_METHODS, STORE_WORDS } from '../knowledge/index.js';
import { typeNameOf, typeNameOfMember } from './declared-types.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';

/** One call that puts something where it stays. */
export interface StoreWrite {
  /** The call, or the tagged template. */
  readonly node: Node;
  readonly call: CallNode | null;
  readonly holds: StoreRow['holds'];
  readonly values: readonly Value[];
  /** The row that says so, or null where the name does. */
  readonly row: StoreRow | null;
  /** Values and texts that may say how long it stays. */
  readonly lifetime: readonly Value[];
  /** The statement, where one is written. */
  readonly statement: string;
}

/** Gets what a file puts into stores. */
export const storeWritesOf = perFile((file): readonly StoreWrite[] => [
  ...file.engine.structure.calls.flatMap((call) => writesAt(file, call)),
  ...file.engine.structure.texts.flatMap((text) => statementAt(file, text)),
]);

function writesAt(file: KlingFile, call: CallNode): readonly StoreWrite[] {
  const { engine } = file;
  const [described] = rowsAt(engine, 'store', call);
  if (described) return byRow(file, call, described.row);
  if (call.type !== 'CallExpression' || engine.functions.targets(call, null).length > 0) return [];
  return byName(file, call);
}

function byRow(file: KlingFile, call: CallNode, row: StoreRow): readonly StoreWrite[] {
  const { engine } = file;
  const at = (port: string): readonly Value[] => portValues(engine, call, port, null);
  const statement =
    row.statement === undefined
      ? ''
      : at(row.statement)
          .map((value) => statementOf(file, value))
          .join(' ');
  if (row.statement !== undefined && !isWriting(statement)) return [];
  return [
    {
      node: call,
      call,
      row,
      statement,
      holds: row.holds,
      values: [row.writes ?? []].flat().flatMap(at),
      lifetime: [row.lifetime ?? []].flat().flatMap(at),
    },
  ];
}

/** The text of a statement, its values left out. */
function statementOf(file: KlingFile, value: Value): string {
  return textsOf(file.engine, value)
    .map((text) => textWith(text, '?'))
    .join(' ');
}

function isWriting(statement: string): boolean {
  return /^\s*(?:with\b[^;]{1,2000}?\b)?(?:insert|update|replace|merge|upsert)\b/iu.test(statement);
}

/** Words of the members of a chain before its last: `db.collection('videos').doc(id)` gives db, collection, doc. */
function receiversOf(engine: Engine, callee: Node): { names: readonly string[]; root: Node } {
  const names: string[] = [];
  let current = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  for (let count = 0; count < 12; count++) {
    if (current.type === 'MemberExpression') {
      names.push(keyName(current.property, current.computed) ?? '');
      current = unwrap(current.object);
    } else if (current.type === 'CallExpression') current = unwrap(current.callee);
    else if (current.type === 'AwaitExpression') current = unwrap(current.argument);
    else break;
  }
  if (current.type === 'Identifier') names.push(...typeOfPart(engine, current, names.at(-1)), current.name);
  if (current.type === 'ThisExpression') names.push(...typeOfField(current, names.at(-1)));
  return { names, root: current };
}

/** The type under which a class takes one of its fields: `constructor(private readonly videos: VideoRepository)`. */
function typeOfField(self: Node, field: string | undefined): readonly string[] {
  const home = thisClassOf(self);
  const build = home && constructorOf(home.class);
  const parameter = build?.params.find(
    (one) => one.type === 'TSParameterProperty' && nameOfPattern(parameterPattern(one)) === field,
  );
  const type = parameter && annotationOf(parameterPattern(parameter));
  const name = typeNameOf(type);
  return name === null ? [] : [name];
}

/** The type of a part of a parameter, such as that of a binding: `env.JOBS` of `env: { JOBS: KVNamespace }`. */
function typeOfPart(
  engine: Engine,
  root: TSESTree.Identifier,
  member: string | undefined,
): readonly string[] {
  const declared = member === undefined ? undefined : engine.variables.of(root)?.defs[0]?.name;
  const type = declared && annotationOf(declared);
  const name = type && member !== undefined ? typeNameOfMember(engine, type, member) : null;
  return name === null ? [] : [name];
}

function nameOfPattern(pattern: Node): string | null {
  return pattern.type === 'Identifier' ? pattern.name : null;
}

function byName(file: KlingFile, call: Extract<CallNode, { type: 'CallExpression' }>): readonly StoreWrite[] {
  const callee = unwrap(call.callee);
  const method = calledName(call);
  if (method === null) return [];
  const { certain, withStore, ofModel, statements } = STORE_METHODS;
  if (callee.type !== 'MemberExpression')
    return Object.hasOwn(certain, method) ? [named(file, call, certain[method] ?? '0..', 'record')] : [];
  if (call.arguments.length === 0) return method === 'save' ? [savedItself(file, call, callee.object)] : [];
  const { names, root } = receiversOf(file.engine, callee);
  const isStore = names.some((name) => hasWord(STORE_WORDS, name));
  const holds = names.some(isCacheName) ? 'cache' : 'record';
  if (Object.hasOwn(certain, method)) return [named(file, call, certain[method] ?? '0..', holds)];
  if (isStore && Object.hasOwn(withStore, method))
    return [named(file, call, withStore[method] ?? '0..', holds)];
  if (Object.hasOwn(ofModel, method) && isModel(file, root, names))
    return [named(file, call, ofModel[method] ?? '0..', 'record')];
  if (statements.includes(method)) return statementCall(file, call, callee);
  return [];
}

function isCacheName(name: string): boolean {
  return /cache|redis|kv/iu.test(name);
}

/** A class with a capital that stands for its records, of another file: `Video.create`. */
function isModel(file: KlingFile, root: Node, names: readonly string[]): boolean {
  if (root.type !== 'Identifier' || names.length !== 1 || !/^[A-Z][a-z]/u.test(root.name)) return false;
  const [definition] = file.engine.variables.of(root)?.defs ?? [];
  return definition !== undefined && definition.type !== 'ClassName';
}

function named(file: KlingFile, call: CallNode, port: string, holds: StoreWrite['holds']): StoreWrite {
  const { engine } = file;
  const at = (one: string): readonly Value[] => portValues(engine, call, one, null);
  const [first] = at('0');
  const parts = first
    ? ['data', 'create', 'update'].filter((name) => propertyNames(engine, first).has(name))
    : [];
  const method = calledName(call) ?? '';
  const keyed = /^(?:set|put|add|setItem|patch)$/u.test(method) && call.arguments.length > 1;
  const values =
    parts.length > 0 ? parts.flatMap((name) => at(`0.${name}`)) : at(keyed && port === '0..' ? '1..' : port);
  return { node: call, call, holds, row: null, statement: '', values, lifetime: at('1..') };
}

/** `video.url = …; await video.save()` keeps the receiver, and what it was made with: `new Video({ url })`. */
function savedItself(file: KlingFile, call: CallNode, receiver: Node): StoreWrite {
  const { engine } = file;
  const record = engine.at(unwrap(receiver));
  const given = sameValues(engine, record).flatMap(({ node, path, context }) => {
    const isOwn =
      node.type === 'NewExpression' && path.length === 0 && rowsAt(engine, 'store', node).length === 0;
    return isOwn ? portValues(engine, node, '0..', context) : [];
  });
  return {
    node: call,
    call,
    holds: 'record',
    row: null,
    statement: '',
    lifetime: [],
    values: [record, ...given],
  };
}

/** `db.prepare('INSERT …').bind(url)`, `pool.query('UPDATE …', [url])`. */
function statementCall(file: KlingFile, call: CallNode, callee: Node): readonly StoreWrite[] {
  const { engine } = file;
  let statement = '';
  let current: Node = call;
  for (let count = 0; count < 6 && !isWriting(statement); count++) {
    if (isCall(current)) {
      const [first] = current.arguments;
      if (first && first.type !== 'SpreadElement') statement = statementOf(file, engine.at(first));
      current = unwrap(current.callee);
    } else if (current.type === 'MemberExpression') current = unwrap(current.object);
    else break;
  }
  if (!isWriting(statement) || callee.type !== 'MemberExpression') return [];
  return [
    {
      node: call,
      call,
      holds: 'record',
      row: null,
      statement,
      lifetime: [],
      values: portValues(engine, call, '0..', null),
    },
  ];
}

/** A tag that takes statements: `` sql`INSERT … ${url}` ``. */
function statementAt(file: KlingFile, text: Node): readonly StoreWrite[] {
  const tag = text.parent;
  if (text.type !== 'TemplateLiteral' || tag?.type !== 'TaggedTemplateExpression') return [];
  const statement = text.quasis.map((quasi) => quasi.value.cooked).join('?');
  if (!isWriting(statement)) return [];
  return [
    {
      node: tag,
      call: null,
      holds: 'record',
      row: null,
      statement,
      lifetime: [],
      values: text.expressions.map((expression) => file.engine.at(expression)),
    },
  ];
}

/** Holds if what is put there ends: a property, a column, an argument or an option says when. */
export function saysWhenItEnds(file: KlingFile, write: StoreWrite): boolean {
  if (write.statement.split(/\W+/u).some((word) => hasWord(EXPIRY_WORDS, word))) return true;
  if (write.values.some((value) => holdsExpiry(file, value))) return true;
  if (write.holds !== 'cache') return false;
  return (
    write.lifetime.some((value) => isLifetime(file, value)) ||
    /^p?setex$/iu.test(write.call ? (calledName(write.call) ?? '') : '')
  );
}

/** A number, the name of a unit, or options with one. */
function isLifetime(file: KlingFile, value: Value): boolean {
  const node = unwrap(value.node);
  if (node.type === 'BinaryExpression' || (node.type === 'Literal' && typeof node.value === 'number'))
    return true;
  if (node.type === 'Identifier' && hasWord(EXPIRY_WORDS, node.name)) return true;
  if (textsOf(file.engine, value).some((text) => /^(?:EX|PX|EXAT|PXAT)$/iu.test(textWith(text, ''))))
    return true;
  return [...propertyNames(file.engine, value)].some((name) => hasWord(EXPIRY_WORDS, name));
}

/** How deep a moment of expiry may stand beside what expires. */
const DEPTH = 3;

/** Holds if an object has, itself or in its parts, a property that says when something ends. */
export function holdsExpiry(file: KlingFile, value: Value, depth = DEPTH): boolean {
  const { engine } = file;
  for (const name of propertyNames(engine, value)) {
    if (hasWord(EXPIRY_WORDS, name)) return true;
    if (depth > 0 && name !== ANY && holdsExpiry(file, engine.part(value, [name], value.node), depth - 1))
      return true;
    if (depth > 0 && name === ANY && holdsExpiry(file, engine.part(value, [ANY], value.node), depth - 1))
      return true;
  }
  return packedExpiry(file, value, depth);
}

/** The same, of what a text is the JSON of. */
function packedExpiry(file: KlingFile, value: Value, depth: number): boolean {
  const shape = file.engine.shape(value);
  return (
    depth > 0 &&
    shape.kind === 'made' &&
    shape.step.encodes === 'json' &&
    shape.from.some((from) => holdsExpiry(file, from, depth - 1))
  );
}
