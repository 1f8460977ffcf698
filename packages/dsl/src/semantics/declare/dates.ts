import type { DateLiteral } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Whether a date, with its time if any, is one of the Gregorian calendar; reports where not. */
export function checkDate(cx: Context, date: DateLiteral, env: Env): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(date.text);
  const [year, month, day, hour, minute] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  const real =
    parts !== null &&
    month! >= 1 &&
    month! <= 12 &&
    day! >= 1 &&
    day! <= daysIn(year!, month!) &&
    hour! <= 23 &&
    minute! <= 59;
  if (!real) cx.report('invalid-date', { text: date.text }, env, date.span);
  return real;
}
