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

/** Numbers that were made at some places so far. */
export interface Part {
  readonly places: Places;
  readonly values: Float64Array;
}

export const emptyPart: Part = { places: new Int32Array(0), values: new Float64Array(0) };

/** Those of some places at which nothing was made yet. */
export function unmade({ places }: Part, wanted: Places): Places {
  if (places.length === 0) return wanted;
  const found = new Int32Array(wanted.length);
  let n = 0;
  let at = 0;
  for (let k = 0; k < wanted.length; k++) {
    const place = wanted[k]!;
    while (at < places.length && places[at]! < place) at++;
    if (places[at] !== place) found[n++] = place;
  }
  return found.subarray(0, n);
}

/** One part of two that have no place in common. */
export function merged(one: Part, other: Part): Part {
  if (one.places.length === 0) return other;
  const size = one.places.length + other.places.length;
  const [places, values] = [new Int32Array(size), new Float64Array(size)];
  let [i, k] = [0, 0];
  for (let n = 0; n < size; n++) {
    const isFirst = k === other.places.length || one.places[i]! < other.places[k]!;
    places[n] = isFirst ? one.places[i]! : other.places[k]!;
    values[n] = isFirst ? one.values[i++]! : other.values[k++]!;
  }
  return { places, values };
}

/** At some of the places that were made. */
export function valuesAt({ places, values }: Part, wanted: Places): Float64Array {
  if (places === wanted) return values;
  const out = new Float64Array(wanted.length);
  let at = 0;
  for (let k = 0; k < out.length; k++) {
    while (places[at]! < wanted[k]!) at++;
    out[k] = values[at]!;
  }
  return out;
}

export function gatherNumbers(column: Float64Array, places: Places): Float64Array {
  const out = new Float64Array(places.length);
  for (let k = 0; k < out.length; k++) out[k] = column[places[k]!]!;
  return out;
}
