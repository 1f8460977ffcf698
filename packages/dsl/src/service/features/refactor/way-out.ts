import { CodeActionKind } from 'vscode-languageserver-types';
import type { CompareOp, Expr } from '../../../syntax/ast.ts';
import { insertion, type RewriteAt, type Rewriter, textOf } from './rewrite.ts';

/** A rule that takes a claim and never ends it gets an `until`: what it asks for, turned round. */
export const addWayOut: Rewriter = (at) => {
  const { statement } = at;
  if (statement.kind !== 'Rule' || statement.until) return undefined;
  const last = statement.actions.at(-1);
  if (!last || !statement.actions.some(({ kind }) => kind === 'activate')) return undefined;
  const until = turned(statement.when, at);
  return {
    title: `Add \`until ${until}\``,
    kind: CodeActionKind.RefactorRewrite,
    edits: [insertion(at, last.span.end, `\n  until ${until}`)],
    mends: ['activate-without-exit'],
  };
};

const opposite: Readonly<Partial<Record<CompareOp, CompareOp>>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The text of a condition that holds where another does not; a comparison keeps its form. */
function turned(expr: Expr, at: RewriteAt): string {
  if (expr.kind === 'Paren') return turned(expr.inner, at);
  if (expr.kind === 'For' && !expr.atLeast && expr.condition.kind === 'Compare') {
    return `${turned(expr.condition, at)} for ${textOf(at, expr.window.span)}`;
  }
  const op = expr.kind === 'Compare' && expr.ops.length === 1 ? opposite[expr.ops[0]!] : undefined;
  if (expr.kind === 'Compare' && op) {
    const [left, right] = expr.operands;
    return `${textOf(at, left!.span)} ${op} ${textOf(at, right!.span)}`;
  }
  return `not (${textOf(at, expr.span)})`;
}
