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
  const back = by >>> 5;
  const up = by & 31;
  for (let i = bits.length - 1; i > back; i--) {
    const near = bits[i - back]!;
    const earlier = up === 0 ? near : (near << up) | (bits[i - back - 1]! >>> (32 - up));
    bits[i] = all ? bits[i]! & earlier : bits[i]! | earlier;
  }
  for (let i = Math.min(back, bits.length - 1); i >= 0; i--) {
    const earlier = earlierWord(bits, i, by, before);
    bits[i] = all ? bits[i]! & earlier : bits[i]! | earlier;
  }
}

/** What the ticks `by` before those of a word are. */
export function earlierWord(bits: Bits, word: number, by: number, before: 0 | -1): number {
  const back = word - (by >>> 5);
  const up = by & 31;
  const near = back >= 0 ? bits[back]! : before;
  if (up === 0) return near;
  const far = back > 0 ? bits[back - 1]! : before;
  return (near << up) | (far >>> (32 - up));
}

/** Takes away what lies past the last tick. */
export function trim(bits: Bits, ticks: number): void {
  const last = wordsFor(ticks) - 1;
  if ((ticks & 31) !== 0 && last >= 0) bits[last] = bits[last]! & ((1 << (ticks & 31)) - 1);
}

/** Whether two sets hold the same ticks. */
export function isSame(bits: Bits, other: Bits, ticks: number): boolean {
  const whole = ticks >> 5;
  for (let i = 0; i < whole; i++) if (bits[i] !== other[i]) return false;
  return (ticks & 31) === 0 || (bits[whole]! ^ other[whole]!) << (32 - (ticks & 31)) === 0;
}

/** How many ticks a set holds. */
export function count(bits: Bits): number {
  let total = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return total;
}

export const has = (bits: Bits, tick: number): number => (bits[tick >> 5]! >>> (tick & 31)) & 1;

/** The place of the lowest bit of a word that has one. */
export const lowest = (word: number): number => 31 - Math.clz32(word & -word);
