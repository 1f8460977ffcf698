/** The times that cells tell: dates, instants, labels of months and quarters. */
import { epochDay, MS_PER_DAY, validDate } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';

/** Civil time of cells that have no offset of their own: the exchange's (the default) or UTC. */
export type CellZone = 'America/New_York' | 'UTC';

export interface Stamp {
  /** Civil date at the exchange; of a label the first day of what it names. */
  readonly date: EpochDay;
  /** UTC epoch ms, where the cell tells a time of day. */
  readonly time?: number;
  /** The time is midnight as written: how many files write a mere date, in whatever zone. */
  readonly midnight?: boolean;
  /** The cell names a whole month, quarter or week. */
  readonly label?: 'week' | 'month' | 'quarter';
}

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const QUARTER = /^(\d{4})-?Q([1-4])$/i;
const WEEK = /^(\d{4})-?W(\d{2})$/i;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^-?\d{9,13}(\.\d+)?$/;

function parseDay(text: string): EpochDay | undefined {
  const iso = DATE.exec(text) ?? COMPACT.exec(text);
  if (iso) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = AMERICAN.exec(text);
  return american ? validDate(Number(american[3]), Number(american[1]), Number(american[2])) : undefined;
}

/** Monday of an ISO week: week 1 holds 4 January. */
function isoWeek(year: number, week: number): EpochDay | undefined {
  const fourth = epochDay(year, 1, 4);
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (week - 1);
  return week >= 1 && week <= 53 ? monday : undefined;
}

function parseLabel(text: string): Stamp | undefined {
  const month = MONTH.exec(text);
  if (month) {
    const date = validDate(Number(month[1]), Number(month[2]), 1);
    return date === undefined ? undefined : { date, label: 'month' };
  }
  const quarter = QUARTER.exec(text);
  if (quarter) return { date: epochDay(Number(quarter[1]), Number(quarter[2]) * 3 - 2, 1), label: 'quarter' };
  const week = WEEK.exec(text);
  const date = week ? isoWeek(Number(week[1]), Number(week[2])) : undefined;
  return date === undefined ? undefined : { date, label: 'week' };
}

/** Milliseconds of an offset such as `-05:00`; `undefined` where it is none that exists. */
function parseOffset(text: string): number | undefined {
  if (/^z$/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function parseInstant(match: RegExpExecArray, zone: CellZone, calendar: TradingCalendar): Stamp | undefined {
  const date = parseDay(match[1]!);
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  const second = Number(match[4] ?? 0);
  if (date === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = second * 1000 + Math.floor(Number(`0.${match[5] ?? 0}`) * 1000);
  let time: number;
  if (match[6] === undefined && zone !== 'UTC') {
    time = calendar.timeOf(date, hour * 60 + minute) + ms;
  } else {
    const offset = match[6] === undefined ? 0 : parseOffset(match[6]);
    if (offset === undefined) return undefined;
    time = date * MS_PER_DAY + (hour * 60 + minute) * 60_000 + ms - offset;
  }
  const midnight = hour === 0 && minute === 0 && ms === 0;
  return { date: midnight ? date : calendar.dateOf(time), time, midnight };
}

/**
 * Reads a cell of a time column: `2025-10-24`, `10/24/2025`, `20251024`, `2025-10`, `2025Q4`, `2025-W43`,
 * `2025-10-24T16:00:00-04:00` (an offset missing: the zone's civil time), or seconds or milliseconds since 1970.
 * `undefined` where it is none of these, or no date that exists.
 */
export function parseStamp(text: string, zone: CellZone, calendar: TradingCalendar): Stamp | undefined {
  const date = parseDay(text);
  if (date !== undefined) return { date };
  const instant = INSTANT.exec(text);
  if (instant) return parseInstant(instant, zone, calendar);
  if (EPOCH.test(text)) {
    const number = Number(text);
    const time = Math.abs(number) < 1e11 ? number * 1000 : number;
    const day = Math.floor(time / MS_PER_DAY);
    const midnight = time === day * MS_PER_DAY;
    return { date: midnight ? day : calendar.dateOf(time), time, midnight };
  }
  return parseLabel(text);
}
