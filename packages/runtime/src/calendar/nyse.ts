/** The trading calendar of the New York Stock Exchange (MIC `XNYS`), 1990 to 2030. */
import { epochDay, isoDate, parseIsoDate, SATURDAY, SUNDAY, weekday } from './civil.ts';
import { exceptionalClosures, exceptionalEarlyCloses, exceptionalLateOpens } from './exceptions.ts';
import { earlyCloses, holidays } from './holidays.ts';
import type { EpochDay, TradingCalendar } from './types.ts';
import { NEW_YORK, newYorkDate, newYorkTime } from './zone.ts';

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2030;

const REGULAR_OPEN = 9 * 60 + 30;
const REGULAR_CLOSE = 16 * 60;

/**
 * What a user knows and this version does not: `calendar` of hedgerow.json. Dates are ISO, times `HH:MM` at the
 * exchange.
 */
export interface CalendarChanges {
  readonly extraClosures?: readonly string[];
  readonly earlyCloses?: Readonly<Record<string, string>>;
  readonly lateOpens?: Readonly<Record<string, string>>;
}

/** Minutes after midnight of `HH:MM`, or `undefined`. */
export function parseClock(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function mustDate(text: string): EpochDay {
  const date = parseIsoDate(text);
  if (date === undefined) throw new RangeError(`calendar: "${text}" is not a date YYYY-MM-DD`);
  return date;
}

function mustClock(text: string): number {
  const minutes = parseClock(text);
  if (minutes === undefined) throw new RangeError(`calendar: "${text}" is not a time HH:MM`);
  return minutes;
}

/** Why the exchange is closed, and when it keeps other than regular hours, by date. */
function specialDays(changes: CalendarChanges) {
  const closed = new Map<EpochDay, string>();
  const close = new Map<EpochDay, number>();
  const open = new Map<EpochDay, number>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const { date, reason } of holidays(year)) closed.set(date, reason);
    for (const { date, minutes } of earlyCloses(year)) close.set(date, minutes);
  }
  for (const [date, reason] of exceptionalClosures) closed.set(mustDate(date), reason);
  for (const [date, time] of exceptionalEarlyCloses) close.set(mustDate(date), mustClock(time));
  for (const [date, time] of exceptionalLateOpens) open.set(mustDate(date), mustClock(time));
  for (const date of changes.extraClosures ?? []) closed.set(mustDate(date), 'closed by hedgerow.json');
  for (const [date, time] of Object.entries(changes.earlyCloses ?? {}))
    close.set(mustDate(date), mustClock(time));
  for (const [date, time] of Object.entries(changes.lateOpens ?? {}))
    open.set(mustDate(date), mustClock(time));
  return { closed, close, open };
}

/**
 * Builds the calendar: every weekday of 1990..2030 that is no closure, with its hours. About 10,300 sessions.
 * Throws a RangeError for a change that is no date or time (hedgerow.json's schema reports those before).
 */
export function makeNyse(changes: CalendarChanges = {}): TradingCalendar {
  const special = specialDays(changes);
  const start = epochDay(FIRST_YEAR, 1, 1);
  const end = epochDay(LAST_YEAR, 12, 31);
  const days = end - start + 1;
  /** Index of the last session on or before each day of the calendar. */
  const latest = new Int32Array(days);
  const dates = new Int32Array(days);
  const opens = new Float64Array(days);
  const closes = new Float64Array(days);
  let count = 0;
  for (let date = start; date <= end; date++) {
    const day = weekday(date);
    if (day !== SATURDAY && day !== SUNDAY && !special.closed.has(date)) {
      dates[count] = date;
      opens[count] = newYorkTime(date, special.open.get(date) ?? REGULAR_OPEN);
      closes[count] = newYorkTime(date, special.close.get(date) ?? REGULAR_CLOSE);
      count++;
    }
    latest[date - start] = count - 1;
  }
  const date = dates.slice(0, count);
  const open = opens.slice(0, count);
  const close = closes.slice(0, count);

  const atOrBefore = (day: EpochDay): number =>
    day < start ? -1 : day > end ? count - 1 : latest[day - start]!;
  return {
    name: 'XNYS',
    zone: NEW_YORK,
    date,
    open,
    close,
    indexOf(day) {
      const index = atOrBefore(day);
      return index >= 0 && date[index] === day ? index : -1;
    },
    atOrBefore,
    closedBy(time) {
      const index = atOrBefore(newYorkDate(time));
      return index >= 0 && close[index]! > time ? index - 1 : index;
    },
    dateOf: newYorkDate,
    timeOf: newYorkTime,
    closedBecause(day) {
      const index = atOrBefore(day);
      if (index >= 0 && date[index] === day) return undefined;
      if (day < start || day > end) return `outside ${isoDate(start)} to ${isoDate(end)}`;
      return special.closed.get(day) ?? 'a weekend';
    },
  };
}
