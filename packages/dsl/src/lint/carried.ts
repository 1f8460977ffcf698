/** What lint rules found before an edit, where it stands after it: shown until they have run again. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile, Span } from '../source/span.ts';
import { difference } from '../syntax/reparse.ts';

export interface Linted {
  readonly texts: ReadonlyMap<string, string>;
  /** Of the lint rules alone. */
  readonly found: readonly Diagnostic[];
}

const keyOf = ({ id, file, span, message }: Diagnostic): string =>
  `${id} ${file} ${span.start} ${span.end} ${message}`;

/** `all`: what the checks found, and the lint rules beside them. */
export function lintedOf(
  files: readonly SourceFile[],
  checks: readonly Diagnostic[],
  all: readonly Diagnostic[],
): Linted {
  const known = new Set(checks.map(keyOf));
  return {
    texts: new Map(files.map(({ name, text }) => [name, text])),
    found: all.filter((one) => !known.has(keyOf(one))),
  };
}

type Move = (span: Span) => Span | undefined;

/** Without what the edit has touched, and without fixes, which are of the text as it was. */
export function carried(before: Linted, files: readonly SourceFile[]): Diagnostic[] {
  const moves = new Map(files.map(({ name, text }) => [name, moveTo(text, before.texts.get(name))]));
  const moved = (file: string, span: Span): Span | undefined => moves.get(file)?.(span);
  return before.found.flatMap(({ fix: _, ...one }) => {
    const span = moved(one.file, one.span);
    if (!span) return [];
    const related = one.related?.flatMap((other) => {
      const at = moved(other.file, other.span);
      return at ? [{ ...other, span: at }] : [];
    });
    return [{ ...one, span, ...(related && { related }) }];
  });
}

/** Where the places of an older text are in a newer one, which differs from it in one stretch. */
function moveTo(text: string, old: string | undefined): Move {
  if (old === undefined) return () => undefined;
  if (old === text) return (span) => span;
  const { start, tail } = difference(old, text);
  const by = text.length - old.length;
  return (span) => {
    if (span.end <= start) return span;
    return span.start >= old.length - tail ? { start: span.start + by, end: span.end + by } : undefined;
  };
}
