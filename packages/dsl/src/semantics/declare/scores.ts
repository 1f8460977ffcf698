import { gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { ratio } from '../dimensions.ts';
import { draftOf } from '../infer/draft.ts';
import { inferCondition, inferConstant } from '../infer/expect.ts';
import { expectDimension } from '../infer/fit.ts';
import type { Entry } from '../scope.ts';
import type { Draft, Value } from '../value.ts';

/** A clamped sum of weights: an interval while conditions are unknown. */
export function declareScore(cx: Context, entry: Entry<Ast.ScoreDecl>, env: Env): Value {
  const { base, terms } = entry.declaration;
  const start = base ? weightOf(cx, base, 1, 'the base of a score', env) : cx.graph.number(0);
  const conditions: NodeId[] = [];
  const weights: NodeId[] = [];
  const drafts: Draft[] = [];
  let whole = start !== undefined;
  for (const term of terms) {
    const weight = weightOf(cx, term.weight, term.sign, 'the weight of a score', env);
    const condition = inferCondition(cx, term.when, env);
    if (weight === undefined || !condition) whole = false;
    else {
      weights.push(weight);
      conditions.push(lift(cx, condition, gridClock).node);
      drafts.push(draftOf(cx, term, env, 'other', condition, [condition.draft!]).draft!);
    }
  }
  if (!whole) return cx.unresolved();
  const end = (op: 'score-low' | 'score-high'): NodeId =>
    cx.graph.add({ op, base: start!, weights }, conditions, gridClock, 'number', 'ratio');
  const interval = { low: end('score-low'), high: end('score-high') };
  return {
    type: { kind: 'number', dimension: ratio, range: [0, 1], unitScale: true },
    clock: gridClock,
    node: cx.graph.add({ op: 'exact' }, [interval.low, interval.high], gridClock, 'number', 'ratio'),
    mixed: false,
    interval,
    terms: drafts,
  };
}

function weightOf(cx: Context, expr: Ast.Expr, sign: 1 | -1, what: string, env: Env): NodeId | undefined {
  const value = inferConstant(cx, expr, env, what);
  if (!value || !expectDimension(cx, value, expr, ratio, what, env)) return undefined;
  return sign === 1 ? value.node : cx.graph.negate(value.node, value.clock, 'ratio');
}
