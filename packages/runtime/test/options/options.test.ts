/** Options mathematics: worked examples of the domain reference, and identities. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { black76, type Contract, greeks, price } from '../../src/options/black-scholes.ts';
import {
  breakEvens,
  challenge,
  condorForDeltas,
  condorGreeks,
  creditOf,
  payoff,
} from '../../src/options/condor.ts';
import { impliedVol, strikeForDelta } from '../../src/options/invert.ts';
import { erfc, normalCdf, normalInverse } from '../../src/options/normal.ts';

const market = { spot: 5000, years: 30 / 365, rate: 0.045, dividend: 0.013 };
const contracts = fc.record({
  right: fc.constantFrom(1 as const, -1 as const),
  spot: fc.constant(5000),
  strike: fc.double({ min: 3500, max: 6500, noNaN: true }),
  years: fc.double({ min: 2 / 365, max: 2, noNaN: true }),
  vol: fc.double({ min: 0.08, max: 1.2, noNaN: true }),
  rate: fc.double({ min: 0, max: 0.08, noNaN: true }),
  dividend: fc.double({ min: 0, max: 0.05, noNaN: true }),
});

describe('the normal distribution', () => {
  it('erfc and N at values known to 16 digits', () => {
    expect(erfc(0)).toBe(1);
    expect(erfc(1)).toBeCloseTo(0.15729920705028513, 16);
    expect(erfc(5) / 1.5374597944280349e-12).toBeCloseTo(1, 13);
    expect(erfc(-2)).toBeCloseTo(1.9953222650189527, 15);
    expect(normalCdf(-7) / 1.279812543885835e-12).toBeCloseTo(1, 12);
  });

  it('its inverse undoes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalInverse(p)) / p - 1)).toBeLessThan(1e-12);
      }),
    );
    expect(normalInverse(0)).toBeNaN();
    expect(normalInverse(1)).toBeNaN();
  });
});

describe('identities', () => {
  it('put-call parity', () => {
    fc.assert(
      fc.property(contracts, (c) => {
        const gap = price({ ...c, right: 1 }) - price({ ...c, right: -1 });
        const forward = c.spot * Math.exp(-c.dividend * c.years) - c.strike * Math.exp(-c.rate * c.years);
        expect(Math.abs(gap - forward)).toBeLessThan(1e-9);
      }),
    );
  });

  it('Greeks are the derivatives of the price', () => {
    fc.assert(
      fc.property(contracts, (c) => {
        const g = greeks(c);
        const derivative = (field: 'spot' | 'vol' | 'rate', h: number): number =>
          (price({ ...c, [field]: c[field] + h }) - price({ ...c, [field]: c[field] - h })) / (2 * h);
        expect(Math.abs(derivative('spot', 0.5) - g.delta)).toBeLessThan(1e-4);
        expect(Math.abs(derivative('vol', 1e-4) - g.vega)).toBeLessThan(0.05);
        expect(Math.abs(derivative('rate', 1e-5) - g.rho)).toBeLessThan(0.05);
        const h = 1e-5;
        const theta = (price({ ...c, years: c.years - h }) - price({ ...c, years: c.years + h })) / (2 * h);
        expect(Math.abs(theta - g.theta)).toBeLessThan(1e-3 * Math.abs(g.theta) + 0.1);
      }),
    );
  });

  it('the volatility implied by a price is the one that made it', () => {
    fc.assert(
      fc.property(contracts, (c) => {
        const value = price(c);
        const timeValue = Math.min(value, price({ ...c, right: c.right === 1 ? -1 : 1 }));
        fc.pre(timeValue > 1e-3);
        expect(Math.abs(impliedVol(c, value) - c.vol)).toBeLessThan(1e-8);
      }),
      { numRuns: 500 },
    );
  });

  it('a strike found for a delta has it', () => {
    fc.assert(
      fc.property(contracts, fc.double({ min: 0.02, max: 0.93, noNaN: true }), (c, delta) => {
        const { strike: _, ...rest } = c;
        const reachable = Math.exp(-c.dividend * c.years);
        fc.pre(delta < 0.99 * reachable);
        expect(Math.abs(greeks({ ...c, strike: strikeForDelta(rest, delta) }).delta)).toBeCloseTo(delta, 10);
      }),
    );
  });

  it('Black-76 on the parity forward is Black-Scholes-Merton', () => {
    fc.assert(
      fc.property(contracts, (c) => {
        const forward = c.spot * Math.exp((c.rate - c.dividend) * c.years);
        expect(Math.abs(black76({ ...c, spot: forward }) - price(c))).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('edges', () => {
  const base: Contract = { ...market, right: -1, strike: 5200, vol: 0.3 };

  it('no time left is the intrinsic value, no volatility the discounted one', () => {
    expect(price({ ...base, years: 0 })).toBe(200);
    expect(price({ ...base, years: -1 })).toBe(200);
    const { spot, years, rate, dividend } = market;
    expect(price({ ...base, vol: 0 })).toBeCloseTo(
      5200 * Math.exp(-rate * years) - spot * Math.exp(-dividend * years),
      9,
    );
    expect(greeks({ ...base, years: 0 })).toMatchObject({ delta: -1, gamma: 0, vega: 0, theta: 0 });
    expect(greeks({ ...base, strike: 4000, years: 0 })).toMatchObject({ price: 0, delta: 0 });
  });

  it('with hardly any volatility the Greeks are nearly those with none', () => {
    for (const right of [1, -1] as const) {
      for (const strike of [4500, 5000, 5500]) {
        const without = greeks({ ...base, right, strike, vol: 0 });
        const nearly = greeks({ ...base, right, strike, vol: 1e-4 });
        for (const greek of ['price', 'delta', 'gamma', 'vega', 'theta', 'rho'] as const) {
          expect(without[greek], `${greek} of ${right} ${strike}`).toBeCloseTo(nearly[greek], 6);
        }
      }
    }
  });

  it('numbers that are none give none', () => {
    for (const field of ['spot', 'strike', 'years', 'vol', 'rate', 'dividend'] as const) {
      expect(price({ ...base, [field]: Number.NaN }), field).toBeNaN();
    }
    expect(price({ ...base, spot: -1 })).toBeNaN();
    expect(strikeForDelta(base, 0)).toBeNaN();
    expect(strikeForDelta(base, 1)).toBeNaN();
  });

  it('no strike has a delta where no time or volatility is left', () => {
    expect(strikeForDelta({ ...base, years: 0 }, 0.3)).toBeNaN();
    expect(strikeForDelta({ ...base, vol: 0 }, 0.3)).toBeNaN();
    expect(strikeForDelta({ ...base, vol: -0.3 }, 0.3)).toBeNaN();
  });

  it('a price is never below nothing, however far the strike', () => {
    for (const strike of [1, 500, 1500, 2500, 10_000, 50_000, 1e6]) {
      for (const right of [1, -1] as const) {
        expect(price({ ...base, right, strike, vol: 0.05 })).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('a price at or below the intrinsic value implies no volatility', () => {
    const floor = price({ ...base, vol: 0 });
    expect(impliedVol(base, floor)).toBeNaN();
    expect(impliedVol(base, floor - 1)).toBeNaN();
    expect(impliedVol(base, 1e6)).toBeNaN();
    expect(impliedVol({ ...base, years: 0 }, 250)).toBeNaN();
    // What is left above it is no more than the rounding of the subtraction.
    expect(impliedVol(base, floor + 2e-14)).toBeNaN();
    expect(impliedVol(base, Number.NaN)).toBeNaN();
  });

  it('the trap: a bracket moved before convergence is tested gives 5.15 for 0.30', () => {
    for (const strike of [2500, 3500, 4500, 5000, 5202.1, 5502.7, 6500]) {
      const c = { ...base, strike };
      const other = price({ ...c, right: 1 });
      if (Math.min(price(c), other) < 1e-6) continue;
      expect(impliedVol(c, price(c))).toBeCloseTo(0.3, 9);
    }
  });

  it('over a grid of strikes, times and volatilities it finds what the price can tell', () => {
    let cases = 0;
    for (let strike = 2500; strike <= 6500; strike += 250) {
      for (const years of [4 / 8760, 1 / 365, 7 / 365, 30 / 365, 90 / 365, 1, 2]) {
        for (const vol of [0.05, 0.1, 0.18, 0.3, 0.5, 0.8, 1.5]) {
          for (const right of [1, -1] as const) {
            const c = { ...market, right, strike, years, vol };
            const { price: value, vega } = greeks(c);
            const timeValue = Math.min(value, price({ ...c, right: right === 1 ? -1 : 1 }));
            if (timeValue < 1e-6) continue;
            cases++;
            const found = impliedVol(c, value);
            // The price is known to some last bits of what it is the difference of; so much volatility those are worth.
            const told = (16 * Number.EPSILON * Math.max(value, strike, 5000)) / vega;
            expect(Math.abs(found - vol), `${strike} ${years} ${vol} ${right}`).toBeLessThan(told + 1e-14);
            expect(Math.abs(price({ ...c, vol: found }) - value)).toBeLessThan(1e-11);
          }
        }
      }
    }
    expect(cases).toBeGreaterThan(900);
  });
});

describe('the hedge and the core condor: S 5000, 30 days, r 4.5%, q 1.3%', () => {
  const at30 = { ...market, right: -1 as const, vol: 0.3 };
  const put = (delta: number) => {
    const strike = strikeForDelta(at30, delta);
    return { strike, ...greeks({ ...at30, strike }) };
  };

  it.each([
    [0.65, 5202.1, 284.6, 5.3, 82],
    [0.75, 5333.4, 380.2, 4.54, 47],
    [0.85, 5502.7, 519.6, 3.33, 17],
  ])(
    'a put of delta %d has its strike at %d and costs %d, vega %d, %d of it time value',
    (delta, ...expected) => {
      const { strike, price: cost, vega } = put(delta);
      const [at, costs, points, extrinsic] = expected;
      expect(strike).toBeCloseTo(at, 1);
      expect(cost).toBeCloseTo(costs, 1);
      expect(Math.abs(vega / 100 - points)).toBeLessThan(0.0051);
      expect(cost - (strike - 5000)).toBeCloseTo(extrinsic, -0.5);
    },
  );

  it('at the money the vega is 5.70', () => {
    expect(greeks({ ...at30, strike: 5000 }).vega / 100).toBeCloseTo(5.7, 2);
  });

  // Vega of a spread is positive only where the short leg's delta is below what the long one lacks to 1.
  it.each([
    [0.6, 134, -0.15, -0.99],
    [0.5, 199, -0.25, -1.17],
    [0.4, 251, -0.35, -0.99],
    [0.3, 295, -0.45, -0.44],
    [0.2, 330, -0.55, 0.53],
    [0.1, 359, -0.65, 2.03],
  ])('a put spread 0.75 less %d costs %d, delta %d, vega %d', (short, cost, delta, vega) => {
    const [bought, sold] = [put(0.75), put(short)];
    expect(bought.price - sold.price).toBeCloseTo(cost, -0.5);
    expect(bought.delta - sold.delta).toBeCloseTo(delta, 10);
    expect((bought.vega - sold.vega) / 100).toBeCloseTo(vega, 2);
  });

  it('the 20/5-delta condor at 18 volatility', () => {
    const at18 = { ...market, vol: 0.18 };
    const listed = condorForDeltas(at18, 0.2, 0.05);
    for (const [strike, near] of [
      [listed.longPut, 4610],
      [listed.shortPut, 4805],
      [listed.shortCall, 5240],
      [listed.longCall, 5465],
    ] as const) {
      expect(Math.abs(strike - near)).toBeLessThan(5);
    }
    const condor = { longPut: 4610, shortPut: 4805, shortCall: 5240, longCall: 5465 };
    const credit = creditOf(condor, at18);
    expect(credit).toBeCloseTo(47.08, 2);
    const ends = breakEvens(condor, credit);
    expect(ends.lower).toBeCloseTo(4757.9, 1);
    expect(ends.upper).toBeCloseTo(5287.1, 1);
    expect(payoff(condor, credit, 6000)).toBeCloseTo(-177.9, 1);
    expect(payoff(condor, credit, 5000)).toBe(credit);
    const net = condorGreeks(condor, at18);
    expect(net.delta).toBeCloseTo(-0.004, 3);
    expect(net.vega / 100).toBeCloseTo(-5.09, 2);
    expect(net.gamma).toBeCloseTo(-0.00138, 5);
    expect(net.theta / 365).toBeCloseTo(1.52, 2);
  });

  it('2.5 to 4 puts beside 10 condors offset 22 to 36% of their vega, and add delta', () => {
    const at18 = { ...market, vol: 0.18 };
    const condor = { longPut: 4610, shortPut: 4805, shortCall: 5240, longCall: 5465 };
    const short = (-10 * condorGreeks(condor, at18).vega) / 100;
    expect(short * 100).toBeCloseTo(5094, 0);
    for (const [count, vega, share, delta, cost] of [
      [2.5, 1136, 0.22, -188, 95_000],
      [4, 1817, 0.36, -300, 152_000],
    ] as const) {
      const hedge = put(0.75);
      expect(Math.abs(count * hedge.vega - vega)).toBeLessThan(1);
      expect((count * hedge.vega) / 100 / short).toBeCloseTo(share, 2);
      expect(Math.abs(count * 100 * hedge.delta - delta)).toBeLessThan(1);
      expect(Math.abs(count * 100 * hedge.price - cost)).toBeLessThan(500);
    }
  });

  it.each([
    [4900, 0.4131, 0.463],
    [4860, 0.5783, 0.6141],
    [4850, 0.6196, 0.6519],
    [4757.9, 1, 1],
    [4700, 1.2392, 1.2188],
    [5150, 0.5225, 0.4819],
    [5200, 0.6966, 0.6708],
  ])('challenge at %d: %d from entry, %d from the centre', (spot, entry, centre) => {
    // The break-evens of the condor above, to the decimal that the reference worked with.
    const ends = { lower: 4757.9, upper: 5287.1 };
    expect(challenge(ends, 5000, spot)).toBeCloseTo(entry, 4);
    expect(challenge(ends, (ends.lower + ends.upper) / 2, spot)).toBeCloseTo(centre, 4);
  });
});
