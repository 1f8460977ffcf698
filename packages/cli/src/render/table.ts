import Table from 'cli-table3';
import type { Screen } from './screen.ts';
import { textWidth } from './width.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

const bare = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/**
 * A table without rules: heads dim, columns two spaces apart, indented by two. The last column takes what the
 * others leave and wraps.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screen: Screen,
): string[] {
  const table = new Table({
    chars: bare,
    style: { 'padding-left': 2, 'padding-right': 0, head: [], border: [] },
    head: columns.some((column) => column.head !== '')
      ? columns.map((column) => screen.colors.dim(column.head))
      : [],
    colAligns: columns.map((column) => column.align ?? 'left'),
    wordWrap: true,
    colWidths: columnWidths(columns, rows, screen.width),
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

const gap = 2;
/** Below this a wrapped last column is harder to read than a line too long. */
const least = 24;

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screenWidth: number,
): number[] {
  const natural = columns.map(
    (column, i) => gap + Math.max(textWidth(column.head), ...rows.map((row) => cellWidth(row[i] ?? ''))),
  );
  const last = natural.pop() ?? 0;
  const others = natural.reduce((sum, width) => sum + width, 0);
  return [...natural, Math.min(last, Math.max(least, screenWidth - others))];
}

const cellWidth = (text: string): number => Math.max(0, ...text.split('\n').map(textWidth));
