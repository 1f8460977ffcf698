/** `A..B days before EVENT`, `after`: how far the next (last) event is away, as its schedule stood at the instant. */
import { addMonths, MS_PER_MINUTE } from '../calendar/civil.ts';
import type { EpochDay, EventCalendar, ScheduledEvent, TradingCalendar } from '../calendar/types.ts';
import { FALSE, isUnknown, type Meaning, type NodeOf, type Scope, truth, UNKNOWN } from './scope.ts';
import { type Moment, momentOf } from './windows.ts';

type Dated = Pick<ScheduledEvent, 'date' | 'time'>;

export type DistanceUnit = NodeOf<'event-window'>['distanceUnit'];

/** The axis on which a unit measures: where an event lies on it, and the mark so many units from now. */
export interface Axis {
  position(event: Dated): number;
  mark(now: Moment, count: number): number;
}

const byDate = (mark: (date: EpochDay, count: number) => EpochDay): Axis => ({
  position: (event) => event.date,
  mark: (now, count) => mark(now.date, count),
});

const byMonths = (months: number): Axis =>
  byDate((date, count) => (Number.isInteger(count) ? addMonths(date, count * months) : UNKNOWN));

const byTime = (minutes: number): Axis => ({
  position: (event) => event.time,
  mark: (now, count) => now.time + count * minutes * MS_PER_MINUTE,
});

/** An event on a day without a session counts as the next session's. */
const bySession = (calendar: TradingCalendar): Axis => ({
  position: (event) => calendar.atOrBefore(event.date - 1) + 1,
  mark: (now, count) => now.session + count,
});

export function axisOf(unit: DistanceUnit, calendar: TradingCalendar): Axis | undefined {
  switch (unit) {
    case 'minutes':
      return byTime(1);
    case 'hours':
      return byTime(60);
    case 'sessions':
      return bySession(calendar);
    case 'days':
      return byDate((date, count) => date + count);
    case 'weeks':
      return byDate((date, count) => date + 7 * count);
    case 'months':
      return byMonths(1);
    case 'quarters':
      return byMonths(3);
    case 'years':
      return byMonths(12);
    case 'prints':
      return undefined;
  }
}

export const isScheduled = (event: ScheduledEvent, now: Moment): boolean =>
  event.announced <= now.time && (event.cancelled === undefined || event.cancelled > now.time);

/**
 * On all axes but time an event of today is 0 away both before and after, whatever the hour.
 *
 * Unknown before the schedule begins (its first announcement) and, for `before`, where the window reaches past the
 * date through which the schedule is complete and no event is known. For `after`, unknown before the first event.
 */
export function eventWindow(scope: Scope, node: NodeOf<'event-window'>): Meaning {
  const { calendar } = scope.timeline;
  const schedule: EventCalendar | undefined = scope.data.events.get(node.event);
  const axis = axisOf(node.distanceUnit, calendar);
  if (!schedule || !axis) return () => UNKNOWN;

  const begins = schedule.events.reduce((first, event) => Math.min(first, event.announced), Infinity);
  const unscheduled = schedule.knownThrough + 1;
  const firstUnscheduled = { date: unscheduled, time: calendar.timeOf(unscheduled, 0) };

  return (tick) => {
    const now = momentOf(scope, node, tick);
    const here = axis.mark(now, 0);
    const ahead = (count: number): number => axis.mark(now, node.relation === 'before' ? count : -count);
    const near = ahead(scope.value(node.low, tick));
    const far = ahead(scope.value(node.high, tick));
    if (isUnknown(near) || isUnknown(far) || now.time < begins) return UNKNOWN;

    if (node.relation === 'before') {
      const next = schedule.events.find((e) => axis.position(e) >= here && isScheduled(e, now));
      if (next) return truth(near <= axis.position(next) && axis.position(next) <= far);
      return axis.position(firstUnscheduled) > far ? FALSE : UNKNOWN;
    }
    const last = schedule.events.findLast((e) => axis.position(e) <= here && isScheduled(e, now));
    return last ? truth(far <= axis.position(last) && axis.position(last) <= near) : UNKNOWN;
  };
}
