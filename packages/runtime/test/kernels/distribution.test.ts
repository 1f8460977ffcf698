/** Skewness, kurtosis and autocorrelation against scipy.stats (defaults) and numpy.corrcoef. */
import { describe, expect, it } from 'vitest';
import { finite, windowKernel } from '../../src/kernels/index.ts';

const eight = [2, 4, 4, 4, 5, 5, 7, 9];
const wild = [1, -2, 0.5, 3, -1.5, 10];

function over(name: string, values: readonly number[], statics: readonly number[] = []): number {
  return finite(windowKernel(name)([Float64Array.from(values)], 0, values.length, statics));
}

describe('the shape of a window', () => {
  it.each<[string, number[], number[], number]>([
    // Mean 5, standard deviation 2: cubes of -1.5 -0.5 -0.5 -0.5 0 0 1 2 sum to 5.25, fourth powers to 22.25.
    ['skewness', eight, [], 5.25 / 8],
    ['kurtosis', eight, [], 22.25 / 8 - 3],
    ['skewness', wild, [], 1.1656539427701702],
    ['kurtosis', wild, [], 0.09890326983632836],
    ['autocorrelation', eight, [1], 0.8526677048606219],
    ['autocorrelation', eight, [2], 0.7427813527082074],
    ['autocorrelation', wild, [1], -0.5829513978471544],
    ['autocorrelation', wild, [2], 0.5250393600101925],
    ['autocorrelation', [1, -1, 1, -1, 1], [1], -1],
  ])('%s of %j with %j is %d', (name, values, statics, expected) => {
    expect(over(name, values, statics)).toBeCloseTo(expected, 13);
  });

  it('what stands still has none, and a lag that leaves no two pairs neither', () => {
    const still = Array.from({ length: 10 }, () => 0.1);
    for (const name of ['skewness', 'kurtosis', 'autocorrelation']) expect(over(name, still, [1])).toBeNaN();
    expect(over('autocorrelation', eight, [7])).toBeNaN();
    expect(over('autocorrelation', eight, [100])).toBeNaN();
  });
});
