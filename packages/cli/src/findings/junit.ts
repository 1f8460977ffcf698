import { rangeOf } from '../render/finding.ts';
import { byFile, type FindingsReport } from './report.ts';
import { escapeXml, tag, xmlHead } from './xml.ts';

/** JUnit XML: a suite for each file, a failed case for each finding; a file without any is one passed case. */
export function junit(report: FindingsReport): string {
  const suites = [...byFile(report)].flatMap(([file, findings]) => {
    const failures = findings.filter(({ severity }) => severity !== 'info').length;
    const cases = findings.flatMap((one) => {
      const line = rangeOf(one, report.sources)?.start.line;
      const head = {
        name: `${one.id}${line === undefined ? '' : ` at line ${line}`}`,
        classname: file,
        file,
        line,
      };
      const text = [one.message, one.help].filter((part) => part !== undefined).join('\n');
      // A note is told, but is no failure.
      if (one.severity === 'info') {
        return [
          `    ${tag('testcase', head)}`,
          `      <system-out>${escapeXml(text)}</system-out>`,
          '    </testcase>',
        ];
      }
      const failure = tag('failure', { message: one.message, type: one.severity });
      return [
        `    ${tag('testcase', head)}`,
        `      ${failure}${escapeXml(text)}</failure>`,
        '    </testcase>',
      ];
    });
    const body =
      cases.length > 0
        ? cases
        : [`    ${tag('testcase', { name: report.command, classname: file, file }, true)}`];
    const counts = { name: file, tests: Math.max(1, findings.length), failures };
    return [`  ${tag('testsuite', counts)}`, ...body, '  </testsuite>'];
  });
  return `${[xmlHead, '<testsuites>', ...suites, '</testsuites>'].join('\n')}\n`;
}
