/** Break-evens found numerically: the condor of S 5000, 30 days, 18% and what overlays make of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenWidening } from '../../src/book/break-evens.ts';
import { price, type Right } from '../../src/options/black-scholes.ts';
import { breakEvenPoints, type HeldLeg, profitAt } from '../../src/options/break-evens.ts';
import { breakEvens, condorForDeltas, creditOf, payoff } from '../../src/options/condor.ts';
import { strikeForDelta } from '../../src/options/invert.ts';
import type { PricedOption } from '../../src/options/priced.ts';

const market = { spot: 5000, years: 30 / 365, rate: 0.045, dividend: 0.013 };

function held(right: Right, strike: number, count: number, vol = 0.18, years = market.years): HeldLeg {
  const contract = { ...market, right, strike, vol, years };
  return { contract, count, paid: price(contract) };
}

/** The same as a position of one contract whose point is worth one. */
const positionOf = ({ contract, count, paid }: HeldLeg): PricedOption => ({
  kind: 'option',
  underlying: 'spx',
  contracts: count,
  multiplier: 1,
  entry: paid,
  value: paid,
  contract,
  expiry: contract.years,
  onVolatility: false,
});

const core = [held(-1, 4610, 1), held(-1, 4805, -1), held(1, 5240, -1), held(1, 5465, 1)];
const put75 = strikeForDelta({ ...market, right: -1, vol: 0.3 }, 0.75);

describe('break-evens at expiry', () => {
  it("the condor's are its short strikes and its credit", () => {
    const [lower, upper, ...more] = breakEvenPoints(core, market.years);
    expect(lower).toBeCloseTo(4757.9, 1);
    expect(upper).toBeCloseTo(5287.1, 1);
    expect(more).toEqual([]);
  });

  it('of any condor they are those of the formula, and its profit is its payoff', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.6, noNaN: true }),
        fc.double({ min: 0.1, max: 0.3, noNaN: true }),
        fc.double({ min: 3500, max: 6500, noNaN: true }),
        (vol, short, spot) => {
          const m = { ...market, vol };
          const condor = condorForDeltas(m, short, short / 4);
          const credit = creditOf(condor, m);
          const legs = [
            held(-1, condor.longPut, 1, vol),
            held(-1, condor.shortPut, -1, vol),
            held(1, condor.shortCall, -1, vol),
            held(1, condor.longCall, 1, vol),
          ];
          const { lower, upper } = breakEvens(condor, credit);
          const found = breakEvenPoints(legs, m.years);
          expect(found).toHaveLength(2);
          expect(Math.abs(found[0]! - lower)).toBeLessThan(1e-8);
          expect(Math.abs(found[1]! - upper)).toBeLessThan(1e-8);
          expect(Math.abs(profitAt(legs, spot, m.years) - payoff(condor, credit, spot))).toBeLessThan(1e-8);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a quarter of a put in the money over the condor makes three, and narrows the up side', () => {
    const overlay = [held(-1, put75, 0.25, 0.3)];
    const points = breakEvenPoints([...core, ...overlay], market.years);
    expect(points).toHaveLength(3);
    for (const [i, near] of [4361, 4693, 5141].entries()) {
      expect(Math.abs(points[i]! - near)).toBeLessThan(1);
    }
    for (const point of points) {
      expect(Math.abs(profitAt([...core, ...overlay], point, market.years))).toBeLessThan(1e-9);
    }
    // (5141.5 - 4692.8) / (5287.1 - 4757.9) - 1, between the two that hold the level.
    expect(breakEvenWidening(core.map(positionOf), overlay.map(positionOf))).toBeCloseTo(-0.1521, 3);
  });

  it('a strangle of a later cycle is revalued by model at the expiry of the core', () => {
    const later = 120 / 365;
    const strangle = [-1, 1].map((right) => {
      const r = right as Right;
      return held(r, strikeForDelta({ ...market, years: later, right: r, vol: 0.18 }, 0.1), -1, 0.18, later);
    });
    const merged = [...core, ...strangle];
    const points = breakEvenPoints(merged, market.years);
    expect(points).toHaveLength(2);
    // At a break-even of the merged book the condor has lost what the strangle, 90 days before its end, has gained.
    for (const at of points) {
      const lost = profitAt(core, at, market.years);
      let gained = 0;
      for (const { contract, paid } of strangle) {
        gained += paid - price({ ...contract, spot: at, years: later - market.years });
      }
      expect(Math.abs(lost + gained)).toBeLessThan(1e-9);
    }
    const width = points[1]! - points[0]!;
    const widening = breakEvenWidening(core.map(positionOf), strangle.map(positionOf));
    expect(widening).toBeCloseTo(width / (5287.0784 - 4757.9216) - 1, 6);
  });

  it('there may be one, or none', () => {
    expect(breakEvenPoints([held(-1, 5000, 1)], market.years)).toHaveLength(1);
    expect(breakEvenPoints([held(-1, 5000, 1), held(-1, 5000, -1)], market.years)).toEqual([]);
    expect(breakEvenPoints([], 0)).toEqual([]);
  });
});
