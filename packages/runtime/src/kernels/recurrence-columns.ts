/**
 * Recurrences over a whole column: what their kernels give step by step, to the last bit, with the state in local
 * variables, which a loop keeps in registers. The formulas are those of recurrences.ts and smoothing.ts.
 */
import { inBlocks } from './blocks.ts';
import type { Numbers } from './kernel.ts';
import { riseOf } from './rise.ts';

/**
 * Writes each member's column, which comes unknown throughout; a member that nobody asks for has none. Places at which `x` is unknown are left out, as if they
 * were not there.
 */
export type RecurrenceColumn = (
  x: Float64Array,
  outs: readonly (Float64Array | undefined)[],
  statics: Numbers,
) => void;

/** `x - x` is 0 for a finite number, and NaN for what is none. */
const finite = (x: number): number => (x - x === 0 ? x : Number.NaN);

/** Sum of the first n known values, and the place after the last of them; `undefined` where there are fewer. */
function firstOf(x: Float64Array, n: number): { readonly sum: number; readonly next: number } | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!)) continue;
    sum += x[i]!;
    if (++count === n) return { sum, next: i + 1 };
  }
  return undefined;
}

/** Goes on from a value over some places; gives the last. */
type Average = (
  x: Float64Array,
  out: Float64Array,
  start: number,
  end: number,
  value: number,
  n: number,
) => number;

const exponential: Average = (x, out, start, end, value, n) => {
  const weight = 2 / (n + 1);
  let last = value;
  for (let i = start; i < end; i++) {
    const now = x[i]!;
    if (Number.isNaN(now)) continue;
    last += weight * (now - last);
    out[i] = finite(last);
  }
  return last;
};

const wilder: Average = (x, out, start, end, value, n) => {
  let last = value;
  for (let i = start; i < end; i++) {
    const now = x[i]!;
    if (Number.isNaN(now)) continue;
    last = (last * (n - 1) + now) / n;
    out[i] = finite(last);
  }
  return last;
};

/** Seeded by the mean of the first n. */
const smoothed =
  (average: Average): RecurrenceColumn =>
  (x, outs, statics) => {
    const out = outs[0]!;
    const n = statics[0]!;
    const seed = firstOf(x, n);
    if (!seed) return;
    let value = seed.sum / n;
    out[seed.next - 1] = finite(value);
    inBlocks(seed.next, x.length, (start, end) => {
      value = average(x, out, start, end, value, n);
    });
  };

/** Each move is smoothed twice: as a rise and as a fall. */
const rsi: RecurrenceColumn = (x, outs, statics) => {
  const out = outs[0]!;
  const n = statics[0]!;
  let moves = -1;
  let before = 0;
  let up = 0;
  let down = 0;
  let next = 0;
  for (; next < x.length && moves < n; next++) {
    const now = x[next]!;
    if (Number.isNaN(now)) continue;
    if (++moves > 0) {
      up += Math.max(now - before, 0);
      down += Math.max(before - now, 0);
    }
    before = now;
  }
  if (moves < n) return;
  const state = Float64Array.of(up / n, down / n, before);
  out[next - 1] = strength(up / n, down / n);
  inBlocks(next, x.length, (start, end) => strengths(x, out, start, end, state, n));
};

const strength = (up: number, down: number): number =>
  down === 0 ? (up === 0 ? 50 : 100) : finite(100 - 100 / (1 + up / down));

/** State: the smoothed rise and fall, and the value before. */
function strengths(
  x: Float64Array,
  out: Float64Array,
  start: number,
  end: number,
  state: Float64Array,
  n: number,
): void {
  let up = state[0]!;
  let down = state[1]!;
  let before = state[2]!;
  for (let i = start; i < end; i++) {
    const now = x[i]!;
    if (Number.isNaN(now)) continue;
    const moved = now - before;
    before = now;
    up = (up * (n - 1) + riseOf(moved)) / n;
    down = (down * (n - 1) + riseOf(-moved)) / n;
    out[i] = strength(up, down);
  }
  state[0] = up;
  state[1] = down;
  state[2] = before;
}

/** Statics fast, slow, signal; columns line, signal, histogram. */
const macd: RecurrenceColumn = (x, outs, statics) => {
  const [nFast, nSlow, nSignal] = [statics[0]!, statics[1]!, statics[2]!];
  const [fast, slow] = [firstOf(x, nFast), firstOf(x, nSlow)];
  if (!fast || !slow) return;
  const first = Math.max(fast.next, slow.next);
  const ignored = new Float64Array(first);
  const state = Float64Array.of(
    exponential(x, ignored, fast.next, first, fast.sum / nFast, nFast),
    exponential(x, ignored, slow.next, first, slow.sum / nSlow, nSlow),
    0,
    0,
    0,
  );
  const weights = Float64Array.of(2 / (nFast + 1), 2 / (nSlow + 1), 2 / (nSignal + 1));
  inBlocks(first - 1, x.length, (start, end) =>
    convergence(x, outs, start, end, state, weights, first, nSignal),
  );
};

/**
 * The averages are those of the place before `first`, which starts their difference. State: fast, slow, signal; lines
 * so far and their sum, which seed the signal.
 */
function convergence(
  x: Float64Array,
  outs: readonly (Float64Array | undefined)[],
  start: number,
  end: number,
  state: Float64Array,
  weights: Float64Array,
  first: number,
  nSignal: number,
): void {
  const lines = outs[0];
  const signals = outs[1];
  const histograms = outs[2];
  const fastWeight = weights[0]!;
  const slowWeight = weights[1]!;
  const signalWeight = weights[2]!;
  let fast = state[0]!;
  let slow = state[1]!;
  let signal = state[2]!;
  let seen = state[3]!;
  let sum = state[4]!;
  for (let i = start; i < end; i++) {
    if (i >= first) {
      const now = x[i]!;
      if (Number.isNaN(now)) continue;
      fast += fastWeight * (now - fast);
      slow += slowWeight * (now - slow);
    }
    const line = fast - slow;
    if (Number.isNaN(line)) continue;
    if (lines) lines[i] = finite(line);
    if (seen < nSignal) {
      sum += line;
      if (++seen < nSignal) continue;
      signal = sum / nSignal;
    } else signal += signalWeight * (line - signal);
    if (signals) signals[i] = finite(signal);
    if (histograms) histograms[i] = finite(line - signal);
  }
  state[0] = fast;
  state[1] = slow;
  state[2] = signal;
  state[3] = seen;
  state[4] = sum;
}

/** Those of one series that have such a loop. */
export const recurrenceColumns: Readonly<Record<string, RecurrenceColumn>> = {
  ema: smoothed(exponential),
  rma: smoothed(wilder),
  rsi,
  macd,
};
