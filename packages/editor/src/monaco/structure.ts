/** What can be folded, and what a growing selection takes in. */
import { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';
import { fromRange, toPosition } from './convert.ts';

export const foldingProvider: languages.FoldingRangeProvider = {
  async provideFoldingRanges(model, _context, token) {
    const folds = await ask<lsp.FoldingRange[]>(model, 'textDocument/foldingRange', {}, token);
    return folds?.map(({ startLine, endLine, kind }) => ({
      start: startLine + 1,
      end: endLine + 1,
      ...(kind === 'comment' && { kind: languages.FoldingRangeKind.Comment }),
    }));
  },
};

export const selectionProvider: languages.SelectionRangeProvider = {
  async provideSelectionRanges(model, positions, token) {
    const asked = { positions: positions.map(toPosition) };
    const found = await ask<lsp.SelectionRange[]>(model, 'textDocument/selectionRange', asked, token);
    return found?.map(outwards);
  },
};

/** LSP links each range to the one around it; Monaco wants them in a list. */
function outwards(innermost: lsp.SelectionRange): languages.SelectionRange[] {
  const ranges: languages.SelectionRange[] = [];
  for (let one: lsp.SelectionRange | undefined = innermost; one; one = one.parent) {
    ranges.push({ range: fromRange(one.range) });
  }
  return ranges;
}
