/** What verifies that a callback comes from Kling: Standard Webhooks, and keyed hashes compared in constant time. */
import type { Row } from '../../analysis/rows.js';
import { terms, type WordList } from '../words.js';

/** Rows of webhook verifiers. */
export const WEBHOOK_VERIFIERS: readonly Row[] = [
  {
    kind: 'companion',
    companion: 'webhook',
    api: ['standardwebhooks#Webhook.new().verify', 'svix#Webhook.new().verify'],
    subject: '0',
    outcome: 'returns',
    from: 'standardwebhooks 1.x docs; svix docs, Verifying payloads, 1.x: throws, and looks at the age of the timestamp',
  },
  {
    kind: 'companion',
    companion: 'webhook',
    api: 'eslint-plugin-kling/client#verifyWebhook',
    subject: '0',
    outcome: 'returns',
    from: 'src/client/webhooks.ts: throws unless signature and age are right',
  },
  {
    kind: 'companion',
    companion: 'webhook',
    api: 'global#crypto.subtle.verify',
    subject: '3',
    outcome: 'verdict',
    async: true,
    from: 'Web Cryptography API, SubtleCrypto.verify; Node.js docs, Web Crypto API, 20 to 24: compares in constant time',
  },
  {
    kind: 'companion-name',
    companion: 'webhook',
    verbs: terms(
      'verify, verifies, verified, validate, valid, check, assert, ensure, require, authenticate, is, has, parse, unwrap, construct, guard, middleware, interceptor',
    ),
    nouns: terms('webhook, webhooks, signature, signatures, hmac, callback, authentic, signed, hook'),
    not: terms('url, client, service, logger, config, create, register, id, secret, present, exists, header'),
    outcome: 'either',
    matches: [
      'verifyWebhook',
      'verifySignature',
      'isValidSignature',
      'webhook.verify',
      'assertSignature',
      'checkHmac',
      'verifyKlingCallback',
      'webhooks.unwrap',
    ],
    leaves: ['registerWebhook', 'createCallback', 'checkCallbackUrl', 'hasWebhookId', 'handleWebhook'],
    from: 'names in public webhook handlers, 2026-11',
  },
];

/** What the routes and files of webhook handlers are called, beside the vendor. */
export const WEBHOOK_WORDS: WordList = {
  words: terms(
    'webhook, webhooks, hook, hooks, callback, callbacks, notify, notification, notifications, ipn',
  ),
  matches: ['/webhooks/kling', 'klingCallback', 'api/kling/notify/route.ts'],
  leaves: ['/api/kling/generate', 'useKling', 'hooked'],
  from: 'routes in public webhook handlers, 2026-11',
};

/** Fields that only a callback of Kling's has in its body. */
// kling-api: callback protocol of both generations.
export const CALLBACK_FIELDS: readonly string[] = [
  'task_status',
  'task_result',
  'task_status_msg',
  'outputs',
];
