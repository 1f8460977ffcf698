/** The canonical style of a file. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { tokenize } from '../lexer/tokens.ts';
import { parse } from '../parse.ts';
import { type Doc, layout, newline } from './doc.ts';
import { statement } from './statements.ts';
import { TokenStream } from './stream.ts';

/**
 * Formats a file: two spaces of indentation, a clause a line where a rule has several, at most 100 columns where the
 * tokens allow it, comments and single blank lines kept, LF line ends. What the text means does not change, and
 * formatting twice changes nothing. A text with mistakes of syntax is given back as it is, with its diagnostics.
 */
export function format(text: string, name = 'file.hedge'): { text: string; diagnostics: Diagnostic[] } {
  const { ast, diagnostics } = parse({ name, text });
  if (diagnostics.length > 0) return { text, diagnostics };
  const s = new TokenStream(text, tokenize(text).tokens, ast.comments);
  const docs = ast.statements.map((d): Doc => [newline(s.blankAhead()), s.takeLeading(), statement(s, d)]);
  return { text: layout([docs, newline(false), s.takeLeading()]), diagnostics };
}
