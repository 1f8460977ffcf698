/** A text with its lines: LSP positions to offsets and back. Positions count UTF-16 units, zero-based. */
import type { Position, Range } from 'vscode-languageserver-types';
import { lineStarts, type Span, span } from '../source/span.ts';

export class TextDocument {
  readonly uri: string;
  readonly text: string;
  /** `null` for a file that no editor has open. */
  readonly version: number | null;
  readonly #starts: readonly number[];

  constructor(uri: string, text: string, version: number | null) {
    this.uri = uri;
    this.text = text;
    this.version = version;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The text of a line, without its end. */
  line(line: number): string {
    const start = this.#starts[line] ?? this.text.length;
    return this.text.slice(start, this.#starts[line + 1]).replace(/[\r\n]+$/, '');
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= clamped) low = middle;
      else high = middle;
    }
    return { line: low, character: clamped - this.#starts[low]! };
  }

  /** Beyond the end of a line is its end; beyond the last line, the end of the text. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.#starts[line];
    if (start === undefined) return this.text.length;
    return Math.min(start + Math.max(0, character), start + this.line(line).length);
  }

  range({ start, end }: Span): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  span({ start, end }: Range): Span {
    return span(this.offsetAt(start), this.offsetAt(end));
  }

  /** The same document after edits as `textDocument/didChange` sends them: a whole text, or ranges one after another. */
  changed(
    changes: readonly { readonly range?: Range; readonly text: string }[],
    version: number,
  ): TextDocument {
    let document: TextDocument = this;
    for (const { range, text } of changes) {
      if (range === undefined) {
        document = new TextDocument(this.uri, text, version);
        continue;
      }
      const { start, end } = document.span(range);
      const next = document.text.slice(0, start) + text + document.text.slice(end);
      document = new TextDocument(this.uri, next, version);
    }
    return document;
  }
}
