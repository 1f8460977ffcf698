import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../../diagnostics/diagnostic.ts';
import type { Workspace } from '../workspace.ts';

/** Edits of our own as LSP's, by document; those of documents that the workspace does not know are left out. */
export function workspaceEdit(edits: readonly TextEdit[], workspace: Workspace): WorkspaceEdit {
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { file, span, text } of edits) {
    const document = workspace.get(file);
    if (!document) continue;
    changes[file] ??= [];
    changes[file].push({ range: document.range(span), newText: text });
  }
  return { changes };
}
