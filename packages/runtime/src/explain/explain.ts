/** Why a condition is true, false or unknown at an instant: its tree, with the figures that matter. */
import { type Ir, positionIn } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';
import { blameInputs } from './blame.ts';
import { distanceOf } from './distance.ts';
import { earliestOf, progressOf } from './progress.ts';
import { sessionDate, truthOf, valueAt } from './view.ts';
import type { Truth, Why } from './why.ts';

export const explain = (evaluation: Evaluation, condition: Ir.Condition, instant: number): Why =>
  why(evaluation, condition, instant, true);

function why(evaluation: Evaluation, condition: Ir.Condition, instant: number, decides: boolean): Why {
  const value = valueAt(evaluation, condition.node, instant);
  const truth = truthOf(value);
  const truths = condition.children.map(({ node }) => truthOf(valueAt(evaluation, node, instant)));
  const children = condition.children.map((child, i) =>
    why(evaluation, child, instant, doesDecide(condition.form, truth, truths[i]!)),
  );
  const { compare } = condition;
  const distance = compare && distanceOf(evaluation, compare, instant);
  const progress = progressOf(evaluation, condition, instant);
  const starts = evaluation.program.lines.get(condition.file) ?? [0];
  const sides = compare && {
    value: orNull(valueAt(evaluation, compare.left, instant)),
    threshold: orNull(valueAt(evaluation, compare.right, instant)),
    unit: compare.unit,
  };
  return {
    text: condition.text,
    form: condition.form,
    truth,
    since: since(evaluation, condition.node, instant, value),
    ...sides,
    ...(distance ? { distance } : {}),
    ...(progress ? { progress } : {}),
    earliest: earliestOf(
      evaluation,
      condition,
      children.map((child) => child.earliest ?? null),
      instant,
    ),
    ...(truth === 'unknown' ? { blame: blameInputs(evaluation, condition.node, instant) } : {}),
    children,
    decides,
    span: { file: condition.file, ...positionIn(starts, condition.span.start) },
  };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The session since which a node has had this truth. */
function since(evaluation: Evaluation, node: Ir.NodeId, instant: number, value: number): string {
  let first = instant;
  while (first > 0 && Object.is(valueAt(evaluation, node, first - 1), value)) first--;
  return sessionDate(evaluation, first);
}

/** Whether a part decides the truth of the whole: a false `and` is decided by its false parts, and so on. */
function doesDecide(form: Ir.Condition['form'], whole: Truth, part: Truth): boolean {
  return form === 'and' || form === 'or' || form === 'vote' ? whole === part : true;
}

/** The tree without the parts that do not decide. */
export const shorten = (tree: Why): Why => ({
  ...tree,
  children: tree.children.filter((child) => child.decides).map(shorten),
});
