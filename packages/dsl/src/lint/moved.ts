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

/** A finding of which all places lie so many characters further behind. */
export function movedBy(finding: Diagnostic, by: number): Diagnostic {
  const moved = <T extends { readonly span: Span }>(one: T): T => ({
    ...one,
    span: { start: one.span.start + by, end: one.span.end + by },
  });
  const { related, fix } = finding;
  return {
    ...moved(finding),
    ...(related && { related: related.map(moved) }),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(moved) } }),
  };
}
