import type { TestFailure, TestResult } from '@hedgerow/runtime';
import type { NamesOf } from './numbers.ts';
import { counted } from './numbers.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { renderWhy } from './why.ts';
import { visible, wrap } from './width.ts';

/** Each test with its mark; under one that failed, what was expected beside what was decided, and why. */
export function renderTests(tests: readonly TestResult[], namesOf: NamesOf, screen: Screen): string[] {
  const { colors, glyphs } = screen;
  const lines = tests.flatMap((test) => {
    const mark = test.passed ? colors.green(glyphs.yes) : colors.red(glyphs.no);
    const sessions =
      test.sessions === 0 ? '' : colors.dim(`  ${counted(test.sessions, 'session')} from ${test.from}`);
    return [
      `  ${mark} ${visible(test.title)}${sessions}`,
      ...test.failures.flatMap((failure) => [...failureLines(failure, namesOf, screen), '']),
    ];
  });
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

const indent = '      ';

function failureLines(failure: TestFailure, namesOf: NamesOf, screen: Screen): string[] {
  const { colors } = screen;
  const { file, line, column } = failure.span;
  const place = colors.dim(`${visible(file)}:${line}:${column}`);
  const text = visible(failure.text).replace(/\s+/g, ' ');
  const room = screen.width - indent.length;
  const lines = [
    ...wrap(`${colors.bold(text)}  ${place}`, room),
    ...wrap(colors.red(visible(failure.message)), room),
  ];
  if (failure.expected.length > 0 || failure.actual.length > 0) lines.push(...sideBySide(failure, screen));
  if (failure.why !== null) {
    const about = [failure.rule, failure.session].filter((part) => part !== null).join(' on ');
    lines.push(colors.dim(`why${about === '' ? '' : `: ${about}`}`));
    lines.push(...renderWhy(failure.why, { full: false, namesOf }, { ...screen, width: room }));
  }
  return lines.map((one) => indent + one);
}

function sideBySide({ expected, actual }: TestFailure, screen: Screen): string[] {
  const none = screen.colors.dim('nothing');
  const left = expected.length === 0 ? [none] : expected;
  const right = actual.length === 0 ? [none] : actual;
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [
    left[i] ?? '',
    right[i] ?? '',
  ]);
  return renderTable([{ head: 'expected' }, { head: 'decided' }], rows, {
    ...screen,
    width: screen.width - indent.length,
  });
}
