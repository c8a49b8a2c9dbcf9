/** Clients of Kling that see to what the review asks for by themselves, as they were made to. */
import type { Address } from '../analysis/rows.js';

/** What such a client may do with a request before it sends it, and with a result before it writes it. */
export type Safeguard =
  'moderation' | 'consent' | 'audit' | 'sanitizing' | 'redacting' | 'media-hosts' | 'scan' | 'metadata';

/** A client, and the calls of it that send requests. They refuse prompts that are too long and hosts not listed. */
export interface GuardedClient {
  /** What makes the client. */
  readonly maker: Address;
  readonly calls: Address;
  /** The option of what makes the client that holds each safeguard: a function, or a list. */
  readonly options: Readonly<Record<Safeguard, string>>;
  /** What stands there instead when a safeguard is left out on purpose, with the reason. */
  readonly waiver: Address;
  readonly from: string;
}

/** Functions of such clients that read a key, whenever it is needed, from where secrets are kept. */
export const KEY_PROVIDERS: readonly { readonly api: Address; readonly from: string }[] = [
  {
    api: 'eslint-plugin-kling/client#{secretFile,awsSecret,gcpSecret,azureSecret,vaultSecret}',
    from: 'src/client/credentials.ts',
  },
];

/** Such clients. */
export const GUARDED_CLIENTS: readonly GuardedClient[] = [
  {
    maker: 'eslint-plugin-kling/client#KlingClient.new()',
    calls: 'eslint-plugin-kling/client#KlingClient.new().{textToVideo,imageToVideo}',
    options: {
      moderation: 'contentFilter',
      consent: 'consent',
      audit: 'audit',
      sanitizing: 'sanitizePrompt',
      redacting: 'piiFilter',
      'media-hosts': 'imageHosts',
      scan: 'scanOutput',
      metadata: 'stripMetadata',
    },
    waiver: 'eslint-plugin-kling/client#notRequired()',
    from: 'src/client/options.ts, KlingClientOptions; src/client/requests.ts, encodeRequest',
  },
];
