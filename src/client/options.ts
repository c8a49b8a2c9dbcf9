/** How a client is set up, and the entries that its audit receives. */
import type { Generation, VideoKind } from '../knowledge/kling/index.js';
import type { CredentialProvider } from './credentials.js';
import type { KlingErrorCode } from './errors.js';
import type { HostList } from './urls.js';

/**
 * How a client is set up. The first three are required; `notRequired(reason)` stands for one that is left out.
 * Nothing is sent or written when one of the functions throws.
 */
export interface KlingClientOptions {
  /** Receives an entry before each creation, and one with the outcome after it. Each is waited for. */
  readonly audit: (entry: AuditEntry) => unknown;
  /** Is asked about each prompt, as it will be sent. Anything but `true` stops the request. */
  readonly contentFilter: (prompt: string) => boolean | Promise<boolean>;
  /** Is asked whether a person has agreed to what the images are used for. Anything but `true` stops the request. */
  readonly consent: (question: {
    /** As in {@link AuditEntry.dataSubject}. */
    readonly dataSubject: string | undefined;
    readonly imageUrls: readonly string[];
  }) => boolean | Promise<boolean>;
  /** Cleans prompts of what the caller's users may have smuggled in. */
  readonly sanitizePrompt?: (prompt: string) => string | Promise<string>;
  /** Removes personal data from prompts, after `sanitizePrompt`. */
  readonly piiFilter?: (prompt: string) => string | Promise<string>;
  /** Gives the video without personal metadata. Marks of its artificial origin must stay, by law. */
  readonly stripMetadata?: (video: Blob) => Blob | Promise<Blob>;
  /** Is asked about each video, after `stripMetadata`. Anything but `true` keeps it from being written. */
  readonly scanOutput?: (video: Blob) => boolean | Promise<boolean>;
  /** What the audit entries say about the purpose, legal basis and terms of the processing. */
  readonly processing?: ProcessingTerms;
  /** Gives the current credential. @default the file `/run/secrets/kling` */
  readonly credentials?: CredentialProvider;
  /** Seconds until `credentials` is asked again, at most 1500. @default 300 */
  readonly credentialTtlSeconds?: number;
  /** Where this process runs, such as `production`: a key of another environment is refused. */
  readonly environment?: string;
  /** Where requests go: a host of Kling, or one of `apiHosts`. @default the global host */
  readonly baseUrl?: string;
  /** Further hosts that may receive the credential, such as a gateway's. @default none */
  readonly apiHosts?: HostList;
  /** The only hosts that images may be on. @default none */
  readonly imageHosts?: HostList;
  /** The only hosts that callbacks may go to. @default none */
  readonly callbackHosts?: HostList;
  /** Further hosts that results may come from. @default none beside Kling's own */
  readonly resultHosts?: HostList;
  /** How long one request may take, in milliseconds, the credential provider aside. @default 30000 */
  readonly timeoutMs?: number;
  /** How often a request is repeated that can be repeated safely. @default 3 */
  readonly retries?: number;
  /** Receives warnings, such as that of an old key. @default `process.emitWarning` */
  readonly warn?: (message: string) => void;
  /** Used instead of the global `fetch`: for a proxy, or a stand-in for tests. It sees the credential. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What is the same for all requests of a client, in the terms of GDPR Art. 30(1). */
export interface ProcessingTerms {
  /** @default 'video_generation' */
  readonly purpose?: string;
  /** GDPR Art. 6(1) (a) to (f). @default 'legitimate_interest' */
  readonly legalBasis?:
    'consent' | 'contract' | 'legal_obligation' | 'vital_interests' | 'public_task' | 'legitimate_interest';
  /** The country that data goes to, and what allows it (Chapter V), such as `SG, standard contractual clauses`. */
  readonly thirdCountryTransfer?: string;
  /** Days after which results and entries are erased. */
  readonly erasureAfterDays?: number;
  /** The technical and organisational measures that protect the data (Art. 32). */
  readonly safeguards?: readonly string[];
}

/** One entry of the audit. It never holds a prompt, a URL or a credential. */
export interface AuditEntry extends ProcessingTerms {
  /** Before a request; after it; when a person asked for erasure. */
  readonly event: 'processing_activity' | 'processing_outcome' | 'deletion_request';
  /** The same in the two entries of one request. */
  readonly callId: string;
  /** The caller's id of the person concerned; `null` when the request concerns nobody. */
  readonly dataSubject: string | null;
  readonly dataCategories: readonly string[];
  readonly recipients: readonly string[];
  readonly request?: {
    readonly kind: VideoKind;
    readonly generation: Generation;
    readonly model: string;
    readonly promptLength: number;
  };
  /** What became of it; the code of the error if it failed. */
  readonly outcome?: 'accepted' | 'received' | 'processed' | KlingErrorCode;
  readonly taskId?: string;
}
