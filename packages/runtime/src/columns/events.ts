/** `A..B days before EVENT`, `after`: one walk over the schedule. The axes are those of the definition. */
import { isScheduled } from '../reference/events.ts';
import type { NodeOf } from '../reference/scope.ts';
import { momentOf } from '../reference/windows.ts';
import { eventMarks } from '../timeline/event-marks.ts';
import type { ColumnScope } from './scope.ts';
import { codes, type Truths, truthsOfCodes } from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

export function eventWindow(scope: ColumnScope, node: NodeOf<'event-window'>): Truths {
  const { calendar } = scope.timeline;
  const out = new Uint8Array(scope.ticks(node).length).fill(UNKNOWN);
  const marks = eventMarks(scope.data.events.get(node.event), node.distanceUnit, calendar);
  if (!marks) return truthsOfCodes(out);

  const { axis, events, positions, begins, unscheduled } = marks;
  const isBefore = node.relation === 'before';
  const [low, high] = [scope.numbers(node.low), scope.numbers(node.high)];
  const [ml, mh] = [scope.mask(node.low), scope.mask(node.high)];

  /** The first event that is not before now, and the first that is after. */
  let next = 0;
  let after = 0;
  for (let i = 0; i < out.length; i++) {
    const now = momentOf(scope, node, i);
    const here = axis.mark(now, 0);
    while (next < events.length && positions[next]! < here) next++;
    while (after < events.length && positions[after]! <= here) after++;
    const near = axis.mark(now, isBefore ? low[i & ml]! : -low[i & ml]!);
    const far = axis.mark(now, isBefore ? high[i & mh]! : -high[i & mh]!);
    if (Number.isNaN(near) || Number.isNaN(far) || now.time < begins) continue;

    if (isBefore) {
      let k = next;
      while (k < events.length && !isScheduled(events[k]!, now)) k++;
      const at = positions[k];
      if (at !== undefined) out[i] = near <= at && at <= far ? TRUE : FALSE;
      else if (unscheduled > far) out[i] = FALSE;
    } else {
      let k = after - 1;
      while (k >= 0 && !isScheduled(events[k]!, now)) k--;
      const at = positions[k];
      if (at !== undefined) out[i] = far <= at && at <= near ? TRUE : FALSE;
    }
  }
  return truthsOfCodes(out);
}
