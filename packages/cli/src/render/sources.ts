import type { Position, SourceFile } from '@hedgerow/dsl';

/** Finds lines and positions in texts, each indexed once. */
export class Sources {
  readonly #texts: Map<string, string>;
  readonly #lines = new Map<string, LineIndex>();

  constructor(files: Iterable<SourceFile>) {
    this.#texts = new Map(Array.from(files, (file) => [file.name, file.text]));
  }

  /** `undefined` for a file that this run did not read (the prelude, for one). */
  lines(file: string): LineIndex | undefined {
    const known = this.#lines.get(file);
    if (known !== undefined) return known;
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const index = new LineIndex(text);
    this.#lines.set(file, index);
    return index;
  }
}

/** Where each line of a text begins and ends; LF, CRLF and CR end a line. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  readonly #ends: number[] = [];

  constructor(text: string) {
    this.#text = text;
    for (const match of text.matchAll(/\r\n|\n|\r/g)) {
      this.#ends.push(match.index);
      this.#starts.push(match.index + match[0].length);
    }
    this.#ends.push(text.length);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** One-based; '' beyond the end. */
  text(line: number): string {
    return this.#text.slice(this.#starts[line - 1] ?? this.#text.length, this.#ends[line - 1]);
  }

  /** Offset of the first character of a one-based line. */
  offset(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** One-based position; columns count UTF-16 units, as editors do. */
  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (this.#starts[low] ?? 0)) + 1 };
  }
}
