/** The shape of a file: what can be folded, and what a growing selection takes in. */
import {
  type FoldingRange,
  FoldingRangeKind,
  type Position,
  type SelectionRange,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import type { Span } from '../../source/span.ts';
import { type FeatureContext, placeOf } from '../feature.ts';

interface Asked {
  readonly textDocument: TextDocumentIdentifier;
}

/** Statements over several lines, and comments that stand together. */
export function foldingRanges(cx: FeatureContext, params: Asked): FoldingRange[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  const { document } = place;
  const lines = ({ start, end }: Span): { startLine: number; endLine: number } => ({
    startLine: document.positionAt(start).line,
    endLine: document.positionAt(end).line,
  });
  const folds: FoldingRange[] = file.ast.statements
    .map(({ span }) => lines(span))
    .filter(({ startLine, endLine }) => endLine > startLine);
  let group: { startLine: number; endLine: number } | undefined;
  const close = (): void => {
    if (group && group.endLine > group.startLine) folds.push({ ...group, kind: FoldingRangeKind.Comment });
  };
  for (const { span } of file.ast.comments) {
    const { startLine, endLine } = lines(span);
    const alone = document.line(startLine).trimStart().startsWith('#');
    if (group && alone && startLine === group.endLine + 1) group = { ...group, endLine };
    else {
      close();
      group = alone ? { startLine, endLine } : undefined;
    }
  }
  close();
  return folds.sort((a, b) => a.startLine - b.startLine);
}

/** From the word at the caret outwards: each part of the tree around it, then the file. */
export function selectionRanges(
  cx: FeatureContext,
  params: Asked & { readonly positions: readonly Position[] },
): SelectionRange[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  const { document } = place;
  return params.positions.map((position) => {
    const spans = [{ start: 0, end: document.text.length }];
    around(file.ast.statements, document.offsetAt(position), spans);
    return spans.reduce<SelectionRange | undefined>(
      (parent, span) => ({ range: document.range(span), ...(parent && { parent }) }),
      undefined,
    )!;
  });
}

/** Adds the spans of all parts that hold an offset, each within the one before. */
function around(value: unknown, offset: number, spans: Span[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) around(one, offset, spans);
    return;
  }
  const { span } = value as { readonly span?: Span };
  if (span) {
    if (offset < span.start || span.end < offset) return;
    const last = spans.at(-1)!;
    const isWithin = last.start <= span.start && span.end <= last.end;
    if (isWithin && (span.start !== last.start || span.end !== last.end)) spans.push(span);
  }
  for (const [key, part] of Object.entries(value)) if (key !== 'span') around(part, offset, spans);
}
