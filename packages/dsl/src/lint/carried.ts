/** What lint rules found before an edit, where it stands after it: shown until they have run again. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { difference } from '../source/difference.ts';
import type { SourceFile, Span } from '../source/span.ts';
import { type Move, movedFinding } from './moved.ts';

/** A rule set without errors, as it was when the lint rules ran. */
export interface Linted {
  readonly sources: readonly SourceFile[];
  /** What the checks found, and what they and the lint rules found together. */
  readonly checks: readonly Diagnostic[];
  readonly all: readonly Diagnostic[];
}

const keyOf = ({ id, file, span, message }: Diagnostic): string =>
  `${id} ${file} ${span.start} ${span.end} ${message}`;

/** Without what the edit has touched, and without fixes, which are of the text as it was. */
export function carried({ sources, checks, all }: Linted, files: readonly SourceFile[]): Diagnostic[] {
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  const moves = new Map(files.map(({ name, text }) => [name, moveTo(text, texts.get(name))]));
  const ofChecks = new Set(checks.map(keyOf));
  const found = all.filter((one) => !ofChecks.has(keyOf(one)));
  const move: Move = (file, span) => moves.get(file)?.(span);
  return found.flatMap(({ fix: _, ...one }) => movedFinding(one, move) ?? []);
}

/** Where the places of an older text are in a newer one, which differs from it in one stretch. */
function moveTo(text: string, old: string | undefined): (span: Span) => Span | undefined {
  if (old === undefined) return () => undefined;
  if (old === text) return (span) => span;
  const { start, tail } = difference(old, text);
  const by = text.length - old.length;
  return (span) => {
    if (span.end <= start) return span;
    return span.start >= old.length - tail ? { start: span.start + by, end: span.end + by } : undefined;
  };
}
