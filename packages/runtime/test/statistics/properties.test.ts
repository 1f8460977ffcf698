import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../src/statistics/binomial.ts';
import { drawdownSeries, drawdownSpans } from '../../src/statistics/drawdowns.ts';
import { quantile } from '../../src/statistics/moments.ts';
import { convexityOf } from '../../src/statistics/regression.ts';
import { cagr, simpleReturns } from '../../src/statistics/returns.ts';
import { expectedShortfall, valueAtRisk } from '../../src/statistics/tails.ts';

const account = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

/** Chance of k hits in n at a share p, from Pascal's triangle. */
function chance(k: number, n: number, p: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways * p ** k * (1 - p) ** (n - k);
}

describe('Clopper-Pearson', () => {
  it('covers any share at least as often as it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, p) => {
          let covered = 0;
          for (let k = 0; k <= n; k++) {
            const [low, high] = clopperPearson(k, n);
            if (low <= p && p <= high) covered += chance(k, n, p);
          }
          expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
        },
      ),
    );
  });

  it('holds the share that was seen, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (n, seed) => {
        const k = seed % (n + 1);
        const [low, high] = clopperPearson(k, n);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(clopperPearson(n - k, n)[0]).toBeCloseTo(1 - high, 9);
      }),
    );
  });
});

describe('drawdowns', () => {
  it('of the stretches are those of the series, and nothing else is', () => {
    fc.assert(
      fc.property(account, (values) => {
        const equity = Float64Array.from(values);
        const below = drawdownSeries(equity, 1000);
        const covered = new Uint8Array(below.length);
        for (const { peak, trough, recovered, depth } of drawdownSpans(equity, 1000)) {
          const end = recovered ?? below.length;
          expect(depth).toBe(Math.min(...below.subarray(peak + 1, end)));
          expect(below[trough]).toBe(depth);
          covered.fill(1, peak + 1, end);
        }
        expect([...covered]).toEqual(Array.from(below, (d) => (d < 0 ? 1 : 0)));
      }),
    );
  });
});

describe('returns and tails', () => {
  it('returns compound to the account', () => {
    fc.assert(
      fc.property(account, (values) => {
        const returns = simpleReturns(Float64Array.from(values), 1000);
        const grown = returns.reduce((value, r) => value * (1 + r), 1000);
        expect(Math.abs(grown / values.at(-1)! - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('a year of a CAGR is the CAGR', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.99, max: 10, noNaN: true }), (r) => {
        expect(cagr(r, 252)).toBeCloseTo(r, 9);
      }),
    );
  });

  it('the shortfall beyond a quantile is not above it, and is the worst of a small sample', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (values, q) => {
        const x = Float64Array.from(values);
        expect(expectedShortfall(x, q)).toBeLessThanOrEqual(valueAtRisk(x, q) + 1e-12);
        // Adding nothing makes a negative zero, which a sum does not keep, the other one.
        expect(expectedShortfall(x, 0) + 0).toBe(Math.min(...values) + 0);
        expect(quantile(x.sort(), 1) + 0).toBe(Math.max(...values) + 0);
      }),
    );
  });
});

describe('convexity', () => {
  it('is the coefficient of the square, whatever the line', () => {
    const coefficient = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, (a, b, c) => {
        const r = Float64Array.from({ length: 50 }, (_, i) => ((i * 37) % 50) / 500 - 0.04);
        const y = r.map((x) => a + b * x + c * x * x);
        expect(convexityOf(y, r)).toBeCloseTo(c, 6);
      }),
    );
  });
});
