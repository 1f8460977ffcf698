/** Least squares of one series on another. */
import { comoments } from '../kernels/moments.ts';
import { meanOf } from './moments.ts';

/** Slope of y on x with an intercept; NaN where x does not vary. */
export function betaOf(y: Float64Array, x: Float64Array): number {
  const { xx, xy } = comoments(x, y, 0, x.length);
  return xx > 0 ? xy / xx : Number.NaN;
}

/** The same over the places where x is below zero: what moves with x when x loses. */
export function downsideBeta(y: Float64Array, x: Float64Array): number {
  const losing = (_: number, i: number): boolean => x[i]! < 0;
  return betaOf(y.filter(losing), x.filter(losing));
}

/**
 * Coefficient of r^2 in the regression y = a + b r + c r^2 (Treynor and Mazuy 1966): positive where y gains from moves
 * either way. NaN where r takes fewer than three values.
 */
export function convexityOf(y: Float64Array, r: Float64Array): number {
  const squared = r.map((value) => value * value);
  // What is left of r^2 and of y once their part along r is taken away (Frisch-Waugh-Lovell).
  const rest = residuals(squared, r);
  const { xx } = comoments(rest, rest, 0, rest.length);
  const { xx: whole } = comoments(squared, squared, 0, r.length);
  if (!(xx > whole * 1e-20)) return Number.NaN;
  return betaOf(residuals(y, r), rest);
}

function residuals(y: Float64Array, x: Float64Array): Float64Array {
  const slope = betaOf(y, x);
  const [centreY, centreX] = [meanOf(y), meanOf(x)];
  return y.map((value, i) => value - centreY - slope * (x[i]! - centreX));
}
