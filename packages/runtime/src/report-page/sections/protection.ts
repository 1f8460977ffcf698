/** What the overlay cost, what it protected from, and the core's drawdowns one by one. */
import type { Report } from '../../report/report.ts';
import { plain, points, share, signedUsd, UNKNOWN, usd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { figure, table } from '../markup/table.ts';

interface Line {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

export function protection({ protection: p }: Report): Html {
  const lines: readonly Line[] = [
    {
      name: 'Carry',
      value: `${points(p.carry)} a year`,
      meaning: 'P&L of the layers outside the core’s ten deepest falls, of the capital; negative is cost',
    },
    { name: 'Premium paid', value: usd(p.premiumPaid), meaning: 'for options bought, over the whole run' },
    { name: 'Costs of rolls', value: usd(p.rollCost), meaning: 'half-spreads and commissions' },
    {
      name: 'Costs of all trades',
      value: usd(p.costs),
      meaning: 'half-spreads and commissions of the layers',
    },
    {
      name: 'P&L in the core’s worst 1% of days',
      value: signedUsd(p.worst1),
      meaning: 'of the layers, summed',
    },
    {
      name: 'P&L in the core’s worst 5% of days',
      value: signedUsd(p.worst5),
      meaning: 'of the layers, summed',
    },
    {
      name: 'Downside beta',
      value: plain(p.downsideBeta, 2),
      meaning: 'of the layers to the core on days it lost; negative protects',
    },
    { name: 'Beta', value: plain(p.beta, 2), meaning: 'of the layers to the core on all days' },
    {
      name: 'Convexity',
      value: plain(p.convexity, 2),
      meaning: 'coefficient of the squared index return; positive gains from large moves',
    },
    {
      name: 'Less expected shortfall, 95%',
      value: share(p.shortfallReduction95, 2),
      meaning: 'of the capital a day; negative is more',
    },
    {
      name: 'Less expected shortfall, 99%',
      value: share(p.shortfallReduction99, 2),
      meaning: 'of the capital a day; negative is more',
    },
    {
      name: 'Cost per unit of it',
      value: plain(p.costPerShortfall, 2),
      meaning: `yearly cost over the 95% reduction; ${UNKNOWN} where there is none`,
    },
  ];
  return html`<section id="protection" aria-labelledby="protection-head">
<h2 id="protection-head">Protection, and what it cost</h2>
${table({
  caption: 'Cost and protection of the layers',
  columns: [
    { head: 'Measure', kind: 'text', cell: ({ name }) => name },
    { head: 'Value', kind: 'number', cell: ({ value }) => value },
    { head: 'What it is', kind: 'text', cell: ({ meaning }) => meaning },
  ],
  rows: lines,
  empty: 'Nothing was measured.',
  sortable: false,
})}
${table({
  caption: 'The core’s deepest drawdowns, and what the layers made in them',
  columns: [
    { head: 'From', kind: 'date', cell: ({ start }) => start },
    { head: 'Trough', kind: 'date', cell: ({ trough }) => trough },
    { head: 'Recovered', kind: 'date', cell: ({ recovered }) => recovered ?? 'not yet' },
    { head: 'Depth', kind: 'number', cell: ({ depth }) => figure(depth, share) },
    { head: 'Length', unit: 'sessions', kind: 'number', cell: ({ sessions }) => figure(sessions, plain) },
    {
      head: 'Layers, peak to trough',
      unit: 'US$',
      kind: 'number',
      cell: ({ layerPnl }) => figure(layerPnl, signedUsd),
    },
  ],
  rows: p.drawdowns,
  empty: 'The core had no drawdown.',
})}
</section>`;
}
