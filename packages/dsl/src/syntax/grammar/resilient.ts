import type { IOrAlt, ParserMethod, TokenType } from 'chevrotain';
import { cover, span } from '../../source/span.ts';
import type { BadExpr, Ident } from '../ast.ts';
import { anyWord, name as nameToken, type Token, types } from '../lexer/tokens.ts';
import type { ContextWord, ReservedWord } from '../words.ts';
import { statementWords } from '../words.ts';
import { lost, type Source, TokenReader } from './reader.ts';

/** What ends an operand beside the grammar itself, in the few places where the language is terse. */
export type Surroundings =
  | 'plain'
  /** A size: `of` and `by X` belong to the size and not to the operand. */
  | 'size'
  /** A score: `+W when` begins a term. */
  | 'score'
  /** A regime: a word before `when` or `otherwise` is the next state, even `rising` or `falling`. */
  | 'states';

/** Whether reading goes on at a token after a mistake. */
export type Landmark = (t: Token) => boolean;
export const nowhere: Landmark = () => false;

/** What each alternative of a choice gives. */
export type Alts<T> = readonly IOrAlt<T>[];

/** A rule of the grammar, as Chevrotain keeps it. */
export type Rule<Args extends unknown[], Result> = ParserMethod<Args, Result>;

const statements: ReadonlySet<string> = new Set(statementWords);
const followsNames: ReadonlySet<string> = new Set(['=', ':', ',', '(', ')']);

/**
 * What the grammar's rules are written with beside Chevrotain's own methods, and how they recover. Like those methods,
 * each takes an index that tells its uses in one rule apart, and records what it reads.
 */
export abstract class ResilientParser extends TokenReader {
  protected surroundings: Surroundings = 'plain';
  /** Words that begin statements elsewhere and have another meaning in the block that is being read. */
  #blockWords: readonly ReservedWord[] = [];
  /** The column at which the statement that is being read begins. */
  protected margin = 0;
  /** Expressions that are being read inside one another. */
  protected depth = 0;

  protected override open(source: Source, tokens: Token[]): void {
    super.open(source, tokens);
    this.surroundings = 'plain';
    this.#blockWords = [];
    this.margin = 0;
    this.depth = 0;
  }

  // ---- Expecting ----

  /** A token that the grammar asks for here; where it is missing, the parser goes on as if it stood there. */
  protected expect(idx: number, type: TokenType, context = ''): void {
    if (this.recording || this.stands(type)) this.consume(idx, type);
    else this.mistake('unexpected-token', { expected: `\`${type.name}\`${context}`, found: this.here() });
  }

  /** A token without which nothing can be read here; `expected` is a phrase with its own backticks. */
  protected need(idx: number, type: TokenType, expected: string): Token {
    if (this.reading && !this.stands(type)) {
      this.fail('unexpected-token', { expected, found: this.here() });
    }
    return this.consume(idx, type) as Token;
  }

  /** A name that is declared or used here; `expected` says of what: "the name of a layer". */
  protected ident(idx: number, expected: string): Ident {
    if (this.recording || this.stands(nameToken)) return identOf(this.consume(idx, nameToken) as Token);
    const t = this.peek();
    // A reserved word that is followed by what follows names was meant as a name, not as the next clause.
    if (this.stands(anyWord) && !this.beginsLine(t) && followsNames.has(this.peek(1).kind)) {
      this.next();
      this.report('reserved-name', { word: t.text, expected }, span(t.start, t.end));
      return identOf(t);
    }
    return this.fail('expected-name', { expected, found: this.here() });
  }

  /** A name that may stand in a namespace: `book.vega`. */
  protected dotted(idx: number, expected: string): Ident {
    const first = this.ident(idx, expected);
    const member = this.option(idx, () => {
      this.consume(idx + 5, types['.']);
      return this.ident(idx + 1, `the rest of the name after \`${first?.name}.\``);
    });
    return this.ACTION(() =>
      member === undefined
        ? first
        : { kind: 'Ident', name: `${first.name}.${member.name}`, span: cover(first.span, member.span) },
    );
  }

  /** Names, separated by commas. */
  protected idents(idx: number, expected: string): Ident[] {
    const names = [this.ident(idx, expected)];
    this.many(idx, () => {
      this.consume(idx, types[',']);
      names.push(this.ident(idx + 1, expected));
    });
    return names;
  }

  /** One of a few words or marks, of which one certainly stands here. */
  protected oneOf<W extends keyof typeof types>(idx: number, choices: readonly [W, ...W[]]): W {
    if (this.recording) {
      this.or(
        idx,
        choices.map((choice) => ({ ALT: () => this.consume(idx, types[choice]) })),
      );
      return choices[0];
    }
    const chosen = choices.find((choice) => this.stands(types[choice])) ?? choices[0];
    this.consume(idx, types[chosen]);
    return chosen;
  }

  /** One word out of a few; a misspelt one counts as the closest. `what` names the choice: "an instrument". */
  protected choose<W extends ReservedWord | ContextWord>(
    idx: number,
    what: string,
    choices: readonly [W, ...W[]],
  ): W {
    this.mend(what, choices);
    return this.oneOf(idx, choices);
  }

  /** Makes sure that one word out of a few stands here: a misspelt one is reported, and read as the closest. */
  protected mend(what: string, choices: readonly (ReservedWord | ContextWord)[]): void {
    if (this.recording || choices.some((word) => this.stands(types[word]))) return;
    const t = this.peek();
    const { suggestion, extras } = this.suggestion(t, choices);
    const params = { what, word: this.here(), choices: [...choices], suggestion };
    const closest = choices.find((word) => word === suggestion);
    if (closest === undefined) this.fail('unknown-choice', params);
    this.report('unknown-choice', params, this.place(), extras);
    t.readAs(types[closest]);
  }

  /** A choice told by the first token; where none of the first fits, the last says what is wrong. */
  protected either<T>(idx: number, first: readonly [TokenType, () => T][], last: () => T): T {
    if (this.recording) {
      return this.or<Alts<T>>(idx, [
        ...first.map(([, read]) => ({ ALT: read })),
        { ALT: last, IGNORE_AMBIGUITIES: true },
      ]);
    }
    const taken = first.find(([type]) => this.stands(type));
    return taken === undefined ? last() : taken[1]();
  }

  /** A choice of which more than the first token decides; neither is tried before the other. */
  protected choice<T>(idx: number, takesFirst: boolean, first: () => T, second: () => T): T {
    if (this.recording) {
      return this.or<Alts<T>>(idx, [{ ALT: first, IGNORE_AMBIGUITIES: true }, { ALT: second }]);
    }
    return takesFirst ? first() : second();
  }

  /** A part that may be left out, where more than its first token says whether it is there. */
  protected optionally<T>(idx: number, stands: boolean, read: () => T): T | undefined {
    if (this.recording) return this.option(idx, read);
    return stands ? read() : undefined;
  }

  /** Reports a clause that is given twice; `t` is the word that begins it. */
  protected once(seen: Set<string>, t: Token): void {
    const clause = t.tokenType.name;
    if (seen.has(clause)) this.report('duplicate-clause', { clause }, span(t.start, t.end));
    seen.add(clause);
  }

  // ---- Recovering ----

  /** Runs a part of a rule; if it gets lost, skips to the next place that makes sense. */
  protected attempt<T>(read: () => T, isNext: Landmark): T | undefined {
    if (this.recording) return read();
    const { surroundings, depth } = this;
    const blockWords = this.#blockWords;
    try {
      return read();
    } catch (e) {
      if (e !== lost) throw e;
      this.surroundings = surroundings;
      this.depth = depth;
      this.#blockWords = blockWords;
      this.skip(isNext);
      return undefined;
    }
  }

  /** Runs a part of a rule; where it gets lost, leaves a hole and goes on at the next clause or statement. */
  protected hole<T>(read: () => T, isNext: Landmark): T | BadExpr {
    const { start } = this.peek();
    return this.attempt(read, isNext) ?? { kind: 'Bad', span: this.spanFrom(start) };
  }

  protected skip(isNext: Landmark): void {
    while (!this.at('end') && !this.#resumesAtStatement() && !isNext(this.peek())) this.next();
  }

  /** Trusts its own complaints again, at a new statement, unless the last complaint was about its very first token. */
  protected recovered(): void {
    this.silent = this.silent && this.found.at(-1)?.span.start === this.peek().start;
  }

  /**
   * `{ entry entry ... }`. `words` are the words that begin statements elsewhere and have a meaning of their own in
   * this block. An entry is tried at whatever stands there, so that it can say what is wrong; if it cannot be read, it
   * is skipped up to the next token for which `isEntry` is sure. A block that is not closed ends where the next
   * statement begins, so that what follows is not swallowed.
   */
  protected block(
    idx: number,
    words: readonly ReservedWord[],
    entry: () => void,
    isEntry: Landmark = nowhere,
  ): void {
    const open = this.need(idx, types['{'], '`{` and the parts of the block');
    if (this.recording) {
      this.many(idx, entry);
      this.consume(idx, types['}']);
      return;
    }
    const outer = this.#blockWords;
    this.#blockWords = words;
    while (!this.at('}') && !this.at('end') && !this.#atStatement()) {
      const before = this.peek();
      if (isEntry(before)) this.silent = false;
      this.attempt(entry, (t) => t.kind === '}' || isEntry(t));
      // What no entry can begin with is skipped, or the loop would stand still.
      if (this.peek() === before) this.next();
    }
    this.#blockWords = outer;
    if (this.at('}')) this.consume(idx, types['}']);
    else this.mistake('unclosed-brace', { found: this.here() }, span(open.start, open.end));
  }

  /** Whether a statement begins here, where an entry of a block could begin too. */
  #atStatement(): boolean {
    const { kind } = this.peek();
    if (kind === 'profile' && this.#blockWords.includes(kind)) return this.at('{', 2);
    return statements.has(kind);
  }

  /**
   * Whether a statement begins here, in the middle of something broken. The grammar knows no indentation; but a word
   * that may be part of an entry (`+10% when`) is taken for a statement only where it stands at the margin.
   */
  #resumesAtStatement(): boolean {
    const t = this.peek();
    if (!this.#atStatement()) return false;
    if (t.kind !== 'when' || !this.#blockWords.includes(t.kind)) return true;
    return this.beginsLine(t) && this.column(t) <= this.margin;
  }

  /**
   * Whether the word here looks like the half-typed beginning of a statement (`in` of `input`, `for` of `forbid`): it
   * stands alone at the margin. Taking it for an operator would take the whole expression before it along.
   */
  protected atHalfTypedStatement(): boolean {
    const t = this.peek();
    const after = this.peek(1).kind;
    return (after === 'end' || statements.has(after)) && this.beginsLine(t) && this.column(t) <= this.margin;
  }

  /** Reads in surroundings of its own. */
  protected inside<T>(surroundings: Surroundings, read: () => T): T {
    const outer = this.surroundings;
    this.surroundings = surroundings;
    const result = read();
    this.surroundings = outer;
    return result;
  }
}

const identOf = (t: Token): Ident => ({ kind: 'Ident', name: t.image, span: span(t.startOffset, t.end) });
