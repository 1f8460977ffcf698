/**
 * Truths as two bits in a byte: the high one says *certain*, the low one *possible*. Kleene's logic is then plain bit
 * arithmetic, four truths to a word: `and` is &, `or` is |.
 */

/**
 * Files with loops take these as constants of their own: those are folded into a loop's code, whereas an imported
 * binding is read anew at every row, which doubles the time of a comparison.
 */
export const codes = { FALSE: 0b00, UNKNOWN: 0b01, TRUE: 0b11 } as const;

const { FALSE, UNKNOWN, TRUE } = codes;

/** A truth of the language by its code; 0b10, certain but not possible, does not occur. */
const numberOf: readonly number[] = [0, Number.NaN, Number.NaN, 1];

/** 1, 0 or NaN. */
export const decode = (code: number): number => numberOf[code]!;

/** Of 1, 0 or NaN. */
export const encode = (truth: number): number => (truth === 0 ? FALSE : Number.isNaN(truth) ? UNKNOWN : TRUE);

/** All false; the buffer behind it is whole words, for `words`. */
export const truthColumn = (length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new ArrayBuffer((length + 3) & ~3), 0, length);

/** A truth column four truths at a time; what lies past its end in the last word has no meaning. */
export const words = (column: Uint8Array): Int32Array =>
  new Int32Array(column.buffer, 0, column.buffer.byteLength >> 2);

/** One in the lowest bit of each byte of a word. */
export const ONES = 0x01010101;

/** The words of a column that is read with a mask: a constant's one word has its code four times. */
export const wordsOf = (column: Uint8Array, mask: number): Int32Array =>
  mask === 0 ? Int32Array.of(column[0]! * ONES) : words(column);

/** Writes a column, or a constant at every tick. */
export function copyTruths(out: Uint8Array, column: Uint8Array, mask: number): void {
  if (mask === 0) out.fill(column[0]!);
  else out.set(column);
}

export function encodeColumn(numbers: Float64Array): Uint8Array {
  const codes = truthColumn(numbers.length);
  for (let i = 0; i < codes.length; i++) codes[i] = encode(numbers[i]!);
  return codes;
}

export function decodeColumn(codes: Uint8Array): Float64Array {
  const numbers = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) numbers[i] = decode(codes[i]!);
  return numbers;
}
