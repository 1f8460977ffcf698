import type { Position, Range, TextDocumentIdentifier, TextEdit } from 'vscode-languageserver-types';
import { format } from '../../syntax/print/format.ts';
import { type FeatureContext, placeOf } from '../feature.ts';
import type { TextDocument } from '../text-document.ts';
import { type FormatEdit, formatEdits } from './format-edits.ts';

interface Asked {
  readonly textDocument: TextDocumentIdentifier;
}

/** The canonical style, as edits of what differs; nothing for a text with mistakes of syntax. */
export function formatting(cx: FeatureContext, params: Asked): TextEdit[] {
  const document = placeOf(cx, params)?.document;
  return document ? toLsp(document, formatEdits(document.text, styled(document))) : [];
}

/** The canonical style of whole lines: all that changes nothing outside of them. */
export function rangeFormatting(cx: FeatureContext, params: Asked & { readonly range: Range }): TextEdit[] {
  const document = placeOf(cx, params)?.document;
  if (!document) return [];
  const { text } = document;
  const { start, end } = params.range;
  // A selection of whole lines ends at the beginning of the line behind them.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const from = document.offsetAt({ line: start.line, character: 0 });
  const to = document.offsetAt({ line: last + 1, character: 0 });
  // Line ends are of the whole file, and stay.
  const made = /\r\n/.test(text) ? styled(document).replaceAll('\n', '\r\n') : styled(document);
  const beginsLine = ({ start, text: made }: FormatEdit): boolean =>
    (made === '' ? text[start - 1] : made.at(-1)) === '\n';
  const isWithin = (edit: FormatEdit): boolean =>
    edit.start >= from &&
    (edit.end < to || to === text.length || (edit.end === to && edit.start < to && beginsLine(edit)));
  return toLsp(document, formatEdits(text, made).filter(isWithin));
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

function styled({ text, uri }: TextDocument): string {
  const made = format(text, uri);
  return made.diagnostics.length > 0 ? text : made.text;
}

const toLsp = (document: TextDocument, edits: readonly FormatEdit[]): TextEdit[] =>
  edits.map((edit) => ({ range: document.range(edit), newText: edit.text }));

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
