/** What all charts share: axes in the theme's colours, a synchronised cursor, the keyboard, the width of their place. */
import uPlot from 'uplot';
import { byId, colour, say } from './dom.ts';
import type { Zoom } from './zoom.ts';

export interface PlotSpec {
  readonly id: string;
  readonly label: string;
  readonly height: number;
  /** Width left of the plot for a chart so wide. */
  readonly gutter: (width: number) => number;
  readonly data: uPlot.AlignedData;
  readonly series: readonly uPlot.Series[];
  readonly yAxis: Partial<uPlot.Axis>;
  readonly yRange?: uPlot.Scale.Range;
  readonly hooks?: uPlot.Hooks.Arrays;
  /** What is under the cursor, in words. */
  readonly read: (chart: uPlot, index: number) => string;
  /** Keys of this chart alone; whether it took the key. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

const dateOf = (time: number): string => new Date(time * 1000).toISOString().slice(0, 10);

export function makePlot(spec: PlotSpec, zoom: Zoom): uPlot {
  const place = byId(`plot-${spec.id}`);
  const readout = byId(`readout-${spec.id}`);
  const axis = {
    stroke: () => colour('soft'),
    grid: { stroke: () => colour('grid'), width: 1 },
    ticks: { stroke: () => colour('grid') },
  };
  const words = (u: uPlot, index: number): string => `${dateOf(u.data[0][index]!)}: ${spec.read(u, index)}`;
  const chart = new uPlot(
    {
      width: Math.max(place.clientWidth, 200),
      height: spec.height,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
      legend: { show: false },
      cursor: { sync: { key: 'hedgerow' }, drag: { x: true, y: false }, points: { size: 6 } },
      scales: { x: { time: true }, ...(spec.yRange === undefined ? {} : { y: { range: spec.yRange } }) },
      axes: [
        { ...axis, font: FONT },
        { ...axis, font: FONT, size: (u) => spec.gutter(u.width), ...spec.yAxis },
      ],
      series: [{}, ...spec.series],
      hooks: {
        ...spec.hooks,
        setCursor: [
          (u) => {
            const { idx } = u.cursor;
            readout.textContent = idx == null ? '' : words(u, idx);
          },
        ],
      },
    },
    spec.data,
    place,
  );
  zoom.join(chart);
  place.tabIndex = 0;
  place.setAttribute('role', 'group');
  place.setAttribute('aria-roledescription', 'chart');
  place.setAttribute('aria-label', spec.label);
  place.setAttribute('aria-describedby', `words-${spec.id}`);
  place.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (spec.onKey?.(event) || zoomKey(event, zoom) || cursorKey(event, chart, words)) event.preventDefault();
  });
  new ResizeObserver(() => {
    const width = Math.floor(place.clientWidth);
    if (width > 0 && width !== chart.width) chart.setSize({ width, height: spec.height });
  }).observe(place);
  return chart;
}

const FONT = '12px system-ui, sans-serif';

function zoomKey({ key }: KeyboardEvent, zoom: Zoom): boolean {
  if (key === '+' || key === '=') zoom.scale(0.5);
  else if (key === '-') zoom.scale(2);
  else if (key === '0') zoom.all();
  else return false;
  return true;
}

function cursorKey(
  { key }: KeyboardEvent,
  chart: uPlot,
  words: (chart: uPlot, index: number) => string,
): boolean {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -21, PageDown: 21 };
  const step = steps[key];
  if (step === undefined) return false;
  const last = chart.data[0].length - 1;
  const index = Math.min(Math.max((chart.cursor.idx ?? last) + step, 0), last);
  moveCursor(chart, index);
  say(words(chart, index));
  return true;
}

export function moveCursor(chart: uPlot, index: number): void {
  const left = chart.valToPos(chart.data[0][index]!, 'x');
  // The third argument, which uPlot's types leave out, takes the other charts' cursors along.
  const setCursor: (at: { left: number; top: number }, fire: boolean, publish: boolean) => void =
    chart.setCursor as never;
  setCursor({ left, top: chart.over.clientHeight / 3 }, true, true);
}
