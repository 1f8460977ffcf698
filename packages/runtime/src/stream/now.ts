/**
 * When a clock last ticked, in all the ways in which windows measure, as one array of doubles for each clock.
 *
 * A length of time is an axis: every tick has a position on it, a window at a tick holds the ticks that lie after a
 * limit, and it is filled where the limit is not before history.
 */
import type { Ir } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { dateBefore, MS } from '../reference/windows.ts';
import { periodOf } from '../timeline/clocks.ts';

/** Doubles of a `Now`: ticks so far less one, where the tick lies, and the last moment before history. */
export const TICK = 0;
export const SESSION = 1;
export const DATE = 2;
export const TIME = 3;
/** Print clocks: the reference period of the print. */
export const PERIOD = 4;
/** Before a position of an axis: the same of the last moment before history. */
export const HISTORY = 4;
export const NOW_SIZE = 8;

export type Now = Float64Array;
export type Unit = Ir.Length['unit'];

/** Where a unit's positions are found in a `Now`. */
export function axisOf(unit: Unit): number {
  switch (unit) {
    case 'observations':
      return TICK;
    case 'sessions':
      return SESSION;
    case 'minutes':
    case 'hours':
      return TIME;
    default:
      return DATE;
  }
}

/** A window of this length holds the ticks whose position is greater than this. */
export function limitOf(now: Now, axis: number, count: number, unit: Unit): number {
  if (axis === DATE) return dateBefore(now[DATE]!, count, unit);
  const each = unit === 'minutes' || unit === 'hours' ? MS[unit] : 1;
  return now[axis]! - count * each;
}

/** Position of the last moment of which the clock does not tell. */
export const historyOf = (now: Now, axis: number): number => (axis === TICK ? -1 : now[HISTORY + axis]!);

/** Moves a clock to its next tick. The first one also settles where history begins. */
export function advance(
  now: Now,
  clock: Ir.Clock,
  calendar: TradingCalendar,
  session: number,
  date: number,
  time: number,
): void {
  const tick = now[TICK]! + 1;
  now[TICK] = tick;
  now[SESSION] = session;
  now[DATE] = date;
  now[TIME] = time;
  if (tick === 0) beginHistory(now, clock, calendar);
}

/** At the first tick, as the definition of windows has it: see `beforeHistory` of the reference. */
export function beginHistory(now: Now, clock: Ir.Clock, calendar: TradingCalendar): void {
  if (clock.kind === 'prints') {
    for (const axis of [SESSION, DATE, TIME]) now[HISTORY + axis] = now[axis]!;
    return;
  }
  let session = now[SESSION]! - 1;
  if (clock.kind === 'period') {
    const key = periodOf(calendar.date[session + 1]!, clock.period);
    while (session >= 0 && periodOf(calendar.date[session]!, clock.period) === key) session--;
  }
  now[HISTORY + SESSION] = session;
  now[HISTORY + DATE] = session >= 0 ? calendar.date[session]! : calendar.date[0]! - 1;
  now[HISTORY + TIME] = session >= 0 ? calendar.close[session]! : calendar.open[0]!;
}
