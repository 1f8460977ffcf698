/** Volatility from price and back: strikes 2500 to 6500 at a level of 5000, four hours to two years, 5% to 150%. */
import { describe, expect, it } from 'vitest';
import { greeks, price } from '../../src/options/black-scholes.ts';
import { impliedVol } from '../../src/options/invert.ts';

const market = { spot: 5000, rate: 0.045, dividend: 0.013 };
const HOUR = 1 / (365 * 24);

interface Trip {
  readonly error: number;
  /** Of the price, when priced again. */
  readonly miss: number;
}

/** Round trips of one grid, where the time value is above a millionth of a point; `otm` leaves options in the money out. */
function trips(
  strikes: readonly number[],
  times: readonly number[],
  vols: readonly number[],
  otm: boolean,
): readonly Trip[] {
  const found: Trip[] = [];
  for (const strike of strikes) {
    for (const years of times) {
      const forward = market.spot * Math.exp((market.rate - market.dividend) * years);
      for (const vol of vols) {
        for (const right of [1, -1] as const) {
          if (otm && strike >= forward !== (right === 1)) continue;
          const contract = { ...market, strike, years, right };
          const value = price({ ...contract, vol });
          const other = price({ ...contract, vol, right: right === 1 ? -1 : 1 });
          if (Math.min(value, other) < 1e-6) continue;
          const implied = impliedVol(contract, value);
          found.push({
            error: Math.abs(implied - vol),
            miss: Math.abs(price({ ...contract, vol: implied }) - value),
          });
        }
      }
    }
  }
  return found;
}

const every = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

/** Of absolute errors: median, 99th percentile, greatest. */
function spread(found: readonly Trip[]): { median: number; p99: number; most: number } {
  const errors = found.map(({ error }) => error).sort((a, b) => a - b);
  const at = (share: number): number => errors[Math.floor(share * (errors.length - 1))]!;
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}

describe('566 round trips', () => {
  it('out of the money: median below 7e-16, 99% below 6e-12, all below 1e-8', () => {
    const times = [4 * HOUR, ...[1, 7, 14, 30, 60, 90, 180, 365, 730].map((days) => days / 365)];
    const found = trips(every(2500, 6500, 250), times, [0.05, 0.12, 0.3, 0.8, 1.5], true);
    expect(found).toHaveLength(566);
    const { median, p99, most } = spread(found);
    expect(median).toBeLessThan(7e-16);
    expect(p99).toBeLessThan(6e-12);
    expect(most).toBeLessThan(1e-8);
    expect(Math.max(...found.map(({ miss }) => miss))).toBeLessThan(1.6e-6);
  });

  it('in the money too, where the price is known to its own last bits only: median and worst as well', () => {
    const times = [4 * HOUR, 2 / 365, 7 / 365, 30 / 365, 0.25, 1, 2];
    const found = trips(every(2500, 6500, 500), times, [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.5], false);
    expect(found).toHaveLength(566);
    const { median, most } = spread(found);
    expect(median).toBeLessThan(7e-16);
    expect(most).toBeLessThan(1e-8);
    expect(Math.max(...found.map(({ miss }) => miss))).toBeLessThan(1.6e-6);
  });

  it('no value at or below the intrinsic one: deep in the money, where quotes come below it', () => {
    for (const strike of [5500, 6000, 6500]) {
      const put = { ...market, strike, years: 30 / 365, right: -1 as const };
      const intrinsic = price({ ...put, vol: 0 });
      expect(impliedVol(put, intrinsic)).toBeNaN();
      expect(impliedVol(put, 0.999 * intrinsic)).toBeNaN();
      expect(impliedVol(put, 0)).toBeNaN();
      expect(greeks({ ...put, vol: 0.3 }).vega).toBeGreaterThan(0);
      expect(impliedVol(put, intrinsic + 1)).toBeGreaterThan(0);
    }
  });
});
