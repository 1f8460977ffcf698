/** The memory of a stream: what it keeps from one instant to the next, as bytes that can be taken away and put back. */
import { Tape } from './tape.ts';

/** Where a stream's operators take their memory from, in an order that depends on the program and its params alone. */
export class Store {
  readonly #fixed: Float64Array[] = [];
  readonly #tapes: Tape[] = [];

  /** So many doubles. */
  doubles(count: number, fill = 0): Float64Array {
    const made = new Float64Array(count).fill(fill);
    this.#fixed.push(made);
    return made;
  }

  /** A tape of so many columns, and derived ones, with room for so many rows before it has to grow. */
  tape(width: number, rows: number, extra = 0): Tape {
    return this.#taken(new Tape(width, rows, extra, false));
  }

  /** The same, of rows that lie on an axis. */
  markedTape(width: number, rows: number, extra = 0): Tape {
    return this.#taken(new Tape(width, rows, extra, true));
  }

  #taken(tape: Tape): Tape {
    this.#tapes.push(tape);
    return tape;
  }

  /** A point in the order of what is taken, for `since`. */
  mark(): readonly [number, number] {
    return [this.#fixed.length, this.#tapes.length];
  }

  /** What was taken since then. */
  since([fixed, tapes]: readonly [number, number]): {
    readonly doubles: readonly Float64Array[];
    readonly tapes: readonly Tape[];
  } {
    return { doubles: this.#fixed.slice(fixed), tapes: this.#tapes.slice(tapes) };
  }

  /** Bytes that are held now: grows only where more came into a window than its length promised. */
  get bytes(): number {
    let sum = 0;
    for (const part of this.#fixed) sum += part.byteLength;
    for (const tape of this.#tapes) sum += tape.bytes;
    return sum;
  }

  /** What one snapshot must have in common with another. */
  get layout(): string {
    return `${this.#fixed.map((part) => part.length)};${this.#tapes.map((tape) => tape.width)}`;
  }

  /** Everything, as doubles: equal states give equal ones, however they came about. */
  save(): Float64Array {
    const parts = [...this.#fixed, ...this.#tapes.map((tape) => tape.save())];
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
    for (const tape of this.#tapes) {
      next = tape.load(saved, next);
      if (next < 0) return -1;
    }
    return next;
  }
}
