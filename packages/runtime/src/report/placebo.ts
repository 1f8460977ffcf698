/** Random timing with the same time in hedge, as a histogram beside what the rules earned. */
import type { Report } from './report.ts';
import type { Scene } from './scene.ts';

const BINS = 24;

export function placeboOf({ overlay }: Scene): Report['placebo'] {
  const { trials, seed, layerPnl, pValuePnl, pValueShortfall, rulesPnl } = overlay.placebo;
  return {
    trials,
    seed,
    pValuePnl,
    pValueShortfall,
    histogram: histogramOf(layerPnl, BINS),
    rulesPnl,
  };
}

/** Bins of equal width from the least to the greatest value, the last one closed; one bin where all are equal. */
export function histogramOf(values: Float64Array, bins: number): Report['placebo']['histogram'] {
  if (values.length === 0) return [];
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  if (low === high) return [{ from: low, to: high, count: values.length }];
  const width = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - low) / width))]!++;
  return counts.map((count, i) => ({
    from: low + i * width,
    to: i === bins - 1 ? high : low + (i + 1) * width,
    count,
  }));
}
