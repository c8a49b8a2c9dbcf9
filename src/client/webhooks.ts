/** Callbacks: believed only with a signature. */
import { Webhook } from 'standardwebhooks';
import { KlingError } from './errors.js';
import { parseJson, valueAt } from './json.js';
import { readTask, type TaskUpdate } from './tasks.js';

/** A callback that Kling has signed. */
export interface WebhookEvent {
  /** The same when Kling sends it again: handle each id once. */
  readonly id: string;
  readonly task: TaskUpdate;
}

/** Headers as Node or `fetch` give them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Verifies a callback and reads it. The age limit is that of Standard Webhooks, which Kling follows: 5 minutes.
 * @param body the body as it was received: text, or bytes, but not parsed and written again
 * @param secrets the `whsec_…` secrets; more than one while they are rotated
 * @throws KlingError `webhook-refused` for a missing header, secret or signature, or a wrong one; `response-invalid`
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: readonly string[],
): WebhookEvent {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  const given = Object.fromEntries(
    (headers instanceof Headers ? [...headers] : Object.entries(headers)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  );
  if (!secrets.some((secret) => isSigned(text, given, secret))) throw new KlingError('webhook-refused');
  const data = parseJson(text);
  const generation = valueAt(data, 'task_id') === undefined ? 'path' : 'v1';
  return { id: given['webhook-id'] ?? '', task: readTask(generation, data) };
}

/** A secret that is none verifies nothing. */
function isSigned(text: string, headers: Record<string, string>, secret: string): boolean {
  try {
    new Webhook(secret).verify(text, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
