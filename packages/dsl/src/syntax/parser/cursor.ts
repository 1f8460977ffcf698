import {
  type Diagnostic,
  type DiagnosticId,
  type DiagnosticParams,
  diagnostic,
  type Extras,
  type Fix,
} from '../../diagnostics/diagnostic.ts';
import { closeTo } from '../../semantics/suggest.ts';
import { type Span, span } from '../../source/span.ts';
import type { BadExpr, Expr, Ident } from '../ast.ts';
import type { Mark, Token } from '../lexer/tokens.ts';
import { deepestNesting, mostDiagnostics } from '../limits.ts';
import { type ReservedWord, reservedWords, statementWords } from '../words.ts';
import { Walker } from './walker.ts';

/** Thrown when the parser cannot go on where it is; the diagnostic is reported already. It carries nothing. */
export const lost = Symbol('lost');

/** What ends an operand beside the grammar itself, in the few places where the language is terse. */
export type Surroundings =
  | 'plain'
  /** A size: `of` and `by X` belong to the size and not to the operand. */
  | 'size'
  /** A score: `+W when` begins a term. */
  | 'score'
  /** A regime: a word before `when` or `otherwise` is the next state, even `rising` or `falling`. */
  | 'states';

const reserved: ReadonlySet<string> = new Set(reservedWords);
const statements: ReadonlySet<string> = new Set(statementWords);

/** Walks the tokens of one file, reports what is wrong with them, and finds its way back after a mistake. */
export class Cursor extends Walker {
  readonly diagnostics: Diagnostic[] = [];
  surroundings: Surroundings = 'plain';
  /** Words that begin statements elsewhere and have another meaning in the block that is being read. */
  blockWords: readonly ReservedWord[] = [];
  /** The column at which the statement that is being read begins. */
  margin = 0;
  /** After a mistake, until the next statement, whatever else is wrong is its consequence. */
  silent = false;
  #depth = 0;

  /** The place in the tokens, to come back to. */
  mark(): { readonly index: number; readonly reported: number; readonly silent: boolean } {
    return { index: this.position, reported: this.diagnostics.length, silent: this.silent };
  }

  /** Goes back to a mark and forgets what was reported since. */
  rewind(to: ReturnType<Cursor['mark']>): void {
    this.position = to.index;
    this.diagnostics.length = to.reported;
    this.silent = to.silent;
  }

  // ---- Expecting ----

  /** A mark or word that the grammar asks for here; where it is missing, the parser goes on as if it stood there. */
  expect(kind: Mark | ReservedWord, context = ''): void {
    if (this.accept(kind)) return;
    this.mistake('unexpected-token', { expected: `\`${kind}\`${context}`, found: this.found() });
  }

  expectWord(text: string, context = ''): void {
    if (this.acceptWord(text)) return;
    this.mistake('unexpected-token', { expected: `\`${text}\`${context}`, found: this.found() });
  }

  /** A name that is declared or used here; `expected` says of what: "the name of a layer". */
  name(expected: string): Ident {
    const t = this.peek();
    if (t.kind === 'word') {
      this.next();
      return { kind: 'Ident', name: t.text, span: span(t.start, t.end) };
    }
    // A reserved word that is followed by what follows names was meant as a name, not as the next clause.
    if (
      reserved.has(t.kind) &&
      !this.beginsLine(t) &&
      ['=', ':', ',', '(', ')'].includes(this.peek(1).kind)
    ) {
      this.next();
      this.report('reserved-name', { word: t.text, expected }, span(t.start, t.end));
      return { kind: 'Ident', name: t.text, span: span(t.start, t.end) };
    }
    return this.fail('expected-name', { expected, found: this.found() });
  }

  /** `( item, item )`, at least one. */
  list<T>(item: () => T, context: string): T[] {
    this.expect('(', context);
    const items = [item()];
    while (this.accept(',')) items.push(item());
    this.expect(')', context);
    return items;
  }

  // ---- Reporting ----

  /** A mistake whose repair is certain, so that what follows can still be read and judged. */
  report<Id extends DiagnosticId>(id: Id, params: DiagnosticParams<Id>, at: Span, extras?: Extras): void {
    if (this.silent || this.diagnostics.length > mostDiagnostics) return;
    this.diagnostics.push(diagnostic(id, params, { file: this.file, span: at }, extras));
  }

  /** Trusts its own complaints again, at a new statement, unless the last complaint was about its very first token. */
  recovered(): void {
    this.silent = this.silent && this.diagnostics.at(-1)?.span.start === this.peek().start;
  }

  /** A mistake after which the parser goes on, but trusts its own complaints no more until the next statement. */
  mistake<Id extends DiagnosticId>(
    id: Id,
    params: DiagnosticParams<Id>,
    at = this.place(),
    extras?: Extras,
  ): void {
    this.report(id, params, at, extras);
    this.silent = true;
  }

  /** A mistake after which nothing can be read here. */
  fail<Id extends DiagnosticId>(id: Id, params: DiagnosticParams<Id>, at = this.place()): never {
    this.mistake(id, params, at);
    throw lost;
  }

  /** The next token as messages name it. */
  found(): string {
    const t = this.peek();
    if (t.kind === 'end' && t.text === '') return 'the end of the file';
    return t.text.length > 40 ? `\`${t.text.slice(0, 37)}...\`` : `\`${t.text}\``;
  }

  /** Where something is missing: at the token that stands there instead, or behind the last one if that is on another line. */
  place(): Span {
    const t = this.peek();
    const before = this.previous;
    const sameLine = t !== before && t.kind !== 'end' && !/[\r\n]/.test(this.text.slice(before.end, t.start));
    return sameLine || this.position === 0 ? span(t.start, t.end) : span(before.end, before.end);
  }

  /** The word that was certainly meant, with the edit that writes it. */
  suggestion(t: Token, candidates: Iterable<string>): { suggestion?: string; extras: Extras } {
    const [suggestion] = t.text.length > 40 ? [] : closeTo(t.text, candidates);
    if (suggestion === undefined) return { extras: {} };
    return { suggestion, extras: { fix: this.rewrite(span(t.start, t.end), suggestion) } };
  }

  rewrite(at: Span, text: string): Fix {
    return { title: `write \`${text}\``, edits: [{ file: this.file, span: at, text }] };
  }

  // ---- Recovering ----

  /** Reads an expression; where it cannot be read, leaves a hole and goes on at the next clause or statement. */
  hole(read: () => Expr, isNext: (t: Token) => boolean): Expr {
    const start = this.peek().start;
    const bad = (): BadExpr => ({ kind: 'Bad', span: span(start, Math.max(start, this.previous.end)) });
    return this.attempt(read, isNext) ?? bad();
  }

  /** Runs a part of the parser; if it gets lost, skips to the next place that makes sense. */
  attempt<T>(read: () => T, isNext: (t: Token) => boolean): T | undefined {
    const { surroundings, blockWords } = this;
    const depth = this.#depth;
    try {
      return read();
    } catch (e) {
      if (e !== lost) throw e;
      this.surroundings = surroundings;
      this.blockWords = blockWords;
      this.#depth = depth;
      this.skip(isNext);
      return undefined;
    }
  }

  skip(isNext: (t: Token) => boolean): void {
    while (!this.at('end') && !this.#resumesAtStatement() && !isNext(this.peek())) this.next();
  }

  /** Whether a statement begins here, where an entry of a block could begin too. */
  atStatement(): boolean {
    const { kind } = this.peek();
    if (kind === 'profile' && this.blockWords.includes(kind)) return this.at('{', 2);
    return statements.has(kind);
  }

  /**
   * Whether a statement begins here, in the middle of something broken. The grammar knows no indentation; but a word
   * that may be part of an entry (`+10% when`) is taken for a statement only where it stands at the margin.
   */
  #resumesAtStatement(): boolean {
    const t = this.peek();
    if (!this.atStatement()) return false;
    if (t.kind !== 'when' || !this.blockWords.includes(t.kind)) return true;
    return this.beginsLine(t) && this.column(t) <= this.margin;
  }

  /** Whether a `)` follows within the statement: then what stands here is out of place, and the `)` is not missing. */
  closesLater(): boolean {
    for (let ahead = 0; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === ')') return true;
      if (kind === 'end' || kind === '(' || kind === '{' || reserved.has(kind)) return false;
    }
  }

  /**
   * Whether the word here looks like the half-typed beginning of a statement (`in` of `input`, `for` of `forbid`): it
   * stands alone at the margin. Taking it for an operator would take the whole expression before it along.
   */
  atHalfTypedStatement(): boolean {
    const t = this.peek();
    const after = this.peek(1).kind;
    return (after === 'end' || statements.has(after)) && this.beginsLine(t) && this.column(t) <= this.margin;
  }

  // ---- Nesting ----

  /** Counts a level of nesting; beyond the deepest, reading stops before the stack of calls is at risk. */
  nested<T>(read: () => T): T {
    if (++this.#depth > deepestNesting) this.fail('nesting-too-deep', { limit: deepestNesting });
    const result = read();
    this.#depth--;
    return result;
  }

  /** Reads in surroundings of its own. */
  inside<T>(surroundings: Surroundings, read: () => T): T {
    const outer = this.surroundings;
    this.surroundings = surroundings;
    const result = read();
    this.surroundings = outer;
    return result;
  }
}
