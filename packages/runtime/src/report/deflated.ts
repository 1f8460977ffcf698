/** The Sharpe ratio of the rules, judged beside the number of rule sets that were tried. */
import { simpleReturns } from '../statistics/returns.ts';
import { expectedMaximumSharpe, probabilisticSharpe, sharpeVariance } from '../statistics/sharpe-tests.ts';
import { sharpeSample } from './performance.ts';
import type { Report } from './report.ts';
import type { Scene } from './scene.ts';

/** How many rule sets or sets of params were tried before these were chosen. */
export interface Trials {
  readonly count: number;
  /** Who says so: `a sweep of 4,000 sets`. */
  readonly source: string;
  /** Variance of their Sharpe ratios (of one session); where absent, that of the estimate itself is taken. */
  readonly sharpeVariance?: number;
}

export const NO_TRIALS_TOLD: Trials = { count: 1, source: 'none told' };

/** `null` where the returns do not vary. */
export function deflatedOf({ overlay, capital }: Scene, trials: Trials): Report['deflated'] {
  const sample = sharpeSample(simpleReturns(overlay.portfolios.overlay.equity, capital));
  const variance = trials.sharpeVariance ?? sharpeVariance(sample);
  const expectedMaximum = expectedMaximumSharpe(trials.count, variance);
  const deflatedSharpe = probabilisticSharpe(sample, expectedMaximum);
  if (!Number.isFinite(deflatedSharpe)) return null;
  return {
    trials: trials.count,
    trialsSource: trials.source,
    sharpe: sample.sharpe,
    expectedMaximum,
    deflatedSharpe,
  };
}
