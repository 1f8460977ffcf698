/** `hold at least D` and `cooldown D`: from when on a duration has passed. */
import type { Ir } from '@hedgerow/dsl';
import { isBeyond, type Moment } from '../reference/windows.ts';
import { type Cell, memo } from './memo.ts';
import type { Scene } from './scene.ts';

/** The first tick at which a duration that began at a tick has passed; at least as many as there are where none is. */
export type Delay = (since: number) => number;

/** For each set; durations that are no positive number never pass, and those of nothing have passed at once. */
export function delayOf(scene: Scene, length: Ir.Length | undefined): Cell<Delay> {
  if (!length) return () => AT_ONCE;
  const { cursor, axes, program, timeline } = scene;
  const { length: ticks } = timeline.grid;
  const count = scene.column(length.count);
  const plain = length.unit === 'sessions' && program.everyMinutes === undefined;
  return memo(cursor, axes[length.count]!, plain ? 64 : 4 * ticks, (): Delay => {
    const [n = Number.NaN] = count();
    if (n === 0) return AT_ONCE;
    if (!(n > 0)) return () => ticks;
    // On the session grid ticks are sessions, without a gap.
    if (plain) return (since) => since + Math.ceil(n);
    const table = passes(scene, n, length.unit);
    return (since) => table[since]!;
  });
}

const AT_ONCE: Delay = (since) => since;

/** Moments never descend, so that two pointers find them all. */
function passes({ timeline: { grid, calendar } }: Scene, count: number, unit: Ir.Length['unit']): Int32Array {
  const moment = (tick: number): Moment => ({
    tick,
    session: grid.session[tick]!,
    time: grid.time[tick]!,
    date: calendar.date[grid.session[tick]!]!,
  });
  const table = new Int32Array(grid.length);
  let end = 0;
  for (let start = 0; start < grid.length; start++) {
    const then = moment(start);
    end = Math.max(end, start);
    while (end < grid.length && !isBeyond(moment(end), then, count, unit)) end++;
    table[start] = end;
  }
  return table;
}
