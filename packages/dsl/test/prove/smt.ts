/**
 * A condition as SMT-LIB, written from the syntax tree and the language's own definitions: another reading of the same
 * text, which shares nothing with the prover. Data is all known; offsets count sessions, 0 the present one.
 */
import type { Expr } from '../../src/syntax/ast.ts';

export class Smt {
  /** Declarations of the variables met so far. */
  readonly variables = new Set<string>();
  readonly #ranges: Readonly<Record<string, readonly [number, number]>>;
  readonly #lets: Readonly<Record<string, Expr>>;

  constructor(
    ranges: Readonly<Record<string, readonly [number, number]>>,
    lets: Readonly<Record<string, Expr>> = {},
  ) {
    this.#ranges = ranges;
    this.#lets = lets;
  }

  /** `(declare-const ...)` and the ranges, then the assertion. */
  problem(assertions: readonly string[]): string {
    const declared = [...this.variables].map((name) => {
      const [low, high] = this.#ranges[name.replace(/_\d+$/, '')] ?? [];
      const range =
        low === undefined ? '' : `(assert (and (<= ${num(low)} ${name}) (<= ${name} ${num(high!)})))`;
      return `(declare-const ${name} Real)${range}`;
    });
    return [...declared, ...assertions.map((one) => `(assert ${one})`)].join('\n');
  }

  truth(expr: Expr, ago: number): string {
    const both = (parts: readonly string[], op: 'and' | 'or'): string =>
      parts.length === 0 ? (op === 'and' ? 'true' : 'false') : `(${op} ${parts.join(' ')})`;
    const over = (window: Expr, of: Expr): string[] =>
      Array.from({ length: sessions(window) }, (_, back) => this.truth(of, ago + back));
    switch (expr.kind) {
      case 'Paren':
        return this.truth(expr.inner, ago);
      case 'Name':
        return this.truth(this.#lets[expr.name]!, ago);
      case 'Logic':
        return both([this.truth(expr.left, ago), this.truth(expr.right, ago)], expr.op);
      case 'Not':
        return `(not ${this.truth(expr.operand, ago)})`;
      case 'Compare':
        return both(
          expr.ops.map((op, i) => this.#compare(op, expr.operands[i]!, expr.operands[i + 1]!, ago)),
          'and',
        );
      case 'InRange': {
        const x = this.number(expr.value, ago);
        return `(and (<= ${this.number(expr.low, ago)} ${x}) (<= ${x} ${this.number(expr.high, ago)}))`;
      }
      case 'For': {
        const parts = over(expr.window as Expr, expr.condition);
        if (!expr.atLeast) return both(parts, 'and');
        return `((_ at-least ${(expr.atLeast as { value: number }).value}) ${parts.join(' ')})`;
      }
      case 'Within':
        return both(over(expr.window as Expr, expr.condition), 'or');
      case 'Vote': {
        const parts = expr.conditions.map((one) => this.truth(one, ago));
        if (expr.quantifier === 'all') return both(parts, 'and');
        if (expr.quantifier === 'none') return `(not ${both(parts, 'or')})`;
        return `((_ at-least ${(expr.count as { value: number }).value}) ${parts.join(' ')})`;
      }
      case 'Crosses': {
        const [now, before] = [ago, ago + 1].map((t) => [
          this.number(expr.left, t),
          this.number(expr.right, t),
        ]);
        const [op, other] = expr.direction === 'above' ? ['>', '<='] : ['<', '>='];
        return `(and (${op} ${now!.join(' ')}) (${other} ${before!.join(' ')}))`;
      }
      case 'Trend':
        return `(${expr.direction === 'rising' ? '>' : '<'} ${this.number(expr.value, ago)} ${this.number(expr.value, ago + 1)})`;
      default:
        throw new Error(`no SMT for ${expr.kind}`);
    }
  }

  #compare(op: string, left: Expr, right: Expr, ago: number): string {
    if (left.kind === 'Call' && left.callee.name === 'count') {
      const n = sessions(left.args[1]!);
      const parts = Array.from({ length: n }, (_, back) => this.truth(left.args[0]!, ago + back));
      const k = (right as { value: number }).value;
      const atLeast = (m: number): string =>
        m <= 0 ? 'true' : m > n ? 'false' : `((_ at-least ${m}) ${parts.join(' ')})`;
      if (op === '>=') return atLeast(k);
      if (op === '<') return `(not ${atLeast(k)})`;
    }
    const [a, b] = [this.number(left, ago), this.number(right, ago)];
    if (op === '==') return `(= ${a} ${b})`;
    return op === '!=' ? `(not (= ${a} ${b}))` : `(${op} ${a} ${b})`;
  }

  number(expr: Expr, ago: number): string {
    switch (expr.kind) {
      case 'Paren':
        return this.number(expr.inner, ago);
      case 'Number':
        return num(expr.value);
      case 'Name': {
        const name = `${expr.name}_${ago}`;
        this.variables.add(name);
        return name;
      }
      case 'Negate':
        return `(- ${this.number(expr.operand, ago)})`;
      case 'Arithmetic':
        return `(${expr.op} ${this.number(expr.left, ago)} ${this.number(expr.right, ago)})`;
      case 'Ago':
        return this.number(expr.value, ago + sessions(expr.duration as Expr));
      case 'Call': {
        const n = (expr.args[1] as { value: number }).value;
        const parts = Array.from({ length: n }, (_, back) => this.number(expr.args[0]!, ago + back));
        return `(/ (+ 0 ${parts.join(' ')}) ${n})`;
      }
      default:
        throw new Error(`no SMT for ${expr.kind}`);
    }
  }
}

const sessions = (window: Expr): number => (window as { count: number }).count;

/** A decimal as SMT-LIB writes reals. */
function num(value: number): string {
  const text = String(Math.abs(value));
  return value < 0 ? `(- ${text})` : text;
}
