/** Audit entries: records of processing, which a console or an application log is not. */
import type { Row } from '../../analysis/rows.js';
import { terms } from '../words.js';

const NOT_WRITING = terms(
  'get, list, find, read, fetch, select, search, delete, remove, count, export, init, configure, setup, use, middleware, transport, npm, has, is, to, push, now, parse, close, flush',
);

/** Rows of audit entries. */
export const AUDIT: readonly Row[] = [
  {
    kind: 'companion-name',
    companion: 'audit',
    verbs: terms('audit, audits, audited, auditor, ropa'),
    nouns: [],
    not: [...NOT_WRITING, 'findmany', 'findfirst', 'findunique'],
    outcome: 'returns',
    matches: [
      'audit.log',
      'this.audit.record',
      'auditLogger.info',
      'recordAudit',
      'writeAuditEntry',
      'prisma.auditLog.create',
      'auditLog.append',
      'createAuditLog',
      'logger.audit',
      'withAudit',
    ],
    leaves: ['getAuditLog', 'auditLog.findMany', 'listAudits', 'createAuditClient', 'auditEntries.push'],
    from: 'names in public integrations and in the sample of the review (audit.log), 2026-11',
  },
  {
    kind: 'companion-name',
    companion: 'audit',
    verbs: terms(
      'log, record, write, register, track, save, create, insert, append, add, emit, publish, store',
    ),
    nouns: terms('processing, compliance, gdpr, accountability, ropa'),
    not: [...terms('time, duration, error, metric, metrics, progress'), ...NOT_WRITING],
    outcome: 'returns',
    matches: [
      'logProcessing',
      'recordProcessingActivity',
      'complianceLog.write',
      'gdprLog.record',
      'processingActivities.create',
    ],
    leaves: ['logProcessingTime', 'logger.info', 'processing.start', 'recordProcessingDuration', 'log'],
    from: 'names for records of processing activities, GDPR Art. 30, 2026-11',
  },
];

/** What an entry about a processing says, each by words that its names may have, run together. */
// GDPR Art. 30(1); the review's sample entry: purpose, data_subject, legal_basis, data_categories, recipients.
export const AUDIT_FIELDS: readonly { readonly field: string; readonly words: readonly string[] }[] = [
  { field: 'purpose', words: terms('purpose, zweck') },
  {
    field: 'subject',
    words: terms('subject, user, actor, customer, person, account, member, tenant, owner'),
  },
  { field: 'legal basis', words: terms('legalbasis, lawfulbasis, lawful, basis, consent') },
  { field: 'data categories', words: terms('categor, datatypes, dataclass, personaldata') },
  { field: 'recipients', words: terms('recipient, processor, sentto, sharedwith, vendor, provider') },
];
