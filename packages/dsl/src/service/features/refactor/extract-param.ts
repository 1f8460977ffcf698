import { CodeActionKind } from 'vscode-languageserver-types';
import type { Expr, Statement } from '../../../syntax/ast.ts';
import { expressionsOf } from '../../../syntax/expressions.ts';
import { children } from '../../../syntax/visit.ts';
import { reservedWords } from '../../../syntax/words.ts';
import { covers, insertion, type RewriteAt, type Rewriter, startOfStatement, textOf } from './rewrite.ts';

/** Statements in whose conditions a number may be a knob. */
const hosts: ReadonlySet<Statement['kind']> = new Set(['Rule', 'Let', 'Forbid', 'Limit', 'Assert', 'Regime']);
/** Where the name of a param may stand for a literal. */
const settings: ReadonlySet<Expr['kind']> = new Set(['Compare', 'InRange', 'For', 'Within', 'Trend', 'Move']);

/** A threshold or a window that is written out becomes a param: one knob, with a name, for profiles and sweeps. */
export const extractParam: Rewriter = (at) => {
  const { statement, selection } = at;
  if (!hosts.has(statement.kind)) return undefined;
  for (const outer of expressionsOf(statement)) {
    if (!settings.has(outer.kind)) continue;
    const literal = children(outer).find((part) => isLiteral(part) && covers(part.span, selection));
    if (!literal) continue;
    const name = freshName(suggested(outer, literal), at);
    const text = textOf(at, literal.span);
    return {
      title: `Make \`${text}\` a param`,
      kind: CodeActionKind.RefactorExtract,
      edits: [
        insertion(at, startOfStatement(at), `param ${name} = ${text}\n\n`),
        { file: at.place.document.uri, span: literal.span, text: name },
      ],
    };
  }
  return undefined;
};

const isLiteral = (expr: Expr): boolean =>
  ['Number', 'Money', 'Duration'].includes(expr.kind) ||
  (expr.kind === 'Negate' && expr.operand.kind === 'Number');

/** `vix_level` of `vix > 28`. */
function suggested(outer: Expr, literal: Expr): string {
  if (literal.kind === 'Duration') return 'window';
  const named = children(outer).find((part) => part.kind === 'Name');
  return named?.kind === 'Name' ? `${named.name.replace('.', '_')}_level` : 'level';
}

function freshName(wanted: string, { place: { analysis } }: RewriteAt): string {
  const { scope } = analysis;
  const isTaken = (name: string): boolean =>
    scope.value(name) !== undefined ||
    scope.function(name) !== undefined ||
    (reservedWords as readonly string[]).includes(name);
  let name = wanted;
  for (let i = 2; isTaken(name); i++) name = `${wanted}_${i}`;
  return name;
}
