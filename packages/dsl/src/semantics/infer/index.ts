import type { Expr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import type { Value } from '../value.ts';
import { inferArithmetic, inferIf, inferNegate } from './arithmetic.ts';
import { inferCall } from './calls.ts';
import { inferCompare, inferInRange, inferIs } from './compare.ts';
import { inferEventWindow } from './events.ts';
import { inferDuration, inferMoney, inferNumber } from './literals.ts';
import { inferLogic, inferNot, inferVote } from './logic.ts';
import { inferCrosses, inferDiverges, inferMove, inferTrend } from './motion.ts';
import { inferMember, inferName } from './names.ts';
import { inferFor, inferSince, inferWithin } from './temporal.ts';
import { inferAgo, inferBy } from './time.ts';

/**
 * Type, clock and node of an expression, in one pass. Mistakes are reported where they are found, and give a value
 * that is compatible with everything.
 */
export function infer(cx: Context, expr: Expr, env: Env): Value {
  switch (expr.kind) {
    case 'Number':
      return inferNumber(cx, expr);
    case 'Money':
      return inferMoney(cx, expr);
    case 'Duration':
      return inferDuration(cx, expr);
    case 'Date':
      cx.report('type-mismatch', { expected: 'a value', found: `the date \`${expr.text}\`` }, env, expr.span);
      return cx.unresolved();
    case 'Name':
      return inferName(cx, expr, env);
    case 'Member':
      return inferMember(cx, expr, env);
    case 'Call':
      return inferCall(cx, expr, env);
    case 'Negate':
      return inferNegate(cx, expr, env);
    case 'Arithmetic':
      return inferArithmetic(cx, expr, env);
    case 'If':
      return inferIf(cx, expr, env);
    case 'Paren':
      return infer(cx, expr.inner, env);
    case 'Ago':
      return inferAgo(cx, expr, env);
    case 'By':
      return inferBy(cx, expr, env);
    case 'Logic':
      return inferLogic(cx, expr, env);
    case 'Not':
      return inferNot(cx, expr, env);
    case 'Compare':
      return inferCompare(cx, expr, env);
    case 'InRange':
      return inferInRange(cx, expr, env);
    case 'Is':
      return inferIs(cx, expr, env);
    case 'For':
      return inferFor(cx, expr, env);
    case 'Within':
      return inferWithin(cx, expr, env);
    case 'Since':
      return inferSince(cx, expr, env);
    case 'Crosses':
      return inferCrosses(cx, expr, env);
    case 'Trend':
      return inferTrend(cx, expr, env);
    case 'Move':
      return inferMove(cx, expr, env);
    case 'Diverges':
      return inferDiverges(cx, expr, env);
    case 'Vote':
      return inferVote(cx, expr, env);
    case 'EventWindow':
      return inferEventWindow(cx, expr, env);
    case 'Bad':
      return cx.unresolved();
  }
}
