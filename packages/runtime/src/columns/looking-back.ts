/** One earlier value: `x D ago`, the instant before, the observation before, the value of a year before. */
import { addMonths } from '../calendar/civil.ts';
import type { NodeOf } from '../reference/scope.ts';
import { countOf } from '../reference/windows.ts';
import { type ColumnScope, unknownNumbers } from './scope.ts';

/** The value one tick before; unknown at the first. */
export function before(scope: ColumnScope, node: NodeOf<'before'>): Float64Array {
  const x = scope.numbers(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const out = unknownNumbers(scope.ticks(node).length);
  for (let i = 1; i < out.length; i++) out[i] = x[(i - 1) & m]!;
  return out;
}

/** The value of the n-th known tick before; unknown where the present one is. A ring holds the last n known ones. */
function observationsAgo(out: Float64Array, x: Float64Array, m: number, n: number): void {
  const ring = new Float64Array(Math.min(n, out.length + 1)).fill(Number.NaN);
  let at = 0;
  for (let i = 0; i < out.length; i++) {
    const now = x[i & m]!;
    if (Number.isNaN(now)) continue;
    out[i] = ring[at]!;
    ring[at] = now;
    at = at + 1 === ring.length ? 0 : at + 1;
  }
}

export function previous(scope: ColumnScope, node: NodeOf<'previous'>): Float64Array {
  const out = unknownNumbers(scope.ticks(node).length);
  observationsAgo(out, scope.numbers(node.args[0]!), scope.mask(node.args[0]!), 1);
  return out;
}

/** The last tick that the window of that length does not hold any more. */
export function ago(scope: ColumnScope, node: NodeOf<'ago'>): Float64Array {
  const x = scope.numbers(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const out = unknownNumbers(scope.ticks(node).length);
  const count = countOf(scope, node.length.count);
  if (count === undefined) return out;
  if (node.length.unit === 'observations') {
    observationsAgo(out, x, m, count);
    return out;
  }
  const reach = scope.reach(node, node.length)!;
  if (reach.inTicks) {
    for (let i = count; i < out.length; i++) out[i] = x[(i - count) & m]!;
    return out;
  }
  for (let i = 0; i < out.length; i++) {
    const start = reach.starts[i]!;
    if (start > 0) out[i] = x[(start - 1) & m]!;
  }
  return out;
}

/** On clocks of instants: the last tick before this one that is on or before the same date of the year before. */
export function yearAgo(scope: ColumnScope, node: NodeOf<'year-ago'>): Float64Array {
  const x = scope.numbers(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const dates = scope.dates(node);
  const out = unknownNumbers(scope.ticks(node).length);
  let last = -1;
  for (let i = 0; i < out.length; i++) {
    const wanted = addMonths(dates[i]!, -12);
    while (last + 1 < i && dates[last + 1]! <= wanted) last++;
    if (last >= 0) out[i] = x[last & m]!;
  }
  return out;
}
