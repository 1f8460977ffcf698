/** What an expression can begin with, and values: literals, names, calls, parentheses, prefix operators, arithmetic. */
import { cover, span } from '../../source/span.ts';
import type { AgoExpr, ArithmeticExpr, ByExpr, DurationUnit, Expr, NumberLiteral, VoteExpr } from '../ast.ts';
import { anyWord, currency, name, type Token, types, unit } from '../lexer/tokens.ts';
import { deepestNesting } from '../limits.ts';
import { joinsOrBegins, resamplePeriods, reservedWords, unitSpellings } from '../words.ts';
import { type Level, level } from './levels.ts';
import { LiteralGrammar } from './literals.ts';
import type { Alts, Rule } from './resilient.ts';

const reserved: ReadonlySet<string> = new Set(reservedWords);

export abstract class OperandGrammar extends LiteralGrammar {
  /** A value or condition whose operators bind at least as tightly as `min`. */
  protected abstract readonly formula: Rule<[min: Level], Expr>;

  /** A value whose operators bind at least as tightly as `min`, which is `sum` or tighter. */
  protected readonly amount: Rule<[min: Level], Expr> = this.RULE('amount', (min: Level): Expr => {
    this.deeper();
    let left = this.SUBRULE(this.operand, { ARGS: [min] });
    this.MANY({
      GATE: () => this.valueGoesOn(min),
      DEF: () => {
        left = this.OR([
          { ALT: () => this.SUBRULE(this.arithmetic, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.resampled, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.shifted, { ARGS: [left] }) },
        ]);
      },
    });
    this.depth--;
    return left;
  });

  /** Counts a level of nesting; beyond the deepest, reading stops before the stack of calls is at risk. */
  protected deeper(): void {
    if (++this.depth > deepestNesting) this.fail('nesting-too-deep', { limit: deepestNesting });
  }

  /** Whether arithmetic, `ago` or `by` extends what was read. */
  protected valueGoesOn(min: Level): boolean {
    const { kind } = this.peek();
    switch (kind) {
      case '+':
      case '-':
        return min <= level.sum && !(this.surroundings === 'score' && this.#beginsTerm());
      case '*':
      case '/':
        return min <= level.product;
      case 'of':
        return min <= level.product && this.surroundings !== 'size';
      case 'by':
        return this.surroundings !== 'size' || resamplePeriods.some((p) => p === this.peek(1).text);
      case 'number':
        return this.at('ago', 2);
      case 'word':
        return this.at('ago', 1);
      default:
        return false;
    }
  }

  /** In a score, a sign, one number, name or parenthesised expression, and `when`. */
  #beginsTerm(): boolean {
    if (this.at('word', 1)) return this.at('when', 2);
    if (this.at('number', 1)) return this.at('when', 2) || (this.at('word', 2) && this.at('when', 3));
    if (!this.at('(', 1)) return false;
    let ahead = 2;
    for (let open = 1; open > 0; ahead++) {
      if (this.at('end', ahead)) return false;
      if (this.at('(', ahead)) open++;
      if (this.at(')', ahead)) open--;
    }
    return this.at('when', ahead);
  }

  // ---- What follows a value ----

  /** `left + right` and its like. */
  protected readonly arithmetic: Rule<[left: Expr], ArithmeticExpr> = this.RULE(
    'arithmetic',
    (left: Expr): ArithmeticExpr => {
      const op = this.oneOf(0, ['+', '-', '*', '/', 'of']);
      const tighter = op === '+' || op === '-' ? level.product : level.unary;
      const right = this.SUBRULE(this.amount, { ARGS: [tighter] });
      return this.ACTION(() => ({
        kind: 'Arithmetic',
        op,
        left,
        right,
        span: cover(left.span, right.span),
      }));
    },
  );

  /** `x 5 sessions ago`, `x streak ago` */
  protected readonly shifted: Rule<[value: Expr], AgoExpr> = this.RULE('shifted', (value: Expr): AgoExpr => {
    const duration = this.OR<Alts<AgoExpr['duration']>>([
      {
        ALT: () => {
          const count = this.number(0);
          const counted = this.recording || this.stands(unit) ? this.unit(0) : this.misspeltUnit();
          return this.ACTION(() => this.durationOf(count, counted));
        },
      },
      { ALT: () => this.nameExpr(0) },
    ]);
    this.CONSUME(types.ago);
    return this.ACTION(() => ({ kind: 'Ago', value, duration, span: this.spanFrom(value.span.start) }));
  });

  /** `spx by week` */
  protected readonly resampled: Rule<[value: Expr], ByExpr> = this.RULE(
    'resampled',
    (value: Expr): ByExpr => {
      this.CONSUME(types.by);
      const period = this.#period();
      return this.ACTION(() => ({ kind: 'By', value, period, span: this.spanFrom(value.span.start) }));
    },
  );

  #period(): ByExpr['period'] {
    const t = this.peek();
    const known = resamplePeriods.find((period) => period === t.text);
    if (this.recording || known !== undefined) return this.oneOf(0, resamplePeriods);
    const choices = [...resamplePeriods];
    const { suggestion, extras } = this.suggestion(t, choices);
    const params = { what: 'a period after `by`', word: this.here(), choices, suggestion };
    this.mistake('unknown-choice', params, this.place(), extras);
    if (t.kind === 'word') this.next();
    return 'week';
  }

  // ---- Operands ----

  /** What an expression begins with; `min` says what is expected of it, for the words of a complaint. */
  protected readonly operand: Rule<[min: Level], Expr> = this.RULE('operand', (min: Level): Expr => {
    if (this.reading) this.#checkOperand(min);
    // The commonest and deepest of them without the detour through the choice.
    if (this.at('word')) return this.#named(min);
    return this.OR<Alts<Expr>>([
      { ALT: () => this.SUBRULE(this.counted, { ARGS: [min] }) },
      { ALT: () => this.date(0) },
      { ALT: () => this.#named(min) },
      { ALT: () => this.#parenthesised() },
      { ALT: () => this.#negated() },
      { ALT: () => this.#denied() },
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.withinEvent) },
    ]);
  });

  #named(min: Level): Expr {
    if (this.recording) {
      return this.OR1<Alts<Expr>>({
        DEF: [
          { ALT: () => this.SUBRULE(this.vote) },
          { ALT: () => this.SUBRULE(this.invocation) },
          { ALT: () => this.SUBRULE(this.reference, { ARGS: [min] }) },
        ],
        IGNORE_AMBIGUITIES: true,
      });
    }
    if (this.#atVote()) return this.SUBRULE(this.vote);
    return this.at('(', 1) ? this.SUBRULE(this.invocation) : this.SUBRULE(this.reference, { ARGS: [min] });
  }

  #checkOperand(min: Level): void {
    switch (this.peek().kind) {
      case 'number':
      case 'date':
      case 'word':
      case '(':
      case '-':
      case 'not':
      case 'if':
      case 'within':
        return;
      case 'string':
        this.checkClosed(this.peek());
        this.fail('expected-expression', { expected: `${this.#wanted(min)}, not text`, found: this.here() });
        break;
      default:
        this.fail('expected-expression', { expected: this.#wanted(min), found: this.here() });
    }
  }

  /** What an expression would have to be here, in the words of the language. */
  #wanted(min: Level): string {
    const before = this.previous;
    const what = min >= level.sum ? 'a value' : min > level.or ? 'a condition' : 'a value or condition';
    return before === this.peek() ? what : `${what} after \`${before.text.slice(0, 40)}\``;
  }

  /** Whether the closing quote of a string stands on its line; reported if not. */
  protected checkClosed(t: Token): boolean {
    const closed = /^"(?:[^"\\]|\\.)*"$/.test(t.text);
    if (!closed) this.mistake('unclosed-string', {}, span(t.start, t.end));
    return closed;
  }

  #parenthesised(): Expr {
    const open = this.CONSUME(types['(']) as Token;
    const { surroundings } = this;
    this.surroundings = 'plain';
    const inner = this.SUBRULE(this.formula, { ARGS: [level.or] });
    this.surroundings = surroundings;
    this.close(0, open);
    return this.members(0, { kind: 'Paren', inner, span: this.spanFrom(open.start) });
  }

  #negated(): Expr {
    const sign = this.CONSUME(types['-']) as Token;
    const operand = this.SUBRULE(this.amount, { ARGS: [level.suffix] });
    return this.ACTION(() => ({
      kind: 'Negate',
      operand,
      span: cover(span(sign.start, sign.end), operand.span),
    }));
  }

  #denied(): Expr {
    const word = this.CONSUME(types.not) as Token;
    const operand = this.SUBRULE1(this.formula, { ARGS: [level.not] });
    return this.ACTION(() => ({
      kind: 'Not',
      operand,
      span: cover(span(word.start, word.end), operand.span),
    }));
  }

  /** `if C then a else b` */
  protected readonly conditional: Rule<[], Expr> = this.RULE('conditional', (): Expr => {
    const { start } = this.CONSUME(types.if) as Token;
    const condition = this.SUBRULE(this.formula, { ARGS: [level.or] });
    this.expect(0, types.then, ' and a value');
    const then = this.SUBRULE1(this.formula, { ARGS: [level.or] });
    this.expect(0, types.else, ' and a value: an `if` has both');
    const otherwise = this.SUBRULE2(this.formula, { ARGS: [level.or] });
    return { kind: 'If', condition, then, else: otherwise, span: this.spanFrom(start) };
  });

  /** `28`, `75_000 USD`, `3 sessions`, `2 sessions before fomc`, `10..14 days before fomc` */
  protected readonly counted: Rule<[min: Level], Expr> = this.RULE('counted', (min: Level): Expr => {
    const number = this.number(0);
    let whole: Expr | undefined;
    const withUnit = (counted: DurationUnit): Expr => {
      const duration = this.ACTION(() => this.durationOf(number, counted));
      const read = { form: 'exact', low: number, high: number, unit: counted } as const;
      const start = this.ACTION(() => number.span.start);
      return this.OPTION1(() => this.SUBRULE(this.eventWindow, { ARGS: [start, read] })) ?? duration;
    };
    this.OPTION({
      GATE: () => (this.at('..') ? min <= level.comparison : !this.atState()),
      DEF: () => {
        whole = this.OR<Alts<Expr>>([
          { ALT: () => this.SUBRULE(this.eventRange, { ARGS: [number] }) },
          { ALT: () => this.#money(number) },
          { ALT: () => withUnit(this.unit(0)) },
        ]);
      },
    });
    if (this.recording || whole !== undefined) return whole ?? number;
    const meant = this.at('word') && !this.atState() ? this.#misspeltAfter() : undefined;
    return meant === undefined ? this.#detachedSuffix(number) : withUnit(meant);
  });

  /** In a regime, whether a word here names the next state. */
  protected atState(): boolean {
    return (
      this.surroundings === 'states' &&
      this.at('word') &&
      (this.at('when', 1) || this.stands(types.otherwise, 1))
    );
  }

  #money(number: NumberLiteral): Expr {
    const { image } = this.CONSUME(currency);
    return this.ACTION(() => ({
      kind: 'Money',
      value: number.value,
      currency: image,
      span: this.spanFrom(number.span.start),
    }));
  }

  /** A word on the number's own line that is nearly a unit; one that begins a line is more likely half a statement. */
  #misspeltAfter() {
    const t = this.peek();
    if (joinsOrBegins.has(t.text) || this.surroundings !== 'plain' || this.beginsLine(t)) return undefined;
    return this.suggestion(t, unitSpellings.keys()).suggestion === undefined
      ? undefined
      : this.misspeltUnit();
  }

  /** `15 %`, `15 bp`: the suffix has to touch its number. */
  #detachedSuffix(number: NumberLiteral): Expr {
    const t = this.peek();
    if (t.text !== '%' && !(t.kind === 'word' && (t.text === 'bp' || t.text === 'pp'))) return number;
    this.next();
    const at = this.spanFrom(number.span.start);
    const instead = `${this.textOf(number.span)}${t.text}`;
    const params = { text: this.textOf(at), problem: `\`${t.text}\` has to touch its number`, instead };
    this.report('malformed-number', params, at, { fix: this.rewrite(at, instead) });
    return number;
  }

  // ---- Votes, names and calls ----

  /** Whether the words here begin a vote; elsewhere they are names. */
  #atVote(): boolean {
    if (this.stands(types.at)) return this.stands(types.least, 1);
    return (this.stands(types.all) || this.stands(types.none)) && this.at('of', 1);
  }

  /** `at least N of (...)`, `all of (...)`, `none of (...)` */
  protected readonly vote: Rule<[], VoteExpr> = this.RULE('vote', (): VoteExpr => {
    const { start } = this.peek();
    let count: Expr | undefined;
    const quantifier = this.OR<Alts<VoteExpr['quantifier']>>([
      {
        ALT: () => {
          this.CONSUME(types.at);
          this.CONSUME(types.least);
          count = this.SUBRULE(this.amount, { ARGS: [level.unary] });
          return 'at least';
        },
      },
      { ALT: () => this.oneOf(1, ['all', 'none']) },
    ]);
    this.expect(0, types.of, ' and the conditions in parentheses');
    const open = this.need(0, types['('], '`(` and the conditions, separated by commas');
    const conditions = this.#formulas();
    this.close(0, open);
    return { kind: 'Vote', quantifier, ...(count && { count }), conditions, span: this.spanFrom(start) };
  });

  /** Values or conditions in parentheses, separated by commas. */
  #formulas(): Expr[] {
    const { surroundings } = this;
    this.surroundings = 'plain';
    const all = [this.SUBRULE(this.formula, { ARGS: [level.or] })];
    this.MANY(() => {
      this.CONSUME(types[',']);
      all.push(this.SUBRULE1(this.formula, { ARGS: [level.or] }));
    });
    this.surroundings = surroundings;
    return all;
  }

  /** `sma(spx, 50)` */
  protected readonly invocation: Rule<[], Expr> = this.RULE('invocation', (): Expr => {
    const t = this.CONSUME(name) as Token;
    const open = this.CONSUME(types['(']) as Token;
    let args: readonly Expr[] = [];
    // An OPTION would stay away where no argument can begin, and not say so.
    if (this.recording) this.OPTION(() => this.#formulas());
    else if (!this.at(')')) args = this.#formulas();
    this.close(0, open);
    const callee = { kind: 'Ident', name: t.image, span: span(t.startOffset, t.end) } as const;
    return this.members(1, { kind: 'Call', callee, args, span: this.spanFrom(t.startOffset) });
  });

  /** `vix`, `spx.high`, and event windows that begin with a name: `notice before fomc`. */
  protected readonly reference: Rule<[min: Level], Expr> = this.RULE('reference', (min: Level): Expr => {
    const t = this.CONSUME(name) as Token;
    const single = { kind: 'Name', name: t.image, span: span(t.startOffset, t.end) } as const;
    return this.OR<Alts<Expr>>([
      {
        GATE: () => min <= level.comparison,
        ALT: () => this.SUBRULE(this.eventRange, { ARGS: [single] }),
      },
      {
        GATE: () => min <= level.comparison && this.at('word', 1),
        ALT: () => {
          const exactly = { form: 'exact', low: single, high: single } as const;
          return this.SUBRULE(this.eventWindow, { ARGS: [t.startOffset, exactly] });
        },
      },
      { ALT: () => this.members(0, single) },
    ]);
  });

  /** `.high`; behind a dot nothing but a member can stand, so reserved words are allowed there. */
  protected members(idx: number, object: Expr): Expr {
    let whole = object;
    this.many(idx, () => {
      this.consume(idx, types['.']);
      if (this.reading && !/^[A-Za-z_]/.test(this.peek().text)) {
        this.fail('expected-name', { expected: 'the name of a member after `.`', found: this.here() });
      }
      const t = this.consume(idx, anyWord) as Token;
      const member = { kind: 'Ident', name: t.image, span: span(t.startOffset, t.end) } as const;
      whole = this.ACTION(() => ({
        kind: 'Member',
        object: whole,
        member,
        span: this.spanFrom(object.span.start),
      }));
    });
    return whole;
  }

  /** The `)` of a `(`; where it is missing, reading goes on as if it stood there. */
  protected close(idx: number, open: Token): void {
    if (this.recording || this.at(')')) this.consume(idx, types[')']);
    else if (this.#closesLater()) {
      this.fail('unexpected-token', { expected: '`,` or `)`', found: this.here() });
    } else this.mistake('unclosed-paren', { found: this.here() }, span(open.start, open.end));
  }

  /** Whether a `)` follows within the statement: then what stands here is out of place, and the `)` is not missing. */
  #closesLater(): boolean {
    for (let ahead = 0; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === ')') return true;
      if (kind === 'end' || kind === '(' || kind === '{' || reserved.has(kind)) return false;
    }
  }
}
