/** The client, with everything that has to stand before and behind a request. */
import { type AuditLog, GdprCompliantClient } from 'eslint-plugin-kling/client';

import { type Config, RETENTION_DAYS } from './config.js';
import type { Consents } from './consents.js';
import type { Library } from './library.js';
import { log } from './log.js';
import { moderation, removePersonalData, sanitizePrompt, scanner, stripMetadata } from './policies.js';
import { klingKey } from './secrets.js';

/** Where the studio keeps what it knows of persons. */
export interface Stores {
  readonly library: Library;
  readonly consents: Consents;
  readonly audit: AuditLog;
}

/** Makes the one client of this process. */
export function createKling(config: Config, { library, consents, audit }: Stores): GdprCompliantClient {
  return new GdprCompliantClient({
    environment: config.environment,
    credentials: klingKey(config.klingSecretPath),
    audit,
    consent: ({ dataSubject, imageUrls }) =>
      dataSubject !== undefined && consents.cover(dataSubject, imageUrls),
    contentFilter: moderation(config.moderationUrl),
    sanitizePrompt,
    piiFilter: removePersonalData,
    stripMetadata,
    scanOutput: scanner(config.scannerUrl),
    imageHosts: [config.mediaHost],
    callbackHosts: [new URL(config.origin).hostname],
    processing: {
      purpose: 'videos that users ask for',
      legalBasis: 'contract',
      thirdCountryTransfer: 'SG, standard contractual clauses',
      erasureAfterDays: RETENTION_DAYS,
      safeguards: ['TLS', 'encryption at rest', 'access by owner', 'separate keys per environment'],
    },
    store: {
      // The studio makes no elements and no voices.
      listLikenesses: () => Promise.resolve([]),
      deleteObjects: (user) => library.deleteOwner(user),
      deleteRecords: (user) => consents.deleteUser(user),
    },
    warn: (message) => {
      log.warn('kling.warning', { message });
    },
  });
}
