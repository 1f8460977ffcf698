import { tokenModifiers, tokenTypes } from '@hedgerow/dsl/service';
import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';

const legend: languages.SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

export const semanticTokensProvider: languages.DocumentSemanticTokensProvider = {
  getLegend: () => legend,
  async provideDocumentSemanticTokens(model, _last, token) {
    const tokens = await ask<lsp.SemanticTokens>(model, 'textDocument/semanticTokens/full', {}, token);
    return tokens && { data: Uint32Array.from(tokens.data) };
  },
  // Each answer is whole, so none has to be remembered.
  releaseDocumentSemanticTokens: () => {},
};
