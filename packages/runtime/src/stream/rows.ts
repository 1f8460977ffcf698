import { SPARE_ROWS } from '@hedgerow/dsl';
import type { Memory } from './store.ts';

/**
 * The last n rows of a few columns, oldest first and always side by side: kernels read `[start, end)` as they read a
 * column of a whole history. Each row is written twice, so that none is ever moved. Some more rows than n are there,
 * for windows that are looked at later; a snapshot does not have them.
 */
export class Rows implements Memory {
  /** How many are needed. */
  readonly longest: number;
  /** How many there is place for; the second copy of a row is so many places after the first. */
  readonly count: number;
  /** Twice `count` places each. */
  readonly columns: readonly Float64Array[];
  /** Place of the next row, which is then the oldest one's. */
  next = 0;
  /** How many rows are there. */
  size = 0;

  constructor(width: number, longest: number) {
    this.longest = longest;
    this.count = longest + SPARE_ROWS;
    this.columns = Array.from({ length: width }, () => new Float64Array(2 * this.count));
  }

  /** Place of a new last row, to be written by the caller: there, and `count` places on. */
  add(): number {
    const at = this.next;
    this.next = at + 1 === this.count ? 0 : at + 1;
    if (this.size < this.count) this.size++;
    return at;
  }

  /** Where the rows end. */
  get end(): number {
    return this.next + this.count;
  }

  get bytes(): number {
    return 16 * this.count * this.columns.length;
  }

  get layout(): string {
    return `${this.columns.length}x${this.longest}`;
  }

  /** The number of rows that are needed, then the rows column by column. */
  save(): Float64Array {
    const { columns, end } = this;
    const size = Math.min(this.size, this.longest);
    const saved = new Float64Array(1 + size * columns.length);
    saved[0] = size;
    for (const [k, column] of columns.entries()) saved.set(column.subarray(end - size, end), 1 + k * size);
    return saved;
  }

  load(saved: Float64Array, at: number): number {
    const { columns, count } = this;
    const size = saved[at]!;
    const end = at + 1 + size * columns.length;
    if (!(Number.isInteger(size) && size >= 0 && size <= this.longest && end <= saved.length)) return -1;
    for (const [k, column] of columns.entries()) {
      const rows = saved.subarray(at + 1 + k * size, at + 1 + (k + 1) * size);
      column.set(rows);
      column.set(rows, count);
    }
    this.size = size;
    this.next = size;
    return end;
  }
}
