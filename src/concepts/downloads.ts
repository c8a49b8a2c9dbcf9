/** Downloads: the bytes of results, wherever a file holds them: in answers, buffers, streams and files on disk. */
import { apisOf, sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { calledName } from '../analysis/helper-names.js';
import type { HttpRow } from '../analysis/rows.js';
import { isCall, keyName, literalText, unwrap, type CallNode, type Node } from '../analysis/syntax.js';
import { linksOf, trace, type Traced } from '../analysis/trace.js';
import { ANY, leftOut, type Origin, type Value } from '../analysis/value.js';
import {
  BODY_FIELDS,
  BODY_READERS,
  CARRIERS,
  COPY_VERBS,
  DISK_MOVES,
  DISK_READS,
  DISK_WRITES,
  FETCH_WORDS,
  hasWord,
  KEEP_VERBS,
  RESULT_DOWNLOADS,
  STORE_KEYS,
  type ResultDownload,
} from '../knowledge/index.js';
import { callTable } from './call-tables.js';
import type { KlingFile } from './file.js';
import { grouped } from './grouped.js';
import { mediaRunAt, type MediaRun, type Operand } from './media-tools.js';
import { placesOnDisk } from './paths.js';
import { perFile } from './per-file.js';
import { allRequestsOf, type Request } from './requests.js';
import { resultsIn } from './results.js';
import { storeWritesOf } from './stores.js';
import { isPlainStream, pipesOf, targetsOf } from './streams.js';
import { callText, lineOf } from './wording.js';

/** The bytes of a result, found at the end of a value's way. */
export interface ResultBytes {
  /** What the download gives, before anything is made of it. */
  readonly value: Value;
  /** The call that fetches. */
  readonly call: Node;
  /** The URL that it fetches, where the file shows it. */
  readonly url: Value | null;
  /** The way to the value that was asked about. */
  readonly traced: Traced;
  /** Calls and streams on the way that can't be read. */
  readonly opaque: readonly Node[];
  /** The paths under which the bytes were kept on the way. */
  readonly paths: readonly Value[];
  /** The client of Kling that fetches by itself, and what it can be told to do with results. */
  readonly client: { readonly call: CallNode; readonly row: ResultDownload } | null;
}

/** Bytes that a file has on disk. */
interface Kept {
  readonly places: readonly string[];
  /** The path, or what fills it. */
  readonly path: readonly Value[];
  readonly bytes: ResultBytes;
}

/** What one search has looked at. */
interface Trail {
  readonly seen: Set<Value>;
  readonly depth: number;
}

const MAX_SEEN = 60;
const MAX_DEPTH = 6;

const carrierAt = callTable(CARRIERS);
const writeAt = callTable(DISK_WRITES);
const readAt = callTable(DISK_READS);
const moveAt = callTable(DISK_MOVES);
const downloadAt = callTable(RESULT_DOWNLOADS);
const READERS = new Set(BODY_READERS);
const FIELDS = new Set(BODY_FIELDS);

/** Searches a value, and so many levels of what is in it, for bytes of results. */
export function bytesIn(file: KlingFile, value: Value, contents = 0): readonly ResultBytes[] {
  return search(file, value, contents, { seen: new Set(), depth: 0 });
}

/** Gets the bytes that are in the file at a path. */
export function bytesAtPath(file: KlingFile, path: Value): readonly ResultBytes[] {
  return bytesAtPlaces(file, placesOnDisk(file, path)).map((bytes) => ({
    ...bytes,
    paths: [...bytes.paths, path],
  }));
}

/** The same for a path by its spellings. */
export function bytesAtPlaces(file: KlingFile, places: readonly string[]): readonly ResultBytes[] {
  return keptOf(file)
    .filter((kept) => kept.places.some((place) => places.includes(place)))
    .map(({ bytes, path }) => ({ ...bytes, paths: [...bytes.paths, ...path] }));
}

/** Gets the bytes of results that a media tool is given: as bytes, as files, or by their URLs. */
export function bytesInOperand(
  file: KlingFile,
  { values, places }: Operand,
  call: CallNode,
): readonly ResultBytes[] {
  return [
    ...bytesAtPlaces(file, places),
    ...values.flatMap((value) => bytesIn(file, value)),
    ...values.flatMap((value) =>
      resultsIn(file, value).map(({ traced }) => ({ ...fresh(value, call, value), traced })),
    ),
  ];
}

/** Where the same bytes are kept, too: on disk, and in stores. */
export interface KeptUnder {
  readonly paths: readonly Value[];
  /** The paths by their spellings. */
  readonly places: readonly string[];
  readonly keys: readonly Value[];
}

/** Gets where the same bytes are kept, too. */
export function keptUnder(file: KlingFile, { call }: ResultBytes): KeptUnder {
  const kept = keptOf(file).filter(({ bytes }) => bytes.call === call);
  return {
    paths: kept.flatMap(({ path }) => path),
    places: kept.flatMap(({ places }) => places),
    keys: storedOf(file).flatMap(({ of, keys }) => (of === call ? keys : [])),
  };
}

/** The results that a file puts into stores, each by the call that fetches it. */
const storedOf = perFile((file): readonly { readonly of: Node; readonly keys: readonly Value[] }[] =>
  storeWritesOf(file).flatMap(({ call, holds, row, values }) => {
    if (!call || holds !== 'bytes' || !row) return [];
    const keys = STORE_KEYS.flatMap((port) => portValues(file.engine, call, port, null));
    return values.flatMap((value) => bytesIn(file, value).map((bytes) => ({ of: bytes.call, keys })));
  }),
);

/** Says in words where bytes come from. */
export function describeBytes(file: KlingFile, { call }: ResultBytes): string {
  const text = callText(file, call);
  return text.endsWith('()') ? `\`${text}\` on line ${String(lineOf(call))}` : text;
}

function search(file: KlingFile, value: Value, contents: number, trail: Trail): readonly ResultBytes[] {
  if (trail.seen.has(value) || trail.seen.size > MAX_SEEN || trail.depth > MAX_DEPTH) return [];
  trail.seen.add(value);
  return trace(file.engine, value, { derived: true, contents }).found.flatMap((traced) =>
    bytesOf(file, traced, { ...trail, depth: trail.depth + 1 }),
  );
}

/** The same bytes, come to another place. */
function onward(
  found: readonly ResultBytes[],
  { flow }: Traced,
  opaque: readonly Node[] = [],
): ResultBytes[] {
  return found.map((one) => ({
    ...one,
    traced: { ...one.traced, flow },
    opaque: [...one.opaque, ...opaque],
  }));
}

function bytesOf(file: KlingFile, traced: Traced, trail: Trail): readonly ResultBytes[] {
  const { origin, flow } = traced;
  if (origin.kind === 'parameter') return handedOver(file, traced, trail);
  const { node } = origin;
  if (!isCall(node) || file.engine.functions.targets(node, origin.context).length > 0) return [];
  const path = namesOf(origin);
  const fetched = fetchedBy(file, origin);
  if (fetched.length > 0) return fetched.map(({ url }) => ({ ...fresh(flow.value, node, url), traced }));
  const isWhole = path.every(isElement) || path.every((name) => FIELDS.has(name) || isElement(name));
  if (!isWhole) return [];
  return (
    ofReader(file, node, traced, trail) ??
    ofDisk(file, node, traced) ??
    ofCarrier(file, node, traced, trail) ??
    ofPipe(file, node, traced, trail) ??
    ofOpaque(file, node, traced, trail)
  );
}

function fresh(value: Value, call: Node, url: Value | null): Omit<ResultBytes, 'traced'> {
  return { value, call, url, opaque: [], paths: [], client: null };
}

function namesOf(origin: Origin): readonly string[] {
  return origin.path.filter((segment) => leftOut(segment) === null);
}

/** A chunk, or the memory behind a view. */
function isElement(name: string): boolean {
  return name === ANY || name === 'buffer' || /^\d+$/u.test(name);
}

const requestsByCall = perFile((file) => grouped<Node, Request>(allRequestsOf(file), ({ call }) => [call]));

/** Gets the requests for a result whose body an origin reads. */
function fetchedBy(file: KlingFile, origin: Origin): readonly { readonly url: Value | null }[] {
  const path = namesOf(origin);
  return (requestsByCall(file).get(origin.node) ?? []).flatMap((request): { url: Value | null }[] => {
    if (request.sdk) return isFileOfSdk(path) ? [{ url: null }] : [];
    if (!request.http || !isBody(request.http, path) || !asksForBytes(file, request)) return [];
    return urlsOf(file, request, origin).map((url) => ({ url }));
  });
}

/** `video.uint8Array` of the AI SDK. */
function isFileOfSdk(path: readonly string[]): boolean {
  const last = path.at(-1);
  return path.length > 1 && last !== undefined && last !== 'body' && FIELDS.has(last);
}

function isBody({ bodyAt, response }: HttpRow, [head, ...rest]: readonly string[]): boolean {
  if (head === undefined) return response === 'body' || bodyAt === undefined;
  if (!rest.every(isElement)) return false;
  if (response === 'parsed' && bodyAt !== undefined) return head === bodyAt;
  return head === bodyAt || FIELDS.has(head) || isElement(head);
}

/** A client that parses what it gets gives bytes only when it is told to, in the call or where it was made. */
function asksForBytes(file: KlingFile, { call, http }: Request): boolean {
  if (http?.response !== 'parsed' || http.bodyAt === undefined) return true;
  const { engine } = file;
  if (apisOf(engine, engine.at(call.callee)).some(({ creations }) => creations.length > 0)) return true;
  const port = `${String(call.arguments.length > 1 ? 1 : 0)}.responseType`;
  const isTold = call.arguments.length > 1 || call.arguments[0]?.type === 'ObjectExpression';
  return (
    isTold &&
    portValues(engine, call, port, null).some((value) =>
      sameOrigins(engine, value).some(({ kind }) => kind !== 'nothing'),
    )
  );
}

/** Gets the URL of a request where it is that of a result, as whoever reads the body has it asked. */
function urlsOf(
  file: KlingFile,
  { url, method }: Request,
  { context }: Pick<Origin, 'context'>,
): readonly Value[] {
  if (!url || method === 'HEAD') return [];
  const seen = file.engine.value(url.node, url.path, context, url.places);
  const found = [seen, ...(context ? [] : [url])].find((one) => resultsIn(file, one).length > 0);
  return found ? [found] : [];
}

/** `response.arrayBuffer()`, `response.clone()`, and `output.blob()` of a file that stands for a result. */
function ofReader(
  file: KlingFile,
  node: CallNode,
  traced: Traced,
  trail: Trail,
): readonly ResultBytes[] | null {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || node.arguments.length > 0) return null;
  const name = keyName(callee.property, callee.computed) ?? '';
  if (!READERS.has(name) && name !== 'clone') return null;
  const { engine } = file;
  const { context } = traced.origin;
  const receiver = engine.value(callee.object, [], context, null);
  const found = search(file, receiver, 0, trail);
  if (found.length > 0) return onward(found, traced);
  const isFile = resultsIn(file, receiver).some((one) => one.traced.origin.kind === 'call');
  return isFile ? [{ ...fresh(traced.flow.value, node, receiver), traced }] : [];
}

function ofDisk(file: KlingFile, node: CallNode, traced: Traced): readonly ResultBytes[] | null {
  const row = readAt(file, node, traced.origin.context);
  if (!row) return null;
  const found = portValues(file.engine, node, row.path, traced.origin.context).flatMap((path) =>
    bytesAtPath(file, path),
  );
  return onward(found, traced);
}

function ofCarrier(
  file: KlingFile,
  node: CallNode,
  traced: Traced,
  trail: Trail,
): readonly ResultBytes[] | null {
  const row = carrierAt(file, node, traced.origin.context);
  if (!row) return null;
  const found = portValues(file.engine, node, row.takes, traced.origin.context).flatMap((value) =>
    search(file, value, 0, trail),
  );
  return onward(found, traced);
}

/** `body.pipe(stream)` and `body.pipeThrough(stream)` are the stream, which is filled by every pipe into it. */
function ofPipe(
  file: KlingFile,
  node: CallNode,
  traced: Traced,
  trail: Trail,
): readonly ResultBytes[] | null {
  const callee = unwrap(node.callee);
  const name = calledName(node) ?? '';
  const [through] = node.arguments;
  if (callee.type === 'MemberExpression' && /^(?:pipe|pipeThrough|compose)$/u.test(name)) {
    if (!through || through.type === 'SpreadElement') return null;
    const receiver = file.engine.value(callee.object, [], traced.origin.context, null);
    return onward(search(file, receiver, 0, trail), traced, isPlainStream(file, through) ? [] : [through]);
  }
  const into = pipesOf(file).filter((pipe) =>
    targetsOf(file, pipe.target).some((origin) => origin.node === node),
  );
  if (into.length === 0) return null;
  const own = isPlainStream(file, node) ? [] : [node];
  return into.flatMap((pipe) => {
    const changed = pipe.through.filter((one) => !isPlainStream(file, one));
    return onward(search(file, pipe.source, 0, trail), traced, [...changed, ...own]);
  });
}

/** What a call that can't be read gives may be made of what it takes. What such a call only tells of it is not. */
function ofOpaque(file: KlingFile, node: CallNode, traced: Traced, trail: Trail): readonly ResultBytes[] {
  if (linksOf(traced.flow).some(({ via }) => via === 'content')) return [];
  const { engine } = file;
  const { context } = traced.origin;
  const callee = unwrap(node.callee);
  const given = node.arguments.filter((one) => one.type !== 'SpreadElement');
  const receiver = callee.type === 'MemberExpression' ? [callee.object] : [];
  return [...receiver, ...given].flatMap((one) => {
    const value = engine.value(one, [], context, null);
    const named = isFetcher(node) && resultsIn(file, value).length > 0;
    const fetched = named ? [{ ...fresh(traced.flow.value, node, value), traced }] : [];
    return onward([...search(file, value, 1, trail), ...bytesAtPath(file, value), ...fetched], traced, [
      node,
    ]);
  });
}

/** The name of a helper that can't be read says that it fetches, or keeps. */
function isFetcher(call: CallNode): boolean {
  const name = calledName(call) ?? '';
  return [FETCH_WORDS, COPY_VERBS, KEEP_VERBS].some((list) => hasWord(list, name));
}

/** A callback gets the answer to a request, or a piece of what a stream gives. */
function handedOver(file: KlingFile, traced: Traced, trail: Trail): readonly ResultBytes[] {
  const { origin } = traced;
  const target = origin.function;
  if (!target || !namesOf(origin).every((name) => isElement(name) || FIELDS.has(name))) return [];
  return file.engine.functions.usesOf(target).handed.flatMap(({ call }) => {
    const requests = requestsByCall(file).get(call) ?? [];
    const asked = requests
      .filter(({ http }) => http?.response === 'body' && origin.index === 0)
      .flatMap((request) => urlsOf(file, request, origin));
    if (asked.length > 0) return asked.map((url) => ({ ...fresh(traced.flow.value, call, url), traced }));
    const callee = unwrap(call.callee);
    const [event] = call.arguments;
    const isPiece =
      callee.type === 'MemberExpression' &&
      /^(?:on|once|addListener)$/u.test(calledName(call) ?? '') &&
      event !== undefined &&
      /^(?:data|response)$/u.test(literalText(event) ?? '');
    return isPiece ? onward(search(file, file.engine.at(callee.object), 0, trail), traced) : [];
  });
}

// ── Files on disk ────────────────────────────────────────────────────────────────────────────────────────────────

/** What is known of a file's files on disk so far: what is read from one may be written to another. */
interface Shelf {
  entries: readonly Kept[];
  begun: boolean;
}

const shelves = perFile((): Shelf => ({ entries: [], begun: false }));

const MAX_PASSES = 3;

/** Gets the bytes of results that a file keeps on disk. */
function keptOf(file: KlingFile): readonly Kept[] {
  const shelf = shelves(file);
  if (shelf.begun) return shelf.entries;
  shelf.begun = true;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const entries = file.engine.structure.calls.flatMap((call) => keptBy(file, call));
    const isStable = entries.length === shelf.entries.length;
    shelf.entries = entries;
    if (isStable) break;
  }
  return shelf.entries;
}

function keptBy(file: KlingFile, call: CallNode): readonly Kept[] {
  const { engine } = file;
  const at = (port: string): readonly Value[] => portValues(engine, call, port, null);
  const write = writeAt(file, call);
  if (write) {
    const bytes =
      write.bytes === undefined
        ? pipedInto(file, call)
        : at(write.bytes).flatMap((one) => bytesIn(file, one));
    return at(write.path).flatMap((path) => keep(file, path, bytes));
  }
  const move = moveAt(file, call);
  if (move) {
    const moved = at(move.path).flatMap((from) => bytesAtPath(file, from));
    return at(move.to).flatMap((path) => keep(file, path, moved));
  }
  const run = mediaRunAt(file, call, null);
  return run ? keptByTool(file, run) : isFetcher(call) ? keptByHelper(file, call) : [];
}

/** What a tool leaves in another file than those that it is given. */
function keptByTool(file: KlingFile, { call, inputs, outputs }: MediaRun): readonly Kept[] {
  const bytes = inputs.flatMap((input) => bytesInOperand(file, input, call));
  const before = new Set(inputs.flatMap(({ places }) => places));
  return outputs
    .filter(({ places }) => !places.some((place) => before.has(place)))
    .flatMap(({ places, values }) => bytes.map((one) => ({ places, path: values, bytes: one })));
}

/** `await downloadTo(path, video.url)`: a helper that can't be read keeps what it is given where it is told. */
function keptByHelper(file: KlingFile, call: CallNode): readonly Kept[] {
  const { engine } = file;
  if (engine.functions.targets(call, null).length > 0) return [];
  const given = portValues(engine, call, '0..', null);
  return given.flatMap((value) => {
    const bytes = resultsIn(file, value).map(({ traced }) => ({ ...fresh(value, call, value), traced }));
    const opaque = [...bytes, ...bytesIn(file, value)].map((one) => ({
      ...one,
      opaque: [...one.opaque, call],
    }));
    return given.filter((path) => path !== value).flatMap((path) => keep(file, path, opaque));
  });
}

function keep(file: KlingFile, path: Value, bytes: readonly ResultBytes[]): readonly Kept[] {
  return bytes.map((one) => ({ places: placesOnDisk(file, path), path: [path], bytes: one }));
}

/** Gets the bytes that are piped into a stream, or written into it by a client. */
function pipedInto(file: KlingFile, stream: CallNode): readonly ResultBytes[] {
  const isInto = (value: Value): boolean => targetsOf(file, value).some(({ node }) => node === stream);
  const piped = pipesOf(file)
    .filter(({ target }) => isInto(target))
    .flatMap(({ source, through }) =>
      bytesIn(file, source).map((one) => ({
        ...one,
        opaque: [...one.opaque, ...through.filter((each) => !isPlainStream(file, each))],
      })),
    );
  return [
    ...piped,
    ...clientDownloadsOf(file)
      .filter(({ into }) => isInto(into))
      .map(({ bytes }) => bytes),
  ];
}

/** A result that a client of Kling writes into a stream. */
export interface ClientDownload {
  readonly call: CallNode;
  readonly into: Value;
  readonly bytes: ResultBytes;
}

/** Gets the results that clients of Kling fetch by themselves. */
export const clientDownloadsOf = perFile((file): readonly ClientDownload[] => {
  const { engine } = file;
  return (engine.structure.methodCalls.get('download') ?? []).flatMap((call) => {
    const row = downloadAt(file, call);
    const callee = unwrap(call.callee);
    if (!row || callee.type !== 'MemberExpression') return [];
    const made = sameOrigins(engine, engine.at(callee.object)).find(({ node }) => isCall(node))?.node;
    const value = engine.at(call);
    const [traced] = trace(engine, value, { derived: false }).found;
    if (!traced) return [];
    const client = isCall(made) ? { call: made, row } : null;
    const bytes = { ...fresh(value, call, null), traced, client };
    return portValues(engine, call, row.into, null).map((into) => ({ call, into, bytes }));
  });
});
