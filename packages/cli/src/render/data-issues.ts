import type { DataIssue } from '@hedgerow/runtime';
import { severityPaint } from './findings.ts';
import { counted } from './numbers.ts';
import type { Screen } from './screen.ts';
import { visible, wrap } from './width.ts';

/** Of one kind in one file, this many are shown in full. */
const shownOfAKind = 2;
/** Lines of the others that are named. */
const linesNamed = 8;

/**
 * What was found in the data, by file and kind: the first few in full, the lines of the next, the count of the
 * rest; with `all`, each.
 */
export function renderDataIssues(issues: readonly DataIssue[], all: boolean, screen: Screen): string[] {
  const kinds = Map.groupBy(issues, ({ file, id }) => `${file}\0${id}`);
  return [...kinds.values()].flatMap((kind) => {
    const shown = all ? kind : kind.slice(0, shownOfAKind);
    const rest = kind.slice(shown.length);
    return [...shown.flatMap((issue) => issueLines(issue, screen)), ...restLines(rest, screen)];
  });
}

function issueLines(issue: DataIssue, screen: Screen): string[] {
  const place = visible(issue.file) + (issue.line === undefined ? '' : `:${issue.line}`);
  const paint = severityPaint(issue.severity, screen);
  const text = `${place}  ${paint(issue.id)}  ${visible(issue.message)}`;
  return wrap(text, screen.width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`));
}

function restLines(rest: readonly DataIssue[], { colors, width }: Screen): string[] {
  if (rest.length === 0) return [];
  const lines = rest.flatMap(({ line }) => (line === undefined ? [] : [line]));
  const named = lines.slice(0, linesNamed).join(', ');
  const more = rest.length > linesNamed ? ', and so on' : '';
  const where = named === '' ? '' : `: ${lines.length === 1 ? 'line' : 'lines'} ${named}${more}`;
  return wrap(`and ${counted(rest.length, 'more like it', 'more like it')}${where}`, width - 6).map((line) =>
    colors.dim(`    ${line}`),
  );
}
