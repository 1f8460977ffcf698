/**
 * How many of some sets hold each tick: a binary number for each tick, one set for each of its digits, the lowest first,
 * so that 32 ticks are counted at once.
 */
import { and, type Bits, earlierWord, or, wordsFor } from './bits.ts';

export type Count = readonly Bits[];

/** Room for counts up to `most`. */
export const countTo = (most: number, ticks: number): Count =>
  Array.from({ length: 32 - Math.clz32(most) }, () => new Int32Array(wordsFor(ticks)));

/** `count` becomes `left` with one more at the ticks of a set. */
export function addTo(count: Count, left: Count, bits: Bits): void {
  for (let i = 0; i < bits.length; i++) {
    let carry = bits[i]!;
    for (let d = 0; d < count.length; d++) {
      const digit = left[d]![i]!;
      count[d]![i] = digit ^ carry;
      carry = digit & carry;
    }
  }
}

/** Where a count is n or more: by its digits from the lowest up, each of which outweighs those before it. */
export function reaching(count: Count, n: number, out: Bits = new Int32Array(count[0]!.length)): Bits {
  if (n >= 2 ** count.length) return out.fill(0);
  out.fill(-1);
  if (n <= 0) return out;
  for (const [d, digit] of count.entries()) (((n >> d) & 1) === 1 ? and : or)(out, digit);
  return out;
}

/**
 * Where a set holds at least `least` of the last n ticks, of which it gains and loses one from tick to tick. `before` is
 * what came before the first tick: 0, or -1 for ones.
 */
export function holdingOften(bits: Bits, n: number, least: number, before: 0 | -1): Bits {
  const out = new Int32Array(bits.length);
  let held = n & before;
  for (let i = 0; i < out.length; i++) {
    const gained = bits[i]!;
    const lost = earlierWord(bits, i, n, before);
    if (gained === lost && (gained === 0 || gained === -1)) {
      out[i] = held >= least ? -1 : 0;
      continue;
    }
    let word = 0;
    for (let k = 0; k < 32; k++) {
      held += ((gained >>> k) & 1) - ((lost >>> k) & 1);
      word |= Number(held >= least) << k;
    }
    out[i] = word;
  }
  return out;
}
