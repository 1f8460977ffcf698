import type { Memory } from './store.ts';

/**
 * The last n rows of a few columns, oldest first and always side by side: kernels read `[start, end)` as they read a
 * column of a whole history. Each row is written twice, n places apart, so that none is ever moved.
 */
export class Rows implements Memory {
  readonly count: number;
  /** Twice `count` places each. */
  readonly columns: readonly Float64Array[];
  /** Place of the next row, which is then the oldest one's. */
  next = 0;
  /** How many rows are there. */
  size = 0;

  constructor(width: number, count: number) {
    this.count = count;
    this.columns = Array.from({ length: width }, () => new Float64Array(2 * count));
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
    return `${this.columns.length}x${this.count}`;
  }

  /** Its number of rows, then the rows column by column. */
  save(): Float64Array {
    const { columns, end, size } = this;
    const saved = new Float64Array(1 + size * columns.length);
    saved[0] = size;
    for (const [k, column] of columns.entries()) saved.set(column.subarray(end - size, end), 1 + k * size);
    return saved;
  }

  load(saved: Float64Array, at: number): number {
    const { columns, count } = this;
    const size = saved[at]!;
    const end = at + 1 + size * columns.length;
    if (!(Number.isInteger(size) && size >= 0 && size <= count && end <= saved.length)) return -1;
    for (const [k, column] of columns.entries()) {
      const rows = saved.subarray(at + 1 + k * size, at + 1 + (k + 1) * size);
      column.set(rows);
      column.set(rows, count);
    }
    this.size = size;
    this.next = size % count;
    return end;
  }
}
