import type { Diagnostic, Position, Span } from '@hedgerow/dsl';
import type { DataIssue } from '@hedgerow/runtime';
import type { LineIndex, Sources } from './sources.ts';

/** What a command reports: of a rule set, or of its data and hedgerow.json. */
export type Finding = Diagnostic | DataIssue;

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Offsets in the text of the finding's file; `undefined` where the whole file is meant, or it was not read. */
export function spanOf(finding: Finding, sources: Sources): Span | undefined {
  if ('span' in finding) return finding.span;
  const lines = sources.lines(finding.file);
  if (lines === undefined || finding.line === undefined) return undefined;
  return cellSpan(lines, finding.line, finding.column);
}

/** From a column to the end of its CSV cell or JSON value; without a column, the line. */
function cellSpan(lines: LineIndex, line: number, column: number | undefined): Span {
  const text = lines.text(line);
  const start = lines.offset(line);
  if (column === undefined) return { start, end: start + text.trimEnd().length };
  const rest = text.slice(column - 1);
  const length = /^"[^"]*"|^[^,]*/.exec(rest)?.[0].trimEnd().length ?? 0;
  return { start: start + column - 1, end: start + column - 1 + length };
}

/** One-based range; `undefined` where the whole file is meant. */
export function rangeOf(finding: Finding, sources: Sources): Range | undefined {
  const span = spanOf(finding, sources);
  if (span !== undefined) return toRange(span, sources.lines(finding.file));
  if ('span' in finding || finding.line === undefined) return undefined;
  const start = { line: finding.line, column: finding.column ?? 1 };
  return { start, end: start };
}

export function toRange(span: Span, lines: LineIndex | undefined): Range | undefined {
  if (lines === undefined) return undefined;
  return { start: lines.position(span.start), end: lines.position(Math.max(span.start, span.end)) };
}
