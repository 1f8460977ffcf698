/** Sets of ticks to walk over: from one that is marked to the next. */
import { type Bits, lowest, trim } from '../bits/bits.ts';

/** A set to walk over; for each word, the first one from it on that has a bit, or the number of words. */
export interface Marks {
  readonly bits: Bits;
  readonly next: Int32Array;
}

/** Of a set, which is copied: into old marks, where there are any. `next` is one longer than it. */
export function marksOf(bits: Bits, ticks: number, old?: Marks): Marks {
  const marks = old ?? { bits: new Int32Array(bits.length), next: new Int32Array(bits.length + 1) };
  marks.bits.set(bits);
  trim(marks.bits, ticks);
  let word = bits.length;
  marks.next[word] = word;
  for (let i = bits.length - 1; i >= 0; i--) {
    if (marks.bits[i] !== 0) word = i;
    marks.next[i] = word;
  }
  return marks;
}

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
