/** Sums over a window, always oldest first: the order is part of the definition, since it decides the last bit. */
import type { WindowKernel } from './kernel.ts';

export function mean(x: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]!;
  return sum / (end - start);
}

/**
 * Whether all values of a window are equal. The mean of equal values may be one rounding off them, and what deviates
 * by no more than that must not pass for variation: a series that stands still has no z-score, and no trend.
 */
export function isConstant(x: Float64Array, start: number, end: number): boolean {
  const first = x[start]!;
  for (let i = start + 1; i < end; i++) if (x[i]! !== first) return false;
  return true;
}

/** Sum of squared deviations from the mean, in two passes. */
export function squares(x: Float64Array, start: number, end: number, centre = mean(x, start, end)): number {
  if (isConstant(x, start, end)) return 0;
  let sum = 0;
  for (let i = start; i < end; i++) {
    const d = x[i]! - centre;
    sum += d * d;
  }
  return sum;
}

/** Population standard deviation. */
export const deviation = (x: Float64Array, start: number, end: number, centre?: number): number =>
  Math.sqrt(squares(x, start, end, centre) / (end - start));

/** Population variances and covariance of two columns; the second is read `lag` places later. */
export function comoments(
  x: Float64Array,
  y: Float64Array,
  start: number,
  end: number,
  lag = 0,
): { readonly xx: number; readonly xy: number; readonly yy: number } {
  const n = end - start;
  const xStill = isConstant(x, start, end);
  const yStill = isConstant(y, start + lag, end + lag);
  const mx = mean(x, start, end);
  const my = mean(y, start + lag, end + lag);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = start; i < end; i++) {
    const dx = x[i]! - mx;
    const dy = y[i + lag]! - my;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return { xx: xStill ? 0 : xx / n, xy: xStill || yStill ? 0 : xy / n, yy: yStill ? 0 : yy / n };
}

/** Least-squares slope of the values on 0, 1, 2, ... */
export const slope: WindowKernel = ([x], start, end) => {
  if (isConstant(x!, start, end)) return 0;
  const n = end - start;
  const centre = (n - 1) / 2;
  const m = mean(x!, start, end);
  let cross = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    const d = i - centre;
    cross += d * (x![start + i]! - m);
    square += d * d;
  }
  return cross / square;
};
