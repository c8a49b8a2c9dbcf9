/** The client for personal data: every request in the register of GDPR Art. 30, and erasure under Art. 17. */
import { randomUUID } from 'node:crypto';
import { type LikenessKind, RESULT_LIFETIME_DAYS } from '../knowledge/kling/index.js';
import type { AuditErasure, AuditLog } from './audit-log.js';
import { KlingClient } from './client.js';
import { KlingError } from './errors.js';
import { runHook } from './hooks.js';
import type { KlingClientOptions, ProcessingTerms } from './options.js';

/** What a caller keeps about persons, and deletes on demand. Every function may be called again after a failure. */
export interface SubjectStore {
  /** The elements and voices that were made of the person at Kling. */
  listLikenesses(dataSubject: string): Promise<readonly { kind: LikenessKind; id: string }[]>;
  /** Deletes the person's stored videos, and what was derived from them. Returns how many. */
  deleteObjects(dataSubject: string): Promise<number>;
  /** Deletes the person's records. Returns how many. */
  deleteRecords(dataSubject: string): Promise<number>;
}

/** How a client for personal data is set up. */
export interface GdprClientOptions extends Omit<KlingClientOptions, 'audit' | 'processing'> {
  /** Where every request is entered. */
  readonly audit: AuditLog;
  /** What the entries say, complete. */
  readonly processing: Required<ProcessingTerms>;
  /** What the caller keeps about persons. */
  readonly store: SubjectStore;
  /** What an erasure leaves of the person's audit entries. @default 'pseudonymise' */
  readonly auditErasure?: AuditErasure;
}

/** What an erasure has deleted. */
export interface DeletionReport {
  readonly likenesses: number;
  readonly objects: number;
  readonly records: number;
  readonly auditEntries: number;
  /** Kling has no route to delete tasks and results: it deletes the last of them by then. */
  readonly vendorDeletesBy: Date;
}

/** A {@link KlingClient} that knows whose data it sends: name the person as `dataSubject` of each creation. */
export class GdprCompliantClient extends KlingClient {
  readonly #options: GdprClientOptions;

  /** @throws as the constructor of {@link KlingClient} */
  constructor(options: GdprClientOptions) {
    const { audit } = options;
    super({ ...options, audit: (entry) => audit.append(entry) });
    this.#options = { ...options };
  }

  /**
   * Erases a person: likenesses at Kling, stored videos, records, and the person's name in the audit.
   * Safe to repeat after a failure.
   * @throws KlingError `hook-failed` naming the part that failed, or a refusal of the API
   */
  async handleDeletionRequest(dataSubject: string): Promise<DeletionReport> {
    const { audit, auditErasure = 'pseudonymise', processing } = this.#options;
    const entry = {
      event: 'deletion_request',
      callId: randomUUID(),
      ...processing,
      dataCategories: ['likeness', 'video', 'record'],
      recipients: ['klingai_api'],
    } as const;
    await runHook('audit', () => audit.append({ ...entry, dataSubject, outcome: 'received' }));
    try {
      const report = await this.#delete(dataSubject);
      const { pseudonym, entries } = await runHook('audit', () => audit.erase(dataSubject, auditErasure));
      await runHook('audit', () => audit.append({ ...entry, dataSubject: pseudonym, outcome: 'processed' }));
      return { ...report, auditEntries: entries };
    } catch (error) {
      if (!(error instanceof KlingError)) throw error;
      await runHook('audit', () => audit.append({ ...entry, dataSubject, outcome: error.code }));
      throw error;
    }
  }

  /** Records come last: they tell which likenesses there are, should the request have to be repeated. */
  async #delete(dataSubject: string): Promise<Omit<DeletionReport, 'auditEntries'>> {
    const { store } = this.#options;
    const likenesses = await runHook('listLikenesses', () => store.listLikenesses(dataSubject));
    for (const { kind, id } of likenesses) await this.deleteLikeness(kind, id);
    const objects = await runHook('deleteObjects', () => store.deleteObjects(dataSubject));
    const records = await runHook('deleteRecords', () => store.deleteRecords(dataSubject));
    const vendorDeletesBy = new Date(Date.now() + RESULT_LIFETIME_DAYS * 24 * 60 * 60 * 1000);
    return { likenesses: likenesses.length, objects, records, vendorDeletesBy };
  }
}
