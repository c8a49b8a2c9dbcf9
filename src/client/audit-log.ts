/**
 * An audit log in one file: a JSON object on each line, each sealed by a hash over itself and the line before.
 *
 * What identifies a person is sealed only through a salted hash of it, so that erasing it leaves the chain whole.
 * One process writes a file. Whoever can write the file can also replace it as a whole: keep the `head` that
 * {@link verifyAuditLog} gives somewhere else.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { isRecord, parseJson, valueAt } from './json.js';
import type { AuditEntry } from './options.js';

/** What is left of the entries about a person after erasure: all but who it was, or nothing personal. */
export type AuditErasure = 'pseudonymise' | 'delete';

/** Where audit entries are kept, and can be erased. */
export interface AuditLog {
  /** Keeps an entry, safely stored when it returns. */
  append(entry: AuditEntry): Promise<void>;
  /**
   * Erases who the entries about a person are about.
   * @returns what stands for the person from now on (`null` under `delete`), and how many entries were changed
   */
  erase(
    dataSubject: string,
    how: AuditErasure,
  ): Promise<{ readonly pseudonym: string | null; readonly entries: number }>;
}

/** What a verification found. */
export interface AuditVerdict {
  /** Lines, counted from 1, that were not written to their end, changed afterwards, or miss some before them. */
  readonly faults: readonly { readonly line: number; readonly fault: 'torn' | 'edited' | 'gap' }[];
  readonly entries: number;
  /** The hash of the last line: a later log that does not hold it was cut or replaced. */
  readonly head: string;
}

interface Line {
  readonly sequence: number;
  readonly at: string;
  /** The hash of the line before. */
  readonly previous: string;
  /** The entry without what identifies a person; or an erasure. */
  readonly facts: object;
  /** The hash of what identifies the person, with the salt. */
  readonly commitment: string;
  /** Over all of the above. */
  readonly hash: string;
  /** An erasure removes it and what it is for. */
  readonly salt?: string;
  readonly personal?: { readonly dataSubject?: unknown; readonly taskId?: unknown };
}

/** What a line is chained to. */
type Link = Pick<Line, 'sequence' | 'hash'>;

/** Before the first line. */
const ORIGIN: Link = { sequence: 0, hash: '' };

const PRIVATE = { mode: 0o600, flush: true } as const;

/** An audit log in this file, which is created when it does not exist. Only its owner may read it. */
export function fileAuditLog(path: string): AuditLog {
  let queue: Promise<unknown> = Promise.resolve();
  let last: Link | undefined;

  async function append({ dataSubject, taskId, ...facts }: AuditEntry): Promise<void> {
    const text = last === undefined ? await readLog(path) : '';
    const line = seal(last ?? lastOf(text), facts, { dataSubject, taskId });
    // A line that was torn by a crash stays, on a line of its own.
    const start = text === '' || text.endsWith('\n') ? '' : '\n';
    await appendFile(path, `${start}${JSON.stringify(line)}\n`, PRIVATE);
    last = line;
  }

  async function erase(dataSubject: string, how: AuditErasure) {
    const pseudonym = how === 'delete' ? null : `erased:${randomUUID()}`;
    const erased: number[] = [];
    const before = await readLog(path);
    const kept = before.split('\n').flatMap((text) => {
      const line = parseLine(text);
      // A torn line may name the person, and no request was sent after it.
      if (!line) return text === '' || text.includes(JSON.stringify(dataSubject)) ? [] : [text];
      if (line.personal?.dataSubject !== dataSubject) return [text];
      erased.push(line.sequence);
      return [JSON.stringify({ ...line, salt: undefined, personal: undefined })];
    });
    const line = seal(lastOf(before), { erased, pseudonym }, {});
    await writeFile(`${path}.new`, [...kept, JSON.stringify(line), ''].join('\n'), PRIVATE);
    await rename(`${path}.new`, path);
    last = line;
    return { pseudonym, entries: erased.length };
  }

  /** One call at a time. After a failure, the file is read again. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(run);
    queue = turn.catch(() => {
      last = undefined;
    });
    return turn;
  }

  return {
    append: (entry) => inTurn(() => append(entry)),
    erase: (dataSubject, how) => inTurn(() => erase(dataSubject, how)),
  };
}

/** Reads a log and says what was done to it. */
export async function verifyAuditLog(path: string): Promise<AuditVerdict> {
  const texts = (await readLog(path)).split('\n');
  const complete = texts.pop() === '';
  const lines = texts.map(parseLine);
  const erased = new Set(lines.flatMap((line) => line && erasedBy(line)));
  let last = ORIGIN;
  const faults = lines.flatMap((line, index): AuditVerdict['faults'] => {
    const fault = line ? faultOf(line, last, erased) : 'torn';
    last = line ?? last;
    return fault ? [{ line: index + 1, fault }] : [];
  });
  const torn = complete ? [] : [{ line: texts.length + 1, fault: 'torn' as const }];
  return { faults: [...faults, ...torn], entries: last.sequence, head: last.hash };
}

function faultOf(line: Line, last: Link, erased: ReadonlySet<unknown>): 'edited' | 'gap' | undefined {
  const { salt, personal, commitment, sequence, previous } = line;
  const removed = salt === undefined && personal === undefined;
  const whole = removed ? erased.has(sequence) : digest([salt, personal]) === commitment;
  if (!whole || hashOf(line) !== line.hash) return 'edited';
  return sequence === last.sequence + 1 && previous === last.hash ? undefined : 'gap';
}

/** The lines that an erasure was about. A list that was edited itself allows nothing. */
function erasedBy(line: Line): unknown[] {
  const erased = valueAt(line.facts, 'erased');
  return Array.isArray(erased) && hashOf(line) === line.hash ? erased : [];
}

function seal(last: Link, facts: object, personal: NonNullable<Line['personal']>): Line {
  const salt = randomBytes(16).toString('base64url');
  const [sequence, at] = [last.sequence + 1, new Date().toISOString()];
  const sealed = { sequence, at, previous: last.hash, facts, commitment: digest([salt, personal]) };
  return { ...sealed, hash: hashOf(sealed), salt, personal };
}

function hashOf({ sequence, at, previous, facts, commitment }: Omit<Line, 'hash'>): string {
  return digest([sequence, at, previous, facts, commitment]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function lastOf(text: string): Link {
  return text.split('\n').map(parseLine).findLast(Boolean) ?? ORIGIN;
}

/** Holds for whatever was written here; the hashes say whether it is still what was written. */
function parseLine(text: string): Line | undefined {
  const line = parseJson(text);
  return isRecord(line) && isRecord(line['facts']) && Number.isInteger(line['sequence'])
    ? (line as unknown as Line)
    : undefined;
}

async function readLog(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (valueAt(error, 'code') === 'ENOENT') return '';
    throw error;
  }
}
