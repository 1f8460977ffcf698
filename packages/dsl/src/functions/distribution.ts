/** The shape of a window's distribution, its memory, and the state that a series is in. */
import { first, fixed, one, ring, series, whole, window, x } from './parameters.ts';
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
  {
    name: 'regime_probability',
    group: 'statistics',
    kind: 'recurrence',
    parameters: [
      series('x', 'ratio', 'the series, such as the logarithm of vix'),
      fixed('low_mean', 'ratio', 2.64, 'mean in the low state'),
      fixed('low_sd', 'ratio', 0.16, 'standard deviation in the low state', 1e-6),
      fixed('high_mean', 'ratio', 3.21, 'mean in the high state'),
      fixed('high_sd', 'ratio', 0.25, 'standard deviation in the high state', 1e-6),
      fixed('stay', 'ratio', 0.996, 'probability that a state lasts another observation', 0.5, 0.9999),
    ],
    result: 'ratio',
    range: [0, 1],
    unitScale: true,
    warmup: one,
    state: () => 2,
    doc: 'Filtered probability that the series is in the high one of two states, from what was known by then. The defaults were fitted to the logarithm of VIX closes of 1990 to 2009 (states of about 14 and 25), so that they look ahead of no later date.',
    formula:
      'prior = stay * p[t-1] + (1 - stay) * (1 - p[t-1]), p before the first observation 1/2; p[t] = prior * f_high / (prior * f_high + (1 - prior) * f_low), f normal densities',
    source: 'Hamilton (1989), two states, given parameters',
    example: 'regime_probability(log(vix)) < 10% for 10 sessions',
  },
];
