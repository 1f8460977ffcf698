/** Columns with holes, and what they hold when those are left out. */

const known = new WeakMap<Float64Array, boolean>();

/** Fewer values than these are looked through sooner than looked up. */
const MANY = 512;

/** Whether a column, which never changes, is known throughout. Found once. */
export function isGapless(column: Float64Array): boolean {
  if (column.length < MANY) return !hasGap(column);
  let gapless = known.get(column);
  if (gapless === undefined) {
    gapless = !hasGap(column);
    known.set(column, gapless);
  }
  return gapless;
}

function hasGap(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i]!)) return true;
  return false;
}

/** Columns at the ticks at which all of them are known, side by side. */
export interface Packed {
  readonly columns: readonly Float64Array[];
  /** The tick of each place, and the place of each tick or -1; absent where they are the same. */
  readonly ticks?: Int32Array;
  readonly places?: Int32Array;
}

export function pack(columns: readonly Float64Array[]): Packed {
  if (columns.every(isGapless)) return { columns };
  const { length } = columns[0]!;
  const ticks = new Int32Array(length);
  const places = new Int32Array(length).fill(-1);
  let n = 0;
  for (let i = 0; i < length; i++) {
    if (columns.some((column) => Number.isNaN(column[i]!))) continue;
    places[i] = n;
    ticks[n++] = i;
  }
  const known = ticks.subarray(0, n);
  return {
    columns: columns.map((column) => Float64Array.from(known, (i) => column[i]!)),
    ticks: known,
    places,
  };
}
