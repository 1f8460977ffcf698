import { renderFindings, tally } from '../render/findings.ts';
import { counted } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { type FindingsReport, fileCount } from './report.ts';

/** Findings with their code frames, and one line that sums them up. */
export function human(report: FindingsReport, screen: Screen): string {
  const lines = [...renderFindings(report.findings, report.sources, screen), summary(report, screen)];
  return `${lines.join('\n')}\n`;
}

function summary(report: FindingsReport, { colors, glyphs }: Screen): string {
  const { findings, checked } = report;
  const failed = findings.some(({ severity }) => severity === 'error');
  const mark = failed ? colors.red(glyphs.no) : colors.green(glyphs.yes);
  const rules = checked.reduce((sum, { program }) => sum + (program?.rules.length ?? 0), 0);
  const where = [
    ...(checked.length > 1 ? [counted(checked.length, 'rule set')] : []),
    counted(fileCount(report), 'file'),
    ...(checked.every(({ program }) => program !== null) ? [counted(rules, 'rule')] : []),
  ].join(', ');
  return `${mark} ${where}: ${tally(findings)}`;
}
