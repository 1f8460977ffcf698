import { describe, expect, it } from 'vitest';
import {
  breakEvensAround,
  breakEvenWidening,
  challengeOf,
  middleOf,
  profitAtExpiry,
  profitableAround,
} from '../../src/book/break-evens.ts';
import { calm, condor, option, stressed } from '../support/holdings.ts';

const own = condor(1);
const breakEvens = breakEvensAround(own, 5000);

describe('the condor of 4610/4805/5240/5465', () => {
  it('breaks even at 4757.9 and 5287.1', () => {
    expect(breakEvens.lower).toBeCloseTo(4757.9, 1);
    expect(breakEvens.upper).toBeCloseTo(5287.1, 1);
  });

  it.each([
    [4900, 0.4131, 0.463],
    [4860, 0.5783, 0.6141],
    [4850, 0.6196, 0.6519],
    [4700, 1.2392, 1.2188],
    [5150, 0.5225, 0.4819],
    [5200, 0.6966, 0.6708],
    [5000, 0, (5022.5 - 5000) / 264.6],
  ])('at %i is challenged %f from the entry and %f from the centre', (level, entry, centre) => {
    const middle = (breakEvens.lower + breakEvens.upper) / 2;
    expect(challengeOf(breakEvens, 5000, level)).toBeCloseTo(entry, 3);
    expect(challengeOf(breakEvens, middle, level)).toBeCloseTo(centre, 3);
  });

  it('is challenged wholly at its break-evens, from either anchor', () => {
    for (const anchor of [5000, (breakEvens.lower + breakEvens.upper) / 2])
      for (const level of [breakEvens.lower, breakEvens.upper])
        expect(challengeOf(breakEvens, anchor, level)).toBeCloseTo(1, 12);
  });
});

describe('a quarter of a put of 0.75 delta beside it', () => {
  const put = option('put', 5335, 0.25, stressed);
  const merged = [...own, put];

  it('makes three break-evens of two: 4361, 4693, 5141', () => {
    const roots: number[] = [];
    for (let level = 4000; level < 6000; level++)
      if (profitAtExpiry(merged, level) > 0 !== profitAtExpiry(merged, level + 1) > 0) roots.push(level);
    expect(roots).toEqual([4361, 4692, 5141]);
  });

  it('narrows the interval around the middle by 15%', () => {
    const { lower, upper } = breakEvensAround(merged, middleOf(own));
    expect(lower).toBeCloseTo(4693, 0);
    expect(upper).toBeCloseTo(5141.5, 0);
    expect(breakEvenWidening(own, [put])).toBeCloseTo((upper - lower) / (5287.1 - 4757.9) - 1, 3);
  });
});

describe('intervals', () => {
  it('of a short put have no upper end, of a short strangle both', () => {
    expect(breakEvensAround([option('put', 4805, -1, calm, { value: 40 })], 5000)).toEqual({
      lower: 4765,
      upper: Number.POSITIVE_INFINITY,
    });
    const strangle = [
      option('put', 4800, -1, calm, { value: 40 }),
      option('call', 5200, -1, calm, { value: 30 }),
    ];
    expect(breakEvensAround(strangle, 5000)).toEqual({ lower: 4730, upper: 5270 });
  });

  it('are unknown where the level makes no profit', () => {
    const long = [option('put', 4805, 1, calm, { value: 40 })];
    expect(breakEvensAround(long, 5000).lower).toBeNaN();
    expect(profitableAround((level) => 100 - level, 5000).upper).toBeNaN();
  });

  it('of a curve are found to the last bit', () => {
    const { lower, upper } = profitableAround((x) => 250_000 - (x - 5000) * (x - 5000), 5000);
    expect([lower, upper]).toEqual([4500, 5500]);
  });

  it('are widened by a strangle of a later expiry that is sold beside, and by nothing at all not', () => {
    const later = { expiry: 20060 };
    const months = { ...calm, years: 90 / 365 };
    const strangle = [option('put', 4300, -1, months, later), option('call', 5700, -1, months, later)];
    expect(breakEvenWidening(own, strangle)).toBeGreaterThan(0);
    expect(breakEvenWidening(own, [])).toBe(0);
  });
});
