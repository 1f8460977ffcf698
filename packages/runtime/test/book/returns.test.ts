import { describe, expect, it } from 'vitest';
import { price } from '../../src/options/black-scholes.ts';
import { DEFAULT_GRID, stress, worst } from '../../src/options/stress.ts';
import { figures, flatFeed } from '../support/books.ts';
import { clock, day } from '../support/data.ts';
import { calm, condor, option, stressed } from '../support/holdings.ts';

const market = ['2024-01-02,5000,18', '2024-01-03,5010,17', '2024-01-04,4990,19', '2024-01-05,4800,30'];
const shortPut = 'core,put,spx,4805,2024-02-16,-10,2024-01-02,38,,';
const condors = [
  'core,put,spx,4610,2024-02-16,10,2024-01-02,12.0,,',
  shortPut,
  'core,call,spx,5240,2024-02-16,-10,2024-01-02,28.0,,',
  'core,call,spx,5465,2024-02-16,10,2024-01-02,6.92,,',
];
const elapsed = day('2024-01-05') - day('2024-01-02');

describe('internal rate of return', () => {
  it('of a long put is that of its premium', () => {
    const book = { positions: ['x,put,spx,5000,2024-02-16,1,2024-01-02,100,2024-01-05,130'], market };
    const rates = figures(book, 'book.irr');
    expect(rates[0]).toBeNaN();
    expect(Math.log1p(rates[3]!) * (elapsed / 365)).toBeCloseTo(Math.log(1.3), 12);
  });

  it('of a condor is on its greatest loss: below zero when it loses, though its bare cash flows have a positive rate', () => {
    const book = { positions: condors, market };
    const gain = figures(book, 'core.pnl')[3]!;
    expect(gain).toBeLessThan(0);
    const capital = 177_920;
    expect(figures(book, 'core.irr')[3]).toBeCloseTo((1 + gain / capital) ** (365 / elapsed) - 1, 8);
  });

  it('of a naked put is on 15% of the index less what it is out of the money', () => {
    const book = { positions: [shortPut.replace(',,', ',2024-01-04,36')], market };
    const capital = 1000 * (750 - 195);
    const days = day('2024-01-04') - day('2024-01-02');
    expect(figures(book, 'core.irr')[2]).toBeCloseTo((1 + 2000 / capital) ** (365 / days) - 1, 8);
    // What has ended stays as it was: the capital came back then.
    expect(figures(book, 'core.irr')[3]).toBe(figures(book, 'core.irr')[2]);
  });

  it('is unknown where a loss exceeds the capital', () => {
    const book = { positions: [shortPut.replace(',,', ',2024-01-04,700')], market };
    expect(figures(book, 'core.irr')[2]).toBeNaN();
  });
});

describe('return on margin', () => {
  it('is the gain over margin and years', () => {
    const book = { positions: condors, market };
    const gain = figures(book, 'core.pnl')[3]!;
    expect(figures(book, 'core.return_on_margin')[3]).toBeCloseTo(gain / 225_000 / (elapsed / 365), 10);
    const applied = { ...book, feed: flatFeed({ credit: 'applied' as const }) };
    expect(figures(applied, 'core.return_on_margin')[3]).toBeCloseTo(gain / 177_920 / (elapsed / 365), 10);
    expect(figures(book, 'core.return_on_margin')[0]).toBeNaN();
  });
});

describe('the grid of stress', () => {
  it('reprices every cell; the least gain is the worst', () => {
    const cells = stress(condor(1), DEFAULT_GRID);
    expect(cells).toHaveLength(30);
    expect(cells.slice(0, 2).map(({ move, vol }) => [move, vol])).toEqual([
      [-0.08, 1.3],
      [-0.08 + 0.14 / 9, 1.3],
    ]);
    const by = (right: 1 | -1, strike: number) => {
      const now = { ...calm, right, strike };
      return price({ ...now, spot: 4600, vol: 0.18 * 1.3 }) - price(now);
    };
    const expected = by(-1, 4610) - by(-1, 4805) - by(1, 5240) + by(1, 5465);
    expect(cells[0]!.pnl / 100).toBeCloseTo(expected, 9);
    expect(worst(cells).pnl).toBe(Math.min(...cells.map(({ pnl }) => pnl)));
  });

  it('expansion alone costs a short condor and pays a long put', () => {
    const grid = { moves: [0], vols: [1.3, 1.4] };
    for (const { pnl } of stress(condor(1), grid)) expect(pnl).toBeLessThan(0);
    for (const { pnl } of stress([option('put', 5335, 1, stressed)], grid)) expect(pnl).toBeGreaterThan(0);
  });

  it('time that passes brings the condor its theta', () => {
    const calmCell = stress(condor(1), { moves: [0], vols: [1] }, 15 / 365)[0]!;
    expect(calmCell.pnl).toBeGreaterThan(0);
  });

  it('a cell that is unknown is the worst', () => {
    const broken = option('put', 5000, 1, { ...calm, vol: Number.NaN }, { value: 3 });
    expect(worst(stress([broken], DEFAULT_GRID)).pnl).toBeNaN();
  });
});

describe('stress of a book', () => {
  const book = (stressed: object) => ({ positions: condors, market, feed: flatFeed({ stress: stressed }) });

  it('of no move and no expansion, now, is nothing, and the rate what it would be closed at', () => {
    const still = book({ spot: [0], volatility: [1], at: 'now' });
    expect(figures(still, 'book.stress_pnl')).toEqual([0, 0, 0, 0]);
    expect(figures(still, 'book.stress_irr')[3]).toBeCloseTo(figures(still, 'book.irr')[3]!, 12);
  });

  it('comes at the middle of the cycle while that is ahead', () => {
    const at = clock('2024-01-02 16:00');
    const expiry = clock('2024-02-16 16:00');
    const years = (expiry - at) / 2 / (365 * 86_400_000);
    const legs = [
      [-1, 4610, 10],
      [-1, 4805, -10],
      [1, 5240, -10],
      [1, 5465, 10],
    ] as const;
    const value = (spot: number, vol: number, left: number): number =>
      legs.reduce((sum, [right, strike, n]) => {
        const contract = { right, strike, spot, vol, years: left, rate: 0.045, dividend: 0.013 };
        return sum + n * 100 * price(contract);
      }, 0);
    const one = book({ spot: [-0.05], volatility: [1.35] });
    const expected = value(4750, 0.18 * 1.35, years) - value(5000, 0.18, 2 * years);
    expect(figures(one, 'book.stress_pnl')[0]).toBeCloseTo(expected, 6);
    const gain = figures(one, 'book.pnl')[0]! + expected;
    const days = ((expiry - at) / 2 / 86_400_000) as number;
    expect(figures(one, 'book.stress_irr')[0]).toBeCloseTo((1 + gain / 177_920) ** (365 / days) - 1, 10);
  });

  it('an ITM put beside the condor lifts the worst of the low side, and the default grid is the articles’', () => {
    const bare = figures(book({}), 'book.stress_pnl')[0]!;
    const spot = [-0.08];
    const hedged = {
      ...book({ spot }),
      positions: [...condors, 'second_engine,put,spx,5335,2024-02-16,3,2024-01-02,380,,'],
    };
    expect(figures(hedged, 'book.stress_pnl')[0]).toBeGreaterThan(
      figures(book({ spot }), 'book.stress_pnl')[0]!,
    );
    expect(bare).toBeLessThan(0);
    expect(figures(book({}), 'book.stress_irr')[0]).toBeLessThan(0);
  });
});
