import type { Expr, LogicExpr, NotExpr, VoteExpr } from '../../syntax/ast.ts';
import { join } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { count, ratio } from '../dimensions.ts';
import { truthType } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { inferCondition, inferConstant } from './expect.ts';
import { expectDimension } from './fit.ts';

/** `a and b and c` is one node of three parts, as its author reads it. */
export function inferLogic(cx: Context, expr: LogicExpr, env: Env): Value {
  const parts = conditions(cx, operandsOf(expr, expr.op), env);
  if (!parts) return cx.unresolved();
  const { clock, values, mixed } = join(cx, parts);
  const nodes = values.map((value) => value.node);
  const node = cx.graph.truthOf({ op: expr.op }, nodes, clock);
  const value: Value = { type: truthType, clock, node, mixed };
  return draftOf(
    cx,
    expr,
    env,
    expr.op,
    value,
    parts.map((part) => part.draft!),
  );
}

function operandsOf(expr: Expr, op: 'and' | 'or'): Expr[] {
  if (expr.kind !== 'Logic' || expr.op !== op) return [expr];
  return [...operandsOf(expr.left, op), ...operandsOf(expr.right, op)];
}

/** All of them, or `undefined` where one is no condition; each is checked. */
function conditions(cx: Context, exprs: readonly Expr[], env: Env): Value[] | undefined {
  const values = exprs.map((expr) => inferCondition(cx, expr, env));
  return values.every((value) => value !== undefined) ? values : undefined;
}

export function inferNot(cx: Context, expr: NotExpr, env: Env): Value {
  const operand = inferCondition(cx, expr.operand, env);
  if (!operand) return cx.unresolved();
  const { clock, mixed } = operand;
  const node = cx.graph.truthOf({ op: 'not' }, [operand.node], clock);
  return draftOf(cx, expr, env, 'not', { type: truthType, clock, node, mixed }, [operand.draft!]);
}

export function inferVote(cx: Context, expr: VoteExpr, env: Env): Value {
  const parts = conditions(cx, expr.conditions, env);
  const least = expr.count ? inferConstant(cx, expr.count, env, 'the number of votes') : undefined;
  if (!parts || (expr.count && !least)) return cx.unresolved();
  if (least && !expectDimension(cx, least, expr.count!, [count, ratio], 'the number of votes', env)) {
    return cx.unresolved();
  }
  if (least && !checkVotes(cx, expr, cx.graph.defaultOf(least.node), env)) return cx.unresolved();

  const { clock, values, mixed } = join(cx, parts);
  const nodes = values.map((value) => value.node);
  const drafts = parts.map((part) => part.draft!);
  const of = (node: number): Value => ({ type: truthType, clock, node, mixed });
  switch (expr.quantifier) {
    case 'at least': {
      const node = cx.graph.truthOf({ op: 'vote' }, [least!.node, ...nodes], clock);
      return draftOf(cx, expr, env, 'vote', of(node), drafts, { atLeast: least!.node });
    }
    case 'all':
      return draftOf(cx, expr, env, 'and', of(cx.graph.truthOf({ op: 'and' }, nodes, clock)), drafts);
    case 'none': {
      const any = cx.graph.truthOf({ op: 'or' }, nodes, clock);
      const some = draftOf(cx, expr, env, 'or', of(any), drafts);
      return draftOf(cx, expr, env, 'not', of(cx.graph.truthOf({ op: 'not' }, [any], clock)), [some.draft!]);
    }
  }
}

/** `at least 5 of` three can never hold; `at least 0 of` always does. */
function checkVotes(cx: Context, expr: VoteExpr, found: number, env: Env): boolean {
  const most = expr.conditions.length;
  if (Number.isInteger(found) && found >= 1 && found <= most) return true;
  cx.report('vote-out-of-reach', { found, most }, env, expr.count!.span);
  return false;
}
