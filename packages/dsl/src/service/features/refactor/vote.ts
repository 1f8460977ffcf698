import { CodeActionKind } from 'vscode-languageserver-types';
import type { Expr } from '../../../syntax/ast.ts';
import { expressionsOf } from '../../../syntax/expressions.ts';
import { covers, type Rewriter, textOf } from './rewrite.ts';

/** Three conditions or more that must all hold become a vote, for the author to say how many are enough. */
export const chainToVote: Rewriter = (at) => {
  const { statement, selection } = at;
  for (const expr of expressionsOf(statement)) {
    // Outer ones come first, so that this is the whole chain.
    if (expr.kind !== 'Logic' || expr.op !== 'and' || !covers(expr.span, selection)) continue;
    const conditions = conditionsOf(expr);
    if (conditions.length < 3) return undefined;
    const most = conditions.length - 1;
    const texts = conditions.map((one) => textOf(at, (one.kind === 'Paren' ? one.inner : one).span));
    return {
      title: `Ask for at least ${most} of these ${conditions.length} conditions`,
      kind: CodeActionKind.RefactorRewrite,
      edits: [
        { file: at.place.document.uri, span: expr.span, text: `at least ${most} of (${texts.join(', ')})` },
      ],
    };
  }
  return undefined;
};

const conditionsOf = (expr: Expr): Expr[] =>
  expr.kind === 'Logic' && expr.op === 'and'
    ? [...conditionsOf(expr.left), ...conditionsOf(expr.right)]
    : [expr];
