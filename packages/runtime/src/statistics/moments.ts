/** Moments and quantiles of a sample, with the estimators of pandas and scipy. NaN where a sample is too small for one. */
import { mean, squares } from '../kernels/moments.ts';

export const meanOf = (x: Float64Array): number => mean(x, 0, x.length);

/** Sample standard deviation (n - 1). */
export const stdev = (x: Float64Array): number =>
  x.length < 2 ? Number.NaN : Math.sqrt(squares(x, 0, x.length) / (x.length - 1));

/** Mean of the k-th powers of the deviations from the mean, k being 2, 3 or 4. */
function central(x: Float64Array, k: 2 | 3 | 4): number {
  const centre = meanOf(x);
  let sum = 0;
  for (const value of x) {
    const d = value - centre;
    sum += k === 2 ? d * d : k === 3 ? d * d * d : d * d * d * d;
  }
  return sum / x.length;
}

/** Third and fourth standardised moments of the sample as it is (scipy: `skew(x)`, `kurtosis(x, fisher=False)`). */
export function standardised(x: Float64Array): { readonly skew: number; readonly kurtosis: number } {
  if (squares(x, 0, x.length) === 0) return { skew: Number.NaN, kurtosis: Number.NaN };
  const variance = central(x, 2);
  return {
    skew: central(x, 3) / (variance * Math.sqrt(variance)),
    kurtosis: central(x, 4) / (variance * variance),
  };
}

/** Adjusted Fisher-Pearson skewness G1, as `pandas.Series.skew`. */
export function skewness(x: Float64Array): number {
  const n = x.length;
  return n < 3 ? Number.NaN : (standardised(x).skew * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Unbiased excess kurtosis G2, as `pandas.Series.kurt`: 0 for a normal distribution. */
export function excessKurtosis(x: Float64Array): number {
  const n = x.length;
  if (n < 4) return Number.NaN;
  const excess = standardised(x).kurtosis - 3;
  return ((n - 1) * ((n + 1) * excess + 6)) / ((n - 2) * (n - 3));
}

/** Quantile of values in ascending order, interpolated linearly between ranks (numpy's default); NaN of none. */
export function quantile(sorted: Float64Array, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = (sorted.length - 1) * q;
  const below = Math.floor(rank);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (rank - below);
}

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export const median = (values: ArrayLike<number>): number => quantile(Float64Array.from(values).sort(), 0.5);
