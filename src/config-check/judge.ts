/** What each area of the check says about a configuration. */
import type { ChecklistId } from '../knowledge/checklist.js';
import {
  API_HOSTS,
  findApiHost,
  KEY_ROTATION_DAYS,
  LONG_PROMPT_LIMIT,
  PROMPT_LIMIT,
  RESULT_HOST_SUFFIXES,
  RESULT_LIFETIME_DAYS,
  type ApiHost,
} from '../knowledge/kling/index.js';
import type { Configuration, OptionKey } from './options.js';

/** `UNKNOWN`: the configuration does not say. */
export type Status = 'PASS' | 'WARN' | 'FAIL' | 'UNKNOWN';

/** A status and the words for it. `null`: the configuration does not say. */
export type Judgement = readonly [Status, string] | null;

/** One area of the check. */
export interface Area {
  readonly area: string;
  /** The key whose value is judged, in snake_case. */
  readonly key: OptionKey;
  /** The item of the review that it is about. */
  readonly item: ChecklistId;
  readonly judge: (config: Configuration) => Judgement;
}

/** The four areas of the compliance review's sample, in its order and its words. */
export const REVIEW_AREAS: readonly Area[] = [
  {
    area: 'credentials',
    key: 'key_source',
    item: 'credentials.secrets-manager',
    judge: ({ key_source: source }) => {
      if (source === 'environment') return ['WARN', 'Using env vars; prefer secrets manager'];
      return source ? ['PASS', 'Using secrets manager'] : ['UNKNOWN', 'key source unknown'];
    },
  },
  {
    area: 'tls',
    key: 'base_url',
    item: 'network.https',
    judge: ({ base_url: url }) => (isHttps(url) ? ['PASS', 'HTTPS enforced'] : ['FAIL', 'Not using HTTPS']),
  },
  {
    area: 'content_filter',
    key: 'content_filter_enabled',
    item: 'input.content-filter',
    judge: ({ content_filter_enabled: enabled }) =>
      enabled ? ['PASS', 'Pre-submission filtering active'] : ['WARN', 'No pre-submission content filtering'],
  },
  {
    area: 'audit',
    key: 'audit_logging',
    item: 'gdpr.art-30',
    judge: ({ audit_logging: enabled }) =>
      enabled ? ['PASS', 'Audit logging enabled'] : ['FAIL', 'No audit logging'],
  },
];

/** Everything else that a configuration can settle, as grave as the rule about it is in `strict`. */
export const FURTHER_AREAS: readonly Area[] = [
  { area: 'api_host', key: 'base_url', item: 'network.egress', judge: judgeApiHost },
  {
    area: 'rotation',
    key: 'key_rotation_days',
    item: 'credentials.rotation',
    judge: ({ key_rotation_days: days }) => {
      if (days === undefined) return null;
      if (days <= KEY_ROTATION_DAYS) return ['PASS', `Keys replaced every ${days} days`];
      return ['WARN', `Keys replaced every ${days} days; the review asks for ${KEY_ROTATION_DAYS}`];
    },
  },
  yesOrNo('separate_keys', 'separate_keys_per_environment', 'credentials.separate', [
    'Each environment has its own key',
    'FAIL',
    'One key for several environments',
  ]),
  place('key_location', 'key_location', 'credentials.secrets-manager', 'Keys'),
  {
    area: 'webhook_tls',
    key: 'webhook_url',
    item: 'network.webhook-tls',
    judge: ({ webhook_url: url }) => {
      if (url === undefined) return null;
      if (url === false) return ['PASS', 'No callbacks'];
      return isHttps(url) ? ['PASS', 'Callbacks over HTTPS'] : ['FAIL', 'Callbacks not over HTTPS'];
    },
  },
  {
    area: 'webhook_signature',
    key: 'webhook_secret_source',
    item: 'network.webhook-tls',
    judge: ({ webhook_url: url, webhook_secret_source: source }) => {
      if (url === false) return ['PASS', 'No callbacks'];
      if (source === undefined) return null;
      if (source === 'none') return ['FAIL', 'Callbacks are believed without a signature'];
      return source === 'environment'
        ? ['WARN', 'Webhook secret in env vars; prefer secrets manager']
        : ['PASS', 'Callbacks verified with a secret from the secrets manager'];
    },
  },
  { area: 'egress', key: 'egress_hosts', item: 'network.egress', judge: judgeEgress },
  {
    area: 'region',
    key: 'region',
    item: 'privacy.cross-border',
    judge: ({ region, base_url: url }) => {
      if (region === undefined) return null;
      const host = apiHostOf(url);
      if (host && host.region !== region) return ['FAIL', `The API host is not in the region ${region}`];
      return host
        ? ['PASS', `API host in the region ${region}`]
        : ['WARN', 'The region of the API host is unknown'];
    },
  },
  {
    area: 'cross_border',
    key: 'transfer_basis',
    item: 'privacy.cross-border',
    judge: ({ transfer_basis: basis }) => {
      if (basis === undefined) return null;
      if (basis === 'none') return ['FAIL', 'Personal data leaves the country without a legal basis'];
      return ['PASS', `Cross-border transfer: ${basis.replaceAll('_', ' ')}`];
    },
  },
  {
    area: 'prompt_limit',
    key: 'prompt_limit',
    item: 'input.prompt-length',
    judge: ({ prompt_limit: limit }) => {
      if (limit === undefined) return null;
      if (limit <= PROMPT_LIMIT) return ['PASS', `Prompts of at most ${limit} characters`];
      return limit <= LONG_PROMPT_LIMIT
        ? ['WARN', `Prompts of ${limit} characters; only the 3.0 models take more than ${PROMPT_LIMIT}`]
        : ['FAIL', `Prompts of ${limit} characters; no model takes more than ${LONG_PROMPT_LIMIT}`];
    },
  },
  yesOrNo('image_validation', 'image_validation', 'input.image-urls', [
    'Image URLs checked',
    'FAIL',
    'Image URLs not checked',
  ]),
  yesOrNo('sanitization', 'prompt_sanitization', 'input.sanitized', [
    'User input sanitised',
    'WARN',
    'User input not sanitised',
  ]),
  yesOrNo('pii', 'pii_filter', 'privacy.pii', [
    'Personal data removed from prompts',
    'FAIL',
    'Personal data not removed from prompts',
  ]),
  {
    area: 'storage',
    key: 'video_storage',
    item: 'output.own-storage',
    judge: ({ video_storage: storage }) => {
      if (storage === undefined) return null;
      return storage === 'own_infrastructure'
        ? ['PASS', 'Videos stored on own infrastructure']
        : ['FAIL', `Videos served from Kling's URLs, which end after ${RESULT_LIFETIME_DAYS} days`];
    },
  },
  yesOrNo('output_scan', 'output_scan', 'output.scanned', [
    'Videos scanned before users see them',
    'WARN',
    'Videos not scanned',
  ]),
  {
    area: 'metadata',
    key: 'metadata_stripping',
    item: 'output.metadata',
    judge: ({ metadata_stripping: which }) => {
      if (which === undefined) return null;
      if (which === 'personal') return ['PASS', 'Personal metadata removed'];
      return which === 'none'
        ? ['WARN', 'Metadata not removed']
        : ['WARN', 'All metadata removed, with the mark of artificial origin that must stay'];
    },
  },
  yesOrNo('rbac', 'storage_rbac', 'privacy.rbac', [
    'Access to videos granted by role',
    'FAIL',
    'Access to videos not limited',
  ]),
  {
    area: 'retention',
    key: 'retention_days',
    item: 'privacy.retention',
    judge: ({ retention_days: days }) =>
      days === undefined ? null : ['PASS', `Videos deleted after ${days} days`],
  },
  yesOrNo('consent', 'consent_check', 'privacy.faces', [
    'Consent checked before images are sent',
    'WARN',
    'Consent not checked',
  ]),
  yesOrNo('erasure', 'erasure_handler', 'gdpr.art-17', [
    'Erasure requests carried out',
    'WARN',
    'Erasure requests not carried out',
  ]),
  place('audit_location', 'audit_log_location', 'gdpr.art-30', 'Audit log'),
];

type KeyOf<Value> = {
  [Key in OptionKey]-?: Configuration[Key] extends Value | undefined ? Key : never;
}[OptionKey];

function yesOrNo(
  area: string,
  key: KeyOf<boolean>,
  item: ChecklistId,
  [yes, otherwise, no]: readonly [string, Status, string],
): Area {
  const judge = (config: Configuration): Judgement => {
    const value = config[key];
    if (value === undefined) return null;
    return value ? ['PASS', yes] : [otherwise, no];
  };
  return { area, key, item, judge };
}

/** The review's table of residency: keys and audit logs are on the application's own infrastructure. */
function place(
  area: string,
  key: 'key_location' | 'audit_log_location',
  item: ChecklistId,
  what: string,
): Area {
  const judge = (config: Configuration): Judgement => {
    const value = config[key];
    if (value === undefined) return null;
    return value === 'own_infrastructure'
      ? ['PASS', `${what} on own infrastructure`]
      : ['WARN', `${what} at a third party, which needs a contract (GDPR Art. 28)`];
  };
  return { area, key, item, judge };
}

function judgeApiHost({ base_url: url }: Configuration): Judgement {
  if (url === undefined) return null;
  const host = apiHostOf(url);
  if (!host) return ['WARN', 'The API host is not one of Kling'];
  const [current] = API_HOSTS;
  return host.retired
    ? ['WARN', `${host.host} was replaced by ${current.host}`]
    : ['PASS', `API host ${host.host}`];
}

/** No host is repeated from the configuration, only Kling's own are named. */
function judgeEgress({ egress_hosts: rules, base_url: url }: Configuration): Judgement {
  if (rules === undefined) return null;
  if (rules.some((rule) => rule === '*' || rule.startsWith('*:')))
    return ['WARN', 'Egress open to every host'];
  const [standard] = API_HOSTS;
  const host = url === undefined ? standard.host : hostOf(url);
  if (!rules.some((rule) => allows(rule, host ?? ''))) {
    return ['FAIL', `Egress rules block ${findApiHost(host ?? '')?.host ?? 'the API host'}, port 443`];
  }
  const results = RESULT_HOST_SUFFIXES.some((suffix) =>
    rules.some((rule) => allows(rule, `v1-kling${suffix}`)),
  );
  return results
    ? ['PASS', 'Egress limited to listed hosts']
    : ['WARN', `Egress rules block the hosts of results, *${RESULT_HOST_SUFFIXES[0]}`];
}

function allows(rule: string, host: string): boolean {
  const [name = '', port = '443'] = rule.toLowerCase().split(':');
  return port === '443' && (name.startsWith('*.') ? host.endsWith(name.slice(1)) : name === host);
}

function isHttps(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && new URL(url).protocol === 'https:';
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function apiHostOf(url: string | undefined): ApiHost | undefined {
  return findApiHost(hostOf(url) ?? '');
}
