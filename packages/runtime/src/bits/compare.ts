/** Comparisons of two columns of numbers as sets of ticks. A column of one value stands for all ticks. */
import type { Ir } from '@hedgerow/dsl';
import { BLOCK, inBlocks } from '../kernels/blocks.ts';
import { type Bits, complement } from './bits.ts';

/** A truth has two sets: where it is certain, and where it is possible (true or unknown). */
export type Side = 'certain' | 'possible';

/** The words `[start, end)`, all of whose ticks there are; a mask of 0 reads a column of one value. */
type Loop = (
  out: Bits,
  x: Float64Array,
  mx: number,
  y: Float64Array,
  my: number,
  start: number,
  end: number,
) => void;

/** One loop for each, so that none calls anything at a tick; four ticks to a turn. With a NaN none holds. */
const loops: Readonly<Record<'lt' | 'le' | 'eq' | 'ne', Loop>> = {
  lt(out, x, mx, y, my, start, end) {
    for (let word = start; word < end; word++) {
      let bits = 0;
      for (let k = 0; k < 32; k += 4) {
        const i = (word << 5) + k;
        const first = Number(x[i & mx]! < y[i & my]!);
        const second = Number(x[(i + 1) & mx]! < y[(i + 1) & my]!);
        const third = Number(x[(i + 2) & mx]! < y[(i + 2) & my]!);
        const fourth = Number(x[(i + 3) & mx]! < y[(i + 3) & my]!);
        bits |= (first | (second << 1) | (third << 2) | (fourth << 3)) << k;
      }
      out[word] = bits;
    }
  },
  le(out, x, mx, y, my, start, end) {
    for (let word = start; word < end; word++) {
      let bits = 0;
      for (let k = 0; k < 32; k += 4) {
        const i = (word << 5) + k;
        const first = Number(x[i & mx]! <= y[i & my]!);
        const second = Number(x[(i + 1) & mx]! <= y[(i + 1) & my]!);
        const third = Number(x[(i + 2) & mx]! <= y[(i + 2) & my]!);
        const fourth = Number(x[(i + 3) & mx]! <= y[(i + 3) & my]!);
        bits |= (first | (second << 1) | (third << 2) | (fourth << 3)) << k;
      }
      out[word] = bits;
    }
  },
  eq(out, x, mx, y, my, start, end) {
    for (let word = start; word < end; word++) {
      let bits = 0;
      for (let k = 0; k < 32; k++) {
        const i = (word << 5) + k;
        bits |= Number(x[i & mx]! === y[i & my]!) << k;
      }
      out[word] = bits;
    }
  },
  ne(out, x, mx, y, my, start, end) {
    for (let word = start; word < end; word++) {
      let bits = 0;
      for (let k = 0; k < 32; k++) {
        const i = (word << 5) + k;
        const a = x[i & mx]!;
        const b = y[i & my]!;
        bits |= (Number(a < b) | Number(a > b)) << k;
      }
      out[word] = bits;
    }
  },
};

const holds: Readonly<Record<'lt' | 'le' | 'eq' | 'ne', (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a < b || a > b,
};

/** The same of whole words, sooner, where there are not too few of them. */
export interface Comparison {
  readonly fewest: number;
  compare(operator: 'lt' | 'le' | 'eq', out: Bits, x: Float64Array, y: Float64Array, whole: number): void;
}

let sooner: Comparison | undefined;

/** Lets it compare from now on; `undefined` leaves all to the loops here. */
export function useComparison(comparison: Comparison | undefined): void {
  sooner = comparison;
}

/** Where it does not hold, unless a side is unknown. */
const opposite: Readonly<Record<Ir.CompareOperator, Ir.CompareOperator>> = {
  lt: 'ge',
  ge: 'lt',
  gt: 'le',
  le: 'gt',
  eq: 'ne',
  ne: 'eq',
};

export function compare(
  out: Bits,
  ticks: number,
  operator: Ir.CompareOperator,
  side: Side,
  a: Float64Array,
  b: Float64Array,
): void {
  if (side === 'certain') certain(out, ticks, operator, a, b);
  else {
    certain(out, ticks, opposite[operator], a, b);
    complement(out, out);
  }
}

function certain(
  out: Bits,
  ticks: number,
  operator: Ir.CompareOperator,
  a: Float64Array,
  b: Float64Array,
): void {
  const mirrored = operator === 'gt' || operator === 'ge';
  const [x, y] = mirrored ? [b, a] : [a, b];
  const [mx, my] = [x.length === 1 ? 0 : -1, y.length === 1 ? 0 : -1];
  const op = operator === 'gt' ? 'lt' : operator === 'ge' ? 'le' : operator;
  const loop = loops[op];
  const whole = ticks >> 5;
  if (sooner && whole >= sooner.fewest && op !== 'ne') sooner.compare(op, out, x, y, whole);
  else inBlocks(0, whole, (start, end) => loop(out, x, mx, y, my, start, end), BLOCK >> 5);
  if ((ticks & 31) === 0) return;
  let bits = 0;
  for (let i = whole << 5; i < ticks; i++) bits |= Number(holds[op](x[i & mx]!, y[i & my]!)) << (i & 31);
  out[whole] = bits;
}
