/**
 * Expressions, by precedence climbing: a formula is an operand and what extends it, by operators that bind at least as
 * tightly as `min` asks for. To the grammar all of them may follow; the gate knows which of them do here. So a chain of
 * operators is a loop, and a level of parentheses is two rules deep and not one for every precedence.
 */
import { cover, type Span, span } from '../../source/span.ts';
import type { CompareExpr, CompareOp, Expr, TrendExpr } from '../ast.ts';
import { types } from '../lexer/tokens.ts';
import { longestChain } from '../limits.ts';
import { depthOf } from '../visit.ts';
import { type Level, level } from './levels.ts';
import { OperandGrammar } from './operands.ts';
import type { Alts, Landmark, Rule } from './resilient.ts';

const wordOperators: ReadonlySet<string> = new Set([
  'crosses',
  'rising',
  'falling',
  'rises',
  'falls',
  'diverges',
]);

export abstract class ExpressionGrammar extends OperandGrammar {
  // ---- Whole expressions ----

  /** A whole value or condition. */
  protected expression(idx: number): Expr {
    return this.#shallow(() => this.subrule(idx, this.formula, { ARGS: [level.or] }));
  }

  /** A value without comparisons: a bound of a range, the value of a param. */
  protected value(idx: number): Expr {
    return this.#shallow(() => this.subrule(idx, this.amount, { ARGS: [level.sum] }));
  }

  protected expressionOrHole(idx: number, isNext: Landmark): Expr {
    return this.hole(() => this.expression(idx), isNext);
  }

  protected valueOrHole(idx: number, isNext: Landmark): Expr {
    return this.hole(() => this.value(idx), isNext);
  }

  #shallow(read: () => Expr): Expr {
    const { start } = this.peek();
    const expr = read();
    // Only a long text can be a long chain.
    if (this.previous.end - start > longestChain && depthOf(expr) > longestChain) {
      this.fail('nesting-too-deep', { limit: longestChain }, expr.span);
    }
    return expr;
  }

  // ---- Formulas ----

  protected readonly formula: Rule<[min: Level], Expr> = this.RULE('formula', (min: Level): Expr => {
    this.deeper();
    let left = this.SUBRULE(this.operand, { ARGS: [min] });
    this.MANY({
      GATE: () => this.valueGoesOn(min) || this.#conditionGoesOn(min),
      DEF: () => {
        left = this.OR<Alts<Expr>>([
          { ALT: () => this.SUBRULE(this.arithmetic, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.resampled, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.logic, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.temporal, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.comparison, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.inRange, { ARGS: [left] }) },
          { ALT: () => this.SUBRULE(this.isState, { ARGS: [left] }) },
          {
            ALT: () =>
              this.OR1<Alts<Expr>>([
                { GATE: () => !this.at('ago', 1), ALT: () => this.SUBRULE(this.movement, { ARGS: [left] }) },
                { ALT: () => this.SUBRULE(this.shifted, { ARGS: [left] }) },
              ]),
          },
        ]);
      },
    });
    this.depth--;
    return left;
  });

  /** Whether an operator of conditions extends what was read. */
  #conditionGoesOn(min: Level): boolean {
    const t = this.peek();
    switch (t.kind) {
      case 'or':
      case 'and':
        return min <= level[t.kind];
      case 'for':
        return min <= level.temporal && !this.atHalfTypedStatement();
      case 'within':
      case 'since':
        return min <= level.temporal;
      case '<':
      case '<=':
      case '>':
      case '>=':
      case '==':
      case '!=':
      case '=':
      case 'is':
        return min <= level.comparison;
      case 'in':
        return min <= level.comparison && !this.atHalfTypedStatement();
      case 'word':
        return min <= level.comparison && wordOperators.has(t.text) && !this.atState();
      default:
        return false;
    }
  }

  /** `C and D`, `C or D` */
  protected readonly logic: Rule<[left: Expr], Expr> = this.RULE('logic', (left: Expr): Expr => {
    const op = this.oneOf(0, ['and', 'or']);
    const right = this.SUBRULE(this.formula, { ARGS: [op === 'or' ? level.and : level.not] });
    return this.ACTION(() => ({ kind: 'Logic', op, left, right, span: cover(left.span, right.span) }));
  });

  /** `C for D`, `C for K of N sessions`, `C within D`, `C since E` */
  protected readonly temporal: Rule<[condition: Expr], Expr> = this.RULE(
    'temporal',
    (condition: Expr): Expr => {
      const at = () => this.ACTION(() => this.spanFrom(condition.span.start));
      return this.OR<Alts<Expr>>([
        {
          ALT: () => {
            this.CONSUME(types.since);
            const start = this.SUBRULE(this.formula, { ARGS: [level.comparison] });
            return { kind: 'Since', condition, start, span: at() };
          },
        },
        {
          ALT: () => {
            this.CONSUME(types.within);
            return { kind: 'Within', condition, window: this.SUBRULE(this.duration), span: at() };
          },
        },
        {
          ALT: () => {
            this.CONSUME(types.for);
            const atLeast = this.OPTION({
              GATE: () => this.at('of', 1),
              DEF: () => {
                const count = this.SUBRULE(this.countOrName);
                this.CONSUME(types.of);
                return count;
              },
            });
            const window = this.SUBRULE1(this.duration);
            return { kind: 'For', condition, ...(atLeast && { atLeast }), window, span: at() };
          },
        },
      ]);
    },
  );

  /** `a < b`, `a < b <= c`. A single `=` was meant as `==`. */
  protected readonly comparison: Rule<[first: Expr], CompareExpr> = this.RULE(
    'comparison',
    (first: Expr): CompareExpr => {
      const operands = [first];
      const ops: CompareOp[] = [];
      const opSpans: Span[] = [];
      this.AT_LEAST_ONE(() => {
        ops.push(this.#compareOp());
        opSpans.push(span(this.previous.start, this.previous.end));
        operands.push(this.SUBRULE(this.amount, { ARGS: [level.sum] }));
      });
      return this.ACTION(() => ({
        kind: 'Compare',
        operands,
        ops,
        opSpans,
        span: this.spanFrom(first.span.start),
      }));
    },
  );

  #compareOp(): CompareOp {
    const op = this.oneOf(0, ['<', '<=', '>', '>=', '==', '!=', '=']);
    if (op !== '=') return op;
    const at = span(this.previous.start, this.previous.end);
    this.report('assignment-in-condition', {}, at, { fix: this.rewrite(at, '==') });
    return '==';
  }

  /** `x in a..b` */
  protected readonly inRange: Rule<[value: Expr], Expr> = this.RULE('inRange', (value: Expr): Expr => {
    this.CONSUME(types.in);
    const low = this.SUBRULE(this.amount, { ARGS: [level.sum] });
    this.need(0, types['..'], '`..` and the upper bound of the range');
    const high = this.SUBRULE1(this.amount, { ARGS: [level.sum] });
    return this.ACTION(() => ({ kind: 'InRange', value, low, high, span: cover(value.span, high.span) }));
  });

  /** `R is S` */
  protected readonly isState: Rule<[subject: Expr], Expr> = this.RULE('isState', (subject: Expr): Expr => {
    this.CONSUME(types.is);
    const expected = this.at('not')
      ? `the name of a state (the opposite is written \`not ${this.textOf(subject.span).slice(0, 40)} is ...\`)`
      : 'the name of a state after `is`';
    const state = this.ident(0, expected);
    return this.ACTION(() => ({ kind: 'Is', subject, state, span: cover(subject.span, state.span) }));
  });

  /** The comparisons whose operator is a word: `crosses`, `rising`, `rises`, `diverges`. */
  protected readonly movement: Rule<[left: Expr], Expr> = this.RULE('movement', (left: Expr): Expr => {
    const at = () => this.ACTION(() => this.spanFrom(left.span.start));
    const trend = (direction: TrendExpr['direction']) => (): Expr => {
      this.CONSUME(types[direction]);
      return { kind: 'Trend', value: left, direction, ...this.#over(direction), span: at() };
    };
    const move = (direction: 'rises' | 'falls') => (): Expr => {
      this.CONSUME(types[direction]);
      const idx = direction === 'rises' ? 1 : 2;
      const amount = this.subrule(idx, this.amount, { ARGS: [level.sum] });
      this.expect(idx, types.within, ' and a duration, as in `rises 30% within 5 sessions`');
      const window = this.subrule(idx + 2, this.duration);
      return { kind: 'Move', value: left, direction, amount, window, span: at() };
    };
    return this.OR<Alts<Expr>>([
      {
        ALT: () => {
          this.CONSUME(types.crosses);
          const direction = this.#side(3);
          const right = this.subrule(3, this.amount, { ARGS: [level.sum] });
          return { kind: 'Crosses', left, direction, right, span: at() };
        },
      },
      { ALT: trend('rising') },
      { ALT: trend('falling') },
      { ALT: move('rises') },
      { ALT: move('falls') },
      {
        ALT: () => {
          this.CONSUME(types.diverges);
          const direction = this.#side(4);
          const right = this.subrule(4, this.amount, { ARGS: [level.sum] });
          this.expect(4, types.over, ' and a duration, as in `over 20 sessions`');
          const over = this.subrule(5, this.duration);
          return { kind: 'Diverges', left, direction, right, over, span: at() };
        },
      },
    ]);
  });

  /** `over D` of a trend, which may be left out. */
  #over(direction: TrendExpr['direction']): Pick<TrendExpr, 'over'> | undefined {
    const idx = direction === 'rising' ? 6 : 7;
    const over = this.option(idx, () => {
      this.consume(idx, types.over);
      return this.subrule(idx, this.duration);
    });
    return over && { over };
  }

  #side(idx: number): 'above' | 'below' {
    if (this.reading && !this.stands(types.above) && !this.stands(types.below)) {
      this.fail('unexpected-token', { expected: '`above` or `below`', found: this.here() });
    }
    return this.oneOf(idx, ['above', 'below']);
  }

  // ---- Ranges ----

  /** `A..B` where a range has to stand. */
  protected range(idx: number, example: string) {
    const low = this.value(idx);
    this.need(idx, types['..'], `a range such as \`${example}\``);
    const high = this.value(idx + 1);
    return this.ACTION(() => rangeOf(low, high));
  }

  /** `A` or `A..B`; a single value is the range from it to itself. */
  protected rangeOrValue(idx: number) {
    const low = this.value(idx);
    const high = this.option(idx, () => {
      this.consume(idx, types['..']);
      return this.value(idx + 1);
    });
    return this.ACTION(() => rangeOf(low, high ?? low));
  }
}

const rangeOf = (low: Expr, high: Expr) =>
  ({ kind: 'Range', low, high, span: cover(low.span, high.span) }) as const;
