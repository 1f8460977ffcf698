/**
 * Lengths of episodes that come and go, with their median: how many there are of each length, and of each 32 lengths
 * together, so that a place among them is found without sorting.
 */
export interface Holds {
  readonly ofLength: Int32Array;
  readonly ofGroup: Int32Array;
}

/** Of lengths up to `most`. */
export const noHolds = (most: number): Holds => ({
  ofLength: new Int32Array(most + 1),
  ofGroup: new Int32Array((most >> 5) + 1),
});

/** `by` more of a length, or less. */
export function change({ ofLength, ofGroup }: Holds, length: number, by: number): void {
  ofLength[length] = ofLength[length]! + by;
  ofGroup[length >> 5] = ofGroup[length >> 5]! + by;
}

/** So many lengths where there are none. */
export function hold({ ofLength, ofGroup }: Holds, lengths: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const length = lengths[i]!;
    ofLength[length] = ofLength[length]! + 1;
    ofGroup[length >> 5] = ofGroup[length >> 5]! + 1;
  }
}

/** None again: they were so many. */
export function release({ ofLength, ofGroup }: Holds, lengths: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const length = lengths[i]!;
    ofLength[length] = 0;
    ofGroup[length >> 5] = 0;
  }
}

/** The median of so many as there are: NaN of none; of an even number what lies halfway between the two in the middle. */
export function medianOf({ ofLength, ofGroup }: Holds, count: number): number {
  if (count === 0) return Number.NaN;
  let below = (count - 1) >> 1;
  let group = 0;
  while (ofGroup[group]! <= below) below -= ofGroup[group++]!;
  let low = group << 5;
  while (ofLength[low]! <= below) below -= ofLength[low++]!;
  if ((count & 1) === 1 || below + 1 < ofLength[low]!) return low;
  let high = low + 1;
  while (ofLength[high] === 0) high++;
  return low + (high - low) * 0.5;
}
