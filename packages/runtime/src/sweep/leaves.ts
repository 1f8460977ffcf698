/** Ticks from columns of numbers: comparisons, and truths that the columns evaluator made. */
import type { Ir } from '@hedgerow/dsl';
import type { Bits } from './bits.ts';
import type { Side } from './planes.ts';

/** 1 where the tick belongs, else 0. With a NaN no order holds, so that `possible` asks that the opposite does not. */
type Test = (x: number, y: number) => number;

const tests: Readonly<Record<Side, Readonly<Record<'lt' | 'le' | 'eq' | 'ne', Test>>>> = {
  certain: {
    lt: (x, y) => Number(x < y),
    le: (x, y) => Number(x <= y),
    eq: (x, y) => Number(x === y),
    ne: (x, y) => Number(x < y) + Number(x > y),
  },
  possible: {
    lt: (x, y) => 1 - Number(x >= y),
    le: (x, y) => 1 - Number(x > y),
    eq: (x, y) => 1 - Number(x < y) - Number(x > y),
    ne: (x, y) => 1 - Number(x === y),
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
  const test = tests[side][operator === 'gt' ? 'lt' : operator === 'ge' ? 'le' : operator];
  const [mx, my] = [x.length === 1 ? 0 : -1, y.length === 1 ? 0 : -1];
  pack(out, ticks, (i) => test(x[i & mx]!, y[i & my]!));
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
