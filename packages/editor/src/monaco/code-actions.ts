import { editor, type languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';
import { fromWorkspaceEdit, toRange } from './convert.ts';

export const codeActionKinds = ['quickfix', 'source.fixAll'];

/** Fixes of what is found at the caret, allowances of warnings, and `fix all`. */
export const codeActionProvider: languages.CodeActionProvider = {
  async provideCodeActions(model, range, context, token) {
    const asked = {
      range: toRange(range),
      context: { diagnostics: [], ...(context.only !== undefined && { only: [context.only] }) },
    };
    const actions = await ask<lsp.CodeAction[]>(model, 'textDocument/codeAction', asked, token);
    return actions && { actions: actions.map((one) => toAction(one, model)), dispose: () => {} };
  },
};

function toAction(action: lsp.CodeAction, model: editor.ITextModel): languages.CodeAction {
  return {
    title: action.title,
    ...(action.kind !== undefined && { kind: action.kind }),
    ...(action.isPreferred !== undefined && { isPreferred: action.isPreferred }),
    ...(action.edit && { edit: fromWorkspaceEdit(action.edit) }),
    diagnostics: (action.diagnostics ?? []).flatMap((one) => markersOf(one, model)),
  };
}

/** The markers that stand for a finding: Monaco offers an action from the hover of its marker. */
function markersOf({ code, range }: lsp.Diagnostic, model: editor.ITextModel): editor.IMarker[] {
  return editor
    .getModelMarkers({ resource: model.uri })
    .filter(
      (marker) =>
        marker.startLineNumber === range.start.line + 1 &&
        marker.startColumn === range.start.character + 1 &&
        (typeof marker.code === 'object' ? marker.code.value : marker.code) === code,
    );
}
