/** Reports of rule texts over tables of sessions, with portfolios written out by hand. */
import { backtest } from '../../src/backtest/backtest.ts';
import { columns } from '../../src/columns/columns.ts';
import { buildReport, type ReportOptions } from '../../src/report/build.ts';
import type { Report } from '../../src/report/report.ts';
import { type Cell, daily, dataset } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { assertReport, overlayOf, type Written } from './fixture.ts';

export interface Case extends Written {
  readonly rules: string;
  readonly series: Readonly<Record<string, readonly Cell[]>>;
  readonly options?: ReportOptions;
}

export function reportOf({ rules, series, options, ...written }: Case): Report {
  const program = compiled(rules);
  const data = dataset(Object.entries(series).map(([name, values]) => daily(name, values)));
  const result = backtest(program, data, { evaluator: columns });
  const report = buildReport({ result, overlay: overlayOf(result, written), options: options ?? {} });
  return assertReport(report);
}
