/** A portfolio's metrics by its name: a report always has all five. */
import type { PortfolioName } from '../../overlay/result.ts';
import type { Performance, Report } from '../../report/report.ts';

export function performanceNamed({ portfolios }: Report, name: PortfolioName): Performance {
  const found = portfolios.find((portfolio) => portfolio.name === name);
  if (found === undefined) throw new RangeError(`the report has no portfolio \`${name}\`: it needs all five`);
  return found.performance;
}
