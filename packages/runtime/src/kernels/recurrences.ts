/** Functions with a memory. The formulas and seeds are in the function table of the dsl. */
import type { RecurrenceKernel } from './kernel.ts';
import { riseOf } from './rise.ts';
import { type Smoothing, smooth, smoothingSize } from './smoothing.ts';

/** One smoothed series. */
const smoothed = (how: Smoothing): RecurrenceKernel => ({
  stateSize: () => smoothingSize,
  step(state, args, out, statics) {
    out[0] = smooth(state, 0, args[0]!, statics[0]!, how);
  },
});

const cumsum: RecurrenceKernel = {
  stateSize: () => 1,
  step(state, args, out) {
    state[0] = state[0]! + args[0]!;
    out[0] = state[0]!;
  },
};

/** State: observations, previous value, then the smoothed rises and falls. */
const rsi: RecurrenceKernel = {
  stateSize: () => 2 + 2 * smoothingSize,
  step(state, args, out, statics) {
    const x = args[0]!;
    const n = statics[0]!;
    const moved = x - state[1]!;
    const started = state[0]! > 0;
    state[0] = state[0]! + 1;
    state[1] = x;
    out[0] = Number.NaN;
    if (!started) return;
    const up = smooth(state, 2, riseOf(moved), n, 'wilder');
    const down = smooth(state, 2 + smoothingSize, riseOf(-moved), n, 'wilder');
    if (down === 0) out[0] = up === 0 ? 50 : 100;
    else out[0] = 100 - 100 / (1 + up / down);
  },
};

/** Statics fast, slow, signal; out line, signal, histogram. */
const macd: RecurrenceKernel = {
  stateSize: () => 3 * smoothingSize,
  step(state, args, out, statics) {
    const fast = smooth(state, 0, args[0]!, statics[0]!, 'exponential');
    const slow = smooth(state, smoothingSize, args[0]!, statics[1]!, 'exponential');
    const line = fast - slow;
    const signal = Number.isNaN(line)
      ? line
      : smooth(state, 2 * smoothingSize, line, statics[2]!, 'exponential');
    out[0] = line;
    out[1] = signal;
    out[2] = line - signal;
  },
};

/** Arguments high, low, close. State: bars, previous close, then the smoothed range. */
const atr: RecurrenceKernel = {
  stateSize: () => 2 + smoothingSize,
  step(state, args, out, statics) {
    const high = args[0]!;
    const low = args[1]!;
    const close = args[2]!;
    const started = state[0]! > 0;
    const before = state[1]!;
    state[0] = state[0]! + 1;
    state[1] = close;
    out[0] = started ? smooth(state, 2, trueRange(high, low, before), statics[0]!, 'wilder') : Number.NaN;
  },
};

const trueRange = (high: number, low: number, before: number): number =>
  Math.max(high - low, Math.abs(high - before), Math.abs(low - before));

/** Wilder's sum: of the first n moves, then s - s/n + new. `seen` counts the moves before this one and itself. */
function sumByWilder(state: Float64Array, at: number, move: number, seen: number, n: number): void {
  const sum = state[at]!;
  state[at] = seen <= n ? sum + move : sum - sum / n + move;
}

/**
 * Arguments high, low, close. State: bars, previous high, low, close, Wilder sums of true range, +DM and -DM, then the
 * smoothed DX.
 */
const adx: RecurrenceKernel = {
  stateSize: () => 7 + smoothingSize,
  step(state, args, out, statics) {
    const high = args[0]!;
    const low = args[1]!;
    const close = args[2]!;
    const n = statics[0]!;
    const bars = state[0]!;
    const up = high - state[1]!;
    const down = state[2]! - low;
    const range = trueRange(high, low, state[3]!);
    state[0] = bars + 1;
    state[1] = high;
    state[2] = low;
    state[3] = close;
    out[0] = Number.NaN;
    if (bars === 0) return;
    sumByWilder(state, 4, range, bars, n);
    sumByWilder(state, 5, up > down && up > 0 ? up : 0, bars, n);
    sumByWilder(state, 6, down > up && down > 0 ? down : 0, bars, n);
    if (bars < n || state[4] === 0) return;
    const plus = (100 * state[5]!) / state[4]!;
    const minus = (100 * state[6]!) / state[4]!;
    const dx = plus + minus === 0 ? 0 : (100 * Math.abs(plus - minus)) / (plus + minus);
    out[0] = smooth(state, 7, dx, n, 'wilder');
  },
};

/** Arguments close, volume. State: bars, previous close, total. */
const obv: RecurrenceKernel = {
  stateSize: () => 3,
  step(state, args, out) {
    const close = args[0]!;
    if (state[0]! > 0) state[2] = state[2]! + Math.sign(close - state[1]!) * args[1]!;
    state[0] = state[0]! + 1;
    state[1] = close;
    out[0] = state[2]!;
  },
};

export const recurrenceKernels: Readonly<Record<string, RecurrenceKernel>> = {
  ema: smoothed('exponential'),
  rma: smoothed('wilder'),
  cumsum,
  rsi,
  macd,
  atr,
  adx,
  obv,
};
