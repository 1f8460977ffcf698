/** The page's script: charts, the chosen decision, tables that sort. Everything else stands in the page without it. */
import type uPlot from 'uplot';
import { fromSteps, type PageData } from '../page-data.ts';
import { makeChooser } from './detail.ts';
import { byId } from './dom.ts';
import { portfolioCharts } from './portfolios.ts';
import { enhanceTables } from './tables.ts';
import { followTheme } from './theme.ts';
import { vixChart } from './vix.ts';
import { makeZoom, zoomButtons } from './zoom.ts';

const data = JSON.parse(byId('data').textContent ?? '') as PageData;
const times = fromSteps(data.days).map((day) => day! * 86_400);
const charts: uPlot[] = [];
const redraw = (): void => {
  for (const chart of charts) chart.redraw(false);
};

enhanceTables();
const zoom = makeZoom(times);
const chooser = makeChooser(data, redraw);
const latest = data.decisions.findLastIndex(({ kind }) => kind === 'activated');
chooser.choose(latest >= 0 ? latest : data.decisions.length - 1, false);
if (times.length > 0) {
  charts.push(...portfolioCharts(data, times, zoom), vixChart(data, times, zoom, chooser));
  for (const id of ['equity', 'vix'])
    byId(`chart-${id}`).querySelector('.chart-head')!.append(zoomButtons(zoom));
}
followTheme(redraw);
