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
