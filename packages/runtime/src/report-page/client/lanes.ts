/** Below the curve each layer has a lane: bars while it is active, and a mark for every decision. */
import type uPlot from 'uplot';
import { MARKS } from '../labels.ts';
import type { PackedDecision, PageData } from '../page-data.ts';
import { colour } from './dom.ts';

export const LANE = 22;

/** Decisions of no layer (alerts) have a lane of their own, the last. */
export const lanesOf = ({ layers, decisions }: PageData): string[] => [
  ...layers.map(({ layer }) => layer),
  ...(decisions.some(({ layer }) => layer === '') ? ['alerts'] : []),
];

export const laneOf = (decision: PackedDecision, lanes: readonly string[]): number =>
  decision.layer === '' ? lanes.length - 1 : lanes.indexOf(decision.layer);

/** Top of a lane, in CSS pixels of the plot. */
export const laneTop = (chart: uPlot, lane: number, lanes: number): number =>
  chart.bbox.height / devicePixelRatio - (lanes - lane) * LANE;

export function drawBands(chart: uPlot, { layers }: PageData, lanes: readonly string[]): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  const times = chart.data[0];
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  layers.forEach(({ bands }, i) => {
    const ink = colour(`layer-${i % 4}`);
    const pattern = hatch(ctx, i % 4, ink, ratio);
    const top = bbox.top + laneTop(chart, i, lanes.length) * ratio;
    for (const [from, to] of bands) {
      const left = chart.valToPos(times[from]!, 'x', true);
      const right = chart.valToPos(times[Math.min(to + 1, times.length - 1)]!, 'x', true);
      const width = Math.max(right - left, ratio);
      ctx.globalAlpha = 0.14;
      ctx.fillStyle = ink;
      ctx.fillRect(left, bbox.top, width, bbox.height - lanes.length * LANE * ratio);
      ctx.globalAlpha = 0.55;
      if (pattern !== null) {
        ctx.fillStyle = pattern;
        ctx.fillRect(left, bbox.top, width, bbox.height - lanes.length * LANE * ratio);
      }
      ctx.globalAlpha = 0.35;
      ctx.fillStyle = ink;
      ctx.fillRect(left, top + 4 * ratio, width, (LANE - 8) * ratio);
    }
  });
  ctx.restore();
}

export function drawMarks(
  chart: uPlot,
  { decisions }: PageData,
  lanes: readonly string[],
  chosen: number,
): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.textBaseline = 'middle';
  lanes.forEach((name, lane) => {
    const top = bbox.top + laneTop(chart, lane, lanes.length) * ratio;
    ctx.fillStyle = colour('grid');
    ctx.fillRect(bbox.left, top, bbox.width, ratio);
    ctx.fillStyle = colour('soft');
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = 'right';
    ctx.fillText(fitted(ctx, name, bbox.left - 14 * ratio), bbox.left - 8 * ratio, top + (LANE / 2) * ratio);
  });
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.textAlign = 'center';
  decisions.forEach((decision, i) => {
    if (decision.at >= 0 && i !== chosen) mark(chart, decision, lanes, false);
  });
  const last = decisions[chosen];
  if (last !== undefined && last.at >= 0) mark(chart, last, lanes, true);
  ctx.restore();
}

/** Left of the plot, wide enough for the lanes' names: all charts have it, so that their sessions stand in line. */
export const gutterFor = (lanes: readonly string[], width: number): number => {
  const longest = Math.max(...lanes.map((name) => name.length), 0);
  return Math.min(Math.max(64, longest * 6.5 + 16), Math.max(64, width * 0.16));
};

/** A name with its middle left out where it is too long: beginnings alone are often the same. */
function fitted(ctx: CanvasRenderingContext2D, name: string, width: number): string {
  let text = name;
  for (let kept = name.length - 2; kept > 2 && ctx.measureText(text).width > width; kept--) {
    const head = Math.ceil(kept / 2);
    text = `${name.slice(0, head)}\u2026${name.slice(name.length - (kept - head))}`;
  }
  return text;
}

function mark(chart: uPlot, decision: PackedDecision, lanes: readonly string[], chosen: boolean): void {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  const x = chart.valToPos(chart.data[0][decision.at]!, 'x', true);
  const y = bbox.top + (laneTop(chart, laneOf(decision, lanes), lanes.length) + LANE / 2) * ratio;
  ctx.fillStyle = colour(chosen ? 'accent' : 'ink');
  if (chosen) {
    ctx.fillRect(x - ratio / 2, bbox.top, ratio, bbox.height);
    ctx.beginPath();
    ctx.arc(x, y, 9.5 * ratio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.fillStyle = colour('paper');
  }
  ctx.font = `${13 * ratio}px system-ui, sans-serif`;
  ctx.fillText(MARKS[decision.kind as keyof typeof MARKS] ?? '?', x, y);
}

function hatch(
  ctx: CanvasRenderingContext2D,
  kind: number,
  ink: string,
  ratio: number,
): CanvasPattern | null {
  const size = Math.round(8 * ratio);
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = ink;
  pen.lineWidth = ratio * 0.75;
  pen.beginPath();
  const lines: readonly (readonly [number, number, number, number])[] =
    kind === 0
      ? [[0, size, size, 0]]
      : kind === 1
        ? [[0, 0, size, size]]
        : kind === 2
          ? [[size / 2, 0, size / 2, size]]
          : [[0, size / 2, size, size / 2]];
  for (const [x1, y1, x2, y2] of lines) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat');
}
