/** Where the events of a schedule lie on the axis of a unit: found once, and walked along by whoever goes forward. */
import type { EventCalendar, ScheduledEvent, TradingCalendar } from '../calendar/types.ts';
import { type Axis, axisOf, type DistanceUnit } from '../reference/events.ts';

export interface EventMarks {
  readonly axis: Axis;
  readonly events: readonly ScheduledEvent[];
  /** Of each event. */
  readonly positions: Float64Array;
  /** When the first one was announced. */
  readonly begins: number;
  /** The day after the last that is known to be complete. */
  readonly unscheduled: number;
}

const made = new WeakMap<TradingCalendar, WeakMap<EventCalendar, Map<DistanceUnit, EventMarks>>>();

/** `undefined` where there is no schedule, or no distance is measured so. */
export function eventMarks(
  schedule: EventCalendar | undefined,
  unit: DistanceUnit,
  calendar: TradingCalendar,
): EventMarks | undefined {
  const axis = axisOf(unit, calendar);
  if (!schedule || !axis) return undefined;
  const ofCalendar = made.get(calendar) ?? new WeakMap<EventCalendar, Map<DistanceUnit, EventMarks>>();
  made.set(calendar, ofCalendar);
  const known = ofCalendar.get(schedule) ?? new Map<DistanceUnit, EventMarks>();
  ofCalendar.set(schedule, known);
  const marks = known.get(unit) ?? marksOf(schedule, axis, calendar);
  known.set(unit, marks);
  return marks;
}

function marksOf({ events, knownThrough }: EventCalendar, axis: Axis, calendar: TradingCalendar): EventMarks {
  const date = knownThrough + 1;
  return {
    axis,
    events,
    positions: Float64Array.from(events, (event) => axis.position(event)),
    begins: events.reduce((first, event) => Math.min(first, event.announced), Number.POSITIVE_INFINITY),
    unscheduled: axis.position({ date, time: calendar.timeOf(date, 0) }),
  };
}
