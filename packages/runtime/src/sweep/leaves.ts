/** Ticks from columns of numbers: comparisons, and truths that the columns evaluator made. */
import type { Ir } from '@hedgerow/dsl';
import type { Bits } from './bits.ts';
import type { Side } from './planes.ts';

/** The bits of one word; a mask of 0 reads a column of one value. */
type Loop = (x: Float64Array, mx: number, y: Float64Array, my: number, start: number, end: number) => number;

/**
 * One loop for each comparison, so that none calls anything at a tick. With a NaN no order holds, so that `possible`
 * asks that the opposite does not.
 */
const loops: Readonly<Record<Side, Readonly<Record<'lt' | 'le' | 'eq' | 'ne', Loop>>>> = {
  certain: {
    lt(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(x[i & mx]! < y[i & my]!) << (i & 31);
      return bits;
    },
    le(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(x[i & mx]! <= y[i & my]!) << (i & 31);
      return bits;
    },
    eq(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(x[i & mx]! === y[i & my]!) << (i & 31);
      return bits;
    },
    ne(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++)
        bits |= Number(x[i & mx]! < y[i & my]! || x[i & mx]! > y[i & my]!) << (i & 31);
      return bits;
    },
  },
  possible: {
    lt(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(!(x[i & mx]! >= y[i & my]!)) << (i & 31);
      return bits;
    },
    le(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(!(x[i & mx]! > y[i & my]!)) << (i & 31);
      return bits;
    },
    eq(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++)
        bits |= Number(!(x[i & mx]! < y[i & my]! || x[i & mx]! > y[i & my]!)) << (i & 31);
      return bits;
    },
    ne(x, mx, y, my, start, end) {
      let bits = 0;
      for (let i = start; i < end; i++) bits |= Number(x[i & mx]! !== y[i & my]!) << (i & 31);
      return bits;
    },
  },
};

/** A column of one value stands for all ticks. */
export function compare(
  out: Bits,
  ticks: number,
  operator: Ir.CompareOperator,
  side: Side,
  a: Float64Array,
  b: Float64Array,
): void {
  const mirrored = operator === 'gt' || operator === 'ge';
  const [x, y] = mirrored ? [b, a] : [a, b];
  const loop = loops[side][operator === 'gt' ? 'lt' : operator === 'ge' ? 'le' : operator];
  const [mx, my] = [x.length === 1 ? 0 : -1, y.length === 1 ? 0 : -1];
  for (let word = 0; word < out.length; word++) {
    out[word] = loop(x, mx, y, my, word << 5, Math.min((word + 1) << 5, ticks));
  }
}

export function packTruths(out: Bits, ticks: number, side: Side, truths: Float64Array): void {
  const mask = truths.length === 1 ? 0 : -1;
  if (side === 'certain') pack(out, ticks, (i) => Number(truths[i & mask] === 1));
  else pack(out, ticks, (i) => Number(truths[i & mask] !== 0));
}

function pack(out: Bits, ticks: number, bit: (tick: number) => number): void {
  for (let word = 0; word < out.length; word++) {
    const start = word << 5;
    const end = Math.min(start + 32, ticks);
    let bits = 0;
    for (let i = start; i < end; i++) bits |= bit(i) << (i & 31);
    out[word] = bits;
  }
}
