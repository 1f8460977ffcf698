import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at } from './contexts.ts';
import { fromRange, markdown } from './convert.ts';

export const hoverProvider: languages.HoverProvider = {
  async provideHover(model, position, token) {
    const hover = await ask<lsp.Hover>(model, 'textDocument/hover', at(position), token);
    if (!hover) return undefined;
    const contents = markdown(hover.contents as lsp.MarkupContent)!;
    return { contents: [contents], ...(hover.range && { range: fromRange(hover.range) }) };
  },
};
