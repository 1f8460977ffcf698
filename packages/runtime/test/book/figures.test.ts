/** Figures of a book against formulas written out here, and against the numbers of the condor by hand. */
import { describe, expect, it } from 'vitest';
import { greeks, price } from '../../src/options/black-scholes.ts';
import { figures, flatFeed } from '../support/books.ts';
import { clock, day, nyse } from '../support/data.ts';

const market = [
  '2024-01-02,5000,18',
  '2024-01-03,4900,20',
  '2024-01-04,4860,22',
  '2024-01-05,5150,19',
  '2024-01-08,5200,18',
];
/** 10 condors of DOMAIN 3.5's strikes, a credit of 47.08. */
const condors = [
  'core,put,spx,4610,2024-02-16,10,2024-01-02,12.0,,',
  'core,put,spx,4805,2024-02-16,-10,2024-01-02,38.0,,',
  'core,call,spx,5240,2024-02-16,-10,2024-01-02,28.0,,',
  'core,call,spx,5465,2024-02-16,10,2024-01-02,6.92,,',
];
const put = 'second_engine,put,spx,5335,2024-02-16,3,2024-01-03,400,,';
const book = { positions: [...condors, put], market };

const yearsFrom = (date: string, expiry = '2024-02-16'): number =>
  (clock(`${expiry} 16:00`) - clock(`${date} 16:00`)) / (365 * 86_400_000);

const contract = (right: 1 | -1, strike: number, date: string, spot: number, vol: number) => ({
  right,
  strike,
  spot,
  vol,
  years: yearsFrom(date),
  rate: 0.045,
  dividend: 0.013,
});

describe('value and Greeks', () => {
  const legs = [
    { c: contract(-1, 4610, '2024-01-03', 4900, 0.2), n: 10, entry: 12 },
    { c: contract(-1, 4805, '2024-01-03', 4900, 0.2), n: -10, entry: 38 },
    { c: contract(1, 5240, '2024-01-03', 4900, 0.2), n: -10, entry: 28 },
    { c: contract(1, 5465, '2024-01-03', 4900, 0.2), n: 10, entry: 6.92 },
    { c: contract(-1, 5335, '2024-01-03', 4900, 0.2), n: 3, entry: 400 },
  ];
  const sum = (of: (leg: (typeof legs)[number]) => number): number =>
    legs.reduce((total, leg) => total + leg.n * 100 * of(leg), 0);

  it.each([
    ['book.value', sum(({ c }) => price(c))],
    ['book.pnl', sum(({ c, entry }) => price(c) - entry)],
    ['book.delta', sum(({ c }) => greeks(c).delta)],
    ['book.delta_dollars', sum(({ c }) => greeks(c).delta * 4900)],
    ['book.gamma', sum(({ c }) => (greeks(c).gamma * 4900 * 4900) / 100)],
    ['book.vega', sum(({ c }) => greeks(c).vega / 100)],
    ['book.vega_30d', sum(({ c }) => (greeks(c).vega / 100) * Math.sqrt(30 / 44))],
    ['book.theta', sum(({ c }) => greeks(c).theta / 365)],
    ['book.rho', sum(({ c }) => greeks(c).rho / 100)],
    ['book.extrinsic', sum(({ c }) => price(c) - Math.max(c.right * (4900 - c.strike), 0))],
    ['book.notional', 13 * 100 * 4900],
    ['book.contracts', 13],
    ['core.contracts', 10],
    ['core_contracts', 10],
    ['core.notional', 10 * 100 * 4900],
  ])('%s', (name, expected) => {
    expect(figures(book, name)[1]).toBeCloseTo(expected, 6);
  });

  it('of layers add up to those of the book', () => {
    for (const member of ['value', 'delta', 'gamma', 'vega', 'vega_30d', 'theta', 'rho', 'pnl']) {
      const [whole, core, engine] = ['book', 'core', 'second_engine'].map((n) =>
        figures(book, `${n}.${member}`),
      );
      for (const [i, value] of whole!.entries()) expect(core![i]! + engine![i]!).toBeCloseTo(value, 6);
    }
  });
});

describe('break-evens and challenge', () => {
  it('are those of the condor, at each close, from the entry at 5000 and from the centre', () => {
    expect(figures(book, 'core.lower')[0]).toBeCloseTo(4805 - 47.08, 10);
    expect(figures(book, 'core.upper')[0]).toBeCloseTo(5240 + 47.08, 10);
    const near = (name: string, expected: readonly number[]): void => {
      for (const [i, value] of figures(book, name).entries()) expect(value).toBeCloseTo(expected[i]!, 3);
    };
    const centre = (4805 + 5240) / 2;
    near('core.breakeven_challenge', [0, 0.4131, 0.5783, 0.5225, 0.6966]);
    near('core.breakeven_challenge_center', [(centre - 5000) / 264.58, 0.463, 0.6141, 0.4819, 0.6708]);
    expect(figures(book, 'breakeven_challenge')).toEqual(figures(book, 'core.breakeven_challenge'));
  });

  it('of several condors are the worst, and the tightest break-evens', () => {
    const second = condors.map((row) =>
      row
        .replace('2024-01-02', '2024-01-05')
        .replace(/(4610|4805|5240|5465)/, (k) => String(Number(k) + 100)),
    );
    const two = { positions: [...condors, ...second], market };
    expect(figures(two, 'core.lower').map((v) => Number(v.toFixed(2)))).toEqual([
      4757.92, 4757.92, 4757.92, 4857.92, 4857.92,
    ]);
    expect(figures(two, 'core.upper').at(-1)).toBeCloseTo(5287.08, 8);
    expect(figures(two, 'core.breakeven_challenge').at(-1)).toBeCloseTo(0.6966, 3);
    expect(figures(two, 'core.contracts').at(-1)).toBe(20);
  });

  it('greatest loss, credit, width', () => {
    expect(figures(book, 'core.max_loss')[0]).toBeCloseTo(177_920, 6);
    expect(figures(book, 'core.credit')[0]).toBeCloseTo(47_080, 6);
    expect(figures(book, 'core.width')[0]).toBe(225);
    expect(figures(book, 'core.notional_width')[0]).toBe(225_000);
    expect(figures({ ...book, positions: [condors[1]!] }, 'core.max_loss')[0]).toBe(100 * 10 * (4805 - 38));
    expect(figures({ ...book, positions: [condors[2]!] }, 'core.max_loss')[0]).toBeNaN();
  });

  it('the put beside them narrows the interval', () => {
    const [before, after] = figures(book, 'breakeven_widening');
    expect(before).toBe(0);
    expect(after).toBeLessThan(-0.05);
  });
});

describe('margin', () => {
  it('of ten condors is 225,000, by either name, and less with the credit applied', () => {
    expect(figures(book, 'core.margin')[0]).toBe(225_000);
    expect(figures(book, 'core.held_margin')[0]).toBe(225_000);
    const applied = { ...book, feed: flatFeed({ credit: 'applied' }) };
    expect(figures(applied, 'core.margin')[0]).toBeCloseTo(177_920, 6);
  });

  it('of the put is its premium; the book is the sum, since the condors keep their wings', () => {
    const premium = 300 * price(contract(-1, 5335, '2024-01-03', 4900, 0.2));
    expect(figures(book, 'second_engine.margin')[1]).toBeCloseTo(premium, 8);
    expect(figures(book, 'book.margin')[1]).toBeCloseTo(225_000 + premium, 8);
  });

  it('on a portfolio basis is what the condors lose at the worst move', () => {
    const at = (spot: number) =>
      [4610, -4805].reduce(
        (v, k) => v + Math.sign(k) * price(contract(-1, Math.abs(k), '2024-01-02', spot, 0.18)),
        0,
      ) +
      [-5240, 5465].reduce(
        (v, k) => v + Math.sign(k) * price(contract(1, Math.abs(k), '2024-01-02', spot, 0.18)),
        0,
      );
    const worst = Math.max(at(5000) - at(4600), at(5000) - at(5300));
    expect(figures(book, 'core.portfolio_margin')[0]).toBeCloseTo(1000 * worst, 6);
  });
});

describe('vega coverage', () => {
  it('is the vega of the long layers over that of the short ones, as of 30 days', () => {
    const [core, engine] = ['core.vega_30d', 'second_engine.vega_30d'].map((name) => figures(book, name));
    expect(figures(book, 'vega_coverage')[1]).toBeCloseTo(engine![1]! / -core![1]!, 12);
    expect(figures({ ...book, positions: [put] }, 'vega_coverage')[0]).toBeNaN();
  });

  it('counts futures on volatility: a thousand dollars a point', () => {
    const feed = flatFeed({
      underlyings: {
        spx: { level: 'spx', volatility: 'vix', dividend: 0.013 },
        vix: { future: 'front', margin: 9000 },
      },
    });
    const rows = market.map((row, i) => `${row},${19 + i}`);
    const withFutures = {
      positions: [
        'layer,instrument,underlying,strike,expiry,contracts,multiplier,opened,entry_price',
        ...condors.map((row) => row.replace(/,(-?10),(2024-01-02)/, ',$1,100,$2').replace(/,,$/, '')),
        'overlay,future,vix,,2024-02-14,4,1000,2024-01-03,19.5',
      ],
      market: ['date,spx,vix,front', ...rows],
      feed,
    };
    expect(figures(withFutures, 'overlay.vega').slice(0, 3)).toEqual([0, 4000, 4000]);
    expect(figures(withFutures, 'overlay.value').slice(1, 3)).toEqual([2000, 6000]);
    expect(figures(withFutures, 'overlay.delta')[1]).toBe(0);
    expect(figures(withFutures, 'overlay.margin')[1]).toBe(36_000);
    expect(
      figures(withFutures, 'book.portfolio_margin')[1]! - figures(withFutures, 'core.portfolio_margin')[1]!,
    ).toBe(36_000);
    const core = figures(withFutures, 'core.vega_30d')[1]!;
    const days = (day('2024-02-14') - day('2024-01-03')) as number;
    expect(figures(withFutures, 'vega_coverage')[1]).toBeCloseTo((4000 * Math.sqrt(30 / days)) / -core, 10);
  });
});

describe('the end of a position', () => {
  it('closed: it counts until the session before, and its gain stays', () => {
    const closed = { ...book, positions: ['x,put,spx,4800,2024-02-16,2,2024-01-03,50,2024-01-05,30'] };
    expect(figures(closed, 'x.value').map((v) => v > 0)).toEqual([true, true, false, false]);
    expect(figures(closed, 'x.realized_pnl')).toEqual([0, 0, -4000, -4000]);
    expect(figures(closed, 'x.pnl').slice(2)).toEqual([0, 0]);
  });

  it('expired: at its close it is settled, in the morning at the close before', () => {
    const expiring = (settlement: string) => ({
      positions: [
        'layer,instrument,underlying,strike,expiry,settlement,contracts,opened,entry_price',
        `x,put,spx,5000,2024-01-04,${settlement},1,2024-01-02,80`,
      ],
      market,
    });
    expect(figures(expiring('pm'), 'x.realized_pnl')).toEqual([0, 0, 6000, 6000, 6000]);
    expect(figures(expiring('am'), 'x.realized_pnl')).toEqual([0, 0, 2000, 2000, 2000]);
    expect(figures(expiring(''), 'x.contracts')).toEqual([1, 1, 0, 0, 0]);
  });

  it('opened and expired in one session: it is held at no close, and its gain counts', () => {
    const zero = { ...book, positions: ['x,call,spx,4850,2024-01-04,1,2024-01-04,4,,'] };
    expect(figures(zero, 'x.contracts')).toEqual([0, 0, 0]);
    expect(figures(zero, 'x.realized_pnl')).toEqual([600, 600, 600]);
  });

  it('the underlying itself never expires', () => {
    const shares = { ...book, positions: ['x,underlying,spx,,,-2,2024-01-02,5010,,'] };
    expect(figures(shares, 'x.pnl')).toEqual([20, 220, 300, -280, -380]);
    expect(figures(shares, 'x.delta')).toEqual([-2, -2, -2, -2, -2]);
    expect(figures(shares, 'x.margin')[0]).toBe(5000);
  });
});

describe('unknown', () => {
  const gap = ['2024-01-02,5000,18', '2024-01-03,,20', '2024-01-04,4860,', '2024-01-05,5150,19'];

  it('is what needs a level or a volatility that is not known; the count of contracts is', () => {
    const values = figures({ positions: condors, market: gap }, 'book.vega');
    expect(values.map(Number.isNaN)).toEqual([false, true, true, false]);
    expect(figures({ positions: condors, market: gap }, 'core.contracts')).toEqual([10, 10, 10, 10]);
    expect(
      figures({ positions: condors, market: gap }, 'core.breakeven_challenge').map(Number.isNaN),
    ).toEqual([false, true, false, false]);
  });

  it('before the first opening nothing is given', () => {
    const later = { positions: [put], market };
    expect(figures(later, 'book.value')).toHaveLength(4);
    expect(nyse.indexOf(day('2024-01-03')) - nyse.indexOf(day('2024-01-02'))).toBe(1);
  });
});
