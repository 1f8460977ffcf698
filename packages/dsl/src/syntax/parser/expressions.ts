/**
 * Expressions, by precedence climbing: `prefix` reads what an expression can begin with, and the loop extends it by
 * operators that bind at least as tightly as `min` asks for. Conditions are in conditions.ts.
 */
import { cover, span } from '../../source/span.ts';
import type { ArithmeticOp, Expr, ResamplePeriod } from '../ast.ts';
import { longestChain } from '../limits.ts';
import { depthOf } from '../visit.ts';
import { resamplePeriods, unitSpellings } from '../words.ts';
import { conditionSuffix } from './conditions.ts';
import type { Cursor } from './cursor.ts';
import { durationOf, misspeltUnit, numberLiteral } from './durations.ts';
import { prefix } from './operands.ts';

/** How tightly an operator binds, loosest first; LANGUAGE.md section 7. */
export const level = {
  or: 1,
  and: 2,
  not: 3,
  temporal: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  unary: 8,
  suffix: 9,
} as const;
export type Level = (typeof level)[keyof typeof level];

/** A whole value or condition. */
export const expression = (p: Cursor): Expr => shallow(p, () => climb(p, level.or));

/** A value without comparisons: a bound of a range, the value of a param. */
export const value = (p: Cursor): Expr => shallow(p, () => climb(p, level.sum));

function shallow(p: Cursor, read: () => Expr): Expr {
  const before = p.position;
  const expr = read();
  if (p.position - before > longestChain && depthOf(expr) > longestChain) {
    return p.fail('nesting-too-deep', { limit: longestChain }, expr.span);
  }
  return expr;
}

export function climb(p: Cursor, min: Level): Expr {
  return p.nested(() => {
    let left = prefix(p, min);
    for (;;) {
      const longer = valueSuffix(p, left, min) ?? conditionSuffix(p, left, min);
      if (longer === undefined) return left;
      left = longer;
    }
  });
}

/** Arithmetic, `D ago` and `by week`. */
function valueSuffix(p: Cursor, left: Expr, min: Level): Expr | undefined {
  const t = p.peek();
  switch (t.kind) {
    case '+':
    case '-':
      if (min > level.sum || (p.surroundings === 'score' && beginsTerm(p))) return undefined;
      return arithmetic(p, left, t.kind, level.product);
    case '*':
    case '/':
      return min > level.product ? undefined : arithmetic(p, left, t.kind, level.unary);
    case 'of':
      if (min > level.product || p.surroundings === 'size') return undefined;
      return arithmetic(p, left, 'of', level.unary);
    case 'by':
      return resampled(p, left);
    case 'number':
    case 'word':
      return ago(p, left);
    default:
      return undefined;
  }
}

function arithmetic(p: Cursor, left: Expr, op: ArithmeticOp, tighter: Level): Expr {
  p.next();
  const right = climb(p, tighter);
  return { kind: 'Arithmetic', op, left, right, span: cover(left.span, right.span) };
}

/** `x 5 sessions ago`, `x streak ago`; a number or name that is not followed so belongs to something else. */
function ago(p: Cursor, object: Expr): Expr | undefined {
  const literal = p.at('number');
  if (!p.at('ago', literal ? 2 : 1)) return undefined;
  const { start, end, text } = p.peek();
  let by: Expr & { kind: 'Duration' | 'Name' };
  if (literal) {
    const count = numberLiteral(p);
    const counted = unitSpellings.get(p.peek().text);
    if (counted !== undefined) p.next();
    by = durationOf(p, count, counted ?? misspeltUnit(p));
  } else {
    p.next();
    by = { kind: 'Name', name: text, span: span(start, end) };
  }
  p.next();
  return { kind: 'Ago', value: object, duration: by, span: p.spanFrom(object.span.start) };
}

function resampled(p: Cursor, series: Expr): Expr | undefined {
  const t = p.peek(1);
  let period: ResamplePeriod | undefined = resamplePeriods.find((r) => r === t.text);
  if (period === undefined) {
    if (p.surroundings === 'size') return undefined;
    p.next();
    const { suggestion, extras } = p.suggestion(t, resamplePeriods);
    const params = {
      what: 'a period after `by`',
      word: p.found(),
      choices: [...resamplePeriods],
      suggestion,
    };
    p.mistake('unknown-choice', params, p.place(), extras);
    period = 'week';
    p.accept('word');
  } else {
    p.next();
    p.next();
  }
  return { kind: 'By', value: series, period, span: p.spanFrom(series.span.start) };
}

/** In a score, a sign, one number, name or parenthesised expression, and `when`. */
export function beginsTerm(p: Cursor): boolean {
  if (!p.at('+') && !p.at('-')) return false;
  if (p.at('word', 1)) return p.at('when', 2);
  if (p.at('number', 1)) return p.at('when', 2) || (p.at('word', 2) && p.at('when', 3));
  if (!p.at('(', 1)) return false;
  let ahead = 2;
  for (let open = 1; open > 0; ahead++) {
    if (p.at('end', ahead)) return false;
    if (p.at('(', ahead)) open++;
    if (p.at(')', ahead)) open--;
  }
  return p.at('when', ahead);
}

/** In a regime, a word that names the next state. */
export const isState = (p: Cursor): boolean => p.at('word') && (p.at('when', 1) || p.atWord('otherwise', 1));
