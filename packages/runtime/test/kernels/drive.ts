/** Drives kernels over whole columns, as the evaluators do. */
import { finite, recurrenceKernel, windowKernel } from '../../src/kernels/index.ts';

/** Every tick is an expiry, and a close. */
export const context = {
  date: 0,
  time: 0,
  closeTime: () => 0,
  monthlyExpiry: (date: number) => date,
  expiryTime: (date: number) => date * 86_400_000,
};

/** Every member of a recurrence over columns of known numbers: one column a member. */
export function runRecurrence(
  fn: string,
  columns: readonly Float64Array[],
  statics: readonly number[],
  members = 1,
): Float64Array[] {
  const kernel = recurrenceKernel(fn);
  const state = new Float64Array(kernel.stateSize(statics));
  kernel.init?.(state, statics);
  const out = new Float64Array(members);
  const results = Array.from({ length: members }, () => new Float64Array(columns[0]!.length));
  for (let i = 0; i < columns[0]!.length; i++) {
    const args = columns.map((column) => column[i]!);
    kernel.step(state, args, out, statics, context);
    for (let m = 0; m < members; m++) results[m]![i] = finite(out[m]!);
  }
  return results;
}

/** A window function of n values at every row; NaN until n rows are there. */
export function runWindow(
  fn: string,
  columns: readonly Float64Array[],
  n: number,
  statics: readonly number[] = [],
  member?: string,
): Float64Array {
  const kernel = windowKernel(fn, member);
  return columns[0]!.map((_, i) =>
    i + 1 < n ? Number.NaN : finite(kernel(columns, i + 1 - n, i + 1, statics)),
  );
}

/** Columns of a text with a header line; `separator` as in the file. */
export function readColumns(text: string, separator = ','): ReadonlyMap<string, Float64Array> {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const rows = lines.map((line) => line.split(separator));
  return new Map(
    header!
      .split(separator)
      .map((name, i) => [
        name.trim().toLowerCase(),
        Float64Array.from(rows, (row) => (row[i]?.trim() ? Number(row[i]) : Number.NaN)),
      ]),
  );
}
