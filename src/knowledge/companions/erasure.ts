/** Erasure: calls that delete what is kept of a person, wherever it is. */
import type { Row } from '../../analysis/rows.js';
import { terms } from '../words.js';

/** Rows of erasure. */
export const ERASURE: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'erasure',
    api: 'eslint-plugin-kling/client#KlingClient.new().handleDeletionRequest',
    subject: '0',
    outcome: 'returns',
    async: true,
    from: 'src/client/gdpr.ts: GdprCompliantClient.handleDeletionRequest',
  },
  {
    kind: 'companion-name',
    companion: 'erasure',
    verbs: terms(`
      delete, deletes, remove, erase, erases, purge, destroy, wipe, forget, anonymize, anonymise, pseudonymize,
      pseudonymise, handle deletion, process deletion, handle erasure, process erasure
    `),
    nouns: terms(`
      user, users, user data, customer, customers, subject, subjects, person, persons, member, patient, account,
      accounts, personal data, data of, all data, everything, gdpr, erasure, request, for user, of user
    `),
    not: terms(
      'event, listener, role, roles, permission, avatar, session, sessions, token, tokens, cache, cookie',
    ),
    outcome: 'returns',
    matches: [
      'deleteUserData',
      'gdpr.erase',
      'eraseSubject',
      'anonymizeUser',
      'purgeCustomer',
      'forgetUser',
      'handleDeletionRequest',
      'erasure.deletePersonalData',
    ],
    leaves: [
      'deleteVideo',
      'removeUserRole',
      'removeListener',
      'forgetPassword',
      'createUser',
      'deleteSession',
    ],
    from: 'names in public code that answers requests under GDPR Art. 17, 2026-11',
  },
];
