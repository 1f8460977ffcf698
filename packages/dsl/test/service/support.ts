import type { Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { createService, type Service, type ServiceOptions, TextDocument } from '../../src/service/index.ts';

export interface Opened {
  readonly service: Service;
  readonly uri: string;
  readonly textDocument: { readonly uri: string };
  /** Where `<|>` stood in the first file. */
  readonly position: Position;
  text(uri?: string): string;
}

/** Opens files of one folder; the first may hold the marker `<|>` of a caret. */
export function open(files: string | Readonly<Record<string, string>>, options: ServiceOptions = {}): Opened {
  const service = createService({ lint: () => false, ...options });
  const all = typeof files === 'string' ? { 'a.hedge': files } : files;
  let position: Position = { line: 0, character: 0 };
  const uris = Object.entries(all).map(([name, marked]) => {
    const uri = `file:///rules/${name}`;
    const caret = marked.indexOf('<|>');
    const document = new TextDocument(uri, marked.replace('<|>', ''), 1);
    if (caret >= 0) position = document.positionAt(caret);
    service.workspace.set(document);
    return uri;
  });
  const uri = uris[0]!;
  return {
    service,
    uri,
    textDocument: { uri },
    position,
    text: (of = uri) => service.workspace.get(of)!.text,
  };
}

/** The text after LSP edits, which must not overlap. */
export function applied(document: TextDocument, edits: readonly TextEdit[]): string {
  const spans = edits.map(({ range, newText }) => ({ ...document.span(range), newText }));
  spans.sort((a, b) => b.start - a.start);
  return spans.reduce(
    (text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end),
    document.text,
  );
}

/** Applies a workspace edit to the service's own documents. */
export function apply({ service }: Opened, edit: WorkspaceEdit | undefined | null): void {
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    const document = service.workspace.get(uri)!;
    service.workspace.set(new TextDocument(uri, applied(document, edits), (document.version ?? 0) + 1));
  }
}
