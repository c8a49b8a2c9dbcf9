import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { camelCase, OPTIONS, type OptionKey } from '../../src/config-check/options.js';
import { reportText } from '../../src/config-check/text.js';
import { isChecklistId } from '../../src/knowledge/checklist.js';
import { runComplianceCheck, type ComplianceConfig, type Status } from '../../src/review/index.js';

const SOUND = {
  key_source: 'secrets_manager',
  base_url: 'https://api-singapore.klingai.com',
  content_filter_enabled: true,
  audit_logging: true,
} as const satisfies ComplianceConfig;

/** A configuration that says everything, and well. */
const COMPLETE = {
  ...SOUND,
  key_rotation_days: 90,
  separate_keys_per_environment: true,
  key_location: 'own_infrastructure',
  webhook_url: 'https://hooks.example.com/kling',
  webhook_secret_source: 'secrets_manager',
  egress_hosts: ['api-singapore.klingai.com:443', '*.klingai.com:443'],
  region: 'global',
  transfer_basis: 'standard_contractual_clauses',
  prompt_limit: 2500,
  image_validation: true,
  prompt_sanitization: true,
  pii_filter: true,
  video_storage: 'own_infrastructure',
  output_scan: true,
  metadata_stripping: 'personal',
  storage_rbac: true,
  retention_days: 30,
  consent_check: true,
  erasure_handler: true,
  audit_log_location: 'own_infrastructure',
} as const satisfies ComplianceConfig;

/** A group's lines and counts, as the command prints them. */
function shown(config: ComplianceConfig): string[] {
  return reportText(runComplianceCheck(config)).split('\n').slice(0, 5);
}

describe('the four areas of the review', () => {
  const LINES = {
    credentials: ' [OK] credentials: Using secrets manager',
    tls: ' [OK] tls: HTTPS enforced',
    content_filter: ' [OK] content_filter: Pre-submission filtering active',
    audit: ' [OK] audit: Audit logging enabled',
  };
  const ENVIRONMENT = ' [!!] credentials: Using env vars; prefer secrets manager';
  const HTTP = ' [XX] tls: Not using HTTPS';
  const UNFILTERED = ' [!!] content_filter: No pre-submission content filtering';
  const UNAUDITED = ' [XX] audit: No audit logging';

  test.each<[string, ComplianceConfig, string[]]>([
    ['all is well', SOUND, [...Object.values(LINES), '4 passed, 0 warnings, 0 failed, 0 unknown']],
    [
      'keys are in the environment',
      { ...SOUND, key_source: 'environment' },
      [
        ENVIRONMENT,
        LINES.tls,
        LINES.content_filter,
        LINES.audit,
        '3 passed, 1 warnings, 0 failed, 0 unknown',
      ],
    ],
    [
      'the base URL is http',
      { ...SOUND, base_url: 'http://api-singapore.klingai.com' },
      [
        LINES.credentials,
        HTTP,
        LINES.content_filter,
        LINES.audit,
        '3 passed, 0 warnings, 1 failed, 0 unknown',
      ],
    ],
    [
      'only the environment is given',
      { key_source: 'environment' },
      [ENVIRONMENT, HTTP, UNFILTERED, UNAUDITED, '0 passed, 2 warnings, 2 failed, 0 unknown'],
    ],
    [
      'nothing is given',
      {},
      [
        ' [??] credentials: key source unknown',
        HTTP,
        UNFILTERED,
        UNAUDITED,
        '0 passed, 1 warnings, 2 failed, 1 unknown',
      ],
    ],
  ])('%s', (_what, config, lines) => {
    expect(shown(config)).toEqual(lines);
  });

  it('stay apart from everything else', () => {
    const { passed, warnings, failed, unknown, further } = runComplianceCheck(SOUND);
    expect([passed, warnings, failed, unknown]).toEqual([4, 0, 0, 0]);
    expect([further.passed, further.warnings, further.failed]).toEqual([1, 0, 0]);
    expect(further.unknown).toBe(further.findings.length - 1);
  });

  test.each(['', 'https', 'https://', '//api-singapore.klingai.com', 'ftp://x.example', 'http://127.0.0.1'])(
    'no https in %j',
    (base_url) => {
      expect(shown({ ...SOUND, base_url })[1]).toBe(HTTP);
    },
  );

  test.each([
    ['content_filter_enabled', UNFILTERED],
    ['audit_logging', UNAUDITED],
  ] as const)('%s: false is the same as nothing', (key, line) => {
    expect(shown({ ...SOUND, [key]: false })).toContain(line);
  });
});

describe('everything else', () => {
  function status(area: string, config: ComplianceConfig): [Status, string] | undefined {
    const found = runComplianceCheck(config).further.findings.find((finding) => finding.area === area);
    return found && [found.status, found.message];
  }

  it('passes when all is said and well', () => {
    const { further } = runComplianceCheck(COMPLETE);
    expect(further.findings.filter((finding) => finding.status !== 'PASS')).toEqual([]);
    expect(further.findings).toHaveLength(further.passed);
  });

  it('never passes when nothing is said', () => {
    const { further } = runComplianceCheck({});
    expect(further.findings).toHaveLength(further.unknown);
    for (const { message, key } of further.findings) expect(message).toBe(`${key} is not given`);
  });

  it('judges every key, and names items of the review', () => {
    const { findings, further } = runComplianceCheck({});
    const all = [...findings, ...further.findings];
    expect(new Set(all.map(({ key }) => key))).toEqual(new Set(Object.keys(OPTIONS)));
    expect(all.filter(({ item }) => !isChecklistId(item))).toEqual([]);
    expect(new Set(all.map(({ area }) => area)).size).toBe(all.length);
  });

  test.each<[string, ComplianceConfig, Status]>([
    ['api_host', { base_url: 'https://api-beijing.klingai.com' }, 'PASS'],
    ['api_host', { base_url: 'https://api.klingai.com' }, 'WARN'],
    ['api_host', { base_url: 'https://api-singapore.klingai.com.example.org' }, 'WARN'],
    ['rotation', { key_rotation_days: 91 }, 'WARN'],
    ['separate_keys', { separate_keys_per_environment: false }, 'FAIL'],
    ['key_location', { key_location: 'third_party' }, 'WARN'],
    ['webhook_tls', { webhook_url: 'http://hooks.example.com' }, 'FAIL'],
    ['webhook_tls', { webhook_url: false }, 'PASS'],
    ['webhook_signature', { webhook_url: false }, 'PASS'],
    ['webhook_signature', { webhook_url: 'https://hooks.example.com' }, 'UNKNOWN'],
    ['webhook_signature', { webhook_secret_source: 'none' }, 'FAIL'],
    ['webhook_signature', { webhook_secret_source: 'environment' }, 'WARN'],
    ['egress', { egress_hosts: [] }, 'FAIL'],
    ['egress', { egress_hosts: ['*'] }, 'WARN'],
    ['egress', { egress_hosts: ['*:443'] }, 'WARN'],
    ['egress', { egress_hosts: ['api-singapore.klingai.com'] }, 'WARN'],
    ['egress', { egress_hosts: ['*.klingai.com'] }, 'PASS'],
    ['egress', { egress_hosts: ['*.KLINGAI.com:443'] }, 'PASS'],
    ['egress', { egress_hosts: ['*.klingai.com:8080'] }, 'FAIL'],
    ['egress', { egress_hosts: ['klingai.com'] }, 'FAIL'],
    ['egress', { egress_hosts: ['*.klingai.com'], base_url: 'https://gateway.example.com' }, 'FAIL'],
    ['egress', { egress_hosts: ['*.klingai.com'], base_url: 'no URL' }, 'FAIL'],
    ['region', { region: 'china', base_url: 'https://api-beijing.klingai.com' }, 'PASS'],
    ['region', { region: 'global', base_url: 'https://api-beijing.klingai.com' }, 'FAIL'],
    ['region', { region: 'global' }, 'WARN'],
    ['cross_border', { transfer_basis: 'none' }, 'FAIL'],
    ['cross_border', { transfer_basis: 'no_personal_data' }, 'PASS'],
    ['prompt_limit', { prompt_limit: 2501 }, 'WARN'],
    ['prompt_limit', { prompt_limit: 3072 }, 'WARN'],
    ['prompt_limit', { prompt_limit: 3073 }, 'FAIL'],
    ['image_validation', { image_validation: false }, 'FAIL'],
    ['sanitization', { prompt_sanitization: false }, 'WARN'],
    ['pii', { pii_filter: false }, 'FAIL'],
    ['storage', { video_storage: 'kling_urls' }, 'FAIL'],
    ['output_scan', { output_scan: false }, 'WARN'],
    ['metadata', { metadata_stripping: 'all' }, 'WARN'],
    ['metadata', { metadata_stripping: 'none' }, 'WARN'],
    ['rbac', { storage_rbac: false }, 'FAIL'],
    ['retention', { retention_days: 1 }, 'PASS'],
    ['consent', { consent_check: false }, 'WARN'],
    ['erasure', { erasure_handler: false }, 'WARN'],
    ['audit_location', { audit_log_location: 'third_party' }, 'WARN'],
  ])('%s of %j: %s', (area, config, expected) => {
    expect(status(area, config)?.[0]).toBe(expected);
  });

  it('repeats no value that somebody wrote', () => {
    const canary = 'canary0123456789';
    const config: ComplianceConfig = {
      base_url: `https://user:${canary}@${canary}.example.com/?token=${canary}`,
      webhook_url: `http://${canary}.example.com/${canary}`,
      egress_hosts: [`${canary}.example.com`],
    };
    expect(reportText(runComplianceCheck(config))).not.toContain(canary);
  });
});

describe('the spellings', () => {
  it.each(Object.keys(OPTIONS) as OptionKey[])('%s has two, which mean the same', (key) => {
    const value = COMPLETE[key];
    const { [key]: _left, ...rest } = COMPLETE;
    const other = { ...rest, [camelCase(key)]: value } as ComplianceConfig;
    expect(runComplianceCheck(other)).toEqual(runComplianceCheck(COMPLETE));
  });

  it('are both typed', () => {
    expectTypeOf<{ keySource: 'environment'; auditLogging: true }>().toExtend<ComplianceConfig>();
    expectTypeOf<{ keySource: 'vault' }>().not.toExtend<ComplianceConfig>();
    expectTypeOf<{ key_rotation_days: '90' }>().not.toExtend<ComplianceConfig>();
  });
});

describe('a configuration that cannot be read', () => {
  test.each<[unknown, string]>([
    [null, 'The configuration must be an object of keys and values.'],
    [[], 'The configuration must be an object of keys and values.'],
    ['key_source', 'The configuration must be an object of keys and values.'],
    [{ key_source: 'vault' }, '"key_source" must be "secrets_manager" or "environment".'],
    [{ keySource: 'vault' }, '"keySource" must be "secrets_manager" or "environment".'],
    [{ key_source: null }, '"key_source" must be "secrets_manager" or "environment".'],
    [{ key_sorce: 'environment' }, '"key_sorce" is no key of the configuration; did you mean "key_source"?'],
    [{ keysource: 'environment' }, '"keysource" is no key of the configuration; did you mean "keySource"?'],
    [
      { somethingElse: 1 },
      '"somethingElse" is no key of the configuration; docs/configuration-check.md lists them.',
    ],
    [
      { constructor: 1 },
      '"constructor" is no key of the configuration; docs/configuration-check.md lists them.',
    ],
    [
      JSON.parse('{"__proto__": 1}'),
      '"__proto__" is no key of the configuration; docs/configuration-check.md lists them.',
    ],
    [{ audit_logging: 'yes' }, '"audit_logging" must be true or false.'],
    [{ keyRotationDays: 0 }, '"keyRotationDays" must be a whole number, at least 1.'],
    [{ retention_days: 1.5 }, '"retention_days" must be a whole number, at least 1.'],
    [{ base_url: 7 }, '"base_url" must be a text, the URL.'],
    [{ webhook_url: true }, '"webhook_url" must be a text, the URL, or false.'],
    [{ egress_hosts: 'x' }, '"egress_hosts" must be a list of host names, such as "*.klingai.com:443".'],
    [
      { egress_hosts: ['https://x.example'] },
      '"egress_hosts" must be a list of host names, such as "*.klingai.com:443".',
    ],
    [
      { key_source: 'environment', keySource: 'environment' },
      '"key_source" is given twice, in both spellings.',
    ],
  ])('%j', (config, message) => {
    expect(() => runComplianceCheck(config as ComplianceConfig)).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });

  it('is one sentence, without any value, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(OPTIONS)), fc.anything()), (config) => {
        try {
          runComplianceCheck(config);
        } catch (error) {
          return (
            error instanceof Error && error.name === 'ConfigurationError' && !error.message.includes('\n')
          );
        }
        return true;
      }),
    );
  });
});

it('the configuration of the page is a good one', () => {
  const page = readFileSync('docs/configuration-check.md', 'utf8');
  const yaml = /```json\n(.*?)```/su.exec(page)?.[1] ?? '';
  const { failed, warnings, unknown, further } = runComplianceCheck(JSON.parse(yaml) as ComplianceConfig);
  expect([failed, warnings, unknown]).toEqual([0, 0, 0]);
  expect([further.failed, further.warnings, further.unknown]).toEqual([0, 0, 0]);
});
