import { functionTable } from '../../functions/table.ts';
import type { CallExpr, LetDecl } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import type { Entry } from '../scope.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { infer } from './index.ts';
import { reportUnknown } from './names.ts';
import { callSpecial, specialForms } from './special.ts';
import { callTable } from './table.ts';

export function inferCall(cx: Context, expr: CallExpr, env: Env): Value {
  const { name } = expr.callee;
  if (specialForms.has(name)) return callSpecial(cx, expr, env);
  const spec = functionTable.get(name);
  if (spec && !spec.hidden) return callTable(cx, expr, spec, env);
  const entry = cx.scope.function(name);
  if (entry) return expand(cx, expr, entry, env);
  reportUnknown(cx, expr.callee, 'function', cx.scope.functionNames(), env);
  for (const arg of expr.args) infer(cx, arg, env);
  return cx.unresolved();
}

/** Calls of functions within functions, and calls in all: a few lines could else stand for billions of nodes. */
const deepestExpansion = 50;
export const mostExpansions = 100_000;

/** Writes a function out: its body, with the values of the arguments in place of its parameters. */
function expand(cx: Context, expr: CallExpr, entry: Entry<LetDecl>, env: Env): Value {
  const { declaration, name, source } = entry;
  const params = declaration.params!;
  const since = cx.expanding.indexOf(entry);
  if (since >= 0) {
    const cycle = [...cx.expanding.slice(since), entry].map((e) => e.name);
    cx.report('recursive-function', { cycle }, { source }, entry.ident.span);
    return cx.unresolved();
  }
  if (cx.expanding.length >= deepestExpansion || cx.expansions >= mostExpansions) {
    tooLarge(cx, cx.expanding[0] ?? entry);
    return cx.unresolved();
  }
  cx.expansions++;
  const args = expr.args.map((arg) => infer(cx, arg, env));
  if (args.length !== params.length) {
    const expected = params.length === 1 ? '1 argument' : `${params.length} arguments`;
    cx.report('argument-count', { name, expected, found: args.length }, env, expr.span);
    return cx.unresolved();
  }
  if (args.some((arg) => arg.type.kind === 'unresolved')) return cx.unresolved();
  const locals = new Map(params.map((param, i) => [param.name, args[i]!]));
  const outer = cx.preludeCall;
  if (entry.prelude) cx.preludeCall ??= { name, env, span: expr.span };
  cx.expanding.push(entry);
  const value = infer(cx, declaration.value, { source, locals });
  cx.expanding.pop();
  cx.preludeCall = outer;
  if (entry.prelude) cx.touch((to) => to.used.add(entry));
  if (!value.draft) return value;
  return draftOf(cx, expr, env, 'name', value, [value.draft], { name });
}

/** Reported once: what comes after it has been left out. */
function tooLarge(cx: Context, { name, source, ident }: Entry): void {
  if (cx.expansions === Infinity) return;
  cx.expansions = Infinity;
  const params = { name, deepest: deepestExpansion, most: mostExpansions };
  cx.report('expansion-too-large', params, { source }, ident.span);
}

/** Checks a function that nothing calls: its parameters fit everything, so that only certain mistakes show. */
export function checkFunction(cx: Context, entry: Entry<LetDecl>): void {
  const locals = new Map<string, Value>();
  for (const param of entry.declaration.params!) {
    if (locals.has(param.name)) {
      const params = { name: param.name, kind: 'parameter', previous: `a parameter of \`${entry.name}\`` };
      cx.report('redeclared-name', params, { source: entry.source }, param.span);
    }
    locals.set(param.name, cx.unresolved());
  }
  cx.expanding.push(entry);
  infer(cx, entry.declaration.value, { source: entry.source, locals });
  cx.expanding.pop();
}
