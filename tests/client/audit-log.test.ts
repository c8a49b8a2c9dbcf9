import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { fileAuditLog, verifyAuditLog, type AuditEntry, type AuditLog } from '../../src/client/index.js';

let path: string;
let log: AuditLog;

beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kling-audit-'));
  path = join(directory, 'audit.jsonl');
  log = fileAuditLog(path);
  return () => rm(directory, { recursive: true });
});

function entry(dataSubject: string | null, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    event: 'processing_activity',
    callId: 'call',
    dataSubject,
    dataCategories: ['text_prompt'],
    recipients: ['klingai_api'],
    ...more,
  };
}

async function fill(...subjects: (string | null)[]): Promise<void> {
  for (const [index, subject] of subjects.entries()) {
    await log.append(entry(subject, { taskId: `task-${index}` }));
  }
}

const lines = async () => (await readFile(path, 'utf8')).split('\n');
const faults = async () => (await verifyAuditLog(path)).faults;

describe('a log', () => {
  it('that was left alone is whole', async () => {
    await fill('ann', 'bob', null, 'ann');
    const { faults: found, entries, head } = await verifyAuditLog(path);
    expect(found).toEqual([]);
    expect(entries).toBe(4);
    expect(head).toBe((JSON.parse((await lines())[3] ?? '') as { hash: string }).hash);
  });

  it('that is not there is empty', async () => {
    expect(await verifyAuditLog(path)).toEqual({ faults: [], entries: 0, head: '' });
  });

  it('goes on where an earlier process left it', async () => {
    await fill('ann');
    await fileAuditLog(path).append(entry('bob'));
    expect(await verifyAuditLog(path)).toMatchObject({ faults: [], entries: 2 });
  });

  it('keeps the order of entries that are written at the same time', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => log.append(entry(`subject-${index}`))));
    expect(await verifyAuditLog(path)).toMatchObject({ faults: [], entries: 30 });
    expect((await lines())[17]).toContain('subject-17');
  });

  it('is read by its owner alone, where there are such rights', async () => {
    await fill('ann');
    const owner = process.platform === 'win32' ? 0o666 : 0o600;
    expect((await stat(path)).mode & 0o777).toBe(owner);
  });

  it('that cannot be written fails, and goes on when it can', async () => {
    const elsewhere = fileAuditLog(join(path, 'no', 'directory'));
    await expect(elsewhere.append(entry('ann'))).rejects.toThrow();
    await expect(elsewhere.append(entry('ann'))).rejects.toThrow();
  });
});

describe('verifyAuditLog finds', () => {
  beforeEach(() => fill('ann', 'bob', 'cid', 'dan', 'eve'));

  async function change(edit: (all: string[]) => void): Promise<void> {
    const all = await lines();
    edit(all);
    await writeFile(path, all.join('\n'));
  }

  test.each<[string, (line: Record<string, unknown>) => void]>([
    ['a fact', (line) => Object.assign(line['facts'] as object, { callId: 'other' })],
    ['a time', (line) => Object.assign(line, { at: '2020-01-01T00:00:00.000Z' })],
    ['a person', (line) => Object.assign(line, { personal: { dataSubject: 'zoe' } })],
    ['a salt', (line) => Object.assign(line, { salt: 'AAAA' })],
    ['a removed person', (line) => (delete line['personal'], delete line['salt'])],
    ['a removed salt', (line) => delete line['salt']],
    ['a seal', (line) => Object.assign(line, { commitment: 'AAAA' })],
  ])('%s that was edited', async (_what, edit) => {
    await change((all) => {
      const line = JSON.parse(all[2] ?? '') as Record<string, unknown>;
      edit(line);
      all[2] = JSON.stringify(line);
    });
    expect(await faults()).toEqual([{ line: 3, fault: 'edited' }]);
  });

  it('lines that are missing', async () => {
    await change((all) => all.splice(1, 2));
    expect(await faults()).toEqual([{ line: 2, fault: 'gap' }]);
  });

  it('lines that changed places', async () => {
    await change((all) => all.splice(1, 2, all[2] ?? '', all[1] ?? ''));
    expect(await faults()).toEqual([
      { line: 2, fault: 'gap' },
      { line: 3, fault: 'gap' },
      { line: 4, fault: 'gap' },
    ]);
  });

  it('a line that was put in twice', async () => {
    await change((all) => all.splice(1, 0, all[1] ?? ''));
    expect(await faults()).toEqual([{ line: 3, fault: 'gap' }]);
  });

  it('a line that is no entry', async () => {
    await change((all) => all.splice(1, 1, 'null'));
    expect(await faults()).toEqual([
      { line: 2, fault: 'torn' },
      { line: 3, fault: 'gap' },
    ]);
  });

  it('a last line that was torn, and what comes after it is whole', async () => {
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, -40));
    expect(await faults()).toEqual([{ line: 5, fault: 'torn' }]);
    await fileAuditLog(path).append(entry('fay'));
    expect(await verifyAuditLog(path)).toMatchObject({ faults: [{ line: 5, fault: 'torn' }], entries: 5 });
  });

  it('a list of erasures that was edited to cover something up', async () => {
    await log.erase('ann', 'delete');
    await change((all) => {
      all[5] = (all[5] ?? '').replace('"erased":[1]', '"erased":[1,3]');
      const line = JSON.parse(all[2] ?? '') as Record<string, unknown>;
      delete line['personal'];
      delete line['salt'];
      all[2] = JSON.stringify(line);
    });
    expect((await faults()).map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it('any letter that is changed', async () => {
    const text = await readFile(path, 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 1 }), async (at) => {
        const other = text[at] === 'x' ? 'y' : 'x';
        await writeFile(path, text.slice(0, at) + other + text.slice(at + 1));
        return (await faults()).length > 0;
      }),
      { numRuns: 300 },
    );
  });
});

describe('erase', () => {
  it.each(['pseudonymise', 'delete'] as const)('(%s) breaks nothing', async (how) => {
    await fill('ann', 'bob', 'ann', null);
    const { pseudonym, entries } = await log.erase('ann', how);
    await log.append(entry('bob'));
    const text = await readFile(path, 'utf8');
    expect(entries).toBe(2);
    expect(text).not.toContain('ann');
    expect(text).not.toContain('task-0');
    expect(text).toContain('bob');
    expect(await verifyAuditLog(path)).toMatchObject({ faults: [], entries: 6 });
    if (how === 'delete') expect(pseudonym).toBeNull();
    else expect(text).toContain(`"erased":[1,3],"pseudonym":"${String(pseudonym)}"`);
  });

  it('of somebody who is not there says so', async () => {
    await fill('ann');
    expect(await log.erase('bob', 'delete')).toEqual({ pseudonym: null, entries: 0 });
    expect(await faults()).toEqual([]);
  });

  it('compares whole names', async () => {
    await fill('ann', 'ann-marie');
    expect(await log.erase('ann', 'delete')).toMatchObject({ entries: 1 });
    expect(await readFile(path, 'utf8')).toContain('ann-marie');
  });

  it('takes a torn line about the person along', async () => {
    await fill('bob', 'ann');
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -3));
    await fileAuditLog(path).erase('ann', 'delete');
    expect(await readFile(path, 'utf8')).not.toContain('ann');
    expect(await faults()).toEqual([]);
  });

  it('waits for entries that are being written', async () => {
    const writing = log.append(entry('ann'));
    const erasing = log.erase('ann', 'delete');
    const after = log.append(entry('bob'));
    await Promise.all([writing, erasing, after]);
    expect(await erasing).toMatchObject({ entries: 1 });
    expect(await verifyAuditLog(path)).toMatchObject({ faults: [], entries: 3 });
  });

  it('leaves no copy beside the log', async () => {
    await fill('ann');
    await log.erase('ann', 'delete');
    await expect(stat(`${path}.new`)).rejects.toThrow('ENOENT');
  });
});
