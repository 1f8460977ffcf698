/** A calendar of any length, every day a session, for runs that are longer than any exchange's history. */
import { type Dataset, MS_PER_DAY, type Series, type TradingCalendar } from '@hedgerow/runtime';

const OPEN = 14.5 * 3_600_000;
const CLOSE = 21 * 3_600_000;

export function everyDay(sessions: number): TradingCalendar {
  const inside = (date: number): boolean => date >= 0 && date < sessions;
  return {
    name: 'XNYS',
    zone: 'UTC',
    date: Int32Array.from({ length: sessions }, (_, i) => i),
    open: Float64Array.from({ length: sessions }, (_, i) => i * MS_PER_DAY + OPEN),
    close: Float64Array.from({ length: sessions }, (_, i) => i * MS_PER_DAY + CLOSE),
    indexOf: (date) => (inside(date) ? date : -1),
    atOrBefore: (date) => Math.min(date, sessions - 1),
    closedBy: (time) => Math.min(Math.floor((time - CLOSE) / MS_PER_DAY), sessions - 1),
    dateOf: (time) => Math.floor(time / MS_PER_DAY),
    timeOf: (date, minutes) => date * MS_PER_DAY + minutes * 60_000,
    closedBecause: (date) => (inside(date) ? undefined : 'outside the calendar'),
  };
}

/** One value a session from the first on, each known at its close. */
export function datasetOf(
  columns: Readonly<Record<string, Float64Array>>,
  { close }: TradingCalendar,
): Dataset {
  const seriesOf = (name: string, values: Float64Array): Series => ({
    name,
    knownAt: close.slice(0, values.length),
    period: Float64Array.from(values, (_, i) => i),
    fields: new Map([['value', values]]),
  });
  const series = Object.entries(columns).map(([name, values]) => [name, seriesOf(name, values)] as const);
  return { series: new Map(series), events: new Map(), issues: [] };
}
