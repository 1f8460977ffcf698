import { span } from '../../source/span.ts';
import type { Token } from '../lexer/tokens.ts';
import type { Cursor } from './cursor.ts';

/** Whether the closing quote of a string stands on its line; reported if not. */
export function checkClosed(p: Cursor, t: Token): boolean {
  const closed = /^"(?:[^"\\]|\\.)*"$/.test(t.text);
  if (!closed) p.mistake('unclosed-string', {}, span(t.start, t.end));
  return closed;
}
