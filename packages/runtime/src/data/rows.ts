/** Rows with their times read. */
import type { TradingCalendar } from '../calendar/types.ts';
import type { Row, Table } from './csv.ts';
import type { Issues } from './issues.ts';
import { type CellZone, parseStamp, type Stamp } from './stamps.ts';

export interface StampedRow {
  readonly row: Row;
  readonly stamp: Stamp;
  /** The time as the file writes it, for messages. */
  readonly text: string;
  readonly published?: Stamp;
}

export const DATE_OR_TIME = 'a date or time, such as 2025-10-24, 10/24/2025 or 2025-10-24T16:00-04:00';

const order = ({ date, time }: Stamp): number => time ?? date * 86_400_000;

/** Newest first throughout: a file in that order is read backwards. Two rows alone may as well be out of order. */
const isReversed = (rows: readonly StampedRow[]): boolean =>
  rows.length > 2 && rows.every((r, i) => i === 0 || order(r.stamp) < order(rows[i - 1]!.stamp));

/**
 * Reads the time and the publication time of every row, in the order of time if the file is reversed. Rows whose
 * time cannot be read are left out with an issue.
 */
export function stampRows(
  table: Table,
  columns: { readonly time: number; readonly published?: number },
  zone: CellZone,
  calendar: TradingCalendar,
  issues: Issues,
): StampedRow[] {
  const rows: StampedRow[] = [];
  const read = (row: Row, index: number): Stamp | undefined => {
    const text = row.cells[index]!;
    const stamp = parseStamp(text, zone, calendar);
    if (!stamp) {
      const column = table.columnOf(row.line, index);
      issues.add(
        'bad-date',
        { found: text, expected: DATE_OR_TIME },
        { line: row.line, column, dropped: true },
      );
    }
    return stamp;
  };
  for (const row of table.rows) {
    const stamp = read(row, columns.time);
    if (!stamp) continue;
    const text = row.cells[columns.time]!;
    if (columns.published === undefined || row.cells[columns.published] === '') {
      rows.push({ row, stamp, text });
      continue;
    }
    const published = read(row, columns.published);
    if (published) rows.push({ row, stamp, text, published });
  }
  if (columns.published === undefined && isReversed(rows)) {
    issues.add('descending-file', { rows: rows.length });
    rows.reverse();
  }
  return rows;
}
