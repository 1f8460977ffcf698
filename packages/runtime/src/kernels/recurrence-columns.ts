/**
 * Recurrences over a whole column: what their kernels give step by step, to the last bit, with the state in local
 * variables, which a loop keeps in registers. The formulas are those of recurrences.ts and smoothing.ts.
 */
import type { Numbers } from './kernel.ts';

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

/** EMA, and Wilder's average: from the n-th on, seeded by the mean of the first n. */
const smoothed =
  (isWilder: boolean): RecurrenceColumn =>
  (x, outs, statics) => {
    const out = outs[0]!;
    const n = statics[0]!;
    const weight = 2 / (n + 1);
    let count = 0;
    let sum = 0;
    let value = 0;
    for (let i = 0; i < x.length; i++) {
      const now = x[i]!;
      if (Number.isNaN(now)) continue;
      count++;
      if (count <= n) {
        sum += now;
        if (count < n) continue;
        value = sum / n;
      } else value = isWilder ? (value * (n - 1) + now) / n : value + weight * (now - value);
      out[i] = finite(value);
    }
  };

/** Each move is smoothed twice: as a rise and as a fall. */
const rsi: RecurrenceColumn = (x, outs, statics) => {
  const out = outs[0]!;
  const n = statics[0]!;
  let moves = -1;
  let before = 0;
  let up = 0;
  let down = 0;
  for (let i = 0; i < x.length; i++) {
    const now = x[i]!;
    if (Number.isNaN(now)) continue;
    const moved = now - before;
    before = now;
    moves++;
    if (moves === 0) continue;
    const rise = Math.max(moved, 0);
    const fall = Math.max(-moved, 0);
    if (moves <= n) {
      up += rise;
      down += fall;
      if (moves < n) continue;
      up /= n;
      down /= n;
    } else {
      up = (up * (n - 1) + rise) / n;
      down = (down * (n - 1) + fall) / n;
    }
    if (down === 0) out[i] = up === 0 ? 50 : 100;
    else out[i] = finite(100 - 100 / (1 + up / down));
  }
};

/** Statics fast, slow, signal; columns line, signal, histogram. */
const macd: RecurrenceColumn = (x, outs, statics) => {
  const [lines, signals, histograms] = [outs[0], outs[1], outs[2]];
  const [nFast, nSlow, nSignal] = [statics[0]!, statics[1]!, statics[2]!];
  const [fastWeight, slowWeight, signalWeight] = [2 / (nFast + 1), 2 / (nSlow + 1), 2 / (nSignal + 1)];
  const from = Math.max(nFast, nSlow);
  let count = 0;
  let [fastSum, slowSum, fast, slow] = [0, 0, 0, 0];
  let signalCount = 0;
  let [signalSum, signal] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const now = x[i]!;
    if (Number.isNaN(now)) continue;
    count++;
    if (count > nFast) fast += fastWeight * (now - fast);
    else {
      fastSum += now;
      fast = fastSum / nFast;
    }
    if (count > nSlow) slow += slowWeight * (now - slow);
    else {
      slowSum += now;
      slow = slowSum / nSlow;
    }
    if (count < from) continue;
    const line = fast - slow;
    if (Number.isNaN(line)) continue;
    if (lines) lines[i] = finite(line);
    signalCount++;
    if (signalCount > nSignal) signal += signalWeight * (line - signal);
    else {
      signalSum += line;
      if (signalCount < nSignal) continue;
      signal = signalSum / nSignal;
    }
    if (signals) signals[i] = finite(signal);
    if (histograms) histograms[i] = finite(line - signal);
  }
};

/** Those of one series that have such a loop. */
export const recurrenceColumns: Readonly<Record<string, RecurrenceColumn>> = {
  ema: smoothed(false),
  rma: smoothed(true),
  rsi,
  macd,
};
