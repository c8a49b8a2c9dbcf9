/** The review, as a library: so far the check of a configuration. */
export { runComplianceCheck } from '../config-check/check.js';
export type { ComplianceFinding, ComplianceGroup, ComplianceReport } from '../config-check/check.js';
export type { Status } from '../config-check/judge.js';
export type { ComplianceConfig, OptionKey } from '../config-check/options.js';
export { ConfigurationError } from '../config-check/read.js';
