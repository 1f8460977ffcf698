import type { TestFailure, TestResult } from '@hedgerow/runtime';
import { escapeXml } from '../findings/xml.ts';

/** The tests of one rule set. */
export interface Suite {
  readonly name: string;
  readonly tests: readonly TestResult[];
}

const place = ({ file, line, column }: TestFailure['span']): string => `${file}:${line}:${column}`;

/** Test Anything Protocol 14; the details of a failure as a YAML block of JSON strings. */
export function tap(suites: readonly Suite[]): string {
  const tests = suites.flatMap((suite) => suite.tests.map((test) => ({ suite, test })));
  const lines = tests.flatMap(({ suite, test }, i) => [
    `${test.passed ? 'ok' : 'not ok'} ${i + 1} - ${`${suite.name}: ${test.title}`.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ')}`,
    ...(test.passed
      ? []
      : [
          '  ---',
          '  failures:',
          ...test.failures.flatMap((one) => [
            `    - at: ${JSON.stringify(place(one.span))}`,
            `      text: ${JSON.stringify(one.text)}`,
            `      message: ${JSON.stringify(one.message)}`,
            `      expected: ${JSON.stringify(one.expected)}`,
            `      decided: ${JSON.stringify(one.actual)}`,
          ]),
          '  ...',
        ]),
  ]);
  return `${['TAP version 14', `1..${tests.length}`, ...lines].join('\n')}\n`;
}

/** JUnit XML as continuous integration servers read it. */
export function junit(suites: readonly Suite[]): string {
  const failed = (tests: readonly TestResult[]): number => tests.filter(({ passed }) => !passed).length;
  const body = suites.flatMap(({ name, tests }) => [
    `  <testsuite name="${escapeXml(name)}" tests="${tests.length}" failures="${failed(tests)}">`,
    ...tests.flatMap((test) => {
      const { file, line } = test.span;
      const head = `    <testcase name="${escapeXml(test.title)}" classname="${escapeXml(name)}" file="${escapeXml(file)}" line="${line}"`;
      if (test.passed) return [`${head}/>`];
      const failures = test.failures.map(
        (one) =>
          `      <failure message="${escapeXml(one.message)}">${escapeXml(failureText(one))}</failure>`,
      );
      return [`${head}>`, ...failures, '    </testcase>'];
    }),
    '  </testsuite>',
  ]);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...body, '</testsuites>'].join('\n')}\n`;
}

function failureText(one: TestFailure): string {
  const list = (title: string, lines: readonly string[]): string[] => [
    title,
    ...lines.map((line) => `  ${line}`),
  ];
  return [place(one.span), one.text, ...list('expected', one.expected), ...list('decided', one.actual)].join(
    '\n',
  );
}

/** Results as JSON: the runtime's own report without what the caller gave. */
export function testsJson(suites: readonly Suite[]): object {
  const all = suites.flatMap(({ tests }) => tests);
  return {
    version: 1,
    summary: { tests: all.length, passed: all.filter(({ passed }) => passed).length },
    rule_sets: suites.map(({ name, tests }) => ({ name, tests })),
  };
}
