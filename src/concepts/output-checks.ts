/** Output checks: what has looked at the bytes of a result, or freed them of metadata, before they leave. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/ports.js';
import { contains, isCall, isFunction, type CallNode, type Node } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { commandAt, shellWordsOf, type Word } from './commands.js';
import { companionAt, isNamedCompanion } from './companions.js';
import { deliveriesOf, type Delivery } from './deliveries.js';
import { bytesIn, keptUnder, type ResultBytes } from './downloads.js';
import type { KlingFile } from './file.js';
import { mediaRunAt } from './media-tools.js';
import { isMediaRun, stripBy } from './metadata.js';
import type { Answer, Duty } from './duties.js';
import { companionsOf, obligation } from './obligations.js';
import { placesOnDisk } from './paths.js';
import { perFile } from './per-file.js';
import { covers, rootsOf, type Root } from './roots.js';
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
  if (file.isTest) return [];
  return deliveriesOf(file).map((delivery) => ({ delivery, answer: answerOf(file, delivery, check) }));
}

function answerOf(file: KlingFile, delivery: Delivery, check: Check): Answer {
  const { bytes, place, context } = delivery;
  const byClient = bytes.client && clientAnswer(file, bytes.client, check.option);
  if (byClient) return byClient;
  const { duty } = check;
  const through = bytes.opaque.find((node) => doesIt(file, node, check));
  if (through) return { kind: 'met', by: through };
  const answers: Answer[] = [];
  for (const subject of subjectsOf(file, delivery, check)) {
    const answer = obligation(file, duty, { node: place, context, subjects: [subject] });
    if (answer.kind === 'met' && !isForAnother(file, answer.by, delivery, check)) return answer;
    answers.push(answer);
  }
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

/** What a call that checks has in its hands. */
interface Grasp {
  readonly call: CallNode;
  readonly roots: readonly Root[];
  /** The calls that fetch the bytes that it is given. */
  readonly fetches: ReadonlySet<Node>;
  readonly files: readonly Pick<Word, 'places'>[];
}

const grasps = perFile(() => new Map<Duty, readonly Grasp[]>());

function graspsOf(file: KlingFile, duty: Duty): readonly Grasp[] {
  const known = grasps(file).get(duty);
  if (known) return known;
  const found = companionsOf(file, duty).map(({ call, subjects }) => ({
    call,
    roots: subjects.flatMap((subject) => rootsOf(file, subject, DEPTH)),
    fetches: new Set(subjects.flatMap((one) => bytesIn(file, one, DEPTH).map((bytes) => bytes.call))),
    files: [...subjects.map((one) => ({ places: placesOnDisk(file, one) })), ...filesOf(file, call)],
  }));
  grasps(file).set(duty, found);
  return found;
}

/** Holds if something that checks has the same bytes, in a way that the question about order does not follow. */
function isTouched(file: KlingFile, delivery: Delivery, { duty, forAll }: Check): boolean {
  const { bytes, place } = delivery;
  const wanted = rootsOf(file, bytes.value, 0);
  const kept = keptUnder(file, bytes);
  const own = new Set(forAll ? kept.places : placesOnDisk(file, pathOf(delivery)));
  const keys = forAll ? kept.keys.map((key) => rootsOf(file, key, 0)) : [];
  const isKept = ({ places }: Pick<Word, 'places'>): boolean => places.some((one) => own.has(one));
  if (own.size > 0 && kept.places.length > 0 && shellWordsOf(file).some(isKept)) return true;
  return graspsOf(file, duty).some(({ call, roots, fetches, files }) => {
    if (call === place) return false;
    if (covers(roots, wanted)) return contains(call, place);
    return (
      keys.some((key) => covers(roots, key)) ||
      (kept.places.length > 0 && files.some(isKept)) ||
      fetches.has(bytes.call)
    );
  });
}
