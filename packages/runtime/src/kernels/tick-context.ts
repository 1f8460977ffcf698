import { civilDate } from '../calendar/civil.ts';
import { monthlyExpiry } from '../calendar/expiries.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { TickContext } from './kernel.ts';

/** SPX's standard options settle on the opening prices of their expiry day. */
const SETTLEMENT_MINUTES = 9 * 60 + 30;

/** A context that one evaluation moves from tick to tick, so that stepping allocates nothing. */
export interface MovingContext extends TickContext {
  date: EpochDay;
  time: number;
}

export function tickContext(calendar: TradingCalendar): MovingContext {
  return {
    date: 0,
    time: 0,
    closeTime: (session) => calendar.close[calendar.indexOf(session)]!,
    monthlyExpiry(onOrAfter) {
      const { year, month } = civilDate(onOrAfter);
      const expiry = monthlyExpiry(year, month, calendar);
      if (expiry >= onOrAfter) return expiry;
      return month === 12 ? monthlyExpiry(year + 1, 1, calendar) : monthlyExpiry(year, month + 1, calendar);
    },
    expiryTime: (expiry) => calendar.timeOf(expiry, SETTLEMENT_MINUTES),
  };
}
