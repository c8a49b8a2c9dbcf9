/** Output checks: what has looked at the bytes of a result, or freed them of metadata, before they leave. */
import { sameOrigins } from '../analysis/callee.js';
import { portValues } from '../analysis/calls.js';
import { contains, isCall, isFunction, type Node } from '../analysis/syntax.js';
import type { Value } from '../analysis/value.js';
import { companionAt, isNamedCompanion } from './companions.js';
import { deliveriesOf, type Delivery } from './deliveries.js';
import { bytesAtPath, bytesIn, keptUnder, type ResultBytes } from './downloads.js';
import type { KlingFile } from './file.js';
import { companionsOf, obligation, type Answer, type Duty } from './obligations.js';
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
  /** Holds if a call that can't be read is known to do nothing but something else. */
  readonly isOther: (file: KlingFile, node: Node) => boolean;
}

/** How deep what a check is given is looked into. */
const DEPTH = 3;

const SCAN: Check = {
  duty: { kinds: ['scan', 'moderation'], looks: true, forgives: false, keeps: false, also: scanBy },
  option: 'scan',
  isOther: (file, node) => isCall(node) && companionAt(file, node, ['metadata'], null) !== null,
};

/** Gets the results of a file that leave, and whether something has scanned them before. */
export const scannedDeliveriesOf = perFile((file) => checked(file, SCAN));

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
  const answers = subjectsOf(file, delivery).map((subject) =>
    obligation(file, duty, { node: place, context, subjects: [subject] }),
  );
  const met = answers.find(({ kind }) => kind === 'met');
  if (met) return met;
  const opaque = bytes.opaque.find((node) => !check.isOther(file, node));
  if (opaque) return { kind: 'unknown', why: 'something that cannot be read has the bytes before' };
  const unknown = answers.find(({ kind }) => kind === 'unknown');
  if (unknown) return unknown;
  const near = answers.find(
    (answer) => answer.kind === 'unmet' && answer.near && answer.near.why !== 'other',
  );
  if (near) return near;
  if (isTouched(file, delivery, check))
    return { kind: 'unknown', why: 'a check has the bytes in a way that is not followed' };
  return answers[0] ?? { kind: 'unmet', near: null };
}

/** What a check may look at: what is sent, what it was made of, the file that it was in, the URL that it came from. */
function subjectsOf(file: KlingFile, { sent, bytes }: Delivery): readonly Value[] {
  const { paths } = keptUnder(file, bytes);
  return [...new Set([bytes.value, sent, ...bytes.paths, ...paths, ...(bytes.url ? [bytes.url] : [])])];
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
function doesIt(file: KlingFile, node: Node, { duty }: Check): boolean {
  if (isFunction(node)) return false;
  const made = sameOrigins(file.engine, file.engine.at(node)).map((origin) => origin.node);
  return [node, ...made].some((one) => isNamedCompanion(file, one, duty.kinds) !== null);
}

/** Holds if something that checks has the same bytes, in a way that the question about order does not follow. */
function isTouched(file: KlingFile, { bytes, place }: Delivery, { duty }: Check): boolean {
  const wanted = rootsOf(file, bytes.value, 0);
  const keys = keptUnder(file, bytes).keys.map((key) => rootsOf(file, key, 0));
  return companionsOf(file, duty).some(({ call, subjects }) => {
    if (call === place) return false;
    const seen = subjects.flatMap((subject) => rootsOf(file, subject, DEPTH));
    if (covers(seen, wanted)) return contains(call, place);
    if (keys.some((key) => covers(seen, key))) return true;
    return subjects.some((subject) =>
      [...bytesIn(file, subject, DEPTH), ...bytesAtPath(file, subject)].some(
        (one) => one.call === bytes.call,
      ),
    );
  });
}
