/** Sums over a window, always oldest first: the order is part of the definition, since it decides the last bit. */
import type { WindowKernel } from './kernel.ts';

export function mean(x: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]!;
  return sum / (end - start);
}

/** Sum of squared deviations from the mean, in two passes. */
export function squares(x: Float64Array, start: number, end: number): number {
  const m = mean(x, start, end);
  let sum = 0;
  for (let i = start; i < end; i++) {
    const d = x[i]! - m;
    sum += d * d;
  }
  return sum;
}

/** Population standard deviation. */
export const deviation = (x: Float64Array, start: number, end: number): number =>
  Math.sqrt(squares(x, start, end) / (end - start));

/** Population covariance of two columns. */
export function covariance(x: Float64Array, y: Float64Array, start: number, end: number): number {
  const mx = mean(x, start, end);
  const my = mean(y, start, end);
  let sum = 0;
  for (let i = start; i < end; i++) sum += (x[i]! - mx) * (y[i]! - my);
  return sum / (end - start);
}

/** Simple returns of a column over a window: one fewer than its values. */
export function simpleReturns(x: Float64Array, start: number, end: number): Float64Array {
  const r = new Float64Array(end - start - 1);
  for (let i = 0; i < r.length; i++) r[i] = x[start + i + 1]! / x[start + i]! - 1;
  return r;
}

/** Least-squares slope of the values on 0, 1, 2, ... */
export const slope: WindowKernel = ([x], start, end) => {
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
