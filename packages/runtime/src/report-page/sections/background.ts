/** What is behind the figures: regimes, base rates, inputs that were unknown, and rows of the data. */
import { counted } from '../../format/value.ts';
import type { Report } from '../../report/report.ts';
import { plain, share, signedUsd } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { code, figure, table } from '../markup/table.ts';

export function background({ regimes, baseRates, unknownInputs, rows, sessions }: Report): Html {
  return html`<section id="background" aria-labelledby="background-head">
<h2 id="background-head">Regimes, base rates and data</h2>
${table({
  caption: 'Regimes: share of sessions, and what the layers made in them',
  columns: [
    { head: 'State', kind: 'text', cell: ({ state }) => state },
    { head: 'Regime', kind: 'text', cell: ({ regime }) => regime },
    { head: 'Share', unit: 'of sessions', kind: 'number', cell: ({ share: s }) => figure(s, share) },
    { head: 'Layers', unit: 'US$', kind: 'number', cell: ({ layerPnl }) => figure(layerPnl, signedUsd) },
  ],
  rows: regimes,
  empty: 'The rules name no regimes.',
})}
${table({
  caption: 'Base rates: how often such conditions hold at all',
  columns: [
    { head: 'Condition', kind: 'text', cell: ({ text }) => code(text) },
    { head: 'True', unit: 'of sessions', kind: 'number', cell: ({ share: s }) => figure(s, share) },
    { head: 'Episodes', kind: 'number', cell: ({ episodes }) => figure(episodes, plain) },
  ],
  rows: baseRates,
  empty: 'No base rates were counted.',
})}
${table({
  caption: 'Inputs that were unknown',
  columns: [
    { head: 'Input', kind: 'text', cell: ({ input }) => code(input) },
    { head: 'Unknown', unit: 'sessions', kind: 'number', cell: ({ sessions: s }) => figure(s, plain) },
    { head: 'Share', unit: 'of sessions', kind: 'number', cell: ({ share: s }) => figure(s, share) },
    {
      head: 'Before its data begin',
      unit: 'sessions',
      kind: 'number',
      cell: ({ beforeData }) => figure(beforeData, plain),
    },
  ],
  rows: unknownInputs,
  empty: `Every input was known in each of the ${counted(sessions.length, 'session')}.`,
})}
${table({
  caption: `Rows of the data: ${counted(rows.dropped, 'row')} left out, ${plain(rows.doubtful)} used with doubt`,
  columns: [
    { head: 'Finding', kind: 'text', cell: ({ id }) => code(id) },
    { head: 'Severity', kind: 'text', cell: ({ severity }) => severity },
    { head: 'Rows', kind: 'number', cell: ({ count }) => figure(count, plain) },
  ],
  rows: rows.findings,
  empty: 'No row of the data was left out or doubted.',
})}
</section>`;
}
