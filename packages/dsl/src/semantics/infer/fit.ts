/** How two numbers come to one dimension, and how literals adapt to what they meet. */
import type { Expr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { type Dimension, index, rate, ratio, unify } from '../dimensions.ts';
import { describe, type NumberType, withArticle } from '../types.ts';
import type { NumberValue } from './expect.ts';
import { literalOf } from './literals.ts';

/**
 * The type of two numbers that are added, subtracted or compared; reports where they differ. `operation` reads
 * `compare`, `add`, `subtract`.
 */
export function fit(
  cx: Context,
  left: { readonly value: NumberValue; readonly expr: Expr },
  right: { readonly value: NumberValue; readonly expr: Expr },
  operation: string,
  env: Env,
  whole: Expr,
): NumberType | undefined {
  const [a, b] = [left.value.type, right.value.type];
  if (a.literal !== undefined && b.literal !== undefined) {
    const literal = a.literal === 'percent' || b.literal === 'percent' ? 'percent' : 'bare';
    return { kind: 'number', dimension: ratio, literal };
  }
  if (b.literal !== undefined) return adapt(cx, right.value, right.expr, a, env) ? a : undefined;
  if (a.literal !== undefined) return adapt(cx, left.value, left.expr, b, env) ? b : undefined;
  const dimension = unify(a.dimension, b.dimension);
  if (dimension) return dimension === a.dimension ? a : { ...a, dimension };
  reportDifference(cx, a.dimension, b.dimension, operation, env, whole);
  return undefined;
}

function reportDifference(
  cx: Context,
  a: Dimension,
  b: Dimension,
  operation: string,
  env: Env,
  whole: Expr,
): void {
  if (a.neutral === b.neutral) {
    cx.report('currency-mismatch', { left: a.text, right: b.text }, env, whole.span);
    return;
  }
  const params = { operation, left: withArticle(a.text), right: withArticle(b.text) };
  cx.report('unit-mismatch', params, env, whole.span);
}

/** Whether a literal may stand where a number of this type is met; reports where not. */
export function adapt(
  cx: Context,
  value: NumberValue,
  expr: Expr,
  target: Pick<NumberType, 'dimension' | 'range'>,
  env: Env,
): boolean {
  const literal = literalOf(expr);
  const text = cx.text(env, literal?.span ?? expr.span);
  if (value.type.literal === 'bare') {
    const number = cx.graph.defaultOf(value.node);
    // Nothing is nothing in every unit.
    if (target.dimension === rate && number !== 0) {
      const certain = literal !== undefined && literal.value >= 1;
      const fix = certain ? cx.replace(env, literal.span, `${text}%`, `write \`${text}%\``) : {};
      cx.report('bare-rate', { text }, env, expr.span, fix);
      return false;
    }
    return true;
  }
  const scale = target.range?.[1] ?? 1;
  if (target.dimension === rate || (target.dimension === ratio && scale <= 1.5)) return true;
  // Points of an index are the numbers that people call percent; of other dimensions nobody knows what was meant.
  const bare =
    literal?.suffix === '%' && (target.dimension === index || scale > 1.5)
      ? text.replace(/\s*%$/, '')
      : undefined;
  const fix = bare === undefined ? {} : cx.replace(env, literal!.span, bare, `write \`${bare}\``);
  const expected =
    scale > 1.5 && target.dimension === ratio
      ? `a number from ${target.range![0]} to ${scale}`
      : withArticle(target.dimension.text);
  cx.report('percent-misfit', { text, expected }, env, expr.span, fix);
  return false;
}

/** A ratio whose full scale is 1 compared with a bare number above 1.5: percents were meant. */
export function checkScale(
  cx: Context,
  scale: NumberType,
  value: NumberValue,
  expr: Expr,
  env: Env,
): boolean {
  if (!scale.unitScale || value.type.literal !== 'bare') return true;
  const found = cx.graph.defaultOf(value.node);
  if (!(found > 1.5)) return true;
  const literal = literalOf(expr);
  const text = cx.text(env, expr.span);
  const fix = literal
    ? cx.replace(env, literal.span, `${cx.text(env, literal.span)}%`, `write \`${text}%\``)
    : {};
  cx.report('ratio-scale', { text, found }, env, expr.span, fix);
  return false;
}

/** Whether a number has the dimension asked for; a literal adapts. Reports where not. */
export function expectDimension(
  cx: Context,
  value: NumberValue,
  expr: Expr,
  expected: Dimension | readonly Dimension[],
  what: string,
  env: Env,
): boolean {
  const allowed: readonly Dimension[] = 'text' in expected ? [expected] : expected;
  if (value.type.literal !== undefined) return adapt(cx, value, expr, { dimension: allowed[0]! }, env);
  const { dimension } = value.type;
  if (allowed.some((d) => unify(d, dimension))) return true;
  const like = allowed.find((d) => d.neutral === dimension.neutral);
  if (like) {
    cx.report('currency-mismatch', { left: dimension.text, right: like.text }, env, expr.span);
    return false;
  }
  const params = {
    what,
    expected: allowed.map((d) => withArticle(d.text)).join(' or '),
    found: describe(value.type),
  };
  cx.report('wrong-dimension', params, env, expr.span);
  return false;
}
