/** Data sets written out in tests. */
import type { BarField } from '@hedgerow/dsl';
import { parseIsoDate } from '../../src/calendar/civil.ts';
import { tradingCalendar } from '../../src/calendar/index.ts';
import type { EpochDay, EventCalendar } from '../../src/calendar/types.ts';
import type { Dataset, Series } from '../../src/data/dataset.ts';
import type { DateRange, LayerView } from '../../src/timeline/types.ts';

export const nyse = tradingCalendar('XNYS')!;

/** So many sessions from a date on, whatever the data know of them. */
export function sessionsFrom(from: string, count: number): DateRange {
  const first = sessionFrom(from);
  return { from: nyse.date[first]!, to: nyse.date[first + count - 1]! };
}

/** `?` in a table is an empty cell. */
export type Cell = number | '?';

export const number = (cell: Cell): number => (cell === '?' ? Number.NaN : cell);

export function day(iso: string): EpochDay {
  const date = parseIsoDate(iso);
  if (date === undefined) throw new Error(`${iso} is no date`);
  return date;
}

/** UTC time of `2024-03-12 08:30` at the exchange. */
export function clock(text: string): number {
  const [date, time] = text.split(' ');
  const [hours, minutes] = (time ?? '16:00').split(':').map(Number);
  return nyse.timeOf(day(date!), hours! * 60 + minutes!);
}

/** Index of the session on a date, or of the first one after. */
export const sessionFrom = (iso: string): number => nyse.atOrBefore(day(iso) - 1) + 1;

function series(
  name: string,
  period: readonly number[],
  knownAt: readonly number[],
  fields: readonly (readonly [BarField | 'value', readonly number[]])[],
): Series {
  return {
    name,
    period: Float64Array.from(period),
    knownAt: Float64Array.from(knownAt),
    fields: new Map(fields.map(([field, values]) => [field, Float64Array.from(values)])),
  };
}

/** One value a session from a date on, known at each close. */
export function daily(name: string, values: readonly Cell[], from = '2024-01-02'): Series {
  const first = sessionFrom(from);
  const period = values.map((_, i) => first + i);
  return series(
    name,
    period,
    period.map((s) => nyse.close[s]!),
    [['value', values.map(number)]],
  );
}

/** `[open, high, low, close, volume]` a session. */
export function bars(
  name: string,
  rows: readonly (readonly [Cell, Cell, Cell, Cell, Cell])[],
  from = '2024-01-02',
): Series {
  const first = sessionFrom(from);
  const period = rows.map((_, i) => first + i);
  const fields = (['open', 'high', 'low', 'close', 'volume'] as const).map(
    (field, k) => [field, rows.map((row) => number(row[k]!))] as const,
  );
  return series(
    name,
    period,
    period.map((s) => nyse.close[s]!),
    fields,
  );
}

/** `[reference period, known at, value]` of a slow input: `['2024-01-01', '2024-02-13 08:30', 308.4]`. */
export function prints(name: string, rows: readonly (readonly [string, string, Cell])[]): Series {
  return series(
    name,
    rows.map(([period]) => day(period)),
    rows.map(([, known]) => clock(known)),
    [['value', rows.map(([, , value]) => number(value))]],
  );
}

/** `[time, value]` of an input every N minutes, known at once. */
export function ticks(name: string, rows: readonly (readonly [string, Cell])[]): Series {
  const times = rows.map(([time]) => clock(time));
  return series(name, times, times, [['value', rows.map(([, value]) => number(value))]]);
}

export const dataset = (
  all: readonly Series[],
  events: Readonly<Record<string, EventCalendar>> = {},
): Dataset => ({
  series: new Map(all.map((s) => [s.name, s])),
  events: new Map(Object.entries(events)),
  issues: [],
});

/** Layers that were never active. */
export const idle: LayerView = { is: (_, state) => state === 'idle', size: () => 0 };
