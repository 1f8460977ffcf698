import type { Position, TextDocumentIdentifier, TextEdit } from 'vscode-languageserver-types';
import { format } from '../../syntax/print/format.ts';
import { type FeatureContext, placeOf } from '../feature.ts';
import type { TextDocument } from '../text-document.ts';

interface Asked {
  readonly textDocument: TextDocumentIdentifier;
}

/** The canonical style, as one edit of the lines that differ; nothing for a text with mistakes of syntax. */
export function formatting(cx: FeatureContext, params: Asked): TextEdit[] {
  const place = placeOf(cx, params);
  if (!place) return [];
  const { document } = place;
  const { text, diagnostics } = format(document.text, document.uri);
  return diagnostics.length > 0 ? [] : difference(document, text);
}

/** After the brace that closes a block or a new line: the whole file, where it can be read. */
export function formattingOnType(
  cx: FeatureContext,
  params: Asked & { readonly position: Position; readonly ch: string },
): TextEdit[] {
  // A new line is not joined away while the author is about to write on it.
  return params.ch === '}' ? formatting(cx, params) : [];
}

/** The smallest single edit that makes one text of another, so that a caret outside of it stays where it is. */
function difference(document: TextDocument, text: string): TextEdit[] {
  const before = document.text;
  if (before === text) return [];
  let start = 0;
  while (start < before.length && before[start] === text[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, text.length) - start;
  while (tail < most && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const span = { start, end: before.length - tail };
  return [{ range: document.range(span), newText: text.slice(start, text.length - tail) }];
}
