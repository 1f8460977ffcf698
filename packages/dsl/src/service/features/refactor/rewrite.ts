/** A change of the text that the author may want, though nothing is wrong. */
import type { CodeActionKind } from 'vscode-languageserver-types';
import type { TextEdit } from '../../../diagnostics/diagnostic.ts';
import type { Span } from '../../../source/span.ts';
import type { Expr, Statement } from '../../../syntax/ast.ts';
import { children } from '../../../syntax/visit.ts';
import type { Place } from '../../feature.ts';

export interface Rewrite {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly edits: readonly TextEdit[];
  /** Findings that it takes away. */
  readonly mends?: readonly string[];
}

/** Where a rewrite is asked for. */
export interface RewriteAt {
  readonly place: Place;
  readonly statement: Statement;
  /** What is selected, or the caret. */
  readonly selection: Span;
}

export type Rewriter = (at: RewriteAt) => Rewrite | undefined;

export const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const textOf = ({ place: { document } }: RewriteAt, { start, end }: Span): string =>
  document.text.slice(start, end);

export const insertion = ({ place: { document } }: RewriteAt, at: number, text: string): TextEdit => ({
  file: document.uri,
  span: { start: at, end: at },
  text,
});

/** The beginning of the first line of a statement, its comments included. */
export function startOfStatement({ place: { document }, statement }: RewriteAt): number {
  let { line } = document.positionAt(statement.span.start);
  while (line > 0 && document.line(line - 1).startsWith('#')) line--;
  return document.offsetAt({ line, character: 0 });
}

/** The end of the last line of a statement, a comment behind it included. */
export function endOfStatement({ place: { document }, statement }: RewriteAt): number {
  const { line } = document.positionAt(statement.span.end);
  return document.offsetAt({ line, character: document.line(line).length });
}

/** An expression with all of its parts, outer ones first. */
export function* partsOf(expr: Expr): Iterable<Expr> {
  yield expr;
  for (const child of children(expr)) yield* partsOf(child);
}
