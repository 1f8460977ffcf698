/** Places of a column: ascending indices, which a part of it is made at. */
import { codes } from './truth.ts';

export type Places = Int32Array;

/** The places at which a truth column has not this code yet, of all or of some. */
export function otherThan(code: number, column: Uint8Array, among?: Places): Places {
  const size = among?.length ?? column.length;
  const found = new Int32Array(size);
  let n = 0;
  for (let k = 0; k < size; k++) {
    const i = among === undefined ? k : among[k]!;
    found[n] = i;
    n += Number(column[i] !== code);
  }
  return found.subarray(0, n);
}

/** Windows of some places, laid side by side without repetition: every window is one stretch of the union. */
export interface Stretches {
  readonly union: Places;
  /** Where in the union each place's window starts, and where the place itself is. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Of windows `[startOf(place), place]`, whose starts never descend. */
export function stretchesOf(places: Places, startOf: (place: number) => number): Stretches {
  const first = new Int32Array(places.length);
  const last = new Int32Array(places.length);
  let size = 0;
  let end = -1;
  for (const place of places) {
    size += place - Math.max(startOf(place), end + 1) + 1;
    end = place;
  }
  const union = new Int32Array(size);
  let n = 0;
  end = -1;
  for (let k = 0; k < places.length; k++) {
    const place = places[k]!;
    const start = startOf(place);
    for (let i = Math.max(start, end + 1); i <= place; i++) union[n++] = i;
    end = place;
    last[k] = n - 1;
    first[k] = n - 1 - (place - start);
  }
  return { union, first, last };
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

/** Within a buffer of whole words, as every truth column. */
export function gatherTruths(column: Uint8Array, out: Uint8Array, places: Places): Uint8Array {
  for (let k = 0; k < out.length; k++) out[k] = column[places[k]!]!;
  return out;
}

/** What a conjunction's truth cannot leave any more, and a disjunction's. */
export const deciding: Readonly<Record<'and' | 'or', number>> = { and: codes.FALSE, or: codes.TRUE };
