/** The instants at which a rule set is evaluated. */
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Ticks } from './types.ts';

export interface Grid extends Ticks {
  /** Sessions that the grid covers, inclusive; `last < first` where it is empty. */
  readonly firstSession: number;
  readonly lastSession: number;
  firstOf(session: number): number;
  lastOf(session: number): number;
}

/** One instant a session, at its close. */
export function sessionGrid(calendar: TradingCalendar, firstSession: number, lastSession: number): Grid {
  const length = Math.max(0, lastSession - firstSession + 1);
  const session = new Int32Array(length);
  for (let i = 0; i < length; i++) session[i] = firstSession + i;
  const indexOf = (s: number): number => (s >= firstSession && s <= lastSession ? s - firstSession : -1);
  return {
    length,
    time: calendar.close.slice(firstSession, firstSession + length),
    session,
    firstSession,
    lastSession,
    firstOf: indexOf,
    lastOf: indexOf,
  };
}

/** Every N minutes after the open, and the close: open+N, open+2N, ... before the close, then the close itself. */
export function minuteGrid(
  calendar: TradingCalendar,
  firstSession: number,
  lastSession: number,
  minutes: number,
): Grid {
  const step = minutes * MS_PER_MINUTE;
  const sessions = Math.max(0, lastSession - firstSession + 1);
  /** Grid index of each session's first instant, and one past the last session's last. */
  const starts = new Int32Array(sessions + 1);
  for (let i = 0; i < sessions; i++) {
    const span = calendar.close[firstSession + i]! - calendar.open[firstSession + i]!;
    starts[i + 1] = starts[i]! + Math.max(1, Math.ceil(span / step));
  }
  const length = starts[sessions]!;
  const time = new Float64Array(length);
  const session = new Int32Array(length);
  for (let i = 0; i < sessions; i++) {
    const open = calendar.open[firstSession + i]!;
    const end = starts[i + 1]! - 1;
    for (let k = starts[i]!; k <= end; k++) {
      time[k] = k === end ? calendar.close[firstSession + i]! : open + step * (k - starts[i]! + 1);
      session[k] = firstSession + i;
    }
  }
  const inside = (s: number): boolean => s >= firstSession && s <= lastSession;
  return {
    length,
    time,
    session,
    firstSession,
    lastSession,
    firstOf: (s) => (inside(s) ? starts[s - firstSession]! : -1),
    lastOf: (s) => (inside(s) ? starts[s - firstSession + 1]! - 1 : -1),
  };
}
