/**
 * What the compliance review asks: the items of its checklist, its privacy questions and the two GDPR duties that its
 * sample client carries out, in the review's own words. Rules and reports name an item by its id.
 */

/** One thing that the review asks. */
export interface ChecklistItem {
  readonly section:
    | 'Credential Security'
    | 'Network Security'
    | 'Input Validation'
    | 'Output Handling'
    | 'Privacy Assessment'
    | 'GDPR Considerations';
  /** The item as the review words it. */
  readonly text: string;
  /** What the review says to do about it, where it says so apart from the item. */
  readonly consideration?: string;
}

/** Every item of the review, in its order. */
// Kling AI compliance review: Security Checklist, Privacy Assessment, GDPR Considerations.
export const CHECKLIST = {
  'credentials.secrets-manager': {
    section: 'Credential Security',
    text: 'AK/SK stored in secrets manager (not env files, not code)',
  },
  'credentials.rotation': { section: 'Credential Security', text: 'Keys rotated quarterly' },
  'credentials.separate': { section: 'Credential Security', text: 'Separate keys per environment' },
  'credentials.jwt-never-logged': { section: 'Credential Security', text: 'JWT tokens never logged' },
  'credentials.access-key-prefix': {
    section: 'Credential Security',
    text: 'Access key prefix logged (first 8 chars only)',
  },
  'network.https': {
    section: 'Network Security',
    text: 'All API calls over HTTPS (enforced by base URL)',
  },
  'network.webhook-tls': {
    section: 'Network Security',
    text: 'Webhook endpoints use HTTPS with valid TLS cert',
  },
  'network.egress': {
    section: 'Network Security',
    text: 'Network egress rules allow api.klingai.com:443',
  },
  'network.no-query-keys': {
    section: 'Network Security',
    text: 'No API keys in query strings (Bearer token in header only)',
  },
  'input.prompt-length': {
    section: 'Input Validation',
    text: 'Prompt length validated (<= 2500 chars)',
  },
  'input.image-urls': { section: 'Input Validation', text: 'Image URLs validated before sending' },
  'input.sanitized': { section: 'Input Validation', text: 'User input sanitized against injection' },
  'input.content-filter': {
    section: 'Input Validation',
    text: 'Content policy pre-filtering active',
  },
  'output.temporary-urls': {
    section: 'Output Handling',
    text: 'Kling CDN URLs treated as temporary',
  },
  'output.own-storage': {
    section: 'Output Handling',
    text: 'Videos downloaded and stored on your infrastructure',
  },
  'output.scanned': {
    section: 'Output Handling',
    text: 'Generated content scanned before serving to end users',
  },
  'output.metadata': {
    section: 'Output Handling',
    text: 'Video metadata stripped of sensitive info before public delivery',
  },
  'privacy.pii': {
    section: 'Privacy Assessment',
    text: 'Do prompts contain PII?',
    consideration: 'Filter PII before sending to API',
  },
  'privacy.faces': {
    section: 'Privacy Assessment',
    text: 'Do images contain faces?',
    consideration: 'Check consent requirements (GDPR Art. 6)',
  },
  'privacy.retention': {
    section: 'Privacy Assessment',
    text: 'Are generated videos stored?',
    consideration: 'Define retention policy',
  },
  'privacy.rbac': {
    section: 'Privacy Assessment',
    text: 'Who has access to generated content?',
    consideration: 'RBAC on storage layer',
  },
  'privacy.cross-border': {
    section: 'Privacy Assessment',
    text: 'Cross-border data transfer?',
    consideration: 'Kling API servers may be in China',
  },
  'gdpr.art-30': {
    section: 'GDPR Considerations',
    text: 'Log processing activity (GDPR Art. 30)',
  },
  'gdpr.art-17': {
    section: 'GDPR Considerations',
    text: 'Handle GDPR right to erasure (Art. 17)',
  },
} as const satisfies Readonly<Record<string, ChecklistItem>>;

/** The id of an item of the review. */
export type ChecklistId = keyof typeof CHECKLIST;

/** Holds if a text is the id of an item. */
export function isChecklistId(id: string): id is ChecklistId {
  return Object.hasOwn(CHECKLIST, id);
}
