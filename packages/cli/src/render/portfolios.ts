import type { Report } from '@hedgerow/runtime';
import { counted, percent } from './numbers.ts';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';

const columns = [
  { head: '' },
  { head: 'return', align: 'right' },
  { head: 'a year', align: 'right' },
  { head: 'volatility', align: 'right' },
  { head: 'Sharpe', align: 'right' },
  { head: 'drawdown', align: 'right' },
  { head: 'CVaR 95%', align: 'right' },
] as const;

/** What the decisions came to when they were traded: the five portfolios side by side, and what chance would do. */
export function renderPortfolios({ portfolios, placebo, cautions }: Report, screen: Screen): string[] {
  const { bold, dim } = screen.colors;
  const rows = portfolios.map(({ name, performance: p }) => [
    name,
    percent(p.totalReturn, 1),
    p.cagr === null ? '' : percent(p.cagr, 1),
    percent(p.volatility, 1),
    p.sharpe === null ? '' : p.sharpe.toFixed(2),
    percent(p.maxDrawdown, 1),
    percent(p.cvar95, 2),
  ]);
  const chance =
    placebo.rulesPnl === 0
      ? []
      : [
          `  random timing did at least as well in ${percent(placebo.pValuePnl)} of ${counted(placebo.trials, 'trial')}`,
        ];
  return [
    `${bold('Portfolios')}  ${dim(`by a model, not by quotes; ${counted(cautions.length, 'caution')} in the report`)}`,
    ...renderTable(columns, rows, screen),
    ...chance,
  ];
}
