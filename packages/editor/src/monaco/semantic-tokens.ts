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
  async provideDocumentSemanticTokens(model, previousResultId, token) {
    const tokens =
      previousResultId === null
        ? await ask<Told>(model, 'textDocument/semanticTokens/full', {}, token)
        : await ask<Told>(model, 'textDocument/semanticTokens/full/delta', { previousResultId }, token);
    return tokens && fromTold(tokens);
  },
  // The service keeps the last answer alone.
  releaseDocumentSemanticTokens: () => {},
};

type Told = lsp.SemanticTokens | lsp.SemanticTokensDelta;

function fromTold(told: Told): languages.SemanticTokens | languages.SemanticTokensEdits {
  const { resultId } = told;
  if ('data' in told) return { resultId, data: Uint32Array.from(told.data) };
  const edits = told.edits.map(({ start, deleteCount, data = [] }) => ({
    start,
    deleteCount,
    data: Uint32Array.from(data),
  }));
  return { resultId, edits };
}
