import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import {
  fileAuditLog,
  GdprCompliantClient,
  verifyAuditLog,
  type AuditErasure,
  type GdprClientOptions,
  type SubjectStore,
} from '../../src/client/index.js';
import { API_KEY } from '../support/fake-credentials.js';
import { refusal, startKling, UNGUARDED } from './server.js';

const TERMS: GdprClientOptions['processing'] = {
  purpose: 'video_generation',
  legalBasis: 'legitimate_interest',
  thirdCountryTransfer: 'SG, standard contractual clauses',
  erasureAfterDays: 30,
  safeguards: ['TLS', 'encryption at rest'],
};

/** A caller's storage with two persons in it. */
function storeOf() {
  const objects = new Map([
    ['ann/1.mp4', 'ann'],
    ['ann/1.jpg', 'ann'],
    ['bob/1.mp4', 'bob'],
  ]);
  const records = new Map([
    [1, 'ann'],
    [2, 'bob'],
  ]);
  const remove = <Key>(map: Map<Key, string>, subject: string): number => {
    const found = [...map].filter(([, owner]) => owner === subject);
    for (const [key] of found) map.delete(key);
    return found.length;
  };
  const store: SubjectStore = {
    listLikenesses: async (subject) =>
      [...records.values()].includes(subject)
        ? [
            { kind: 'element', id: '111' },
            { kind: 'voice', id: '222' },
          ]
        : [],
    deleteObjects: async (subject) => remove(objects, subject),
    deleteRecords: async (subject) => remove(records, subject),
  };
  return { store, objects, records };
}

async function start(more: Partial<GdprClientOptions> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'kling-gdpr-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, 'audit.jsonl');
  const kling = await startKling();
  const kept = storeOf();
  const client = new GdprCompliantClient({
    contentFilter: UNGUARDED.contentFilter,
    consent: UNGUARDED.consent,
    audit: fileAuditLog(path),
    processing: TERMS,
    store: kept.store,
    credentials: () => ({ apiKey: API_KEY }),
    baseUrl: kling.baseUrl,
    apiHosts: [kling.host],
    fetch: kling.fetch,
    ...more,
  });
  const events = async () =>
    (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { facts: Record<string, unknown>; personal?: object });
  return { client, kling, path, events, ...kept };
}

const REQUEST = { model: 'kling-v3', prompt: 'canary of a lighthouse' } as const;

describe('the register of Art. 30', () => {
  it('has an entry before the call, and the outcome after it', async () => {
    const { client, events, path } = await start();
    const task = await client.textToVideo(REQUEST, { dataSubject: 'ann' });
    const fields = { ...TERMS, dataCategories: ['text_prompt'], recipients: ['klingai_api'] };
    expect(await events()).toMatchObject([
      { facts: { event: 'processing_activity', ...fields }, personal: { dataSubject: 'ann' } },
      {
        facts: { event: 'processing_outcome', outcome: 'accepted', ...fields },
        personal: { dataSubject: 'ann', taskId: task.id },
      },
    ]);
    expect(await readFile(path, 'utf8')).not.toContain('canary');
  });

  it('has an entry of what Kling refused', async () => {
    const { client, events, kling } = await start();
    kling.queue.push(refusal(400, 1301));
    await expect(client.textToVideo(REQUEST)).rejects.toMatchObject({ code: 'content-refused' });
    expect(await events()).toMatchObject([
      { facts: { event: 'processing_activity' }, personal: { dataSubject: null } },
      { facts: { outcome: 'content-refused' } },
    ]);
  });
});

describe('handleDeletionRequest', () => {
  it.each<AuditErasure>(['pseudonymise', 'delete'])(
    '(%s) deletes all that is there',
    async (auditErasure) => {
      const { client, kling, objects, records, path, events } = await start({ auditErasure });
      await client.textToVideo(REQUEST, { dataSubject: 'ann' });
      await client.textToVideo(REQUEST, { dataSubject: 'bob' });
      const report = await client.handleDeletionRequest('ann');
      expect(report).toEqual({
        likenesses: 2,
        objects: 2,
        records: 1,
        auditEntries: 3,
        vendorDeletesBy: expect.any(Date) as Date,
      });
      expect(Math.round((report.vendorDeletesBy.getTime() - Date.now()) / 86_400_000)).toBe(30);
      expect([...objects.keys(), ...records.values()]).toEqual(['bob/1.mp4', 'bob']);
      expect(kling.seen.slice(2).map(({ method, url, body }) => [method, url, body])).toEqual([
        ['POST', '/v1/general/delete-advanced-elements', '{"element_id":"111"}'],
        ['POST', '/v1/general/delete-voices', '{"voice_id":"222"}'],
      ]);
      expect(await readFile(path, 'utf8')).not.toContain('ann');
      expect(await readFile(path, 'utf8')).toContain('bob');
      expect(await verifyAuditLog(path)).toMatchObject({ faults: [], entries: 7 });
      const last = (await events()).at(-1);
      expect(last).toMatchObject({ facts: { event: 'deletion_request', outcome: 'processed' } });
      const subject = auditErasure === 'delete' ? null : (expect.stringMatching(/^erased:/) as string);
      expect(last?.personal).toEqual({ dataSubject: subject });
    },
  );

  it('counts a likeness that is no longer there as deleted', async () => {
    const { client, kling } = await start();
    kling.queue.push(refusal(404, 1203), refusal(404, 1203));
    expect(await client.handleDeletionRequest('ann')).toMatchObject({ likenesses: 2, objects: 2 });
  });

  it('can be repeated after Kling has refused, and loses nothing by it', async () => {
    const { client, kling, objects, events } = await start();
    kling.queue.push(refusal(500, 5000));
    await expect(client.handleDeletionRequest('ann')).rejects.toMatchObject({ code: 'server-error' });
    expect(objects.size).toBe(3);
    expect((await events()).at(-1)).toMatchObject({ facts: { outcome: 'server-error' } });
    expect(await client.handleDeletionRequest('ann')).toMatchObject({
      likenesses: 2,
      objects: 2,
      records: 1,
    });
  });

  test.each(['listLikenesses', 'deleteObjects', 'deleteRecords'] as const)(
    'says that %s failed, and not why',
    async (name) => {
      const { store } = storeOf();
      const failing = { ...store, [name]: () => Promise.reject(new Error('canary')) };
      const { client } = await start({ store: failing });
      await expect(client.handleDeletionRequest('ann')).rejects.toMatchObject({
        code: 'hook-failed',
        details: { argument: name },
      });
    },
  );

  it('does nothing that it cannot enter', async () => {
    const deleteObjects = vi.fn(async () => 0);
    const { store } = storeOf();
    const audit = { append: () => Promise.reject(new Error('full')), erase: vi.fn() };
    const { client, kling } = await start({ audit, store: { ...store, deleteObjects } });
    await expect(client.handleDeletionRequest('ann')).rejects.toMatchObject({
      code: 'hook-failed',
      details: { argument: 'audit' },
    });
    expect(deleteObjects).not.toHaveBeenCalled();
    expect(kling.seen).toEqual([]);
  });

  it('refuses the id of a likeness that would change the request', async () => {
    const { store } = storeOf();
    const odd = { ...store, listLikenesses: async () => [{ kind: 'voice', id: '../1' } as const] };
    const { client, kling } = await start({ store: odd });
    await expect(client.handleDeletionRequest('ann')).rejects.toMatchObject({ code: 'id-invalid' });
    expect(kling.seen).toEqual([]);
  });
});
