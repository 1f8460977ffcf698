import { constClock, gridClock } from '../../ir/graph.ts';
import type { ClockId, Length, NodeId } from '../../ir/program.ts';
import type { Span } from '../../source/span.ts';
import type { DurationUnit, Expr } from '../../syntax/ast.ts';
import { meet, sessionClock } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { describe } from '../types.ts';
import type { Value } from '../value.ts';
import { infer } from './index.ts';

/** A checked duration: its count on the const clock, and its unit. */
export interface Duration {
  readonly count: NodeId;
  readonly unit: DurationUnit;
}

const mostObservations = 100_000;
const mostYears = 40;

/** How many of a unit make a year, for the bound on look-back. */
const perYear: Readonly<Record<Exclude<DurationUnit, 'sessions' | 'prints'>, number>> = {
  minutes: 366 * 24 * 60,
  hours: 366 * 24,
  days: 366,
  weeks: 53,
  months: 12,
  quarters: 4,
  years: 1,
};

/** The duration that an expression is: a literal, or a name that stands for one. */
export function durationOf(cx: Context, expr: Expr, env: Env, least = 1): Duration | undefined {
  const value = infer(cx, expr, env);
  return asDuration(cx, value, expr, env, least);
}

export function asDuration(
  cx: Context,
  value: Value,
  expr: { readonly span: Span },
  env: Env,
  least = 1,
): Duration | undefined {
  const { type } = value;
  if (type.kind === 'unresolved') return undefined;
  if (type.kind !== 'duration') {
    cx.report('duration-expected', { found: describe(type) }, env, expr.span);
    return undefined;
  }
  return checkCount(cx, value.node, type.unit, expr, env, least)
    ? { count: value.node, unit: type.unit }
    : undefined;
}

/**
 * Whether a count is whole, not too small and not too large, at its default and, for a param, anywhere in
 * its range. `unit` may be `observations` for a bare count, or another word for what is counted.
 */
export function checkCount(
  cx: Context,
  count: NodeId,
  unit: DurationUnit | 'observations' | 'contracts',
  at: { readonly span: Span },
  env: Env,
  least = 1,
): boolean {
  const node = cx.graph.nodes[count]!;
  const param = node.op === 'param' ? cx.params.get(node.name) : undefined;
  const values = [cx.graph.defaultOf(count), param?.low, param?.high].filter((v) => v !== undefined);
  for (const found of values) {
    if (!Number.isInteger(found)) {
      cx.report('window-not-whole', { found, unit }, env, at.span);
      return false;
    }
    if (found < least) {
      const params = { found, unit, ...(param ? { param: param.name } : {}) };
      cx.report('window-not-positive', params, env, at.span);
      return false;
    }
    const years = unit in perYear ? perYear[unit as keyof typeof perYear] : undefined;
    const limit = years === undefined ? mostObservations : mostYears * years;
    if (found > limit) {
      const text = years === undefined ? `100,000 ${unit}` : `${mostYears} years`;
      cx.report('window-too-long', { found, unit, limit: text }, env, at.span);
      return false;
    }
  }
  return true;
}

/**
 * The clock that a window over a value counts on, and its length there.
 * - prints: the value's own ticks; none where several clocks mix in it
 * - sessions: sessions, where the value ticks no faster
 * - minutes and hours: the grid
 * - longer units: the instants (`instants`, for conditions and `ago`), or the value's own observations
 */
export function windowOn(
  cx: Context,
  duration: Duration,
  value: Value,
  over: 'instants' | 'observations',
  at: { readonly span: Span },
  env: Env,
): { readonly clock: ClockId; readonly length: Length } | undefined {
  const { count, unit } = duration;
  const own = value.clock === constClock ? gridClock : value.clock;
  switch (unit) {
    case 'prints':
      if (value.mixed) {
        cx.report('mixed-prints', { text: cx.text(env, at.span) }, env, at.span);
        return undefined;
      }
      return { clock: own, length: { count, unit: 'observations' } };
    case 'sessions':
      return { clock: meet(cx, own, sessionClock(cx)), length: { count, unit } };
    case 'minutes':
    case 'hours':
      return { clock: gridClock, length: { count, unit } };
    default: {
      const clock = over === 'observations' ? own : meet(cx, own, sessionClock(cx));
      return { clock, length: { count, unit } };
    }
  }
}
