import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atmVol,
  DEFAULT_SMILE,
  forwardOf,
  greeksOn,
  listedStrike,
  priceOn,
  type Smile,
  type Surface,
  skewed,
  strikeForDeltaOn,
  strikeStep,
  swapOverAtm,
  swapVol,
  totalVariance,
  volAt,
} from '../../src/options/surface.ts';
import { describeShared, readShared } from '../support/shared.ts';

const flat = (vol: number, smile: Smile = DEFAULT_SMILE): Surface => ({
  spot: 5000,
  rate: 0.045,
  dividend: 0.013,
  smile,
  points: [{ days: 30, vol }],
});

/** Cboe's VIX by its own definition: 2/T times the sum of e^(rT) Q(K) dK / K^2 over out-of-the-money options. */
function modelFreeVol(surface: Surface, years: number): number {
  const forward = forwardOf(surface, years);
  const reach = 12 * swapVol(surface, years) * Math.sqrt(years);
  const steps = 4000;
  const dk = (2 * reach) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const strike = forward * Math.exp(-reach + dk * (i + 0.5));
    sum += (priceOn(surface, { right: strike < forward ? -1 : 1, strike, years }) / strike) * dk;
  }
  return Math.sqrt((2 / years) * Math.exp(surface.rate * years) * sum);
}

describe('the smile and VIX', () => {
  // DOMAIN 3.8: +-0.015 over 12-30 vol and 9-93 days; the far corner of the steepest smile is 0.017 further off.
  const table = [
    [-0.1, 0.01, 1.03],
    [-0.16, 0.02, 1.09],
    [-0.22, 0.03, 1.19],
  ] as const;
  for (const [slope, curvature, ratio] of table) {
    it(`slope ${slope}, curvature ${curvature}: VIX is ${ratio} times the volatility at the money`, () => {
      for (const vol of [0.12, 0.2, 0.3]) {
        for (const days of [9, 30, 93]) {
          const surface = flat(vol, { slope, curvature, vixOverAtm: 1 });
          const far = vol === 0.3 && days === 93;
          expect(Math.abs(modelFreeVol(surface, days / 365) / vol - ratio)).toBeLessThan(far ? 0.033 : 0.017);
        }
      }
      expect(swapOverAtm({ slope, curvature })).toBeCloseTo(ratio, 1);
    });
  }

  it('the strip of a surface made from VIX gives VIX back within 2%', () => {
    for (const vix of [0.12, 0.2, 0.3]) {
      for (const days of [9, 30, 93]) {
        expect(Math.abs(modelFreeVol(flat(vix), days / 365) / vix - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('scaled by SKEW it still gives VIX back', () => {
    for (const index of [105, 120, 145, 170]) {
      const smile = skewed(DEFAULT_SMILE, index);
      expect(Math.abs(modelFreeVol(flat(0.2, smile), 30 / 365) / 0.2 - 1)).toBeLessThan(0.02);
    }
    expect(skewed(DEFAULT_SMILE, 120)).toEqual(DEFAULT_SMILE);
    expect(skewed(DEFAULT_SMILE, Number.NaN)).toBe(DEFAULT_SMILE);
    expect(skewed(DEFAULT_SMILE, 130).slope).toBeCloseTo(-0.24, 12);
    expect(skewed(DEFAULT_SMILE, 170).slope).toBeCloseTo(-0.24, 12);
    expect(skewed(DEFAULT_SMILE, 90).slope).toBeCloseTo(-0.08, 12);
  });

  it('without slope and curvature there is one volatility', () => {
    expect(swapOverAtm({ slope: 0, curvature: 0 })).toBeCloseTo(1, 12);
    const surface = flat(0.2, { slope: 0, curvature: 0, vixOverAtm: 1 });
    for (const strike of [1000, 4000, 5000, 8000]) expect(volAt(surface, strike, 0.1)).toBe(0.2);
  });

  it('is clamped four deviations below and three above', () => {
    const surface = flat(0.2);
    const atm = atmVol(surface, 0.1);
    expect(volAt(surface, 1, 0.1)).toBeCloseTo(atm * (1 + 0.64 + 0.32), 12);
    expect(volAt(surface, 1e6, 0.1)).toBeCloseTo(atm * (1 - 0.48 + 0.18), 12);
  });
});

describe('term structure', () => {
  const points = [
    { days: 9, vol: 0.3 },
    { days: 30, vol: 0.25 },
    { days: 93, vol: 0.22 },
  ];

  it('interpolates total variance linearly in time', () => {
    // Half-way from 30 to 93 days: (0.0625 * 30 + 0.0484 * 93) / 2 / 365.
    expect(totalVariance(points, 61.5 / 365)).toBeCloseTo((0.0625 * 30 + 0.0484 * 93) / 730, 14);
    for (const { days, vol } of points) {
      expect(totalVariance(points, days / 365)).toBeCloseTo((vol * vol * days) / 365, 14);
    }
  });

  it('is flat in volatility beyond its ends', () => {
    expect(Math.sqrt(totalVariance(points, 0.01) / 0.01)).toBeCloseTo(0.3, 14);
    expect(Math.sqrt(totalVariance(points, 2) / 2)).toBeCloseTo(0.22, 14);
    expect(swapVol({ ...flat(0.2), points }, 0)).toBe(0.3);
  });
});

describe('strikes', () => {
  it('has the delta that was asked for, grows with it for puts and falls for calls', () => {
    const delta = fc.double({ min: 0.02, max: 0.95, noNaN: true });
    const vol = fc.double({ min: 0.09, max: 0.8, noNaN: true });
    const days = fc.integer({ min: 2, max: 300 });
    fc.assert(
      fc.property(delta, vol, days, fc.constantFrom(1 as const, -1 as const), (d, v, n, right) => {
        const surface = flat(v);
        const years = n / 365;
        const strike = strikeForDeltaOn(surface, right, d, years);
        const real = greeksOn(surface, { right, strike, years });
        expect(Math.abs(Math.abs(real.delta) - d)).toBeLessThan(1e-6);
        const other = strikeForDeltaOn(surface, right, d + 0.01, years);
        expect(Math.sign(other - strike)).toBe(-right);
      }),
    );
  });

  it('none has more than all of the underlying, or a delta at no time', () => {
    expect(strikeForDeltaOn(flat(0.2), -1, 1.01, 0.1)).toBeNaN();
    expect(strikeForDeltaOn(flat(0.2), -1, 0.5, 0)).toBeNaN();
    expect(listedStrike(flat(0.2), -1, 1.01, 0.1)).toEqual({ strike: Number.NaN, delta: Number.NaN });
  });

  it('are listed every 5 points near the money, 25 and 50 further off, and keep what delta they really have', () => {
    expect(strikeStep(5000, 4900, 0.1)).toBe(5);
    expect(strikeStep(5000, 4000, 0.1)).toBe(25);
    expect(strikeStep(5000, 4900, 0.5)).toBe(25);
    expect(strikeStep(5000, 3000, 0.1)).toBe(50);
    const surface = flat(0.2);
    const { strike, delta } = listedStrike(surface, -1, 0.2, 30 / 365);
    expect(strike % 5).toBe(0);
    expect(Math.abs(strike - strikeForDeltaOn(surface, -1, 0.2, 30 / 365))).toBeLessThanOrEqual(2.5);
    expect(delta).toBeCloseTo(-greeksOn(surface, { right: -1, strike, years: 30 / 365 }).delta, 14);
    expect(Math.abs(delta - 0.2)).toBeLessThan(0.01);
  });

  it('calls and puts of one strike keep parity', () => {
    const surface = flat(0.35);
    for (const strike of [3500, 5000, 6000]) {
      const years = 0.2;
      const call = priceOn(surface, { right: 1, strike, years });
      const put = priceOn(surface, { right: -1, strike, years });
      const forward = 5000 * Math.exp(-0.013 * years) - strike * Math.exp(-0.045 * years);
      expect(call - put).toBeCloseTo(forward, 9);
    }
  });
});

/** Implied volatilities of real quotes: SPX options of two days, with VIX at their closes; expiries up to 93 days. */
describeShared('against a real chain', ['data/spx_universe_greeks_lean.csv'], () => {
  const days = [
    { date: '2015-12-22', spot: 2038.97, vix: 0.166 },
    { date: '2015-12-23', spot: 2064.29, vix: 0.1557 },
  ];
  const expiries = [
    { expiry: '2016-01-15', days: 24 },
    { expiry: '2016-02-19', days: 59 },
    { expiry: '2016-03-18', days: 87 },
  ];

  // VIX alone, without VIX3M: a flat term structure, where the market's rose, and a smile steeper than the usual.
  it('of 5 deltas and more out of the money: half are within 2.5 volatility points, and all within 5', () => {
    const rows = readShared('data/spx_universe_greeks_lean.csv').trim().split('\n').slice(1);
    const errors: number[] = [];
    for (const row of rows) {
      const cells = row.split(',');
      const day = days.find(({ date }) => date === cells[0]);
      const maturity = expiries.find(({ expiry }) => expiry === cells[1]);
      if (!day || !maturity) continue;
      const [strike, vol, delta] = [Number(cells[2]), Number(cells[11]), Math.abs(Number(cells[12]))];
      const surface: Surface = {
        spot: day.spot,
        rate: 0.003,
        dividend: 0.021,
        smile: DEFAULT_SMILE,
        points: [{ days: 30, vol: day.vix }],
      };
      const years = maturity.days / 365;
      const forward = forwardOf(surface, years);
      const outOfTheMoney = cells[3] === 'P' ? strike < forward : strike > forward;
      if (!outOfTheMoney || delta < 0.05 || vol === 0) continue;
      errors.push(Math.abs(volAt(surface, strike, years) - vol));
    }
    errors.sort((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(15);
    expect(errors[errors.length >> 1]).toBeLessThan(0.025);
    expect(errors.at(-1)).toBeLessThan(0.05);
  });
});
