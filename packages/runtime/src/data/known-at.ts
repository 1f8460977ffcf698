/** When an observation may be used: its publication, or its period and a lag. */
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Lag } from './feeds.ts';
import { monthsAfter } from './periods.ts';
import { usualLag } from './publication-lags.ts';
import type { Stamp } from './stamps.ts';

const END_OF_DAY = 24 * 60;

/** Close of the session that many after this one; never, where the calendar does not reach so far. */
function sessionsLater(session: number, lag: Lag, calendar: TradingCalendar): number {
  const target = session + lag.count;
  if (target >= calendar.date.length) return Number.POSITIVE_INFINITY;
  if (target < 0) return calendar.open[0]!;
  return lag.clock === undefined
    ? calendar.close[target]!
    : calendar.timeOf(calendar.date[target]!, lag.clock);
}

/** UTC time so long after a date. Without a clock time a day counts as over: at its end. */
function laterThan(date: EpochDay, lag: Lag, calendar: TradingCalendar): number {
  switch (lag.unit) {
    case 'minutes':
      return calendar.timeOf(date, END_OF_DAY) + lag.count * MS_PER_MINUTE;
    case 'hours':
      return calendar.timeOf(date, END_OF_DAY) + lag.count * 60 * MS_PER_MINUTE;
    case 'sessions':
      return sessionsLater(calendar.atOrBefore(date), lag, calendar);
    case 'days':
      return calendar.timeOf(date + lag.count, lag.clock ?? END_OF_DAY);
    case 'weeks':
      return calendar.timeOf(date + 7 * lag.count, lag.clock ?? END_OF_DAY);
    case 'months':
      return calendar.timeOf(monthsAfter(date, lag.count), lag.clock ?? END_OF_DAY);
  }
}

/**
 * When the value of a session is known: at its close, or a lag after it (in sessions: at that later session's
 * close, or clock time). Never before its own close.
 */
export function sessionKnownAt(session: number, lag: Lag | undefined, calendar: TradingCalendar): number {
  const close = calendar.close[session]!;
  if (!lag) return close;
  if (lag.unit === 'minutes') return close + lag.count * MS_PER_MINUTE;
  if (lag.unit === 'hours') return close + lag.count * 60 * MS_PER_MINUTE;
  const later =
    lag.unit === 'sessions'
      ? sessionsLater(session, lag, calendar)
      : laterThan(calendar.date[session]!, lag, calendar);
  return Math.max(close, later);
}

/** When the value of a period that ends on this date is known, by the lag alone. */
export const periodKnownAt = (lastDay: EpochDay, lag: Lag, calendar: TradingCalendar): number =>
  laterThan(lastDay, lag, calendar);

/**
 * When a publication is known: its time; of a mere date, at the feed's clock time, else the release time of the
 * statistic where that is established, else the end of that day.
 */
export function publicationTime(
  stamp: Stamp,
  input: string,
  lag: Lag | undefined,
  calendar: TradingCalendar,
): number {
  if (stamp.time !== undefined && stamp.midnight !== true) return stamp.time;
  return calendar.timeOf(stamp.date, lag?.clock ?? usualLag(input)?.clock ?? END_OF_DAY);
}
