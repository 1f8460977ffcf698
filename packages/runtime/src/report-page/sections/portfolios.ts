/** Equity and drawdown of the five portfolios, and their metrics side by side. */
import type { Performance, Report } from '../../report/report.ts';
import { PORTFOLIO_MEANINGS, portfolioLabel } from '../labels.ts';
import { depth, plain, share, signedShare, usd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { type Column, figure, table } from '../markup/table.ts';
import { chart } from './chart.ts';

interface Metric {
  readonly name: string;
  readonly of: (performance: Performance) => number | null;
  readonly write: (value: number | null) => string;
}

const ratio = (value: number | null): string => plain(value, 2);
const untilRecovery = (value: number | null): string => (value === null ? 'not recovered' : plain(value));

const METRICS: readonly Metric[] = [
  { name: 'Return a year (CAGR)', of: (p) => p.cagr, write: (v) => share(v, 2) },
  { name: 'Total return', of: (p) => p.totalReturn, write: share },
  { name: 'Volatility a year', of: (p) => p.volatility, write: share },
  { name: 'Sharpe ratio', of: (p) => p.sharpe, write: ratio },
  { name: 'Sortino ratio', of: (p) => p.sortino, write: ratio },
  { name: 'Calmar ratio', of: (p) => p.calmar, write: ratio },
  { name: 'Omega ratio', of: (p) => p.omega, write: ratio },
  { name: 'Probabilistic Sharpe ratio', of: (p) => p.probabilisticSharpe, write: share },
  { name: 'Deepest drawdown', of: (p) => p.maxDrawdown, write: share },
  { name: 'Its sessions, peak to recovery', of: (p) => p.maxDrawdownSessions, write: untilRecovery },
  { name: 'Ulcer index', of: (p) => p.ulcer, write: (v) => share(v, 2) },
  { name: 'Value at risk, 95%, a day', of: (p) => p.var95, write: (v) => share(v, 2) },
  { name: 'Expected shortfall, 95%, a day', of: (p) => p.cvar95, write: (v) => share(v, 2) },
  { name: 'Value at risk, 99%, a day', of: (p) => p.var99, write: (v) => share(v, 2) },
  { name: 'Expected shortfall, 99%, a day', of: (p) => p.cvar99, write: (v) => share(v, 2) },
  { name: 'Best day', of: (p) => p.best, write: (v) => signedShare(v, 2) },
  { name: 'Worst day', of: (p) => p.worst, write: (v) => share(v, 2) },
  { name: 'Skew', of: (p) => p.skew, write: ratio },
  { name: 'Excess kurtosis', of: (p) => p.kurtosis, write: ratio },
  { name: 'Tail ratio', of: (p) => p.tailRatio, write: ratio },
  { name: 'Sessions with a return', of: (p) => p.exposure, write: share },
  { name: 'Average margin', of: (p) => p.averageMargin, write: usd },
  { name: 'Turnover a year, times the account', of: (p) => p.turnover, write: ratio },
];

export function portfolios(report: Report): Html {
  const all = report.portfolios;
  const columns: readonly Column<Metric>[] = [
    { head: 'Metric', kind: 'text', cell: ({ name }) => name },
    ...all.map(
      ({ name, performance }): Column<Metric> => ({
        head: portfolioLabel(name),
        kind: 'number',
        cell: ({ of, write }) => figure(of(performance), (value) => write(value)),
      }),
    ),
  ];
  const ends = all.map(({ name, equity }) => `${portfolioLabel(name)} ${usd(equity.at(-1) ?? null)}`);
  const depths = all.map(
    ({ name, performance }) => `${portfolioLabel(name)} ${depth(performance.maxDrawdown)}`,
  );
  return html`<section id="portfolios" aria-labelledby="portfolios-head">
<h2 id="portfolios-head">Five portfolios, side by side</h2>
<ul class="meanings">${PORTFOLIO_MEANINGS.map(([name, text]) => html`<li><b>${portfolioLabel(name)}</b>: ${text}</li>\n`)}</ul>
<fieldset class="toggles"><legend>Curves</legend>${all.map(({ name }) => toggle(name, portfolioLabel(name)))}</fieldset>
${chart({
  id: 'equity',
  title: 'Value of the account, US$',
  summary: `At the end: ${ends.join(', ')}.`,
})}
${chart({
  id: 'drawdown',
  title: 'Drawdown from the highest value so far',
  summary: `Deepest drawdown: ${depths.join(', ')}.`,
})}
${table({
  caption: 'Performance and risk of the five portfolios',
  columns,
  rows: METRICS,
  empty: 'There are no portfolios.',
  sortable: false,
  note: 'Names and conventions of QuantStats and pyfolio: 252 sessions a year, no rate is taken off returns, sample standard deviation. Losses are negative.',
})}
</section>`;
}

const toggle = (name: string, label: string): Html =>
  html`<label class="toggle"><input type="checkbox" checked value="${name}"><svg class="swatch line-${name}" viewBox="0 0 28 8" aria-hidden="true" width="28" height="8"><line x1="1" y1="4" x2="27" y2="4"/></svg>${label}</label>`;
