/** VIX over the layers' bands and lanes; decisions are chosen by pointer or keys. */
import type uPlot from 'uplot';
import { fromSteps, type PageData } from '../page-data.ts';
import { type Chooser, nameOf } from './detail.ts';
import { colour, say } from './dom.ts';
import { drawBands, drawMarks, gutterFor, LANE, laneOf, lanesOf, laneTop } from './lanes.ts';
import { makePlot, moveCursor } from './plot.ts';
import type { Zoom } from './zoom.ts';

/** How near a pointer must come to a mark, in CSS pixels. */
const NEAR = 14;

export function vixChart(data: PageData, times: number[], zoom: Zoom, chooser: Chooser): uPlot {
  const { decisions } = data;
  const lanes = lanesOf(data);
  const order = decisions.flatMap((decision, i) => (decision.at >= 0 ? [i] : []));
  const height = 300 + lanes.length * LANE;
  let pointed = -1;
  let least = 0;

  const point = (step: number | 'first' | 'last'): void => {
    const from = order.indexOf(pointed >= 0 ? pointed : chooser.chosen());
    const to = step === 'first' ? 0 : step === 'last' ? order.length - 1 : from + step;
    const index = order[Math.min(Math.max(to, 0), order.length - 1)];
    if (index === undefined) return;
    pointed = index;
    const { at } = decisions[index]!;
    zoom.show(times[at]!);
    moveCursor(chart, at);
    say(`${nameOf(decisions[index]!)}. Enter shows why.`);
  };

  const chart = makePlot(
    {
      id: 'vix',
      label:
        'VIX and the decisions. Left and right arrows go from decision to decision, Enter shows why, plus and minus zoom, 0 shows all.',
      height,
      gutter: (width) => gutterFor(lanes, width),
      data: [times, fromSteps(data.vix).map((value) => (value === null ? null : value / 100))],
      series: [{ label: 'VIX', stroke: () => colour('ink'), width: 1.25 }],
      yAxis: { filter: (_, splits) => splits.map((value) => (value < least ? null : value)) },
      // Room under the least value for the lanes.
      yRange: (_, min, max) => {
        const low = Number.isFinite(min) ? min : 0;
        const high = Number.isFinite(max) && max > low ? max : low + 1;
        const bottom = low - (high - low) * 0.05;
        const room = lanes.length * LANE;
        least = bottom;
        return [bottom - ((high - bottom) * room) / (height - 60 - room), high + (high - low) * 0.04];
      },
      hooks: {
        drawClear: [(u) => drawBands(u, data, lanes)],
        draw: [(u) => drawMarks(u, data, lanes, chooser.chosen())],
      },
      read: (u, index) => {
        const value = u.data[1]![index];
        const here = decisions
          .filter(({ at }) => at === index)
          .map((d) => (d.layer === '' ? d.kind : `${d.kind} ${d.layer}`));
        return [`VIX ${value == null ? 'unknown' : value.toFixed(2)}`, ...here].join(' \u00b7 ');
      },
      onKey: ({ key }) => {
        if (key === 'ArrowLeft') point(-1);
        else if (key === 'ArrowRight') point(1);
        else if (key === 'Home') point('first');
        else if (key === 'End') point('last');
        else if (key === 'Enter' || key === ' ')
          chooser.choose(pointed >= 0 ? pointed : chooser.chosen(), true);
        else return false;
        return true;
      },
    },
    zoom,
  );

  let down = 0;
  chart.over.addEventListener('mousedown', ({ clientX }) => {
    down = clientX;
  });
  chart.over.addEventListener('click', (event) => {
    if (Math.abs(event.clientX - down) > 3) return;
    const { left, top } = chart.over.getBoundingClientRect();
    const index = nearest(chart, event.clientX - left, event.clientY - top);
    if (index < 0) return;
    pointed = index;
    chooser.choose(index, true);
  });

  function nearest(u: uPlot, x: number, y: number): number {
    let best = -1;
    let distance = Number.POSITIVE_INFINITY;
    const inLanes = y > laneTop(u, 0, lanes.length);
    for (const i of order) {
      const decision = decisions[i]!;
      const dx = Math.abs(u.valToPos(times[decision.at]!, 'x') - x);
      const middle = laneTop(u, laneOf(decision, lanes), lanes.length) + LANE / 2;
      const away = inLanes && Math.abs(middle - y) > LANE / 2 ? dx + LANE : dx;
      if (dx <= NEAR && away < distance) {
        distance = away;
        best = i;
      }
    }
    return best;
  }
  return chart;
}
