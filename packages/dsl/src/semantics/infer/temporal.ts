import { gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type { ForExpr, SinceExpr, WithinExpr } from '../../syntax/ast.ts';
import { join, lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { truthType } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { durationOf, windowOn } from './durations.ts';
import { inferCondition, inferConstant } from './expect.ts';

export function inferFor(cx: Context, expr: ForExpr, env: Env): Value {
  const condition = inferCondition(cx, expr.condition, env);
  const duration = durationOf(cx, expr.window, env);
  if (!condition || !duration) return cx.unresolved();
  const window = windowOn(cx, duration, condition, 'instants', expr.condition, env);
  if (!window) return cx.unresolved();
  const { clock, length } = window;
  const { node: inner, mixed } = lift(cx, condition, clock);
  if (expr.atLeast === undefined) {
    const node = cx.graph.truthOf({ op: 'forall', length }, [inner], clock);
    const value: Value = { type: truthType, clock, node, mixed };
    return draftOf(cx, expr, env, 'for', value, [condition.draft!], { length });
  }
  const atLeast = leastOf(cx, expr.atLeast, length.count, env);
  if (atLeast === undefined) return cx.unresolved();
  const node = cx.graph.truthOf({ op: 'kofn', length }, [inner, atLeast], clock);
  const value: Value = { type: truthType, clock, node, mixed };
  return draftOf(cx, expr, env, 'kofn', value, [condition.draft!], { length, atLeast });
}

/** K of `for K of N`: a whole number from 1 to N. */
function leastOf(
  cx: Context,
  expr: NonNullable<ForExpr['atLeast']>,
  window: NodeId,
  env: Env,
): NodeId | undefined {
  const value = inferConstant(cx, expr, env, 'the number of sessions');
  if (!value) return undefined;
  const found = cx.graph.defaultOf(value.node);
  const most = cx.graph.defaultOf(window);
  if (Number.isInteger(found) && found >= 1 && found <= most) return value.node;
  cx.report('vote-out-of-reach', { found, most }, env, expr.span);
  return undefined;
}

export function inferWithin(cx: Context, expr: WithinExpr, env: Env): Value {
  const condition = inferCondition(cx, expr.condition, env);
  const duration = durationOf(cx, expr.window, env);
  if (!condition || !duration) return cx.unresolved();
  const window = windowOn(cx, duration, condition, 'instants', expr.condition, env);
  if (!window) return cx.unresolved();
  const { clock, length } = window;
  const { node: inner, mixed } = lift(cx, condition, clock);
  const node = cx.graph.truthOf({ op: 'exists', length }, [inner], clock);
  const value: Value = { type: truthType, clock, node, mixed };
  return draftOf(cx, expr, env, 'within', value, [condition.draft!], { length });
}

/** `since` steps from instant to instant: it lives on the grid. */
export function inferSince(cx: Context, expr: SinceExpr, env: Env): Value {
  const condition = inferCondition(cx, expr.condition, env);
  const start = inferCondition(cx, expr.start, env);
  if (!condition || !start) return cx.unresolved();
  const { clock, values, mixed } = join(cx, [condition, start], gridClock);
  const nodes = values.map((value) => value.node);
  const node = cx.graph.truthOf({ op: 'since' }, nodes, clock);
  return draftOf(cx, expr, env, 'since', { type: truthType, clock, node, mixed }, [
    condition.draft!,
    start.draft!,
  ]);
}
