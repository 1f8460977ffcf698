import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/calendar/civil.ts';
import { nyse, sessionFrom } from '../support/data.ts';
import { equityFromTrades, expiryTime } from './accounts.ts';
import { costOf, option, type Quote, strikeOf } from './hand.ts';
import { ENGINE, FROM, simulated } from './simulated.ts';

/** 45 sessions from 2024-01-02 to 2024-03-06: calm, a fall while VIX rises to 34, and back. */
const spx = Array.from({ length: 45 }, (_, i): [number, number] => {
  const close = 4750 + 40 * Math.sin(i / 3) - (i > 12 && i < 30 ? 9 * (i - 12) : 0);
  return [close + 7 * Math.cos(i), close];
});
const vix = spx.map((_, i): [number, number] => [
  14 + i / 10,
  i < 3 ? 15 : i < 20 ? 29 + i / 4 : i < 36 ? 27 : 16,
]);
const rules = `
  ${ENGINE}
  rule enter: when vix > 28 activate engine size 25% until vix < 20
`;
const result = simulated({ rules, spx, vix });
const dates = spx.map((_, i) => isoDate(nyse.date[sessionFrom(FROM) + i]!));
const quoteOf = (i: number): Quote => ({
  date: dates[i]!,
  time: nyse.close[sessionFrom(FROM) + i]!,
  spx: spx[i]![1],
  vix: vix[i]![1],
});
const at = (date: string): number => dates.indexOf(date);

describe('a position from decision to settlement, by hand', () => {
  // VIX is above 28 from the close of the fourth session, 2024-01-05: filled at the close of 2024-01-08.
  const opened = quoteOf(at('2024-01-08'));
  const expiry = expiryTime('2024-02-16');
  const strike = strikeOf(opened, 'put', 0.75, expiry);
  const paid = option(opened, 'put', strike, expiry).price;

  it('is filled at the close after the decision, rounded to whole contracts, at the model price and its cost', () => {
    const open = result.trades.find(({ layer }) => layer === 'engine')!;
    expect(open).toMatchObject({
      session: '2024-01-08',
      decided: '2024-01-05',
      reason: 'open',
      // 25% of ten condors is 2.5.
      contracts: 3,
      instrument: `put ${strike} 2024-02-16`,
    });
    expect(open.decision).toMatch(/^[0-9a-f]{16}$/);
    expect(open.price).toBeCloseTo(paid, 9);
    expect(open.cost).toBeCloseTo(3 * costOf('put', paid, opened.vix), 9);
  });

  it('earns what the put gains, session by session', () => {
    const layer = result.byLayer.get('engine')!;
    expect(layer[at('2024-01-05')]).toBe(0);
    expect(layer[at('2024-01-08')]).toBeCloseTo(-3 * costOf('put', paid, opened.vix), 8);
    for (let i = at('2024-01-09'); i < at('2024-02-16'); i++) {
      const [before, now] = [quoteOf(i - 1), quoteOf(i)];
      const gain = option(now, 'put', strike, expiry).price - option(before, 'put', strike, expiry).price;
      expect(layer[i]).toBeCloseTo(3 * 100 * gain, 6);
    }
  });

  it('settles at the opening of its last day and is replaced at that close, struck anew', () => {
    const i = at('2024-02-16');
    const day = quoteOf(i);
    const payoff = Math.max(strike - spx[i]![0], 0);
    const next = expiryTime('2024-03-15');
    const again = strikeOf(day, 'put', 0.75, next);
    const price = option(day, 'put', again, next).price;
    expect(
      result.trades.filter(({ layer, session }) => layer === 'engine' && session === '2024-02-16'),
    ).toMatchObject([
      { reason: 'expiry', contracts: -3, price: payoff, cost: 0, decision: null, decided: null },
      { reason: 'roll', contracts: 3, instrument: `put ${again} 2024-03-15`, decision: null },
    ]);
    const before = option(quoteOf(i - 1), 'put', strike, expiry).price;
    const pnl = 300 * (payoff - before) - 3 * costOf('put', price, day.vix);
    expect(result.byLayer.get('engine')![i]).toBeCloseTo(pnl, 6);
  });

  it('is closed at the close after VIX fell below 20', () => {
    // Index 36 is 2024-02-23, the first close of 16.
    expect(dates[36]).toBe('2024-02-23');
    expect(result.trades.filter(({ layer }) => layer === 'engine').at(-1)).toMatchObject({
      session: '2024-02-26',
      decided: '2024-02-23',
      reason: 'close',
      contracts: -3,
    });
    expect(
      result.byLayer
        .get('engine')!
        .subarray(at('2024-02-27'))
        .every((pnl) => pnl === 0),
    ).toBe(true);
  });

  it('the core is sold at the close of each standard expiry: 20 deltas, wings at 5', () => {
    const sold = quoteOf(at('2024-01-19'));
    const strikes = [
      ['put', 0.05, 10],
      ['put', 0.2, -10],
      ['call', 0.2, -10],
      ['call', 0.05, 10],
    ] as const;
    const first = result.trades.filter(({ layer }) => layer === 'core').slice(0, 4);
    expect(first.map(({ session, instrument, contracts }) => [session, instrument, contracts])).toEqual(
      strikes.map(([kind, delta, contracts]) => [
        '2024-01-19',
        `${kind} ${strikeOf(sold, kind, delta, expiry)} 2024-02-16`,
        contracts,
      ]),
    );
  });

  it('margin is the wider side of each condor and the premium of the puts; Greeks are those of all positions', () => {
    const i = at('2024-02-01');
    const day = quoteOf(i);
    const condor = result.trades.filter(({ layer }) => layer === 'core').slice(0, 4);
    const [a, b, c, d] = condor.map(({ instrument }) => Number(instrument.split(' ')[1]));
    const positions = [
      ...condor.map(({ instrument, contracts }) => ({
        kind: instrument.split(' ')[0] as 'put' | 'call',
        strike: Number(instrument.split(' ')[1]),
        contracts,
      })),
      { kind: 'put' as const, strike, contracts: 3 },
    ];
    const worth = (bump: Parameters<typeof option>[4]): number =>
      positions.reduce(
        (sum, p) => sum + 100 * p.contracts * option(day, p.kind, p.strike, expiry, bump).price,
        0,
      );
    const { margin, delta, vega, theta, gamma } = result.portfolios.overlay;
    const premium = option(day, 'put', strike, expiry).price;
    expect(margin[i]).toBeCloseTo(10 * 100 * Math.max(b! - a!, d! - c!) + 3 * 100 * premium, 6);
    const slope = (worth({ spx: 0.01 }) - worth({ spx: -0.01 })) / 0.02;
    expect(delta[i]! / slope).toBeCloseTo(1, 6);
    expect(vega[i]! / ((worth({ vol: 1e-5 }) - worth({ vol: -1e-5 })) / 2e-3)).toBeCloseTo(1, 6);
    expect(theta[i]! / ((worth({ days: -1e-4 }) - worth({ days: 1e-4 })) / 2e-4)).toBeCloseTo(1, 5);
    // Dollars of delta that 1% of the index adds: second difference times level squared over 100.
    const curve = (worth({ spx: 1 }) - 2 * worth({}) + worth({ spx: -1 })) * (day.spx ** 2 / 100);
    expect(gamma[i]! / curve).toBeCloseTo(1, 3);
  });

  it('equity is capital, what trades paid and brought in, and what is held, for both accounts and every session', () => {
    const quotes = new Map(dates.map((date, i) => [date, quoteOf(i)]));
    const all = equityFromTrades(result, quotes, () => true);
    const core = equityFromTrades(result, quotes, ({ layer }) => layer === 'core');
    expect(result.sessions).toEqual(dates);
    for (let i = 0; i < dates.length; i++) {
      expect(result.portfolios.overlay.equity[i]).toBeCloseTo(all[i]!, 5);
      expect(result.portfolios.core.equity[i]).toBeCloseTo(core[i]!, 5);
    }
    // Ten condors on an index of 4,750 and no other word about capital: their notional.
    expect(result.assumptions.capital).toBe(10 * 100 * spx[0]![1]);
  });
});

describe('a roll by a rule, by hand', () => {
  const flat = Array.from({ length: 40 }, () => 4750);
  const rolled = simulated({
    rules: `
      layer both {
        sell strangle on spx delta 0.10 expiry next quarterly
        buy future on vix expiry next monthly
        size of notional(spx, 10)
      }
      rule enter: when vix > 14 activate both size 20%
      rule shift: when vix > 18 roll both to expiry next quarterly
    `,
    spx: flat,
    vix: flat.map((_, i) => (i === 4 ? 19 : 15)),
    others: { vix3m: flat.map(() => 17) },
  });
  const trades = rolled.trades.filter(({ layer }) => layer === 'both');

  it('closes the options and opens them for the cycle after, at the fill after the decision; futures go on', () => {
    // The fifth session is 2024-01-08.
    const day = trades.filter(({ session }) => session === '2024-01-09');
    const kinds = day.map(({ reason, decided, contracts, instrument }) => [
      reason,
      decided,
      contracts,
      instrument.replace(/\d+ (?=2)/, ''),
    ]);
    expect(kinds).toEqual([
      ['roll', '2024-01-08', 2, 'put 2024-03-15'],
      ['roll', '2024-01-08', 2, 'call 2024-03-15'],
      ['roll', '2024-01-08', -2, 'put 2024-06-21'],
      ['roll', '2024-01-08', -2, 'call 2024-06-21'],
    ]);
  });

  it('the future is settled on its own day and replaced by the next month', () => {
    const futures = trades.filter(({ instrument }) => instrument.startsWith('future'));
    expect(
      futures.map(({ session, reason, contracts, instrument }) => [session, reason, contracts, instrument]),
    ).toEqual([
      ['2024-01-03', 'open', 2, 'future vix 2024-01-17'],
      ['2024-01-17', 'expiry', -2, 'future vix 2024-01-17'],
      ['2024-01-17', 'roll', 2, 'future vix 2024-02-14'],
      ['2024-02-14', 'expiry', -2, 'future vix 2024-02-14'],
      ['2024-02-14', 'roll', 2, 'future vix 2024-03-20'],
    ]);
    expect(rolled.findings).toEqual([]);
  });
});
