/** The shape of a window's distribution, and its memory. */
import { first, ring, whole, window, x } from './parameters.ts';
import type { FunctionSpec } from './spec.ts';

const shape = (
  name: string,
  least: number,
  texts: Pick<FunctionSpec, 'doc' | 'formula' | 'source' | 'example'>,
): FunctionSpec => ({
  name,
  group: 'statistics',
  kind: 'window',
  parameters: [x, window(least)],
  result: 'ratio',
  warmup: first,
  state: ring,
  ...texts,
});

export const distribution: readonly FunctionSpec[] = [
  shape('skewness', 3, {
    doc: 'Skewness of the last n values: negative where the long tail is below.',
    formula: 'mean of ((x - mean) / stdev)^3, population moments; unknown where the values are all equal',
    source: 'scipy.stats.skew, its default',
    example: 'skewness(roc(spx), 60) < -1',
  }),
  shape('kurtosis', 4, {
    doc: 'Excess kurtosis of the last n values: 0 for a normal distribution, above for fat tails.',
    formula:
      'mean of ((x - mean) / stdev)^4, less 3, population moments; unknown where the values are all equal',
    source: 'scipy.stats.kurtosis, its default (Fisher)',
    example: 'kurtosis(roc(spx), 252) > 3',
  }),
  {
    name: 'autocorrelation',
    group: 'statistics',
    kind: 'window',
    parameters: [x, window(3), whole('lag', 1, 'how many observations apart')],
    result: 'ratio',
    range: [-1, 1],
    warmup: first,
    state: ring,
    doc: 'Correlation of the last n values with themselves a lag before: below zero they revert, above they trend.',
    formula:
      "Pearson's correlation of x[t] with x[t-lag] over the n - lag pairs inside the window; unknown with fewer than two pairs, or where one side does not vary",
    source: 'pandas Series.autocorr',
    example: 'autocorrelation(roc(spx), 60) < 0',
  },
];
