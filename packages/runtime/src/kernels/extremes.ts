/** Extremes of moving windows, whole columns at once. */
import type { ColumnKernel } from './kernel.ts';

/**
 * Greatest (`sign` 1) or least (-1) value of every window: a queue of the places that may still become an extreme,
 * each value beyond those after it (Lemire 2006). Of equal values the oldest stays, as in the window kernel.
 */
const extremes =
  (sign: 1 | -1): ColumnKernel =>
  ([x], starts, out) => {
    const queue = new Int32Array(out.length);
    let head = 0;
    let tail = 0;
    for (let i = 0; i < out.length; i++) {
      const value = sign * x![i]!;
      while (tail > head && sign * x![queue[tail - 1]!]! < value) tail--;
      queue[tail++] = i;
      while (queue[head]! < starts[i]!) head++;
      out[i] = x![queue[head]!]!;
    }
  };

export const minColumn = extremes(-1);
export const maxColumn = extremes(1);

export const drawdownColumn: ColumnKernel = (columns, starts, out, statics) => {
  maxColumn(columns, starts, out, statics);
  for (let i = 0; i < out.length; i++) out[i] = 1 - columns[0]![i]! / out[i]!;
};
