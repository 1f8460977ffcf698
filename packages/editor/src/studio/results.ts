/** What the command line says of the rule set: its tests, and the report of its backtest. */
import { byId, element } from './dom.ts';
import type { TestReport } from './types.ts';

function show(...children: readonly Node[]): void {
  byId('results-body').replaceChildren(...children);
  byId('results').hidden = false;
  byId('panels').hidden = true;
}

export function hideResults(): void {
  show();
  byId('results').hidden = true;
  byId('panels').hidden = false;
}

export const showMessage = (text: string): void =>
  show(element('h2', { textContent: 'Cannot be run' }), element('pre', { textContent: text }));

export function showTests({ tests }: TestReport, open: (file: string, line: number) => void): void {
  const failed = tests.filter(({ passed }) => !passed).length;
  const worstFirst = tests.toSorted((a, b) => Number(a.passed) - Number(b.passed));
  const items = worstFirst.map((test) => {
    const link = element('button', { type: 'button', textContent: test.title });
    link.addEventListener('click', () => open(test.span.file, test.span.line));
    const mark = element('span', {
      className: test.passed ? 'passed' : 'failed',
      textContent: test.passed ? '✓ passed ' : '✗ failed ',
    });
    const why = test.failures.map((one) => element('pre', { textContent: failureText(one) }));
    return element('li', {}, mark, link, ...why);
  });
  const title = `${tests.length - failed} passed, ${failed} failed`;
  show(element('h2', { textContent: title }), element('ul', {}, ...items));
}

const lines = (all: readonly string[]): string[] =>
  all.length === 0 ? ['  nothing'] : all.map((l) => `  ${l}`);

export const failureText = (one: TestReport['tests'][number]['failures'][number]): string =>
  [one.message, 'expected', ...lines(one.expected), 'decided', ...lines(one.actual)].join('\n');

/** The report is a page of its own, with its own policy; it gets a frame that can do nothing to this one. */
export function showReport(url: string): void {
  const frame = element('iframe', { title: 'Backtest report', src: url });
  frame.setAttribute('sandbox', 'allow-scripts allow-popups');
  const link = element('a', { href: url, target: '_blank', textContent: 'Open in a tab' });
  show(link, frame);
}
