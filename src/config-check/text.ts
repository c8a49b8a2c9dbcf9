/** The report as text, in the form of the compliance review's sample. */
import type { ComplianceGroup, ComplianceReport } from './check.js';
import type { Status } from './judge.js';

const ICONS: Readonly<Record<Status, string>> = { PASS: 'OK', WARN: '!!', FAIL: 'XX', UNKNOWN: '??' };

/** Writes a report, one line for each area, the counts below each group. */
export function reportText(report: ComplianceReport): string {
  return [...groupLines(report), '', 'Further checks', ...groupLines(report.further), ''].join('\n');
}

function groupLines({ findings, passed, warnings, failed, unknown }: ComplianceGroup): string[] {
  return [
    ...findings.map(({ status, area, message }) => ` [${ICONS[status]}] ${area}: ${message}`),
    `${passed} passed, ${warnings} warnings, ${failed} failed, ${unknown} unknown`,
  ];
}
