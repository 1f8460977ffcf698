/** Functions of a window's order, kept sorted from tick to tick. */
import type { ColumnKernel } from './kernel.ts';

/** The known values of a window that moves along a column, in order. */
class SortedWindow {
  readonly values: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  /** How many values are not above this one. Halves without branches: which way is noise. */
  notAbove(value: number): number {
    let low = 0;
    let n = this.size;
    while (n > 1) {
      const half = n >> 1;
      low += half * Number(this.values[low + half - 1]! <= value);
      n -= half;
    }
    return n === 1 ? low + Number(this.values[low]! <= value) : low;
  }

  add(value: number): number {
    const at = this.notAbove(value);
    this.values.copyWithin(at + 1, at, this.size);
    this.values[at] = value;
    this.size++;
    return at + 1;
  }

  drop(value: number): void {
    const at = this.notAbove(value);
    this.values.copyWithin(at - 1, at, this.size);
    this.size--;
  }

  /** One value for another, of which either may be none; how many are not above the new one then. */
  exchange(old: number, value: number): number {
    if (Number.isNaN(old)) return Number.isNaN(value) ? 0 : this.add(value);
    if (!Number.isNaN(value)) return this.replace(old, value);
    this.drop(old);
    return 0;
  }

  /** What lies between the two moves by one. */
  replace(old: number, value: number): number {
    const { values } = this;
    const hole = this.notAbove(old) - 1;
    const place = this.notAbove(value);
    if (place > hole) {
      values.copyWithin(hole, hole + 1, place);
      values[place - 1] = value;
      return place;
    }
    values.copyWithin(place + 1, place, hole);
    values[place] = value;
    return place + 1;
  }
}

/** A function of the sorted window, and of how many of it are not above the value that it ends with. NaN is in no window. */
const bySorted =
  (of: (window: SortedWindow, notAbove: number) => number): ColumnKernel =>
  ([x], starts, out) => {
    let longest = 0;
    for (let i = 0; i < out.length; i++) longest = Math.max(longest, i + 1 - starts[i]!);
    const window = new SortedWindow(longest);
    let from = 0;
    for (let i = 0; i < out.length; i++) {
      // The last value to leave makes room for the one that comes.
      let gone = Number.NaN;
      for (; from < starts[i]!; from++) {
        const value = x![from]!;
        if (Number.isNaN(value)) continue;
        if (!Number.isNaN(gone)) window.drop(gone);
        gone = value;
      }
      out[i] = of(window, window.exchange(gone, x![i]!));
    }
  };

export const percentileRankColumn = bySorted((window, notAbove) => notAbove / window.size);

/** The middle of sorted values; of an even number the mean of the two. Zero has no sign. */
export function middle(sorted: Float64Array, size: number): number {
  const half = size >> 1;
  return (size % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2) + 0;
}

export const medianColumn = bySorted((window) => middle(window.values, window.size));
