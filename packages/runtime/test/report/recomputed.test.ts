/**
 * Figures of a report on real data, computed once more with arithmetic written out here: plain loops over plain arrays,
 * and none of the functions that made them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { columns } from '../../src/columns/columns.ts';
import { loadData } from '../../src/data/load.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import { buildReport } from '../../src/report/build.ts';
import { day, nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { missing, readShared } from '../support/shared.ts';
import { assertReport } from './fixture.ts';

const vixFile = 'data/vix_daily.csv';
/** S&P 500, 2000-2020, of the npm package vega-datasets, which the command line depends on. */
const spxFile = new URL('../../../cli/node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
if (!existsSync(spxFile)) console.warn(`SKIPPED: ${spxFile.pathname} is absent`);

const rules = `layer second_engine {
    buy put on spx delta 0.65..0.85 target 0.75 expiry 30..60 days
    size of core_notional
    margin size * core_notional * put_margin_rate
  }
  rule stress: when vix > 28 for 3 sessions
    activate second_engine size 25%..40% by vix from 28 to 35
    until vix < 22 for 5 sessions`;

function madeReport() {
  const program = compiled(rules);
  const spx = readFileSync(spxFile, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(',').slice(0, 5).join(','));
  const sources = [
    { name: 'spx.csv', content: `date,open,high,low,close\n${spx.join('\n')}\n` },
    { name: 'vix.csv', content: readShared(vixFile) },
  ];
  const data = loadData(sources, program.inputs, nyse, { enums: program.enums, events: program.events });
  const range = { from: day('2004-01-02'), to: day('2013-12-31') };
  const result = backtest(program, data, { evaluator: columns, ...range });
  const overlay = simulate(result.run, data, { placebo: { trials: 200 } });
  return { overlay, report: assertReport(buildReport({ result, overlay })) };
}

describe.skipIf(missing(vixFile) || !existsSync(spxFile))('the Second Engine, 2004 to 2013', () => {
  const { overlay, report } = madeReport();
  const capital = overlay.assumptions.capital;
  const account = [...overlay.portfolios.overlay.equity];
  const core = [...overlay.portfolios.core.equity];
  const layer = [...overlay.portfolios.overlay.layerPnl];
  const n = account.length;
  const { performance } = report.portfolios.find(({ name }) => name === 'overlay')!;

  const total = (x: readonly number[]): number => {
    let sum = 0;
    for (const value of x) sum += value;
    return sum;
  };
  const returns = account.map((value, i) => (i === 0 ? value / capital : value / account[i - 1]!) - 1);
  const average = total(returns) / n;
  // The textbook's other form: mean of squares less square of the mean.
  const variance = ((total(returns.map((r) => r * r)) / n - average * average) * n) / (n - 1);

  it('has ten years with several episodes', () => {
    expect(n).toBe(2517);
    expect(report.signals[0]!.activations.length).toBeGreaterThanOrEqual(4);
    expect(report.trades.length).toBeGreaterThan(100);
  });

  it('total return and CAGR', () => {
    const growth = returns.reduce((value, r) => value * (1 + r), 1);
    expect(performance.totalReturn).toBeCloseTo(growth - 1, 10);
    expect(performance.cagr).toBeCloseTo(growth ** (252 / n) - 1, 10);
  });

  it('volatility, Sharpe and Sortino', () => {
    expect(performance.volatility).toBeCloseTo(Math.sqrt(variance * 252), 9);
    expect(performance.sharpe).toBeCloseTo((average * 252) / Math.sqrt(variance * 252), 9);
    const losses = returns.filter((r) => r < 0).map((r) => r * r);
    expect(performance.sortino).toBeCloseTo((average / Math.sqrt(total(losses) / n)) * Math.sqrt(252), 9);
  });

  it('the greatest drawdown', () => {
    // From every day to every later day, the capital being the day before the first.
    const values = [capital, ...account];
    let worst = 0;
    let lowestAhead = Number.POSITIVE_INFINITY;
    for (let i = values.length - 1; i >= 0; i--) {
      lowestAhead = Math.min(lowestAhead, values[i]!);
      worst = Math.min(worst, lowestAhead / values[i]! - 1);
    }
    expect(performance.maxDrawdown).toBeCloseTo(worst, 12);
    expect(performance.calmar).toBeCloseTo(performance.cagr! / -worst, 9);
  });

  it('expected shortfall, and its reduction', () => {
    const worstMean = (x: readonly number[]): number => {
      const ascending = [...x].sort((a, b) => a - b);
      const count = Math.floor((x.length - 1) * 0.05) + 1;
      return total(ascending.slice(0, count)) / count;
    };
    expect(performance.cvar95).toBeCloseTo(worstMean(returns), 12);
    const reduction =
      (worstMean(changesOf(account, capital)) - worstMean(changesOf(core, capital))) / capital;
    expect(report.protection.shortfallReduction95).toBeCloseTo(reduction, 12);
  });

  it('time in hedge and hit rate, from the decisions', () => {
    const [signal] = report.signals;
    let active = 0;
    let hits = 0;
    let activations = 0;
    let since: number | undefined;
    const earned = (from: number, to: number): number => total(layer.slice(from + 1, to + 2));
    const judge = (from: number, to: number): void => {
      activations++;
      const ahead = core.slice(from + 1, from + 1 + signal!.horizon);
      const fell = Math.min(...ahead) - core[from]! <= -signal!.threshold * capital;
      if (fell || earned(from, to) > 0) hits++;
    };
    report.sessions.forEach((session, i) => {
      for (const { kind, session: at } of report.decisions) {
        if (at !== session) continue;
        if (kind === 'activated') since = i;
        if (kind === 'deactivated' && since !== undefined) {
          judge(since, i);
          since = undefined;
        }
      }
      if (since !== undefined) active++;
    });
    if (since !== undefined) judge(since, n - 1);
    expect(signal!.activations.length).toBe(activations);
    expect(signal!.hitRate).toBeCloseTo(hits / activations, 12);
    expect(signal!.timeInHedge).toBeCloseTo(active / n, 12);
  });

  it('carry: the layers outside the falls of the core', () => {
    // Each fall runs from a peak to the lowest value before the peak is seen again; the ten deepest count.
    const values = [capital, ...core];
    const falls: { from: number; to: number; depth: number }[] = [];
    for (let peak = 0; peak < values.length - 1; peak++) {
      if (values[peak + 1]! >= values[peak]!) continue;
      let to = peak + 1;
      let i = peak + 1;
      for (; i < values.length && values[i]! < values[peak]!; i++) if (values[i]! < values[to]!) to = i;
      falls.push({ from: peak + 1, to, depth: values[to]! / values[peak]! - 1 });
      peak = i - 1;
    }
    falls.sort((a, b) => a.depth - b.depth);
    const deepest = falls.slice(0, 10);
    const outside = layer.filter((_, i) => !deepest.some(({ from, to }) => i + 1 >= from && i + 1 <= to));
    expect(report.protection.carry).toBeCloseTo(((total(outside) / capital) * 252 * 10_000) / n, 6);
    expect(report.protection.drawdowns.map(({ depth }) => depth)).toEqual(
      deepest.map(({ depth }) => expect.closeTo(depth, 12)),
    );
  });

  it('the p-value of the placebo', () => {
    const { layerPnl } = overlay.placebo;
    const rulesPnl = total(layer);
    let atLeast = 0;
    for (const trial of layerPnl) if (trial >= rulesPnl) atLeast++;
    expect(report.placebo.pValuePnl).toBeCloseTo((atLeast + 1) / (layerPnl.length + 1), 12);
    expect(report.placebo.rulesPnl).toBeCloseTo(rulesPnl, 6);
    expect(report.placebo.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });

  it('the least squares of the layers on the core', () => {
    const losing = changesOf(core, capital).flatMap((pnl, i) => (pnl < 0 ? [[pnl, layer[i]!] as const] : []));
    const [mx, my] = [0, 1].map((k) => total(losing.map((pair) => pair[k]!)) / losing.length) as [
      number,
      number,
    ];
    const slope =
      total(losing.map(([x, y]) => (x - mx) * (y - my))) / total(losing.map(([x]) => (x - mx) * (x - mx)));
    expect(report.protection.downsideBeta).toBeCloseTo(slope, 9);
  });
});

const changesOf = (x: readonly number[], capital: number): number[] =>
  x.map((value, i) => value - (i === 0 ? capital : x[i - 1]!));
