/**
 * The last rows of a few columns, always side by side in memory: kernels read `[start, end)` as they read a column of a
 * whole history. Twice the rows that are needed are held, so that a row is moved only once in so many.
 */
export class Tape {
  /** Where each row lies on the axis that the window measures. */
  marks: Float64Array;
  readonly columns: Float64Array[];
  /** The columns apart: those of values, and those that are derived from them. */
  readonly values: Float64Array[];
  readonly derived: Float64Array[];
  start = 0;
  end = 0;

  constructor(width: number, rows: number, extra: number) {
    const length = 2 * Math.max(1, rows);
    this.marks = new Float64Array(length);
    this.columns = Array.from({ length: width + extra }, () => new Float64Array(length));
    this.values = this.columns.slice(0, width);
    this.derived = this.columns.slice(width);
  }

  #replace(k: number, column: Float64Array): void {
    this.columns[k] = column;
    if (k < this.values.length) this.values[k] = column;
    else this.derived[k - this.values.length] = column;
  }

  get size(): number {
    return this.end - this.start;
  }

  get bytes(): number {
    return this.marks.byteLength * (1 + this.columns.length);
  }

  /** Place of a new last row, to be written by the caller. */
  add(mark: number): number {
    if (this.end === this.marks.length) this.#makeRoom();
    const at = this.end++;
    this.marks[at] = mark;
    return at;
  }

  /** Drops the rows whose mark is not greater than this. */
  dropTo(limit: number): void {
    while (this.start < this.end && this.marks[this.start]! <= limit) this.start++;
  }

  /** To the front; where more than half is in use, into twice the room. */
  #makeRoom(): void {
    const { start, end } = this;
    const grown = 2 * (end - start) > this.marks.length ? 2 * this.marks.length : 0;
    const moved = (column: Float64Array): Float64Array => {
      if (grown === 0) return column.copyWithin(0, start, end);
      const larger = new Float64Array(grown);
      larger.set(column.subarray(start, end));
      return larger;
    };
    this.marks = moved(this.marks);
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, moved(this.columns[k]!));
    this.start = 0;
    this.end = end - start;
  }

  /** Its number of rows, then the rows column by column. */
  save(): Float64Array {
    const { start, end, size } = this;
    const saved = new Float64Array(1 + size * (1 + this.columns.length));
    saved[0] = size;
    for (const [k, column] of [this.marks, ...this.columns].entries()) {
      saved.set(column.subarray(start, end), 1 + k * size);
    }
    return saved;
  }

  /** Takes what `save` gave, from `at` on; returns where it ended, or -1 where it goes on beyond. */
  load(saved: Float64Array, at: number): number {
    const size = saved[at]!;
    const next = at + 1 + size * (1 + this.columns.length);
    if (!(Number.isInteger(size) && size >= 0 && next <= saved.length)) return -1;
    const length = Math.max(this.marks.length, 2 * size);
    const taken = (k: number): Float64Array => {
      const column = new Float64Array(length);
      column.set(saved.subarray(at + 1 + k * size, at + 1 + (k + 1) * size));
      return column;
    };
    this.marks = taken(0);
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, taken(k + 1));
    this.start = 0;
    this.end = size;
    return next;
  }
}
