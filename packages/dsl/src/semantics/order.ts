import type * as Ast from '../syntax/ast.ts';
import { children } from '../syntax/visit.ts';
import type { Entry, Scope } from './scope.ts';

/**
 * The rule set's names in an order in which each comes after those that it is made of, as far as there is one. With a
 * loop of its own and not by recursion, so that a chain of ten thousand definitions is as good as a short one. Cycles
 * are left for the checker to tell of.
 */
export function inOrderOfUse(scope: Scope): Entry[] {
  const ordered: Entry[] = [];
  const seen = new Set<Entry>();
  for (const root of scope.own.values.values()) {
    if (seen.has(root)) continue;
    seen.add(root);
    const stack = [{ entry: root, uses: namesIn(scope, root.declaration) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const name = top.uses.pop();
      if (name === undefined) {
        ordered.push(top.entry);
        stack.pop();
        continue;
      }
      const used = scope.own.values.get(name);
      if (used && !seen.has(used)) {
        seen.add(used);
        stack.push({ entry: used, uses: namesIn(scope, used.declaration) });
      }
    }
  }
  return ordered;
}

/** Every name in a declaration's expressions and in the functions that they call, whatever it stands for. */
function namesIn(scope: Scope, declaration: Ast.Statement): string[] {
  const names: string[] = [];
  const called = new Set<string>();
  const todo = [...expressionsOf(declaration)];
  for (let expr = todo.pop(); expr !== undefined; expr = todo.pop()) {
    if (expr.kind === 'Name') names.push(expr.name);
    if (expr.kind === 'Call' && !called.has(expr.callee.name)) {
      called.add(expr.callee.name);
      const body = scope.own.functions.get(expr.callee.name)?.declaration.value;
      if (body) todo.push(body);
    }
    for (const child of children(expr)) todo.push(child);
  }
  return names;
}

/** What the value of a name is made of. */
function expressionsOf(declaration: Ast.Statement): readonly Ast.Expr[] {
  switch (declaration.kind) {
    case 'Let':
    case 'Param':
      return [declaration.value];
    case 'Score':
      return declaration.terms.map((term) => term.when);
    case 'Regime': {
      const { by, states } = declaration;
      return [by, ...states.flatMap((state) => [state.when, state.until])].filter((e) => e !== undefined);
    }
    default:
      return [];
  }
}
