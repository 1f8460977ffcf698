/** The outline of a file, and the search for a name over all rule sets. */
import {
  type DocumentSymbol,
  SymbolKind,
  type TextDocumentIdentifier,
  type WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { type Span, span } from '../../source/span.ts';
import type { Ident, Statement } from '../../syntax/ast.ts';
import { type FeatureContext, placeOf } from '../feature.ts';
import type { TextDocument } from '../text-document.ts';

export const symbolKinds: Readonly<Partial<Record<Statement['kind'], SymbolKind>>> = {
  Input: SymbolKind.Variable,
  Param: SymbolKind.Property,
  Profile: SymbolKind.Object,
  Enum: SymbolKind.Enum,
  Let: SymbolKind.Constant,
  Event: SymbolKind.Event,
  Regime: SymbolKind.Enum,
  Score: SymbolKind.Number,
  Layer: SymbolKind.Struct,
  Rule: SymbolKind.Method,
  Forbid: SymbolKind.Interface,
  Limit: SymbolKind.Interface,
  Require: SymbolKind.Interface,
  Assert: SymbolKind.Boolean,
  Test: SymbolKind.Function,
};

export function documentSymbols(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier },
): DocumentSymbol[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  return file.ast.statements.flatMap((statement) => outline(statement, place.document));
}

/** What a statement declares; several symbols for `input a, b`. */
export function outline(statement: Statement, document: TextDocument): DocumentSymbol[] {
  const kind = symbolKinds[statement.kind];
  if (kind === undefined) return [];
  const symbol = (name: string, selection: Span, children: DocumentSymbol[] = []): DocumentSymbol => ({
    name,
    detail: statement.kind.toLowerCase(),
    kind,
    range: document.range(statement.span),
    selectionRange: document.range(selection),
    ...(children.length > 0 && { children }),
  });
  if (statement.kind === 'Input') return statement.names.map((name) => symbol(name.name, name.span));
  const parts = (idents: readonly Ident[]): DocumentSymbol[] =>
    idents.map(({ name, span: at }) => ({
      name,
      kind: SymbolKind.EnumMember,
      range: document.range(at),
      selectionRange: document.range(at),
    }));
  switch (statement.kind) {
    case 'Regime':
      return [
        symbol(
          statement.name.name,
          statement.name.span,
          parts([...statement.bands, ...statement.states].map(({ state }) => state)),
        ),
      ];
    case 'Enum':
      return [symbol(statement.name.name, statement.name.span, parts(statement.members))];
    case 'Test':
      return [symbol(statement.title.value || 'test', statement.title.span)];
    default: {
      const name = 'name' in statement ? statement.name : undefined;
      if (name && name.name !== '') return [symbol(name.name, name.span)];
      return [symbol(headOf(statement, document), firstWord(statement.span, document))];
    }
  }
}

/** What has no name is known by its first line. */
function headOf({ span: { start, end } }: Statement, document: TextDocument): string {
  const text = document.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function firstWord({ start, end }: Span, document: TextDocument): Span {
  const [word = ''] = /^\w+/.exec(document.text.slice(start, end)) ?? [];
  return span(start, start + word.length);
}

/** Names that contain the letters of the query in their order, in all rule sets; the likeliest first. */
export function workspaceSymbols(
  cx: FeatureContext,
  { query }: { readonly query: string },
): WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found = [...cx.workspace.documents].flatMap((document) =>
    documentSymbols(cx, { textDocument: document }).flatMap(({ name, kind, selectionRange }) => {
      const distance = distanceOf(wanted, name.toLowerCase());
      if (distance === undefined) return [];
      const containerName = decodeURIComponent(document.uri.replace(/^.*\//, ''));
      const location = { uri: document.uri, range: selectionRange };
      return [{ distance, symbol: { name, kind, containerName, location } }];
    }),
  );
  found.sort(
    (a, b) =>
      a.distance - b.distance ||
      a.symbol.name.length - b.symbol.name.length ||
      (a.symbol.name < b.symbol.name ? -1 : a.symbol.name > b.symbol.name ? 1 : 0),
  );
  return found.map(({ symbol }) => symbol);
}

/** How far a name is from what is wanted: the same, its beginning, the beginning of a word in it, a part, its letters. */
function distanceOf(wanted: string, name: string): number | undefined {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(`_${wanted}`) || name.includes(`.${wanted}`)) return 2;
  if (name.includes(wanted)) return 3;
  return isSubsequence(wanted, name) ? 4 : undefined;
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === wanted[at]) at++;
  return at === wanted.length;
}
