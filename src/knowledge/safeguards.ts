/** Clients of Kling that see to what the review asks for by themselves, as they were made to. */
import type { Address } from '../analysis/rows.js';

/** What such a client may do with a request before it sends it. */
export type Safeguard = 'moderation' | 'consent' | 'audit' | 'sanitizing' | 'redacting';

/** A call that sends a request through such a client. It refuses prompts that are too long and hosts not listed. */
export interface GuardedCall {
  readonly api: Address;
  /** The options of the call that made the client which hold a function for each safeguard. */
  readonly options: Readonly<Record<Safeguard, string>>;
  /** What stands there instead when a safeguard is left out on purpose, with the reason. */
  readonly waiver: Address;
  readonly from: string;
}

/** Calls of such clients. */
export const GUARDED_CALLS: readonly GuardedCall[] = [
  {
    api: 'eslint-plugin-kling/client#KlingClient.new().{textToVideo,imageToVideo}',
    options: {
      moderation: 'contentFilter',
      consent: 'consent',
      audit: 'audit',
      sanitizing: 'sanitizePrompt',
      redacting: 'piiFilter',
    },
    waiver: 'eslint-plugin-kling/client#notRequired()',
    from: 'src/client/client.ts, KlingClientOptions; src/client/requests.ts, encodeRequest',
  },
];
