/** Figures of the overlay in a sweep are those of each set's own backtest and report, on real prices. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { loadData } from '../../src/data/load.ts';
import { pricingInputs } from '../../src/overlay/pricing-inputs.ts';
import { simulate } from '../../src/overlay/simulate.ts';
import { reference } from '../../src/reference/reference.ts';
import { buildReport } from '../../src/report/build.ts';
import { sizeOf, valuesOf } from '../../src/sweep/space.ts';
import { type Question, studyOf } from '../../src/sweep/study.ts';
import { day, nyse } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { missing, readShared } from '../support/shared.ts';

const vixFile = 'data/vix_daily.csv';
/** S&P 500, 2000-2020, of the npm package vega-datasets, which the command line depends on. */
const spxFile = new URL('../../../cli/node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
if (!existsSync(spxFile)) console.warn(`SKIPPED: ${spxFile.pathname} is absent`);

/** Does not mention the index that its puts are priced by. */
const program = compiled(`
param floor = 28 in 10..50
param calm = 22 in 10..50
layer hedge { buy put on spx delta 0.5 expiry 30..60 days size of 1_000_000 USD }
rule entry: when vix > floor for 2 sessions activate hedge size 25% until vix < calm
`);

describe.skipIf(missing(vixFile) || !existsSync(spxFile))('overlay figures of a sweep, 2006 to 2010', () => {
  const data = loadData(
    [
      { name: 'spx.csv', content: readFileSync(spxFile, 'utf8') },
      { name: 'vix.csv', content: readShared(vixFile) },
    ],
    [...program.inputs, ...pricingInputs(program)],
    nyse,
    { enums: program.enums, events: program.events },
  );
  const params = paramsOf(program);
  const range = { from: day('2006-01-03'), to: day('2010-12-31') };
  const space = {
    axes: [
      { param: 'floor', values: [26, 32, 200] },
      { param: 'calm', values: [18, 22] },
    ],
    choice: { kind: 'grid' },
  } as const;
  const training = { from: range.from, to: day('2008-12-31') };
  const test = { from: day('2009-01-02'), to: range.to };
  const question: Question = {
    space,
    objective: { column: 'overlay.sharpe', direction: 'maximize' },
    overlay: true,
    folds: [{ train: training, test }],
  };
  const study = studyOf(program, data, question, { params, ...range });
  const rows = study.rows(0, sizeOf(space));

  /** By the reference evaluator, and as the report tells it. */
  function alone(set: number, within: { readonly from: number; readonly to: number }) {
    const its = new Map([...params, ...valuesOf(space, set)]);
    const result = backtest(program, data, { evaluator: reference, params: its, ...within });
    const overlay = simulate(result.run, data, { placebo: { trials: 1 } });
    const { performance } = buildReport({ result, overlay }).portfolios.find(
      ({ name }) => name === 'overlay',
    )!;
    const pnl = overlay.portfolios.overlay.layerPnl.reduce((sum, value) => sum + value, 0);
    return [performance.sharpe! / Math.sqrt(252), pnl, performance.maxDrawdown];
  }

  it('are those of the same backtest run alone', () => {
    const at = study.columns.indexOf('overlay.sharpe');
    const seen = new Set<number>();
    for (let set = 0; set < sizeOf(space); set++) {
      const row = rows.subarray(set * study.columns.length, (set + 1) * study.columns.length);
      const expected = alone(set, range);
      for (const [i, value] of expected.entries()) expect(row[at + i]).toBeCloseTo(value, 10);
      expect(row[at + 3]).toBeCloseTo(alone(set, training)[0]!, 10);
      expect(row[at + 1] === 0).toBe(set >= 4);
      seen.add(row[at]!);
    }
    // Four sets that trade, and two that never do, which are one portfolio.
    expect(seen.size).toBe(5);
  });

  it('are of the test alone where a fold is judged', () => {
    const judged = study.judged(1, { train: training, test });
    for (const [i, value] of alone(1, test).entries()) expect(judged[4 + i]).toBeCloseTo(value, 10);
  });
});
