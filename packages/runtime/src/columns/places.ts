/** Places of a column: ascending indices, which a part of it is made at. */
import { type Bits, count, has, lowest, wordsFor } from '../bits/bits.ts';

export type Places = Int32Array;

/** The places of a set, those before `length`. */
export function placesOf(bits: Bits, length: number): Places {
  const found = new Int32Array(count(bits));
  let n = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) found[n++] = (word << 5) + lowest(rest);
  }
  while (n > 0 && found[n - 1]! >= length) n--;
  return found.subarray(0, n);
}

/** The set of those places that a set among them has. */
export function scattered(some: Bits, places: Places, length: number): Bits {
  const out = new Int32Array(wordsFor(length));
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    out[i >> 5] = out[i >> 5]! | (has(some, k) << (i & 31));
  }
  return out;
}

/** Which of those places a set has. */
export function gatherBits(bits: Bits, places: Places): Bits {
  const out = new Int32Array(wordsFor(places.length));
  for (let k = 0; k < places.length; k++) out[k >> 5] = out[k >> 5]! | (has(bits, places[k]!) << (k & 31));
  return out;
}

/** Windows of some places, laid side by side without repetition: every window is one stretch of the union. */
export interface Stretches {
  readonly union: Places;
  /** Where in the union each window starts and ends. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Of windows `[first, last]`, neither of which ever descends; those whose first is -1 are none, and stay so. */
export function stretchesOf(first: Places, last: Places): Stretches {
  let size = 0;
  let end = -1;
  for (let k = 0; k < first.length; k++) {
    if (first[k]! < 0) continue;
    size += last[k]! - Math.max(first[k]!, end + 1) + 1;
    end = last[k]!;
  }
  const union = new Int32Array(size);
  const found = { union, first: new Int32Array(first.length).fill(-1), last: new Int32Array(first.length) };
  let n = 0;
  end = -1;
  for (let k = 0; k < first.length; k++) {
    if (first[k]! < 0) continue;
    for (let i = Math.max(first[k]!, end + 1); i <= last[k]!; i++) union[n++] = i;
    end = last[k]!;
    found.last[k] = n - 1;
    found.first[k] = n - 1 - (end - first[k]!);
  }
  return found;
}

/** Numbers that were made at some ticks so far. */
export interface Part {
  readonly values: Float64Array;
  readonly made: Uint8Array;
}

export const emptyPart = (length: number): Part => ({
  values: new Float64Array(length),
  made: new Uint8Array(length),
});

/** Those of some ticks that were not made yet. */
export function unmade({ made }: Part, places: Places): Places {
  const found = new Int32Array(places.length);
  let n = 0;
  for (let k = 0; k < places.length; k++) {
    found[n] = places[k]!;
    n += 1 - made[places[k]!]!;
  }
  return found.subarray(0, n);
}

export function gatherNumbers(column: Float64Array, places: Places): Float64Array {
  const out = new Float64Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = column[places[k]!]!;
  return out;
}
