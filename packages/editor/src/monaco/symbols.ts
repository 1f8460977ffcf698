import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';
import { fromRange, fromSymbolKind } from './convert.ts';

/** The outline: Ctrl+Shift+O lists it. */
export const symbolProvider: languages.DocumentSymbolProvider = {
  displayName: 'Hedgerow',
  async provideDocumentSymbols(model, token) {
    const symbols = await ask<lsp.DocumentSymbol[]>(model, 'textDocument/documentSymbol', {}, token);
    return symbols?.map(toSymbol);
  },
};

const toSymbol = (symbol: lsp.DocumentSymbol): languages.DocumentSymbol => ({
  name: symbol.name,
  detail: symbol.detail ?? '',
  kind: fromSymbolKind(symbol.kind),
  tags: [],
  range: fromRange(symbol.range),
  selectionRange: fromRange(symbol.selectionRange),
  ...(symbol.children && { children: symbol.children.map(toSymbol) }),
});
