import { rangeOf } from '../render/finding.ts';
import { type FindingsReport, fingerprintOf } from './report.ts';

const severities = { error: 'critical', warning: 'major', info: 'info' } as const;

/** GitLab's Code Quality report: an array, whose fingerprints tell old findings from new ones. */
export function gitlab(report: FindingsReport): string {
  const issues = report.findings.map((one) => {
    const range = rangeOf(one, report.sources);
    return {
      description: one.help === undefined ? one.message : `${one.message}; ${one.help}`,
      check_name: one.id,
      fingerprint: fingerprintOf(report, one),
      severity: severities[one.severity],
      location: {
        path: one.file,
        lines: { begin: range?.start.line ?? 1, ...(range && { end: range.end.line }) },
      },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
