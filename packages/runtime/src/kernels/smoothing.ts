/** Exponential smoothing with a simple average as its seed: the one recurrence behind EMA, RSI, ATR and ADX. */

/** Doubles of state: observations so far, sum of the seed, value. */
export const smoothingSize = 3;

/** Weight of the newest value: 2/(n+1), or Wilder's 1/n. */
export type Smoothing = 'exponential' | 'wilder';

/**
 * Takes one observation into the smoother at `at` of a state, and gives its value; NaN for the first n - 1. The
 * two forms are written as their authors wrote them: other orders of the same arithmetic differ in the last bit.
 */
export function smooth(state: Float64Array, at: number, x: number, n: number, how: Smoothing): number {
  const count = state[at]! + 1;
  state[at] = count;
  if (count <= n) {
    state[at + 1] = state[at + 1]! + x;
    if (count < n) return Number.NaN;
    state[at + 2] = state[at + 1]! / n;
  } else {
    const last = state[at + 2]!;
    state[at + 2] = how === 'wilder' ? (last * (n - 1) + x) / n : last + (2 / (n + 1)) * (x - last);
  }
  return state[at + 2]!;
}
