/** A half-open range of UTF-16 offsets into one file's text. Lines and columns are computed on demand. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One `.hedge` file of a rule set; `name` is the path as the user knows it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A span that knows its file. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

/** One-based line and column, as editors and compilers print them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The smallest span that holds both. */
export const cover = (a: Span, b: Span): Span => span(Math.min(a.start, b.start), Math.max(a.end, b.end));

/** Offsets at which the lines of a text start; LF, CRLF and CR each end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (c === 10 || c === 13) starts.push(i + 1);
  }
  return starts;
}

/** One-based position of an offset, from the starts of the lines: no text is needed. */
export function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** One-based position of an offset in a text; past its end, the end. */
export const positionAt = (text: string, offset: number): Position =>
  positionIn(lineStarts(text), Math.min(offset, text.length));
