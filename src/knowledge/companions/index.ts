/** Companions: calls that have to come before others, by library and by name. */
import type { Row } from '../../analysis/rows.js';
import { AUDIT } from './audit.js';
import { CONSENT } from './consent.js';
import { ERASURE } from './erasure.js';
import { MODERATION } from './moderation.js';
import { OUTPUT } from './output.js';
import { WEBHOOK_VERIFIERS } from './webhooks.js';
import { terms } from '../words.js';

/** Rows of all of them. */
export const COMPANIONS: readonly Row[] = [
  ...MODERATION,
  ...CONSENT,
  ...AUDIT,
  ...ERASURE,
  ...OUTPUT,
  ...WEBHOOK_VERIFIERS,
];

/** A name that ends in one of these makes the thing that does it, and does not do it: `createAuditLogger`. */
// Names in public integrations, 2026-11.
export const COMPANION_MAKERS: readonly string[] = terms(
  'client, service, logger, instance, config, settings, options, provider, factory, repository, module',
);

/** A name that ends in one of these does before a handler what it says: `auditMiddleware`. */
// Express, Hono and NestJS docs; names in public integrations, 2026-11.
export const STANDING_BEFORE: readonly string[] = terms('middleware, mw, interceptor, guard, hook, plugin');
