import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { black76, greeks, price } from '../../src/options/black-scholes.ts';
import { impliedVol } from '../../src/options/invert.ts';
import { carryOf, onForward, type ParityQuote, parityForward } from '../../src/options/parity.ts';

const market = { spot: 5000, years: 30 / 365, rate: 0.045, dividend: 0.013 };

/** Quotes of a market whose volatility falls with the strike: parity holds strike by strike all the same. */
const chain = (strikes: readonly number[], m = market): ParityQuote[] =>
  strikes.map((strike) => {
    const contract = { ...m, strike, vol: 0.3 - (strike - 5000) / 10_000 };
    return {
      strike,
      call: price({ ...contract, right: 1 }),
      put: price({ ...contract, right: -1 }),
    };
  });

describe('the forward that put-call parity implies', () => {
  it('by hand: 110 less 100 over two strikes', () => {
    // D (F - K): 9.5 at 90, 0 at 100, so D = 0.95 and F = 100.
    const quotes = [
      { strike: 90, call: 12, put: 2.5 },
      { strike: 100, call: 4, put: 4 },
    ];
    const found = parityForward(quotes);
    expect(found.discount).toBeCloseTo(0.95, 14);
    expect(found.forward).toBeCloseTo(100, 12);
  });

  it('and its discount factor, from any strikes of any market', () => {
    const strikes = fc.uniqueArray(fc.integer({ min: 80, max: 120 }), { minLength: 2, maxLength: 12 });
    const rates = fc.double({ min: -0.01, max: 0.08, noNaN: true });
    const years = fc.double({ min: 1 / 365, max: 2, noNaN: true });
    fc.assert(
      fc.property(strikes, rates, rates, years, (hundreds, rate, dividend, time) => {
        const m = { spot: 5000, years: time, rate, dividend };
        const listed = hundreds.map((k) => 50 * k);
        const found = parityForward(chain(listed, m));
        const forward = 5000 * Math.exp((rate - dividend) * time);
        expect(Math.abs(found.forward / forward - 1)).toBeLessThan(1e-10);
        expect(Math.abs(found.discount / Math.exp(-rate * time) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('gives back rate and yield, prices, volatilities and the Greeks by the level', () => {
    const parity = parityForward(chain([4600, 4800, 5000, 5200, 5400]));
    const carry = carryOf(parity, market.spot, market.years);
    expect(carry.rate).toBeCloseTo(0.045, 10);
    expect(carry.dividend).toBeCloseTo(0.013, 10);
    const option = { right: -1, spot: 5000, strike: 5333, years: market.years } as const;
    const contract = onForward(parity, option);
    const plain = { ...market, right: -1, strike: 5333, vol: 0.3 } as const;
    expect(price({ ...contract, vol: 0.3 })).toBeCloseTo(price(plain), 8);
    const future = { right: -1, spot: parity.forward, strike: 5333, years: market.years, vol: 0.3 } as const;
    expect(black76({ ...future, rate: carry.rate })).toBeCloseTo(price(plain), 8);
    expect(impliedVol(contract, price(plain))).toBeCloseTo(0.3, 10);
    const [ours, theirs] = [greeks({ ...contract, vol: 0.3 }), greeks(plain)];
    for (const greek of ['delta', 'gamma', 'vega', 'theta', 'rho'] as const) {
      expect(ours[greek] / theirs[greek], greek).toBeCloseTo(1, 8);
    }
  });

  it('averages the noise of quotes', () => {
    const quotes = chain([4600, 4700, 4800, 4900, 5000, 5100, 5200, 5300, 5400]);
    const rounded = quotes.map(({ strike, call, put }) => ({
      strike,
      call: Math.round(call * 20) / 20,
      put: Math.round(put * 20) / 20,
    }));
    const forward = 5000 * Math.exp(0.032 * market.years);
    expect(Math.abs(parityForward(rounded).forward - forward)).toBeLessThan(0.05);
  });

  it('is none where quotes make no market', () => {
    const none = { forward: Number.NaN, discount: Number.NaN };
    expect(parityForward([])).toEqual(none);
    expect(parityForward(chain([5000]))).toEqual(none);
    expect(parityForward([chain([5000])[0]!, chain([5000])[0]!])).toEqual(none);
    const rising = [
      { strike: 90, call: 1, put: 2 },
      { strike: 100, call: 3, put: 2 },
    ];
    expect(parityForward(rising)).toEqual(none);
    const [a, b] = chain([4900, 5100]);
    expect(parityForward([a!, { ...b!, call: Number.NaN }])).toEqual(none);
    expect(parityForward([a!, b!, { strike: 5200, call: Number.NaN, put: 1 }])).toEqual(
      parityForward([a!, b!]),
    );
  });
});
