/**
 * Values that hang on some of the axes alone, made once for each combination of theirs that comes up. Where the
 * combinations are too many to keep, the last one is: sets come in the order of the axes, so that those which vary
 * slowest share most. That makes a trie over the sets of every chain of such values.
 */

/** Where the sweep stands: for each axis how many values it has, and which one the present set takes. */
export interface Cursor {
  readonly sizes: readonly number[];
  readonly places: Int32Array;
  /** Sets come as in a grid, the last axis fastest: what hangs on the first axes alone never comes up again. */
  readonly inOrder: boolean;
}

/** Values to keep for each memo. */
const MOST_KEPT = 1 << 16;

/** Bytes to keep for each memo. */
const MOST_BYTES = 1 << 24;

export type Cell<T> = () => T;

/** How many combinations some axes have. */
export const combinations = (sizes: readonly number[], axes: readonly number[]): number =>
  axes.reduce((product, axis) => product * sizes[axis]!, 1);

/**
 * `make` is given what it made before where that is not kept any more, so that it can write into it.
 * `bytes` is about what one value takes.
 */
export function memo<T>(
  { sizes, places, inOrder }: Cursor,
  axes: readonly number[],
  bytes: number,
  make: (old: T | undefined) => T,
): Cell<T> {
  if (axes.length === 0) {
    let made: T | undefined;
    return () => {
      made ??= make(undefined);
      return made;
    };
  }
  const total = combinations(sizes, axes);
  const at = Int32Array.from(axes);
  const passes = inOrder && axes.every((axis, i) => axis === i);
  return !passes && total <= MOST_KEPT && total * bytes <= MOST_BYTES
    ? keptCell(sizes, places, at, total, () => make(undefined))
    : lastCell(places, at, make);
}

function keptCell<T>(
  sizes: readonly number[],
  places: Int32Array,
  at: Int32Array,
  total: number,
  make: () => T,
): Cell<T> {
  const kept: (T | undefined)[] = new Array(total).fill(undefined);
  const width = Int32Array.from(at, (axis) => sizes[axis]!);
  let lastKey = -1;
  let last: T | undefined;
  return () => {
    let key = 0;
    for (let i = 0; i < at.length; i++) key = key * width[i]! + places[at[i]!]!;
    if (key === lastKey) return last!;
    kept[key] ??= make();
    lastKey = key;
    last = kept[key]!;
    return last;
  };
}

function lastCell<T>(places: Int32Array, at: Int32Array, make: (old: T | undefined) => T): Cell<T> {
  const stood = new Int32Array(at.length).fill(-1);
  let last: T | undefined;
  return () => {
    let moved = false;
    for (let i = 0; i < at.length; i++) {
      const now = places[at[i]!]!;
      if (now !== stood[i]) {
        stood[i] = now;
        moved = true;
      }
    }
    if (moved) last = make(last);
    return last!;
  };
}
