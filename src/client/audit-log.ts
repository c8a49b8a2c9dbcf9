/**
 * An audit log in one file: a JSON object on each line, each sealed by a hash over itself and the line before.
 *
 * What identifies a person is sealed only through a salted hash of it, so that erasing it leaves the chain whole.
 * One process writes a file. Whoever can write the file can also replace it as a whole: keep the `head` that
 * {@link verifyAuditLog} gives somewhere else.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { isRecord, parseJson } from './json.js';
import type { AuditEntry } from './safeguards.js';

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
  erase(dataSubject: string, how: AuditErasure): Promise<Erased>;
}

/** What an erasure did. */
export interface Erased {
  readonly pseudonym: string | null;
  readonly entries: number;
}

/** What identifies a person in an entry. */
type Personal = Pick<AuditEntry, 'dataSubject' | 'taskId'>;

/** Which lines were erased, and what stands for the person that they were about. */
interface Erasure {
  readonly erased: readonly number[];
  readonly pseudonym: string | null;
}

interface Line {
  readonly sequence: number;
  readonly at: string;
  readonly previous: string;
  readonly facts: Omit<AuditEntry, keyof Personal> | Erasure;
  readonly commitment: string;
  /** Over all of the above. */
  readonly hash: string;
  /** Not in the hash: an erasure removes both. */
  readonly salt?: string;
  readonly personal?: Personal;
}

/** What is wrong with a line of the log. */
export interface AuditFault {
  /** Counted from 1. */
  readonly line: number;
  /** `torn`: not written to its end. `edited`: changed afterwards. `gap`: lines before it are missing. */
  readonly fault: 'torn' | 'edited' | 'gap';
}

/** What a verification found. */
export interface AuditVerdict {
  readonly faults: readonly AuditFault[];
  readonly entries: number;
  /** The hash of the last line: a later log that does not hold it was cut or replaced. */
  readonly head: string;
}

/** What the next line is chained to. */
type Link = Pick<Line, 'sequence' | 'hash'>;

/** Before the first line. */
const ORIGIN: Link = { sequence: 0, hash: '' };

/** An audit log in this file, which is created when it does not exist. Only its owner may read it. */
export function fileAuditLog(path: string): AuditLog {
  let queue: Promise<unknown> = Promise.resolve();
  let last: Link | undefined;

  async function append(personal: Personal, facts: Line['facts']): Promise<void> {
    const text = last === undefined ? await readLog(path) : '';
    const line = seal(last ?? lastOf(text), personal, facts);
    // A line that was torn by a crash stays, on a line of its own.
    const start = text === '' || text.endsWith('\n') ? '' : '\n';
    await store(path, 'a', `${start}${JSON.stringify(line)}\n`);
    last = line;
  }

  async function erase(dataSubject: string, how: AuditErasure): Promise<Erased> {
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
    const line = seal(lastOf(before), { dataSubject: null }, { erased, pseudonym });
    await store(`${path}.new`, 'w', [...kept, JSON.stringify(line), ''].join('\n'));
    await rename(`${path}.new`, path);
    last = line;
    return { pseudonym, entries: erased.length };
  }

  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = queue.then(run);
    queue = turn.catch(() => {
      last = undefined;
    });
    return turn;
  }

  return {
    append: ({ dataSubject, taskId, ...facts }) =>
      inTurn(() => append({ dataSubject, ...(taskId !== undefined && { taskId }) }, facts)),
    erase: (dataSubject, how) => inTurn(() => erase(dataSubject, how)),
  };
}

/** Reads a log and says what was done to it. */
export async function verifyAuditLog(path: string): Promise<AuditVerdict> {
  const texts = (await readLog(path)).split('\n');
  const complete = texts.pop() === '';
  const lines = texts.map(parseLine);
  const erased = new Set(lines.flatMap((line) => (line ? erasedBy(line) : [])));
  const faults: AuditFault[] = complete ? [] : [{ line: texts.length + 1, fault: 'torn' }];
  let last = ORIGIN;
  lines.forEach((line, index) => {
    const fault = line ? faultOf(line, last, erased) : 'torn';
    if (fault) faults.push({ line: index + 1, fault });
    if (line) last = line;
  });
  return { faults, entries: last.sequence, head: last.hash };
}

function faultOf(line: Line, last: Link, erased: ReadonlySet<number>): AuditFault['fault'] | undefined {
  const { salt, personal, sequence, previous } = line;
  const removed = salt === undefined && personal === undefined ? erased.has(sequence) : null;
  const whole = removed ?? digest([salt, personal]) === line.commitment;
  if (!whole || hashOf(line) !== line.hash) return 'edited';
  return sequence === last.sequence + 1 && previous === last.hash ? undefined : 'gap';
}

function seal(last: Link, personal: Personal, facts: Line['facts']): Line {
  const salt = randomBytes(16).toString('base64url');
  const sealed = {
    sequence: last.sequence + 1,
    at: new Date().toISOString(),
    previous: last.hash,
    facts,
    commitment: digest([salt, personal]),
  };
  return { ...sealed, hash: hashOf(sealed), salt, personal };
}

function hashOf({ sequence, at, previous, facts, commitment }: Omit<Line, 'hash'>): string {
  return digest([sequence, at, previous, facts, commitment]);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function lastOf(text: string): Link {
  const lines = text.split('\n').flatMap((line) => parseLine(line) ?? []);
  return lines.at(-1) ?? ORIGIN;
}

/** A list that was edited itself allows nothing. */
function erasedBy(line: Line): readonly number[] {
  return 'erased' in line.facts && hashOf(line) === line.hash ? line.facts.erased : [];
}

function parseLine(text: string): Line | undefined {
  const value = parseJson(text);
  return isLine(value) ? value : undefined;
}

/** Holds for whatever was written here; the hashes say whether it is still what was written. */
function isLine(value: unknown): value is Line {
  return isRecord(value) && typeof value['sequence'] === 'number' && isRecord(value['facts']);
}

async function readLog(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ENOENT') return '';
    throw error;
  }
}

async function store(path: string, flags: 'a' | 'w', text: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
