/** Ticks from truths that the columns evaluator made. */
import type { Bits } from '../bits/bits.ts';
import type { Side } from '../bits/compare.ts';

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
