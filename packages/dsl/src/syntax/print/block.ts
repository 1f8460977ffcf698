import { type Doc, glue, group, indent, line, newline } from './doc.ts';
import type { TokenStream } from './stream.ts';

/** A part of a block or rule: where it begins, and how it is written once the stream stands there. */
export interface Part {
  readonly start: number;
  readonly print: () => Doc;
}

/** `{ parts }` in the order of the source, one a line. */
export function block(s: TokenStream, parts: readonly Part[]): Doc {
  const open = s.take();
  const entries = [...parts]
    .sort((a, b) => a.start - b.start)
    .map((part): Doc => [newline(s.blankAhead()), s.takeLeading(), part.print()]);
  // Comments above the closing brace stand with the entries.
  return group([open, indent(entries, s.takeLeading()), line, s.take()], parts.length > 0);
}

/** `{ a, b }`: on one line if it was written so and fits. */
export function compactBlock(s: TokenStream, parts: readonly Part[], wide: boolean): Doc {
  const open = s.take();
  const entries = parts.map((part): Doc => {
    const blank = s.blankAhead();
    return [wide && blank ? newline(true) : line, part.print(), s.peek().kind === ',' ? s.take() : []];
  });
  return group([open, indent(entries, s.takeLeading()), line, s.take()], wide);
}

/** A sign and what it belongs to. */
export const glued = (s: TokenStream): Doc => [s.take(), glue];
