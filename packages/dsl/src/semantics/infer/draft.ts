import type { Condition } from '../../ir/program.ts';
import type { Span } from '../../source/span.ts';
import { onGrid } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import type { Draft, Value } from '../value.ts';

/** Gives a truth its place in *why* trees: the author's text, its form and its parts. */
export function draftOf(
  cx: Context,
  expr: { readonly span: Span },
  env: Env,
  form: Draft['form'],
  value: Value,
  children: readonly Draft[],
  extras: Pick<Draft, 'compare' | 'length' | 'atLeast' | 'name'> = {},
): Value {
  const draft: Draft = {
    file: env.source.name,
    span: expr.span,
    text: cx.text(env, expr.span),
    form,
    value,
    children,
    ...extras,
  };
  return { ...value, draft };
}

/** The tree as the IR has it: every node on the grid. */
export function conditionOf(cx: Context, draft: Draft): Condition {
  const { value, children, compare, ...rest } = draft;
  return {
    ...rest,
    node: onGrid(cx, value),
    children: children.map((child) => conditionOf(cx, child)),
    ...(compare === undefined
      ? {}
      : {
          compare: {
            left: onGrid(cx, compare.left),
            operator: compare.operator,
            right: onGrid(cx, compare.right),
            unit: compare.unit,
          },
        }),
  };
}
