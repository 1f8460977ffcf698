import { rangeOf } from '../render/finding.ts';
import { byFile, type FindingsReport } from './report.ts';
import { tag, xmlHead } from './xml.ts';

/** Checkstyle XML, as Jenkins and reviewdog read it. */
export function checkstyle(report: FindingsReport): string {
  const files = [...byFile(report)].flatMap(([name, findings]) => {
    if (findings.length === 0) return [`  ${tag('file', { name }, true)}`];
    const errors = findings.map((one) => {
      const start = rangeOf(one, report.sources)?.start;
      const attributes = {
        line: start?.line ?? 1,
        column: start?.column,
        severity: one.severity,
        message: one.help === undefined ? one.message : `${one.message}; ${one.help}`,
        source: `hedgerow.${one.id}`,
      };
      return `    ${tag('error', attributes, true)}`;
    });
    return [`  ${tag('file', { name })}`, ...errors, '  </file>'];
  });
  return `${[xmlHead, '<checkstyle version="4.3">', ...files, '</checkstyle>'].join('\n')}\n`;
}
