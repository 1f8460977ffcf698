/** Overlay backtests over tables of sessions. */
import { columns } from '../../src/columns/columns.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { decide } from '../../src/engine/decide.ts';
import type { Run } from '../../src/engine/run.ts';
import type { OverlayOptions } from '../../src/overlay/options.ts';
import type { OverlayResult } from '../../src/overlay/result.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { bars, type Cell, daily, dataset, nyse, sessionFrom } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';

export const FROM = '2024-01-02';

/** `[open, close]` a session, or closes alone. */
export type Prices = readonly Cell[] | readonly (readonly [Cell, Cell])[];

export interface Case {
  readonly rules: string;
  readonly spx: Prices;
  readonly vix: Prices;
  readonly others?: Readonly<Record<string, readonly Cell[]>>;
  readonly options?: OverlayOptions;
  readonly from?: string;
}

const isBars = (prices: Prices): prices is readonly (readonly [Cell, Cell])[] => Array.isArray(prices[0]);

const seriesOf = (name: string, prices: Prices, from: string) => {
  const rows = isBars(prices) ? prices : prices.map((close) => ['?', close as Cell] as const);
  return bars(
    name,
    rows.map(([open, close]) => [open, '?', '?', close, '?'] as const),
    from,
  );
};

/** Ten core condors unless the rules say otherwise; a layer of puts as the Second Engine's. */
export const ENGINE = `
  param core_contracts = 10
  layer engine {
    buy put on spx delta 0.65..0.85 target 0.75 expiry 30..60 days
    size of notional(spx, core_contracts)
  }
`;

export function runOf({ rules, spx, vix, others = {}, from = FROM }: Case): { run: Run; data: Dataset } {
  const program = compiled(rules);
  const data = dataset([
    seriesOf('spx', spx, from),
    seriesOf('vix', vix, from),
    ...Object.entries(others).map(([name, values]) => daily(name, values, from)),
  ]);
  const first = sessionFrom(from);
  const range = { from: nyse.date[first]!, to: nyse.date[first + spx.length - 1]! };
  const timeline = makeTimeline(program, nyse, data, range);
  return { run: decide(program, columns, timeline, data, paramsOf(program)), data };
}

export function simulated(given: Case): OverlayResult {
  const { run, data } = runOf(given);
  return simulate(run, data, { placebo: { trials: 20 }, ...given.options });
}
