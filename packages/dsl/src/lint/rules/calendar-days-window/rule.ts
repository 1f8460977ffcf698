import type { DurationExpr, Expr } from '../../../syntax/ast.ts';
import { expressionsOf } from '../../../syntax/expressions.ts';
import { defineRule } from '../../rule.ts';

/** `for 3 days` over a weekend is one session: who counts trading days means sessions. */
export const calendarDaysWindow = defineRule<{ text: string; sessions: string }>()({
  spec: {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` counts calendar days: over a weekend it holds fewer sessions`,
    help: ({ sessions }) => `write \`${sessions}\` for trading days, or a longer window`,
  },
  category: 'time',
  summary: 'a short window counts calendar days where trading days are likely meant',
  recommended: 'warning',
  strict: 'warning',
  options: {
    shortest: { type: 'number', default: 10, doc: 'windows of so many days and more are taken as meant' },
  },
  checkStatement(cx, statement, source) {
    if (cx.program.everyMinutes !== undefined) return;
    for (const expr of expressionsOf(statement)) {
      for (const window of windowsOf(expr)) {
        if (window.kind !== 'Duration' || window.unit !== 'days' || window.count >= cx.options.shortest)
          continue;
        const at = { file: source.name, span: window.span };
        const sessions = `${window.count} session${window.count === 1 ? '' : 's'}`;
        cx.report({ text: cx.text(at), sessions }, at);
      }
    }
  },
});

/** Durations that are windows of an operator; how far an event is away is counted in days with good reason. */
function windowsOf(expr: Expr): readonly (DurationExpr | Expr)[] {
  switch (expr.kind) {
    case 'For':
    case 'Within':
    case 'Move':
      return [expr.window];
    case 'Trend':
      return expr.over ? [expr.over] : [];
    case 'Diverges':
      return [expr.over];
    case 'Call':
      return expr.args;
    default:
      return [];
  }
}
