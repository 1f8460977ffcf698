/** The frame that the script draws a chart into, with the same in words. */
import { type Content, type Html, html, nothing } from '../markup/html.ts';

export interface ChartFrame {
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for those who don't see it. */
  readonly summary: string;
  readonly legend?: Content;
}

export const chart = ({
  id,
  title,
  summary,
  legend,
}: ChartFrame): Html => html`<figure class="chart" id="chart-${id}">
<div class="chart-head"><h3 id="title-${id}">${title}</h3><p class="readout" id="readout-${id}"></p></div>
<div class="plot" id="plot-${id}"></div>${legend ?? nothing}
<figcaption id="words-${id}">${summary}</figcaption>
</figure>`;
