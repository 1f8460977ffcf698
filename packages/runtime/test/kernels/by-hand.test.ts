/** Kernels on cases small enough to be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { finite, pointwiseKernel, windowKernel } from '../../src/kernels/index.ts';
import { runRecurrence } from './drive.ts';

const columns = (...rows: readonly (readonly number[])[]): Float64Array[] =>
  rows.map((row) => Float64Array.from(row));

/** A window function, `name` or `name.member`, of all the values given. */
function over(name: string, values: readonly (readonly number[])[], statics: readonly number[] = []): number {
  const [fn, member] = name.split('.');
  return finite(windowKernel(fn!, member)(columns(...values), 0, values[0]!.length, statics));
}

const eight = [2, 4, 4, 4, 5, 5, 7, 9];

describe('windows', () => {
  it.each<[string, (readonly number[])[], number]>([
    ['sma', [[1, 2, 6]], 3],
    ['wma', [[1, 2, 3]], 14 / 6],
    ['sum', [[1, 2, 6]], 9],
    ['min', [[3, 1, 2]], 1],
    ['max', [[1, 3, 2]], 3],
    ['lowest', [[3, 1, 2]], 1],
    ['highest', [[1, 3, 2]], 3],
    ['median', [[1, 3, 2]], 2],
    ['median', [[4, 1, 3, 2]], 2.5],
    // The population's: eight numbers with mean 5 whose squared deviations sum to 32.
    ['stdev', [eight], 2],
    ['variance', [eight], 4],
    ['zscore', [eight], 2],
    // Two is not above two, and today counts.
    ['percentile_rank', [[1, 2, 3, 2]], 0.75],
    ['percentile_rank', [[3, 2, 1]], 1 / 3],
    ['slope', [[1, 3, 2, 4]], 0.8],
    [
      'correlation',
      [
        [1, 2, 3],
        [1, 2, 4],
      ],
      3 / Math.sqrt((2 * 42) / 9),
    ],
    [
      'correlation',
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
      -1,
    ],
    // Returns of 20% and -20% on those of 10% and -10%.
    [
      'beta',
      [
        [100, 120, 96],
        [100, 110, 99],
      ],
      2,
    ],
    ['change', [[4, 9, 6]], 2],
    ['roc', [[4, 9, 6]], 0.5],
    ['drawdown', [[100, 120, 90]], 0.25],
    ['drawdown', [[100, 90, 120]], 0],
    // Log returns of 1% and -1%: sample variance 2e-4, 252 sessions a year.
    ['realized_vol', [[100, 100 * Math.exp(0.01), 100]], Math.sqrt(252 * 2e-4)],
    [
      'cci',
      [
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
      ],
      2 / (0.015 * 1.2),
    ],
    [
      'williams_r',
      [
        [10, 12, 11],
        [8, 9, 9],
        [9, 11, 10],
      ],
      -50,
    ],
    // Typical prices 10, 11, 10.5, 11: flows of 1100 and 220 up, 525 down.
    [
      'mfi',
      [
        [10, 11, 10.5, 11],
        [10, 11, 10.5, 11],
        [10, 11, 10.5, 11],
        [1, 100, 50, 20],
      ],
      100 - 100 / (1 + 1320 / 525),
    ],
  ])('%s of %j is %d', (name, values, expected) => {
    expect(over(name, values)).toBeCloseTo(expected, 12);
  });

  it('bollinger bands are as wide as told', () => {
    expect(['middle', 'upper', 'lower'].map((m) => over(`bollinger.${m}`, [eight], [1.5]))).toEqual([
      5, 8, 2,
    ]);
  });

  it('half_life: a logarithm that halves its distance each time has one of 1, and what runs away none', () => {
    const halving = [1, 0.5, 0.25, 0.125, 0.0625].map(Math.exp);
    expect(over('half_life', [halving])).toBeCloseTo(1, 12);
    expect(over('half_life', [[...halving].reverse()])).toBeNaN();
    expect(over('half_life', [[1, Math.E, 1, Math.E]])).toBeNaN();
  });

  it('a series that stands still has no deviation, whatever its mean is rounded to', () => {
    const still = Array.from({ length: 10 }, () => 0.1);
    const moving = still.map((x, i) => x + i);
    expect(over('stdev', [still])).toBe(0);
    expect(over('variance', [still])).toBe(0);
    expect(over('slope', [still])).toBe(0);
    expect(over('realized_vol', [still])).toBe(0);
    expect(over('bollinger.upper', [still], [2])).toBe(over('bollinger.lower', [still], [2]));
    for (const name of ['zscore', 'half_life']) expect(over(name, [still])).toBeNaN();
    for (const name of ['correlation', 'beta']) expect(over(name, [moving, still])).toBeNaN();
    for (const name of ['cci', 'williams_r']) expect(over(name, [still, still, still])).toBeNaN();
    expect(over('beta', [still, moving])).toBe(0);
    expect(over('mfi', [still, still, still, moving])).toBe(50);
  });

  it('no correlation goes beyond 1 by rounding', () => {
    const x = Array.from({ length: 50 }, (_, i) => Math.sin(i) / 3);
    for (const factor of [0.1, 0.7, 3, -7]) {
      const r = over('correlation', [x, x.map((value) => factor * value)]);
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(r).toBeCloseTo(Math.sign(factor), 14);
    }
  });

  it('what divides by nothing, or takes the logarithm of less, is unknown', () => {
    expect(over('roc', [[0, 1]])).toBeNaN();
    expect(over('drawdown', [[0, 0]])).toBeNaN();
    expect(over('realized_vol', [[1, -1, 1]])).toBeNaN();
    expect(over('half_life', [[1, 0, 1, 2]])).toBeNaN();
    expect(over('sum', [[1e308, 1e308]])).toBeNaN();
  });
});

describe('recurrences', () => {
  const unknown = Number.NaN;
  it.each<[string, (readonly number[])[], number[], number[][]]>([
    ['ema', [[1, 2, 3, 4]], [3], [[unknown, unknown, 2, 3]]],
    ['rma', [[1, 2, 3, 5]], [3], [[unknown, unknown, 2, 3]]],
    ['cumsum', [[1, -2, 5]], [], [[1, -1, 4]]],
    ['rsi', [[1, 2, 1, 1]], [2], [[unknown, unknown, 50, 50]]],
    ['rsi', [[1, 2, 3]], [2], [[unknown, unknown, 100]]],
    ['rsi', [[3, 2, 1]], [2], [[unknown, unknown, 0]]],
    ['rsi', [[7, 7, 7]], [2], [[unknown, unknown, 50]]],
    // 1 and 2 smooth to 2 and 1.5 (n 1 and 2); the signal of one value is the line.
    [
      'macd',
      [[1, 2]],
      [1, 2, 1],
      [
        [unknown, 0.5],
        [unknown, 0.5],
        [unknown, 0],
      ],
    ],
    // A gap up: from the close before, not from the bar's own low.
    [
      'atr',
      [
        [10, 12],
        [9, 11],
        [9.5, 11.5],
      ],
      [1],
      [[unknown, 2.5]],
    ],
    [
      'stochastic',
      [
        [10, 12],
        [8, 9],
        [9, 11],
      ],
      [2, 1, 1],
      [
        [unknown, 75],
        [unknown, 75],
      ],
    ],
    [
      'stochastic',
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      [2, 1, 1],
      [
        [unknown, 0],
        [unknown, 0],
      ],
    ],
    [
      'obv',
      [
        [10, 11, 11, 10],
        [5, 7, 9, 4],
      ],
      [],
      [[0, 7, 7, 3]],
    ],
    // Only upward moves: +DI has all, and DX is 100.
    [
      'adx',
      [
        [10, 11, 12, 13],
        [9, 10, 11, 12],
        [9.5, 10.5, 11.5, 12.5],
      ],
      [2],
      [[unknown, unknown, unknown, 100]],
    ],
  ])('%s of %j with %j', (name, values, statics, expected) => {
    expect(runRecurrence(name, columns(...values), statics, expected.length)).toEqual(columns(...expected));
  });
});

describe('functions of one tick', () => {
  it.each<[string, number[], number]>([
    ['log', [Math.E], 1],
    ['exp', [0], 1],
    ['sqrt', [9], 3],
    ['abs', [-4], 4],
    ['min2', [3, 2], 2],
    ['max2', [3, 2], 3],
    ['yoy', [103, 100], 0.03],
  ])('%s of %j is %d', (name, args, expected) => {
    expect(pointwiseKernel(name)(args, [])).toBeCloseTo(expected, 14);
  });

  it.each<[string, number[]]>([
    ['log', [0]],
    ['log', [-1]],
    ['sqrt', [-1]],
    ['exp', [1000]],
    ['yoy', [1, 0]],
  ])('%s of %j is unknown', (name, args) => {
    expect(finite(pointwiseKernel(name)(args, []))).toBeNaN();
  });
});
