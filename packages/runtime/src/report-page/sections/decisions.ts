/** VIX with the layers' bands and a mark for every decision, the list of them, and room for one's why tree. */
import type { Decision, DecisionKind } from '../../engine/decision.ts';
import { counted } from '../../format/value.ts';
import type { Report } from '../../report/report.ts';
import { MARKS } from '../labels.ts';
import { plain, share } from '../markup/figures.ts';
import { type Html, html } from '../markup/html.ts';
import { table } from '../markup/table.ts';
import { chart } from './chart.ts';

export function decisions(report: Report): Html {
  const rows = report.decisions.map((decision, index) => ({ decision, index }));
  return html`<section id="decisions" aria-labelledby="decisions-head">
<h2 id="decisions-head">VIX and the decisions</h2>
<p>Every decision is a mark under the curve. Choose one, in the chart or in the list, to see why it was made.
<span class="hint">In the chart: left and right arrows go from decision to decision, Enter shows why, + and − zoom, 0 shows all. Drag to zoom, double-click to see all.</span></p>
${chart({ id: 'vix', title: 'VIX at the close, and when each layer was active', summary: inWords(report), legend: legend(report) })}
<div class="choose">
${table({
  caption: `All ${counted(rows.length, 'decision')}`,
  columns: [
    {
      head: 'Session',
      kind: 'text',
      cell: ({ decision, index }) => ({
        show: chooser(decision, index),
        sort: `${decision.session} ${String(index).padStart(6, '0')}`,
      }),
    },
    {
      head: 'Decision',
      kind: 'text',
      cell: ({ decision }) => ({
        show: html`<span class="kind"><span class="mark" aria-hidden="true">${MARKS[decision.kind]}</span> ${decision.kind}</span>`,
        sort: decision.kind,
      }),
    },
    {
      head: 'Layer',
      unit: 'and rule',
      kind: 'text',
      cell: ({ decision: { layer, rule } }) => ({
        show: html`${layer ?? 'no layer'} <span class="unit">${rule ?? 'no rule'}</span>`,
        sort: `${layer ?? ''} ${rule ?? ''}`,
      }),
    },
    {
      head: 'Size',
      kind: 'number',
      cell: ({ decision }) =>
        decision.granted === null
          ? { show: '–', sort: null }
          : { show: share(decision.granted.size), sort: decision.granted.size },
    },
  ],
  rows,
  empty: 'The rules decided nothing.',
})}
<div id="detail" role="region" aria-label="The chosen decision" tabindex="-1"><p class="empty">No decision is chosen.</p></div>
</div>
<p id="announce" class="hidden" role="status"></p>
</section>`;
}

const chooser = ({ session, kind, layer }: Decision, index: number): Html =>
  html`<button type="button" class="choose-one" data-decision="${index}" aria-pressed="false">${session}<span class="hidden"> ${kind} ${layer ?? ''}: show why</span></button>`;

function legend({ decisions: all, layers }: Report): Html {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return html`<ul class="legend">${layers.map(
    ({ layer }, i) =>
      html`<li><svg class="hatch" viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">${hatch(i)}</svg>${layer} active</li>\n`,
  )}${kinds.map((kind: DecisionKind) => html`<li><span class="mark" aria-hidden="true">${MARKS[kind]}</span>${kind}</li>\n`)}</ul>`;
}

/** The same lines as the script draws in the bands: rising, falling, upright, level. */
function hatch(layer: number): Html {
  const lines = [0, 5, 10, 15, 20].map((x) => {
    switch (layer % 4) {
      case 0:
        return html`<line x1="${x - 6}" y1="12" x2="${x + 6}" y2="0"/>`;
      case 1:
        return html`<line x1="${x - 6}" y1="0" x2="${x + 6}" y2="12"/>`;
      case 2:
        return html`<line x1="${x}" y1="0" x2="${x}" y2="12"/>`;
      default:
        return html`<line x1="0" y1="${x * 0.6}" x2="20" y2="${x * 0.6}"/>`;
    }
  });
  return html`<g class="layer-${layer % 4}"><rect width="20" height="12"/>${lines}</g>`;
}

function inWords({ vix, sessions, layers, decisions: all }: Report): string {
  const known = vix.flatMap((value, i) => (value === null ? [] : [{ value, date: sessions[i]! }]));
  const held = layers.map(
    ({ layer, statistics }) =>
      `${layer} was activated ${counted(statistics.activations, 'time')} and active in ${share(statistics.activeShare)} of sessions`,
  );
  if (known.length === 0) return `VIX is unknown in every session. ${held.join('; ')}.`;
  const sum = known.reduce((total, { value }) => total + value, 0);
  const top = known.reduce((best, at) => (at.value > best.value ? at : best));
  const parts = [
    `VIX averaged ${plain(sum / known.length, 1)} and was highest at ${plain(top.value, 1)} on ${top.date}`,
    ...held,
    `${counted(all.length, 'decision')} in all`,
  ];
  return `${parts.join('; ')}.`;
}
