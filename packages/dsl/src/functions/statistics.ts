/** Statistics over a window. */
import { first, none, ring, series, window, x } from './parameters.ts';
import type { DimensionSpec, FunctionSpec } from './spec.ts';

/** An entry for a function of the last n values of one series. */
const over = (
  name: string,
  result: DimensionSpec,
  least: number,
  texts: Pick<FunctionSpec, 'doc' | 'formula' | 'source' | 'example'>,
  more: Partial<FunctionSpec> = {},
): FunctionSpec => ({
  name,
  group: 'statistics',
  kind: 'window',
  parameters: [x, window(least)],
  result,
  warmup: first,
  state: ring,
  ...texts,
  ...more,
});

const pair = [series('x', 'a', 'the first series'), series('y', 'b', 'the second series')];
const two = [series('x', 'a', 'a number'), series('y', 'a', 'another of the same dimension')];

const pairwise = (name: string, which: string): FunctionSpec => ({
  name,
  hidden: true,
  group: 'statistics',
  kind: 'pointwise',
  parameters: two,
  result: 'a',
  warmup: none,
  state: none,
  doc: `The ${which} of two numbers.`,
  formula: `the ${which} of x and y`,
  source: 'arithmetic',
  example: `${name.slice(0, 3)}(vix, 30)`,
});

export const statistics: readonly FunctionSpec[] = [
  over('sum', 'a', 1, {
    doc: 'Sum of the last n values.',
    formula: 'x[t-n+1] + ... + x[t], oldest first',
    source: 'TA-Lib SUM',
    example: 'sum(vix, 5)',
  }),
  over('min', 'a', 1, {
    doc: 'Least of the last n values, or of two numbers.',
    formula: 'min(x, 20 sessions): the least of the window; min(x, y): the lesser of the two numbers',
    source: 'TA-Lib MIN',
    example: 'spx < 1.02 * min(spx, 20 sessions)',
  }),
  over('max', 'a', 1, {
    doc: 'Greatest of the last n values, or of two numbers.',
    formula: 'max(x, 20 sessions): the greatest of the window; max(x, y): the greater of the two numbers',
    source: 'TA-Lib MAX',
    example: 'spx < 0.9 * max(spx, 252 sessions)',
  }),
  over('lowest', 'a', 1, {
    doc: 'Least of the last n values; n may be a bare count, which `min` would take for a second number.',
    formula: 'the least of x[t-n+1] .. x[t]',
    source: 'Pine Script ta.lowest; TA-Lib MIN',
    example: 'spx == lowest(spx, 20)',
  }),
  over('highest', 'a', 1, {
    doc: 'Greatest of the last n values; n may be a bare count, which `max` would take for a second number.',
    formula: 'the greatest of x[t-n+1] .. x[t]',
    source: 'Pine Script ta.highest; TA-Lib MAX',
    example: 'spx == highest(spx, 20)',
  }),
  pairwise('min2', 'lesser'),
  pairwise('max2', 'greater'),
  over('median', 'a', 1, {
    doc: 'Median of the last n values.',
    formula: 'the middle value in order; of an even number, the mean of the two in the middle',
    source: 'elementary',
    example: 'median(vix, 21)',
  }),
  over('stdev', 'a', 2, {
    doc: 'Population standard deviation of the last n values.',
    formula: 'sqrt(sum (x - mean)^2 / n), in two passes; exactly 0 where the values are all equal',
    source: 'TA-Lib STDDEV (population); realized_vol uses the sample form',
    example: 'stdev(vix, 20)',
  }),
  over('variance', { square: 'a' }, 2, {
    doc: 'Population variance of the last n values.',
    formula: 'sum (x - mean)^2 / n, in two passes',
    source: 'TA-Lib VAR',
    example: 'variance(vix, 20) > 4 * vix * vix / 100',
  }),
  over('zscore', 'ratio', 2, {
    doc: 'How many standard deviations the value lies above the mean of the last n values, itself included.',
    formula: '(x[t] - mean) / stdev, population standard deviation; unknown where the values are all equal',
    source: 'elementary',
    example: 'zscore(vix, 252) > 2',
  }),
  over(
    'percentile_rank',
    'ratio',
    1,
    {
      doc: 'Share of the last n values, today included, that are not above the value.',
      formula: 'count of x[i] <= x[t] in the window, divided by n',
      source: 'empirical distribution function',
      example: 'percentile_rank(vix, 252) > 80%',
    },
    { range: [0, 1], unitScale: true },
  ),
  over('slope', 'a', 2, {
    doc: 'Slope of the least-squares line through the last n values, per observation.',
    formula: 'sum (i - mean i)(x[i] - mean x) / sum (i - mean i)^2; exactly 0 where the values are all equal',
    source: 'TA-Lib LINEARREG_SLOPE',
    example: 'slope(vix, 20) > 0.1',
  }),
  over(
    'correlation',
    'ratio',
    2,
    {
      doc: "Pearson's correlation of two series over the last n values.",
      formula: 'covariance / (stdev x * stdev y); unknown where one does not vary',
      source: 'TA-Lib CORREL',
      example: 'correlation(spx, vix, 60) < -0.8',
    },
    { parameters: [...pair, window(2)], state: (n = 0) => 2 * n, range: [-1, 1] },
  ),
  over(
    'beta',
    'ratio',
    2,
    {
      doc: 'Beta of x against a benchmark y: slope of its simple returns on those of y over the last n returns.',
      formula: 'covariance(rx, ry) / variance(ry), r[t] = x[t] / x[t-1] - 1',
      source: 'CAPM; Sharpe (1964)',
      example: 'beta(vix, spx, 60) < -3',
    },
    { parameters: [...pair, window(2)], extra: 1, warmup: (n = 0) => n + 1, state: (n = 0) => 2 * (n + 1) },
  ),
  over('half_life', 'count', 3, {
    doc: 'Half-life of mean reversion, in observations: how long a deviation of the logarithm takes to halve.',
    formula: 'ln 2 / -ln b, b the slope of ln x[t] on ln x[t-1] over the window; unknown unless 0 < b < 1',
    source: 'discretised Ornstein-Uhlenbeck process on log x',
    example: 'half_life(vix, 252) < 10',
  }),
];
