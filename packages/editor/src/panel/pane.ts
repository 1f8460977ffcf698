/** One plot of the chart: series of one unit, with the bands behind them and the thresholds across. */
import { formatValue } from '@hedgerow/runtime/browser';
import uPlot from 'uplot';
import type { Fired, Line } from '../protocol.ts';
import { type Band, placeOf } from './bands.ts';
import { type Box, dashed, drawMark, hatched, label, type Palette } from './painting.ts';
import type { View } from './zoom.ts';

/** What all panes of a chart draw alike. */
export interface Scene {
  readonly fired: Fired;
  readonly active: readonly Band[];
  readonly unknown: readonly Band[];
  /** Of the saved text, where it differs. */
  readonly before: readonly Band[] | undefined;
  readonly palette: Palette;
  /** The session that is explained, and the one that the keys have come to; -1 for none. */
  readonly chosen: number;
  readonly pointed: number;
}

export interface PaneHost {
  /** The same for all panes of one chart, whose cursors go together. */
  readonly syncKey: string;
  readonly scene: () => Scene;
  readonly zoomTo: (view: View) => void;
  readonly hover: (session: number) => void;
  readonly choose: (session: number) => void;
}

const markRoom = 16;
const beforeHeight = 7;

export class Pane {
  readonly plot: uPlot;
  readonly #host: PaneHost;
  readonly #lines: readonly number[];
  readonly #isFirst: boolean;
  #setting = false;

  /** `lines`: which of the lines that fired; all of one unit. */
  constructor(
    parent: HTMLElement,
    host: PaneHost,
    lines: readonly number[],
    isFirst: boolean,
    width: number,
  ) {
    this.#host = host;
    this.#lines = lines;
    this.#isFirst = isFirst;
    const { palette, fired } = host.scene();
    const unit = fired.lines[lines[0]!]!.unit;
    const axis = {
      stroke: palette.dim,
      font: '11px system-ui, sans-serif',
      grid: { stroke: palette.grid, width: 1 },
      ticks: { show: false },
    };
    this.plot = new uPlot(
      {
        width,
        height: isFirst ? 210 : 120,
        padding: [isFirst ? markRoom : 6, 8, 0, 0],
        legend: { show: false },
        tzDate: (time) => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
        cursor: {
          drag: { x: true, y: false, setScale: false },
          points: { size: 6 },
          sync: { key: host.syncKey },
          bind: { dblclick: () => () => null },
        },
        scales: { x: { time: true }, y: { range: (_, low, high) => this.#range(low, high) } },
        axes: [
          { ...axis, size: 26 },
          { ...axis, size: 58, values: (_, ticks) => ticks.map((tick) => formatValue(tick, unit)) },
        ],
        series: [
          {},
          ...lines.map((line, i) => ({
            label: fired.lines[line]!.name,
            stroke: palette.series[line % palette.series.length]!,
            width: 1.4,
            // Told apart without colours too.
            dash: [[], [8, 3], [2, 2], [8, 3, 2, 3]][i] ?? [],
            points: { show: false },
            spanGaps: false,
          })),
        ],
        hooks: {
          drawClear: [(u) => this.#behind(u)],
          draw: [(u) => this.#above(u)],
          setCursor: [(u) => host.hover(u.cursor.idx ?? -1)],
          setSelect: [(u) => this.#selected(u)],
        },
      },
      this.#data(),
      parent,
    );
    this.plot.over.addEventListener('click', () => {
      const { idx } = this.plot.cursor;
      if (idx !== null && idx !== undefined && this.plot.select.width < 3) host.choose(idx);
    });
  }

  update(): void {
    const { min, max } = this.plot.scales.x!;
    this.plot.batch(() => {
      this.plot.setData(this.#data(), false);
      if (min !== undefined && max !== undefined) this.show({ min: min!, max: max! });
    });
  }

  show({ min, max }: View): void {
    this.plot.setScale('x', { min, max });
  }

  redraw(): void {
    this.plot.redraw(false, false);
  }

  resize(width: number): void {
    this.plot.setSize({ width, height: this.plot.height });
  }

  destroy(): void {
    this.plot.destroy();
  }

  #data(): uPlot.AlignedData {
    const { times, lines } = this.#host.scene().fired;
    const columns = this.#lines.map((i) =>
      Array.from(lines[i]!.values, (one) => (Number.isNaN(one) ? null : one)),
    );
    return [times, ...columns] as uPlot.AlignedData;
  }

  #own(): readonly Line[] {
    const { lines } = this.#host.scene().fired;
    return this.#lines.map((i) => lines[i]!);
  }

  /** Values on view and every threshold, with some air. */
  #range(low: number | null, high: number | null): [number, number] {
    const thresholds = this.#own().flatMap((line) => line.thresholds);
    const least = Math.min(...thresholds, low ?? Number.POSITIVE_INFINITY);
    const greatest = Math.max(...thresholds, high ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(least) || !Number.isFinite(greatest)) return [0, 1];
    const air = (greatest - least || Math.abs(greatest) || 1) * 0.06;
    return [least - air, greatest + air];
  }

  #selected(u: uPlot): void {
    const { left, width } = u.select;
    if (this.#setting || width < 4) return;
    this.#setting = true;
    this.#host.zoomTo({ min: u.posToVal(left, 'x'), max: u.posToVal(left + width, 'x') });
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#setting = false;
  }

  #fill(u: uPlot, band: Band, least: number): Box | undefined {
    const position = (time: number): number => u.valToPos(time, 'x', true);
    const { left, width } = placeOf(band, this.#host.scene().fired.times, position, least);
    const box = u.bbox;
    const from = Math.max(left, box.left);
    const to = Math.min(left + width, box.left + box.width);
    return to > from ? { left: from, top: box.top, width: to - from, height: box.height } : undefined;
  }

  #behind(u: uPlot): void {
    const { ctx } = u;
    const ratio = uPlot.pxRatio;
    const { active, unknown, before, palette } = this.#host.scene();
    ctx.save();
    for (const band of unknown) {
      const box = this.#fill(u, band, ratio);
      if (box) hatched(ctx, box, palette.hatch, ratio);
    }
    ctx.fillStyle = palette.band;
    for (const band of active) {
      const box = this.#fill(u, band, 2 * ratio);
      if (box) ctx.fillRect(box.left, box.top, box.width, box.height);
    }
    ctx.fillStyle = palette.before;
    for (const band of before ?? []) {
      const box = this.#fill(u, band, 2 * ratio);
      const height = beforeHeight * ratio;
      if (box) ctx.fillRect(box.left, box.top + box.height - height, box.width, height);
    }
    ctx.restore();
  }

  #above(u: uPlot): void {
    const { ctx, bbox } = u;
    const ratio = uPlot.pxRatio;
    const { palette, fired, chosen, pointed } = this.#host.scene();
    const labelled: number[] = [];
    for (const line of this.#own()) {
      for (const threshold of line.thresholds) {
        const y = u.valToPos(threshold, 'y', true);
        dashed(ctx, bbox, y, palette.threshold, ratio);
        // Of thresholds close together, the first tells its value: written over each other none could be read.
        if (labelled.some((other) => Math.abs(other - y) < 13 * ratio)) continue;
        labelled.push(y);
        label(ctx, formatValue(threshold, line.unit), bbox.left + bbox.width, y, palette, ratio);
      }
    }
    const isIn = (x: number): boolean => x >= bbox.left && x <= bbox.left + bbox.width;
    ctx.save();
    for (const session of [chosen, pointed]) {
      const x = session < 0 ? -1 : u.valToPos(fired.times[session]!, 'x', true);
      if (!isIn(x)) continue;
      ctx.strokeStyle = palette.accent;
      ctx.lineWidth = 2 * ratio;
      ctx.strokeRect(x, bbox.top, 0, bbox.height);
    }
    if (this.#isFirst) {
      ctx.fillStyle = palette.mark;
      ctx.strokeStyle = palette.mark;
      ctx.lineWidth = 1.5 * ratio;
      for (const { session, kind } of fired.marks) {
        const x = u.valToPos(fired.times[session]!, 'x', true);
        if (isIn(x)) drawMark(ctx, kind, x, bbox.top - (markRoom / 2) * ratio, 4 * ratio);
      }
    }
    ctx.restore();
  }
}
