/**
 * Expiry days of listed index options, by rule, as an option's buyer knew them when the series was listed: on the
 * calendar's regular and announced closures. No exceptional closure since 1990 fell on one.
 */
import { epochDay, FRIDAY, nthWeekday, SATURDAY, SUNDAY, weekday } from './civil.ts';
import { FIRST_YEAR, LAST_YEAR } from './nyse.ts';
import type { EpochDay, TradingCalendar } from './types.ts';

/** The day itself where it is a session, else the session before. Beyond the calendar every weekday is one. */
function sessionOnOrBefore(date: EpochDay, calendar: TradingCalendar): EpochDay {
  const last = calendar.date[calendar.date.length - 1]!;
  if (date <= last) return calendar.date[calendar.atOrBefore(date)]!;
  const day = weekday(date);
  return day === SATURDAY ? date - 1 : day === SUNDAY ? date - 2 : date;
}

/** Monthly expiry of equity and index options: the third Friday, or the session before it. `month` is 1..12. */
export const monthlyExpiry = (year: number, month: number, calendar: TradingCalendar): EpochDay =>
  sessionOnOrBefore(nthWeekday(year, month, FRIDAY, 3), calendar);

/**
 * Expiry of VIX options and futures (Cboe Rule 4.13(a)(5), CFE Rule 1202): the Wednesday 30 days before the third
 * Friday of the month that follows; where that Wednesday or that Friday is closed, the business day before.
 */
export function vixExpiry(year: number, month: number, calendar: TradingCalendar): EpochDay {
  const friday = nthWeekday(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, FRIDAY, 3);
  const wednesday = friday - 30;
  return sessionOnOrBefore(friday, calendar) === friday
    ? sessionOnOrBefore(wednesday, calendar)
    : sessionOnOrBefore(wednesday - 1, calendar);
}

type ExpiryRule = (year: number, month: number, calendar: TradingCalendar) => EpochDay;

/** Every expiry of the calendar's years in these months, in order. */
export function expiries(rule: ExpiryRule, months: readonly number[], calendar: TradingCalendar): EpochDay[] {
  const dates: EpochDay[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const month of months) dates.push(rule(year, month, calendar));
  }
  return dates;
}

export const EVERY_MONTH: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** The March cycle. */
export const QUARTERS: readonly number[] = [3, 6, 9, 12];

/** Last day that expiries are computed for. */
export const EXPIRIES_KNOWN_THROUGH: EpochDay = epochDay(LAST_YEAR, 12, 31);
