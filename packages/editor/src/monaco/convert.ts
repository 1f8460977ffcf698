/** LSP counts lines and columns from 0, Monaco from 1. */
import { type IMarkdownString, type IPosition, type IRange, languages, Uri } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { modelOf } from './models.ts';

export const toPosition = ({ lineNumber, column }: IPosition): lsp.Position => ({
  line: lineNumber - 1,
  character: column - 1,
});

export const toRange = (range: IRange): lsp.Range => ({
  start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
  end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
});

export const fromPosition = ({ line, character }: lsp.Position): IPosition => ({
  lineNumber: line + 1,
  column: character + 1,
});

export const fromRange = ({ start, end }: lsp.Range): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});

export const fromEdit = ({ range, newText }: lsp.TextEdit): languages.TextEdit => ({
  range: fromRange(range),
  text: newText,
});

export const fromLocation = ({ uri, range }: lsp.Location): languages.Location => ({
  uri: Uri.parse(uri),
  range: fromRange(range),
});

/** Docs are the rule set's own texts: shown as Markdown without HTML and without commands. */
export function markdown(doc: string | lsp.MarkupContent | undefined): IMarkdownString | undefined {
  if (doc === undefined) return undefined;
  return { value: typeof doc === 'string' ? doc : doc.value };
}

/** Monaco refuses an edit of a model that is not there; documents of the service have one each. */
export function fromWorkspaceEdit({ changes = {} }: lsp.WorkspaceEdit): languages.WorkspaceEdit {
  const edits = Object.entries(changes).flatMap(([uri, list]) => {
    const model = modelOf(uri);
    if (!model) return [];
    return list.map((one) => ({
      resource: model.uri,
      textEdit: fromEdit(one),
      versionId: model.getVersionId(),
    }));
  });
  return { edits };
}

/** SymbolKind is the same list, counted from 1 by LSP and from 0 by Monaco. */
export const fromSymbolKind = (kind: lsp.SymbolKind): languages.SymbolKind => kind - 1;

const { CompletionItemKind: Kind } = languages;
/** By LSP's numbers, from 1. */
const completionKinds: readonly languages.CompletionItemKind[] = [
  Kind.Text,
  Kind.Method,
  Kind.Function,
  Kind.Constructor,
  Kind.Field,
  Kind.Variable,
  Kind.Class,
  Kind.Interface,
  Kind.Module,
  Kind.Property,
  Kind.Unit,
  Kind.Value,
  Kind.Enum,
  Kind.Keyword,
  Kind.Snippet,
  Kind.Color,
  Kind.File,
  Kind.Reference,
  Kind.Folder,
  Kind.EnumMember,
  Kind.Constant,
  Kind.Struct,
  Kind.Event,
  Kind.Operator,
  Kind.TypeParameter,
];

export const fromCompletionKind = (kind: lsp.CompletionItemKind | undefined): languages.CompletionItemKind =>
  completionKinds[(kind ?? 1) - 1] ?? Kind.Text;
