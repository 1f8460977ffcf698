import { commandNames, tokenModifiers, tokenTypes } from '@hedgerow/dsl/service';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { version } from '../io/version.ts';
import { encodingFor } from './encoding.ts';

/** Whether the client asks for diagnostics itself. */
export const pulls = ({ capabilities }: InitializeParams): boolean =>
  capabilities.textDocument?.diagnostic !== undefined;

/** What the server can do for a client. */
export function initializeResult(params: InitializeParams): InitializeResult {
  const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
  return {
    serverInfo: { name: 'hedgerow', version },
    capabilities: {
      positionEncoding: encodingFor(params),
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      completionProvider: { triggerCharacters: ['.', ' ', '{'], resolveProvider: true },
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: { workDoneProgress: true },
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      linkedEditingRangeProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: { workDoneProgress: true },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.SourceFixAll],
      },
      codeLensProvider: {},
      documentLinkProvider: {},
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
      callHierarchyProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      inlayHintProvider: true,
      semanticTokensProvider: { legend, full: { delta: true }, range: true },
      executeCommandProvider: { commands: Object.values(commandNames), workDoneProgress: true },
      ...(pulls(params) && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      }),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        textDocumentContent: { schemes: ['hedgerow'] },
      },
    },
  };
}
