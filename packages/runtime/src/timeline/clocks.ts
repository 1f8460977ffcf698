/** The ticks of every clock but the grid. */
import type { Ir, ResamplePeriod } from '@hedgerow/dsl';
import { civilDate } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Dataset, Series } from '../data/dataset.ts';
import type { Grid } from './grid.ts';
import type { Ticks } from './types.ts';

/** The one tick of the const clock; it precedes everything, so that sampling it needs no special case. */
export function constTicks(grid: Ticks): Ticks {
  return {
    length: 1,
    time: Float64Array.of(Number.NEGATIVE_INFINITY),
    session: Int32Array.of(grid.length > 0 ? grid.session[0]! : 0),
  };
}

/** Picks these indexes of the grid. */
function pick(grid: Ticks, indexes: readonly number[]): Ticks {
  return {
    length: indexes.length,
    time: Float64Array.from(indexes, (i) => grid.time[i]!),
    session: Int32Array.from(indexes, (i) => grid.session[i]!),
  };
}

/** The last instant of each session. */
export function sessionTicks(grid: Grid): Ticks {
  const last: number[] = [];
  for (let s = grid.firstSession; s <= grid.lastSession; s++) last.push(grid.lastOf(s));
  return pick(grid, last);
}

/** Two dates share a week (Monday to Sunday), month or quarter where this number is the same. */
export function periodOf(date: EpochDay, period: ResamplePeriod): number {
  if (period === 'week') return Math.floor((date + 3) / 7);
  const { year, month } = civilDate(date);
  return period === 'month' ? year * 12 + month - 1 : year * 4 + Math.floor((month - 1) / 3);
}

/**
 * The last instant of each completed period, where completed means that the calendar's next session is in another
 * one, and that the grid holds the period from its first session on: a period seen in part would give a bar whose
 * high, low and open are not the period's.
 */
export function periodTicks(grid: Grid, calendar: TradingCalendar, period: ResamplePeriod): Ticks {
  const { date } = calendar;
  const ends: number[] = [];
  let whole = false;
  for (let s = grid.firstSession; s <= grid.lastSession; s++) {
    const key = periodOf(date[s]!, period);
    if (s === 0 || periodOf(date[s - 1]!, period) !== key) whole = true;
    const next = s + 1 < date.length ? date[s + 1]! : date[s]! + 1;
    if (periodOf(next, period) === key) continue;
    if (whole) ends.push(grid.lastOf(s));
  }
  return pick(grid, ends);
}

/** Index of the first session that closes at or after a time; the number of sessions where none does. */
export function sessionClosingBy(calendar: TradingCalendar, time: number): number {
  const closed = calendar.closedBy(time);
  return closed >= 0 && calendar.close[closed] === time ? closed : closed + 1;
}

/** Whether any field of an observation is known. */
export function isKnown(series: Series, index: number): boolean {
  for (const values of series.fields.values()) if (!Number.isNaN(values[index]!)) return true;
  return false;
}

/** Reference period of an observation as an epoch day, whatever the clock of its input. */
function periodDay(series: Series, input: Ir.Input, index: number, calendar: TradingCalendar): EpochDay {
  const period = series.period[index]!;
  if (input.every.unit === 'session') return calendar.date[period]!;
  return input.every.unit === 'minutes' ? calendar.dateOf(period) : period;
}

/**
 * Each publication of any of these inputs that is known by the grid's end, in the order (known-at, period). Those
 * from before the grid are ticks too, so that history counts; equal pairs are one tick.
 */
export function printTicks(
  inputs: readonly Ir.Input[],
  data: Dataset,
  calendar: TradingCalendar,
  end: number,
): Ticks {
  const prints: { readonly time: number; readonly period: number }[] = [];
  for (const input of inputs) {
    const series = data.series.get(input.name);
    if (!series) continue;
    for (let i = 0; i < series.knownAt.length; i++) {
      const time = series.knownAt[i]!;
      if (time <= end && isKnown(series, i))
        prints.push({ time, period: periodDay(series, input, i, calendar) });
    }
  }
  prints.sort((a, b) => a.time - b.time || a.period - b.period);
  const ticks = prints.filter((p, i) => {
    const before = prints[i - 1];
    return before === undefined || before.time !== p.time || before.period !== p.period;
  });
  return {
    length: ticks.length,
    time: Float64Array.from(ticks, (t) => t.time),
    session: Int32Array.from(ticks, (t) => sessionClosingBy(calendar, t.time)),
    period: Float64Array.from(ticks, (t) => t.period),
  };
}
