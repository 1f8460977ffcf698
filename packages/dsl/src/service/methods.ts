/** The one table of what the service answers, by LSP's names. */
import { codeActions } from './features/code-actions.ts';
import { pullDiagnostics } from './features/diagnostics.ts';
import { formatting, formattingOnType } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { definition, highlights, prepareRename, references, rename } from './features/navigation.ts';
import { documentSymbols, workspaceSymbols } from './features/symbols.ts';

export const methods = {
  'textDocument/diagnostic': pullDiagnostics,
  'textDocument/codeAction': codeActions,
  'textDocument/hover': hover,
  'textDocument/definition': definition,
  'textDocument/references': references,
  'textDocument/documentHighlight': highlights,
  'textDocument/prepareRename': prepareRename,
  'textDocument/rename': rename,
  'textDocument/documentSymbol': documentSymbols,
  'workspace/symbol': workspaceSymbols,
  'textDocument/formatting': formatting,
  'textDocument/onTypeFormatting': formattingOnType,
} as const;

export type Method = keyof typeof methods;
export type MethodParams<M extends Method> = Parameters<(typeof methods)[M]>[1];
export type MethodResult<M extends Method> = ReturnType<(typeof methods)[M]>;
