/**
 * How much a Sharpe ratio proves: Bailey and Lopez de Prado, "The Sharpe Ratio Efficient Frontier" (2012) and "The
 * Deflated Sharpe Ratio" (2014). Sharpe ratios here are of one session, not of a year.
 */
import { normalCdf, normalInverse } from '../options/normal.ts';

export interface SharpeSample {
  readonly sharpe: number;
  /** Number of returns. */
  readonly sessions: number;
  /** Third and fourth standardised moments of the returns; the latter is 3 for a normal distribution. */
  readonly skew: number;
  readonly kurtosis: number;
}

/** Variance of the estimate of a Sharpe ratio, for returns that are not normal (Mertens 2002). */
export const sharpeVariance = ({ sharpe, sessions, skew, kurtosis }: SharpeSample): number =>
  (1 - skew * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe) / (sessions - 1);

/** Probability that the true Sharpe ratio is above `benchmark`; NaN where the moments are unknown. */
export const probabilisticSharpe = (sample: SharpeSample, benchmark = 0): number =>
  normalCdf((sample.sharpe - benchmark) / Math.sqrt(sharpeVariance(sample)));

const EULER_MASCHERONI = 0.5772156649015329;

/**
 * Expected greatest Sharpe ratio of `trials` independent strategies without skill, whose Sharpe ratios vary by
 * `variance`. Of one trial it is 0, the mean.
 */
export function expectedMaximumSharpe(trials: number, variance: number): number {
  if (trials <= 1) return 0;
  const first = normalInverse(1 - 1 / trials);
  const second = normalInverse(1 - 1 / (trials * Math.E));
  return Math.sqrt(variance) * ((1 - EULER_MASCHERONI) * first + EULER_MASCHERONI * second);
}
