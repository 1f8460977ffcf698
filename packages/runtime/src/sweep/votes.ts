/** `at least N of (...)` over sets of ticks: counted one after another, each count shared by its axes. */
import type { Bits } from '../bits/bits.ts';
import type { Side } from '../bits/compare.ts';
import { addTo, type Count, countTo, reaching } from '../bits/count.ts';
import { union } from './axes.ts';
import { type Cell, type Cursor, memo } from './memo.ts';
import type { Part } from './planes.ts';

interface Vote {
  readonly cursor: Cursor;
  readonly ticks: number;
  readonly parts: readonly Part[];
  /** The axes that the whole hangs on, N among them. */
  readonly whole: readonly number[];
  readonly side: Side;
  readonly needed: Cell<number>;
}

export function tallied({ cursor, ticks, parts, whole, side, needed }: Vote): Cell<Bits> {
  const ordered = [...parts].sort((a, b) => (a.axes.at(-1) ?? -1) - (b.axes.at(-1) ?? -1));
  let counted: { readonly axes: readonly number[]; readonly count: Cell<Count> } | undefined;
  const empty = countTo(parts.length, ticks);
  const bytes = 4 * empty[0]!.length;
  for (const { axes, bits } of ordered) {
    const left = counted;
    const over = union([left?.axes ?? [], axes]);
    const make = (old: Count | undefined): Count => {
      const count = old ?? countTo(parts.length, ticks);
      addTo(count, left?.count() ?? empty, bits());
      return count;
    };
    counted = { axes: over, count: memo(cursor, over, bytes * empty.length, make) };
  }
  const total = counted!.count;
  return memo(cursor, whole, bytes, (old: Bits | undefined) => {
    const n = needed();
    const out = old ?? new Int32Array(empty[0]!.length);
    if (Number.isNaN(n)) return out.fill(side === 'certain' ? 0 : -1);
    return reaching(total(), Math.ceil(n), out);
  });
}
