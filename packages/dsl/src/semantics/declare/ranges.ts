import type { Range } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { unify } from '../dimensions.ts';
import { inferConstant } from '../infer/expect.ts';
import { adapt } from '../infer/fit.ts';
import { describe, type Type } from '../types.ts';

/** The two ends of a constant range of numbers of a type; reports what is amiss and gives `undefined`. */
export function rangeOf(
  cx: Context,
  range: Range,
  type: Type,
  env: Env,
): readonly [number, number] | undefined {
  const ends = [range.low, range.high].map((expr) => constantOf(cx, expr, type, 'an end of a range', env));
  const [low, high] = ends;
  if (low === undefined || high === undefined) return undefined;
  return inOrder(cx, low, high, range, env) ? [low, high] : undefined;
}

/** Whether a range has its lower end first; reports where not, with the ends exchanged as the fix. */
export function inOrder(cx: Context, low: number, high: number, range: Range, env: Env): boolean {
  if (!(low > high)) return true;
  const text = `${cx.text(env, range.high.span)}..${cx.text(env, range.low.span)}`;
  cx.report(
    'reversed-range',
    { low, high },
    env,
    range.span,
    cx.replace(env, range.span, text, `write \`${text}\``),
  );
  return false;
}

/** A constant of a type at the params' defaults; reports what is amiss and gives `undefined`. */
export function constantOf(
  cx: Context,
  expr: Range['low'],
  type: Type,
  what: string,
  env: Env,
): number | undefined {
  if (type.kind === 'unresolved') return undefined;
  const value = inferConstant(cx, expr, env, what);
  if (!value) return undefined;
  if (type.kind !== 'number') {
    cx.report('type-mismatch', { expected: describe(type), found: describe(value.type) }, env, expr.span);
    return undefined;
  }
  // Between two literals there is nothing to adapt to: `param x = 28 in 25..35`.
  if (value.type.literal !== undefined) {
    if (type.literal === undefined && !adapt(cx, value, expr, type, env)) return undefined;
  } else if (!unify(type.dimension, value.type.dimension)) {
    const params = { what, expected: describe(type), found: describe(value.type) };
    cx.report('wrong-dimension', params, env, expr.span);
    return undefined;
  }
  return cx.graph.defaultOf(value.node);
}
