import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { loadData } from '../../src/data/load.ts';
import { decide } from '../../src/engine/decide.ts';
import { pricingInputs } from '../../src/overlay/pricing-inputs.ts';
import type { Trade } from '../../src/overlay/result.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { nyse } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { describeShared, readShared } from '../support/shared.ts';

/** Ten times SPY stands for the index: its opens are real, its dividends are its own. */
const tenfold = (csv: string): string => {
  const [, ...rows] = csv.trim().split('\n');
  const scaled = rows.map((row) => {
    const [date, ...prices] = row.split(',');
    return [date, ...prices.slice(0, 4).map((price) => Number(price) * 10)].join(',');
  });
  return `date,open,high,low,close\n${scaled.join('\n')}\n`;
};

interface Cycle {
  readonly expiry: string;
  /** Of the account as Cboe keeps CNDR: ten times the maximum loss of the condor is in cash. */
  readonly return: number;
}

/** The core's months: what was sold, less what was owed at the settlement and the costs. */
function cyclesOf(trades: readonly Trade[]): Cycle[] {
  const sold = new Map<string, Trade[]>();
  const owed = new Map<string, number>();
  for (const trade of trades) {
    const expiry = trade.instrument.slice(-10);
    if (trade.reason === 'expiry') {
      owed.set(expiry, (owed.get(expiry) ?? 0) + Math.sign(trade.contracts) * trade.price);
    } else sold.set(expiry, [...(sold.get(expiry) ?? []), trade]);
  }
  return [...sold].flatMap(([expiry, legs]) => {
    if (!owed.has(expiry)) return [];
    const [longPut, shortPut, shortCall, longCall] = legs.map(({ instrument }) =>
      Number(instrument.split(' ')[1]),
    );
    const credit = legs.reduce((sum, { contracts, price }) => sum - Math.sign(contracts) * price, 0);
    const costs = legs.reduce((sum, { contracts, cost }) => sum + cost / Math.abs(contracts) / 100, 0);
    const loss = Math.max(shortPut! - longPut!, longCall! - shortCall!) - credit;
    return [{ expiry, return: (credit - owed.get(expiry)! - costs) / (10 * loss) }];
  });
}

describeShared('the core on real data', ['data/spy_daily_lean.csv', 'data/vix_daily.csv'], () => {
  const program = compiled('rule never: when vix < 0 alert "no"');
  const data = loadData(
    [
      { name: 'spx.csv', content: tenfold(readShared('data/spy_daily_lean.csv')) },
      { name: 'vix.csv', content: readShared('data/vix_daily.csv') },
    ],
    [...program.inputs, ...pricingInputs(program)],
    nyse,
    { enums: program.enums, events: program.events },
  );
  const run = decide(program, columns, makeTimeline(program, nyse, data), data, paramsOf(program));
  const result = simulate(run, data, { placebo: { trials: 1 } });
  const cycles = cyclesOf(result.trades);

  /**
   * What is known of Cboe's CNDR, 1986-2015: a volatility of 7.2%, a deepest drawdown of 13.7%, no month beyond -10.5%
   * (Black and Szado 2016). The model's is near it in risk; in return it is kinder by some points a year (docs/overlay.md).
   */
  it('in the terms of CNDR: a volatility of 6 to 10% and drawdowns of 10 to 25%', () => {
    const mean = cycles.reduce((sum, cycle) => sum + cycle.return, 0) / cycles.length;
    const squares = cycles.reduce((sum, cycle) => sum + (cycle.return - mean) ** 2, 0);
    const volatility = Math.sqrt((12 * squares) / (cycles.length - 1));
    let [index, peak, drawdown] = [1, 1, 0];
    for (const cycle of cycles) {
      index *= 1 + cycle.return;
      peak = Math.max(peak, index);
      drawdown = Math.min(drawdown, index / peak - 1);
    }
    expect(cycles.length).toBeGreaterThan(270);
    expect(volatility).toBeGreaterThan(0.06);
    expect(volatility).toBeLessThan(0.1);
    expect(drawdown).toBeLessThan(-0.1);
    expect(drawdown).toBeGreaterThan(-0.25);
    expect(Math.min(...cycles.map((cycle) => cycle.return))).toBeGreaterThan(-0.11);
    expect(12 * mean).toBeGreaterThan(-0.01);
    expect(12 * mean).toBeLessThan(0.08);
  });

  it('loses the whole put width in October 2008, August 2011 and March 2020, and not in a calm month', () => {
    const of = (expiry: string): number => cycles.find((cycle) => cycle.expiry === expiry)!.return;
    for (const crash of ['2008-10-17', '2011-08-19', '2020-03-20']) expect(of(crash)).toBeLessThan(-0.09);
    for (const calm of ['2005-08-19', '2017-06-16', '2017-10-20']) expect(of(calm)).toBeGreaterThan(0);
  });

  it('prices every session that both have', () => {
    expect(result.sessions[0]).toBe('1998-01-02');
    expect(result.findings).toEqual([]);
    const { equity, margin } = result.portfolios.core;
    expect(equity.every(Number.isFinite)).toBe(true);
    expect(Math.max(...margin)).toBeLessThan(10 * 100 * 500);
  });
});

describe('pricing inputs', () => {
  it('are those that the program does not read itself', () => {
    const names = pricingInputs(compiled('rule a: when vix3m > 20 alert "x"')).map(({ name }) => name);
    expect(names).toEqual(['spx', 'vix9d', 'vix', 'vix6m', 'vix1y', 'skew', 'us3m', 'us10y']);
  });
});
