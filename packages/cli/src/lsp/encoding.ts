/** Columns as a client counts them: in UTF-16 units as the service does, in bytes of UTF-8, or in code points. */

import type { TextDocument } from '@hedgerow/dsl/service';
import { type InitializeParams, type Position, PositionEncodingKind } from 'vscode-languageserver/node';

const known: readonly PositionEncodingKind[] = [
  PositionEncodingKind.UTF16,
  PositionEncodingKind.UTF8,
  PositionEncodingKind.UTF32,
];

/** UTF-16 where the client offers it, or offers nothing: every client must know it, and it is how texts lie here. */
export function encodingFor({ capabilities }: InitializeParams): PositionEncodingKind {
  const offered = capabilities.general?.positionEncodings ?? [];
  return known.find((one) => offered.includes(one)) ?? PositionEncodingKind.UTF16;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** How many units of an encoding a text has. */
function unitsIn(text: string, encoding: PositionEncodingKind): number {
  let units = 0;
  for (const character of text) {
    units += encoding === PositionEncodingKind.UTF8 ? utf8Length(character.codePointAt(0)!) : 1;
  }
  return units;
}

/** The UTF-16 column of the character in which so many units end; the line's end, where it has fewer. */
function columnOf(line: string, units: number, encoding: PositionEncodingKind): number {
  let left = units;
  let column = 0;
  for (const character of line) {
    const size = encoding === PositionEncodingKind.UTF8 ? utf8Length(character.codePointAt(0)!) : 1;
    if (left < size) break;
    left -= size;
    column += character.length;
  }
  return column;
}

export const fromClient = (
  { line, character }: Position,
  document: TextDocument,
  encoding: PositionEncodingKind,
): Position => ({ line, character: columnOf(document.line(line), character, encoding) });

export const toClient = (
  { line, character }: Position,
  document: TextDocument,
  encoding: PositionEncodingKind,
): Position => ({ line, character: unitsIn(document.line(line).slice(0, character), encoding) });
