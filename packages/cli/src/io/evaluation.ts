import { type DateRange, type Evaluation, makeTimeline, reference, type Timeline } from '@hedgerow/runtime';
import type { Interval } from '../render/sparkline.ts';
import type { Prepared } from './prepare.ts';

/** Grid indices of a range of dates. */
export function gridRange({ grid, calendar }: Timeline, { from }: DateRange): Interval {
  let first = 0;
  while (from !== undefined && first < grid.length && calendar.date[grid.session[first]!]! < from) first++;
  return { from: first, to: grid.length };
}

/** All of the data up to the end of the range is seen, so that windows are warm where the range begins. */
export function evaluate({ program, calendar, dataset, params, range }: Prepared): Evaluation {
  const { to } = range;
  const timeline = makeTimeline(program, calendar, dataset, to === undefined ? {} : { to });
  return reference(program, timeline, dataset, params, { is: () => false, size: () => 0 });
}
