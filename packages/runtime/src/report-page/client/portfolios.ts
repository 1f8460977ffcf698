/** Equity and drawdown of the five portfolios: told apart by colour and by dashes. */
import type uPlot from 'uplot';
import { grouped } from '../../format/value.ts';
import { fromSteps, type PageData } from '../page-data.ts';
import { colour } from './dom.ts';
import { gutterFor, lanesOf } from './lanes.ts';
import { makePlot } from './plot.ts';
import type { Zoom } from './zoom.ts';

const DASHES: Readonly<Record<string, number[]>> = {
  divested: [8, 4],
  static: [2, 3],
  delayed: [8, 3, 2, 3],
};

const short = (value: number): string => {
  const size = Math.abs(value);
  const sign = value < 0 ? '\u2212' : '';
  if (size >= 1e6) return `${sign}$${Number((size / 1e6).toFixed(2))}M`;
  return size >= 1e3 ? `${sign}$${Number((size / 1e3).toFixed(1))}k` : `${sign}$${size}`;
};

const percentage = (value: number): string => `${Number(value.toFixed(1))}%`.replace('-', '\u2212');

export function portfolioCharts(data: PageData, times: number[], zoom: Zoom): uPlot[] {
  const { portfolios } = data;
  const lanes = lanesOf(data);
  const gutter = (width: number): number => gutterFor(lanes, width);
  const series = portfolios.map(
    ({ name, label }): uPlot.Series => ({
      label,
      stroke: () => colour(name),
      width: name === 'overlay' ? 2 : 1.25,
      ...(DASHES[name] === undefined ? {} : { dash: DASHES[name] }),
    }),
  );
  const reader =
    (write: (value: number) => string) =>
    (chart: uPlot, index: number): string =>
      chart.series
        .flatMap((shown, i) => {
          if (i === 0 || !shown.show) return [];
          const value = chart.data[i]![index];
          return [`${String(shown.label)} ${value == null ? 'unknown' : write(value)}`];
        })
        .join(' \u00b7 ');
  const equity = makePlot(
    {
      id: 'equity',
      label: 'Value of the accounts. Arrow keys move the cursor, plus and minus zoom, 0 shows all.',
      height: 320,
      gutter,
      data: [times, ...portfolios.map((p) => fromSteps(p.equity))],
      series,
      yAxis: { values: (_, splits) => splits.map(short) },
      read: reader((value) => `$${grouped(value, 0)}`),
    },
    zoom,
  );
  const drawdown = makePlot(
    {
      id: 'drawdown',
      label: 'Drawdowns. Arrow keys move the cursor, plus and minus zoom, 0 shows all.',
      height: 200,
      gutter,
      data: [times, ...portfolios.map((p) => p.drawdown.map((bp) => (bp === null ? null : bp / 100)))],
      series,
      yAxis: { values: (_, splits) => splits.map(percentage) },
      read: reader(percentage),
    },
    zoom,
  );
  for (const box of document.querySelectorAll<HTMLInputElement>('.toggles input')) {
    const index = portfolios.findIndex(({ name }) => name === box.value) + 1;
    box.addEventListener('change', () => {
      for (const chart of [equity, drawdown]) chart.setSeries(index, { show: box.checked });
    });
  }
  return [equity, drawdown];
}
