import { span } from '../../source/span.ts';
import type { Token } from '../lexer/tokens.ts';
import type { ReservedWord } from '../words.ts';
import type { Cursor } from './cursor.ts';

/**
 * `{ entry entry ... }`. `words` are the words that begin statements elsewhere and have a meaning of their own in
 * this block. An entry that cannot be read is skipped up to the next token for which `isEntry` is sure; a block that is not closed ends where the
 * next statement begins, so that what follows is not swallowed.
 */
export function block(
  p: Cursor,
  words: readonly ReservedWord[],
  entry: () => void,
  isEntry: (t: Token) => boolean = () => false,
): void {
  const open = p.peek();
  if (!p.accept('{')) {
    p.fail('unexpected-token', { expected: '`{` and the parts of the block', found: p.found() });
  }
  const outer = p.blockWords;
  p.blockWords = words;
  while (!p.at('}') && !p.at('end') && !p.atStatement()) {
    const before = p.position;
    if (isEntry(p.peek())) p.silent = false;
    p.attempt(entry, (t) => t.kind === '}' || isEntry(t));
    // What no entry can begin with is skipped, or the loop would stand still.
    if (p.position === before) p.next();
  }
  p.blockWords = outer;
  if (!p.accept('}')) p.mistake('unclosed-brace', { found: p.found() }, span(open.start, open.end));
}
