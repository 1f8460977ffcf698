import { CodeActionKind } from 'vscode-languageserver-types';
import type { CompareExpr, Expr, NumberLiteral, RuleDecl } from '../../../syntax/ast.ts';
import { endOfStatement, insertion, partsOf, type RewriteAt, type Rewriter } from './rewrite.ts';

/** A test of a rule: each name that it reads is given, so that it fires where that can be told from its text. */
export const testSkeleton: Rewriter = (at) => {
  const { statement } = at;
  const decision = statement.kind === 'Rule' ? decisionOf(statement) : undefined;
  if (statement.kind !== 'Rule' || decision === undefined) return undefined;
  const name = statement.name?.name;
  const lines = [
    `test "${name ?? decision}: what it is for" {`,
    ...[...givens(statement, at)].map(([given, value]) => `  given ${given} = ${value}`),
    `  expect ${decision}`,
    '}',
  ];
  return {
    title: name === undefined ? 'Write a test of this rule' : `Write a test of \`${name}\``,
    kind: CodeActionKind.Refactor,
    edits: [insertion(at, endOfStatement(at), `\n\n${lines.join('\n')}`)],
    mends: ['rule-without-test'],
  };
};

function decisionOf({ actions }: RuleDecl): string | undefined {
  const [first] = actions;
  if (!first) return undefined;
  return first.kind === 'alert' ? 'alert' : `${first.kind} ${first.layer.name}`;
}

/** Values by name: beyond the numbers that names are compared with, true where the rule asks for it. */
function givens({ when, unless }: RuleDecl, at: RewriteAt): Map<string, string> {
  const found = new Map<string, string>();
  const read = (condition: Expr, wanted: boolean): void => {
    for (const part of partsOf(condition)) {
      const [name, value] = part.kind === 'Compare' ? beyond(part) : [];
      if (name !== undefined && value !== undefined && isGiven(name, at) && wanted) found.set(name, value);
    }
    for (const part of partsOf(condition)) {
      if (part.kind !== 'Name' || found.has(part.name) || !isGiven(part.name, at)) continue;
      const value = plainValue(part.name, wanted, at);
      if (value !== undefined) found.set(part.name, value);
    }
  };
  read(when, true);
  if (unless) read(unless, false);
  return found;
}

/** A test may give what data supplies and what definitions are worth. */
function isGiven(name: string, { place: { analysis } }: RewriteAt): boolean {
  const declaration = analysis.scope.value(name)?.declaration;
  return declaration?.kind === 'Input' || (declaration?.kind === 'Let' && declaration.params === undefined);
}

/** Of `vix > 28`, `vix` and a number beyond it. */
function beyond({ operands, ops }: CompareExpr): [name?: string, value?: string] {
  const [left, right] = operands;
  if (ops.length !== 1 || left?.kind !== 'Name' || right?.kind !== 'Number') return [];
  const isAbove = ops[0]!.startsWith('>');
  const isEqual = ops[0] === '==';
  return [left.name, isEqual ? written(right, 1) : written(right, isAbove ? 1.1 : 0.9)];
}

const scales = { '': 1, '%': 100, bp: 10_000, pp: 100 } as const;

/** A literal's value times a factor, with its suffix: a share stays one. */
function written({ value, suffix }: NumberLiteral, factor: number): string {
  const scaled = value * scales[suffix] * factor;
  const isFull = suffix === '%' && factor > 1 && value <= 1 && value * factor > 1;
  return `${isFull ? 100 : Number(scaled.toPrecision(4))}${suffix}`;
}

function plainValue(name: string, wanted: boolean, { place: { analysis } }: RewriteAt): string | undefined {
  const { type } = analysis.valueOf(analysis.scope.value(name)!);
  if (type.kind === 'truth') return String(wanted);
  if (type.kind === 'enum') return type.members[0];
  return undefined;
}
