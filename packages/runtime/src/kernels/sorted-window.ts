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

  add(value: number): void {
    const at = this.notAbove(value);
    this.values.copyWithin(at + 1, at, this.size);
    this.values[at] = value;
    this.size++;
  }

  drop(value: number): void {
    const at = this.notAbove(value);
    this.values.copyWithin(at - 1, at, this.size);
    this.size--;
  }

  /** One value for another: only what lies between the two moves. */
  replace(old: number, value: number): void {
    const { values } = this;
    const hole = this.notAbove(old) - 1;
    const place = this.notAbove(value);
    if (place > hole) {
      for (let k = hole; k < place - 1; k++) values[k] = values[k + 1]!;
      values[place - 1] = value;
    } else {
      for (let k = hole; k > place; k--) values[k] = values[k - 1]!;
      values[place] = value;
    }
  }
}

/** A function of the sorted window and of the value that it ends with. NaN is in no window. */
const bySorted =
  (of: (window: SortedWindow, now: number) => number): ColumnKernel =>
  ([x], starts, out) => {
    let longest = 0;
    for (let i = 0; i < out.length; i++) longest = Math.max(longest, i + 1 - starts[i]!);
    const window = new SortedWindow(longest);
    let from = 0;
    for (let i = 0; i < out.length; i++) {
      const now = x![i]!;
      let isIn = Number.isNaN(now);
      for (; from < starts[i]!; from++) {
        const gone = x![from]!;
        if (Number.isNaN(gone)) continue;
        if (isIn) window.drop(gone);
        else window.replace(gone, now);
        isIn = true;
      }
      if (!isIn) window.add(now);
      out[i] = of(window, now);
    }
  };

export const percentileRankColumn = bySorted((window, now) => window.notAbove(now) / window.size);

/** The middle of sorted values; of an even number the mean of the two. Zero has no sign. */
export function middle(sorted: Float64Array, size: number): number {
  const half = size >> 1;
  return (size % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2) + 0;
}

export const medianColumn = bySorted((window) => middle(window.values, window.size));
