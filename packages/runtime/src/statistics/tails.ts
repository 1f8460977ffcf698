/** The tails of returns: historical value at risk and expected shortfall, and ratios of gains to losses. */
import { quantile } from './moments.ts';

/** How many of n observations are the worst share `q`: empyrical's `int((n - 1) * q) + 1`. */
export const tailCount = (n: number, q: number): number => Math.floor((n - 1) * q) + 1;

/** Return that a share `q` of sessions falls short of, interpolated between ranks (empyrical `value_at_risk`). */
export const valueAtRisk = (returns: Float64Array, q: number): number => quantile(returns.slice().sort(), q);

/** Mean of the worst share `q` of the returns (empyrical `conditional_value_at_risk`); negative where they lose. */
export function expectedShortfall(returns: Float64Array, q: number): number {
  const worst = returns.slice().sort().subarray(0, tailCount(returns.length, q));
  let sum = 0;
  for (const value of worst) sum += value;
  return sum / worst.length;
}

/** The 95th percentile over the size of the 5th (empyrical `tail_ratio`); NaN where the lower one is zero. */
export function tailRatio(returns: Float64Array): number {
  const sorted = returns.slice().sort();
  const low = Math.abs(quantile(sorted, 0.05));
  return low === 0 ? Number.NaN : Math.abs(quantile(sorted, 0.95)) / low;
}

/** Sum of the gains over the sum of the losses (empyrical `omega_ratio` at a threshold of 0); NaN without a loss. */
export function omega(returns: Float64Array): number {
  let gains = 0;
  let losses = 0;
  for (const r of returns) {
    if (r > 0) gains += r;
    else losses -= r;
  }
  return losses === 0 ? Number.NaN : gains / losses;
}
