/** Takes Kling's callbacks. */
import { verifyWebhook } from 'eslint-plugin-kling/client';

import type { Routes } from './http.js';
import type { Studio } from './studio.js';

/** Adds the route that Kling calls. Kling repeats a callback that was not answered with success. */
export function addWebhook(routes: Routes, studio: Studio, secrets: () => Promise<readonly string[]>): void {
  routes.post('/webhooks/kling', async ({ body, headers }) => {
    const { task } = verifyWebhook(body, headers, await secrets());
    if (task.externalTaskId !== undefined) await studio.settle(task.externalTaskId, task);
    return { status: 204 };
  });
}
