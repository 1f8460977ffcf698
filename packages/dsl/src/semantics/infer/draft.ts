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

/** Parts of one tree at most: definitions used over and over would make it as large as the text that they save. */
const mostParts = 5_000;

/** The tree as the IR has it: every node on the grid. A tree beyond all reading is cut at its definitions. */
export function conditionOf(cx: Context, root: Draft): Condition {
  let parts = 0;
  const convert = (draft: Draft): Condition => {
    const { value, children, compare, ...rest } = draft;
    parts++;
    const cut = draft.form === 'name' && parts > mostParts;
    return {
      ...rest,
      node: onGrid(cx, value),
      children: cut ? [] : children.map(convert),
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
  };
  return convert(root);
}
