/** The figures of heat maps: the objective over two params. */
import { place, type Space, sizeOf } from '../sweep/space.ts';

export interface HeatMap {
  readonly caption: string;
  readonly across: { readonly param: string; readonly values: readonly number[] };
  readonly down: { readonly param: string; readonly values: readonly number[] };
  /** Row by row; NaN where unknown. */
  readonly cells: readonly (readonly number[])[];
  /** The cell of the best set. */
  readonly best: { readonly row: number; readonly column: number } | undefined;
}

/** More values than these are shown by every second, third, ... of them. */
const MOST = 40;

/**
 * Of the two longest axes of a grid: the mean over all other params, and the slice through one set. None of fewer axes
 * than two, of lists and of random draws.
 */
export function heatMapsOf(space: Space, of: (set: number) => number, best: number | undefined): HeatMap[] {
  const { axes, choice } = space;
  if (choice.kind !== 'grid' || axes.length < 2) return [];
  const [first, second] = axes
    .map(({ values }, axis) => ({ axis, length: values.length }))
    .sort((a, b) => b.length - a.length || a.axis - b.axis)
    .slice(0, 2)
    .map(({ axis }) => axis) as [number, number];
  const [down, across] = [axes[Math.max(first, second)]!, axes[Math.min(first, second)]!];
  const [x, y] = [axes.indexOf(across), axes.indexOf(down)];
  const shown = (length: number): number => Math.ceil(length / MOST);
  const [everyX, everyY] = [shown(across.values.length), shown(down.values.length)];

  const places = new Int32Array(axes.length);
  const fixed = new Int32Array(axes.length);
  if (best !== undefined) place(space, best, fixed);
  const grid = (): number[][] => down.values.map(() => across.values.map(() => 0));
  const [sums, slice] = [grid(), grid()];
  const count = sizeOf(space);
  for (let set = 0; set < count; set++) {
    place(space, set, places);
    const [column, row] = [places[x]!, places[y]!];
    sums[row]![column] = sums[row]![column]! + of(set);
    if (places.every((at, axis) => axis === x || axis === y || at === fixed[axis]))
      slice[row]![column] = of(set);
  }
  const share = (across.values.length * down.values.length) / count;
  const thinned = (cells: number[][]): number[][] =>
    cells
      .filter((_, row) => row % everyY === 0)
      .map((row) => row.filter((_, column) => column % everyX === 0));
  const pick = ({ param, values }: typeof across, every: number) => ({
    param,
    values: values.filter((_, i) => i % every === 0),
  });
  const isShown = fixed[y]! % everyY === 0 && fixed[x]! % everyX === 0;
  const marked =
    best !== undefined && isShown ? { row: fixed[y]! / everyY, column: fixed[x]! / everyX } : undefined;
  const map = (caption: string, cells: number[][]): HeatMap => ({
    caption: everyX * everyY === 1 ? caption : `${caption}, not every value shown`,
    across: pick(across, everyX),
    down: pick(down, everyY),
    cells: thinned(cells),
    best: marked,
  });
  if (axes.length === 2) return [map('Objective', slice)];
  const means = sums.map((row) => row.map((sum) => sum * share));
  return [
    ...(best === undefined ? [] : [map('With the other params as in the best set', slice)]),
    map('Mean over all other params', means),
  ];
}
