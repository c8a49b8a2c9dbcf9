/** Puts the service together and starts it. */
import { createServer } from 'node:http';
import { join } from 'node:path';

import { fileAuditLog } from 'eslint-plugin-kling/client';

import { readConfig } from './config.js';
import { Consents } from './consents.js';
import { Routes } from './http.js';
import { createKling } from './kling.js';
import { Library } from './library.js';
import { log } from './log.js';
import { addRoutes, refuse } from './routes.js';
import { webhookSecrets } from './secrets.js';
import { sessionsOf } from './session.js';
import { Studio } from './studio.js';
import { addWebhook } from './webhook.js';

const HOUR_MS = 60 * 60 * 1000;

const config = readConfig(process.env);
const library = await Library.open(join(config.data, 'videos'));
const consents = await Consents.open(join(config.data, 'consents'));
const audit = fileAuditLog(join(config.data, 'kling-audit.jsonl'));
const kling = createKling(config, { library, consents, audit });
const studio = new Studio(kling, library, config.origin);

const routes = new Routes();
addRoutes(routes, { kling, library, consents, studio, sessions: sessionsOf(config.identityIssuer) });
addWebhook(routes, studio, () => webhookSecrets(config.webhookSecretPath));

createServer((request, response) => {
  routes.answer(request, response, refuse).catch(() => response.destroy());
}).listen(config.port);

setInterval(() => {
  library.deleteExpired().then(
    (count) => {
      log.info('videos.expired', { count });
    },
    () => {
      log.error('videos.expired.failed');
    },
  );
}, HOUR_MS);
