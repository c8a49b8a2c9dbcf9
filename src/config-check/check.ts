/** The configuration check: a configuration in, findings out. */
import type { ChecklistId } from '../knowledge/checklist.js';
import { FURTHER_AREAS, REVIEW_AREAS, type Area, type Status } from './judge.js';
import type { ComplianceConfig, Configuration, OptionKey } from './options.js';
import { readConfiguration } from './read.js';

/** What was found in one area. */
export interface ComplianceFinding {
  readonly status: Status;
  readonly area: string;
  readonly message: string;
  /** The key that decides it, in snake_case. */
  readonly key: OptionKey;
  /** The item of the compliance review that it is about. */
  readonly item: ChecklistId;
}

/** Findings, and how many have which status. */
export interface ComplianceGroup {
  readonly findings: readonly ComplianceFinding[];
  readonly passed: number;
  readonly warnings: number;
  readonly failed: number;
  readonly unknown: number;
}

/** The four areas of the compliance review, and apart from them everything else. */
export interface ComplianceReport extends ComplianceGroup {
  readonly further: ComplianceGroup;
}

/**
 * Checks a configuration. Keys may be written in snake_case or camelCase.
 * @throws ConfigurationError for an unknown key, a key that is given twice, or a wrong value
 */
export function runComplianceCheck(config: ComplianceConfig): ComplianceReport {
  return assessConfiguration(readConfiguration(config));
}

/** Checks a configuration that has been read. */
export function assessConfiguration(config: Configuration): ComplianceReport {
  return { ...assess(REVIEW_AREAS, config), further: assess(FURTHER_AREAS, config) };
}

function assess(areas: readonly Area[], config: Configuration): ComplianceGroup {
  const findings = areas.map(({ area, key, item, judge }): ComplianceFinding => {
    const [status, message] = judge(config) ?? ['UNKNOWN', `${key} is not given`];
    return { status, area, message, key, item };
  });
  const count = (status: Status) => findings.filter((finding) => finding.status === status).length;
  return {
    findings,
    passed: count('PASS'),
    warnings: count('WARN'),
    failed: count('FAIL'),
    unknown: count('UNKNOWN'),
  };
}
