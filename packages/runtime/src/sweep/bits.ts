/** Sets of ticks as bits, 32 to a word: tick t is bit t & 31 of word t >> 5. Bits past the last tick have no meaning. */

export type Bits = Int32Array;

export const wordsFor = (ticks: number): number => (ticks + 31) >> 5;

/** `bits` &= `other`, or |=. */
export function and(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = bits[i]! & other[i]!;
}

export function or(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = bits[i]! | other[i]!;
}

export function complement(out: Bits, bits: Bits): void {
  for (let i = 0; i < out.length; i++) out[i] = ~bits[i]!;
}

/**
 * Each tick becomes what it and the count - 1 before it come to, all of them or any. Windows that touch make one, so
 * the width doubles from pass to pass. `before` is what came before the first tick: 0, or -1 for ones.
 */
export function overWindow(bits: Bits, all: boolean, count: number, before: 0 | -1): void {
  const target = Math.min(count, 32 * bits.length + 1);
  for (let width = 1; width < target; ) {
    const by = Math.min(width, target - width);
    merge(bits, all, by, before);
    width += by;
  }
}

/** Each tick with the one `by` ticks earlier; from the end, so that earlier ones are read before they change. */
function merge(bits: Bits, all: boolean, by: number, before: 0 | -1): void {
  const back = by >> 5;
  const up = by & 31;
  for (let i = bits.length - 1; i >= 0; i--) {
    const near = i >= back ? bits[i - back]! : before;
    const far = i > back ? bits[i - back - 1]! : before;
    const earlier = up === 0 ? near : (near << up) | (far >>> (32 - up));
    bits[i] = all ? bits[i]! & earlier : bits[i]! | earlier;
  }
}

/** Takes away what lies past the last tick. */
export function trim(bits: Bits, ticks: number): void {
  const last = wordsFor(ticks) - 1;
  if ((ticks & 31) !== 0 && last >= 0) bits[last] = bits[last]! & ((1 << (ticks & 31)) - 1);
}

/** For each word the first one from it on that has a bit; the number of words where none has. One longer than `bits`. */
export function nextWords(bits: Bits): Int32Array {
  const next = new Int32Array(bits.length + 1);
  next[bits.length] = bits.length;
  for (let i = bits.length - 1; i >= 0; i--) next[i] = bits[i] === 0 ? next[i + 1]! : i;
  return next;
}

/** A set to walk over, with its empty stretches to skip. */
export interface Marks {
  readonly bits: Bits;
  readonly next: Int32Array;
}

export const marksOf = (bits: Bits): Marks => ({ bits, next: nextWords(bits) });

const lowest = (word: number): number => 31 - Math.clz32(word & -word);

/** The first tick from `from` on that is marked; 32 times the number of words, or more, where none is. */
export function nextMark({ bits, next }: Marks, from: number): number {
  const start = from >> 5;
  if (start >= bits.length) return from;
  const word = bits[start]! & (-1 << (from & 31));
  if (word !== 0) return (start << 5) + lowest(word);
  const later = next[start + 1]!;
  return later === bits.length ? later << 5 : (later << 5) + lowest(bits[later]!);
}

/** The same, of ticks that `barred` does not mark. */
export function nextMarkBut(marks: Marks, barred: Bits, from: number): number {
  const { bits, next } = marks;
  let at = from >> 5;
  if (at >= bits.length) return from;
  let word = bits[at]! & ~barred[at]! & (-1 << (from & 31));
  while (word === 0) {
    at = next[at + 1]!;
    if (at === bits.length) return at << 5;
    word = bits[at]! & ~barred[at]!;
  }
  return (at << 5) + lowest(word);
}
