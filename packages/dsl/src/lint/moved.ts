/** Findings, and where they stand. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Location, Span } from '../source/span.ts';

/** Every place that a finding names. */
function* placesOf({ file, span, related = [], fix }: Diagnostic): Iterable<Location> {
  yield { file, span };
  yield* related;
  if (fix) yield* fix.edits;
}

/** Whether all that a finding names lies within a place. */
export const isWithin = (finding: Diagnostic, { file, span }: Location): boolean =>
  [...placesOf(finding)].every(
    (place) => place.file === file && span.start <= place.span.start && place.span.end <= span.end,
  );

/** Where a place is after an edit; nothing where the edit has touched it. */
export type Move = (file: string, span: Span) => Span | undefined;

/** A finding where it stands after an edit: without what the edit has touched, nothing where that is its own place. */
export function movedFinding({ fix, ...finding }: Diagnostic, move: Move): Diagnostic | undefined {
  const moved = <T extends Location>(one: T): T[] => {
    const span = move(one.file, one.span);
    return span ? [{ ...one, span }] : [];
  };
  const [one] = moved(finding);
  if (!one) return undefined;
  const edits = fix?.edits.flatMap(moved);
  return {
    ...one,
    ...(one.related && { related: one.related.flatMap(moved) }),
    ...(fix && edits?.length === fix.edits.length && { fix: { ...fix, edits } }),
  };
}
