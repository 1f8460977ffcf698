import { SPARE_ROWS } from '@hedgerow/dsl';
import type { Derivation } from '../kernels/index.ts';
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
  readonly values: readonly Float64Array[];
  /** Columns that are derived from the values: returns and the like. */
  readonly derived: readonly Float64Array[];
  /** Place of the next row, which is then the oldest one's. */
  next = 0;
  /** How many rows are there. */
  size = 0;

  readonly #derive: Derivation['derive'] | undefined;
  readonly #scratch: readonly Float64Array[];
  /** How many of the last rows lack what is derived of them. */
  #late = 0;

  constructor(width: number, longest: number, derivation?: Derivation) {
    this.longest = longest;
    this.count = longest + SPARE_ROWS;
    const columns = (n: number, length: number): Float64Array[] =>
      Array.from({ length: n }, () => new Float64Array(length));
    this.values = columns(width, 2 * this.count);
    this.derived = columns(derivation?.width ?? 0, 2 * this.count);
    this.#derive = derivation?.derive;
    this.#scratch = columns(this.derived.length, this.count + 1);
  }

  get #columns(): readonly Float64Array[] {
    return [...this.values, ...this.derived];
  }

  /** Place of a new last row, to be written by the caller: there, and `count` places on. */
  add(): number {
    const at = this.next;
    this.next = at + 1 === this.count ? 0 : at + 1;
    if (this.size < this.count) this.size++;
    if (this.#late < this.count) this.#late++;
    return at;
  }

  /** Makes the derived columns of the rows that came since this was last asked: before they are looked at. */
  complete(): void {
    if (this.#late === 0 || !this.#derive) return;
    const { end } = this;
    const start = end - Math.min(this.#late, this.size);
    // With the row before; of the very first row nothing is read that needs one.
    const from = Math.max(0, start - 1);
    this.#derive(this.values, from, end, this.#scratch);
    for (let k = 0; k < this.derived.length; k++) {
      const [column, made] = [this.derived[k]!, this.#scratch[k]!];
      for (let i = start; i < end; i++) {
        column[i] = made[i - from]!;
        column[i < this.count ? i + this.count : i - this.count] = made[i - from]!;
      }
    }
    this.#late = 0;
  }

  /** Where the rows end. */
  get end(): number {
    return this.next + this.count;
  }

  get bytes(): number {
    return 16 * this.count * this.#columns.length;
  }

  get layout(): string {
    return `${this.#columns.length}x${this.longest}`;
  }

  /** The number of rows that are needed, then the rows column by column. */
  save(): Float64Array {
    this.complete();
    const { end } = this;
    const columns = this.#columns;
    const size = Math.min(this.size, this.longest);
    const saved = new Float64Array(1 + size * columns.length);
    saved[0] = size;
    for (const [k, column] of columns.entries()) saved.set(column.subarray(end - size, end), 1 + k * size);
    return saved;
  }

  load(saved: Float64Array, at: number): number {
    const { count } = this;
    const columns = this.#columns;
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
    this.#late = 0;
    return end;
  }
}
