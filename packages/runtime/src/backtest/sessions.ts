/** The sessions of a run, each by its last instant. */
import { isoDate } from '../calendar/civil.ts';
import type { Run } from '../engine/run.ts';

/** Grid ticks of the last instant of each session decided. */
export function sessionEnds({ evaluation, first }: Run): number[] {
  const { grid } = evaluation.timeline;
  const ends: number[] = [];
  for (let tick = first; tick < grid.length; tick++) {
    if (tick + 1 === grid.length || grid.session[tick + 1] !== grid.session[tick]) ends.push(tick);
  }
  return ends;
}

/** ISO date of the session of a grid tick. */
export function dateAt({ evaluation }: Run, tick: number): string {
  const { grid, calendar } = evaluation.timeline;
  return isoDate(calendar.date[grid.session[tick]!]!);
}

/** ISO date of a tick that may not be there. */
export const dateOrNull = (run: Run, tick: number | undefined): string | null =>
  tick === undefined ? null : dateAt(run, tick);
