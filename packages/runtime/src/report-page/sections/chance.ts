/** Skill or chance: random timing, the number of trials, and a session's delay. */
import type { Report } from '../../report/report.ts';
import { chanceOf, plain, probability, share, signedShare, usd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { figure, table } from '../markup/table.ts';
import { histogram } from './histogram.ts';
import { performanceNamed } from './of-portfolio.ts';

export function chance(report: Report): Html {
  const { deflated, placebo } = report;
  return html`<section id="chance" aria-labelledby="chance-head">
<h2 id="chance-head">Skill or chance?</h2>
<h3>Random timing</h3>
<p>${plain(placebo.trials)} trials (seed ${plain(placebo.seed)}) held the same layers for the same time, but at random dates.
Earned at least as much as the rules: ${chanceOf(placebo.pValuePnl)} of them (p = ${probability(placebo.pValuePnl)}). Took at least as much from the core’s expected shortfall:
${chanceOf(placebo.pValueShortfall)} (p = ${probability(placebo.pValueShortfall)}).</p>
${histogram(placebo)}
<h3>Number of trials</h3>
${
  deflated === null
    ? html`<p>The deflated Sharpe ratio is <span class="unknown">unknown</span>: the returns of core + overlay do not vary.</p>`
    : html`<dl class="facts"><div><dt>Trials</dt><dd>${plain(deflated.trials)} (${deflated.trialsSource})</dd></div>
<div><dt>Sharpe ratio a session</dt><dd>${plain(deflated.sharpe, 4)}</dd></div>
<div><dt>Best expected without skill</dt><dd>${plain(deflated.expectedMaximum, 4)}</dd></div>
<div><dt>Deflated Sharpe ratio</dt><dd>${chanceOf(deflated.deflatedSharpe)}: the probability that the true one is above that</dd></div></dl>`
}
<h3>One session late</h3>
${delay(report)}
</section>`;
}

function delay(report: Report): Html {
  const prompt = performanceNamed(report, 'overlay');
  const late = performanceNamed(report, 'delayed');
  const both = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : b - a;
  const rows = [
    {
      name: 'Return a year (CAGR)',
      values: [prompt.cagr, late.cagr],
      write: (v: number | null) => share(v, 2),
      signed: (v: number | null) => signedShare(v, 2),
    },
    {
      name: 'Deepest drawdown',
      values: [prompt.maxDrawdown, late.maxDrawdown],
      write: share,
      signed: signedShare,
    },
    {
      name: 'Expected shortfall, 95%, a day',
      values: [prompt.cvar95, late.cvar95],
      write: (v: number | null) => share(v, 2),
      signed: (v: number | null) => signedShare(v, 2),
    },
    {
      name: 'Sharpe ratio',
      values: [prompt.sharpe, late.sharpe],
      write: (v: number | null) => plain(v, 2),
      signed: (v: number | null) => plain(v, 2),
    },
    { name: 'Average margin', values: [prompt.averageMargin, late.averageMargin], write: usd, signed: usd },
  ] as const;
  return table<(typeof rows)[number]>({
    caption: 'Delay test: every decision filled one session later',
    columns: [
      { head: 'Metric', kind: 'text', cell: ({ name }) => name },
      { head: 'As decided', kind: 'number', cell: ({ values, write }) => figure(values[0], (v) => write(v)) },
      {
        head: 'One session late',
        kind: 'number',
        cell: ({ values, write }) => figure(values[1], (v) => write(v)),
      },
      {
        head: 'Difference',
        kind: 'number',
        cell: ({ values, signed }) => figure(both(values[0], values[1]), (v) => signed(v)),
      },
    ],
    rows,
    empty: 'Nothing was delayed.',
    sortable: false,
  });
}
