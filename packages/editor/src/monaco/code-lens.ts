import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, onDidRun } from './contexts.ts';
import { fromRange } from './convert.ts';

/** Above each rule: what it did on the data, and what can be asked of it. */
export const codeLensProvider: languages.CodeLensProvider = {
  onDidChange: (listener) => onDidRun(() => listener(codeLensProvider)),
  async provideCodeLenses(model, token) {
    const lenses = await ask<lsp.CodeLens[]>(model, 'textDocument/codeLens', {}, token);
    return lenses && { lenses: lenses.map(toLens), dispose: () => {} };
  },
};

const toLens = ({ range, command }: lsp.CodeLens): languages.CodeLens => ({
  range: fromRange(range),
  ...(command && {
    command: {
      id: command.command,
      title: command.title,
      ...(command.arguments && { arguments: command.arguments }),
    },
  }),
});
