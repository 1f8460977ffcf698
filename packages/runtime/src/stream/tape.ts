/** Rows that a tape has room for beside those that are needed: as many, and in short ones enough to move seldom. */
const SPARE = 16;

/**
 * The last rows of a few columns, always side by side in memory: kernels read `[start, end)` as they read a column of a
 * whole history. Twice the rows that are needed are held, or more, so that a row is moved only once in so many.
 */
export class Tape {
  /** Where each row lies on the axis that the window measures; empty where rows are counted. */
  marks: Float64Array;
  readonly columns: Float64Array[];
  /** The columns apart: those of values, and those that are derived from them. */
  readonly values: Float64Array[];
  readonly derived: Float64Array[];
  start = 0;
  end = 0;

  #room: number;

  constructor(width: number, rows: number, extra: number, isMarked: boolean) {
    this.#room = rows + Math.max(rows, SPARE);
    this.marks = new Float64Array(isMarked ? this.#room : 0);
    this.columns = Array.from({ length: width + extra }, () => new Float64Array(this.#room));
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
    return this.marks.byteLength + 8 * this.#room * this.columns.length;
  }

  /** Place of a new last row, to be written by the caller. */
  add(): number {
    if (this.end === this.#room) this.#makeRoom();
    return this.end++;
  }

  /** The same, of a row that lies somewhere on the axis. */
  addAt(mark: number): number {
    const at = this.add();
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
    const isLarger = 2 * (end - start) > this.#room;
    if (isLarger) this.#room *= 2;
    const moved = (column: Float64Array): Float64Array => {
      if (!isLarger || column.length === 0) return column.copyWithin(0, start, end);
      const larger = new Float64Array(this.#room);
      larger.set(column.subarray(start, end));
      return larger;
    };
    this.marks = moved(this.marks);
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, moved(this.columns[k]!));
    this.start = 0;
    this.end = end - start;
  }

  /** The columns of a snapshot. */
  get #kept(): readonly Float64Array[] {
    return this.marks.length > 0 ? [this.marks, ...this.columns] : this.columns;
  }

  /** What one snapshot must have in common with another. */
  get width(): number {
    return this.#kept.length;
  }

  /** Its number of rows, then the rows column by column. */
  save(): Float64Array {
    const { start, end, size } = this;
    const kept = this.#kept;
    const saved = new Float64Array(1 + size * kept.length);
    saved[0] = size;
    for (const [k, column] of kept.entries()) saved.set(column.subarray(start, end), 1 + k * size);
    return saved;
  }

  /** Takes what `save` gave, from `at` on; returns where it ended, or -1 where it goes on beyond. */
  load(saved: Float64Array, at: number): number {
    const size = saved[at]!;
    const next = at + 1 + size * this.width;
    if (!(Number.isInteger(size) && size >= 0 && next <= saved.length)) return -1;
    this.#room = Math.max(this.#room, 2 * size);
    let from = at + 1;
    const taken = (): Float64Array => {
      const column = new Float64Array(this.#room);
      column.set(saved.subarray(from, from + size));
      from += size;
      return column;
    };
    if (this.marks.length > 0) this.marks = taken();
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, taken());
    this.start = 0;
    this.end = size;
    return next;
  }
}
