/** The tokens of a file with their comments, taken one by one as the tree is walked. */
import type { Comment } from '../ast.ts';
import { readNumber } from '../lexer/numbers.ts';
import type { Token } from '../lexer/tokens.ts';
import { unitSpellings } from '../words.ts';
import type { Doc, PrintedComment } from './doc.ts';

export class TokenStream {
  readonly tokens: readonly Token[];
  readonly #text: string;
  readonly #leading = new Map<Token, PrintedComment[]>();
  readonly #trailing = new Map<Token, PrintedComment[]>();
  #index = 0;

  constructor(text: string, tokens: readonly Token[], comments: readonly Comment[]) {
    this.#text = text;
    this.tokens = tokens;
    this.#attach(comments);
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.#index + ahead, this.tokens.length - 1)]!;
  }

  get position(): number {
    return this.#index;
  }

  /** Goes to another place, to write parts in another order than they stand in. */
  seek(position: number): void {
    this.#index = position;
  }

  /** The next token with its comments around it. */
  take(): Doc {
    const token = this.peek();
    this.#index++;
    return [
      comments(this.#leading.get(token)),
      { kind: 'token', token, text: this.#spelling(token) },
      comments(this.#trailing.get(token)),
    ];
  }

  /** The comments above the next token, which then comes without them. */
  takeLeading(): Doc {
    const token = this.peek();
    const docs = comments(this.#leading.get(token));
    this.#leading.delete(token);
    return docs;
  }

  /** Where the token that begins at or behind an offset stands, looking on from the next one. */
  indexOf(offset: number): number {
    let i = this.#index;
    while (this.tokens[i]!.kind !== 'end' && this.tokens[i]!.start < offset) i++;
    return i;
  }

  /** All tokens that begin before `offset`. */
  upTo(offset: number): Doc[] {
    const docs: Doc[] = [];
    while (this.peek().start < offset && this.peek().kind !== 'end') docs.push(this.take());
    return docs;
  }

  /** Whether a blank line stands before the next token and the comments above it. */
  blankAhead(): boolean {
    const [first] = this.#leading.get(this.peek()) ?? [];
    if (first !== undefined) return first.blankBefore;
    const before = this.tokens[this.#index - 1];
    return before !== undefined && blankBetween(this.#text, before.end, this.peek().start);
  }

  /** Whether the source has no line end between two offsets. */
  onOneLine(start: number, end: number): boolean {
    return !/[\r\n]/.test(this.#text.slice(start, end));
  }

  /** Units agree with their count: `1 session`, `3 sessions`. All else is written as it stands. */
  #spelling(token: Token): string {
    const written = this.#text.slice(token.start, token.end);
    const unit = token.kind === 'word' ? unitSpellings.get(token.text) : undefined;
    const before = this.tokens[this.#index - 2];
    if (unit === undefined || before?.kind !== 'number') return written;
    const count = readNumber(before.text);
    return 'value' in count && count.value === 1 && count.suffix === '' ? unit.slice(0, -1) : unit;
  }

  /** Each comment belongs to the token before it on its line, or else to the next token. */
  #attach(all: readonly Comment[]): void {
    let next = 0;
    all.forEach((comment, i) => {
      while (this.tokens[next]!.kind !== 'end' && this.tokens[next]!.start < comment.span.start) next++;
      const before = this.tokens[next - 1];
      const after = this.tokens[next]!;
      const start = Math.max(before?.end ?? 0, all[i - 1]?.span.end ?? 0);
      const end = Math.min(after.start, all[i + 1]?.span.start ?? after.start);
      const own = before === undefined || !this.onOneLine(before.end, comment.span.start);
      const printed = {
        text: comment.text,
        own,
        blankBefore: start > 0 && blankBetween(this.#text, start, comment.span.start),
        blankAfter: end === after.start && blankBetween(this.#text, comment.span.end, end),
      };
      const [map, token] = own ? [this.#leading, after] : [this.#trailing, before];
      map.set(token, [...(map.get(token) ?? []), printed]);
    });
  }
}

const blankBetween = (text: string, start: number, end: number): boolean =>
  (text.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0) > 1;

const comments = (found: readonly PrintedComment[] | undefined): Doc =>
  (found ?? []).map((comment): Doc => ({ kind: 'comment', comment }));
