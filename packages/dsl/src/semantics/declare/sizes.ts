import type { Size } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { onGrid } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { type Dimension, ratio } from '../dimensions.ts';
import { inferNumberIn, type NumberValue } from '../infer/expect.ts';
import { expectDimension, fit } from '../infer/fit.ts';
import { describe } from '../types.ts';
import { amountOf } from './layers.ts';
import { inOrder } from './ranges.ts';

/** A size, checked: shares of the base, the lower first, none negative. `undefined` after a report. */
export function sizeOf(
  cx: Context,
  size: Ast.SizeSpec,
  base: Dimension | undefined,
  env: Env,
): Size | undefined {
  const low = shareOf(cx, size.low, env);
  const high = size.high ? shareOf(cx, size.high, env) : undefined;
  const of = size.of ? amountOf(cx, size.of, 'the base of a size', env) : undefined;
  const by = size.by ? driverOf(cx, size, env) : undefined;
  if (!low || (size.high && !high) || (size.of && !of) || (size.by && !by)) return undefined;
  if (of && base && of.type.dimension.neutral !== base.neutral) {
    const params = { what: 'the base of this size', expected: base.text, found: of.type.dimension.text };
    cx.report('wrong-dimension', params, env, size.of!.span);
    return undefined;
  }
  if (size.high) {
    const [a, b] = [cx.graph.defaultOf(low.node), cx.graph.defaultOf(high!.node)];
    const span = { start: size.low.span.start, end: size.high.span.end };
    if (!inOrder(cx, a, b, { kind: 'Range', span, low: size.low, high: size.high }, env)) return undefined;
  }
  return {
    low: onGrid(cx, low),
    ...(high ? { high: onGrid(cx, high) } : {}),
    ...(of ? { of: onGrid(cx, of) } : {}),
    ...(by ? { by } : {}),
    ...(size.round ? { round: size.round } : {}),
  };
}

function shareOf(cx: Context, expr: Ast.Expr, env: Env): NumberValue | undefined {
  const value = inferNumberIn(cx, expr, env);
  if (!value || !expectDimension(cx, value, expr, ratio, 'a size', env)) return undefined;
  const found = cx.graph.defaultOf(value.node);
  if (found < 0) {
    cx.report('negative-size', { found }, env, expr.span);
    return undefined;
  }
  return value;
}

/** `by X from X1 to X2`; without `from`, X is a ratio and 0..1 is meant. */
function driverOf(cx: Context, size: Ast.SizeSpec, env: Env): Size['by'] | undefined {
  const driver = inferNumberIn(cx, size.by!, env);
  if (!driver) return undefined;
  if (!size.from || !size.to) {
    if (driver.type.dimension !== ratio || driver.type.literal === 'bare') {
      const text = cx.text(env, size.by!.span);
      cx.report('driver-without-range', { text, found: describe(driver.type) }, env, size.by!.span);
      return undefined;
    }
    const end = (value: number): number => onGrid(cx, { ...driver, node: cx.graph.number(value) });
    return { value: onGrid(cx, driver), from: end(0), to: end(1) };
  }
  const ends = [size.from, size.to].map((expr) => {
    const value = inferNumberIn(cx, expr, env);
    if (!value) return undefined;
    const x = { value: driver, expr: size.by! };
    return fit(cx, x, { value, expr }, 'compare', env, expr) ? value : undefined;
  });
  if (!ends[0] || !ends[1]) return undefined;
  if (cx.graph.defaultOf(ends[0].node) === cx.graph.defaultOf(ends[1].node)) {
    const span = { start: size.from.span.start, end: size.to.span.end };
    cx.report('empty-driver-range', { found: cx.graph.defaultOf(ends[0].node) }, env, span);
    return undefined;
  }
  return { value: onGrid(cx, driver), from: onGrid(cx, ends[0]), to: onGrid(cx, ends[1]) };
}
