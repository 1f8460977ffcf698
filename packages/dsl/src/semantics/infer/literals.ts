import { constClock } from '../../ir/graph.ts';
import type { DurationLiteral, Expr, MoneyLiteral, NumberLiteral } from '../../syntax/ast.ts';
import type { Context } from '../context.ts';
import { money, ratio } from '../dimensions.ts';
import { numberOf } from '../types.ts';
import type { Value } from '../value.ts';

export function inferNumber(cx: Context, expr: NumberLiteral): Value {
  const literal = expr.suffix === '' ? 'bare' : 'percent';
  const difference = expr.suffix === 'bp' || expr.suffix === 'pp';
  return {
    type: { kind: 'number', dimension: ratio, literal, ...(difference ? { difference } : {}) },
    clock: constClock,
    node: cx.graph.number(expr.value),
    mixed: false,
  };
}

export function inferMoney(cx: Context, expr: MoneyLiteral): Value {
  const type = numberOf(money(expr.currency));
  return { type, clock: constClock, node: cx.graph.number(expr.value, type.dimension.text), mixed: false };
}

/** A duration's node is its count. */
export function inferDuration(cx: Context, expr: DurationLiteral): Value {
  return {
    type: { kind: 'duration', unit: expr.unit },
    clock: constClock,
    node: cx.graph.number(expr.count, expr.unit),
    mixed: false,
  };
}

/** The number literal that an expression is, signs and parentheses aside: what a fix may rewrite. */
export function literalOf(expr: Expr): NumberLiteral | undefined {
  switch (expr.kind) {
    case 'Number':
      return expr;
    case 'Paren':
      return literalOf(expr.inner);
    case 'Negate':
      return literalOf(expr.operand);
    default:
      return undefined;
  }
}
