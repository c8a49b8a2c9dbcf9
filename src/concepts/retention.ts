/** Retention: results that a file keeps, and whether anything says until when. */
import { sameOrigins, sameValues } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { contains, functionOf, isFunction, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { textsOf, textWith } from '../analysis/texts.js';
import { linksOf } from '../analysis/trace.js';
import type { Context, Value } from '../analysis/value.js';
import { BUCKETS, DELETING_WORDS, hasWord, SHORT_LIVED_PLACES, STORE_KEYS } from '../knowledge/index.js';
import { handlerParts, isCallers } from './callers.js';
import { chainOf, isNamedCompanion } from './companions.js';
import { contextsAt } from './deliveries.js';
import { bytesAtPath, bytesIn, clientDownloadsOf, type ResultBytes } from './downloads.js';
import {
  endingsOf,
  endsByItself,
  isOfProcess,
  isOnDevice,
  saysUntilWhen,
  writeSaysUntilWhen,
  type Says,
} from './endings.js';
import type { KlingFile } from './file.js';
import { grouped } from './grouped.js';
import type { Answer } from './duties.js';
import { placesOnDisk } from './paths.js';
import { perFile } from './per-file.js';
import { resultsIn } from './results.js';
import { saysWhenItEnds, storeWritesOf, type StoreWrite } from './stores.js';
import { isPlainStream, pipesOf, targetsOf } from './streams.js';

/** One result that a file keeps. */
export interface KeptResult {
  /** The call that keeps it. */
  readonly node: Node;
  readonly kind: 'file' | 'record' | 'entry';
  readonly bytes: ResultBytes;
  readonly answer: Answer;
}

/** How deep a record is looked into for bytes. */
const DEPTH = 3;
/** How many callers of a helper away something may stand that ends what the helper keeps. */
const MAX_CALLERS = 2;

/** Gets the results that a file keeps, one answer for each way to the place. */
export const keptResultsOf = perFile((file): readonly KeptResult[] => {
  if (!file.about || file.isTest) return [];
  return storeWritesOf(file).flatMap((write) => {
    if (write.holds === 'nothing' || isCommand(write) || isOnDevice(write)) return [];
    return contextsAt(file, write.node).flatMap((context) => keptBy(file, write, context));
  });
});

/** A program that is started may keep what it fetches anywhere; its words are no options of a store. */
function isCommand({ holds, row }: StoreWrite): boolean {
  return holds === 'bytes' && row?.fetches === true && row.lifetime === undefined;
}

function keptBy(file: KlingFile, write: StoreWrite, context: Context | null): readonly KeptResult[] {
  const [bytes] = bytesOf(file, write, context);
  if (!bytes) return [];
  const kind = write.holds === 'bytes' ? 'file' : write.holds === 'cache' ? 'entry' : 'record';
  return [{ node: write.node, kind, bytes, answer: answerOf(file, write, bytes, context) }];
}

// ── What is kept ─────────────────────────────────────────────────────────────────────────────────────────────────

function bytesOf(file: KlingFile, write: StoreWrite, context: Context | null): readonly ResultBytes[] {
  const { holds, row, values } = write;
  const seen = values.map(({ node, path, places, context: own }) =>
    file.engine.value(node, path, own ?? context, places),
  );
  if (holds !== 'bytes') return seen.flatMap((value) => bytesIn(file, value, DEPTH));
  const held = seen.flatMap((value) => [
    ...bytesIn(file, value, 1),
    ...bytesAtPath(file, value),
    ...(row?.fetches === true ? underUrl(file, value, write.node) : []),
  ]);
  return write.call && row?.writes === undefined ? [...held, ...pipedInto(file, write.call)] : held;
}

/** A store that fetches what a URL names. */
function underUrl(file: KlingFile, url: Value, call: Node): readonly ResultBytes[] {
  return resultsIn(file, url).map(({ traced }) => ({
    value: url,
    call,
    url,
    traced,
    opaque: [],
    paths: [],
    client: null,
  }));
}

function pipedInto(file: KlingFile, stream: CallNode): readonly ResultBytes[] {
  const isInto = (value: Value): boolean => targetsOf(file, value).some(({ node }) => node === stream);
  const piped = pipesOf(file).flatMap(({ source, through, target }) => {
    if (!isInto(target)) return [];
    const changed = through.filter((one) => !isPlainStream(file, one));
    return bytesIn(file, source).map((one) => ({ ...one, opaque: [...one.opaque, ...changed] }));
  });
  return [...piped, ...clientDownloadsOf(file).flatMap(({ into, bytes }) => (isInto(into) ? [bytes] : []))];
}

// ── Whether it ends ──────────────────────────────────────────────────────────────────────────────────────────────

function answerOf(file: KlingFile, write: StoreWrite, bytes: ResultBytes, context: Context | null): Answer {
  const says = writeSays(file, write, context);
  if (says === 'yes') return { kind: 'met', by: write.node };
  const ending = endingOf(file, write.node) ?? deletionOf(file, write);
  if (ending) return { kind: 'met', by: ending };
  if (says === 'unknown') return { kind: 'unknown', why: 'the options or the record are not known' };
  if (endingsOf(file).some(({ node }) => node !== write.node))
    return { kind: 'unknown', why: 'something else of the file says until when it is kept' };
  if (isShortLived(file, write))
    return { kind: 'unknown', why: 'its place is named for what is kept shortly' };
  if (write.holds === 'bytes' && write.row?.lifetime === undefined && !isOfService(file, write))
    return { kind: 'unknown', why: 'whoever runs the program decides what becomes of its files' };
  if (!write.row && write.statement === '' && !isKnownByName(file, write, bytes))
    return { kind: 'unknown', why: 'what keeps it cannot be read' };
  const changed = bytes.opaque.find((node) => node !== bytes.call && !isSameFile(file, node));
  if (changed) return { kind: 'unknown', why: 'what is kept may be something else than the result' };
  return { kind: 'unmet', near: null };
}

function writeSays(file: KlingFile, write: StoreWrite, context: Context | null): Says {
  const { call, row, holds, lifetime } = write;
  if (holds === 'cache' && (saysWhenItEnds(file, write) || endsByItself(file, write))) return 'yes';
  const ports = holds === 'bytes' && call ? [row?.lifetime ?? []].flat() : [];
  const options = [
    ...ports.flatMap((port) => (call ? portValues(file.engine, call, port, context) : [])),
    ...(holds === 'cache' ? lifetime.filter((value) => bytesIn(file, value, DEPTH).length === 0) : []),
  ];
  const answers = [
    ...options.map((value) => saysUntilWhen(file, value)),
    ...(holds === 'cache' && options.some((value) => isNumber(file, value)) ? (['yes'] as const) : []),
    ...(holds === 'bytes' ? [] : [recordSays(file, write)]),
  ];
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** What is known of a record counts; an entry is its value. */
function recordSays(file: KlingFile, write: StoreWrite): Says {
  const says = writeSaysUntilWhen(file, write);
  return write.holds === 'cache' && says === 'unknown' ? 'no' : says;
}

/** Numbers behind the value of an entry say how long it lasts. */
function isNumber(file: KlingFile, value: Value): boolean {
  return sameOrigins(file.engine, value).some(
    ({ kind, node }) =>
      kind === 'computed' ||
      (kind === 'literal' && node.type === 'Literal' && typeof node.value === 'number'),
  );
}

/** Gets what ends it in its function or in that of a caller, or a job of the file. */
function endingOf(file: KlingFile, write: Node): Node | null {
  const { file: jobs, beside } = endingsByHome(file);
  const near = homesOf(file, write, 0).flatMap((home) => beside.get(home) ?? []);
  return [...near, ...jobs].find((node) => !contains(node, write)) ?? null;
}

/** The endings of a file: those for all of it, and the others by each of the functions around them. */
const endingsByHome = perFile((file) => ({
  file: endingsOf(file).flatMap(({ node, reach }) => (reach === 'file' ? [node] : [])),
  beside: grouped(
    endingsOf(file).flatMap(({ node, reach }) => (reach === 'beside' ? [node] : [])),
    (node) => homesAround(file, node),
  ),
}));

/** Gets the functions around a place, innermost first, and the file. */
function homesAround(file: KlingFile, place: Node): readonly Node[] {
  const homes: Node[] = [];
  for (let home = functionOf(place); home; home = functionOf(home)) homes.push(home);
  return [...homes, file.engine.structure.program];
}

/** Gets the functions around a place, and those of its callers; the whole file for what stands in none. */
function homesOf(file: KlingFile, place: Node, depth: number): readonly Node[] {
  const around = homesAround(file, place);
  const homes = around.length > 1 ? around.slice(0, -1) : around;
  if (depth >= MAX_CALLERS) return homes;
  const sites = homes.flatMap((home) => (isFunction(home) ? file.engine.functions.usesOf(home).sites : []));
  return [...homes, ...sites.flatMap((site) => homesOf(file, site, depth + 1))];
}

/** Gets a call of the same function that deletes what was kept, when it was kept for that function only. */
function deletionOf(file: KlingFile, write: StoreWrite): Node | null {
  const deletions = deletionsOf(file);
  const keys = deletions.size > 0 ? keysOf(file, write.call) : [];
  const homes = homesOf(file, write.node, 0);
  return (
    keys
      .flatMap((key) => deletions.get(key) ?? [])
      .find((call) => call !== write.call && homes.some((home) => contains(home, call))) ?? null
  );
}

/** The calls of a file that delete, by the keys and paths of what they delete. */
const deletionsOf = perFile((file) =>
  grouped(
    file.engine.structure.calls.filter(
      (call) => hasWord(DELETING_WORDS, chainOf(call).join(' ')) && !isInCatch(call),
    ),
    (call) => keysOf(file, call),
  ),
);

function isInCatch(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent)
    if (current.type === 'CatchClause') return true;
  return false;
}

/** Gets how the keys and paths of a call are spelled, also those that stand earlier in its chain: `bucket.file(id).save()`. */
function keysOf(file: KlingFile, call: CallNode | null): readonly string[] {
  if (!call) return [];
  const values = STORE_KEYS.flatMap((port) => portValues(file.engine, call, port, null));
  let current: Node = unwrap(call.callee);
  for (let count = 0; count < 8; count++) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'CallExpression') {
      values.push(...portValues(file.engine, current, '0', null));
      current = unwrap(current.callee);
    } else break;
  }
  return values.flatMap((value) => placesOnDisk(file, value)).filter((place) => place !== '');
}

function isShortLived(file: KlingFile, { call, row }: StoreWrite): boolean {
  if (!call) return false;
  const ports = row?.lifetime === undefined ? ['0'] : [...STORE_KEYS.slice(0, 3), ...BUCKETS];
  return ports.some((port) =>
    portValues(file.engine, call, port, null).some(
      (value) =>
        sameValues(file.engine, value).some(
          ({ node }) => node.type !== 'ObjectExpression' && isNamedShortLived(file.source.getText(node)),
        ) || textsOf(file.engine, value).some((text) => isNamedShortLived(textWith(text, ' '))),
    ),
  );
}

function isNamedShortLived(text: string): boolean {
  return text.length < 200 && hasWord(SHORT_LIVED_PLACES, text);
}

/** A service keeps files where it decides; a program for the shell or a library, where it is told. */
function isOfService(file: KlingFile, { call }: StoreWrite): boolean {
  const { engine } = file;
  if (!call || !engine.structure.functions.some((target) => handlerParts(file, target) !== null))
    return false;
  return portValues(engine, call, '0', null).every(
    (path) => !sameOrigins(engine, path).some((origin) => isCallers(file, origin)),
  );
}

/** A field of a record is one; what a store of another file does with the whole is not known. */
function isKnownByName(file: KlingFile, write: StoreWrite, { traced }: ResultBytes): boolean {
  if (linksOf(traced.flow).some(({ via }) => via === 'content')) return true;
  return write.holds === 'cache' && !isOfProcess(file, write);
}

/** A helper that scans, or strips metadata, gives the same file back. */
function isSameFile(file: KlingFile, node: Node): boolean {
  return isNamedCompanion(file, node, ['scan', 'moderation', 'metadata']) !== null;
}
