import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratesOfReturn, xirr } from '../../src/options/irr.ts';
import { day } from '../support/data.ts';

const flows = (rows: readonly (readonly [string, number])[]) =>
  rows.map(([date, amount]) => ({ day: day(date), amount }));
const yearly = (...amounts: readonly number[]) => amounts.map((amount, i) => ({ day: 365 * i, amount }));

describe('textbook cases', () => {
  it("Microsoft's example of XIRR", () => {
    const example = flows([
      ['2008-01-01', -10000],
      ['2008-03-01', 2750],
      ['2008-10-30', 4250],
      ['2009-02-15', 3250],
      ['2009-04-01', 2750],
    ]);
    expect(xirr(example)).toBeCloseTo(0.373362535, 8);
  });

  it('one year at ten percent, and half a year', () => {
    expect(xirr(yearly(-100, 110))).toBeCloseTo(0.1, 14);
    expect(
      xirr(
        flows([
          ['2023-01-01', -100],
          ['2023-07-02', 110],
        ]),
      ),
    ).toBeCloseTo(1.1 ** (365 / 182) - 1, 12);
  });

  it('the investment of Brealey and Myers: -4000, 2000, 4000 is 28.08%', () => {
    expect(xirr(yearly(-4000, 2000, 4000))).toBeCloseTo(0.28078, 5);
  });

  it('several roots are none: -1000, 2500, -1560 is worth nothing at 20% and at 30%', () => {
    const twice = yearly(-1000, 2500, -1560);
    const [first, second] = ratesOfReturn(twice);
    expect(first).toBeCloseTo(0.2, 10);
    expect(second).toBeCloseTo(0.3, 10);
    expect(xirr(twice)).toBeNaN();
  });

  it('none: flows of one sign, a day alone, and 1000, -3000, 2500, which is never worth nothing', () => {
    expect(xirr(yearly(100, 10))).toBeNaN();
    expect(
      xirr(
        flows([
          ['2024-01-02', -100],
          ['2024-01-02', 110],
        ]),
      ),
    ).toBeNaN();
    expect(xirr([])).toBeNaN();
    expect(ratesOfReturn(yearly(1000, -3000, 2500))).toEqual([]);
    expect(xirr(yearly(-100, Number.NaN))).toBeNaN();
  });

  it('changes of sign that leave one root give it', () => {
    expect(xirr(yearly(-100, 230, -120))).toBeNaN();
    // 100 x 1.331 - 60 x 1.21 + 10 x 1.1 = 71.5
    expect(xirr(yearly(-100, 60, -10, 71.5))).toBeCloseTo(0.1, 12);
  });

  it('a loss of all, or more, has none; of nearly all in some days it is -100%, of a day what a year of such days is', () => {
    expect(xirr(yearly(-100, 0))).toBeNaN();
    expect(xirr(yearly(-100, -5))).toBeNaN();
    const days = (span: number, end: number) =>
      xirr([
        { day: 0, amount: -100 },
        { day: span, amount: end },
      ]);
    expect(days(10, 1)).toBe(-1);
    expect(days(1, 101)).toBeCloseTo(1.01 ** 365 - 1, 8);
    expect(days(365 * 30, 20 * 100)).toBeCloseTo(20 ** (1 / 30) - 1, 12);
  });
});

it('hundreds of flows of either sign are solved: monthly trades that each earn 1% of their capital in 30 days', () => {
  const flows = Array.from({ length: 200 }, (_, i) => [
    { day: 31 * i, amount: -1000 - 7 * i },
    { day: 31 * i + 30, amount: 1.01 * (1000 + 7 * i) },
  ]).flat();
  expect(xirr(flows)).toBeCloseTo(1.01 ** (365 / 30) - 1, 10);
});

it('finds every rate that flows were made from', () => {
  const rate = fc.double({ min: -0.5, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(rate, { minLength: 1, maxLength: 3 }), (rates) => {
      fc.pre(rates.every((a, i) => rates.every((b, j) => i === j || Math.abs(a - b) > 0.01)));
      // The polynomial in 1 + r with these roots, its coefficients as flows a year apart.
      let coefficients = [1];
      for (const r of rates) {
        const next = [...coefficients, 0];
        coefficients.forEach((c, i) => {
          next[i + 1]! -= c * (1 + r);
        });
        coefficients = next;
      }
      const found = ratesOfReturn(yearly(...coefficients));
      expect(found).toHaveLength(rates.length);
      for (const [i, r] of rates.toSorted((a, b) => a - b).entries()) expect(found[i]).toBeCloseTo(r, 6);
    }),
  );
});
