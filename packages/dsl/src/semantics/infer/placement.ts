/** Where a call of the function table lives: the clock that it counts on, and the length of its window there. */
import type { FunctionSpec } from '../../functions/spec.ts';
import { constClock, gridClock } from '../../ir/graph.ts';
import type { ClockId, Length, NodeId } from '../../ir/program.ts';
import type { DurationUnit, Expr } from '../../syntax/ast.ts';
import { join } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import type { Value } from '../value.ts';
import { type Duration, windowOn } from './durations.ts';

/** Arguments sorted by what the kernel does with them. */
export interface Arguments {
  readonly series: Value[];
  /** Static numbers in the order of the parameters; a window's count among them. */
  readonly statics: NodeId[];
  window?: { readonly count: NodeId; readonly unit: Duration['unit'] | 'observations'; readonly at: Expr };
  /** Static numbers without the window's count. */
  readonly others: NodeId[];
}

/** The clock of the call and the length of its window there. */
export function placeOf(
  cx: Context,
  spec: FunctionSpec,
  args: Arguments,
  env: Env,
): { readonly clock: ClockId; readonly length?: Length } | undefined {
  const { clock, values, mixed } = join(cx, args.series);
  const { window } = args;
  // A kernel with a memory has to live where time passes.
  const own = spec.kind !== 'pointwise' && clock === constClock ? gridClock : clock;
  if (!window) return { clock: own };
  if (window.unit === 'observations')
    return { clock: own, length: { count: window.count, unit: 'observations' } };
  const duration = { count: window.count, unit: window.unit };
  const placed = windowOn(cx, duration, { ...values[0]!, clock: own, mixed }, 'observations', window.at, env);
  if (!placed || countable(spec).includes(window.unit)) return placed;
  const params = {
    what: `the window of \`${spec.name}\``,
    expected: countable(spec).join(' or '),
    found: window.unit,
  };
  cx.report('window-unit', params, env, window.at.span);
  return undefined;
}

const everyUnit: readonly DurationUnit[] = [
  'prints',
  'minutes',
  'hours',
  'sessions',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
];

/**
 * Units in which a function's window may be given: a recurrence steps from observation to observation, and one
 * observation more than the author's count is one more of a unit only where the unit is no longer than its steps.
 */
function countable(spec: FunctionSpec): readonly DurationUnit[] {
  if (spec.kind === 'recurrence') return ['sessions', 'prints'];
  return spec.extra ? ['sessions', 'prints', 'days', 'minutes'] : everyUnit;
}

/** The window's length with the observations that the kernel needs beyond the author's count. */
export function reach(cx: Context, spec: FunctionSpec, length: Length): Length {
  if (!spec.extra) return length;
  const extra = cx.graph.number(spec.extra);
  return {
    ...length,
    count: cx.graph.arithmetic('add', length.count, extra, constClock, 'count'),
  };
}
