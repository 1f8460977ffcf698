/** Sets of ticks to walk over: from one that is marked to the next. */
import { type Bits, lowest, trim } from '../bits/bits.ts';

/** A set to walk over; for each word, the first tick from it on that is marked, or 32 times the number of words. */
export interface Marks {
  readonly bits: Bits;
  readonly next: Int32Array;
}

/** Of a set, which is copied: into old marks, where there are any. `next` is one longer than it. */
export function marksOf(bits: Bits, ticks: number, old?: Marks): Marks {
  const marks = old ?? { bits: new Int32Array(bits.length), next: new Int32Array(bits.length + 1) };
  marks.bits.set(bits);
  trim(marks.bits, ticks);
  let tick = bits.length << 5;
  marks.next[bits.length] = tick;
  for (let i = bits.length - 1; i >= 0; i--) {
    const word = marks.bits[i]!;
    // Without a branch: which words are empty is noise.
    const some = (word | -word) >> 31;
    tick = (((i << 5) + lowest(word)) & some) | (tick & ~some);
    marks.next[i] = tick;
  }
  return marks;
}

/** The first tick from `from` on that is marked; 32 times the number of words, or more, where none is. */
export function nextMark({ bits, next }: Marks, from: number): number {
  const at = from >> 5;
  if (at >= bits.length) return from;
  const word = bits[at]! & (-1 << (from & 31));
  return word === 0 ? next[at + 1]! : (at << 5) + lowest(word);
}

/** The same, of ticks that `barred` does not mark. */
export function nextMarkBut(marks: Marks, barred: Bits, from: number): number {
  const { bits, next } = marks;
  let tick = nextMark(marks, from);
  let at = tick >> 5;
  if (at >= bits.length || ((barred[at]! >>> (tick & 31)) & 1) === 0) return tick;
  let word = bits[at]! & ~barred[at]! & (-1 << (tick & 31));
  while (word === 0) {
    tick = next[at + 1]!;
    at = tick >> 5;
    if (at === bits.length) return tick;
    word = bits[at]! & ~barred[at]!;
  }
  return (at << 5) + lowest(word);
}
