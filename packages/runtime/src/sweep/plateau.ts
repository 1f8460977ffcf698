/** Plateaus: sets of a grid whose neighbours, a step away along one axis, do about as well. A peak among bad ones is luck. */
import { isBetter, type Objective } from './objective.ts';
import { place, type Space, sizeOf, valuesOf } from './space.ts';

export interface Plateau {
  readonly set: number;
  readonly params: Readonly<Record<string, number>>;
  readonly objective: number | null;
  /** The mean of the set and its neighbours, and the worst of them. */
  readonly mean: number | null;
  readonly worst: number | null;
  readonly neighbours: number;
}

/** The neighbours of a set, itself first. */
export function neighboursOf(space: Space, set: number): number[] {
  const places = new Int32Array(space.axes.length);
  place(space, set, places);
  const found = [set];
  let stride = 1;
  for (let axis = space.axes.length - 1; axis >= 0; axis--) {
    const { length } = space.axes[axis]!.values;
    if (places[axis]! > 0) found.push(set - stride);
    if (places[axis]! < length - 1) found.push(set + stride);
    stride *= length;
  }
  return found;
}

/** The sets with the best mean over their neighbourhood, the best first. A neighbour that is unknown leaves none. */
export function plateausOf(
  space: Space,
  objective: Objective,
  of: (set: number) => number,
  top: number,
): Plateau[] {
  const count = sizeOf(space);
  const best: { readonly set: number; readonly mean: number }[] = [];
  for (let set = 0; set < count; set++) {
    const around = neighboursOf(space, set);
    let sum = 0;
    for (const other of around) sum += of(other);
    const mean = sum / around.length;
    if (Number.isNaN(mean)) continue;
    if (best.length === top && !isBetter(objective, mean, best[top - 1]!.mean)) continue;
    let i = best.length;
    while (i > 0 && isBetter(objective, mean, best[i - 1]!.mean)) i--;
    best.splice(i, 0, { set, mean });
    if (best.length > top) best.pop();
  }
  return best.map(({ set, mean }) => {
    const around = neighboursOf(space, set).map(of);
    const worst = objective.direction === 'maximize' ? Math.min(...around) : Math.max(...around);
    return {
      set,
      params: Object.fromEntries(valuesOf(space, set)),
      objective: of(set),
      mean,
      worst,
      neighbours: around.length - 1,
    };
  });
}
