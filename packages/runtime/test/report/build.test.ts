/** The figures of a report on tables that are worked out by hand. */
import { describe, expect, it } from 'vitest';
import type { Trade } from '../../src/overlay/result.ts';
import type { Cell } from '../support/data.ts';
import { reportOf } from './report-of.ts';

const rules = `input vix, spx : index
  layer put { buy put on spx delta 0.5 expiry 30 days }
  rule entry: when vix > 28 and spx > 0 activate put size 10% until vix < 20
  regime zone by vix { calm below 20 high above 20 }`;

describe('a report', () => {
  //                         1   2   3   4   5   6   7   8
  const vix: Cell[] = [15, 30, 40, 19, 15, 29, 15, '?'];
  const spx: Cell[] = [100, 98, 95, 99, 100, 97, 99, 100];
  const core = [100, 99, 94, 95, 96, 96, 97, 101].map((x) => x * 1000);
  // Held after 2 and 3, closed by the fill after 4; held after 6, closed after 7.
  const put = [0, 0, 500, -100, -50, 0, -80, -10];
  const report = reportOf({
    rules,
    series: { vix, spx },
    core,
    overlay: core.map((x, i) => x + put.slice(0, i + 1).reduce((a, b) => a + b, 0)),
    layers: { put },
    options: { title: 'By hand', events: { threshold: 0.04, horizon: 3, peakHorizon: 3 } },
  });

  it('stands on the sessions, with unknown as null', () => {
    expect(report.title).toBe('By hand');
    expect(report.sessions.slice(0, 2)).toEqual(['2024-01-02', '2024-01-03']);
    expect(report.vix).toEqual([15, 30, 40, 19, 15, 29, 15, null]);
    expect(report.level).toEqual(spx);
    expect(report.layers[0]!.size).toEqual([0, 0.1, 0.1, 0, 0, 0.1, 0, 0]);
    expect(report.portfolios.map(({ name }) => name)).toEqual([
      'core',
      'overlay',
      'divested',
      'static',
      'delayed',
    ]);
  });

  it('tells of each activation what followed', () => {
    const [signal] = report.signals;
    expect(signal!.activations).toEqual([
      {
        session: '2024-01-03',
        ended: '2024-01-05',
        rule: 'entry',
        // From the session after the decision to the one after its end.
        pnl: 500 - 100 - 50,
        // 99,000 to 94,000 within three sessions: more than 4% of 100,000.
        coreFell: true,
        profitable: true,
        leadToPeak: 1,
        furtherRise: 40 / 30 - 1,
      },
      {
        session: '2024-01-09',
        ended: '2024-01-10',
        rule: 'entry',
        pnl: -90,
        coreFell: false,
        profitable: false,
        leadToPeak: 0,
        furtherRise: 0,
      },
    ]);
    expect(signal).toMatchObject({
      hitRate: 0.5,
      falseActivations: 1,
      // From the first and the second session the core falls to 94,000 within three: one event, and the layer was there.
      events: 1,
      missedEvents: 0,
      precision: 0.5,
      recall: 1,
      medianLead: 0.5,
      neverHigher: 1,
      timeInHedge: 3 / 8,
    });
    // Clopper-Pearson of 1 in 2: 1 - sqrt(0.975) and sqrt(0.975).
    expect(signal!.hitInterval![0]).toBeCloseTo(1 - Math.sqrt(0.975), 12);
    expect(signal!.hitInterval![1]).toBeCloseTo(Math.sqrt(0.975), 12);
  });

  it('sums what the layers cost and what they protected from', () => {
    const { protection } = report;
    // The core falls from its capital at 1 to 94,000 at 3, and is back at 8.
    expect(protection.drawdowns).toEqual([
      {
        start: '2024-01-02',
        trough: '2024-01-04',
        recovered: '2024-01-11',
        depth: expect.closeTo(-0.06, 12) as number,
        sessions: 7,
        layerPnl: 500,
      },
    ]);
    expect(protection.carry).toBeCloseTo(((-240 * 252) / 8 / 100_000) * 10_000, 9);
    // The worst 5% of eight sessions is one: the fall of 5,000, on which the put made 500.
    expect(protection.worst5).toBe(500);
    expect(protection.shortfallReduction95).toBeCloseTo(0.005, 12);
    const cost = (240 * 252) / 8 / 100_000;
    expect(protection.costPerShortfall).toBeCloseTo(cost / 0.005, 9);
  });

  it('slices by the states of regimes', () => {
    expect(report.regimes).toEqual([
      { regime: 'zone', state: 'calm', share: 4 / 8, layerPnl: -100 - 50 - 80 },
      { regime: 'zone', state: 'high', share: 3 / 8, layerPnl: 500 },
      { regime: 'zone', state: 'unknown', share: 1 / 8, layerPnl: -10 },
    ]);
  });

  it('counts base rates of VIX over known sessions, and of each rule', () => {
    expect(report.baseRates[0]).toEqual({ text: 'vix > 25', share: 3 / 7, episodes: 2 });
    expect(report.baseRates.at(-1)).toEqual({ text: 'rule entry', share: 3 / 8, episodes: 2 });
  });

  it('has a histogram that holds every trial', () => {
    const { histogram, rulesPnl } = report.placebo;
    expect(histogram.reduce((n, { count }) => n + count, 0)).toBe(4);
    expect([histogram[0]!.from, histogram.at(-1)!.to, rulesPnl]).toEqual([-2, 2, 1.5]);
  });

  it('warns of few events, of chance, of trials, of what was unknown', () => {
    const text = report.cautions.join('\n');
    expect(text).toContain('`put` was activated 2 times: its hit rate is known no better than 1% to 99%');
    expect(text).toContain('its rules have 2 conditions');
    expect(text).toContain('in 40% of 4 trials');
    expect(text).toContain('not deflated');
    expect(text).toContain('`vix` (13%)');
    expect(text).toContain('Prices are a model');
  });
});

describe('what trades come to', () => {
  const trade = (
    layer: string,
    reason: Trade['reason'],
    instrument: string,
    contracts: number,
    price: number,
    cost: number,
  ): Trade => ({
    session: '2024-01-03',
    decided: null,
    decision: null,
    layer,
    reason,
    instrument,
    contracts,
    price,
    cost,
  });
  const { portfolios, protection } = reportOf({
    rules,
    series: { vix: [15, 15, 15, 15], spx: [100, 100, 100, 100] },
    trades: [
      trade('core', 'open', 'put 90 2024-01-19', -1, 2, 3),
      trade('put', 'open', 'put 100 2024-01-19', 2, 5, 10),
      trade('put', 'roll', 'put 100 2024-01-19', -2, 4, 8),
      trade('put', 'roll', 'put 105 2024-02-16', 2, 6, 12),
      trade('put', 'open', 'future vix 2024-01-17', 1, 15, 5),
      trade('put', 'expiry', 'put 105 2024-02-16', -2, 9, 0),
    ],
  });

  it('in premium, rolls and costs of the layers', () => {
    expect(protection).toMatchObject({ premiumPaid: 2 * 500 + 2 * 600, rollCost: 20, costs: 35 });
  });

  it('in value traded a year over the account, settlements left out', () => {
    const [core, overlay] = portfolios.map(({ performance }) => performance.turnover);
    expect(core).toBeCloseTo((200 * 252) / 4 / 100_000, 12);
    const traded = 200 + 1000 + 800 + 1200 + 15 * 1000;
    expect(overlay).toBeCloseTo((traded * 252) / 4 / 100_000, 12);
    expect(portfolios.slice(2).map(({ performance }) => performance.turnover)).toEqual([null, null, null]);
  });
});

describe('the number of trials', () => {
  const given = {
    rules,
    series: { vix: [15, 15, 15, 15, 15], spx: [100, 100, 100, 100, 100] },
    overlay: [101_000, 102_000, 101_500, 103_000, 104_000],
  };

  it('deflates', () => {
    const alone = reportOf(given);
    const { probabilisticSharpe } = alone.portfolios[1]!.performance;
    expect(alone.deflated).toMatchObject({
      trials: 1,
      expectedMaximum: 0,
      deflatedSharpe: probabilisticSharpe,
    });
    const trials = { count: 100, source: 'a sweep', sharpeVariance: 0.5 / 250 };
    const { deflated, cautions } = reportOf({ ...given, options: { trials } });
    // DOMAIN 6.3: so many trials of that variance.
    expect(deflated!.expectedMaximum).toBeCloseTo(0.113172, 7);
    expect(deflated!.deflatedSharpe).toBeLessThan(probabilisticSharpe!);
    expect(deflated!.trialsSource).toBe('a sweep');
    expect(cautions.join()).not.toContain('not deflated');
  });

  it('means nothing where returns do not vary', () => {
    expect(
      reportOf({ ...given, overlay: [100_000, 100_000, 100_000, 100_000, 100_000] }).deflated,
    ).toBeNull();
  });
});

describe('prices that end before the run', () => {
  it('end an episode, and are told', () => {
    const series = { vix: [15, 30, 31, 32, 15, 30], spx: [100, 98, 95, '?', '?', '?'] as Cell[] };
    const report = reportOf({ rules, series, priced: 3, layers: { put: [0, 10, 20] } });
    expect(report.sessions.length).toBe(3);
    expect(report.signals[0]!.activations).toMatchObject([
      { session: '2024-01-03', ended: '2024-01-08', pnl: 20 },
    ]);
    expect(report.cautions.join('\n')).toContain(
      'Prices end on 2024-01-04: decisions from then to 2024-01-09',
    );
  });
});

describe('a report of ruin', () => {
  it('knows no yearly rate', () => {
    const given = { rules, series: { vix: [15, 15, 15], spx: [100, 100, 100] } };
    const { portfolios } = reportOf({ ...given, overlay: [50_000, -1000, -2000] });
    expect(portfolios[1]!.performance).toMatchObject({ totalReturn: -1.02, cagr: null, calmar: null });
  });
});

describe('what could not be traded', () => {
  it('is told, the first few of each layer', () => {
    const of = (layer: string | null, n: number) => ({
      layer,
      message: `found ${n}`,
      help: 'mend it',
      span: null,
    });
    const findings = [of(null, 0), ...Array.from({ length: 7 }, (_, i) => of('put', i + 1))];
    const given = { rules, series: { vix: [15, 15], spx: [100, 100] } };
    const { cautions } = reportOf({ ...given, changes: { findings } });
    expect(cautions.filter((text) => text.startsWith('found'))).toEqual(
      [0, 1, 2, 3, 4, 5].map((n) => `found ${n}; mend it.`),
    );
    expect(cautions).toContain('2 more findings about `put`.');
  });
});

describe('a report of too little', () => {
  it('is refused', () => {
    expect(() => reportOf({ rules, series: { vix: [30], spx: [100] } })).toThrow(
      /at least two sessions, found 1/,
    );
  });
});
