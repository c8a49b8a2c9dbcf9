/** What stands before and behind a request: the functions that a client is given, and the entries of its audit. */
import type { Generation } from '../knowledge/kling/index.js';
import { KlingError, type KlingErrorCode } from './errors.js';
import type { VideoKind } from './requests.js';

/** A safeguard that was left out on purpose, with the reason for whoever reviews the code. */
export interface NotRequired {
  readonly notRequired: string;
}

/**
 * Leaves a required safeguard out.
 * @param reason why it is not needed here
 * @throws KlingError `option-invalid` for an empty reason
 */
export function notRequired(reason: string): NotRequired {
  if (reason.trim() === '') throw new KlingError('option-invalid', { argument: 'reason' });
  return { notRequired: reason };
}

/** Decides whether a prompt may be sent. Anything but `true` stops the request. */
export type ContentFilter = (prompt: string) => boolean | Promise<boolean>;

/** What a consent check is asked. */
export interface ConsentQuestion {
  /** The person concerned, as in {@link AuditEntry.dataSubject}. */
  readonly dataSubject: string | undefined;
  /** The images that would be sent. */
  readonly imageUrls: readonly string[];
}

/** Decides whether a person has agreed to what the images are used for. Anything but `true` stops the request. */
export type ConsentCheck = (question: ConsentQuestion) => boolean | Promise<boolean>;

/** Writes an audit entry. A request is sent only after it has returned, and not if it throws. */
export type Audit = (entry: AuditEntry) => void | Promise<void>;

/** Changes text before it is sent. If it throws, nothing is sent. */
export type TextHook = (text: string) => string | Promise<string>;

/** Decides whether a video may be passed on. Anything but `true` stops it. */
export type OutputScan = (video: Blob) => boolean | Promise<boolean>;

/** Gives the video without personal metadata. Marks of its artificial origin must stay, by law. */
export type MetadataHook = (video: Blob) => Blob | Promise<Blob>;

/** GDPR Art. 6(1) (a) to (f). */
export type LegalBasis =
  'consent' | 'contract' | 'legal_obligation' | 'vital_interests' | 'public_task' | 'legitimate_interest';

/** What is the same for all requests of a client, in the terms of GDPR Art. 30(1). */
export interface ProcessingTerms {
  /** @default 'video_generation' */
  readonly purpose?: string;
  /** @default 'legitimate_interest' */
  readonly legalBasis?: LegalBasis;
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
  /** `accepted`, `processed`, or the code of the error. */
  readonly outcome?: 'accepted' | 'received' | 'processed' | KlingErrorCode;
  readonly taskId?: string;
}
