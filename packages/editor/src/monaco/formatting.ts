import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at } from './contexts.ts';
import { fromEdit, toRange } from './convert.ts';

/** The language has one style: what the host says of tabs is not asked. */
export const formattingProvider: languages.DocumentFormattingEditProvider = {
  displayName: 'Hedgerow',
  async provideDocumentFormattingEdits(model, options, token) {
    const edits = await ask<lsp.TextEdit[]>(model, 'textDocument/formatting', { options }, token);
    return edits?.map(fromEdit);
  },
};

export const rangeFormattingProvider: languages.DocumentRangeFormattingEditProvider = {
  displayName: 'Hedgerow',
  async provideDocumentRangeFormattingEdits(model, range, options, token) {
    const asked = { range: toRange(range), options };
    const edits = await ask<lsp.TextEdit[]>(model, 'textDocument/rangeFormatting', asked, token);
    return edits?.map(fromEdit);
  },
};

export const onTypeFormattingProvider: languages.OnTypeFormattingEditProvider = {
  autoFormatTriggerCharacters: ['}'],
  async provideOnTypeFormattingEdits(model, position, ch, options, token) {
    const asked = { ...at(position), ch, options };
    const edits = await ask<lsp.TextEdit[]>(model, 'textDocument/onTypeFormatting', asked, token);
    return edits?.map(fromEdit);
  },
};
