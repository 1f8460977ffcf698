/** The parameter sets of a sweep: a grid, a list, or draws at random from a grid. Sets are numbered; a number is a set. */
import { randomOf } from '../overlay/prng.ts';

/** One param and the values it takes. */
export interface Axis {
  readonly param: string;
  /** Ascending for grids; in the order of first appearance for lists. */
  readonly values: readonly number[];
}

/**
 * - `grid`: every combination; the last axis varies fastest
 * - `list`: row by row, for each axis the index of its value
 * - `random`: draws from the grid, with replacement; set n is a function of seed and n alone
 */
export type Choice =
  | { readonly kind: 'grid' }
  | { readonly kind: 'list'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'random'; readonly count: number; readonly seed: number };

export interface Space {
  readonly axes: readonly Axis[];
  readonly choice: Choice;
}

/** How many sets there are. */
export function sizeOf({ axes, choice }: Space): number {
  if (choice.kind === 'list') return choice.rows.length;
  if (choice.kind === 'random') return choice.count;
  return axes.reduce((product, { values }) => product * values.length, 1);
}

/** Writes the index of each axis's value in a set. */
export function place({ axes, choice }: Space, set: number, places: Int32Array): void {
  if (choice.kind === 'list') {
    places.set(choice.rows[set]!);
    return;
  }
  if (choice.kind === 'random') {
    const random = randomOf(Math.imul(choice.seed, 0x9e3779b1) ^ set);
    for (let axis = 0; axis < axes.length; axis++) places[axis] = random.below(axes[axis]!.values.length);
    return;
  }
  let rest = set;
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const { length } = axes[axis]!.values;
    const above = Math.floor(rest / length);
    places[axis] = rest - above * length;
    rest = above;
  }
}

/** From the places of a set to those of the one that follows it in a grid. */
export function advance({ axes }: Space, places: Int32Array): void {
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const next = places[axis]! + 1;
    if (next < axes[axis]!.values.length) {
      places[axis] = next;
      return;
    }
    places[axis] = 0;
  }
}

/** The values of a set by param. */
export function valuesOf(space: Space, set: number): Map<string, number> {
  const places = new Int32Array(space.axes.length);
  place(space, set, places);
  return new Map(space.axes.map(({ param, values }, axis) => [param, values[places[axis]!]!]));
}

/** low, low + step, ... up to high, without the drift of a running sum: each is the nearest to 12 digits. */
export function steps(low: number, high: number, step: number): number[] {
  const count = Math.floor((high - low) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => Number((low + i * step).toPrecision(12)));
}

/** A list of sets from rows of values, one value for each param. */
export function listed(params: readonly string[], rows: readonly (readonly number[])[]): Space {
  const indices = params.map(() => new Map<number, number>());
  const indexed = rows.map((row) =>
    row.map((value, axis) => {
      const known = indices[axis]!;
      if (!known.has(value)) known.set(value, known.size);
      return known.get(value)!;
    }),
  );
  const axes = params.map((param, axis): Axis => ({ param, values: [...indices[axis]!.keys()] }));
  return { axes, choice: { kind: 'list', rows: indexed } };
}
