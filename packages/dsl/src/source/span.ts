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

/** One-based position of an offset; LF, CRLF and CR each end a line. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, text.length);
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (c === 10 || c === 13) {
      line++;
      lineStart = i + 1;
    }
  }
  return { line, column: end - lineStart + 1 };
}
