import { describe, expect, it } from 'vitest';
import { drawdownSeries, drawdownSpans, ulcerIndex } from '../../src/statistics/drawdowns.ts';

describe('drawdowns, by hand', () => {
  //                            0   1    2   3   4    5    6    7
  const equity = Float64Array.of(95, 100, 110, 99, 104, 110, 121, 60.5);

  it('stand below the highest value so far, the capital included', () => {
    const expected = [-0.05, 0, 0, -0.1, 104 / 110 - 1, 0, 0, -0.5];
    drawdownSeries(equity, 100).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 15);
    });
  });

  it('begin at a peak, the capital being one, and end at its height', () => {
    expect(
      drawdownSpans(equity, 100).map(({ depth, ...span }) => ({ ...span, depth: +depth.toFixed(12) })),
    ).toEqual([
      { peak: -1, trough: 0, recovered: 1, depth: -0.05 },
      { peak: 2, trough: 3, recovered: 5, depth: -0.1 },
      { peak: 6, trough: 7, recovered: null, depth: -0.5 },
    ]);
  });

  it('are none while the account rises', () => {
    expect(drawdownSpans(Float64Array.of(100, 101, 101), 100)).toEqual([]);
    expect(ulcerIndex(Float64Array.of(0, 0, 0))).toBe(0);
  });
});
