/** Colours as what differs from those told before, so that a long file is not sent anew at each key. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensEdit,
  TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import type { FeatureContext } from '../feature.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { tell, toldBefore } from './told-tokens.ts';

interface Asked {
  readonly textDocument: TextDocumentIdentifier;
}

export function semanticTokensFull(cx: FeatureContext, params: Asked): SemanticTokens {
  const { uri } = params.textDocument;
  const tokens = semanticTokens(cx, params);
  return cx.workspace.get(uri) ? { resultId: tell(cx.workspace, uri, tokens.data), ...tokens } : tokens;
}

export function semanticTokensDelta(
  cx: FeatureContext,
  params: Asked & { readonly previousResultId: string },
): SemanticTokens | SemanticTokensDelta {
  const before = toldBefore(cx.workspace, params.textDocument.uri, params.previousResultId);
  const { data, ...told } = semanticTokensFull(cx, params);
  return before ? { ...told, edits: difference(before, data) } : { ...told, data };
}

/** Numbers of one token. */
const width = 5;

/** The one stretch of whole tokens in which two answers differ. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  head -= head % width;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  tail -= tail % width;
  const deleteCount = before.length - head - tail;
  const data = after.slice(head, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: head, deleteCount, data }];
}
