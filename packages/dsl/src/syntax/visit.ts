import type { Expr } from './ast.ts';

/** The parts of an expression that are expressions themselves, in the order in which they are written. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'Number':
    case 'Money':
    case 'Duration':
    case 'Date':
    case 'Name':
    case 'Bad':
      return [];
    case 'Member':
      return [expr.object];
    case 'Call':
      return expr.args;
    case 'Negate':
    case 'Not':
      return [expr.operand];
    case 'Arithmetic':
    case 'Logic':
    case 'Crosses':
      return [expr.left, expr.right];
    case 'If':
      return [expr.condition, expr.then, expr.else];
    case 'Paren':
      return [expr.inner];
    case 'Ago':
      return [expr.value, expr.duration];
    case 'By':
      return [expr.value];
    case 'Compare':
      return expr.operands;
    case 'InRange':
      return [expr.value, expr.low, expr.high];
    case 'Is':
      return [expr.subject];
    case 'For':
      return expr.atLeast === undefined
        ? [expr.condition, expr.window]
        : [expr.condition, expr.atLeast, expr.window];
    case 'Within':
      return [expr.condition, expr.window];
    case 'Since':
      return [expr.condition, expr.start];
    case 'Trend':
      return expr.over === undefined ? [expr.value] : [expr.value, expr.over];
    case 'Move':
      return [expr.value, expr.amount, expr.window];
    case 'Diverges':
      return [expr.left, expr.right, expr.over];
    case 'Vote':
      return expr.count === undefined ? expr.conditions : [expr.count, ...expr.conditions];
    case 'EventWindow':
      return expr.form === 'range' ? [expr.low, expr.high] : [expr.high];
  }
}

/** The most levels that the tree of one expression has; found without recursion, whatever its depth. */
export function depthOf(expr: Expr): number {
  let deepest = 0;
  const pending: { expr: Expr; depth: number }[] = [{ expr, depth: 1 }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    deepest = Math.max(deepest, at.depth);
    for (const child of children(at.expr)) pending.push({ expr: child, depth: at.depth + 1 });
  }
  return deepest;
}
