/** The one table of what the service answers, by LSP's names. */
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy.ts';
import { codeActions } from './features/code-actions.ts';
import { codeLenses } from './features/code-lens.ts';
import { executeCommand } from './features/commands.ts';
import { completion, resolveCompletion } from './features/completion.ts';
import { pullDiagnostics } from './features/diagnostics.ts';
import { formatting, formattingOnType, rangeFormatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { linkedEditing } from './features/linked-editing.ts';
import { documentLinks } from './features/links.ts';
import { definition, highlights, prepareRename, references, rename } from './features/navigation.ts';
import { preludeText } from './features/prelude-text.ts';
import { semanticTokensDelta, semanticTokensFull } from './features/semantic-token-deltas.ts';
import { semanticTokensRange } from './features/semantic-tokens.ts';
import { signatureHelp } from './features/signature-help.ts';
import { foldingRanges, selectionRanges } from './features/structure.ts';
import { documentSymbols, workspaceSymbols } from './features/symbols.ts';

export const methods = {
  'textDocument/diagnostic': pullDiagnostics,
  'textDocument/codeAction': codeActions,
  'textDocument/completion': completion,
  'completionItem/resolve': resolveCompletion,
  'textDocument/hover': hover,
  'textDocument/definition': definition,
  'textDocument/references': references,
  'textDocument/documentHighlight': highlights,
  'textDocument/prepareRename': prepareRename,
  'textDocument/rename': rename,
  'textDocument/linkedEditingRange': linkedEditing,
  'textDocument/documentSymbol': documentSymbols,
  'workspace/symbol': workspaceSymbols,
  'textDocument/prepareCallHierarchy': prepareCallHierarchy,
  'callHierarchy/incomingCalls': incomingCalls,
  'callHierarchy/outgoingCalls': outgoingCalls,
  'workspace/textDocumentContent': preludeText,
  'textDocument/signatureHelp': signatureHelp,
  'textDocument/semanticTokens/full': semanticTokensFull,
  'textDocument/semanticTokens/full/delta': semanticTokensDelta,
  'textDocument/semanticTokens/range': semanticTokensRange,
  'textDocument/inlayHint': inlayHints,
  'textDocument/foldingRange': foldingRanges,
  'textDocument/selectionRange': selectionRanges,
  'textDocument/documentLink': documentLinks,
  'textDocument/codeLens': codeLenses,
  'workspace/executeCommand': executeCommand,
  'textDocument/formatting': formatting,
  'textDocument/rangeFormatting': rangeFormatting,
  'textDocument/onTypeFormatting': formattingOnType,
} as const;

export type Method = keyof typeof methods;
export type MethodParams<M extends Method> = Parameters<(typeof methods)[M]>[1];
export type MethodResult<M extends Method> = ReturnType<(typeof methods)[M]>;
