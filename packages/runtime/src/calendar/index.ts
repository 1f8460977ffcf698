/** Trading calendars by name. */
import { type CalendarChanges, makeNyse } from './nyse.ts';
import type { TradingCalendar } from './types.ts';

export const calendarNames: readonly string[] = ['XNYS'];

let nyse: TradingCalendar | undefined;

/**
 * The trading calendar that `calendar NAME` names, or `undefined`. Without changes it is made once and shared.
 */
export function tradingCalendar(name: string, changes?: CalendarChanges): TradingCalendar | undefined {
  if (name !== 'XNYS') return undefined;
  if (changes) return makeNyse(changes);
  nyse ??= makeNyse();
  return nyse;
}
