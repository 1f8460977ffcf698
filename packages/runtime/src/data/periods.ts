/** Weeks, months and quarters as reference periods of slow series. */
import { civilDate, epochDay, isoDate } from '../calendar/civil.ts';
import type { EpochDay } from '../calendar/types.ts';

export type PeriodUnit = 'week' | 'month' | 'quarter';

/** First day of the period that holds a date; a week begins on Monday. */
export function periodStart(date: EpochDay, unit: PeriodUnit): EpochDay {
  if (unit === 'week') return date - ((((date + 3) % 7) + 7) % 7);
  const { year, month } = civilDate(date);
  return epochDay(year, unit === 'month' ? month : month - ((month - 1) % 3), 1);
}

/** Last day of the period that begins on a date. */
export function periodEnd(start: EpochDay, unit: PeriodUnit): EpochDay {
  if (unit === 'week') return start + 6;
  return monthsAfter(start, unit === 'month' ? 1 : 3) - 1;
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function monthsAfter(date: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilDate(date);
  const total = year * 12 + month - 1 + months;
  const next = epochDay(Math.floor((total + 1) / 12), ((total + 1) % 12) + 1, 1);
  return Math.min(epochDay(Math.floor(total / 12), (total % 12) + 1, 1) + day - 1, next - 1);
}

/** `2025-10` for a month, `2025Q4` for a quarter, the Monday for a week. */
export function periodLabel(start: EpochDay, unit: PeriodUnit): string {
  if (unit === 'week') return `the week of ${isoDate(start)}`;
  const { year, month } = civilDate(start);
  return unit === 'month' ? isoDate(start).slice(0, 7) : `${year}Q${Math.floor((month + 2) / 3)}`;
}
