/** The observations of one input in one file, whatever its clock. */
import type { BarField, Ir } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { type Cell, isMissing, readCell } from './cells.ts';
import type { Table } from './csv.ts';
import type { Series } from './dataset.ts';
import type { Lag } from './feeds.ts';
import type { Issues } from './issues.ts';
import type { StampedRow } from './rows.ts';

/** What reading one input from one file needs. */
export interface Reading {
  readonly input: Ir.Input;
  /** The columns that give it, one a field. */
  readonly cells: readonly Cell[];
  readonly table: Table;
  readonly rows: readonly StampedRow[];
  /** The file has a column of publication times. */
  readonly hasPublished: boolean;
  readonly lag: Lag | undefined;
  readonly calendar: TradingCalendar;
  readonly issues: Issues;
  /** Periods whose rows are already reported: that they are missing is no second finding. */
  readonly reported: Set<number>;
}

/** Where an observation stands; its values are read once it is known to count. */
export interface Candidate {
  readonly row: StampedRow;
  readonly period: number;
  readonly knownAt: number;
}

/** Whether a row says anything about the input. */
export const hasValue = (row: StampedRow, cells: readonly Cell[]): boolean =>
  cells.some((cell) => !isMissing(row.row.cells[cell.index]!));

/** Reports a row that repeats or precedes one before it. */
export function reportOrder(
  { text, row }: StampedRow,
  first: StampedRow | undefined,
  previous: StampedRow,
  issues: Issues,
): void {
  const place = { line: row.line, dropped: true };
  if (first) issues.addOnce('duplicate-row', { when: text, first: first.row.line }, place);
  else issues.addOnce('descending-row', { when: text, previous: previous.text }, place);
}

/** Keeps the rows whose period is after all before them; reports the others. */
export function ascending(
  candidates: readonly Candidate[],
  { issues, reported }: Pick<Reading, 'issues' | 'reported'>,
): Candidate[] {
  const kept: Candidate[] = [];
  const byPeriod = new Map<number, StampedRow>();
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (last && candidate.period <= last.period) {
      reportOrder(candidate.row, byPeriod.get(candidate.period), last.row, issues);
      reported.add(candidate.period);
      continue;
    }
    byPeriod.set(candidate.period, candidate.row);
    kept.push(candidate);
  }
  return kept;
}

/** Open or close outside low..high: the file says two things. The row is used, with the doubt told. */
function checkBar(values: ReadonlyMap<BarField | 'value', number>, row: StampedRow, reading: Reading): void {
  const low = values.get('low') ?? Number.NaN;
  const high = values.get('high') ?? Number.NaN;
  for (const field of ['open', 'close'] as const) {
    const value = values.get(field) ?? Number.NaN;
    if (!(value < low || value > high)) continue;
    const { name: input } = reading.input;
    reading.issues.add(
      'bar-outside-range',
      { input, date: row.text, field, value, low, high },
      { line: row.row.line, input },
    );
    return;
  }
}

/** Reads the values of these rows; rows that give none are no observations. */
export function toSeries(candidates: readonly Candidate[], reading: Reading): Series {
  const { input, cells, table, issues } = reading;
  const period: number[] = [];
  const knownAt: number[] = [];
  const names = new Set<BarField | 'value'>(
    input.bars ? ['open', 'high', 'low', 'close', ...cells.map((c) => c.field)] : ['value'],
  );
  const columns = new Map([...names].map((name) => [name, [] as number[]]));
  for (const candidate of candidates) {
    const values = new Map(
      cells.map((cell) => [cell.field, readCell(candidate.row.row, cell, table, issues)] as const),
    );
    if ([...values.values()].every(Number.isNaN)) {
      reading.reported.add(candidate.period);
      continue;
    }
    if (input.bars) checkBar(values, candidate.row, reading);
    period.push(candidate.period);
    knownAt.push(candidate.knownAt);
    for (const [name, column] of columns) column.push(values.get(name) ?? Number.NaN);
  }
  return {
    name: input.name,
    period: Float64Array.from(period),
    knownAt: Float64Array.from(knownAt),
    fields: new Map([...columns].map(([name, column]) => [name, Float64Array.from(column)])),
  };
}
