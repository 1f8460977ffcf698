import { cover } from '../../source/span.ts';
import type { Expr, Range } from '../ast.ts';
import type { Cursor } from './cursor.ts';

/** `A..B` where a range has to stand; `operand` reads each bound. */
export function range(p: Cursor, operand: () => Expr, example: string): Range {
  const low = operand();
  if (!p.at('..'))
    p.fail('unexpected-token', { expected: `a range such as \`${example}\``, found: p.found() });
  p.next();
  return rangeOf(low, operand());
}

/** `A` or `A..B`; a single value is the range from it to itself. */
export function rangeOrValue(p: Cursor, operand: () => Expr): Range {
  const low = operand();
  if (!p.accept('..')) return { kind: 'Range', low, high: low, span: low.span };
  return rangeOf(low, operand());
}

function rangeOf(low: Expr, high: Expr): Range {
  return { kind: 'Range', low, high, span: cover(low.span, high.span) };
}
