import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { Refused } from '../client/client.ts';
import { ask, at, contextOf } from './contexts.ts';
import { fromRange, fromWorkspaceEdit } from './convert.ts';

interface Prepared {
  readonly range: lsp.Range;
  readonly placeholder: string;
}

const nothing = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 };

/** The reason for which a request was refused, for Monaco to show; what is broken is thrown on. */
async function orReason<T>(answer: () => Promise<T>, refuse: (reason: string) => T): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Refused) return refuse(error.message);
    throw error;
  }
}

export const renameProvider: languages.RenameProvider = {
  resolveRenameLocation(model, position, token) {
    const refuse = (rejectReason: string) => ({ range: nothing, text: '', rejectReason });
    return orReason<languages.RenameLocation & languages.Rejection>(async () => {
      const found = await ask<Prepared>(model, 'textDocument/prepareRename', at(position), token);
      if (!found) return refuse('there is no name here to rename');
      return { range: fromRange(found.range), text: found.placeholder };
    }, refuse);
  },

  provideRenameEdits(model, position, newName, token) {
    const refuse = (rejectReason: string) => ({ edits: [], rejectReason });
    return orReason<languages.WorkspaceEdit & languages.Rejection>(async () => {
      const asked = { ...at(position), newName };
      const edit = await ask<lsp.WorkspaceEdit>(model, 'textDocument/rename', asked, token);
      const files = Object.keys(edit?.changes ?? {});
      const fixed = files.find((uri) => contextOf(uri)?.isReadOnly(uri));
      if (fixed !== undefined) return refuse(`it stands in ${fixed.split('/').at(-1)}, which is read-only`);
      return fromWorkspaceEdit(edit ?? {});
    }, refuse);
  },
};
