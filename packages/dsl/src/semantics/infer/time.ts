import { constClock, gridClock } from '../../ir/graph.ts';
import type { BarField } from '../../ir/program.ts';
import type { AgoExpr, ByExpr, ResamplePeriod } from '../../syntax/ast.ts';
import { lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { truthType } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { durationOf, windowOn } from './durations.ts';
import { mismatch } from './expect.ts';
import { infer } from './index.ts';

/** `x D ago`, for numbers, conditions, states. */
export function inferAgo(cx: Context, expr: AgoExpr, env: Env): Value {
  const value = infer(cx, expr.value, env);
  const duration = durationOf(cx, expr.duration, env);
  if (value.type.kind === 'unresolved' || !duration) return cx.unresolved();
  if (value.type.kind === 'layer' || value.type.kind === 'event' || value.type.kind === 'duration') {
    mismatch(cx, value.type, 'a value', expr.value, env);
    return cx.unresolved();
  }
  const past = ago(cx, value, duration, expr.value, env);
  if (!past) return cx.unresolved();
  return value.draft ? draftOf(cx, expr, env, 'other', past, [value.draft]) : past;
}

/** A value as it stood before; its own clock's ticks for prints, the instants else. */
export function ago(
  cx: Context,
  value: Value,
  duration: NonNullable<ReturnType<typeof durationOf>>,
  at: AgoExpr['value'],
  env: Env,
): Value | undefined {
  const window = windowOn(cx, duration, value, 'instants', at, env);
  if (!window) return undefined;
  const { clock, length } = window;
  const { node, mixed, type } = lift(cx, value, clock);
  const form = type.kind === 'truth' ? 'truth' : 'number';
  const past = cx.graph.add({ op: 'ago', length }, [node], clock, form, cx.graph.nodes[node]!.unit);
  return { type, clock, node: past, mixed };
}

/** How a period's bar is made of its sessions'; its close is simply the value at its last instant. */
const aggregates = { open: 'first', high: 'max', low: 'min', volume: 'sum' } as const;

export function inferBy(cx: Context, expr: ByExpr, env: Env): Value {
  const value = infer(cx, expr.value, env);
  if (value.type.kind === 'unresolved') return value;
  if (value.type.kind !== 'number' && value.type.kind !== 'truth') {
    mismatch(cx, value.type, 'a series', expr.value, env);
    return cx.unresolved();
  }
  if (value.clock === constClock) return value;
  const clock = cx.graph.clocks[value.clock]!;
  if (clock.kind === 'period') {
    cx.report('chained-resample', { period: expr.period }, env, expr.span);
    return cx.unresolved();
  }
  if (clock.kind === 'prints' && clock.inputs.some((input) => !finer(cx, input, expr.period))) {
    cx.report('finer-resample', { period: expr.period }, env, expr.span);
    return cx.unresolved();
  }
  const to = cx.graph.clock({ kind: 'period', period: expr.period });
  const { bars } = value;
  const { members: _, bars: __, ...plain } = lift(cx, value, to);
  const resampled: Value = { ...plain, mixed: false };
  if (value.type.kind === 'truth') {
    return draftOf(cx, expr, env, 'other', { ...resampled, type: truthType }, [value.draft!]);
  }
  if (!bars) return resampled;
  const barOf = (field: BarField): Value => {
    if (field === 'close') return resampled;
    const part = bars(field);
    const { unit } = cx.graph.nodes[part.node]!;
    const operation = { op: 'sample' as const, aggregate: aggregates[field] };
    const node = cx.graph.add(operation, [part.node], to, 'number', unit);
    return { type: part.type, clock: to, node, mixed: false };
  };
  return { ...resampled, bars: barOf };
}

const coarseness: Readonly<Record<'minutes' | 'session' | ResamplePeriod, number>> = {
  minutes: 0,
  session: 0,
  week: 1,
  month: 2,
  quarter: 3,
};

/** Whether an input ticks more often than a period. */
function finer(cx: Context, input: string, period: ResamplePeriod): boolean {
  const every = cx.inputs.get(input)?.every.unit;
  return every === undefined || coarseness[every] < coarseness[period];
}

/** The value one instant before, on the grid. */
export function before(cx: Context, value: Value): Value {
  if (value.clock === constClock) return value;
  const { node, type, mixed } = lift(cx, value, gridClock);
  const past = cx.graph.add({ op: 'before' }, [node], gridClock, 'number', cx.graph.nodes[node]!.unit);
  return { type, clock: gridClock, node: past, mixed };
}
