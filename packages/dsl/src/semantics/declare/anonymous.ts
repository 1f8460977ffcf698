import type * as Ast from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';

const kinds = { Rule: 'rule', Assert: 'assert' } as const;

/**
 * The name of a rule or an assertion. One without a name is called `rule@12`, by its line; with its column and file
 * where that is taken, since claims and reports tell rules apart by name.
 */
export function nameOf(cx: Context, statement: Ast.RuleDecl | Ast.AssertDecl, env: Env): string {
  if (statement.name) return statement.name.name;
  const { line, column } = cx.position(env, statement.span.start);
  const file = env.source.name.replace(/^.*\//, '');
  const candidates = [
    `${line}`,
    `${line}:${column}`,
    `${file}:${line}:${column}`,
    `${env.source.name}:${line}:${column}`,
  ];
  const names = candidates.map((place) => `${kinds[statement.kind]}@${place}`);
  const name = names.find((candidate) => !cx.anonymous.has(candidate)) ?? names.at(-1)!;
  cx.anonymous.add(name);
  return name;
}
