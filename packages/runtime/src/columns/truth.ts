/**
 * Truths at the ticks of a clock: the ticks at which it is certain (true), and those at which it is possible (true or
 * unknown). Kleene's logic is then plain arithmetic on 32 ticks at once: `and` is & on both sets, `or` is |, and `not`
 * swaps their complements. Where nothing is unknown the two are one and the same set, which is made once.
 */
import { type Bits, has, isSame, wordsFor } from '../bits/bits.ts';
import { compare } from '../bits/compare.ts';

export interface Truths {
  readonly length: number;
  readonly certain: Bits;
  readonly possible: Bits;
}

export const isKnownThroughout = ({ certain, possible }: Truths): boolean => certain === possible;

/** Of two sets that may turn out to be the same. */
export const truthsOf = (length: number, certain: Bits, possible: Bits): Truths => ({
  length,
  certain,
  possible: isSame(certain, possible, length) ? certain : possible,
});

/** Made from the same set, or sets, of others. */
export function combined(
  length: number,
  of: readonly Truths[],
  make: (sets: readonly Bits[]) => Bits,
): Truths {
  const certain = make(of.map((truths) => truths.certain));
  const possible = of.every(isKnownThroughout) ? certain : make(of.map((truths) => truths.possible));
  return { length, certain, possible };
}

const filled = (length: number, certain: 0 | -1, possible: 0 | -1): Truths => {
  const sets = [certain, possible].map((word) => new Int32Array(wordsFor(length)).fill(word));
  return truthsOf(length, sets[0]!, sets[1]!);
};

export const unknownTruths = (length: number): Truths => filled(length, 0, -1);

/** At so many ticks; a constant stands at each. */
export function spread(truths: Truths, length: number): Truths {
  if (truths.length === length) return truths;
  const word = (bits: Bits): 0 | -1 => (has(bits, 0) === 1 ? -1 : 0);
  return filled(length, word(truths.certain), word(truths.possible));
}

/** 1, 0 or NaN. */
export const truthAt = ({ certain, possible }: Truths, tick: number): number =>
  has(certain, tick) === 1 ? 1 : has(possible, tick) === 1 ? Number.NaN : 0;

const ZERO = new Float64Array(1);

/** Of 1, 0 or NaN. */
export function truthsOfNumbers(numbers: Float64Array): Truths {
  const [certain, possible] = (['certain', 'possible'] as const).map((side) => {
    const out = new Int32Array(wordsFor(numbers.length));
    compare(out, numbers.length, 'ne', side, numbers, ZERO);
    return out;
  });
  return truthsOf(numbers.length, certain!, possible!);
}

export function numbersOfTruths(truths: Truths): Float64Array {
  const numbers = new Float64Array(truths.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = truthAt(truths, i);
  return numbers;
}

/**
 * A truth by itself, for loops that go from tick to tick: the high bit says certain, the low one possible. Files with
 * such loops take these as constants of their own: those are folded into a loop's code, whereas an imported binding is
 * read anew at every tick.
 */
export const codes = { FALSE: 0b00, UNKNOWN: 0b01, TRUE: 0b11 } as const;

export function codesOf({ length, certain, possible }: Truths): Uint8Array {
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const [word, by] = [i >> 5, i & 31];
    out[i] = (((certain[word]! >>> by) & 1) << 1) | ((possible[word]! >>> by) & 1);
  }
  return out;
}

export function truthsOfCodes(codes: Uint8Array): Truths {
  const { length } = codes;
  const certain = new Int32Array(wordsFor(length));
  const possible = new Int32Array(wordsFor(length));
  for (let i = 0; i < length; i++) {
    const code = codes[i]!;
    certain[i >> 5] = certain[i >> 5]! | ((code >> 1) << (i & 31));
    possible[i >> 5] = possible[i >> 5]! | ((code & 1) << (i & 31));
  }
  return truthsOf(length, certain, possible);
}
