import { commandNames, tokenModifiers, tokenTypes } from '@hedgerow/dsl/service';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { version } from '../io/version.ts';

/** Whether the client asks for diagnostics itself. */
export const pulls = ({ capabilities }: InitializeParams): boolean =>
  capabilities.textDocument?.diagnostic !== undefined;

/** What the server can do for a client. Positions count UTF-16 units, which every client knows. */
export function initializeResult(params: InitializeParams): InitializeResult {
  const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
  return {
    serverInfo: { name: 'hedgerow', version },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      completionProvider: { triggerCharacters: ['.', ' ', '{'], resolveProvider: true },
      signatureHelpProvider: { triggerCharacters: ['(', ','] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
      codeLensProvider: {},
      documentLinkProvider: {},
      documentFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      inlayHintProvider: true,
      semanticTokensProvider: { legend, full: true, range: true },
      executeCommandProvider: { commands: Object.values(commandNames) },
      ...(pulls(params) && {
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
      }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
