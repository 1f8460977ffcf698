import { type Span, span } from '../../source/span.ts';
import type { Token, TokenKind } from '../lexer/tokens.ts';

/** A place among the tokens of a file: looking ahead, moving on, and where in the text that is. */
export class Walker {
  readonly file: string;
  readonly text: string;
  readonly tokens: Token[];
  /** How many tokens have been read. */
  position = 0;

  constructor(file: string, text: string, tokens: Token[]) {
    this.file = file;
    this.text = text;
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  get previous(): Token {
    return this.tokens[Math.max(this.position - 1, 0)]!;
  }

  next(): Token {
    const t = this.peek();
    if (t.kind !== 'end') this.position++;
    return t;
  }

  at(kind: TokenKind, ahead = 0): boolean {
    return this.peek(ahead).kind === kind;
  }

  /** Whether an unreserved word of the grammar stands here. */
  atWord(text: string, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t.kind === 'word' && t.text === text;
  }

  accept(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.next() : undefined;
  }

  acceptWord(text: string): Token | undefined {
    return this.atWord(text) ? this.next() : undefined;
  }

  /** Reads the next token as another kind from now on: a misspelt keyword as what was meant. */
  readAs(kind: TokenKind): void {
    this.tokens[this.position] = { ...this.peek(), kind };
  }

  spanFrom(start: number): Span {
    return span(start, Math.max(start, this.previous.end));
  }

  textOf(part: Span): string {
    return this.text.slice(part.start, part.end);
  }

  column(t: Token): number {
    const before = this.text.slice(Math.max(0, t.start - 500), t.start);
    return before.length - 1 - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  }

  beginsLine(t: Token): boolean {
    return /(^|[\r\n])[ \t\ufeff]*$/.test(this.text.slice(Math.max(0, t.start - 500), t.start));
  }
}
