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
  readonly varying: readonly Memory[];
}

/** Where a stream's operators take their memory from, in an order that depends on the program and its params alone. */
export class Store {
  readonly #fixed: Float64Array[] = [];
  readonly #varying: Memory[] = [];

  /** So many doubles. */
  doubles(count: number, fill = 0): Float64Array {
    const made = new Float64Array(count).fill(fill);
    this.#fixed.push(made);
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
    return memory;
  }

  /** A point in the order of what is taken, for `since`. */
  mark(): readonly [number, number] {
    return [this.#fixed.length, this.#varying.length];
  }

  /** What was taken since then. */
  since([fixed, varying]: readonly [number, number]): Taken {
    return { doubles: this.#fixed.slice(fixed), varying: this.#varying.slice(varying) };
  }

  /** Bytes that are held now: grows only where more came into a window than its length promised. */
  get bytes(): number {
    let sum = 0;
    for (const part of this.#fixed) sum += part.byteLength;
    for (const memory of this.#varying) sum += memory.bytes;
    return sum;
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
