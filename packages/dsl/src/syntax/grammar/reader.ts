import { EmbeddedActionsParser, type TokenType, tokenMatcher } from 'chevrotain';
import {
  type CheckId,
  type Diagnostic,
  type DiagnosticParams,
  diagnostic,
  type Extras,
  type Fix,
} from '../../diagnostics/diagnostic.ts';
import { closeTo } from '../../semantics/suggest.ts';
import { type Span, span } from '../../source/span.ts';
import { endToken, Token, type TokenKind, vocabulary } from '../lexer/tokens.ts';
import { mostDiagnostics } from '../limits.ts';

/** Thrown when the parser cannot go on where it is; the diagnostic is reported already. It carries nothing. */
export const lost = Symbol('lost');

/** The text that a parser reads, and the name of its file. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/**
 * Chevrotain's parser over the tokens of one file: what stands around the present place, and how a mistake there is
 * told. Its own recovery is off: it repairs by the grammar alone, and cannot say what was meant; resilient.ts does both.
 */
export abstract class TokenReader extends EmbeddedActionsParser {
  /** While Chevrotain walks the rules once to learn the grammar, there are no tokens, and no mistakes. */
  protected recording = true;
  protected get reading(): boolean {
    return !this.recording;
  }

  protected file: Source = { name: '', text: '' };
  protected found: Diagnostic[] = [];
  /** After a mistake, until the next statement, whatever else is wrong is its consequence. */
  protected silent = false;
  #end = endToken(0);

  /** `validate` has Chevrotain look for faults of the grammar itself, which a test does; it takes as long as a file. */
  constructor(validate = false) {
    // Where more than one token decides, a gate says so; deeper tables would only make the start slower.
    super(vocabulary, { maxLookahead: 1, recoveryEnabled: false, skipValidations: !validate });
  }

  /** Lets Chevrotain learn the grammar, which takes some milliseconds; once all rules are there. */
  protected analyse(): void {
    this.performSelfAnalysis();
    this.recording = false;
  }

  /** Sets the parser to the beginning of a row of tokens, which a token of kind `end` closes. */
  protected open(source: Source, tokens: Token[]): void {
    this.input = tokens;
    this.#end = tokens.at(-1)!;
    this.file = source;
    this.found = [];
    this.silent = false;
  }

  // ---- Places ----

  protected peek(ahead = 0): Token {
    const t = this.LA(ahead + 1);
    return t instanceof Token ? t : this.#end;
  }

  protected get previous(): Token {
    const t = this.LA(0);
    return t instanceof Token ? t : this.peek();
  }

  /** Whether nothing has been read yet. */
  protected get atBeginning(): boolean {
    return !(this.LA(0) instanceof Token);
  }

  /** Reads a token, whatever it is. */
  protected next(): Token {
    const t = this.peek();
    if (t.kind !== 'end') this.SKIP_TOKEN();
    return t;
  }

  protected at(kind: TokenKind, ahead = 0): boolean {
    return this.peek(ahead).kind === kind;
  }

  /** Whether a token of a type or category stands here. */
  protected stands(type: TokenType, ahead = 0): boolean {
    return tokenMatcher(this.peek(ahead), type);
  }

  protected spanFrom(start: number): Span {
    return span(start, Math.max(start, this.previous.end));
  }

  protected textOf(part: Span): string {
    return this.file.text.slice(part.start, part.end);
  }

  protected column(t: Token): number {
    const before = this.file.text.slice(Math.max(0, t.start - 500), t.start);
    return before.length - 1 - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  }

  protected beginsLine(t: Token): boolean {
    return /(^|[\r\n])[ \t\ufeff]*$/.test(this.file.text.slice(Math.max(0, t.start - 500), t.start));
  }

  // ---- Mistakes ----

  /** A mistake whose repair is certain, so that what follows can still be read and judged. */
  protected report<Id extends CheckId>(
    id: Id,
    params: DiagnosticParams<Id>,
    at: Span,
    extras?: Extras,
  ): void {
    if (this.recording || this.silent || this.found.length > mostDiagnostics) return;
    this.found.push(diagnostic(id, params, { file: this.file.name, span: at }, extras));
  }

  /** A mistake after which the parser goes on, but trusts its own complaints no more until the next statement. */
  protected mistake<Id extends CheckId>(
    id: Id,
    params: DiagnosticParams<Id>,
    at = this.place(),
    extras?: Extras,
  ): void {
    this.report(id, params, at, extras);
    this.silent = true;
  }

  /** A mistake after which nothing can be read here. */
  protected fail<Id extends CheckId>(id: Id, params: DiagnosticParams<Id>, at = this.place()): never {
    this.mistake(id, params, at);
    throw lost;
  }

  /** The next token as messages name it. */
  protected here(): string {
    const t = this.peek();
    if (t.kind === 'end' && t.text === '') return 'the end of the file';
    return t.text.length > 40 ? `\`${t.text.slice(0, 37)}...\`` : `\`${t.text}\``;
  }

  /** Where something is missing: at the token that stands there instead, or behind the last one if that is on another line. */
  protected place(): Span {
    const t = this.peek();
    const before = this.previous;
    const sameLine =
      t !== before && t.kind !== 'end' && !/[\r\n]/.test(this.file.text.slice(before.end, t.start));
    return sameLine || this.atBeginning ? span(t.start, t.end) : span(before.end, before.end);
  }

  /** The word that was certainly meant, with the edit that writes it. */
  protected suggestion(t: Token, candidates: Iterable<string>): { suggestion?: string; extras: Extras } {
    const [suggestion] = t.text.length > 40 ? [] : closeTo(t.text, candidates);
    if (suggestion === undefined) return { extras: {} };
    return { suggestion, extras: { fix: this.rewrite(span(t.start, t.end), suggestion) } };
  }

  protected rewrite(at: Span, text: string): Fix {
    return { title: `write \`${text}\``, edits: [{ file: this.file.name, span: at, text }] };
  }
}
