/**
 * What the compliance review asks: the items of its checklist, its privacy questions, the two GDPR duties that its sample
 * client carries out, its table of residency and the four areas of its automated check, in the review's own words. Rules
 * and reports name an item by its id.
 */

/** One thing that the review asks. */
export interface ChecklistItem {
  readonly section:
    | 'Credential Security'
    | 'Network Security'
    | 'Input Validation'
    | 'Output Handling'
    | 'Privacy Assessment'
    | 'GDPR Considerations'
    | 'Data Residency'
    | 'Automated Compliance Check';
  /** The item as the review words it. */
  readonly text: string;
  /** What the review says to do about it, where it says so apart from the item. */
  readonly consideration?: string;
  /** What of the reference client serves it, by the names of its exports and options. */
  readonly client: readonly string[];
  /** What neither code nor configuration shows, so that a person has to settle it. */
  readonly person: string;
}

/** A row of the review that asks for what items ask for in other words. */
export interface RestatedItem extends Pick<ChecklistItem, 'section' | 'text'> {
  /** What the review says of it. */
  readonly consideration: string;
  /** The items, by their ids. */
  readonly restates: readonly ChecklistId[];
}

/** Every item of the review, in its order. */
// Kling AI compliance review: Security Checklist, Privacy Assessment, GDPR Considerations.
export const CHECKLIST = {
  'credentials.secrets-manager': {
    section: 'Credential Security',
    text: 'AK/SK stored in secrets manager (not env files, not code)',
    client: ['secretFile', 'awsSecret', 'gcpSecret', 'azureSecret', 'vaultSecret'],
    person: 'who may read the secret in the manager, and whether those reads are recorded',
  },
  'credentials.rotation': {
    section: 'Credential Security',
    text: 'Keys rotated quarterly',
    client: ['CredentialProvider'],
    person: 'that the keys are really replaced, and that the old ones are revoked at the vendor',
  },
  'credentials.separate': {
    section: 'Credential Security',
    text: 'Separate keys per environment',
    client: ['CredentialProvider'],
    person: 'that two names do not hold one key',
  },
  'credentials.jwt-never-logged': {
    section: 'Credential Security',
    text: 'JWT tokens never logged',
    client: ['KlingClient', 'KlingError'],
    person: 'what proxies, gateways and packet captures between the application and the API keep',
  },
  'credentials.access-key-prefix': {
    section: 'Credential Security',
    text: 'Access key prefix logged (first 8 chars only)',
    client: ['maskAccessKey'],
    person: 'whether eight characters are few enough for the keys that were given out',
  },
  'network.https': {
    section: 'Network Security',
    text: 'All API calls over HTTPS (enforced by base URL)',
    client: ['checkBaseUrl'],
    person: 'nothing, where code and configuration are all that calls the API',
  },
  'network.webhook-tls': {
    section: 'Network Security',
    text: 'Webhook endpoints use HTTPS with valid TLS cert',
    client: ['checkCallbackUrl', 'verifyWebhook'],
    person: 'that the certificate of the endpoint is valid and is renewed',
  },
  'network.egress': {
    section: 'Network Security',
    text: 'Network egress rules allow api.klingai.com:443',
    client: ['checkBaseUrl'],
    person: 'the rules of the firewall or the network policy themselves',
  },
  'network.no-query-keys': {
    section: 'Network Security',
    text: 'No API keys in query strings (Bearer token in header only)',
    client: ['KlingClient'],
    person: 'nothing, where code is all that calls the API',
  },
  'input.prompt-length': {
    section: 'Input Validation',
    text: 'Prompt length validated (<= 2500 chars)',
    client: ['checkPromptLength'],
    person: 'nothing',
  },
  'input.image-urls': {
    section: 'Input Validation',
    text: 'Image URLs validated before sending',
    client: ['checkImageUrl'],
    person: 'which hosts belong on the list of allowed ones',
  },
  'input.sanitized': {
    section: 'Input Validation',
    text: 'User input sanitized against injection',
    client: ['sanitizePrompt'],
    person: 'what counts as an injection for the prompts of this product',
  },
  'input.content-filter': {
    section: 'Input Validation',
    text: 'Content policy pre-filtering active',
    client: ['contentFilter'],
    person: 'that the filter refuses what the policy forbids',
  },
  'output.temporary-urls': {
    section: 'Output Handling',
    text: 'Kling CDN URLs treated as temporary',
    client: ['download', 'expiresAt'],
    person: 'nothing',
  },
  'output.own-storage': {
    section: 'Output Handling',
    text: 'Videos downloaded and stored on your infrastructure',
    client: ['download'],
    person: 'that the bucket is what the code takes it for',
  },
  'output.scanned': {
    section: 'Output Handling',
    text: 'Generated content scanned before serving to end users',
    client: ['scanOutput'],
    person: 'that the scanner finds what must not be shown',
  },
  'output.metadata': {
    section: 'Output Handling',
    text: 'Video metadata stripped of sensitive info before public delivery',
    client: ['stripMetadata'],
    person: 'which metadata is sensitive; the mark of artificial origin has to stay',
  },
  'privacy.pii': {
    section: 'Privacy Assessment',
    text: 'Do prompts contain PII?',
    consideration: 'Filter PII before sending to API',
    client: ['piiFilter'],
    person: 'personal data that people type into free text',
  },
  'privacy.faces': {
    section: 'Privacy Assessment',
    text: 'Do images contain faces?',
    consideration: 'Check consent requirements (GDPR Art. 6)',
    client: ['consent'],
    person: 'that the consent was informed, and given by the person in the picture',
  },
  'privacy.retention': {
    section: 'Privacy Assessment',
    text: 'Are generated videos stored?',
    consideration: 'Define retention policy',
    client: ['ProcessingTerms'],
    person: 'how long is long enough, and the lifecycle rules of the bucket',
  },
  'privacy.rbac': {
    section: 'Privacy Assessment',
    text: 'Who has access to generated content?',
    consideration: 'RBAC on storage layer',
    client: [],
    person: 'the roles themselves, and who has them',
  },
  'privacy.cross-border': {
    section: 'Privacy Assessment',
    text: 'Cross-border data transfer?',
    consideration: 'Kling API servers may be in China',
    client: ['ProcessingTerms'],
    person: 'the legal basis of the transfer, and the assessment of its risks',
  },
  'gdpr.art-30': {
    section: 'GDPR Considerations',
    text: 'Log processing activity (GDPR Art. 30)',
    client: ['GdprCompliantClient', 'AuditLog', 'fileAuditLog', 'verifyAuditLog'],
    person: 'that purpose and legal basis are true',
  },
  'gdpr.art-17': {
    section: 'GDPR Considerations',
    text: 'Handle GDPR right to erasure (Art. 17)',
    client: ['handleDeletionRequest'],
    person: 'what was sent to the vendor before, which the vendor has to be asked to erase',
  },
} as const satisfies Readonly<Record<string, ChecklistItem>>;

/** The id of an item of the review. */
export type ChecklistId = keyof typeof CHECKLIST;

/** Holds if a text is the id of an item. */
export function isChecklistId(id: string): id is ChecklistId {
  return Object.hasOwn(CHECKLIST, id);
}

/** The rows of the review that say items once more: its table of residency, and its automated check. */
// Kling AI compliance review: Data Residency, Automated Compliance Check.
export const RESTATED: readonly RestatedItem[] = [
  {
    section: 'Data Residency',
    text: 'Prompts',
    consideration: 'Sent to Kling servers (China/global); processing only',
    restates: ['network.egress', 'privacy.pii', 'privacy.cross-border'],
  },
  {
    section: 'Data Residency',
    text: 'Generated videos',
    consideration: 'Kling CDN (temporary URLs); ~24-72 hours',
    restates: ['output.temporary-urls', 'output.own-storage', 'privacy.retention'],
  },
  {
    section: 'Data Residency',
    text: 'API keys',
    consideration: 'Your infrastructure; you control',
    restates: ['credentials.secrets-manager', 'credentials.rotation'],
  },
  {
    section: 'Data Residency',
    text: 'Audit logs',
    consideration: 'Your infrastructure; you control',
    restates: ['gdpr.art-30', 'gdpr.art-17'],
  },
  {
    section: 'Automated Compliance Check',
    text: 'credentials',
    consideration: 'Using secrets manager',
    restates: ['credentials.secrets-manager'],
  },
  {
    section: 'Automated Compliance Check',
    text: 'tls',
    consideration: 'HTTPS enforced',
    restates: ['network.https'],
  },
  {
    section: 'Automated Compliance Check',
    text: 'content_filter',
    consideration: 'Pre-submission filtering active',
    restates: ['input.content-filter'],
  },
  {
    section: 'Automated Compliance Check',
    text: 'audit',
    consideration: 'Audit logging enabled',
    restates: ['gdpr.art-30'],
  },
];
