import { describe, expect, it } from 'vitest';
import { divest } from '../../src/overlay/divest.ts';
import { emptyLedger } from '../../src/overlay/ledger.ts';
import { marketOf } from '../../src/overlay/market.ts';
import { settingsOf } from '../../src/overlay/options.ts';
import type { OverlayResult } from '../../src/overlay/result.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import type { Case } from './simulated.ts';
import { ENGINE, runOf, simulated } from './simulated.ts';

const spx = Array.from({ length: 120 }, (_, i) => 4700 + 60 * Math.sin(i / 5) + (i > 60 ? -4 * (i - 60) : 0));
const vix = spx.map((_, i) => (i % 40 > 25 ? 31 : 15));
const rules = `${ENGINE} rule enter: when vix > 28 activate engine size 30% until vix < 20`;
const given: Case = { rules, spx, vix };

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const core = ({ portfolios }: OverlayResult) => portfolios.core;

describe('an overlay of nothing is the core, bit for bit', () => {
  it('where no rule ever fires', () => {
    const { portfolios, placebo, byLayer } = simulated({ ...given, vix: vix.map(() => 15) });
    for (const name of ['overlay', 'static', 'delayed', 'divested'] as const) {
      expect({ ...portfolios[name], name: '' }).toEqual({ ...portfolios.core, name: '' });
    }
    expect(sum(byLayer.get('engine')!)).toBe(0);
    // Nothing placed at random does as well as nothing: there is no evidence of timing.
    expect([placebo.pValuePnl, placebo.pValueShortfall]).toEqual([1, 1]);
    expect(placebo.rulesShortfallReduction).toBe(0);
  });

  it('where what is granted rounds to no contract, and it is told', () => {
    const tiny = rules.replace('size 30%', 'size 4%');
    const { portfolios, findings, trades } = simulated({ ...given, rules: tiny });
    expect(portfolios.overlay.equity).toEqual(portfolios.core.equity);
    expect(trades.every(({ layer }) => layer === 'core')).toBe(true);
    expect(findings[0]).toMatchObject({
      layer: 'engine',
      message:
        '2024-02-08: layer `engine` is granted 4%, which is 0.4 contracts and rounds to none: nothing is traded',
      span: { line: 3 },
    });
  });

  it('and the core is the same whatever the rules do, whenever they are filled', () => {
    const calm = core(simulated({ ...given, vix: vix.map(() => 15), rules }));
    const without = core(
      simulated({ ...given, rules: `param core_contracts = 10 let x = spx + vix assert always x > 0` }),
    );
    expect(core(simulated(given)).equity).toEqual(without.equity);
    expect(calm.equity).not.toEqual(without.equity);
  });
});

describe('portfolios beside each other', () => {
  const result = simulated(given);

  it('the delayed overlay is filled one session later, on the prices of that session', () => {
    const later = simulated({
      ...given,
      rules: rules.replace('when vix > 28', 'when vix > 28 for 2 sessions'),
    });
    const first = result.trades.find(({ layer }) => layer === 'engine')!;
    const second = later.trades.find(({ layer }) => layer === 'engine')!;
    expect([first.session, second.session]).toEqual(['2024-02-09', '2024-02-12']);
    const at = result.sessions.indexOf('2024-02-12');
    // Until the rules let go, entering on two closes a session late is what the delayed overlay does.
    expect(result.portfolios.delayed.layerPnl.slice(0, at + 10)).toEqual(
      later.portfolios.overlay.layerPnl.slice(0, at + 10),
    );
  });

  it('the static hedge holds the mean of the contracts, from the first close to the last', () => {
    // 3 puts from the close after the decision to the close after the end: of 120 sessions, twice 14 and once the last 14.
    const fixed = simulated({
      ...given,
      rules: rules
        .replace('vix > 28', 'spx > 0')
        .replace('until vix < 20', '')
        .replace('size 30%', 'size 100%'),
      options: { coreContracts: 10 },
    });
    const held = result.trades
      .filter(({ layer }) => layer === 'engine')
      .reduce(
        (days, { session, contracts }) => days + contracts * (120 - result.sessions.indexOf(session)),
        0,
      );
    const mean = held / 120;
    expect(mean).toBeGreaterThan(0.5);
    // Ten puts bought at the second close, against `mean` puts bought at the first.
    const ten = fixed.portfolios.overlay.vega;
    const vegaOfCore = result.portfolios.core.vega;
    const last = result.sessions.length - 1;
    const perPut = (ten[last]! - vegaOfCore[last]!) / 10;
    expect(result.portfolios.static.vega[last]! - vegaOfCore[last]!).toBeCloseTo(mean * perPut, 6);
  });

  it('the divested core ends where the overlay does', () => {
    const { overlay, divested } = result.portfolios;
    if (result.divested.matched) expect(divested.equity.at(-1)).toBeCloseTo(overlay.equity.at(-1)!, 4);
    expect(result.divested.scale).toBeGreaterThanOrEqual(0);
    expect(result.divested.scale).toBeLessThanOrEqual(1);
  });
});

describe('the divested core where returns differ in sign', () => {
  const { run, data } = runOf(given);
  const market = marketOf(run, data, settingsOf({}));
  /** A core that earns so much, on the last session. */
  const earning = (pnl: number) => {
    const ledger = emptyLedger(market.length);
    ledger.pnl[market.length - 1] = pnl;
    return ledger;
  };

  it.each([
    ['half of what the core earns', 100, 1050, 0.5, true],
    ['as much', 100, 1100, 1, true],
    ['nothing', 100, 1000, 0, true],
    ['a loss where the core gains: cash at most', 100, 950, 0, false],
    ['more than the core: all of it at most', 100, 1200, 1, false],
    ['half of what the core loses', -100, 950, 0.5, true],
    ['a gain where the core loses: cash at least', -100, 1050, 0, false],
    ['a greater loss than the core', -100, 800, 1, false],
    ['the core earns nothing, as the overlay', 0, 1000, 1, true],
    ['the core earns nothing, the overlay something', 0, 1010, 1, false],
  ])('%s', (_, pnl, end, scale, matched) => {
    expect(divest(earning(pnl), end, 1000, market)).toEqual({ scale, matched });
  });
});

describe('cash', () => {
  it('earns the 3-month yield of the close before by calendar days, and nothing where none is known', () => {
    const us3m = spx.map((_, i) => (i < 60 ? '?' : 0.05));
    const { run, data } = runOf({ ...given, vix: vix.map(() => 15), others: { us3m } });
    const result = simulate(run, data, { coreContracts: 0, capital: 1000, placebo: { trials: 1 } });
    const { equity } = core(result);
    expect(equity[60]).toBe(1000);
    // Index 60 is 2024-03-28; the next session is Monday, 2024-04-01.
    expect(result.sessions.slice(60, 62)).toEqual(['2024-03-28', '2024-04-01']);
    expect(equity[61]).toBeCloseTo(1000 * (1 + (0.05 * 4) / 365), 9);
    expect(result.assumptions.rate).toContain('us3m');
  });
});

describe('a feed that tells the rules of a price a session late', () => {
  it('does not move the price: the core is the same', () => {
    const { run, data } = runOf({
      ...given,
      rules: 'param core_contracts = 10 rule a: when spx + vix < 0 alert "x"',
    });
    const level = data.series.get('spx')!;
    const late = { ...level, knownAt: level.knownAt.map((time) => time + 86_400_000) };
    const lagging = { ...data, series: new Map([...data.series, ['spx', late]]) };
    const settings = { placebo: { trials: 1 } };
    expect(core(simulate(run, lagging, settings))).toEqual(core(simulate(run, data, settings)));
  });
});
