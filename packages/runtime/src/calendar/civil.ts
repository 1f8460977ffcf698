/** Arithmetic of the proleptic Gregorian calendar on epoch days (days since 1970-01-01). No Date, no locale. */
import type { EpochDay } from './types.ts';

export const MS_PER_DAY = 86_400_000;
export const MS_PER_MINUTE = 60_000;

export interface CivilDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** Epoch day of a civil date. Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function epochDay(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Civil date of an epoch day (civil_from_days of the same source). */
export function civilDate(date: EpochDay): CivilDate {
  const z = date + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The same day of another month; a day that month does not have is its last (31 March - 1 month = 28 February). */
export function addMonths(date: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilDate(date);
  const index = year * 12 + month - 1 + months;
  const first = epochDay(Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1, 1);
  const next = epochDay(Math.floor((index + 1) / 12), index + 1 - Math.floor((index + 1) / 12) * 12 + 1, 1);
  return Math.min(first + day - 1, next - 1);
}

export const SUNDAY = 0;
export const MONDAY = 1;
export const WEDNESDAY = 3;
export const THURSDAY = 4;
export const FRIDAY = 5;
export const SATURDAY = 6;

/** 0 = Sunday .. 6 = Saturday; 1970-01-01 was a Thursday. */
export const weekday = (date: EpochDay): number => (((date + 4) % 7) + 7) % 7;

/** The n-th (1 = first) given weekday of a month. */
export function nthWeekday(year: number, month: number, day: number, n: number): EpochDay {
  const first = epochDay(year, month, 1);
  return first + ((day - weekday(first) + 7) % 7) + 7 * (n - 1);
}

/** The last given weekday of a month. */
export function lastWeekday(year: number, month: number, day: number): EpochDay {
  const last = epochDay(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
  return last - ((weekday(last) - day + 7) % 7);
}

/** Easter Sunday of the Gregorian calendar: the Meeus/Jones/Butcher algorithm. */
export function easterSunday(year: number): EpochDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return epochDay(year, month, day);
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** `2020-03-16` */
export function isoDate(date: EpochDay): string {
  const { year, month, day } = civilDate(date);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2020-03-16T20:00:00Z`, with milliseconds only where there are any. */
export function isoInstant(time: number): string {
  const date = Math.floor(time / MS_PER_DAY);
  const ms = time - date * MS_PER_DAY;
  const seconds = Math.floor(ms / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${isoDate(date)}T${clock}${fraction}Z`;
}

/** Epoch day of a civil date that may not exist (`2023-02-29`): `undefined` then. */
export function validDate(year: number, month: number, day: number): EpochDay | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = epochDay(year, month, day);
  return civilDate(date).day === day ? date : undefined;
}

/** Epoch day of `YYYY-MM-DD`, or `undefined` where it is not a date of that form that exists. */
export function parseIsoDate(text: string): EpochDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? validDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}
