import { describe, expect, it } from 'vitest';
import { isoDate, parseIsoDate } from '../../src/calendar/civil.ts';
import { DEFAULT_SMILE } from '../../src/options/surface.ts';
import { costOf } from '../../src/overlay/costs.ts';
import {
  chooseExpiry,
  type Instrument,
  type Line,
  priceAt,
  settlement,
  strike,
} from '../../src/overlay/instruments.ts';
import type { Moment } from '../../src/overlay/market.ts';
import { DEFAULT_COSTS } from '../../src/overlay/options.ts';
import { structuresOf } from '../../src/overlay/structure.ts';
import { nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { simulated } from './simulated.ts';

const day = (iso: string): number => parseIsoDate(iso)!;
const line = (
  expiry: Line['expiry'],
  kind: Line['kind'] = 'put',
  underlying: Line['underlying'] = 'spx',
): Line => ({
  ratio: 1,
  kind,
  underlying,
  delta: 0.5,
  expiry,
});
const chosen = (from: string, of: Line): string => isoDate(chooseExpiry(day(from), of, nyse));

describe('expiries', () => {
  it('of a cycle: the first standard one at least a week ahead', () => {
    const monthly = line({ cycle: 'monthly', text: 'monthly' });
    expect(chosen('2024-01-02', monthly)).toBe('2024-01-19');
    expect(chosen('2024-01-12', monthly)).toBe('2024-01-19');
    expect(chosen('2024-01-16', monthly)).toBe('2024-02-16');
    expect(chosen('2024-01-19', monthly)).toBe('2024-02-16');
    const quarterly = line({ cycle: 'next quarterly', text: 'next quarterly' });
    expect(chosen('2024-01-02', quarterly)).toBe('2024-03-15');
    expect(chosen('2024-12-16', quarterly)).toBe('2025-03-21');
  });

  it('of Good Friday: the Thursday before', () => {
    expect(chosen('2014-03-24', line({ cycle: 'monthly', text: 'monthly' }))).toBe('2014-04-17');
  });

  it('of a band: the one nearest to its middle, inside where one is', () => {
    const band = line({ low: 30, high: 60, unit: 'days', text: '30..60 days' });
    expect(chosen('2024-01-09', band)).toBe('2024-02-16');
    // 28 and 63 days away: none is inside.
    expect(chosen('2024-02-16', band)).toBe('2024-03-15');
    expect(chosen('2024-01-02', line({ low: 45, unit: 'days', text: '45 days' }))).toBe('2024-02-16');
    // 91 days: 73 and 108 days away.
    expect(chosen('2024-01-02', line({ low: 3, high: 3, unit: 'months', text: '3 months' }))).toBe(
      '2024-04-19',
    );
  });

  it('of VIX futures: the Wednesday 30 days before', () => {
    expect(chosen('2024-01-02', line({ cycle: 'next monthly', text: 'next monthly' }, 'future', 'vix'))).toBe(
      '2024-01-17',
    );
  });
});

const close: Moment = {
  time: nyse.close[nyse.indexOf(day('2024-01-09'))]!,
  vix: 20,
  surface: {
    spot: 4750,
    rate: 0.05,
    dividend: 0.015,
    smile: DEFAULT_SMILE,
    points: [
      { days: 30, vol: 0.2 },
      { days: 93, vol: 0.22 },
    ],
  },
};

describe('prices', () => {
  const future = (underlying: Line['underlying']): Instrument =>
    strike(
      line({ cycle: 'monthly', text: 'monthly' }, 'future', underlying),
      day('2024-01-09'),
      close,
      nyse,
    )!;

  it('a call less a put is the forward less the strike, at every strike', () => {
    const put = strike(line({ low: 45, unit: 'days', text: '' }), day('2024-01-09'), close, nyse)!;
    const years = (put.expiryTime - close.time) / (365 * 86_400_000);
    for (const at of [3000, 4500, put.strike, 5500]) {
      const [p, c] = (['put', 'call'] as const).map((kind) => priceAt({ ...put, kind, strike: at }, close));
      expect(c! - p!).toBeCloseTo(4750 * Math.exp(-0.015 * years) - at * Math.exp(-0.05 * years), 9);
    }
  });

  it('a VIX future lies between VIX and the forward beyond, above in contango; flat it is VIX', () => {
    const vix = future('vix');
    expect(vix.text).toBe('future vix 2024-01-17');
    const inContango = priceAt(vix, close);
    expect(inContango).toBeGreaterThan(20);
    // The variance from 30 to 93 days: the root of (0.22^2 93 - 0.20^2 30) / 63.
    expect(inContango).toBeLessThan(100 * Math.sqrt((0.0484 * 93 - 0.04 * 30) / 63));
    const flat = { ...close, surface: { ...close.surface, points: [{ days: 30, vol: 0.2 }] } };
    expect(priceAt(vix, flat)).toBeCloseTo(20, 9);
    const steep = [
      { days: 30, vol: 0.8 },
      { days: 31, vol: 0.3 },
    ];
    expect(priceAt(vix, { ...flat, vix: 80, surface: { ...flat.surface, points: steep } })).toBe(80);
    expect(vix.multiplier).toBe(1000);
    expect(future('spx').multiplier).toBe(50);
    expect(priceAt(future('spx'), close)).toBeGreaterThan(4750);
  });

  it('settle at the level, or at VIX', () => {
    const option = { ...future('vix'), strike: 4800, kind: 'put' as const, underlying: 'spx' as const };
    expect(settlement(option, 4750, 20)).toBe(50);
    expect(settlement({ ...option, kind: 'call' }, 4750, 20)).toBe(0);
    expect(settlement(future('vix'), 4750, 20)).toBe(20);
    expect(settlement(future('spx'), 4750, 20)).toBe(4750);
  });

  it('cost the greater of tick and share, three times that in stress, at most the price, and a dollar', () => {
    const put = { ...future('spx'), kind: 'put' as const, multiplier: 100 };
    const cost = (price: number, vix = 20): number => costOf(put, price, { ...close, vix }, DEFAULT_COSTS);
    expect(cost(2)).toBeCloseTo(0.05 * 100 + 1, 12);
    expect(cost(4)).toBeCloseTo(0.1 * 100 + 1, 12);
    expect(cost(200)).toBeCloseTo(2 * 100 + 1, 12);
    expect(cost(200, 30)).toBeCloseTo(2 * 100 + 1, 12);
    expect(cost(200, 30.01)).toBeCloseTo(6 * 100 + 1, 12);
    expect(cost(0.02)).toBeCloseTo(0.02 * 100 + 1, 12);
    expect(costOf(future('vix'), 20, close, DEFAULT_COSTS)).toBeCloseTo(0.05 * 1000 + 1, 12);
  });
});

describe('layers', () => {
  const one = (legs: string, rest = 'size of notional(spx, 10)') =>
    structuresOf(compiled(`layer l { ${legs} ${rest} }`));

  it('become lines: strangles two, condors four, signed and counted', () => {
    const { structures, findings } = one(
      'sell 2 strangle on spx delta 0.10 expiry next quarterly sell condor on spx delta 0.05..0.20 buy future on vix',
    );
    expect(findings).toEqual([]);
    expect(structures[0]!.firstCount).toBe(2);
    expect(
      structures[0]!.lines.map(({ ratio, kind, delta, underlying }) => [ratio, kind, delta, underlying]),
    ).toEqual([
      [-2, 'put', 0.1, 'spx'],
      [-2, 'call', 0.1, 'spx'],
      [1, 'put', 0.05, 'spx'],
      [-1, 'put', 0.2, 'spx'],
      [-1, 'call', 0.2, 'spx'],
      [1, 'call', 0.05, 'spx'],
      [1, 'future', 0, 'vix'],
    ]);
  });

  it('are struck at their target, else in the middle of the band, else at the money', () => {
    const delta = (leg: string) => one(leg).structures[0]!.lines[0]!.delta;
    expect(delta('buy put on spx delta 0.65..0.85 target 0.70')).toBe(0.7);
    expect(delta('buy put on spx delta 0.65..0.85')).toBeCloseTo(0.75, 12);
    expect(delta('buy put on spx')).toBe(0.5);
  });

  it.each([
    ['', undefined, 'layer `l` has no legs, so it cannot be priced: the backtest leaves it out'],
    ['buy put on ndx', undefined, '`ndx` is no underlying that can be priced'],
    ['buy call on vix', undefined, 'options on `vix` have no prices in this model'],
    ['sell condor on spx delta 0.2', undefined, 'a condor needs two deltas'],
    ['buy put on spx', '', 'layer `l` has no base, so its size is no number of contracts'],
  ])('that cannot be priced are left out and told: %s', (legs, rest, message) => {
    const source = legs.includes('ndx') ? 'input ndx : index ' : '';
    const { structures, findings } = structuresOf(
      compiled(`${source}layer l { ${legs} ${rest ?? 'size of notional(spx, 10)'} }`),
    );
    expect(structures).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain(message);
    expect(findings[0]!.help).not.toBe('');
    expect(findings[0]!.span).toMatchObject({ file: 'test.hedge', line: 1 });
  });
});

describe('what cannot be priced', () => {
  const rules = `
    layer bare {}
    rule enter: when vix > 20 activate bare
  `;

  it("a layer without legs: its decisions stand, its P&L is nobody's, and the report is told", () => {
    const { findings, byLayer, portfolios } = simulated({
      rules,
      spx: [4700, 4710, 4720],
      vix: [25, 25, 25],
    });
    expect(findings).toMatchObject([{ layer: 'bare', span: { line: 2, column: 11 } }]);
    expect(byLayer.size).toBe(0);
    expect([...portfolios.overlay.layerPnl]).toEqual([0, 0, 0]);
  });

  it('VIX futures without a term structure: priced at VIX, and told', () => {
    const { findings } = simulated({
      rules: 'layer long { buy future on vix size of notional(spx, 10) } rule a: when vix > 20 activate long',
      spx: [4700, 4710],
      vix: [25, 25],
    });
    expect(findings).toMatchObject([{ layer: 'long', span: { line: 1 } }]);
    expect(findings[0]!.help).toContain('give `vix3m` too');
  });

  it('sessions without level or VIX: listed, their marks stand, and fills wait for the next one', () => {
    const engine = `
      layer puts { buy put on spx delta 0.5 expiry 30..60 days size of notional(spx, 10) }
      rule enter: when vix > 20 activate puts size 50% until vix < 18
    `;
    const result = simulated({
      rules: engine,
      spx: ['?', 4700, 4710, '?', 4650, 4600, 4600],
      vix: [25, 15, 25, 26, 27, '?', '?'],
    });
    expect(result.sessions).toEqual(['2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08']);
    expect(result.unpriced).toEqual(['2024-01-02', '2024-01-05', '2024-01-09', '2024-01-10']);
    expect(result.trades.map(({ decided, session }) => [decided, session])).toEqual([
      ['2024-01-04', '2024-01-08'],
    ]);
    const { equity, layerPnl } = result.portfolios.overlay;
    expect(equity[2]).toBe(equity[1]);
    expect(layerPnl[2]).toBe(0);
    expect(layerPnl[3]).toBeLessThan(0);
  });

  it('an account that is worth nothing is told once, from its first such session', () => {
    const { findings, sessions, portfolios } = simulated({
      rules: 'let x = spx + vix assert always x > 0',
      spx: Array.from({ length: 40 }, (_, i) => (i < 20 ? 4700 : 3500)),
      vix: Array.from({ length: 40 }, () => 15),
      options: { capital: 20_000, coreContracts: 10 },
    });
    const at = portfolios.core.equity.findIndex((value) => value <= 0);
    expect(findings).toHaveLength(2);
    expect(findings[0]!.message).toContain(`${sessions[at]}: the account \`core\` is worth nothing`);
  });

  it('a run without any session that has both: no figures, and what is missing', () => {
    const { sessions, findings, portfolios, placebo } = simulated({ rules, spx: ['?', '?'], vix: [25, 25] });
    expect(sessions).toEqual([]);
    expect(portfolios.overlay.equity).toHaveLength(0);
    expect(placebo.rulesPnl).toBe(0);
    expect(findings.map(({ message }) => message)).toContain(
      'nothing can be priced: at no session of the run are both `spx` and `vix` known',
    );
  });
});
