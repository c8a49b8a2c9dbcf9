/** Output checks: what has looked at the bytes of a result, or freed them of metadata, before they leave. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import { contains, isCall, isFunction, type CallNode, type Node } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { commandAt, shellWords, type Word } from './commands.js';
import { companionAt, isNamedCompanion } from './companions.js';
import { deliveriesOf, type Delivery } from './deliveries.js';
import { bytesAtPlaces, bytesIn, keptUnder, type ResultBytes } from './downloads.js';
import type { KlingFile } from './file.js';
import { mediaRunAt } from './media-tools.js';
import { isMediaRun, stripBy } from './metadata.js';
import { companionsOf, obligation, type Answer, type Duty } from './obligations.js';
import { placesOnDisk } from './paths.js';
import { perFile } from './per-file.js';
import { covers, rootsOf } from './roots.js';
import { scanBy } from './scans.js';

/** One result that leaves, and whether it was looked at. */
export interface CheckedDelivery {
  readonly delivery: Delivery;
  readonly answer: Answer;
}

/** What is asked of a result before it leaves. */
interface Check {
  readonly duty: Duty;
  /** The option by which a client of Kling does it. */
  readonly option: 'scan' | 'metadata';
  /** What is done to one copy of the bytes, or to what they come from, holds for all of them. */
  readonly forAll: boolean;
  /** Holds if a call on the way, which can't be read, does it by what is known of it. */
  readonly does: (file: KlingFile, node: Node) => boolean;
  /** Holds if it is known to do something else, and gives the bytes on. */
  readonly isOther: (file: KlingFile, node: Node) => boolean;
}

/** How deep what a check is given is looked into. */
const DEPTH = 3;

const SCAN: Check = {
  duty: { kinds: ['scan', 'moderation'], looks: true, forgives: false, keeps: false, also: scanBy },
  option: 'scan',
  forAll: true,
  does: () => false,
  isOther: (file, node) =>
    isMediaRun(file, node, false) ||
    isMediaRun(file, node, true) ||
    (isCall(node) && companionAt(file, node, ['metadata'], null) !== null),
};

const STRIP: Check = {
  duty: { kinds: ['metadata'], looks: true, forgives: false, keeps: false, also: stripBy },
  option: 'metadata',
  forAll: false,
  does: (file, node) => isMediaRun(file, node, true),
  isOther: (file, node) => isMediaRun(file, node, false),
};

/** Gets the results of a file that leave, and whether something has scanned them before. */
export const scannedDeliveriesOf = perFile((file) => checked(file, SCAN));

/** Gets the results of a file that leave, and whether something has freed them of metadata before. */
export const strippedDeliveriesOf = perFile((file) => checked(file, STRIP));

function checked(file: KlingFile, check: Check): readonly CheckedDelivery[] {
  return deliveriesOf(file).map((delivery) => ({ delivery, answer: answerOf(file, delivery, check) }));
}

function answerOf(file: KlingFile, delivery: Delivery, check: Check): Answer {
  const { bytes, place, context } = delivery;
  const byClient = bytes.client && clientAnswer(file, bytes.client, check.option);
  if (byClient) return byClient;
  const { duty } = check;
  const through = bytes.opaque.find((node) => doesIt(file, node, check));
  if (through) return { kind: 'met', by: through };
  const answers = subjectsOf(file, delivery, check).map((subject) =>
    obligation(file, duty, { node: place, context, subjects: [subject] }),
  );
  const met = answers.find(
    (answer) => answer.kind === 'met' && !isForAnother(file, answer.by, delivery, check),
  );
  if (met) return met;
  const opaque = bytes.opaque.find((node) => !check.isOther(file, node));
  if (opaque) return { kind: 'unknown', why: 'something that cannot be read has the bytes before' };
  const unknown = answers.find(({ kind }) => kind === 'unknown');
  if (unknown) return unknown;
  const unmet = answers.flatMap((answer) =>
    answer.kind === 'met' ? [{ kind: 'unmet', near: { node: answer.by, why: 'other' } } as const] : [answer],
  );
  const near = unmet.find((answer) => answer.kind === 'unmet' && answer.near && answer.near.why !== 'other');
  if (near) return near;
  if (isTouched(file, delivery, check))
    return { kind: 'unknown', why: 'a check has the bytes in a way that is not followed' };
  return unmet[0] ?? { kind: 'unmet', near: null };
}

/** What a check may look at: what is sent and the file that it was in; what it was made of, every copy, and the URL. */
function subjectsOf(file: KlingFile, { sent, bytes }: Delivery, { forAll }: Check): readonly Value[] {
  const { value, url, paths } = bytes;
  const all = forAll ? [...paths, ...keptUnder(file, bytes).paths, ...(url ? [url] : [])] : paths.slice(-1);
  return [...new Set([value, sent, ...all])];
}

/** A client of Kling that was given such an option does it by itself, and one that was not does not. */
function clientAnswer(
  file: KlingFile,
  { call, row }: NonNullable<ResultBytes['client']>,
  option: Check['option'],
): Answer | null {
  const origins = portValues(file.engine, call, `0.${row[option]}`, null).flatMap((value) =>
    sameOrigins(file.engine, value),
  );
  if (origins.some(({ kind }) => kind === 'function' || kind === 'import')) return { kind: 'met', by: call };
  if (origins.every(({ kind }) => kind === 'nothing')) return null;
  return { kind: 'unknown', why: 'the options of the client are not known' };
}

/** Holds if a stream or helper on the way does what is asked for. */
function doesIt(file: KlingFile, node: Node, { duty, does }: Check): boolean {
  if (isFunction(node)) return false;
  const made = sameOrigins(file.engine, file.engine.at(node)).map((origin) => origin.node);
  return [node, ...made].some((one) => does(file, one) || isNamedCompanion(file, one, duty.kinds) !== null);
}

/** The path that what is sent was read from, or is. */
function pathOf({ sent, bytes }: Delivery): Value {
  return bytes.paths.at(-1) ?? sent;
}

/** Holds if a tool writes what it makes to another file than the one that is sent. */
function isForAnother(file: KlingFile, by: Node, delivery: Delivery, { forAll }: Check): boolean {
  const run = isCall(by) && !forAll ? mediaRunAt(file, by, null) : null;
  if (!run || run.gives || delivery.bytes.paths.length === 0) return false;
  const places = placesOnDisk(file, pathOf(delivery));
  return !run.outputs.some((output) => output.places.some((place) => places.includes(place)));
}

/** Gets the files that a program looks at, or leaves changed. */
function filesOf(file: KlingFile, call: CallNode): readonly Pick<Word, 'places'>[] {
  return mediaRunAt(file, call, null)?.outputs ?? commandAt(file, call, null)?.words ?? [];
}

/** Holds if something that checks has the same bytes, in a way that the question about order does not follow. */
function isTouched(file: KlingFile, delivery: Delivery, { duty, forAll }: Check): boolean {
  const { bytes, place } = delivery;
  const wanted = rootsOf(file, bytes.value, 0);
  const own = placesOnDisk(file, pathOf(delivery));
  const keys = forAll ? keptUnder(file, bytes).keys.map((key) => rootsOf(file, key, 0)) : [];
  const isKept = (places: readonly string[]): boolean =>
    bytesAtPlaces(file, places).some((one) => one.call === bytes.call) &&
    (forAll || places.some((one) => own.includes(one)));
  const isOnShell = file.engine.structure.texts.some((text) =>
    shellWords(file, text).some((word) => isKept(word.places)),
  );
  if (isOnShell) return true;
  return companionsOf(file, duty).some(({ call, subjects }) => {
    if (call === place) return false;
    const seen = subjects.flatMap((subject) => rootsOf(file, subject, DEPTH));
    if (covers(seen, wanted)) return contains(call, place);
    if (keys.some((key) => covers(seen, key))) return true;
    return (
      subjects.some((subject) => isKept(placesOnDisk(file, subject))) ||
      filesOf(file, call).some(({ places }) => isKept(places)) ||
      subjects.some((subject) => bytesIn(file, subject, DEPTH).some((one) => one.call === bytes.call))
    );
  });
}
