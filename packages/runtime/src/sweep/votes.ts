/**
 * `at least N of (...)` over sets of ticks: how many conditions hold at each tick is kept as a binary number, one plane
 * of bits for each of its digits, so that 32 ticks are counted at once.
 */
import { union } from './axes.ts';
import type { Bits } from './bits.ts';
import { type Cell, type Cursor, memo } from './memo.ts';
import type { Part, Side } from './planes.ts';

interface Vote {
  readonly cursor: Cursor;
  /** Words of a plane. */
  readonly size: number;
  readonly parts: readonly Part[];
  /** The axes that the whole hangs on, N among them. */
  readonly whole: readonly number[];
  readonly side: Side;
  readonly needed: Cell<number>;
}

/** Digits of a count, the lowest first. */
type Count = readonly Bits[];

export function tallied({ cursor, size, parts, whole, side, needed }: Vote): Cell<Bits> {
  const digits = 32 - Math.clz32(parts.length);
  const ordered = [...parts].sort((a, b) => (a.axes.at(-1) ?? -1) - (b.axes.at(-1) ?? -1));
  let counted: { readonly axes: readonly number[]; readonly count: Cell<Count> } | undefined;
  for (const { axes, bits } of ordered) {
    const left = counted;
    const over = union([left?.axes ?? [], axes]);
    const make = (old: Count | undefined): Count => {
      const count = old ?? Array.from({ length: digits }, () => new Int32Array(size));
      add(count, left?.count(), bits());
      return count;
    };
    counted = { axes: over, count: memo(cursor, over, 4 * size * digits, make) };
  }
  const total = counted!.count;
  return memo(cursor, whole, 4 * size, (old: Bits | undefined) => {
    const out = old ?? new Int32Array(size);
    const n = needed();
    if (Number.isNaN(n)) out.fill(side === 'certain' ? 0 : -1);
    else reaching(out, total(), Math.ceil(n));
    return out;
  });
}

function add(count: Count, left: Count | undefined, bits: Bits): void {
  for (let i = 0; i < bits.length; i++) {
    let carry = bits[i]!;
    for (let d = 0; d < count.length; d++) {
      const digit = left ? left[d]![i]! : 0;
      count[d]![i] = digit ^ carry;
      carry = digit & carry;
    }
  }
}

/** Where a count is n or more: from the highest digit down, greater so far, or equal so far. */
function reaching(out: Bits, count: Count, n: number): void {
  if (n <= 0) out.fill(-1);
  else if (n >= 1 << count.length) out.fill(0);
  else {
    for (let i = 0; i < out.length; i++) {
      let greater = 0;
      let equal = -1;
      for (let d = count.length - 1; d >= 0; d--) {
        const digit = count[d]![i]!;
        if (((n >> d) & 1) === 0) greater |= equal & digit;
        equal &= ((n >> d) & 1) === 0 ? ~digit : digit;
      }
      out[i] = greater | equal;
    }
  }
}
