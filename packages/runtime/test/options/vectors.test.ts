/** Black-Scholes-Merton against what others computed. */
import { describe, expect, it } from 'vitest';
import { type Contract, greeks, price, type Right } from '../../src/options/black-scholes.ts';
import { recordConformance } from '../support/conformance.ts';
import { missing, readShared } from '../support/shared.ts';

const files = ['bsm-40-digits.json', 'quantlib-haug-black-scholes.json', 'py_vollib-test_data.json'].map(
  (name) => `vectors/options/${name}`,
);
const absent = missing(...files);
const load = <T>(index: number): T => JSON.parse(readShared(files[index]!)) as T;
const rightOf = (name: string): Right => (name === 'call' ? 1 : -1);
const relative = (value: number, expected: number): number =>
  Math.abs(value - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);

describe.skipIf(absent)('Black-Scholes-Merton', () => {
  it('agrees with 40-digit arithmetic to 1e-12', () => {
    interface Row extends Record<'S' | 'K' | 'T' | 'v' | 'r' | 'q', number> {
      readonly name: string;
      readonly cp: string;
      readonly [greek: string]: number | string;
    }
    const figures = { passed: 0, total: 0 };
    for (const row of load<Row[]>(0)) {
      const ours = greeks({
        right: rightOf(row.cp),
        spot: row.S,
        strike: row.K,
        years: row.T,
        vol: row.v,
        rate: row.r,
        dividend: row.q,
      });
      for (const [name, value] of Object.entries(ours)) {
        const expected = row[name];
        if (typeof expected !== 'number') continue;
        figures.total++;
        expect(relative(value, expected), `${row.name} ${name}: ${value} against ${expected}`).toBeLessThan(
          1e-12,
        );
        figures.passed++;
      }
    }
    recordConformance(
      'Black-Scholes-Merton, 40 digits',
      figures.passed,
      figures.total,
      'price and Greeks within 1e-12, relative',
    );
  });

  it("agrees with Haug's table as QuantLib tests it", () => {
    interface Row extends Record<'strike' | 'spot' | 'q' | 'r' | 't' | 'vol' | 'value', number> {
      readonly type: string;
      readonly note: string;
    }
    const { prices, greeks: greekRows } = load<{ prices: Row[]; greeks: Row[] }>(1);
    const contractOf = (row: Row): Contract => ({
      right: rightOf(row.type),
      spot: row.spot,
      strike: row.strike,
      years: row.t,
      vol: row.vol,
      rate: row.r,
      dividend: row.q,
    });
    let passed = 0;
    for (const row of prices) {
      expect(Math.abs(price(contractOf(row)) - row.value)).toBeLessThan(5.6e-5);
      passed++;
    }
    const units: Readonly<Record<string, (g: ReturnType<typeof greeks>) => number>> = {
      delta: (g) => g.delta,
      gamma: (g) => g.gamma,
      vega: (g) => g.vega,
      theta: (g) => g.theta,
      'theta per day': (g) => g.theta / 365,
      rho: (g) => g.rho,
    };
    let greeksCompared = 0;
    for (const row of greekRows) {
      const unit = units[row.note];
      if (!unit) continue;
      expect(Math.abs(unit(greeks(contractOf(row))) - row.value), `${row.note} ${row.value}`).toBeLessThan(
        1e-4,
      );
      greeksCompared++;
    }
    expect(greeksCompared).toBeGreaterThan(6);
    recordConformance(
      'QuantLib / Haug options',
      passed + greeksCompared,
      prices.length + greeksCompared,
      'prices within 5.6e-5 and Greeks within 1e-4: a table of four decimals',
    );
  });

  it('agrees with py_vollib', () => {
    const { columns, data } = load<{ columns: string[]; data: number[][] }>(2);
    const figures = { passed: 0, total: 0 };
    const misses: string[] = [];
    for (const values of data) {
      const row = Object.fromEntries(columns.map((name, i) => [name, values[i]!]));
      const { S, K, t, v, R } = row;
      const contract = { spot: S!, strike: K!, years: t!, vol: v!, rate: R!, dividend: 0 };
      for (const [right, prefix, priceField] of [
        [1, 'C', 'call_vals'],
        [-1, 'P', 'bs_put'],
      ] as const) {
        const ours = greeks({ ...contract, right });
        for (const [field, value] of [
          [priceField, ours.price],
          [`${prefix}D`, ours.delta],
          [`${prefix}G`, ours.gamma],
          [`${prefix}V`, ours.vega],
          [`${prefix}T`, ours.theta],
          [`${prefix}R`, ours.rho],
        ] as const) {
          const expected = row[field]!;
          figures.total++;
          // The file rounds prices to ten significant digits, Greeks to nine, and both to nine decimals.
          const within = field === priceField ? 5e-10 : 5e-9;
          if (relative(value, expected) < within || Math.abs(value - expected) < 5e-10) figures.passed++;
          else misses.push(`${field}: ${value} against ${expected}`);
        }
      }
    }
    expect(misses).toEqual([]);
    recordConformance(
      'py_vollib',
      figures.passed,
      figures.total,
      'prices within 5e-10, Greeks within 5e-9, relative, or 5e-10: the rounding of the file',
    );
  });
});
