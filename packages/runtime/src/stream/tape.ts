import { SPARE_ROWS } from '@hedgerow/dsl';
import type { Memory } from './store.ts';

/**
 * Rows that lie on an axis, each with a mark of where: side by side as in `Rows`, but nobody knows how many a window
 * holds. There is room for twice the rows that are needed, or more, so that a row is moved only once in so many.
 */
export class Tape implements Memory {
  /** Where each row lies on the axis that the window measures. */
  marks: Float64Array;
  readonly columns: Float64Array[];
  /** The columns apart: those of values, and those that are derived from them. */
  readonly values: Float64Array[];
  readonly derived: Float64Array[];
  start = 0;
  end = 0;

  #room: number;

  constructor(width: number, rows: number, extra: number) {
    this.#room = rows + Math.max(rows, SPARE_ROWS);
    this.marks = new Float64Array(this.#room);
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
    return 8 * this.#room * (1 + this.columns.length);
  }

  /** Place of a new last row, to be written by the caller. */
  addAt(mark: number): number {
    if (this.end === this.#room) this.#makeRoom();
    this.marks[this.end] = mark;
    return this.end++;
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
      if (!isLarger) return column.copyWithin(0, start, end);
      const larger = new Float64Array(this.#room);
      larger.set(column.subarray(start, end));
      return larger;
    };
    this.marks = moved(this.marks);
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, moved(this.columns[k]!));
    this.start = 0;
    this.end = end - start;
  }

  get layout(): string {
    return `${this.columns.length}`;
  }

  /** Its number of rows, then the rows column by column. */
  save(): Float64Array {
    const { start, end, size } = this;
    const kept = [this.marks, ...this.columns];
    const saved = new Float64Array(1 + size * kept.length);
    saved[0] = size;
    for (const [k, column] of kept.entries()) saved.set(column.subarray(start, end), 1 + k * size);
    return saved;
  }

  load(saved: Float64Array, at: number): number {
    const size = saved[at]!;
    const next = at + 1 + size * (1 + this.columns.length);
    if (!(Number.isInteger(size) && size >= 0 && next <= saved.length)) return -1;
    this.#room = Math.max(this.#room, 2 * size);
    let from = at + 1;
    const taken = (): Float64Array => {
      const column = new Float64Array(this.#room);
      column.set(saved.subarray(from, from + size));
      from += size;
      return column;
    };
    this.marks = taken();
    for (let k = 0; k < this.columns.length; k++) this.#replace(k, taken());
    this.start = 0;
    this.end = size;
    return next;
  }
}
