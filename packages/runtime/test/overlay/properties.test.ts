import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/calendar/civil.ts';
import type { Trade } from '../../src/overlay/result.ts';
import { nyse, sessionFrom } from '../support/data.ts';
import { runs } from '../support/generate/runs.ts';
import { dollars, equityFromTrades } from './accounts.ts';
import type { Quote } from './hand.ts';
import { type Case, FROM, simulated } from './simulated.ts';

/** Two layers of several lines and expiries, scaled and rolled by what VIX does. */
const RULES = `
  param core_contracts = 7
  layer puts {
    buy 2 put on spx delta 0.75 expiry 30..60 days
    sell put on spx delta 0.25 expiry 30..60 days
    size of notional(spx, core_contracts)
  }
  layer overlay {
    sell strangle on spx delta 0.10 expiry next quarterly
    buy future on vix expiry next monthly
    size of notional(spx, core_contracts)
  }
  rule enter: when vix > 22 activate puts size 30%..90% by vix from 22 to 34 until vix < 18
  rule more: when vix > 30 scale puts size 80%
  rule less: when vix < 21 scale puts size 30%
  rule later: when vix > 26 roll puts to expiry 60..90 days
  rule calm: when vix < 17 activate overlay size 50% until vix > 21
`;

const LENGTH = 90;

/** Levels and VIX by random steps; a `null` is a session without that value. */
const step = fc.tuple(
  fc.double({ min: -0.03, max: 0.03, noNaN: true }),
  fc.double({ min: -0.15, max: 0.16, noNaN: true }),
  fc.integer({ min: 0, max: 39 }),
);
const path = fc.array(step, { minLength: LENGTH, maxLength: LENGTH });

type Cells = [number | '?', number | '?'][];

function pricesOf(steps: readonly (readonly [number, number, number])[]): { spx: Cells; vix: Cells } {
  let [level, fear] = [4700, 19];
  const [spx, vix]: [Cells, Cells] = [[], []];
  for (const [move, jump, gap] of steps) {
    const [open, fearOpen] = [level * (1 + move / 3), fear * (1 + jump / 3)];
    level *= 1 + move;
    fear = Math.min(Math.max(fear * (1 + jump), 10), 60);
    spx.push([gap === 1 ? '?' : open, gap === 0 ? '?' : level]);
    vix.push([gap === 3 ? '?' : fearOpen, gap === 2 ? '?' : fear]);
  }
  return { spx, vix };
}

const date = (i: number): string => isoDate(nyse.date[sessionFrom(FROM) + i]!);

/** The last closes by then: on a session that cannot be priced the marks stand. */
function quotesOf({ spx, vix }: { spx: Cells; vix: Cells }, vix3m: readonly number[]): Map<string, Quote> {
  const quotes = new Map<string, Quote>();
  let last: Quote | undefined;
  for (let i = 0; i < spx.length; i++) {
    const [level, fear] = [spx[i]![1], vix[i]![1]];
    if (level !== '?' && fear !== '?') {
      const time = nyse.close[sessionFrom(FROM) + i]!;
      last = { date: date(i), time, spx: level, vix: fear, vix3m: vix3m[i]! };
    }
    if (last) quotes.set(date(i), last);
  }
  return quotes;
}

const fill = fc.constantFrom('next_open' as const, 'next_close' as const);

const caseOf = (prices: { spx: Cells; vix: Cells }, how: 'next_open' | 'next_close') => {
  const vix3m = prices.vix.map(([, close]) => (close === '?' ? 20 : 8 + close * 0.7));
  const given: Case = { rules: RULES, ...prices, others: { vix3m }, options: { fill: how } };
  return { given, vix3m };
};

describe('on random markets', () => {
  it('what trades and marks come to is the change of equity, and the layers share it', () => {
    fc.assert(
      fc.property(path, fill, (steps, how) => {
        const prices = pricesOf(steps);
        const { given, vix3m } = caseOf(prices, how);
        const result = simulated(given);
        const quotes = quotesOf(prices, vix3m);
        const { capital } = result.assumptions;
        const off = (a: number, b: number): number => Math.abs(a - b) / capital;
        const accounts: [keyof typeof result.portfolios, (t: Trade) => boolean][] = [
          ['overlay', () => true],
          ['core', ({ layer }) => layer === 'core'],
        ];
        for (const [name, which] of accounts) {
          const { equity, layerPnl, costs } = result.portfolios[name];
          equityFromTrades(result, quotes, which).forEach((value, i) => {
            expect(off(value, equity[i]!), `${name} ${result.sessions[i]}`).toBeLessThan(1e-9);
          });
          const paid = result.trades.filter(which).reduce((sum, { cost }) => sum + cost, 0);
          expect(
            off(
              paid,
              costs.reduce((a, b) => a + b, 0),
            ),
          ).toBeLessThan(1e-9);
          if (name === 'core') expect(layerPnl.every((pnl) => pnl === 0)).toBe(true);
        }
        const { core, overlay } = result.portfolios;
        let layers = 0;
        overlay.layerPnl.forEach((pnl, i) => {
          layers += pnl;
          expect(off(overlay.equity[i]! - core.equity[i]!, layers)).toBeLessThan(1e-9);
          const parts = [...result.byLayer.values()].reduce((sum, values) => sum + values[i]!, 0);
          expect(off(parts, pnl)).toBeLessThan(1e-12);
        });
      }),
      runs(40),
    );
  });

  it('nothing up to a session changes when what follows is cut off', () => {
    fc.assert(
      fc.property(path, fill, fc.integer({ min: 25, max: LENGTH - 1 }), (steps, how, length) => {
        const prices = pricesOf(steps);
        const cut = { spx: prices.spx.slice(0, length), vix: prices.vix.slice(0, length) };
        const whole = simulated(caseOf(prices, how).given);
        const part = simulated(caseOf(cut, how).given);
        expect(whole.sessions.slice(0, part.sessions.length)).toEqual(part.sessions);
        for (const name of ['core', 'overlay', 'delayed'] as const) {
          const [a, b] = [whole.portfolios[name], part.portfolios[name]];
          for (const column of [
            'equity',
            'layerPnl',
            'costs',
            'margin',
            'delta',
            'vega',
            'theta',
            'gamma',
          ] as const) {
            expect(a[column].slice(0, b[column].length)).toEqual(b[column]);
          }
        }
        const last = part.sessions.at(-1)!;
        expect(whole.trades.filter(({ session }) => session <= last)).toEqual(part.trades);
      }),
      runs(25),
    );
  });

  it('no decision is filled in its own session, contracts are whole, and none is left of what expired', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(path, fill, (steps, how) => {
        const result = simulated(caseOf(pricesOf(steps), how).given);
        for (const { reason, instrument, decided } of result.trades) {
          seen.add(decided === null ? reason : `${reason} by rule`).add(instrument.split(' ')[0]!);
        }
        const held = new Map<string, number>();
        for (const {
          session,
          decided,
          decision,
          contracts,
          instrument,
          price,
          cost,
          reason,
        } of result.trades) {
          expect(Number.isInteger(contracts) && contracts !== 0).toBe(true);
          if (decided !== null) expect(decided < session).toBe(true);
          expect(decided === null).toBe(decision === null);
          expect(price >= 0 && cost >= 0).toBe(true);
          expect(cost <= Math.abs(contracts) * (price * dollars(instrument) + 1) + 1e-9).toBe(true);
          held.set(instrument, (held.get(instrument) ?? 0) + contracts);
          if (reason === 'expiry') expect(instrument.slice(-10) <= session).toBe(true);
        }
        const last = result.sessions.at(-1)!;
        for (const [instrument, contracts] of held) {
          if (instrument.slice(-10) <= last) expect(contracts, instrument).toBe(0);
        }
        for (const { margin } of Object.values(result.portfolios)) {
          expect(margin.every((value) => value >= 0)).toBe(true);
        }
      }),
      runs(40),
    );
    // The random markets do lead to all of these.
    const rules = ['open', 'increase', 'decrease', 'close', 'roll'].map((reason) => `${reason} by rule`);
    expect([...seen]).toEqual(
      expect.arrayContaining([...rules, 'open', 'roll', 'expiry', 'put', 'call', 'future']),
    );
  });
});
