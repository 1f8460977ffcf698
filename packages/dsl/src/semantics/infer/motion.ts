/** Conditions on how a series moves. Each is lowered to the arithmetic that the language reference writes for it. */
import { gridClock } from '../../ir/graph.ts';
import type { ClockId, CompareOperator, Length, NodeId } from '../../ir/program.ts';
import type { CrossesExpr, DivergesExpr, Expr, MoveExpr, TrendExpr } from '../../syntax/ast.ts';
import { join, lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { ratio, unify } from '../dimensions.ts';
import { numberOf, truthType, unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { type Duration, durationOf, windowOn } from './durations.ts';
import { inferNumberIn, type NumberValue } from './expect.ts';
import { adapt, checkScale, fit } from './fit.ts';
import { ago, before } from './time.ts';

const above: Readonly<Record<'above' | 'below' | 'rising' | 'falling', CompareOperator>> = {
  above: 'gt',
  below: 'lt',
  rising: 'gt',
  falling: 'lt',
};
const notAbove = { above: 'le', below: 'ge' } as const;

/** x > y now and x <= y an instant before: the instants are the grid's. */
export function inferCrosses(cx: Context, expr: CrossesExpr, env: Env): Value {
  const left = inferNumberIn(cx, expr.left, env);
  const right = inferNumberIn(cx, expr.right, env);
  if (!left || !right) return cx.unresolved();
  const [a, b] = [
    { value: left, expr: expr.left },
    { value: right, expr: expr.right },
  ];
  const type = fit(cx, a, b, 'compare', env, expr);
  if (!type) return cx.unresolved();
  if (!checkScale(cx, type, right, expr.right, env)) return cx.unresolved();

  const { values, mixed } = join(cx, [left, right], gridClock);
  const [x, y] = [values[0]!, values[1]!];
  const operator = above[expr.direction];
  const now = cx.graph.truthOf({ op: operator }, [x.node, y.node], gridClock);
  const then = cx.graph.truthOf(
    { op: notAbove[expr.direction] },
    [before(cx, x).node, before(cx, y).node],
    gridClock,
  );
  const node = cx.graph.truthOf({ op: 'and' }, [now, then], gridClock);
  const compare = { left: x, operator, right: y, unit: unitOf(type) };
  return draftOf(cx, expr, env, 'crosses', { type: truthType, clock: gridClock, node, mixed }, [], {
    compare,
  });
}

export function inferTrend(cx: Context, expr: TrendExpr, env: Env): Value {
  const value = inferNumberIn(cx, expr.value, env);
  const duration = expr.over ? durationOf(cx, expr.over, env, 2) : undefined;
  if (!value || (expr.over && !duration)) return cx.unresolved();
  return duration ? trendOver(cx, expr, value, duration, env) : trendOfLast(cx, expr, value, env);
}

/** Against its own previous observation, on its own clock. */
function trendOfLast(cx: Context, expr: TrendExpr, value: NumberValue, env: Env): Value {
  const { clock } = value;
  const operator = above[expr.direction];
  const previous = cx.graph.add({ op: 'previous' }, [value.node], clock, 'number', unitOf(value.type));
  const node = cx.graph.truthOf({ op: operator }, [value.node, previous], clock);
  const right: Value = { type: value.type, clock, node: previous, mixed: value.mixed };
  const compare = { left: value, operator, right, unit: unitOf(value.type) };
  const truth: Value = { type: truthType, clock, node, mixed: value.mixed };
  return draftOf(cx, expr, env, 'trend', truth, [], { compare });
}

/** The slope over the window has the sign, and so has the move from its beginning. */
function trendOver(cx: Context, expr: TrendExpr, value: NumberValue, duration: Duration, env: Env): Value {
  const slope = slopeOver(cx, value, duration, expr.value, env);
  const past = ago(cx, value, duration, expr.value, env);
  if (!slope || !past) return cx.unresolved();
  const operator = above[expr.direction];
  const { clock, values, mixed } = join(cx, [slope, value, past]);
  const [fitted, now, then] = [values[0]!, values[1]!, values[2]!];
  const steep = cx.graph.truthOf({ op: operator }, [fitted.node, cx.graph.number(0)], clock);
  const moved = cx.graph.truthOf({ op: operator }, [now.node, then.node], clock);
  const node = cx.graph.truthOf({ op: 'and' }, [steep, moved], clock);
  const compare = { left: now, operator, right: then, unit: unitOf(value.type) };
  const extras = { compare, length: slope.length };
  return draftOf(cx, expr, env, 'trend', { type: truthType, clock, node, mixed }, [], extras);
}

/** Least-squares slope of a series over a window. */
function slopeOver(
  cx: Context,
  value: NumberValue,
  duration: Duration,
  at: Expr,
  env: Env,
): (Value & { readonly length: Length }) | undefined {
  const window = windowOn(cx, duration, value, 'observations', at, env);
  if (!window) return undefined;
  const { clock, length } = window;
  const { node: x, mixed } = lift(cx, value, clock);
  const operation = { op: 'window' as const, fn: 'slope', length, statics: [] };
  const node = cx.graph.add(operation, [x], clock, 'number', unitOf(value.type));
  return { type: value.type, clock, node, mixed, length };
}

/** `x rises 30% within D`: relative for a percentage, a difference for points and basis points. */
export function inferMove(cx: Context, expr: MoveExpr, env: Env): Value {
  const value = inferNumberIn(cx, expr.value, env);
  const amount = inferNumberIn(cx, expr.amount, env);
  const duration = durationOf(cx, expr.window, env);
  if (!value || !amount || !duration) return cx.unresolved();
  const relative = isRelative(value, amount);
  if (!relative && !fitsMove(cx, value, amount, expr.amount, env)) return cx.unresolved();
  const past = ago(cx, value, duration, expr.value, env);
  if (!past) return cx.unresolved();

  const joined = join(cx, [value, past, amount]);
  const { clock, mixed } = joined;
  const [now, then, by] = [joined.values[0]!, joined.values[1]!, joined.values[2]!];
  const type = relative ? numberOf(ratio) : numberOf(value.type.dimension);
  const unit = unitOf(type);
  const change = relative
    ? cx.graph.arithmetic('sub', quotientOf(cx, now, then, clock), cx.graph.number(1), clock, unit)
    : cx.graph.arithmetic('sub', now.node, then.node, clock, unit);
  const rises = expr.direction === 'rises';
  const limit: Value = rises
    ? { ...by, type }
    : { ...by, type, node: cx.graph.negate(by.node, by.clock, unit) };
  const operator = rises ? 'ge' : 'le';
  const node = cx.graph.truthOf({ op: operator }, [change, limit.node], clock);
  const left: Value = { type, clock, node: change, mixed };
  const length = windowOn(cx, duration, value, 'instants', expr.value, env)!.length;
  return draftOf(cx, expr, env, 'move', { type: truthType, clock, node, mixed }, [], {
    compare: { left, operator, right: limit, unit },
    length,
  });
}

const quotientOf = (cx: Context, now: Value, then: Value, clock: ClockId): NodeId =>
  cx.graph.arithmetic('div', now.node, then.node, clock, 'ratio');

/** `30%` is a share of the value; `15bp`, `2pp` and numbers of the value's own dimension are differences. */
function isRelative(value: NumberValue, amount: NumberValue): boolean {
  if (amount.type.literal === 'percent') return !amount.type.difference;
  if (amount.type.literal === 'bare') return false;
  return amount.type.dimension === ratio && value.type.dimension !== ratio;
}

function fitsMove(cx: Context, value: NumberValue, amount: NumberValue, expr: Expr, env: Env): boolean {
  if (amount.type.literal !== undefined) return adapt(cx, amount, expr, value.type, env);
  if (unify(value.type.dimension, amount.type.dimension)) return true;
  const params = { what: 'the move', expected: unitOf(value.type), found: unitOf(amount.type) };
  cx.report('wrong-dimension', params, env, expr.span);
  return false;
}

/** The sign of the slope of a z-score is the sign of the slope. */
export function inferDiverges(cx: Context, expr: DivergesExpr, env: Env): Value {
  const left = inferNumberIn(cx, expr.left, env);
  const right = inferNumberIn(cx, expr.right, env);
  const duration = durationOf(cx, expr.over, env, 2);
  if (!left || !right || !duration) return cx.unresolved();
  const slopes = [
    slopeOver(cx, left, duration, expr.left, env),
    slopeOver(cx, right, duration, expr.right, env),
  ];
  if (!slopes[0] || !slopes[1]) return cx.unresolved();
  const { clock, values, mixed } = join(cx, [slopes[0], slopes[1]]);
  const zero = cx.graph.number(0);
  const [mine, its] = expr.direction === 'below' ? (['lt', 'gt'] as const) : (['gt', 'lt'] as const);
  const node = cx.graph.truthOf(
    { op: 'and' },
    [
      cx.graph.truthOf({ op: mine }, [values[0]!.node, zero], clock),
      cx.graph.truthOf({ op: its }, [values[1]!.node, zero], clock),
    ],
    clock,
  );
  const { length } = slopes[0];
  return draftOf(cx, expr, env, 'diverges', { type: truthType, clock, node, mixed }, [], { length });
}
