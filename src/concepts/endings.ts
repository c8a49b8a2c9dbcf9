/** Endings: what says until when something is kept, in options and records, and the calls and jobs that see to it. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import { propertyNames } from '../analysis/objects.js';
import {
  contains,
  isCall,
  isFunction,
  literalText,
  nameOf,
  unwrap,
  type CallNode,
  type Node,
} from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { ANY, leftOut, type Origin, type Value } from '../analysis/value.js';
import {
  DELETING_WORDS,
  DELETION_JOBS,
  ENDING_CACHES,
  EXPIRING_CALLS,
  hasWord,
  METADATA_OPTIONS,
  OTHER_LIFETIMES,
  RETENTION_WORDS,
  SCHEDULERS,
  SERVER_CACHES,
  TAG_OPTIONS,
} from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import { chainOf } from './companions.js';
import type { KlingFile } from './file.js';
import { perFile } from './per-file.js';
import { storeWritesOf, type StoreWrite } from './stores.js';

/** Whether something says until when it is kept. */
export type Says = 'yes' | 'no' | 'unknown';

/** How deep options and records are looked into. */
const DEPTH = 3;

/** Asks an object whether it, or something in it, says until when it is kept. */
export function saysUntilWhen(file: KlingFile, value: Value, depth = DEPTH): Says {
  const { engine } = file;
  let isOpen = isOpenObject(file, value);
  for (const name of propertyNames(engine, value)) {
    const part = engine.part(value, [name], value.node);
    if (name !== ANY && isAbsent(file, part)) continue;
    if (name !== ANY && isRetention(name)) return 'yes';
    if (TAG_OPTIONS.includes(name)) {
      if (tagsSay(file, part)) return 'yes';
      isOpen = true;
    } else if (depth > 0) {
      const inner = saysUntilWhen(file, part, depth - 1);
      if (inner === 'yes') return 'yes';
      if (inner === 'unknown' && METADATA_OPTIONS.includes(name)) isOpen = true;
    }
  }
  return isOpen ? 'unknown' : 'no';
}

function isRetention(name: string): boolean {
  return hasWord(RETENTION_WORDS, name) && !hasWord(OTHER_LIFETIMES, name);
}

/** `Expires: undefined` says nothing. */
function isAbsent(file: KlingFile, value: Value): boolean {
  const origins = sameOrigins(file.engine, value);
  return origins.length > 0 && origins.every(({ kind }) => kind === 'nothing');
}

/** `Tagging: 'retention=30d'`, `tags: [{ Key: 'expires', … }]`, `tags: { retention: '30d' }`. */
function tagsSay(file: KlingFile, value: Value, depth = DEPTH): boolean {
  const { engine } = file;
  if (textsOf(engine, value).some((text) => isRetention(textWith(text, ' ')))) return true;
  return [...propertyNames(engine, value)].some(
    (name) =>
      isRetention(name) || (depth > 0 && tagsSay(file, engine.part(value, [name], value.node), depth - 1)),
  );
}

const OPEN = new Set<Origin['kind']>(['parameter', 'import', 'global', 'call', 'this', 'unknown', 'caught']);

/** Holds if an object may have more properties than the file shows. */
function isOpenObject(file: KlingFile, value: Value, depth = DEPTH): boolean {
  return sameOrigins(file.engine, value).some((origin) => {
    if (origin.kind === 'object' && origin.node.type === 'ObjectExpression')
      return origin.node.properties.some((property) =>
        property.type === 'SpreadElement'
          ? depth === 0 ||
            isOpenObject(file, file.engine.value(property.argument, [], origin.context, null), depth - 1)
          : property.computed && literalText(property.key) === null,
      );
    return OPEN.has(origin.kind) && !isSize(origin);
  });
}

/** `body.length` stands where options may stand, too, and is none. */
function isSize({ path }: Origin): boolean {
  return ['length', 'byteLength', 'size'].includes(path.filter((one) => leftOut(one) === null).at(-1) ?? '');
}

/** Asks a write of a record or an entry whether what it writes says until when that is kept. */
export function writeSaysUntilWhen(file: KlingFile, write: StoreWrite): Says {
  if (write.statement.split(/\W+/u).some(isRetention)) return 'yes';
  const answers = write.values.map((value) => saysUntilWhen(file, value));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

const endingCacheAt = callTable(ENDING_CACHES);

/** Gets the caches of this process that a write goes to: what each was told about how long entries stay. */
function cachesOf(file: KlingFile, { call }: StoreWrite): readonly (readonly Value[])[] {
  const { engine } = file;
  const callee = call && unwrap(call.callee);
  if (callee?.type !== 'MemberExpression') return [];
  return sameOrigins(engine, engine.at(callee.object)).flatMap(({ node, context }) => {
    const row = isCall(node) ? endingCacheAt(file, node, context) : null;
    return row && isCall(node) ? [row.ends.flatMap((port) => portValues(engine, node, port, context))] : [];
  });
}

/** A cache that is made with a time to live, or for so many entries. */
export function endsByItself(file: KlingFile, write: StoreWrite): boolean {
  return cachesOf(file, write).some((told) => told.some((value) => !isAbsent(file, value)));
}

/** What a browser or a telephone keeps for its user: the row knows of no options by which it ends. */
export function isOnDevice({ holds, row }: StoreWrite): boolean {
  return holds === 'cache' && row !== null && row.lifetime === undefined;
}

/** A cache in the memory of the process, as far as its library or its name tells. */
export function isOfProcess(file: KlingFile, write: StoreWrite): boolean {
  const { holds, row, call } = write;
  if (holds !== 'cache') return false;
  const isOfServer = call !== null && chainOf(call).some((name) => hasWord(SERVER_CACHES, name));
  return (row === null && !isOfServer) || cachesOf(file, write).length > 0;
}

/** Something in a file after which what is kept ends. */
export interface Ending {
  readonly node: Node;
  /** `file`: a job, or a rule of the store, for whatever the file keeps; `beside`: for what is kept in its function. */
  readonly reach: 'file' | 'beside';
}

/** Gets the endings of a file. */
export const endingsOf = perFile((file): readonly Ending[] => [
  ...file.engine.structure.calls.flatMap((call) => endingBy(file, call)),
  ...file.engine.structure.functions.flatMap((target): readonly Ending[] =>
    hasWord(DELETION_JOBS, nameOf(target) ?? '') && deletesIn(file, target)
      ? [{ node: target, reach: 'file' }]
      : [],
  ),
  ...storeWritesOf(file).flatMap((write): readonly Ending[] =>
    write.holds === 'record' && writeSaysUntilWhen(file, write) === 'yes'
      ? [{ node: write.node, reach: 'beside' }]
      : [],
  ),
]);

function endingBy(file: KlingFile, call: CallNode): readonly Ending[] {
  const names = chainOf(call).join(' ');
  if (hasWord(DELETION_JOBS, names) || plansDeletion(file, call, names))
    return [{ node: call, reach: 'file' }];
  return hasWord(EXPIRING_CALLS, names) ? [{ node: call, reach: 'beside' }] : [];
}

/** `queue.add('delete-video', …)`, `setTimeout(() => unlink(path), month)`, `cron.schedule('0 3 * * *', removeOld)`. */
function plansDeletion(file: KlingFile, call: CallNode, names: string): boolean {
  if (!hasWord(SCHEDULERS, names)) return false;
  if (hasWord(DELETING_WORDS, names)) return true;
  return call.arguments.some((argument) => {
    if (argument.type === 'SpreadElement') return false;
    if (isFunction(argument)) return deletesIn(file, argument);
    const named = argument.type === 'Identifier' ? argument.name : '';
    const texts = textsOf(file.engine, file.engine.at(argument)).map((text) => textWith(text, ' '));
    return [named, ...texts].some((text) => text.length < 80 && hasWord(DELETING_WORDS, text));
  });
}

function deletesIn(file: KlingFile, target: Node): boolean {
  return file.engine.structure.calls.some(
    (call) => contains(target, call) && hasWord(DELETING_WORDS, calledName(call) ?? ''),
  );
}
