/** What verifies that a callback comes from Kling: Standard Webhooks, and keyed hashes compared in constant time. */
import type { Row } from '../../analysis/rows.js';
import { terms } from '../words.js';

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
    kind: 'companion-name',
    companion: 'webhook',
    verbs: terms(
      'verify, verifies, verified, validate, valid, check, assert, ensure, require, authenticate, is, has, parse, unwrap, construct',
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
