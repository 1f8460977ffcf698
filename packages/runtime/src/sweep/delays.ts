/** `hold at least D` and `cooldown D`: from when on a duration has passed. */
import type { Ir } from '@hedgerow/dsl';
import { isBeyond, type Moment } from '../reference/windows.ts';
import { type Cell, memo } from './memo.ts';
import type { Scene } from './scene.ts';

/** A duration: so many ticks, or the tick at which it has passed for each at which it may begin. */
export interface Delay {
  readonly ticks: number;
  readonly passes: Int32Array | undefined;
}

/**
 * The first tick after `since` at which a duration that began there has passed; as many as there are ticks, or more, where
 * none is.
 */
export const passed = ({ ticks, passes }: Delay, since: number): number =>
  passes === undefined ? since + ticks : passes[since]!;

/** For each set; durations that are no positive number never pass, and those of nothing have passed by the next tick. */
export function delayOf(scene: Scene, length: Ir.Length | undefined): Cell<Delay> {
  if (!length) return () => NEXT;
  const { cursor, axes, program, timeline } = scene;
  const { length: ticks } = timeline.grid;
  const count = scene.column(length.count);
  const plain = length.unit === 'sessions' && program.everyMinutes === undefined;
  return memo(cursor, axes[length.count]!, plain ? 64 : 4 * ticks, (): Delay => {
    const [n = Number.NaN] = count();
    if (n === 0) return NEXT;
    if (!(n > 0)) return { ticks, passes: undefined };
    // On the session grid ticks are sessions, without a gap. What is rounded is a double, with which the walk is slower.
    if (plain) return { ticks: Math.min(Math.ceil(n), ticks) | 0, passes: undefined };
    return { ticks: 0, passes: passesOf(scene, n, length.unit) };
  });
}

const NEXT: Delay = { ticks: 1, passes: undefined };

/** Moments never descend, so that two pointers find them all. */
function passesOf(
  { timeline: { grid, calendar } }: Scene,
  count: number,
  unit: Ir.Length['unit'],
): Int32Array {
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
    end = Math.max(end, start + 1);
    while (end < grid.length && !isBeyond(moment(end), then, count, unit)) end++;
    table[start] = end;
  }
  return table;
}
