/** Dates as tests write them: `2020-03-16`, or `2020-03-16T15:30` at the exchange. */
import { parseIsoDate } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';

/** The compiler has checked that the date exists. */
export const dayOf = (text: string): EpochDay => parseIsoDate(text.slice(0, 10))!;

/**
 * UTC time of what a test dates. A date alone is the close of its session, so that an approval dated as the proposal
 * itself follows it and counts at the next instant; where the exchange is closed it is noon.
 */
export function timeOf(text: string, calendar: TradingCalendar): number {
  const date = dayOf(text);
  const [, hours, minutes] = /T(\d{2}):(\d{2})/.exec(text) ?? [];
  if (hours !== undefined) return calendar.timeOf(date, Number(hours) * 60 + Number(minutes));
  const session = calendar.indexOf(date);
  return session >= 0 ? calendar.close[session]! : calendar.timeOf(date, 12 * 60);
}
