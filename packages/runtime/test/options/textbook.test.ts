/** Textbook values, as Hull, Haug (by QuantLib's tests) and py_vollib print them, and to more digits by mpmath. */
import { describe, expect, it } from 'vitest';
import { black76, type Contract, type Greeks, greeks, type Right } from '../../src/options/black-scholes.ts';
import { impliedVol } from '../../src/options/invert.ts';

const option = (
  right: Right,
  [spot, strike, rate, dividend, vol, years]: readonly [number, number, number, number, number, number],
): Contract => ({ right, spot, strike, rate, dividend, vol, years });

const call = 1;
const put = -1;

interface Row {
  readonly source: string;
  readonly contract: Contract;
  readonly expected: Partial<Greeks>;
  /** Figures after the decimal point that the source gives. */
  readonly digits: number;
}

const rows: readonly Row[] = [
  {
    source: 'Hull 15.6, call',
    contract: option(call, [42, 40, 0.1, 0, 0.2, 0.5]),
    expected: { price: 4.759422392871533 },
    digits: 12,
  },
  {
    source: 'Hull 15.6, put',
    contract: option(put, [42, 40, 0.1, 0, 0.2, 0.5]),
    expected: { price: 0.8085993729000935 },
    digits: 12,
  },
  {
    source: 'Hull 17, index call',
    contract: option(call, [930, 900, 0.08, 0.03, 0.2, 2 / 12]),
    expected: { price: 51.83295679649 },
    digits: 10,
  },
  {
    source: 'Hull 19, price and delta',
    contract: option(call, [49, 50, 0.05, 0, 0.2, 0.3846]),
    expected: { price: 2.40046, theta: -4.30539, vega: 12.10524 },
    digits: 4,
  },
  {
    source: 'Hull 19, delta, gamma, rho',
    contract: option(call, [49, 50, 0.05, 0, 0.2, 0.3846]),
    expected: { delta: 0.5216016, gamma: 0.0655454, rho: 8.906574 },
    digits: 6,
  },
  {
    source: 'Haug, call',
    contract: option(call, [60, 65, 0.08, 0, 0.3, 0.25]),
    expected: { price: 2.1333684 },
    digits: 6,
  },
  {
    source: 'Haug, put with a yield',
    contract: option(put, [100, 95, 0.1, 0.05, 0.2, 0.5]),
    expected: { price: 2.4647876 },
    digits: 6,
  },
  {
    source: 'Haug, delta of a call on a future',
    contract: option(call, [105, 100, 0.1, 0.1, 0.36, 0.5]),
    expected: { delta: 0.5946287 },
    digits: 6,
  },
  {
    source: 'Haug, delta of a put on a future',
    contract: option(put, [105, 100, 0.1, 0.1, 0.36, 0.5]),
    expected: { delta: -0.3566008 },
    digits: 6,
  },
  {
    source: 'Haug, vega and gamma',
    contract: option(call, [55, 60, 0.1, 0, 0.3, 0.75]),
    expected: { vega: 18.9357773, gamma: 0.0278212 },
    digits: 6,
  },
  {
    source: 'Haug, theta of a put',
    contract: option(put, [430, 405, 0.07, 0.05, 0.2, 1 / 12]),
    expected: { theta: -31.1923503 },
    digits: 6,
  },
  {
    source: 'Haug, rho of a call',
    contract: option(call, [72, 75, 0.09, 0, 0.19, 1]),
    expected: { rho: 38.732505 },
    digits: 6,
  },
  {
    source: 'py_vollib, call',
    contract: option(call, [100, 90, 0.01, 0, 0.2, 0.5]),
    expected: { price: 12.111581435 },
    digits: 8,
  },
  {
    source: 'py_vollib, put',
    contract: option(put, [100, 90, 0.01, 0, 0.2, 0.5]),
    expected: { price: 1.66270456231 },
    digits: 8,
  },
];

describe('textbook values', () => {
  it.each(rows)('$source', ({ contract, expected, digits }) => {
    const found = greeks(contract);
    for (const [name, value] of Object.entries(expected)) {
      expect(found[name as keyof Greeks], name).toBeCloseTo(value, digits);
    }
  });

  it('Haug: the theta of that put is -0.0855 a day', () => {
    expect(greeks(option(put, [430, 405, 0.07, 0.05, 0.2, 1 / 12])).theta / 365).toBeCloseTo(-0.0855, 4);
  });

  it('Hull 15: a call at 1.875 implies 23.45%', () => {
    const { vol: _, ...contract } = option(call, [21, 20, 0.1, 0, 0, 0.25]);
    expect(impliedVol(contract, 1.875)).toBeCloseTo(0.2345129139976, 12);
  });

  it('Hull 18: a put on a future at the money is worth 1.12', () => {
    const future = { right: put, spot: 20, strike: 20, rate: 0.09, vol: 0.25, years: 4 / 12 } as const;
    expect(black76(future)).toBeCloseTo(1.12, 2);
  });
});
