/** Heat maps as tables: a screen reader reads them, and the figures stand where the colours are. */
import { plain } from '../report-page/markup/figures.ts';
import { type Html, html } from '../report-page/markup/html.ts';
import { heatClass } from './heat.css.ts';
import type { HeatMap } from './heat.ts';

export const heatMaps = (
  maps: readonly HeatMap[],
  column: string,
): Html => html`<section id="heat"><h2>Heat maps</h2>
<p><code>${column}</code> over the two params with the most values; the outlined cell is the best set’s.</p>
${maps.map(heatMap)}</section>`;

function heatMap({ caption, across, down, cells, best }: HeatMap): Html {
  const known = cells.flat().filter((value) => !Number.isNaN(value));
  const least = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const greatest = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const decimals = known.every(Number.isInteger) ? 0 : greatest - least > 100 ? 0 : 2;
  const cell = (value: number, row: number, column: number): Html => {
    if (Number.isNaN(value)) return html`<td class="unknown">?</td>`;
    const share = greatest > least ? (value - least) / (greatest - least) : 0;
    const chosen = best?.row === row && best.column === column ? ' chosen' : '';
    return html`<td class="${heatClass(share)}${chosen}">${plain(value, decimals)}</td>`;
  };
  return html`<figure><div class="scroll" role="region" tabindex="0" aria-label="${caption}">
<table class="heat"><caption>${caption}</caption>
<thead><tr><th scope="col">${down.param} \\ ${across.param}</th>${across.values.map((value) => html`<th scope="col">${value}</th>`)}</tr></thead>
<tbody>${cells.map((row, i) => html`<tr><th scope="row">${down.values[i]!}</th>${row.map((value, k) => cell(value, i, k))}</tr>\n`)}</tbody>
</table></div><figcaption>From ${plain(least, decimals)} (pale) to ${plain(greatest, decimals)} (dark).</figcaption></figure>`;
}
