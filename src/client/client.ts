/** The client: text to video, and what became of it. */
import { DEFAULT_BASE_URL } from '../knowledge/kling/index.js';
import { createAuthorizer } from './auth.js';
import type { CredentialProvider } from './credentials.js';
import { KlingError } from './errors.js';
import type { Task, TaskReference } from './tasks.js';
import { readTask } from './tasks.js';
import type { TextToVideoRequest } from './text-to-video.js';
import { encodeTextToVideo } from './text-to-video.js';
import type { Transport } from './transport.js';
import { createTransport } from './transport.js';
import type { BaseUrlOptions, HostOptions } from './urls.js';
import { checkBaseUrl } from './urls.js';

/** How a client is set up. */
export interface KlingClientOptions extends BaseUrlOptions {
  /** Gives the current credential, from a secrets manager or a mounted file. */
  readonly credentials: CredentialProvider;
  /** Where requests go: a host of Kling, or one of `apiHosts`. @default the global host */
  readonly baseUrl?: string;
  /** The only hosts that callbacks may go to, in the form of {@link HostOptions.allowedHosts}. */
  readonly callbackHosts?: readonly string[];
  /** How long one request may take, in milliseconds, the credential provider aside. @default 30000 */
  readonly timeoutMs?: number;
  /** Used instead of the global `fetch`: for a proxy, or a stand-in for tests. It sees the credential. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What every call accepts. */
export interface CallOptions {
  /** Aborts the request. A creation that was sent may go on at Kling, and be charged. */
  readonly signal?: AbortSignal;
}

/**
 * A client of the Kling API.
 *
 * Nothing secret can be read from it, printed or serialised. Nothing is repeated by itself: each
 * {@link KlingError} says in `retry` whether repeating is safe.
 */
export class KlingClient {
  readonly #send: Transport;
  readonly #callbacks: HostOptions;

  /** @throws KlingError `url-invalid`, `url-not-https`, `url-host-refused` for `baseUrl` */
  constructor(options: KlingClientOptions) {
    const { credentials, baseUrl = DEFAULT_BASE_URL, callbackHosts, timeoutMs = 30_000 } = options;
    this.#callbacks = callbackHosts === undefined ? {} : { allowedHosts: callbackHosts };
    this.#send = createTransport({
      baseUrl: checkBaseUrl(baseUrl, options),
      authorizer: createAuthorizer(credentials),
      fetch: options.fetch ?? globalThis.fetch,
      timeoutMs,
    });
  }

  /**
   * Starts a task that makes a video from text.
   * @throws KlingError before anything is sent if the request breaks a limit, later if the API refuses it
   */
  async textToVideo(request: TextToVideoRequest, { signal }: CallOptions = {}): Promise<Task> {
    const { generation, path, body } = encodeTextToVideo(request, this.#callbacks);
    return readTask(generation, await this.#send({ method: 'POST', path, generation, body, signal }));
  }

  /**
   * Asks about a task that {@link KlingClient.textToVideo} has started.
   * @throws KlingError `task-id-invalid`, `not-found`, or another refusal of the API
   */
  async queryTask({ id, generation }: TaskReference, { signal }: CallOptions = {}): Promise<Task> {
    if (!/^[\w-]{1,64}$/.test(id)) throw new KlingError('task-id-invalid');
    if (generation === 'v1') {
      const path = `/v1/videos/text2video/${encodeURIComponent(id)}`;
      return readTask('v1', await this.#send({ method: 'GET', path, generation, signal }));
    }
    const path = `/tasks?task_ids=${encodeURIComponent(id)}`;
    const found = await this.#send({ method: 'GET', path, generation, signal });
    // The API answers an unknown id with an empty list.
    if (Array.isArray(found) && found.length === 0) throw new KlingError('not-found');
    return readTask('path', Array.isArray(found) ? found[0] : undefined);
  }
}
