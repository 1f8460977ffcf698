/** Lengths of episodes that come and go, with their median: a Fenwick tree of how many there are of each length. */
import { halfway } from '../metrics.ts';

export interface Holds {
  count: number;
  /** Of a power of two many; node i counts the lengths of the i & -i places up to i. */
  readonly tree: Int32Array;
}

/** Of lengths up to `most`. */
export const noHolds = (most: number): Holds => ({
  count: 0,
  tree: new Int32Array(1 << (32 - Math.clz32(most + 1))),
});

/** `by` more of a length, or less. */
export function change(holds: Holds, length: number, by: number): void {
  holds.count += by;
  const { tree } = holds;
  for (let i = length + 1; i < tree.length; i += i & -i) tree[i] = tree[i]! + by;
}

export function medianHold(holds: Holds): number {
  const { count } = holds;
  if (count === 0) return Number.NaN;
  const high = atPlace(holds, count >> 1);
  return (count & 1) === 1 ? high : halfway(atPlace(holds, (count >> 1) - 1), high);
}

/** The length at a place of all in ascending order. */
function atPlace({ tree }: Holds, place: number): number {
  let at = 0;
  let left = place;
  for (let step = tree.length >> 1; step > 0; step >>= 1) {
    const within = tree[at + step]!;
    if (within <= left) {
      at += step;
      left -= within;
    }
  }
  return at;
}
