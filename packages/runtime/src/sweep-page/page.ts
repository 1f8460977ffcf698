/** A sweep as one HTML file: no script, no network, and a policy that allows nothing but its own styles. */
import { createHash } from 'node:crypto';
import { counted, grouped } from '../format/value.ts';
import { plain } from '../report-page/markup/figures.ts';
import { type Html, html, nothing, verbatim } from '../report-page/markup/html.ts';
import { code, figure, table } from '../report-page/markup/table.ts';
import { page } from '../report-page/styles/page.css.ts';
import { print } from '../report-page/styles/print.css.ts';
import { tables } from '../report-page/styles/tables.css.ts';
import { themes } from '../report-page/styles/themes.css.ts';
import type { SweepResult } from '../sweep/result.ts';
import { heat } from './heat.css.ts';
import type { HeatMap } from './heat.ts';
import { heatMaps } from './heat-map.ts';

const STYLES = [themes, page, tables, heat, print].join('\n');

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLES).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** A self-contained page of a sweep, in UTF-8. Deterministic. */
export function renderSweep(result: SweepResult, maps: readonly HeatMap[], title: string): string {
  const { sets, axes, objective, range, rules_hash, fixed } = result;
  const set = Object.entries(fixed).map(([name, value]) => html`<code>${name} = ${value}</code> `);
  const goal = objective.direction === 'maximize' ? 'the most' : 'the least';
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sweep of ${title}</title>
<style>${verbatim(STYLES)}</style>
</head>
<body>
<a class="skip" href="#summary">To the summary</a>
<header class="top"><div><h1>Sweep of ${title}</h1>
<p class="about">${counted(sets, 'parameter set')} over ${range.from ?? 'no session'} to ${range.to ?? 'none'}</p></div></header>
<nav class="contents" aria-label="Contents"><ul>${contents(result, maps).map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
<section id="summary"><h2>Summary</h2>
<p class="lead">${axes.map(({ param, values }, i) => html`${i === 0 ? nothing : ', '}${counted(values.length, 'value')} of <code>${param}</code>`)}: looking for ${goal} of <code>${objective.column}</code>.</p>
<p>${counted(sets, 'set')} tried are ${counted(sets, 'trial')}: the best of many looks good by luck alone. A report on one of them is to say so: <code>backtest --report … --trials ${sets}</code> deflates its Sharpe ratio.</p>
${extents(result)}</section>
${maps.length === 0 ? nothing : heatMaps(maps, objective.column)}
${best(result)}
${plateaus(result)}
${walkForward(result)}
</main>
<footer><p>Made by Hedgerow from the rule set with the hash <code>${rules_hash}</code>${set.length > 0 ? html`, other params ${set}` : nothing}. A backtest is no forecast, and this page is no advice.</p></footer>
</body>
</html>
`.markup;
}

function contents({ plateaus, walk_forward }: SweepResult, maps: readonly HeatMap[]): [string, string][] {
  return [
    ...(maps.length > 0 ? ([['heat', 'Heat maps']] as [string, string][]) : []),
    ['best', 'Best sets'],
    ...(plateaus ? ([['plateaus', 'Plateaus']] as [string, string][]) : []),
    ...(walk_forward ? ([['walk-forward', 'Walk-forward']] as [string, string][]) : []),
  ];
}

const number = (value: number | null): string =>
  plain(value, value === null || Number.isInteger(value) ? 0 : 3);

const extents = ({ extents, sets }: SweepResult): Html =>
  table({
    caption: 'Figures over all sets',
    rows: extents,
    empty: 'No figures.',
    sortable: false,
    columns: [
      { head: 'Figure', kind: 'text', cell: ({ column }) => code(column) },
      { head: 'Least', kind: 'number', cell: ({ least }) => figure(least, number) },
      { head: 'Mean', kind: 'number', cell: ({ mean }) => figure(mean, number) },
      { head: 'Greatest', kind: 'number', cell: ({ greatest }) => figure(greatest, number) },
      {
        head: 'Unknown',
        unit: `of ${grouped(sets, 0)}`,
        kind: 'number',
        cell: ({ unknown }) => figure(unknown, number),
      },
    ],
  });

/** Which set it is, by its number and by its params. */
const setColumns = (axes: SweepResult['axes']) => [
  { head: 'Set', kind: 'number' as const, cell: ({ set }: { readonly set: number }) => String(set) },
  ...axes.map(({ param, unit }) => ({
    head: param,
    unit,
    kind: 'number' as const,
    cell: ({ params }: Pick<SweepResult['best'][number], 'params'>) => figure(params[param] ?? null, String),
  })),
];

const best = ({ best, axes, columns }: SweepResult): Html => html`<section id="best"><h2>Best sets</h2>
${table({
  caption: 'By the objective, the best first',
  rows: best,
  empty: 'No set has a known objective.',
  sortable: false,
  columns: [
    ...setColumns(axes),
    ...columns.map((column) => ({
      head: column,
      kind: 'number' as const,
      cell: ({ metrics }: SweepResult['best'][number]) => figure(metrics[column] ?? null, number),
    })),
  ],
})}</section>`;

function plateaus({ plateaus, axes, objective }: SweepResult): Html {
  if (!plateaus) return nothing;
  return html`<section id="plateaus"><h2>Plateaus</h2>
<p>Sets by the mean of <code>${objective.column}</code> over themselves and their neighbours, one step away along one param. Where the worst neighbour is far from the set, it stands on a peak: a small change of the params, or of the market, would have undone it.</p>
${table({
  caption: 'Sets whose neighbours agree, the best first',
  rows: plateaus,
  empty: 'No set has neighbours that are all known.',
  sortable: false,
  columns: [
    ...setColumns(axes),
    { head: 'Objective', kind: 'number' as const, cell: ({ objective: value }) => figure(value, number) },
    {
      head: 'Mean',
      unit: 'with neighbours',
      kind: 'number' as const,
      cell: ({ mean }) => figure(mean, number),
    },
    { head: 'Worst', unit: 'of them', kind: 'number' as const, cell: ({ worst }) => figure(worst, number) },
    { head: 'Neighbours', kind: 'number' as const, cell: ({ neighbours }) => figure(neighbours, number) },
  ],
})}</section>`;
}

function walkForward({ walk_forward, axes, objective }: SweepResult): Html {
  if (!walk_forward) return nothing;
  return html`<section id="walk-forward"><h2>Walk-forward</h2>
<p>Params were chosen in training and frozen, by hash, before the test. What counts is out of sample.</p>
${table({
  caption: 'Out of sample, fold by fold',
  rows: walk_forward.folds,
  empty: 'No fold fits into the range.',
  sortable: false,
  columns: [
    { head: 'Test', kind: 'text', cell: ({ test }) => `${test.from} to ${test.to}` },
    { head: 'Trained', kind: 'text', cell: ({ train }) => `${train.from} to ${train.to}` },
    ...axes.map(({ param, unit }) => ({
      head: param,
      unit,
      kind: 'number' as const,
      cell: ({ params }: NonNullable<SweepResult['walk_forward']>['folds'][number]) =>
        figure(params[param] ?? null, String),
    })),
    {
      head: 'In training',
      kind: 'number' as const,
      cell: ({ train_objective }) => figure(train_objective, number),
    },
    {
      head: 'Out of sample',
      unit: objective.column,
      kind: 'number' as const,
      cell: ({ test_metrics }) => figure(test_metrics[objective.column] ?? null, number),
    },
    { head: 'Frozen as', kind: 'text' as const, cell: ({ params_hash }) => code(params_hash.slice(0, 12)) },
  ],
})}</section>`;
}
