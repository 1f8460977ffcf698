/** Which stretches of a history something holds in, and where a chart draws them. */

/** First and last session, both included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** The stretches in which the states equal `wanted`. */
export function bandsOf(states: Uint8Array, wanted: number): Band[] {
  const bands: Band[] = [];
  for (let i = 0; i < states.length; i++) {
    if (states[i] !== wanted) continue;
    const from = i;
    while (i + 1 < states.length && states[i + 1] === wanted) i++;
    bands.push({ from, to: i });
  }
  return bands;
}

/**
 * Left edge and width of a band in pixels: from the middle before its first session to the middle behind its last,
 * never thinner than `least`, so that one session of thirty years is still seen.
 */
export function placeOf(
  { from, to }: Band,
  times: Float64Array,
  position: (time: number) => number,
  least: number,
): { readonly left: number; readonly width: number } {
  const between = (i: number): number => {
    const [before, after] = [times[i], times[i + 1]];
    if (before === undefined) return times[0]!;
    return after === undefined ? before : (before + after) / 2;
  };
  const left = position(between(from - 1));
  const right = position(between(to));
  const width = Math.max(right - left, least);
  return { left: left + (right - left - width) / 2, width };
}

/** The index of the session nearest to a time; -1 where there is none. */
export function nearestSession(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && time - times[low - 1]! < times[low]! - time) return low - 1;
  return times.length === 0 ? -1 : low;
}
