/** Layout of expressions: chains of `and` and `or`, votes, calls and `if` may break; all else is one line. */
import type { Expr } from '../ast.ts';
import { children } from '../visit.ts';
import { type Doc, glue, group, indent, line } from './doc.ts';
import type { TokenStream } from './stream.ts';

/** The tokens of an expression, which begins at the next token. */
export function expression(s: TokenStream, e: Expr): Doc {
  switch (e.kind) {
    case 'Logic':
      return group(indent(...chain(s, e, e.op)));
    case 'Vote':
      return vote(s, e);
    case 'Call':
      return [s.take(), glue, parenthesised(s, e.args, e.span.end)];
    case 'Paren':
      return [parenthesised(s, [e.inner], e.span.end)];
    case 'Negate':
      return [s.take(), glue, expression(s, e.operand)];
    case 'If':
      return group([
        s.take(),
        expression(s, e.condition),
        indent(line, s.upTo(e.then.span.start), expression(s, e.then)),
        indent(line, s.upTo(e.else.span.start), expression(s, e.else)),
      ]);
    default:
      return inOrder(s, children(e), e.span.end);
  }
}

/** Tokens up to `end`, with the parts laid out where they stand. */
export function inOrder(s: TokenStream, parts: readonly Expr[], end: number): Doc[] {
  const docs = parts.map((part): Doc => [s.upTo(part.span.start), expression(s, part)]);
  return [...docs, s.upTo(end)];
}

/** `a and b and c`: one part a line where it breaks, the operator first. */
function chain(s: TokenStream, e: Expr, op: string): Doc[] {
  if (e.kind !== 'Logic' || e.op !== op) return [expression(s, e)];
  return [...chain(s, e.left, op), line, s.upTo(e.right.span.start), expression(s, e.right)];
}

function vote(s: TokenStream, e: Expr & { kind: 'Vote' }): Doc {
  const head = e.count === undefined ? [] : [s.upTo(e.count.span.start), expression(s, e.count)];
  while (s.peek().kind !== '(') head.push(s.take());
  return [...head, parenthesised(s, e.conditions, e.span.end)];
}

/** `(a, b)`: one part a line where it breaks, the parentheses outside. */
export function parenthesised(s: TokenStream, parts: readonly Expr[], end: number): Doc {
  const open = s.take();
  if (parts.length === 0) return [open, s.upTo(end)];
  const inner = parts.map((part, i): Doc => {
    const before = s.upTo(part.span.start);
    const doc = expression(s, part);
    return [i === 0 ? [] : before, line, i === 0 ? before : [], doc];
  });
  // Comments above the closing parenthesis stand with the parts.
  return group([open, indent(...inner, s.takeLeading()), line, s.take()]);
}
