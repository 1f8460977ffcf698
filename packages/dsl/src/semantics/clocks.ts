import { constClock, gridClock } from '../ir/graph.ts';
import type { Clock, ClockId, Node, NodeId } from '../ir/program.ts';
import type { ResamplePeriod } from '../syntax/ast.ts';
import type { Context } from './context.ts';
import type { Value } from './value.ts';

const coarseness: Readonly<Record<ResamplePeriod, number>> = { week: 1, month: 2, quarter: 3 };

/** The clock of a series with one value a session: on the default grid that is the grid. */
export const sessionClock = (cx: Context): ClockId =>
  cx.everyMinutes === undefined ? gridClock : cx.graph.clock({ kind: 'session' });

/**
 * The clock on which two series meet: the finer one. Two slow inputs tick when either publishes; a resampled and a
 * published series have no common ticks but the sessions'.
 */
export function meet(cx: Context, a: ClockId, b: ClockId): ClockId {
  if (a === b || b === constClock) return a;
  if (a === constClock) return b;
  if (a === gridClock || b === gridClock) return gridClock;
  const [x, y] = [cx.graph.clocks[a]!, cx.graph.clocks[b]!];
  if (x.kind === 'prints' && y.kind === 'prints') {
    return cx.graph.clock({ kind: 'prints', inputs: [...new Set([...x.inputs, ...y.inputs])].sort() });
  }
  if (x.kind === 'period' && y.kind === 'period') {
    return coarseness[x.period] <= coarseness[y.period] ? a : b;
  }
  return sessionClock(cx);
}

/** Whether a series takes its ticks from anything but itself when it moves to a clock. */
const mixes = (cx: Context, from: ClockId, to: ClockId): boolean =>
  from !== constClock && from !== to && !(kind(cx, from) === 'prints' && kind(cx, to) === 'prints');

const kind = (cx: Context, clock: ClockId): Clock['kind'] => cx.graph.clocks[clock]!.kind;

/** A node on another clock: its last tick by then. Constants stand on every clock. */
export function sample(cx: Context, node: NodeId, to: ClockId): NodeId {
  const from = cx.graph.nodes[node]!;
  if (from.clock === to || from.clock === constClock) return node;
  const stale = staleness(cx, from);
  const operation = stale.length === 0 ? { op: 'sample' as const } : { op: 'sample' as const, stale };
  return cx.graph.add(operation, [node], to, from.type, from.unit);
}

/** The limits of the slow inputs that a node reads: beyond them its last print stands no longer. */
function staleness(cx: Context, node: Node) {
  const clock = cx.graph.clocks[node.clock]!;
  if (clock.kind !== 'prints') return [];
  return clock.inputs.flatMap((input) => {
    const after = cx.inputs.get(input)?.stale;
    return after === undefined ? [] : [{ input, after }];
  });
}

/** A value on another clock, with all that hangs on it. */
export function lift(cx: Context, value: Value, to: ClockId): Value {
  if (value.clock === to || value.clock === constClock) return value;
  const { interval } = value;
  return {
    ...value,
    clock: to,
    node: sample(cx, value.node, to),
    mixed: value.mixed || mixes(cx, value.clock, to),
    ...(interval === undefined
      ? {}
      : { interval: { low: sample(cx, interval.low, to), high: sample(cx, interval.high, to) } }),
  };
}

export interface Joined {
  readonly clock: ClockId;
  readonly values: readonly Value[];
  readonly mixed: boolean;
}

/** Brings values to the clock where they meet, or to `at least` so fine a one. */
export function join(cx: Context, values: readonly Value[], atLeast: ClockId = constClock): Joined {
  const clock = values.reduce((at, value) => meet(cx, at, value.clock), atLeast);
  const lifted = values.map((value) => lift(cx, value, clock));
  return { clock, values: lifted, mixed: lifted.some((value) => value.mixed) };
}

/** The node as decisions and reports read it: on the grid, constants too. */
export function onGrid(cx: Context, value: Value): NodeId {
  const node = cx.graph.nodes[value.node]!;
  if (node.clock !== constClock) return sample(cx, value.node, gridClock);
  return cx.graph.add({ op: 'sample' }, [value.node], gridClock, node.type, node.unit);
}
