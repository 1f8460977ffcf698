/** Decisions as CSV: RFC 4180, one line each, with a line of names. */
import type { DecisionRow } from '../protocol.ts';

export const columns = ['session', 'kind', 'layer', 'rule', 'size'] as const;

export type DecisionColumn = (typeof columns)[number];

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (rows: readonly DecisionRow[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');

export type Direction = 'ascending' | 'descending';

const sizeOf = ({ size }: DecisionRow): number => (size === '' ? -1 : Number.parseFloat(size));

/** A sorted copy; rows that are equal in the column stay in their order. */
export function sorted(
  rows: readonly DecisionRow[],
  column: DecisionColumn,
  direction: Direction,
): DecisionRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const compare = (a: DecisionRow, b: DecisionRow): number => {
    if (column === 'size') return sizeOf(a) - sizeOf(b);
    const [left, right] = [a[column] ?? '', b[column] ?? ''];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return [...rows].sort((a, b) => sign * compare(a, b));
}
