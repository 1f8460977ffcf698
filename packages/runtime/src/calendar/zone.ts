/**
 * Civil time at the exchange: America/New_York by the daylight-saving rules themselves, so that a run needs neither
 * Intl nor the machine's zone files and gives the same instants everywhere.
 *
 * Rules (15 U.S.C. 260a as amended): from 1987 first Sunday of April to last Sunday of October, from 2007 (Energy
 * Policy Act of 2005) second Sunday of March to first Sunday of November; both changes at 02:00 local time. Years
 * before 1987 use the rule of 1987: no session lies there, and a macro figure's hour in 1950 matters to nobody.
 */
import { lastWeekday, MS_PER_DAY, MS_PER_MINUTE, nthWeekday, SUNDAY } from './civil.ts';
import type { EpochDay } from './types.ts';

export const NEW_YORK = 'America/New_York';

const STANDARD = -5 * 60 * MS_PER_MINUTE;
const DAYLIGHT = -4 * 60 * MS_PER_MINUTE;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const firstDay = (year: number): EpochDay =>
  year >= 2007 ? nthWeekday(year, 3, SUNDAY, 2) : nthWeekday(year, 4, SUNDAY, 1);
const lastDay = (year: number): EpochDay =>
  year >= 2007 ? nthWeekday(year, 11, SUNDAY, 1) : lastWeekday(year, 10, SUNDAY);

/** UTC times at which daylight time begins and ends, by year. */
const begins = new Float64Array(LAST_YEAR - FIRST_YEAR + 1);
const ends = new Float64Array(LAST_YEAR - FIRST_YEAR + 1);
for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
  begins[year - FIRST_YEAR] = firstDay(year) * MS_PER_DAY + 2 * 60 * MS_PER_MINUTE - STANDARD;
  ends[year - FIRST_YEAR] = lastDay(year) * MS_PER_DAY + 2 * 60 * MS_PER_MINUTE - DAYLIGHT;
}

const MS_PER_MEAN_YEAR = 365.2425 * MS_PER_DAY;

/**
 * Offset from UTC in milliseconds at a UTC time. The year is taken by the mean length of a year: that errs by a day
 * or two around New Year, when standard time holds on both sides.
 */
function offsetAt(time: number): number {
  const year = Math.floor(time / MS_PER_MEAN_YEAR) + 1970 - FIRST_YEAR;
  if (year < 0 || year >= begins.length) return STANDARD;
  return time >= begins[year]! && time < ends[year]! ? DAYLIGHT : STANDARD;
}

/** Civil date in New York of a UTC time. */
export const newYorkDate = (time: number): EpochDay => Math.floor((time + offsetAt(time)) / MS_PER_DAY);

/**
 * UTC time of a civil date and minutes after midnight in New York. An hour that occurs twice (the end of daylight
 * time) is its first occurrence; one that does not occur is the same time read as standard time.
 */
export function newYorkTime(date: EpochDay, minutes: number): number {
  const local = date * MS_PER_DAY + minutes * MS_PER_MINUTE;
  return offsetAt(local - DAYLIGHT) === DAYLIGHT ? local - DAYLIGHT : local - STANDARD;
}
