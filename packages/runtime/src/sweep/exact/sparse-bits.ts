/** A set of ticks that changes word by word and is walked: a bit of `full` for each word that is not empty. */
import { type Bits, wordsFor } from '../../bits/bits.ts';

export interface SparseBits {
  readonly words: Bits;
  readonly full: Bits;
}

export function sparseBits(ticks: number): SparseBits {
  const words = new Int32Array(wordsFor(ticks));
  return { words, full: new Int32Array(wordsFor(words.length)) };
}

export function setWord({ words, full }: SparseBits, word: number, value: number): void {
  words[word] = value;
  const bit = 1 << (word & 31);
  if (value === 0) full[word >> 5] = full[word >> 5]! & ~bit;
  else full[word >> 5] = full[word >> 5]! | bit;
}

/** The first tick from `from` on in the set, but not past `end`. */
export function nextIn({ words, full }: SparseBits, from: number, end: number): number {
  if (from >= end) return end;
  const start = from >> 5;
  const here = words[start]! & (-1 << (from & 31));
  if (here !== 0) return Math.min((start << 5) + lowest(here), end);
  const next = start + 1;
  let block = next >> 5;
  if (block >= full.length) return end;
  let later = full[block]! & (-1 << (next & 31));
  while (later === 0) {
    if (++block === full.length) return end;
    later = full[block]!;
  }
  const word = (block << 5) + lowest(later);
  return Math.min((word << 5) + lowest(words[word]!), end);
}

const lowest = (word: number): number => 31 - Math.clz32(word & -word);
