import type { RecurrenceKernel } from './kernel.ts';

/** A ring of the last values: `[count, values...]` from `at`. */
function push(state: Float64Array, at: number, size: number, value: number): void {
  state[at + 1 + (state[at]! % size)] = value;
  state[at] = state[at]! + 1;
}

/** The i-th oldest value of a full ring. */
const nth = (state: Float64Array, at: number, size: number, i: number): number =>
  state[at + 1 + ((state[at]! + i) % size)]!;

const full = (state: Float64Array, at: number, size: number): boolean => state[at]! >= size;

function average(state: Float64Array, at: number, size: number): number {
  if (!full(state, at, size)) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += nth(state, at, size, i);
  return sum / size;
}

/** Arguments high, low, close; statics n, smooth, signal; out k, d. State: rings of highs, lows, raw and smoothed oscillator. */
export const stochastic: RecurrenceKernel = {
  stateSize: (statics) => 2 * (statics[0]! + 1) + (statics[1]! + 1) + (statics[2]! + 1),
  step(state, args, out, statics) {
    const n = statics[0]!;
    const smoothing = statics[1]!;
    const signal = statics[2]!;
    const highs = 0;
    const lows = n + 1;
    const raws = lows + n + 1;
    const ks = raws + smoothing + 1;
    push(state, highs, n, args[0]!);
    push(state, lows, n, args[1]!);
    out[0] = Number.NaN;
    out[1] = Number.NaN;
    if (!full(state, highs, n)) return;
    let top = -Infinity;
    let bottom = Infinity;
    for (let i = 1; i <= n; i++) {
      top = Math.max(top, state[highs + i]!);
      bottom = Math.min(bottom, state[lows + i]!);
    }
    push(state, raws, smoothing, top === bottom ? 0 : (100 * (args[2]! - bottom)) / (top - bottom));
    const k = average(state, raws, smoothing);
    if (Number.isNaN(k)) return;
    push(state, ks, signal, k);
    out[0] = k;
    out[1] = average(state, ks, signal);
  },
};
