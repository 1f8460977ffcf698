/**
 * The constants of vscode-languageserver-types that the service uses. In the bundle of the worker they stand for the
 * package, whose namespaces no bundler can shake: one that is used and missing here fails the build.
 */
export { DiagnosticSeverity, DiagnosticTag } from './lsp-diagnostics.ts';
export {
  CodeActionKind,
  CompletionItemKind,
  DocumentHighlightKind,
  FoldingRangeKind,
  InlayHintKind,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
} from './lsp-kinds.ts';
