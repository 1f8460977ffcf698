/** The sessions that a walk decided, each by its last instant: what charts are drawn over. */
import { isoDate, type TradingCalendar, type Walk } from '@hedgerow/runtime/browser';

export interface Sessions {
  /** Of the calendar, the first. They follow each other without a gap. */
  readonly first: number;
  /** Grid ticks of their last instants. */
  readonly ends: readonly number[];
  readonly dates: readonly string[];
}

export function sessionsOf({ evaluation, first }: Walk): Sessions {
  const { grid, calendar } = evaluation.timeline;
  const ends: number[] = [];
  for (let tick = first; tick < grid.length; tick++) {
    if (tick + 1 === grid.length || grid.session[tick + 1] !== grid.session[tick]) ends.push(tick);
  }
  const start = grid.session[first] ?? 0;
  return { first: start, ends, dates: isoDatesOf(calendar).slice(start, start + ends.length) };
}

/** A run is over the same calendar as the one before. */
const made = new WeakMap<TradingCalendar, readonly string[]>();

function isoDatesOf(calendar: TradingCalendar): readonly string[] {
  const dates = made.get(calendar) ?? Array.from(calendar.date, isoDate);
  made.set(calendar, dates);
  return dates;
}

/** ISO date of the session of a grid tick. */
export const dateAt = ({ evaluation }: Walk, tick: number): string => {
  const { grid, calendar } = evaluation.timeline;
  return isoDate(calendar.date[grid.session[tick]!]!);
};
