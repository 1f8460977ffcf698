/** One range of sessions for all charts. */
import type uPlot from 'uplot';
import { element } from './dom.ts';

export interface Zoom {
  /** Joins a chart: its range follows the others', and theirs follow it. */
  join(chart: uPlot): void;
  /** Keeps the middle: 0.5 shows half as much, 2 twice. */
  scale(factor: number): void;
  /** By shares of what is shown. */
  move(share: number): void;
  all(): void;
  /** Brings a time into view. */
  show(time: number): void;
}

export function makeZoom(times: readonly number[]): Zoom {
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 1;
  const charts: uPlot[] = [];
  let range: readonly [number, number] = [first, last];
  let setting = false;

  const set = (from: number, to: number): void => {
    if (setting) return;
    // A week at the least; never beyond the data.
    const width = Math.min(Math.max(to - from, 7 * 86_400), last - first);
    const low = Math.min(Math.max(from, first), last - width);
    range = [low, low + width];
    setting = true;
    for (const chart of charts) chart.setScale('x', { min: range[0], max: range[1] });
    setting = false;
  };
  return {
    join(chart) {
      charts.push(chart);
      const follow = (u: uPlot, key: string): void => {
        const { min, max } = u.scales.x!;
        if (key === 'x' && min != null && max != null) set(min, max);
      };
      chart.hooks.setScale = [...(chart.hooks.setScale ?? []), follow];
    },
    scale(factor) {
      const middle = (range[0] + range[1]) / 2;
      const half = ((range[1] - range[0]) / 2) * factor;
      set(middle - half, middle + half);
    },
    move(share) {
      const by = (range[1] - range[0]) * share;
      set(range[0] + by, range[1] + by);
    },
    all: () => set(first, last),
    show(time) {
      const width = range[1] - range[0];
      if (time < range[0] || time > range[1]) set(time - width / 2, time + width / 2);
    },
  };
}

export function zoomButtons(zoom: Zoom): HTMLElement {
  const button = (label: string, name: string, act: () => void): HTMLElement => {
    const made = element('button', { type: 'button', 'aria-label': name, title: name }, [label]);
    made.addEventListener('click', act);
    return made;
  };
  return element('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom of all charts' }, [
    button('\u2190', 'Earlier', () => zoom.move(-0.5)),
    button('\u2212', 'Zoom out', () => zoom.scale(2)),
    button('+', 'Zoom in', () => zoom.scale(0.5)),
    button('\u2192', 'Later', () => zoom.move(0.5)),
    button('All', 'Show all sessions', () => zoom.all()),
  ]);
}
