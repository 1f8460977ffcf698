/** Trading calendars by name. */
import { type CalendarChanges, makeNyse } from './nyse.ts';
import type { TradingCalendar } from './types.ts';

export const calendarNames: readonly string[] = ['XNYS'];

let nyse: TradingCalendar | undefined;
const changed = new WeakMap<CalendarChanges, TradingCalendar>();

/** The trading calendar that `calendar NAME` names, or `undefined`. It is made once for the same changes, and shared. */
export function tradingCalendar(name: string, changes?: CalendarChanges): TradingCalendar | undefined {
  if (name !== 'XNYS') return undefined;
  if (!changes) {
    nyse ??= makeNyse();
    return nyse;
  }
  const calendar = changed.get(changes) ?? makeNyse(changes);
  changed.set(changes, calendar);
  return calendar;
}
