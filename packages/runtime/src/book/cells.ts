/** Cells of a positions file, each with what it should have been. */
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Row, Table } from '../data/csv.ts';
import type { Issues } from '../data/issues.ts';
import { parseStamp } from '../data/stamps.ts';

export const COLUMNS = [
  'layer',
  'instrument',
  'underlying',
  'strike',
  'expiry',
  'settlement',
  'contracts',
  'multiplier',
  'opened',
  'entry_price',
  'closed',
  'exit_price',
] as const;

export type Column = (typeof COLUMNS)[number];

const NUMBER = /^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads the cells of one row; what cannot be read is reported, and the row is no position. */
export class RowReader {
  failed = false;
  private readonly row: Row;
  private readonly table: Table;
  private readonly at: ReadonlyMap<string, number>;
  private readonly issues: Issues;

  constructor(row: Row, table: Table, at: ReadonlyMap<string, number>, issues: Issues) {
    this.row = row;
    this.table = table;
    this.at = at;
    this.issues = issues;
  }

  /** The text of a cell; empty where the file has no such column. */
  text(column: Column): string {
    const index = this.at.get(column);
    return index === undefined ? '' : this.row.cells[index]!;
  }

  /** Reports what a cell is not. */
  fail(column: Column, expected: string, help?: string): undefined {
    this.failed = true;
    const index = this.at.get(column);
    const place = index === undefined ? {} : { column: this.table.columnOf(this.row.line, index) };
    this.issues.add(
      'bad-position',
      { column, found: this.text(column), expected, ...(help !== undefined && { help }) },
      { line: this.row.line, ...place, dropped: true },
    );
  }

  number(column: Column, expected: string, isGood: (value: number) => boolean): number {
    const text = this.text(column);
    const value = NUMBER.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
    if (Number.isFinite(value) && isGood(value)) return value;
    this.fail(column, expected);
    return Number.NaN;
  }

  /** A date on which the exchange is open; the calendar's end bounds no expiry. */
  session(column: Column, what: string, calendar: TradingCalendar): EpochDay {
    const text = this.text(column);
    const stamp = parseStamp(text, 'UTC', calendar);
    const date = stamp?.time === undefined && stamp?.label === undefined ? stamp?.date : undefined;
    if (date === undefined) {
      this.fail(column, `${what}, a date such as 2025-10-24`);
      return Number.NaN;
    }
    const closed = calendar.closedBecause(date);
    const isKnown = date >= calendar.date[0]! && date <= calendar.date[calendar.date.length - 1]!;
    if (isKnown && closed === undefined) return date;
    if (!isKnown && column === 'expiry' && date > calendar.date[0]!) return date;
    const expected = isKnown
      ? `${what}, a session of ${calendar.name} (the exchange is closed: ${closed})`
      : `${what}, a session that the calendar ${calendar.name} knows`;
    this.fail(column, expected, column === 'expiry' ? 'an option expires on the session before' : undefined);
    return Number.NaN;
  }
}
