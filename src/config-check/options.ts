/**
 * What a configuration may hold: one table, from which the types, the validation, the JSON schema and the page in
 * `docs/` are made. Each key may also be written in camelCase.
 */

/** One key of a configuration, and which values it takes. */
export type Option = { readonly about: string } & (
  | { readonly type: 'yes-or-no' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'whole-number' }
  | { readonly type: 'url' }
  | { readonly type: 'url-or-none' }
  | { readonly type: 'hosts' }
);

const KEY_PLACES = ['secrets_manager', 'environment'] as const;
const PLACES = ['own_infrastructure', 'third_party'] as const;

/** Every key. The first four are those of the compliance review's own check. */
export const OPTIONS = {
  key_source: {
    type: 'choice',
    values: KEY_PLACES,
    about:
      'Where the application reads its Kling keys. A file that a secrets manager mounts is `secrets_manager`.',
  },
  base_url: { type: 'url', about: 'The URL that requests to Kling go to.' },
  content_filter_enabled: {
    type: 'yes-or-no',
    about: 'Prompts pass a content filter before they are sent.',
  },
  audit_logging: { type: 'yes-or-no', about: 'Every request is entered in an audit log (GDPR Art. 30).' },
  key_rotation_days: { type: 'whole-number', about: 'Days after which keys are replaced.' },
  separate_keys_per_environment: {
    type: 'yes-or-no',
    about: 'Development, staging and production each have a key of their own.',
  },
  key_location: { type: 'choice', values: PLACES, about: 'Who runs the place where the keys are kept.' },
  webhook_url: {
    type: 'url-or-none',
    about: 'The URL that Kling calls when a task changes; `false` if callbacks are not used.',
  },
  webhook_secret_source: {
    type: 'choice',
    values: [...KEY_PLACES, 'none'],
    about: 'Where the secret is read that verifies callbacks; `none` if they are not verified.',
  },
  egress_hosts: {
    type: 'hosts',
    about:
      'The hosts that the network lets the application call, with or without a port; `*.` stands for any name.',
  },
  region: {
    type: 'choice',
    values: ['global', 'china'],
    about: 'The region whose API is meant to be used.',
  },
  transfer_basis: {
    type: 'choice',
    values: [
      'adequacy_decision',
      'standard_contractual_clauses',
      'binding_corporate_rules',
      'explicit_consent',
      'no_personal_data',
      'none',
    ],
    about: 'What allows personal data to leave the country (GDPR Chapter V).',
  },
  prompt_limit: { type: 'whole-number', about: 'The most characters that a prompt may have.' },
  image_validation: { type: 'yes-or-no', about: 'Image URLs are checked before they are sent.' },
  prompt_sanitization: {
    type: 'yes-or-no',
    about: 'What users write is sanitised before it is in a prompt.',
  },
  pii_filter: { type: 'yes-or-no', about: 'Personal data is removed from prompts.' },
  video_storage: {
    type: 'choice',
    values: ['own_infrastructure', 'kling_urls'],
    about: "Where videos are served from: the application's storage, or Kling's temporary URLs.",
  },
  output_scan: { type: 'yes-or-no', about: 'Videos are scanned before users see them.' },
  metadata_stripping: {
    type: 'choice',
    values: ['personal', 'all', 'none'],
    about: 'Which metadata is removed from videos before they are public.',
  },
  storage_rbac: { type: 'yes-or-no', about: 'Access to stored videos is granted by role.' },
  retention_days: { type: 'whole-number', about: 'Days after which stored videos are deleted.' },
  consent_check: { type: 'yes-or-no', about: 'Consent is checked before the image of a person is sent.' },
  erasure_handler: {
    type: 'yes-or-no',
    about: 'Requests for erasure (GDPR Art. 17) are carried out by the application.',
  },
  audit_log_location: {
    type: 'choice',
    values: PLACES,
    about: 'Who runs the place where the audit log is kept.',
  },
} as const satisfies Readonly<Record<string, Option>>;

/** A key of a configuration, in snake_case. */
export type OptionKey = keyof typeof OPTIONS;

type ValueOf<Row extends Option> = Row extends { readonly values: readonly (infer Value)[] }
  ? Value
  : {
      'yes-or-no': boolean;
      'whole-number': number;
      url: string;
      'url-or-none': string | false;
      hosts: readonly string[];
      choice: never;
    }[Row['type']];

/** A configuration that has been read: every key in snake_case. */
export type Configuration = { readonly [Key in OptionKey]?: ValueOf<(typeof OPTIONS)[Key]> };

/** A name in camelCase. */
type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** A configuration as somebody writes it: each key in one of its two spellings. */
export type ComplianceConfig = Configuration & {
  readonly [Key in OptionKey as CamelCase<Key>]?: ValueOf<(typeof OPTIONS)[Key]>;
} & {
  /** For editors: where the JSON schema is. */
  readonly $schema?: string;
};

/** A key in camelCase. */
export function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Both spellings of every key, and the key that they mean. */
export const SPELLINGS: ReadonlyMap<string, OptionKey> = new Map(
  (Object.keys(OPTIONS) as OptionKey[]).flatMap((key) => [
    [key, key],
    [camelCase(key), key],
  ]),
);

/** A host name as a rule of a firewall names it. */
export const HOST_RULE = /^(?:\*|(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)(?::\d{1,5})?$/i;
