/** What the data set says of its rows. */
import type { DataIssue } from '../data/dataset.ts';
import type { RowStatistics } from './result.ts';

/** Of each kind of finding so many are shown in full. */
const SHOWN = 3;

export function rowStatistics(issues: readonly DataIssue[]): RowStatistics {
  const findings = [...Map.groupBy(issues, ({ id }) => id)].map(([id, found]) => ({
    id,
    severity: found[0]!.severity,
    count: found.length,
    first: found.slice(0, SHOWN),
  }));
  const dropped = issues.filter((issue) => issue.dropped).length;
  const doubtful = issues.filter((issue) => !issue.dropped && issue.line !== undefined).length;
  return { dropped, doubtful, findings: findings.sort((a, b) => b.count - a.count) };
}
