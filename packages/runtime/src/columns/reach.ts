/**
 * Windows at all ticks of a clock at once. Positions on the axis that a length measures never descend, so that two
 * pointers find where every window starts.
 */
import type { Ir } from '@hedgerow/dsl';
import type { Scope } from '../reference/scope.ts';
import { beforeHistory, countOf, dateBefore, type Moment, MS, oncePerSession } from '../reference/windows.ts';

export interface Reach {
  readonly count: number;
  /** Every window is its last `count` ticks: `i - count + 1` to i. */
  readonly inTicks: boolean;
  /** First tick of the window at each tick. */
  readonly starts: Int32Array;
  /** From this tick on history fills the window; the clock's length where it never does. */
  readonly filledFrom: number;
}

export function reachOf(scope: Scope, node: Ir.Node, length: Ir.Length): Reach | undefined {
  const count = countOf(scope, length.count);
  if (count === undefined) return undefined;
  const inTicks =
    length.unit === 'observations' || (length.unit === 'sessions' && oncePerSession(scope, node.clock));
  return inTicks ? tickReach(scope.ticks(node).length, count) : timeReach(scope, node, count, length.unit);
}

/** Most loops over windows of ticks need no table of starts: it is made when one asks for it. */
function tickReach(length: number, count: number): Reach {
  let starts: Int32Array | undefined;
  return {
    count,
    inTicks: true,
    get starts() {
      if (!starts) {
        starts = new Int32Array(length);
        for (let i = count; i < length; i++) starts[i] = i - count + 1;
      }
      return starts;
    },
    filledFrom: Math.min(count - 1, length),
  };
}

/** The axis of a unit of time: where ticks lie on it, and how far a window at a tick reaches back. */
interface Axis {
  readonly position: ArrayLike<number>;
  of(moment: Moment): number;
  /** A window at a tick holds what lies after this. */
  limit(tick: number): number;
}

function axisOf(scope: Scope, node: Ir.Node, count: number, unit: Ir.Length['unit']): Axis {
  const { session, time } = scope.ticks(node);
  switch (unit) {
    case 'sessions':
      return { position: session, of: (then) => then.session, limit: (tick) => session[tick]! - count };
    case 'minutes':
    case 'hours':
      return { position: time, of: (then) => then.time, limit: (tick) => time[tick]! - count * MS[unit] };
    default: {
      const dates = scope.dates(node);
      return {
        position: dates,
        of: (then) => then.date,
        limit: (tick) => dateBefore(dates[tick]!, count, unit),
      };
    }
  }
}

function timeReach(scope: Scope, node: Ir.Node, count: number, unit: Ir.Length['unit']): Reach {
  const { length } = scope.ticks(node);
  const { position, of, limit } = axisOf(scope, node, count, unit);
  const starts = new Int32Array(length);
  let filledFrom = length;
  const history = length > 0 ? of(beforeHistory(scope, node)) : 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const end = limit(i);
    while (start < i && position[start]! <= end) start++;
    starts[i] = start;
    if (filledFrom === length && history <= end) filledFrom = i;
  }
  return { count, inTicks: false, starts, filledFrom };
}
