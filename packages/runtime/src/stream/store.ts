/** The memory of a stream: what it keeps from one instant to the next, as bytes that can be taken away and put back. */
import type { Derivation } from '../kernels/index.ts';
import { Rows } from './rows.ts';
import { Tape } from './tape.ts';

/** A piece of memory whose contents vary in size. */
export interface Memory {
  /** Bytes that are held now. */
  readonly bytes: number;
  /** What one snapshot must have in common with another. */
  readonly layout: string;
  /** Its contents: the same ones give the same doubles, wherever they lie. */
  save(): Float64Array;
  /** Takes what `save` gave, from `at` on; returns where it ended, or -1 where it cannot be that. */
  load(saved: Float64Array, at: number): number;
}

export interface Taken {
  readonly doubles: readonly Float64Array[];
  /** What these are pieces of: those of all copies, side by side. */
  readonly blocks: readonly Float64Array[];
  readonly varying: readonly Memory[];
}

/**
 * Where a stream's operators take their memory from, in an order that depends on the program and its params alone. There
 * may be several copies of the same operators, one for each book: what one takes lies beside what the others take.
 */
export class Store {
  readonly copies: number;
  readonly #fixed: Float64Array[] = [];
  readonly #varying: Memory[] = [];

  constructor(copies = 1) {
    this.copies = copies;
  }

  /** The k-th piece of memory that each copy takes, of all of them: made when the first one does. */
  block(k: number, count: number, fill: number): Float64Array {
    this.#fixed[k] ??= new Float64Array(this.copies * count).fill(fill);
    return this.#fixed[k];
  }

  add(memory: Memory): void {
    this.#varying.push(memory);
  }

  /** What one snapshot must have in common with another. */
  get layout(): string {
    return `${this.#fixed.map((part) => part.length)};${this.#varying.map(({ layout }) => layout)}`;
  }

  /** Everything, as doubles: equal states give equal ones, however they came about. */
  save(): Float64Array {
    const parts = [...this.#fixed, ...this.#varying.map((memory) => memory.save())];
    const saved = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      saved.set(part, at);
      at += part.length;
    }
    return saved;
  }

  /** Takes what `save` gave, from `at` on; returns where it ended, or -1 where that is not its size. */
  load(saved: Float64Array, at: number): number {
    let next = at;
    for (const part of this.#fixed) {
      if (next + part.length > saved.length) return -1;
      part.set(saved.subarray(next, next + part.length));
      next += part.length;
    }
    for (const memory of this.#varying) {
      next = memory.load(saved, next);
      if (next < 0) return -1;
    }
    return next;
  }
}

/** The memory of one copy. */
export class Share {
  /** Which of the copies, and how many there are. */
  readonly copy: number;
  readonly copies: number;
  readonly #store: Store;
  readonly #blocks: Float64Array[] = [];
  readonly #doubles: Float64Array[] = [];
  readonly #varying: Memory[] = [];

  constructor(store: Store, copy = 0) {
    this.#store = store;
    this.copy = copy;
    this.copies = store.copies;
  }

  /** So many doubles. */
  doubles(count: number, fill = 0): Float64Array {
    const block = this.#store.block(this.#blocks.length, count, fill);
    const made = this.copies === 1 ? block : block.subarray(this.copy * count, (this.copy + 1) * count);
    this.#blocks.push(block);
    this.#doubles.push(made);
    return made;
  }

  /** So many rows of so many columns, and of those that are derived from them. */
  rows(width: number, longest: number, derivation?: Derivation): Rows {
    return this.#taken(new Rows(width, longest, derivation));
  }

  /** Rows that lie on an axis: columns, derived ones, and room for so many before it has to grow. */
  tape(width: number, rows: number, extra = 0): Tape {
    return this.#taken(new Tape(width, rows, extra));
  }

  #taken<M extends Memory>(memory: M): M {
    this.#varying.push(memory);
    this.#store.add(memory);
    return memory;
  }

  /** A point in the order of what is taken, for `since`. */
  mark(): readonly [number, number] {
    return [this.#doubles.length, this.#varying.length];
  }

  /** What was taken since then. */
  since([fixed, varying]: readonly [number, number]): Taken {
    return {
      doubles: this.#doubles.slice(fixed),
      blocks: this.#blocks.slice(fixed),
      varying: this.#varying.slice(varying),
    };
  }

  /** Bytes that are held now: grows only where more came into a window than its length promised. */
  get bytes(): number {
    let sum = 0;
    for (const part of this.#doubles) sum += part.byteLength;
    for (const memory of this.#varying) sum += memory.bytes;
    return sum;
  }
}
