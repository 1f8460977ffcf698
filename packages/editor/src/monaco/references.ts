import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at } from './contexts.ts';
import { fromLocation, fromRange } from './convert.ts';
import { modelOf } from './models.ts';

export const referenceProvider: languages.ReferenceProvider = {
  async provideReferences(model, position, context, token) {
    const found = await ask<lsp.Location[]>(
      model,
      'textDocument/references',
      { ...at(position), context },
      token,
    );
    return found?.filter(({ uri }) => modelOf(uri)).map(fromLocation);
  },
};

/** The other places of the name at the caret, in this file. */
export const highlightProvider: languages.DocumentHighlightProvider = {
  async provideDocumentHighlights(model, position, token) {
    const found = await ask<lsp.DocumentHighlight[]>(
      model,
      'textDocument/documentHighlight',
      at(position),
      token,
    );
    // LSP counts the kinds from 1, Monaco from 0.
    return found?.map(({ range, kind }) => ({ range: fromRange(range), kind: (kind ?? 1) - 1 }));
  },
};
