import { percent } from './numbers.ts';
import type { Screen } from './screen.ts';
import { clip, padEnd } from './width.ts';

/** Instants where a layer is active: `from` up to, not including, `to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Chart {
  readonly label: string;
  /** One value an instant; NaN leaves a gap. */
  readonly values: ArrayLike<number>;
  /** ISO dates of the first and last instant. */
  readonly first: string;
  readonly last: string;
  /** How a level of the axis is printed. */
  readonly format: (value: number) => string;
  /** Rows of characters; each has as many levels as the screen has bars. */
  readonly rows: number;
  readonly lanes: readonly { readonly label: string; readonly spans: readonly Interval[] }[];
}

/**
 * A column chart in characters with lanes of active spans beneath. Where there are more instants than columns, a
 * column shows the highest value of its instants, because what the rules look for are peaks.
 */
export function renderChart(chart: Chart, screen: Screen): string[] {
  const { colors, glyphs } = screen;
  const count = chart.values.length;
  const high = reduce(chart.values, Math.max);
  const low = reduce(chart.values, Math.min);
  if (count === 0 || Number.isNaN(high)) return [];
  const labels = [chart.label, ...chart.lanes.map((lane) => lane.label)];
  const gutter = Math.min(24, Math.max(...labels.map((label) => label.length)));
  const axis = [chart.format(high), chart.format(low)];
  const room = Math.max(
    10,
    screen.width - gutter - 6 - Math.max('never'.length, ...axis.map((text) => text.length)),
  );
  const columns = Math.min(room, count);
  const perColumn = count / columns;
  const bucket = (column: number): Interval => ({
    from: Math.floor(column * perColumn),
    to: Math.max(Math.floor(column * perColumn) + 1, Math.floor((column + 1) * perColumn)),
  });
  const heights = Array.from({ length: columns }, (_, column) =>
    height(peak(chart.values, bucket(column)), low, high, chart.rows * glyphs.bars.length),
  );

  const left = (label: string): string => `  ${padEnd(clip(label, gutter, glyphs.ellipsis), gutter)}  `;

  const lines: string[] = [];
  for (let row = chart.rows - 1; row >= 0; row--) {
    const cells = heights.map((level) => cell(level, row, glyphs.bars)).join('');
    const tick = row === chart.rows - 1 ? axis[0] : row === 0 ? axis[1] : undefined;
    const right = tick === undefined ? '' : `  ${colors.dim(tick)}`;
    lines.push((left(row === 0 ? chart.label : '') + cells + right).trimEnd());
  }
  for (const lane of chart.lanes) {
    const active = Array.from({ length: columns }, (_, column) => overlaps(lane.spans, bucket(column)));
    lines.push(`${left(lane.label)}${laneCells(active, screen)}  ${colors.dim(share(lane.spans, count))}`);
  }
  const gap = Math.max(1, columns - chart.first.length - chart.last.length);
  lines.push(`${left('')}${colors.dim(chart.first + ' '.repeat(gap) + chart.last)}`);
  return lines;
}

/** Levels from 1 (the lowest value) to `levels`; 0 where the value is unknown. */
function height(value: number, low: number, high: number, levels: number): number {
  if (Number.isNaN(value)) return 0;
  return high === low ? 1 : 1 + Math.round(((value - low) / (high - low)) * (levels - 1));
}

function cell(level: number, row: number, bars: readonly string[]): string {
  const within = level - row * bars.length;
  return within <= 0 ? ' ' : (bars[Math.min(within, bars.length) - 1] ?? ' ');
}

/** Runs of one colour are painted at once: a chart in a log stays readable. */
function laneCells(active: readonly boolean[], { colors, glyphs }: Screen): string {
  let out = '';
  for (let from = 0, to = 0; from < active.length; from = to) {
    while (to < active.length && active[to] === active[from]) to++;
    out += active[from]
      ? colors.green(glyphs.active.repeat(to - from))
      : colors.dim(glyphs.idle.repeat(to - from));
  }
  return out;
}

function peak(values: ArrayLike<number>, { from, to }: Interval): number {
  let most = Number.NaN;
  for (let i = from; i < to; i++) {
    const value = values[i] ?? Number.NaN;
    if (!(most >= value) && !Number.isNaN(value)) most = value;
  }
  return most;
}

function reduce(values: ArrayLike<number>, pick: (a: number, b: number) => number): number {
  let result = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) result = Number.isNaN(result) ? value : pick(result, value);
  }
  return result;
}

const overlaps = (spans: readonly Interval[], { from, to }: Interval): boolean =>
  spans.some((span) => span.from < to && span.to > from);

function share(spans: readonly Interval[], count: number): string {
  const active = spans.reduce((sum, { from, to }) => sum + (to - from), 0);
  return active === 0 ? 'never' : percent(active / count, active / count < 0.1 ? 1 : 0);
}
