/**
 * A real SPX chain of two days with implied volatilities and Greeks as LEAN computed them. Its conventions, found from
 * the figures: a rate of 1%, no dividends, and time from 15:15 of the day to the midnight that begins the day of expiry.
 */
import { expect, it } from 'vitest';
import type { BookMarket } from '../../src/book/market.ts';
import type { Position } from '../../src/book/position.ts';
import { valueAt } from '../../src/book/value.ts';
import { greeks, price } from '../../src/options/black-scholes.ts';
import { day, nyse } from '../support/data.ts';
import { describeShared, readShared } from '../support/shared.ts';

const file = 'data/spx_universe_greeks_lean.csv';

interface Quote {
  readonly date: string;
  readonly expiry: string;
  readonly strike: number;
  readonly right: 1 | -1;
  readonly spot: number;
  readonly close: number;
  readonly iv: number;
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
  readonly rho: number;
}

function readChain(): Quote[] {
  const [header, ...rows] = readShared(file)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const at = (row: readonly string[], name: string): string => row[header!.indexOf(name)]!;
  const number = (row: readonly string[], name: string): number => Number(at(row, name));
  return rows.map((row) => ({
    date: at(row, 'date'),
    expiry: at(row, 'expiry'),
    strike: number(row, 'strike'),
    right: at(row, 'right') === 'C' ? 1 : -1,
    spot: number(row, 'underlying_close'),
    close: number(row, 'close'),
    iv: number(row, 'iv'),
    delta: number(row, 'delta'),
    gamma: number(row, 'gamma'),
    vega: number(row, 'vega'),
    theta: number(row, 'theta'),
    rho: number(row, 'rho'),
  }));
}

const LEAN = { rate: 0.01, dividend: 0 };
const GREEKS = ['delta', 'gamma', 'vega', 'theta', 'rho'] as const;

describeShared('a real chain', [file], () => {
  const chain = readChain();

  it('has the Greeks that its volatilities give, to the last digit printed, in 501 of 505 rows', () => {
    const off = chain.filter((q) => {
      const years = (day(q.expiry) - day(q.date) - 15.25 / 24) / 365;
      const g = greeks({ ...q, ...LEAN, years, vol: q.iv });
      const ours = { ...g, vega: g.vega / 100, theta: g.theta / 365, rho: g.rho / 100 };
      return GREEKS.some((name) => Math.abs(ours[name] - q[name]) > 6e-8);
    });
    // Puts far in the money whose volatility is of another quote than their Greeks: no convention makes them agree.
    expect(off.map(({ date, expiry, strike, right }) => [date, expiry, strike, right])).toEqual([
      ['2015-12-22', '2016-01-15', 2450, -1],
      ['2015-12-23', '2016-01-15', 2550, -1],
      ['2015-12-23', '2016-01-15', 2650, -1],
      ['2015-12-23', '2016-12-16', 2800, -1],
    ]);
    expect(chain).toHaveLength(505);
  });

  it('valued as a book, at the close for a settlement in the morning, differs by a third of a day alone', () => {
    const market: BookMarket = {
      calendar: nyse,
      last: 0,
      quote: (underlying) => {
        const { spot, iv } = chain[Number(underlying)]!;
        return {
          surface: {
            spot,
            ...LEAN,
            smile: { slope: 0, curvature: 0, vixOverAtm: 1 },
            points: [{ days: 30, vol: iv }],
          },
          onFuture: false,
          onVolatility: false,
          margin: Number.NaN,
        };
      },
    };
    const worst = { delta: 0, gamma: 0, vega: 0, theta: 0, rho: 0 };
    for (const [i, q] of chain.entries()) {
      const position: Position = {
        line: i,
        layer: 'chain',
        instrument: q.right === 1 ? 'call' : 'put',
        underlying: String(i),
        strike: q.strike,
        expiry: day(q.expiry),
        settlement: 'am',
        contracts: 2,
        multiplier: 100,
        opened: day(q.date),
        entryPrice: q.close,
      };
      const { greeks: g } = valueAt(position, nyse.indexOf(day(q.date)), market);
      const perUnit = {
        delta: g.deltaDollars / q.spot / 200,
        gamma: (g.gamma * 100) / q.spot / q.spot / 200,
        vega: g.vega / 200,
        theta: g.theta / 200,
        rho: g.rho / 200,
      };
      for (const name of GREEKS) worst[name] = Math.max(worst[name], Math.abs(perUnit[name] - q[name]));
      expect(g.pnl).toBeCloseTo(g.value - 200 * q.close, 6);
    }
    // 9:30 is 0.365 days after LEAN's midnight in Chicago, of 23 at least: 0.8% of the time, 0.4% of vega.
    expect(worst.delta).toBeLessThan(0.0025);
    expect(worst.gamma).toBeLessThan(6e-5);
    expect(worst.vega).toBeLessThan(0.025);
    expect(worst.theta).toBeLessThan(0.006);
    expect(worst.rho).toBeLessThan(0.035);
  });

  it('keeps put-call parity: calls less puts lie on a straight line in the strike, to 0.2 points', () => {
    const groups = new Map<string, { strike: number; gap: number; quote: Quote }[]>();
    for (const call of chain.filter((q) => q.right === 1)) {
      const put = chain.find(
        (q) => q.right === -1 && q.date === call.date && q.expiry === call.expiry && q.strike === call.strike,
      );
      if (!put) continue;
      const key = `${call.date} ${call.expiry}`;
      groups.set(key, [
        ...(groups.get(key) ?? []),
        { strike: call.strike, gap: call.close - put.close, quote: call },
      ]);
    }
    const lines = [...groups].filter(([, pairs]) => pairs.length >= 3);
    expect(lines.map(([key, pairs]) => [key, pairs.length])).toEqual([
      ['2015-12-22 2016-02-19', 6],
      ['2015-12-23 2016-02-19', 3],
      ['2015-12-23 2016-03-18', 3],
    ]);
    for (const [, pairs] of lines) {
      const n = pairs.length;
      const mean = (of: (p: (typeof pairs)[number]) => number): number =>
        pairs.reduce((sum, p) => sum + of(p), 0) / n;
      const [k, g] = [mean((p) => p.strike), mean((p) => p.gap)];
      const slope = mean((p) => (p.strike - k) * (p.gap - g)) / mean((p) => (p.strike - k) * (p.strike - k));
      const { date, expiry, spot } = pairs[0]!.quote;
      const years = (day(expiry) - day(date)) / 365;
      // C - P = S e^(-qT) - K e^(-rT): the slope discounts the strike, the intercept the level.
      const rate = -Math.log(-slope) / years;
      const dividend = -Math.log((g - slope * k) / spot) / years;
      expect(rate).toBeGreaterThan(0.005);
      expect(rate).toBeLessThan(0.01);
      for (const { strike, gap, quote } of pairs) {
        const contract = { spot, strike, years, vol: quote.iv, rate, dividend };
        const model = price({ ...contract, right: 1 }) - price({ ...contract, right: -1 });
        expect(Math.abs(model - gap)).toBeLessThan(0.2);
      }
    }
  });
});
