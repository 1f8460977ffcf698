/** From one clock to another: which tick of one is the last at each tick of the other. */
import type { Series } from '../data/dataset.ts';
import type { Ticks } from './types.ts';

/** Index of the last entry of an ascending array that is not after `time`, or -1. */
function lastAtOrBefore(times: Float64Array, length: number, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the last tick at or before a time (UTC epoch ms), or -1. */
export const lastTickAt = (ticks: Ticks, time: number): number =>
  lastAtOrBefore(ticks.time, ticks.length, time);

/** Index of the last observation known at a time (UTC epoch ms), or -1. */
export const lastKnownAt = (series: Series, time: number): number =>
  lastAtOrBefore(series.knownAt, series.knownAt.length, time);

type Ordered = Pick<Ticks, 'length' | 'time' | 'period'>;

/** Two pointers. Between print clocks the order is (time, period): two prints of one morning are two ticks. */
function sample(from: Ordered, to: Ordered): Int32Array {
  const result = new Int32Array(to.length);
  const byPeriod = from.period !== undefined && to.period !== undefined;
  let i = -1;
  for (let k = 0; k < to.length; k++) {
    while (i + 1 < from.length) {
      const next = from.time[i + 1]!;
      const now = to.time[k]!;
      if (next > now || (byPeriod && next === now && from.period![i + 1]! > to.period![k]!)) break;
      i++;
    }
    result[k] = i;
  }
  return result;
}

const sampled = new WeakMap<Ticks, WeakMap<Ticks, Int32Array>>();

/**
 * For each tick of `to`, the index of the last tick of `from` at or before it, or -1. Made once per pair of clocks;
 * callers must not write into it.
 */
export function sampleIndex(from: Ticks, to: Ticks): Int32Array {
  let targets = sampled.get(from);
  if (!targets) {
    targets = new WeakMap();
    sampled.set(from, targets);
  }
  let index = targets.get(to);
  if (!index) {
    index = sample(from, to);
    targets.set(to, index);
  }
  return index;
}

/**
 * For each tick, the index of the last observation known at it, or -1. On a print clock the order is (known-at,
 * period), so each print sees itself and not one of the same morning that comes after it; this holds for inputs
 * that are slower than a session, whose periods are epoch days as the ticks' are.
 */
export const observationIndex = (series: Series, ticks: Ticks): Int32Array =>
  sample({ length: series.knownAt.length, time: series.knownAt, period: series.period }, ticks);
