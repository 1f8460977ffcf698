import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';
import { fromPosition, toRange } from './convert.ts';

/** Units of bare numbers and arguments by default, of the lines in view. */
export const inlayHintsProvider: languages.InlayHintsProvider = {
  displayName: 'Hedgerow',
  async provideInlayHints(model, range, token) {
    const hints = await ask<lsp.InlayHint[]>(
      model,
      'textDocument/inlayHint',
      { range: toRange(range) },
      token,
    );
    return hints && { hints: hints.map(toHint), dispose: () => {} };
  },
};

const toHint = ({ position, label, kind, paddingLeft }: lsp.InlayHint): languages.InlayHint => ({
  position: fromPosition(position),
  label: label as string,
  ...(kind !== undefined && { kind }),
  ...(paddingLeft !== undefined && { paddingLeft }),
});
