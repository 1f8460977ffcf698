/** How far the next (last) event is away, as its schedule stood at the instant: two pointers along the schedule. */
import { isScheduled } from '../reference/events.ts';
import type { NodeOf } from '../reference/scope.ts';
import { eventMarks } from '../timeline/event-marks.ts';
import { DATE, SESSION, TICK, TIME } from './now.ts';
import { type Part, readOf, type Step, UNKNOWN, unknown } from './part.ts';

export function eventWindow(part: Part, node: NodeOf<'event-window'>): Step {
  const { calendar } = part;
  const marks = eventMarks(part.events.get(node.event), node.distanceUnit, calendar);
  if (!marks) return unknown;

  const { axis, events, positions, begins, unscheduled } = marks;
  const isBefore = node.relation === 'before';
  const [low, high] = [readOf(part, node.low), readOf(part, node.high)];
  const now = part.now(node.clock);
  const moment = { tick: 0, session: 0, date: 0, time: 0 };
  /** The first event that is not before now, and the first that is after. */
  const pointers = part.store.doubles(2);

  return () => {
    moment.tick = now[TICK]!;
    moment.session = now[SESSION]!;
    moment.date = now[DATE]!;
    moment.time = now[TIME]!;
    const here = axis.mark(moment, 0);
    let next = pointers[0]!;
    let after = pointers[1]!;
    while (next < events.length && positions[next]! < here) next++;
    while (after < events.length && positions[after]! <= here) after++;
    pointers[0] = next;
    pointers[1] = after;
    const near = axis.mark(moment, isBefore ? low() : -low());
    const far = axis.mark(moment, isBefore ? high() : -high());
    if (Number.isNaN(near) || Number.isNaN(far) || moment.time < begins) return UNKNOWN;

    if (isBefore) {
      while (next < events.length && !isScheduled(events[next]!, moment)) next++;
      const at = positions[next];
      if (at !== undefined) return near <= at && at <= far ? 1 : 0;
      return unscheduled > far ? 0 : UNKNOWN;
    }
    after--;
    while (after >= 0 && !isScheduled(events[after]!, moment)) after--;
    const at = positions[after];
    return at === undefined ? UNKNOWN : far <= at && at <= near ? 1 : 0;
  };
}
