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

/** After the brace that closes a block: the whole file, where it can be read. After a new line: its indent. */
export function formattingOnType(
  cx: FeatureContext,
  params: Asked & { readonly position: Position; readonly ch: string },
): TextEdit[] {
  if (params.ch === '}') return formatting(cx, params);
  const document = placeOf(cx, params)?.document;
  return params.ch === '\n' && document ? indented(document, params.position.line) : [];
}

/** A line behind one that opens a block, `rule r:` or `layer l {`, stands two columns further in. */
function indented(document: TextDocument, line: number): TextEdit[] {
  const above = line > 0 ? document.line(line - 1) : '';
  if (!/^[^#"]*[:{][ \t]*(?:#.*)?$/.test(above)) return [];
  const wanted = `${/^[ \t]*/.exec(above)![0]}  `;
  const [found] = /^[ \t]*/.exec(document.line(line))!;
  if (found === wanted) return [];
  const start = { line, character: 0 };
  return [{ range: { start, end: { line, character: found.length } }, newText: wanted }];
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
