/** Registers everything with Monaco while at least one editor is there, and takes it back after the last. */
import { editor, type IDisposable, languages } from 'monaco-editor/editor';
import { codeActionKinds, codeActionProvider } from './code-actions.ts';
import { codeLensProvider } from './code-lens.ts';
import { registerCommands } from './commands.ts';
import { completionProvider } from './completion.ts';
import { contextOf } from './contexts.ts';
import { definitionProvider, disposePreludeModels } from './definition.ts';
import { formattingProvider, onTypeFormattingProvider, rangeFormattingProvider } from './formatting.ts';
import { hoverProvider } from './hover.ts';
import { inlayHintsProvider } from './inlay-hints.ts';
import { languageId as id, registerLanguage } from './language.ts';
import { linkedEditingProvider } from './linked-editing.ts';
import { linkProvider } from './links.ts';
import { highlightProvider, referenceProvider } from './references.ts';
import { renameProvider } from './rename.ts';
import { semanticTokensProvider } from './semantic-tokens.ts';
import { signatureHelpProvider } from './signature-help.ts';
import { foldingProvider, selectionProvider } from './structure.ts';
import { symbolProvider } from './symbols.ts';
import { defineThemes } from './themes.ts';
import './features.ts';

let users = 0;
let registered: IDisposable[] = [];

/** Counts its callers; the last to dispose takes all providers back. */
export function useLanguage(): IDisposable {
  if (users++ === 0) registered = registerAll();
  let isOver = false;
  return {
    dispose() {
      if (isOver) return;
      isOver = true;
      if (--users > 0) return;
      for (const one of registered) one.dispose();
      registered = [];
      disposePreludeModels();
    },
  };
}

function registerAll(): IDisposable[] {
  defineThemes();
  return [
    ...registerLanguage(),
    languages.registerCompletionItemProvider(id, completionProvider),
    languages.registerHoverProvider(id, hoverProvider),
    languages.registerSignatureHelpProvider(id, signatureHelpProvider),
    languages.registerDefinitionProvider(id, definitionProvider),
    languages.registerReferenceProvider(id, referenceProvider),
    languages.registerDocumentHighlightProvider(id, highlightProvider),
    languages.registerRenameProvider(id, renameProvider),
    languages.registerLinkedEditingRangeProvider(id, linkedEditingProvider),
    languages.registerDocumentSymbolProvider(id, symbolProvider),
    languages.registerFoldingRangeProvider(id, foldingProvider),
    languages.registerSelectionRangeProvider(id, selectionProvider),
    languages.registerDocumentSemanticTokensProvider(id, semanticTokensProvider),
    languages.registerInlayHintsProvider(id, inlayHintsProvider),
    languages.registerDocumentFormattingEditProvider(id, formattingProvider),
    languages.registerDocumentRangeFormattingEditProvider(id, rangeFormattingProvider),
    languages.registerOnTypeFormattingEditProvider(id, onTypeFormattingProvider),
    languages.registerCodeLensProvider(id, codeLensProvider),
    languages.registerCodeActionProvider(id, codeActionProvider, {
      providedCodeActionKinds: codeActionKinds,
    }),
    languages.registerLinkProvider(id, linkProvider),
    ...registerCommands(),
    editor.registerEditorOpener({
      openCodeEditor(source, resource, where) {
        const model = source.getModel();
        const context = model && contextOf(model.uri.toString());
        if (!context) return false;
        const range = where && !('startLineNumber' in where) ? pointOf(where) : where;
        return context.open(resource, range);
      },
    }),
  ];
}

const pointOf = ({ lineNumber, column }: { lineNumber: number; column: number }) => ({
  startLineNumber: lineNumber,
  startColumn: column,
  endLineNumber: lineNumber,
  endColumn: column,
});
