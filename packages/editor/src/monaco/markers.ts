import { editor, MarkerSeverity, type MarkerTag, Uri } from 'monaco-editor/editor';
import type { Diagnostic } from 'vscode-languageserver-types';
import { fromRange } from './convert.ts';

const owner = 'hedgerow';

const severities: Readonly<Record<number, MarkerSeverity>> = {
  1: MarkerSeverity.Error,
  2: MarkerSeverity.Warning,
  3: MarkerSeverity.Info,
  4: MarkerSeverity.Hint,
};

/** Shows the findings of a document; their codes lead to their pages. */
export function showDiagnostics(model: editor.ITextModel, diagnostics: readonly Diagnostic[]): void {
  editor.setModelMarkers(model, owner, diagnostics.map(toMarker));
}

function toMarker(one: Diagnostic): editor.IMarkerData {
  const value = String(one.code ?? '');
  const href = one.codeDescription?.href;
  return {
    ...fromRange(one.range),
    severity: severities[one.severity ?? 1] ?? MarkerSeverity.Error,
    // Ours are plain text.
    message: typeof one.message === 'string' ? one.message : one.message.value,
    source: one.source ?? owner,
    code: href === undefined ? value : { value, target: Uri.parse(href) },
    // LSP's tags have Monaco's numbers.
    tags: (one.tags ?? []) as MarkerTag[],
    relatedInformation: (one.relatedInformation ?? []).map(({ location, message }) => ({
      ...fromRange(location.range),
      resource: Uri.parse(location.uri),
      message,
    })),
  };
}
