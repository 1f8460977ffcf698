import { findingJson } from '../render/findings-json.ts';
import { type FindingsReport, fileCount, fingerprintOf } from './report.ts';

/** As schemas/check.schema.json says. */
export function json(report: FindingsReport): string {
  const { findings, sources, checked, extra } = report;
  const count = (wanted: string): number => findings.filter(({ severity }) => severity === wanted).length;
  const whole = {
    version: 1,
    findings: findings.map((one) => ({
      ...findingJson(one, sources),
      fingerprint: fingerprintOf(report, one),
    })),
    summary: {
      rule_sets: checked.length,
      files: fileCount(report),
      errors: count('error'),
      warnings: count('warning'),
      notes: count('info'),
    },
    ...extra,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
