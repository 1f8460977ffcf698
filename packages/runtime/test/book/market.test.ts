/** What a book is valued with: inputs, surfaces, rates; and Greeks against what they are slopes of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadData } from '../../src/data/load.ts';
import { DEFAULT_SMILE, greeksOn, priceOn, type Surface } from '../../src/options/surface.ts';
import { figures, flatFeed, HEADER, loadBook } from '../support/books.ts';
import { input, nyse, values } from '../support/inputs.ts';

const put = 'x,put,spx,4800,2024-02-16,2,2024-01-02,50,,';
const years = 45 / 365;

describe('the surface', () => {
  const family = ['date,spx,vix9d,vix,vix3m', '2024-01-02,5000,16,18,20'];
  const { underlyings: _, smile: __, ...plain } = flatFeed();

  it('without a word is the VIX family with the smile, as far as there is data', () => {
    const surface = (points: Surface['points']): Surface => ({
      spot: 5000,
      rate: 0.045,
      dividend: 0.013,
      smile: DEFAULT_SMILE,
      points,
    });
    const all = surface([
      { days: 9, vol: 0.16 },
      { days: 30, vol: 0.18 },
      { days: 93, vol: 0.2 },
    ]);
    const listed = { right: -1, strike: 4800, years } as const;
    const whole = { positions: [put], market: family, feed: plain };
    expect(figures(whole, 'x.value')[0]).toBeCloseTo(200 * priceOn(all, listed), 9);
    expect(figures(whole, 'x.vega')[0]).toBeCloseTo(2 * greeksOn(all, listed).vega, 9);
    const alone = { positions: [put], market: ['date,spx,vix', '2024-01-02,5000,18'], feed: plain };
    expect(figures(alone, 'x.value')[0]).toBeCloseTo(
      200 * priceOn(surface([{ days: 30, vol: 0.18 }]), listed),
      9,
    );
  });

  it('of maturities that the feed names needs each of them', () => {
    const feed = flatFeed({
      underlyings: { spx: { level: 'spx', volatility: { '30': 'vix', '93': 'vix3m' } } },
    });
    const { issues } = loadBook({ positions: [put], market: ['date,spx,vix', '2024-01-02,5000,18'], feed }, [
      'x.vega',
    ]);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ params }) => params.input)).toEqual([
      'vix3m',
    ]);
  });

  it('over a futures price is Black-76: parity has no dividend', () => {
    const feed = flatFeed({ underlyings: { es: { future: 'front', volatility: 'vix' } } });
    const pair = ['x,call,es,4900,2024-02-16,1,2024-01-02,1,,', 'x,put,es,4900,2024-02-16,-1,2024-01-02,1,,'];
    const market = ['date,front,vix', '2024-01-02,5000,18'];
    const discounted = 100 * (5000 - 4900) * Math.exp(-0.045 * years);
    expect(figures({ positions: pair, market, feed }, 'x.value')[0]).toBeCloseTo(discounted, 8);
    expect(figures({ positions: pair, market, feed }, 'x.rho')[0]).toBeCloseTo(
      (-years * discounted) / 100,
      8,
    );
  });
});

it('a rate that is an input is known with its lag, and stands for ten days', () => {
  const market = [
    'date,spx,vix,us3m',
    '2024-01-02,5000,18,4%',
    ...['2024-01-03', '2024-01-12', '2024-01-16'].map((date) => `${date},5000,18,`),
  ];
  const rates = (rate: number | string) =>
    figures({ positions: [put], market, feed: flatFeed({ rate }) }, 'x.value').filter((_, i) =>
      [0, 1, 8, 9].includes(i),
    );
  const [first, ...later] = rates('us3m');
  expect(first).toBeNaN();
  expect(later.slice(0, 2)).toEqual(rates(0.04).slice(1, 3));
  expect(later[2]).toBeNaN();
});

it('two books that give one name are an error', () => {
  const market = { name: 'market.csv', content: 'date,spx,vix\n2024-01-02,5000,18\n' };
  const book = (name: string) => ({
    name: `${name}.csv`,
    content: `${HEADER}\n${put}\n`,
    feed: flatFeed({ name }),
  });
  const load = (names: readonly string[]) =>
    loadData(
      [book('a'), book('b'), market],
      names.map((name) => input(name)),
      nyse,
    );
  expect(load(['a.vega', 'b.vega']).issues).toEqual([]);
  expect(load(['x.vega']).issues.map(({ id, file }) => [id, file])).toEqual([['overlapping-files', 'b.csv']]);
});

const leg = fc
  .record({
    right: fc.constantFrom('put', 'call'),
    strike: fc.integer({ min: 84, max: 116 }).map((k) => 50 * k),
    contracts: fc.integer({ min: -9, max: 9 }).filter((n) => n !== 0),
    expiry: fc.constantFrom('2024-01-19', '2024-03-15', '2024-12-20'),
  })
  .map(
    ({ right, strike, contracts, expiry }) =>
      `x,${right},spx,${strike},${expiry},${contracts},2024-01-02,50,,`,
  );

it('delta, gamma, vega and rho are the slopes of the value, in their units', () => {
  fc.assert(
    fc.property(fc.array(leg, { minLength: 1, maxLength: 6 }), (positions) => {
      // Of a book that nearly cancels, the error of a difference is that of its legs.
      const contracts = positions.reduce((n, row) => n + Math.abs(Number(row.split(',')[5])), 0);
      const at = (name: string, spx = 5000, vix = 20, rate = 0.04): number =>
        values(
          loadBook({ positions, market: [`2024-01-02,${spx},${vix}`], feed: flatFeed({ rate }) }, [name]),
          name,
        )[0]!;
      const near = (slope: number, figure: number): void =>
        expect(Math.abs(slope - figure)).toBeLessThan(1e-4 * Math.abs(figure) + 0.1 * contracts);
      near((at('x.value', 5001) - at('x.value', 4999)) / 2, at('x.delta'));
      near((at('x.delta', 5001) - at('x.delta', 4999)) * ((5000 * 5000) / 200), at('x.gamma'));
      near((at('x.value', 5000, 20.1) - at('x.value', 5000, 19.9)) * 5, at('x.vega'));
      near((at('x.value', 5000, 20, 0.0401) - at('x.value', 5000, 20, 0.0399)) * 50, at('x.rho'));
    }),
    { numRuns: 100 },
  );
});
