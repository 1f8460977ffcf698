/** One earlier value: `x D ago`, the instant before, the observation before, the print of a year before. */
import type { Ir } from '@hedgerow/dsl';
import { addMonths } from '../calendar/civil.ts';
import { isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { countOf, isBeyond, momentOf } from './windows.ts';

/** The value one tick before; unknown at the first. */
export function before(scope: Scope, node: NodeOf<'before'>): Meaning {
  const x = node.args[0]!;
  return (tick) => (tick > 0 ? scope.value(x, tick - 1) : UNKNOWN);
}

/** The value of the n-th known tick before this one; unknown where this one is. */
function observationsAgo(scope: Scope, x: Ir.NodeId, n: number, tick: number): number {
  if (isUnknown(scope.value(x, tick))) return UNKNOWN;
  let left = n;
  for (let i = tick - 1; i >= 0; i--) {
    const value = scope.value(x, i);
    if (!isUnknown(value) && --left === 0) return value;
  }
  return UNKNOWN;
}

/** `x rising` compares with this: the known observation before; unknown where x itself is. */
export function previous(scope: Scope, node: NodeOf<'previous'>): Meaning {
  const x = node.args[0]!;
  return (tick) => observationsAgo(scope, x, 1, tick);
}

/**
 * `x D ago`: the last tick as far back as D says. Sessions: the last instant of that session. Days and longer: the
 * last instant on or before that date. Minutes and hours: at or before that time. Prints: so many prints back.
 */
export function ago(scope: Scope, node: NodeOf<'ago'>): Meaning {
  const x = node.args[0]!;
  const { unit } = node.length;
  return (tick) => {
    const count = countOf(scope, node.length.count);
    if (count === undefined) return UNKNOWN;
    if (unit === 'observations') return observationsAgo(scope, x, count, tick);
    const now = momentOf(scope, node, tick);
    for (let i = tick - 1; i >= 0; i--) {
      if (isBeyond(now, momentOf(scope, node, i), count, unit)) return scope.value(x, i);
    }
    return UNKNOWN;
  };
}

/** Days between a week and the same one of the year before. */
const WEEKS_OF_A_YEAR = 52 * 7;

/**
 * What `yoy` compares with. Prints of weeks, months and quarters: the last print so far of the period one year earlier
 * (52 weeks), so that a period that was never published moves no other. Anything else: the value of that date.
 */
export function yearAgo(scope: Scope, node: NodeOf<'year-ago'>): Meaning {
  const x = node.args[0]!;
  const clock = scope.program.clocks[node.clock]!;
  const { period } = scope.ticks(node);
  const dates = scope.dates(node);
  const paces = new Set(
    clock.kind === 'prints'
      ? scope.program.inputs.filter((i) => clock.inputs.includes(i.name)).map((i) => i.every.unit)
      : [],
  );
  const byPeriod = period !== undefined && !paces.has('session') && !paces.has('minutes');
  const weekly = paces.has('week');

  return (tick) => {
    if (byPeriod) {
      const wanted = weekly ? period[tick]! - WEEKS_OF_A_YEAR : addMonths(period[tick]!, -12);
      for (let i = tick - 1; i >= 0; i--) if (period[i] === wanted) return scope.value(x, i);
      return UNKNOWN;
    }
    const wanted = addMonths(dates[tick]!, -12);
    for (let i = tick - 1; i >= 0; i--) if (dates[i]! <= wanted) return scope.value(x, i);
    return UNKNOWN;
  };
}
